// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/rank/candidate_documents.h"

#include "index/schema.h"
#include "search/rank/top_scores.h"
#include "search/rank/word_weight.h"

#include <math.h>

/* What a word of the title counts in passage_score.c, saturated; what one of a heading or note does. */
static const double worth_in_title = 0.89, worth_beside = 0.3;
/* Docids whose postings are counted at once; parts of a weight that are told apart. */
enum { WINDOW = 1 << 18, FINENESS = 64 };

typedef struct {
    const candidate_limits *limits;
    guint count; /* of documents that are wanted */
    xc_database *database;
    corpus_outline *f;
    const GArray *words;
    const passage_set *among; /* other passages are not looked at; NULL: all are */
    GArray *terms, *facts;
    GHashTable *runs;
    posting_tally tally;
    guint16 *worth; /* by docid: of the words so far, in parts of FINENESS */
    guint16 *best;  /* by document: the worth of its best passage, likewise */
    float *whole;   /* by document: what all its passages share */
    GArray *held;   /* document_count: documents that have the word in hand */
    double weight;  /* of the word in hand */
    double total;   /* of all words */
    guint document; /* that in hand */
    guint32 next;   /* where the one after it begins */
    float had;      /* how often it has the word in hand, so far */
    float usual;    /* how often the passage met last has it, which is worth `parts` */
    guint parts;
    match_estimate met; /* by the words so far */
    guint64 read;       /* postings */
} choosing;

typedef struct {
    guint document;
    float count;
} document_count;

/* What the document in hand has of the word in hand. */
static void end_document(choosing *c)
{
    document_count one = {c->document, c->had};
    if (c->had > 0)
        g_array_append_val(c->held, one);
    c->had = 0;
}

/* Into the document of `docid`, where it is not that in hand. */
static inline void enter_document(choosing *c, guint32 docid)
{
    if (docid < c->next)
        return;
    end_document(c);
    c->document = undex_corpus_outline_document_from(c->f, c->document, docid);
    c->next = undex_corpus_outline_beyond(c->f, c->document);
}

/* The word in hand in a passage of the document in hand. */
static inline void raise_passage(choosing *c, guint32 docid, guint by)
{
    guint16 *worth = &c->worth[docid], *best = &c->best[c->document];
    if (c->among && !undex_passage_set_has(c->among, docid))
        return;
    c->met.passages += *worth == 0;
    c->met.documents += *best == 0;
    *worth = (guint16)MIN(*worth + by, G_MAXUINT16);
    *best = MAX(*best, *worth);
}

static guint parts_of(double worth)
{
    return (guint)MAX(worth * FINENESS, 1);
}

static inline void take_text(gpointer closure, guint32 docid, float count)
{
    choosing *c = closure;
    const double slow = undex_word_saturation;
    enter_document(c, docid);
    if (count != c->usual) {
        c->usual = count;
        c->parts = parts_of(c->weight * count * (1 + slow) / (count + slow));
    }
    raise_passage(c, docid, c->parts);
    c->had += count;
}

static void take_beside(gpointer closure, guint32 docid, G_GNUC_UNUSED float count)
{
    choosing *c = closure;
    enter_document(c, docid);
    raise_passage(c, docid, parts_of(c->weight * worth_beside));
}

static void take_title(gpointer closure, guint32 docid, G_GNUC_UNUSED float count)
{
    choosing *c = closure;
    c->whole[undex_corpus_outline_document(c->f, docid)] += (float)(c->weight * worth_in_title);
}

/* Reads where the word stands in such a place, window after window of docids, so that what is counted there
 * stays small. FALSE: failure. */
static gboolean read_place(choosing *c, posting_place place, guint w, xc_error *failure)
{
    const query_word *word = &g_array_index(c->words, query_word, w);
    word_facts *facts = &g_array_index(c->facts, word_facts, w);
    const word_terms *terms = &g_array_index(c->terms, word_terms, w);
    const guint32 beyond = c->f->outline.beyond;
    c->document = c->next = 0;
    c->usual = -1;
    for (guint32 first = 1; first < beyond; first += MIN(WINDOW, beyond - first)) {
        undex_posting_tally_move(&c->tally, first, first + MIN(WINDOW, beyond - first));
        if (place == PLACE_TEXT
                ? !undex_posting_tally_add_text(c->database, c->f, &c->tally, word, terms, &facts->own,
                                                failure)
                : !undex_posting_tally_add_place(c->database, &c->tally, place, word, failure))
            return FALSE;
        if (place == PLACE_TEXT)
            facts->text += undex_posting_tally_count(&c->tally);
        c->read += c->tally.taken;
        if (place == PLACE_TEXT)
            undex_posting_tally_take(&c->tally, take_text, c);
        else
            undex_posting_tally_take(&c->tally, place == PLACE_TITLE ? take_title : take_beside, c);
    }
    end_document(c);
    return TRUE;
}

/* Weighs passages by a word, all of whose postings are read; what is supposed of it says how much it tells.
 */
static gboolean lead(choosing *c, guint w, xc_error *failure)
{
    const query_word *word = &g_array_index(c->words, query_word, w);
    word_facts *facts = &g_array_index(c->facts, word_facts, w);
    guint runs = 0;
    if (!undex_posting_tally_count_runs(c->database, &c->tally, word, &runs, failure))
        return FALSE;
    facts->own += runs;
    facts->text += runs;
    c->weight = undex_word_weight(c->f, word, facts).passage;
    facts->text = 0;
    g_array_set_size(c->held, 0);
    if (!read_place(c, PLACE_TEXT, w, failure))
        return FALSE;
    facts->documents = c->held->len;
    double share = undex_word_weight(c->f, word, facts).document;
    /* How many passages a document has is not known here: others may have lain before the next one. */
    const guint32 usual = (guint32)(c->f->passages / c->f->documents);
    for (guint i = 0; i < c->held->len; i++) {
        const document_count *one = &g_array_index(c->held, document_count, i);
        c->whole[one->document] += (float)undex_word_document_worth(c->f, usual, one->count, share);
    }
    return read_place(c, PLACE_HEADING, w, failure) && read_place(c, PLACE_NOTE, w, failure);
}

/* What may be supposed of a word whose postings were not read: its terms stand in passages, and its passages
 * in documents, as if by chance. */
static void suppose(const choosing *c, guint w)
{
    const word_terms *terms = &g_array_index(c->terms, word_terms, w);
    word_facts *facts = &g_array_index(c->facts, word_facts, w);
    double text = c->f->passages * (1 - terms->without);
    double documents = c->f->documents * -expm1(-text / c->f->documents);
    *facts = (word_facts){
        .own = (guint)MIN(terms->of_own, G_MAXUINT), .text = (guint)text, .documents = (guint)documents};
}

/* What a document is worth whose best passage has so much more than was read of it. */
static double worth_with(const choosing *c, guint document, double more)
{
    double best = (double)c->best[document] / FINENESS + more;
    return best * sqrt(MIN(1, best / c->total)) + (double)c->whole[document];
}

/* The documents with their worth (docid_score: of their first passages), the best of them first: at least as
 * many as are wanted, and all that equal the last. */
static GArray *best_documents(const choosing *c)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(docid_score));
    for (guint i = 0; i < c->f->documents; i++) {
        docid_score one = {c->f->starts[i], worth_with(c, i, 0)};
        if (c->among ? c->best[i] > 0 : one.weight > 0)
            g_array_append_val(all, one);
    }
    return undex_top_scores(all, c->count);
}

/* Whether words that could add so much would bring the last document that is wanted not before the tenth. */
static gboolean is_settled(const choosing *c, double more)
{
    if (c->read < c->limits->postings)
        return FALSE;
    g_autoptr(GArray) best = best_documents(c);
    guint last = c->count - 1, tenth = MIN(last, 9);
    if (best->len <= last)
        return FALSE;
    guint document = undex_corpus_outline_document(c->f, g_array_index(best, docid_score, last).docid);
    return worth_with(c, document, more) <= g_array_index(best, docid_score, tenth).weight;
}

typedef struct {
    guint word;
    double weight;
    gboolean unknown;
} led;

static gint by_weight(gconstpointer a, gconstpointer b)
{
    const led *x = a, *y = b;
    if (x->unknown != y->unknown)
        return x->unknown ? -1 : 1;
    return x->weight > y->weight ? -1 : x->weight < y->weight ? 1 : (x->word > y->word) - (x->word < y->word);
}

/* Rare words first, until it is settled; the estimate of what the rest has is added. FALSE: failure. */
static gboolean lead_all(choosing *c, xc_error *failure)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(led));
    double left = 0, without = 1, documents_without = 1;
    for (guint w = 0; w < c->words->len; w++) {
        const query_word *word = &g_array_index(c->words, query_word, w);
        suppose(c, w);
        led one = {w, undex_word_weight(c->f, word, &g_array_index(c->facts, word_facts, w)).passage, FALSE};
        one.unknown = word->runs->len > 0; /* how many passages have words in their order is not known */
        left += one.weight;
        g_array_append_val(order, one);
    }
    c->total = MAX(left, 1);
    g_array_sort(order, by_weight);
    gboolean settled = FALSE;
    for (guint i = 0; i < order->len; i++) {
        const led *one = &g_array_index(order, led, i);
        const word_facts *facts = &g_array_index(c->facts, word_facts, one->word);
        settled = settled || (!one->unknown && is_settled(c, left));
        if (!settled && !lead(c, one->word, failure))
            return FALSE;
        if (settled) {
            without *= 1 - MIN(1, facts->text / c->f->passages);
            documents_without *= 1 - MIN(1, (double)facts->documents / MAX(1, c->f->documents));
        }
        left -= one->weight;
        c->weight = one->weight;
        if (!read_place(c, PLACE_TITLE, one->word, failure))
            return FALSE;
    }
    double rest = c->f->passages - c->met.passages, others = c->f->documents - (double)c->met.documents;
    c->met.passages += (guint)(MAX(0, rest) * (1 - without));
    c->met.documents += (guint)(MAX(0, others) * (1 - documents_without));
    return TRUE;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    guint x = *(const guint *)a, y = *(const guint *)b;
    return x < y ? -1 : x > y;
}

static GArray *choose(choosing *c, xc_error *failure)
{
    guint32 beyond = c->f->outline.beyond;
    c->tally = undex_posting_tally_new_window(MIN(WINDOW, beyond));
    c->tally.runs = c->runs;
    c->worth = g_new0(guint16, beyond);
    c->best = g_new0(guint16, c->f->documents);
    c->whole = g_new0(float, c->f->documents);
    c->held = g_array_new(FALSE, FALSE, sizeof(document_count));
    g_autoptr(GArray) best = lead_all(c, failure) ? best_documents(c) : NULL;
    if (best && !undex_top_scores_cut(c->f, c->database, UNDEX_SLOT_KEY, best, c->count, failure))
        g_clear_pointer(&best, g_array_unref);
    undex_posting_tally_clear(&c->tally);
    g_free(c->worth);
    g_free(c->best);
    g_free(c->whole);
    g_array_unref(c->held);
    GArray *documents = best ? g_array_new(FALSE, FALSE, sizeof(guint)) : NULL;
    for (guint i = 0; best && i < best->len; i++) {
        guint number = undex_corpus_outline_document(c->f, g_array_index(best, docid_score, i).docid);
        g_array_append_val(documents, number);
    }
    if (documents)
        g_array_sort(documents, by_number);
    return documents;
}

/* Whether the words have so many postings that not all should be weighed. */
static gboolean is_much(const choosing *c)
{
    guint64 sum = 0;
    for (guint i = 0; i < c->terms->len; i++)
        sum += g_array_index(c->terms, word_terms, i).sum;
    return sum > c->limits->postings;
}

void undex_chosen_documents_free(chosen_documents *chosen)
{
    if (!chosen)
        return;
    g_clear_pointer(&chosen->documents, g_array_unref);
    g_clear_pointer(&chosen->terms, g_array_unref);
    g_clear_pointer(&chosen->facts, g_array_unref);
    g_clear_pointer(&chosen->runs, g_hash_table_unref);
    g_free(chosen);
}

/* Asks what stands for the words, and how many passages have it. FALSE: failure. */
static gboolean begin(choosing *c, chosen_documents *given, undex_search_cache *cache, xc_error *failure)
{
    c->limits = &cache->limits;
    c->terms = given->terms = undex_word_terms_read(c->database, c->words, failure);
    c->facts = given->facts = g_array_new(FALSE, TRUE, sizeof(word_facts));
    g_array_set_size(c->facts, c->words->len);
    c->runs = given->runs = cache->runs ? g_hash_table_ref(cache->runs) : undex_search_cache_runs_new();
    return c->terms && undex_word_terms_count(c->database, c->f, c->words, c->terms, failure);
}

gboolean undex_candidate_documents(undex_search_cache *cache, xc_database *database, const GArray *words,
                                   guint count, chosen_documents **chosen, match_estimate *about,
                                   xc_error *failure)
{
    g_autoptr(chosen_documents) given = g_new0(chosen_documents, 1);
    choosing c = {.database = database, .words = words, .count = count};
    *chosen = NULL;
    *about = (match_estimate){0, 0};
    c.f = undex_corpus_outline(cache, database, failure);
    gboolean ok = c.f != NULL;
    if (ok && c.f->passages > cache->limits.passages && c.f->documents > count) {
        ok = begin(&c, given, cache, failure);
        gboolean much = ok && is_much(&c);
        ok = ok && (!much || (given->documents = choose(&c, failure)) != NULL);
        if (ok && much && c.met.passages > c.limits->counted) {
            *about = c.met;
            *chosen = g_steal_pointer(&given);
        }
    }
    undex_corpus_outline_unref(c.f);
    return ok;
}

gboolean undex_candidate_documents_among(undex_search_cache *cache, xc_database *database,
                                         const GArray *words, const passage_set *among, guint count,
                                         GArray **documents, xc_error *failure)
{
    g_autoptr(chosen_documents) given = g_new0(chosen_documents, 1);
    choosing c = {.database = database, .words = words, .among = among, .count = count};
    c.f = undex_corpus_outline(cache, database, failure);
    *documents = c.f && begin(&c, given, cache, failure) ? choose(&c, failure) : NULL;
    undex_corpus_outline_unref(c.f);
    return *documents != NULL;
}

/* Words in their order are found, since nothing can be supposed of them. */
static gboolean suppose_all(choosing *c, xc_error *failure)
{
    posting_tally t = {.runs = c->runs};
    for (guint w = 0; w < c->words->len; w++) {
        word_facts *facts = &g_array_index(c->facts, word_facts, w);
        guint runs = 0;
        suppose(c, w);
        if (!undex_posting_tally_count_runs(c->database, &t, &g_array_index(c->words, query_word, w), &runs,
                                            failure))
            return FALSE;
        facts->own += runs;
        facts->text += runs;
    }
    return TRUE;
}

chosen_documents *undex_chosen_documents_of(undex_search_cache *cache, xc_database *database,
                                            const GArray *words, const GArray *documents, xc_error *failure)
{
    g_autoptr(chosen_documents) given = g_new0(chosen_documents, 1);
    choosing c = {.database = database, .words = words};
    c.f = undex_corpus_outline(cache, database, failure);
    gboolean ok = c.f && begin(&c, given, cache, failure) && suppose_all(&c, failure);
    given->documents = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; ok && i < documents->len && g_array_index(documents, guint, i) < c.f->documents; i++)
        g_array_append_val(given->documents, g_array_index(documents, guint, i));
    undex_corpus_outline_unref(c.f);
    return ok ? g_steal_pointer(&given) : NULL;
}
