// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"

#include <string.h>

enum { LONGEST = 32 };

/* Edits (insert, delete, replace, swap of neighbours) from `a` to `b`. */
static int distance(const char *a, const char *b)
{
    int rows[3][LONGEST + 2];
    int n = (int)strlen(a), m = (int)strlen(b);
    if (n > LONGEST || m > LONGEST)
        return LONGEST;
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

const char *undex_suggest(const char *word, const char *const *candidates)
{
    const char *best = NULL;
    int nearest = (int)strlen(word) <= 3 ? 2 : 3; /* short words are near everything */
    for (int i = 0; candidates[i]; i++) {
        gboolean begins = strlen(word) >= 3 && g_str_has_prefix(candidates[i], word);
        int edits = begins ? 1 : distance(word, candidates[i]);
        if (edits < nearest) {
            nearest = edits;
            best = candidates[i];
        }
    }
    return best;
}
