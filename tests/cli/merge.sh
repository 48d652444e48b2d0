# SPDX-License-Identifier: GPL-3.0-or-later
# undex index --shard and undex merge: parts of an archive that are indexed apart, and become one index
. "$(dirname "$0")/harness.sh"

mkdir docs more
cp "$CORPUS"/*.pdf "$CORPUS"/*.txt docs/
cp docs/A_99_901.en.pdf docs/same.pdf
printf '%%PDF-1.4\nrubbish' >docs/bad.pdf
for n in 1 2 3 4 5 6 7 8; do
    printf 'Report\n\n1. There were %s braces.\n\n2. The ladles were counted.\n' $n >docs/n$n.txt
done
printf 'title=Rules of braces\ndate=2033-03-14\n' >docs/n1.txt.meta
printf 'Report\n\n1. The first spoons.\n' >more/a.txt
printf 'Report\n\n1. The second spoons.\n' >more/b.txt
for word in 0/4 5/4 4 /4 4/ a/b 1.0/4 -1/4 +1/4 1/0 1/4/4 '' 1/10000; do
    run index --index none --shard "$word" docs
    ok "--shard '$word': exit code 2" code_is 2
    ok "--shard '$word': nothing is made" [ ! -e none ]
done
ok "what it wants is said" err_has "--shard wants I/N"
run index --index none --shard 1/4 --dry-run docs
ok "no dry run of a shard" code_is 2

everything() { # INDEX: all that it holds and answers
    "$UNDEX" export --index "$1" && "$UNDEX" list --index "$1" --format=jsonl
    for query in 'seed OR braces' 'ladles year:2033' '"seed libraries"' 'title:rules' A/AC.77/3; do
        "$UNDEX" search --index "$1" --format=jsonl -n 50 "$query" 2>&1
    done
    "$UNDEX" status --index "$1" --format=json | python3 -c 'import json, sys
d = json.load(sys.stdin); print(d["documents"], d["passages"], d["with_warnings"], d["failed"], d["failures"])'
}
run index -q --index all docs
run index -q --index all --set symbol=A/AC.77/3 more
everything all >whole
files=$(ls docs/*.pdf docs/*.txt | wc -l)
paths=
for i in 1 2 3 4; do
    run index -q --index p$i --shard $i/4 docs
    run index -q --index p$i --shard $i/4 --set symbol=A/AC.77/3 more
    run index --index p$i --shard $i/4 docs
    ok "shard $i: what is its own is unchanged" err_has "of other shards"
    ok "shard $i: every file is counted" err_has "$files files"
    paths="$paths p$i"
done
run merge out $paths
ok "merging succeeds" code_is 0
ok "and says what came of it" out_has "documents           $("$UNDEX" list --index all | wc -l)"
everything out >merged
ok "the parts together give what one run gives" cmp whole merged
run merge --format=json back p3 p1 p4 p2
ok "in json" json 'd["type"] == "merge" and d["index"].endswith("/back") and d["passages"] > 100'
everything back >merged
ok "and so in any order" cmp whole merged
run check --index out
ok "it is sound" code_is 0
run index --index out docs
ok "and takes files as ever: none has changed" err_has "$((files - 1)) unchanged, 1 failed before"
ok "nothing else was made" [ "$(ls -A | tr '\n' ' ')" = "all back docs merged more out p1 p2 p3 p4 whole " ]
run merge twice out all
everything twice >merged
ok "the same twice is the same once" cmp whole merged

run merge out p1
ok "OUT is there: exit code 2" code_is 2
ok "and named" err_has "'out' is there already"
run merge p1/ p1 p2
ok "OUT is among the others: exit code 2" code_is 2
run merge new p1 nowhere
ok "an input is not there: exit code 2" code_is 2
ok "and named" err_has "nowhere"
cp -r p2 old
other_schema old
run merge new p1 old
ok "an input of another schema: exit code 2" code_is 2
ok "and what to do" err_has "undex index --upgrade"
run merge new
ok "no input: exit code 2" code_is 2
printf 'p1\np2\n' >two.shards
for input in two.shards localhost:7000 docs/n1.txt; do
    run merge new p1 $input
    ok "$input is no input: exit code 2" code_is 2
    ok "and it is named" err_has "'$input' is no folder"
done
ln -s p1 link
run merge new p1 p2 link/
ok "an input named twice: exit code 2" code_is 2
ok "and named" err_has "'link/' is named twice"
cat >locked.py <<'END'
import fcntl, subprocess, sys
with open(sys.argv[1], 'r+') as lock:
    fcntl.lockf(lock, fcntl.LOCK_EX)
    sys.exit(subprocess.run(sys.argv[2:]).returncode)
END
code=0
python3 locked.py p2/db/flintlock "$UNDEX" merge new p1 p2 >"$T/out" 2>"$T/err" || code=$?
ok "an input that is being written: exit code 2" code_is 2
ok "and named" err_has "index p2: a process is writing to it"
cp -r p2 broken
dd if=/dev/zero of=broken/db/docdata.glass bs=1 seek=7000 count=600 conv=notrunc status=none
cp -r broken before
run merge new p1 broken p3
ok "an input that is damaged: exit code 2" code_is 2
ok "and named" err_has "index broken: it is damaged, and nothing was made"
ok "and left as it was" diff -r broken before
code=0
(ulimit -f 16 && exec "$UNDEX" merge new p1 p2) >"$T/out" 2>"$T/err" || code=$?
ok "no room: exit code 2" code_is 2
ok "and said of what is made" err_has "index $PWD/new: "
ok "and why" err_has "ulimit -f"
rm -rf broken before link two.shards locked.py
ok "nothing was made" [ "$(ls -dA .*new* new* 2>/dev/null)" = "" ]
run merge new/ p1
ok "a slash after OUT does no harm" [ -d new/db ]
rm -rf new old

# contents that change go to another shard
for n in 1 2 3 4 5 6 7 8; do
    printf 'Report\n\n1. There are %s plates now.\n' $n >docs/n$n.txt
done
run index -q --index all docs
everything all >whole
for i in 1 2 3 4; do
    run index -q --index p$i --shard $i/4 docs
done
rm -rf out
run merge out $paths
everything out >merged
ok "a file whose contents fall to another shard is in that one alone" cmp whole merged

# of two files with one path
mkdir apart
printf 'Report\n\n1. The younger kettle.\n' >apart/k.txt
"$UNDEX" index -q --index first apart
sleep 1.1
printf 'Report\n\n1. The older kettle, put back.\n' >apart/k.txt
"$UNDEX" index -q --index later apart
for order in 'first later' 'later first'; do
    rm -rf out
    run merge out $order
    run search --index out --format=json kettle
    ok "merge $order: the file as it was indexed later" json '[h["text"] for h in d["hits"]] == ["The older kettle, put back."]'
done

# files that are there twice, and documents of one name
mkdir -p one/a two/b three
printf 'Report\n\n1. The ladle of the north.\n' >one/a/x.txt
printf 'Report\n\n1. The ladle of the south.\n' >one/a/y.txt
printf 'Report\n\n1. The ladle of the west.\n' >three/z.txt
cp one/a/x.txt two/b/x2.txt
cp one/a/x.txt three/x3.txt
for part in one two three; do
    run index -q --index i$part --set symbol=A/AC.78/3 $part
done
run index -q --index all2 --set symbol=A/AC.78/3 one two three
everything all2 >whole
rm -rf out
run merge out ione itwo ithree
everything out >merged
ok "the same contents in several are one document, and keys are those of one run" cmp whole merged
run list --index out --format=jsonl
ok "under three names" [ "$(grep -o 'A/AC.78/3~[0-9a-f-]*' "$T/out" | sort -u | wc -l)" -eq 3 ]
run check --index out
ok "it is sound" code_is 0
sleep 1.1
for part in one three; do
    printf 'Report\n\n1. What was there is gone.\n' >$part/$(cd $part && find . -name '[xz].txt')
done
run index -q --index itwo --set symbol=A/AC.78/4 one/a/x.txt three/z.txt
run index -q --index all2 --set symbol=A/AC.78/4 one/a/x.txt three/z.txt
run index -q --index all2 --set symbol=A/AC.78/3 --force two
everything all2 | sed 's/"path":"[^"]*"//' >whole # of several files it is the first
for order in 'ione itwo ithree' 'ithree itwo ione'; do
    rm -rf out
    run merge out $order
    everything out | sed 's/"path":"[^"]*"//' >merged
    ok "merge $order: what was replaced is gone, and keys follow" cmp whole merged
done
mkdir box
mv three ithree box/
printf 'Report\n\n1. What is new beside it.\n' >box/three/new.txt
rm -rf out
run merge out ione box/ithree
run list --index out --format=jsonl
ok "an input that was moved with its files: they are where they are now" out_has "\"$PWD/box/three/z.txt\""
run index --index out --set symbol=A/AC.78/3 box/three
ok "and so are those that share a document" err_has "1 unchanged"
run check --index out
ok "it is sound" code_is 0
rm -rf one two box ione itwo all2 out

# a stem of which each input knows another word
mkdir ladling ladled
printf 'Report\n\n1. They were ladling soup.\n' >ladling/a.txt
printf 'Report\n\n1. It was ladled out.\n' >ladled/b.txt
run index -q --index s1 ladling
run index -q --index s2 ladled
rm -rf out
run merge out s1 s2
for word in ladling ladled; do
    run search --index out -l $word
    ok "merged, '$word' finds either" out_lines 2
done
rm -rf s1 s2 ladling ladled out

# where Xapian writes down what changes, for replicas
printf 'Report\n\n1. A replica.\n' >more/c.txt
(export XAPIAN_MAX_CHANGESETS=3 && "$UNDEX" index -q --index p1 more && "$UNDEX" index -q --force --index p1 more) 2>/dev/null
ok "changes are written down" [ -n "$(ls p1/db | grep changes)" ]
run compact --index p1
ok "compacting takes them away with the old database" [ "$(ls -A p1 | tr '\n' ' ')" = "db " ]
rm -rf out
XAPIAN_MAX_CHANGESETS=3 "$UNDEX" merge out p1 p2 >"$T/out" 2>"$T/err" && code=0 || code=$?
ok "and merging goes on" code_is 0
ok "with nothing beside it" [ "$(ls -A out)" = db ]
"$UNDEX" remove -q --index p1 more/c.txt more/a.txt more/b.txt >/dev/null 2>&1
rm -f more/c.txt

chmod 750 p2/db
chmod 755 p1/db
rm -rf out
run merge out p1 p2
ok "whoever may not read one of them may not read what is made" [ $((0$(stat -c %a out/db) & 7)) -eq 0 ]

# killed
rm -rf out
everything all >whole
for wait in 0 0.01 0.02 0.03 0.05 0.08 0.1 0.15 0.2 0.3; do
    "$UNDEX" merge out $paths >"$T/out" 2>&1 &
    pid=$!
    sleep $wait
    kill -KILL $pid 2>/dev/null
    wait $pid 2>/dev/null
    [ ! -e out ] || { everything out | cmp - whole || break; rm -rf out; }
done
ok "killed: what is made is whole or not there" [ ! -e out ]
run merge out $paths
ok "the next one succeeds" code_is 0
everything out >merged
ok "nothing of the inputs is lost" cmp whole merged
ok "and leaves nothing beside it" [ "$(ls -dA .*undex-new 2>/dev/null)" = "" ]
finish
