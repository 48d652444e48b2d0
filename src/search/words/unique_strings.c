// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/unique_strings.h"

#include <string.h>

void undex_search_add_unique(GPtrArray *strings, const char *string)
{
    for (guint i = 0; i < strings->len; i++)
        if (strcmp(strings->pdata[i], string) == 0)
            return;
    g_ptr_array_add(strings, g_strdup(string));
}
