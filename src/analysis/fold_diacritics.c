// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold_diacritics.h"

#include <string.h>

/* Letters that Unicode does not decompose. */
static const struct {
    gunichar ch;
    const char *plain;
} letters[] = {
    {0x00DF, "ss"},
    {0x00E6, "ae"},
    {0x00F0, "d"},
    {0x00F8, "o"},
    {0x00FE, "th"},
    {0x0111, "d"},
    {0x0127, "h"},
    {0x0131, "i"},
    {0x0142, "l"},
    {0x0153, "oe"},
    {0x0167, "t"},
    {0x0649, "\xD9\x8A"} /* alef maksura -> yeh */,
    {0x0671, "\xD8\xA7"} /* alef wasla -> alef */,
};

/* The breve of the Cyrillic short i is no accent: stemming hangs on it. */
enum { SHORT_I = 0x0439, TATWEEL = 0x0640 };
enum { FIRST_IDEOGRAPH = 0x4E00, LAST_IDEOGRAPH = 0x9FFF };

static gboolean is_subscript_digit(gunichar ch)
{
    return ch >= 0x2080 && ch <= 0x2089;
}

gboolean undex_is_raised_digit(gunichar ch)
{
    return ch == 0xB2 || ch == 0xB3 || (ch >= 0x2074 && ch <= 0x2079);
}

static gboolean is_cjk(gunichar ch)
{
    switch (g_unichar_get_script(ch)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
        return g_unichar_isalpha(ch);
    default:
        return FALSE;
    }
}

undex_sign undex_sign_of(gunichar ch)
{
    if (ch < 0x80)
        return g_ascii_isalnum((char)ch) ? SIGN_WORD : SIGN_BREAK;
    if (ch == TATWEEL)
        return SIGN_INVISIBLE;
    switch (g_unichar_type(ch)) {
    case G_UNICODE_FORMAT: /* soft hyphen, zero-width and directional signs */
        return SIGN_INVISIBLE;
    case G_UNICODE_NON_SPACING_MARK:
        return g_unichar_get_script(ch) == G_UNICODE_SCRIPT_INHERITED ? SIGN_INVISIBLE : SIGN_WORD;
    case G_UNICODE_SPACING_MARK:
        return SIGN_WORD;
    case G_UNICODE_OTHER_NUMBER:
        return is_subscript_digit(ch) ? SIGN_WORD : SIGN_BREAK;
    default:
        break;
    }
    if (!g_unichar_isalnum(ch))
        return SIGN_BREAK;
    return ch >= 0x2E80 && is_cjk(ch) ? SIGN_CJK : SIGN_WORD;
}

static gboolean append_special(gunichar lower, GString *exact, GString *folded)
{
    for (gsize i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].ch == lower) {
            g_string_append_unichar(exact, lower);
            g_string_append(folded, letters[i].plain);
            return TRUE;
        }
    return FALSE;
}

/* What is left of a decomposed letter without its accents. */
static void append_bases(const gunichar *parts, gsize count, GString *folded)
{
    for (gsize i = 0; i < count; i++)
        if (g_unichar_isalnum(parts[i]) || undex_sign_of(parts[i]) == SIGN_WORD)
            g_string_append_unichar(folded, g_unichar_tolower(parts[i]));
}

/* The simplified character of a traditional one; NULL: it is none. The table is sorted by bytes, which is the
 * order of characters. */
static const char *simplified(gunichar ch)
{
    char text[8] = "";
    g_unichar_to_utf8(ch, text);
    gsize low = 0, high = CHINESE_VARIANTS;
    while (low < high) {
        gsize middle = (low + high) / 2;
        int order = strcmp(undex_data_chinese_variants[middle].traditional, text);
        if (order == 0)
            return undex_data_chinese_variants[middle].simplified;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

gboolean undex_fold_append(gunichar ch, GString *exact, GString *folded)
{
    if (ch < 0x80) {
        g_string_append_c(exact, g_ascii_tolower((char)ch));
        g_string_append_c(folded, g_ascii_tolower((char)ch));
        return FALSE;
    }
    int digit = g_unichar_digit_value(ch);
    if (digit >= 0) {
        g_string_append_c(exact, (char)('0' + digit));
        g_string_append_c(folded, (char)('0' + digit));
        return FALSE;
    }
    const char *variant = ch >= FIRST_IDEOGRAPH && ch <= LAST_IDEOGRAPH ? simplified(ch) : NULL;
    if (variant) {
        g_string_append(exact, variant);
        g_string_append(folded, variant);
        return FALSE;
    }
    gunichar lower = g_unichar_tolower(ch);
    if (append_special(lower, exact, folded))
        return TRUE;
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize count = g_unichar_fully_decompose(lower, TRUE, parts, G_N_ELEMENTS(parts));
    if (count > G_N_ELEMENTS(parts))
        count = G_N_ELEMENTS(parts);
    gunichar canonical[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gboolean compatible = (count > 1 || parts[0] != lower) &&
                          g_unichar_fully_decompose(lower, FALSE, canonical, G_N_ELEMENTS(canonical)) == 1;
    if (lower == SHORT_I) {
        g_string_append_unichar(exact, lower);
        g_string_append_unichar(folded, lower);
        return FALSE;
    }
    append_bases(parts, count, folded);
    if (compatible) { /* a ligature or a form: no accent to keep */
        append_bases(parts, count, exact);
        return FALSE;
    }
    g_string_append_unichar(exact, lower);
    return count > 1;
}
