# SPDX-License-Identifier: GPL-3.0-or-later
# undex similar, terms, concordance, trend
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

run similar --format=json 'A/99/901#para.12'
ok "similar: exit code 0" code_is 0
ok "similar: not the passage itself" json '"A/99/901#para.12" not in [h["id"] for h in d["hits"]] and d["hits"]'
ok "similar: ranks" json '[h["rank"] for h in d["hits"]] == list(range(1, len(d["hits"]) + 1))'
ok "similar: keeps to the schema" schema search
run similar -n 2 'A/99/901, para. 12' --explain
ok "similar: by citation" grep -qE '^ 1\. ' "$T/out"
ok "similar: -n" [ "$(grep -cE '^ [0-9]+\. ' "$T/out")" -eq 2 ]
ok "similar: --explain names the words" err_has " row "
for format in jsonl csv tsv markdown bibtex ris csl-json trec; do
    run similar -n 2 --format=$format 'A/99/901#para.12'
    ok "similar: $format" code_is 0
done
run similar 'A/99/901#para.999'
ok "similar: no such passage: exit code 1" code_is 1
run similar 'A/99/901'
ok "similar: a whole document is wrong usage" code_is 2
run similar -n 0 'A/99/901#para.12'
ok "similar: -n 0 is wrong usage" code_is 2
run similar
ok "similar: nothing is wrong usage" code_is 2

run terms --prefix libr --format=json
ok "terms: exit code 0" code_is 0
ok "terms: begin so" json 'd and all(t["term"].startswith("libr") for t in d)'
ok "terms: the most frequent first" json '[t["passages"] for t in d] == sorted((t["passages"] for t in d), reverse=True)'
ok "terms: keep to the schema" schema term
run terms --prefix LIBR --sort=word --format=tsv
ok "terms: letter case aside, by word" sh -c '[ "$(wc -l <"$1")" -gt 2 ] && tail -n +2 "$1" | cut -f1 | LC_ALL=C sort -c' - "$T/out"
run terms -n 3
ok "terms: -n" out_lines 3
ok "terms: how many there are" grep -qE '^undex: 3 of [0-9,]+ words; -n 0 prints all$' "$T/err"
run terms -q -n 3
ok "terms: -q says nothing" err_empty
for format in jsonl csv markdown; do
    run terms -n 3 --format=$format
    ok "terms: $format" code_is 0
done
run terms --prefix zzqq
ok "terms: none: exit code 1" code_is 1
ok "terms: none: said" err_has "zzqq"
run terms --sort=length
ok "terms: an unknown order is wrong usage" code_is 2
run terms libr
ok "terms: an operand is wrong usage" code_is 2

run concordance --format=json '"seed libraries"'
ok "concordance: exit code 0" code_is 0
ok "concordance: the phrase in each" json 'd and all(r["match"].lower() == "seed libraries" for r in d)'
ok "concordance: keeps to the schema" schema line
"$UNDEX" extract --format=jsonl "$CORPUS"/A_99_901.en.pdf >"$T/all" 2>"$T/err"
run concordance -n 10000 --format=json 'seed-libraries symbol:A/99/901 lang:en'
ok "concordance: a line an occurrence, in headings too" json '(lambda all: len(all) == len(d) > 10 and any("heading" in r["id"] for r in d))([m for line in open("'"$T/all"'") for p in [json.loads(line)] if p["type"] == "passage" and p["kind"] != "boilerplate" for m in __import__("re").findall(r"(?i)\bseed\W+librar(?:y|ies)\b", p["text"])])'
run concordance --format=json --sort=right seed
ok "concordance: by the right" json 'len(d) > 5 and [r["right"].strip(" .,;:()").lower()[:3] for r in d if r["right"].strip(" .,;:()")] == sorted(r["right"].strip(" .,;:()").lower()[:3] for r in d if r["right"].strip(" .,;:()"))'
run concordance --format=json --sort=left seed
ok "concordance: by the left" json '(lambda last: last == sorted(last))([r["left"].lower().replace("-", " ").split()[-1].strip(".,;:()") if r["left"].split() else "" for r in d])'
run concordance seed libraries
ok "concordance in text: within 80 columns" python3 -c 'import sys; sys.exit(max(map(len, open(sys.argv[1], encoding="utf-8").read().splitlines())) > 80)' "$T/out"
ok "concordance in text: citations" out_has "A/99/901, para."
run concordance --color=always seed
ok "concordance in text: the matches stand under each other" python3 -c '
import sys
starts = {line.index("\033[1;31m") for line in open(sys.argv[1], encoding="utf-8")}
sys.exit(len(starts) != 1)' "$T/out"
run concordance -n 2 --format=csv --width 20 seed
ok "concordance: -n and a header" out_lines 3
ok "concordance: of how many" grep -qE '^undex: 2 lines from [12] of [0-9]+ passages in [0-9]+ documents$' "$T/err"
for format in jsonl tsv markdown; do
    run concordance -n 2 --format=$format seed
    ok "concordance: $format" code_is 0
done
run concordance zzqqxx
ok "concordance: nothing found: exit code 1" code_is 1
ok "concordance: nothing found: said" err_has "nothing found for 'zzqqxx'"
run concordance -q zzqqxx
ok "concordance -q: nothing found: exit code 1" code_is 1
ok "concordance -q: nothing found: not said" err_empty
run concordance --sort=up seed
ok "concordance: an unknown order is wrong usage" code_is 2
run concordance 'seed AND'
ok "concordance: half a query is an error" code_is 2
run concordance
ok "concordance: nothing is wrong usage" code_is 2

run trend --format=json seed
ok "trend: exit code 0" code_is 0
ok "trend: years one after another" json '(lambda y: y == list(range(y[0], y[-1] + 1)))([int(r["value"]) for r in d])'
ok "trend: no more hits than passages" json 'all((r["hits"] or 0) <= r["passages"] for r in d) and sum(r["hits"] or 0 for r in d) > 10'
ok "trend: years without documents are gaps, not zeros" json 'all((r["hits"] is None) == (r["passages"] == 0) for r in d) and {r["value"]: r["hits"] for r in d}["2050"] is None'
ok "trend: keeps to the schema" schema trend
run trend seed
ok "trend in text: a bar" grep -qE '^2026  .+ [0-9]+$' "$T/out"
run trend --by=organ --format=csv seed
ok "trend in csv" grep -qE '^organ,A,[0-9]+,[0-9]+$' "$T/out"
run trend --by=language --relative seed
ok "trend: relative" grep -qE '^en .* [0-9]+\.[0-9]$' "$T/out"
for format in jsonl tsv markdown; do
    run trend --format=$format seed
    ok "trend: $format" code_is 0
done

# what has no date, no organ; a year of which there are documents, but none that match
mkdir undated
printf 'The ferry was sold.\n\nThe ferry was bought again, and sold.\n' >undated/ferry.txt
printf 'Nothing is said of boats.\n' >undated/other.txt
for year in 1950 1952 1953 1957; do
    printf '1. The %s of that year.\n' "$([ $year = 1952 ] && echo bridge || echo ferry)" >undated/$year.txt
    printf 'date=%s-01-02\nsymbol=A/AC.90%s/3\n' $year ${year#195} >undated/$year.txt.meta
done
"$UNDEX" index -q --index ix3 undated 2>"$T/err"
run trend --index ix3 --format=json ferry
ok "trend: zeros, gaps, and what has no date" json '[(r["value"], r["hits"]) for r in d] == [("1950", 1), ("1951", None), ("1952", 0), ("1953", 1), ("1954", None), ("1955", None), ("1956", None), ("1957", 1), ("no date", 2)]'
ok "trend: all are counted" json 'sum(r["hits"] or 0 for r in d) == 5 and d[-1]["passages"] == 3'
ok "trend: the total is said" err_has "undex: 5 passages in 4 documents"
run trend --index ix3 ferry
ok "trend in text: a gap is one line" grep -qx '1954-1956  (no documents)' "$T/out"
ok "trend in text: a zero" grep -qE '^1952 +0$' "$T/out"
ok "trend in text: no date" grep -qE '^no date +.+ 2$' "$T/out"
run trend --index ix3 --format=csv ferry
ok "trend in csv: a gap is empty" grep -qx 'year,1951,,0' "$T/out"
ok "trend in csv: no date" grep -qx 'year,no date,2,3' "$T/out"
run trend --index ix3 --by=organ --format=json ferry
ok "trend: what has no organ" json '[(r["value"], r["hits"]) for r in d] == [("A", 3), ("no organ", 2)]'
run trend --index ix3 --by=body --format=json ferry
ok "trend: by body" json '[(r["value"], r["hits"]) for r in d] == [("A/AC.900", 1), ("A/AC.903", 1), ("A/AC.907", 1), ("no body", 2)]'
run search --index ix3 --facets=year,body --format=json ferry
ok "facets: what has none, and no zeros" json '[(c["value"], c["hits"]) for c in d["facets"]["year"]["counts"]] == [("1950", 1), ("1953", 1), ("1957", 1), ("no date", 2)] and d["facets"]["body"]["counts"][-1]["value"] == "no body"'
run search --index ix3 -c body:A/AC.903 ferry
ok "a body is a filter" out_first 1
run search --index ix3 -c 'body:a/ac.90*' ferry
ok "with a star bodies that begin so" out_first 3
run search --index ix3 -c body:a_ac.903
ok "in any of the usual forms" out_first 1
run trend --index ix3 --svg gaps.svg ferry
ok "trend: a picture with gaps, zeros and what has no date" python3 -c '
import sys, xml.etree.ElementTree as tree
ns = "{http://www.w3.org/2000/svg}"
root = tree.parse("gaps.svg").getroot()
bars = {r.find(ns + "title").text: (r.get("fill"), int(r.get("x")), int(r.get("x")) + int(r.get("width"))) for r in root.iter(ns + "rect") if r.find(ns + "title") is not None}
labels = [t.text for t in root.iter(ns + "text")]
wide = int(root.get("width"))
sys.exit(not (bars["1954-1956: no documents"][0] == "#eee" and bars["1952: 0"][0] == "#2b6ca3" and bars["no date: 2"][0] == "#999"
              and "no date" in labels and all(0 <= a < b <= wide for _, a, b in bars.values())
              and bars["no date: 2"][1] - bars["1957: 1"][2] > bars["1953: 1"][1] - bars["1952: 0"][2]))'
run trend --svg trend.svg seed
ok "trend: a picture" python3 -c '
import sys, xml.etree.ElementTree as tree
root = tree.parse("trend.svg").getroot()
bars = [r for r in root.iter("{http://www.w3.org/2000/svg}rect") if r.get("fill") == "#2b6ca3"]
sys.exit(not (root.tag.endswith("svg") and bars and max(int(b.get("height")) for b in bars) == 240))'
run trend --svg no/such/folder/x.svg seed
ok "trend: a picture that cannot be written" code_is 2
run trend --svg=- seed
ok "trend: no picture among the numbers" err_has "name a file for the chart"
ok "trend: and no file called -" test ! -e ./-
run trend zzqqxx
ok "trend: nothing found: exit code 1" code_is 1
run trend --by=colour seed
ok "trend: by an unknown thing is wrong usage" code_is 2
run trend
ok "trend: nothing is wrong usage" code_is 2
finish
