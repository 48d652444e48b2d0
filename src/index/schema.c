// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/schema.h"

#include "xapian-c/xapian-c.h"

#include <string.h>

/* Xapian writes a zero byte as two, but ours have none; a margin costs nothing. */
enum { TERM_CEILING = XC_TERM_MAX - 5, DIGEST = 64 };

char *undex_schema_term(const char *prefix, const char *value)
{
    gsize room = TERM_CEILING - strlen(prefix), length = strlen(value);
    if (length <= room)
        return g_strconcat(prefix, value, NULL);
    g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)value, length);
    return g_strdup_printf("%s%.*s#%s", prefix, (int)(room - DIGEST - 1), value, digest);
}

gboolean undex_schema_may_be_short(const char *prefix, const char *rest)
{
    return strlen(prefix) + strlen(rest) >= TERM_CEILING;
}

char undex_schema_kind(undex_kind kind)
{
    return (char)('a' + kind);
}

/* FNV-1a, folded to sixteen bits. */
guint16 undex_schema_hash(const char *word)
{
    guint32 hash = 2166136261U;
    for (const guchar *p = (const guchar *)word; *p; p++)
        hash = (hash ^ *p) * 16777619U;
    guint16 folded = (guint16)(hash ^ (hash >> 16));
    return folded ? folded : 1;
}

/* Digits from `at` on; -1: there are none. */
static int number_at(const char *text, gsize at, gsize digits)
{
    int number = 0;
    for (gsize i = at; i < at + digits; i++) {
        if (!g_ascii_isdigit(text[i]))
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

gboolean undex_schema_date(const char *date, gboolean last, guint8 bytes[UNDEX_SCHEMA_DATE])
{
    gsize length = strlen(date);
    if ((length != 4 && length != 7 && length != 10) || (length > 4 && date[4] != '-') ||
        (length > 7 && date[7] != '-'))
        return FALSE;
    int year = number_at(date, 0, 4),
        month = length > 4 ? number_at(date, 5, 2)
                : last     ? 15
                           : 0,
        day = length > 7 ? number_at(date, 8, 2)
              : last     ? 31
                         : 0;
    if (year < 0 || month < 0 || day < 0 || month > 15 || day > 31)
        return FALSE;
    guint32 packed = (guint32)year << 9 | (guint32)month << 5 | (guint32)day;
    for (int i = 0; i < UNDEX_SCHEMA_DATE; i++)
        bytes[i] = (guint8)(packed >> (8 * (UNDEX_SCHEMA_DATE - 1 - i)));
    return TRUE;
}

char *undex_schema_order(const char *key)
{
    enum { MOST = 70 };
    g_autofree char *upper = g_utf8_strup(key, -1);
    g_autoptr(GString) lost = g_string_new("\1"); /* zeros before numbers, which keys differ by too */
    GString *order = g_string_new(NULL);
    gboolean any = FALSE;
    for (const char *p = upper; *p;) {
        gsize digits = strspn(p, "0123456789");
        if (digits == 0) {
            g_string_append_c(order, *p++);
            continue;
        }
        gsize zeros = MIN(strspn(p, "0"), digits - 1);
        g_string_append_c(order, (char)('0' + MIN(digits - zeros, MOST))); /* how many digits, then they */
        g_string_append_len(order, p + zeros, (gssize)(digits - zeros));
        g_string_append_c(lost, (char)('0' + MIN(zeros, MOST)));
        any |= zeros > 0;
        p += digits;
    }
    if (any)
        g_string_append(order, lost->str);
    return g_string_free(order, FALSE);
}
