// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/block.h"

#include <string.h>
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

GBytes *undex_block_pack(const char *const *lines, guint count)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        if (text->len + strlen(lines[i]) >= UNDEX_BLOCK_CEILING)
            return NULL;
        g_string_append_printf(text, "%s%s", i ? "\n" : "", lines[i]);
    }
    gsize room = ZSTD_compressBound(text->len);
    g_autofree char *bytes = g_malloc(room);
    gsize length = ZSTD_compressCCtx(packer(), bytes, room, text->str, text->len, LEVEL);
    if (ZSTD_isError(length))
        return NULL;
    return g_bytes_new(bytes, length);
}

/* The text of a block; NULL: it is none. */
static char *text_of(const void *bytes, gsize length)
{
    unsigned long long size = ZSTD_getFrameContentSize(bytes, length);
    if (size >= UNDEX_BLOCK_CEILING) /* the two values that mean "unknown" are beyond it too */
        return NULL;
    g_autofree char *text = g_try_malloc((gsize)size + 1);
    if (!text)
        return NULL;
    gsize got = ZSTD_decompressDCtx(unpacker(), text, (gsize)size, bytes, length);
    if (ZSTD_isError(got) || got != size)
        return NULL;
    text[size] = '\0';
    return g_steal_pointer(&text);
}

GPtrArray *undex_block_unpack(const void *bytes, gsize length)
{
    g_autofree char *text = text_of(bytes, length);
    if (!text)
        return NULL;
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        g_ptr_array_add(lines, g_strdup(line));
    }
    return g_steal_pointer(&lines);
}

char *undex_block_line(const void *bytes, gsize length, guint index)
{
    g_autofree char *text = text_of(bytes, length);
    char *line = text;
    for (guint i = 0; line && i < index; i++) {
        line = strchr(line, '\n');
        line += line != NULL;
    }
    return line ? g_strndup(line, strcspn(line, "\n")) : NULL;
}
