// SPDX-License-Identifier: GPL-3.0-or-later
/* Where words stand in the order that is sought. What follows the first two functions is private to the files
 * proximity_*.c. */
#pragma once

#include "index/slot_word_order.h"
#include "search/match/postings.h"
#include "search/words/proximity.h"

/* Appends the passages (word_spot, in order) in whose text, or in whose notes, words stand in that order, and
 * how often. `frequencies` (gint64, may be NULL) gets for each word how many passages may have it. */
gboolean undex_proximity_spots(xc_database *database, const proximity *o, gboolean in_notes, GArray *spots,
                               GArray *frequencies, xc_error *failure);
/* Appends those that have all of them in what is under `prefix`, where no order is kept. */
gboolean undex_proximity_all(xc_database *database, const proximity *o, const char *prefix, GArray *spots,
                             xc_error *failure);

/* ---- proximity_candidates.c ---- */

/* A word with how many passages may have it. */
typedef struct {
    GPtrArray *terms; /* char *, owned: with their prefix */
    gint64 passages;
} proximity_term;

/* All words (proximity_term), the rarest first; NULL: failure. */
GArray *undex_proximity_words(xc_database *database, const proximity *o, const char *prefix,
                              xc_error *failure);
/* The passages (guint32, in order) that have all the words; `nearly`: some may not have the common ones.
 * NULL: failure. */
GArray *undex_proximity_candidates(xc_database *database, const proximity *o, const GArray *words,
                                   gboolean nearly, xc_error *failure);

/* ---- proximity_forms.c ---- */

/* What passages seem to have of words of many forms: those forms are to be looked up, and no others. */
typedef struct {
    GHashTable *passages; /* number of the word and hash -> GArray of docid (guint32), in order */
    guint32 docid;        /* the passage in hand */
} proximity_claims;

/* A word of many forms while passages are looked at one after another. */
typedef struct {
    proximity_word *word;
    GArray *present; /* all passages with what they have of it, in order */
    guint at;        /* the first that is not before the passage in hand */
} many_forms;

/* Numbers the words of many forms; NULL: there are none, or several sides, which may stand in many ways. */
proximity_claims *undex_proximity_claims_new(const proximity *o);
void undex_proximity_claims_free(proximity_claims *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(proximity_claims, undex_proximity_claims_free)
/* The passage in hand has the hash where the word should be. */
void undex_proximity_claim(proximity_claims *c, const proximity_word *word, guint16 hash);
/* The passages (guint32, in order) that do not have all that they seem to have. NULL: failure. */
GArray *undex_proximity_claims_refuted(xc_database *database, const proximity *o, const proximity_claims *c,
                                       xc_error *failure);

/* Each word of many forms (many_forms), with what the passages `docids` have of it, as far as any passage
 * seems to; `c` NULL: of all its forms. NULL: failure. */
GArray *undex_proximity_many_forms(xc_database *database, const proximity *o, const proximity_claims *c,
                                   const GArray *docids, xc_error *failure);
/* The passage in hand is `docid`, which is after the one before. */
void undex_proximity_take_present(many_forms *many, guint32 docid);

/* ---- proximity_near.c ---- */

/* What looks for several sides in one text after another; NULL: there is one side. */
typedef struct proximity_layout proximity_layout;
proximity_layout *undex_proximity_layout_new(const proximity *o);
void undex_proximity_layout_free(proximity_layout *l);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(proximity_layout, undex_proximity_layout_free)
/* Whether they stand near each other there, each in words of its own. */
gboolean undex_proximity_layout_has(proximity_layout *l, const undex_word_run *text);

/* ---- proximity_match.c ---- */

/* Whether the words of a side stand one after another there. */
gboolean undex_proximity_stands_at(const GPtrArray *side, const undex_word_run *text, guint at);
/* What the order of words is read with, passage after passage. */
typedef struct {
    GArray *words;            /* guint16 */
    undex_word_filter filter; /* of the first word of a single side */
} proximity_buffer;

void undex_proximity_buffer_init(proximity_buffer *b, const proximity *o);
void undex_proximity_buffer_clear(proximity_buffer *b);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(proximity_buffer, undex_proximity_buffer_clear)
/* How often they stand so in a passage (UNDEX_SLOT_WORD_ORDER): in its text, or in its notes; `l` is that of
 * undex_proximity_layout_new(). Where those of a single side do, `c` is told what stands for words of many
 * forms; it may be NULL. */
guint undex_proximity_count(const proximity *o, proximity_layout *l, gboolean in_notes, const void *bytes,
                            gsize length, proximity_buffer *b, proximity_claims *c);
