// SPDX-License-Identifier: GPL-3.0-or-later
/* How much passages say about the words of a query. */
#pragma once

#include "search/match/boolean_query.h"
#include "search/match/corpus_outline.h"
#include "search/words/proximity.h"
#include "search/words/query_words.h"

/* About how many passages match, and documents with one; 0: all are known. */
typedef struct {
    guint passages, documents;
} match_estimate;

/* Weighed passages as a query; Nothing where there are no words. It holds for the present state
 * of the database only. */
boolean_query *undex_passage_score_query(query_builder *b, const GArray *words, query_demand demand,
                                         GError **error);
/* The same as plain scores (docid_score, by docid), boilerplate left out; `*name` is for --explain, owned;
 * `*met` (guint32, one a score, owned) has a bit for each of the first words that the passage's text has.
 * Where b->may_choose, only the most promising documents may have been weighed: `*about` says so, and how
 * many passages match. NULL: error. */
GArray *undex_passage_scores(query_builder *b, const GArray *words, char **name, GArray **met,
                             match_estimate *about, GError **error);

/* passage_prior.c: the prior of a passage, 1 for a paragraph of running text, less for what only names or
 * refers, is the product of what its kind, its length and its prose leave. */
enum { PASSAGE_LONG_ENOUGH = 40 }; /* words; a longer passage is worth no more */
typedef struct {
    float by_kind[G_MAXUINT8 + 1], by_words[PASSAGE_LONG_ENOUGH + 1], by_prose[G_MAXUINT8 + 1];
} passage_priors;
void undex_passage_priors_init(passage_priors *p);

/* That of a passage in a document that is known. */
static inline float undex_passage_prior(const passage_priors *p, const undex_outline *outline, guint32 docid)
{
    return p->by_kind[outline->kinds[docid]] * p->by_words[MIN(outline->words[docid], PASSAGE_LONG_ENOUGH)] *
           p->by_prose[outline->prose[docid]];
}

/* proximity_score.c: passages that have words in their order, or a note that they carry has. It holds for the
 * present state of the database only. */
boolean_query *undex_proximity_query(query_builder *b, const proximity *o, gboolean in_notes, GError **error);
/* The same of a phrase, which may have no word in it and looks for nothing then, and of NEAR and ADJ. `at` is
 * the place in the query. */
boolean_query *undex_proximity_phrase_query(query_builder *b, const char *text, int at, const char *prefix,
                                            GError **error);
boolean_query *undex_proximity_near_query(query_builder *b, const query_node *near, GError **error);

/* collocations.c: the words (proximity_word *) that may be names side by side; NULL: none. FALSE: error. */
gboolean undex_search_collocations(query_builder *b, const GArray *words, GPtrArray **sought, GError **error);
/* Lowers the scores (docid_score, by docid) of passages that have the words of a name apart. FALSE: failure.
 */
gboolean undex_search_collocate(const corpus_outline *f, xc_database *database, const GPtrArray *sought,
                                GArray *scores, xc_error *failure);
