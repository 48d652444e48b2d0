// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/styles/headline_case.h"

#include "base/word_list.h"

#include <string.h>

static gboolean is_in_capitals(const char *part, gsize length)
{
    int run = 0, longest = 0;
    for (const char *p = part; p < part + length; p = g_utf8_next_char(p)) {
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

/* The bytes of an article that is written on to its word, with the apostrophe: "L'" of "L'ETAT". */
static gsize elided_length(const char *word)
{
    gsize letter = (gsize)(g_utf8_next_char(word) - word);
    gsize sign = word[letter] == '\'' ? 1 : g_str_has_prefix(word + letter, "’") ? strlen("’") : 0;
    return strchr("DLN", *word) && sign && word[letter + sign] ? letter + sign : 0;
}

static void append_capitalised(GString *out, const char *word)
{
    g_string_append_unichar(out, g_unichar_toupper(g_utf8_get_char(word)));
    g_autofree char *rest = g_utf8_strdown(g_utf8_next_char(word), -1);
    g_string_append(out, rest);
}

static void append_from_capitals(GString *out, const char *word, gboolean at_end)
{
    g_autofree char *small = g_utf8_strdown(word, -1);
    gsize elided = at_end ? 0 : elided_length(word);
    if (has_digit(word) || is_roman(word) || undex_word_list_has(undex_data_headline_acronyms, word)) {
        g_string_append(out, word);
    } else if (!at_end && undex_word_list_has(undex_data_headline_small_words, small)) {
        g_string_append(out, small);
    } else if (elided) {
        g_string_append_len(out, small, (gssize)elided);
        append_capitalised(out, word + elided);
    } else {
        append_capitalised(out, word);
    }
}

static void append_capital(GString *out, const char *word, gboolean at_end)
{
    g_autofree char *small = g_utf8_strdown(word, -1);
    gboolean plain = strcmp(word, small) == 0 && !has_digit(word);
    if (!plain || (!at_end && undex_word_list_has(undex_data_headline_small_words, small)))
        g_string_append(out, word);
    else
        append_capitalised(out, word);
}

/* The bytes of a word: letters and digits, with apostrophes and full points inside. */
static gsize word_length(const char *text, const char *limit)
{
    const char *p = text, *end = text;
    for (; p < limit; p = g_utf8_next_char(p)) {
        gunichar sign = g_utf8_get_char(p);
        if (g_unichar_isalnum(sign) || g_unichar_ismark(sign))
            end = g_utf8_next_char(p);
        else if (!strchr("'.", *p) && sign != 0x2019)
            break;
    }
    return (gsize)(end - text);
}

static gboolean has_more_words(const char *text, const char *limit)
{
    for (const char *p = text; p < limit; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

typedef void (*append_word)(GString *out, const char *word, gboolean at_end);

/* "(A)" of "PARAGRAPH 15 (A)". */
static gboolean is_item(const GString *out, const char *after, gsize length)
{
    return length == 1 && *after == ')' && out->len && out->str[out->len - 1] == '(';
}

static void append_part(GString *out, const char *part, gsize size, append_word append)
{
    gboolean first = TRUE;
    for (const char *p = part, *limit = part + size; p < limit;) {
        gsize length = word_length(p, limit);
        if (!length) {
            g_string_append_unichar(out, g_utf8_get_char(p));
            p = g_utf8_next_char(p);
            continue;
        }
        g_autofree char *word = g_strndup(p, length);
        if (is_item(out, p + length, length))
            g_string_append_c(out, append == append_from_capitals ? g_ascii_tolower(*word) : *word);
        else
            append(out, word, first || !has_more_words(p + length, limit));
        first = FALSE;
        p += length;
    }
}

/* Parts go on to a colon, and keep it. */
static gsize part_length(const char *part)
{
    gsize length = strcspn(part, ":");
    return length + (part[length] == ':');
}

char *headline_case(const char *title)
{
    GString *out = g_string_new(NULL);
    gboolean any = FALSE;
    for (const char *part = title; *part; part += part_length(part)) {
        gsize length = part_length(part);
        if (is_in_capitals(part, length) && (any = TRUE))
            append_part(out, part, length, append_from_capitals);
        else
            g_string_append_len(out, part, (gssize)length);
    }
    return g_string_free(out, !any);
}

char *headline_capitals(const char *title)
{
    GString *out = g_string_new(NULL);
    for (const char *part = title; *part; part += part_length(part))
        append_part(out, part, part_length(part), append_capital);
    return g_string_free(out, FALSE);
}
