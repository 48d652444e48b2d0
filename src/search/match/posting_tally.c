// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/posting_tally.h"

#include "base/budget.h"
#include "index/prefetch.h"
#include "index/schema.h"
#include "search/match/postings.h"
#include "search/match/proximity_search.h"
#include "search/words/word_family.h"

#include <string.h>

/* What a word of the same family or of like meaning counts against the word, where it is no commoner. */
static const double kin_weight = 0.5, abroad_weight = 0.8;

/* What a term counts in a passage. */
typedef struct {
    double most;          /* the less, the commoner it is than the word that it stands for */
    double all, of_these; /* passages; those that have that word, 0: not looked at */
} worth;

static const worth whole = {.most = 1};

static const char *const prefixes[PLACES] = {
    [PLACE_TEXT] = UNDEX_WORD_TEXT,
    [PLACE_HEADING] = UNDEX_WORD_HEADING,
    [PLACE_NOTE] = UNDEX_WORD_NOTE,
    [PLACE_TITLE] = UNDEX_WORD_TITLE,
};

static double worth_of(const worth *w, double some)
{
    if (w->of_these <= 0)
        return w->most;
    return w->most * MIN(1, undex_term_rarity(w->all, some) / undex_term_rarity(w->all, w->of_these));
}

enum { BITS = POSTING_TALLY_BITS };

posting_tally undex_posting_tally_new(guint32 beyond, const GArray *within)
{
    const gboolean some = within && within->len > 0;
    const guint32 first = some ? g_array_index(within, xc_range, 0).first : 0;
    if (some)
        beyond = MIN(beyond, g_array_index(within, xc_range, within->len - 1).last + 1);
    posting_tally t = undex_posting_tally_new_window(beyond - MIN(first, beyond));
    t.first = MIN(first, beyond);
    t.beyond = beyond;
    t.within = within;
    return t;
}

posting_tally undex_posting_tally_new_window(guint32 most)
{
    return (posting_tally){.postings = g_new(xc_posting, most),
                           .counts = g_new(float, most),
                           .met = g_new0(guint64, most / BITS + 1)};
}

void undex_posting_tally_move(posting_tally *t, guint32 first, guint32 beyond)
{
    t->first = first;
    t->beyond = beyond;
    t->window = (xc_range){first, beyond - 1};
}

void undex_posting_tally_clear(posting_tally *t)
{
    g_free(t->postings);
    g_free(t->counts);
    g_free(t->met);
}

guint undex_posting_tally_count(const posting_tally *t)
{
    guint count = 0;
    for (gsize i = 0; t->taken > 0 && i <= (t->beyond - t->first) / BITS; i++)
        count += (guint)__builtin_popcountll(t->met[i]);
    return count;
}

/* ---- terms ---- */

static void add_posting(posting_tally *t, guint32 docid, float count)
{
    guint32 at = docid - t->first;
    guint64 *met = &t->met[at / BITS], bit = G_GUINT64_CONSTANT(1) << at % BITS;
    t->counts[at] = (*met & bit ? t->counts[at] : 0) + count;
    *met |= bit;
    t->taken++;
}

static void add_postings(posting_tally *t, const xc_posting *postings, gint64 count, double each)
{
    guint64 *met = t->met;
    float *counts = t->counts;
    for (gint64 i = 0; i < count; i++) {
        xc_posting p = postings[i];
        p.docid -= t->first;
        guint64 bit = G_GUINT64_CONSTANT(1) << p.docid % BITS, *here = &met[p.docid / BITS];
        float count_here = (float)(each * MAX(p.wdf, 1));
        counts[p.docid] = *here & bit ? counts[p.docid] + count_here : count_here;
        *here |= bit;
    }
    t->taken += (gsize)MAX(count, 0);
}

/* How many postings were read; `*some`: how many there are. -1: failure. */
static gint64 read_postings(xc_database *database, posting_tally *t, const char *term, gint64 *some,
                            xc_error *failure)
{
    if (!t->within && !t->window.first)
        return *some = xc_database_read_postings(database, term, t->postings, t->beyond, failure);
    *some = xc_database_term_freq(database, term, failure);
    const xc_range *ranges = t->within ? (const xc_range *)(gconstpointer)t->within->data : &t->window;
    return *some <= 0
               ? *some
               : xc_database_read_postings_within(database, term, ranges, t->within ? t->within->len : 1,
                                                  t->postings, t->beyond - t->first, failure);
}

static gboolean add_term(xc_database *database, posting_tally *t, const char *term, const worth *w,
                         xc_error *failure)
{
    gint64 some = -1, count = read_postings(database, t, term, &some, failure);
    double each = worth_of(w, (double)MAX(some, 0));
    while (count > 0 && t->postings[count - 1].docid >= t->beyond)
        count--;
    add_postings(t, t->postings, count, each);
    undex_budget_go_on((guint)MAX(count, 0));
    return count >= 0;
}

static gboolean add_terms(xc_database *database, posting_tally *t, const char *prefix, const GPtrArray *terms,
                          const worth *w, xc_error *failure)
{
    for (guint i = 0; i < terms->len && undex_budget_go_on(1); i++) {
        g_autofree char *term = undex_schema_term(prefix, terms->pdata[i]);
        if (!add_term(database, t, term, w, failure))
            return FALSE;
    }
    return TRUE;
}

static gboolean is_within(const posting_tally *t, guint32 docid)
{
    guint low = 0, high = t->within ? t->within->len : 0;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(t->within, xc_range, middle).last < docid)
            low = middle + 1;
        else
            high = middle;
    }
    return !t->within || (low < t->within->len && g_array_index(t->within, xc_range, low).first <= docid);
}

/* Words in their order: in texts and notes as they stand there, in titles and headings all of them. NULL:
 * failure. */
static GArray *find_run(xc_database *database, const proximity *run, const char *prefix, xc_error *failure)
{
    gboolean in_notes = strcmp(prefix, UNDEX_WORD_NOTE) == 0, ordered = in_notes || !*prefix;
    g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(word_spot));
    gboolean ok = ordered ? undex_proximity_spots(database, run, in_notes, spots, NULL, failure)
                          : undex_proximity_all(database, run, prefix, spots, failure);
    return ok ? g_steal_pointer(&spots) : NULL;
}

/* The same, found once. */
static GArray *find_kept(xc_database *database, posting_tally *t, const proximity *run, const char *prefix,
                         xc_error *failure)
{
    g_autofree char *name = g_strconcat(prefix, run->name, NULL);
    GArray *kept = t->runs ? g_hash_table_lookup(t->runs, name) : NULL;
    if (kept)
        return g_array_ref(kept);
    GArray *found = find_run(database, run, prefix, failure);
    if (found && t->runs)
        g_hash_table_insert(t->runs, g_steal_pointer(&name), g_array_ref(found));
    return found;
}

static gboolean add_runs(xc_database *database, posting_tally *t, const char *prefix, const GPtrArray *runs,
                         xc_error *failure)
{
    for (guint i = 0; i < runs->len; i++) {
        g_autoptr(GArray) spots = find_kept(database, t, runs->pdata[i], prefix, failure);
        if (!spots)
            return FALSE;
        for (guint k = 0; k < spots->len; k++) {
            word_spot s = g_array_index(spots, word_spot, k);
            if (s.docid >= t->first && s.docid < t->beyond && is_within(t, s.docid))
                add_posting(t, s.docid, s.count);
        }
    }
    return TRUE;
}

gboolean undex_posting_tally_count_runs(xc_database *database, posting_tally *t, const query_word *word,
                                        guint *count, xc_error *failure)
{
    *count = 0;
    for (guint i = 0; i < word->runs->len; i++) {
        g_autoptr(GArray) spots = find_kept(database, t, word->runs->pdata[i], UNDEX_WORD_TEXT, failure);
        if (!spots)
            return FALSE;
        *count += spots->len;
    }
    return TRUE;
}

/* ---- words ---- */

/* The words of the index that are meant: those of the stems. NULL: failure. */
static GPtrArray *words_of(xc_database *database, const GPtrArray *stems, gboolean bare, xc_error *failure)
{
    if (bare)
        return g_ptr_array_ref((GPtrArray *)stems);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    return undex_word_family_read(database, stems, words, failure) ? g_steal_pointer(&words) : NULL;
}

static void word_terms_clear(gpointer p)
{
    word_terms *one = p;
    g_clear_pointer(&one->own, g_ptr_array_unref);
    g_clear_pointer(&one->kin, g_ptr_array_unref);
}

static gboolean prefetch_families(xc_database *database, const GArray *words, xc_error *failure)
{
    undex_prefetch *all = undex_prefetch_new(database);
    for (guint i = 0; all && i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        if (!word->bare)
            undex_prefetch_add_all(all, XC_ASKED_METADATA, UNDEX_META_STEM, word->stems);
        undex_prefetch_add_all(all, XC_ASKED_METADATA, UNDEX_META_STEM, word->kin);
    }
    return undex_prefetch_ask(all, failure);
}

/* How many passages have the words of runs. */
static void add_run_words(undex_prefetch *all, const GPtrArray *runs)
{
    for (guint i = 0; i < runs->len; i++) {
        const GPtrArray *side = ((const proximity *)runs->pdata[i])->sides->pdata[0];
        for (guint k = 0; k < side->len; k++) {
            const proximity_word *word = side->pdata[k];
            undex_prefetch_add_all(all, XC_ASKED_FREQUENCY, UNDEX_WORD_TEXT, word->terms);
            for (gsize p = PLACE_TEXT + 1; p < PLACES; p++)
                undex_prefetch_add_all(all, XC_ASKED_FREQUENCY, prefixes[p], word->stems);
        }
    }
}

static gboolean prefetch_postings(xc_database *database, const GArray *words, const GArray *terms,
                                  xc_error *failure)
{
    undex_prefetch *all = undex_prefetch_new(database);
    for (guint i = 0; all && i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        const word_terms *one = &g_array_index(terms, word_terms, i);
        undex_prefetch_add_all(all, XC_ASKED_POSTINGS, UNDEX_WORD_TEXT, one->own);
        undex_prefetch_add_all(all, XC_ASKED_POSTINGS, UNDEX_WORD_TEXT, word->others);
        undex_prefetch_add_all(all, XC_ASKED_POSTINGS, UNDEX_WORD_TEXT, one->kin);
        for (gsize p = 0; p < PLACES && !word->bare; p++)
            undex_prefetch_add_all(all, XC_ASKED_POSTINGS, prefixes[p], word->stems);
        add_run_words(all, word->runs);
        if (*word->year)
            undex_prefetch_add(all, XC_ASKED_POSTINGS, UNDEX_TERM_YEAR, word->year);
    }
    return undex_prefetch_ask(all, failure);
}

GArray *undex_word_terms_read(xc_database *database, const GArray *words, xc_error *failure)
{
    g_autoptr(GArray) terms = g_array_new(FALSE, TRUE, sizeof(word_terms));
    g_array_set_clear_func(terms, word_terms_clear);
    if (!prefetch_families(database, words, failure))
        return NULL;
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        word_terms one = {.own = words_of(database, word->stems, word->bare, failure)};
        one.kin = one.own ? words_of(database, word->kin, FALSE, failure) : NULL;
        g_array_append_val(terms, one);
        if (!one.kin)
            return NULL;
    }
    return prefetch_postings(database, words, terms, failure) ? g_steal_pointer(&terms) : NULL;
}

static gboolean count_terms(xc_database *database, const corpus_outline *f, const GPtrArray *terms,
                            word_terms *one, xc_error *failure)
{
    for (guint i = 0; i < terms->len; i++) {
        gint64 some = xc_database_term_freq(database, terms->pdata[i], failure);
        if (some < 0)
            return FALSE;
        one->sum += (guint64)some;
        one->without *= 1 - MIN(1, (double)some / f->passages);
    }
    return TRUE;
}

gboolean undex_word_terms_count(xc_database *database, const corpus_outline *f, const GArray *words,
                                GArray *terms, xc_error *failure)
{
    for (guint i = 0; i < words->len; i++) {
        word_terms *one = &g_array_index(terms, word_terms, i);
        one->without = 1;
        if (!count_terms(database, f, one->own, one, failure) ||
            !count_terms(database, f, g_array_index(words, query_word, i).others, one, failure))
            return FALSE;
        one->of_own = one->sum;
        if (!count_terms(database, f, one->kin, one, failure))
            return FALSE;
    }
    return TRUE;
}

gboolean undex_posting_tally_add_text(xc_database *database, const corpus_outline *f, posting_tally *t,
                                      const query_word *word, const word_terms *terms, guint *own,
                                      xc_error *failure)
{
    if (!add_terms(database, t, UNDEX_WORD_TEXT, terms->own, &whole, failure) ||
        !add_terms(database, t, UNDEX_WORD_TEXT, word->others, &whole, failure) ||
        !add_runs(database, t, UNDEX_WORD_TEXT, word->runs, failure))
        return FALSE;
    if (!t->within && !t->window.first)
        *own = (guint)t->taken;
    const worth less = {word->abroad ? abroad_weight : kin_weight, f->passages, *own};
    return add_terms(database, t, UNDEX_WORD_TEXT, terms->kin, &less, failure);
}

/* The year of a document stands at its first passage, as the words of its title do. */
static gboolean add_year(xc_database *database, posting_tally *t, const char *year, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_YEAR, year);
    return add_term(database, t, term, &whole, failure);
}

gboolean undex_posting_tally_add_place(xc_database *database, posting_tally *t, posting_place place,
                                       const query_word *word, xc_error *failure)
{
    if (!word->bare && (!add_terms(database, t, prefixes[place], word->stems, &whole, failure) ||
                        !add_runs(database, t, prefixes[place], word->runs, failure)))
        return FALSE;
    return place != PLACE_TITLE || !*word->year || add_year(database, t, word->year, failure);
}
