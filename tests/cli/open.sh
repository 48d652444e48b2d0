# SPDX-License-Identifier: GPL-3.0-or-later
# undex open
. "$(dirname "$0")/harness.sh"

cp -r "$CORPUS" docs
"$UNDEX" index -q --index ix docs 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
mkdir bin
for name in evince okular zathura xdg-open mine; do
    printf '#!/bin/sh\nprintf "%%s\\n" "${0##*/}" "$@" >"%s/called.part"\nmv "%s/called.part" "%s/called"\n' "$T" "$T" "$T" >bin/$name
    chmod +x bin/$name
done
pdf=$(cd docs && ls *.pdf | head -n 1)
path=$("$UNDEX" info --format=json A/99/901 | python3 -c 'import json,sys; print(json.load(sys.stdin)["path"])')

opened() { # WORDS...: what the viewer was called with, a moment later
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ ! -e "$T/called" ] || break
        sleep 0.2
    done
    printf '%s\n' "$@" >"$T/wanted"
    cmp "$T/wanted" "$T/called"
}
asked() { # VIEWER WORDS...
    rm -f "$T/called"
    viewer=$1
    shift
    code=0
    PATH=$T/w/bin:$PATH UNDEX_VIEWER=$viewer "$UNDEX" open "$@" >"$T/out" 2>"$T/err" </dev/null || code=$?
}

asked '' 'A/99/901, para. 12'
ok 'the first viewer that there is' opened evince --page-index=3 "$path"
ok 'nothing is printed' out_empty
asked zathura 'A/99/901, para. 12'
ok '$UNDEX_VIEWER' opened zathura --page=3 "$path"
asked okular 'A/99/901, p. 2'
ok 'a page' opened okular --page 2 "$path"
asked 'mine --at {page} {file}' 'A/99/901, para. 12'
ok 'a command with places for page and file' opened mine --at 3 "$path"
asked 'mine -x' 'A/99/901, para. 12'
ok 'a program that is not known gets the file' opened mine -x "$path"
ok 'and that it begins with page 1 is said' err_has 'mine begins with page 1; what you asked for is on page 3'
asked evince A/99/901
ok 'a document as a whole' opened evince --page-index=1 "$path"
asked evince --viewer=zathura A/99/901
ok '--viewer' opened zathura --page=1 "$path"
asked evince --dry-run 'A/99/901, para. 12'
ok '--dry-run prints the command' out_first "evince --page-index=3 $path"
asked "mine '' 'a b' {file}" --dry-run 'A/99/901, para. 12'
ok 'words that a shell would take apart are quoted' out_first "mine '' 'a b' $path"
ok '--dry-run starts nothing' test ! -e "$T/called"
asked nosuchviewer 'A/99/901, para. 12'
ok 'a viewer that is not there' code_is 2
ok 'it is named' err_has nosuchviewer
asked "mine 'x" 'A/99/901, para. 12'
ok 'a command that cannot be understood' code_is 2
asked evince 'A/99/901, para. 999'
ok 'a place that is not there' code_is 1
ok 'it is said what there is' err_has 'A/99/901 has footnotes 1-24, paras. 1-46'
mv "$path" "$path.away"
asked evince 'A/99/901, para. 12'
ok 'a file that is gone' code_is 2
ok 'what to do is said' err_has "run 'undex index'"
mv "$path.away" "$path"
[ -n "$pdf" ] || skip 'PDFs' 'the corpus has none'
finish
