// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/document_diff.h"

#include "verify/passage_pairs.h"
#include "verify/word_diff.h"

#include <string.h>

const char *undex_change_name(undex_change change)
{
    static const char *const names[UNDEX_CHANGE_COUNT] = {"same", "changed", "added", "removed"};
    return names[change];
}

static void compared_free(gpointer data)
{
    undex_compared *compared = data;
    g_clear_pointer(&compared->diff, g_array_unref);
    g_clear_pointer(&compared->merged, g_ptr_array_unref);
    g_clear_pointer(&compared->split, g_ptr_array_unref);
    g_free(compared);
}

void undex_comparison_free(undex_comparison *comparison)
{
    if (!comparison)
        return;
    g_ptr_array_unref(comparison->items);
    g_free(comparison);
}

/* The longest run of passages that kept their order (TRUE for each of the new ones that is in it): the others
 * were moved. */
static GArray *unmoved(const undex_diff_passages *new)
{
    guint count = new->passages->len;
    GArray *kept = g_array_new(FALSE, TRUE, sizeof(gboolean));
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint)); /* of runs of 1, 2 ... the least end */
    g_autofree int *before = g_new(int, count + 1);
    g_array_set_size(kept, count);
    for (guint k = 0; k < count; k++) {
        int place = g_array_index(new->other, int, k);
        if (place < 0)
            continue;
        guint low = 0, high = ends->len;
        while (low < high) {
            guint middle = low + (high - low) / 2;
            if (g_array_index(new->other, int, g_array_index(ends, guint, middle)) < place)
                low = middle + 1;
            else
                high = middle;
        }
        before[k] = low ? (int)g_array_index(ends, guint, low - 1) : -1;
        if (low == ends->len)
            g_array_append_val(ends, k);
        else
            g_array_index(ends, guint, low) = k;
    }
    for (int k = ends->len ? (int)g_array_index(ends, guint, ends->len - 1) : -1; k >= 0; k = before[k])
        g_array_index(kept, gboolean, k) = TRUE;
    return kept;
}

static const char **texts_of(const undex_diff_passages *p)
{
    const char **texts = g_new0(const char *, p->passages->len + 1);
    for (guint i = 0; i < p->passages->len; i++)
        texts[i] = undex_diff_passage_at(p, i)->text;
    return texts;
}

/* A passage with its pieces; NULL: it has none. */
static GPtrArray *whole_of(const undex_diff_passages *p, guint i)
{
    g_autoptr(GPtrArray) whole = g_ptr_array_new();
    for (guint k = 0; k < p->passages->len; k++)
        if (k == i || g_array_index(p->head, int, k) == (int)i)
            g_ptr_array_add(whole, p->passages->pdata[k]);
    return whole->len > 1 ? g_steal_pointer(&whole) : NULL;
}

static GArray *words_changed(const undex_diff_passages *old, guint i, const undex_diff_passages *new, guint k)
{
    undex_word_range a = undex_diff_range_at(old, i), b = undex_diff_range_at(new, k);
    const undex_passage *was = undex_diff_passage_at(old, i), *is = undex_diff_passage_at(new, k);
    g_autofree const char **old_texts = texts_of(old), **new_texts = texts_of(new);
    undex_diff_side old_side = {old_texts, old->stream, a, NULL},
                    new_side = {new_texts, new->stream, b, NULL};
    undex_word_diff diff;
    if (undex_word_diff_make(&old_side, &new_side, FALSE, &diff))
        return diff.pieces;
    GArray *pieces = undex_diff_pieces_new(); /* too long: one in the place of the other */
    undex_diff_piece gone = {UNDEX_DIFF_OLD, FALSE, g_strdup(was->text)};
    undex_diff_piece come = {UNDEX_DIFF_NEW, FALSE, g_strdup(is->text)};
    g_array_append_val(pieces, gone);
    g_array_append_val(pieces, come);
    return pieces;
}

static void take(undex_comparison *c, undex_compared compared)
{
    c->counts[compared.change]++;
    c->moved += compared.moved;
    c->renumbered += compared.renumbered;
    c->merged += compared.merged != NULL;
    c->split += compared.split != NULL;
    c->is_same &= compared.change == UNDEX_CHANGE_NONE && !compared.moved && !compared.renumbered &&
                  !compared.merged && !compared.split;
    undex_compared *item = g_new(undex_compared, 1);
    *item = compared;
    g_ptr_array_add(c->items, item);
}

/* What was removed from the old document's place `*at` on, up to what has a partner. */
static void take_removed(undex_comparison *c, const undex_diff_passages *old, guint *at)
{
    for (; *at < old->passages->len && g_array_index(old->other, int, *at) < 0; ++*at)
        if (g_array_index(old->head, int, *at) < 0)
            take(c, (undex_compared){.change = UNDEX_CHANGE_REMOVED, .old = undex_diff_passage_at(old, *at)});
}

/* Up to place `to`: what has a partner is told where that is. */
static void pass_old(undex_comparison *c, const undex_diff_passages *old, guint *at, guint to)
{
    for (take_removed(c, old, at); *at < to; take_removed(c, old, at))
        ++*at;
}

static void take_new(undex_comparison *c, const undex_diff_passages *old, const undex_diff_passages *new,
                     guint k, gboolean moved)
{
    int i = g_array_index(new->other, int, k);
    undex_compared compared = {.change = UNDEX_CHANGE_ADDED, .new = undex_diff_passage_at(new, k)};
    if (i >= 0) {
        compared.old = undex_diff_passage_at(old, (guint)i);
        compared.moved = moved;
        compared.merged = whole_of(old, (guint)i);
        compared.split = whole_of(new, k);
        compared.renumbered = g_strcmp0(compared.old->label, compared.new->label) != 0;
        compared.change = undex_diff_has_same(old, (guint)i, new, k) ? UNDEX_CHANGE_NONE : UNDEX_CHANGE_WORDS;
        if (compared.change == UNDEX_CHANGE_WORDS)
            compared.diff = words_changed(old, (guint)i, new, k);
    }
    take(c, compared);
}

undex_comparison *undex_documents_compare(const undex_cited *old_cited, const undex_cited *new_cited)
{
    g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(undex_diff_passages) old = undex_diff_passages_new(old_cited, numbers);
    g_autoptr(undex_diff_passages) new = undex_diff_passages_new(new_cited, numbers);
    undex_diff_passages_pair(old, new);
    g_autoptr(GArray) kept = unmoved(new);
    undex_comparison *c = g_new0(undex_comparison, 1);
    c->old = old_cited->document;
    c->new = new_cited->document;
    c->items = g_ptr_array_new_with_free_func(compared_free);
    c->is_same = TRUE;
    guint at = 0;
    take_removed(c, old, &at);
    for (guint k = 0; k < new->passages->len; k++) {
        gboolean stays = g_array_index(kept, gboolean, k);
        if (stays)
            pass_old(c, old, &at, (guint)g_array_index(new->other, int, k));
        if (g_array_index(new->head, int, k) < 0)
            take_new(c, old, new, k, !stays);
        if (stays) {
            at++;
            take_removed(c, old, &at);
        }
    }
    pass_old(c, old, &at, old->passages->len);
    return c;
}
