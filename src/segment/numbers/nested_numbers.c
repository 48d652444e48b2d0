// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists of numbers within a numbered paragraph. */
#include "segment/numbers/paragraph_numbers.h"

#include <math.h>
#include <string.h>

#define SAME_PLACE 9 /* points between the numbers of one list, the wider of which may stand further left */
#define SET_IN     8 /* points from the outer numbers to those of a list */

enum { NEAR = 4 }; /* candidates among which a neighbour is looked for */

static numbers_candidate *at(const GArray *candidates, guint index)
{
    return &g_array_index(candidates, numbers_candidate, index);
}

static float place_of(const segment_view *view, const numbers_candidate *c)
{
    return segment_line_at(view, c->line)->x0;
}

static gboolean is_neighbour(const segment_view *view, const numbers_candidate *a, const numbers_candidate *b)
{
    return b->value == a->value + 1 && fabsf(place_of(view, b) - place_of(view, a)) <= SAME_PLACE;
}

/* Whether a number that is not one begins the rest of a list: the next at its place follows it, and the one
 * before it stands in another paragraph. */
static gboolean begins_rest(const GArray *candidates, guint from, guint k, guint to, const segment_view *view)
{
    const numbers_candidate *c = at(candidates, k);
    for (guint i = k; i-- > from + 1 && i + NEAR > k;)
        if (is_neighbour(view, at(candidates, i), c))
            return FALSE;
    for (guint i = k + 1; i < to && i < k + NEAR; i++)
        if (is_neighbour(view, c, at(candidates, i)))
            return TRUE;
    return FALSE;
}

/* A list begins with one, set in from the outer numbers, or goes on from a list in another paragraph. */
static gboolean begins_list(const GArray *candidates, guint from, guint k, guint to, const segment_view *view,
                            float margin)
{
    const numbers_candidate *c = at(candidates, k);
    gboolean set_in = place_of(view, c) >= margin;
    if (c->boundary <= NUMBERS_IN_DRAFT)
        return FALSE; /* a draft: the chain itself goes through it and comes back */
    if (c->value == 1)
        return set_in;
    return set_in && begins_rest(candidates, from, k, to, view);
}

float numbers_nested(const GArray *candidates, guint from, guint to, const segment_view *view,
                     GArray *members)
{
    const float margin = place_of(view, at(candidates, from)) + SET_IN;
    float total = 0, x = 0;
    int first = 0, expected = 0; /* the list's first number, and the next to come */
    gboolean any = FALSE;
    if (at(candidates, from)->weight < 1 || at(candidates, to)->weight < 1)
        return 0;
    for (guint k = from + 1; k < to; k++) {
        const numbers_candidate *c = at(candidates, k);
        if (c->heading)
            continue;
        gboolean next = expected && c->value == expected && fabsf(place_of(view, c) - x) <= SAME_PLACE;
        gboolean free = !expected || (c->value == 1 && expected > first + 1);
        if (!next && !(free && begins_list(candidates, from, k, to, view, margin)))
            continue;
        if (!next)
            first = c->value, x = place_of(view, c);
        expected = c->value + 1;
        any |= next;
        total += MAX(c->weight, 0.3F);
        if (members)
            g_array_append_val(members, k);
    }
    return any ? 0.9F * total : 0;
}
