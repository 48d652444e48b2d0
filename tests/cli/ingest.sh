# SPDX-License-Identifier: GPL-3.0-or-later
# undex index for scripts and for the night: lists, globs, sidecars, limits, moved files, failures, locks, compacting
. "$(dirname "$0")/harness.sh"

mkdir docs docs/sub docs/old
cp "$CORPUS/A_99_901.en.pdf" docs/a.pdf
cp "$CORPUS/A_RES_99_901.en.pdf" docs/sub/r.pdf
printf '1. A paragraph about bicycles.\n\n2. Another about boats.\n' >docs/plain.txt
printf '1. Of old times.\n' >docs/old/x.txt

run index --index ix --dry-run docs
ok "a dry run succeeds" code_is 0
ok "a dry run names what it would read" out_has "would-read  docs/plain.txt"
ok "a dry run makes no index" [ ! -e ix ]
run index --index ix --include '*.txt' docs
ok "--include takes only what is like it" err_has "2 files: 2 taken"
run index --index ix2 --exclude old --exclude 'sub/*' docs
ok "--exclude leaves files and folders out" err_has "2 files: 2 taken"
run index --index ix2 --dry-run --format=jsonl docs
ok "a dry run tells unchanged from new" json 'sorted(r["status"] for r in rows if r["type"] == "file") == ["unchanged", "unchanged", "would-read", "would-read"]'

printf 'docs/a.pdf\ndocs/plain.txt\n' >list
run index --index ix3 --files-from list
ok "--files-from takes a list" err_has "2 files: 2 taken"
code=0
printf 'docs/a.pdf\0docs/sub\0' | "$UNDEX" index --index ix3 -0 --files-from=- >"$T/out" 2>"$T/err" || code=$?
ok "--files-from=- -0 takes one from standard input" err_has "2 files: 1 taken"
run index --index ix3 --files-from none.txt
ok "a list that is not there is wrong usage" code_is 2
run index --index ix3
ok "no path at all is wrong usage" code_is 2

mv docs/plain.txt docs/moved.txt
run index --index ix -v docs/moved.txt
ok "a moved file is known by its contents" out_has "moved"
run search --index ix --format=json bicycles
ok "and keeps its passages and their ids" json 'd["hits"][0]["id"].startswith("plain#") and d["hits"][0]["document"]["path"].endswith("moved.txt")'
run list --index ix
ok "under one path" out_lines 2
cp docs/moved.txt docs/twin.txt
run index --index ix docs/twin.txt
run status --index ix --format=json
ok "the same contents under two names are one document" json 'd["documents"] == 2'
rm docs/moved.txt
run index --index ix --prune docs/moved.txt
run search --index ix bicycles
ok "which stays while one of the names does" code_is 0

printf 'symbol=A/99/77\ntitle = A title of ours\n# a word\ndate=2025-01-22\nurl=https://example.org/x\nrights=public\n' >docs/twin.txt.meta
run index --index ix docs/twin.txt
ok "a sidecar makes it new" err_has "1 taken"
run info --index ix --format=json A/99/77
ok "and says what the document does not" json 'd["title"] == "A title of ours" and d["date"] == "2025-01-22" and d["url"] == "https://example.org/x" and d["rights"] == "public"'
run show --index ix 'A/99/77, para. 2'
ok "its paragraphs are cited by the symbol" out_has "boats"
run index --index ix docs/twin.txt
ok "with the same sidecar it is unchanged" err_has "1 unchanged"
run index --index ix --set language=fr docs/twin.txt
run info --index ix --format=json A/99/77
ok "--set outweighs it" json 'd["language"] == "fr" and d["key"] == "A/99/77@fr"'
printf 'colour=red\n' >docs/twin.txt.meta
run index --index ix docs/twin.txt
ok "a sidecar that makes no sense: exit code 3" code_is 3
ok "and its line is named" err_has "line 1"
rm docs/twin.txt.meta
run index --index ix --set date=tomorrow docs/twin.txt
ok "--set that makes no sense is wrong usage" code_is 2

run index --index ix4 --max-pages 3 docs
ok "--max-pages: exit code 3" code_is 3
run status --index ix4 --format=json
ok "the reason is kept" json 'd["failures"][0]["reason"] == "limit"'
run index --index ix4 docs
ok "unchanged it is not tried again" err_has "1 failed before"
run index --index ix4 --retry-failed
ok "--retry-failed takes it with other limits" code_is 0
run status --index ix4 --format=json
ok "and nothing is left" json 'd["failed"] == 0'
run index --index ix4 --timeout 0.000001 --force docs/a.pdf
ok "--timeout: exit code 3" code_is 3
run status --index ix4 --format=json
ok "--timeout: the reason" json 'd["failures"][0]["reason"] == "timeout"'
run index --index ix4 --max-memory 5 docs
ok "--max-memory too small is wrong usage" code_is 2
run index --index ix5 --no-sandbox --jobs 1 docs
ok "--no-sandbox works" code_is 0
ok "--no-sandbox warns" err_has "without protection"
run status -v --index ix5
ok "status -v tells the sandbox" out_has "sandbox"

run compact --index ix5
ok "compact succeeds" code_is 0
run check --index ix5
ok "compact leaves a sound index" code_is 0
run search --index ix5 -l boats
ok "compact leaves what is found" code_is 0
run index --index ix5 --force docs
ok "a compacted index takes changes" code_is 0

mkdir many
awk 'BEGIN { for (i = 1; i <= 2100; i++) printf "%d. The river %d meets valley %d of seeds %d.\n\n", i, i, i % 90, i % 31 }' >many/report.txt
size() { cat "$1"/db/*.glass | wc -c; }
of_db() { ls -di "$1/db"; }
run index -v --index ixl --no-compact many
ok "--no-compact leaves the index as it was written" err_lacks compacted
loose=$(size ixl)
mkdir -p ixl/db.new/mine
run index -v --index ixl many
ok "where it cannot be compacted, the run is done" code_is 0
ok "and nothing is said" err_lacks compacted
ok "what was in the way stays" [ -d ixl/db.new/mine ]
rm -r ixl/db.new
run search --index ixl --format=jsonl river
cp "$T/out" found
run index -v --index ixl many
ok "a run compacts an index of which half is new" err_has compacted
ok "and it is a fourth smaller" [ "$((4 * $(size ixl)))" -lt "$((3 * loose))" ]
run check --index ixl
ok "and sound" code_is 0
run search --index ixl --format=jsonl river
ok "and answers as before" out_same found
place=$(of_db ixl)
mkdir few
echo 'A common text' >few/text.txt
run index -v --index ixl many few
ok "a run that adds little does not compact it" [ "$(of_db ixl)" = "$place" ]
run index -q --force --index ixl many
ok "one that takes its files again does, and says nothing of it" err_empty
ok "in the place of the old one" [ "$(of_db ixl)" != "$place" ]

mkfifo feed
"$UNDEX" index --index ix5 --files-from feed >/dev/null 2>&1 &
exec 9>feed # it waits for its list, and has nothing locked yet
exec 9>&-
wait $!
python3 - ix5 <<'P' &
import ctypes, os, sys, time, fcntl, struct
fd = os.open(sys.argv[1] + '/db/flintlock', os.O_RDWR)
fcntl.fcntl(fd, 37, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 1, 0))  # F_OFD_SETLK, as Xapian does
open('locked', 'w').close()
time.sleep(2)
P
while [ ! -e locked ]; do sleep 0.05; done
run index --index ix5 docs
ok "a second writer is told" code_is 2
ok "and what to do" err_has "wait"
run search --index ix5 -l boats
ok "readers go on" code_is 0
run index --index ix5 --wait docs
ok "--wait waits" code_is 0
wait
finish
