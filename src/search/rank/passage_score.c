// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * BM25 over fields: the counts of a word in the text, and what its headings, its document's title, its notes
 * and the passages beside it add, are one count that saturates soon: a word said twice is hardly better than
 * a word said once, while each further word of the query counts in full. To that comes a share of the same
 * measure for the document as a whole, since a passage seldom repeats what its document is about; and all of
 * it counts the less, the less a passage says (passage_prior.c). Xapian weighs fields apart and knows nothing
 * of neighbours and documents, so passages are weighed here.
 *
 * The numbers lie in the middle of the broad optimum found on judged queries (halves of them against each
 * other).
 */
#include "search/rank/passage_score.h"

#include "base/budget.h"
#include "search/match/boolean_query.h"
#include "search/match/candidate_query.h"
#include "search/match/corpus_outline.h"
#include "search/parse/query_error.h"
#include "search/rank/candidate_documents.h"
#include "search/rank/word_weight.h"

#include <math.h>

static const double heading_weight = 0.3, title_weight = 0.7, note_weight = 0.3, neighbour_weight = 0.08;
static const double length_part = 0.8; /* how much the length of a long passage tells against it */
/* What a passage has of the words counts by the root of the share; a word counts as there when more than a
 * passage beside it has it. */
static const double coverage_least = 0.2;

enum { WORDS_CEILING = 256, WORDS_TOLD = 32 };
static const double ranking_share = 0.7; /* of the budget: until then what was read is weighed */

/* A passage of the document in hand. */
typedef struct {
    float worth, covered; /* of the words so far; of those that count as there */
    float count, extra;   /* of the word in hand: in the text; what headings, notes and the title add */
    float own;            /* likewise: what the text counts by itself, the less the longer it is */
    guint16 words;        /* how many of them it has */
    guint16 touched;      /* the last word that touched it, from 1 */
    guint16 headed;       /* likewise, in a heading above it */
    guint32 met;          /* a bit for each of the first words that its text has */
} cell;

typedef struct {
    undex_search_cache *cache;
    const GArray *words;
    query_demand demand;
    gboolean plain;          /* without boilerplate */
    const GPtrArray *sought; /* proximity_word *: may be names side by side; NULL: none may */
    GArray *scores;          /* docid_score */
    GArray *met;             /* guint32: what the text of each has of the words */
    match_estimate *about;   /* NULL: all passages are weighed */
    guint choose;            /* so many documents, where `about` is asked */
    const GArray *documents; /* guint: these alone are weighed; NULL: others, too */
    /* while it works */
    word_postings *g;
    const chosen_documents *chosen; /* NULL: all documents are weighed */
    passage_priors priors;
    GArray *weights; /* word_weight */
    double total;    /* of all words that some passage has */
    /* the document in hand */
    guint32 start, beyond;
    guint32 width;  /* its passages and its title: entries of files may lie before `beyond` */
    double whole;   /* what all of it is worth */
    cell *cells;    /* one more before its first and one after its last passage */
    cell **touched; /* passages that the word in hand may raise */
    guint touches;
} ranking;

static posting_column *column_of(const ranking *r, guint word)
{
    return &g_array_index(r->g->columns, posting_column, word);
}

static void weigh_words(ranking *r)
{
    r->total = 0;
    g_array_set_size(r->weights, 0);
    for (guint w = 0; w < r->words->len; w++) {
        word_weight one =
            undex_word_weight(r->g->frame, &g_array_index(r->words, query_word, w), &column_of(r, w)->facts);
        r->total += one.passage;
        g_array_append_val(r->weights, one);
    }
}

/* ---- a word in the document in hand ---- */

static void touch_cell(ranking *r, cell *here, guint w)
{
    if (here->touched == w + 1)
        return;
    here->touched = (guint16)(w + 1);
    r->touched[r->touches++] = here;
}

static cell *touch(ranking *r, guint32 docid, guint w)
{
    cell *here = &r->cells[docid - r->start];
    touch_cell(r, here, w);
    return here;
}

static const word_spot *next_spot(const ranking *r, guint w, posting_place p)
{
    return undex_postings_next(column_of(r, w), p, r->start, r->beyond);
}

/* What a word in the text counts, the less the longer the passage. */
static float shrink(const corpus_outline *f, guint32 docid)
{
    double longer = f->outline.words[docid] / f->average;
    return longer > 1 ? (float)(1 / (1 - length_part + length_part * longer)) : 1;
}

/* Where the text has it; the passages beside are raised too. */
static void lay_text(ranking *r, guint w)
{
    const guint32 bit = w < WORDS_TOLD ? 1U << w : 0;
    double sum = 0;
    for (const word_spot *s; (s = next_spot(r, w, PLACE_TEXT)) != NULL;) {
        sum += s->count;
        cell *here = touch(r, s->docid, w);
        here->words += here->count <= 0;
        here->met |= bit;
        here->count = s->count;
        here->own = s->count * shrink(r->g->frame, s->docid);
        if (s->docid > r->start)
            touch_cell(r, here - 1, w);
        if (s->docid + 1 < r->beyond)
            touch_cell(r, here + 1, w);
    }
    if (sum > 0)
        r->whole += undex_word_document_worth(r->g->frame, r->width, sum,
                                              g_array_index(r->weights, word_weight, w).document);
}

/* Raises a passage that has the word beside its text; that comes after all its text. */
static void raise_cell(cell *here, double by)
{
    here->words += here->count <= 0 && here->extra <= 0;
    here->extra += (float)by;
}

static void lay_headings(ranking *r, guint w)
{
    for (const word_spot *s; (s = next_spot(r, w, PLACE_HEADING)) != NULL;) {
        cell *here = touch(r, s->docid, w);
        here->headed = (guint16)(w + 1);
        raise_cell(here, heading_weight);
    }
}

static gboolean is_note(const ranking *r, guint32 docid)
{
    guint8 kind = r->g->frame->outline.kinds[docid];
    return kind == UNDEX_KIND_FOOTNOTE || kind == UNDEX_KIND_ENDNOTE;
}

/* A word of a heading raises what stands under it, once for all headings above; but not the notes there. */
static void lay_under(ranking *r, guint w)
{
    posting_column *c = column_of(r, w);
    guint32 next = r->start;
    for (; c->under && c->at_under < c->under->len; c->at_under++) {
        xc_range span = g_array_index(c->under, xc_range, c->at_under);
        if (span.first >= r->beyond)
            break;
        next = MAX(next, span.first); /* headings stand under headings: each passage once */
        for (; next <= span.last && next < r->beyond; next++)
            if (!is_note(r, next) && r->cells[next - r->start].headed != w + 1)
                raise_cell(touch(r, next, w), heading_weight);
    }
}

static void lay_notes(ranking *r, guint w)
{
    for (const word_spot *s; (s = next_spot(r, w, PLACE_NOTE)) != NULL;)
        raise_cell(touch(r, s->docid, w), note_weight);
}

/* A word of the title raises all passages of the document, but they do not have it: by how much. */
static float lay_title(ranking *r, guint w)
{
    if (!next_spot(r, w, PLACE_TITLE))
        return 0;
    for (guint32 docid = r->start; docid < r->beyond; docid++)
        touch(r, docid, w);
    return (float)title_weight;
}

static void weigh_word(ranking *r, float weight, float title)
{
    const float slow = (float)undex_word_saturation, least = (float)coverage_least,
                near = (float)neighbour_weight;
    for (guint i = 0; i < r->touches; i++) {
        cell *here = r->touched[i];
        float beside = here[-1].count + here[1].count;
        float count = here->own + (here->extra + title) + near * MIN(1.0F, beside);
        here->worth += weight * count * (slow + 1) / (count + slow);
        here->covered += count > least ? weight : 0;
    }
}

static void take_up(ranking *r)
{
    for (guint i = 0; i < r->touches; i++) {
        cell *here = r->touched[i];
        here->count = here->extra = here->own = 0;
    }
    r->touches = 0;
}

/* Where the word comes next, in whatever place. */
static guint32 next_of(const posting_column *c)
{
    guint32 next = G_MAXUINT32;
    for (gsize p = 0; p < PLACES; p++)
        if (c->at[p] < c->spots[p]->len)
            next = MIN(next, g_array_index(c->spots[p], word_spot, c->at[p]).docid);
    if (c->under && c->at_under < c->under->len)
        next = MIN(next, g_array_index(c->under, xc_range, c->at_under).first);
    return next;
}

/* Whether the document has it anywhere. */
static gboolean add_word(ranking *r, guint w)
{
    double weight = g_array_index(r->weights, word_weight, w).passage;
    posting_column *c = column_of(r, w);
    if (weight <= 0 || c->next >= r->beyond)
        return FALSE;
    lay_text(r, w);
    lay_headings(r, w);
    lay_under(r, w);
    lay_notes(r, w);
    float title = lay_title(r, w);
    gboolean any = r->touches > 0;
    weigh_word(r, (float)weight, title);
    take_up(r);
    c->next = next_of(c);
    return any;
}

/* ---- all of them ---- */

/* The score of a passage that has so much. */
static double score_of(const ranking *r, guint32 docid, const cell *here)
{
    double covered = r->total > 0 ? sqrt(here->covered / r->total) : 1;
    return (r->whole + here->worth * covered) *
           (double)undex_passage_prior(&r->priors, &r->g->frame->outline, docid);
}

/* Takes up what was found; the cells are empty afterwards. */
static void list_passages(ranking *r)
{
    const guint8 *kinds = r->g->frame->outline.kinds;
    const guint32 beyond = r->beyond;
    const guint least = r->demand == DEMAND_ALL ? r->words->len : 1;
    guint count = r->scores->len;
    g_array_set_size(r->scores, count + r->beyond - r->start);
    g_array_set_size(r->met, count + r->beyond - r->start);
    cell *here = r->cells;
    for (guint32 docid = r->start; docid < beyond; docid++, here++) {
        if (!here->touched)
            continue;
        if (here->words >= least && !(r->plain && kinds[docid] == UNDEX_KIND_BOILERPLATE)) {
            g_array_index(r->met, guint32, count) = here->met;
            g_array_index(r->scores, docid_score, count++) = (docid_score){docid, score_of(r, docid, here)};
        }
        *here = (cell){0};
    }
    g_array_set_size(r->scores, count);
    g_array_set_size(r->met, count);
}

static void add_document(ranking *r, guint document)
{
    gboolean any = FALSE;
    r->start = r->g->frame->starts[document];
    r->beyond = r->g->frame->starts[document + 1];
    r->width = MAX(r->g->frame->ends[document], r->start + 1) - r->start + 1;
    r->whole = 0;
    for (guint w = 0; w < r->words->len; w++)
        any |= add_word(r, w);
    if (any)
        list_passages(r);
}

static void add_documents(ranking *r)
{
    const corpus_outline *f = r->g->frame;
    guint32 widest = 0, count = r->chosen ? r->chosen->documents->len : f->documents;
    for (guint i = 0; i < f->documents; i++)
        widest = MAX(widest, f->starts[i + 1] - f->starts[i]);
    g_autofree cell *cells = g_new0(cell, widest + 2);
    g_autofree cell **touched = g_new(cell *, widest + 1);
    r->cells = cells + 1;
    r->touched = touched;
    for (guint i = 0; i < count; i++)
        if (undex_budget_is_within(ranking_share, r->words->len))
            add_document(r, r->chosen ? g_array_index(r->chosen->documents, guint, i) : i);
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    ranking *r = closure;
    g_autoptr(chosen_documents) chosen = NULL;
    g_array_set_size(r->scores, 0);
    g_array_set_size(r->met, 0);
    if (r->documents &&
        !(chosen = undex_chosen_documents_of(r->cache, database, r->words, r->documents, failure)))
        return FALSE;
    if (r->about &&
        !undex_candidate_documents(r->cache, database, r->words, r->choose, &chosen, r->about, failure))
        return FALSE;
    g_autoptr(word_postings) g = undex_postings_gather(r->cache, database, r->words, chosen, failure);
    g_autoptr(GArray) weights = g_array_new(FALSE, FALSE, sizeof(word_weight));
    if (!g)
        return FALSE;
    r->g = g;
    r->chosen = chosen;
    undex_passage_priors_init(&r->priors);
    r->weights = weights;
    weigh_words(r);
    add_documents(r);
    return !r->sought || undex_search_collocate(r->g->frame, database, r->sought, r->scores, failure);
}

/* ---- the query ---- */

/* The scores; NULL: error. `plain`: without boilerplate. `met`: see undex_passage_scores(). */
static GArray *weigh(query_builder *b, const GArray *words, query_demand demand, gboolean plain, GArray *met,
                     match_estimate *about, GError **error)
{
    if (words->len > WORDS_CEILING)
        return undex_search_null(b->query, 0, "more than 256 words side by side cannot be weighed", error);
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(docid_score));
    g_autoptr(GPtrArray) sought = NULL;
    if (demand != DEMAND_ALL && !undex_search_collocations(b, words, &sought, error))
        return NULL;
    ranking r = {.cache = b->cache,
                 .words = words,
                 .demand = demand,
                 .plain = plain,
                 .scores = scores,
                 .met = met,
                 .about = about,
                 .choose = b->may_choose,
                 .documents = b->documents,
                 .sought = sought};
    return undex_index_try(b->store, attempt, &r, error) ? g_steal_pointer(&scores) : NULL;
}

boolean_query *undex_passage_score_query(query_builder *b, const GArray *words, query_demand demand,
                                         GError **error)
{
    if (words->len == 0)
        return undex_search_nothing();
    if (b->sought)
        return undex_candidate_query_words(b, words, demand, error);
    g_autofree char *name = undex_query_words_name(words, demand);
    g_autoptr(GArray) met = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) scores = weigh(b, words, demand, FALSE, met, NULL, error);
    return scores ? undex_search_scores(scores, name) : NULL;
}

GArray *undex_passage_scores(query_builder *b, const GArray *words, char **name, GArray **met,
                             match_estimate *about, GError **error)
{
    g_autoptr(GArray) told = g_array_new(FALSE, FALSE, sizeof(guint32));
    GArray *scores = weigh(b, words, DEMAND_ANY, TRUE, told, b->may_choose ? about : NULL, error);
    if (scores)
        undex_budget_keep(scores->len * (sizeof(docid_score) + sizeof(guint32)));
    *met = scores ? g_steal_pointer(&told) : NULL;
    *name = scores ? undex_query_words_name(words, DEMAND_ANY) : NULL;
    return scores;
}
