// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents that belong to others by their symbols: the UN Editorial Manual, "Document symbols". */
#include "undex/citation.h"

#include <string.h>

const char *const undex_symbol_suffixes[] = {"/Corr.", "/Add.", "/Rev.", "/Amend.", NULL};

/* In the order of undex_symbol_suffixes. */
static const char *const relations[] = {"corrigendum", "addendum", "revision", "amendment"};

char *undex_symbol_base(const char *symbol, const char **relation)
{
    const char *stroke = strrchr(symbol, '/');
    for (gsize i = 0; stroke && stroke > symbol && i < G_N_ELEMENTS(relations); i++) {
        gsize length = strlen(undex_symbol_suffixes[i]);
        if (strncmp(stroke, undex_symbol_suffixes[i], length) != 0 || !g_ascii_isdigit(stroke[length]))
            continue;
        *relation = relations[i];
        return g_strndup(symbol, (gsize)(stroke - symbol));
    }
    return NULL;
}
