// SPDX-License-Identifier: GPL-3.0-or-later
/* These functions look at letters one by one, as every step meets them: nearly all are ASCII, and those
 * need no table of Unicode. */
#pragma once

#include <glib.h>

static inline gboolean segment_is_letter(gunichar ch)
{
    return ch < 0x80 ? g_ascii_isalpha((char)ch) : g_unichar_isalpha(ch);
}

static inline gboolean segment_is_capital(gunichar ch)
{
    return ch < 0x80 ? g_ascii_isupper((char)ch) : g_unichar_isupper(ch);
}

/* Of the scripts read from the right: Hebrew, Arabic and their presentation forms. */
static inline gboolean segment_is_rtl(gunichar ch)
{
    return (ch >= 0x0590 && ch <= 0x08FF) || (ch >= 0xFB1D && ch <= 0xFDFF) || (ch >= 0xFE70 && ch <= 0xFEFC);
}

/* Of valid UTF-8. */
static inline gunichar segment_char_at(const char *p)
{
    return (guchar)*p < 0x80 ? (gunichar)*p : g_utf8_get_char(p);
}

static inline void segment_append(GString *text, gunichar ch)
{
    if (ch < 0x80)
        g_string_append_c(text, (char)ch);
    else
        g_string_append_unichar(text, ch);
}

/* In lower case; to be freed. */
static inline char *segment_lower(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guchar)text[i] >= 0x80)
            return g_utf8_strdown(text, (gssize)length);
    return g_ascii_strdown(text, (gssize)length);
}
