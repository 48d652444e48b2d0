// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds the best chain of candidates by dynamic programming: a number that follows the one before
 * costs nothing, a gap costs, and starting again costs much unless something between them says why. */
#include "segment/numbers/number_sequence.h"

#include <math.h>

static float late_start(numbers_late_start cost, const numbers_candidate *c)
{
    return MIN(cost.most, cost.each * (float)(c->value - 1));
}

static gboolean in_one_place(const numbers_costs *costs, const numbers_candidate *a,
                             const numbers_candidate *b)
{
    return fabsf(a->place - b->place) <= costs->same_place;
}

/* Whether a number goes on after the last one before a draft. */
static gboolean goes_back(const numbers_candidate *outer, const numbers_candidate *c,
                          const numbers_costs *costs)
{
    return c->value == outer->value + 1 && c->act == outer->act && c->weight >= 1 &&
           in_one_place(costs, outer, c);
}

/* `boundary`: what starting again between the two would cost. */
static float cost_of_going_on(const GArray *candidates, guint from, guint to, const numbers_costs *costs,
                              float boundary)
{
    const numbers_candidate *p = numbers_at(candidates, from), *c = numbers_at(candidates, to);
    float gaps = boundary < costs->open ? costs->gaps_below : costs->gaps_within;
    float cost = MIN(costs->gap * (float)(c->value - p->value - 1), gaps);
    if (!in_one_place(costs, p, c))
        cost += costs->shift;
    if (p->outer >= 0 && c->act != p->act)
        cost += costs->unlike;
    if (c->value == p->value + 1 && to - from > 2 && to - from < costs->nested)
        cost -= numbers_nested(candidates, from, to, costs->draft, NULL);
    return cost;
}

typedef enum { STEP_ON, STEP_AGAIN, STEP_BACK } step_kind;

/* What it costs to go from one candidate to a later one in the cheapest way. */
static float cost_of_step(const GArray *candidates, guint from, guint to, const numbers_costs *costs,
                          float boundary, step_kind *kind)
{
    const numbers_candidate *p = numbers_at(candidates, from), *c = numbers_at(candidates, to);
    int step = c->value - p->value;
    float cost = boundary + late_start(costs->restart, c);
    *kind = STEP_AGAIN;
    if (c->part != p->part)
        return costs->part + late_start(costs->restart, c);
    if (p->outer >= 0 && cost > costs->behind_draft &&
        goes_back(numbers_at(candidates, (guint)p->outer), c, costs)) {
        *kind = STEP_BACK;
        cost = costs->behind_draft;
    }
    float on = G_MAXFLOAT;
    if (step == 0 && c->bis)
        on = 0;
    else if (step >= 1 && step <= costs->longest_step)
        on = cost_of_going_on(candidates, from, to, costs, boundary);
    if (on > cost && !(costs->always_on && on < G_MAXFLOAT))
        return cost;
    *kind = STEP_ON;
    return on;
}

static int outer_behind(const GArray *candidates, guint from, step_kind kind, const numbers_costs *costs,
                        float boundary)
{
    const numbers_candidate *p = numbers_at(candidates, from);
    if (kind == STEP_BACK)
        return numbers_at(candidates, (guint)p->outer)->outer;
    if (kind == STEP_AGAIN && boundary <= costs->draft && p->outer < 0)
        return (int)from;
    return p->outer;
}

/* The best chain that ends with a candidate, given those that end with the ones before it. */
static void find_best_before(GArray *candidates, guint index, const numbers_costs *costs)
{
    static const float NEVER = -100; /* less than any chain that is worth something */
    numbers_candidate *c = numbers_at(candidates, index);
    float boundary = c->boundary;
    c->total = c->no_start ? NEVER : c->weight - late_start(costs->start, c);
    for (guint j = index; j-- > 0 && index - j < costs->window;) {
        const numbers_candidate *p = numbers_at(candidates, j);
        step_kind kind;
        float cost = cost_of_step(candidates, j, index, costs, boundary, &kind);
        gboolean may = (!c->no_start || kind == STEP_ON) && (!c->only_next || c->value == p->value + 1);
        if (may && p->total + c->weight - cost > c->total) {
            c->total = p->total + c->weight - cost;
            c->previous = (int)j;
            c->restart = kind != STEP_ON;
            c->back = kind == STEP_BACK;
            c->outer = outer_behind(candidates, j, kind, costs, boundary);
        }
        boundary = MIN(boundary, p->boundary);
    }
}

GArray *numbers_find_chain(GArray *candidates, const numbers_costs *costs)
{
    GArray *chain = g_array_new(FALSE, FALSE, sizeof(guint));
    int last = -1;
    float best = 0;
    for (guint i = 0; i < candidates->len; i++) {
        find_best_before(candidates, i, costs);
        if (numbers_at(candidates, i)->total > best)
            best = numbers_at(candidates, i)->total, last = (int)i;
    }
    for (int i = last; i >= 0; i = numbers_at(candidates, (guint)i)->previous)
        g_array_append_val(chain, i);
    for (guint a = 0, b = chain->len; a + 1 < b; a++, b--) {
        guint other = g_array_index(chain, guint, a);
        g_array_index(chain, guint, a) = g_array_index(chain, guint, b - 1);
        g_array_index(chain, guint, b - 1) = other;
    }
    return chain;
}
