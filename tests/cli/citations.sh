# SPDX-License-Identifier: GPL-3.0-or-later
# Citations as people type them, to show and to search
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
leads() { # ID CITATION
    run show --format=jsonl "$2"
    ok "show: $2" json "any(r['id'] == '$1' for r in rows)"
    run search --format=json -n 1 "$2"
    ok "search: $2" json "d['hits'][0]['id'].replace('@fr', '') == '$1'"
}

leads 'A/99/901#para.12' 'UN Doc. A/99/901 (14 August 2026), para. 12'
leads 'A/99/901#para.12' 'U.N. Doc. A/99/901, ¶ 12 (Aug. 14, 2026)'
leads 'A/99/901#para.12' 'A/99/901, § 12'
leads 'A/99/901#para.12' 'A/99/901 [12]'
leads 'A/99/901#para.12' 'see A/99/901*, paras. 12, 14 and 16'
leads 'A/99/901#para.12' 'https://docs.un.org/en/A/99/901, para. 12'
leads 'A/99/901#para.12' 'paragraph 12 of document A/99/901'
leads 'A/99/901#fn.7' 'A/99/901, n. 7'
leads 'A/99/901#annex.para.4' 'annex to A/99/901, para. 4'
leads 'A/RES/99/901#para.3' 'A/RES/99/901, OP 3'
leads 'A/RES/99/901#para.3' 'G.A. Res. 99/901, ¶ 3, U.N. Doc. A/RES/99/901 (Dec. 11, 2026)'
leads 'A/RES/99/901#para.3' 'resolution 99/901 of 11 December 2026, para. 3'
leads 'A/RES/99/901#para.PP3' 'A/RES/99/901, PP3'
leads 'A/RES/99/901#para.PP3' 'A/RES/99/901, preambular para. 3'
leads 'A/RES/99/901#para.PP3' 'third preambular paragraph of resolution 99/901'

run show --format=jsonl 'A/99/901@en, paras. 12, 14 and 16-17'
ok "a list is all that it names" json '[r["label"] for r in rows] == ["12", "14", "16", "17"]'
run show --format=jsonl 'A/99/901@en, pp. 3-4'
ok "pages are all that stands on them" json 'all(r["page_last"] >= 3 and r["page_first"] <= 4 for r in rows) and len({r["page_first"] for r in rows}) > 1'
run show --format=jsonl 'A/99/901@en, sect. II'
ok "a section is its heading and what stands under it" json 'rows[0]["kind"] == "heading" and len(rows) > 2 and all(rows[0]["text"] in r["headings"] for r in rows[1:])'

# Where the document is there and the place is not, both say what places there are.
run show 'A/99/901, para. 999'
ok "no such paragraph: exit code 1" code_is 1
ok "the places are named" err_has "A/99/901 has"
ok "as paragraphs" err_has "paras. 1-"
ok "it is not said to be missing" sh -c '! grep -q "not in the index" "$1"' - "$T/err"
run search 'A/99/901, para. 999'
ok "search finds the document" code_is 0
ok "and names the places" err_has "paras. 1-"

# Plain words stay words.
for words in 'resolution on seeds' 'section 24' 'op art' '§' 'n. 4 million' 'seed stores, para. 3' 'p. 5' '[12]' 'annex II'; do
    run search --explain -- "$words"
    ok "words: $words" sh -c '! grep -q "Query(PostingSource" "$1"' - "$T/err"
done
run search 'organ:S A/99/901, para. 12'
ok "filters are no citation" sh -c '! grep -qF "A/99/901, para. 12" "$1"' - "$T/out"
finish
