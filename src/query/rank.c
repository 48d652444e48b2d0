// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How much a passage says about the words of a query.
 *
 * BM25 over fields: the counts of a word in the text, and what its headings, its document's title, its notes
 * and the passages beside it add, are one count that saturates soon: a word said twice is hardly better than
 * a word said once, while each further word of the query counts in full. To that comes a share of the same
 * measure for the document as a whole, since a passage seldom repeats what its document is about. Xapian
 * weighs fields apart and knows nothing of neighbours and documents, so passages are weighed here and handed
 * to it as a query.
 *
 * The numbers lie in the middle of the broad optimum found on judged queries (halves of them against each
 * other).
 */
#include "query/gather.h"

#include <math.h>
#include <string.h>

static const double saturation = 0.4;
static const double heading_weight = 0.2, title_weight = 0.7, note_weight = 0.3, neighbour_weight = 0.15;
static const double document_weight = 0.4, document_saturation = 2, document_length_part = 0.7;
/* What a passage has of the words counts by the root of the share; a word counts as there when more than a
 * passage beside it has it. */
static const double coverage_least = 0.2;

enum { WORDS_CEILING = 256 };

typedef struct {
    builder *b;
    const GArray *words;
    rank_demand demand;
    GString *name;
    GArray *scores; /* xc_score */
    /* while it works */
    gathered *g;
    guint *live, lives;                 /* words that some passage has, and how many */
    double *weights, *document_weights; /* of the words */
    double total;                       /* of `weights` */
    float *counts;           /* of each word (row) in each passage (column) of the document in hand */
    float *extras;           /* likewise: what headings and notes add */
    guint16 *words_here;     /* of each passage: words in it */
    float *worths, *covered; /* of each passage: of its words; of those that count as there */
    guint width;             /* passages of the document in hand */
    guint32 start;
    double *sums;              /* of each word in the document */
    gboolean *titled, *raised; /* whether the title has the word; a heading or a note */
} ranking;

static column *column_of(const ranking *r, guint word)
{
    return &g_array_index(r->g->columns, column, word);
}

static const rank_word *word_of(const ranking *r, guint word)
{
    return &g_array_index(r->words, rank_word, word);
}

static double rarity(double all, double some)
{
    return log(MAX(1.0001, (all - some + 0.5) / (some + 0.5)));
}

static void weigh_words(ranking *r)
{
    double documents = r->g->starts->len - 1;
    r->total = r->lives = 0;
    for (guint w = 0; w < r->words->len; w++) {
        const column *c = column_of(r, w);
        guint text = c->spots[PLACE_TEXT]->len;
        guint some = text ? text : c->spots[PLACE_HEADING]->len + c->spots[PLACE_NOTE]->len;
        r->weights[w] = some ? word_of(r, w)->share * rarity(r->g->passages, some) : 0;
        r->document_weights[w] =
            c->documents
                ? word_of(r, w)->share * log(1 + (documents - c->documents + 0.5) / (c->documents + 0.5))
                : 0;
        r->total += r->weights[w];
        if (some)
            r->live[r->lives++] = w;
    }
}

/* ---- the document in hand ---- */

/* A word's row; beside the first and the last passage there is one that has nothing. */
static float *row_of(const ranking *r, float *cells, guint word)
{
    return cells + (gsize)word * (r->width + 2) + 1;
}

/* Lays out one word's spots in the document; TRUE where there are any. */
static gboolean lay_out(ranking *r, guint w, guint32 beyond)
{
    static const double weights[PLACES] = {[PLACE_HEADING] = heading_weight, [PLACE_NOTE] = note_weight};
    column *c = column_of(r, w);
    float *counts = row_of(r, r->counts, w), *extras = row_of(r, r->extras, w);
    gboolean any = FALSE;
    for (guint p = 0; p < PLACES; p++) {
        const GArray *spots = c->spots[p];
        for (; c->at[p] < spots->len && g_array_index(spots, spot, c->at[p]).docid < beyond; c->at[p]++) {
            const spot *s = &g_array_index(spots, spot, c->at[p]);
            if (s->docid < r->start)
                continue;
            if (p == PLACE_TITLE) {
                r->titled[w] = TRUE;
                continue;
            }
            guint at = s->docid - r->start;
            any = TRUE;
            r->words_here[at] += counts[at] <= 0 && extras[at] <= 0;
            extras[at] += (float)weights[p];
            r->raised[w] |= p != PLACE_TEXT;
            if (p != PLACE_TEXT)
                continue;
            counts[at] = s->count;
            r->sums[w] += s->count;
        }
    }
    return any;
}

/* Most documents have none of the words. */
static gboolean has_any(const ranking *r, guint32 beyond)
{
    for (guint l = 0; l < r->lives; l++)
        for (guint p = 0; p < PLACE_TITLE; p++) {
            const column *c = column_of(r, r->live[l]);
            if (c->at[p] < c->spots[p]->len && g_array_index(c->spots[p], spot, c->at[p]).docid < beyond)
                return TRUE;
        }
    return FALSE;
}

static gpointer cleared(gpointer memory, gsize count, gsize size)
{
    return memset(g_realloc_n(memory, count, size), 0, count * size);
}

static gboolean begin_document(ranking *r, guint index)
{
    guint32 beyond = g_array_index(r->g->starts, guint32, index + 1);
    gboolean any = FALSE;
    r->start = g_array_index(r->g->starts, guint32, index);
    r->width = beyond - r->start;
    if (!has_any(r, beyond))
        return FALSE;
    gsize cells = (gsize)r->words->len * (r->width + 2);
    r->counts = cleared(r->counts, cells, sizeof *r->counts);
    r->extras = cleared(r->extras, cells, sizeof *r->extras);
    r->words_here = cleared(r->words_here, r->width, sizeof *r->words_here);
    r->worths = cleared(r->worths, r->width, sizeof *r->worths);
    r->covered = cleared(r->covered, r->width, sizeof *r->covered);
    memset(r->sums, 0, r->words->len * sizeof *r->sums);
    memset(r->titled, 0, r->words->len * sizeof *r->titled);
    memset(r->raised, 0, r->words->len * sizeof *r->raised);
    for (guint l = 0; l < r->lives; l++)
        any |= lay_out(r, r->live[l], beyond);
    return any;
}

static double weigh_document(const ranking *r)
{
    double usual = r->g->passages / MAX(1, r->g->starts->len - 1), sum = 0;
    double k = document_saturation * (1 - document_length_part + document_length_part * r->width / usual);
    for (guint l = 0; l < r->lives; l++) {
        guint w = r->live[l];
        sum += r->document_weights[w] * r->sums[w] * (document_saturation + 1) / (r->sums[w] + k);
    }
    return sum;
}

/* What one word is worth in each passage of the document: plain enough for a compiler to do several at once.
 */
static void weigh_word(const ranking *r, guint w)
{
    const float *restrict counts = row_of(r, r->counts, w), *restrict extras = row_of(r, r->extras, w);
    const float *restrict shrinks = &g_array_index(r->g->shrinks, float, r->start);
    float *restrict worths = r->worths, *restrict covered = r->covered;
    const float weight = (float)r->weights[w], title = r->titled[w] ? (float)title_weight : 0;
    const float slow = (float)saturation, least = (float)coverage_least, near = (float)neighbour_weight;
    const int width = (int)r->width;
    for (int i = 0; i < width; i++) {
        float beside = counts[i - 1] + counts[i + 1];
        float count = counts[i] * shrinks[i] + extras[i] + title + near * MIN(1, beside);
        worths[i] += weight * count * (slow + 1) / (count + slow);
        covered[i] += count > least ? weight : 0;
    }
}

static gboolean is_found(const ranking *r, guint passage)
{
    return r->demand == RANK_ALL ? r->words_here[passage] == r->words->len : r->words_here[passage] > 0;
}

/* The document's passages that are found, their weights still to come. */
static void list_passages(ranking *r)
{
    for (guint i = 0; i < r->width; i++) {
        xc_score score = {r->start + i, 0};
        if (is_found(r, i))
            g_array_append_val(r->scores, score);
    }
}

static void weigh_passages(ranking *r, guint from)
{
    double whole = document_weight * weigh_document(r);
    for (guint l = 0; l < r->lives; l++)
        if (r->sums[r->live[l]] > 0 || r->titled[r->live[l]] || r->raised[r->live[l]])
            weigh_word(r, r->live[l]);
    for (guint i = from; i < r->scores->len; i++) {
        xc_score *score = &g_array_index(r->scores, xc_score, i);
        guint at = score->docid - r->start;
        score->weight = whole + r->worths[at] * (r->total > 0 ? sqrt(r->covered[at] / r->total) : 1);
    }
}

static void weigh_all(ranking *r)
{
    for (guint i = 0; i + 1 < r->g->starts->len; i++) {
        guint before = r->scores->len;
        if (!begin_document(r, i))
            continue;
        list_passages(r);
        weigh_passages(r, before);
    }
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    ranking *r = closure;
    g_array_set_size(r->scores, 0);
    undex_query_gathered_free(r->g);
    r->g = undex_query_gather(database, r->words, failure);
    if (!r->g)
        return FALSE;
    weigh_words(r);
    weigh_all(r);
    return TRUE;
}

/* ---- the query ---- */

static xc_query *scores_query(const GArray *scores, const char *name, GError **error)
{
    xc_error failure;
    xc_query *query =
        xc_query_new_scores((const xc_score *)(gconstpointer)scores->data, scores->len, name, &failure);
    if (!query)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "%s", failure.message);
    return query;
}

/* For people: the words, with their families after ~. */
static char *name_of(const GArray *words, rank_demand demand)
{
    GString *name = g_string_new(demand == RANK_ALL ? "all(" : "words(");
    for (guint i = 0; i < words->len; i++) {
        const rank_word *word = &g_array_index(words, rank_word, i);
        g_string_append_printf(name, "%s%s", i ? " " : "",
                               word->stems->len ? (char *)word->stems->pdata[0] : "");
        for (guint k = 0; word->kin && k < word->kin->len; k++)
            g_string_append_printf(name, "~%s", (char *)word->kin->pdata[k]);
    }
    g_string_append_c(name, ')');
    return g_string_free(name, FALSE);
}

xc_query *undex_query_rank(builder *b, const GArray *words, rank_demand demand, GError **error)
{
    if (words->len == 0)
        return NULL;
    if (words->len > WORDS_CEILING) {
        undex_query_fail(b->query, 0, "more than 256 words side by side cannot be weighed", error);
        return NULL;
    }
    g_autofree char *name = name_of(words, demand);
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(xc_score));
    ranking r = {.b = b,
                 .words = words,
                 .demand = demand,
                 .scores = scores,
                 .live = g_new0(guint, words->len),
                 .weights = g_new0(double, words->len),
                 .document_weights = g_new0(double, words->len),
                 .sums = g_new0(double, words->len),
                 .titled = g_new0(gboolean, words->len),
                 .raised = g_new0(gboolean, words->len)};
    gboolean ok = undex_store_try(b->store, attempt, &r, error);
    undex_query_gathered_free(r.g);
    g_free(r.live);
    g_free(r.weights);
    g_free(r.document_weights);
    g_free(r.sums);
    g_free(r.titled);
    g_free(r.raised);
    g_free(r.counts);
    g_free(r.extras);
    g_free(r.worths);
    g_free(r.covered);
    g_free(r.words_here);
    return ok ? scores_query(scores, name, error) : NULL;
}

/* ---- titles ---- */

typedef struct {
    const builder *b;
    const GArray *words;
    GArray *scores;
} titling;

static gboolean attempt_titled(xc_database *database, gpointer closure, xc_error *failure)
{
    titling *t = closure;
    g_array_set_size(t->scores, 0);
    g_autoptr(gathered) g = undex_query_gather(database, t->words, failure);
    for (guint i = 0; g && i + 1 < g->starts->len; i++) {
        guint32 start = g_array_index(g->starts, guint32, i),
                beyond = g_array_index(g->starts, guint32, i + 1);
        gboolean all = TRUE;
        for (guint w = 0; w < t->words->len; w++) {
            column *c = &g_array_index(g->columns, column, w);
            const GArray *spots = c->spots[PLACE_TITLE];
            while (c->at[PLACE_TITLE] < spots->len &&
                   g_array_index(spots, spot, c->at[PLACE_TITLE]).docid < start)
                c->at[PLACE_TITLE]++;
            all &= c->at[PLACE_TITLE] < spots->len &&
                   g_array_index(spots, spot, c->at[PLACE_TITLE]).docid == start;
        }
        for (guint32 docid = start; all && docid < beyond; docid++) {
            xc_score score = {docid, 0};
            g_array_append_val(t->scores, score);
        }
    }
    return g != NULL;
}

xc_query *undex_query_titled(builder *b, const char *text, GError **error)
{
    g_autoptr(GArray) words = undex_query_words_new();
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(xc_score));
    node n = {.kind = NODE_WORD, .text = (char *)text};
    titling t = {b, words, scores};
    gboolean negative = b->negative;
    b->negative = TRUE; /* words of titles are not marked in passages */
    gboolean ok = undex_query_add_words(b, words, &n, RANK_ALL, error);
    b->negative = negative;
    if (!ok || words->len == 0 || !undex_store_try(b->store, attempt_titled, &t, error))
        return NULL;
    g_autofree char *name = name_of(words, RANK_ALL);
    g_autofree char *titled = g_strconcat("title:", name, NULL);
    return undex_query_joined(XC_FILTER, scores_query(scores, titled, error),
                              undex_query_term(UNDEX_TERM_PASSAGE, "", error), error);
}
