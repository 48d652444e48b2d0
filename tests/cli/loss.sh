# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing is read that was not named, and nothing is lost that undex was not told to remove: links in the place of files,
# temporary names, files written, shares that are not mounted, who may read an index.
. "$(dirname "$0")/harness.sh"

root=
[ "$(id -u)" -ne 0 ] || root=yes

# ---- links in the place of what a walk found
mkdir docs outside
printf '1. The wells lie outside.\n' >outside/secret.txt
printf '1. The ponds were measured.\n' >docs/a.txt
: >docs/b.txt
run index --index ix docs
ok "an empty file fails" code_is 3
ln -sf ../outside/secret.txt docs/b.txt
run index --index ix --retry-failed
ok "a link in its place is not followed when it is tried again" code_is 3
ok "and it is named" err_has "docs/b.txt: cannot open it: it, or a folder above it, is a symbolic link by now"
run search --index ix -l wells
ok "nor is what it leads to taken" code_is 1
rm docs/b.txt
printf 'title=Of wells\n' >outside/title
ln -s ../outside/title docs/a.txt.meta
run index --index ix docs
ok "a sidecar that is a link: exit code 3" code_is 3
ok "and its file is named" err_has "docs/a.txt: cannot read its .meta file: it is a symbolic link; put a file there; what was taken of it before stays"
rm docs/a.txt.meta
ln -s docs/a.txt named.txt
run index --index ix2 named.txt
ok "a link that is named is followed" err_has "1 file: 1 taken"

# ---- names in the folder of an index that lead elsewhere
mkdir precious
for name in iamglass postlist.glass letter.txt; do printf 'keep me\n' >precious/$name; done
kept() { [ "$(cat precious/* | grep -c 'keep me')" -eq 3 ]; }
ln -s ../precious ix/db.new
run compact --index ix
ok "compact beside a link db.new" code_is 0
ok "leaves what it leads to" kept
ok "and takes the link away" [ ! -L ix/db.new ]
mv precious ix/db.new
run compact --index ix
ok "a folder db.new with files of others: exit code 2" code_is 2
ok "it is named" err_has "db.new cannot be made in it"
ok "and they stay" [ -s ix/db.new/letter.txt ]
mv ix/db.new precious
cp ix/db/flintlock lock
for link in flintlock v.tmp postlist.tmp; do
    printf 'keep me\n' >precious/iamglass
    ln -sf ../../precious/iamglass ix/db/$link
    run index --index ix --force docs
    ok "a link db/$link: exit code 2" code_is 2
    ok "it is named" err_has "db/$link in it is not a regular file"
    ok "and what it leads to is left alone" [ "$(cat precious/iamglass)" = "keep me" ]
    rm -f ix/db/$link
    [ $link != flintlock ] || cp lock ix/db/flintlock
done
mv ix/db elsewhere
ln -s ../elsewhere ix/db
run compact --index ix
ok "a database that is a link is not compacted" code_is 2
ok "and that is said" err_has "its database is a symbolic link"
rm ix/db
mv elsewhere ix/db

# ---- what runs that were cut short have left
mkdir -p ix/db.new ix/db.old
touch ix/db.new/postlist.glass ix/db.new/iamglass ix/db.old/flintlock ix/writer.pid.AB12cd ix/notes.txt
python3 - ix <<'P' &
import fcntl, os, struct, sys, time
fd = os.open(sys.argv[1] + '/db/flintlock', os.O_RDWR)
fcntl.fcntl(fd, 37, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 1, 0))  # F_OFD_SETLK, as Xapian does
open('locked', 'w').close()
while os.path.exists('locked'):
    time.sleep(0.02)
P
while [ ! -e locked ]; do sleep 0.02; done
run index --index ix docs
run search --index ix -l ponds
ok "while another writes it stays" [ -e ix/db.new/postlist.glass -a -e ix/db.old/flintlock -a -e ix/writer.pid.AB12cd ]
rm locked
wait
run index --index ix docs
ok "then the next writer takes it away" [ "$(ls ix | tr '\n' ' ')" = "db notes.txt " ]
rm ix/notes.txt

# ---- whose an index is
chmod 755 "$T" "$T/w"
cp -R ix shared
chmod 2775 shared shared/db
printf '2. The ditches were measured.\n' >docs/c.txt
private() { (umask 077 && "$UNDEX" "$@" >"$T/out" 2>"$T/err" </dev/null); }
ok "a run with another umask" private index --index shared docs
ok "compacting with it" private compact --index shared
ok "whoever may read an index may do so afterwards" [ -z "$(find shared/db -type f ! -perm -044)" ]
ok "and the mode of its folder stays" [ "$(stat -c %a shared/db)" = 2775 ]
nobody() {
    code=0
    setpriv --reuid=65534 --regid=65534 --clear-groups "$UNDEX" "$@" >"$T/out" 2>"$T/err" </dev/null || code=$?
}
nobody --version
if [ -z "$root" ] || [ "$code" -ne 0 ]; then
    skip "the superuser writes to the index of another" "only the superuser can, and others must reach the program"
else
    mkdir theirs theirs/new
    cp -R ix theirs/ix
    chmod 700 theirs/ix theirs/ix/db
    chown -R 65534:65534 theirs
    ok "the superuser writes to the index of another" private index --index theirs/ix docs
    ok "and makes one in a folder of another" private index --index theirs/new docs
    ok "what the superuser puts into the index of another belongs to that one" [ -z "$(find theirs ! -user 65534 -o ! -group 65534)" ]
    nobody search --index theirs/ix -l ditches
    ok "who may search it" code_is 0
    nobody search --index theirs/new -l ditches
    ok "and a new one in a folder of that one" code_is 0
    ok "and compacts one" private compact --index theirs/ix
    ok "and removes from it" private remove --index theirs/ix docs/c.txt
    ok "so does what compacting makes" [ -z "$(find theirs ! -user 65534 -o ! -group 65534)" ]
    ok "and its mode stays" [ "$(stat -c %a theirs/ix/db)" = 700 ]
    nobody index --index theirs/ix --force docs
    ok "its owner goes on writing to it" code_is 0
fi

# ---- who may read an index
mkdir open
chmod 755 open
for i in 1 2 3; do printf '%s. The locks were counted.\n' $i >open/$i.txt; done
chmod 644 open/*
mode() { stat -c %a "$1/db"; }
(umask 022 && "$UNDEX" index --index ixo open 2>"$T/err")
ok "an index of files that all may read may be read by all" [ "$(mode ixo)" = 755 ]
ok "and nothing is said of it" err_lacks "may read"
umask 022
printf '4. The locks were oiled.\n' >open/4.txt
chmod 600 open/4.txt
run index --index ixo --keep-mode open
ok "--keep-mode leaves it" [ "$(mode ixo)" = 755 ]
chmod 644 open/4.txt
printf '5. The locks were shut.\n' >open/5.txt
chmod 640 open/5.txt
run index --index ixo open
ok "a file that fewer may read narrows it" [ "$(mode ixo)" = 750 ]
ok "which is said" err_has "open/5.txt: fewer users may read it than could read the index"
ok "once" [ "$(grep -c 'fewer users' "$T/err")" -eq 1 ]
chmod 600 open/4.txt open/5.txt
touch -d 2020-01-01 open/5.txt
run index -q --index ixo open
ok "so does one that its owner keeps" [ "$(mode ixo)" = 700 ]
ok "-q says nothing" err_empty
chmod 644 open/*
chmod 755 ixo/db
printf '6. The locks were opened.\n' >open/6.txt
run index --index ixo open
ok "what the user has widened stays" [ "$(mode ixo)" = 755 ]
printf 'title=Of locks\n' >open/6.txt.meta
chmod 600 open/6.txt.meta
run index --index ixo open
ok "a sidecar that its owner keeps narrows it" [ "$(mode ixo)" = 700 ]
rm open/6.txt.meta
mkdir -m 700 shut
cp open/1.txt shut/1.txt
run index --index ixs shut
ok "a new index of what lies in a folder of its owner's alone is its owner's alone" [ "$(mode ixs)" = 700 ]
ok "which is no news" err_lacks "fewer users"
run compact --index ixs
ok "so is what compacting makes" [ "$(mode ixs)" = 700 ]
if [ -n "$root" ] && [ "$(nobody --version; echo "$code")" = 0 ]; then
    nobody search --index ixs -l locks
    ok "others cannot search it" code_is 2
    chmod 755 ixo/db
    nobody search --index ixo -l locks
    ok "and can search what they may" code_is 0
    mkdir given
    chown 65534:65534 given
    setpriv --reuid=65534 --regid=65534 --clear-groups sh -c 'printf "7. Keys.\n" >given/7.txt; chmod 600 given/7.txt'
    chmod 777 ixo ixo/db
    chmod 666 ixo/db/*
    nobody index --index ixo given
    ok "who may not narrow an index does not put into it what others may not read" code_is 3
    ok "and is told" err_has "given/7.txt: others may read the index but not this file"
else
    skip "other users and an index" "only the superuser can try, and others must reach the program"
fi

# ---- files that options name to be written
cp "$CORPUS/A_99_901.en.pdf" report.pdf
cp report.pdf unread.pdf
chmod 444 unread.pdf
run index -q --index ixp report.pdf
drawn='A/99/901, para. 12'
for file in report.pdf unread.pdf docs/a.txt; do
    cp -p $file before
    run show --index ixp --image $file "$drawn"
    ok "show --image $file: exit code 2" code_is 2
    ok "it is said" err_has "$file: it is "
    ok "and $file is left alone" cmp -s $file before
    run extract --debug-page 1 --image $file report.pdf
    ok "extract --image $file: exit code 2" code_is 2
    ok "and $file is left alone then, too" cmp -s $file before
    run trend --index ixp --svg $file seed
    ok "trend --svg $file: exit code 2" code_is 2
    ok "and $file is left alone by it" cmp -s $file before
    rm -f before
done
ln -s report.pdf link.png
run show --index ixp --image link.png "$drawn"
ok "nor through a link" code_is 2
run show --index ixp --image page.png "$drawn"
ok "a new picture" code_is 0
run extract --debug-page 1 --image page.png report.pdf
ok "a picture in the place of a picture" code_is 0
run trend --index ixp --svg page.png seed
ok "no chart in the place of one" code_is 2
: >empty.svg
run trend --index ixp --svg empty.svg seed
ok "a chart in the place of nothing" code_is 0
run trend --index ixp --svg empty.svg seed
ok "and of a chart" code_is 0
run index --index ixp empty.svg
run trend --index ixp --svg empty.svg seed
ok "but not of one that is in the index" code_is 2
ok "and why" err_has "empty.svg: it is a document of the index"

# ---- a share below the folder, less than half of it, that is not mounted
cat >mounted.sh <<'P'
set -e
mount -t tmpfs tmpfs many/share
for i in 1 2 3; do echo "$i. Of the share." >many/share/$i.txt; done
"$UNDEX" index -q --index ixm many
umount many/share
code=0
"$UNDEX" index --prune --index ixm many >out 2>err || code=$?
echo "$code" >code
P
mkdir -p many/share many/emptied
for i in 1 2 3 4 5 6 7; do printf '%s. Of what is here.\n' $i >many/$i.txt; done
printf '1. Of what goes.\n' >many/emptied/1.txt
sleep 1.1
if unshare -m true 2>/dev/null; then
    UNDEX=$UNDEX unshare -m sh mounted.sh
else
    UNDEX=$UNDEX unshare -rm sh mounted.sh 2>/dev/null
fi
if [ -e code ]; then
    cp out "$T/out"
    cp err "$T/err"
    ok "a share that is not mounted: exit code 2" [ "$(cat code)" = 2 ]
    ok "it is named" err_has "many/share: it is empty, though nothing was removed from it; 3 of 3 files would go"
    run list --index ixm
    ok "and nothing is dropped" out_lines 11
else
    skip "a share that is not mounted" "nothing can be mounted here"
    run index -q --index ixm many
fi
rm -r many/emptied/1.txt many/share
mkdir many/share
run index --index ixm --prune many
ok "a folder that was emptied is no such share" code_is 0
ok "and what it held is dropped" err_has "removed from the index"
rm -r many
run index --index ixm --prune many
ok "a folder that is not there: exit code 2" code_is 2
mkdir many
run index --index ixm --prune many
ok "an empty one, too" code_is 2
run list --index ixm
ok "and nothing is dropped" out_lines 7
finish
