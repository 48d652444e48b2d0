# SPDX-License-Identifier: GPL-3.0-or-later
# undex list, info, status, remove, check
. "$(dirname "$0")/harness.sh"

mkdir docs
cp "$CORPUS"/A_99_901.en.pdf "$CORPUS"/A_RES_99_901.en.pdf docs/
printf '%%PDF-1.4\nrubbish' >docs/bad.pdf
for command in list status check 'info x' 'remove x'; do
    run $command --index ix
    ok "$command without an index: exit code 2" code_is 2
    ok "$command without an index: how to mend it" err_has "undex index"
done
"$UNDEX" index -q --index ix docs 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

run list
ok "list succeeds" code_is 0
ok "list has a line a document" out_lines 2
ok "list names them" out_has "A/RES/99/901"
run list --format=json
ok "list in json" json 'sorted(x["symbol"] for x in d) == ["A/99/901", "A/RES/99/901"]'
run list --format=jsonl
ok "list in jsonl" json '[r["type"] for r in rows] == ["document"] * 2'

run list --format=csv
ok "list in csv: a header, and a row a document" python3 -c 'import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
sys.exit([(r["key"], r["language"], r["pages"]) for r in rows] != [("A/99/901", "en", "9"), ("A/RES/99/901", "en", "3")]
         or not all(r["path"].endswith(".pdf") and len(r["sha256"]) == 64 for r in rows))' "$T/out"
run list --format=tsv
ok "list in tsv: as many columns in each row" [ "$(awk -F'\t' '{print NF}' "$T/out" | sort -u)" = 19 ]
for query in symbol:A/RES/99/901 organ:A 'path:A_RES*' 'lang:en bicycles OR mandate' 'title:seed path:RES'; do
    run list --format=jsonl $query
    run search -l $query
    sort "$T/out" >"$T/found"
    run list --format=jsonl $query
    ok "list $query: what a search finds" python3 -c 'import json, sys
paths = sorted(json.loads(line)["path"] for line in open(sys.argv[1]))
sys.exit(paths != sorted(open(sys.argv[2]).read().split("\n")[:-1]))' "$T/out" "$T/found"
done
run list symbol:A/RES/99/901
ok "list symbol: one document" out_lines 1
ok "that one" out_has "A/RES/99/901"
run list --format=csv 'organ:S'
ok "list of nothing: exit code 1" code_is 1
ok "and says so" err_has "no document is found by 'organ:S'"
run list oragn:S
ok "list with a filter that there is not: exit code 2" code_is 2
mkdir said
printf 'Report\n\n1. The braces were counted.\n' >said/a.txt
printf 'title=Rules c} of return\ndate=2033-03-14\nurl=https://docs.example/a%%20b\n' >said/a.txt.meta
run index -q --index ix_said said
for format in bibtex ris csl-json; do
    run list --index ix_said --format=$format
    ok "$format: the address that was said of it" out_has "https://docs.example/a%20b"
    ok "$format: the year" out_has 2033
done
run list --index ix_said --format=bibtex
ok "a brace in a title does not end its entry" python3 -c 'import sys
text = open(sys.argv[1]).read()
depth = [text[:i].count("{") - text[:i].count("}") for i in range(len(text.rstrip()))]
sys.exit(min(depth[text.index("{") + 1:]) < 1 or text.count("{") != text.count("}"))' "$T/out"

run info A/99/901
ok "info succeeds" code_is 0
ok "info shows the symbol" out_has "A/99/901"
run info --format=json A_RES_99_901
ok "info takes symbols as people write them" json 'd["symbol"] == "A/RES/99/901"'
run info --format=json A_99_901.en.pdf
ok "info takes the end of a path" json 'd["symbol"] == "A/99/901" and d["passages"] > 50 and d["kinds"]["paragraph"] > 40'
run info A/1/1
ok "info of nothing: exit code 1" code_is 1

run status
ok "status succeeds" code_is 0
ok "status names the failure" out_has "bad.pdf"
run status --format=json
ok "status in json" json 'd["documents"] == 2 and d["failed"] == 1 and d["failures"][0]["path"].endswith("/docs/bad.pdf")'
ok "status in json: sizes and times" json 'd["bytes"] > 1000 and d["last_run"][:2] == "20" and d["passages"] > 60'
run check
ok "check succeeds" code_is 0
run check --format=json
ok "check in json" json 'd["sound"] is True and d["defects"] == [] and d["documents"] == 2'

mkdir doubted
cp docs/A_99_901.en.pdf doubted/A_99_555.en.pdf
printf 'A page\n\n6. The bridge was built.\n\n7. The ferry was sold.\n\n8. The quay was paved.\n' >doubted/late.txt
"$UNDEX" index -q --index ix2 docs/A_RES_99_901.en.pdf doubted 2>"$T/err"
run list --index ix2 --warnings
ok "list --warnings succeeds" code_is 0
ok "it says what is doubted" out_has "the file's name says A/99/555"
ok "and points" out_has "paragraphs 1 to 5 are missing before paragraph 6 on page 1"
ok "and leaves out what nothing is doubted of" out_lacks "A/RES/99/901"
run list --index ix2 --warnings --format=json
ok "the worst first" json '[x["quality"] for x in d] == sorted(x["quality"] for x in d) and len(d) == 2'
ok "with its warnings" json 'all(x["warnings"] and 0 <= x["quality"] <= 1 for x in d)'
ok "keeps to the schema" schema document
run info --index ix2 A/RES/99/901
ok "info shows the quality" out_has "quality             1.00"
run remove A/RES/99/901
ok "remove succeeds" code_is 0
ok "remove says what is gone" out_has "A_RES_99_901.en.pdf"
run info A/RES/99/901
ok "and it is gone" code_is 1
run list
ok "the other one stays" out_lines 1
run remove A/RES/99/901
ok "removing what is not there is an error" code_is 2
ok "and is said" err_has "not in the index"
cp docs/A_99_901.en.pdf docs/copy.pdf
"$UNDEX" index -q docs 2>"$T/err"
run remove docs/copy.pdf
ok "a path is that file alone" out_lines 1
run info A/99/901
ok "and its twin stays" code_is 0
run remove --format=json nothing
ok "nothing removed in json" json 'd == []'
run remove docs/bad.pdf
ok "a failure can be removed" code_is 0
run status --format=json
ok "and is gone" json 'd["failed"] == 0'
run check
ok "check still succeeds" code_is 0

damage() { # NAME COMMAND...: a copy of the index, damaged so, is found out
    rm -rf damaged
    cp -r ix damaged
    name=$1
    shift
    "$@"
    run check --index damaged --format=json
    ok "$name: exit code 2" code_is 2
    ok "$name: what to do" err_has "remove its folder and"
}
for table in docdata postlist termlist; do
    damage "$table lost" rm "damaged/db/$table.glass"
done
damage "docdata cut" truncate -s 9000 damaged/db/docdata.glass
damage "docdata overwritten" dd if=/dev/zero of=damaged/db/docdata.glass bs=1000 seek=9 count=5 conv=notrunc status=none
finish
