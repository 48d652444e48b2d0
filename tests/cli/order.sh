# SPDX-License-Identifier: GPL-3.0-or-later
# answers do not depend on the order in which documents were indexed, nor on what lay between them
. "$(dirname "$0")/harness.sh"

mkdir docs gone
cp "$CORPUS"/*.txt docs/
cp "$CORPUS"/A_99_901.en.pdf docs/z.pdf
for n in $(seq 10 79); do # equal ones, more than are looked at for names of several words
    [ $n -lt 30 ] && text='copper five braces' || text='five copper braces'
    printf 'Report\n\n1. There were %s of kind k%s.\n' "$text" $n >docs/n$n.txt
done
for n in 1 2 3; do
    seq -f "%g. The copper mill was closed." $((n * 9)) >gone/g$n.txt
done
run index -q --index forth docs
for batch in gone/g1.txt 'docs/[o-z]*' gone/g2.txt 'docs/n[5-7]*' gone/g3.txt 'docs/n[1-4]*' docs; do
    # shellcheck disable=SC2086
    "$UNDEX" index -q --no-compact --index back $batch >"$T/out" 2>"$T/err" || echo "$batch: $?" >>bad
done
rm gone/*
run index -q --no-compact --index back --prune=all gone
ok "what lay between is gone" test "$("$UNDEX" list --index back | grep -c gone)" -eq 0
ok "all were indexed" test ! -e bad
answers() { # INDEX
    for query in 'copper braces' 'copper' 'copper braces report' 'five copper' 'seed libraries' 'rule of return drought' \
        '"copper braces"' 'copper NEAR/3 braces' 'braces OR drought' 'copper kind:paragraph' 'lang:en' 'kind:paragraph' 'librar*' 'the return of seed'; do
        for order in relevance symbol; do
            echo "== $query, by $order"
            "$UNDEX" search --index "$1" --format=jsonl -n 30 --sort=$order "$query"
        done
    done
    "$UNDEX" search --index "$1" --format=jsonl -n 100 --per-document=1 'copper braces'
}
answers forth >one 2>&1
answers back >other 2>&1
ok "the same ids, scores and order" cmp one other
ok "of a thousand hits" test "$(grep -c '"rank"' one)" -gt 600
finish
