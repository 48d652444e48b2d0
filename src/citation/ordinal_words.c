// SPDX-License-Identifier: GPL-3.0-or-later
/* Ordinal numbers in words, as citations of preambles have them: "third", "twenty-first", "troisième". */
#include "base/number_words.h"
#include "citation/scanner.h"

#include <string.h>

static const struct {
    const char *word;
    int number;
} tens[] = {
    {"twent", 20}, {"thirt", 30},  {"fort", 40},  {"fift", 50},
    {"sixt", 60},  {"sevent", 70}, {"eight", 80}, {"ninet", 90},
};

int citation_ordinal(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    if (g_ascii_isdigit(*lower))
        return (int)MIN(g_ascii_strtoull(lower, NULL, 10), 9999);
    for (gsize i = 0; i < G_N_ELEMENTS(tens); i++) {
        gsize n = strlen(tens[i].word);
        if (strncmp(lower, tens[i].word, n) != 0)
            continue;
        if (strcmp(lower + n, "ieth") == 0)
            return tens[i].number;
        int unit = g_str_has_prefix(lower + n, "y-") ? undex_number_of_ordinal(lower + n + 2) : 0;
        if (unit > 0 && unit < 10)
            return tens[i].number + unit;
    }
    return undex_number_of_ordinal(lower);
}

const char *citation_ordinal_word(int number)
{
    enum { LAST_WORD = 12 };
    for (const undex_number_words *row = undex_data_numbers; number <= LAST_WORD && row->number; row++)
        if (row->number == number)
            return row->ordinal;
    return NULL;
}
