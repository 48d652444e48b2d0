// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/gather.h"

#include <math.h>
#include <string.h>

const double undex_query_kin_weight = 0.5;

/* What stands in `gathered` beside the columns. */
typedef struct {
    char *uuid; /* of the database; NULL: nothing is kept */
    gint64 revision;
    GArray *starts, *headings, *notes, *boilerplate, *shrinks;
    double passages, average;
} frame;

static void column_clear(gpointer p)
{
    column *c = p;
    for (gsize i = 0; i < PLACES; i++)
        if (c->spots[i])
            g_array_unref(c->spots[i]);
    if (c->under)
        g_array_unref(c->under);
}

void undex_query_gathered_free(gathered *g)
{
    if (!g)
        return;
    GArray *const all[] = {g->columns, g->starts, g->headings, g->notes, g->boilerplate, g->shrinks};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i])
            g_array_unref(all[i]);
    g_free(g);
}

double undex_query_rarity(double all, double some)
{
    return log(MAX(1.0001, (all - some + 0.5) / (some + 0.5)));
}

/* What a term counts in a passage. */
typedef struct {
    double most;          /* the less, the commoner it is than the word that it stands for */
    double all, of_these; /* passages; those that have that word, 0: not looked at */
} worth;

static double worth_of(const worth *w, double some)
{
    if (w->of_these <= 0)
        return w->most;
    return w->most * MIN(1, undex_query_rarity(w->all, some) / undex_query_rarity(w->all, w->of_these));
}

/* Appends a term's postings; -1: failed, else how many. */
static gint64 read_term(xc_database *database, const char *term, const worth *w, GArray *spots,
                        xc_error *failure)
{
    gint64 frequency = xc_database_term_freq(database, term, failure);
    if (frequency <= 0)
        return frequency;
    double each = worth_of(w, (double)frequency);
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

/* Where the stretch of ascending docids ends that begins at `at`. */
static guint end_of_run(const spot *spots, guint at, guint length)
{
    while (++at < length && spots[at].docid >= spots[at - 1].docid)
        ;
    return MIN(at, length);
}

/* Merges the stretches `from` to `middle` and `middle` to `end`. */
static void merge(const spot *spots, guint from, guint middle, guint end, spot *into)
{
    guint left = from, right = middle;
    for (guint i = from; i < end; i++)
        into[i] = right == end || (left < middle && spots[left].docid <= spots[right].docid) ? spots[left++]
                                                                                             : spots[right++];
}

/* By docid: what was read are a few stretches, each in order. */
static void sort(GArray *spots)
{
    spot *here = (spot *)(gpointer)spots->data;
    g_autofree spot *own = g_new(spot, spots->len);
    spot *there = own;
    for (guint runs = 2; runs > 1;) {
        runs = 0;
        for (guint at = 0; at < spots->len; runs++) {
            guint middle = end_of_run(here, at, spots->len);
            guint end = middle < spots->len ? end_of_run(here, middle, spots->len) : middle;
            merge(here, at, middle, end, there);
            at = end;
        }
        spot *swapped = here;
        here = there;
        there = swapped;
    }
    if (here == own)
        memcpy(spots->data, own, spots->len * sizeof *own);
}

/* One spot a docid. */
static void unite(GArray *spots)
{
    guint kept = 0;
    if (spots->len == 0)
        return;
    sort(spots);
    for (guint i = 1; i < spots->len; i++) {
        spot *last = &g_array_index(spots, spot, kept), *here = &g_array_index(spots, spot, i);
        if (last->docid == here->docid)
            last->count += here->count;
        else
            g_array_index(spots, spot, ++kept) = *here;
    }
    g_array_set_size(spots, kept + 1);
}

/* Appends the postings of each of the terms; how many terms had any, -1: failure. */
static int read_terms(xc_database *database, const char *prefix, const GPtrArray *terms, const worth *w,
                      GArray *spots, xc_error *failure)
{
    int full = 0;
    for (guint i = 0; i < terms->len; i++) {
        g_autofree char *term = undex_schema_term(prefix, terms->pdata[i]);
        gint64 count = read_term(database, term, w, spots, failure);
        if (count < 0)
            return -1;
        full += count > 0;
    }
    return full;
}

/* The words of the index that are meant: those of the stems. NULL: failure. */
static GPtrArray *words_of(xc_database *database, const GPtrArray *stems, gboolean bare, xc_error *failure)
{
    if (bare)
        return g_ptr_array_ref((GPtrArray *)stems);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    return undex_query_words_of(database, stems, words, failure) ? g_steal_pointer(&words) : NULL;
}

static const worth whole = {.most = 1};

static gboolean read_text(xc_database *database, const gathered *g, column *c, const rank_word *word,
                          xc_error *failure)
{
    g_autoptr(GPtrArray) words = words_of(database, word->stems, word->bare, failure);
    g_autoptr(GPtrArray) kin = words ? words_of(database, word->kin, FALSE, failure) : NULL;
    if (!kin)
        return FALSE;
    GArray *spots = c->spots[PLACE_TEXT];
    int own = read_terms(database, UNDEX_WORD_TEXT, words, &whole, spots, failure);
    c->own = spots->len;
    const worth less = {undex_query_kin_weight, g->passages, c->own};
    int others = own < 0 ? -1 : read_terms(database, UNDEX_WORD_TEXT, kin, &less, spots, failure);
    if (others >= 0 && own + others > 1)
        unite(spots);
    return others >= 0;
}

/* A word of a heading stands above all passages under it. */
static gboolean read_under(xc_database *database, const gathered *g, column *c, xc_error *failure)
{
    const GArray *spots = c->spots[PLACE_TEXT], *headings = g->headings;
    g_autoptr(GArray) some = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0, at = 0; i < spots->len && at < headings->len; i++) {
        guint32 docid = g_array_index(spots, spot, i).docid;
        while (at < headings->len && g_array_index(headings, guint32, at) < docid)
            at++;
        if (at < headings->len && g_array_index(headings, guint32, at) == docid)
            g_array_append_val(some, docid);
    }
    return some->len == 0 || undex_place_covers(database, some, c->under, failure);
}

static gboolean read_column(xc_database *database, const gathered *g, column *c, const rank_word *word,
                            xc_error *failure)
{
    static const char *const prefixes[PLACES] = {
        [PLACE_HEADING] = UNDEX_WORD_HEADING,
        [PLACE_NOTE] = UNDEX_WORD_NOTE,
        [PLACE_TITLE] = UNDEX_WORD_TITLE,
    };
    for (gsize i = 0; i < PLACES; i++)
        c->spots[i] = g_array_new(FALSE, FALSE, sizeof(spot));
    c->under = g_array_new(FALSE, FALSE, sizeof(xc_range));
    if (!read_text(database, g, c, word, failure))
        return FALSE;
    for (gsize i = 0; !word->bare && i < PLACES; i++) {
        int full =
            prefixes[i] ? read_terms(database, prefixes[i], word->stems, &whole, c->spots[i], failure) : 0;
        if (full < 0)
            return FALSE;
        if (full > 1)
            unite(c->spots[i]);
    }
    return word->bare || read_under(database, g, c, failure);
}

static double passages_in(const GArray *spans)
{
    double sum = 0;
    for (guint i = 0; i < spans->len; i++)
        sum += g_array_index(spans, xc_range, i).last - g_array_index(spans, xc_range, i).first + 1;
    return sum;
}

/* ---- what all queries of one state of the index have in common ---- */

static void frame_clear(frame *f)
{
    GArray *const all[] = {f->starts, f->headings, f->notes, f->boilerplate, f->shrinks};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i])
            g_array_unref(all[i]);
    g_free(f->uuid);
    *f = (frame){0};
}

static void frame_free(gpointer p)
{
    frame_clear(p);
    g_free(p);
}

/* A batch asks many things of one state. */
static frame *kept_frame(void)
{
    static GPrivate kept = G_PRIVATE_INIT(frame_free);
    if (!g_private_get(&kept))
        g_private_set(&kept, g_new0(frame, 1));
    return g_private_get(&kept);
}

static gboolean is_of(const frame *f, const char *uuid, gint64 revision)
{
    return f->uuid && strcmp(f->uuid, uuid) == 0 && f->revision == revision;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    return x < y ? -1 : x > y;
}

/* The docids of footnotes and endnotes. NULL: failure. */
static GArray *read_notes(xc_database *database, xc_error *failure)
{
    GArray *notes = undex_place_kind(database, UNDEX_KIND_FOOTNOTE, failure);
    g_autoptr(GArray) more = notes ? undex_place_kind(database, UNDEX_KIND_ENDNOTE, failure) : NULL;
    if (more) {
        g_array_append_vals(notes, more->data, more->len);
        g_array_sort(notes, by_number);
    } else {
        g_clear_pointer(&notes, g_array_unref);
    }
    return notes;
}

/* What a count in each passage is worth, by its length. */
static GArray *shrinks_of(const guint16 *lengths, guint32 beyond, double average)
{
    GArray *shrinks = g_array_sized_new(FALSE, FALSE, sizeof(float), beyond);
    g_array_set_size(shrinks, beyond);
    for (guint32 docid = 0; docid < beyond; docid++)
        g_array_index(shrinks, float, docid) = (float)(1 / MAX(1, lengths[docid] / average));
    return shrinks;
}

static gboolean read_frame(xc_database *database, frame *f, xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(xc_range));
    gint64 entries = xc_database_doc_count(database, failure);
    double length = xc_database_average_length(database, failure);
    gint64 last = xc_database_last_docid(database, failure);
    if (entries < 0 || length < 0 || last < 0)
        return FALSE;
    guint32 beyond = (guint32)last + 1;
    g_autofree guint16 *lengths = g_new0(guint16, beyond);
    if (!undex_place_lengths(database, all, lengths, beyond, failure))
        return FALSE;
    f->starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < all->len; i++)
        g_array_append_val(f->starts, g_array_index(all, xc_range, i).first);
    g_array_append_val(f->starts, beyond);
    f->passages = MAX(1, passages_in(all));
    f->average = MAX(1, length * (double)entries / f->passages); /* entries of files have no words */
    f->headings = undex_place_kind(database, UNDEX_KIND_HEADING, failure);
    f->notes = f->headings ? read_notes(database, failure) : NULL;
    f->boilerplate = f->notes ? undex_place_kind(database, UNDEX_KIND_BOILERPLATE, failure) : NULL;
    f->shrinks = shrinks_of(lengths, beyond, f->average);
    return f->boilerplate != NULL;
}

/* Takes the frame from the last query, where that was asked of the same; a writer's own changes are not told
 * apart by the revision. */
static gboolean find_frame(xc_database *database, gathered *g, xc_error *failure)
{
    frame *f = kept_frame();
    char *uuid = xc_database_uuid(database, failure);
    gint64 revision = uuid ? xc_database_revision(database, failure) : -1;
    gboolean ok = revision >= 0;
    if (ok && (xc_database_is_writable(database) || !is_of(f, uuid, revision))) {
        frame_clear(f);
        ok = read_frame(database, f, failure);
        f->revision = revision;
        f->uuid = ok ? g_strdup(uuid) : NULL;
    }
    xc_string_free(uuid);
    if (!ok)
        return FALSE;
    g->starts = g_array_ref(f->starts);
    g->headings = g_array_ref(f->headings);
    g->notes = g_array_ref(f->notes);
    g->boilerplate = g_array_ref(f->boilerplate);
    g->shrinks = g_array_ref(f->shrinks);
    g->passages = f->passages;
    g->average = f->average;
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

gathered *undex_query_gather(xc_database *database, const GArray *words, xc_error *failure)
{
    g_autoptr(gathered) g = g_new0(gathered, 1);
    g->columns = g_array_new(FALSE, TRUE, sizeof(column));
    g_array_set_clear_func(g->columns, column_clear);
    if (!find_frame(database, g, failure))
        return NULL;
    g_array_set_size(g->columns, words->len);
    for (guint i = 0; i < words->len; i++) {
        column *c = &g_array_index(g->columns, column, i);
        if (!read_column(database, g, c, &g_array_index(words, rank_word, i), failure))
            return NULL;
        count_documents(g, c);
    }
    return g_steal_pointer(&g);
}
