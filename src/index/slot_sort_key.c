// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/slot_sort_key.h"

#include <string.h>

char *undex_slot_sort_key_encode(const char *key)
{
    enum { MOST = 70 };
    g_autofree char *upper = g_utf8_strup(key, -1);
    /* Keys may differ by the zeros before their numbers alone; these are put behind all else. */
    g_autoptr(GString) lost = g_string_new("\1");
    GString *order = g_string_new(NULL);
    gboolean any = FALSE;
    for (const char *p = upper; *p;) {
        gsize digits = strspn(p, "0123456789");
        if (digits == 0) {
            g_string_append_c(order, *p++);
            continue;
        }
        gsize zeros = MIN(strspn(p, "0"), digits - 1);
        /* First comes how many digits the number has, then the digits. */
        g_string_append_c(order, (char)('0' + MIN(digits - zeros, MOST)));
        g_string_append_len(order, p + zeros, (gssize)(digits - zeros));
        g_string_append_c(lost, (char)('0' + MIN(zeros, MOST)));
        any |= zeros > 0;
        p += digits;
    }
    if (any)
        g_string_append(order, lost->str);
    return g_string_free(order, FALSE);
}

gboolean undex_slot_sort_key_verify(const char *value, gsize length, const char *key)
{
    g_autofree char *own = key ? undex_slot_sort_key_encode(key) : NULL;
    return own && length == strlen(own) && memcmp(value, own, length) == 0;
}
