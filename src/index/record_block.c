// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/record_block.h"

#include "base/binary.h"
#include "index/document_ceilings.h"

#include <string.h>
#include <zstd.h>

/* Of the levels that cost little, the one that saves most. */
enum { LEVEL = 6 };

static void free_packer(gpointer context)
{
    ZSTD_freeCCtx(context);
}

static void free_unpacker(gpointer context)
{
    ZSTD_freeDCtx(context);
}

/* To make one costs more than a block does: each thread keeps its own. Both know the phrases before the first
 * block, which so begins as if it stood after them. */
static ZSTD_CCtx *packer(void)
{
    static GPrivate kept = G_PRIVATE_INIT(free_packer);
    if (!g_private_get(&kept)) {
        ZSTD_CCtx *made = ZSTD_createCCtx();
        ZSTD_CCtx_setParameter(made, ZSTD_c_compressionLevel, LEVEL);
        ZSTD_CCtx_setParameter(made, ZSTD_c_checksumFlag, 1); /* what is damaged is not shown as text */
        ZSTD_CCtx_loadDictionary(made, undex_data_record_phrases, strlen(undex_data_record_phrases));
        g_private_set(&kept, made);
    }
    return g_private_get(&kept);
}

static ZSTD_DCtx *unpacker(void)
{
    static GPrivate kept = G_PRIVATE_INIT(free_unpacker);
    if (!g_private_get(&kept)) {
        ZSTD_DCtx *made = ZSTD_createDCtx();
        ZSTD_DCtx_loadDictionary(made, undex_data_record_phrases, strlen(undex_data_record_phrases));
        g_private_set(&kept, made);
    }
    return g_private_get(&kept);
}

void undex_record_block_warm(void)
{
    g_autoptr(GBytes) none = undex_record_block_pack(NULL, 0);
}

GBytes *undex_record_block_pack(GBytes *const *records, guint count)
{
    g_autoptr(GByteArray) plain = g_byte_array_new();
    for (guint i = 0; i < count; i++) {
        gsize size = 0;
        const void *record = g_bytes_get_data(records[i], &size);
        if (size >= UNDEX_RECORD_BLOCK_CEILING)
            return NULL;
        undex_binary_write_bytes(plain, record, size);
        if (plain->len >= UNDEX_RECORD_BLOCK_CEILING)
            return NULL;
    }
    gsize room = ZSTD_compressBound(plain->len);
    g_autofree char *bytes = g_malloc(room);
    gsize length = ZSTD_compress2(packer(), bytes, room, plain->data, plain->len);
    return ZSTD_isError(length) ? NULL : g_bytes_new(bytes, length);
}

/* NULL: it is no block. */
static GBytes *plain_of(const void *bytes, gsize length)
{
    unsigned long long size = ZSTD_getFrameContentSize(bytes, length);
    if (size >= UNDEX_RECORD_BLOCK_CEILING) /* the two values that mean "unknown" are beyond it too */
        return NULL;
    g_autofree char *plain = g_try_malloc(MAX((gsize)size, 1));
    if (!plain)
        return NULL;
    gsize got = ZSTD_decompressDCtx(unpacker(), plain, (gsize)size, bytes, length);
    return ZSTD_isError(got) || got != size ? NULL : g_bytes_new_take(g_steal_pointer(&plain), (gsize)size);
}

GPtrArray *undex_record_block_unpack(const void *bytes, gsize length)
{
    g_autoptr(GBytes) plain = plain_of(bytes, length);
    if (!plain)
        return NULL;
    undex_binary_reader from = undex_binary_reader_of(plain);
    const guint8 *start = from.at;
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    while (from.at < from.end) {
        gsize size = 0;
        const guint8 *record = undex_binary_read_bytes(&from, &size);
        if (!record)
            return NULL;
        g_ptr_array_add(records, g_bytes_new_from_bytes(plain, (gsize)(record - start), size));
    }
    return g_steal_pointer(&records);
}
