// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/block.h"

#include "undex/record.h"

#include <zstd.h>

/* Of the levels that cost little, the one that saves most. */
enum { LEVEL = 3 };

static void free_packer(gpointer context)
{
    ZSTD_freeCCtx(context);
}

static void free_unpacker(gpointer context)
{
    ZSTD_freeDCtx(context);
}

/* To make one costs more than a block does: each thread keeps its own. */
static ZSTD_CCtx *packer(void)
{
    static GPrivate kept = G_PRIVATE_INIT(free_packer);
    if (!g_private_get(&kept))
        g_private_set(&kept, ZSTD_createCCtx());
    return g_private_get(&kept);
}

static ZSTD_DCtx *unpacker(void)
{
    static GPrivate kept = G_PRIVATE_INIT(free_unpacker);
    if (!g_private_get(&kept))
        g_private_set(&kept, ZSTD_createDCtx());
    return g_private_get(&kept);
}

GBytes *undex_block_pack(GVariant *const *records, guint count)
{
    g_autoptr(GVariant) all =
        g_variant_ref_sink(g_variant_new_array(G_VARIANT_TYPE(UNDEX_PASSAGE_VARIANT), records, count));
    if (g_variant_get_size(all) >= UNDEX_BLOCK_CEILING)
        return NULL;
    g_autoptr(GBytes) plain = undex_variant_to_bytes(all);
    gsize size = 0;
    const void *from = g_bytes_get_data(plain, &size);
    gsize room = ZSTD_compressBound(size);
    g_autofree char *bytes = g_malloc(room);
    gsize length = ZSTD_compressCCtx(packer(), bytes, room, from, size, LEVEL);
    return ZSTD_isError(length) ? NULL : g_bytes_new(bytes, length);
}

/* NULL: it is no block. */
static GBytes *plain_of(const void *bytes, gsize length)
{
    unsigned long long size = ZSTD_getFrameContentSize(bytes, length);
    if (size >= UNDEX_BLOCK_CEILING) /* the two values that mean "unknown" are beyond it too */
        return NULL;
    g_autofree char *plain = g_try_malloc(MAX((gsize)size, 1));
    if (!plain)
        return NULL;
    gsize got = ZSTD_decompressDCtx(unpacker(), plain, (gsize)size, bytes, length);
    if (ZSTD_isError(got) || got != size)
        return NULL;
    return g_bytes_new_take(g_steal_pointer(&plain), (gsize)size);
}

GVariant *undex_block_unpack(const void *bytes, gsize length)
{
    g_autoptr(GBytes) plain = plain_of(bytes, length);
    return plain ? undex_variant_from_bytes("a" UNDEX_PASSAGE_VARIANT, plain) : NULL;
}
