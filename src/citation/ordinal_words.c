// SPDX-License-Identifier: GPL-3.0-or-later
/* Ordinal numbers in words, as citations of preambles have them: "third", "twenty-first", "troisième". */
#include "citation/scanner.h"

#include <string.h>

/* Beginnings, so that endings of gender and case do not matter. */
static const struct {
    const char *word;
    int number;
} words[] = {
    {"first", 1},      {"second", 2},       {"third", 3},       {"fourth", 4},      {"fifth", 5},
    {"sixth", 6},      {"seventh", 7},      {"eighth", 8},      {"ninth", 9},       {"tenth", 10},
    {"eleventh", 11},  {"twelfth", 12},     {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"premi", 1},
    {"deuxi", 2},      {"troisi", 3},       {"quatri", 4},      {"cinqui", 5},      {"sixi", 6},
    {"septi", 7},      {"huiti", 8},        {"neuvi", 9},       {"dixi", 10},       {"primer", 1},
    {"segund", 2},     {"tercer", 3},       {"cuart", 4},       {"quint", 5},       {"sext", 6},
    {"séptim", 7},     {"octav", 8},        {"noven", 9},       {"décim", 10},      {"перв", 1},
    {"втор", 2},       {"трет", 3},         {"четверт", 4},     {"пят", 5},         {"шест", 6},
    {"седьм", 7},      {"восьм", 8},        {"девят", 9},       {"десят", 10},
};
static const struct {
    const char *word;
    int number;
} tens[] = {
    {"twent", 20}, {"thirt", 30},  {"fort", 40},  {"fift", 50},
    {"sixt", 60},  {"sevent", 70}, {"eight", 80}, {"ninet", 90},
};

static int small_number(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(word, words[i].word))
            return words[i].number;
    return 0;
}

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
        int unit = g_str_has_prefix(lower + n, "y-") ? small_number(lower + n + 2) : 0;
        if (unit > 0 && unit < 10)
            return tens[i].number + unit;
    }
    return small_number(lower);
}

const char *citation_ordinal_word(int number)
{
    enum { LAST_WORD = 12 };
    for (gsize i = 0; number <= LAST_WORD && i < G_N_ELEMENTS(words); i++)
        if (words[i].number == number)
            return words[i].word;
    return NULL;
}
