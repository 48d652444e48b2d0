# SPDX-License-Identifier: GPL-3.0-or-later
# The manual: its pages, and that every option is in the help, in the manual and in the completions.
. "$(dirname "$0")/harness.sh"

run help
commands=$(sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' "$T/out")
ok "the help lists commands" [ "$(echo "$commands" | wc -l)" -ge 15 ]
mkdir pages
page() { # NAME SECTION TOPIC...
    file=pages/$1.$2
    shift 2
    run help --man "$@"
    cp "$T/out" "$file"
}
page undex 1
ok "undex(1) is printed" code_is 0
for variable in $(grep -rhoE 'getenv\("[A-Z_]*UNDEX_[A-Z_]*' "$ROOT/src" | sed 's/.*"//' | sort -u); do
    ok "undex(1) tells of $variable" grep -qx ".It Ev $variable" pages/undex.1
done
for command in $commands; do
    page "undex-$command" 1 "$command"
    ok "undex-$command(1) is printed" code_is 0
    ok "undex(1) names it" grep -q "^.It Xr undex-$command 1" pages/undex.1
done
page undex-query 7 query
ok "undex-query(7) is printed" code_is 0
ok "undex-query(7) tells of filters" out_has "date:2013"
page undex-records 5 records
ok "undex-records(5) is printed" code_is 0
ok "undex-records(5) has every record of the schema" python3 -c '
import json, sys
names = json.load(open(sys.argv[1], encoding="utf-8"))["$defs"]
page = open("pages/undex-records.5", encoding="utf-8").read()
sys.exit(", ".join(n for n in names if f"\n.Ss {n}\n" not in page) or 0)' "$ROOT/data/undex-1.schema.json"
run help records
ok "help records is text" out_has "document_record"
ok "help records tells of a key" out_has "one of full, partial, none, damaged, ocr"
ok "and of keys within one" out_has "array of object with value, hits, passages"
ok "and of what is always the same" grep -qx '  schema                  1' "$T/out"
run help --man nonsense
ok "no such topic is wrong usage" code_is 2
ok "the topics are named" err_has "query and records"
if command -v mandoc >/dev/null; then
    # it looks for the pages that are referred to beside them
    cd pages || exit 2
    ok "mandoc finds no fault" sh -c 'mandoc -Tlint *'
    mandoc -Tutf8 undex-search.1 | col -b >"$T/out"
    ok "a page can be read" out_has "-n, --count=N"
    ok "a page tells ranges" out_has "From 1 to 100000."
    cd ..
else
    skip "mandoc finds no fault" "mandoc is not installed"
fi
run help --man search
ok "a page tells what an option does not go with" out_has 'Does not go with \-\-matches, \-\-facets, \-\-context.'
ok "every option is in the help, in the manual and in the completions" python3 "$ROOT/tests/cli/options.py" "$UNDEX"
finish
