# SPDX-License-Identifier: GPL-3.0-or-later
# Whatever is printed as JSON keeps to the published schema: every command, with every option that changes what it prints.
. "$(dirname "$0")/harness.sh"

UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
mkdir docs
cp "$CORPUS"/*.pdf "$CORPUS"/*.txt docs/
cp docs/A_99_901.en.pdf docs/A_99_555.en.pdf # a name that lies: a warning
cp docs/A_99_901.en.pdf docs/same.pdf
echo >>docs/A_99_555.en.pdf
printf '%%PDF-1.4\nrubbish' >docs/bad.pdf
printf 'q1\tseed libraries\ndrought year:2026\nq3\tzzqqxx\nq4\tA/99/901, para. 15\n' >queries
covered= outputs=0
mkdir outputs

# kept NAMES HOW TITLE: what $T/out holds is one of these definitions, or (--lines) each of its lines is. It is put by;
# all are checked together at the end, since a checker takes longer to start than to check.
kept() {
    outputs=$((outputs + 1))
    cp "$T/out" outputs/$outputs
    printf '%s\t%s\t%s\t%s\n' "outputs/$outputs" "$1" "$2" "$3" >>list
}

# keeps NAMES COMMAND ARGS...: the command's JSON, and each of its lines, is one of these definitions
keeps() {
    names=$1
    shift
    covered="$covered $1"
    run "$@" --format=json
    kept "$names" '' "$* --format=json"
    run "$@" --format=jsonl
    kept "$names" --lines "$* --format=jsonl"
}

keeps file,summary index --dry-run docs
keeps file,summary index docs
keeps file,summary index --force docs/same.pdf docs/bad.pdf
run index --progress=json --force docs
cp "$T/err" progress
grep '^{' progress >"$T/out"
kept progress --lines "index --progress=json"
keeps document list
keeps document list --warnings
for doc in A/99/901 A/RES/99/901 A/99/PV.901 A_AC.901_2026_CRP.2.en.txt S_2099_901.en.pdf; do
    keeps info info $doc
    keeps citation cite $doc
done
keeps document,passage,extracted show A/RES/99/901
keeps document,passage,extracted show A_AC.901_2026_CRP.2.en.txt
keeps status status
keeps status status -v
keeps check check
for place in 'A/99/901, para. 15' 'A/99/901, paras. 12-14' 'A/99/901, footnote 7' 'A/99/901, p. 3' 'A/99/901#para.12' \
    'A/99/901, annex, para. 3' 'A/RES/99/901, annex, para. 2' 'A/99/PV.901, p. 1'; do
    keeps shown show "$place"
    keeps shown show -C 2 "$place"
    keeps citation cite "$place"
done
for style in un chicago oscola bibtex ris csl-json; do
    keeps citation cite --style=$style 'A/99/901, annex, para. 3'
done
for options in '' '--full -n 3' '-C 1 -n 3' '--facets=year,organ,body,language,kind -n 1' '--offset 1 -n 2' \
    '--per-document=0 -n 12' '--sort=date -n 2' '--sort=symbol -n 2' '--explain -n 1'; do
    keeps search,search_line,hit search $options seed libraries
done
for options in -l '-l -n 1' '-l --offset 1' '-l --sort=date'; do
    keeps documents_found,search_line,found search $options seed libraries
done
for query in '"seed libraries" OR water' 'A/99/901, para. 15' 'A/99/901' 'kind:table lending' zzqqxx; do
    keeps search,search_line,hit search -n 3 --facets=year "$query"
    keeps documents_found,search_line,found search -l "$query"
    keeps count_found search -c "$query"
    run search --format=csl-json -n 3 "$query"
    kept csl_item '' "search --format=csl-json $query"
    keeps line concordance -n 9 "$query"
done
printf 'As A/99/901, para. 12, says: "The rule of return differs from valley to valley."\n\nSee A/99/901, para. 999; it "differs from hill to valley and so on" (A/99/901, para. 12).\n' >draft.md
run verify --format=json draft.md
kept verification '' "verify --format=json"
run verify --format=jsonl draft.md
kept verified --lines "verify --format=jsonl"
covered="$covered verify"
keeps comparison,compared diff A/99/901 A/RES/99/901
keeps line concordance --sort=right -n 3 --width 10 seed
for by in year organ body language kind; do
    keeps trend trend --by=$by seed
    keeps trend trend --by=$by zzqqxx
done
keeps reference refs --depth=2 A/99/901
keeps cited refs --top -n 5
keeps search,search_line,hit search --batch queries
keeps search,search_line,hit search --batch queries -C 1 --facets=year
keeps documents_found,search_line,found search --batch queries -l
keeps count_found search --batch queries -c
keeps search,search_line,hit similar 'A/99/901#para.12'
keeps search,search_line,hit similar --full -n 3 --words 5 'A/99/901, para. 12'
"$UNDEX" config set cite.style un
keeps setting config list
keeps setting config get cite.style
"$UNDEX" config unset cite.style
"$UNDEX" thesaurus add -q "$ROOT/tests/specimens/seeds.ttl" >/dev/null
keeps thesaurus thesaurus list
keeps concept thesaurus show drought
"$UNDEX" thesaurus remove seeds
run export --format=jsonl
kept shown --lines "export --format=jsonl"
covered="$covered export"
keeps term terms
keeps term terms --prefix libr --sort=word -n 0
run show --format=csl-json A/99/901
kept csl_item '' "show --format=csl-json"
run list --format=csl-json
kept csl_item '' "list --format=csl-json"
keeps document,passage,extracted extract docs/A_99_PV.901.en.pdf docs/S_2099_901.en.pdf docs/*.txt
keeps document,passage,extracted extract --tables docs/A_99_901.en.pdf
keeps compact compact
for format in json jsonl; do
    run merge --format=$format merged_$format "$UNDEX_INDEX"
    kept merge '' "merge --format=$format"
done
covered="$covered merge"
for format in json jsonl; do
    run split --format=$format split_$format 2
    kept split '' "split --format=$format"
done
covered="$covered split"
run remove --format=jsonl A/99/PV.901
kept file --lines "remove --format=jsonl"
covered="$covered remove"
run remove --format=json S_2099_901.en.pdf
kept file '' "remove"

ok "all outputs keep to the schema" python3 "$ROOT/tests/cli/schema.py" "$ROOT/data/undex-1.schema.json" --all list
ok "hundreds of them" [ $outputs -gt 150 ]
printf '{"type":"status","index":1}' >"$T/out"
ok "what does not keep to it fails" sh -c '! python3 "$1/tests/cli/schema.py" "$1/data/undex-1.schema.json" "$2" status' - "$ROOT" "$T/out"
run status --format=json
sed 's/"type"/"unheard":1,"type"/' "$T/out" >added
ok "a key that is not in it fails" sh -c '! python3 "$1/tests/cli/schema.py" "$1/data/undex-1.schema.json" added status' - "$ROOT"
run schema
ok "the schema is the published one" cmp -s "$T/out" "$ROOT/data/undex-1.schema.json"
for command in $("$UNDEX" help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p'); do
    "$UNDEX" help "$command" | grep -qE -- '--format=FORMAT .*json' || continue
    ok "$command has a row here" sh -c 'case " $1 " in *" $2 "*) ;; *) false ;; esac' - "$covered" "$command"
done
for wrong in '-l --format=csv' '-c --format=csl-json' '-0 seed' '-l -0 --format=json' '-l -c'; do
    run search $wrong seed
    ok "search $wrong is wrong usage" code_is 2
    ok "search $wrong: said in one line" err_lines 1
done
finish
