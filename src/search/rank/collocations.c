// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that stand side by side as a name. Whether two words of a query are one (West Bank, food security) is
 * told by the passages that have both: where most of these have them side by side, a passage that has them
 * apart, the west of a country and its central bank, is not about the name and counts for less. That is
 * learnt anew from the best passages of each query, so every index says what is a name in it. */
#include "search/rank/passage_score.h"

#include "index/schema.h"
#include "index/slot_word_order.h"
#include "search/rank/top_scores.h"
#include "search/words/proximity.h"
#include "search/words/query_tokens.h"

/* The best passages that are looked at. */
enum { LOOKED_AT = 48 };
/* More words are a question. */
enum { WORDS_MOST = 4 };
/* What a passage loses that has a name's words apart, where all others have them side by side. */
static const double loss_apart = 0.4;

/* Where the words of the query stand in a passage: a bit a word. */
typedef struct {
    guint32 docid;
    guint8 has;    /* anywhere in the text */
    guint8 beside; /* directly before the next word of the query */
} standing;

typedef struct {
    const GPtrArray *words; /* proximity_word *, in the order of the query */
    GArray *scores;         /* docid_score */
    double losses[WORDS_MOST];
    undex_word_filter filter; /* of all of them */
} collocating;

static gboolean may_be(const proximity_word *word, guint16 hash)
{
    return word->hashes[hash / 64] >> hash % 64 & 1;
}

/* The text alone: what is a note begins with 0, and in others notes come after 0. */
static void look_through(const collocating *c, undex_word_reader text, standing *s)
{
    guint before = 0;
    gboolean passed, begun = FALSE;
    for (; undex_word_reader_find(&text, &c->filter, &passed); begun = TRUE) {
        guint here = 0;
        guint16 hash = undex_word_reader_take(&text);
        if (hash == 0 && (begun || passed))
            break;
        for (guint w = 0; w < c->words->len; w++)
            here |= (guint)may_be(c->words->pdata[w], hash) << w;
        s->has |= (guint8)here;
        s->beside |= (guint8)(passed ? 0 : before & here >> 1);
        before = here;
    }
}

static gboolean look_at(const collocating *c, xc_database *database, standing *s, xc_error *failure)
{
    size_t length = 0;
    char *value = xc_database_value(database, s->docid, UNDEX_SLOT_WORD_ORDER, &length, failure);
    if (value)
        look_through(c, undex_word_reader_of(value, length), s);
    xc_string_free(value);
    return value != NULL;
}

/* What is lost by whoever has each word and the next apart. */
static void learn_losses(collocating *c, const GArray *looked)
{
    for (guint w = 0; w + 1 < c->words->len; w++) {
        guint both = 0, beside = 0;
        for (guint i = 0; i < looked->len; i++) {
            const standing *s = &g_array_index(looked, standing, i);
            both += (s->has >> w & 3) == 3;
            beside += s->beside >> w & 1;
        }
        c->losses[w] = loss_apart * beside / MAX(both, 1);
    }
}

static double share_kept(const collocating *c, const standing *s)
{
    double kept = 1;
    for (guint w = 0; w + 1 < c->words->len; w++)
        if ((s->has >> w & 3) == 3 && !(s->beside >> w & 1))
            kept *= 1 - c->losses[w];
    return kept;
}

/* NULL: failure. */
static GArray *look_at_best(const collocating *c, const corpus_outline *f, xc_database *database,
                            xc_error *failure)
{
    g_autoptr(GArray) best = undex_top_scores(c->scores, LOOKED_AT);
    g_autoptr(GArray) looked = g_array_new(FALSE, FALSE, sizeof(standing));
    if (!undex_top_scores_prefetch(database, best, 2 * LOOKED_AT, NULL, failure) ||
        !undex_top_scores_cut(f, database, UNDEX_SLOT_SORT_KEY, best, LOOKED_AT, failure))
        return NULL;
    for (guint i = 0; i < best->len; i++) {
        standing s = {.docid = g_array_index(best, docid_score, i).docid};
        if (!look_at(c, database, &s, failure))
            return NULL;
        g_array_append_val(looked, s);
    }
    return g_steal_pointer(&looked);
}

gboolean undex_search_collocate(const corpus_outline *f, xc_database *database, const GPtrArray *words,
                                GArray *scores, xc_error *failure)
{
    collocating c = {.words = words, .scores = scores};
    undex_word_filter_init(&c.filter);
    for (guint w = 0; w < words->len; w++)
        undex_word_filter_add(&c.filter, ((const proximity_word *)words->pdata[w])->hashes);
    g_autoptr(GArray) looked = look_at_best(&c, f, database, failure);
    if (!looked)
        return FALSE;
    learn_losses(&c, looked);
    for (guint i = 0; i < looked->len; i++) {
        const standing *s = &g_array_index(looked, standing, i);
        undex_search_find_score(scores, s->docid)->weight *= share_kept(&c, s);
    }
    return TRUE;
}

gboolean undex_search_collocations(query_builder *b, const GArray *words, GPtrArray **sought, GError **error)
{
    g_autoptr(proximity) o = NULL;
    *sought = NULL;
    if (b->parted || words->len < 2 || words->len > WORDS_MOST)
        return TRUE;
    o = undex_proximity_new(NULL);
    GPtrArray *side = undex_proximity_side_add(o);
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        g_autoptr(GArray) tokens = word->from && !word->bare ? undex_query_tokens(b, word->from->text) : NULL;
        if (!tokens || tokens->len != 1)
            return TRUE;
        if (!undex_proximity_add_forms(b, side, &g_array_index(tokens, query_token, 0), word->from->at,
                                       error))
            return FALSE;
    }
    *sought = g_ptr_array_ref(side);
    return TRUE;
}
