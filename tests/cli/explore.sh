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
for format in jsonl tsv markdown; do
    run concordance -n 2 --format=$format seed
    ok "concordance: $format" code_is 0
done
run concordance zzqqxx
ok "concordance: nothing found: exit code 1" code_is 1
run concordance --sort=up seed
ok "concordance: an unknown order is wrong usage" code_is 2
run concordance 'seed AND'
ok "concordance: half a query is an error" code_is 2
run concordance
ok "concordance: nothing is wrong usage" code_is 2

run trend --format=json seed
ok "trend: exit code 0" code_is 0
ok "trend: years one after another" json '(lambda y: y == list(range(y[0], y[-1] + 1)))([int(r["value"]) for r in d])'
ok "trend: no more hits than passages" json 'all(r["hits"] <= r["passages"] for r in d) and sum(r["hits"] for r in d) > 10'
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
run trend --svg trend.svg seed
ok "trend: a picture" python3 -c '
import sys, xml.etree.ElementTree as tree
root = tree.parse("trend.svg").getroot()
bars = [r for r in root.iter("{http://www.w3.org/2000/svg}rect") if r.get("fill") == "#2b6ca3"]
sys.exit(not (root.tag.endswith("svg") and bars and max(int(b.get("height")) for b in bars) == 240))'
run trend --svg no/such/folder/x.svg seed
ok "trend: a picture that cannot be written" code_is 2
run trend zzqqxx
ok "trend: nothing found: exit code 1" code_is 1
run trend --by=colour seed
ok "trend: by an unknown thing is wrong usage" code_is 2
run trend
ok "trend: nothing is wrong usage" code_is 2
finish
