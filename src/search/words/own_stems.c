// SPDX-License-Identifier: GPL-3.0-or-later
/* Names are not stemmed to other words. Of a word that stands in the index, only those stems are meant of
 * which the index was told that the word has them: Mali is not French "mal", as no document writes it so. */
#include "search/words/word_family.h"

#include "index/stem_words.h"
#include "search/words/unique_strings.h"

#include <string.h>

/* -1: failed. */
static int is_told(xc_database *database, const char *stem, const char *word, xc_error *failure)
{
    g_autoptr(GPtrArray) told = undex_stem_words(database, stem, failure);
    return told ? g_ptr_array_find_with_equal_func(told, word, g_str_equal, NULL) : -1;
}

typedef struct {
    const char *word;
    const GPtrArray *stems;
    own_stems *own;
} request;

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_ptr_array_set_size(r->own->stems, 0);
    r->own->is_word = FALSE;
    int present = xc_database_has_term(database, r->word, failure);
    for (guint i = 0; present >= 0 && i < r->stems->len; i++) {
        int told = is_told(database, r->stems->pdata[i], r->word, failure);
        if (told < 0)
            return FALSE;
        r->own->is_word |= told;
        if (told || !present || strcmp(r->stems->pdata[i], r->word) == 0)
            undex_search_add_unique(r->own->stems, r->stems->pdata[i]);
    }
    if (r->own->stems->len == 0)
        undex_search_add_unique(r->own->stems, r->word);
    return present >= 0;
}

static void own_stems_free(gpointer p)
{
    own_stems *own = p;
    g_ptr_array_unref(own->stems);
    g_free(own);
}

GHashTable *undex_search_own_stems_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, own_stems_free);
}

/* Where reading fails all stems are meant; whoever looks for them next will fail too, and say so. */
const own_stems *undex_search_own_stems(const query_builder *b, const char *word, const GPtrArray *stems)
{
    own_stems *own = g_hash_table_lookup(b->own, word);
    if (own)
        return own;
    own = g_new0(own_stems, 1);
    own->stems = g_ptr_array_new_with_free_func(g_free);
    request r = {word, stems, own};
    if (!undex_index_try(b->store, attempt, &r, NULL))
        for (guint i = 0; i < stems->len; i++)
            undex_search_add_unique(own->stems, stems->pdata[i]);
    g_hash_table_insert(b->own, g_strdup(word), own);
    return own;
}
