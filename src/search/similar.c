// SPDX-License-Identifier: GPL-3.0-or-later
/* Relevance feedback from one passage: the words that set it apart are weighed; its own text says which of
 * them tell something, so that the query is one that a reader could have typed. */
#include "undex/search.h"

#include "analysis/analyser.h"
#include "index/passage_location.h"
#include "undex/record.h"

#include <math.h>
#include <string.h>

enum { WORDS_LOOKED_AT = 400, SHORTEST = 3 };

typedef struct {
    const char *id;
    GPtrArray *words; /* char *, the most telling first */
    GBytes *record;
    char *key;
} request;

/* A term of the passage with what it tells. */
typedef struct {
    char *term;
    double weight;
} telling_term;

static void telling_term_clear(gpointer p)
{
    g_free(((telling_term *)p)->term);
}

static gint by_weight(gconstpointer a, gconstpointer b)
{
    const telling_term *x = a, *y = b;
    return x->weight > y->weight ? -1 : x->weight < y->weight ? 1 : strcmp(y->term, x->term);
}

/* Robertson's relevance weight of a term where one passage is known to be relevant, times what its count says
 * in a passage of that length. */
static double weight_of(double passages, double some, double count, double length)
{
    double odds = (1.5 * (passages - some + 0.5)) / (0.5 * (some - 1 + 0.5));
    return log(odds < 2 ? odds * 0.5 + 1 : odds) * 2 * count / (length + count);
}

/* All terms of the passage, and how many words it has. NULL: failure. */
static GArray *read_terms(xc_database *database, guint32 docid, double *length, xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(telling_term));
    g_array_set_clear_func(all, telling_term_clear);
    g_autoptr(xc_document) document = xc_database_document(database, docid, failure);
    g_autoptr(xc_terms) terms = document ? xc_document_terms(document, failure) : NULL;
    xc_step step = terms ? XC_END : XC_FAILED;
    *length = 0;
    while (terms && (step = xc_terms_next(terms, failure)) == XC_ITEM) {
        gint64 count = xc_terms_wdf(terms, failure);
        telling_term one = {g_strdup(xc_terms_term(terms, NULL)),
                            (double)MAX(count, 1)}; /* the count, so far */
        *length += (double)MAX(count, 0);
        g_array_append_val(all, one);
    }
    return step == XC_FAILED ? NULL : g_steal_pointer(&all);
}

static gboolean list_words(xc_database *database, request *r, guint32 docid, xc_error *failure)
{
    double length = 0, average = xc_database_average_length(database, failure);
    gint64 entries = average < 0 ? -1 : xc_database_doc_count(database, failure);
    g_autoptr(GArray) terms = entries < 0 ? NULL : read_terms(database, docid, &length, failure);
    for (guint i = 0; terms && i < terms->len; i++) {
        telling_term *one = &g_array_index(terms, telling_term, i);
        gint64 some = xc_database_term_freq(database, one->term, failure);
        if (some < 0)
            return FALSE;
        one->weight = weight_of((double)entries, (double)some, one->weight, length / MAX(average, 1));
    }
    if (!terms)
        return FALSE;
    g_array_sort(terms, by_weight);
    for (guint i = 0; i < MIN(terms->len, WORDS_LOOKED_AT); i++) {
        const char *term = g_array_index(terms, telling_term, i).term;
        if (!g_ascii_isupper(*term)) /* filters and words of other fields begin with capitals */
            g_ptr_array_add(r->words, g_strdup(term));
    }
    return TRUE;
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
    r->key = undex_passage_location_key(database, place.start, NULL, failure);
    return r->key && list_words(database, r, docid, failure);
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
        *query =
            words_of(r, passage->language ? passage->language : document->language, passage->text, count);
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
