// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/edit_distance.h"

#include <glib.h>

/* The characters of `word` in `wide`; -1: too many, or not UTF-8. */
static int widen(const char *word, gunichar *wide)
{
    int n = 0;
    for (const char *p = word; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char_validated(p, -1);
        if (n == UNDEX_EDIT_DISTANCE_LONGEST || ch == (gunichar)-1 || ch == (gunichar)-2)
            return -1;
        wide[n++] = ch;
    }
    return n;
}

int undex_edit_distance(const char *left, const char *right)
{
    gunichar a[UNDEX_EDIT_DISTANCE_LONGEST], b[UNDEX_EDIT_DISTANCE_LONGEST];
    int rows[3][UNDEX_EDIT_DISTANCE_LONGEST + 1] = {{0}};
    int n = widen(left, a), m = widen(right, b);
    if (n < 0 || m < 0)
        return UNDEX_EDIT_DISTANCE_LONGEST;
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (int j = 0; j <= m; j++)
        above[j] = j;
    for (int i = 1; i <= n; i++) {
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            row[j] = MIN(MIN(above[j] + 1, row[j - 1] + 1), above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], before[j - 2] + 1);
        }
        int *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m];
}
