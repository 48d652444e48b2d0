# SPDX-License-Identifier: GPL-3.0-or-later
# Help, versions, and what is said when the command line is wrong.
. "$(dirname "$0")/harness.sh"

run help
ok "help succeeds" code_is 0
ok "help writes nothing to stderr" err_empty
for command in index search show cite verify diff refs similar concordance trend terms extract list info status remove check schema; do
    ok "help lists $command" grep -q "^  $command" "$T/out"
    run $command --help
    ok "$command --help succeeds" code_is 0
    ok "$command --help gives examples before usage" sh -c \
        '[ "$(grep -nx Examples "$1" | cut -d: -f1)" -lt "$(grep -nx Usage "$1" | cut -d: -f1)" ]' - "$T/out"
    ok "$command --help shows the shared options" out_has "-q, --quiet"
    cp "$T/out" "$T/long"
    run $command -h
    ok "$command -h is the same" out_same "$T/long"
    run help $command
    ok "help $command is the same" out_same "$T/long"
    run help
done

run --help
ok "--help is help" out_has "Commands"
run --version
ok "--version says a version" grep -qE '^undex [0-9]+\.[0-9]+' "$T/out"
run version
ok "version is a command" grep -qE '^undex [0-9]+\.[0-9]+' "$T/out"

run
ok "no command is wrong usage" code_is 2
ok "no command: one line" err_lines 1
run serach x
ok "an unknown command is wrong usage" code_is 2
ok "an unknown command suggests the nearest" err_has "did you mean 'undex search'?"
ok "an unknown command prints nothing on stdout" out_empty
run zzzzzz
ok "a strange command points to help" err_has "undex help"
run help serach
ok "help on an unknown command suggests the nearest" err_has "did you mean 'search'?"
ok "and is wrong usage" code_is 2
run help query
ok "help query succeeds" code_is 0
ok "help query tells of filters in groups" out_has "(organ:A OR year:2013) seed"
for filter in symbol organ lang year date kind para page component title heading note cites cited-by path; do
    ok "help query names $filter:" out_has "$filter:"
done
run search --help
ok "search --help leads to it" out_has "undex help query"
run help zzz
ok "help for no command is wrong usage" code_is 2
run search --fromat=json x
ok "an unknown option is wrong usage" code_is 2
ok "an unknown option suggests the nearest" err_has "did you mean '--format'?"
ok "an unknown option: one line" err_lines 1
run search --format=xml x
ok "an unknown format is wrong usage" code_is 2
ok "an unknown format names the known ones" err_has "text, json, jsonl, csv, tsv, markdown, bibtex, ris, csl-json, trec"
run search --color=red x
ok "an unknown colour mode is wrong usage" code_is 2
run search -n x y
ok "a number that is none is wrong usage" code_is 2
run search -n0 x
ok "a count of zero is wrong usage" code_is 2
run search -n
ok "a missing value is wrong usage" code_is 2
ok "a missing value is said" err_has "wants a value"
run search --full=yes x
ok "a value too much is wrong usage" code_is 2
run search
ok "a missing operand is wrong usage" code_is 2
run list x
ok "an operand too much is wrong usage" code_is 2
run "$(printf 'a\033[31mb')"
ok "control characters of arguments do not reach the terminal" sh -c '! grep -q "$(printf "\033")" "$1"' - "$T/err"
finish
