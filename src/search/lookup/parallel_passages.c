// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbered passages are paired by what their ids say after the document: "#annex.II.para.12". Between two
 * such pairs that follow one another in both documents, passages without numbers are paired in their order,
 * kind by kind; where one document has more of a kind there than the other, those pairs are doubtful. */
#include "undex/parallel.h"

#include <string.h>

/* What names the passage in every language, NULL: its id says only where it stands on a page. */
static const char *number_of(const undex_passage *passage)
{
    const char *place = passage->id ? strchr(passage->id, '#') : NULL;
    gboolean on_page = place && place[1] == 'p' && g_ascii_isdigit(place[2]);
    return on_page ? NULL : place;
}

static const undex_passage *passage_at(const undex_document *document, int ordinal)
{
    return g_ptr_array_index(document->passages, (guint)ordinal);
}

/* Ordinals of the numbered passages, by their numbers. */
static GHashTable *numbers_of(const undex_document *document)
{
    GHashTable *numbers = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < (int)document->passages->len; i++) {
        const char *number = number_of(passage_at(document, i));
        if (number && !g_hash_table_contains(numbers, number))
            g_hash_table_insert(numbers, (gpointer)number, GINT_TO_POINTER(i));
    }
    return numbers;
}

static void pair_numbered(const undex_document *document, const undex_document *other, GArray *pairs)
{
    g_autoptr(GHashTable) numbers = numbers_of(other);
    for (int i = 0; i < (int)document->passages->len; i++) {
        const undex_passage *passage = passage_at(document, i);
        const char *number = number_of(passage);
        gpointer found;
        if (!number || !g_hash_table_lookup_extended(numbers, number, NULL, &found))
            continue;
        undex_parallel *pair = &g_array_index(pairs, undex_parallel, (guint)i);
        pair->ordinal = GPOINTER_TO_INT(found);
        const undex_passage *same = passage_at(other, pair->ordinal);
        pair->doubtful = passage->kind != same->kind || passage->items->len != same->items->len ||
                         passage->notes->len != same->notes->len;
    }
}

/* The next passage without a number of that kind in [*at, end); NULL: there is none. */
static const undex_passage *take_unnumbered(const undex_document *document, undex_kind kind, int *at, int end)
{
    while (*at < end) {
        const undex_passage *passage = passage_at(document, (*at)++);
        if (passage->kind == kind && !number_of(passage))
            return passage;
    }
    return NULL;
}

static int count_unnumbered(const undex_document *document, undex_kind kind, int at, int end)
{
    int count = 0;
    while (take_unnumbered(document, kind, &at, end))
        count++;
    return count;
}

typedef struct {
    int start, end; /* [start, end) */
} range;

static void pair_between(const undex_document *document, range mine, const undex_document *other,
                         range theirs, GArray *pairs)
{
    for (undex_kind kind = 0; kind < UNDEX_KIND_COUNT; kind++) {
        int at = mine.start, there = theirs.start;
        gboolean doubtful = count_unnumbered(document, kind, mine.start, mine.end) !=
                            count_unnumbered(other, kind, theirs.start, theirs.end);
        while (take_unnumbered(document, kind, &at, mine.end) &&
               take_unnumbered(other, kind, &there, theirs.end))
            g_array_index(pairs, undex_parallel, (guint)at - 1) = (undex_parallel){there - 1, doubtful};
    }
}

/* Notes stand where a page ends, which differs: they bound nothing. */
static gboolean bounds(const undex_document *document, const GArray *pairs, int i, int after)
{
    const undex_passage *passage = passage_at(document, i);
    return number_of(passage) && !undex_passage_is_note(passage) &&
           g_array_index(pairs, undex_parallel, (guint)i).ordinal >= after;
}

GArray *undex_parallel_align(const undex_document *document, const undex_document *other)
{
    int count = (int)document->passages->len;
    GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(undex_parallel), (guint)count);
    for (int i = 0; i < count; i++) {
        undex_parallel none = {-1, FALSE};
        g_array_append_val(pairs, none);
    }
    pair_numbered(document, other, pairs);
    range mine = {0, 0}, theirs = {0, 0};
    for (; mine.end <= count; mine.end++) {
        if (mine.end < count && !bounds(document, pairs, mine.end, theirs.start))
            continue;
        theirs.end = mine.end < count ? g_array_index(pairs, undex_parallel, (guint)mine.end).ordinal
                                      : (int)other->passages->len;
        pair_between(document, mine, other, theirs, pairs);
        mine.start = mine.end + 1;
        theirs.start = theirs.end + 1;
    }
    return pairs;
}
