# SPDX-License-Identifier: GPL-3.0-or-later
# A damaged index, one that the system does not let be read, and one that is another user's
. "$(dirname "$0")/harness.sh"

mkdir docs
cp "$CORPUS"/A_99_901.en.pdf "$CORPUS"/A_RES_99_901.en.pdf docs/
"$UNDEX" index -q --index ix docs 2>"$T/err"

# the header: every byte, changed in two ways; a search ends with an answer or with one line, and where check finds
# nothing the answer is the true one
header() {
    python3 - "$UNDEX" <<'END'
import os, shutil, subprocess, sys
undex = sys.argv[1]
def run(*args):
    return subprocess.run([undex, *args], capture_output=True)
asked = ['-n', '10', 'seed libraries after drought']
true = run('search', '--index', 'ix', *asked).stdout
shutil.copytree('ix', 'header')
with open('ix/db/iamglass', 'rb') as file:
    whole = file.read()
wrong = []
for length in [0, 1, 20, 40, len(whole) - 1]:
    with open('header/db/iamglass', 'wb') as file:
        file.write(whole[:length])
    got = run('search', '--index', 'header', 'valley')
    if got.returncode != 2 or got.stderr.count(b'\n') != 1 or b'undex check' not in got.stderr:
        wrong.append((length, got))
for at in range(len(whole)):
    for value in (whole[at] ^ 0x80, whole[at] ^ 1):
        with open('header/db/iamglass', 'wb') as file:
            file.write(whole[:at] + bytes([value]) + whole[at + 1:])
        got = run('search', '--index', 'header', *asked)
        if got.returncode not in (0, 1, 2) or (got.returncode == 2 and got.stderr.count(b'\n') != 1):
            wrong.append((at, value, got))
        if got.returncode in (0, 1) and got.stdout != true and run('check', '--index', 'header').returncode == 0:
            wrong.append((at, value, 'unseen'))
print(wrong[:3])
sys.exit(1 if wrong else 0)
END
}
ok "a header with a wrong byte" header
printf 'x' | dd of=header/db/iamglass bs=1 seek=2 conv=notrunc status=none
run search --index header valley
ok "the error names the index" err_has "undex: index header: "
ok "and what to do" err_has "run 'undex check'"
ok "not that it is lost" err_lacks "remove"
run check --index header
ok "the check says that: exit code 2" code_is 2
ok "the check says that" err_has "remove its folder and run 'undex index' again"

# some damaged tables; `make stress` tries thousands
export UNDEX
ok "tables with wrong bytes" python3 "$ROOT/tests/stress/mutations.py" 25

# a damaged table that a run writes to: what Xapian has of it in memory is not to be freed; the C library may say that it is damaged
overwritten() {
    UNDEX_STEP_SECONDS=2 python3 - "$UNDEX" "$CORPUS" <<'END'
import os, shutil, subprocess, sys
undex, corpus = sys.argv[1:]
report = os.path.join(corpus, 'A_99_901.en.pdf')
def index(folder, path):
    return subprocess.run([undex, 'index', '-q', '--force', '--index', folder, path], capture_output=True)
for path in (report, corpus):
    index('written', path)
with open('written/db/postlist.glass', 'rb') as file:
    whole = file.read()
wrong = []
for at in [block + offset for block in range(0, min(len(whole), 6 * 8192), 8192) for offset in (100, 354, 608)]:
    shutil.rmtree('zeros', ignore_errors=True)
    shutil.copytree('written', 'zeros')
    with open('zeros/db/postlist.glass', 'wb') as file:
        file.write(whole[:at] + bytes(16) + whole[at + 16:])
    got = index('zeros', report)
    if got.returncode not in (0, 2) or (got.returncode == 2 and (got.stderr.count(b'undex: index') != 1 or b'undex check' not in got.stderr)):
        wrong.append((at, got))
print(wrong[:3])
sys.exit(1 if wrong else 0)
END
}
if [ "${SUITE:-}" = asan ]; then
    skip "a run over a damaged table" "sanitizers report what Xapian does with its memory"
else
    ok "a run over a damaged table ends with one line of ours" overwritten
fi

# a crash, and a step without end, in a search that waits for its queries
mkfifo queries
waiting() { # SIGNAL COUNT: sent to it
    code=0
    exec 9<>queries # waits for nobody
    UNDEX_STEP_SECONDS=1 "$UNDEX" search --index ix --batch queries >"$T/out" 2>"$T/err" 9>&- &
    echo valley >&9
    sleep 0.5
    for _ in $(seq "$2"); do
        kill -s "$1" $! 2>/dev/null
        sleep 0.1
    done
    exec 9>&-
    wait $! || code=$?
}
waiting PROF 3
ok "a step without end: exit code 2" code_is 2
ok "it is said of the index" err_has "undex: index ix: reading it comes to no end; it may be damaged: run 'undex check'"
if [ "${SUITE:-}" = asan ]; then
    skip "a crash" "sanitizers report it"
else
    for signal in SEGV BUS ABRT; do
        waiting $signal 1
        ok "SIG$signal: exit code 2" code_is 2
        ok "SIG$signal: it is said of the index" err_has "undex: index ix: undex crashed while it was open"
    done
fi

# what the system refuses costs no index
refused() { # the files that may be open: too few for all that is needed
    for files in 4 5 6 7 8 9 10; do
        code=0
        (ulimit -n "$files" && exec "$UNDEX" "$1" --index ix) >"$T/out" 2>"$T/err" || code=$?
        ! grep -qE 'remove|damaged|missing' "$T/err" || return 1
        [ "$code" -eq 0 ] || grep -qi 'too many open files\|cannot be started\|shared libraries\|Loading' "$T/err" || return 1
    done
}
if [ "${SUITE:-}" = asan ]; then
    skip "too few files may be open" "UBSan wants a file to look at an object's type"
else
    ok "too few files may be open: list" refused list
    ok "too few files may be open: check" refused check
fi

# another user's index in the current folder
if [ "$(id -u)" -eq 0 ]; then
    mv ix index
    "$UNDEX" list >"$T/own"
    chown -R 65534 index
    own() { # what undex says of it
        code=0
        env "$@" >"$T/out" 2>"$T/err" || code=$?
    }
    own "$UNDEX" list
    ok "another user's index here: exit code 2" code_is 2
    ok "another user's index here: one line" err_lines 1
    ok "another user's index here: what to do" err_has "say --index index where you trust it"
    own "$UNDEX" index docs
    ok "nor is it written to" code_is 2
    own "$UNDEX" list --index index
    ok "named, it is opened" out_same "$T/own"
    own UNDEX_INDEX=index "$UNDEX" list
    ok "named by the environment, too" out_same "$T/own"
    own SUDO_UID=65534 "$UNDEX" list
    ok "and by whoever called sudo" out_same "$T/own"
    own SUDO_UID=65533 "$UNDEX" list
    ok "but not by others" code_is 2
    own SUDO_UID=x "$UNDEX" list
    ok "nor by who makes no sense" code_is 2
    chown -R 0 index
    chown 65534 index/db
    own "$UNDEX" list
    ok "its database is looked at, too" code_is 2
else
    skip "another user's index" "only the superuser makes one"
fi
finish
