// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which languages words are of: those of the documents that have them; of a word that none has, by how it
 * ends. A bit for each language of `codes`; 0: not known.
 */
#include "search/search_private.h"

#include <string.h>

static const char *const codes[] = {"en", "fr", "es", "ru", "ar", "zh", "pt", "de", "it"};

/* Where documents begin, with their language. */
typedef struct {
    guint32 start;
    guint bit;
} beginning;

static guint bit_of(const char *code)
{
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
        if (strncmp(codes[i], code, 2) == 0)
            return 1U << i;
    return 0;
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
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autofree char *term = g_strconcat(UNDEX_TERM_LANGUAGE, codes[i], NULL);
        g_autoptr(GArray) postings = read_postings(database, term, failure);
        if (!postings)
            return NULL;
        for (guint k = 0; k < postings->len; k++) {
            beginning one = {g_array_index(postings, xc_posting, k).docid, 1U << i};
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
    guint counts[G_N_ELEMENTS(codes)] = {0}, at = 0;
    g_autoptr(GArray) starts = list_beginnings(database, failure);
    g_autoptr(GArray) postings = starts ? read_postings(database, term, failure) : NULL;
    if (!postings)
        return FALSE;
    for (guint i = 0; i < postings->len && starts->len; i++) {
        guint32 docid = g_array_index(postings, xc_posting, i).docid;
        while (at + 1 < starts->len && g_array_index(starts, beginning, at + 1).start <= docid)
            at++;
        for (guint l = 0; l < G_N_ELEMENTS(codes); l++)
            counts[l] += g_array_index(starts, beginning, at).bit >> l & 1;
    }
    *languages = 0;
    for (guint l = 0; l < G_N_ELEMENTS(codes); l++)
        if (counts[l] > 0 && counts[l] * SHARE >= postings->len)
            *languages |= 1U << l;
    return TRUE;
}

/* How words of one language end, and of those beside it hardly ever. */
static const struct {
    const char *code, *endings;
} ends[] = {
    {"en", "ing ings ed ly ness ship ships hood ght ty ful less"},
    {"fr", "eux euse euses aux eaux iques isme ienne iennes oires"},
    {"es", "as os cion ciones dad dades ados adas idos ando iendo miento mientos istas icos icas"},
};

/* The language with the longest ending that the word has. */
static guint by_ending(const char *word)
{
    gsize longest = 0;
    guint bit = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_auto(GStrv) endings = g_strsplit(ends[i].endings, " ", -1);
        for (guint k = 0; endings[k]; k++)
            if (g_str_has_suffix(word, endings[k]) && strlen(endings[k]) > longest) {
                longest = strlen(endings[k]);
                bit = bit_of(ends[i].code);
            }
    }
    return bit;
}

guint undex_search_language_by_ending(const builder *b, const char *word)
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
