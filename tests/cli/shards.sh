# SPDX-License-Identifier: GPL-3.0-or-later
# Several indexes that are read as one: folders, lists of them, servers, and what becomes of one that fails
. "$(dirname "$0")/harness.sh"

servers=
trap 'kill -CONT $servers 2>/dev/null; kill $servers 2>/dev/null; chmod -R u+rwX "$T" 2>/dev/null; rm -rf "$T"' EXIT

mkdir docs more
cp "$CORPUS"/*.pdf "$CORPUS"/*.txt docs/
for n in 1 2 3 4 5 6 7 8; do
    printf 'Report\n\n1. There were %s braces.\n\n2. The ladles were counted.\n' $n >docs/n$n.txt
done
"$UNDEX" index -q --index all docs
for count in 2 4; do
    : >of$count.shards
    for i in $(seq $count); do
        "$UNDEX" index -q --index of$count-$i --shard $i/$count docs
        echo of$count-$i >>of$count.shards
    done
done
mkdir lists
printf '# the other half\n\n../of2-2\n' >lists/half.shards
printf 'of2-1\nlists/half.shards\nof2-1/\n' >nested.shards

# ---- what is read is what one index has ----
everything() { # LOCATION...: all that is read without a query
    where=
    for one; do where="$where --index $one"; done
    "$UNDEX" list $where --format=jsonl && "$UNDEX" export $where && "$UNDEX" show $where A/99/901 &&
        "$UNDEX" cite $where 'A/99/901, para. 28' && "$UNDEX" show $where 'footnote 2 of A/99/901' &&
        "$UNDEX" terms -q -n 0 $where && "$UNDEX" info $where --format=json A/99/901 | sed 's/"shard":"[^"]*",//'
    "$UNDEX" status $where --format=json | python3 -c 'import json, sys
d = json.load(sys.stdin); print(d["documents"], d["passages"], d["with_warnings"], d["failed"], d["failures"])'
}
everything all >whole
everything of2.shards >parts
ok "a list of two shards" cmp whole parts
everything of4-1 of4-2 of4-3 of4-4 >parts
ok "four shards, each named" cmp whole parts
everything nested.shards of2-2 >parts
ok "a list in a list, and a shard that is named three times" cmp whole parts
UNDEX_INDEX=of4.shards run list --format=jsonl
"$UNDEX" list --index all --format=jsonl >whole
ok "the environment names a list" out_same whole
printf '[undex]\nindex = of2.shards\n' >.undex.conf
run list --format=jsonl
ok "so do settings" out_same whole
rm .undex.conf
run status --index of4.shards
ok "status names the shards" out_has "of4-3: "
ok "and how many there are" out_has "asked 4, answered 4"
run status --index of4.shards --format=json
ok "status keeps to the schema" schema status
run info --index of2.shards --format=json A/99/901
ok "info names the shard" json 'd["shard"].startswith("of2-")'
ok "info keeps to the schema" schema info
run open --dry-run --index of2.shards 'A/99/901, para. 28'
ok "open finds the file" out_has "A_99_901.en.pdf"

# ---- queries ----
cat >queries <<'END'
seed libraries
drought
"seed libraries"
"shared seed stores" drought
seed NEAR/5 room
libraries ADJ/3 stores
librar* seed
*stores
wom?n OR harbour
seed AND harbour NOT fishing
+seed -harbour
-harbour +seed reading
(seed OR grain) AND room
braces
ladles counted
seed year:2026
seed kind:footnote
seed kind:heading
kind:table
organ:A
organ:S harbour
body:A/AC.901
lang:fr semences
lang:fr
date:2026-08..2026-12
date:2099 harbour
title:seed
heading:rooms keepers
note:survey
para:28
page:5 seed
component:annex
symbol:A/99/*
symbol:A/RES/99/901
cites:A/99/901
cites:A/RES/99/*
path:docs/n
A/99/901
A/99/901, para. 28
A/99/901, paras. 12-14
A/RES/99/901
footnote 2 of A/99/901
resolution 99/901
seeed libraries
colour labour
the of and
Haiti
nothingatall
END
answers() { # LOCATION...: what queries find, their order and scores, and what else is made of them
    where=
    for one; do where="$where --index $one"; done
    "$UNDEX" search $where --batch queries --format=jsonl
    for sort in date symbol cited; do
        "$UNDEX" search $where --batch queries --format=trec --sort=$sort -n 30
    done
    "$UNDEX" search $where --format=jsonl --sort=cited -n 30 organ:A
    "$UNDEX" search $where --format=jsonl --facets=year,organ,body,language,kind seed
    "$UNDEX" search $where --format=jsonl --offset 5 --per-document 0 -n 20 seed libraries
    "$UNDEX" search $where -l seed 2>&1
    "$UNDEX" search $where -c 'seed OR harbour' 2>&1
    for by in year organ kind; do "$UNDEX" trend $where --by=$by seed 2>&1; done
    "$UNDEX" similar $where --format=jsonl 'A/99/901, para. 28' 2>&1
    "$UNDEX" concordance $where --format=csv '"seed libraries"' 2>&1
    "$UNDEX" list $where --format=tsv seed organ:A 2>&1
    "$UNDEX" export $where braces 2>&1
}
same() { # NAME LOCATION...: the answers are those of the one index
    name=$1
    shift
    answers "$@" | sed 's/"shards":{[^}]*},//' >parts
    ok "$name" diff whole parts
}
answers all >whole
ok "queries find something" [ "$(grep -c '"type":"hit"' whole)" -gt 150 ]
same "queries of two shards" of2.shards
same "queries of four shards, in another order" of4-3 of4-1 of4-4 of4-2

# ---- servers ----
serve() { # FOLDER...: locations of the servers that are started, to $served; their processes to $servers
    served=
    for folder; do
        port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
        # which ends all of its process group, when it is ended
        python3 -c 'import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])' \
            xapian-tcpsrv --quiet --interface 127.0.0.1 --port $port $folder/db 2>>served.log &
        servers="$servers $!"
        served="$served 127.0.0.1:$port"
    done
    python3 -c 'import socket, sys, time
for port in sys.argv[1:]:
    for i in range(100):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", int(port.split(":")[1]))) == 0:
                break
        time.sleep(0.02)' $served
}
if command -v xapian-tcpsrv >/dev/null; then
    serve of4-1 of4-2 of4-3 of4-4
    printf '%s\n' $served >served.shards
    third=$(echo $served | cut -d ' ' -f 3)
    process=$(echo $servers | cut -d ' ' -f 3)
    everything all >everything
    everything served.shards >parts
    ok "what is read without a query of four servers" cmp everything parts
    run status --index served.shards
    ok "status names the servers" out_has "127.0.0.1:"
    same "queries of four servers" served.shards
    same "of servers and folders" of4-1 of4-2 $(echo $served | cut -d " " -f 3-)

    run show --index served.shards 'A/99/901, para. 28' --image page.png
    ok "a page is drawn where its file is on this machine" [ -s page.png ]
    mv docs away
    run open --index served.shards --dry-run 'A/99/901, para. 28'
    ok "a file on another machine: exit code 2" code_is 2
    ok "and that is said" err_has "is not on this machine"
    mv away docs
    printf '[undex]\nindex = %s\n' $third >.undex.conf
    run status
    ok "settings name a server" out_has "index               $third"
    rm .undex.conf

    kill -STOP $process
    for command in 'list --format=csv' 'show A/99/901' terms export 'search lang:en' 'search --format=csv lang:en' 'trend lang:en'; do
        run $command --index served.shards --shard-timeout 0.2
        ok "$command: a server does not answer: exit code 3" code_is 3
        ok "$command: it is named in one line, with the time" grep -qx "undex: shard $third: does not answer within 0.2 s; it is left out" "$T/err"
    done
    run search --index served.shards --shard-timeout 0.2 lang:en
    ok "the total says it" err_has "from 3 of 4 shards"
    run search --index served.shards --shard-timeout 0.2 --format=json lang:en
    ok "JSON says it" json 'd["shards"] == {"asked": 4, "answered": 3, "missing": ["'$third'"]} and d["partial"] is True and not d["matches_exact"]'
    ok "and keeps to the schema" schema search
    run search --index served.shards --shard-timeout 0.2 --all-shards lang:en
    ok "all shards wanted: exit code 2" code_is 2
    ok "and why" err_has "shard $third: does not answer within 0.2 s"
    kill -CONT $process

    # one stops between two queries
    mkfifo asked
    "$UNDEX" search --index served.shards --batch - --format=jsonl --shard-timeout 0.3 <asked >"$T/out" 2>"$T/err" &
    asking=$!
    exec 9>asked
    echo lang:en >&9
    sleep 0.3
    children=$(cat /proc/$process/task/$process/children 2>/dev/null)
    kill -STOP $process $children
    printf 'lang:fr\nkind:table\n' >&9
    exec 9>&-
    code=0
    wait $asking || code=$?
    kill -CONT $process $children
    if [ -n "$children" ]; then
        ok "a server stops between two queries: exit code 3" code_is 3
        ok "it is named once" [ "$(grep -c "shard $third: does not answer" "$T/err")" -eq 1 ]
        ok "the answers say how many have answered" json '[r["shards"]["answered"] for r in rows if r["type"] == "search"][1:] == [3, 3]'
    else
        skip "a server stops between two queries" "the system does not tell children of a process"
    fi
    kill $process
    wait $process 2>/dev/null
    run search --index served.shards --format=json lang:en
    ok "a server is gone: exit code 3" code_is 3
    ok "and why" err_has "shard $third: does not answer: "
    for one in $served; do [ $one = $third ] || echo $one; done >rest.shards
    "$UNDEX" search --index rest.shards --format=json lang:en | sed 's/"shards":{[^}]*},//' >rest
    sed 's/"shards":{[^}]*},//; s/"partial":true,"partial_reason":"[^"]*",//; s/"matches_exact":false/"matches_exact":true/' "$T/out" >parts
    ok "the answer is that of the others" cmp rest parts
    kill $servers 2>/dev/null
    wait 2>/dev/null
    run search --index served.shards lang:en
    ok "no server is left: exit code 2" code_is 2
    servers=
else
    skip "servers" "xapian-tcpsrv is not installed"
fi

# ---- what is wrong ----
run list --index of2-1 --index nowhere
ok "a missing folder: exit code 3" code_is 3
ok "it is named, once, in one line" err_lines 1
ok "with what is wrong" err_has "shard nowhere: there is no index in that folder; it is left out"
ok "and the other is read" out_has A/99/901
run list --index of2-1 --index nowhere --all-shards
ok "all shards wanted: exit code 2" code_is 2
ok "and why" err_has "shard nowhere"
run list --index nowhere --index neither
ok "none is left: exit code 2" code_is 2
ok "and that is said" err_has "none of its 2 shards answers"
for table in iamglass docdata.glass postlist.glass; do
    rm -rf hurt
    cp -r of2-2 hurt
    python3 -c 'import os, sys
size = os.path.getsize(sys.argv[1]); open(sys.argv[1], "r+b").write(b"rubbish." * (size // 8 + 1))' hurt/db/$table
    run list --index of2-1 --index hurt
    ok "damage to $table of a shard: exit code 3" code_is 3
    ok "it is named" err_has "shard hurt: "
    ok "and the other is read" out_has n1
done
cp -r of2-2 old
other_schema old
run list --index of2-1 --index old
run search --index of2-1 --index old braces
ok "a shard of another schema: exit code 2" code_is 2
ok "it is named, with what to do" err_has "shard old: it was written by another version of undex"
ok "which is to upgrade" err_has "undex index --upgrade"
printf 'a.shards\n' >b.shards
printf 'of2-1\nb.shards\n' >a.shards
run list --index a.shards
ok "lists in a circle: exit code 2" code_is 2
ok "the circle is told" err_has "a.shards names b.shards names a.shards"
printf '# none\n' >empty.shards
run list --index empty.shards
ok "an empty list: exit code 2" code_is 2
for command in 'index docs' 'index -n docs' 'index --upgrade' 'remove A/99/901' compact check; do
    run $command --index of2.shards
    ok "$command: a list is wrong usage" code_is 2
    ok "$command: and said" err_has "'of2.shards' is a list of indexes"
done
run check --index of2-1 --index of2-2
ok "several are wrong usage there" err_has "give --index once"
run index --index localhost:7777 docs
ok "so is a server" err_has "'localhost:7777' is a server"
ok "nothing was made" [ ! -e localhost:7777 ]
run list --index 127.0.0.1:1 --shard-timeout x
ok "a time that is none" code_is 2
run list --index 127.0.0.1:1
ok "a server that is not there: exit code 2" code_is 2
ok "and why" err_has "127.0.0.1:1: does not answer: "

# ---- one key of two documents, and one document in two shards ----
printf 'Report\n\n1. The first spoons.\n' >more/a.txt
printf 'Report\n\n1. The second spoons.\n' >more/b.txt
printf 'Report\n\n1. The third spoons.\n' >more/c.txt
"$UNDEX" index -q --index both --set symbol=A/AC.77/3 more
"$UNDEX" index -q --index left --set symbol=A/AC.77/3 more/a.txt
"$UNDEX" index -q --index right --set symbol=A/AC.77/3 more/b.txt more/c.txt
for each in both left right; do
    "$UNDEX" index -q --index $each docs/n1.txt docs/n2.txt
done
for command in 'list --format=jsonl' export 'show A/AC.77/3' 'list --format=csv'; do
    run $command --index both
    cp "$T/out" whole
    run $command --index left --index right
    ok "$command: each has an id of its own, and is there once" out_same whole
done
for id in $(tail -n +2 whole | cut -d , -f 1); do
    "$UNDEX" show --index both "$id#para.1" >one
    run show --index left --index right "$id#para.1"
    ok "show $id" out_same one
done
run status --index left --index right --format=json
ok "documents are counted once" json 'd["documents"] == 5'
for query in spoons 'ladles counted' 'braces' A/AC.77/3 'path:more/b.txt'; do
    for how in '' '--sort=symbol' '--per-document 0'; do
        run search --index both --format=trec $how "$query"
        cp "$T/out" whole
        run search --index left --index right --format=trec $how "$query"
        ok "search $how $query: each passage once" sh -c 'cut -d " " -f 3 "$1" | sort >one; cut -d " " -f 3 "$2" | sort | cmp - one' - whole "$T/out"
    done
done
finish
