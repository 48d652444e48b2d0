# SPDX-License-Identifier: GPL-3.0-or-later
# undex index --upgrade: an index of another schema is read as far as it goes, and made anew from its files
. "$(dirname "$0")/harness.sh"

mkdir -p docs said
cp "$CORPUS"/A_99_901.en.pdf "$CORPUS"/A_RES_99_901.en.pdf "$CORPUS"/*.txt docs/
cp docs/A_99_901.en.pdf docs/same.pdf
printf 'Report\n\n1. The braces were counted.\n' >docs/a.txt
printf 'title=Rules of braces\ndate=2033-03-14\n' >docs/a.txt.meta
printf 'Report\n\n1. The ladles were counted.\n' >said/b.txt
printf 'title=Ladles\n' >said/b.txt.meta
printf 'Report\n\n1. The spoons were counted.\n' >said/c.txt
"$UNDEX" index -q --index ix docs 2>"$T/err"
"$UNDEX" index -q --index ix --set symbol=A/AC.77/3 --set 'title=Spoons and ladles' --set rights=none said 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
everything() { # FILE: all that the index holds, but for the time of the last run
    { "$UNDEX" export && "$UNDEX" list --format=jsonl && "$UNDEX" search --format=json -n 20 'counted OR seed' &&
        "$UNDEX" search --format=json 'title:ladles year:2033 OR rights'; } >"$1" 2>&1
}
everything before
"$UNDEX" list >listed
"$UNDEX" info A/99/901 >told
"$UNDEX" status --format=json >state
cp -r ix kept

version() { "$UNDEX" status --format=json | python3 -c 'import json, sys; print(json.load(sys.stdin)["version"])'; }
now=$(version)
run index --upgrade
ok "an index of this version: nothing to do" code_is 0
ok "and that is said" err_has "the index is of this version already (schema $now)"
other_schema ix
run search seed
ok "another schema is not searched" code_is 2
ok "in one line" err_lines 1
ok "which says what to do" err_has "undex index --upgrade"
run index docs
ok "nor added to" code_is 2
ok "and what to do" err_has "undex index --upgrade"
for command in check compact 'remove A/99/901' 'list year:2026' 'show A/99/901' export; do
    run $command
    ok "$command: exit code 2" code_is 2
    ok "$command: what to do" err_has "undex index --upgrade"
done
run list
ok "it is listed" out_same listed
run info A/99/901
ok "a document of it is told of" out_same told
run status --format=json
ok "and its state" sh -c 'sed "s/\"version\":[0-9]*/\"version\":$1/" "$2" | cmp - state' - "$now" "$T/out"
ok "with the version that it has" json "d['version'] == $now - 1"
run index --upgrade docs
ok "upgrading takes no paths" code_is 2
run index --upgrade --set title=x
ok "nor what is said of all files" code_is 2

aside() { # NAME COMMAND...: the index is as it was after an upgrade that came to nothing
    name=$1
    shift
    "$@"
    ok "$name: the index is as it was" sh -c '"$1" list | cmp - listed && [ ! -e ix/db.new ]' - "$UNDEX"
    ok "$name: of the version that it was" [ "$(version)" = $((now - 1)) ]
}
no_reader() { UNDEX_READER=$T/w/none run index --upgrade; }
aside "without undex-reader" no_reader
ok "without undex-reader: exit code 2" code_is 2
printf '#!/bin/sh\nsleep 3\nexit 1\n' >slow
chmod +x slow
slowly() { # SIGNAL: in the middle of an upgrade
    UNDEX_READER=$T/w/slow "$UNDEX" index --upgrade 2>"$T/err" &
    pid=$!
    tries=0
    while [ ! -e ix/db.new/iamglass ] && [ $tries -lt 500 ]; do sleep 0.02 && tries=$((tries + 1)); done
    run list
    ok "it is listed meanwhile" out_same listed
    run index --upgrade
    ok "nobody else may upgrade it meanwhile" err_has "process $pid is writing to this index"
    kill "-$1" $pid
    code=0
    wait $pid 2>/dev/null || code=$?
}
aside "stopped" slowly TERM
slowly KILL
ok "killed: it is still listed" sh -c '"$1" list | cmp - listed' - "$UNDEX"

chmod 750 ix/db
run index --upgrade --keep-mode
ok "upgrading succeeds" code_is 0
ok "and counts the files" err_has "$(ls docs/*.pdf docs/*.txt said/*.txt | wc -l) files"
everything after
ok "all answers are as before, with all that was said of files" cmp before after
ok "nothing is left beside it" [ "$(ls ix)" = db ]
ok "whoever could read it may" [ "$(stat -c %a ix/db)" = 750 ]
ok "it has this version" [ "$(version)" = "$now" ]
run check
ok "it is sound" code_is 0
run index docs
ok "and takes files as ever: none has changed" err_has "$(ls docs/*.pdf docs/*.txt | wc -l) unchanged"

# gone, moved, failing
rm -rf ix
cp -r kept ix
other_schema ix
rm docs/a.txt
printf '%%PDF-1.4\nrubbish' >docs/A_RES_99_901.en.pdf
run index --upgrade
ok "files that are gone or damaged: exit code 3" code_is 3
ok "one that is gone is named" err_has "docs/a.txt: cannot find it"
ok "and one that is damaged" err_has "docs/A_RES_99_901.en.pdf: damaged PDF"
run list --format=json
ok "all others are there" json '{d["path"].rsplit("/", 1)[1] for d in d} >= {"b.txt", "c.txt"} and not any("a.txt" == d["path"].rsplit("/", 1)[1] for d in d)'
ok "and the version is this" [ "$(version)" = "$now" ]

mkdir far
cp -r kept far/ix
mv docs said far/
other_schema far/ix
rm -rf ix
cp -r kept ix
other_schema ix
aside "all files are elsewhere" run index --upgrade
ok "all files are elsewhere: exit code 2" code_is 2
ok "and why" err_has "only 0 of"
ok "and what to do" err_has "--prune=all"
run index --upgrade --prune=all
ok "unless that is wanted" code_is 3
run list
ok "and then they are gone" out_empty
run index --upgrade --index far/ix
ok "an index that moved with its files finds them" code_is 3
run list --index far/ix --format=json
ok "where they are" json 'len(d) >= 4 and all("/far/" in d["path"] for d in d)'
finish
