// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds the command or option that a mistyped word is nearest to. */
#include "cli/cli.h"

#include "base/edit_distance.h"

#include <string.h>

const char *undex_command_suggest(const char *word, const char *const *candidates)
{
    const char *best = NULL;
    int nearest = (int)strlen(word) <= 3 ? 2 : 3; /* short words are near everything */
    for (int i = 0; candidates[i]; i++) {
        gboolean begins = strlen(word) >= 3 && g_str_has_prefix(candidates[i], word);
        int edits = begins ? 1 : undex_edit_distance(word, candidates[i]);
        if (edits < nearest) {
            nearest = edits;
            best = candidates[i];
        }
    }
    return best;
}
