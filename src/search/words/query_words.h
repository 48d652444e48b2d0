// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of a query as matching and ranking see them: each with all that stands for it. */
#pragma once

#include "search/words/query_builder.h"

typedef struct {
    GPtrArray *stems;  /* char *: any of these is the word; of what is `bare`, they are terms as they stand */
    GPtrArray *kin;    /* char *: stems of its family, which count for less; may be empty */
    gboolean abroad;   /* names of a concept in other languages are among these */
    GPtrArray *runs;   /* proximity *: words in such an order are it too; may be empty */
    double share;      /* of a whole word: parts of a compound share one; words that say little have little */
    gboolean bare;     /* looked for in the text only */
    GPtrArray *others; /* char *: terms of the text that stand for it as well */
    int at, end;       /* code points of the query that it is of */
    const query_node *from; /* the word of the query that it is; NULL: a part of one */
    char year[5]; /* it is one: documents of that year count like those with it in their title; "": none */
} query_word;

typedef enum {
    DEMAND_ANY,  /* a passage with any of the words, or one of its family; stop words only weigh */
    DEMAND_EVEN, /* likewise, where there are only stop words */
    DEMAND_ALL,  /* a passage with all of them: in its text, headings and notes */
} query_demand;

GArray *undex_query_words_new(void); /* of query_word; g_array_unref() */
query_word *undex_query_words_add(GArray *words, double share);
/* A term that stands for a word as well, to be marked too. */
void undex_query_word_add_other(query_builder *b, query_word *word, const char *term);
/* The words of `text`, one after another, stand for a word as well. FALSE: error. */
gboolean undex_query_word_add_run(query_builder *b, query_word *word, const char *text, GError **error);
/* The first of the words that is sought in the same way as this one of them. */
guint undex_query_words_find(const GArray *words, const query_word *word);
/* For --explain: the words, with their families after ~. Caller frees. */
char *undex_query_words_name(const GArray *words, query_demand demand);
