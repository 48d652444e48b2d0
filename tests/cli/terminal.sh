# SPDX-License-Identifier: GPL-3.0-or-later
# What is shown on a terminal: width, colours, hyperlinks, the pager.
. "$(dirname "$0")/harness.sh"

"$UNDEX" index -q --index ix "$CORPUS" 2>"$T/err"
UNDEX_INDEX=$T/w/ix TERM=xterm-256color
export UNDEX_INDEX TERM
for variable in VTE_VERSION TERM_PROGRAM KITTY_WINDOW_ID WT_SESSION KONSOLE_VERSION DOMTERM WEZTERM_PANE GHOSTTY_RESOURCES_DIR; do
    unset $variable
done
esc=$(printf '\033')
widest() { python3 -c '
import re, sys, unicodedata
plain = re.sub("\033\\][^\033]*\033\\\\|\033\\[[0-9;]*m", "", open(sys.argv[1], encoding="utf-8").read())
wide = lambda c: 0 if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
print(max(sum(map(wide, line)) for line in plain.splitlines()))' "$1"; }

tty 80 search --no-pager seed libraries drought
ok "on a terminal: exit code 0" code_is 0
ok "on a terminal: colours" grep -q "$esc\[1m" "$T/out"
ok "80 columns are kept" [ "$(widest "$T/out")" -le 80 ]
ok "and used" [ "$(widest "$T/out")" -gt 70 ]
ok "no hyperlinks where the terminal is not known to want them" sh -c '! grep -qF "]8;;" "$1"' - "$T/out"
tty 120 search --no-pager seed libraries drought
ok "120 columns are kept" [ "$(widest "$T/out")" -le 120 ]
ok "and used up to where lines are read well" [ "$(widest "$T/out")" -gt 100 ]
NO_COLOR=1
export NO_COLOR
tty 80 search --no-pager seed
ok "NO_COLOR: none" sh -c '! grep -q "$(printf "\033")" "$1"' - "$T/out"
unset NO_COLOR
tty 80 search --no-pager --color=never seed
ok "--color=never: none" sh -c '! grep -q "$(printf "\033")" "$1"' - "$T/out"

VTE_VERSION=6003
export VTE_VERSION
tty 80 search --no-pager -n 1 'A/99/901#para.12'
ok "hyperlinks where it wants them" grep -qF "]8;;file://" "$T/out"
ok "to the page of the file" grep -qF "A_99_901.en.pdf#page=3$esc\\" "$T/out"
ok "and an end to each" [ "$(grep -oF "]8;;" "$T/out" | wc -l)" -eq "$(($(grep -oF "]8;;file" "$T/out" | wc -l) * 2))" ]
tty 80 search --no-pager --hyperlinks=never seed
ok "--hyperlinks=never: none" sh -c '! grep -qF "]8;;" "$1"' - "$T/out"
unset VTE_VERSION
run search --hyperlinks=always -n 1 seed
ok "--hyperlinks=always: everywhere" grep -qF "]8;;file://" "$T/out"
run search --hyperlinks=perhaps seed
ok "an unknown way is wrong usage" code_is 2

printf '#!/bin/sh\nread line\necho "paged $line"\ncat >/dev/null\n' >pager
chmod +x pager
UNDEX_PAGER="$T/w/pager" PAGER=false
export UNDEX_PAGER PAGER
tty 80 search --color=never seed
ok "\$UNDEX_PAGER comes first" out_has "paged 1. A/"
ok "with a pager: exit code 0" code_is 0
tty 80 search --no-pager seed
ok "--no-pager: none" out_lacks "paged"
run search seed
ok "no pager but on a terminal" out_lacks "paged"
tty 80 search zzqqxx
ok "nothing found: no pager" out_lacks "paged"
ok "nothing found: exit code 1" code_is 1
tty 80 search -q
ok "wrong usage: exit code 2" code_is 2
UNDEX_PAGER='head -n 1'
tty 80 search -n 100 --full --color=never seed OR the
ok "a pager left early ends quietly" code_is 0
ok "with what it has shown" out_lines 1
UNDEX_PAGER=
tty 80 search seed
ok "an empty name: no pager" out_has "A/99/901"
unset UNDEX_PAGER
PAGER="$T/w/pager"
tty 80 show --color=never 'A/99/901#para.12'
ok "else \$PAGER" out_has "paged A/99/901, para. 12"
PAGER='no-such-program-at-all'
tty 80 search seed
ok "a pager that is not there does no harm" sh -c '[ "$1" -le 1 ]' - "$code"

printf '١. %s\n\n٢. %s\n' "$(for i in 1 2 3 4 5 6 7 8; do printf 'تحتفظ مكتبات البذور بسجلّاتها في مكانين تحت مفتاحين، '; done)" "سلام." >ar.txt
printf '1. %s\n' "$(for i in 1 2 3 4 5 6 7 8; do printf '种子图书馆把登记册保存在两处，用两把钥匙（见附件）。'; done)" >zh.txt
COLUMNS=60
export COLUMNS
run extract ar.txt
ok "Arabic is wrapped by what letters take" [ "$(widest "$T/out")" -le 60 ]
run extract zh.txt
ok "Chinese is wrapped at 60 columns" [ "$(widest "$T/out")" -le 60 ]
ok "and not cut short" [ "$(widest "$T/out")" -ge 56 ]
ok "no line begins with a comma or a full stop" sh -c '! grep -qE "^ *(，|。|）)" "$1"' - "$T/out"
ok "no line ends with an open bracket" sh -c '! grep -q "（$" "$1"' - "$T/out"
unset COLUMNS

# progress: redrawn in its row, whatever the width, and the names of failures stay
mkdir many
long=a_name_that_is_so_long_that_it_would_not_fit_into_one_row_of_a_narrow_terminal_beside_anything_else
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
    { cat "$CORPUS/A_99_901.en.pdf" && echo "% $i"; } >"many/$long.$i.pdf"
done
printf '%%PDF-1.4\nrubbish' >many/bad.5.pdf
screen() { # COLUMNS ARGS...: the rows that stay
    code=0
    : >"$T/err"
    wide=$1
    shift
    python3 "$ROOT/tests/cli/ownterm.py" --screen "$wide" "$UNDEX" "$@" >"$T/out" </dev/null || code=$?
}
bars() { grep -cE '^\[[#.]+\]|^[0-9]+ of [0-9]+' "$T/out"; }
shorter_than() { # COLUMNS FIRST: every drawing from that one on
    python3 -c '
import re, sys
drawn = re.findall("\r\033\\[K(?!undex:)([^\r\n]+)", open(sys.argv[1], newline="").read())[int(sys.argv[3]):]
print(drawn)
sys.exit(not drawn or max(map(len, drawn)) >= int(sys.argv[2]))' "$T/out" $1 $2
}
for wide in 40 60 80 200; do
    screen $wide index --index ix_$wide many
    ok "progress at $wide columns: exit code 3" code_is 3
    ok "no row of it is left" [ "$(bars)" -eq 0 ]
    ok "the failure's name is" out_has "bad.5.pdf: "
    tty $wide index --index ix_$wide --force many
    ok "progress at $wide columns is drawn" grep -q '1[0-3] of 13' "$T/out"
    ok "in one row" shorter_than $wide 0
done
screen 200 index --index ix_dry --dry-run many
ok "each line of a dry run has a row of its own" [ "$(grep -c '^would-read  ' "$T/out")" -eq 13 ]
ok "and no progress in it" [ "$(bars)" -eq 0 ]
tty 120,50 index --index ix_120 many
ok "a window made narrower gets shorter rows" shorter_than 50 2
TERM=dumb
tty 80 index --index ix_dumb many
ok "a terminal that takes nothing back gets no bar" out_lacks "["
finish
