// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/headings/act_openings.h"

#include "segment/letters.h"
#include "segment/segment_patterns.h"

enum { LONGEST = 60 }; /* bytes of an entry */

/* Chinese words stand without spaces. */
static gboolean ends_here(const char *rest)
{
    gunichar ch = segment_char_at(rest);
    return !g_unichar_isalpha(ch) || g_unichar_type(ch) == G_UNICODE_OTHER_LETTER;
}

/* Whether a text that does not begin in Latin letters begins with an entry of any language. */
static gboolean begins(const undex_word_list *lists, const char *text)
{
    gunichar first = segment_char_at(text);
    if (first == '"' || first == 0xAB || first == 0x201C)
        text = g_utf8_next_char(text);
    if (segment_char_at(text) < 0x400)
        return FALSE;
    gsize size = strnlen(text, LONGEST);
    while (size && ((guchar)text[size] & 0xC0) == 0x80)
        size--;
    g_autofree char *lower = segment_lower(text, size);
    for (; lists->language; lists++) {
        const char *rest = lists->entries, *entry;
        gboolean arabic = strcmp(lists->language, "ar") == 0;
        gsize length;
        while ((entry = undex_word_list_take(&rest, &length)))
            if (strncmp(lower, entry, length) == 0 &&
                (arabic ? !g_unichar_isalpha(segment_char_at(lower + length)) : ends_here(lower + length)))
                return TRUE;
    }
    return FALSE;
}

gboolean segment_opens_preambular(const char *text)
{
    return segment_matches(PATTERN_PREAMBULAR, text, NULL) || begins(undex_data_preambular_openings, text);
}

gboolean segment_opens_operative(const char *text, gboolean numbered)
{
    return segment_matches(PATTERN_FINITE, text, NULL) ||
           (begins(undex_data_operative_openings, text) &&
            (numbered || !begins(undex_data_preambular_openings, text)));
}
