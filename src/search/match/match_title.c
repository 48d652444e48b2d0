// SPDX-License-Identifier: GPL-3.0-or-later
/* The passages of documents whose title has all of some words. */
#include "search/match/document_filter.h"

#include "index/schema.h"
#include "search/match/boolean_query.h"
#include "search/match/match_words.h"
#include "search/match/postings.h"
#include "search/words/query_words.h"

typedef struct {
    const query_builder *b;
    const GArray *words;
    GArray *scores;
} titling;

static gboolean attempt_titled(xc_database *database, gpointer closure, xc_error *failure)
{
    titling *t = closure;
    g_array_set_size(t->scores, 0);
    g_autoptr(word_postings) g = undex_postings_gather(t->b->cache, database, t->words, NULL, failure);
    for (guint i = 0; g && i < g->frame->documents; i++) {
        guint32 start = g->frame->starts[i], beyond = g->frame->starts[i + 1];
        gboolean all = TRUE;
        for (guint w = 0; w < t->words->len; w++)
            all &= undex_postings_next(&g_array_index(g->columns, posting_column, w), PLACE_TITLE, start,
                                       beyond) != NULL;
        for (guint32 docid = start; all && docid < beyond; docid++)
            g_array_append_vals(t->scores, &(docid_score){docid, 0}, 1);
    }
    return g != NULL;
}

boolean_query *undex_search_titled(query_builder *b, const char *text, GError **error)
{
    g_autoptr(GArray) words = undex_query_words_new();
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(docid_score));
    query_node n = {.kind = NODE_WORD, .text = (char *)text};
    titling t = {b, words, scores};
    gboolean negative = b->negative;
    b->negative = TRUE; /* words of titles are not marked in passages */
    gboolean ok = undex_search_add_words(b, words, &n, DEMAND_ALL, error);
    b->negative = negative;
    if (!ok || (words->len > 0 && !undex_index_try(b->store, attempt_titled, &t, error)))
        return NULL;
    if (words->len == 0)
        return undex_search_nothing();
    g_autofree char *name = undex_query_words_name(words, DEMAND_ALL);
    g_autofree char *titled = g_strconcat("title:", name, NULL);
    return undex_search_joined(QUERY_FILTER, undex_search_scores(scores, titled),
                               undex_search_term(UNDEX_TERM_PASSAGE, ""));
}
