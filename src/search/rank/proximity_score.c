// SPDX-License-Identifier: GPL-3.0-or-later
/* This file weighs passages that have a phrase, or words near each other. A phrase that comes again saturates
 * like a word; its rarity is the sum of that of its words. */
#include "search/rank/passage_score.h"

#include "index/schema.h"
#include "search/match/boolean_query.h"
#include "search/match/candidate_query.h"
#include "search/match/corpus_outline.h"
#include "search/match/match_words.h"
#include "search/match/postings.h"
#include "search/match/proximity_search.h"
#include "search/rank/word_weight.h"

#include <string.h>

typedef struct {
    const query_builder *b;
    const proximity *o;
    gboolean in_notes;
    GArray *spots;
    GArray *frequencies; /* gint64: passages that may have each word */
    double rarity;       /* of all the words together */
} ordering;

static double rarity_of(const GArray *frequencies, double all)
{
    double sum = 0;
    for (guint i = 0; i < frequencies->len; i++)
        sum += undex_term_rarity(all, (double)g_array_index(frequencies, gint64, i));
    return sum;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    ordering *x = closure;
    g_array_set_size(x->spots, 0);
    g_array_set_size(x->frequencies, 0);
    gint64 passages = undex_passage_location_total(database, failure);
    corpus_outline *f = undex_corpus_outline(x->b->cache, database, failure);
    g_autoptr(GArray) within = f && x->b->documents ? undex_corpus_outline_ranges(f, x->b->documents) : NULL;
    proximity o = *x->o;
    o.within = within;
    undex_corpus_outline_unref(f);
    if (!f || passages < 0 ||
        !undex_proximity_spots(database, &o, x->in_notes, x->spots, x->frequencies, failure))
        return FALSE;
    x->rarity = rarity_of(x->frequencies, (double)passages);
    return TRUE;
}

boolean_query *undex_proximity_query(query_builder *b, const proximity *o, gboolean in_notes, GError **error)
{
    g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(word_spot));
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(docid_score));
    g_autoptr(GArray) frequencies = g_array_new(FALSE, FALSE, sizeof(gint64));
    ordering x = {b, o, in_notes, spots, frequencies, 0};
    if (b->sought)
        return undex_candidate_query_proximity(b, o, in_notes, error);
    if (!undex_index_try(b->store, attempt, &x, error))
        return NULL;
    for (guint i = 0; i < spots->len; i++) {
        const word_spot *s = &g_array_index(spots, word_spot, i);
        double count = s->count;
        docid_score score = {s->docid, x.rarity * count * (1 + undex_word_saturation) /
                                           (count + undex_word_saturation)};
        g_array_append_val(scores, score);
    }
    return undex_search_scores(scores, o->name);
}

boolean_query *undex_proximity_phrase_query(query_builder *b, const char *text, int at, const char *prefix,
                                            GError **error)
{
    gboolean in_notes = strcmp(prefix, UNDEX_WORD_NOTE) == 0;
    g_autoptr(proximity) o = NULL;
    if (!undex_proximity_of_phrase(b, text, at, in_notes, &o, error))
        return NULL;
    return o ? undex_proximity_query(b, o, in_notes, error) : undex_search_nothing();
}

boolean_query *undex_proximity_near_query(query_builder *b, const query_node *near, GError **error)
{
    g_autoptr(proximity) o = undex_proximity_of_near(b, near, error);
    return o ? undex_proximity_query(b, o, FALSE, error) : NULL;
}
