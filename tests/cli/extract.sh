# SPDX-License-Identifier: GPL-3.0-or-later
# undex extract
. "$(dirname "$0")/harness.sh"

run extract --format=jsonl "$CORPUS/A_99_901.en.pdf"
ok "jsonl succeeds" code_is 0
ok "the first line is the document" json 'rows[0]["type"] == "document" and rows[0]["symbol"] == "A/99/901"'
ok "the other lines are passages" json 'len(rows) > 50 and all(r["type"] == "passage" for r in rows[1:])'
ok "paragraph 12 is there" json '[r["citation"] for r in rows if r.get("id") == "A/99/901#para.12"] == ["A/99/901, para. 12"]'
ok "passages have the promised keys" json \
    'len(rows) > 1 and all({"id", "kind", "label_origin", "component", "headings", "page_first", "page_last", "text", "notes", "cites", "boxes"} <= set(r) for r in rows[1:])'
run extract --format=json "$CORPUS/A_99_901.en.pdf" "$CORPUS/A_RES_99_901.en.pdf"
ok "json is one array of documents" json '[len(x["passages"]) > 5 for x in d] == [True, True]'
run extract "$CORPUS/A_99_901.en.pdf"
ok "text succeeds" code_is 0
ok "text shows paragraph 12 under its number" grep -qE '^ ?12\. ' "$T/out"
ok "text has no escape sequences in a file" sh -c '! grep -q "$(printf "\033")" "$1"' - "$T/out"
ok "text is wrapped" sh -c '[ "$(awk "length > m { m = length } END { print m }" "$1")" -le 90 ]' - "$T/out"
run extract --color=always "$CORPUS/A_99_901.en.pdf"
ok "--color=always colours" grep -q "$(printf '\033')" "$T/out"

printf '1. One paragraph about bicycles.\n\n2. Another about boats.\n' >plain.txt
run extract --format=jsonl plain.txt
ok "plain text succeeds" code_is 0
ok "plain text has passages" json 'any("bicycles" in r.get("text", "") for r in rows[1:])'
code=0
"$UNDEX" extract --format=jsonl - <plain.txt >"$T/out" 2>"$T/err" || code=$?
ok "standard input succeeds" code_is 0
ok "standard input has passages" json 'any("boats" in r.get("text", "") for r in rows[1:])'
cp plain.txt ./--help
run extract --format=jsonl -- --help
ok "-- ends options" json 'rows[0]["type"] == "document"'

# Tables
run extract --format=jsonl --tables "$CORPUS/A_99_901.en.pdf"
ok "--tables prints tables and their captions alone" json \
    'any(r["kind"] == "table" for r in rows[1:]) and all(r["kind"] in ("table", "caption") for r in rows[1:])'
ok "a table has its cells, as many in each row" json \
    'all(len({len(c) for c in r["cells"]}) == 1 for r in rows[1:] if r["kind"] == "table")'
ok "cells are what the text holds" json \
    'all(["\t".join(c).rstrip("\t") for c in r["cells"]] == [l.rstrip("\t") for l in r["text"].split("\n")] for r in rows[1:] if r["kind"] == "table")'
run extract --format=csv --tables "$CORPUS/A_99_901.en.pdf"
ok "tables as csv" code_is 0
ok "csv says which table and which row" python3 - "$T/out" <<'PYTHON'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8')))
assert rows[0] == ['table', 'caption', 'page_first', 'page_last', 'row', 'cells'], rows[0]
assert len(rows) > 2 and all('table' in r[0] and r[4].isdigit() and len(r) > 6 for r in rows[1:]), rows[1]
PYTHON
run extract --format=csv "$CORPUS/A_99_901.en.pdf"
ok "csv without --tables is wrong usage" code_is 2

printf '%%PDF-1.4\nrubbish' >bad.pdf
: >empty.pdf
run extract --format=jsonl bad.pdf plain.txt missing.pdf empty.pdf
ok "some failures: exit code 3" code_is 3
ok "the others are printed" json 'sum(r["type"] == "document" for r in rows) == 1'
ok "failures are named, one line each" err_lines 3
ok "a failure has file and reason" grep -q '^undex: bad.pdf: .' "$T/err"
ok "a missing file is a failure" grep -q '^undex: missing.pdf: .' "$T/err"
run extract
ok "no file is wrong usage" code_is 2

# Code units of two and four bytes: their decoders are there inside the sandbox, where nothing can be loaded
for encoding in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
    python3 - "$encoding" <<'PYTHON'
import sys
text = '1. The growers\u2019 store of barley.\n\n2. The keeper\u2019s sum on the door.\n'
open('wide.txt', 'wb').write(('\ufeff' + text).encode(sys.argv[1]))
open('unmarked.txt', 'wb').write(text.encode(sys.argv[1]))
PYTHON
    run extract --format=jsonl wide.txt
    ok "$encoding is read" json '[r["text"] for r in rows[1:]] == ["The growers\u2019 store of barley.", "The keeper\u2019s sum on the door."]'
    run extract --format=jsonl unmarked.txt
    ok "$encoding is read without a byte order mark" json 'len(rows) == 3 and rows[1]["label"] == "1"'
done

# Each file is read apart, within limits
run extract --format=jsonl --timeout=0.000001 "$CORPUS/A_99_901.en.pdf"
ok "--timeout: exit code 3" code_is 3
ok "--timeout is the reason" err_has "--timeout"
run extract --format=jsonl --max-pages=3 "$CORPUS/A_99_901.en.pdf" plain.txt
ok "--max-pages: exit code 3" code_is 3
ok "--max-pages: the others are printed" json '[r["path"] for r in rows if r["type"] == "document"] == ["plain.txt"]'
run extract --max-memory=5 plain.txt
ok "--max-memory too small is wrong usage" code_is 2
run extract --no-sandbox plain.txt
ok "--no-sandbox works" code_is 0
ok "--no-sandbox warns" err_has "without protection"
cp plain.txt "$(printf 'new\nline.txt')"
cp plain.txt "$(printf 'bad-\377utf8.txt')"
mkfifo pipe
run extract --format=jsonl "$CORPUS/A_99_901.en.pdf" ./new*line.txt pipe /dev/null . plain.txt ./bad-*utf8.txt
ok "odd names and files: exit code 3" code_is 3
ok "documents come in the order of the files" json \
    '[ascii(r["path"].split("/")[-1]) for r in rows if r["type"] == "document"] == [ascii(p) for p in ("A_99_901.en.pdf", "new" + chr(10) + "line.txt", "plain.txt", "bad-" + chr(0xfffd) + "utf8.txt")]'
ok "a pipe is named for what it is" err_has "pipe: a named pipe, not a file"
ok "a device is named for what it is" err_has "/dev/null: a device, not a file"
ok "a folder is named for what it is" err_has ".: a folder, not a file"
code=0
cat plain.txt plain.txt | "$UNDEX" extract --format=jsonl - plain.txt >"$T/out" 2>"$T/err" || code=$?
ok "a pipe's text and a file's" json '[r["path"] for r in rows if r["type"] == "document"] == ["-", "plain.txt"]'

if [ -e /dev/full ]; then
    code=0
    "$UNDEX" extract "$CORPUS/A_99_901.en.pdf" >/dev/full 2>"$T/err" || code=$?
    ok "a full disk is an error" code_is 2
    ok "a full disk is said" err_has "cannot write"
else
    skip "a full disk" "no /dev/full"
fi
("$UNDEX" extract --format=jsonl "$CORPUS"/*.pdf "$CORPUS"/*.pdf 2>"$T/err"; echo $? >"$T/code") | head -n 1 >"$T/out"
ok "a closed pipe ends quietly" err_empty
ok "a closed pipe ends as by the signal" [ "$(cat "$T/code")" -eq 141 ]
# A picture of a page and its evidence
run extract --debug-page 3 --image page.png "$CORPUS/A_99_901.en.pdf"
ok "a page is drawn" code_is 0
ok "what is drawn is said" err_has "page 3 of"
ok "it is a PNG" sh -c 'head -c 8 page.png | od -An -c | grep -q "P *N *G"'
ok "a heading is green" png page.png 'share(0xc0f0b8, 147, 305, 354, 325) > .4'
ok "its level stands beside it" png page.png 'dark(122, 305, 141, 322) > .02'
ok "the component is a bar at the left edge" png page.png 'share(0x6040a0, 0, 120, 5, 900) > .9'
ok "a legend stands below the page" png page.png 'h > 1240 and dark(0, 1220, w, h) > .005'
run extract --debug-page 7 --image table.png "$CORPUS/A_99_901.en.pdf"
ok "a table has a frame" png table.png 'share(0xb06000, 180, 140, 182, 280) > .9'
ok "and lines between its columns" png table.png 'max(share(0xe07f28, x, 150, x + 1, 280) for x in range(395, 405)) > .5'
run extract --debug-page 3 "$CORPUS/A_99_901.en.pdf"
ok "a page without a file to draw it to is wrong usage" code_is 2
ok "what to type instead" err_has "--image page.png"
mkfifo drawn
timeout 60 cat drawn >drawn.png &
run extract --debug-page 3 --image drawn "$CORPUS/A_99_901.en.pdf"
wait
ok "a picture goes through a pipe" cmp page.png drawn.png
ok "which stays a pipe" test -p drawn
run extract --debug-page 99 --image none.png "$CORPUS/A_99_901.en.pdf"
ok "a page that is not there: 2" code_is 2
ok "and no picture" test ! -e none.png

finish
