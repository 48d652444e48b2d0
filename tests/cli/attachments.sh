# SPDX-License-Identifier: GPL-3.0-or-later
# undex index and extract --attachments: files that a PDF carries
. "$(dirname "$0")/harness.sh"

# carrier NAME [FILE=TEXT...]: a PDF of one page that carries these files
carrier() {
    python3 - "$@" <<'PYTHON'
import sys
name, *files = sys.argv[1:]
text = b'BT /F 11 Tf 40 300 Td (The granary keeps its sums in files.) Tj ET'
names = ' '.join('(%d) %d 0 R' % (i, 6 + 2 * i) for i in range(len(files)))
objects = [b'<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [%s] >> >> >>' % names.encode(),
           b'<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400] >>',
           b'<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
           b'<< /Length %d >>\nstream\n%s\nendstream' % (len(text), text),
           b'<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>']
for i, file in enumerate(files):
    label, body = file.split('=', 1)
    objects.append(b'<< /Type /Filespec /F (%s) /EF << /F %d 0 R >> >>' % (label.encode(), 7 + 2 * i))
    objects.append(b'<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream' % (len(body), body.encode()))
out, at = b'%PDF-1.4\n', []
for n, body in enumerate(objects, 1):
    at.append(len(out))
    out += b'%d 0 obj\n%s\nendobj\n' % (n, body)
start = len(out)
out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % a for a in at)
out += b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, start)
open(name, 'wb').write(out)
PYTHON
}

mkdir docs
carrier docs/sums.pdf 'barley.txt=1. Barley is stored above rye.' 'broken.pdf=%PDF-1.4 rubbish'
run extract --format=jsonl docs/sums.pdf
ok "the record names what is attached" json 'rows[0]["attachments"] == ["barley.txt", "broken.pdf"]'
ok "and warns of it" json 'any("2 attached files, which --attachments takes" in w for w in rows[0]["warnings"])'
ok "attached files are not read unasked" out_lacks Barley
run extract --format=jsonl --attachments docs/sums.pdf
ok "one that cannot be read: exit code 3" code_is 3
ok "it is named within its PDF" err_has "docs/sums.pdf/broken.pdf: damaged PDF"
ok "the other is a document" json '[r["path"] for r in rows if r["type"] == "document"] == ["docs/sums.pdf", "docs/sums.pdf/barley.txt"]'
ok "with its passages" json 'any(r.get("text") == "Barley is stored above rye." for r in rows)'

run index --index ix docs
ok "indexing leaves attached files out unasked" err_has "1 taken"
run search --index ix barley
ok "they are not found then" code_is 1
carrier docs/sums.pdf 'barley.txt=1. Barley is stored above rye.' 'oats.txt=1. Oats are for horses.'
run index --index ix --attachments docs
ok "indexing takes them" code_is 0
ok "and counts them" err_has "3 taken"
run search --index ix --format=json barley
ok "an attached file is found" json '[h["document"]["path"].endswith("/docs/sums.pdf/barley.txt") for h in d["hits"]] == [True]'
run index --index ix --attachments docs
ok "the same again takes nothing" err_has "3 unchanged"
run index --index ix --prune docs
ok "they are not pruned while their PDF is there" err_lacks "removed"
run show --index ix --image page.png 'barley#para.1'
ok "their pages are not drawn, and why is said" err_has "is attached to a PDF"
carrier docs/sums.pdf 'oats.txt=1. Oats are for horses and mules.'
run index --index ix --attachments docs
ok "what is attached no more is removed" err_has "1 removed"
run search --index ix -l mules
ok "what has changed is taken anew" code_is 0
run search --index ix barley
ok "and the old is gone" code_is 1
run index --index ix --force --timeout=0.000001 --attachments docs
run remove --index ix sums.pdf
ok "removing the PDF removes what it carries" code_is 0
run list --index ix --format=jsonl
ok "nothing is left" out_empty
rm docs/sums.pdf
carrier docs/other.pdf 'rye.txt=1. Rye feeds the village.'
run index --index ix --attachments docs
rm docs/other.pdf
run index --index ix --prune=all docs
ok "pruning drops both" err_has "2 removed"

# one that Xapian refuses, after its PDF and before another
if can_refuse; then
    carrier docs/sums.pdf 'barley.txt=1. Barley is stored above rye.' 'rye.txt=1. Rye is zyzzyva.' 'wheat.txt=1. Wheat is stored below.'
    refusing zyzzyva index --index refused --attachments --format=jsonl docs/sums.pdf
    ok "an attached file that Xapian refuses costs itself alone" json '[(r["path"].split("/")[-1], r["status"]) for r in rows if r["type"] == "file"] == [("sums.pdf", "taken"), ("barley.txt", "taken"), ("rye.txt", "failed"), ("wheat.txt", "taken")]'
    run list --index refused --format=jsonl
    ok "the others are in the index" out_lines 3
else
    skip "an attached file that Xapian refuses" "what makes it refuse it is built on Linux alone"
fi
mkdir both
carrier both/with.pdf 'barley.txt=1. Barley is stored above rye.'
run index --index ix3 --attachments --set rights=none both
carrier both/without.pdf 'rye.txt=1. Rye is stored below barley.'
run index --index ix3 --set rights=none both
run list --index ix3 --format=jsonl
cp "$T/out" listed
other_schema ix3
run index --index ix3 --upgrade
ok "upgrading takes the attached files that were taken" code_is 0
run list --index ix3 --format=jsonl
ok "and those alone, with what was said of them" out_same listed
ok "of three files" out_lines 3
for i in 1 2 3; do
    run index -q --index s$i --shard $i/3 --attachments --set rights=none both
done
run merge together s1 s2 s3
ok "parts that were indexed apart become one" code_is 0
run index -q --index whole --attachments --set rights=none both
run list --index whole --format=jsonl
cp "$T/out" listed
run list --index together --format=jsonl
ok "with the attached files, each in the part of its PDF" out_same listed
run split --index whole apart 3
ok "splitting leaves them there" code_is 0
for i in 1 2 3; do
    "$UNDEX" list --index s$i --format=jsonl >listed
    "$UNDEX" list --index apart/$i --format=jsonl | cmp -s - listed || break
done
ok "too" [ "$i" -eq 3 ]
mkdir later
carrier later/sums.pdf 'barley.txt=1. Barley is stored above rye.' 'oats.txt=1. Oats are stored nowhere.'
run index -q --index l1 --attachments later
sleep 1.1
carrier later/sums.pdf 'oats.txt=1. Oats are stored everywhere.'
run index -q --index l2 --attachments later
for order in 'l1 l2' 'l2 l1'; do
    rm -rf together
    run merge together $order
    run export --index together --format=jsonl
    ok "merge $order: what a PDF carried before it changed is gone" json 'sorted(r["text"] for r in rows if "granary" not in r["text"]) == ["Oats are stored everywhere."]'
done
finish
