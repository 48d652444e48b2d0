// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/slot_word_order.h"

/* FNV-1a, folded to sixteen bits. */
guint16 undex_slot_word_order_hash(const char *word)
{
    guint32 hash = 2166136261U;
    for (const guchar *p = (const guchar *)word; *p; p++)
        hash = (hash ^ *p) * 16777619U;
    guint16 folded = (guint16)(hash ^ (hash >> 16));
    return folded ? folded : 1;
}

static void append(GByteArray *value, guint16 number)
{
    const guint8 bytes[] = {(guint8)number, (guint8)(number >> 8)};
    g_byte_array_append(value, bytes, sizeof bytes);
}

void undex_slot_word_order_encode(GByteArray *value, const char *word)
{
    append(value, undex_slot_word_order_hash(word));
}

void undex_slot_word_order_encode_gap(GByteArray *value)
{
    append(value, 0);
}

gboolean undex_slot_word_order_verify(gsize length)
{
    return length % 2 == 0;
}

undex_word_run undex_slot_word_order_text(const void *bytes, gsize length, guint most)
{
    undex_word_order parts = undex_slot_word_order_decode(bytes, length);
    undex_word_run text = {parts.all.bytes + 2 * (gsize)parts.from, 0};
    guint count = parts.all.count - parts.from;
    while (text.count < MIN(count, most) && undex_slot_word_order_at(&text, text.count) != 0)
        text.count++;
    return text;
}
