// SPDX-License-Identifier: GPL-3.0-or-later
/* Folding of single characters, and the spelling variants of English. Private to the analyser. */
#pragma once

#include "base/word_list.h"

typedef enum {
    SIGN_BREAK,     /* parts tokens */
    SIGN_WORD,      /* letter or digit */
    SIGN_CJK,       /* a token of its own */
    SIGN_INVISIBLE, /* as if it were not there: soft hyphens, directional marks, accents on their own */
} undex_sign;

undex_sign undex_sign_of(gunichar ch);

/* The digit of m²: a sign that parts tokens, but for what units are raised to. */
gboolean undex_is_raised_digit(gunichar ch);

/* Appends the lower-case form of a SIGN_WORD or SIGN_CJK character: with its accents to `exact`, without to
 * `folded`. TRUE where the two differ. */
gboolean undex_fold_append(gunichar ch, GString *exact, GString *folded);

/* Single English words of two spellings that follow no rule, from data/. Doubled consonants (travelled) are
 * the stemmer's business. */
typedef struct {
    char british[16], american[16];
} undex_spelling;
extern const undex_spelling undex_data_spelling[];

/* Traditional Chinese characters and their simplified ones, from data/, sorted by the first. */
typedef struct {
    char traditional[4], simplified[4];
} undex_chinese_variant;
extern const undex_chinese_variant undex_data_chinese_variants[];
enum { CHINESE_VARIANTS = 2635 };

/* Brings an English word (folded, lower case) to its American spelling in place; TRUE where it changed. */
gboolean undex_spelling_unify(GString *word);
/* How words begin that begin so afterwards, as in undex_beginnings, is added. */
void undex_spelling_beginnings(guint32 seconds[256]);

/* Words that say little, by language, from data/. */
extern const undex_word_list undex_data_stopwords[];

/* TRUE for words that say little: `language` is a code of two letters, `word` folded. */
gboolean undex_stopword(const char *language, const char *word);
/* The same in any language. */
gboolean undex_stopword_anywhere(const char *word);
/* Whether any are known of that language. */
gboolean undex_stopwords_known(const char *language);
