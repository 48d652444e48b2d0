# SPDX-License-Identifier: GPL-3.0-or-later
# undex search
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

run search seed libraries drought
ok "words: exit code 0" code_is 0
ok "words: hits have a rank and a citation" grep -qE '^ 1\. A/' "$T/out"
ok "words: pages are shown" grep -qE 'p\. [0-9]' "$T/out"
ok "words: nothing but the total on stderr" err_lines 1
ok "no escape sequences in a file" sh -c '! grep -q "$(printf "\033")" "$1"' - "$T/out"
ok "no markup" sh -c '! grep -qE "</?b>|&quot;|&amp;" "$1"' - "$T/out"
run search --color=always seed
ok "--color=always marks the words" grep -q "$(printf '\033\[1;31m')" "$T/out"
NO_COLOR=1 COLUMNS=50 "$UNDEX" search seed libraries >"$T/out" 2>"$T/err"
ok "wraps to the width" sh -c '[ "$(awk "length > m { m = length } END { print m }" "$1")" -le 60 ]' - "$T/out"

run search --format=json -n 3 seed libraries
ok "json: exit code 0" code_is 0
ok "json: the promised keys" json '{"query", "matches_estimated", "suggestion", "hits"} <= set(d)'
ok "json: the query" json 'd["query"] == "seed libraries"'
ok "json: -n" json 'len(d["hits"]) == 3'
ok "json: ranks" json '[h["rank"] for h in d["hits"]] == [1, 2, 3]'
ok "json: scores fall" json '[h["score"] for h in d["hits"]] == sorted((h["score"] for h in d["hits"]), reverse=True)'
ok "json: the keys of a hit" json \
    'all({"rank", "score", "id", "kind", "citation", "document", "headings", "page_first", "page_last", "text", "snippet", "highlights", "notes", "boxes"} <= set(h) for h in d["hits"])'
ok "json: the keys of its document" json 'all({"path", "symbol", "title", "date", "language"} <= set(h["document"]) for h in d["hits"])'
ok "json: highlights are places of the words" json \
    'all(h["text"][a:b].lower().startswith(("seed", "librar")) for h in d["hits"] for a, b in h["highlights"]) and any(h["highlights"] for h in d["hits"])'
run search --format=json -n 2 --offset 1 seed libraries
ok "--offset" json '[h["rank"] for h in d["hits"]] == [2, 3]'
run search --format=jsonl -n 2 seed
ok "jsonl: a line a hit" json '[r["type"] for r in rows] == ["search", "hit", "hit"]'
run search --format=json --per-document 1 -n 20 seed
ok "--per-document" json 'len({h["document"]["path"] for h in d["hits"]}) == len(d["hits"])'
run search -l seed
ok "-l prints paths" grep -qE 'A_99_901\.en\.pdf$' "$T/out"
ok "-l prints each once" sh -c '[ "$(sort "$1" | uniq -d | wc -l)" -eq 0 ]' - "$T/out"
run search -c seed
ok "-c prints a number" grep -qE '^[1-9][0-9]*$' "$T/out"
run search -c -- -zzqqxx
all=$(cat "$T/out")
run status --format=json
ok "-c counts every passage that is searched" sh -c '[ "$1" -gt 200 ]' - "$all"
run search -c zzqqxx
ok "-c of nothing: 0, exit code 1" sh -c '[ "$1" -eq 1 ] && [ "$(cat "$2")" = 0 ]' - "$code" "$T/out"
run search -lc seed
ok "-l and -c together are wrong usage" code_is 2
run search --full -n1 seed
ok "--full succeeds" code_is 0
run search organ:ZZ lang:xx seed
ok "filters that nothing meets: exit code 1" code_is 1
ok "filters that nothing meets are named" err_has "no document has organ:ZZ, lang:xx"
run search organ:A nonesuchword
ok "filters that are met are not" err_lacks "no document has"
run search --explain seed
ok "--explain speaks on stderr" sh -c '[ -s "$1" ]' - "$T/err"
run search -v seed
ok "-v shows scores" out_has "score"

run search '"seed libraries"'
ok "a phrase" code_is 0
run search 'A/99/901, para. 15'
ok "a citation finds its paragraph first" grep -qE '^ 1\. A/99/901, para\. 15' "$T/out"
run search 'A/99/901'
ok "a symbol finds the document" out_has "A/99/901"
run search lang:fr bibliothèques
ok "a filter and an accent" code_is 0
LC_ALL=C "$UNDEX" search bibliothèques >"$T/out" 2>"$T/err" || code=$?
ok "bytes of the query do not depend on the locale" code_is 0
run search -- -zzz seed
ok "after -- a word may begin with -" code_is 0

run search --format=json '"drinking water" NEAR/3 first'
ok "NEAR takes a phrase" json 'd["hits"] and all("drinking water" in h["text"].lower() for h in d["hits"])'
run search --format=json 'wat* NEAR/3 first'
ok "NEAR takes a star" json 'd["hits"] and all("water" in h["text"].lower() for h in d["hits"])'
run search --format=json '"drinking w*er" kind:paragraph'
ok "a phrase takes a star" json 'd["hits"] and all("drinking water" in h["text"].lower().replace("-", " ") for h in d["hits"])'
run search --format=json -n 10 --per-document 0 drinking water first
ok "a heading is no hit beside the passage under it" json 'not any(h["kind"] == "heading" for h in d["hits"])'
ok "ids come once" json 'len({h["id"] for h in d["hits"]}) == len(d["hits"])'
ok "notes tell what matched in them" json 'all("highlights" in n for h in d["hits"] for n in h["notes"])'
run search drougth
ok "a slip of the pen is said" err_has "searched for 'drought', since no passage has a word of 'drougth'"
ok "and searched so" code_is 0
run search --format=json drougth
ok "and is in the JSON" json 'd["suggestion"] == "drought" and d["corrected"] and d["hits"]'
run search --format=json '"drougth"'
ok "what is in quotation marks is searched as typed" json 'd["suggestion"] is None and not d["corrected"] and not d["hits"]'
run search -c '(organ:A OR organ:E) drought'
cp "$T/out" "$T/all"
run search -c organ:A organ:E drought
ok "filters in a group narrow as those without" sh -c '[ "$(cat "$1")" -gt 0 ] && cmp -s "$1" "$2"' - "$T/all" "$T/out"
run search --explain '(organ:A OR organ:E) drought'
ok "and --explain says so" sh -c 'grep -q FILTER "$1" && ! grep -q AND_MAYBE "$1"' - "$T/err"
run search 'drought organ:A OR organ:E'
ok "an OR that takes the words into it is refused with what to type" err_has "write (organ:A OR organ:E)"
for query in oragn:A Year:2026 after:2020 speaker: author:smith 'seed~' '"seed stores"~3' 'symbol:*' 'NOT NOT seed' \
    'title:se*' 'seed && stores' 'a/**/b zz OR' '()' '"seed' 'seed)'; do
    run search -- "$query"
    ok "$query is refused" code_is 2
    ok "$query: the place is marked" err_has ">>"
    ok "$query: in one line" err_lines 1
    ok "$query: no hits" out_empty
done
run search oragn:A seed
ok "the nearest filter is said" err_has "write organ:A"
run search 'Note: the seed is kept, from 10:30 on'
ok "a colon within words is text" code_is 0
run search -c '+seed +libr*ies'
ok "a star within a word" grep -qE '^[1-9]' "$T/out"
run search -n 3 seed
ok "a page is said once" sh -c '! grep -qE "p\. ([0-9]+) .* p\. \1$" "$1"' - "$T/out"

run search zzqqxx
ok "nothing found: exit code 1" code_is 1
ok "nothing found: nothing on stdout" out_empty
ok "nothing found: said on stderr" err_has "nothing found"
run search -q zzqqxx
ok "nothing found: silent with -q" err_empty
run search --format=json zzqqxx
ok "nothing found in json: exit code 1" code_is 1
ok "nothing found in json: no hits" json 'd["hits"] == []'
run search --format=json --facets=organ,year,language,kind seed
ok "--facets counts all that matches" json 'sum(c["hits"] for c in d["facets"]["language"]["counts"]) >= len(d["hits"])'
ok "--facets: years in their order" json '[c["value"] for c in d["facets"]["year"]["counts"]] == sorted(c["value"] for c in d["facets"]["year"]["counts"])'
ok "--facets: the most first" json '[c["hits"] for c in d["facets"]["kind"]["counts"]] == sorted((c["hits"] for c in d["facets"]["kind"]["counts"]), reverse=True)'
ok "--facets keeps to the schema" schema search
run search --facets=organ seed
ok "--facets in text" grep -qE '^organ: A [0-9]' "$T/out"
run search --format=json --sort=date -n 50 --per-document 0 seed
ok "--sort=date: the newest first" json '(lambda t: t == sorted(t, reverse=True) and len(set(t)) > 1)([h["document"].get("date_adopted") or h["document"]["date"] for h in d["hits"] if h["document"]["date"]])'
run search --format=json --sort=symbol -n 50 --per-document 0 seed
ok "--sort=symbol: a document after the other" json '(lambda s: len(set(s)) == sum(a != b for a, b in zip(s, s[1:])) + 1)([h["document"]["symbol"] for h in d["hits"]])'
run search --sort=length seed
ok "an unknown order is wrong usage" code_is 2
run search --facets=colour seed
ok "an unknown facet is wrong usage" code_is 2
run search --facets=organ --format=csv seed
ok "facets in a format without them are wrong usage" code_is 2
run search --format=json -C 2 -n 1 'A/99/901, para. 12'
ok "-C: neighbours in json" json '[p.get("label") for p in d["hits"][0]["before"]][-1:] == ["11"] and [p.get("label") for p in d["hits"][0]["after"]][:1] == ["13"]'
ok "-C keeps to the schema" schema search
run search -C 1 -n 1 'A/99/901, para. 12'
ok "-C in text" sh -c 'grep -q "^11\. " "$1" && grep -q "^12\. " "$1" && grep -q "^13\. " "$1"' - "$T/out"
run search -C -1 seed
ok "a negative context is wrong usage" code_is 2
run search --format=json -n 50 --per-document 0 seed
cp "$T/out" "$T/all"
run search --format=json -n 50 seed
ok "three hits of a document are the most" json 'max(sum(h["document"]["key"] == k["document"]["key"] for h in d["hits"]) for k in d["hits"]) == 3'
ok "--per-document 0 is all" sh -c '[ "$(wc -c <"$1")" -gt "$(wc -c <"$2")" ]' - "$T/all" "$T/out"

mkdir twins
cat >twins/draft.txt <<'END'
The lenders of the upper valley decide that the seed of a dry year is returned in the second year after it,
unless the harvest of the first year was as large as that of a usual year.
END
sed 's/decide/agree/' twins/draft.txt >twins/final.txt
printf 'The lenders of the lower valley return nothing to anybody, unless the harvest was large in a usual year.\n' >twins/other.txt
"$UNDEX" index -q --index twins.ix twins 2>"$T/err"
run search --index twins.ix --format=json lenders harvest
ok "nearly the same text comes once" json 'len(d["hits"]) == 2 and [len(h.get("also_in", [])) for h in d["hits"]].count(1) == 1'
ok "and says where else it stands" json \
    'sorted([h["document"]["path"][-9:] for h in d["hits"] if "also_in" in h] + [a["document"]["path"][-9:] for h in d["hits"] for a in h.get("also_in", [])]) == ["draft.txt", "final.txt"]'
run search --index twins.ix lenders harvest
ok "in text too" grep -qE '^ +also in (draft|final)\.txt, p. 1$' "$T/out"
run search --index twins.ix -n 1 --format=json lenders harvest
ok "with one hit as with many" json 'len(d["hits"]) == 1'
run search --index twins.ix --format=json --offset 1 lenders harvest
ok "and on the second page" json 'len(d["hits"]) == 1'
run search --index twins.ix -l lenders harvest
ok "-l lists every file" sh -c '[ "$(wc -l <"$1")" = 3 ]' - "$T/out"
run search --index twins.ix --format=json --sort=symbol lenders harvest
ok "--sort=symbol lists every passage" json 'len(d["hits"]) == 3'

mkdir names
echo 'In the upper valley a seed bank was founded by the keepers of the oldest gardens after the flood.' >names/a.txt
echo 'What is lent by the seed bank comes back to it within two years, or else is written off by the keepers.' >names/b.txt
echo 'Nobody who visited the seed bank in spring could say how many jars stood there and who had filled them.' >names/c.txt
echo 'When the keepers met they asked whether a seed bank of the coast should be theirs or the fishers own.' >names/d.txt
echo 'The children of the school drew for us the seed bank with its ladders, its lamps and its one grey cat.' >names/e.txt
echo 'A bank on the river is where the seed of the willow falls; from bank to bank the seed of the reed is blown.' >names/f.txt
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "Ladder $i leans on wall $i, and lamp $i hangs from it." >names/g$i.txt; done
"$UNDEX" index -q --index names.ix names 2>"$T/err"
run search --index names.ix --format=json seed bank
ok "two words that are a name here stand side by side in what comes first" json \
    'len(d["hits"]) == 6 and d["hits"][5]["document"]["path"].endswith("f.txt")'

run search 'seed AND'
ok "half a query is an error" code_is 2
run search '(seed'
ok "an open bracket is an error" code_is 2
run search ''
ok "an empty query is wrong usage" code_is 2
run search --index nowhere seed
ok "no index: exit code 2" code_is 2
ok "no index: how to mend it" err_has "undex index"

# more than a pipe holds, so that something is still to be written when the reader has gone
yes 'seed OR library' | head -n 200 >many
("$UNDEX" search --batch many --full 2>"$T/err"; echo $? >"$T/code") | head -n 1 >"$T/out"
ok "a closed pipe ends quietly" err_empty
ok "a closed pipe ends as by the signal" [ "$(cat "$T/code")" -eq 141 ]
if [ -e /dev/full ]; then
    code=0
    "$UNDEX" search seed >/dev/full 2>"$T/err" || code=$?
    ok "a full disk is an error" code_is 2
else
    skip "a full disk" "no /dev/full"
fi

# how much there is
run search -n 2 seed
ok "the total is said, and the answer alone is piped" sh -c 'grep -qxE "undex: 2 of [0-9]+ passages in [0-9]+ documents" "$1" && ! grep -q passages\ in "$2"' - "$T/err" "$T/out"
run search -q -n 2 seed
ok "-q says nothing" err_empty
run search --format=csv -n 2 seed
ok "csv says it too" grep -qE ' 2 of [0-9]+ passages' "$T/err"
run search --format=json -n 1 --per-document=0 seed
cp "$T/out" one.json
ok "json carries it" json 'd["matches_exact"] is True and d["matches_estimated"] > 20 and 3 <= d["documents_estimated"] <= 6'
ok "and need not be told" err_empty
run search --format=json -n 1000 --per-document=0 --sort=symbol seed
ok "the documents are those of all hits" json 'len({h["document"]["key"] for h in d["hits"]}) == d["documents_estimated"] == __import__("json").load(open("one.json"))["documents_estimated"]'
run search -l -n 1 seed
ok "-l keeps -n" out_lines 1
ok "of how many documents" grep -qE '^undex: 1 of [0-9] documents$' "$T/err"
run search -l -0 seed
ok "-0 ends paths with a NUL" python3 -c '
import os, sys
paths = open(sys.argv[1], "rb").read().split(b"\0")
sys.exit(not (len(paths) > 2 and paths[-1] == b"" and all(os.path.exists(p) for p in paths[:-1])))' "$T/out"
run search -c seed
ok "-c is a number alone" python3 -c 'import sys; int(open(sys.argv[1]).read())' "$T/out"
ok "and nothing more is said" err_empty
printf 'seed\nlending\n' >totals
run search --batch totals -n 1
ok "in a batch it stands under each answer" [ "$(grep -cE '^1 of [0-9]+ passages in [0-9]+ documents$' "$T/out")" -eq 2 ]

# what is equal stands by symbol, in whatever order it came into the index
for word in third second first; do
    printf 'Report\n\n1. The %s of the urns.\n' $word >$word.txt
    "$UNDEX" index -q --index urns $word.txt
done
for query in urns lang:en 'path:*.txt' 'kind:paragraph lang:en'; do
    for sort in relevance date symbol; do
        run search --index urns --sort=$sort --format=json "$query"
        ok "$query by $sort: equal hits stand by symbol" json '[h["document"]["key"] for h in d["hits"] if h["kind"] == "paragraph"] == ["first", "second", "third"]'
    done
done
tty 80 search --no-pager -n 1 seed
ok "on a terminal it is the last line" sh -c 'tail -n 1 "$1" | grep -qE "1 of [0-9]+ passages in [0-9]+ documents"' - "$T/out"
finish
