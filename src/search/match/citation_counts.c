// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/citation_counts.h"

#include "base/budget.h"
#include "index/prefetch.h"
#include "index/schema.h"
#include "index/slot_location.h"

#include <string.h>

enum {
    CHUNK = 1024, /* symbols whose documents are asked for together */
    STEPS = 32,   /* of the budget, for a document; counts are kept, so all are made where it is spent */
};

struct citation_counts {
    const corpus_outline *frame;
    guint32 *cited;     /* by document */
    guint number;       /* of the document in hand; G_MAXUINT: none */
    GPtrArray *symbols; /* char *: of its symbols those that are cited with a place */
};

typedef struct {
    char *symbol;
    guint32 cited;
} held_symbol;

static void clear_held(gpointer p)
{
    g_free(((held_symbol *)p)->symbol);
}

/* The symbols (char *) of the document that begins at `start`. NULL: failure. */
static GPtrArray *symbols_of(xc_database *database, guint32 start, xc_error *failure)
{
    g_autoptr(GPtrArray) symbols = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(xc_document) document = xc_database_document_known(database, start, failure);
    g_autoptr(xc_terms) terms = document ? xc_document_terms(document, failure) : NULL;
    xc_step step = terms ? xc_terms_skip(terms, UNDEX_TERM_SYMBOL, failure) : XC_FAILED;
    for (; step == XC_ITEM && g_str_has_prefix(xc_terms_term(terms, NULL), UNDEX_TERM_SYMBOL);
         step = xc_terms_next(terms, failure))
        g_ptr_array_add(symbols, g_strdup(xc_terms_term(terms, NULL) + strlen(UNDEX_TERM_SYMBOL)));
    return step != XC_FAILED ? g_steal_pointer(&symbols) : NULL;
}

/* The passages that have any of the terms, which begin with UNDEX_TERM_CITES and go on with one of the
 * symbols and `place`; -1: failure. */
static gint64 count_any(xc_database *database, const GPtrArray *symbols, const char *place, xc_error *failure)
{
    g_autoptr(GHashTable) passages = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < symbols->len; i++) {
        g_autofree char *cited = g_strconcat(symbols->pdata[i], place, NULL);
        g_autofree char *term = undex_schema_term(UNDEX_TERM_CITES, cited);
        if (symbols->len == 1)
            return xc_database_term_freq(database, term, failure);
        g_autoptr(xc_postings) postings = xc_database_postings(database, term, failure);
        xc_step step = postings ? XC_ITEM : XC_FAILED;
        while (step == XC_ITEM && (step = xc_postings_next(postings, failure)) == XC_ITEM)
            g_hash_table_add(passages, GUINT_TO_POINTER(xc_postings_docid(postings)));
        if (step == XC_FAILED)
            return -1;
    }
    return g_hash_table_size(passages);
}

/* ---- documents ---- */

/* A passage that cites a document by several symbols counts once. FALSE: failure. */
static gboolean count_united(citation_counts *c, xc_database *database, guint number, xc_error *failure)
{
    g_autoptr(GPtrArray) symbols = symbols_of(database, c->frame->starts[number], failure);
    gint64 cited = symbols ? count_any(database, symbols, "", failure) : -1;
    c->cited[number] = (guint32)MAX(cited, 0);
    return cited >= 0;
}

/* Gives the documents that have the symbol what cites it. FALSE: failure. */
static gboolean give(citation_counts *c, xc_database *database, const held_symbol *held, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_SYMBOL, held->symbol);
    g_autoptr(xc_postings) postings = xc_database_postings(database, term, failure);
    xc_step step = postings ? XC_ITEM : XC_FAILED;
    while (step == XC_ITEM && (step = xc_postings_next(postings, failure)) == XC_ITEM) {
        guint number = undex_corpus_outline_document(c->frame, xc_postings_docid(postings));
        if (number >= c->frame->documents)
            continue;
        if (!c->cited[number])
            c->cited[number] = held->cited;
        else if (!count_united(c, database, number, failure))
            return FALSE;
    }
    return step != XC_FAILED;
}

static gboolean give_all(citation_counts *c, xc_database *database, GArray *chunk, xc_error *failure)
{
    undex_prefetch *ahead = undex_prefetch_new(database);
    for (guint i = 0; i < chunk->len; i++)
        undex_prefetch_add(ahead, XC_ASKED_POSTINGS, UNDEX_TERM_SYMBOL,
                           g_array_index(chunk, held_symbol, i).symbol);
    gboolean ok = undex_prefetch_ask(ahead, failure);
    for (guint i = 0; ok && i < chunk->len; i++)
        ok = give(c, database, &g_array_index(chunk, held_symbol, i), failure);
    g_array_set_size(chunk, 0);
    return ok;
}

/* Symbols of documents and symbols that are cited, both in their order, are walked side by side. */
static gboolean count_all(citation_counts *c, xc_database *database, xc_error *failure)
{
    g_autoptr(GArray) chunk = g_array_new(FALSE, FALSE, sizeof(held_symbol));
    g_array_set_clear_func(chunk, clear_held);
    undex_prefetch *ahead = undex_prefetch_new(database);
    undex_prefetch_add(ahead, XC_ASKED_TERMS, UNDEX_TERM_SYMBOL, "");
    undex_prefetch_add(ahead, XC_ASKED_TERMS, UNDEX_TERM_CITES, "");
    gboolean ok = undex_prefetch_ask(ahead, failure);
    g_autoptr(xc_terms) symbols = ok ? xc_database_terms(database, UNDEX_TERM_SYMBOL, failure) : NULL;
    g_autoptr(xc_terms) cites = symbols ? xc_database_terms(database, UNDEX_TERM_CITES, failure) : NULL;
    xc_step step = cites ? XC_ITEM : XC_FAILED, cited = step;
    undex_budget_go_on(STEPS * c->frame->documents);
    while (step == XC_ITEM && cited == XC_ITEM && ok && (step = xc_terms_next(symbols, failure)) == XC_ITEM) {
        const char *symbol = xc_terms_term(symbols, NULL) + strlen(UNDEX_TERM_SYMBOL);
        g_autofree char *term = undex_schema_term(UNDEX_TERM_CITES, symbol);
        cited = xc_terms_skip(cites, term, failure);
        if (cited != XC_ITEM || strcmp(xc_terms_term(cites, NULL), term) != 0)
            continue;
        held_symbol held = {g_strdup(symbol), (guint32)MAX(xc_terms_freq(cites, failure), 0)};
        g_array_append_val(chunk, held);
        ok = chunk->len < CHUNK || give_all(c, database, chunk, failure);
    }
    return step != XC_FAILED && cited != XC_FAILED && ok && give_all(c, database, chunk, failure);
}

citation_counts *undex_citation_counts(xc_database *database, corpus_outline *f, xc_error *failure)
{
    if (f->cited)
        return f->cited;
    g_autoptr(citation_counts) c = g_new0(citation_counts, 1);
    c->frame = f;
    c->cited = g_new0(guint32, f->documents);
    c->number = G_MAXUINT;
    if (count_all(c, database, failure))
        f->cited = g_steal_pointer(&c);
    return f->cited;
}

void undex_citation_counts_free(citation_counts *c)
{
    if (!c)
        return;
    g_clear_pointer(&c->symbols, g_ptr_array_unref);
    g_free(c->cited);
    g_free(c);
}

guint undex_citation_counts_of_document(const citation_counts *c, guint number)
{
    return number < c->frame->documents ? c->cited[number] : 0;
}

/* ---- passages ---- */

/* Whether some place in a document of that symbol is cited: 1, 0 or -1, failure. */
static int has_places(xc_database *database, const char *symbol, xc_error *failure)
{
    g_autofree char *place = g_strconcat(symbol, "#", NULL);
    g_autofree char *prefix = undex_schema_term(UNDEX_TERM_CITES, place);
    g_autoptr(xc_terms) terms = xc_database_terms(database, prefix, failure);
    xc_step step = terms ? xc_terms_next(terms, failure) : XC_FAILED;
    return step == XC_FAILED ? -1 : step == XC_ITEM;
}

/* Takes the document into hand. FALSE: failure. */
static gboolean take_up(citation_counts *c, xc_database *database, guint number, xc_error *failure)
{
    if (c->number == number)
        return TRUE;
    c->number = G_MAXUINT;
    g_clear_pointer(&c->symbols, g_ptr_array_unref);
    c->symbols = undex_citation_counts_of_document(c, number)
                     ? symbols_of(database, c->frame->starts[number], failure)
                     : g_ptr_array_new_with_free_func(g_free);
    for (guint i = c->symbols ? c->symbols->len : 0; i > 0; i--) {
        int has = has_places(database, c->symbols->pdata[i - 1], failure);
        if (has < 0)
            return FALSE;
        if (!has)
            g_ptr_array_remove_index(c->symbols, i - 1);
    }
    c->number = c->symbols ? number : G_MAXUINT;
    return c->symbols != NULL;
}

/* What a citation says of where a passage is in its document: "#12", "#annex.II#3"; NULL: it has no number,
 * or failure. Caller frees. */
static char *place_of(xc_database *database, guint32 docid, xc_error *failure)
{
    gsize length = 0;
    undex_slot_location location;
    char *value = xc_database_value(database, docid, UNDEX_SLOT_LOCATION, &length, failure), *place = NULL;
    if (value && undex_slot_location_decode(value, length, &location)) {
        g_autofree char *suffix = undex_slot_location_lengthen(location.suffix);
        const char *para = strstr(suffix, "para.");
        if (para == suffix)
            place = g_strconcat("#", para + strlen("para."), NULL);
        else if (para && para[-1] == '.')
            place = g_strdup_printf("#%.*s#%s", (int)(para - 1 - suffix), suffix, para + strlen("para."));
    }
    xc_string_free(value);
    return place;
}

gboolean undex_citation_counts_of_passage(citation_counts *c, xc_database *database, guint32 docid,
                                          guint *count, xc_error *failure)
{
    guint number = undex_corpus_outline_document(c->frame, docid);
    *count = 0;
    failure->code = XC_OK;
    if (!take_up(c, database, number, failure))
        return FALSE;
    g_autofree char *place = c->symbols->len ? place_of(database, docid, failure) : NULL;
    gint64 named = place ? count_any(database, c->symbols, place, failure) : 0;
    *count = (guint)MAX(named, 0);
    return named >= 0 && failure->code == XC_OK;
}
