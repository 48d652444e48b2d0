// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/number_words.h"

#include "base/word_list.h"

int undex_number_of_ordinal(const char *lower)
{
    for (const undex_number_words *row = undex_data_numbers; row->number; row++)
        if (g_str_has_prefix(lower, row->ordinal) || undex_words_begin(row->ordinals, lower))
            return row->number;
    return 0;
}

int undex_number_counted(const char *lower)
{
    for (const undex_number_words *row = undex_data_numbers; row->number; row++)
        if (undex_words_begin(row->counted, lower))
            return row->number;
    return 0;
}
