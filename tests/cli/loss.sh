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
finish
