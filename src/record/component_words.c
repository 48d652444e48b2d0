// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/component_words.h"

const char *undex_component_cited(const char *lower)
{
    for (const undex_component_word *word = undex_data_components; word->beginning; word++)
        if (word->cited && g_str_has_prefix(lower, word->beginning))
            return word->name;
    return NULL;
}

const char *undex_component_printed(const char *lower)
{
    for (const undex_component_word *word = undex_data_components; word->beginning; word++)
        if (word->printed && g_str_has_prefix(lower, word->beginning))
            return word->name;
    return NULL;
}
