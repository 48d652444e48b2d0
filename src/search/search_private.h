// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the files of the query room share: text -> lexemes -> tree -> Xapian query -> rows -> hits.
 *
 *   lexer.c     characters to lexemes: words, phrases, filters, operators, each with its place
 *   filter_names.c  names that are no filters
 *   foreign_operators.c operators that are none
 *   parser.c   lexemes to a tree
 *   filters.c  the table of filters, and what each makes of its value
 *   query_tokens.c    words as all languages of the index see them
 *   match_words.c   plain words
 *   match_compound.c  words typed as one: COVID-19
 *   match_phrases.c phrases, NEAR and ADJ
 *   wildcards.c  words that fit a pattern
 *   highlight_words.c   what is to be marked
 *   proximity_search.c   where words stand in that order; order_*.c its parts
 *   document_filter.c  filters that hold for whole documents
 *   match_title.c  words of titles
 *   passage_score.c    how words weigh in a passage
 *   postings.c  the postings for it
 *   collocations.c  words that stand side by side as a name
 *   corpus_outline.c   what all queries have in common
 *   passage_prior.c   what passages are worth before any word is asked for
 *   demonyms.c     families of words
 *   own_stems.c  which stems a word has in this index
 *   word_variants.c  other ways of writing a word
 *   acronyms.c  what acronyms stand for
 *   expand_query.c   what a question means beyond its words
 *   thesaurus.c  words of like meaning; groups_*.c by language
 *   build_query.c   the tree as one Xapian query
 *   citation_query.c   a query that is a symbol or a citation as a whole
 *   citation_lookup.c  the documents that a citation names; citation_passages.c: which passages of one it
 * means; citation_outline.c: what places a document has run_search.c     stages are run, rows read
 *   top_scores.c    the best of many
 *   stand_in.c  the passage that stands for its note or heading
 *   near_duplicates.c   texts that are nearly the same
 *   hits.c    rows become hits
 *   did_you_mean.c what was meant: words that no passage has, words that are one
 *   nearest_word.c the nearest word of the index
 *   word_languages.c  which languages words are of
 *   match_count.c   all that matches, and how much it is
 *   facets.c  how that falls by year, organ ...
 *   similar.c    the words that set a passage apart
 *   list_terms.c   the words of the index
 *   highlight.c    which words of a text matched
 *   snippet.c the piece to show
 */
#ifndef UNDEX_SEARCH_SEARCH_PRIVATE_H
#define UNDEX_SEARCH_SEARCH_PRIVATE_H

#include "analysis/analyser.h"
#include "index/passage_location.h"
#include "index/schema.h"
#include "undex/citation_lookup.h"
#include "undex/search.h"

/* ---- lexemes ---- */

typedef enum {
    LEX_WORD,   /* text: as typed, wildcards included */
    LEX_PHRASE, /* text: between the quotes */
    LEX_FILTER, /* name, text: the value; quoted or grouped say how it was written */
    LEX_OPEN,
    LEX_CLOSE,
    LEX_AND,
    LEX_OR,
    LEX_NOT,
    LEX_PLUS,  /* directly before something */
    LEX_MINUS, /* directly before something */
    LEX_NEAR,  /* distance */
    LEX_ADJ,
    LEX_END,
} lexeme_kind;

typedef struct {
    lexeme_kind kind;
    char *text; /* owned */
    const struct field *field;
    gboolean quoted, grouped;
    int distance;
    int at; /* code points before it in the query */
} lexeme;

/* An array of lexeme that ends with LEX_END, or NULL and UNDEX_ERROR_QUERY. */
GArray *undex_search_lex(const char *query, GError **error);

gboolean undex_search_is_quote(gunichar ch);

/* What stands at `here`, after `at` characters. FALSE: it names a filter that there is not, and what to write
 * is said. */
gboolean undex_search_check_name(const char *query, const char *here, int at, GError **error);

/* Sets UNDEX_ERROR_QUERY with the place marked; always FALSE. `message` has no place in it. */
gboolean undex_search_fail(const char *query, int at, const char *message, GError **error);

/* ---- the tree ---- */

typedef enum {
    NODE_WORD,   /* text; may stand for several tokens (fit-for-purpose), and have wildcards */
    NODE_PHRASE, /* text */
    NODE_FIELD,  /* field, text, quoted, grouped */
    NODE_NEAR,   /* children: words and phrases; distance; ordered */
    NODE_LIST,   /* children side by side, each with its sign */
    NODE_AND,
    NODE_OR,
} node_kind;

typedef struct node {
    node_kind kind;
    char sign; /* '+', '-' or 0, as a child of a list */
    char *text;
    const struct field *field;
    gboolean quoted, grouped, ordered;
    int distance, at;
    GPtrArray *children; /* struct node *, owned */
} node;

/* What one NEAR or ADJ takes at the most. */
enum { UNDEX_NEAR_CEILING = 64 };

void undex_search_node_free(node *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(node, undex_search_node_free)
node *undex_search_parse(const char *query, GError **error);
/* Filters and nothing else, alone or joined in any way: it narrows what the words beside it find. */
gboolean undex_search_narrows(const node *tree);
/* Whether any filter in it gives weight. */
gboolean undex_search_weighs(const node *tree);

/* ---- building ---- */

/* What matched is marked by these: words one after another (want_part), each by one of its texts. */
typedef enum { WANT_STEM, WANT_WORD, WANT_PATTERN } want_kind;
typedef struct {
    want_kind kind;
    GPtrArray *texts; /* char *, folded */
} want_part;
typedef GArray want;

typedef struct {
    undex_index *store;
    const char *query;    /* as typed, for messages */
    GPtrArray *analysers; /* undex_analyser *, one a language in play; borrowed */
    const char *guess;    /* the language the query seems to be in: its stop words are passed over */
    GPtrArray *wants;     /* want * */
    gboolean any_kind;    /* the query names the kind boilerplate: do not leave it out */
    gboolean own_kind;    /* the query names the kinds that it wants: no passage stands for another */
    gboolean excludes;    /* the query names what must not be there */
    gboolean negative;    /* within something excluded: nothing there is marked */
    gboolean met;         /* whether any document has what undex_search_documents() was asked for last */
    GString *unmet;       /* filters that no document meets, as typed; NULL: none such */
    GHashTable *own;      /* word -> own_stems, of words looked at */
} builder;

builder *undex_search_builder_new(undex_index *store, const char *query, const node *tree, GError **error);
void undex_search_builder_free(builder *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(builder, undex_search_builder_free)

/* Where the tree is words alone: what they weigh, as undex_search_rank_scores(). NULL without an error where
 * it is not. */
GArray *undex_search_build_scores(builder *b, const node *tree, char **name, GArray **met, GError **error);
/* Queries; NULL and an error set where they cannot be made, NULL without one where there is nothing to look
 * for. */
xc_query *undex_search_build(builder *b, const node *tree, GError **error);
/* `at` is its place in the query. */
xc_query *undex_search_phrase(builder *b, const char *text, int at, const char *prefix, GError **error);
xc_query *undex_search_near(builder *b, const node *near, GError **error);
/* Every word of `text` under one prefix (heading:, title:, note:). */
xc_query *undex_search_all_words(builder *b, const char *text, const char *prefix, GError **error);
gboolean undex_search_is_stopword(const builder *b, const node *word);

/* Appends (char *, each once) the words of the index that have one of the stems. FALSE: failure. */
gboolean undex_search_words_of(xc_database *database, const GPtrArray *stems, GPtrArray *words,
                               xc_error *failure);

/* ---- words in order ---- */

/* One word in its place. */
typedef struct {
    GPtrArray *terms;        /* char *: no text has the word without one of these words of the index */
    GPtrArray *stems;        /* char *: likewise in titles, headings and notes */
    guint64 hashes[1 << 10]; /* a bit a number: undex_schema_hash() of what it may be */
    GArray *forms;           /* order_form; empty: not told apart */
    guint told;              /* forms, each as often as languages told it */
    GArray *here; /* guint16: the hashes that it has in the passage in hand; NULL: any of `hashes` */
    guint many;   /* its number among the words of many forms, from 1; 0: it has few, or nobody asked */
} order_word;
/* What the word may be by one of its terms. */
typedef struct {
    guint term; /* in `terms` */
    guint16 hash;
} order_form;

/* Words one after another, or groups of such near each other. */
typedef struct {
    char *name;       /* for --explain */
    GPtrArray *sides; /* GPtrArray * of order_word *: each a word or a phrase */
    guint window;     /* words from the first of one side to the last of another, where there are several */
    gboolean ordered; /* the sides in this order */
    guint most;       /* passages that are enough; 0: all are wanted */
} order;

/* Takes the name. */
order *undex_proximity_new(char *name);
void undex_proximity_free(order *o);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(order, undex_proximity_free)
/* An empty side, which `o` owns. */
GPtrArray *undex_search_side_add(order *o);
order_word *undex_proximity_word_add(GPtrArray *side);
/* What it may be, as undex_token.word. */
void undex_proximity_word_may_be(order_word *word, const char *written);
/* The same, and that it is so by the last of its terms. */
void undex_proximity_word_is(order_word *word, const char *written);
/* Where a text has them so, or a note that a passage carries. It holds for the present state of the database
 * only. */
xc_query *undex_proximity(builder *b, const order *o, gboolean in_notes, GError **error);

/* ---- whole documents ---- */

/* The passages of the documents that have the term. As above. */
xc_query *undex_search_documents(builder *b, const char *prefix, const char *value, GError **error);
/* What stands under headings with a word that has one of the stems. */
xc_query *undex_search_under(builder *b, const GPtrArray *stems, GError **error);
/* One passage. */
xc_query *undex_search_passage(builder *b, const char *id, GError **error);
/* What is meant of the documents in `places` (undex_cited *); `name` is for --explain. */
xc_query *undex_search_cited(builder *b, const GPtrArray *places, const char *name, GError **error);
/* Passages of a kind. */
xc_query *undex_search_kind(undex_kind kind, GError **error);

/* ---- ranking ---- */

/* A word of the query as ranking sees it. */
typedef struct {
    GPtrArray *stems;  /* char *: any of these is the word; of what is `bare`, they are terms as they stand */
    GPtrArray *kin;    /* char *: stems of its family, which count for less; may be empty */
    GPtrArray *runs;   /* order *: words in such an order are it too; may be empty */
    double share;      /* of a whole word: parts of a compound share one; words that say little have little */
    gboolean bare;     /* looked for in the text only */
    GPtrArray *others; /* char *: terms of the text that stand for it as well */
    const node *from;  /* the word of the query that it is; NULL: a part of one */
    char year[5]; /* it is one: documents of that year count like those with it in their title; "": none */
} rank_word;

typedef enum {
    RANK_ANY,  /* a passage with any of the words, or one of its family; stop words only weigh */
    RANK_EVEN, /* likewise, where there are only stop words */
    RANK_ALL,  /* a passage with all of them: in its text, headings and notes */
} rank_demand;

GArray *undex_search_words_new(void); /* of rank_word; g_array_unref() */
/* The words that a WORD node stands for; `demand` decides about families. FALSE: error. */
gboolean undex_search_add_words(builder *b, GArray *words, const node *n, rank_demand demand, GError **error);
/* `*sought`: the words (order_word *) of which some may be names side by side; NULL: none may. FALSE: error.
 */
gboolean undex_search_collocations(builder *b, const GArray *words, GPtrArray **sought, GError **error);
/* Lowers the scores (xc_score, by docid) of passages that have the words of a name apart. FALSE: failure. */
gboolean undex_search_collocate(xc_database *database, const GPtrArray *sought, GArray *scores,
                                xc_error *failure);
/* Weighed passages as a query; NULL without an error where there are no words. It holds for the present state
 * of the database only. */
xc_query *undex_search_rank(builder *b, const GArray *words, rank_demand demand, GError **error);
/* The same as plain scores (xc_score, by docid), boilerplate left out; `*name` is for --explain, owned;
 * `*met` (guint32, one a score, owned) has a bit for each of the first words that the passage's text has.
 * NULL: error. */
GArray *undex_search_rank_scores(builder *b, const GArray *words, char **name, GArray **met, GError **error);
xc_query *undex_search_scores(const GArray *scores, const char *name, GError **error);
/* To words of the query, in their order, what else stands for them: see variants.c. FALSE: error. */
gboolean undex_search_add_variants(builder *b, GArray *words, GError **error);
/* Any of the words, without weights, in the text. */
xc_query *undex_search_any_word(builder *b, const GArray *words, GError **error);
/* For --explain: the words, with their families after ~. Caller frees. */
char *undex_search_words_name(const GArray *words, rank_demand demand);
/* The passages of all documents whose title has all these words. */
xc_query *undex_search_titled(builder *b, const char *text, GError **error);

/* Adds the stems (char *) of words of the same family (Morocco, Moroccan). English, and so is the analyser.
 */
void undex_demonyms(undex_analyser *english, const char *stem, GPtrArray *stems);
/* The query's analyser for English, where it seems to be in English; else NULL. */
undex_analyser *undex_search_english(const builder *b);
/* The same for groups of words, as thesaurus_groups.h has them, in the analyser's language. */
void undex_search_group_stems(undex_analyser *analyser, const char *groups, const char *stem,
                              GPtrArray *stems);
/* Adds the stems (char *) of words of like meaning, in the analyser's language; of most there are none. */
void undex_search_like_stems(undex_analyser *analyser, const char *stem, GPtrArray *stems);
/* The first word of the text that has this stem; NULL: none. Each word of the text has a space before it. */
const char *undex_search_find_stem(undex_analyser *analyser, const char *text, const char *stem);
/* Makes of words side by side, where there are enough to be a question, what they mean: words that say little
 * count less, and words of like meaning count too. */
void undex_search_widen(builder *b, GArray *words);

/* ---- fields ---- */

typedef struct field {
    const char *name;
    const char *prefix;    /* of its terms */
    gboolean whole;        /* it holds for all passages of a document or for none */
    gboolean alternatives; /* several of this field side by side are alternatives */
    gboolean weighs;       /* searched like text: gives weight */
    xc_query *(*make)(builder *b, const node *filter, const char *value, GError **error);
    const char *wants; /* what a value looks like, for messages */
} field;

const field *undex_search_field_find(const char *name, gsize length);
const field *undex_search_field_at(gsize index); /* NULL beyond the last */
xc_query *undex_search_field(builder *b, const node *filter, GError **error);
/* The code of a language by its name, else what was given (borrowed). */
const char *undex_search_language(const char *value);

/* ---- small things of Xapian, failing as undex does ---- */

xc_query *undex_search_term(const char *prefix, const char *value, GError **error);
/* Takes the queries in `parts` (NULL elements allowed) and the array's content; NULL where there is none. */
xc_query *undex_search_combine(xc_op op, GPtrArray *parts, guint32 parameter, GError **error);
xc_query *undex_search_scaled(xc_query *query, double factor, GError **error);
/* Joins and takes two; either may be NULL: then the other. */
xc_query *undex_search_joined(xc_op op, xc_query *left, xc_query *right, GError **error);
GPtrArray *undex_search_parts(void);

/* ---- plans ---- */

/* One search after another; what an earlier one found, a later one leaves out. Where words are all there is
 * to a query they are weighed to the end here: `scores` stands in the place of `query`. */
typedef struct {
    xc_query *query;   /* owned; NULL: see `scores` */
    GArray *scores;    /* xc_score, by docid; owned */
    GArray *met;       /* of `scores`: see undex_search_rank_scores(); owned */
    char *name;        /* of `scores`; owned */
    gboolean ranked;   /* else in the order of the index: document by document as read */
    gboolean one_each; /* at most one hit of a document */
    gboolean collapse; /* a passage stands for its notes and headings */
    gboolean excludes; /* the query names what must not be there */
} stage;

typedef struct {
    GArray *stages;     /* stage */
    builder *b;         /* owned: what to mark */
    gboolean corrected; /* what was typed was changed: see undex_did_you_mean() */
    char *missing;      /* owned: what the document has that is cited, where it lacks the place; else NULL */
} plan;

plan *undex_search_plan_new(void);
void undex_search_plan_free(plan *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(plan, undex_search_plan_free)
/* Takes the query; NULL: nothing to add. */
void undex_search_plan_add(plan *p, stage s);

/* The docid of the passage to show for the hit `docid`: its own, or where that is a note or a heading, the
 * passage that carries it, or the one that stands under it if the stage finds that too; then `*through` is
 * the id of the note or heading (caller frees). */
guint32 undex_search_stand_in(xc_database *database, const stage *st, guint32 docid,
                              const undex_passage_location *place, char **through);

/* The score of that docid, of scores by docid; NULL: there is none. */
xc_score *undex_search_find_score(const GArray *scores, guint32 docid);
/* Of scores the best, at least `count` of them and all that equal the last: the best first, equal ones by
 * docid. */
GArray *undex_top_scores(const GArray *scores, guint count);

/* TRUE and the stages added where the query as a whole names a document or a place in one; FALSE without an
 * error where it does not. */
gboolean undex_search_plan_cited(plan *p, undex_index *store, const char *query, GError **error);

/* The stages of any query; FALSE and an error where it cannot be understood. `*suggestion`: as in
 * undex_results, owned.
 */
gboolean undex_search_plan_make(plan *p, undex_index *store, const char *query, char **suggestion,
                                GError **error);

/* ---- rows and hits ---- */

/* What a search keeps of a passage that it found. */
typedef struct {
    double score;
    guint32 docid;
    GBytes *record;
    char *key;       /* of its document */
    char *through;   /* id of the note or heading that this passage stands for; NULL: none */
    GPtrArray *also; /* row *: passages of nearly the same text; NULL: none */
} row;
void undex_search_row_clear(gpointer r);
void undex_search_row_free(gpointer r);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(row, undex_search_row_clear)

/* `known`: documents (undex_document *) met before, by key; it has this one's afterwards. NULL and an error
 * where reading fails. */
undex_hit *undex_search_hit(undex_index *store, const builder *b, const row *r, GHashTable *known, int size,
                            GError **error);
void undex_search_hit_free(gpointer hit);

/* The query with words that no passage has made the nearest that some have, and two words made one that is
 * commoner; NULL: nothing to say, or an error. In the tree the former take the place of what was typed, and
 * `*corrected` is set. */
char *undex_did_you_mean(builder *b, node *tree, gboolean *corrected, GError **error);
/* Whether some passage has the word (folded) in some form; too short a one counts as known. FALSE: error. */
gboolean undex_search_is_known(const builder *b, const char *word, gboolean *known, GError **error);
/* The word of the index that is nearest to one that is not known, of one of these languages (0: any); NULL:
 * there is none, or an error. */
char *undex_search_nearest(const builder *b, const char *word, guint languages, GError **error);
/* Languages of words, a bit each: see languages.c. */
gboolean undex_search_languages_of(xc_database *database, const char *term, guint *languages,
                                   xc_error *failure);
guint undex_search_language_by_ending(const builder *b, const char *word);
guint undex_search_language_bit(const char *code);

/* ---- showing ---- */

/* undex_range of the text, in order, not overlapping. `groups` (guint, may be NULL) gets for each the index
 * of the want it fulfils. */
GArray *undex_highlight(const builder *b, const char *language, const char *text, GArray *groups);
/* Where the piece to show lies in the text: about `size` code points round the densest marks. */
undex_range undex_snippet(const char *text, const GArray *marks, const GArray *groups, int size);

#endif
