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

static const double saturation = 0.4;
static const double heading_weight = 0.2, title_weight = 0.7, note_weight = 0.3, neighbour_weight = 0.08;
static const double document_weight = 0.4, document_saturation = 2, document_length_part = 0.7;
/* What a passage has of the words counts by the root of the share; a word counts as there when more than a
 * passage beside it has it. */
static const double coverage_least = 0.2;

enum { WORDS_CEILING = 256 };

/* By docid where nothing else is said. */
typedef struct {
    const GArray *words;
    rank_demand demand;
    GArray *scores; /* xc_score */
    /* while it works */
    gathered *g;
    float *worths, *covered; /* of the words so far; of those that count as there */
    guint16 *words_here;     /* how many words a passage has */
    double *wholes;          /* by document: what all of it is worth */
    double total;            /* of all words that some passage has */
    /* the word in hand */
    float *counts, *extras; /* in the text; what headings, notes and the title add */
    guint16 *stamps;        /* the last word that touched the passage, from 1 */
    guint16 *headed;        /* likewise, in a heading above it */
    guint32 *touched;       /* docids of passages that this one may raise */
    guint touches;
} ranking;

static column *column_of(const ranking *r, guint word)
{
    return &g_array_index(r->g->columns, column, word);
}

static const rank_word *word_of(const ranking *r, guint word)
{
    return &g_array_index(r->words, rank_word, word);
}

/* What the word says of a passage, and of a document as a whole; 0: no passage has it. It is as rare as it
 * is by itself, where any passage has it: words of its family and of like meaning may be common. */
static double passage_weight(const ranking *r, guint w)
{
    const column *c = column_of(r, w);
    guint text = c->own && word_of(r, w)->kin->len ? c->own : c->spots[PLACE_TEXT]->len;
    guint some = text ? text : c->spots[PLACE_HEADING]->len + c->spots[PLACE_NOTE]->len;
    return some ? word_of(r, w)->share * undex_query_rarity(r->g->passages, some) : 0;
}

static double document_share(const ranking *r, guint w)
{
    double documents = r->g->starts->len - 1, some = column_of(r, w)->documents;
    return some > 0 ? word_of(r, w)->share * log(1 + (documents - some + 0.5) / (some + 0.5)) : 0;
}

/* ---- the word in hand ---- */

static guint32 start_of(const ranking *r, guint document)
{
    return g_array_index(r->g->starts, guint32, document);
}

static void touch(ranking *r, guint32 docid, guint w)
{
    if (r->stamps[docid] == w + 1)
        return;
    r->stamps[docid] = (guint16)(w + 1);
    r->touched[r->touches++] = docid;
}

/* What a document is worth that has the word so often. */
static void weigh_document(ranking *r, guint document, double count, double share)
{
    double usual = r->g->passages / MAX(1, r->g->starts->len - 1);
    double width = start_of(r, document + 1) - start_of(r, document);
    double k = document_saturation * (1 - document_length_part + document_length_part * width / usual);
    r->wholes[document] += document_weight * share * count * (document_saturation + 1) / (count + k);
}

/* Where the text has it; the passages beside are raised too. */
static void lay_text(ranking *r, guint w)
{
    const GArray *spots = column_of(r, w)->spots[PLACE_TEXT];
    double share = document_share(r, w), sum = 0;
    guint document = 0;
    for (guint i = 0; i < spots->len; i++) {
        const spot *s = &g_array_index(spots, spot, i);
        if (s->docid >= start_of(r, document + 1)) {
            if (sum > 0)
                weigh_document(r, document, sum, share);
            sum = 0;
            while (s->docid >= start_of(r, document + 1))
                document++;
        }
        sum += s->count;
        r->counts[s->docid] = s->count;
        touch(r, s->docid, w);
        if (s->docid > start_of(r, document))
            touch(r, s->docid - 1, w);
        if (s->docid + 1 < start_of(r, document + 1))
            touch(r, s->docid + 1, w);
    }
    if (sum > 0)
        weigh_document(r, document, sum, share);
}

static void lay_notes(ranking *r, guint w)
{
    const GArray *spots = column_of(r, w)->spots[PLACE_NOTE];
    for (guint i = 0; i < spots->len; i++) {
        guint32 docid = g_array_index(spots, spot, i).docid;
        r->extras[docid] += (float)note_weight;
        touch(r, docid, w);
    }
}

static void lay_headings(ranking *r, guint w)
{
    const GArray *spots = column_of(r, w)->spots[PLACE_HEADING];
    for (guint i = 0; i < spots->len; i++) {
        guint32 docid = g_array_index(spots, spot, i).docid;
        r->headed[docid] = (guint16)(w + 1);
        r->extras[docid] += (float)heading_weight;
        touch(r, docid, w);
    }
}

/* The first of the ascending numbers that is not below `least`. */
static guint first_from(const GArray *numbers, guint32 least)
{
    guint low = 0, high = numbers->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(numbers, guint32, middle) < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A word of a heading raises what stands under it, once for all headings above; but not the notes there. */
static void lay_under(ranking *r, guint w)
{
    const GArray *under = column_of(r, w)->under, *notes = r->g->notes;
    guint32 next = 0, beyond = start_of(r, r->g->starts->len - 1);
    for (guint i = 0; under && i < under->len; i++) {
        xc_range span = g_array_index(under, xc_range, i);
        next = MAX(next, span.first); /* headings stand under headings: each passage once */
        guint note = first_from(notes, next);
        for (; next <= span.last && next < beyond; next++) {
            if (note < notes->len && g_array_index(notes, guint32, note) == next) {
                note++;
            } else if (r->headed[next] != w + 1) {
                r->extras[next] += (float)heading_weight;
                touch(r, next, w);
            }
        }
    }
}

/* A word of the title raises all passages of the document, but they do not have it. */
static void lay_title(ranking *r, guint w)
{
    const GArray *spots = column_of(r, w)->spots[PLACE_TITLE];
    for (guint i = 0, document = 0; i < spots->len; i++) {
        guint32 docid = g_array_index(spots, spot, i).docid;
        while (docid >= start_of(r, document + 1))
            document++;
        for (; docid < start_of(r, document + 1); docid++) {
            r->extras[docid] += (float)title_weight;
            touch(r, docid, w);
        }
    }
}

static void count_word(ranking *r)
{
    for (guint i = 0; i < r->touches; i++) {
        guint32 docid = r->touched[i];
        r->words_here[docid] += r->counts[docid] > 0 || r->extras[docid] > 0;
    }
}

/* Entries of files lie between documents: what stands beside a passage is of its own. */
static void weigh_word(ranking *r, float weight)
{
    const float slow = (float)saturation, least = (float)coverage_least, near = (float)neighbour_weight;
    const float *shrinks = (const float *)(gconstpointer)r->g->shrinks->data;
    for (guint i = 0; i < r->touches; i++) {
        guint32 docid = r->touched[i];
        float beside = r->counts[docid - 1] + r->counts[docid + 1];
        float count = r->counts[docid] * shrinks[docid] + r->extras[docid] + near * MIN(1, beside);
        r->worths[docid] += weight * count * (slow + 1) / (count + slow);
        r->covered[docid] += count > least ? weight : 0;
    }
}

static void take_up(ranking *r)
{
    for (guint i = 0; i < r->touches; i++) {
        guint32 docid = r->touched[i];
        r->counts[docid] = r->extras[docid] = 0;
    }
    r->touches = 0;
}

static void add_word(ranking *r, guint w)
{
    double weight = passage_weight(r, w);
    if (weight <= 0)
        return;
    r->total += weight;
    lay_text(r, w);
    lay_headings(r, w);
    lay_under(r, w);
    lay_notes(r, w);
    count_word(r);
    lay_title(r, w);
    weigh_word(r, (float)weight);
    take_up(r);
}

/* ---- all of them ---- */

static gboolean is_found(const ranking *r, guint32 docid)
{
    return r->demand == RANK_ALL ? r->words_here[docid] == r->words->len : r->words_here[docid] > 0;
}

static void list_passages(ranking *r)
{
    for (guint document = 0; document + 1 < r->g->starts->len; document++)
        for (guint32 docid = start_of(r, document); docid < start_of(r, document + 1); docid++) {
            double covered = r->total > 0 ? sqrt(r->covered[docid] / r->total) : 1;
            xc_score score = {docid, r->wholes[document] + r->worths[docid] * covered};
            if (is_found(r, docid))
                g_array_append_val(r->scores, score);
        }
}

static void free_cells(ranking *r)
{
    g_clear_pointer(&r->worths, g_free);
    g_clear_pointer(&r->covered, g_free);
    g_clear_pointer(&r->words_here, g_free);
    g_clear_pointer(&r->wholes, g_free);
    g_clear_pointer(&r->counts, g_free);
    g_clear_pointer(&r->extras, g_free);
    g_clear_pointer(&r->stamps, g_free);
    g_clear_pointer(&r->headed, g_free);
    g_clear_pointer(&r->touched, g_free);
}

static void make_cells(ranking *r)
{
    guint documents = r->g->starts->len - 1, cells = start_of(r, documents) + 1;
    free_cells(r);
    r->total = 0;
    r->worths = g_new0(float, cells);
    r->covered = g_new0(float, cells);
    r->words_here = g_new0(guint16, cells);
    r->wholes = g_new0(double, documents);
    r->counts = g_new0(float, cells);
    r->extras = g_new0(float, cells);
    r->stamps = g_new0(guint16, cells);
    r->headed = g_new0(guint16, cells);
    r->touched = g_new(guint32, cells);
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    ranking *r = closure;
    g_array_set_size(r->scores, 0);
    undex_query_gathered_free(r->g);
    r->g = undex_query_gather(database, r->words, failure);
    if (!r->g)
        return FALSE;
    make_cells(r);
    for (guint w = 0; w < r->words->len; w++)
        add_word(r, w);
    list_passages(r);
    return TRUE;
}

/* ---- the query ---- */

xc_query *undex_query_scores(const GArray *scores, const char *name, GError **error)
{
    xc_error failure;
    xc_query *query =
        xc_query_new_scores((const xc_score *)(gconstpointer)scores->data, scores->len, name, &failure);
    if (!query)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT, "%s", failure.message);
    return query;
}

char *undex_query_words_name(const GArray *words, rank_demand demand)
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

/* Both by docid. */
static void leave_out(GArray *scores, const GArray *docids)
{
    guint kept = 0, at = 0;
    for (guint i = 0; i < scores->len; i++) {
        xc_score score = g_array_index(scores, xc_score, i);
        while (at < docids->len && g_array_index(docids, guint32, at) < score.docid)
            at++;
        if (at == docids->len || g_array_index(docids, guint32, at) != score.docid)
            g_array_index(scores, xc_score, kept++) = score;
    }
    g_array_set_size(scores, kept);
}

/* The scores; NULL: error. `plain`: without boilerplate. */
static GArray *weigh(builder *b, const GArray *words, rank_demand demand, gboolean plain, GError **error)
{
    if (words->len > WORDS_CEILING) {
        undex_query_fail(b->query, 0, "more than 256 words side by side cannot be weighed", error);
        return NULL;
    }
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(xc_score));
    ranking r = {.words = words, .demand = demand, .scores = scores};
    gboolean ok = undex_store_try(b->store, attempt, &r, error);
    if (ok && plain)
        leave_out(scores, r.g->boilerplate);
    undex_query_gathered_free(r.g);
    free_cells(&r);
    return ok ? g_steal_pointer(&scores) : NULL;
}

xc_query *undex_query_rank(builder *b, const GArray *words, rank_demand demand, GError **error)
{
    if (words->len == 0)
        return NULL;
    g_autofree char *name = undex_query_words_name(words, demand);
    g_autoptr(GArray) scores = weigh(b, words, demand, FALSE, error);
    return scores ? undex_query_scores(scores, name, error) : NULL;
}

GArray *undex_query_rank_scores(builder *b, const GArray *words, char **name, GError **error)
{
    *name = undex_query_words_name(words, RANK_ANY);
    return weigh(b, words, RANK_ANY, TRUE, error);
}
