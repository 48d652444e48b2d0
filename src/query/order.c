// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Words in their order: phrases and NEAR. Postings of the rarer words say which passages to look at; there
 * the order of the words is read (UNDEX_SLOT_WORDS). Common words need not be looked up: where they are
 * missing the order is not right either.
 */
#include "query/gather.h"

/* A list so many times as long as what is left is not worth reading. */
enum { TOO_LONG = 8 };
/* How soon a phrase that comes again says nothing new. */
static const double saturation = 0.4;

static void word_free(gpointer p)
{
    order_word *word = p;
    g_ptr_array_unref(word->terms);
    g_ptr_array_unref(word->stems);
    g_free(word);
}

order *undex_query_order_new(char *name)
{
    order *o = g_new0(order, 1);
    o->name = name;
    o->sides = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    return o;
}

void undex_query_order_free(order *o)
{
    if (!o)
        return;
    g_free(o->name);
    g_ptr_array_unref(o->sides);
    g_free(o);
}

GPtrArray *undex_query_side_add(order *o)
{
    GPtrArray *side = g_ptr_array_new_with_free_func(word_free);
    g_ptr_array_add(o->sides, side);
    return side;
}

order_word *undex_query_order_word_add(GPtrArray *side)
{
    order_word *word = g_new0(order_word, 1);
    word->terms = g_ptr_array_new_with_free_func(g_free);
    word->stems = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(side, word);
    return word;
}

enum { BITS = 64 };

void undex_query_order_word_may_be(order_word *word, const char *written)
{
    guint16 hash = undex_schema_hash(written);
    word->hashes[hash / BITS] |= G_GUINT64_CONSTANT(1) << hash % BITS;
}

/* ---- which passages to look at ---- */

/* A word with how many passages may have it. */
typedef struct {
    GPtrArray *terms; /* char *, owned: with their prefix */
    gint64 passages;
} looked_for;

static void looked_for_clear(gpointer p)
{
    g_ptr_array_unref(((looked_for *)p)->terms);
}

static gint by_passages(gconstpointer a, gconstpointer b)
{
    const looked_for *x = a, *y = b;
    return x->passages < y->passages ? -1 : x->passages > y->passages;
}

/* FALSE: failure. */
static gboolean add_looked_for(xc_database *database, GArray *all, const order_word *word, const char *prefix,
                               xc_error *failure)
{
    const GPtrArray *values = *prefix ? word->stems : word->terms;
    looked_for one = {g_ptr_array_new_with_free_func(g_free), 0};
    g_array_append_val(all, one);
    for (guint i = 0; i < values->len; i++) {
        char *term = undex_schema_term(prefix, values->pdata[i]);
        g_ptr_array_add(one.terms, term);
        gint64 some = xc_database_term_freq(database, term, failure);
        if (some < 0)
            return FALSE;
        g_array_index(all, looked_for, all->len - 1).passages += some;
    }
    return TRUE;
}

/* All words, the rarest first; NULL: failure. */
static GArray *list_words(xc_database *database, const order *o, const char *prefix, xc_error *failure)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(looked_for));
    g_array_set_clear_func(all, looked_for_clear);
    for (guint s = 0; s < o->sides->len; s++) {
        const GPtrArray *side = o->sides->pdata[s];
        for (guint i = 0; i < side->len; i++)
            if (!add_looked_for(database, all, side->pdata[i], prefix, failure))
                return NULL;
    }
    g_array_sort(all, by_passages);
    return g_steal_pointer(&all);
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    return x < y ? -1 : x > y;
}

/* The passages (guint32, in order, some twice) that have one of the word's terms. NULL: failure. */
static GArray *read_word(xc_database *database, const looked_for *one, xc_error *failure)
{
    g_autoptr(GArray) docids = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autofree xc_posting *postings = g_new(xc_posting, one->passages + 1);
    guint lists = 0;
    for (guint t = 0; t < one->terms->len; t++) {
        gint64 count = xc_database_read_postings(database, one->terms->pdata[t], postings,
                                                 (size_t)one->passages, failure);
        if (count < 0)
            return NULL;
        for (gint64 i = 0; i < count; i++)
            g_array_append_val(docids, postings[i].docid);
        lists += count > 0;
    }
    if (lists > 1)
        g_array_sort(docids, by_number);
    return g_steal_pointer(&docids);
}

/* Leaves in `left` what `right` has too, each once. */
static void intersect(GArray *left, const GArray *right)
{
    guint kept = 0, at = 0;
    for (guint i = 0; i < left->len; i++) {
        guint32 docid = g_array_index(left, guint32, i);
        while (at < right->len && g_array_index(right, guint32, at) < docid)
            at++;
        gboolean again = kept > 0 && g_array_index(left, guint32, kept - 1) == docid;
        if (!again && at < right->len && g_array_index(right, guint32, at) == docid)
            g_array_index(left, guint32, kept++) = docid;
    }
    g_array_set_size(left, kept);
}

/* The passages that have all the words; `nearly`: some may not have the common ones. NULL: failure. */
static GArray *list_candidates(xc_database *database, const GArray *words, gboolean nearly, xc_error *failure)
{
    g_autoptr(GArray) left = read_word(database, &g_array_index(words, looked_for, 0), failure);
    if (!left)
        return NULL;
    intersect(left, left);
    for (guint i = 1; i < words->len && left->len; i++) {
        const looked_for *one = &g_array_index(words, looked_for, i);
        if (nearly && one->passages > (gint64)left->len * TOO_LONG)
            break;
        g_autoptr(GArray) right = read_word(database, one, failure);
        if (!right)
            return NULL;
        intersect(left, right);
    }
    return g_steal_pointer(&left);
}

/* ---- whether the order is right ---- */

/* Words of a text, two bytes each. */
typedef struct {
    const guint8 *bytes;
    guint count;
} run;

static guint16 word_at(const run *text, guint at)
{
    return (guint16)(text->bytes[2 * at] | text->bytes[2 * at + 1] << 8);
}

static gboolean is_word(const order_word *word, guint16 hash)
{
    return word->hashes[hash / BITS] >> hash % BITS & 1;
}

static gboolean stands_at(const GPtrArray *side, const run *text, guint at)
{
    if (at + side->len > text->count)
        return FALSE;
    for (guint i = 0; i < side->len; i++)
        if (!is_word(side->pdata[i], word_at(text, at + i)))
            return FALSE;
    return TRUE;
}

/* The first place of the side at or after `at`; -1: none. */
static int find_side(const GPtrArray *side, const run *text, guint at)
{
    for (; at + side->len <= text->count; at++)
        if (stands_at(side, text, at))
            return (int)at;
    return -1;
}

static const GPtrArray *side_of(const order *o, guint s)
{
    return o->sides->pdata[s];
}

/* The sides one after another, the first at `at`: where the last ends; -1: not so. */
static int end_in_order(const order *o, const run *text, guint at)
{
    int end = (int)(at + side_of(o, 0)->len);
    for (guint s = 1; s < o->sides->len; s++) {
        int next = find_side(side_of(o, s), text, (guint)end);
        if (next < 0)
            return -1;
        end = next + (int)side_of(o, s)->len;
    }
    return end;
}

/* What lies from `at` on in the window: where all must be found. */
static run window_at(const order *o, const run *text, guint at)
{
    return (run){text->bytes + (gsize)2 * at, MIN(o->window, text->count - at)};
}

static gboolean near_in_order(const order *o, const run *text)
{
    for (int at = 0; (at = find_side(side_of(o, 0), text, (guint)at)) >= 0; at++) {
        run window = window_at(o, text, (guint)at);
        if (window.count >= side_of(o, 0)->len && end_in_order(o, &window, 0) >= 0)
            return TRUE;
    }
    return FALSE;
}

/* Sides being laid out in a window. */
typedef struct {
    const order *o;
    run window;
    guint places[UNDEX_NEAR_CEILING]; /* of the sides before the one in hand */
    guint tries;
} layout;

static gboolean is_free(const layout *l, guint side, guint at)
{
    guint end = at + side_of(l->o, side)->len;
    for (guint i = 0; i < side; i++)
        if (at < l->places[i] + side_of(l->o, i)->len && l->places[i] < end)
            return FALSE;
    return TRUE;
}

/* The sides from the `side`th on, each in words of its own: what one takes may be all that another can have,
 * so each place is tried. */
static gboolean lay_out(layout *l, guint side)
{
    enum { TRIES_CEILING = 1000 }; /* who asks for so many words of a kind need not be answered exactly */
    if (side == l->o->sides->len)
        return TRUE;
    for (int at = 0; (at = find_side(side_of(l->o, side), &l->window, (guint)at)) >= 0; at++) {
        if (l->tries++ > TRIES_CEILING)
            return FALSE;
        l->places[side] = (guint)at;
        if (is_free(l, side, (guint)at) && lay_out(l, side + 1))
            return TRUE;
    }
    return FALSE;
}

static gboolean near_in_any_order(const order *o, const run *text)
{
    if (o->sides->len > UNDEX_NEAR_CEILING)
        return FALSE;
    for (guint at = 0; at < text->count; at++) {
        gboolean begins = FALSE;
        for (guint s = 0; s < o->sides->len && !begins; s++)
            begins = stands_at(side_of(o, s), text, at);
        layout l = {.o = o, .window = window_at(o, text, at)};
        if (begins && lay_out(&l, 0))
            return TRUE;
    }
    return FALSE;
}

/* How often. */
static guint count_in(const order *o, const run *text)
{
    if (o->sides->len > 1)
        return o->ordered ? near_in_order(o, text) : near_in_any_order(o, text);
    guint count = 0;
    for (int at = 0; (at = find_side(side_of(o, 0), text, (guint)at)) >= 0; at++)
        count++;
    return count;
}

/* A passage's text, and the notes it carries, lie between zeros; a note begins with one and is both. */
static guint count_in_passage(const order *o, gboolean in_notes, const guint8 *bytes, guint words)
{
    run all = {bytes, words};
    gboolean note = words > 0 && word_at(&all, 0) == 0;
    guint count = 0, from = note;
    for (guint part = 0; from <= words; part++) {
        guint to = from;
        while (to < words && word_at(&all, to) != 0)
            to++;
        run text = {bytes + (gsize)2 * from, to - from};
        if (note || (part > 0) == in_notes)
            count += count_in(o, &text);
        from = to + 1;
    }
    return count;
}

/* ---- what is found ---- */

static double rarity_of(const GArray *words, double all)
{
    double sum = 0;
    for (guint i = 0; i < words->len; i++)
        sum += undex_query_rarity(all, (double)g_array_index(words, looked_for, i).passages);
    return sum;
}

/* Appends those of the passages in which the order is right. */
static gboolean look(xc_database *database, const order *o, gboolean in_notes, const GArray *docids,
                     GArray *spots, xc_error *failure)
{
    xc_values *orders = xc_database_values(database, UNDEX_SLOT_WORDS, failure);
    gboolean ok = orders != NULL;
    for (guint i = 0; ok && i < docids->len; i++) {
        guint32 docid = g_array_index(docids, guint32, i);
        gsize length = 0;
        if (xc_values_key(orders) < docid)
            ok = xc_values_skip(orders, docid, failure) != XC_FAILED;
        if (!ok || xc_values_key(orders) != docid)
            continue;
        const char *bytes = xc_values_value(orders, &length);
        guint count = count_in_passage(o, in_notes, (const guint8 *)bytes, (guint)(length / 2));
        spot found = {docid, (float)count};
        if (count)
            g_array_append_val(spots, found);
    }
    xc_values_free(orders);
    return ok;
}

gboolean undex_query_order_spots(xc_database *database, const order *o, gboolean in_notes, GArray *spots,
                                 double *rarity, xc_error *failure)
{
    g_autoptr(GArray) words = list_words(database, o, in_notes ? UNDEX_WORD_NOTE : UNDEX_WORD_TEXT, failure);
    gint64 passages = words ? xc_database_term_freq(database, UNDEX_TERM_PASSAGE, failure) : -1;
    if (passages < 0)
        return FALSE;
    if (rarity)
        *rarity = rarity_of(words, (double)passages);
    g_autoptr(GArray) docids = list_candidates(database, words, TRUE, failure);
    return docids && look(database, o, in_notes, docids, spots, failure);
}

gboolean undex_query_order_all(xc_database *database, const order *o, const char *prefix, GArray *spots,
                               xc_error *failure)
{
    g_autoptr(GArray) words = list_words(database, o, prefix, failure);
    g_autoptr(GArray) docids = words ? list_candidates(database, words, FALSE, failure) : NULL;
    for (guint i = 0; docids && i < docids->len; i++) {
        spot found = {g_array_index(docids, guint32, i), 1};
        g_array_append_val(spots, found);
    }
    return docids != NULL;
}

/* ---- the query ---- */

typedef struct {
    const order *o;
    gboolean in_notes;
    GArray *spots;
    double rarity;
} ordering;

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    ordering *x = closure;
    g_array_set_size(x->spots, 0);
    return undex_query_order_spots(database, x->o, x->in_notes, x->spots, &x->rarity, failure);
}

xc_query *undex_query_order(builder *b, const order *o, gboolean in_notes, GError **error)
{
    g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(spot));
    g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(xc_score));
    ordering x = {o, in_notes, spots, 0};
    if (!undex_store_try(b->store, attempt, &x, error))
        return NULL;
    for (guint i = 0; i < spots->len; i++) {
        const spot *s = &g_array_index(spots, spot, i);
        double count = s->count;
        xc_score score = {s->docid, x.rarity * count * (1 + saturation) / (count + saturation)};
        g_array_append_val(scores, score);
    }
    return undex_query_scores(scores, o->name, error);
}
