// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The best chain of candidates, by dynamic programming: a number that follows the one before costs nothing, a
 * gap costs, starting again costs much unless a heading between them says why.
 */
#include "segment/headings/chapeau.h"
#include "segment/headings/headings.h"
#include "segment/numbers/paragraph_numbers.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

static const float GAP_COST = 0.9F;   /* each number that is missing */
static const float SHIFT = 1.5F;      /* going on at another place of the line */
static const float PART = 0.3F;       /* another part of a section */
static const float LATE_START = 0.6F; /* each number that the first is above one */
static const float RETURN = 0.7F;     /* outer numbers go on behind a draft with numbers of its own */
static const float UNLIKE = 1.5F;     /* within a draft: an operative paragraph and one that is none */
enum { MAX_SHIFT = 14 };              /* points within which numbers stand at one place */
enum { WINDOW = 400, MAX_GAP = 6, NESTED_WINDOW = 80 };

float numbers_boundary(const segment_view *view, guint from, guint to)
{
    float cost = NUMBERS_OPEN;
    for (guint i = from + 1; i <= to && cost > NUMBERS_IN_COMPONENT; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_FURNITURE || line->verdict.role == ROLE_NOTE)
            continue;
        gboolean heads = i < to && (line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE);
        segment_level level = heads ? segment_heading_level(view, i) : LEVEL_NONE;
        if (level == LEVEL_COMPONENT)
            cost = NUMBERS_IN_COMPONENT;
        else if (i < to &&
                 (segment_is_chapeau(view, i) ||
                  (line->verdict.role == ROLE_BODY && segment_matches(PATTERN_ARTICLE, line->text, NULL))))
            cost = MIN(cost, NUMBERS_IN_DRAFT);
        else if (line->verdict.role == ROLE_BODY && level != LEVEL_NONE)
            cost = MIN(cost, NUMBERS_BELOW_HEADING);
        else if (line->page != (line - 1)->page)
            cost = MIN(cost, NUMBERS_BELOW_HEADING + 1.5F);
    }
    return cost;
}

static float late_start(const numbers_candidate *c)
{
    return MIN(4.0F, LATE_START * (float)(c->value - 1));
}

static float shift_between(const segment_view *view, const numbers_candidate *a, const numbers_candidate *b)
{
    return fabsf(segment_line_at(view, a->line)->x0 - segment_line_at(view, b->line)->x0);
}

/* Whether a number goes on after the last one before a draft. */
static gboolean goes_back(const GArray *candidates, int outer, guint to, const segment_view *view)
{
    const numbers_candidate *p = &g_array_index(candidates, numbers_candidate, outer),
                            *c = &g_array_index(candidates, numbers_candidate, to);
    return c->value == p->value + 1 && c->act == p->act && c->weight >= 1 &&
           shift_between(view, p, c) <= MAX_SHIFT;
}

static float cost_of_going_on(const GArray *candidates, guint from, guint to, const segment_view *view)
{
    const numbers_candidate *p = &g_array_index(candidates, numbers_candidate, from),
                            *c = &g_array_index(candidates, numbers_candidate, to);
    float cost = GAP_COST * (float)(c->value - p->value - 1);
    if (shift_between(view, p, c) > MAX_SHIFT)
        cost += SHIFT;
    if (p->outer >= 0 && c->act != p->act)
        cost += UNLIKE;
    if (c->value == p->value + 1 && to - from > 2 && to - from < NESTED_WINDOW)
        cost -= numbers_nested(candidates, from, to, view, NULL);
    return cost;
}

typedef enum { STEP_ON, STEP_AGAIN, STEP_BACK } step_kind;

/* What it costs to go from one candidate to a later one in the cheapest way. `restart`: to begin again. */
static float cost_of_step(const GArray *candidates, guint from, guint to, const segment_view *view,
                          float restart, step_kind *kind)
{
    const numbers_candidate *p = &g_array_index(candidates, numbers_candidate, from),
                            *c = &g_array_index(candidates, numbers_candidate, to);
    int step = c->value - p->value;
    float cost = restart + late_start(c);
    *kind = STEP_AGAIN;
    if (c->part != p->part)
        return PART + late_start(c);
    if (p->outer >= 0 && cost > RETURN && goes_back(candidates, p->outer, to, view)) {
        *kind = STEP_BACK;
        cost = RETURN;
    }
    float on = G_MAXFLOAT;
    if (step == 0 && strchr(c->label, ' '))
        on = 0; /* 12 bis */
    else if (step >= 1 && step <= MAX_GAP)
        on = cost_of_going_on(candidates, from, to, view);
    if (on > cost)
        return cost;
    *kind = STEP_ON;
    return on;
}

static int outer_behind(const GArray *candidates, guint from, step_kind kind, float restart)
{
    const numbers_candidate *p = &g_array_index(candidates, numbers_candidate, from);
    if (kind == STEP_BACK)
        return g_array_index(candidates, numbers_candidate, p->outer).outer;
    if (kind == STEP_AGAIN && restart <= NUMBERS_IN_DRAFT && p->outer < 0)
        return (int)from;
    return p->outer;
}

int numbers_find_chain(GArray *candidates, const segment_view *view)
{
    int last = -1;
    float best = 0;
    for (guint i = 0; i < candidates->len; i++) {
        numbers_candidate *c = &g_array_index(candidates, numbers_candidate, i);
        c->total = c->weight - late_start(c);
        float restart = c->boundary;
        for (guint j = i; j-- > 0 && i - j < WINDOW;) {
            const numbers_candidate *p = &g_array_index(candidates, numbers_candidate, j);
            step_kind kind;
            float cost = cost_of_step(candidates, j, i, view, restart, &kind);
            if (p->total + c->weight - cost > c->total) {
                c->total = p->total + c->weight - cost;
                c->previous = (int)j;
                c->restart = kind != STEP_ON;
                c->back = kind == STEP_BACK;
                c->outer = outer_behind(candidates, j, kind, restart);
            }
            restart = MIN(restart, p->boundary);
        }
        if (c->total > best)
            best = c->total, last = (int)i;
    }
    return last;
}
