// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether words are what the letters of an acronym stand for. Private to acronyms.c. */
#pragma once

#include "base/word_list.h"

enum {
    UNDEX_ACRONYM_LEAST = 2, /* letters */
    UNDEX_ACRONYM_CEILING = 12,
    UNDEX_MEANING_CEILING = 16, /* words that it stands for */
};

/* The letters of an acronym beside the words before or after it, all folded; the words are borrowed. */
typedef struct {
    gunichar letters[UNDEX_ACRONYM_CEILING];
    int letter_count, word_count;
    const char *words[UNDEX_MEANING_CEILING];
} undex_acronym_letters;

void undex_acronym_letters_set_letters(undex_acronym_letters *a, const char *acronym);

/* Words that an acronym may pass over at no cost, in all languages: "of", "and", "des". From data/. */
extern const char undex_data_acronym_small_words[];
/* Of these, those that may begin a name's surroundings but no name: articles. */
extern const char undex_data_acronym_articles[];

gboolean undex_acronym_letters_is_small(const char *word);

/* The words from `from` to `end` - 1 alone. */
undex_acronym_letters undex_acronym_letters_part(const undex_acronym_letters *a, int from, int end);

/* The words that agree best with the letters; the first is the `last`th or an earlier one. FALSE: none do. */
gboolean undex_acronym_letters_find(const undex_acronym_letters *a, int last, undex_acronym_letters *best);
