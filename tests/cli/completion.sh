# SPDX-License-Identifier: GPL-3.0-or-later
# Completions, typed into shells on a terminal of their own.
. "$(dirname "$0")/harness.sh"

for shell in bash zsh fish; do
    run help --completion=$shell
    ok "$shell: its completion is printed" code_is 0
    cp "$T/out" "undex.$shell"
done
run help --completion=tcsh
ok "another shell is wrong usage" code_is 2
run help --completion=bash --man
ok "a completion is no manual page" code_is 2
mkdir reports
: >reports/one.pdf

types() { # NAME SHELL LINE RESULT...: the line, with tabs as the key, runs as one of the results
    python3 "$ROOT/tests/cli/typed.py" "$2" "undex.$2" "$3" >"$T/out" 2>"$T/err"
    name="$2: $1"
    shift 3
    ok "$name" sh -c 'for result; do grep -qxF "<ran:$result>" "$0" && exit 0; done; exit 1' "$T/out" "$@"
}

tab=$(printf '\t')
for shell in bash zsh; do
    if ! command -v $shell >/dev/null; then
        skip "$shell completes what is typed" "$shell is not installed"
        continue
    fi
    types "a command" $shell "undex se$tab" search
    types "an option that takes a value" $shell "undex search --for${tab}ri$tab x" "search --format=ris x"
    types "a switch" $shell "undex search --expl$tab x" "search --explain x"
    types "the value of an option" $shell "undex cite --style=ch$tab x" "cite --style=chicago x"
    types "the value after a letter's option" $shell "undex trend --by la$tab x" "trend --by language x"
    types "several choices with commas" $shell "undex search --facets=year,org$tab" "search --facets=year,organ" "search --facets=year,organ,"
    types "a filter" $shell "undex search pat${tab}x" "search path:x"
    types "a kind of passage" $shell "undex search kind:footn$tab" "search kind:footnote"
    types "a file" $shell "undex extract $PWD/rep${tab}on$tab" "extract $PWD/reports/one.pdf"
    types "a folder" $shell "undex search --index=$PWD/rep$tab x" "search --index=$PWD/reports/ x" "search --index=$PWD/reports x"
    types "a topic of the help" $shell "undex help reco$tab" "help records"
    types "a setting" $shell "undex config get hyperl$tab" "config get hyperlinks"
    types "values that are several are shown" $shell "undex search --format=j$tab$tab" "search --format=json"
    ok "$shell: all of them" grep -qE 'json +jsonl' "$T/out"
done

if command -v fish >/dev/null; then
    complete() { # NAME LINE RESULT: it is among what is offered
        fish --no-config -c 'source undex.fish; complete -C "$argv[1]"' -- "$2" >"$T/out" 2>"$T/err"
        ok "fish: $1" sh -c 'cut -f 1 "$1" | grep -qxF -- "$2"' - "$T/out" "$3"
    }
    complete "a command" "undex se" search
    complete "an option" "undex search --for" --format
    complete "an option's letter" "undex search -" -n
    complete "the value of an option" "undex cite --style=ch" --style=chicago
    complete "the value after an option" "undex trend --by la" language
    complete "several choices with commas" "undex search --facets=year,org" --facets=year,organ
    complete "a filter" "undex search pat" path:
    complete "a kind of passage" "undex search kind:footn" kind:footnote
    complete "a file" "undex extract rep" reports/
    complete "a folder" "undex search --index=rep" --index=reports/
    complete "a topic of the help" "undex help reco" records
    complete "a setting" "undex config set hyperl" hyperlinks
    complete "values that are several" "undex search --format=j" --format=jsonl
    complete "what may be left out" "undex index --prune=a" --prune=all
else
    skip "fish completes what is typed" "fish is not installed"
fi

# The filters that are offered are those that a query takes.
run index -q "$CORPUS/A_AC.901_2026_CRP.2.en.txt"
ok "a document is indexed" code_is 0
run search zork:x
taken=$(sed -n 's/.*the filters are \([a-z: -]*\),.*/\1/p' "$T/err")
offered=$(sed -n "s/^    search) echo '\(symbol:.*\)' ;;\$/\1/p" undex.bash)
ok "the filters that are offered are those that are taken" [ -n "$taken" -a "$taken" = "$offered" ]
finish
