# SPDX-License-Identifier: GPL-3.0-or-later
# Several files of one symbol: their ids follow from the files, not from the order in which they came.
. "$(dirname "$0")/harness.sh"

mkdir docs away
printf 'A/AC.901/2026/3\n\n1. The ferry was sold.\n\n2. The crew was kept.\n' >docs/first.txt
printf 'A/AC.901/2026/3*\n\n1. The ferry was sold twice.\n\n2. The crew was paid.\n' >docs/second.txt
printf 'A/AC.901/2026/4\n\n1. The bridge was built.\n' >docs/alone.txt
for name in first second alone; do printf 'language=en\n' >docs/$name.txt.meta; done
printf 'symbol=A/AC.901/2026/3\n' >>docs/first.txt.meta
printf 'symbol=A/AC.901/2026/3\n' >>docs/second.txt.meta
printf 'symbol=A/AC.901/2026/4\n' >>docs/alone.txt.meta
ids() { "$UNDEX" search -q --index "$1" --format=jsonl -n 100 --per-document=0 'kind:paragraph' | python3 -c '
import json, os, sys
hits = [r for r in map(json.loads, sys.stdin) if r["type"] == "hit"]
print("\n".join(sorted(os.path.basename(h["document"]["path"]) + " " + h["id"] for h in hits)))'; }

"$UNDEX" index -q --index one docs/first.txt docs/second.txt docs/alone.txt 2>"$T/err"
for name in second alone first; do "$UNDEX" index -q --index two docs/$name.txt 2>"$T/err"; done
ids one >one.txt
ids two >two.txt
ok "the order makes no difference" sh -c 'test -s one.txt && cmp one.txt two.txt'
ok "each of the two has a suffix" [ "$(grep -c '^[a-z]*.txt A/AC.901/2026/3~[0-9a-f-]*#para\.[12]$' one.txt)" -eq 4 ]
ok "the first digits of its bytes" grep -q "^first.txt A/AC.901/2026/3~$(sha256sum docs/first.txt | cut -c1-8)-" one.txt
ok "a symbol alone has none" grep -qx 'alone.txt A/AC.901/2026/4#para.1' one.txt

UNDEX_INDEX=$T/w/two
export UNDEX_INDEX
run check
ok "the index is sound" code_is 0
id=$(sed -n 's/^second.txt \(.*#para.1\)$/\1/p' one.txt)
run show --format=json "$id"
ok "an id with a suffix is that file's" json '[r["text"] for r in d] == ["The ferry was sold twice."] and d[0]["citation"] == "A/AC.901/2026/3, para. 1"'
run show --format=json 'A/AC.901/2026/3#para.1'
ok "one without means all of that name" json 'sorted(r["text"] for r in d) == ["The ferry was sold twice.", "The ferry was sold."]'
run search --format=json "$id"
ok "search finds it by its id" json 'd["hits"][0]["id"] == "'"$id"'"'
run show --format=json 'A/AC.901/2026/3, para. 2'
ok "a citation means all, too" json 'len(d) == 2'

run remove first.txt
ids two >three.txt
ok "alone again it has no suffix" grep -qx 'second.txt A/AC.901/2026/3#para.1' three.txt
run show --format=json "$id"
ok "the id that it had still leads to it" json '[r["id"] for r in d] == ["A/AC.901/2026/3#para.1"] and "twice" in d[0]["text"]'
run show "$(sed -n 's/^first.txt \(.*#para.1\)$/\1/p' one.txt)"
ok "that of the other leads nowhere" code_is 1
run index -q docs/first.txt
ids two >four.txt
ok "taken again, both have the ids that they had" cmp -s one.txt four.txt
run check
ok "the index is sound still" code_is 0
finish
