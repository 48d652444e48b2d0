// SPDX-License-Identifier: GPL-3.0-or-later
/* A text as it is compared with another: its letters and digits without case, spaces, hyphens and
 * punctuation, and where each of its words lies. "policy-maker", "policymaker" and "policy maker" are one,
 * and so are 12,000 and 12 000; 1.5 and 15 are two. */
#pragma once

#include <glib.h>

typedef struct {
    gsize start, length; /* in the letters */
    gsize from, to;      /* bytes of the text that it was read from */
    guint part;          /* as undex_word_stream_add() was told */
    char joint;          /* what ties it to the word before without a space: '-', '\'' or 0 */
    gboolean glued;      /* no space stands before it */
} undex_word;

typedef struct {
    GString *letters;
    GArray *words; /* undex_word, in order */
} undex_word_stream;

undex_word_stream *undex_word_stream_new(void);
void undex_word_stream_free(undex_word_stream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_word_stream, undex_word_stream_free)

/* Reads `length` bytes of UTF-8 from text[from] on behind what is there. */
void undex_word_stream_add(undex_word_stream *stream, const char *text, gsize from, gsize length, guint part);

static inline const undex_word *undex_word_at(const undex_word_stream *stream, guint i)
{
    return &g_array_index(stream->words, undex_word, i);
}
static inline const char *undex_word_letters(const undex_word_stream *stream, guint i)
{
    return stream->letters->str + undex_word_at(stream, i)->start;
}
gboolean undex_word_is(const undex_word_stream *stream, guint i, const char *letters);
/* The letters of a word by themselves. Caller frees. */
char *undex_word_copy(const undex_word_stream *stream, guint i);

/* Whether a quotation may begin or end with the word: one that begins behind "non-", or ends before "n't",
 * would say the opposite. */
gboolean undex_word_may_begin(const undex_word_stream *stream, guint i);
gboolean undex_word_may_end(const undex_word_stream *stream, guint i);

/* The word that begins, or that ends, at that byte of the letters; -1: none does. */
int undex_word_beginning_at(const undex_word_stream *stream, gsize at);
int undex_word_ending_at(const undex_word_stream *stream, gsize at);
/* The word whose letters hold that byte, or the first after it. */
guint undex_word_holding(const undex_word_stream *stream, gsize at);
