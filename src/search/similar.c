// SPDX-License-Identifier: GPL-3.0-or-later
/* Relevance feedback from one passage: Xapian names the words that set it apart; its own text says which
 * of them tell something, so that the query is one that a reader could have typed. */
#include "undex/search.h"

#include "analysis/analyser.h"
#include "index/passage_location.h"
#include "undex/record.h"

#include <string.h>

enum { WORDS_LOOKED_AT = 400, SHORTEST = 3 };

typedef struct {
    const char *id;
    GPtrArray *words; /* char *, the most telling first */
    GBytes *record;
    char *key;
} request;

static gboolean expand(xc_database *database, request *r, guint32 docid, xc_error *failure)
{
    g_autoptr(xc_enquire) enquire = xc_enquire_new(database, failure);
    g_autoptr(xc_rset) relevant = xc_rset_new(failure);
    g_autoptr(xc_terms) terms = enquire && relevant && xc_rset_add(relevant, docid, failure)
                                    ? xc_enquire_expand(enquire, WORDS_LOOKED_AT, relevant, failure)
                                    : NULL;
    xc_step step = terms ? XC_END : XC_FAILED;
    while (terms && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        const char *term = xc_terms_term(terms, NULL);
        if (!g_ascii_isupper(*term)) /* filters and words of other fields begin with capitals */
            g_ptr_array_add(r->words, g_strdup(term));
    }
    return step != XC_FAILED;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    undex_passage_location place;
    g_ptr_array_set_size(r->words, 0);
    g_clear_pointer(&r->record, g_bytes_unref);
    g_clear_pointer(&r->key, g_free);
    guint32 docid = undex_passage_location_find(database, r->id, failure);
    if (!docid)
        return failure->code == XC_OK;
    r->record = undex_passage_location_record(database, docid, failure);
    if (!r->record || !undex_passage_location_read(database, docid, &place, failure))
        return FALSE;
    r->key = undex_passage_location_key(database, place.start, failure);
    return r->key && expand(database, r, docid, failure);
}

/* Whether the text has the word, and it says much. */
static gboolean is_telling(const GArray *tokens, const char *word)
{
    for (guint i = 0; i < tokens->len; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        if (strcmp(token->typed, word) == 0)
            return !(token->flags & (UNDEX_TOKEN_STOP | UNDEX_TOKEN_CJK)) &&
                   g_utf8_strlen(word, -1) >= SHORTEST && !g_ascii_isdigit(*word);
    }
    return FALSE;
}

static char *words_of(const request *r, const char *language, const char *text, int count)
{
    g_autoptr(undex_analyser) analyser = undex_analyser_new(language);
    const GArray *tokens = undex_analyser_run(analyser, text, -1);
    g_autoptr(GString) query = g_string_new(NULL);
    for (guint i = 0; i < r->words->len && count > 0; i++) {
        const char *word = r->words->pdata[i];
        if (!is_telling(tokens, word))
            continue;
        g_string_append_printf(query, "%s%s", query->len ? " " : "", word);
        count--;
    }
    /* where words have no spaces between them, the beginning of the text stands for it */
    if (!query->len && tokens->len)
        for (guint i = 0; i < MIN(tokens->len, 2u * (guint)MAX(count, 1)); i++)
            g_string_append(query, g_array_index(tokens, undex_token, i).word);
    return query->len ? g_strdup(query->str) : NULL;
}

static gboolean make_query(undex_index *store, const request *r, int count, char **query, GError **error)
{
    g_autoptr(undex_passage) passage = undex_passage_read_binary(r->record, error);
    g_autoptr(undex_document) document = NULL;
    if (!passage || !undex_index_find_document(store, r->key, &document, error))
        return FALSE;
    if (document && passage->text)
        *query = words_of(r, document->language, passage->text, count);
    return TRUE;
}

gboolean undex_search_like(undex_index *store, const char *id, int count, char **query, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    request r = {.id = id, .words = words};
    *query = NULL;
    gboolean ok = undex_index_try(store, attempt, &r, error) &&
                  (!r.record || make_query(store, &r, count, query, error));
    g_clear_pointer(&r.record, g_bytes_unref);
    g_free(r.key);
    return ok;
}
