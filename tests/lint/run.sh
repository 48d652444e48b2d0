#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# All checks of the sources; each is one test: make lint, or tests/lint/run.sh [CHECK...]
#
# clang-format, clang-tidy and cppcheck find different things in each version. Those of Debian 12 decide; findings of
# another version are shown, and the check counts as skipped.
set -u
cd "$(dirname "$0")/../.." || exit 2
: "${BUILD:=build/release}"
jobs=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
passed=0 failed=0 skipped=0
out=$(mktemp "${TMPDIR:-/tmp}/undex-lint.XXXXXX") || exit 2
trap 'rm -f "$out"' EXIT

sources() { git -c safe.directory='*' ls-files --cached --others --exclude-standard 'src/*.c' 'src/*.cc' 'src/*.h' 'include/*.h' 'tests/*.c' 'tests/*.h'; }

# The program of the deciding version where there is one: NAME VERSION
program() {
    if command -v "$1-$2" >/dev/null; then echo "$1-$2"; else echo "$1"; fi
}

layers() { tests/lint/layers; }
spdx() { tests/lint/text spdx; }
banned() { tests/lint/text banned; }
words() { tests/lint/text words; }
addresses() { tests/lint/text addresses; }
data() { tests/lint/text data; }

format() {
    # shellcheck disable=SC2046
    $(program clang-format 14) --dry-run -Werror $(sources)
}

cppcheck() { cppcheck_as c c && cppcheck_as c++ cc; }
cppcheck_as() { # LANGUAGE ENDING; the macros are defined away because they hide what follows them
    # shellcheck disable=SC2046
    command cppcheck --quiet --error-exitcode=1 -j "$jobs" --enable=warning,performance,portability \
        --language="$1" --library=gtk --suppressions-list=tests/lint/cppcheck.txt \
        -D__linux__ '-DG_GNUC_PRINTF(f,a)=' '-DG_DEFINE_QUARK(q,f)=' '-DG_DEFINE_AUTOPTR_CLEANUP_FUNC(t,f)=' \
        -Iinclude -Isrc $(sources | grep "\.$2\$")
}

tidy() { make --no-print-directory -k -j "$jobs" BUILD="$BUILD" TIDY="$(program clang-tidy 14)" tidy; }

# Reads the objects that tidy has made.
circles() { BUILD="$BUILD" tests/lint/circles; }

check() { # NAME [TOOL MAJOR]
    name=$1
    begun=$(date +%s)
    if "$name" >"$out" 2>&1; then
        passed=$((passed + 1))
        echo "ok - $name ($(($(date +%s) - begun)) s)"
        return
    fi
    have=
    [ $# -eq 1 ] || have=$(command "$(program "$2" "$3")" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1)
    case $#:$have in
    1: | *:"${3-}" | *:"${3-}".*)
        failed=$((failed + 1))
        echo "not ok - $name"
        ;;
    *)
        skipped=$((skipped + 1))
        echo "skip - $name: $2 ${have:-is missing}: other than $3, which decides; its findings are in the log"
        ;;
    esac
    head -n 200 "$out" | sed 's/^/    /'
}

for name in "${@:-all}"; do
    case $name in
    all)
        for each in layers spdx banned words addresses data; do check $each; done
        check format clang-format 14
        check cppcheck cppcheck 2.10
        check tidy clang-tidy 14
        check circles
        ;;
    format) check format clang-format 14 ;;
    cppcheck) check cppcheck cppcheck 2.10 ;;
    tidy) check tidy clang-tidy 14 ;;
    layers | spdx | banned | words | addresses | data | circles) check "$name" ;;
    *) echo "usage: tests/lint/run.sh [layers spdx banned words addresses data format cppcheck tidy circles]" >&2 && exit 2 ;;
    esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
