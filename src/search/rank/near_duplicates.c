// SPDX-License-Identifier: GPL-3.0-or-later
/* A draft and its resolution, a text and its revision, a speech that two files hold: nearly the same text
 * need be shown once. Two texts are compared by the words that stand three in a row (UNDEX_SLOT_WORD_ORDER):
 * of each text the least of many hashes of these is kept, and the share of hashes that two texts have in
 * common is about the share of rows that they have in common (Broder's min-wise sketches). One word changed
 * in twenty leaves three in four. */
#include "search/rank/near_duplicates.h"

#include "index/schema.h"
#include "index/slot_word_order.h"

enum {
    HASHES = 24,
    ALIKE_LEAST = 17,    /* hashes in common: .7 of the rows of words */
    WORDS_LEAST = 10,    /* what is shorter may be the same by chance */
    WORDS_CEILING = 400, /* of a long text its beginning tells */
    TOLD_CEILING = 200,  /* more hits are not compared with: nobody reads them side by side */
    ROW = 3,
    APART_MOST = 1, /* words of the query that one of two texts may have more than the other */
};

typedef struct {
    guint32 docid;
    guint words;     /* 0: not compared */
    guint32 met;     /* what it has of the query's words: see undex_passage_scores() */
    gboolean is_met; /* whether that is known */
    gboolean drawn;
    guint32 least[HASHES];
} sketch;

struct near_duplicates {
    corpus_outline *frame;
    GArray *told; /* sketch */
    sketch last;
};

near_duplicates *undex_near_duplicates_new(corpus_outline *f)
{
    near_duplicates *a = g_new0(near_duplicates, 1);
    a->frame = g_rc_box_acquire(f);
    a->told = g_array_new(FALSE, FALSE, sizeof(sketch));
    return a;
}

void undex_near_duplicates_free(near_duplicates *a)
{
    if (!a)
        return;
    undex_corpus_outline_unref(a->frame);
    g_array_unref(a->told);
    g_free(a);
}

/* Spreads the bits of a number over all of it. */
static guint32 mix(guint32 x)
{
    x ^= x >> 16;
    x *= 0x7FEB352DU;
    x ^= x >> 15;
    x *= 0x846CA68BU;
    return x ^ x >> 16;
}

/* Of the passage's text, not of its notes. */
static void draw_sketch(sketch *s, const undex_word_run *text)
{
    for (guint k = 0; k < HASHES; k++)
        s->least[k] = G_MAXUINT32;
    for (guint i = 0; i + ROW <= text->count; i++) {
        guint32 first = undex_slot_word_order_at(text, i), second = undex_slot_word_order_at(text, i + 1);
        guint32 three = mix(mix(first ^ second << 16) + undex_slot_word_order_at(text, i + 2));
        guint32 *least = &s->least[three % HASHES];
        *least = MIN(*least, mix(three));
    }
}

static gboolean read_sketch(xc_database *database, sketch *s, xc_error *failure)
{
    size_t length = 0;
    if (s->drawn)
        return TRUE;
    char *value = xc_database_value(database, s->docid, UNDEX_SLOT_WORD_ORDER, &length, failure);
    gboolean ok = value != NULL;
    if (ok) {
        g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint16));
        undex_word_run text = undex_slot_word_order_text(value, length, WORDS_CEILING, words);
        draw_sketch(s, &text);
    }
    s->drawn = ok;
    xc_string_free(value);
    return ok;
}

static gboolean are_alike(const sketch *a, const sketch *b)
{
    /* A short text has no row of words for many hashes; those that neither text has are not counted. */
    guint common = 0, all = 0;
    for (guint k = 0; k < HASHES; k++) {
        gboolean none = a->least[k] == G_MAXUINT32 && b->least[k] == G_MAXUINT32;
        all += !none;
        common += !none && a->least[k] == b->least[k];
    }
    return common * HASHES >= all * ALIKE_LEAST;
}

/* Texts of which one is a quarter longer are not the same, nor those that have other words of the query. */
static gboolean may_be_alike(const sketch *a, const sketch *b)
{
    guint apart = a->is_met && b->is_met ? (guint)__builtin_popcount(a->met ^ b->met) : 0;
    return a->words > 0 && 4 * MAX(a->words, b->words) <= 5 * MIN(a->words, b->words) && apart <= APART_MOST;
}

gboolean undex_near_duplicates_find(near_duplicates *a, xc_database *database, guint32 docid,
                                    const guint32 *met, int *like, xc_error *failure)
{
    *like = -1;
    a->last.words = 0;
    if (a->told->len >= TOLD_CEILING)
        return TRUE;
    if (!undex_corpus_outline_know_at(a->frame, database, docid, failure))
        return FALSE;
    guint words = docid < a->frame->outline.beyond ? a->frame->outline.words[docid] : 0;
    if (words < WORDS_LEAST)
        return TRUE;
    a->last = (sketch){.docid = docid, .words = words, .is_met = met != NULL, .met = met ? *met : 0};
    for (guint i = 0; i < a->told->len && *like < 0; i++) {
        sketch *other = &g_array_index(a->told, sketch, i);
        if (!may_be_alike(other, &a->last))
            continue;
        if (!read_sketch(database, other, failure) || !read_sketch(database, &a->last, failure))
            return FALSE;
        if (are_alike(other, &a->last))
            *like = (int)i;
    }
    return TRUE;
}

void undex_near_duplicates_tell(near_duplicates *a)
{
    if (a->told->len < TOLD_CEILING)
        g_array_append_val(a->told, a->last);
    a->last.words = 0;
}
