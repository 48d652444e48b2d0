// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that are sought one after another, or near each other. match/proximity_search.c finds where. */
#pragma once

#include "search/words/query_tokens.h"

/* Bits of one number in proximity_word.hashes. */
enum { PROXIMITY_BITS = 64 };

/* One word in its place. */
typedef struct {
    GPtrArray *terms;        /* char *: no text has the word without one of these words of the index */
    GPtrArray *stems;        /* char *: likewise in titles, headings and notes */
    guint64 hashes[1 << 10]; /* a bit a number: undex_slot_word_order_hash() of what it may be */
    GArray *forms;           /* proximity_form; empty: not told apart */
    guint told;              /* forms, each as often as languages told it */
    GArray *here; /* guint16: the hashes that it has in the passage in hand; NULL: any of `hashes` */
    guint many;   /* its number among the words of many forms, from 1; 0: it has few, or nobody asked */
} proximity_word;
/* What the word may be by one of its terms. */
typedef struct {
    guint term; /* in `terms` */
    guint16 hash;
} proximity_form;

/* Words one after another, or groups of such near each other. */
typedef struct {
    char *name;       /* for --explain */
    GPtrArray *sides; /* GPtrArray * of proximity_word *: each a word or a phrase */
    guint window;     /* words from the first of one side to the last of another, where there are several */
    gboolean ordered; /* the sides in this order */
    const GArray *within; /* xc_range: other passages are not looked at; NULL: all are */
    guint most;           /* passages that are enough; 0: all are wanted */
} proximity;

/* Takes the name. */
proximity *undex_proximity_new(char *name);
void undex_proximity_free(proximity *o);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(proximity, undex_proximity_free)
/* An empty side, which `o` owns. */
GPtrArray *undex_proximity_side_add(proximity *o);
proximity_word *undex_proximity_word_add(GPtrArray *side);
/* What it may be, as undex_token.word. */
void undex_proximity_word_may_be(proximity_word *word, const char *written);
/* The same, and that it is so by the last of its terms. */
void undex_proximity_word_is(proximity_word *word, const char *written);

/* The word may be the token in any of its forms. FALSE: failure. */
gboolean undex_proximity_word_add_forms(query_builder *b, proximity_word *word, const query_token *s, int at,
                                        GError **error);
/* Appends the token to a side: in any of its forms, or as it is written. FALSE: failure. */
gboolean undex_proximity_add_forms(query_builder *b, GPtrArray *side, const query_token *s, int at,
                                   GError **error);
gboolean undex_proximity_add_exact(query_builder *b, GPtrArray *side, const query_token *s, int at,
                                   GError **error);
