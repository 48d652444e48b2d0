# SPDX-License-Identifier: GPL-3.0-or-later
# undex show --lang, --parallel: the same passage in several languages
. "$(dirname "$0")/harness.sh"

mkdir docs
for language in en fr; do
    case $language in
    en) first='The wells are deep' second='The seeds are kept in jars and are given to all who plant them' title='Report of the Secretary-General' ;;
    fr) first='Les puits sont profonds' second='Les semences sont conservées dans des jarres et sont données à ceux qui les plantent' title='Rapport du Secrétaire général' ;;
    esac
    printf 'A/99/951\n\n%s\n\n1. %s, and the water of the river is for all of the people here.\n\n2. %s.\n' "$title" "$first" "$second" >docs/$language.txt
    "$UNDEX" index -q --index ix --set "language=$language" --set symbol=A/99/951 docs/$language.txt
done
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

run show --lang=fr 'A/99/951, para. 2'
ok "--lang prints that language" out_has 'Les semences'
ok "and no other" out_lacks 'The seeds'
run show --lang=en 'A/99/951@fr#para.2'
ok "the id of one language leads to another" out_has 'The seeds'
run show --lang=fr,en 'A/99/951, para. 2'
ok "several are printed in their order" sh -c "grep -n 'Les semences\|The seeds' '$T/out' | head -n 1 | grep -q semences"
run show --lang=ru 'A/99/951, para. 2'
ok "a language that is not there: exit code 1" code_is 1
ok "and what is there is said" err_has 'A/99/951 is not in the index in Russian; it is there in English, French'
run show --lang=xx 'A/99/951, para. 2'
ok "no language: exit code 2" code_is 2
COLUMNS=80 run show --parallel=en,fr 'A/99/951, para. 2'
ok "side by side" out_has 'The seeds are kept in jars and are       Les semences sont conservées dans des'
COLUMNS=40 run show --parallel=en,fr 'A/99/951, para. 2'
ok "below each other where lines are short" out_has 'fr  Les semences'
run show --parallel=en,fr --format=json 'A/99/951, paras. 1-2'
ok "json keeps to the schema" schema parallel
ok "json: a key a language" json '[r["id"] for r in d] == ["A/99/951#para.1", "A/99/951#para.2"] and d[1]["fr"].startswith("Les semences") and d[1]["doubt"] == ""'
run show --parallel=en,fr --format=tsv 'A/99/951, para. 2'
ok "tsv: a column a language" out_first "$(printf 'id\tdoubt\ten\tfr')"
run show --parallel=en,fr --format=tmx 'A/99/951, para. 2'
ok "tmx: well formed, two variants" python3 -c 'import sys, xml.etree.ElementTree as e; u = e.parse(sys.argv[1]).findall("./body/tu"); sys.exit([[v.attrib.values() for v in x.findall("tuv")] for x in u] == [] or [len(x.findall("tuv")) for x in u] != [2])' "$T/out"
run show --format=tmx 'A/99/951#para.2'
ok "tmx of one language" out_has '<tuv xml:lang="en"><seg>The seeds'
run show --format=csv 'A/99/951#para.2'
ok "csv of a passage" out_first 'id,citation,kind,label,symbol,title,date,language,page_first,page_last,headings,text,notes,path,ocr'
run show --parallel=en,ru 'A/99/951, para. 2'
ok "a language that is not there: exit code 1" code_is 1
run show --parallel=en,fr --format=bibtex 'A/99/951, para. 2'
ok "bibtex has no columns: exit code 2" code_is 2
printf '\n3. Une langue seule a ce paragraphe.\n' >>docs/fr.txt
"$UNDEX" index -q --index ix --set language=fr --set symbol=A/99/951 docs/fr.txt
run show --parallel=en,fr --format=json A/99/951
ok "what one language alone has stands in its place, and is flagged" json '[(r["doubt"], r["en"], r["fr"]) for r in d][-1] == ("it is missing in a language", "", "Une langue seule a ce paragraphe.")'
ok "and all else has both" json 'len(d) > 2 and all(r["en"] and r["fr"] and not r["doubt"] for r in d[:-1])'
run show --parallel=fr,en --format=json A/99/951
ok "from either side" json '[r["en"] for r in d if r["doubt"]] == [""] and len(d) > 2'
finish
