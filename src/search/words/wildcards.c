// SPDX-License-Identifier: GPL-3.0-or-later
/* Wildcards: * stands for any letters or none, ? for one. They stand for the words of the index that fit. */
#include "search/words/word_family.h"

#include "base/budget.h"
#include "search/parse/query_error.h"

#include <string.h>

enum {
    EXPANSION_CEILING = 1000,
    TERM_STEPS = 16,  /* of the budget, for a term that is looked at */
    TERM_BYTES = 128, /* kept for one that fits, with what is made of it */
};

gboolean undex_wildcard_matches(const char *pattern, const char *word)
{
    const char *p = pattern, *w = word, *star = NULL, *from = NULL;
    while (*w) {
        if (*p == '*') {
            star = ++p;
            from = w;
        } else if (*p && (*p == '?' || g_utf8_get_char(p) == g_utf8_get_char(w))) {
            p = g_utf8_next_char(p);
            w = g_utf8_next_char(w);
        } else if (star) {
            /* What follows the last star does not fit: the star stands for one more letter. */
            p = star;
            w = from = g_utf8_next_char(from);
        } else {
            return FALSE;
        }
    }
    return p[strspn(p, "*")] == '\0';
}

typedef struct {
    const char *pattern;
    undex_analyser *english; /* NULL: spellings are not brought together */
    GPtrArray *terms;
} expansion;

/* So many letters stand before what British and American spelling differ in, nearly always. */
enum { COMMON = 3 };

/* How many letters the pattern begins with. */
static gsize letters_of(const char *pattern)
{
    gsize letters = 0;
    while (g_ascii_isalpha(pattern[letters]))
        letters++;
    return letters;
}

/* Where the terms begin that are looked at. Caller frees. */
static char *beginning_of(const expansion *x)
{
    return g_strndup(x->pattern, x->english ? COMMON : strcspn(x->pattern, "*?"));
}

/* labo* and labor* both stand for labour. */
static gboolean fits(const expansion *x, const char *term)
{
    if (g_ascii_isupper(*term)) /* capitals begin terms that are no words */
        return FALSE;
    if (undex_wildcard_matches(x->pattern, term))
        return TRUE;
    const GArray *tokens = x->english ? undex_analyser_run(x->english, term, -1) : NULL;
    return tokens && tokens->len == 1 &&
           undex_wildcard_matches(x->pattern, g_array_index(tokens, undex_token, 0).word);
}

static gboolean attempt_expansion(xc_database *database, gpointer closure, xc_error *failure)
{
    expansion *x = closure;
    g_autofree char *beginning = beginning_of(x);
    g_ptr_array_set_size(x->terms, 0);
    g_autoptr(xc_terms) terms = xc_database_terms(database, beginning, failure);
    if (!terms)
        return FALSE;
    xc_step step = XC_END;
    while (x->terms->len <= EXPANSION_CEILING && undex_budget_go_on(TERM_STEPS) &&
           (step = xc_terms_next(terms, failure)) == XC_ITEM)
        if (fits(x, xc_terms_term(terms, NULL)))
            g_ptr_array_add(x->terms, g_strdup(xc_terms_term(terms, NULL)));
    return step != XC_FAILED;
}

static undex_analyser *english_of(const query_builder *b)
{
    for (guint i = 0; i < b->analysers->len; i++)
        if (strcmp(undex_analyser_language(b->analysers->pdata[i]), "en") == 0)
            return b->analysers->pdata[i];
    return NULL;
}

GPtrArray *undex_wildcard_expand(query_builder *b, const char *pattern, int at, GError **error)
{
    g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func(g_free);
    expansion x = {pattern, letters_of(pattern) >= COMMON ? english_of(b) : NULL, terms};
    if (!undex_index_try(b->store, attempt_expansion, &x, error))
        return NULL;
    undex_budget_keep(terms->len * TERM_BYTES);
    if (terms->len <= EXPANSION_CEILING)
        return g_steal_pointer(&terms);
    g_autofree char *message = g_strdup_printf("more than %d words are like %s; write more of its letters",
                                               EXPANSION_CEILING, pattern);
    return undex_search_null(b->query, at, message, error);
}
