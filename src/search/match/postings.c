// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/postings.h"

#include "base/budget.h"
#include "index/schema.h"
#include "search/match/proximity_search.h"
#include "search/words/query_words.h"
#include "search/words/word_family.h"

#include <string.h>

const double undex_search_kin_weight = 0.5;

/* What a term counts in a passage. */
typedef struct {
    double most;          /* the less, the commoner it is than the word that it stands for */
    double all, of_these; /* passages; those that have that word, 0: not looked at */
} worth;

static const worth whole = {.most = 1};

static double worth_of(const worth *w, double some)
{
    if (w->of_these <= 0)
        return w->most;
    return w->most * MIN(1, undex_term_rarity(w->all, some) / undex_term_rarity(w->all, w->of_these));
}

/* Postings of several terms, brought together. */
typedef struct {
    xc_posting *postings; /* of the term in hand */
    guint32 beyond;       /* one more than the last docid: no term has more postings */
    float *counts;        /* by docid, of those that were met */
    guint64 *met;         /* a bit a docid */
    gsize postings_taken; /* at least as many as passages met */
} tally;

enum { BITS = 64 };

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

/* ---- terms together ---- */

static tally tally_new(const corpus_outline *f)
{
    return (tally){g_new(xc_posting, f->outline.beyond), f->outline.beyond, g_new(float, f->outline.beyond),
                   g_new0(guint64, f->outline.beyond / BITS + 1), 0};
}

static void tally_clear(tally *t)
{
    g_free(t->postings);
    g_free(t->counts);
    g_free(t->met);
}

static void add_posting(tally *t, guint32 docid, float count)
{
    guint64 *met = &t->met[docid / BITS], bit = G_GUINT64_CONSTANT(1) << docid % BITS;
    float before = *met & bit ? t->counts[docid] : 0;
    t->counts[docid] = before + count;
    *met |= bit;
    t->postings_taken++;
}

static void add_postings(tally *t, const xc_posting *postings, gint64 count, double each)
{
    guint64 *met = t->met;
    float *counts = t->counts;
    for (gint64 i = 0; i < count; i++) {
        xc_posting p = postings[i];
        guint64 bit = G_GUINT64_CONSTANT(1) << p.docid % BITS, *here = &met[p.docid / BITS];
        float count_here = (float)(each * MAX(p.wdf, 1));
        counts[p.docid] = *here & bit ? counts[p.docid] + count_here : count_here;
        *here |= bit;
    }
    t->postings_taken += (gsize)MAX(count, 0);
}

static gboolean add_term(xc_database *database, tally *t, const char *term, const worth *w, xc_error *failure)
{
    gint64 count = xc_database_read_postings(database, term, t->postings, t->beyond, failure);
    double each = worth_of(w, (double)MAX(count, 0));
    while (count > 0 && t->postings[count - 1].docid >= t->beyond)
        count--;
    add_postings(t, t->postings, count, each);
    undex_budget_go_on((guint)MAX(count, 0));
    return count >= 0;
}

static gboolean add_terms(xc_database *database, tally *t, const char *prefix, const GPtrArray *terms,
                          const worth *w, xc_error *failure)
{
    for (guint i = 0; i < terms->len && undex_budget_go_on(1); i++) {
        g_autofree char *term = undex_schema_term(prefix, terms->pdata[i]);
        if (!add_term(database, t, term, w, failure))
            return FALSE;
    }
    return TRUE;
}

/* Words in their order: in texts and notes as they stand there, in titles and headings all of them. */
static gboolean add_runs(xc_database *database, tally *t, const char *prefix, const GPtrArray *runs,
                         xc_error *failure)
{
    gboolean in_notes = strcmp(prefix, UNDEX_WORD_NOTE) == 0, ordered = in_notes || !*prefix;
    g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(word_spot));
    for (guint i = 0; i < runs->len; i++)
        if (!(ordered ? undex_proximity_spots(database, runs->pdata[i], in_notes, spots, NULL, failure)
                      : undex_proximity_all(database, runs->pdata[i], prefix, spots, failure)))
            return FALSE;
    for (guint i = 0; i < spots->len; i++) {
        word_spot s = g_array_index(spots, word_spot, i);
        if (s.docid < t->beyond)
            add_posting(t, s.docid, s.count);
    }
    return TRUE;
}

/* What was met as spots; the tally is empty afterwards. */
static GArray *take_spots(tally *t)
{
    GArray *spots = g_array_sized_new(FALSE, FALSE, sizeof(word_spot), (guint)t->postings_taken);
    word_spot *into = (word_spot *)(gpointer)spots->data;
    guint count = 0;
    for (gsize i = 0; t->postings_taken > 0 && i <= t->beyond / BITS; i++) {
        for (guint64 bits = t->met[i]; bits; bits &= bits - 1) {
            guint32 docid = (guint32)(i * BITS) + (guint32)__builtin_ctzll(bits);
            into[count++] = (word_spot){docid, t->counts[docid]};
        }
        t->met[i] = 0;
    }
    g_array_set_size(spots, count);
    t->postings_taken = 0;
    return spots;
}

/* ---- a word ---- */

/* The words of the index that are meant: those of the stems. NULL: failure. */
static GPtrArray *words_of(xc_database *database, const GPtrArray *stems, gboolean bare, xc_error *failure)
{
    if (bare)
        return g_ptr_array_ref((GPtrArray *)stems);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    return undex_word_family_read(database, stems, words, failure) ? g_steal_pointer(&words) : NULL;
}

static gboolean read_text(xc_database *database, const corpus_outline *f, tally *t, posting_column *c,
                          const query_word *word, xc_error *failure)
{
    g_autoptr(GPtrArray) words = words_of(database, word->stems, word->bare, failure);
    g_autoptr(GPtrArray) kin = words ? words_of(database, word->kin, FALSE, failure) : NULL;
    if (!kin || !add_terms(database, t, UNDEX_WORD_TEXT, words, &whole, failure) ||
        !add_terms(database, t, UNDEX_WORD_TEXT, word->others, &whole, failure) ||
        !add_runs(database, t, UNDEX_WORD_TEXT, word->runs, failure))
        return FALSE;
    c->own = (guint)t->postings_taken;
    const worth less = {undex_search_kin_weight, f->passages, c->own};
    return add_terms(database, t, UNDEX_WORD_TEXT, kin, &less, failure);
}

/* The year of a document stands at its first passage, as the words of its title do. */
static gboolean add_year(xc_database *database, tally *t, const char *year, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_YEAR, year);
    return add_term(database, t, term, &whole, failure);
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

static gboolean read_column(xc_database *database, corpus_outline *f, tally *t, posting_column *c,
                            const query_word *word, xc_error *failure)
{
    static const char *const prefixes[PLACES] = {
        [PLACE_HEADING] = UNDEX_WORD_HEADING,
        [PLACE_NOTE] = UNDEX_WORD_NOTE,
        [PLACE_TITLE] = UNDEX_WORD_TITLE,
    };
    guint elsewhere = 0;
    if (!read_text(database, f, t, c, word, failure))
        return FALSE;
    c->spots[PLACE_TEXT] = take_spots(t);
    if (!know_documents(database, f, c->spots[PLACE_TEXT], &c->documents, failure))
        return FALSE;
    for (gsize i = PLACE_TEXT + 1; i < PLACES; i++) {
        if (!word->bare && (!add_terms(database, t, prefixes[i], word->stems, &whole, failure) ||
                            !add_runs(database, t, prefixes[i], word->runs, failure)))
            return FALSE;
        if (i == PLACE_TITLE && *word->year && !add_year(database, t, word->year, failure))
            return FALSE;
        c->spots[i] = take_spots(t);
        if (!know_documents(database, f, c->spots[i], &elsewhere, failure))
            return FALSE;
    }
    if (!word->bare)
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
static void keep_column(word_postings *g, const posting_column *c)
{
    gsize bytes = c->under ? c->under->len * sizeof(xc_range) : 0;
    for (gsize i = 0; i < PLACES; i++)
        bytes += c->spots[i] ? c->spots[i]->len * sizeof(word_spot) : 0;
    g->bytes += bytes;
    undex_budget_keep(bytes);
}

static gboolean read_columns(xc_database *database, word_postings *g, const GArray *words, xc_error *failure)
{
    tally t = tally_new(g->frame);
    gboolean ok = TRUE;
    g_array_set_size(g->columns, words->len);
    for (guint i = 0; ok && i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        posting_column *c = &g_array_index(g->columns, posting_column, i);
        guint before = undex_query_words_find(words, word);
        if (before < i) {
            share_column(c, &g_array_index(g->columns, posting_column, before));
            continue;
        }
        ok = read_column(database, g->frame, &t, c, word, failure);
        keep_column(g, c);
    }
    tally_clear(&t);
    return ok;
}

word_postings *undex_postings_gather(undex_search_cache *cache, xc_database *database, const GArray *words,
                                     xc_error *failure)
{
    g_autoptr(word_postings) g = g_new0(word_postings, 1);
    g->columns = g_array_new(FALSE, TRUE, sizeof(posting_column));
    g_array_set_clear_func(g->columns, column_clear);
    g->frame = undex_corpus_outline(cache, database, failure);
    return g->frame && read_columns(database, g, words, failure) ? g_steal_pointer(&g) : NULL;
}
