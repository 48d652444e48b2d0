// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/word_diff.h"

#include <string.h>

/* Pairs of words that are looked at: a byte each. */
enum { MOST_PAIRS = 24 << 20 };

/* How the best way to a pair of words came there. */
enum { FROM_BOTH = 1, FROM_OLD = 2, FROM_NEW = 3 };

typedef struct {
    const undex_diff_side *old, *new;
    gsize n, m; /* words of the new side, of the old */
    guint *old_ids, *new_ids;
    guint8 *free_before; /* words of the old side may be left out before that word of the new one */
    guint8 *ways;        /* (n + 1) rows of (m + 1) */
    gboolean within;
} table;

static void clear_piece(gpointer piece)
{
    g_free(((undex_diff_piece *)piece)->text);
}

GArray *undex_diff_pieces_new(void)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(undex_diff_piece));
    g_array_set_clear_func(pieces, clear_piece);
    return pieces;
}

void undex_word_diff_clear(undex_word_diff *diff)
{
    g_clear_pointer(&diff->pieces, g_array_unref);
}

/* Equal words have equal numbers. */
static guint *number_words(GHashTable *numbers, const undex_diff_side *side)
{
    gsize count = side->range.end - side->range.begin;
    guint *ids = g_new(guint, count + 1);
    for (gsize i = 0; i < count; i++) {
        g_autofree char *word = undex_word_copy(side->stream, side->range.begin + (guint)i);
        gpointer known = g_hash_table_lookup(numbers, word);
        if (!known) {
            known = GUINT_TO_POINTER(g_hash_table_size(numbers) + 1);
            g_hash_table_insert(numbers, g_steal_pointer(&word), known);
        }
        ids[i] = GPOINTER_TO_UINT(known);
    }
    return ids;
}

static guint8 *free_words(const undex_diff_side *new, gsize n)
{
    guint8 *free_before = g_new0(guint8, n + 1);
    for (guint i = 0; new->gaps &&i < new->gaps->len; i++) {
        const undex_gap *gap = &g_array_index(new->gaps, undex_gap, i);
        if (gap->word >= new->range.begin && gap->word - new->range.begin <= n)
            free_before[gap->word - new->range.begin] = 1;
    }
    return free_before;
}

/* The cost of the best way to each pair, row by row: a word that one side alone has costs two, and so does
 * one in place of another, three. */
static void fill(const table *t, guint *row, guint *above)
{
    enum { ONE = 2, OTHER = 3 };
    for (gsize j = 0; j <= t->m; j++) {
        above[j] = t->within || t->free_before[0] ? 0 : (guint)j * ONE;
        t->ways[j] = FROM_OLD;
    }
    for (gsize i = 1; i <= t->n; i++) {
        guint8 *ways = t->ways + i * (t->m + 1);
        guint skip = t->free_before[i] || (t->within && i == t->n) ? 0 : ONE;
        row[0] = (guint)i * ONE;
        ways[0] = FROM_NEW;
        for (gsize j = 1; j <= t->m; j++) {
            guint both = above[j - 1] + (t->new_ids[i - 1] == t->old_ids[j - 1] ? 0 : OTHER);
            guint from_new = above[j] + ONE, from_old = row[j - 1] + skip;
            row[j] = MIN(both, MIN(from_new, from_old));
            ways[j] = row[j] == both ? FROM_BOTH : row[j] == from_new ? FROM_NEW : FROM_OLD;
        }
        guint *swap = above;
        above = row;
        row = swap;
    }
}

/* The text of the words [begin, end) of a side, up to the next word. */
static char *slice(const undex_diff_side *side, gsize begin, gsize end)
{
    const undex_word *first = undex_word_at(side->stream, side->range.begin + (guint)begin);
    const undex_word *last = undex_word_at(side->stream, side->range.begin + (guint)end - 1);
    GString *text = g_string_new(NULL);
    for (guint part = first->part;; part++) {
        const char *source = side->texts[part];
        gsize from = part == first->part ? first->from : 0;
        gsize to = part == last->part ? last->to : strlen(source);
        g_string_append_len(text, source + from, (gssize)(to - from));
        if (part == last->part)
            break;
        g_string_append_c(text, ' ');
    }
    const char *rest = side->texts[last->part] + last->to;
    while (*rest && !g_ascii_isspace(*rest) && g_unichar_ispunct(g_utf8_get_char(rest))) {
        const char *next = g_utf8_next_char(rest);
        g_string_append_len(text, rest, next - rest);
        rest = next;
    }
    return g_string_free(text, FALSE);
}

static void add_piece(GArray *pieces, undex_diff_side_name which, const undex_diff_side *side, gsize begin,
                      gsize end)
{
    if (begin >= end)
        return;
    undex_diff_piece piece = {.side = which,
                              .glued = undex_word_at(side->stream, side->range.begin + (guint)begin)->glued,
                              .text = slice(side, begin, end)};
    g_array_append_val(pieces, piece);
}

/* For each word of the new side that of the old one which it equals, or -1; and the old words in between. */
typedef struct {
    GArray *pairs; /* int */
    gsize begin, end, same;
} way_back;

static void trace(const table *t, way_back *way)
{
    way->pairs = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_set_size(way->pairs, (guint)t->n);
    gsize i = t->n, j = t->m;
    while (t->within && j && i == t->n && t->ways[i * (t->m + 1) + j] == FROM_OLD)
        j--;
    way->end = j;
    while (i || (j && !t->within)) {
        guint8 from = t->ways[i * (t->m + 1) + j];
        gboolean same = from == FROM_BOTH && t->new_ids[i - 1] == t->old_ids[j - 1];
        i -= from != FROM_OLD;
        j -= from != FROM_NEW;
        if (from != FROM_OLD)
            g_array_index(way->pairs, int, i) = same ? (int)j : -1;
        way->same += same;
    }
    way->begin = j;
}

static gboolean is_left_out(const table *t, gsize from, gsize to)
{
    for (gsize i = from; i <= to; i++)
        if (t->free_before[i])
            return TRUE;
    return FALSE;
}

/* What the sides do not share up to the next word that they do, then what they share, and so on. */
static GArray *pieces_of(const table *t, const way_back *way)
{
    GArray *pieces = undex_diff_pieces_new();
    const int *pairs = (const int *)(gconstpointer)way->pairs->data;
    for (gsize i = 0, j = way->begin; i < t->n || j < way->end;) {
        gsize i_begin = i, j_begin = j;
        while (i < t->n && pairs[i] < 0)
            i++;
        j = i < t->n ? (gsize)pairs[i] : way->end;
        if (j > j_begin && i == i_begin && is_left_out(t, i_begin, i)) {
            undex_diff_piece dots = {.side = UNDEX_DIFF_SAME, .text = g_strdup("...")};
            g_array_append_val(pieces, dots);
        } else {
            add_piece(pieces, UNDEX_DIFF_OLD, t->old, j_begin, j);
            add_piece(pieces, UNDEX_DIFF_NEW, t->new, i_begin, i);
        }
        for (i_begin = i; i < t->n && pairs[i] == (int)j; i++)
            j++;
        add_piece(pieces, UNDEX_DIFF_SAME, t->new, i_begin, i);
    }
    return pieces;
}

gboolean undex_word_diff_make(const undex_diff_side *old, const undex_diff_side *new, gboolean within,
                              undex_word_diff *diff)
{
    gsize n = new->range.end - new->range.begin, m = old->range.end - old->range.begin;
    *diff = (undex_word_diff){0};
    if (!n || !m || n + 1 > MOST_PAIRS / (m + 1))
        return FALSE;
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree guint *old_ids = number_words(numbers, old), *new_ids = number_words(numbers, new);
    g_autofree guint8 *free_before = free_words(new, n), *ways = g_malloc((n + 1) * (m + 1));
    g_autofree guint *row = g_new(guint, m + 1), *above = g_new(guint, m + 1);
    table t = {old, new, n, m, old_ids, new_ids, free_before, ways, within};
    fill(&t, row, above);
    way_back way = {0};
    trace(&t, &way);
    diff->pieces = pieces_of(&t, &way);
    diff->there = (undex_word_range){old->range.begin + (guint)way.begin, old->range.begin + (guint)way.end};
    diff->likeness = (double)way.same / (double)n;
    g_array_unref(way.pairs);
    return TRUE;
}
