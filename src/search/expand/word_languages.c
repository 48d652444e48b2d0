// SPDX-License-Identifier: GPL-3.0-or-later
/* Which languages words are of: those of the documents that have them; of a word that none has, by how it
 * ends. A bit for each language; 0: not known. */
#include "search/expand/expand_query.h"

#include "base/language.h"
#include "base/word_list.h"
#include "index/schema.h"

#include <string.h>

/* Where documents begin, with their language. */
typedef struct {
    guint32 start;
    guint bit;
} beginning;

static guint bit_of(const char *code)
{
    const undex_language *language = undex_language_find(code);
    return language ? 1U << (language->rank - 1) : 0;
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const beginning *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* The postings of a term. NULL: failure. */
static GArray *read_postings(xc_database *database, const char *term, xc_error *failure)
{
    gint64 count = xc_database_term_freq(database, term, failure);
    if (count < 0)
        return NULL;
    GArray *postings = g_array_sized_new(FALSE, FALSE, sizeof(xc_posting), (guint)count + 1);
    g_array_set_size(postings, (guint)count);
    count = xc_database_read_postings(database, term, (xc_posting *)(gpointer)postings->data, (size_t)count,
                                      failure);
    if (count >= 0) {
        g_array_set_size(postings, MIN((guint)count, postings->len));
        return postings;
    }
    g_array_unref(postings);
    return NULL;
}

/* NULL: failure. */
static GArray *list_beginnings(xc_database *database, xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(beginning));
    for (const undex_language *language = undex_data_languages; language->code; language++) {
        g_autofree char *term = g_strconcat(UNDEX_TERM_LANGUAGE, language->code, NULL);
        g_autoptr(GArray) postings = read_postings(database, term, failure);
        if (!postings)
            return NULL;
        for (guint k = 0; k < postings->len; k++) {
            beginning one = {g_array_index(postings, xc_posting, k).docid, bit_of(language->code)};
            g_array_append_val(all, one);
        }
    }
    g_array_sort(all, by_start);
    return g_steal_pointer(&all);
}

/* Languages of which a tenth of the passages are, at the least: a French title in an English list is none. */
gboolean undex_search_languages_of(xc_database *database, const char *term, guint *languages,
                                   xc_error *failure)
{
    enum { SHARE = 10 };
    guint counts[UNDEX_LANGUAGE_CEILING] = {0}, at = 0;
    g_autoptr(GArray) starts = list_beginnings(database, failure);
    g_autoptr(GArray) postings = starts ? read_postings(database, term, failure) : NULL;
    if (!postings)
        return FALSE;
    for (guint i = 0; i < postings->len && starts->len; i++) {
        guint32 docid = g_array_index(postings, xc_posting, i).docid;
        while (at + 1 < starts->len && g_array_index(starts, beginning, at + 1).start <= docid)
            at++;
        for (guint l = 0; l < G_N_ELEMENTS(counts); l++)
            counts[l] += g_array_index(starts, beginning, at).bit >> l & 1;
    }
    *languages = 0;
    for (guint l = 0; l < G_N_ELEMENTS(counts); l++)
        if (counts[l] > 0 && counts[l] * SHARE >= postings->len)
            *languages |= 1U << l;
    return TRUE;
}

/* The language with the longest ending that the word has. */
static guint by_ending(const char *word)
{
    gsize longest = 0;
    guint bit = 0;
    for (const undex_word_list *list = undex_data_word_endings; list->language; list++) {
        const char *rest = list->entries, *ending;
        gsize length, whole = strlen(word);
        while ((ending = undex_word_list_take(&rest, &length)))
            if (length > longest && length <= whole && strncmp(word + whole - length, ending, length) == 0) {
                longest = length;
                bit = bit_of(list->language);
            }
    }
    return bit;
}

guint undex_search_language_by_ending(const query_builder *b, const char *word)
{
    guint bit = by_ending(word);
    for (guint a = 0; a < b->analysers->len; a++)
        if (bit_of(undex_analyser_language(b->analysers->pdata[a])) == bit)
            return bit;
    return 0; /* no document is in it, so the ending is chance */
}

guint undex_search_language_bit(const char *code)
{
    return bit_of(code);
}
