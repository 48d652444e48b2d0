# SPDX-License-Identifier: GPL-3.0-or-later
# What a document may not do to the programs that read what is printed: spreadsheets, terminals, browsers.
. "$(dirname "$0")/harness.sh"

UNDEX_INDEX=$T/w/ix
export UNDEX_INDEX
read_csv='import csv, sys; rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), delimiter=sys.argv[2])); '
csv() { python3 -c "$read_csv sys.exit(0 if eval(sys.argv[3]) else 1)" "$T/out" "$1" "$2"; }
tab=$(printf '\t')

# TITLE: the title of the one document, as csv says it
mkdir docs
printf '1. The keepers count the seed jars twice a year.\n\n2. The jars are closed with wax and cord.\n' >docs/a.txt
titled() {
    run index -q --force --set "title=$1" docs
    run list --format=csv
}

titled '=HYPERLINK("http://x.example","read")'
ok "a formula is kept from being computed" csv , 'rows[0]["title"] == "\x27=HYPERLINK(\"http://x.example\",\"read\")"'
run list --format=tsv
ok "in tsv, too" csv "$tab" 'rows[0]["title"].startswith("\x27=HYPERLINK(")'
run list --format=csv --csv=raw
ok "raw cells stay as they are" csv , 'rows[0]["title"].startswith("=HYPERLINK(")'
run list --format=jsonl
ok "JSON stays as it is" json 'rows[0]["title"].startswith("=HYPERLINK(")'
for sign in '+' '-' '@' '＝' '＋' '－' '＠'; do
    titled "${sign}SUM(1,2)"
    ok "so is a cell that begins with $sign" csv , 'rows[0]["title"].startswith("\x27") and rows[0]["title"].endswith("SUM(1,2)")'
done
for number in -12.5 +3 -1,200.50 - --; do
    titled "$number"
    case $number in
    --) ok "two signs are no number" csv , 'rows[0]["title"] == "\x27--"' ;;
    *) ok "$number stays as it is" csv , "rows[0]['title'] == '$number'" ;;
    esac
done
titled "-2+3"
ok "a sum of numbers is a formula" csv , 'rows[0]["title"] == "\x27-2+3"'
titled "a = b"
ok "a sign within a cell does nothing" csv , 'rows[0]["title"] == "a = b"'
run list --csv=raw
ok "--csv without csv is wrong usage" code_is 2
ok "and says which formats it is for" err_has "use csv or tsv"
run show --csv=raw 'a#para.1'
ok "a command that prints no cells does not know it" code_is 2

printf '1. The keepers\363\240\201\201\363\240\201\277 count \342\200\256the jars\342\200\254 twice a year.\n' >docs/a.txt
run index -q docs
run show --format=json 'a#para.1'
ok "tag characters are in no passage" json 'd[0]["text"].startswith("The keepers count ")'
ok "bidi controls stay in JSON, at their offsets, escaped" json 'd[0]["text"][18] == "\u202e" and d[0]["text"][27] == "\u202c"'
ok "where none stands as it is" sh -c '! grep -q "$(printf "\342\200\256")" "$1"' - "$T/out"
run show 'a#para.1'
ok "text has none" sh -c 'grep -q "count the jars twice" "$1" && ! grep -q "$(printf "\342\200\256")" "$1"' - "$T/out"

for url in javascript:alert file:///etc/passwd ftp://x.example/ //x.example; do
    run index -q --force --set "url=$url" docs
    ok "$url is refused" code_is 2
    ok "with what may stand there" err_has "https:// or http://"
done
run index -q --force --set 'url=HTTPS://docs.example/a' docs
ok "a web address is taken" code_is 0
finish
