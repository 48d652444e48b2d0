// SPDX-License-Identifier: GPL-3.0-or-later
/* What a question means beyond its words. */
#pragma once

#include "base/word_list.h"
#include "search/words/query_words.h"

/* Makes of words side by side, where there are enough to be a question, what they mean: words of like meaning
 * count too. */
void undex_search_widen(query_builder *b, GArray *words);

/* Words of a question that only tell of what is sought, stop words not among them; from data/. */
extern const undex_word_list undex_data_light_words[];

/* concepts.c: to the words, as words of like meaning, what the concepts that they name are called otherwise.
 */
void undex_search_add_concepts(query_builder *b, GArray *words);
/* For --explain: those that the query names; "": none. Caller frees. */
char *undex_search_say_concepts(const query_builder *b);

/* word_variants.c: to the query's words (query_word), in order, other ways of writing them. FALSE: error. */
gboolean undex_search_add_variants(query_builder *b, GArray *words, GError **error);

/* acronyms.c: where the word is an acronym, what it stands for. `capitals`: it was typed so. FALSE: error. */
gboolean undex_search_add_meanings(query_builder *b, query_word *word, const char *folded, gboolean capitals,
                                   GError **error);
/* Where words side by side are what an acronym stands for, it stands for each of them too. FALSE: error. */
gboolean undex_search_add_acronyms(query_builder *b, GArray *words, GError **error);

/* stated_terms.c: what the index states of a word: what an acronym stands for, how a compound is written. */
typedef struct {
    char *text;
    gint64 documents; /* that say so */
} stated_term;
/* What follows PREFIX, the word and a space in terms (stated_term), of most documents first. NULL: error. */
GArray *undex_stated_terms(const query_builder *b, const char *prefix, const char *word, GError **error);
/* Whether terms say anything of words that begin so. FALSE: error. */
gboolean undex_stated_terms_begin(const query_builder *b, const char *prefix, const char *beginning,
                                  gboolean *is, GError **error);
/* Whether any passage has the term. FALSE: error. */
gboolean undex_search_is_present(const query_builder *b, const char *term, gboolean *is, GError **error);

/* word_languages.c: which languages words are of: a bit for each language; 0: not known. */
gboolean undex_search_languages_of(xc_database *database, const char *term, guint *languages,
                                   xc_error *failure);
guint undex_search_language_by_ending(const query_builder *b, const char *word);
guint undex_search_language_bit(const char *code);

/* How words of one language end, and of others hardly ever; from data/. */
extern const undex_word_list undex_data_word_endings[];
