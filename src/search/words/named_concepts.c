// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/named_concepts.h"

#include "base/language.h"
#include "search/words/query_tokens.h"
#include "thesaurus/label_key.h"
#include "thesaurus/thesaurus_folder.h"

enum { CONCEPTS_CEILING = 64, ALIKE = 4 };

static gboolean overlaps(const query_builder *b, const named_concept *one)
{
    for (guint i = 0; i < b->concepts->len; i++) {
        const named_concept *other = &g_array_index(b->concepts, named_concept, i);
        gboolean same =
            other->from == one->from && other->to == one->to && other->thesaurus == one->thesaurus;
        if (other->thesaurus == one->thesaurus && !same && one->from < other->to && other->from < one->to)
            return TRUE;
    }
    return FALSE;
}

static gint by_words(gconstpointer a, gconstpointer b)
{
    const named_concept *x = a, *y = b;
    if (x->words != y->words)
        return x->words > y->words ? -1 : 1;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from)
                              : (x->label > y->label) - (x->label < y->label);
}

static void find_labels(guint number, const undex_thesaurus *t, guint64 key, named_concept one, GArray *found)
{
    guint32 labels[ALIKE];
    guint count = undex_thesaurus_find(t, key, labels, ALIKE);
    for (guint i = 0; i < count; i++) {
        one.thesaurus = number;
        one.label = labels[i];
        g_array_append_val(found, one);
    }
}

/* Labels that begin with the `first` token, whatever stop words stand between. */
static void find_from(const query_builder *b, undex_analyser *analyser, const GArray *tokens, guint first,
                      GArray *found)
{
    const GPtrArray *all = b->cache->thesauri;
    guint64 key = undex_label_key_begin(analyser);
    guint words = 0;
    for (guint i = first; i < tokens->len && words < UNDEX_LABEL_WORDS_CEILING; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        if (!undex_label_counts(tokens, i))
            continue;
        key = undex_label_key_add(key, token);
        words++;
        named_concept one = {g_array_index(tokens, undex_token, first).start, token->end, 0, 0, words};
        for (guint k = 0; k < all->len; k++) {
            const undex_thesaurus *t = ((const undex_named_thesaurus *)all->pdata[k])->thesaurus;
            if (words <= undex_thesaurus_longest(t))
                find_labels(k, t, key, one, found);
        }
    }
}

static void find_in(const query_builder *b, undex_analyser *analyser, GArray *found)
{
    const GArray *tokens = undex_analyser_run(analyser, b->query, -1);
    for (guint i = 0; i < tokens->len; i++)
        if (undex_label_counts(tokens, i) &&
            undex_search_fits(analyser, g_array_index(tokens, undex_token, i).word))
            find_from(b, analyser, tokens, i, found);
}

gboolean undex_named_concepts_find(query_builder *b, GError **error)
{
    b->concepts = g_array_new(FALSE, FALSE, sizeof(named_concept));
    if (!b->cache->thesauri && !(b->cache->thesauri = undex_thesaurus_list(error)))
        return FALSE;
    if (!b->cache->thesauri->len)
        return TRUE;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(named_concept));
    for (const undex_language *language = undex_data_languages; language->code; language++)
        if (language->official)
            find_in(b, undex_search_cache_analyser(b->cache, language->code), found);
    g_array_sort(found, by_words);
    for (guint i = 0; i < found->len && b->concepts->len < CONCEPTS_CEILING; i++) {
        const named_concept *one = &g_array_index(found, named_concept, i);
        if (!overlaps(b, one))
            g_array_append_vals(b->concepts, one, 1);
    }
    return TRUE;
}

gboolean undex_named_concepts_have(const query_builder *b, int at)
{
    for (guint i = 0; i < b->concepts->len; i++) {
        const named_concept *one = &g_array_index(b->concepts, named_concept, i);
        if (one->from <= at && at < one->to)
            return TRUE;
    }
    return FALSE;
}
