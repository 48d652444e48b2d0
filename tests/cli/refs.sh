# SPDX-License-Identifier: GPL-3.0-or-later
# undex refs, the filters cites: and cited-by:
. "$(dirname "$0")/harness.sh"

mkdir docs
text() {
    {
        printf '%s\nUnited Nations\nGeneral Assembly\n%s\n\nReport on %s\n\n' "$1" "$1" "$2"
        shift 2
        printf '%s\n\n' "$@"
    } >"docs/$file"
}
file=a.txt text A/98/701 "lending of seeds" '1. The libraries lend seeds, as A/98/702, para. 2, has it.' \
    '2. The farmers recall General Assembly resolution 60/265 & "A/98/799", and see A/98/701.'
file=b.txt text A/98/702 "water" '1. Wells are dug.' '2. See document A/98/703, paras. 4 and 5, and A/98/799.'
file=c.txt text A/98/703 "drought" '1. It is dry.' '2. What A/98/702, para. 3, says of wells is true.' '3. So is A/98/701.'
"$UNDEX" index -q --index ix docs 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

run refs --format=json A/98/702
ok "refs: exit code" code_is 0
ok "refs: keep to the schema" schema reference
ok "what cites it, then what it cites" json '[(r["direction"], r["from"], r["to"], r["para"], r["indexed"]) for r in d] == [
    ("in", "A/98/701", "A/98/702", "2", 1), ("in", "A/98/703", "A/98/702", "3", 1),
    ("out", "A/98/702", "A/98/703", "4", 1), ("out", "A/98/702", "A/98/799", "", 0)]'
ok "all of the place" json '[r["place"] for r in d] == ["para. 2", "para. 3", "paras. 4 and 5", ""]'
ok "the passage and the words" json '(d[0]["id"], d[0]["citation"], d[0]["words"]) == ("A/98/701#para.1", "A/98/701, para. 1", "A/98/702")'
ok "the text around them" json '"lend seeds, as A/98/702, para. 2" in d[0]["text"]'
ok "how many" err_has "A/98/702: 2 references to it, 2 references in it"
run refs --format=json --in a_98_702
ok "--in, and the symbol as typed otherwise" json '[r["direction"] for r in d] == ["in", "in"]'
run refs --format=json --in 'A/98/702, para. 3'
ok "of a paragraph: what cites it" json '[r["from"] for r in d] == ["A/98/703"]'
run refs --format=json --out 'A/98/701, para. 2'
ok "of a paragraph: what it cites, its own document left out" json '[r["to"] for r in d] == ["A/RES/60/265", "A/98/799"]'
run refs --format=json 'General Assembly resolution 60/265'
ok "of what the index lacks: what cites it" json '[(r["direction"], r["from"]) for r in d] == [("in", "A/98/701")]'
run refs --format=json --depth=2 --out A/98/701
ok "--depth" json '[(r["depth"], r["from"], r["to"]) for r in d][3:] == [(2, "A/98/702", "A/98/703"), (2, "A/98/702", "A/98/799")]'
run refs --format=json -n 1 A/98/702
ok "-n: in each direction" json '[r["direction"] for r in d] == ["in", "out"]'
ok "-n: says that there are more" err_has "; -n 0 prints all"
run refs A/98/799
ok "text: who cites what" out_has "A/98/701, para. 2 cites A/98/799 (not in the index)"
run refs A/98/700
ok "no reference: exit code 1" code_is 1
ok "no reference: says so" err_has "no reference is known of A/98/700"
run refs "no such thing"
ok "no symbol: exit code 1" code_is 1
run refs
ok "nothing: wrong usage" code_is 2
run refs --in --out A/98/702
ok "--in with --out: wrong usage" code_is 2

run refs --top --format=json
ok "--top keeps to the schema" schema cited
ok "--top: the most cited first" json '[(r["symbol"], r["indexed"]) for r in d] == [
    ("A/98/701", 1), ("A/98/702", 1), ("A/98/799", 0), ("A/98/703", 1), ("A/RES/60/265", 0)]'
ok "--top: how many cite them" json '[r["passages"] for r in d] == [2, 2, 2, 1, 1]'
run refs --top --missing -n 1 --format=csv
ok "--missing" [ "$(tail -n +2 "$T/out")" = "A/98/799,2,0" ]
run refs --top --format=dot
ok "--top is no graph" code_is 2
run refs --missing A/98/702
ok "--missing wants --top" code_is 2

run refs --format=graphml A/98/702
ok "graphml: nodes and edges" python3 -c '
import sys, xml.etree.ElementTree as tree
ns = "{http://graphml.graphdrawing.org/xmlns}"
graph = tree.parse(sys.argv[1]).getroot().find(ns + "graph")
names = {n.get("id"): [d.text for d in n] for n in graph.iter(ns + "node")}
edges = {(names[e.get("source")][0], names[e.get("target")][0], e[0].text) for e in graph.iter(ns + "edge")}
assert ["A/98/799", "false"] in names.values() and len(names) == 4, names
assert edges == {("A/98/701", "A/98/702", "1"), ("A/98/703", "A/98/702", "1"), ("A/98/702", "A/98/703", "1"), ("A/98/702", "A/98/799", "1")}, edges' "$T/out"
run refs --format=dot A/98/702
ok "dot: what is asked for" out_has 'n0 [label="A/98/702", penwidth=2];'
ok "dot: what the index lacks" out_has 'label="A/98/799", style=dashed];'
ok "dot: an edge" out_has 'n1 -> n0;'
if command -v dot >/dev/null; then
    run refs --svg net.svg A/98/702
    ok "--svg: exit code" code_is 0
    ok "--svg: a picture" grep -q '<svg' net.svg
    ok "--svg: with the symbols" grep -q 'A/98/799' net.svg
    echo mine >kept.svg
    run refs --svg kept.svg A/98/702
    ok "--svg: keeps another file" [ "$(cat kept.svg)" = mine ]
else
    skip "--svg" "there is no program dot"
fi
mkdir none
PATH=$T/w/none "$UNDEX" refs --svg other.svg A/98/702 >"$T/out" 2>"$T/err"
code=$?
ok "--svg without dot: exit code 2" code_is 2
ok "--svg without dot: says what to install" err_has "it comes with Graphviz"
run refs --svg - A/98/702
ok "--svg - is wrong usage" code_is 2

"$UNDEX" split -q parts 2 >"$T/out" 2>&1
run refs --format=csv -n 0 --depth=3 A/98/702
sort "$T/out" >one
run refs --index parts/index.shards --format=csv -n 0 --depth=3 A/98/702
sort "$T/out" >two
ok "shards: the same" cmp one two

# A part of a resolution, with its letter, and the whole.
mkdir parts_docs
printf 'A/98/711\nUnited Nations\nGeneral Assembly\nA/98/711\n\nReport\n\n1. It recalls resolution 217 A (III) of 10 December 1948.\n\n2. So does it resolution 31/16.\n' >parts_docs/a.txt
"$UNDEX" index -q --index parts_ix parts_docs 2>"$T/err"
for form in '217 A (III)' 'A/RES/217(III)' 'A/RES/217 (III)' 'General Assembly resolution 217 (III)' A_RES_31_16 'A/RES/31/16*' 'resolution 31/16 B'; do
    run refs --index parts_ix --in --format=json "$form"
    ok "$form" json '[r["from"] for r in d] == ["A/98/711"]'
    run search --index parts_ix --format=json "cites:\"$form\""
    ok "cites:$form" json 'len(d["hits"]) == 1'
done

# What a query finds, as ids.
finds() {
    run search --format=json --per-document=0 "$1"
    ok "$1" json "sorted(h['id'] for h in d['hits']) == $2"
}
finds 'cites:A/98/702' '["A/98/701#para.1", "A/98/703#para.2"]'
ok "the words that cite are marked" json 'sorted(h["text"][a:b] for h in d["hits"] for a, b in h["highlights"]) == ["A/98/702"] * 2'
finds 'cites:"A/98/702, paras. 1-2"' '["A/98/701#para.1"]'
finds 'cites:"A/98/703, para. 5"' '["A/98/702#para.2"]'
finds 'cites:"A/98/702, paras. 3, 7"' '["A/98/703#para.2"]'
finds 'cites:https://undocs.org/en/A/98/702' '["A/98/701#para.1", "A/98/703#para.2"]'
finds 'wells cited-by:A/98/701' '["A/98/702#para.1"]'
finds 'cited-by:"A/98/703, para. 3" "lend seeds"' '["A/98/701#para.1"]'
finds 'cited-by:A/98/999' '[]'

# ---- --sort=cited ----
file=d.txt text A/98/704-E/2025/74 "two symbols" '1. Of wells little is known.' '2. Wells are deep.' '3. Wells are rare.'
file=e.txt text A/98/705 "citations" '1. Wells: see A/98/704, para. 3, and E/2025/74.' '2. Wells again: A/98/704.' '3. E/2025/74, paras. 2-3, tells of wells.' \
    '4. In A/98/703, annex, para. 1, and A/98/702 there are wells.' '5. Wells of A/98/704.'
"$UNDEX" index -q --index three docs 2>"$T/err"
run search --index three --format=json --sort=cited --per-document=0 -n 30 kind:paragraph
ok "--sort=cited keeps to the schema" schema search
ok "the most cited document first, what names two symbols once" json '[(h["document"]["symbol"], h["label"], h["cited"], h["cited_place"]) for h in d["hits"]][:5] == [
    ("A/98/704", "3", 4, 2), ("A/98/704", "2", 4, 1), ("A/98/704", "1", 4, 0), ("A/98/702", "2", 3, 1), ("A/98/702", "1", 3, 0)]'
ok "what is not cited comes last" json '[(h["document"]["symbol"], h["cited"]) for h in d["hits"]][-5:] == [("A/98/705", 0)] * 5'
run search --index three --sort=cited --per-document=1 'symbol:A/98/704'
ok "text says how often" out_has "cited by 4, here by 2"
run search --index three --format=json wells
ok "other orders do not count it" json 'all("cited" not in h for h in d["hits"])'
finish
