# SPDX-License-Identifier: GPL-3.0-or-later
# undex index
. "$(dirname "$0")/harness.sh"

mkdir docs docs/sub docs/.hidden
cp "$CORPUS/A_99_901.en.pdf" docs/a.pdf
cp "$CORPUS/A_RES_99_901.en.pdf" docs/sub/noext
printf '1. A paragraph about bicycles.\n\n2. Another about boats.\n' >docs/plain.txt
printf 'nothing to take\n' >docs/script.c
cp docs/plain.txt docs/.hidden/x.txt
ln -s ../docs docs/loop
ln -s /etc/passwd docs/outside.txt

run index --index ix docs
ok "a first run succeeds" code_is 0
ok "a first run takes three" err_has "3 files: 3 taken"
ok "what is no document is left out" err_has "1 left out"
ok "nothing on stdout" out_empty
run index --index ix docs
ok "a second run succeeds" code_is 0
ok "a second run takes none" err_has "3 files: 3 unchanged"
run index --index ix --force docs
ok "--force takes all again" err_has "3 taken"
touch docs/plain.txt
run index --index ix docs
ok "a new time with the same bytes is no change" err_has "3 unchanged"
printf '\n3. And trains.\n' >>docs/plain.txt
run index --index ix docs
ok "a changed file is taken" err_has "1 taken"
ok "the others are not" err_has "2 unchanged"
run search --index ix -l trains
ok "its new text is found" out_has "plain.txt"
run index --index ix -q docs
ok "-q is silent" err_empty

printf '%%PDF-1.4\nrubbish' >docs/bad.pdf
run index --index ix docs
ok "a bad file: exit code 3" code_is 3
ok "a bad file is named with its reason, once" [ "$(grep -c '^undex: docs/bad.pdf: .' "$T/err")" -eq 1 ]
ok "the summary counts it" err_has "1 failed"
run index --index ix docs
ok "unchanged it is no error any more" code_is 0
ok "it is counted" err_has "4 files: 3 unchanged, 1 failed before"
ok "and not named" err_lacks "bad.pdf"
cp docs/plain.txt docs/bad.pdf
run index --index ix docs
ok "it is taken when it has changed" code_is 0

rm docs/bad.pdf docs/plain.txt
run index --index ix docs
ok "without --prune gone files stay" err_lacks "removed"
run index --index ix --prune docs
ok "--prune succeeds" code_is 0
ok "--prune drops them" err_has "2 removed"
run search --index ix bicycles
ok "and they are not found" code_is 1

run index --index ix2 --format=jsonl docs docs/a.pdf
ok "jsonl: one line a file and the summary" json '[r["status"] for r in rows if r["type"] == "file"] == ["left-out", "taken", "taken"]'
ok "jsonl: values" json 'rows[1]["status"] == "taken" and rows[1]["path"] == "docs/a.pdf" and rows[1]["passages"] > 50'
ok "jsonl: sums" json 'rows[-1]["taken"] == 2 and rows[-1]["failed"] == 0'
run index --index ix2 --progress=json docs
ok "--progress=json writes JSON to stderr" err_has '"type":"progress"'

run index --index ix3 nowhere
ok "a path that is not there is wrong usage" code_is 2
ok "and is named" err_has "nowhere"
ok "and makes no index" [ ! -e ix3 ]
run index --index ix3 -
ok "standard input is refused" code_is 2
mkdir other
echo x >other/file
run index --index other docs
ok "a folder of another kind is refused" code_is 2
ok "and kept" [ -e other/file ]
mkdir empty
run index --index ix3 empty
ok "an empty folder is no error" code_is 0

cp docs/a.pdf "$(printf 'new\nline.pdf')"
cp docs/a.pdf "$(printf 'bad-\377utf8.pdf')"
run index --index ix4 -v .
ok "odd names are taken" code_is 0
ok "a newline in a name is escaped" out_has 'new\nline.pdf'
ok "an invalid byte in a name is escaped" out_has 'bad-\xffutf8.pdf'

mkdir cwd cwd/index
cp docs/a.pdf cwd/
rmdir cwd/index
(cd cwd && mkdir index && "$UNDEX" index -q a.pdf) 2>"$T/err"
ok "./index is used where there is one" [ -n "$(ls cwd/index)" ]
(mkdir plain && cd plain && "$UNDEX" index -q ../docs) 2>"$T/err"
ok "else the user's own" [ -d "$XDG_DATA_HOME/undex/index" ]
UNDEX_INDEX=$T/env "$UNDEX" index -q docs 2>"$T/err"
ok "\$UNDEX_INDEX comes before both" [ -d "$T/env" ]

printf '1. From a strange time.\n' >docs/future.txt
touch -d 2500-01-01 docs/future.txt 2>/dev/null
run index --index ix docs
ok "a time far off is no error" code_is 0
run index --index ix docs
ok "and is known again" err_has "3 files: 3 unchanged"

mkdir many
for i in 1 2 3 4 5 6 7 8 9; do
    for j in 1 2 3 4 5 6 7 8 9 0; do { cat docs/a.pdf && echo "% $i$j"; } >many/$i$j.pdf; done
done
code=0
"$UNDEX" index --index ix5 --progress=json many 2>"$T/err" >"$T/out" &
i=0
while ! grep -q '"done":[1-9]' "$T/err" && [ $i -lt 300 ]; do
    sleep 0.1
    i=$((i + 1))
done
kill -TERM $!
wait $! || code=$?
ok "asked to end, it ends by that signal's code" code_is 143
ok "and says what is done" err_has "run it again to go on"
run status --index ix5 --format=json
ok "and keeps it" json '0 < d["documents"] < 90'
run check --index ix5
ok "in a sound index" code_is 0
run index --index ix5 many
ok "and goes on where it ended" grep -qE '90 files: [0-9]+ taken .*, [0-9]+ unchanged' "$T/err"

# the superuser reads and writes all, unless that right is given up
mkdir docs/shut
chmod 000 docs/shut
ordinary=
[ "$(id -u)" -ne 0 ] || ordinary="setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search"
may() {
    code=0
    $ordinary "$UNDEX" "$@" >"$T/out" 2>"$T/err" </dev/null || code=$?
}
if $ordinary ls docs/shut >/dev/null 2>&1 || ! $ordinary true 2>/dev/null; then
    skip "what may not be read or written" "the superuser may all"
else
    may index --index ix docs
    ok "an unreadable folder: exit code 3" code_is 3
    ok "an unreadable folder is named" err_has "docs/shut"
    rmdir docs/shut
    printf '1. Nobody may read this.\n' >docs/secret.txt
    chmod 000 docs/secret.txt
    may index --index ix docs
    ok "an unreadable file: exit code 3" code_is 3
    ok "an unreadable file is named with its reason" err_has "docs/secret.txt: cannot open it: Permission denied"
    chmod 644 docs/secret.txt
    chmod -R a-w ix
    may index --index ix docs
    ok "a read-only index: exit code 2" code_is 2
    ok "a read-only index is said to be so, in one line" err_has "cannot be written to: Permission denied"
    may index --index ix --wait docs
    ok "nor does it wait for it" code_is 2
    may remove --index ix docs/a.pdf
    ok "nothing is removed from it" code_is 2
    may search --index ix -l seed
    ok "it is searched" code_is 0
    chmod -R u+w ix && chmod a-w ix/db/*.glass
    may index --index ix docs
    ok "read-only files in it: exit code 2" code_is 2
    ok "and what is wrong" err_has "Permission denied"
    chmod -R u+w ix && chmod a-w ix/db/flintlock
    may index --index ix --wait docs
    ok "a lock that may not be taken: exit code 2, without waiting" code_is 2
    ok "is not said to be another's" err_has "db/flintlock in it cannot be written to: Permission denied"
    chmod -R a-w ix
    may check --index ix
    ok "a read-only index is checked" code_is 0
    ok "and what cannot be looked at is said" err_has "tables"
    chmod -R u+w ix
    may index --index ix docs
    ok "writable again it goes on" code_is 0
    ok "and nothing is lost" err_has "1 taken"
    mkdir above
    chmod a-w above
    may index --index above/ix docs
    ok "an index where none may be made: exit code 2" code_is 2
    ok "and why" err_has "Permission denied"
    chmod 000 ix
    may search --index ix -l seed
    ok "an index that may not be read is no index that is not there" err_has "cannot be read: Permission denied"
    chmod 700 ix
fi
finish
