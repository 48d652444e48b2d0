// SPDX-License-Identifier: GPL-3.0-or-later
/* A question in one's own words. The answer may be in other words: those of like meaning count too, for less
 * than the words themselves. Some words of a question do not name what is sought, but only tell of it
 * ("become", "alongside", "how many"): nothing stands for these. A query of one or two words means just
 * these. */
#include "search/expand/expand_query.h"

#include "base/word_list.h"
#include "search/expand/thesaurus.h"
#include "search/words/highlight_words.h"

/* So many words that name something make a question. */
enum { QUESTION_LEAST = 3 };

static gboolean is_light(undex_analyser *english, const query_word *word)
{
    return english && word->stems->len > 0 &&
           undex_search_find_stem(english, undex_word_list_find(undex_data_light_words, "en"),
                                  word->stems->pdata[0]);
}

static void want_stem(query_builder *b, const char *stem)
{
    highlight_words *w = undex_highlight_words_new();
    g_ptr_array_add(undex_highlight_words_add(w, HIGHLIGHT_STEM)->texts, g_strdup(stem));
    undex_highlight_take(b, w);
}

static gboolean has(const GPtrArray *stems, const char *stem)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)stems, stem, g_str_equal, NULL);
}

/* A word has a stem in each language that it can be in: the first that is known is the one. */
static void add_like(query_builder *b, undex_analyser *analyser, query_word *word)
{
    g_autoptr(GPtrArray) like = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < word->stems->len && like->len == 0; i++)
        undex_search_like_stems(analyser, word->stems->pdata[i], like);
    for (guint i = 0; i < like->len; i++)
        if (!has(word->stems, like->pdata[i]) && !has(word->kin, like->pdata[i])) {
            g_ptr_array_add(word->kin, g_strdup(like->pdata[i]));
            want_stem(b, like->pdata[i]);
        }
}

void undex_search_widen(query_builder *b, GArray *words)
{
    undex_analyser *analyser = undex_query_builder_guessed(b), *english = undex_query_builder_english(b);
    guint telling = 0;
    for (guint i = 0; i < words->len; i++)
        telling += !is_light(english, &g_array_index(words, query_word, i));
    for (guint i = 0; i < words->len && analyser && telling >= QUESTION_LEAST; i++) {
        query_word *word = &g_array_index(words, query_word, i);
        if (word->stems->len > 0 && !word->bare && !is_light(english, word))
            add_like(b, analyser, word);
    }
}
