// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists of numbers within a numbered paragraph. */
#include "numbers.h"

#include <math.h>
#include <string.h>

#define SAME_PLACE 9 /* points between the numbers of one list, the wider of which may stand further left */
#define SET_IN     8 /* points from the outer numbers to those of a list */

static numbers_candidate *at(const GArray *candidates, guint index)
{
    return &g_array_index(candidates, numbers_candidate, index);
}

static float place_of(const segment_view *view, const numbers_candidate *c)
{
    return segment_line_at(view, c->line)->x0;
}

/* Whether a list goes on with the number after the one at `k`, at the same place and before `to`. */
static gboolean has_next(const GArray *candidates, guint k, guint to, const segment_view *view)
{
    const numbers_candidate *c = at(candidates, k);
    for (guint i = k + 1; i < to && i < k + 4; i++) {
        const numbers_candidate *next = at(candidates, i);
        if (next->value == c->value + 1 && fabsf(place_of(view, next) - place_of(view, c)) <= SAME_PLACE)
            return TRUE;
    }
    return FALSE;
}

/* A list begins with one, set in from the outer numbers or below a heading that lets numbers start again; or
 * it goes on from a list in another paragraph. */
static gboolean begins_list(const GArray *candidates, guint k, guint to, const segment_view *view,
                            float margin)
{
    const numbers_candidate *c = at(candidates, k);
    gboolean set_in = place_of(view, c) >= margin;
    if (c->value == 1)
        return set_in || c->boundary <= NUMBERS_IN_DRAFT;
    return set_in && has_next(candidates, k, to, view);
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
        if (!next && !(free && begins_list(candidates, k, to, view, margin)))
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
