# SPDX-License-Identifier: GPL-3.0-or-later
# Names of files that are no UTF-8 or are composed in two ways, and an index that moves with its files.
. "$(dirname "$0")/harness.sh"

# ---- names that are no UTF-8
latin=$(printf 'caf\351')
mkdir "$latin"
cp "$CORPUS/A_99_901.en.pdf" "$latin/$latin.pdf"
printf '%%PDF-1.4\nrubbish' >"$latin/bad.pdf"
run index --index ix --format=jsonl "$latin"
ok "taken" json 'rows[1]["status"] == "taken" and rows[-1]["taken"] == 1'
ok "index: path_bytes has the bytes" json '__import__("base64").b64decode(rows[1]["path_bytes"]) == b"caf\xe9/caf\xe9.pdf"'
ok "index: path is text" json 'rows[1]["path"] == "caf\ufffd/caf\ufffd.pdf"'
ok "index keeps to the schema" schema file,summary --lines
run search --index ix -l seed
ok "-l: a path that leads to the file" [ -f "$(cat "$T/out")" ]
run search --index ix -l -0 seed
ok "-l -0: the same" [ -f "$(tr -d '\0' <"$T/out")" ]
run search --index ix --format=json -n 1 seed
ok "search: path_bytes leads to the file" json '__import__("os").path.isfile(__import__("base64").b64decode(d["hits"][0]["document"]["path_bytes"]))'
ok "search keeps to the schema" schema search
for command in list 'info A/99/901'; do
    run $command --index ix --format=json
    ok "$command: path_bytes leads to the file" json '__import__("os").path.isfile(__import__("base64").b64decode((d[0] if isinstance(d, list) else d)["path_bytes"]))'
done
run status --index ix --format=json
ok "status: path_bytes of what failed" json '__import__("os").path.isfile(__import__("base64").b64decode(d["failures"][0]["path_bytes"]))'
run extract --format=jsonl "$latin/$latin.pdf"
ok "extract: path_bytes" json '__import__("base64").b64decode(rows[0]["path_bytes"]) == b"caf\xe9/caf\xe9.pdf"'
run show --index ix --image page.png 'A/99/901, para. 12'
ok "a picture is drawn" code_is 0
ok "and is one" [ "$(head -c 4 page.png | tail -c 3)" = PNG ]
tty 100 search --index ix --no-pager --color=never -l seed
ok "on a terminal the byte is escaped" out_has 'caf\xe9.pdf'
run search --index ix --hyperlinks=always -n 1 seed
ok "a link leads to the file" out_has '/caf%E9/caf%E9.pdf'
run remove --index ix "$latin/$latin.pdf"
ok "it is removed by its name" out_has 'caf\xe9.pdf'
run search --index ix --format=json -l zzqqxx
ok "a path that is UTF-8 has no path_bytes" out_lacks path_bytes

# ---- one name, composed and decomposed
composed=$(printf '\303\274ber') decomposed=$(printf 'u\314\210ber')
mkdir c d
printf 'Report on pears\n\n1. The pears were counted.\n' | tee "c/$composed.txt" >"d/$decomposed.txt"
for where in c d; do
    run index -q --index ix_$where $where
    run search --index ix_$where --format=json counted
    ok "$where: the id has it composed" json 'd["hits"][0]["id"] == "\u00fcber#para.1"'
    ok "$where: and the citation" json 'd["hits"][0]["citation"] == "\u00fcber.txt, para. 1"'
    for spelling in "$composed" "$decomposed"; do
        run search --index ix_$where -c "path:$spelling pears"
        ok "$where: path: finds it ($(printf %s "$spelling" | wc -c) bytes)" out_first 2
        run search --index ix_$where -c "path:/$spelling.TXT pears"
        ok "$where: path: with its folder and ending" out_first 2
        run info --index ix_$where --format=json "$spelling.txt"
        ok "$where: info finds it by its name" json 'd["passages"] == 2'
        run show --index ix_$where "$spelling.txt, para. 1"
        ok "$where: its citation leads there" out_has "The pears were counted"
    done
done
run remove --index ix_d "$composed.txt"
ok "remove finds it by the other spelling" code_is 0

# ---- an index that moves with its files
mkdir archive archive/docs
cp "$CORPUS/A_99_901.en.pdf" "$CORPUS/A_RES_99_901.en.pdf" archive/docs/
printf '%%PDF-1.4\nrubbish' >archive/docs/bad.pdf
printf '1. Of plums.\n' >elsewhere.txt
run index --index archive/ix archive/docs elsewhere.txt
ok "where a new index is, is said" err_has "the index is at $(pwd)/archive/ix"
sleep 0.1
run index --index archive/ix archive/docs elsewhere.txt
ok "and not again" err_lacks "the index is at"
moved_to() { # FOLDER: what must hold where the archive is now
    run search --index "$1/ix" -l seed
    ok "$1: the path is where the file is" [ "$(sed -n 1p "$T/out")" = "$(pwd)/$1/docs/A_99_901.en.pdf" ]
    run search --index "$1/ix" -l plums
    ok "$1: what did not move is where it was" out_first "$(pwd)/elsewhere.txt"
    run show --index "$1/ix" --image page.png 'A/99/901, para. 12'
    ok "$1: a picture is drawn" code_is 0
    run list --index "$1/ix" --format=json
    ok "$1: list knows" json 'all(__import__("os").path.isfile(x["path"]) for x in d) and len(d) == 3'
    run status --index "$1/ix" --format=json
    ok "$1: status, too" json '__import__("os").path.isfile(d["failures"][0]["path"])'
    run info --index "$1/ix" --format=json "$1/docs/A_99_901.en.pdf"
    ok "$1: it is found by its path" json 'd["symbol"] == "A/99/901"'
    run search --index "$1/ix" -c 'path:docs/A_99 lending'
    ok "$1: path: finds it" code_is 0
}
mkdir deep
mv archive deep/store
moved_to deep/store
run index --index deep/store/ix deep/store/docs elsewhere.txt
ok "moved: all is unchanged" err_has "4 files: 3 unchanged, 1 failed before"
ok "moved: no error" code_is 0
run check --index deep/store/ix
ok "moved: the index is sound" code_is 0
run status --index deep/store/ix --format=json
ok "moved: nothing is there twice" json 'd["documents"] == 3 and d["failed"] == 1'
cp -r deep/store copied
moved_to copied
rm copied/docs/A_RES_99_901.en.pdf
run index --index copied/ix --prune copied/docs elsewhere.txt
ok "copied: what is gone from there is dropped" err_has "3 files: 2 unchanged, 1 failed before, 1 removed"
run list --index deep/store/ix
ok "copied: the other one is left alone" out_lines 3
mv deep/store/ix alone
run search --index alone -l seed
ok "moved alone: its paths stay" out_first "$(pwd)/deep/store/docs/A_99_901.en.pdf"
run index --index alone deep/store/docs elsewhere.txt
ok "moved alone: all is unchanged" err_has "4 files: 3 unchanged, 1 failed before"
run search --index alone -l seed
ok "moved alone: and stays" out_first "$(pwd)/deep/store/docs/A_99_901.en.pdf"
finish
