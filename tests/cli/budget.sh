# SPDX-License-Identifier: GPL-3.0-or-later
# What a query may take: --query-timeout, partial answers, and queries that once took minutes
. "$(dirname "$0")/harness.sh"

python3 "$ROOT/tests/stress/queries.py" --small docs
"$UNDEX" index -q --index ix docs 2>"$T/err"
UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX

# joined BETWEEN COUNT WORD...: the words, over and over, COUNT times
joined() { python3 -c 'import sys; print(sys.argv[1].join(sys.argv[3:] * int(sys.argv[2])))' "$@"; }

# ---- what once took long ends soon ----
run search -c --query-timeout 2 -- "$(joined ' NEAR/10 ' 1 the of and to in a for that is on we our with as this this)"
ok "NEAR of sixteen common words" err_has "nothing found"
run search -c --query-timeout 2 -- "$(joined ' ' 40 '"of the"')"
ok "a phrase forty times: exit code 0" code_is 0
ok "and all passages with it" out_has 400
run search -c --query-timeout 2 -- "$(joined ' ' 600 page:1..1000)"
ok "a range six hundred times: exit code 0" code_is 0
ok "and all passages in it" out_has 400
ok "a phrase that is said twice weighs twice" python3 -c '
import json, subprocess, sys
one, two = (json.loads(subprocess.run([sys.argv[1], "search", "--format=json", "-n", "1", "--", q], capture_output=True).stdout)["hits"][0]["score"]
            for q in ("\"of the\"", "\"of the\" \"of the\""))
sys.exit(not abs(two - 2 * one) < 0.001)' "$UNDEX"
run search -c -- 'the NEAR/1 the NEAR/1 the'
ok "each side of NEAR has words of its own" json '0 < d < 400'
run search -c -- 'page:1..40 -page:1..40'
ok "nothing is left of what is excluded" code_is 1

# ---- the budget is spent ----
sides=$(joined ' NEAR/3 ' 20 '"of the"' '"the of"')
heavy=$(for way in 3 4 5 6 7 8 9 10 11 12 13 14; do echo "$sides" | sed "s,NEAR/3,NEAR/$way,g"; done | paste -sd '|' | sed 's/|/ OR /g')
run search --format=json --query-timeout 0.3 -- "sir OR $heavy"
ok "a budget that is spent: exit code 3" code_is 3
ok "and stderr says it" grep -qE '^undex: stopped after [0-9.]+ s of processor time; the answer is partial' "$T/err"
ok "in one line" err_lines 1
ok "JSON says it" json 'd["partial"] is True and "processor time" in d["partial_reason"] and d["matches_exact"] is False'
ok "and keeps to the schema" schema search
ok "what was found until then is there, ranked" json 'len(d["hits"]) == 10 and d["hits"][0]["score"] >= d["hits"][9]["score"] > 0'
run search --format=json --query-timeout 0 -n 1 -- "sir OR $heavy"
ok "without a budget the answer is whole" json 'd["matches_exact"] and "partial" not in d'
ok "and the exit code is 0" code_is 0
run search --query-timeout 0.05 -- "sir -($heavy)"
ok "what may have to be left out is not shown" out_empty
ok "exit code 3 there, too" code_is 3
for command in concordance trend list 'search -c' 'search -l' 'search --format=csv'; do
    run $command --query-timeout 0.05 -- "sir OR $heavy"
    ok "$command: exit code 3" code_is 3
    ok "$command: the answer is partial" err_has "the answer is partial"
done
printf 'first\tsir OR %s\nsecond\tsir\n' "$heavy" >batch
run search --query-timeout 0.05 --batch batch --format=jsonl -n 1
ok "a batch goes on" json '[r.get("partial") for r in rows if r["type"] == "search"] == [True, None] and rows[-1]["name"] == "second"'
ok "names the query" err_has "undex: first: stopped after"
ok "and ends with 3" code_is 3
printf '[undex]\nquery-timeout=0.05\n' >.undex.conf
run search -c -- "sir OR $heavy"
ok "the budget can be a setting" code_is 3
rm .undex.conf
run search --query-timeout -1 sir
ok "a budget below 0 is wrong usage" code_is 2
run terms --query-timeout 0 -n 1
ok "terms takes the option, too" code_is 0

# ---- ceilings ----
run search -- "$(python3 -c 'print(*(f"word{i}" for i in range(300)))')"
ok "three hundred words are too many: exit code 2" code_is 2
ok "in one line" err_lines 1
ok "sixty queries of the worst kind end in time" python3 "$ROOT/tests/stress/queries.py" 60 "$T/w/ix" 5
finish
