// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/styles/headline_case.h"

#include "base/word_list.h"

#include <string.h>

static gboolean is_in_capitals(const char *title)
{
    int run = 0, longest = 0;
    for (const char *p = title; *p; p = g_utf8_next_char(p)) {
        gunichar sign = g_utf8_get_char(p);
        if (g_unichar_islower(sign))
            return FALSE;
        run = g_unichar_isupper(sign) ? run + 1 : 0;
        longest = MAX(longest, run);
    }
    return longest > 1;
}

/* "II", "XIV"; no word is made of these letters alone. */
static gboolean is_roman(const char *word)
{
    return word[strspn(word, "IVX")] == '\0';
}

static gboolean has_digit(const char *word)
{
    return strpbrk(word, "0123456789") != NULL;
}

static void append_word(GString *out, const char *word, gboolean at_end)
{
    g_autofree char *small = g_utf8_strdown(word, -1);
    if (has_digit(word) || is_roman(word) || undex_word_list_has(undex_data_headline_acronyms, word)) {
        g_string_append(out, word);
    } else if (!at_end && undex_word_list_has(undex_data_headline_small_words, small)) {
        g_string_append(out, small);
    } else {
        g_string_append_unichar(out, g_utf8_get_char(word));
        g_autofree char *rest = g_utf8_strdown(g_utf8_next_char(word), -1);
        g_string_append(out, rest);
    }
}

/* The bytes of a word: letters and digits, with apostrophes and full points inside. */
static gsize word_length(const char *text)
{
    const char *p = text, *end = text;
    for (; *p; p = g_utf8_next_char(p)) {
        gunichar sign = g_utf8_get_char(p);
        if (g_unichar_isalnum(sign) || g_unichar_ismark(sign))
            end = g_utf8_next_char(p);
        else if (!strchr("'.", *p) && sign != 0x2019)
            break;
    }
    return (gsize)(end - text);
}

static gboolean has_more_words(const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

char *headline_case(const char *title)
{
    if (!is_in_capitals(title))
        return NULL;
    GString *out = g_string_new(NULL);
    gboolean first = TRUE;
    for (const char *p = title; *p;) {
        gsize length = word_length(p);
        if (!length) {
            first = first || *p == ':';
            g_string_append_unichar(out, g_utf8_get_char(p));
            p = g_utf8_next_char(p);
            continue;
        }
        g_autofree char *word = g_strndup(p, length);
        append_word(out, word, first || !has_more_words(p + length));
        first = FALSE;
        p += length;
    }
    return g_string_free(out, FALSE);
}
