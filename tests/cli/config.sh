# SPDX-License-Identifier: GPL-3.0-or-later
# undex config, and the defaults that it sets
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
mine=$XDG_CONFIG_HOME/undex/config

run config list
ok 'nothing is set: exit code 1' code_is 1
run config set index "$T/w/ix"
ok 'set' code_is 0
ok 'the file is made' grep -q "^index=$T/w/ix\$" "$mine"
run search -c 'rule of return'
ok 'the index of the settings is used' code_is 0
run config set cite.style chicago
run cite 'A/99/901, para. 12'
ok 'a default of a command' out_has 'UN General Assembly, Seed Libraries'
run cite --style=un 'A/99/901, para. 12'
ok 'what is typed counts more' out_first 'A/99/901, para. 12'
run config get cite.style
ok 'get' out_first chicago
run config get -v cite.style
ok 'get -v says where it comes from' err_has "$mine"
run config list
ok 'list: the value and the file' out_has "cite.style=chicago  $mine"
run config list --format=json
ok 'list as JSON' json "[(r['name'], r['value'], r['file']) for r in d] == [('index', '$T/w/ix', '$mine'), ('cite.style', 'chicago', '$mine')]"

mkdir -p a/b
printf '[undex]\nindex=../ix\n[search]\nformat=jsonl\n' >a/.undex.conf
UNDEX_INDEX=
export UNDEX_INDEX
unset UNDEX_INDEX
cd a/b || exit 2
run search -n 1 'rule of return'
ok "a folder's settings hold below it" out_has '"type":"hit"'
run config list
ok "they are named" out_has "search.format=jsonl  $T/w/a/.undex.conf"
printf '[search]\nformat=csv\n' >.undex.conf
run search -n 1 'rule of return'
ok 'the nearest counts most' out_lacks '"type":"hit"'
UNDEX_NO_CONFIG=1
export UNDEX_NO_CONFIG
run search -n 1 --index "$T/w/ix" 'rule of return'
ok '$UNDEX_NO_CONFIG: none is read' out_has 'A/99/901, para. 12'
unset UNDEX_NO_CONFIG
printf '[undex]\nviewer=evil\n' >.undex.conf
run search -n 1 'rule of return'
ok "a folder's file that names a program is refused" code_is 2
ok 'it is said' err_has "'viewer' names a program"
printf 'no settings\n' >.undex.conf
run search -n 1 'rule of return'
ok 'a file that is none is refused' code_is 2
ok 'the file is named' err_has .undex.conf
printf '[search]\nlimmit=3\n' >.undex.conf
run search -n 1 'rule of return'
ok 'an option that there is not is refused' code_is 2
ok 'with its file' err_has "$T/w/a/b/.undex.conf: [search] has no option 'limmit'"
rm .undex.conf
if [ "$(id -u)" = 0 ]; then
    printf '[search]\nformat=csv\n' >.undex.conf
    chown 1 .undex.conf
    run search -n 1 'rule of return'
    ok "another user's file is not read" out_has '"type":"hit"'
    rm -f .undex.conf
else
    skip "another user's file is not read" 'only root can make one'
fi
cd ../.. || exit 2
run config set --folder search.format json
ok 'set --folder' grep -q '^format=json$' .undex.conf
run config set --folder viewer x
ok 'no program in a folder' code_is 2
run config unset cite.style
run cite --index ix 'A/99/901, para. 12'
ok 'unset' out_first 'A/99/901, para. 12'
run config unset cite.style
ok 'unset what is not set' code_is 2
run config set cite.stile un
ok 'a name that is none' code_is 2
run config set search.no-pager perhaps
run search -c 'rule of return'
ok 'a value that is none is refused where it is used' code_is 2
ok 'with the name' err_has "'search.no-pager' wants yes or no, not 'perhaps'"
run config unset search.no-pager
run config frobnicate
ok 'another word' code_is 2
run config get cite.style
ok 'get what is not set: exit code 1' code_is 1
finish
