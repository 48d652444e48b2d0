// SPDX-License-Identifier: GPL-3.0-or-later
/* The passages of documents whose title has all of some words. */
#include "search/match/document_filter.h"

#include "index/schema.h"
#include "search/match/boolean_query.h"
#include "search/match/match_words.h"
#include "search/match/passage_set.h"
#include "search/words/proximity.h"
#include "search/words/query_words.h"

typedef struct {
    const query_builder *b;
    const boolean_query *titles;
    GArray *ranges;
} titling;

/* What has all the words in its title, in whatever order. */
static boolean_query *run_query(const proximity *run)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint s = 0; s < run->sides->len; s++) {
        const GPtrArray *side = run->sides->pdata[s];
        for (guint i = 0; i < side->len; i++) {
            const GPtrArray *stems = ((const proximity_word *)side->pdata[i])->stems;
            if (stems->len == 0)
                return undex_search_nothing();
            g_ptr_array_add(parts, undex_search_stems(stems, UNDEX_WORD_TITLE, QUERY_OR));
        }
    }
    return undex_search_combine(QUERY_AND, parts);
}

/* What has the word in its title; a year is a date, too. NULL: nothing has. */
static boolean_query *word_query(const query_word *word)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    if (!word->bare)
        g_ptr_array_add(parts, undex_search_stems(word->stems, UNDEX_WORD_TITLE, QUERY_OR));
    for (guint i = 0; i < word->runs->len && !word->bare; i++)
        g_ptr_array_add(parts, run_query(word->runs->pdata[i]));
    if (*word->year)
        g_ptr_array_add(parts, undex_search_term(UNDEX_TERM_YEAR, word->year));
    boolean_query *query = undex_search_combine(QUERY_OR, parts);
    if (undex_search_is_nothing(query))
        g_clear_pointer(&query, undex_search_unref);
    return query;
}

/* NULL: no title has one of the words. */
static boolean_query *titles_query(const GArray *words)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < words->len; i++)
        if (!undex_search_parts_add(parts, word_query(&g_array_index(words, query_word, i))))
            return NULL;
    return undex_search_combine(QUERY_AND, parts);
}

static gboolean attempt_titled(xc_database *database, gpointer closure, xc_error *failure)
{
    titling *t = closure;
    guint64 passages = 0;
    corpus_outline *f = undex_corpus_outline(t->b->cache, database, failure);
    g_autoptr(passage_set) set =
        f && t->titles ? undex_passage_set_read(database, f, t->titles, failure) : NULL;
    g_autoptr(GArray) documents = set ? undex_passage_set_documents(set, &passages) : NULL;
    g_autoptr(GArray) ranges = documents ? undex_corpus_outline_ranges(f, documents) : NULL;
    gboolean ok = f && (ranges || !t->titles);
    g_array_set_size(t->ranges, 0);
    if (ranges)
        g_array_append_vals(t->ranges, ranges->data, ranges->len);
    undex_corpus_outline_unref(f);
    return ok;
}

boolean_query *undex_search_titled(query_builder *b, const char *text, GError **error)
{
    g_autoptr(GArray) words = undex_query_words_new();
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(xc_range));
    query_node n = {.kind = NODE_WORD, .text = (char *)text};
    gboolean negative = b->negative;
    b->negative = TRUE; /* words of titles are not marked in passages */
    gboolean ok = undex_search_add_words(b, words, &n, DEMAND_ALL, error);
    b->negative = negative;
    g_autoptr(boolean_query) titles = ok ? titles_query(words) : NULL;
    titling t = {b, titles, ranges};
    if (!ok || (words->len > 0 && !undex_index_try(b->store, attempt_titled, &t, error)))
        return NULL;
    if (words->len == 0)
        return undex_search_nothing();
    g_autofree char *name = undex_query_words_name(words, DEMAND_ALL);
    g_autofree char *titled = g_strconcat("title:", name, NULL);
    return undex_search_joined(QUERY_FILTER, undex_search_ranges(ranges, titled), undex_search_passages());
}
