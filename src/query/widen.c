// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A question in one's own words. Some of its words name what is sought, others only tell of it ("become",
 * "alongside", "how many"): these weigh less, though they may be rare among documents. And the answer may
 * be in other words: those of like meaning count too, for less than the words themselves. A query of one or
 * two words means just these.
 */
#include "query/private.h"

#include <string.h>

/* So many words that name something make a question. */
enum { QUESTION_LEAST = 3 };
/* What a word that only tells counts. */
static const double light_share = 0.4;

/* English. Stop words are not among them. */
static const char light_words[] =
    "across again ago allow almost alone along alongside already although always amid among amongst amount "
    "another apart around ask aside away back because become becoming became behind beside besides best "
    "better beyond big biggest bring brought came come concerning currently despite down due else end "
    "enough especially even ever every example extent far find first former forth forward found further "
    "gave get give given go going gone good got great happen held hold however including instead just keep "
    "kept kind know known large last late later latter least leave left less let like likely little long "
    "look lot made mainly make many mean merely mostly much near nearly need neither never new next nor "
    "nothing now number often old one onto otherwise particular particularly per percentage perhaps "
    "proportion put quite rather really recently regard regarding remain said say see seem set several "
    "show since small soon sort stay still such sure take taken tell thing think third though today "
    "together told took toward towards try two unless unlike upon use used usual various versus very via "
    "want way well went whatever whenever wherever whole yes yet";

static GHashTable *make_light(void)
{
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(undex_analyser) analyser = undex_analyser_new("en");
    const GArray *tokens = undex_analyser_run(analyser, light_words, -1);
    for (guint i = 0; i < tokens->len; i++)
        g_hash_table_add(table, g_strdup(g_array_index(tokens, undex_token, i).stem));
    return table;
}

static gboolean is_light(const rank_word *word)
{
    static gsize ready;
    static GHashTable *table;
    if (g_once_init_enter(&ready)) {
        table = make_light();
        g_once_init_leave(&ready, 1);
    }
    return word->stems->len > 0 && g_hash_table_contains(table, word->stems->pdata[0]);
}

static gboolean has(const GPtrArray *stems, const char *stem)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)stems, stem, g_str_equal, NULL);
}

static void add_like(builder *b, rank_word *word)
{
    const GPtrArray *like = undex_query_like_stems(word->stems->pdata[0]);
    for (guint i = 0; like && i < like->len; i++) {
        const char *stem = like->pdata[i];
        if (has(word->stems, stem) || has(word->kin, stem))
            continue;
        want w = {WANT_STEM, g_strdup(stem), NULL};
        g_ptr_array_add(word->kin, g_strdup(stem));
        if (b->negative)
            g_free(w.text);
        else
            g_array_append_val(b->wants, w);
    }
}

void undex_query_widen(builder *b, GArray *words)
{
    guint telling = 0;
    if (strcmp(b->guess, "en") != 0)
        return;
    for (guint i = 0; i < words->len; i++)
        telling += !is_light(&g_array_index(words, rank_word, i));
    for (guint i = 0; i < words->len && telling >= QUESTION_LEAST; i++) {
        rank_word *word = &g_array_index(words, rank_word, i);
        if (is_light(word))
            word->share *= light_share;
        else if (word->stems->len > 0 && !word->bare)
            add_like(b, word);
    }
}
