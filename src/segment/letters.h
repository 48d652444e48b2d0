// SPDX-License-Identifier: GPL-3.0-or-later
/* These functions look at letters one by one, as every step meets them: nearly all are ASCII, and those
 * need no table of Unicode. */
#pragma once

#include <glib.h>
#include <string.h>

static inline gboolean segment_is_letter(gunichar ch)
{
    return ch < 0x80 ? g_ascii_isalpha((char)ch) : g_unichar_isalpha(ch);
}

static inline gboolean segment_is_capital(gunichar ch)
{
    return ch < 0x80 ? g_ascii_isupper((char)ch) : g_unichar_isupper(ch);
}

/* Chinese and Japanese: typesetters part them from Latin letters and figures by a gap that nobody typed. */
static inline gboolean segment_is_ideographic(gunichar ch)
{
    return ch >= 0x2E80 && (ch < 0xA000 || (ch >= 0xF900 && ch < 0xFB00) || (ch >= 0xFF00 && ch < 0xFFF0));
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

/* What a stop or a comma of Arabic or Chinese is in English; any other character as it is. */
static inline gunichar segment_plain_stop(gunichar ch)
{
    static const struct {
        gunichar ch, plain;
    } stops[] = {{0x060C, ','}, {0x061B, ';'}, {0x061F, '?'}, {0x06D4, '.'}, {0x3001, ','}, {0x3002, '.'},
                 {0xFF01, '!'}, {0xFF0C, ','}, {0xFF1A, ':'}, {0xFF1B, ';'}, {0xFF1F, '?'}};
    if (ch >= 0x060C)
        for (guint i = 0; i < G_N_ELEMENTS(stops); i++)
            if (stops[i].ch == ch)
                return stops[i].plain;
    return ch;
}

/* Whether a text ends in one of these signs of ASCII, or in what stands for it in Arabic or Chinese. */
static inline gboolean segment_ends_in(const char *text, gsize length, const char *stops)
{
    if (!length)
        return FALSE;
    gunichar last = segment_plain_stop(segment_char_at(g_utf8_prev_char(text + length)));
    return last < 0x80 && strchr(stops, (int)last) != NULL;
}

/* In lower case; to be freed. */
static inline char *segment_lower(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guchar)text[i] >= 0x80)
            return g_utf8_strdown(text, (gssize)length);
    return g_ascii_strdown(text, (gssize)length);
}
