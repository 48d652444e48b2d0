# SPDX-License-Identifier: GPL-3.0-or-later
# A document that Xapian refuses in the middle of a batch costs itself alone
. "$(dirname "$0")/harness.sh"
if ! can_refuse; then
    skip "documents that Xapian refuses" "what makes it refuse them is built on Linux alone"
    finish
    exit
fi

write() { # NAME WORD...: a text of one paragraph a word
    name=$1
    shift
    { printf 'Report of %s\n\n' "$name" && n=0 && for word; do n=$((n + 1)) && printf '%s. The libraries of %s reopened, says %s.\n\n' $n "$name" "$word"; done; } >docs/"$name".txt
}
mkdir docs
for name in a b c; do write $name river valley; done
"$UNDEX" index -q --index few docs # without what will be refused
write m river zyzzyva
for name in x y; do write $name grain zyzzyva harvest; done
write z river valley

refusing zyzzyva index --index ix --format=jsonl docs
ok "three of seven are refused: exit code 3" code_is 3
ok "each file is told once" json 'sorted(r["path"].split("/")[-1] for r in rows if r["type"] == "file") == ["a.txt", "b.txt", "c.txt", "m.txt", "x.txt", "y.txt", "z.txt"]'
ok "and as what it is" json '[r["status"] for r in rows if r["type"] == "file"] == ["taken"] * 3 + ["failed"] * 3 + ["taken"]'
ok "with the reason" json '[r["message"].startswith("the index cannot hold what came out of it: Term too long") for r in rows if r.get("reason") == "limit"] == [True] * 3'
ok "and counted" json '[(r["taken"], r["failed"]) for r in rows if r["type"] == "summary"] == [(4, 3)]'
run check --index ix
ok "the index is sound" code_is 0
run list --index ix --format=json
ok "and has the others" json '[r["path"].split("/")[-1] for r in (d if isinstance(d, list) else rows)] == ["a.txt", "b.txt", "c.txt", "z.txt"]'
run search --index ix -c library
ok "their words are told with their stems once more" out_has 8
refusing zyzzyva index --index ix docs
ok "what was refused is not tried again" code_is 0
run index --index ix --retry-failed docs
ok "but where it is asked for" code_is 0
run search --index ix -c zyzzyva
ok "and taken where it can be" out_has 3

# an index that is there, files that were taken and have changed
write b zyzzyva
write c village
refusing zyzzyva index -q --index few docs
ok "a file that changed: exit code 3" code_is 3
ok "is named" err_has "b.txt: "
run search --index few -c village
ok "those beside it are taken" out_has 1
run check --index few
ok "the index is sound" code_is 0
finish
