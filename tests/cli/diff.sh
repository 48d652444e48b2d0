# SPDX-License-Identifier: GPL-3.0-or-later
# undex diff: two documents side by side
. "$(dirname "$0")/harness.sh"

UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
mkdir docs
python3 - <<'END'
first = ['The Committee notes that seed libraries in the valley of %s have been rebuilt since the drought, and that its %s keepers hold the register of loans.' % each
         for each in (('Orrin', 'seven'), ('Tarrow', 'nine'), ('Sandmere', 'twelve'))]
water, rooms, harbour, jars, notice = [
    'Water wardens shall report to the assembly every second year on the state of wells, pumps and channels under their care.',
    'Reading rooms may be opened to the public on market days, provided that one of the clerks is present at the door.',
    'The harbour dues collected in spring are to be shared equally among the four ports named in the annex.',
    'Teachers are invited to keep a jar for each pupil and to hand it on when the class leaves the school.',
    'No store shall be closed without notice of thirty days given in writing to every member household.']
bees = 'Bees and orchards are outside the scope of this decision and will be taken up by another body next autumn.'
drafts = {'A/C.3/99/L.77': first + [water, rooms, harbour, jars, notice],
          'A/99/777': [notice, *first[:2], first[2].replace('have been', 'have not been'), rooms, water, harbour.replace('four', 'five'), bees]}
for number, (symbol, paragraphs) in enumerate(drafts.items()):
    with open(f'docs/{number}.txt', 'w') as file:
        file.write(f'United Nations {symbol}\nGeneral Assembly\nDistr.: General\n14 August 2026\nOriginal: English\n\nShared stores of seed\n\n')
        file.write('\n\n'.join(f'{n}. {text}' for n, text in enumerate(paragraphs, 1)) + '\n')
END
"$UNDEX" index -q docs "$CORPUS" || exit 2

run diff A/C.3/99/L.77 A/99/777
ok "they differ: exit code 1" code_is 1
ok "a paragraph that was moved and numbered anew" out_has "A/C.3/99/L.77, para. 8 -> A/99/777, para. 1: same, moved, renumbered"
ok "one that was moved alone" out_has "A/C.3/99/L.77, para. 5 -> A/99/777, para. 5: same, moved"
ok "one that went down when another came before it" out_has "A/C.3/99/L.77, para. 1 -> A/99/777, para. 2: same, renumbered"
ok "a word that was put in" out_has "{+not+} been"
ok "a word that took the place of another" out_has "[-four-]{+five+} ports"
ok "one that was taken out" out_has "A/C.3/99/L.77, para. 7: removed"
ok "one that was added" out_has "A/99/777, para. 8: added"
ok "a total" err_has "undex: 2 changed, 1 added, 1 removed, 2 moved, 6 renumbered; 6 have the same words"
run diff --color=always A/C.3/99/L.77 A/99/777
ok "in colours" sh -c 'grep -qF "$(printf "\033[31mfour\033[0m")" "$1" && grep -qF "$(printf "\033[32mfive\033[0m")" "$1"' - "$T/out"
ok "and without signs" out_lacks '{+'
run diff --format=json A/C.3/99/L.77 A/99/777
ok "json keeps to the schema" schema comparison
cp "$T/out" whole.json
ok "json: values" json '[(i["change"], i["moved"], i["renumbered"], (i["old"] or {}).get("label"), (i["new"] or {}).get("label")) for i in d["items"] if (i["new"] or i["old"])["kind"] == "paragraph"] == [("same", True, True, "8", "1"), ("same", False, True, "1", "2"), ("same", False, True, "2", "3"), ("changed", False, True, "3", "4"), ("same", True, False, "5", "5"), ("same", False, True, "4", "6"), ("changed", False, True, "6", "7"), ("removed", False, False, "7", None), ("added", False, False, None, "8")]'
ok "json: words" json '[(p["in"], p["text"]) for i in d["items"] for p in i["diff"] if p["in"] != "both"] == [("new", "not"), ("old", "four"), ("new", "five")]'
run diff --format=jsonl A/C.3/99/L.77 A/99/777
ok "jsonl: a line a passage" schema compared --lines
run diff --format=html A/C.3/99/L.77 A/99/777
ok "html: words" out_has '<del>four</del> <ins>five</ins> ports'
ok "html: it is well formed" python3 -c 'import sys, xml.dom.minidom as m; m.parseString(open(sys.argv[1], encoding="utf-8").read().replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", ""))' "$T/out"
run diff A/99/777 A/99/777
ok "the same document: exit code 0" code_is 0
ok "nothing is printed" out_empty
run diff 'A/C.3/99/L.77, paras. 1-2' 'A/99/777, paras. 2-3'
ok "paragraphs alone" err_has "0 changed, 0 added, 0 removed, 0 moved, 2 renumbered"
run diff A/99/901 A/1/1
ok "a document that is not there: exit code 2" code_is 2
ok "and said" err_has "'A/1/1' is not in the index"
run diff A/99/901 'A/99/777, para. 99'
ok "a paragraph that is not there" err_has "is not in the document: A/99/777 has"
run diff A/99/901
ok "one alone is wrong usage" code_is 2
for columns in 60 80; do
    COLUMNS=$columns "$UNDEX" diff A/99/901 A/RES/99/901 >"$T/out" 2>"$T/err"
    ok "$columns columns" python3 -c 'import sys; sys.exit(max(map(len, open(sys.argv[1], encoding="utf-8").read().splitlines())) > int(sys.argv[2]))' "$T/out" $columns
done
# A paragraph that became two, and two that became one.
mkdir pieces
python3 - <<'END'
one = 'The keepers of the harbour stores shall weigh every jar of barley before it is lent to a household of the upper valley.'
two = 'They shall write down the weight in the green register, which the elders inspect at each full moon of winter.'
three = 'The ferry between Orrin and Tarrow carries neither grain nor animals while the river is above its second mark.'
four = 'Its master may refuse passengers whenever the wind comes from the north and the lantern on the pier is dark.'
five = 'Nobody but the assembly may change these rules, and only in the week that follows the harvest.'
for number, (symbol, paragraphs) in enumerate({'A/99/781': [one + ' ' + two, three, four, five], 'A/99/782': [one, two, three + ' ' + four, five]}.items()):
    with open(f'pieces/{number}.txt', 'w') as file:
        file.write(f'United Nations {symbol}\nGeneral Assembly\nDistr.: General\n14 August 2026\nOriginal: English\n\nShared stores of seed\n\n')
        file.write('\n\n'.join(f'{n}. {text}' for n, text in enumerate(paragraphs, 1)) + '\n')
END
"$UNDEX" index -q --index pieces_ix pieces
run diff --index pieces_ix A/99/781 A/99/782
ok "split" out_has "A/99/781, para. 1 -> A/99/782, para. 1 + A/99/782, para. 2: same, split"
ok "merged" out_has "A/99/781, para. 2 + A/99/781, para. 3 -> A/99/782, para. 3: same"
ok "both are counted" err_has "undex: 0 changed, 0 added, 0 removed, 0 moved, 0 renumbered, 1 merged, 1 split; 4 have"
ok "and make a difference" code_is 1
run diff --index pieces_ix --format=json A/99/781 A/99/782
ok "json: pieces" json '[[p["label"] for p in i[k]] for i in d["items"] for k in ("merged", "split") if k in i] == [["1", "2"], ["2", "3"]]'
ok "json: keeps to the schema" schema comparison
run diff --index pieces_ix --format=html A/99/781 A/99/782
ok "html: both pieces" out_has 'second mark. Its master'
run split parts 2
run diff --format=json --index parts/index.shards A/C.3/99/L.77 A/99/777
ok "over shards" cmp -s "$T/out" whole.json
finish
