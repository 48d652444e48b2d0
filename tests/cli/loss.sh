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
finish
