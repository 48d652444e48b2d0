// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/candidate_query.h"

#include "index/schema.h"
#include "search/match/proximity_search.h"
#include "search/words/word_family.h"

typedef struct {
    const proximity *o;
    const char *prefix;
    boolean_query *all; /* what has all the words, each in one of its forms */
} gathering;

/* Words so many times as common as the rarest one tell too little to be looked for. */
enum { TOO_LONG = 8 };

static gboolean attempt_all(xc_database *database, gpointer closure, xc_error *failure)
{
    gathering *g = closure;
    g_autoptr(GPtrArray) parts = undex_search_parts();
    g_autoptr(GArray) words = undex_proximity_words(database, g->o, g->prefix, failure);
    for (guint i = 0; words && i < words->len; i++) {
        const proximity_term *one = &g_array_index(words, proximity_term, i);
        if (one->passages <= TOO_LONG * g_array_index(words, proximity_term, 0).passages)
            g_ptr_array_add(parts, undex_search_stems(one->terms, "", QUERY_OR));
    }
    g_clear_pointer(&g->all, undex_search_unref);
    g->all = words ? undex_search_combine(QUERY_AND, parts) : NULL;
    return words != NULL;
}

/* NULL: error. */
static boolean_query *all_of(query_builder *b, const proximity *o, gboolean in_notes, GError **error)
{
    gathering g = {o, in_notes ? UNDEX_WORD_NOTE : UNDEX_WORD_TEXT, NULL};
    return undex_index_try(b->store, attempt_all, &g, error) ? g.all : NULL;
}

static gboolean add_family(query_builder *b, GPtrArray *parts, const GPtrArray *stems, GError **error)
{
    g_autoptr(GPtrArray) family = undex_word_family(b, stems, error);
    return family && undex_search_parts_add(parts, undex_search_stems(family, UNDEX_WORD_TEXT, QUERY_OR));
}

/* What has the word in its text, its headings or its notes. NULL: error. */
static boolean_query *word_query(query_builder *b, const query_word *word, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    g_ptr_array_add(parts, undex_search_stems(word->others, UNDEX_WORD_TEXT, QUERY_OR));
    for (guint i = 0; i < word->runs->len; i++)
        if (!undex_search_parts_add(parts, all_of(b, word->runs->pdata[i], FALSE, error)))
            return NULL;
    if (word->bare) {
        g_ptr_array_add(parts, undex_search_stems(word->stems, UNDEX_WORD_TEXT, QUERY_OR));
        return undex_search_combine(QUERY_OR, parts);
    }
    g_ptr_array_add(parts, undex_search_stems(word->stems, UNDEX_WORD_HEADING, QUERY_OR));
    g_ptr_array_add(parts, undex_search_stems(word->stems, UNDEX_WORD_NOTE, QUERY_OR));
    return add_family(b, parts, word->stems, error) && add_family(b, parts, word->kin, error)
               ? undex_search_combine(QUERY_OR, parts)
               : NULL;
}

static void note(GArray *sought, const query_word *word)
{
    query_word one = *word;
    GPtrArray *const parts[] = {one.stems, one.kin, one.runs, one.others};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        g_ptr_array_ref(parts[i]);
    one.from = NULL;
    g_array_append_val(sought, one);
}

boolean_query *undex_candidate_query_words(query_builder *b, const GArray *words, query_demand demand,
                                           GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        if (!undex_search_parts_add(parts, word_query(b, word, error)))
            return NULL;
        note(b->sought, word);
    }
    return undex_search_combine(demand == DEMAND_ALL ? QUERY_AND : QUERY_OR, parts);
}

boolean_query *undex_candidate_query_mention(query_builder *b, const char *cited, double share)
{
    boolean_query *query = undex_search_mention(cited);
    if (b->sought && !b->negative) {
        query_word *word = undex_query_words_add(b->sought, share);
        g_ptr_array_add(word->stems, g_strdup(query->name));
        word->bare = TRUE;
    }
    return query;
}

boolean_query *undex_candidate_query_proximity(query_builder *b, const proximity *o, gboolean in_notes,
                                               GError **error)
{
    if (b->negative)
        return undex_search_nothing();
    b->loose = TRUE;
    for (guint s = 0; s < o->sides->len && !in_notes; s++) {
        const GPtrArray *side = o->sides->pdata[s];
        for (guint i = 0; i < side->len; i++) {
            query_word *word = undex_query_words_add(b->sought, 1);
            g_ptr_array_unref(word->stems);
            word->stems = g_ptr_array_ref(((const proximity_word *)side->pdata[i])->terms);
            word->bare = TRUE;
        }
    }
    return all_of(b, o, in_notes, error);
}
