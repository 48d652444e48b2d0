# SPDX-License-Identifier: GPL-3.0-or-later
# documents that belong together: reissues, corrigenda, addenda; and how many carry warnings
. "$(dirname "$0")/harness.sh"

# document FILE SYMBOL DATE TEXT [LAST-LINE]
document() {
    printf 'United Nations                                              %s\n' "$2" >"$1"
    printf 'General Assembly                                            Distr.: General\n' >>"$1"
    printf '                                                            %s\n\n\n' "$3" >>"$1"
    printf '             Lanterns of the quay\n\n1.   %s\n\n2.   The quay has nine lanterns.\n\n%s\n' "$4" "$5" >>"$1"
}

mkdir docs
document docs/first.txt A/99/777 '4 March 2099' 'The lanterns were lit in May.' ''
document docs/again.txt A/99/777 '4 March 2099' 'The lanterns were lit in June.' '* Reissued for technical reasons on 9 July 2099.'
document docs/corr.txt A/99/777/Corr.1 '2 August 2099' 'For May read June.' ''
document docs/far.txt A/99/7771 '2 August 2099' 'Another document altogether.' ''
printf 'A page\n\n6. The bridge was built.\n\n7. The ferry was sold.\n\n8. The quay was paved.\n' >docs/late.txt
run index docs
ok "all are taken" err_has "5 files: 5 taken"
ok "and the run says how many carry a warning" err_has "1 of them with warnings; 'undex list --warnings' tells which and why"
run index docs
ok "a run that finds nothing new says so too" err_has "1 of them with warnings"
run index --format=jsonl docs
ok "jsonl: of each file" json '[r["warnings"] > 0 for r in rows if r["type"] == "file"] == [r["path"].endswith("late.txt") for r in rows if r["type"] == "file"]'
ok "jsonl: of the run" json 'rows[-1]["with_warnings"] == 1'
run index -q docs
ok "--quiet keeps silent" err_empty
run status --format=json
ok "status counts the documents" json 'd["with_warnings"] == 1'

cp docs/far.txt docs/copy.txt
run index -v docs
ok "a duplicate is counted" err_has "1 of them the same as another"
ok "and named" eval 'grep -q "docs/copy.txt.*the same as docs/far.txt\|docs/copy.txt.*the same as .*/docs/far.txt" "$T/out"'
run remove docs/copy.txt

run show 'A/99/777, para. 1'
ok "the latest version stands first" eval 'grep -n "lit in" "$T/out" | head -n 1 | grep -q June'
ok "the first one follows" out_has "lit in May"
ok "the reissue is told" err_has "was reissued on 2099-07-09"
ok "the corrigendum is told" err_has "see also A/99/777/Corr.1, its corrigendum, of 2099-08-02"
ok "once" [ "$(grep -c 'see also' "$T/err")" = 1 ]
ok "what only begins alike is not" err_lacks "A/99/7771"
run show -q 'A/99/777, para. 1'
ok "--quiet tells nothing besides" err_empty
run show 'A/99/777/Corr.1, para. 1'
ok "the corrigendum leads to what it corrects" err_has "see also A/99/777, which A/99/777/Corr.1 belongs to, of 2099-03-04"
ok "of several versions the symbol alone is named" err_lines 1
run info --format=json A/99/777/Corr.1
ok "in json" json '[r["relation"] for r in d["related"]] == ["base", "base"]'
run info --format=json A/99/777
ok "both ways" json 'd["related"] == [{"key": "A/99/777/Corr.1", "relation": "corrigendum", "date": "2099-08-02"}]'
ok "and by which it is corrected" json 'd["corrected_by"] == ["A/99/777/Corr.1"] and "superseded_by" not in d'
ok "said, too" err_has "A/99/777 is corrected: see also A/99/777/Corr.1, its corrigendum, of 2099-08-02"
ok "keeps to the schema" schema info
run info --format=json A/99/7771
ok "an empty list where there is none" json 'd["related"] == []'

# Revisions supersede; drafts and resolutions are told on evidence.
mkdir family
document family/plain.txt A/99/778 '4 March 2099' 'Nine lanterns.' ''
document family/rev1.txt A/99/778/Rev.1 '5 March 2099' 'Ten lanterns.' ''
document family/rev2.txt A/99/778/Rev.2 '6 March 2099' 'Twelve lanterns.' ''
document family/draft.txt A/C.3/99/L.31 '7 March 2099' 'Decides to light them.' ''
document family/other.txt A/C.3/99/L.32 '7 March 2099' 'Decides to light others.' ''
act() { # FILE SYMBOL NAMED TITLE
    printf 'United Nations   %s\nGeneral Assembly   Distr.: General\n   9 May 2099\n\nResolution adopted by the General Assembly on 8 May 2099\n\n[%s]\n\n             %s\n\nThe General Assembly,\n\nRecalling document A/C.3/99/L.32,\n\n1. Decides to light the lanterns of the quay.\n' "$2" "$3" "$4" >"$1"
}
act family/act.txt A/RES/99/31 'without reference to a Main Committee (A/C.3/99/L.31)' 'Lanterns'
document family/like.txt A/HRC/99/L.4 '7 March 2099' 'Decides to paint them.' ''
sed -i 's/Lanterns of the quay/Paint for the lanterns/' family/like.txt
document family/painted.txt A/HRC/RES/99/4 '9 May 2099' 'Decides to paint them.' ''
sed -i 's/Lanterns of the quay/Paint for the lanterns/' family/painted.txt
run index -q --index family_ix family
UNDEX_INDEX=$T/w/family_ix
export UNDEX_INDEX
relatives() { # SYMBOL WANTED
    run info --format=json "$1"
    ok "$1: its family" json "[(r['key'], r['relation'], r.get('evidence', '')) for r in d['related']] == $2"
}
relatives A/99/778 "[('A/99/778/Rev.1', 'revision', ''), ('A/99/778/Rev.2', 'revision', '')]"
ok "superseded by both" json 'd["superseded_by"] == ["A/99/778/Rev.1", "A/99/778/Rev.2"]'
ok "keeps to the schema" schema info
relatives A/99/778/Rev.1 "[('A/99/778', 'base', ''), ('A/99/778/Rev.2', 'revision', '')]"
ok "superseded by the later alone" json 'd["superseded_by"] == ["A/99/778/Rev.2"]'
relatives A/99/778/Rev.2 "[('A/99/778', 'base', ''), ('A/99/778/Rev.1', 'earlier', '')]"
ok "the last is not superseded" json '"superseded_by" not in d'
relatives A/C.3/99/L.31 "[('A/RES/99/31', 'resolution', d['related'][0]['evidence'])]"
ok "because the resolution names it" json 'd["related"][0]["evidence"].startswith("named in A/RES/99/31, p")'
relatives A/RES/99/31 "[('A/C.3/99/L.31', 'draft', d['related'][0]['evidence'])]"
relatives A/C.3/99/L.32 "[]"
relatives A/HRC/99/L.4 "[('A/HRC/RES/99/4', 'resolution', 'same title and session')]"
relatives A/HRC/RES/99/4 "[('A/HRC/99/L.4', 'draft', 'same title and session')]"
run show 'A/99/778, para. 1'
ok "show says so" err_has "A/99/778 is superseded: see also A/99/778/Rev.2, its revision, of 2099-03-06"
run show --format=jsonl 'A/99/778, para. 1'
ok "show says so in JSON" json 'rows[0]["document"]["superseded_by"] == ["A/99/778/Rev.1", "A/99/778/Rev.2"]'
ok "and keeps to the schema" schema shown --lines
run cite --format=json 'A/99/778, para. 1' 'A/99/778, para. 2' A/C.3/99/L.31
ok "cite says so, once" [ "$(grep -c 'A/99/778 is superseded' "$T/err")" = 2 ]
ok "cite says what came of a draft" err_has "A/C.3/99/L.31 was a draft: see also A/RES/99/31, which came of it, of 2099-05-08 (named in A/RES/99/31, p"
ok "cite says so in JSON" json '[r["superseded_by"] for r in d] == ["A/99/778/Rev.1; A/99/778/Rev.2"] * 2 + [""]'
ok "and keeps to the schema" schema citation
run split parts 3
run info --format=json --index parts/index.shards A/C.3/99/L.31
ok "over shards" json '[r["key"] for r in d["related"]] == ["A/RES/99/31"]'
finish
