// SPDX-License-Identifier: GPL-3.0-or-later
/* Words as all languages of the index see them. A word is asked for in all that it can be in. Private to what
 * makes queries of words. */
#ifndef UNDEX_SEARCH_WORDS_QUERY_TOKENS_H
#define UNDEX_SEARCH_WORDS_QUERY_TOKENS_H

#include "search/search_private.h"

/* One token as all languages see it. */
typedef struct {
    GPtrArray *stems, *words;
    char *pattern; /* of a word with wildcards, folded: then there are neither stems nor words; else NULL */
    char *typed;   /* folded only: as the index has it */
    guint flags;
    const char *start, *end; /* in the text */
} seen;

/* The stems of a word that the index was told of, or where it does not have the word, all. */
typedef struct {
    GPtrArray *stems; /* char *: one at least */
    gboolean is_word; /* some document writes it small: it is no name alone */
} own_stems;
GHashTable *undex_search_own_stems_new(void);
const own_stems *undex_search_own_stems(const builder *b, const char *word, const GPtrArray *stems);

/* Whether a word can be of the analyser's language, by its script. */
gboolean undex_search_fits(const undex_analyser *analyser, const char *word);

/* The tokens (seen) of a text, which must outlive them; g_array_unref(). */
GArray *undex_search_see(const builder *b, const char *text);
/* What holds the `i`th to the one before: nothing, a sign, or one that may as well be left out (COVID-19,
 * Da'esh, U.S.). */
typedef enum { UNDEX_BOND_NONE, UNDEX_BOND_TYPED, UNDEX_BOND_CLOSE } undex_bond;
undex_bond undex_search_bond(const GArray *tokens, guint i);
gboolean undex_search_is_apostrophe(gunichar ch);
/* Whether the `i`th and the next are two Chinese characters. */
gboolean undex_search_is_pair(const GArray *tokens, guint i);
/* Whether any says more than a stop word does. */
gboolean undex_search_tells(const GArray *tokens);

/* A copy of the string, where the array has none like it. */
void undex_search_add_unique(GPtrArray *strings, const char *string);

/* What is to be marked, unless it must not be there. */
want *undex_search_want_new(void);
/* A further word; its texts are to be filled in. */
want_part *undex_search_want_add(want *w, want_kind kind);
/* Takes `w`. */
void undex_search_want(builder *b, want *w);
/* A word with any of the stems. */
void undex_search_want_stems(builder *b, const GPtrArray *stems);
/* The tokens from `from` to `to` - 1 one after another, as written or in any of their forms. */
void undex_search_want_tokens(builder *b, const GArray *tokens, guint from, guint to, want_kind kind);

/* The words of the index that have one of the stems. NULL: failure. */
GPtrArray *undex_search_family(builder *b, const GPtrArray *stems, GError **error);
/* Stems under one prefix, weighed as one term (or joined by `op`). */
xc_query *undex_search_stems(const GPtrArray *stems, const char *prefix, xc_op op, GError **error);

/* Appends a word to those that are ranked. */
rank_word *undex_search_add_word(GArray *words, double share);
/* The tokens from `from` to `to` - 1 as one word. FALSE: failure. */
gboolean undex_search_add_compound(builder *b, GArray *words, const GArray *tokens, guint from, guint to,
                                   double share, int at, GError **error);

/* What terms say of `word`: what follows PREFIX, the word and a space (undex_said), of the most documents
 * first. NULL: error. */
typedef struct {
    char *text;
    gint64 documents; /* that say so */
} undex_said;
GArray *undex_search_said(const builder *b, const char *prefix, const char *word, GError **error);
/* Whether terms say anything of words that begin so. FALSE: error. */
gboolean undex_search_is_begun(const builder *b, const char *prefix, const char *beginning, gboolean *is,
                               GError **error);
/* Whether any passage has the term. FALSE: error. */
gboolean undex_search_is_present(const builder *b, const char *term, gboolean *is, GError **error);
/* A term that stands for a word as well, to be marked too. */
void undex_search_add_other(builder *b, rank_word *word, const char *term);
/* The words of `text`, one after another, stand for a word as well. FALSE: error. */
gboolean undex_search_add_run(builder *b, rank_word *word, const char *text, GError **error);
/* Where the word is an acronym, what it stands for. `capitals`: it was typed so. FALSE: error. */
gboolean undex_search_add_meanings(builder *b, rank_word *word, const char *folded, gboolean capitals,
                                   GError **error);

/* Where words side by side are what an acronym stands for, it stands for each of them as well. FALSE: error.
 */
gboolean undex_search_add_acronyms(builder *b, GArray *words, GError **error);

/* Whether a folded word fits a pattern. */
gboolean undex_search_matches(const char *pattern, const char *word);
/* The words of the index (char *) that fit it. NULL and an error, with the place `at`, where they are too
 * many. */
GPtrArray *undex_search_expand(builder *b, const char *pattern, int at, GError **error);

/* Appends the token to a side: in any of its forms, or as it is written. FALSE: failure. */
gboolean undex_search_add_forms(builder *b, GPtrArray *side, const seen *s, int at, GError **error);
gboolean undex_search_add_exact(builder *b, GPtrArray *side, const seen *s, int at, GError **error);

#endif
