// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds the documents, and places in them, that a text mentions. */
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

enum { MOST_MENTIONS = 1000 };

static void clear_mention(gpointer mention)
{
    g_free(((undex_mention *)mention)->symbol);
    g_free(((undex_mention *)mention)->para);
}

static int by_start(gconstpointer a, gconstpointer b)
{
    const citation_find *left = a, *right = b;
    return (left->start > right->start) - (left->start < right->start);
}

/* A paragraph goes with the symbol it stands by, but past a corrigendum with the document it corrects. */
static void add_paras(const char *text, gsize length, GArray *finds)
{
    for (guint i = 0; i < finds->len; i++) {
        citation_find *find = &g_array_index(finds, citation_find, i);
        find->para = citation_para_after(text, length, find->end);
        if (!find->para)
            find->para = citation_para_before(text, find->start);
        citation_find *base = i ? find - 1 : NULL;
        if (find->para && base && !base->para && strstr(find->symbol, "/Corr.") &&
            g_str_has_prefix(find->symbol, base->symbol))
            base->para = g_steal_pointer(&find->para);
    }
}

/* Code points instead of bytes, overlaps left out. */
static GArray *to_mentions(const char *text, GArray *finds)
{
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(undex_mention));
    g_array_set_clear_func(mentions, clear_mention);
    gsize byte = 0;
    glong offset = 0;
    for (guint i = 0; i < finds->len && mentions->len < MOST_MENTIONS; i++) {
        citation_find *find = &g_array_index(finds, citation_find, i);
        if (find->start < byte)
            continue;
        undex_mention mention = {.symbol = g_steal_pointer(&find->symbol),
                                 .para = g_steal_pointer(&find->para)};
        offset += g_utf8_pointer_to_offset(text + byte, text + find->start);
        mention.offset = (int)offset;
        mention.length = (int)g_utf8_pointer_to_offset(text + find->start, text + find->end);
        offset += mention.length;
        byte = find->end;
        g_array_append_val(mentions, mention);
    }
    return mentions;
}

GArray *undex_mention_find(const char *text)
{
    g_autoptr(GArray) finds = citation_finds_new();
    gsize length = text ? strlen(text) : 0;
    if (length < G_MAXINT && g_utf8_validate(text ? text : "", -1, NULL)) {
        citation_scan_symbols(text, length, FALSE, MOST_MENTIONS, finds);
        add_paras(text, length, finds);
        citation_scan_resolutions(text, length, 2 * MOST_MENTIONS, finds);
        g_array_sort(finds, by_start);
    }
    return to_mentions(text, finds);
}
