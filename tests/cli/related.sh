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
ok "keeps to the schema" schema info
run info --format=json A/99/7771
ok "an empty list where there is none" json 'd["related"] == []'
finish
