// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that say little, by language: articles, pronouns, prepositions, forms of "be" and "have", question
 * words. Folded, as the analyser makes them. They are indexed (phrases need them); a query in plain words
 * passes them over where other words are left. */
#include "analysis/fold_diacritics.h"

gboolean undex_stopwords_known(const char *language)
{
    return undex_word_list_find(undex_data_stopwords, language) != NULL;
}

gboolean undex_stopword(const char *language, const char *word)
{
    const char *words = undex_word_list_find(undex_data_stopwords, language);
    return words && undex_word_list_has(words, word);
}

gboolean undex_stopword_anywhere(const char *word)
{
    for (const undex_word_list *list = undex_data_stopwords; list->language; list++)
        if (undex_word_list_has(list->entries, word))
            return TRUE;
    return FALSE;
}
