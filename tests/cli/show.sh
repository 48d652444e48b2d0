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
finish
