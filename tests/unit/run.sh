#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the unit programs of one build and counts their tests one by one: BUILD=build/release tests/unit/run.sh [NAME...]
# A program that crashes, hangs or stops before its last test has failed, whatever it had counted.
set -u
cd "$(dirname "$0")/../.." || exit 2
build=${BUILD:-build/release}
passed=0 failed=0 skipped=0
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/undex-units.XXXXXX") || exit 2
export TMPDIR CMOCKA_MESSAGE_OUTPUT=tap
trap 'rm -rf "$TMPDIR"' EXIT
[ $# -gt 0 ] || set -- tests/unit/test_*.c

for name; do
    name=${name##*/test_} name=${name%.c}
    timeout 300 "$build/tests/unit/test_$name" >"$TMPDIR/.out" 2>"$TMPDIR/.err" </dev/null
    status=$?
    sed -n "s/^ok [0-9]* - /ok - $name: /p; s/^not ok [0-9]* - /not ok - $name: /p; s/^\(not \)\{0,1\}ok [0-9]* # SKIP /skip - $name: the program says so: /p; s/^# [^on]/    &/p" "$TMPDIR/.out" >"$TMPDIR/.shown"
    planned=$(sed -n 's/^1\.\.//p' "$TMPDIR/.out" | awk '{ n += $1 } END { print n + 0 }')
    good=$(grep -c '^ok - ' "$TMPDIR/.shown")
    bad=$(grep -c '^not ok - ' "$TMPDIR/.shown")
    left=$(grep -c '^skip - ' "$TMPDIR/.shown")
    cat "$TMPDIR/.shown"
    if [ "$planned" -eq 0 ] || [ $((good + bad + left)) -lt "$planned" ] || { [ $status -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        echo "not ok - $name: status $status after $((good + bad + left)) of $planned tests"
        bad=$((bad + 1))
    fi
    if [ "$bad" -gt 0 ]; then
        head -n 60 "$TMPDIR/.err" | sed 's/^/    /'
    fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
