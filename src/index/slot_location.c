// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/slot_location.h"

#include "index/schema.h"

#include <string.h>

/* Bits of the ordinal that a byte holds, and the bytes that it takes at the most. */
enum { BITS = 7, GOES_ON = 1 << BITS, BYTES_CEILING = 4 };

/* The longer first, where one begins another. The byte of each is its number, from 1. */
static const char *const pieces[] = {
    "draft-resolution.", ".boilerplate.", ".masthead.", ".heading.", ".caption.", ".summary.",
    ".speech.",          ".block.",       ".title.",    ".table.",   ".item.",    "enclosure.",
    "appendix.",         "annex.",        "para.PP",    "para.",     "fn.",       "en.",
};

char *undex_slot_location_shorten(const char *suffix)
{
    GString *text = g_string_new(NULL);
    while (*suffix) {
        gsize i = 0, length = 0;
        while (i < G_N_ELEMENTS(pieces) && strncmp(suffix, pieces[i], length = strlen(pieces[i])) != 0)
            i++;
        gboolean known = i < G_N_ELEMENTS(pieces);
        g_string_append_c(text, known ? (char)(i + 1) : *suffix);
        suffix += known ? length : 1;
    }
    return g_string_free(text, FALSE);
}

char *undex_slot_location_lengthen(const char *shortened)
{
    GString *text = g_string_new(NULL);
    for (; *shortened; shortened++) {
        guint byte = (guint8)*shortened;
        if (byte <= G_N_ELEMENTS(pieces))
            g_string_append(text, pieces[byte - 1]);
        else
            g_string_append_c(text, *shortened);
    }
    return g_string_free(text, FALSE);
}

static void append(GByteArray *value, guint byte)
{
    g_byte_array_append(value, &(guint8){(guint8)byte}, 1);
}

GByteArray *undex_slot_location_encode(const undex_slot_location *location)
{
    GByteArray *value = g_byte_array_new();
    guint ordinal = location->ordinal;
    append(value, (guint8)undex_schema_kind(location->kind));
    for (; ordinal >= GOES_ON; ordinal >>= BITS)
        append(value, GOES_ON | (ordinal & (GOES_ON - 1)));
    append(value, ordinal);
    g_byte_array_append(value, (const guint8 *)location->suffix, (guint)strlen(location->suffix));
    return value;
}

gboolean undex_slot_location_decode(const char *value, gsize length, undex_slot_location *location)
{
    int kind = length > 0 ? (guint8)value[0] - undex_schema_kind((undex_kind)0) : -1;
    guint ordinal = 0;
    if (kind < 0 || kind >= UNDEX_KIND_COUNT)
        return FALSE;
    for (gsize i = 1; i <= BYTES_CEILING && i < length; i++) {
        guint8 byte = (guint8)value[i];
        ordinal |= (guint)(byte & (GOES_ON - 1)) << (BITS * (i - 1));
        if (byte >= GOES_ON)
            continue;
        *location = (undex_slot_location){(undex_kind)kind, ordinal, value + i + 1};
        return TRUE;
    }
    return FALSE;
}

gboolean undex_slot_location_verify(const char *value, gsize length, guint ordinal)
{
    undex_slot_location location;
    /* A number that takes more bytes than it needs could not have been written. */
    return undex_slot_location_decode(value, length, &location) && location.ordinal == ordinal &&
           (location.suffix == value + 2 || location.suffix[-1] != 0) &&
           strlen(location.suffix) == length - (gsize)(location.suffix - value);
}
