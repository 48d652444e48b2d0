// SPDX-License-Identifier: GPL-3.0-or-later
/* Query: what a user typed, in the language of docs/query-language.md, becomes ranked passages. A query that
 * cannot be understood is UNDEX_ERROR_QUERY; its message holds the query and marks the place. Finding nothing
 * is a result with no hits. */
#ifndef UNDEX_SEARCH_H
#define UNDEX_SEARCH_H

#include "undex/document.h"
#include "undex/index.h"

/* Equal hits stand by symbol, then as read: the same way every time. */
typedef enum {
    UNDEX_SORT_RELEVANCE,
    UNDEX_SORT_DATE,   /* the newest document first, of hits at least half as good as the best */
    UNDEX_SORT_SYMBOL, /* likewise, by symbol as people sort (A/68/20 before A/68/190), then as read */
    UNDEX_SORT_CITED,  /* likewise, the document first that most passages cite, of one what they name most */
} undex_sort;

typedef struct {
    int offset;       /* hits to skip */
    int count;        /* hits wanted at the most; 0: none, but matches_estimated is exact */
    int per_document; /* at most so many of one document; 0: all */
    gboolean once;    /* by relevance, nearly the same text comes once: the others are in `also` */
    int snippet;      /* characters of a snippet, about; 0: the default (400) */
    undex_sort sort;
    gboolean across; /* concepts of the user's thesauri are found by their names in all languages */
    gboolean apart;  /* notes and headings are hits of their own: no passage stands for them */
} undex_search_options;

/* A range of code points. */
typedef struct {
    int start, end;
} undex_range;

/* Another passage with nearly the text of a hit. */
typedef struct {
    undex_passage *passage;
    undex_document *document; /* owned by the results */
} undex_copy;

typedef struct {
    undex_passage *passage;
    undex_document *document; /* its document's record, without passages; owned by the results */
    int rank;                 /* from 1 */
    double score;
    int cited;       /* passages and notes that cite its document; -1: not counted, but with that order */
    int cited_place; /* that name the passage itself, by its number; likewise */
    char *snippet;
    int snippet_offset;         /* where the snippet's text begins in the passage's text */
    GArray *highlights;         /* undex_range in passage->text: the words that matched */
    GArray *snippet_highlights; /* undex_range in snippet */
    GPtrArray *notes; /* undex_passage *: the notes whose marks fall into the passage, in their order */
    GPtrArray *note_highlights; /* GArray of undex_range in the text of each of `notes` */
    char *through;              /* id of the note or heading that the passage stands for; else NULL */
    GPtrArray *also;            /* undex_copy *: where nearly the same text stands; at most twenty */
} undex_hit;

typedef struct {
    char *query;
    char *explained;    /* the parsed query, for --explain */
    char *suggestion;   /* the query with other words for those that no passage has; NULL: none */
    gboolean corrected; /* and that was searched, for no passage has what was typed */
    char *unmet;        /* filters of it that no document meets, "organ:ZZ, lang:xx"; NULL: none such */
    char *missing; /* what the document that is cited has where it lacks the place; NULL: it has the place */
    int matches_estimated;   /* passages that match */
    int documents_estimated; /* that they stand in */
    gboolean matches_exact;  /* FALSE: there are so many that these are estimates */
    char *partial; /* why there may be more: the budget is spent, or a shard was left out; NULL: all was found
                    */
    guint shards;  /* that were asked; 0: the index is a folder */
    GPtrArray *shards_missing; /* char *: the names of those that were left out */
    GPtrArray *hits;           /* undex_hit * */
    GHashTable *documents;     /* key -> undex_document *: those of the hits */
} undex_results;

/* Says which shards of the index were left out by now, and that the results are a part where any was. */
void undex_results_set_shards(undex_results *results, const undex_index *store);

undex_results *undex_search_run(undex_index *store, const char *query, const undex_search_options *options,
                                GError **error);
void undex_results_free(undex_results *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_results, undex_results_free)

/* Counting: how the passages that match fall by one of undex_facet_names. Values come with the most hits
 * first (years: the earliest first, those without hits too). What has none comes last, as "no date". */
typedef struct {
    char *value;
    int hits;     /* passages that match */
    int passages; /* passages of that value in the index */
} undex_facet_count;

typedef struct {
    const char *name;
    GArray *counts; /* undex_facet_count */
    int matches;    /* passages that match, whatever their value, */
    int documents;  /* and the documents that they stand in */
    gboolean exact; /* FALSE: more matched than are counted */
} undex_facet;

/* The names of what can be counted; ends with NULL. */
extern const char *const undex_facet_names[];
/* One undex_facet a name (the array frees them). */
GPtrArray *undex_search_facets(undex_index *store, const char *query, const char *const *names,
                               GError **error);

/* The words that set a passage apart from the others, the most telling first, as a query; NULL: there is no
 * such passage, or there are no words in it. Caller frees. */
gboolean undex_search_like(undex_index *store, const char *id, int count, char **query, GError **error);

/* A word of the index (folded: lower case, without accents), and in how many passages it stands. */
typedef struct {
    char *word;
    int passages;
} undex_word_count;
/* Those that begin with `prefix` ("": all), in byte order; the array frees them. */
GArray *undex_search_terms(undex_index *store, const char *prefix, GError **error);

#endif
