// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/organ.h"

#include "base/word_list.h"

#include <string.h>

const undex_organ *undex_organ_find(const char *symbol)
{
    const undex_organ *found = NULL;
    gsize longest = 0;
    for (const undex_organ *organ = undex_data_organs; organ->symbol; organ++) {
        gsize length = strlen(organ->symbol);
        gboolean numbered = length && organ->symbol[length - 1] == '.';
        if (length > longest && strncmp(symbol, organ->symbol, length) == 0 &&
            (numbered || symbol[length] == '/')) {
            found = organ;
            longest = length;
        }
    }
    return found;
}

const undex_organ *undex_organ_typed(const char *typed)
{
    for (const undex_organ *organ = undex_data_organs; organ->symbol; organ++)
        if (undex_words_have(organ->typed, typed))
            return organ;
    return NULL;
}
