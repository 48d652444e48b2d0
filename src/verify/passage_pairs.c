// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/passage_pairs.h"

#include <string.h>

/* A word that stands in more passages than this says nothing of which is which. */
enum { COMMON_WORD = 40, MOST_LIKELY = 1 << 20 };
/* The share of their words that two passages must have in common to be one; where they have the same number.
 */
static const double LIKE = 0.5, LIKE_OF_SAME_LABEL = 0.35;

static gboolean is_compared(const undex_passage *passage)
{
    return passage->text && passage->kind != UNDEX_KIND_MASTHEAD && passage->kind != UNDEX_KIND_BOILERPLATE;
}

static void add_passage(undex_diff_passages *p, const undex_passage *passage)
{
    undex_word_range range = {p->stream->words->len, 0};
    int none = -1;
    undex_word_stream_add(p->stream, passage->text, 0, strlen(passage->text), p->passages->len);
    range.end = p->stream->words->len;
    g_ptr_array_add(p->passages, (gpointer)passage);
    g_array_append_val(p->ranges, range);
    g_array_append_val(p->other, none);
    g_array_append_val(p->head, none);
}

static void number_words(undex_diff_passages *p, GHashTable *numbers)
{
    for (guint i = 0; i < p->stream->words->len; i++) {
        g_autofree char *word = undex_word_copy(p->stream, i);
        guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, word));
        if (!number) {
            number = g_hash_table_size(numbers) + 1;
            g_hash_table_insert(numbers, g_steal_pointer(&word), GUINT_TO_POINTER(number));
        }
        g_array_append_val(p->words, number);
    }
}

undex_diff_passages *undex_diff_passages_new(const undex_cited *cited, GHashTable *numbers)
{
    undex_diff_passages *p = g_new(undex_diff_passages, 1);
    const GPtrArray *passages = cited->document->passages;
    *p = (undex_diff_passages){.passages = g_ptr_array_new(),
                               .stream = undex_word_stream_new(),
                               .ranges = g_array_new(FALSE, FALSE, sizeof(undex_word_range)),
                               .other = g_array_new(FALSE, FALSE, sizeof(int)),
                               .head = g_array_new(FALSE, FALSE, sizeof(int)),
                               .words = g_array_new(FALSE, FALSE, sizeof(guint))};
    guint count = cited->whole ? passages->len : cited->ordinals->len;
    for (guint i = 0; i < count; i++) {
        guint ordinal = cited->whole ? i : (guint)g_array_index(cited->ordinals, int, i);
        const undex_passage *passage = g_ptr_array_index(passages, ordinal);
        if (is_compared(passage))
            add_passage(p, passage);
    }
    number_words(p, numbers);
    return p;
}

void undex_diff_passages_free(undex_diff_passages *p)
{
    if (!p)
        return;
    g_ptr_array_unref(p->passages);
    undex_word_stream_free(p->stream);
    g_array_unref(p->ranges);
    g_array_unref(p->other);
    g_array_unref(p->head);
    g_array_unref(p->words);
    g_free(p);
}

/* The letters of a passage. */
static const char *letters_at(const undex_diff_passages *p, guint i, gsize *length)
{
    undex_word_range range = undex_diff_range_at(p, i);
    if (range.begin >= range.end) {
        *length = 0;
        return "";
    }
    const undex_word *first = undex_word_at(p->stream, range.begin),
                     *last = undex_word_at(p->stream, range.end - 1);
    *length = last->start + last->length - first->start;
    return p->stream->letters->str + first->start;
}

gboolean undex_diff_has_same(const undex_diff_passages *a, guint i, const undex_diff_passages *b, guint k)
{
    gsize a_length, b_length;
    const char *a_letters = letters_at(a, i, &a_length), *b_letters = letters_at(b, k, &b_length);
    return a_length == b_length && memcmp(a_letters, b_letters, a_length) == 0;
}

static int other_of(const undex_diff_passages *p, guint i)
{
    return g_array_index(p->other, int, i);
}

static void join(undex_diff_passages *old, guint i, undex_diff_passages *new, guint k)
{
    g_array_index(old->other, int, i) = (int)k;
    g_array_index(new->other, int, k) = (int)i;
}

/* Passages with the same words, in their order where there are several. */
static void pair_same(undex_diff_passages *old, undex_diff_passages *new)
{
    g_autoptr(GHashTable) waiting =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < old->passages->len; i++) {
        gsize length;
        const char *letters = letters_at(old, i, &length);
        g_autofree char *key = g_strndup(letters, length);
        GArray *places = g_hash_table_lookup(waiting, key);
        if (!places) {
            places = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(waiting, g_steal_pointer(&key), places);
        }
        g_array_append_val(places, i);
    }
    for (guint k = 0; k < new->passages->len; k++) {
        gsize length;
        const char *letters = letters_at(new, k, &length);
        g_autofree char *key = g_strndup(letters, length);
        GArray *places = g_hash_table_lookup(waiting, key);
        if (!places || !places->len)
            continue;
        join(old, g_array_index(places, guint, 0), new, k);
        g_array_remove_index(places, 0);
    }
}

/* ---- passages that are like one another ---- */

typedef struct {
    guint old, new;
    double likeness;
} likely_pair;

/* Kinds that become one another from a draft to what is adopted. */
int undex_diff_class_of(const undex_passage *passage)
{
    return undex_passage_is_note(passage)        ? 1
           : passage->kind == UNDEX_KIND_HEADING ? 2
           : passage->kind == UNDEX_KIND_TABLE   ? 3
                                                 : 0;
}

static gboolean has_same_label(const undex_passage *a, const undex_passage *b)
{
    return a->label && g_strcmp0(a->label, b->label) == 0 && g_strcmp0(a->component, b->component) == 0;
}

/* The different words of a passage that has no partner yet. */
static GHashTable *words_of(const undex_diff_passages *p, guint i)
{
    GHashTable *words = g_hash_table_new(g_direct_hash, g_direct_equal);
    undex_word_range range = undex_diff_range_at(p, i);
    for (guint w = range.begin; w < range.end; w++)
        g_hash_table_add(words, GUINT_TO_POINTER(g_array_index(p->words, guint, w)));
    return words;
}

/* For each word the passages without a partner that have it. */
static GHashTable *postings_of(const undex_diff_passages *p)
{
    GHashTable *postings =
        g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < p->passages->len; i++) {
        if (other_of(p, i) >= 0)
            continue;
        g_autoptr(GHashTable) words = words_of(p, i);
        GHashTableIter iter;
        gpointer word;
        g_hash_table_iter_init(&iter, words);
        while (g_hash_table_iter_next(&iter, &word, NULL)) {
            GArray *list = g_hash_table_lookup(postings, word);
            if (!list) {
                list = g_array_new(FALSE, FALSE, sizeof(guint));
                g_hash_table_insert(postings, word, list);
            }
            g_array_append_val(list, i);
        }
    }
    return postings;
}

/* Words that both have, in all: each as often as in the one that has it less. */
static double likeness_of(const undex_diff_passages *old, guint i, const undex_diff_passages *new, guint k)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(g_direct_hash, g_direct_equal);
    undex_word_range a = undex_diff_range_at(old, i), b = undex_diff_range_at(new, k);
    guint both = 0;
    for (guint w = a.begin; w < a.end; w++) {
        gpointer word = GUINT_TO_POINTER(g_array_index(old->words, guint, w));
        g_hash_table_insert(counts, word,
                            GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, word)) + 1));
    }
    for (guint w = b.begin; w < b.end; w++) {
        gpointer word = GUINT_TO_POINTER(g_array_index(new->words, guint, w));
        guint left = GPOINTER_TO_UINT(g_hash_table_lookup(counts, word));
        both += left > 0;
        if (left)
            g_hash_table_insert(counts, word, GUINT_TO_POINTER(left - 1));
    }
    return 2.0 * both / MAX(1, (a.end - a.begin) + (b.end - b.begin));
}

static void add_pair(GArray *pairs, const undex_diff_passages *old, guint i, const undex_diff_passages *new,
                     guint k)
{
    const undex_passage *a = undex_diff_passage_at(old, i), *b = undex_diff_passage_at(new, k);
    if (undex_diff_class_of(a) != undex_diff_class_of(b) || pairs->len >= MOST_LIKELY)
        return;
    gboolean label = has_same_label(a, b);
    likely_pair pair = {i, k, likeness_of(old, i, new, k)};
    if (pair.likeness < (label ? LIKE_OF_SAME_LABEL : LIKE))
        return;
    pair.likeness += label ? 0.05 : 0;
    g_array_append_val(pairs, pair);
}

static gint by_likeness(gconstpointer a, gconstpointer b)
{
    const likely_pair *x = a, *y = b;
    if (x->likeness != y->likeness)
        return x->likeness > y->likeness ? -1 : 1;
    int apart = ABS((int)x->old - (int)x->new) - ABS((int)y->old - (int)y->new);
    return apart ? apart : (int)x->new - (int)y->new;
}

/* Only those are compared that share two rare words, or one where they have few. */
static void add_pairs_of(GArray *pairs, const undex_diff_passages *old, const undex_diff_passages *new,
                         guint k, GHashTable *postings)
{
    g_autoptr(GHashTable) shared = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_autoptr(GHashTable) words = words_of(new, k);
    GHashTableIter iter;
    gpointer word, place, count;
    g_hash_table_iter_init(&iter, words);
    while (g_hash_table_iter_next(&iter, &word, NULL)) {
        const GArray *list = g_hash_table_lookup(postings, word);
        for (guint n = 0; list && list->len <= COMMON_WORD && n < list->len; n++) {
            place = GUINT_TO_POINTER(g_array_index(list, guint, n) + 1);
            g_hash_table_insert(shared, place,
                                GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(shared, place)) + 1));
        }
    }
    g_hash_table_iter_init(&iter, shared);
    while (g_hash_table_iter_next(&iter, &place, &count))
        if (GPOINTER_TO_UINT(count) * 6 >= MIN(g_hash_table_size(words), 12))
            add_pair(pairs, old, GPOINTER_TO_UINT(place) - 1, new, k);
}

static void pair_like(undex_diff_passages *old, undex_diff_passages *new)
{
    g_autoptr(GHashTable) postings = postings_of(old);
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(likely_pair));
    for (guint k = 0; k < new->passages->len; k++)
        if (other_of(new, k) < 0)
            add_pairs_of(pairs, old, new, k, postings);
    g_array_sort(pairs, by_likeness);
    for (guint i = 0; i < pairs->len; i++) {
        const likely_pair *pair = &g_array_index(pairs, likely_pair, i);
        if (other_of(old, pair->old) < 0 && other_of(new, pair->new) < 0)
            join(old, pair->old, new, pair->new);
    }
}

void undex_diff_passages_pair(undex_diff_passages *old, undex_diff_passages *new)
{
    pair_same(old, new);
    pair_like(old, new);
    undex_diff_passages_join(new, old);
    undex_diff_passages_join(old, new);
}
