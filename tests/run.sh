#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs tests, prints what failed and what was skipped and why, and ends with one line: N passed, N failed, N skipped.
#
#   tests/run.sh [SUITE...]     lint, release, asan; default: release
#   tests/run.sh PART SUITE     units, cli, golden or hostile of one build alone; all its output is shown
#
# A part is a command that prints lines "ok - NAME", "not ok - NAME" (reasons after it, indented), "skip - NAME: WHY" and
# at its end its own counts in the form above. A part without that last line has failed. Programs are built before:
# `make test`, `make check`, `make asan`, `make lint` do both. Logs stay in build/log/.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
logs=$root/build/log
mkdir -p "$logs"
passed=0 failed=0 skipped=0

setting() { # SUITE: where its programs are, and what they may do
    case $1 in
    asan)
        BUILD=$root/build/asan UNDEX=$root/build/asan/undex
        ASAN_OPTIONS=${ASAN_OPTIONS-detect_leaks=1:allocator_may_return_null=1}
        UBSAN_OPTIONS=${UBSAN_OPTIONS-print_stacktrace=1}
        LSAN_OPTIONS=${LSAN_OPTIONS-suppressions=$root/tests/leaks.txt:print_suppressions=0}
        export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS
        ;;
    *) BUILD=$root/build/release UNDEX=$root/undex ;;
    esac
    SUITE=$1
    export BUILD UNDEX SUITE
}

part_command() {
    case $1 in
    units) echo tests/unit/run.sh ;;
    cli) echo tests/cli/run.sh ;;
    golden) echo tests/golden/run.py ;;
    hostile) echo tests/hostile/run.py ;;
    lint) echo tests/lint/run.sh ;;
    esac
}

part() { # SUITE PART
    log=$logs/$1-$2.log
    begun=$(date +%s)
    (setting "$1" && exec "$(part_command "$2")") >"$log" 2>&1 </dev/null
    status=$?
    counts=$(tail -n 1 "$log" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p')
    name=$2
    [ "$2" = "$1" ] || name="$2 ($1)"
    # shellcheck disable=SC2086
    set -- ${counts:-0 1 0}
    [ $status -eq 0 ] || [ "$2" -gt 0 ] || set -- "$1" 1 "$3"
    [ "$1" -gt 0 ] || [ "$2" -gt 0 ] || { echo "not ok - $name: nothing was tested" >>"$log" && set -- 0 1 "$3"; }
    echo "$name: $1 passed, $2 failed, $3 skipped, $(($(date +%s) - begun)) s"
    awk '/^not ok - / { shown = 1; print; next } /^ / { if (shown) print; next } { shown = 0 } /^skip - /' "$log" | cut -c 1-400
    if [ -z "$counts" ]; then
        echo "  ended with status $status before its end; the last lines of $log:"
        tail -n 20 "$log" | sed 's/^/    /'
    fi
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

if [ $# -eq 2 ] && [ -n "$(part_command "$1")" ] && [ "$1" != lint ]; then
    setting "$2"
    exec "$(part_command "$1")"
fi
for suite in "${@:-release}"; do
    case $suite in
    lint) part lint lint ;;
    release | asan) for name in units cli golden hostile; do part "$suite" "$name"; done ;;
    *) echo "usage: tests/run.sh [lint|release|asan...]" >&2 && exit 2 ;;
    esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
