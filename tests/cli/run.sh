#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs all tests of the command line, or those named, as many at once as there are processors:
# tests/cli/run.sh [NAME...]   (UNDEX=path of the program; JOBS: how many at once)
here=$(dirname "$0")
if [ "${1:-}" = --one ]; then # FOLDER NAME: what it says, and its status and seconds
    begun=$(date +%s)
    sh "$here/$3.sh" >"$2/$3.log" 2>&1
    echo "$? $(($(date +%s) - begun))" >"$2/$3.ended"
    exit 0
fi
passed=0 failed=0 skipped=0
[ $# -gt 0 ] || set -- $(cd "$here" && ls *.sh | grep -vxE 'run.sh|harness.sh' | sed 's/\.sh$//')
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
printf '%s\n' "$@" | xargs -P "${JOBS:-$(nproc)}" -n 1 sh "$0" --one "$logs"
for name; do
    read -r status seconds <"$logs/$name.ended" || status=1 seconds=0
    echo "# $name, $seconds s"
    cat "$logs/$name.log"
    counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' "$logs/$name.log" | tail -n 1)
    # a file that did not reach its end has failed, whatever it had counted
    [ -n "$counts" ] || { [ $status -eq 0 ] && status=1; counts="0 1 0"; }
    set -- $counts
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
done
echo "# all"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
