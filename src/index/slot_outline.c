// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/slot_outline.h"

#include <string.h>

/* Where the columns of an outline of `count` passages begin. */
typedef struct {
    gsize words, under, kinds, prose;
} columns;

static columns columns_of(gsize count)
{
    return (columns){0, 2 * count, 4 * count, 5 * count};
}

static void write_number(guint8 *bytes, guint number)
{
    guint least = MIN(number, G_MAXUINT16);
    bytes[0] = (guint8)least;
    bytes[1] = (guint8)(least >> 8);
}

GByteArray *undex_slot_outline_encode(const GArray *rows)
{
    if (rows->len == 0)
        return NULL;
    columns at = columns_of(rows->len);
    GByteArray *outline = g_byte_array_new();
    g_byte_array_set_size(outline, UNDEX_SLOT_OUTLINE_BYTES * rows->len);
    for (guint i = 0; i < rows->len; i++) {
        const undex_slot_outline_row *row = &g_array_index(rows, undex_slot_outline_row, i);
        write_number(outline->data + at.words + 2 * (gsize)i, row->words);
        write_number(outline->data + at.under + 2 * (gsize)i, row->under);
        outline->data[at.kinds + i] = (guint8)row->kind;
        outline->data[at.prose + i] = row->prose;
    }
    return outline;
}

guint undex_slot_outline_count(gsize length)
{
    gsize count = length / UNDEX_SLOT_OUTLINE_BYTES;
    return length % UNDEX_SLOT_OUTLINE_BYTES == 0 && count <= G_MAXINT ? (guint)count : 0;
}

gboolean undex_slot_outline_verify(const void *bytes, gsize length, guint count)
{
    const guint8 *outline = bytes;
    columns at = columns_of(count);
    if (count == 0 || undex_slot_outline_count(length) != count)
        return FALSE;
    for (guint i = 0; i < count; i++) {
        const guint8 *under = outline + at.under + 2 * (gsize)i;
        if ((guint)(under[0] | under[1] << 8) >= count - i || outline[at.kinds + i] >= UNDEX_KIND_COUNT)
            return FALSE;
    }
    return TRUE;
}

void undex_outline_init(undex_outline *outline, guint32 beyond)
{
    *outline = (undex_outline){beyond, g_new0(guint16, beyond), g_new0(guint16, beyond),
                               g_new0(guint8, beyond), g_new0(guint8, beyond)};
}

void undex_outline_clear(undex_outline *outline)
{
    g_clear_pointer(&outline->words, g_free);
    g_clear_pointer(&outline->under, g_free);
    g_clear_pointer(&outline->kinds, g_free);
    g_clear_pointer(&outline->prose, g_free);
}

gboolean undex_slot_outline_decode(const void *bytes, gsize length, guint32 start, undex_outline *outline)
{
    const guint8 *said = bytes;
    gsize count = undex_slot_outline_count(length), end = start + count;
    columns at = columns_of(count);
    if (count == 0 || end > outline->beyond)
        return FALSE;
    memcpy(outline->words + start, said + at.words, 2 * count);
    memcpy(outline->under + start, said + at.under, 2 * count);
    memcpy(outline->kinds + start, said + at.kinds, count);
    memcpy(outline->prose + start, said + at.prose, count);
    for (gsize i = start; i < end; i++) {
        outline->words[i] = GUINT16_FROM_LE(outline->words[i]);
        outline->under[i] = GUINT16_FROM_LE(outline->under[i]);
    }
    return TRUE;
}
