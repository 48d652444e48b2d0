// SPDX-License-Identifier: GPL-3.0-or-later
/* How running text becomes what is searched for: words, folded, and their stems. The index and queries use
 * this one analyser, so that both sides always agree. docs/query-language.md tells what counts as a word. */
#pragma once

#include <glib.h>

typedef enum {
    UNDEX_TOKEN_JOINED = 1,    /* no space between the token before and this one: fit-for-purpose, A/68/190 */
    UNDEX_TOKEN_CJK = 2,       /* one character of Chinese or Japanese */
    UNDEX_TOKEN_STOP = 4,      /* says little in its language: "the", "of" */
    UNDEX_TOKEN_UPPER = 8,     /* written with a capital first letter */
    UNDEX_TOKEN_CAPITALS = 16, /* its first two letters are capitals: UN, LDCs */
    UNDEX_TOKEN_HYPHEN = 32,   /* joined by one hyphen */
    UNDEX_TOKEN_APOSTROPHE = 64, /* joined by one apostrophe */
} undex_token_flags;

/* Strings belong to the analyser and last until its next run. Offsets count code points of the text. The
 * ordinal of a token in the array is its position: what phrases and NEAR count. */
typedef struct {
    const char *word;  /* folded, spelling made one */
    const char *typed; /* folded only; the same string as `word` where that changed nothing */
    const char *stem;  /* of the word with its accents, then folded */
    const char *exact; /* in small letters, with its accents: what all these are made of */
    const char *plain; /* stem of the folded word, as typed without accents; NULL: as `stem` */
    int start, end;
    guint flags;
    guint form;   /* the same where the spelling is; never given twice by one analyser */
    gpointer own; /* the analyser's */
} undex_token;

typedef struct undex_analyser undex_analyser;

/* For a language code ("en", "fr", "zh" ...); NULL or an unknown one: English rules. Never fails. */
undex_analyser *undex_analyser_new(const char *language);
void undex_analyser_free(undex_analyser *analyser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_analyser, undex_analyser_free)

const char *undex_analyser_language(const undex_analyser *analyser);

/* Splits `length` bytes (-1: up to the NUL) of UTF-8; what is not UTF-8 parts tokens. The array of
 * undex_token is the analyser's and lasts until its next run. */
const GArray *undex_analyser_run(undex_analyser *analyser, const char *text, gssize length);

/* Makes a token of the `exact` of another: all but its place in a text, and what stands beside it there. Its
 * strings last until the next run. FALSE: no token has that. */
gboolean undex_analyser_word(undex_analyser *analyser, const char *exact, undex_token *token);

/* How words begin that are looked for. By the first byte of a word: a bit for the last five bits of its
 * second byte, which of a word of one byte is 0. */
typedef struct {
    guint32 seconds[256];
} undex_beginnings;
/* Adds words that begin with the same two bytes as this one. */
void undex_beginnings_add(undex_beginnings *beginnings, const char *word);
/* Adds words that may have that stem. */
void undex_beginnings_add_stem(undex_beginnings *beginnings, const char *stem);
/* Adds all words. */
void undex_beginnings_add_all(undex_beginnings *beginnings);

/* The same for who looks for few words in a text, without what costs most: tokens have no stem and no
 * UNDEX_TOKEN_STOP, and those that begin otherwise than any of `wanted` may have empty words. */
const GArray *undex_analyser_split(undex_analyser *analyser, const char *text, gssize length,
                                   const undex_beginnings *wanted);

/* Whether a token of the last run has that stem, with its accents or without. */
gboolean undex_analyser_has_stem(undex_analyser *analyser, const undex_token *token, const char *stem);

/* Whether words with this stem begin as it does. */
gboolean undex_analyser_keeps_initials(const char *stem);

/* `text` as one folded word, for comparing values: lower case, no accents, no signs but letters and digits
 * and spaces (single, none at the ends). Caller frees. */
char *undex_analyser_fold(const char *text);
