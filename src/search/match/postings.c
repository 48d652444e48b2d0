// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/postings.h"

#include "base/budget.h"
#include "search/words/query_words.h"

static void column_clear(gpointer p)
{
    posting_column *c = p;
    for (gsize i = 0; i < PLACES; i++)
        g_clear_pointer(&c->spots[i], g_array_unref);
    g_clear_pointer(&c->under, g_array_unref);
}

void undex_postings_free(word_postings *g)
{
    if (!g)
        return;
    g_array_unref(g->columns);
    undex_budget_release(g->bytes);
    undex_corpus_outline_unref(g->frame);
    g_free(g);
}

/* ---- a word ---- */

static void append_spot(gpointer closure, guint32 docid, float count)
{
    word_spot **into = closure;
    *(*into)++ = (word_spot){docid, count};
}

/* What was met as spots; the tally is empty afterwards. */
static GArray *take_spots(posting_tally *t)
{
    GArray *spots = g_array_sized_new(FALSE, FALSE, sizeof(word_spot), (guint)t->taken);
    word_spot *first = (word_spot *)(gpointer)spots->data, *into = first;
    undex_posting_tally_take(t, append_spot, &into);
    g_array_set_size(spots, (guint)(into - first));
    return spots;
}

/* A word of a heading stands above all passages under it. */
static GArray *find_under(const corpus_outline *f, const GArray *spots)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(xc_range));
    for (guint i = 0; i < spots->len; i++) {
        guint32 docid = g_array_index(spots, word_spot, i).docid;
        xc_range under;
        if (f->outline.under[docid] && undex_corpus_outline_under(f, docid, &under))
            g_array_append_val(all, under);
    }
    return all;
}

/* Makes the documents known in which the spots lie, and counts them. FALSE: failure. */
static gboolean know_documents(xc_database *database, corpus_outline *f, const GArray *spots, guint *count,
                               xc_error *failure)
{
    g_autoptr(xc_values) values = NULL;
    guint document = 0;
    guint32 beyond = 0; /* of the document counted last */
    *count = 0;
    for (guint i = 0; i < spots->len && f->documents > 0; i++) {
        guint32 docid = g_array_index(spots, word_spot, i).docid;
        if (docid < beyond)
            continue;
        while (document + 1 < f->documents && f->starts[document + 1] <= docid)
            document++;
        if (!undex_corpus_outline_know(f, database, document, &values, failure))
            return FALSE;
        beyond = f->starts[document + 1];
        ++*count;
    }
    return TRUE;
}

/* Reads where the word stands. */
static gboolean read_spots(xc_database *database, corpus_outline *f, posting_tally *t, posting_column *c,
                           const query_word *word, const word_terms *terms, xc_error *failure)
{
    if (!undex_posting_tally_add_text(database, f, t, word, terms, &c->facts.own, failure))
        return FALSE;
    c->spots[PLACE_TEXT] = take_spots(t);
    for (gsize i = PLACE_TEXT + 1; i < PLACES; i++) {
        if (!undex_posting_tally_add_place(database, t, (posting_place)i, word, failure))
            return FALSE;
        c->spots[i] = take_spots(t);
    }
    return TRUE;
}

/* Makes the documents known that have the word. */
static gboolean know_column(xc_database *database, corpus_outline *f, posting_column *c, gboolean all,
                            gboolean bare, xc_error *failure)
{
    guint documents = 0, elsewhere = 0;
    for (gsize i = 0; i < PLACES; i++)
        if (!know_documents(database, f, c->spots[i], i == PLACE_TEXT ? &documents : &elsewhere, failure))
            return FALSE;
    if (all)
        c->facts = (word_facts){c->facts.own, c->spots[PLACE_TEXT]->len,
                                c->spots[PLACE_HEADING]->len + c->spots[PLACE_NOTE]->len,
                                c->spots[PLACE_TITLE]->len, documents};
    if (!bare)
        c->under = find_under(f, c->spots[PLACE_TEXT]);
    return TRUE;
}

/* Puts what was read for a word that stands in the query twice in its second place. */
static void share_column(posting_column *c, const posting_column *read)
{
    *c = *read;
    for (gsize i = 0; i < PLACES; i++)
        g_array_ref(c->spots[i]);
    if (c->under)
        g_array_ref(c->under);
}

/* Remembers what is kept, until it is freed. */
static void keep_bytes(word_postings *g, gsize bytes)
{
    g->bytes += bytes;
    undex_budget_keep(bytes);
}

static void keep_spots(word_postings *g, const posting_column *c)
{
    for (gsize i = 0; i < PLACES; i++)
        keep_bytes(g, c->spots[i]->len * sizeof(word_spot));
}

/* Has servers send what the documents are like in which the words stand. */
static gboolean prefetch_documents(xc_database *database, const word_postings *g, xc_error *failure)
{
    const corpus_outline *f = g->frame;
    if (!xc_database_is_remote(database))
        return TRUE;
    g_autofree guint8 *met = g_new0(guint8, f->documents + 1);
    for (guint i = 0; i < g->columns->len; i++)
        for (gsize p = 0; p < PLACES; p++) {
            const GArray *spots = g_array_index(g->columns, posting_column, i).spots[p];
            guint document = 0;
            for (guint k = 0; spots && k < spots->len && f->documents > 0; k++) {
                document =
                    undex_corpus_outline_document_from(f, document, g_array_index(spots, word_spot, k).docid);
                met[document] = 1;
            }
        }
    return undex_corpus_outline_prefetch(f, database, met, failure);
}

static gboolean read_columns(xc_database *database, word_postings *g, const GArray *words,
                             const GArray *terms, const word_facts *facts, posting_tally *t,
                             xc_error *failure)
{
    g_array_set_size(g->columns, words->len);
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        posting_column *c = &g_array_index(g->columns, posting_column, i);
        if (undex_query_words_find(words, word) < i)
            continue; /* as one before it */
        if (facts)
            c->facts = facts[i];
        if (!read_spots(database, g->frame, t, c, word, &g_array_index(terms, word_terms, i), failure))
            return FALSE;
        keep_spots(g, c);
    }
    if (!prefetch_documents(database, g, failure))
        return FALSE;
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        posting_column *c = &g_array_index(g->columns, posting_column, i);
        guint before = undex_query_words_find(words, word);
        if (before < i)
            share_column(c, &g_array_index(g->columns, posting_column, before));
        else if (!know_column(database, g->frame, c, !t->within, word->bare, failure))
            return FALSE;
        else
            keep_bytes(g, c->under ? c->under->len * sizeof(xc_range) : 0);
    }
    return TRUE;
}

word_postings *undex_postings_gather(undex_search_cache *cache, xc_database *database, const GArray *words,
                                     const chosen_documents *chosen, xc_error *failure)
{
    g_autoptr(word_postings) g = g_new0(word_postings, 1);
    g->columns = g_array_new(FALSE, TRUE, sizeof(posting_column));
    g_array_set_clear_func(g->columns, column_clear);
    g->frame = undex_corpus_outline(cache, database, failure);
    if (!g->frame)
        return NULL;
    g_autoptr(GArray) terms =
        chosen ? g_array_ref(chosen->terms) : undex_word_terms_read(database, words, failure);
    g_autoptr(GArray) within = chosen ? undex_corpus_outline_ranges(g->frame, chosen->documents) : NULL;
    const word_facts *facts = chosen ? (const word_facts *)(gconstpointer)chosen->facts->data : NULL;
    posting_tally t = undex_posting_tally_new(g->frame->outline.beyond, within);
    t.runs = chosen ? chosen->runs : NULL;
    gboolean ok = terms && read_columns(database, g, words, terms, facts, &t, failure);
    undex_posting_tally_clear(&t);
    return ok ? g_steal_pointer(&g) : NULL;
}
