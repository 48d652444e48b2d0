// SPDX-License-Identifier: GPL-3.0-or-later
/* Wildcards: words that begin alike. */
#include "query/seen.h"

#include <string.h>

enum { EXPANSION_CEILING = 1000 };

typedef struct {
    const char *prefix;
    undex_analyser *english; /* NULL: not in play */
    GPtrArray *terms;
} expansion;

/* So many letters stand before what British and American spelling differ in, nearly always. */
enum { COMMON = 3 };

/* Where the terms begin that are looked at. Caller frees. */
static char *beginning_of(const expansion *x)
{
    gsize common = 0;
    while (common < COMMON && g_ascii_isalpha(x->prefix[common]))
        common++;
    return g_strndup(x->prefix, x->english && common == COMMON ? COMMON : strlen(x->prefix));
}

/* labo* and labor* both stand for labour. */
static gboolean begins_so(const expansion *x, const char *term)
{
    if (g_str_has_prefix(term, x->prefix))
        return TRUE;
    const GArray *tokens = undex_analyser_run(x->english, term, -1);
    return tokens->len == 1 && g_str_has_prefix(g_array_index(tokens, undex_token, 0).word, x->prefix);
}

static gboolean attempt_expansion(xc_database *database, gpointer closure, xc_error *failure)
{
    expansion *x = closure;
    g_autofree char *beginning = beginning_of(x);
    g_ptr_array_set_size(x->terms, 0);
    xc_terms *terms = xc_database_terms(database, beginning, failure);
    if (!terms)
        return FALSE;
    xc_step step = XC_END;
    while (x->terms->len <= EXPANSION_CEILING && (step = xc_terms_next(terms, failure)) == XC_ITEM)
        if (begins_so(x, xc_terms_term(terms, NULL)))
            g_ptr_array_add(x->terms, g_strdup(xc_terms_term(terms, NULL)));
    xc_terms_free(terms);
    return step != XC_FAILED;
}

static undex_analyser *english_of(const builder *b)
{
    for (guint i = 0; i < b->analysers->len; i++)
        if (strcmp(undex_analyser_language(b->analysers->pdata[i]), "en") == 0)
            return b->analysers->pdata[i];
    return NULL;
}

gboolean undex_query_add_beginning(builder *b, GArray *words, const node *prefix, GError **error)
{
    g_autofree char *folded = undex_terms_fold(prefix->text);
    if (!*folded || strchr(folded, ' '))
        return undex_query_fail(b->query, prefix->at, "a star stands at the end of a single word", error);
    rank_word *word = undex_query_add_word(words, 1);
    expansion x = {folded, english_of(b), word->stems};
    word->bare = TRUE;
    if (!undex_store_try(b->store, attempt_expansion, &x, error))
        return FALSE;
    if (word->stems->len > EXPANSION_CEILING)
        return undex_query_fail(b->query, prefix->at,
                                "more than 1000 words begin like this; write more of it", error);
    want w = {WANT_PREFIX, g_strdup(folded), NULL};
    if (b->negative)
        g_free(w.text);
    else
        g_array_append_val(b->wants, w);
    return TRUE;
}
