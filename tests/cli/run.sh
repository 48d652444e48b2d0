#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs all tests of the command line, or those named: tests/cli/run.sh [NAME...]   (UNDEX=path of the program)
here=$(dirname "$0")
passed=0 failed=0 skipped=0
[ $# -gt 0 ] || set -- $(cd "$here" && ls *.sh | grep -vxE 'run.sh|harness.sh' | sed 's/\.sh$//')
for name; do
    echo "# $name"
    output=$(sh "$here/$name.sh" 2>&1)
    status=$?
    printf "%s\n" "$output"
    counts=$(printf "%s\n" "$output" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' | tail -n 1)
    # a file that did not reach its end has failed, whatever it had counted
    [ -n "$counts" ] || { [ $status -eq 0 ] && status=1; counts="0 1 0"; }
    set -- $counts
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
done
echo "# all"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
