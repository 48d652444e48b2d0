# SPDX-License-Identifier: GPL-3.0-or-later
# What is said where the system refuses layers of the sandbox, as containers do; --require-sandbox
. "$(dirname "$0")/harness.sh"

refused() { # LAYERS ARGS...
    layers=$1
    shift
    code=0
    python3 "$ROOT/tests/cli/refusal.py" "$layers" "$UNDEX" "$@" >"$T/out" 2>"$T/err" </dev/null || code=$?
}

file=$CORPUS/A_AC.901_2026_CRP.2.en.txt
run index --index ix --require-sandbox "$file"
first=$code
run status -v --index ix
if ! grep -qE 'landlock [0-9]+, seccomp' "$T/out" || ! refused landlock version || [ "$code" -ne 0 ]; then
    skip "refused layers" "this system has no Landlock and seccomp to refuse: $(grep sandbox "$T/out" | head -n 1)"
    finish
    exit
fi
ok "where both are in force --require-sandbox changes nothing" [ "$first" -eq 0 ]
run index --index ix --force "$file"
ok "and nothing is said of them" err_lacks "refuses"
refused landlock,seccomp index --index ix "$CORPUS"
ok "documents are read where both are refused" code_is 0
ok "which is said once a run" [ "$(grep -c 'this system refuses Landlock and seccomp' "$T/err")" -eq 1 ]
ok "with what can be done" err_has "--require-sandbox"
refused seccomp extract "$file"
ok "it says which is refused" err_has "this system refuses seccomp:"
refused landlock extract -q "$file"
ok "-q says nothing" err_empty
refused landlock index --index ix2 --require-sandbox "$CORPUS"
ok "--require-sandbox is an error there" code_is 2
ok "that names what is missing" err_has "this system refuses Landlock, without which --require-sandbox reads nothing"
run list --index ix2 --format=jsonl
ok "and no document was read" out_empty
refused landlock status -v --index ix
ok "status -v tells" grep -qE '^sandbox +no-new-privs, rlimits, seccomp$' "$T/out"
refused landlock,seccomp show --index ix --image p.png 'A/99/901, p. 1'
ok "drawing says it too" err_has "this system refuses Landlock and seccomp"
refused seccomp show --index ix --require-sandbox --image q.png 'A/99/901, p. 1'
ok "and is held by --require-sandbox" code_is 2
run extract --no-sandbox --require-sandbox "$file"
ok "--no-sandbox and --require-sandbox do not go together" code_is 2
finish
