#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs each fuzz target over its seeds for SECONDS_EACH (60): tests/fuzz/run.sh DIR-OF-PROGRAMS. What they find stays in
# build/fuzz-found/; put it among the seeds with its mending.
set -u
cd "$(dirname "$0")/../.." || exit 2
programs=$1
failed=0 passed=0
mkdir -p build/fuzz-found
for name in text segment query record index_slots reader_messages; do
    work=$(mktemp -d "${TMPDIR:-/tmp}/undex-fuzz.XXXXXX")
    mkdir "$work/inputs"
    # Xapian tells the allocator a wrong size where a database is checked
    if TMPDIR=$work ASAN_OPTIONS=detect_leaks=1:new_delete_type_mismatch=0 "$programs/fuzz_$name" -max_total_time="${SECONDS_EACH:-60}" -timeout=20 -rss_limit_mb=3000 \
        -max_len=8192 -artifact_prefix="build/fuzz-found/$name-" -print_final_stats=1 "$work/inputs" "tests/fuzz/seeds/$name" >"build/fuzz-$name.log" 2>&1; then
        passed=$((passed + 1))
        echo "ok - $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz-$name.log") inputs"
    else
        failed=$((failed + 1))
        echo "not ok - $name"
        grep -E 'ERROR|SUMMARY|Assertion|Test unit written' "build/fuzz-$name.log" | head -n 5 | sed 's/^/    /'
    fi
    rm -rf "$work"
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
