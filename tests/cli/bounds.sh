# SPDX-License-Identifier: GPL-3.0-or-later
# Memory that large documents take, and text that has no room
. "$(dirname "$0")/harness.sh"
if [ "${SUITE:-}" = asan ]; then
    skip "bounds on memory" "sanitizers need more memory than any limit"
    finish
    exit
fi

mkdir words large long
python3 - <<'END'
with open('words/words.txt', 'w') as out:
    out.write('Report of words\n\n')
    for i in range(24):
        out.write(f'{i + 1}. The list says ' + ' '.join(f'z{i * 40000 + k:06x}' for k in range(40000)) + '.\n\n')
with open('large/large.txt', 'w') as out:
    out.write('Report of rivers\n\n')
    for i in range(1, 25):
        out.write(f'{i}. The village numbered {i} says ' + 'river valley grain ' * 25000 + '.\n\n')
with open('long/long.txt', 'w') as out:
    out.write('Report of mills\n\n1. ' + 'river valley grain and a mill by the water\n' * 110000)
END
# within KB ARGS...: run, where undex, but not its workers, may have so much memory
within() {
    code=0
    (ulimit -S -v "$1" && shift && exec "$UNDEX" "$@") >"$T/out" 2>"$T/err" </dev/null || code=$?
}
within 180000 index -q --index ix words
ok "a million different words in one document are taken in bounded memory" code_is 0
"$UNDEX" index -q --index large.ix large 2>"$T/err"
within 150000 search --index large.ix -n 24 --per-document 0 -- village
ok "passages of half a megabyte are shown in bounded memory" err_has "24 passages in 1 document"
run extract --format=jsonl long/long.txt
ok "text for which there is no room is warned of" json 'any("what comes after that is left out" in w for w in rows[0]["warnings"])'
finish
