// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What acronyms stand for, as documents say it (UNDEX_TERM_ACRONYM, UNDEX_TERM_BYNAME): LDCs finds "least
 * developed countries" too. An acronym typed small is none where documents write it small, as a word.
 */
#include "query/seen.h"

#include <string.h>

enum {
    MEANINGS = 3, /* of an acronym that are looked for, those of the most documents */
    BELIEVED = 3, /* documents that must say what letters do not bear out */
};

/* Those that so many documents say. FALSE: error. */
static gboolean add_said(builder *b, rank_word *word, const char *prefix, const char *acronym, gint64 least,
                         gboolean *known, GError **error)
{
    g_autoptr(GArray) all = undex_query_said(b, prefix, acronym, error);
    for (guint i = 0; all && i < all->len && i < MEANINGS; i++) {
        const undex_said *one = &g_array_index(all, undex_said, i);
        if (one->documents < least)
            break;
        if (!undex_query_add_run(b, word, one->text, error))
            return FALSE;
        *known = TRUE;
    }
    return all != NULL;
}

static gboolean add_meanings(builder *b, rank_word *word, const char *acronym, gboolean *known,
                             GError **error)
{
    return add_said(b, word, UNDEX_TERM_ACRONYM, acronym, 1, known, error) &&
           add_said(b, word, UNDEX_TERM_BYNAME, acronym, BELIEVED, known, error);
}

gboolean undex_query_add_meanings(builder *b, rank_word *word, const char *folded, gboolean capitals,
                                  GError **error)
{
    gsize length = strlen(folded);
    gboolean plural = length > 2 && folded[length - 1] == 's', known = FALSE;
    g_autofree char *singular = g_strndup(folded, plural ? length - 1 : length);
    if (!capitals && undex_query_own_stems(b, folded, word->stems)->is_word)
        return TRUE;
    if (!add_meanings(b, word, folded, &known, error) ||
        (!known && plural && !add_meanings(b, word, singular, &known, error)))
        return FALSE;
    g_autofree char *other = plural ? g_strdup(singular) : g_strconcat(folded, "s", NULL);
    if (known)
        undex_query_add_other(b, word, other);
    return TRUE;
}
