// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/schema.h"

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

gboolean undex_schema_is_exact(const undex_token *token)
{
    return !(token->flags & UNDEX_TOKEN_STOP);
}

char *undex_schema_order(const char *key)
{
    g_autofree char *upper = g_utf8_strup(key, -1);
    GString *order = g_string_new(NULL);
    for (const char *p = upper; *p;) {
        gsize digits = strspn(p, "0123456789");
        if (digits == 0) {
            g_string_append_c(order, *p++);
            continue;
        }
        gsize zeros = MIN(strspn(p, "0"), digits - 1);
        g_string_append_c(order, (char)('0' + MIN(digits - zeros, 70))); /* how many digits, then they */
        g_string_append_len(order, p + zeros, (gssize)(digits - zeros));
        p += digits;
    }
    return g_string_free(order, FALSE);
}
