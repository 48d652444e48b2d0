// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/word_family.h"

#include "index/stem_words.h"
#include "search/words/unique_strings.h"

gboolean undex_word_family_read(xc_database *database, const GPtrArray *stems, GPtrArray *words,
                                xc_error *failure)
{
    for (guint i = 0; i < stems->len; i++) {
        undex_search_add_unique(words, stems->pdata[i]);
        g_autoptr(GPtrArray) family = undex_stem_words(database, stems->pdata[i], failure);
        for (guint k = 0; family && k < family->len; k++)
            undex_search_add_unique(words, family->pdata[k]);
        if (!family)
            return FALSE;
    }
    return TRUE;
}

typedef struct {
    const GPtrArray *stems;
    GPtrArray *words;
} family_request;

static gboolean attempt_family(xc_database *database, gpointer closure, xc_error *failure)
{
    family_request *request = closure;
    g_ptr_array_set_size(request->words, 0);
    return undex_word_family_read(database, request->stems, request->words, failure);
}

GPtrArray *undex_word_family(query_builder *b, const GPtrArray *stems, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    family_request request = {stems, words};
    return undex_index_try(b->store, attempt_family, &request, error) ? g_steal_pointer(&words) : NULL;
}
