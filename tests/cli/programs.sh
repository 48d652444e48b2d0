# SPDX-License-Identifier: GPL-3.0-or-later
# undex and undex-reader: how one finds the other, what is said where it is missing or of another build, and that
# pages are drawn within limits
. "$(dirname "$0")/harness.sh"

READER=$(dirname "$UNDEX")/undex-reader
report=$CORPUS/A_99_901.en.pdf

run extract --format=jsonl "$report"
cp "$T/out" "$T/first"
ok "beside undex it is found" [ -s "$T/first" ]
mkdir -p stage/bin stage/libexec/undex alone empty
cp "$UNDEX" alone/undex
cp "$UNDEX" stage/bin/undex
cp "$READER" stage/libexec/undex/undex-reader
built=$UNDEX
UNDEX=$T/w/stage/bin/undex
run extract --format=jsonl "$report"
ok "in libexec beside bin it is found" out_same "$T/first"
UNDEX=$T/w/alone/undex
run extract "$report"
ok "missing: exit code 2" code_is 2
ok "missing: where it was looked for is said" err_has "neither at $T/w/alone/undex-reader nor at $T/w/libexec/undex/undex-reader"
ok "missing: in one line" err_lines 1
run index --index ix "$report"
ok "missing: index says so too" err_has "UNDEX_READER=PATH"
UNDEX_READER=$READER
export UNDEX_READER
run extract --format=jsonl "$report"
ok "\$UNDEX_READER says where it is" out_same "$T/first"
UNDEX_READER=$T/w/nowhere
run extract "$report"
ok "\$UNDEX_READER that is not there: said" err_has "is not at $T/w/nowhere"
ok "and nothing else is tried" code_is 2
unset UNDEX_READER
UNDEX=$built
case $UNDEX in
"$ROOT/undex")
    (unset BUILD MAKEFLAGS MAKELEVEL && make -s -C "$ROOT" install DESTDIR="$T/w/staged" PREFIX=/usr) >"$T/installed" 2>&1 || cat "$T/installed" >&2
    UNDEX=$T/w/staged/usr/bin/undex
    run extract --format=jsonl "$report"
    ok "make install DESTDIR puts both in place" out_same "$T/first"
    UNDEX=$built
    ;;
*) skip "make install" "this build is not installed" ;;
esac

# fake NAME: a reader that does what stdin says, a shell script
fake() {
    { echo '#!/bin/sh' && cat; } >"$1"
    chmod +x "$1"
}
fake other <<'SCRIPT'
printf 'undex-reader 0.0.1, messages 1, segmentation 1, index 1' >&3
exec sleep 100
SCRIPT
UNDEX_READER=$T/w/other
export UNDEX_READER
run extract "$report"
ok "of another build: exit code 2" code_is 2
ok "of another build: said in one line" err_lines 1
ok "of another build: which both are" err_has "'undex-reader 0.0.1, messages 1, segmentation 1, index 1', not 'undex-reader "
run status -v --index ix
fake ends </dev/null
UNDEX_READER=$T/w/ends
run extract "$report"
ok "one that ends: exit code 2" code_is 2
ok "one that ends: said" err_has "ends before it begins"
unset UNDEX_READER
code=0
"$READER" >"$T/out" 2>"$T/err" </dev/null || code=$?
ok "the reader by itself says what it is for" err_has "reads documents for undex"
ok "the reader by itself: exit code 2" code_is 2
code=0
"$READER" --serve >"$T/out" 2>"$T/err" </dev/null 3<&- || code=$?
ok "without a socket it ends" code_is 1

ok "undex is linked without what reads documents" sh -c '! ldd "$1" | grep -E "poppler|cairo|uchardet|seccomp|json-glib"' - "$UNDEX"

# What poppler is to find before its own
ok "the reader stands in front of poppler's functions" sh -c 'nm -D "$1" | grep -q " T cmsCreateTransform" && nm -D "$1" | grep -q " T _ZN13TextOutputDev6stroke"' - "$READER"

# A page with a letter that shows itself, and one that is two metres high
python3 - <<'PYTHON'
def write(name, page, fonts, others, side=300):
    text = b'BT /F 11 Tf 40 300 Td (1. The mill stands still.) Tj ET ' + page
    objects = [b'<< /Type /Catalog /Pages 2 0 R >>', b'<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 %d %d] >>' % (side, side + 100),
               b'<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R %s >> /XObject << /I 6 0 R >> >> >>' % fonts,
               b'<< /Length %d >>\nstream\n%s\nendstream' % (len(text), text),
               b'<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>'] + others
    out, at = b'%PDF-1.4\n', []
    for n, body in enumerate(objects, 1):
        at.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (n, body)
    start = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % a for a in at)
    out += b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, start)
    open(name, 'wb').write(out)


letter = b'1 0 d0 BT /T 1 Tf (AAAAAAAA) Tj ET'
write('hangs.pdf', b'BT /T 1 Tf 40 200 Td (AAAAAAAA) Tj ET', b'/T 6 0 R',
      [b'<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [1]'
       b' /Encoding << /Differences [65 /A] >> /CharProcs << /A 7 0 R >> /Resources << /Font << /T 6 0 R >> >> >>',
       b'<< /Length %d >>\nstream\n%s\nendstream' % (len(letter), letter)])
write('large.pdf', b'', b'', [b'null'], 6000)
PYTHON
run extract --format=jsonl hangs.pdf large.pdf
ok "both can be read" code_is 0
run extract --timeout=1 --debug-page 1 --image h.png hangs.pdf
ok "a page that hangs: exit code 2" code_is 2
ok "a page that hangs is named" err_has "hangs.pdf: page 1: drawing it takes longer than is allowed"
ok "and nothing is written" [ ! -e h.png ]
if [ "${SUITE:-}" = asan ]; then
    skip "a page that wants much memory" "with sanitizers memory has no limit"
else
    run extract --max-memory=256M --debug-page 1 --image l.png large.pdf
    ok "a page that wants much memory: exit code 2" code_is 2
    ok "a page that wants much memory is named" err_has "large.pdf: page 1: drawing it wants more memory than is allowed"
fi

# children PID
children() { cat "/proc/$1/task/$1/children" 2>/dev/null; }
if [ -e "/proc/$$/task/$$/children" ]; then
    "$UNDEX" index -q --index ih hangs.pdf 2>"$T/err"
    "$UNDEX" show --index ih 'hangs.pdf, p. 1' --image h.png >"$T/out" 2>"$T/err" &
    undex=$! worker=
    for _ in $(seq 200); do
        reader=$(children $undex) && [ -n "$reader" ] && worker=$(children "${reader%% *}")
        [ -z "$worker" ] || break
        sleep 0.05
    done
    sleep 0.5
    kill -9 ${worker:?} 2>/dev/null
    code=0
    wait $undex || code=$?
    ok "a page whose worker is killed: exit code 2" code_is 2
    ok "it is named" err_has "hangs.pdf: page 1: its reader was killed"

    "$UNDEX" extract --timeout=3 --format=jsonl hangs.pdf "$report" "$CORPUS"/*.pdf >"$T/out" 2>"$T/err" &
    undex=$! reader=
    for _ in $(seq 200); do
        reader=$(children $undex)
        [ -z "$reader" ] || break
        sleep 0.01
    done
    kill -9 ${reader:?} 2>/dev/null
    code=0
    wait $undex || code=$?
    ok "a reader that is killed is replaced" code_is 0
    ok "and all is read" [ "$(grep -c '"type":"document"' "$T/out")" -eq $(($(ls "$CORPUS"/*.pdf | wc -l) + 2)) ]
else
    skip "what is killed" "this system does not list the children of a process"
fi
finish
