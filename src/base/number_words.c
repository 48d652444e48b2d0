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

int undex_number_spelled(const char *text, gsize length)
{
    int units = 0, tens = 0;
    const char *p = text;
    for (int digit; p < text + length && g_unichar_iswide(g_utf8_get_char(p)); p = g_utf8_next_char(p)) {
        digit = g_str_has_prefix(p, "十") ? 10 : undex_number_of_ordinal(p);
        if (!digit)
            return 0;
        tens = digit == 10 ? MAX(units, 1) : tens;
        units = digit == 10 ? 0 : digit;
    }
    return p > text ? tens * 10 + units : (guchar)*text >= 0x80 ? undex_number_of_ordinal(text) : 0;
}
