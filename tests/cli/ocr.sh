# SPDX-License-Identifier: GPL-3.0-or-later
# undex extract and index --ocr: pages that are pictures
. "$(dirname "$0")/harness.sh"

scan() { python3 "$ROOT/tests/cli/scan.py" "$@"; }

# A heading and two paragraphs of a specimen as a scanner has them, and beside them a page of text.
command -v pdftoppm >/dev/null || { skip "all of it" "pdftoppm is not installed"; finish; exit; }
pdftoppm -gray -r 150 -f 3 -l 3 -x 170 -y 380 -W 960 -H 322 "$CORPUS/A_99_901.en.pdf" page
mkdir docs
scan docs/scan.pdf page-*.pgm
scan mixed.pdf 'text=The granary keeps its sums in files.' page-*.pgm
printf '1. Barley is stored above rye.\n' >docs/barley.txt

export TESSDATA_PREFIX=/nonexistent
run extract docs/scan.pdf
ok "without a pack of a language, a scan has no text: exit code 3" code_is 3
ok "and what to install is said" err_has "docs/scan.pdf: no text layer on any of its 1 page; run OCR on it first, or install tesseract-ocr-eng, and undex does"
run extract --ocr=force docs/barley.txt
ok "--ocr=force then is an error" code_is 2
ok "which says what to install" err_has "install tesseract-ocr-eng"
run index --index ix docs
ok "indexing names the scan" err_has "docs/scan.pdf: no text layer"
unset TESSDATA_PREFIX

run extract --ocr=off docs/scan.pdf
ok "--ocr=off reads no picture" code_is 3
ok "and says so" err_has "run OCR on it first"
ok "--ocr takes three values" sh -c "! '$UNDEX' extract --ocr=on docs/scan.pdf 2>/dev/null"
if grep -q tesseract-ocr-eng "$T/err"; then
    skip "reading by OCR" "tesseract-ocr-eng is not installed"
    finish
    exit
fi

# as a text layer has them
run extract --ocr=off --format=jsonl "$CORPUS/A_99_901.en.pdf"
cp "$T/out" layer
run extract --format=jsonl mixed.pdf
ok "pages that are pictures are read by OCR" code_is 0
ok "the record says so" json 'rows[0]["text_layer"] == "ocr"'
ok "it keeps to the schema" schema document,passage --lines
same='next(r for r in map(json.loads, open("layer")) if r.get("label") == "11")'
ok "a paragraph has the words of the text layer" json "next(r for r in rows if r.get('label') == '11')['text'] == $same['text']"
ok "its lines stand where they do on the page" json "abs((lambda b: b[4] - b[2])(next(r for r in rows if r.get('label') == '11')['boxes'][0]) - (lambda b: b[4] - b[2])($same['boxes'][0])) < 6"
ok "how sure it is of a passage stands with it" json 'all(.8 < r["ocr"] <= 1 for r in rows[1:] if r["page_first"] == 2)'
ok "of others nothing is said" json 'not any("ocr" in r for r in rows[1:] if r["page_first"] == 1)'
ok "which keep their text" json 'any("granary keeps its sums" in r["text"] for r in rows[1:])'
run extract --ocr=off --format=jsonl mixed.pdf
ok "without it, such a page is left out and said" json 'rows[0]["text_layer"] == "partial"'

# somebody else's text over the picture of a page: read anew where its words are of no language, if that reads better
pdftotext -f 3 -l 3 -x 81 -y 182 -W 461 -H 155 -r 72 "$CORPUS/A_99_901.en.pdf" good.txt
tr 'fg' '|{' <good.txt | sed 's/\([a-z]\)e\([a-z]\)/\1E\2/g' >bad.txt
scan good.pdf "layer=good.txt@$(echo page-*.pgm)"
scan bad.pdf "layer=bad.txt@$(echo page-*.pgm)"
run extract --ocr=off --format=jsonl bad.pdf
ok "a layer is taken as it is with --ocr=off" json 'any("hous{hold" in r["text"] or "E" in r["text"] for r in rows[1:])'
run extract --format=jsonl bad.pdf
ok "an old layer whose words are of no language is read anew" json 'rows[0]["text_layer"] == "ocr"'
ok "as the page shows it" json "next(r for r in rows if r.get('label') == '11')['text'] == $same['text']"
ok "which is said" json 'any("OCR\x27s reading is taken in its place, on page 1" in w for w in rows[0]["warnings"])'
run extract --format=jsonl good.pdf
ok "a good one stays" json 'rows[0]["text_layer"] == "full" and not any("ocr" in r for r in rows)'
scan other.pdf layer=bad.txt@bomb=1200
run extract --format=jsonl other.pdf
ok "and one that OCR reads no better" json 'rows[0]["text_layer"] != "ocr" and any("OCR reads it no better, on page 1" in w for w in rows[0]["warnings"])'

run index --index ix --format=jsonl docs mixed.pdf
ok "a scan that failed before is read when it can be" code_is 0
ok "after all else" json '[r["path"] for r in rows if r.get("status") == "taken"] == ["mixed.pdf", "docs/scan.pdf"]'
ok "nobody is told that it has no text" err_lacks "no text layer"
run search --index ix --format=json cupful household
ok "its passages are found" json 'd["documents_estimated"] == 2 and d["hits"][0]["label"] == "11"'
ok "and say how sure OCR is" json 'all(h["ocr"] > .8 for h in d["hits"])'
run search --index ix --full cupful household
ok "so does the text format" grep -q "en  p. 1  OCR [89][0-9] %" "$T/out"
run search --index ix --format=markdown cupful household
ok "and markdown" grep -q ", OCR [89][0-9] %" "$T/out"
run search --index ix --format=tsv cupful household
ok "and tsv, in a column of its own" sh -c 'head -n 1 "$1" | grep -q "path.ocr$" && grep -q "[89][0-9]$" "$1"' - "$T/out"
run info --index ix --format=json "$PWD/docs/scan.pdf"
ok "info says that OCR has read it" json 'd["text_layer"] == "ocr"'
run index --index ix docs mixed.pdf
ok "it is read once" err_has "3 unchanged"

# progress counts its pages
scan two.pdf "$(echo page-*.pgm)" "$(echo page-*.pgm)"
run index --index two --progress=json two.pdf
ok "progress tells how many pages OCR has come to, of how many" grep -q '"ocr_pages":2,"ocr_total":2}' "$T/err"
ok "and the time that they take" grep -q '"seconds_left":0.0,"ocr_pages":2' "$T/err"

# what was read is kept by the digest of the file: a pack that cannot be used is not missed
mkdir broken
printf rubbish >broken/eng.traineddata
export TESSDATA_PREFIX="$PWD/broken"
run index --index other docs
ok "a scan that was never read wants its pack" err_has "docs/scan.pdf: "
run index --index ix --force docs mixed.pdf
ok "what was read before is not read again with --force" code_is 0
run search --index ix --format=json cupful household
ok "it is found as before" json 'd["documents_estimated"] == 2 and all(h["ocr"] > .8 for h in d["hits"])'
cp docs/scan.pdf elsewhere.pdf
run index --index ix --force elsewhere.pdf
ok "nor under another path" code_is 0
if command -v xapian-metadata >/dev/null; then
    xapian-metadata set ix/db undex.schema 1
    run index --index ix --upgrade
    ok "nor by --upgrade" code_is 0
    run search --index ix --format=json cupful household
    ok "which finds it" json 'd["documents_estimated"] >= 2'
else
    skip "what was read stays with --upgrade" "xapian-metadata is not installed"
fi
unset TESSDATA_PREFIX

# what nobody scans
scan noise.pdf noise=400
scan bomb.pdf bomb=40000
scan huge.pdf text=small bomb=8
sed -i 's/MediaBox \[0 0 576 576\]/MediaBox [0 0 9000000 9000000]/' huge.pdf
run extract --timeout=20 noise.pdf
ok "noise is no text" code_is 3
ok "and no crash" err_has "OCR finds no text either"
run extract --timeout=20 bomb.pdf
ok "a picture that does not fit into memory costs itself" code_is 3
ok "by a limit" grep -q "OCR finds no text\|more memory\|longer than\|more processor time" "$T/err"
run extract -v huge.pdf
ok "a page that is too large is left out" err_has "too large for OCR"
run extract --timeout=0.05 docs/scan.pdf
ok "a page may not take longer than --timeout" code_is 3
finish
