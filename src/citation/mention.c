// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds the documents, and places in them, that a text mentions. */
#include "citation/mention_patterns.h"
#include "citation/pinpoint.h"
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

enum { MOST_MENTIONS = 1000 };

static void clear_mention(gpointer p)
{
    undex_mention *mention = p;
    g_free(mention->symbol);
    g_free(mention->para);
    g_free(mention->place);
}

/* Of two that begin at one place the longer one comes first; of members of a range, which have one place, the
 * one that was found first. */
static gint by_place(gconstpointer a, gconstpointer b)
{
    const citation_find *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->end > right->end ? -1 : left->end < right->end;
}

static void set_place(citation_find *find, citation_pinpoint *pinpoint)
{
    find->para = g_steal_pointer(&pinpoint->para);
    find->place = g_steal_pointer(&pinpoint->place);
}

/* The symbols of one document, with nothing between them but a dash, a stroke or a corrigendum, have one
 * place. */
static gboolean are_one(const char *text, const citation_find *one, const citation_find *next)
{
    if (next->start < one->end || next->start - one->end > strlen(" and "))
        return FALSE;
    if (strstr(next->symbol, "/Corr.") && g_str_has_prefix(next->symbol, one->symbol))
        return TRUE;
    g_autofree char *between = g_strndup(text + one->end, next->start - one->end);
    return strcmp(between, "-") == 0 || strcmp(between, "–") == 0 || strcmp(between, "‑") == 0;
}

static gboolean is_listed(const citation_find *before, const citation_find *find)
{
    return find->start == before->start && find->end == before->end;
}

/* "paragraphs 11 of resolution 2213 (2015), 11 of resolution 2362 (2017)". */
static gboolean find_again(const char *text, const citation_find *before, const citation_find *find,
                           citation_pinpoint *pinpoint)
{
    enum { LONGEST = 40 };
    undex_match match;
    if (!before->para || find->start < before->end || find->start - before->end > LONGEST ||
        !mention_match(MENTION_PLACE_AGAIN, text + before->end, find->start - before->end, 0, &match))
        return FALSE;
    pinpoint->para = mention_group(MENTION_PLACE_AGAIN, "para", text + before->end, &match);
    pinpoint->place = g_strconcat("para. ", pinpoint->para, NULL);
    return TRUE;
}

static void add_places(const char *text, gsize length, GArray *finds)
{
    for (guint i = 0; i < finds->len; i++) {
        citation_find *find = &g_array_index(finds, citation_find, i);
        citation_pinpoint pinpoint = {NULL, NULL};
        if (find->place || (i && is_listed(find - 1, find)))
            continue;
        if (citation_pinpoint_after(text, length, find->end, &pinpoint) ||
            citation_pinpoint_before(text, find->start, &pinpoint) ||
            (i && find_again(text, find - 1, find, &pinpoint)))
            set_place(find, &pinpoint);
    }
    for (guint i = finds->len; i-- > 1;) {
        citation_find *find = &g_array_index(finds, citation_find, i), *one = find - 1;
        if (!find->place || one->place || !one->symbol || !find->symbol || !are_one(text, one, find))
            continue;
        one->place = g_strdup(find->place);
        one->para = g_strdup(find->para);
        if (strstr(find->symbol, "/Corr.")) { /* past a corrigendum a place is one of what it corrects */
            g_clear_pointer(&find->place, g_free);
            g_clear_pointer(&find->para, g_free);
        }
    }
}

/* What lies within another find is left out. */
static void drop_overlaps(GArray *finds)
{
    gsize start = 0, end = 0;
    guint kept = 0;
    for (guint i = 0; i < finds->len; i++) {
        citation_find find = g_array_index(finds, citation_find, i);
        gboolean same = kept && find.start == start && find.end == end &&
                        g_strcmp0(find.symbol, g_array_index(finds, citation_find, kept - 1).symbol) != 0;
        if (kept && find.start < end && !same) {
            g_free(find.symbol);
            g_free(find.para);
            g_free(find.place);
            g_free(find.number);
            continue;
        }
        start = find.start;
        end = find.end;
        g_array_index(finds, citation_find, kept++) = find;
    }
    memset(&g_array_index(finds, citation_find, kept), 0, (finds->len - kept) * sizeof(citation_find));
    g_array_set_size(finds, kept);
}

GArray *citation_find_all(const char *text, gsize length, const char *own, const char *heading)
{
    GArray *finds = citation_finds_new();
    citation_scan_symbols(text, length, TRUE, MOST_MENTIONS, finds);
    citation_scan_resolutions(text, length, own, 2 * MOST_MENTIONS, finds);
    citation_scan_numbers(text, length, 3 * MOST_MENTIONS, finds);
    citation_scan_listed(text, length, heading, 4 * MOST_MENTIONS, finds);
    if (finds->len) {
        g_array_sort(finds, by_place);
        drop_overlaps(finds);
        add_places(text, length, finds);
    }
    return finds;
}

GArray *undex_mention_find(const char *text)
{
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(undex_mention));
    gsize length = text ? strlen(text) : 0, byte = 0;
    glong offset = 0;
    g_array_set_clear_func(mentions, clear_mention);
    if (!length || length >= G_MAXINT || !g_utf8_validate(text, -1, NULL))
        return mentions;
    g_autoptr(GArray) finds = citation_find_all(text, length, NULL, NULL);
    for (guint i = 0; i < finds->len && mentions->len < MOST_MENTIONS; i++) {
        citation_find *find = &g_array_index(finds, citation_find, i);
        if (!find->symbol)
            continue;
        offset += g_utf8_pointer_to_offset(text + byte, text + find->start);
        byte = find->start;
        undex_mention mention = {g_steal_pointer(&find->symbol), g_steal_pointer(&find->para), (int)offset,
                                 (int)g_utf8_pointer_to_offset(text + find->start, text + find->end),
                                 g_steal_pointer(&find->place)};
        g_array_append_val(mentions, mention);
    }
    return mentions;
}
