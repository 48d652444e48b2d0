# SPDX-License-Identifier: GPL-3.0-or-later
# undex verify: quotations and citations of drafts
. "$(dirname "$0")/harness.sh"

UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
"$UNDEX" index -q "$CORPUS" || exit 2

# verdict TITLE VERDICT CODE: of the draft on standard input the first item that is a quotation, or a citation
verdict() {
    cat >draft
    run verify --format=json draft
    ok "$1: $2" json "(lambda q: q['verdict'] == '$2')(([i for i in d['items'] if i['quotation']] or d['items'])[0])"
    ok "$1: exit code $3" code_is "$3"
}

SAID='The rule of return differs from valley to valley. Before the drought it was common to ask for twice the amount that had been lent.'
verdict 'curly marks' verbatim 0 <<END
It is said that “$SAID” (A/99/901, para. 12).
END
verdict 'straight marks' verbatim 0 <<END
As A/99/901, para. 12, says: "$SAID".
END
verdict 'angle marks, a note' verbatim 0 <<END
It is said: « $SAID »[^a].

[^a]: See UN Doc. A/99/901 (2026), para. 12.
END
verdict 'a bracket, a line break and a hyphen' verbatim 0 <<'END'
"[t]he rule of re-
turn differs from valley to
valley. Before the drought it was common" (A/99/901, para. 12)
END
verdict 'an ellipsis' verbatim 0 <<'END'
"The rule of return differs from valley to valley. ... it was common to ask for twice [...] had been lent" (A/99/901, para. 12)
END
verdict 'set apart in Markdown' verbatim 0 <<END
> The rule of return differs from valley to valley. Before the drought
> it was common to ask for twice the amount
>
> — A/99/901, para. 12
END
verdict 'set apart in LaTeX' verbatim 0 <<END
\\begin{document}
As A/99/901, para.~12, has it: % a comment
\\begin{quote}
$SAID
\\end{quote}
\\end{document}
END
verdict 'LaTeX: marks and a footnote' verbatim 0 <<END
\\documentclass{article}\\begin{document}
It is \\emph{said} that \`\`The rule of return \\ldots{} twice the amount that had been lent''.\\footnote{A/99/901, para. 12.}
\\end{document}
END
verdict 'a mark that closes what was opened before' nearly 1 <<'END'
\begin{document}``rule of return differs” from hill to valley. Before the drought it was common'' (A/99/901, para. 12)
END
verdict 'set apart, and begun with marks of its own' nearly 1 <<'END'
> “The rule of return” differs, from hill to valley. Before the drought it was common

(A/99/901, para. 12)
END
verdict 'announced, and another place cited behind it' verbatim 0 <<END
As A/99/901, para. 12, puts it:

> $SAID

See A/99/901, para. 13, too.
END
verdict 'announced, and another place named as where it is from' elsewhere 1 <<END
As A/99/901, para. 12, puts it:

> $SAID

— A/99/901, para. 13
END
verdict 'a range of paragraphs' verbatim 0 <<END
"$SAID" (A/99/901, paras. 11-13)
END
verdict 'nothing cited' uncited 0 <<END
Somebody wrote "$SAID"
END
verdict 'another paragraph' elsewhere 1 <<END
"$SAID" (A/99/901, para. 13)
END
ok "another paragraph: where it is" json 'd["items"][0]["where"] == "A/99/901, para. 12" and d["items"][0]["id"] == "A/99/901#para.12"'
verdict 'another document' elsewhere 1 <<END
"$SAID" (A/RES/99/901, para. 2)
END
verdict 'a paragraph that is not there' elsewhere 1 <<END
"$SAID" (A/99/901, para. 999)
END
verdict 'a document that is not there' no-document 1 <<END
"$SAID" (A/98/17, para. 3)
END
verdict 'a word' nearly 1 <<'END'
"The rule of return differs from hill to valley. Before the drought it was common" (A/99/901, para. 12)
END
ok "a word: both are named" json '[(p["in"], p["text"]) for p in d["items"][0]["diff"] if p["in"] != "both"] == [("document", "valley"), ("draft", "hill")]'
verdict 'a word that is dropped' nearly 1 <<'END'
"The rule of return differs from valley to valley. Before the drought it was to ask for twice" (A/99/901, para. 12)
END
verdict 'a word that denies' nearly 1 <<'END'
"The rule of return differs not from valley to valley. Before the drought it was common" (A/99/901, para. 12)
END
verdict 'other words in brackets' altered 1 <<'END'
"The rule of return differs from [hill] to valley. Before the drought it was common" (A/99/901, para. 12)
END
verdict 'nothing like it' not-found 1 <<'END'
"Zebras quietly applauded several improbable umbrellas" (A/99/901, para. 12)
END
verdict 'cited, not quoted' cited 0 <<'END'
See A/99/901, para. 12, and A/99/901, annex, para. 3.
END
verdict 'no such paragraph' no-place 1 <<'END'
See A/99/901, para. 999.
END
verdict 'an ellipsis that hides a "not"' altered 1 <<'END'
"in which several villages keep a reserve that is ... lent in ordinary years" (A/99/901, para. 2)
END
ok 'it is named' json '"hides \"not\"" in d["items"][0]["reason"]'

printf 'One.\n\n\nSaid: “%s” (A/99/901, para. 13); see A/99/901, para. 999.\n' "$SAID" >lines.md
run verify --format=json lines.md
ok "line and column" json '[(i["start"], i["end"]["line"]) for i in d["items"]] == [({"line": 4, "column": 8}, 4), ({"line": 4, "column": 166}, 4)]'
run verify --format=sarif lines.md
ok "SARIF: version, rules and places" json 'd["version"] == "2.1.0" and [(r["ruleId"], r["level"], r["locations"][0]["physicalLocation"]["region"]["startLine"], r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for r in d["runs"][0]["results"]] == [("elsewhere", "error", 4, "lines.md"), ("no-place", "error", 4, "lines.md")] and all(r["ruleId"] in [u["id"] for u in d["runs"][0]["tool"]["driver"]["rules"]] for r in d["runs"][0]["results"])'
ok "SARIF: exit code" code_is 1
run verify lines.md
ok "text: a line an item" out_has "4:8  elsewhere: not in A/99/901, para. 13, but verbatim in A/99/901, para. 12"
ok "text: a total" err_has "quotations and citations: 2, true: 0, not true: 2"
printf '"The rule of return differs from hill to valley. Before the drought" (A/99/901, para. 12)' >near.txt
run verify near.txt
ok "the words that differ, in a pipe" out_has "from [-valley-]{+hill+} to valley."
run verify --color=always near.txt
ok "and in colours" grep -qF "$(printf '\033[31mvalley\033[0m')" "$T/out"
for columns in 60 80; do
    COLUMNS=$columns "$UNDEX" verify lines.md >"$T/out" 2>"$T/err"
    ok "$columns columns" python3 -c 'import sys; sys.exit(max(map(len, open(sys.argv[1], encoding="utf-8").read().splitlines())) > int(sys.argv[2]))' "$T/out" $columns
done
printf 'See A/99/901, para. 12. See A/99/901, para. 999.' >both.md
run verify --problems both.md
ok "--problems" sh -c '! grep -q "cited, not quoted" "$1" && grep -q "no such place" "$1"' - "$T/out"
"$UNDEX" verify - <both.md >"$T/out" 2>"$T/err"
ok "standard input" [ $? -eq 1 ]
run verify "$CORPUS/A_99_901.en.pdf"
ok "a PDF: pages" out_has "p. 1  "
ok "a PDF: its own footnotes are read" err_has "quotations and citations:"
"$UNDEX" verify - <"$CORPUS/A_99_901.en.pdf" >"$T/piped" 2>/dev/null
ok "a PDF through a pipe says the same" cmp -s "$T/out" "$T/piped"
for kind in docx odt; do
    python3 "$ROOT/tests/word_processor.py" article.$kind <<END
An _article_ [of 2026] & its *first* paragraph.
It is said: “$SAID”{note: UN Doc. A/99/901 (2026), para. 12; A/99/901, para. 998.}.
{was: “Zebras quietly applauded several umbrellas” (A/99/901, para. 12)}As A/99/901, para. 12, has it:
> Before the drought it was common to ask for twice the amount that had been lent.
See A/99/901, para. 999, which says:
>> Before the flood it was common to ask for twice the amount that had been lent.
END
    run verify --format=json article.$kind
    ok "$kind: a note, two quotations that are set apart" json '[(i["verdict"], i["start"]) for i in d["items"]] == [("verbatim", {"paragraph": 2}), ("verbatim", {"paragraph": 4}), ("nearly", {"paragraph": 6}), ("no-place", {"note": 1})]'
    ok "$kind: JSON keeps to the schema" schema verification
    run verify article.$kind
    ok "$kind: where they stand" sh -c 'grep -q "^paragraph 6  nearly" "$1" && grep -q "^note 1  no such place" "$1"' - "$T/out"
    cp "$T/out" $kind.out
    "$UNDEX" verify - <article.$kind >"$T/piped" 2>/dev/null
    ok "$kind: through a pipe" cmp -s $kind.out "$T/piped"
done
run verify --format=sarif article.docx
ok "SARIF of a word processor's document: places are said" json '[r["message"]["text"].split(":")[0] for r in d["runs"][0]["results"]] == ["paragraph 6", "note 1"]'
# refused TITLE FILE WORDS
refused() {
    run verify "$2"
    ok "$1: exit code 2" code_is 2
    ok "$1: said" err_has "$2: $3"
}
printf 'PK\003\004rubbish' >letter.docx
refused 'an archive that is none' letter.docx 'it begins as a document of a word processor, and is none that can be unpacked'
head -c 700 article.docx >cut.docx
refused 'an archive cut short' cut.docx 'it begins as a document of a word processor, and is none that can be unpacked'
printf '\320\317\021\340rest' >old.doc
refused 'an old document of a word processor' old.doc 'it is an old document of a word processor, or an encrypted one; save it as DOCX, ODT, PDF or plain text'
printf '{\\rtf1 text}' >letter.rtf
refused 'RTF' letter.rtf 'it is RTF; save it as DOCX'
python3 - <<'END'
import zipfile
def write(name, **parts):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part.replace('__', '/').replace('_xml', '.xml'), text)
write('empty.docx', word__document_xml='')
write('table.xlsx', xl__workbook_xml='<w/>')
write('bomb.docx', word__document_xml='<w:document><w:t>' + 'a' * (300 << 20))
write('broken.docx', word__document_xml='<w:document><w:p><w:t>Text</w:p>')
write('entities.docx', word__document_xml='<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>')
write('long.odt', content_xml='<d>' + '<text:p>' + 'a ' * (9 << 20) + '</text:p>' * 1 + '<text:p>b</text:p></d>')
END
refused 'a table' table.xlsx 'it is an archive, and holds no text of a word processor'
refused 'an empty part' empty.docx 'what it holds is no sound XML: a part is empty'
refused 'a part of 300 MiB' bomb.docx 'its part word/document.xml has more than 256 MiB'
refused 'XML that is none' broken.docx 'what it holds is no sound XML'
refused 'XML with entities of its own' entities.docx 'what it holds is no sound XML'
refused 'too much text' long.odt 'a draft may have 16 MiB of text; verify it in parts'
run verify nowhere.md
ok "no such file: exit code 2" code_is 2
: >empty.md
run verify empty.md
ok "an empty draft: nothing is wrong" code_is 0
python3 -c 'print("“" * 200000 + "[^x" * 50000 + "[" * 200000 + "\\footnote{" * 50000)' >odd.md
timeout 20 "$UNDEX" verify odd.md >"$T/out" 2>"$T/err"
ok "a draft of marks alone ends" [ $? -lt 2 ]
timeout 20 "$UNDEX" verify --markup=latex odd.md >"$T/out" 2>"$T/err"
ok "and so does one of commands alone" [ $? -lt 2 ]
printf 'It says "%s" (A/99/901, para. 12).\n\0 And more.\n' "$SAID" >nul.md
run verify nul.md
ok "what is no text: exit code 2" code_is 2
ok "and is not verified in part" out_empty
ok "and the reason is said" err_has "nul.md: it holds NUL bytes"
printf '\377\376A\000B' >odd16.md
run verify odd16.md
ok "UTF-16 that is cut short ends" [ "$code" -le 2 ]
run split parts 2
printf '"%s" (A/99/901, para. 12); “%s” (A/99/901, para. 13)' "$SAID" "$SAID" >shards.md
run verify --format=json shards.md
cp "$T/out" whole.json
run verify --format=json --index parts/index.shards shards.md
ok "over shards" cmp -s "$T/out" whole.json
run_golden() { python3 "$ROOT/tests/golden/quotations.py" "$UNDEX" "$UNDEX_INDEX" --count 40 >"$T/out" 2>"$T/err"; }
ok "true quotations, and altered ones, made from the specimens" run_golden
finish
