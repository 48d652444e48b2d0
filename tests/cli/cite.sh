# SPDX-License-Identifier: GPL-3.0-or-later
# undex cite
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
is() { # WANTED CITATION [STYLE]
    run cite ${3+--style="$3"} "$2"
    ok "${3:-un}: $2" out_first "$1"
}

is 'A/99/901, para. 12' 'A/99/901#para.12'
is 'A/99/901, para. 12' 'A_99_901 paragraph 12'
is 'A/99/901, annex, para. 4 (b)' 'A/99/901, annex, para. 4 (b)'
is 'A/99/901, footnote 7' 'footnote 7 of A/99/901'
is 'A/99/901, p. 3' 'A/99/901, p. 3'
is 'A/99/901' A/99/901
is 'General Assembly resolution 99/901, para. 3 (b)' 'A/RES/99/901, para. 3 (b)'
is 'General Assembly resolution 99/901, annex, para. 1' 'resolution 99/901, annex, para. 1'
is 'General Assembly resolution 99/901, third preambular paragraph' 'A/RES/99/901#para.PP3'
is 'UN General Assembly, Seed Libraries and Shared Seed Stores after Drought, A/99/901 (August 14, 2026), para. 12.' 'A/99/901, para. 12' chicago
is 'UNGA ‘Seed libraries and shared seed stores after drought’ (14 August 2026) UN Doc A/99/901, para 4(b).' 'A/99/901, para. 4 (b)' oscola
is 'UNGA Res 99/901 (11 December 2026) UN Doc A/RES/99/901, para 3(b).' 'A/RES/99/901, para. 3 (b)' oscola
is 'A/99/901, paras. 12, 14 and 16–18' 'A/99/901, paras. 12, 14, 16-18'
is 'A/99/901, footnotes 7 and 9' 'A/99/901, notes 7 and 9'
is 'A/99/901, section II' 'A/99/901, sect. II'
is 'A/99/901, annex' 'annex to A/99/901'
is 'A/99/PV.901' '901st plenary meeting, ninety-ninth session'
is 'A/99/PV.901, p. 1' 'General Assembly, 99th session, 901st meeting, p. 1'
is 'A/99/901, p. 3' 'https://docs.un.org/en/A/99/901#page=3'

# What each style prints leads back.
for id in 'A/99/901#para.12' 'A/99/901#fn.7' 'A/99/901#annex.para.4' 'A/RES/99/901#para.PP3' 'A/RES/99/901#para.3'; do
    for style in un chicago oscola bibtex ris csl-json; do
        printed=$("$UNDEX" cite --style=$style "$id")
        run show --format=jsonl "$printed"
        ok "$style: $id leads back" json "any(r['id'] == '$id' for r in rows)"
    done
done
run cite --style=bibtex 'A/99/901, para. 12'
ok "bibtex: a key" out_first '@techreport{A-99-901,'
ok "bibtex: the paragraph is in the citation" out_has '% \cite[para. 12]{A-99-901}'
ok "bibtex: and not in the entry" out_lacks 'note ='
run cite --style=ris 'A/99/901, para. 12'
ok "ris: a type" out_first 'TY  - RPRT'
ok "ris: the paragraph" out_has 'N1  - para. 12'
ok "ris: the symbol" out_has 'SN  - A/99/901'
run cite --style=csl-json 'A/99/901, para. 12'
ok "csl-json: date and locator" json 'd[0]["issued"]["date-parts"] == [[2026, 8, 14]] and d[0]["locator"] == "12"'
run cite --format=json --style=chicago 'A/99/901, para. 12'
ok "json keeps to the schema" schema citation
ok "json: values" json 'd[0]["id"] == "A/99/901#para.12" and d[0]["style"] == "chicago"'
for format in jsonl csv tsv markdown; do
    run cite --format=$format 'A/99/901, para. 12'
    ok "$format" out_has "A/99/901, para. 12"
done
run cite 'A/99/901, para. 999'
ok "no such paragraph: exit code 1" code_is 1
ok "nothing is printed" out_empty
run cite 'A/1/1'
ok "no such document: exit code 1" code_is 1
run cite -q 'A/1/1'
ok "-q says nothing" err_empty
run cite --style=apa 'A/99/901'
ok "an unknown style is wrong usage" code_is 2
ok "and the known ones are named" err_has "oscola"
run cite
ok "nothing to cite is wrong usage" code_is 2
run cite --index nowhere A/99/901
ok "no index: exit code 2" code_is 2

# Several in one call, and from standard input.
run cite --style=oscola 'A/99/901, para. 12' 'A/RES/99/901, para. 3 (b)'
ok "two operands are two citations" out_has 'UN Doc A/RES/99/901, para 3(b).'
ok "the first stands first" out_first 'UNGA ‘Seed libraries and shared seed stores after drought’ (14 August 2026) UN Doc A/99/901, para 12.'
run cite A/99/901, para. 12
ok "words without quotes are one" out_first 'A/99/901, para. 12'
printf 'A/99/901, para. 12\n\n  A/RES/99/901\nA/1/1\n' | "$UNDEX" cite - >"$T/out" 2>"$T/err"
code=$?
ok "a citation a line of standard input" out_first 'A/99/901, para. 12'
ok "each as it stands there" out_has 'General Assembly resolution 99/901'
ok "and no more" out_lines 2
ok "one is not there: exit code 3" code_is 3
ok "and it is named" err_has "'A/1/1' is not in the index"
printf 'A/99/901\n\377\n' | "$UNDEX" cite --style=csl-json - >"$T/out" 2>"$T/err"
code=$?
ok "a line that is no text: exit code 3" code_is 3
ok "and is named" err_has "standard input, line 2"
ok "csl-json: one array" json 'len(d) == 1 and d[0]["number"] == "A/99/901"'
for style in bibtex ris csl-json; do
    run cite --style=$style 'A/99/901, para. 12' A/RES/99/901 'A/99/901, paras. 15-16' 'A/99/901, annex, para. 4 (b)'
    ok "$style: an entry a document" [ "$(grep -cE '^@|^TY  -|^.?"?\{?"id":' "$T/out")" -eq 2 ]
    for place in 'para. 12' 'paras. 15–16' 'annex, para. 4 (b)'; do
        ok "$style: $place is cited" grep -qF -- "${place#para*. }" "$T/out"
    done
done
ok "csl-json: items of a citation" json '[c["locator"] for c in d[0]["custom"]["citationItems"]] == ["12", "15–16", "annex, para. 4 (b)"] and "locator" not in d[0] and "custom" not in d[1]'
ok "csl-json: nothing but what its schema has" json 'all(set(i) <= set("id type author title number publisher issued language URL locator custom".split()) for i in d)'
run cite --style=bibtex --format=json 'A/99/901, para. 12' 'A/99/901, paras. 15-16'
ok "json: a row an entry, with ranges whole" json '[r["citation"] for r in d] == ["A/99/901, para. 12; A/99/901, paras. 15–16"]'
"$UNDEX" cite - </dev/null >"$T/out" 2>"$T/err"
code=$?
ok "nothing on standard input: exit code 1" code_is 1
run cite --cite-lang=es 'A/99/901, para. 12'
ok "a citation in Spanish" out_first 'A/99/901, párr. 12'
run cite --cite-lang=zh 'A/RES/99/901, para. 1'
ok "in Chinese, with the resolution's name as it is" out_has '第1段'
run show --cite-lang=ar 'A/99/901，第12段'
ok "one that is typed in Chinese is understood, and shown in Arabic" out_has 'A/99/901، الفقرة 12'
run search --format=json --cite-lang=ru -n 1 rule of return valley
ok "hits in Russian, with their notes" json 'd["hits"][0]["citation"] == "A/99/901, п. 12" and d["hits"][0]["notes"][0]["citation"] == "A/99/901, сноска 7"'
run search --format=json --cite-lang=document -n 1 lang:fr puits
ok "in the language of the document" json '"par. " in d["hits"][0]["citation"] or "p. " in d["hits"][0]["citation"]'
LC_ALL=es_ES.UTF-8 run cite --cite-lang=user 'A/99/901, para. 12'
ok "in the language of the user" out_first 'A/99/901, párr. 12'
run cite --cite-lang=xx 'A/99/901, para. 12'
ok "in none that is not known" code_is 2
finish
