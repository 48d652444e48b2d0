// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of a query as matching and ranking see them: each with all that stands for it. */
#ifndef UNDEX_SEARCH_WORDS_QUERY_WORDS_H
#define UNDEX_SEARCH_WORDS_QUERY_WORDS_H

#include "search/words/query_builder.h"

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
rank_word *undex_search_add_word(GArray *words, double share);
/* A term that stands for a word as well, to be marked too. */
void undex_search_add_other(builder *b, rank_word *word, const char *term);
/* The words of `text`, one after another, stand for a word as well. FALSE: error. */
gboolean undex_search_add_run(builder *b, rank_word *word, const char *text, GError **error);
/* For --explain: the words, with their families after ~. Caller frees. */
char *undex_search_words_name(const GArray *words, rank_demand demand);

#endif
