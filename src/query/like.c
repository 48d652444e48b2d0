// SPDX-License-Identifier: GPL-3.0-or-later
/* Relevance feedback from one passage: Xapian names the stems that set it apart; its own text says which
 * words they were, so that the query is one that a reader could have typed. */
#include "query/private.h"

#include "undex/record.h"

#include <string.h>

enum { STEMS_LOOKED_AT = 400, SHORTEST = 3 };

typedef struct {
    const char *term; /* of the passage's id */
    GPtrArray *stems; /* char *, the most telling first */
    char *data, *language;
} request;

static gboolean read_passage(xc_database *database, request *r, guint32 docid, xc_error *failure)
{
    xc_document *document = xc_database_document(database, docid, failure);
    char *data = document ? xc_document_data(document, NULL, failure) : NULL;
    char *language = data ? xc_document_value(document, UNDEX_SLOT_LANGUAGE, NULL, failure) : NULL;
    r->data = g_strdup(data);
    r->language = g_strdup(language);
    xc_string_free(data);
    xc_string_free(language);
    xc_document_free(document);
    return r->language != NULL;
}

static gboolean expand(xc_database *database, request *r, guint32 docid, xc_error *failure)
{
    xc_enquire *enquire = xc_enquire_new(database, failure);
    xc_rset *relevant = xc_rset_new(failure);
    xc_terms *terms = enquire && relevant && xc_rset_add(relevant, docid, failure)
                          ? xc_enquire_expand(enquire, STEMS_LOOKED_AT, relevant, failure)
                          : NULL;
    xc_step step = terms ? XC_END : XC_FAILED;
    while (terms && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        const char *term = xc_terms_term(terms, NULL);
        if (!g_ascii_isupper(*term)) /* filters and words of other fields begin with capitals */
            g_ptr_array_add(r->stems, g_strdup(term));
    }
    xc_terms_free(terms);
    xc_rset_free(relevant);
    xc_enquire_free(enquire);
    return step != XC_FAILED;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    request *r = closure;
    g_ptr_array_set_size(r->stems, 0);
    g_clear_pointer(&r->data, g_free);
    g_clear_pointer(&r->language, g_free);
    xc_postings *postings = xc_database_postings(database, r->term, failure);
    xc_step step = postings ? xc_postings_next(postings, failure) : XC_FAILED;
    guint32 docid = step == XC_ITEM ? xc_postings_docid(postings) : 0;
    xc_postings_free(postings);
    if (step != XC_ITEM)
        return step == XC_END;
    return read_passage(database, r, docid, failure) && expand(database, r, docid, failure);
}

/* The first word of the text that has the stem; NULL: none that says much. */
static const char *word_of(const GArray *tokens, const char *stem)
{
    for (guint i = 0; i < tokens->len; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        gboolean telling = !(token->flags & (UNDEX_TOKEN_STOP | UNDEX_TOKEN_CJK)) &&
                           g_utf8_strlen(token->word, -1) >= SHORTEST && !g_ascii_isdigit(*token->word);
        if (telling && strcmp(token->stem, stem) == 0)
            return token->typed;
    }
    return NULL;
}

static char *words_of(const request *r, const char *text, int count)
{
    g_autoptr(undex_analyser) analyser = undex_analyser_new(*r->language ? r->language : NULL);
    const GArray *tokens = undex_analyser_run(analyser, text, -1);
    g_autoptr(GString) query = g_string_new(NULL);
    for (guint i = 0; i < r->stems->len && count > 0; i++) {
        const char *word = word_of(tokens, g_ptr_array_index(r->stems, i));
        if (!word)
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

char *undex_query_like(undex_store *store, const char *id, int count, GError **error)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_ID, id);
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    request r = {term, stems, NULL, NULL};
    char *query = NULL;
    if (undex_store_try(store, attempt, &r, error) && r.data) {
        g_autoptr(undex_passage) passage = undex_passage_from_json(r.data, error);
        if (passage && passage->text)
            query = words_of(&r, passage->text, count);
    }
    g_free(r.data);
    g_free(r.language);
    return query;
}
