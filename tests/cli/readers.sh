# SPDX-License-Identifier: GPL-3.0-or-later
# Readers while a writer works: nothing fails, whatever the writer does in between.
. "$(dirname "$0")/harness.sh"

cp "$CORPUS"/*.pdf .
"$UNDEX" index -q --index ix . 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
(
    i=0
    while [ ! -e stop ]; do
        i=$((i + 1))
        printf '1. Seed of the year %d.\n\n2. Libraries of the year %d.\n' $i $i >changing.txt
        "$UNDEX" index -q --force changing.txt A_RES_99_901.en.pdf || echo "index: $?" >>writer
    done
) &
writer=$!
failures=0
reading() {
    run "$@"
    [ "$code" -eq 0 ] || { failures=$((failures + 1)) && cp "$T/err" "$T/failure"; }
}
for _ in 1 2 3 4 5 6 7 8 9 10; do
    reading search --facets=kind,organ seed libraries
    reading search -C 1 -n 5 drought
    reading show 'A/99/901, para. 12'
    reading similar 'A/99/901#para.12'
    reading concordance seed
    reading trend seed
    reading terms --prefix lib
    reading list
done
for _ in $(seq 300); do echo 'seed libraries'; done >queries
reading search --batch queries --format=trec
touch stop
wait $writer
[ "$failures" -eq 0 ] || cp "$T/failure" "$T/err"
ok "no reader failed" [ "$failures" -eq 0 ]
ok "a batch over many commits is whole" [ "$(cut -d' ' -f1 "$T/out" | uniq | wc -l)" -eq 300 ]
ok "the writer did not fail either" [ ! -e writer ]
finish
