// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/seen.h"

#include <string.h>

/* The script decides which languages a word can be in. */
gboolean undex_query_fits(const undex_analyser *analyser, const char *word)
{
    const char *language = undex_analyser_language(analyser);
    switch (g_unichar_get_script(g_utf8_get_char(word))) {
    case G_UNICODE_SCRIPT_CYRILLIC:
        return strcmp(language, "ru") == 0;
    case G_UNICODE_SCRIPT_ARABIC:
        return strcmp(language, "ar") == 0;
    case G_UNICODE_SCRIPT_LATIN:
        return strcmp(language, "ru") != 0 && strcmp(language, "ar") != 0 && strcmp(language, "zh") != 0;
    default:
        return TRUE;
    }
}

void undex_query_add_unique(GPtrArray *strings, const char *string)
{
    for (guint i = 0; i < strings->len; i++)
        if (strcmp(strings->pdata[i], string) == 0)
            return;
    g_ptr_array_add(strings, g_strdup(string));
}

static void seen_clear(gpointer p)
{
    g_ptr_array_unref(((seen *)p)->stems);
    g_ptr_array_unref(((seen *)p)->words);
}

/* All analysers part a text alike. */
GArray *undex_query_see(const builder *b, const char *text)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(seen));
    g_array_set_clear_func(all, seen_clear);
    for (guint a = 0; a < b->analysers->len; a++) {
        undex_analyser *analyser = b->analysers->pdata[a];
        const GArray *tokens = undex_analyser_run(analyser, text, -1);
        for (guint i = 0; i < tokens->len; i++) {
            const undex_token *token = &g_array_index(tokens, undex_token, i);
            if (i >= all->len) {
                seen fresh = {g_ptr_array_new_with_free_func(g_free), g_ptr_array_new_with_free_func(g_free),
                              token->flags & ~(guint)UNDEX_TOKEN_STOP};
                g_array_append_val(all, fresh);
            }
            seen *s = &g_array_index(all, seen, i);
            if (b->guess == undex_analyser_language(analyser))
                s->flags |= token->flags & UNDEX_TOKEN_STOP;
            if (!undex_query_fits(analyser, token->word) && (s->stems->len || a + 1 < b->analysers->len))
                continue;
            undex_query_add_unique(s->stems, token->stem);
            undex_query_add_unique(s->words, token->word);
        }
    }
    return all;
}

void undex_query_want_stems(builder *b, const GPtrArray *stems)
{
    for (guint i = 0; i < stems->len && !b->negative; i++) {
        want w = {WANT_STEM, g_strdup(stems->pdata[i]), NULL};
        g_array_append_val(b->wants, w);
    }
}

void undex_query_want_run(builder *b, GPtrArray *words)
{
    want w = {words->len == 1 ? WANT_WORD : WANT_RUN, NULL, words};
    if (b->negative)
        g_ptr_array_unref(words);
    else
        g_array_append_val(b->wants, w);
}

gboolean undex_query_words_of(xc_database *database, const GPtrArray *stems, GPtrArray *words,
                              xc_error *failure)
{
    for (guint i = 0; i < stems->len; i++) {
        undex_query_add_unique(words, stems->pdata[i]);
        xc_terms *family = xc_database_synonyms(database, stems->pdata[i], failure);
        xc_step step = family ? XC_END : XC_FAILED;
        while (family && (step = xc_terms_next(family, failure)) == XC_ITEM)
            undex_query_add_unique(words, xc_terms_term(family, NULL));
        xc_terms_free(family);
        if (step == XC_FAILED)
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
    return undex_query_words_of(database, request->stems, request->words, failure);
}

GPtrArray *undex_query_family(builder *b, const GPtrArray *stems, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    family_request request = {stems, words};
    return undex_store_try(b->store, attempt_family, &request, error) ? g_steal_pointer(&words) : NULL;
}

xc_query *undex_query_stems(const GPtrArray *stems, const char *prefix, xc_op op, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_query_parts();
    for (guint i = 0; i < stems->len; i++)
        g_ptr_array_add(parts, undex_query_term(prefix, stems->pdata[i], error));
    return undex_query_combine(op, parts, 0, error);
}

gboolean undex_query_is_pair(const GArray *tokens, guint i)
{
    return i + 1 < tokens->len && (g_array_index(tokens, seen, i).flags & UNDEX_TOKEN_CJK) &&
           (g_array_index(tokens, seen, i + 1).flags & UNDEX_TOKEN_CJK);
}

gboolean undex_query_tells(const GArray *tokens)
{
    for (guint i = 0; i < tokens->len; i++)
        if (!(g_array_index(tokens, seen, i).flags & UNDEX_TOKEN_STOP))
            return TRUE;
    return FALSE;
}
