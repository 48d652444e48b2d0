// SPDX-License-Identifier: GPL-3.0-or-later
/* A passage of one document that became several in the other, or the other way round. A passage without a
 * partner is a piece of the one beside it where that one's partner has its words beside those of its own. */
#include "verify/passage_pairs.h"

/* The share of a piece's words that must stand in the whole; and the fewest words of a piece. */
static const double SHARE_OF_PIECE = 0.6;
enum { LEAST_WORDS = 5 };

static int other_of(const undex_diff_passages *p, guint i)
{
    return g_array_index(p->other, int, i);
}

static int head_of(const undex_diff_passages *p, guint i)
{
    return g_array_index(p->head, int, i);
}

static void count_words(GHashTable *counts, const undex_diff_passages *p, guint i, int by)
{
    undex_word_range range = undex_diff_range_at(p, i);
    for (guint w = range.begin; w < range.end; w++) {
        gpointer word = GUINT_TO_POINTER(g_array_index(p->words, guint, w));
        int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, word)) + by;
        g_hash_table_insert(counts, word, GINT_TO_POINTER(count));
    }
}

/* Of the words of `piece` those that stand in the whole beyond the words of its partner `head`. */
static double share_of(const undex_diff_passages *pieces, guint piece, guint head,
                       const undex_diff_passages *wholes, guint whole)
{
    g_autoptr(GHashTable) left = g_hash_table_new(g_direct_hash, g_direct_equal);
    undex_word_range range = undex_diff_range_at(pieces, piece);
    guint both = 0;
    count_words(left, wholes, whole, 1);
    count_words(left, pieces, head, -1);
    for (guint w = range.begin; w < range.end; w++) {
        gpointer word = GUINT_TO_POINTER(g_array_index(pieces->words, guint, w));
        int count = GPOINTER_TO_INT(g_hash_table_lookup(left, word));
        both += count > 0;
        g_hash_table_insert(left, word, GINT_TO_POINTER(count - 1));
    }
    return range.end - range.begin < LEAST_WORDS ? 0 : (double)both / (range.end - range.begin);
}

/* The passage with a partner that `piece` would lengthen; -1: none. `step`: on which side of it. */
static int neighbour(const undex_diff_passages *pieces, guint piece, int step)
{
    int beside = (int)piece + step;
    if (beside < 0 || beside >= (int)pieces->passages->len)
        return -1;
    int head = head_of(pieces, (guint)beside) >= 0 ? head_of(pieces, (guint)beside) : beside;
    gboolean alike = undex_diff_class_of(undex_diff_passage_at(pieces, piece)) ==
                     undex_diff_class_of(undex_diff_passage_at(pieces, (guint)head));
    return alike && other_of(pieces, (guint)head) >= 0 ? head : -1;
}

static void attach(undex_diff_passages *pieces, guint piece, int head)
{
    undex_word_range own = undex_diff_range_at(pieces, piece);
    undex_word_range *all = &g_array_index(pieces->ranges, undex_word_range, (guint)head);
    all->begin = MIN(all->begin, own.begin);
    all->end = MAX(all->end, own.end);
    g_array_index(pieces->head, int, piece) = head;
}

/* The better of its neighbours; FALSE: it is a piece of neither. */
static gboolean join_piece(undex_diff_passages *pieces, guint piece, const undex_diff_passages *wholes)
{
    double best = SHARE_OF_PIECE;
    int found = -1;
    for (int step = -1; step <= 1; step += 2) {
        int head = neighbour(pieces, piece, step);
        double share =
            head < 0 ? 0 : share_of(pieces, piece, (guint)head, wholes, (guint)other_of(pieces, (guint)head));
        if (share >= best && share > 0) {
            best = share;
            found = head;
        }
    }
    if (found >= 0)
        attach(pieces, piece, found);
    return found >= 0;
}

void undex_diff_passages_join(undex_diff_passages *pieces, const undex_diff_passages *wholes)
{
    gboolean more = TRUE;
    while (more) {
        more = FALSE;
        for (guint i = 0; i < pieces->passages->len; i++)
            if (other_of(pieces, i) < 0 && head_of(pieces, i) < 0)
                more |= join_piece(pieces, i, wholes);
    }
}
