// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether several sides stand near each other. All places of all sides are found in one walk over the text;
 * then a window is led over them from place to place, and only where it has a place for every side it is
 * asked whether each can have words of its own. */
#include "search/match/proximity_search.h"

#include "base/budget.h"

#include <string.h>

enum { HASHES = 1 << 16 };

struct proximity_layout {
    const proximity *o;
    guint64 *sides;                     /* by hash, a bit for each side whose first word may be that */
    GArray *places[UNDEX_NEAR_CEILING]; /* guint: where each side begins, in order */
    guint heads[UNDEX_NEAR_CEILING];    /* of those, the first that the window has not left behind */
    GArray *all;                        /* guint: where any side begins, in order */
    GArray *takers;                     /* guint8, by place in the text: the side that has it, from 1 */
    gboolean single;                    /* every side is a single word */
};

static const GPtrArray *side_of(const proximity *o, guint s)
{
    return o->sides->pdata[s];
}

static guint place_of(const proximity_layout *l, guint s, guint number)
{
    return g_array_index(l->places[s], guint, number);
}

static void add_hashes(proximity_layout *l, guint s)
{
    const proximity_word *first = side_of(l->o, s)->pdata[0];
    for (guint i = 0; i < HASHES / PROXIMITY_BITS; i++)
        for (guint64 bits = first->hashes[i]; bits; bits &= bits - 1)
            l->sides[i * PROXIMITY_BITS + (guint)__builtin_ctzll(bits)] |= G_GUINT64_CONSTANT(1) << s;
}

proximity_layout *undex_proximity_layout_new(const proximity *o)
{
    if (o->sides->len < 2 || o->sides->len > UNDEX_NEAR_CEILING)
        return NULL;
    proximity_layout *l = g_new0(proximity_layout, 1);
    l->o = o;
    l->single = TRUE;
    l->sides = g_new0(guint64, HASHES);
    l->all = g_array_new(FALSE, FALSE, sizeof(guint));
    l->takers = g_array_new(FALSE, TRUE, sizeof(guint8));
    for (guint s = 0; s < o->sides->len; s++) {
        l->places[s] = g_array_new(FALSE, FALSE, sizeof(guint));
        l->single &= side_of(o, s)->len == 1;
        add_hashes(l, s);
    }
    return l;
}

void undex_proximity_layout_free(proximity_layout *l)
{
    if (!l)
        return;
    for (guint s = 0; s < l->o->sides->len; s++)
        g_array_unref(l->places[s]);
    g_array_unref(l->all);
    g_array_unref(l->takers);
    g_free(l->sides);
    g_free(l);
}

/* Finds all places. FALSE: a side has none. */
static gboolean find_places(proximity_layout *l, const undex_word_run *text)
{
    gboolean every = TRUE;
    g_array_set_size(l->all, 0);
    for (guint s = 0; s < l->o->sides->len; s++) {
        g_array_set_size(l->places[s], 0);
        l->heads[s] = 0;
    }
    for (guint at = 0; at < text->count; at++) {
        gboolean any = FALSE;
        for (guint64 bits = l->sides[undex_slot_word_order_at(text, at)]; bits; bits &= bits - 1) {
            guint s = (guint)__builtin_ctzll(bits);
            if (!undex_proximity_stands_at(side_of(l->o, s), text, at))
                continue;
            g_array_append_val(l->places[s], at);
            any = TRUE;
        }
        if (any)
            g_array_append_val(l->all, at);
    }
    for (guint s = 0; s < l->o->sides->len; s++)
        every &= l->places[s]->len > 0;
    return every;
}

/* ---- in any order: each in words of its own ---- */

/* What is tried at the most where sides are phrases: who asks for so many of a kind need not be answered
 * exactly. */
enum { TRIES_CEILING = 1000 };

/* Finds a place before `end` for the side, of which none is asked twice (`asked`, a bit a side); who has it
 * may have another. */
static gboolean seat(proximity_layout *l, guint s, guint end, guint64 *asked)
{
    *asked |= G_GUINT64_CONSTANT(1) << s;
    for (guint i = l->heads[s]; i < l->places[s]->len && place_of(l, s, i) < end; i++) {
        guint8 *taker = &g_array_index(l->takers, guint8, place_of(l, s, i));
        if (*taker && (*asked >> (*taker - 1) & 1))
            continue;
        if (!*taker || seat(l, *taker - 1U, end, asked)) {
            *taker = (guint8)(s + 1);
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether single words can all have a place of their own from `at` to `end` - 1: a matching of sides and
 * places. */
static gboolean seat_all(proximity_layout *l, guint at, guint end)
{
    gboolean all = TRUE;
    g_array_set_size(l->takers, MAX(l->takers->len, end));
    memset(l->takers->data + at, 0, end - at);
    for (guint s = 0; all && s < l->o->sides->len; s++) {
        guint64 asked = 0;
        all = seat(l, s, end, &asked);
    }
    return all;
}

/* Sides being laid out one after another. */
typedef struct {
    const proximity_layout *l;
    guint end;
    guint at[UNDEX_NEAR_CEILING]; /* of the sides before the one in hand */
    guint tries;
} trial;

static gboolean is_free(const trial *t, guint s, guint at)
{
    guint end = at + side_of(t->l->o, s)->len;
    for (guint i = 0; i < s; i++)
        if (at < t->at[i] + side_of(t->l->o, i)->len && t->at[i] < end)
            return FALSE;
    return TRUE;
}

/* The sides from `s` on: what one takes may be all that another can have, so each place is tried. */
static gboolean lay_out(trial *t, guint s)
{
    if (s == t->l->o->sides->len)
        return TRUE;
    for (guint i = t->l->heads[s]; i < t->l->places[s]->len; i++) {
        guint at = place_of(t->l, s, i);
        if (at + side_of(t->l->o, s)->len > t->end || t->tries++ > TRIES_CEILING)
            return FALSE;
        t->at[s] = at;
        if (is_free(t, s, at) && lay_out(t, s + 1))
            return TRUE;
    }
    return FALSE;
}

/* Leaves behind what is before `at`. FALSE: a side has nothing more, and none is left for any window. */
static gboolean move_heads(proximity_layout *l, guint at)
{
    for (guint s = 0; s < l->o->sides->len; s++) {
        while (l->heads[s] < l->places[s]->len && place_of(l, s, l->heads[s]) < at)
            l->heads[s]++;
        if (l->heads[s] == l->places[s]->len)
            return FALSE;
    }
    return TRUE;
}

static gboolean all_within(const proximity_layout *l, guint end)
{
    for (guint s = 0; s < l->o->sides->len; s++)
        if (place_of(l, s, l->heads[s]) + side_of(l->o, s)->len > end)
            return FALSE;
    return TRUE;
}

static gboolean is_near(proximity_layout *l, const undex_word_run *text)
{
    guint within = 0; /* of `all`, the first that is not before the end of the window */
    for (guint i = 0; i < l->all->len && undex_budget_go_on(1); i++) {
        guint at = g_array_index(l->all, guint, i), end = at + MIN(l->o->window, text->count - at);
        if (!move_heads(l, at))
            return FALSE;
        while (within < l->all->len && g_array_index(l->all, guint, within) < end)
            within++;
        trial t = {.l = l, .end = end};
        if (within - i >= l->o->sides->len && all_within(l, end) &&
            (l->single ? seat_all(l, at, end) : lay_out(&t, 0)))
            return TRUE;
        undex_budget_go_on(t.tries);
    }
    return FALSE;
}

/* ---- in their order ---- */

/* From each place of the first side, the others where they come next: never before where they came last. */
static gboolean is_in_order(proximity_layout *l)
{
    for (guint i = 0; i < l->places[0]->len; i++) {
        guint begin = place_of(l, 0, i), end = begin + side_of(l->o, 0)->len;
        for (guint s = 1; s < l->o->sides->len; s++) {
            while (l->heads[s] < l->places[s]->len && place_of(l, s, l->heads[s]) < end)
                l->heads[s]++;
            if (l->heads[s] == l->places[s]->len)
                return FALSE;
            end = place_of(l, s, l->heads[s]) + side_of(l->o, s)->len;
        }
        if (end - begin <= l->o->window)
            return TRUE;
    }
    return FALSE;
}

gboolean undex_proximity_layout_has(proximity_layout *l, const undex_word_run *text)
{
    return find_places(l, text) && (l->o->ordered ? is_in_order(l) : is_near(l, text));
}
