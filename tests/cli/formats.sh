# SPDX-License-Identifier: GPL-3.0-or-later
# undex search --format=..., --batch; undex schema
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

run schema
ok "schema is JSON" json 'd["$schema"].startswith("https://json-schema.org/") and {"search", "hit", "shown", "document", "passage"} <= set(d["$defs"])'
ok "and the published one" cmp -s "$T/out" "$ROOT/data/undex-1.schema.json"
run search --format=json -n 20 seed libraries
ok "json keeps to the schema" schema search
ok "json says its version" json 'd["schema"] == 1'
run search --format=jsonl -n 20 seed libraries
ok "jsonl keeps to the schema" schema search_line,hit --lines
run extract --format=json "$CORPUS/A_99_901.en.pdf"
ok "extract in json too" schema extracted
run extract --format=jsonl "$CORPUS/A_RES_99_901.en.pdf" "$CORPUS/A_AC.901_2026_CRP.2.en.txt"
ok "extract in jsonl too" schema document,passage --lines
run list --format=json
ok "list in json too" schema document

read_csv='import csv, sys; rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), delimiter=sys.argv[2])); '
csv() { python3 -c "$read_csv sys.exit(0 if eval(sys.argv[3]) else 1)" "$T/out" "$1" "$2"; }
tab=$(printf '\t')
run search --format=csv -n 5 seed libraries
ok "csv: a row a hit" csv , 'len(rows) == 5 and [r["rank"] for r in rows] == ["1", "2", "3", "4", "5"]'
ok "csv: ids and citations" csv , 'all(r["id"].startswith("A/") and r["citation"].startswith("A/") and r["path"] for r in rows)'
run search --format=csv --full -n 3 '"rule of silence" OR seed'
ok "csv: quotes and line ends within a value" csv , 'len(rows) == 3 and all(len(r) == 17 and None not in r for r in rows)'
run search --format=tsv --full -n 5 seed libraries
ok "tsv: a line a hit and the header" out_lines 6
ok "tsv: the same columns" csv "$tab" 'all(len(r) == 17 for r in rows)'
run search --format=markdown -n 2 'A/99/901#para.12'
ok "markdown: the citation is a link" grep -qF '[A/99/901, para. 12](<https://undocs.org/en/A/99/901>), 2026-08-14, p. 3' "$T/out"
ok "markdown: a footnote has its text" sh -c 'grep -q "\[^1-7\]" "$1" && grep -q "^\[^1-7\]: The texts of 22" "$1"' - "$T/out"
run search --format=bibtex -n 3 seed libraries
ok "bibtex: an entry a document" [ "$(grep '^@techreport{' "$T/out" | sort | uniq -d | wc -l)" -eq 0 ]
ok "bibtex: a citation a hit" [ "$(grep -c '^% .cite\[' "$T/out")" -eq 3 ]
ok "bibtex: braces close" python3 -c 'import sys; t = open(sys.argv[1]).read(); sys.exit(t.count("{") != t.count("}"))' "$T/out"
run search --format=ris -n 3 seed libraries
ok "ris: a place a hit" [ "$(grep -c '^N1  - ' "$T/out")" -eq 3 ]
ok "ris: each record with its end" [ "$(grep -c '^ER  - $' "$T/out")" -eq "$(grep -c '^TY  - RPRT$' "$T/out")" ]
ok "ris: nothing but tags" sh -c '! grep -vE "^([A-Z][A-Z0-9]  - .*)?$" "$1"' - "$T/out"
run search --format=csl-json -n 3 seed libraries
ok "csl-json: a place a hit" json 'sum(len(i["custom"]["citationItems"]) for i in d) == 3 and all(i["type"] == "report" and i["title"] and i["id"] for i in d)'
ok "csl-json: keys of their own" json 'len({i["id"] for i in d}) == len(d)'
run search --format=trec -n 4 seed libraries
ok "trec: six words a line" sh -c '! awk "NF != 6 { exit 1 }" "$1" || [ "$(wc -l <"$1")" -eq 4 ]' - "$T/out"
ok "trec: the topic is 1" [ "$(cut -d' ' -f1,2 "$T/out" | sort -u)" = "1 Q0" ]
for format in csv tsv markdown bibtex ris trec csl-json json jsonl; do
    run search --format=$format zzqqxx
    ok "$format, nothing found: exit code 1" code_is 1
    ok "$format, nothing found: said" err_has "nothing found"
done
run search --format=csl-json zzqqxx
ok "csl-json, nothing found: an empty list" json 'd == []'
run search --format=csv zzqqxx
ok "csv, nothing found: the header" out_lines 1

printf 'q1\tseed libraries\n\n  drought  \nq3\tzzqqxx\n' >queries
run search --batch queries --format=trec -n 2
ok "batch: exit code 0 with a hit" code_is 0
ok "batch: names, or numbers of lines" [ "$(cut -d' ' -f1 "$T/out" | uniq | tr '\n' ' ')" = "q1 3 " ]
run search --batch queries --format=json -n 2
ok "batch in json: one array" json '[s["name"] for s in d] == ["q1", "3", "q3"] and [s["query"] for s in d] == ["seed libraries", "drought", "zzqqxx"]'
ok "batch in json keeps to the schema" schema search
run search --batch queries --format=jsonl -n 2
ok "batch in jsonl" json '[r["type"] for r in rows] == ["search", "hit", "hit", "search", "hit", "hit", "search"]'
ok "each line says which query it belongs to" json '[(r["name"], r["query"]) for r in rows] == [("q1", "seed libraries")] * 3 + [("3", "drought")] * 3 + [("q3", "zzqqxx")]'
run search --batch queries --format=csv -n 2
ok "batch in csv: one header, and the query in each row" csv , '[(r["name"], r["query"]) for r in rows] == [("q1", "seed libraries")] * 2 + [("3", "drought")] * 2'
run search --batch queries -c
ok "batch of counts: the query before each" python3 -c '
import sys
rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1])]
sys.exit([r[:2] for r in rows] != [["q1", "seed libraries"], ["3", "drought"], ["q3", "zzqqxx"]] or not int(rows[0][2]) > 20 or rows[2][2] != "0")' "$T/out"
run search --batch queries -l -n 1
ok "batch of documents: the query before each" [ "$(cut -f1,2 "$T/out" | tr '\t\n' '|/')" = "q1|seed libraries/3|drought/" ]
run search --batch queries --format=csl-json -n 2
ok "batch in csl-json: one list" json 'len({i["id"] for i in d}) == len(d) and sum(len(i["custom"]["citationItems"]) for i in d) in (3, 4)'
run search --batch queries -n 1
ok "batch in text: each under its query" [ "$(grep -c '^== ' "$T/out")" -eq 3 ]
code=0
"$UNDEX" search --batch - --format=trec <queries >"$T/out" 2>"$T/err" || code=$?
ok "batch from standard input" [ "$(cut -d' ' -f1 "$T/out" | uniq | tr '\n' ' ')" = "q1 3 " ]
printf 'seed AND\nseed\n' >queries
run search --batch queries --format=trec
ok "batch: a wrong query: exit code 2" code_is 2
ok "batch: it is named with its line" err_has "line 1"
ok "batch: the others go on" grep -q '^2 Q0 ' "$T/out"
printf 'zzqqxx\n' >queries
run search --batch queries
ok "batch: nothing found: exit code 1" code_is 1
ok "batch: nothing found: said with its name" err_has "undex: 1: nothing found for 'zzqqxx'"
run search --batch nowhere
ok "batch: no such file" code_is 2
run search --batch queries seed
ok "batch and a query are wrong usage" code_is 2
run search
ok "neither is wrong usage" code_is 2
finish
