// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/gather.h"

const double undex_query_kin_weight = 0.5;

static void column_clear(gpointer p)
{
    column *c = p;
    for (gsize i = 0; i < PLACES; i++)
        if (c->spots[i])
            g_array_unref(c->spots[i]);
}

void undex_query_gathered_free(gathered *g)
{
    if (!g)
        return;
    g_array_unref(g->columns);
    g_array_unref(g->starts);
    g_free(g);
}

/* Appends a term's postings; -1: failed, else how many. */
static gint64 read_term(xc_database *database, const char *term, double each, GArray *spots,
                        xc_error *failure)
{
    gint64 frequency = xc_database_term_freq(database, term, failure);
    if (frequency <= 0)
        return frequency;
    g_autofree xc_posting *postings = g_new(xc_posting, frequency);
    gint64 count = xc_database_read_postings(database, term, postings, (size_t)frequency, failure);
    guint before = spots->len;
    if (count > 0)
        g_array_set_size(spots, before + (guint)count);
    for (gint64 i = 0; i < count; i++)
        g_array_index(spots, spot, before + i) =
            (spot){postings[i].docid, (float)(each * MAX(postings[i].wdf, 1))};
    return count;
}

static gint by_docid(gconstpointer a, gconstpointer b)
{
    const spot *x = a, *y = b;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* One spot a docid. */
static void unite(GArray *spots)
{
    guint kept = 0;
    g_array_sort(spots, by_docid);
    for (guint i = 1; i < spots->len; i++) {
        spot *last = &g_array_index(spots, spot, kept), *here = &g_array_index(spots, spot, i);
        if (last->docid == here->docid)
            last->count += here->count;
        else
            g_array_index(spots, spot, ++kept) = *here;
    }
    g_array_set_size(spots, spots->len ? kept + 1 : 0);
}

static GArray *read_all(xc_database *database, const char *prefix, const GPtrArray *stems,
                        const GPtrArray *kin, xc_error *failure)
{
    g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(spot));
    guint all = stems->len + (kin ? kin->len : 0), full = 0;
    for (guint i = 0; i < all; i++) {
        gboolean own = i < stems->len;
        g_autofree char *term = undex_schema_term(prefix, own ? stems->pdata[i] : kin->pdata[i - stems->len]);
        gint64 count = read_term(database, term, own ? 1 : undex_query_kin_weight, spots, failure);
        if (count < 0)
            return NULL;
        full += count > 0;
    }
    if (full > 1)
        unite(spots);
    return g_steal_pointer(&spots);
}

static gboolean read_column(xc_database *database, column *c, const rank_word *word, xc_error *failure)
{
    static const char *const prefixes[PLACES] = {
        [PLACE_TEXT] = UNDEX_WORD_TEXT,
        [PLACE_HEADING] = UNDEX_WORD_HEADING,
        [PLACE_NOTE] = UNDEX_WORD_NOTE,
        [PLACE_TITLE] = UNDEX_WORD_TITLE,
    };
    for (gsize i = 0; i < PLACES; i++) {
        gboolean wanted = i == PLACE_TEXT || !word->bare;
        c->spots[i] =
            wanted ? read_all(database, prefixes[i], word->stems, i == PLACE_TEXT ? word->kin : NULL, failure)
                   : g_array_new(FALSE, FALSE, sizeof(spot));
        if (!c->spots[i])
            return FALSE;
    }
    return TRUE;
}

/* Common words that say little are not worth reading. */
static gboolean is_idle(xc_database *database, const rank_word *word, double passages, xc_error *failure)
{
    gint64 most = 0;
    for (guint i = 0; word->passing && i < word->stems->len; i++)
        most = MAX(most, xc_database_term_freq(database, word->stems->pdata[i], failure));
    return (double)most > passages / 10;
}

static gboolean read_frame(xc_database *database, gathered *g, const char *language, xc_error *failure)
{
    g_autofree char *spoken = undex_schema_term(UNDEX_TERM_LANGUAGE, language);
    gint64 speaking = xc_database_term_freq(database, spoken, failure);
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(spot));
    gint64 passages = xc_database_term_freq(database, UNDEX_TERM_TYPE "passage", failure);
    gint64 entries = xc_database_doc_count(database, failure);
    double length = xc_database_average_length(database, failure);
    gint64 last = xc_database_last_docid(database, failure);
    if (speaking < 0 || passages < 0 || entries < 0 || length < 0 || last < 0 ||
        read_term(database, UNDEX_TERM_TYPE "first", 1, starts, failure) < 0)
        return FALSE;
    for (guint i = 0; i < starts->len; i++)
        g_array_append_val(g->starts, g_array_index(starts, spot, i).docid);
    guint32 beyond = (guint32)last + 1;
    g_array_append_val(g->starts, beyond);
    g->passages = MAX(1, (double)passages);
    g->speaking = speaking > 0 ? (double)speaking : g->passages;
    g->average = MAX(1, length * (double)entries / g->passages); /* entries of files have no words */
    return TRUE;
}

static void count_documents(const gathered *g, column *c)
{
    const GArray *spots = c->spots[PLACE_TEXT];
    guint document = 0;
    guint32 counted = 0; /* the document of the last spot, from 1 */
    for (guint i = 0; i < spots->len; i++) {
        guint32 docid = g_array_index(spots, spot, i).docid;
        while (document + 1 < g->starts->len && g_array_index(g->starts, guint32, document + 1) <= docid)
            document++;
        c->documents += counted != document + 1;
        counted = document + 1;
    }
}

gathered *undex_query_gather(xc_database *database, const GArray *words, const char *language,
                             xc_error *failure)
{
    g_autoptr(gathered) g = g_new0(gathered, 1);
    g->columns = g_array_new(FALSE, TRUE, sizeof(column));
    g->starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_set_clear_func(g->columns, column_clear);
    if (!read_frame(database, g, language, failure))
        return NULL;
    g_array_set_size(g->columns, words->len);
    for (guint i = 0; i < words->len; i++) {
        static const rank_word nothing = {.bare = TRUE};
        g_autoptr(GPtrArray) none = g_ptr_array_new();
        rank_word empty = nothing;
        empty.stems = none;
        const rank_word *word = &g_array_index(words, rank_word, i);
        column *c = &g_array_index(g->columns, column, i);
        if (!read_column(database, c, is_idle(database, word, g->speaking, failure) ? &empty : word, failure))
            return NULL;
        count_documents(g, c);
    }
    return g_steal_pointer(&g);
}
