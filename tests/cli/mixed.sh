# SPDX-License-Identifier: GPL-3.0-or-later
# languages of passages: what an annex in another language is read by, found by and printed as
. "$(dirname "$0")/harness.sh"

mkdir docs
cat >docs/letter.txt <<'END'
The keeper of the bridge has the honour to transmit the report on what was done in the spring.

It was written by those who had been there, and is to be read with the annex to this letter.

Annexe

Les gardiens de la tour ont été réunis dans la salle pour décider de ce qui est à faire.

Ils ont convenu que les lampes de la tour sont entretenues par les gardiens du pont.

Annex II

اجتمع الحراس في القاعة للنظر في ما يجب عمله من أجل المصابيح
END
printf 'Les lampes du pont sont celles que les gardiens ont choisies avec le maire de la ville.\n' >docs/lampes.txt
printf 'Zorblik murmel dorf ganz allein im Wald.\n\nWarszawa Lublin Radom.\n' >docs/other.txt
run extract --format=jsonl docs/letter.txt
ok "the document is in the language of most of its text or of its first part" json 'rows[0]["language"] in ("en", "fr")'
ok "each passage has its own" json '[r["language"] for r in rows[1:] if "keeper" in r["text"] or "gardiens" in r["text"] or "المصابيح" in r["text"]] == ["en", "fr", "fr", "ar"]'
ok "a heading goes with its part" json '[r["language"] for r in rows if r.get("text") == "Annexe"] == ["fr"]'
ok "records keep to the schema" schema document,passage --lines
run extract --format=jsonl docs/other.txt
ok "what tells nothing is und" json '{r["language"] for r in rows} == {"und"} and rows[0]["key"] == "other"'
run index docs
run search --format=json lang:fr
ok "lang: finds passages of documents in another language, and whole documents" json 'sorted({h["document"]["key"] for h in d["hits"]}) == ["lampes", "letter"]'
ok "and no passage of another language" json '{h["language"] for h in d["hits"]} == {"fr"}'
run search --format=json lang:ar
ok "where no document is in it as a whole" json '[h["language"] for h in d["hits"]] == ["ar"]'
run search --format=json lang:ar NOT lang:fr
ok "and without others" json '[h["language"] for h in d["hits"]] == ["ar"]'
run search --format=json -- lampes -lang:fr
ok "left out as well" code_is 1
run search --format=json قاعة
ok "words of a passage are read by the rules of its language" json '[h["language"] for h in d["hits"]] == ["ar"]'
run search --format=json 'lang:fr décidés'
ok "French in an English document is stemmed as French" json 'len(d["hits"]) == 1 and d["hits"][0]["snippet"][slice(*d["hits"][0]["snippet_highlights"][0])] == "décider"'
run search --format=json lang:und
ok "what is in no known language is found so" json '{h["document"]["key"] for h in d["hits"]} == {"other"}'
run search lang:pt bridge
ok "a language that nothing is in is named" err_has "lang:pt"
run check
ok "the index is sound" code_is 0
finish
