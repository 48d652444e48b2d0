// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/slot_key.h"

#include <string.h>

GByteArray *undex_slot_key_encode(const char *key)
{
    GByteArray *value = key && *key ? g_byte_array_new() : NULL;
    return value ? g_byte_array_append(value, (const guint8 *)key, (guint)strlen(key)) : NULL;
}

char *undex_slot_key_decode(const char *value, gsize length)
{
    return length > 0 && !memchr(value, '\0', length) ? g_strndup(value, length) : NULL;
}

gboolean undex_slot_key_verify(const char *value, gsize length, const char *key)
{
    return key && *key && length == strlen(key) && memcmp(value, key, length) == 0;
}
