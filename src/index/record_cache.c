// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/record_cache.h"

#include "index/record_block.h"

#include <string.h>

/* Blocks that a thread keeps, and the most bytes of one: as it lies in the index, and unpacked. */
enum { BLOCKS_KEPT = 32, KEPT_LARGEST = 1 << 14, KEPT_LARGEST_UNPACKED = 1 << 18 };

/* By their compressed bytes: these say by themselves whether it is the same. */
typedef struct {
    GBytes *bytes;
    GPtrArray *records;
} kept_block;

typedef struct {
    kept_block blocks[BLOCKS_KEPT];
    guint next; /* to be replaced */
} shelf;

static void clear_block(kept_block *block)
{
    g_clear_pointer(&block->bytes, g_bytes_unref);
    g_clear_pointer(&block->records, g_ptr_array_unref);
}

static void free_shelf(gpointer p)
{
    shelf *s = p;
    for (guint i = 0; i < BLOCKS_KEPT; i++)
        clear_block(&s->blocks[i]);
    g_free(s);
}

static shelf *own_shelf(void)
{
    static GPrivate kept = G_PRIVATE_INIT(free_shelf);
    if (!g_private_get(&kept))
        g_private_set(&kept, g_new0(shelf, 1));
    return g_private_get(&kept);
}

static GPtrArray *find_block(const shelf *s, const void *bytes, gsize length)
{
    for (guint i = 0; i < BLOCKS_KEPT && s->blocks[i].bytes; i++) {
        gsize kept = 0;
        const void *own = g_bytes_get_data(s->blocks[i].bytes, &kept);
        if (kept == length && memcmp(own, bytes, length) == 0)
            return g_ptr_array_ref(s->blocks[i].records);
    }
    return NULL;
}

static gsize size_of(const GPtrArray *records)
{
    gsize size = 0;
    for (guint i = 0; i < records->len; i++)
        size += g_bytes_get_size(records->pdata[i]);
    return size;
}

GPtrArray *undex_record_cache_unpack(const void *bytes, gsize length)
{
    shelf *s = own_shelf();
    GPtrArray *records = find_block(s, bytes, length);
    if (records)
        return records;
    records = undex_record_block_unpack(bytes, length);
    if (!records || length > KEPT_LARGEST || size_of(records) > KEPT_LARGEST_UNPACKED)
        return records;
    kept_block *place = &s->blocks[s->next++ % BLOCKS_KEPT];
    clear_block(place);
    *place = (kept_block){g_bytes_new(bytes, length), g_ptr_array_ref(records)};
    return records;
}
