# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the tests of the command line. Each test file runs the built program in a folder of its own.
#
#   run ARGS...          runs undex; keeps its exit code, $T/out and $T/err
#   ok NAME CHECK...     one test: "ok" where the check (below, or any command) succeeds
#   tty COLUMNS ARGS...  the same on a terminal so wide (tests/cli/ownterm.py); both outputs are in $T/out
#   refusing TERM ARGS...   run, where Xapian refuses each document that has the term; can_refuse: whether that can be
#   skip NAME WHY        a test that cannot run here
#   other_schema INDEX   makes it one of the schema before this
#   finish               prints the counts; the exit code says whether all passed
#
# Checks: code_is N, out_has TEXT, out_lacks TEXT, out_empty, out_lines N, out_first TEXT (the first line), out_same FILE
# (as in FILE, and not empty), err_has TEXT, err_lacks TEXT, err_empty, err_lines N, schema NAME[,NAME...] [--lines]
# (stdout, or each line of it, keeps to these of the published schema: tests/cli/schema.py), png FILE EXPR
# (tests/cli/png.py), json EXPR (python: `d` is the JSON of stdout, `rows` its lines as JSON).

ROOT=$(cd "$(dirname "$0")/../.." && pwd)
CORPUS=$ROOT/corpus
UNDEX=${UNDEX:-$ROOT/undex}
case $UNDEX in /*) ;; *) UNDEX=$PWD/$UNDEX ;; esac
[ -x "$UNDEX" ] && [ ! -d "$UNDEX" ] || { echo "no program $UNDEX; build it, or say where it is: UNDEX=PATH" >&2 && exit 2; }
FAULT=${BUILD:-$ROOT/build/release}/tests/stress/xapian_fault.so
case $FAULT in /*) ;; *) FAULT=$PWD/$FAULT ;; esac
T=$(mktemp -d "${TMPDIR:-/tmp}/undex-cli.XXXXXX") || exit 2
trap 'chmod -R u+rwX "$T" 2>/dev/null; rm -rf "$T"' EXIT
mkdir "$T/home" "$T/w"
cd "$T/w" || exit 2
HOME=$T/home XDG_DATA_HOME=$T/home/share XDG_CONFIG_HOME=$T/home/config
export HOME XDG_DATA_HOME XDG_CONFIG_HOME
unset UNDEX_NO_CONFIG UNDEX_VIEWER UNDEX_INDEX NO_COLOR COLUMNS PAGER UNDEX_PAGER LESS FORCE_HYPERLINK
passed=0 failed=0 skipped=0 code=0

run() {
    code=0
    "$UNDEX" "$@" >"$T/out" 2>"$T/err" </dev/null || code=$?
}

tty() {
    code=0
    : >"$T/err"
    wide=$1
    shift
    python3 "$ROOT/tests/cli/ownterm.py" "$wide" "$UNDEX" "$@" >"$T/out" </dev/null || code=$?
}

can_refuse() { [ -e "$FAULT" ]; }

refusing() {
    code=0
    term=$1
    shift
    before=$([ "${SUITE:-}" != asan ] || gcc -print-file-name=libasan.so)
    LD_PRELOAD="$before $FAULT" FAULT_TERM=$term "$UNDEX" "$@" >"$T/out" 2>"$T/err" </dev/null || code=$?
}

other_schema() {
    python3 -c '
import re, sys
path = sys.argv[1] + "/db/postlist.glass"
data, count = re.subn(rb"(undex[.]schema.{0,4}?)(\d+)", lambda m: m[1] + b"%0*d" % (len(m[2]), int(m[2]) - 1), open(path, "rb").read(), flags=re.S)
assert count
open(path, "wb").write(data)' "$1"
}

ok() {
    name=$1
    shift
    if "$@" >"$T/why" 2>&1; then
        passed=$((passed + 1))
        echo "ok - $name"
    else
        failed=$((failed + 1))
        echo "not ok - $name"
        {
            echo "check: $*"
            head -n 5 "$T/why"
            echo "exit code $code; stdout:"
            head -c 600 "$T/out"
            echo "stderr:"
            head -c 600 "$T/err"
        } | sed 's/^/    /'
    fi
}

skip() {
    skipped=$((skipped + 1))
    echo "skip - $1: $2"
}

finish() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
}

code_is() { [ "$code" -eq "$1" ]; }
out_has() { grep -qF -- "$1" "$T/out"; }
out_lacks() { ! out_has "$1"; }
out_empty() { [ ! -s "$T/out" ]; }
out_same() { [ -s "$1" ] && cmp -s "$T/out" "$1"; }
out_lines() { [ "$(wc -l <"$T/out")" -eq "$1" ]; }
out_first() { [ "$(head -n 1 "$T/out")" = "$1" ]; }
err_has() { grep -qF -- "$1" "$T/err"; }
err_lacks() { ! err_has "$1"; }
err_empty() { [ ! -s "$T/err" ]; }
err_lines() { [ "$(wc -l <"$T/err")" -eq "$1" ]; }
schema() { python3 "$ROOT/tests/cli/schema.py" "$ROOT/data/undex-1.schema.json" "$T/out" "$@"; }
png() { python3 "$ROOT/tests/cli/png.py" "$@"; }
json() {
    python3 -c '
import json, sys
text = open(sys.argv[1], encoding="utf-8").read()
try:
    d = json.loads(text)
except ValueError:
    d = None
try:
    rows = [json.loads(line) for line in text.splitlines()]
except ValueError:
    rows = None
sys.exit(0 if eval(sys.argv[2]) else 1)' "$T/out" "$1"
}
