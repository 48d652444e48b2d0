// SPDX-License-Identifier: GPL-3.0-or-later
/* What is known of a query while it becomes a search: its index, the languages that its words are read in,
 * what is to be marked, what it names. */
#pragma once

#include "analysis/analyser.h"
#include "search/parse/parser.h"
#include "search/words/search_cache.h"
#include "undex/index.h"

typedef struct {
    undex_index *store;
    undex_search_cache *cache; /* of the index */
    const char *query;         /* as typed, for messages */
    GPtrArray *analysers;      /* undex_analyser *, one a language in play; borrowed */
    const char *guess;         /* the language the query seems to be in: its stop words are passed over */
    GPtrArray *wants;          /* highlight_words * */
    GHashTable *cited;         /* char *: what filters say is cited, SYMBOL or SYMBOL#PARA: to be marked */
    gboolean any_kind;         /* the query names the kind boilerplate: do not leave it out */
    gboolean own_kind;         /* the query names the kinds that it wants: no passage stands for another */
    gboolean excludes;         /* the query names what must not be there */
    guint
        may_choose; /* the best hits are enough: of much that matches so many documents are weighed; 0: all */
    GArray *sought; /* query_word: instead of weighing words, they are noted here; NULL: no */
    gboolean loose; /* of those, some must stand in an order that was not looked at */
    GArray *documents; /* guint: numbers of those that alone are looked at; NULL: all are */
    gboolean parted;   /* they are looked at part after part: names of several words cannot be learnt */
    gboolean negative; /* within something excluded: nothing there is marked */
    gboolean met;      /* whether any document has what undex_search_documents() was asked for last */
    GString *unmet;    /* filters that no document meets, as typed; NULL: none such */
    gboolean told;     /* the query names the languages of what is sought */
    GArray *concepts;  /* named_concept: those that it names, see named_concepts.h */
    GHashTable *own;   /* word -> own_stems, of words looked at */
    GHashTable *built; /* key of a clause -> what was made of it, see build_query.c; NULL: nothing yet */
    GHashTable
        *side_by_side; /* words -> gint64 *: passages that have them side by side, see did_you_mean.c */
} query_builder;

query_builder *undex_query_builder_new(undex_index *store, const char *query, const query_node *tree,
                                       GError **error);
void undex_query_builder_free(query_builder *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(query_builder, undex_query_builder_free)

/* query_prefetch.c: has servers send what is asked about each word of the query. FALSE: error. */
gboolean undex_query_prefetch(query_builder *b, const query_node *tree, GError **error);
/* The same of other words. */
gboolean undex_query_prefetch_text(query_builder *b, const char *text, GError **error);

/* The query's analyser for the language that it seems to be in. */
undex_analyser *undex_query_builder_guessed(const query_builder *b);
/* The query's analyser for English, where it seems to be in English; else NULL. */
undex_analyser *undex_query_builder_english(const query_builder *b);
