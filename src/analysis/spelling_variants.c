// SPDX-License-Identifier: GPL-3.0-or-later
/* British and American spelling, brought to one form. The rules run on both sides (index and query), so it
 * does not matter whether what they make is a word, only that two different words do not fall together. */
#include "analysis/fold_diacritics.h"

#include <string.h>

/* A word that contains `from` with at least `before` letters ahead of it, and one of the endings after it. */
static const struct {
    const char *from, *to;
    gsize before;
    const char *endings; /* separated by spaces; "." stands for none */
} rules[] = {
    {"is", "iz", 3, "e ed es er ers ing ation ations ational able"},
    {"ys", "yz", 3, "e ed es er ers ing"},
    {"our", "or", 3, ". s ed ing er ers able ably ful ite ites hood hoods ly less"},
    {"ogue", "og", 3, ". s"},
    {"tre", "ter", 3, ". s d"},
    {"itre", "iter", 1, ". s"},
    {"metre", "meter", 0, ". s"},
    {"amme", "am", 4, ". s"},
    {"aem", "em", 0, "ia ic"},
};

static gboolean replace(GString *word)
{
    for (const undex_spelling *pair = undex_data_spelling; *pair->british; pair++)
        if (*word->str == *pair->british && strcmp(word->str, pair->british) == 0) {
            g_string_assign(word, pair->american);
            return TRUE;
        }
    return FALSE;
}

static guint32 bit_of(char second)
{
    return 1U << (second & 0x1F);
}

void undex_spelling_beginnings(guint32 seconds[256])
{
    for (const undex_spelling *pair = undex_data_spelling; *pair->british; pair++)
        if (seconds[(guint8)pair->american[0]] & bit_of(pair->american[1]))
            seconds[(guint8)pair->british[0]] |= bit_of(pair->british[1]);
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) { /* such as begin with the first or the second letter */
        const char *from = rules[i].from, *to = rules[i].to;
        if (rules[i].before == 0 && seconds[(guint8)to[0]] & bit_of(to[1]))
            seconds[(guint8)from[0]] |= bit_of(from[1]);
        for (guint first = 0; first < 256 && rules[i].before < 2 && from[0] != to[0]; first++)
            if (seconds[first] & bit_of(to[0]))
                seconds[first] |= bit_of(from[0]);
    }
}

/* A bit for each letter: most words lack one that a rule begins with. */
static guint32 letters_of(const char *word)
{
    guint32 letters = 0;
    for (; *word; word++)
        letters |= 1U << (*word & 0x1F);
    return letters;
}

/* Whether any letter of the word is among the missing. */
static gboolean lacks(const char *word, guint32 missing)
{
    for (; *word; word++)
        if (missing >> (*word & 0x1F) & 1)
            return TRUE;
    return FALSE;
}

static gboolean has_ending(const char *endings, const char *rest)
{
    gsize length = strlen(rest);
    if (length == 0)
        return endings[0] == '.';
    for (const char *p = endings; *p;) {
        gsize size = strcspn(p, " ");
        if (size == length && strncmp(p, rest, size) == 0)
            return TRUE;
        p += size + (p[size] == ' ');
    }
    return FALSE;
}

/* The last place where rule `i` fits, or -1. */
static gssize place(const GString *word, gsize i)
{
    gsize size = strlen(rules[i].from);
    for (gsize at = word->len >= size ? word->len - size + 1 : 0; at-- > rules[i].before;)
        if (word->str[at] == *rules[i].from && strncmp(word->str + at, rules[i].from, size) == 0 &&
            has_ending(rules[i].endings, word->str + at + size))
            return (gssize)at;
    return -1;
}

gboolean undex_spelling_unify(GString *word)
{
    if (word->len < 4 || word->len > 40)
        return FALSE;
    if (replace(word))
        return TRUE;
    guint32 missing = ~letters_of(word->str);
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        gssize at = lacks(rules[i].from, missing) ? -1 : place(word, i);
        if (at < 0)
            continue;
        g_string_erase(word, at, (gssize)strlen(rules[i].from));
        g_string_insert(word, at, rules[i].to);
        return TRUE;
    }
    return FALSE;
}
