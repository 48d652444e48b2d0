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
