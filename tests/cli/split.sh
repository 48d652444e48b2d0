# SPDX-License-Identifier: GPL-3.0-or-later
# undex split: one index becomes several, and several one again
. "$(dirname "$0")/harness.sh"

mkdir docs more
cp "$CORPUS"/*.pdf "$CORPUS"/*.txt docs/
cp docs/A_99_901.en.pdf docs/same.pdf
printf '%%PDF-1.4\nrubbish' >docs/bad.pdf
for n in 1 2 3 4 5 6 7 8; do
    printf 'Report\n\n1. There were %s braces.\n' $n >docs/n$n.txt
done
printf 'Report\n\n1. The first spoons.\n' >more/a.txt
printf 'Report\n\n1. The second spoons.\n' >more/b.txt
run index -q --index all docs
run index -q --index all --set symbol=A/AC.77/3 more
everything() { # INDEX: all that it holds and answers, but for scores, which go by the order of documents
    "$UNDEX" export --index "$1" && "$UNDEX" list --index "$1" --format=jsonl
    for query in 'seed OR braces' '"seed libraries"' 'title:report' A/AC.77/3 'librar*'; do
        "$UNDEX" search --index "$1" --format=jsonl -n 50 "$query" 2>&1 | sed 's/"rank":[0-9]*,"score":[0-9.]*,//' | sort
    done
    "$UNDEX" status --index "$1" --format=json | python3 -c 'import json, sys
d = json.load(sys.stdin); print(d["documents"], d["passages"], d["with_warnings"], d["failed"], d["failures"])'
}
everything all >whole

for count in 0 10000 -1 +2 2.0 '' two 99999999999; do
    run split --index all out -- "$count"
    ok "$count parts: exit code 2" code_is 2
    ok "and what is wanted" err_has "name one from 1 to 9999"
done
run split --index all docs 2
ok "OUT is there: exit code 2" code_is 2
ok "and named" err_has "'docs' is there already"
run split --index nowhere out 2
ok "no index: exit code 2" code_is 2
ok "nothing was made" [ ! -e out ]

for count in 1 8; do
    rm -rf out back
    run split --index all out $count
    ok "$count parts" code_is 0
    ok "and said" out_has "parts               $count"
    ok "the list names them" [ "$(grep -v '^#' out/index.shards | tr '\n' ' ')" = "$(seq -s ' ' $count) " ]
    for i in $(seq $count); do
        "$UNDEX" check --index out/$i >"$T/out" 2>&1 || break
    done
    ok "each is sound" [ "$i" -eq $count ] && out_has "sound               yes"
    for i in $(seq $count); do "$UNDEX" export --index out/$i; done | sort >parts
    "$UNDEX" export --index all | sort >one
    ok "together they hold what the one holds, and ids are as they were" cmp one parts
    run merge back out/*/
    everything back >merged
    ok "and merged they are the one" cmp whole merged
done
for i in $(seq 8); do
    run index -q --index own$i --shard $i/8 docs
    "$UNDEX" list --index own$i --format=jsonl
done | grep -o '"sha256":"[0-9a-f]*"' | sort -u >expected
for i in $(seq 8); do
    "$UNDEX" list --index own$i --format=jsonl | grep -o '"sha256":"[0-9a-f]*"' | sort -u >expected
    "$UNDEX" list --index out/$i --format=jsonl | grep -v "$PWD/more/" | grep -o '"sha256":"[0-9a-f]*"' | sort -u >got
    cmp -s expected got || break
done
ok "documents go where undex index --shard takes them" [ "$i" -eq 8 ]
run index --index out/3 --shard 3/8 docs
ok "and their files are known there" err_has "unchanged, 12 of other shards"
run split --index all --format=json small 2
ok "in json" json 'd["type"] == "split" and d["parts"] == 2 and d["shards"].endswith("/small/index.shards") and d["passages"] > 100'

code=0
(ulimit -f 16 && exec "$UNDEX" split --index all none 2) >"$T/out" 2>"$T/err" || code=$?
ok "no room: exit code 2" code_is 2
ok "and said of what is made" err_has "index $PWD/none: "
ok "and why" err_has "ulimit -f"
cp -r all broken
dd if=/dev/zero of=broken/db/docdata.glass bs=1 seek=7000 count=600 conv=notrunc status=none
run split --index broken none 2
ok "a damaged index: exit code 2" code_is 2
ok "and named" err_has "index broken: it is damaged, and nothing was made"
mkdir box
mv all docs more box/
run split --index box/all none 2
"$UNDEX" export --index box/all | sort >one
for i in 1 2; do "$UNDEX" export --index none/$i; done | sort >parts
ok "an index that was moved with its files" cmp one parts
mv box/all box/docs box/more .
rm -rf none

for wait in 0.02 0.05 0.1 0.2; do
    "$UNDEX" split --index all none 3 >"$T/out" 2>&1 &
    pid=$!
    sleep $wait
    kill -KILL $pid 2>/dev/null
    wait $pid 2>/dev/null
    [ ! -e none ] || { "$UNDEX" merge back2 none/*/ >"$T/out" && everything back2 | cmp - whole || break; rm -rf none back2; }
done
ok "killed: what is made is whole or not there" [ ! -e none ]
run split --index all none 3
ok "the next one succeeds" code_is 0
ok "and leaves nothing beside it" [ "$(ls -dA .*undex-new 2>/dev/null)" = "" ]
everything all >merged
ok "the index is as it was" cmp whole merged
finish
