# SPDX-License-Identifier: GPL-3.0-or-later
# What whoever keeps an archive must be able to trust: nothing goes on being cited that a file no longer says, nothing is
# lost because a file cannot be read for a while, and what is known does not cry wolf.
. "$(dirname "$0")/harness.sh"

# the superuser reads all, unless that right is given up
ordinary=
[ "$(id -u)" -ne 0 ] || ordinary="setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search"
may() {
    code=0
    $ordinary "$UNDEX" "$@" >"$T/out" 2>"$T/err" </dev/null || code=$?
}
count() { # INDEX WORD: passages that have it
    run search --index "$1" -c "$2"
    cat "$T/out"
}

# ---- contents that changed although size and time did not
mkdir stale
store() { # WORDS: the same size and time, whatever they are
    printf 'Report on stores\n\n1. The store held %s in spring.\n' "$1" >stale/a.txt
    touch -d 2020-01-01 stale/a.txt
}
store '412 plums'
run index -q --index ix_stale stale
store '215 pears'
run index --index ix_stale stale
ok "the same size and time, other words: taken" err_has "1 file: 1 taken"
ok "what it said is not found any more" [ "$(count ix_stale plums)" = 0 ]
ok "what it says is" [ "$(count ix_stale pears)" = 1 ]
run index --index ix_stale stale
ok "then it is unchanged" err_has "1 file: 1 unchanged"
chmod 600 stale/a.txt
run index --index ix_stale stale
ok "another time of its record alone is no change" err_has "1 file: 1 unchanged"
run index --index ix_stale --checksum stale
ok "--checksum reads all, and finds the same" err_has "1 file: 1 unchanged"
mkdir replaced
printf 'Report on stores\n\n1. The store held 619 figs in spring.\n' >replaced/a.txt
touch -d 2020-01-01 replaced/a.txt
mv replaced/a.txt stale/a.txt
run index --index ix_stale stale
ok "another file in its place is taken" [ "$(count ix_stale figs)" = 1 ]
for i in 1 2 3 4 5 6 7 8 9; do
    store "34$i nuts"
    run index -q --index ix_stale stale
    store "34$i rye."
    run index -q --index ix_stale stale
    ok "changed a moment after it was read ($i)" [ "$(count ix_stale nuts)$(count ix_stale rye)" = 01 ]
done

# ---- failures: news once
mkdir known
printf '1. The apples were counted.\n' >known/a.txt
printf '%%PDF-1.4\nrubbish' >known/bad.pdf
: >known/empty.txt
run index --index ix_known --format=jsonl known
ok "new failures: exit code 3" code_is 3
ok "each is named" [ "$(grep -c '^undex: known/' "$T/err")" -eq 2 ]
ok "jsonl calls them failed" json '[r["status"] for r in rows if r.get("reason")] == ["failed", "failed"] and rows[-1]["failed"] == 2 and rows[-1]["failed_before"] == 0'
run index --index ix_known --format=jsonl known
ok "known ones: exit code 0" code_is 0
ok "none is named" [ "$(grep -c '^undex: known/' "$T/err")" -eq 0 ]
ok "the summary counts them" err_has "3 files: 1 unchanged, 2 failed before"
ok "jsonl tells old from new" json '[r["status"] for r in rows if r.get("reason")] == ["failed-before"] * 2 and rows[-1]["failed"] == 0 and rows[-1]["failed_before"] == 2'
ok "and still says why" json '[r["reason"] for r in rows if r.get("reason")] == ["damaged", "empty"]'
run index --index ix_known --strict known
ok "--strict: exit code 3" code_is 3
ok "--strict names them" [ "$(grep -c '^undex: known/' "$T/err")" -eq 2 ]
run index --index ix_known --retry-failed known
ok "asked to try again: exit code 3" code_is 3
ok "and named" err_has "2 failed;"
printf '%%PDF-1.4\nother rubbish' >known/bad.pdf
run index --index ix_known known
ok "one that has changed is tried again, and named" err_has "bad.pdf: "
ok "the other one is not" err_has "3 files: 1 unchanged, 1 failed, 1 failed before"
ok "one new among them: exit code 3" code_is 3
touch known/empty.txt
run index --index ix_known known
ok "another time alone is no news" err_has "1 unchanged, 2 failed before"
cp known/a.txt known/bad.pdf
echo '2. So were the pears.' >>known/bad.pdf
run index --index ix_known known
ok "one that is good now is taken" err_has "3 files: 1 taken"

# ---- files that cannot be read for a while
mkdir shut
printf 'Report on apples\n\n1. The apples were counted.\n' >shut/a.txt
may index -q --index ix_shut shut
chmod 000 shut/a.txt
if ! $ordinary true 2>/dev/null || $ordinary cat shut/a.txt >/dev/null 2>&1; then
    skip "what cannot be read for a while" "the superuser may all"
else
    may index --index ix_shut shut
    ok "it cannot be read: exit code 3" code_is 3
    ok "it is named" err_has "shut/a.txt: cannot open it: Permission denied"
    ok "its document stays" [ "$(count ix_shut apples)" = 2 ]
    run status --index ix_shut --format=json
    ok "status has both" json 'd["documents"] == 1 and d["failed"] == 1 and d["failures"][0]["reason"] == "io"'
    run check --index ix_shut
    ok "the index is sound" code_is 0
    may index --index ix_shut shut
    ok "the next time it is no news" err_has "1 file: 1 failed before"
    ok "and no error" code_is 0
    chmod 600 shut/a.txt
    may index --index ix_shut shut
    ok "it can be read again" err_has "1 file: 1 unchanged"
    run status --index ix_shut --format=json
    ok "and nothing is wrong" json 'd["documents"] == 1 and d["failed"] == 0'
    chmod 000 shut/a.txt
    may index -q --index ix_shut shut
    chmod 600 shut/a.txt
    printf 'Report on apples\n\n1. The quinces were counted.\n' >shut/a.txt
    may index --index ix_shut shut
    ok "changed meanwhile, it is taken" [ "$(count ix_shut quinces)$(count ix_shut apples)" = 11 ]
    chmod 000 shut
    may index --index ix_shut shut
    ok "a folder that cannot be read: exit code 3" code_is 3
    ok "its documents stay" [ "$(count ix_shut quinces)" = 1 ]
    chmod 700 shut
fi

mkdir long
cp "$CORPUS/A_99_901.en.pdf" long/
run index -q --index ix_long long
run index --index ix_long --force --max-pages 3 long
ok "the same bytes that cannot be taken: exit code 3" code_is 3
ok "what was taken of them before stays" err_has "A_99_901.en.pdf: 9 pages, more than the limit of 3; what was taken of it before stays in the index"
run show --index ix_long 'A/99/901, para. 12'
ok "and is found" out_has "The rule of return"
run index --index ix_long long
ok "it is not tried again and again" err_has "1 file: 1 failed before"
run index --index ix_long --retry-failed
ok "but when asked to" err_has "1 taken"
run check --index ix_long
ok "the index is sound" code_is 0
cp "$CORPUS/A_RES_99_901.en.pdf" long/A_99_901.en.pdf
run index --index ix_long --max-pages 1 long
ok "other bytes that cannot be taken: what was taken before is not theirs" err_lacks "stays in the index"
run show --index ix_long 'A/99/901, para. 12'
ok "and is gone" code_is 1

# ---- what is gone
lay() { # a folder of twelve files, one of three, and one file beside them; an index of all
    rm -rf gone ix_gone
    mkdir gone gone/share gone/share/sub gone/few
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do printf '1. Of pear %s.\n' "$i" >"gone/share/sub/$i.txt"; done
    for i in 1 2 3; do printf '1. Of fig %s.\n' "$i" >"gone/few/$i.txt"; done
    printf '1. Of quinces.\n' >gone/q.txt
    "$UNDEX" index -q --index ix_gone gone 2>"$T/err"
}
documents() {
    run list --index ix_gone
    wc -l <"$T/out"
}
lay
rm gone/share/sub/1.txt gone/few/3.txt
run index --index ix_gone gone
ok "without --prune: what is gone is counted" err_has "14 files: 14 unchanged, 2 gone (--prune drops them from the index)"
ok "and is no error" code_is 0
run index --index ix_gone --format=jsonl gone/share
ok "below the folder named" json 'rows[-1]["gone"] == 1 and rows[-1]["refused"] == 0'
run index --index ix_gone --prune gone
ok "--prune drops it" err_has "2 removed from the index"
ok "and leaves the rest" [ "$(documents)" = 14 ]
lay
mv gone/share away
run index --index ix_gone --prune gone/share gone/few
ok "a folder that is not there: exit code 2" code_is 2
ok "it is named, and what would go" err_has "gone/share: it is not there, or empty; 12 of 12 files would go from the index (sub/1.txt, sub/10.txt, sub/11.txt, sub/12.txt, sub/2.txt and 7 more); nothing is dropped"
ok "and what to do" err_has "say --prune=all"
ok "nothing is dropped" [ "$(documents)" = 16 ]
mkdir gone/share
rm gone/few/1.txt
run index --index ix_gone --prune gone/share gone/few --format=jsonl
ok "an empty folder: exit code 2" code_is 2
ok "jsonl says so" json '[(r["path"], r["status"]) for r in rows[:-1] if r["status"] == "refused"] == [("gone/share", "refused")] and rows[-1]["refused"] == 1 and rows[-1]["gone"] == 13 and rows[-1]["removed"] == 0'
ok "nothing is dropped, of other folders either" [ "$(documents)" = 16 ]
run index --index ix_gone --prune --dry-run gone/share
ok "a dry run says so, too" code_is 2
run index --index ix_gone --prune gone
ok "more than half of what lies in a folder: exit code 2" code_is 2
ok "it is said" err_has "gone: it has lost more than half of its files; 13 of 16 files would go"
printf '1. Of new things.\n' >gone/share/new1.txt
for i in 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do printf '1. Of new thing %s.\n' $i >gone/share/new$i.txt; done
run index --index ix_gone --prune gone
ok "new files beside do not make up for them" code_is 2
run index --index ix_gone --prune=all gone
ok "--prune=all means it" code_is 0
ok "and drops them" err_has "13 removed from the index"
run index --index ix_gone --prune=some gone
ok "--prune=some is wrong usage" code_is 2
ok "and what there is" err_has "use --prune or --prune=all"
lay
rm gone/share/sub/1*.txt gone/share/sub/2.txt gone/share/sub/3.txt
run index --index ix_gone --prune gone/share
ok "half of a folder goes" [ "$(documents)" = 10 ]
lay
rm gone/q.txt
run index --index ix_gone --prune gone/q.txt
ok "a file that is named and gone goes" [ "$(documents)" = 15 ]
mv gone/share away2
printf '%s\n' gone/share/sub/1.txt gone/share/sub/2.txt >list
run index --index ix_gone --prune --files-from list
ok "files of a folder that is not there: exit code 2" code_is 2
ok "the folder is named once" [ "$(grep -c '^undex: gone/share/sub: it is not there, or empty; 2 of 12 files' "$T/err")" = 1 ]
ok "and nothing is dropped" [ "$(documents)" = 15 ]
mkdir gone/other
mv away2 gone/other/share
run index --index ix_gone --prune gone
ok "what has moved within a folder is not gone" err_has "15 files: 3 unchanged, 12 moved"
ok "and nothing else is" [ "$(documents)" = 15 ]
ln -s "$T/w/nowhere" gone/link
run index --index ix_gone --prune gone/link
ok "a link that leads nowhere is no error" code_is 0

# ---- what is said of a file from outside
mkdir said
printf '1. The plums were dried.\n' >said/p.txt
printf 'title=Of plums\nlanguage=FR\n' >said/p.txt.meta
run index -q --index ix_said said
run list --index ix_said --format=json
ok "a language's code in capitals is that language" json 'd[0]["title"] == "Of plums" and d[0]["language"] == "fr"'
for pair in date=2025-02-30 date=2025-13 date=2025-00-10 date=25-01-02 date=2025-1-2 date=0000 date=2025-01-22T10 \
    language=xx language=fra language=french language=e "symbol=not a symbol" title= colour=red nonsense; do
    printf 'title=Of pears\n%s\n' "$pair" >said/p.txt.meta
    run index --index ix_said said
    ok "$pair: exit code 3" code_is 3
    ok "$pair: its line is named" err_has "p.txt: its .meta file, line 2: "
done
run list --index ix_said --format=json
ok "what was said before stays" json '[x["title"] for x in d] == ["Of plums"]'
ok "and the document" [ "$(count ix_said plums)" = 1 ]
run index --index ix_said said
ok "the same nonsense is no news" err_has "1 file: 1 failed before"
for pair in date=2024-02-29 date=1999-12 date=1948 language=pt; do
    printf '\357\273\277%s\r\n' "$pair" >said/p.txt.meta
    run index --index ix_said said
    ok "$pair is taken" err_has "1 file: 1 taken"
    run list --index ix_said --format=json
    ok "$pair is in the record" json "d[0]['${pair%%=*}'] == '${pair#*=}'"
done
run index --index ix_said --set date=2025-02-30 said
ok "--set with a day that there is not is wrong usage" code_is 2
printf 'title=Of nobody\n' >said/gone.pdf.meta
printf 'title=Of a picture\n' >said/x.png.meta
: >said/x.png
run index --index ix_said said
ok "what is said of a file that is not there is named" err_has "said/gone.pdf.meta: left out: the file that it speaks of is not beside it"
ok "of one that is there it is not" err_lacks "x.png.meta"
ok "and is no error" code_is 0
finish
