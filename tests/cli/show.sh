# SPDX-License-Identifier: GPL-3.0-or-later
# undex show
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

run show A/99/901, para. 12
ok "a citation in words: exit code 0" code_is 0
ok "the citation comes first" grep -qE '^A/99/901(@en)?, para\. 12 ' "$T/out"
ok "the paragraph under its number" grep -qE '^12\. ' "$T/out"
ok "no other paragraph" sh -c '! grep -qE "^(11|13)\. " "$1"' - "$T/out"
cp "$T/out" "$T/first"
run show 'A/99/901, para. 12'
ok "quoted it is the same" out_same "$T/first"
run show 'A/99/901#para.12'
ok "an id is that passage alone" [ "$(grep -c '^A/99/901, para. 12 ' "$T/out")" -eq 1 ]
ok "and the same text" sh -c '[ -s "$1" ] && head -n "$(wc -l <"$1")" "$2" | cmp -s - "$1"' - "$T/out" "$T/first"
run show 'A_99_901 paragraph 12'
ok "and as people write it" out_same "$T/first"
run show -C 1 'A/99/901, para. 12'
ok "-C 1 prints what stands around" sh -c '[ "$(wc -l <"$1")" -gt "$(wc -l <"$2")" ]' - "$T/out" "$T/first"
run show -C1 'A/99/901, para. 12'
ok "-C1 is -C 1" code_is 0
run show --format=json 'A/99/901, para. 12'
ok "json: one passage" json '[p["label"] for p in d if p["document"]["language"] == "en"] == ["12"]'
ok "json: no context" json 'all(p["context"] is False for p in d)'
run show --format=jsonl -C 2 'A/99/901, para. 12'
ok "jsonl: context is marked" json 'sum(not r["context"] for r in rows if r["document"]["language"] == "en") == 1 and sum(r["context"] for r in rows) >= 2'
run show 'A/99/901, footnote 4'
ok "a footnote" code_is 0
run show 'A/99/901, annex, para. 1'
ok "a paragraph of the annex" grep -qF 'annex' "$T/out"
run show 'A/RES/99/901'
ok "a whole document" code_is 0

run show 'footnote 4 of A/99/901'
ok "a footnote, the other way round" out_has "footnote 4"
run show 'A/RES/99/901, para. 3 (b)'
ok "a sub-paragraph" code_is 0
ok "is named" out_has "A/RES/99/901, para. 3 (b)"
ok "and set apart" grep -qE '^  >  \(b\) To keep seed' "$T/out"
ok "the others are not" grep -qE '^     \(a\) ' "$T/out"
run show --format=json 'A/RES/99/901, para. 3 (b)'
ok "a sub-paragraph in json" json 'd[0]["text"][d[0]["item"]["start"]:d[0]["item"]["end"]].strip().startswith("(b) To keep seed") and "(c)" not in d[0]["text"][d[0]["item"]["start"]:d[0]["item"]["end"]]'
ok "keeps to the schema" schema shown
run show --format=json 'A/99/901, para. 44 (b) (ii)'
ok "a sub-sub-paragraph" json '"(ii)" in d[0]["text"][d[0]["item"]["start"]:d[0]["item"]["end"]] and "(iii)" not in d[0]["text"][d[0]["item"]["start"]:d[0]["item"]["end"]]'
run show 'A/RES/99/901, para. 3 (z)'
ok "no such sub-paragraph: exit code 1" code_is 1
run show --format=jsonl -C 1 'A/99/901, para. 12'
ok "jsonl keeps to the schema" schema shown --lines
run show 'A/99/901#fn.3'
ok "what a note cites" out_has "Cites A/98/902"
run show --format=markdown 'A/99/901#para.12'
ok "markdown: a quotation" grep -qE '^> The rule of return' "$T/out"
ok "markdown: its note" grep -qE '^\[\^1-7\]: The texts' "$T/out"
for format in bibtex ris csl-json; do
    run show --format=$format -C 1 'A/99/901#para.12'
    ok "$format: one entry, context left out" [ "$(grep -cE '^(@techreport|TY  - |.."id")|^\{"id"' "$T/out")" -eq 1 ]
done
run show --format=csl-json 'A/99/901#para.12'
ok "csl-json is JSON" json 'd[0]["locator"] == "12" and d[0]["custom"]["label"] == "paragraph"'

run show 'A/99/901#para.12' --image page.png --dpi 72
ok "a picture: exit code 0" code_is 0
ok "a picture: said on stderr" err_has "page.png"
ok "and the text too" grep -qE '^12\. ' "$T/out"
ok "a picture: as large as the page" png page.png 'w == 612 and h == 792'
ok "a picture: the passage is marked" png page.png 'share(0xffee80, 124, 266, 487, 339) > 0.6'
ok "a picture: so is its note" png page.png 'share(0xbfe6ff, 119, 663, 481, 681) > 0.6'
ok "a picture: nothing else is" png page.png 'share(0xffee80, 0, 345, 612, 655) == 0 and share(0xffee80, 0, 0, 612, 260) == 0'
ok "a picture: letters stay black" png page.png 'dark(124, 266, 487, 339) > 0.02'
run show 'A/99/901#para.12' --image page.png --dpi 36 -q
ok "a picture: -q says nothing" err_empty
ok "a picture: dpi" png page.png 'w == 306 and h == 396'
run show 'A/99/901#para.12' --image crop.png --crop --dpi 72
ok "--crop is smaller" png crop.png 'w < 450 and h < 250'
ok "--crop: mostly marked" png crop.png 'share(0xffee80, 0, 0, w, h) > 0.25'
run show 'A/99/901#para.22' --image two.png --dpi 36
ok "over a page's end: two pages, one below the other" png two.png 'w == 306 and 2 * 396 <= h <= 2 * 396 + 20'
code=0
"$UNDEX" show 'A/99/901#para.12' --image - --dpi 36 >"$T/w/out.png" 2>"$T/err" || code=$?
ok "--image - writes the picture alone" png out.png 'w == 306'
run show 'A/99/901, p. 4' --image page.png --dpi 36
ok "a page of its own" png page.png 'h == 396'
run show 'A/99/901' --image page.png
ok "no picture of a whole document" code_is 2
run show 'A/99/901#para.12' --image no/such/folder/x.png
ok "a picture that cannot be written" code_is 2
run show 'A/99/901#para.12' --dpi 72
ok "--dpi without --image is wrong usage" code_is 2
run show 'A/99/901#para.12' --image x.png --dpi 7
ok "a strange --dpi is wrong usage" code_is 2
run show 'A/AC.901/2026/CRP.2, p. 1' --image x.png
ok "a plain text has no picture" code_is 2
ok "which is said" err_has "plain text"
mkdir moved
cp "$CORPUS/A_99_901.en.pdf" moved/a.pdf
"$UNDEX" index -q --index im moved 2>"$T/err"
touch moved/a.pdf
run show --index im 'A/99/901#para.12' --image x.png
ok "a new time and the same bytes: drawn" code_is 0
printf 'x' >>moved/a.pdf
run show --index im 'A/99/901#para.12' --image x.png
ok "a changed file is not drawn" code_is 2
ok "and that is said" err_has "has changed since it was indexed"
rm moved/a.pdf
run show --index im 'A/99/901#para.12' --image x.png
ok "nor is one that is gone" code_is 2
ok "which is said too" err_has "is gone"

run show 'A/99/901, para. 999'
ok "no such paragraph: exit code 1" code_is 1
ok "no such paragraph: the document is known" err_has "A/99/901"
run show 'A/98/777, para. 1'
ok "no such document: exit code 1" code_is 1
ok "no such document: said" err_has "not in the index"
run show 'perfect nonsense'
ok "nonsense: exit code 1" code_is 1
run show ''
ok "nothing: wrong usage" code_is 2
run show -C -1 'A/99/901'
ok "a negative context is wrong usage" code_is 2
run show --format=json 'A/99/901, paras. 12-14'
ok "a range of paragraphs" json '[p["label"] for p in d if p["document"]["language"] == "en"] == ["12", "13", "14"]'
printf 'MINUTES\n\n1. The well was measured in May and found sound.\n\n2. It was measured again in June.\n' >minutes.txt
"$UNDEX" index -q minutes.txt 2>"$T/err"
run show --format=json 'minutes.txt, para. 2'
ok "a citation by a file's name" json 'len(d) == 1 and d[0]["citation"] == "minutes.txt, para. 2"'
run show --format=json 'minutes.txt, p. 1'
ok "a page by a file's name" json 'len(d) == 3 and d[0]["citation"] == "minutes.txt, p. 1"'

# A preface in roman numbers: pages go by what is printed on them
python3 - <<'PYTHON'
texts = ['Preface of the keeper.', 'Thanks to the millers.', 'Barley is stored above rye.']
kids = ' '.join('%d 0 R' % (4 + 2 * i) for i in range(3))
objects = ['<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >> >>',
           '<< /Type /Pages /Kids [%s] /Count 3 /MediaBox [0 0 300 400] >>' % kids,
           '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>']
for i, text in enumerate(texts):
    stream = 'BT /F 11 Tf 40 300 Td (%s) Tj ET' % text
    objects.append('<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>' % (5 + 2 * i))
    objects.append('<< /Length %d >>\nstream\n%s\nendstream' % (len(stream), stream))
out, at = '%PDF-1.4\n', []
for n, body in enumerate(objects, 1):
    at.append(len(out))
    out += '%d 0 obj\n%s\nendobj\n' % (n, body)
start = len(out)
out += 'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + ''.join('%010d 00000 n \n' % a for a in at)
out += 'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, start)
open('granary-2.pdf', 'w').write(out)
PYTHON
"$UNDEX" index -q granary-2.pdf 2>"$T/err"
run show --format=json 'granary-2.pdf, p. 1'
ok "a page by its label" json '[(p["text"], p["citation"], p["page_first"]) for p in d] == [("Barley is stored above rye.", "granary-2.pdf, p. 1", 3)]'
run show --format=json 'granary-2.pdf, p. ii'
ok "a page in roman numbers" json '[(p["text"], p["page_label"]) for p in d] == [("Thanks to the millers.", "ii")]'
run cite 'granary-2.pdf, p. ii'
ok "cited as it is called" out_has "p. ii"
run search --format=json 'barley page:1'
ok "page: goes by labels" json '[h["page_first"] for h in d["hits"]] == [3]'
finish
