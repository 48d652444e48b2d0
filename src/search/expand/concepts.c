// SPDX-License-Identifier: GPL-3.0-or-later
/* What the concepts that a query names are called otherwise: in the languages that are searched, and with
 * --across in all. The words of a label stand for those of the query in their order, as words of like meaning
 * do: a passage with all of them has the whole concept. */
#include "search/expand/expand_query.h"

#include "base/language.h"
#include "index/schema.h"
#include "search/words/highlight_words.h"
#include "search/words/named_concepts.h"
#include "search/words/unique_strings.h"
#include "thesaurus/thesaurus_folder.h"

#include <string.h>

enum { LABELS_CEILING = 8, UNITS_CEILING = 16 };

/* The numbers of the query's words within the concept. */
static GArray *words_within(const GArray *words, const named_concept *concept)
{
    GArray *within = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        if (word->at < concept->to && concept->from < word->end)
            g_array_append_val(within, i);
    }
    return within;
}

/* What the index has for the words of a label; Chinese by pairs of characters. */
static GPtrArray *units_of(undex_analyser *analyser, const char *text)
{
    GPtrArray *units = g_ptr_array_new_with_free_func(g_free);
    const GArray *tokens = undex_analyser_run(analyser, text, -1);
    for (guint i = 0; i < tokens->len && units->len < UNITS_CEILING; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i), *next = token + 1;
        gboolean pair = i + 1 < tokens->len && token->flags & next->flags & UNDEX_TOKEN_CJK;
        gboolean second = i && token->flags & token[-1].flags & UNDEX_TOKEN_CJK;
        if (pair)
            g_ptr_array_add(units, g_strconcat(UNDEX_WORD_PAIR, token->word, next->word, NULL));
        else if (!second && !(token->flags & UNDEX_TOKEN_STOP))
            g_ptr_array_add(units, g_strdup(token->stem));
    }
    return units;
}

static void add_unit(query_builder *b, query_word *word, const char *unit)
{
    if (g_ptr_array_find_with_equal_func(word->stems, unit, g_str_equal, NULL) ||
        g_ptr_array_find_with_equal_func(word->kin, unit, g_str_equal, NULL))
        return;
    g_ptr_array_add(word->kin, g_strdup(unit));
    word->abroad |= b->cache->across;
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_ptr_array_add(one, (gpointer)unit);
    undex_highlight_stems(b, one);
}

/* The more there are of one side, the more of them go to each of the other. */
static void add_units(query_builder *b, GArray *words, const GArray *within, const GPtrArray *units)
{
    guint most = units->len ? MAX(units->len, within->len) : 0;
    for (guint i = 0; i < most; i++) {
        guint word = g_array_index(within, guint, i * within->len / most);
        add_unit(b, &g_array_index(words, query_word, word), units->pdata[i * units->len / most]);
    }
}

/* Whether labels of the language are looked for, where the concept is named in that other: else NULL. */
static undex_analyser *wanted(const query_builder *b, int rank, int named)
{
    const char *code = undex_data_languages[rank - 1].code;
    gboolean all = b->cache->across || b->told;
    for (guint i = 0; i < b->analysers->len; i++)
        if (strcmp(undex_analyser_language(b->analysers->pdata[i]), code) == 0)
            return all || rank == named ? b->analysers->pdata[i] : NULL;
    return NULL;
}

static void widen(query_builder *b, GArray *words, const named_concept *concept)
{
    const undex_thesaurus *t =
        ((const undex_named_thesaurus *)b->cache->thesauri->pdata[concept->thesaurus])->thesaurus;
    g_autoptr(GArray) within = words_within(words, concept);
    undex_thesaurus_label label;
    if (!within->len || !undex_thesaurus_label_at(t, concept->label, &label))
        return;
    const int named = label.language;
    undex_thesaurus_span labels = undex_thesaurus_labels_of(t, label.concept);
    guint taken[UNDEX_LANGUAGE_CEILING] = {0};
    for (guint32 i = labels.first; i < labels.beyond; i++) {
        undex_analyser *analyser = i != concept->label && undex_thesaurus_label_at(t, i, &label)
                                       ? wanted(b, label.language, named)
                                       : NULL;
        if (!analyser || taken[label.language - 1]++ >= LABELS_CEILING)
            continue;
        g_autoptr(GPtrArray) units = units_of(analyser, label.text);
        add_units(b, words, within, units);
    }
}

void undex_search_add_concepts(query_builder *b, GArray *words)
{
    for (guint i = 0; b->concepts && i < b->concepts->len; i++)
        widen(b, words, &g_array_index(b->concepts, named_concept, i));
}

char *undex_search_say_concepts(const query_builder *b)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; b->concepts && i < b->concepts->len; i++) {
        const named_concept *one = &g_array_index(b->concepts, named_concept, i);
        const undex_named_thesaurus *from = b->cache->thesauri->pdata[one->thesaurus];
        undex_thesaurus_label label;
        if (undex_thesaurus_label_at(from->thesaurus, one->label, &label))
            g_string_append_printf(all, "%sconcept(%s: %s)", all->len ? " " : "", from->name, label.text);
    }
    return g_string_free(all, FALSE);
}
