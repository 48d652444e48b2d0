// SPDX-License-Identifier: GPL-3.0-or-later
/* Paragraph numbers are found by their sequence: of all lines that begin like a numbered paragraph the best
 * chain is taken, with the lists and the quoted reports between its numbers told apart. */
#include "segment/numbers/paragraph_numbers.h"

static const numbers_costs costs = {
    .window = 400,
    .start = {.each = 0.6F, .most = 4},
    .restart = {.each = 0.6F, .most = 4},
    .gap = 0.9F,
    .longest_step = 6,
    .open = NUMBERS_OPEN,
    .gaps_below = G_MAXFLOAT,
    .gaps_within = G_MAXFLOAT,
    .part = 0.3F,
    .shift = 1.5F,
    .same_place = 14,
    .draft = NUMBERS_IN_DRAFT,
    .behind_draft = 0.7F,
    .unlike = 1.5F,
    .nested = 80,
};

static numbers_candidate *member_at(const GArray *candidates, const GArray *members, guint k)
{
    return &g_array_index(candidates, numbers_candidate, g_array_index(members, guint, k));
}

/* Where the list that begins with member `k` ends: the next begins with one, too. */
static guint end_of_list(const GArray *candidates, const GArray *members, guint k)
{
    guint end = k + 1;
    while (end < members->len && member_at(candidates, members, end)->value != 1)
        end++;
    return end;
}

/* Numbers within the numbers: those of a draft resolution, or of a report that is quoted as a whole, are
 * paragraphs of their own, those of a list are not. */
static gboolean is_part(const segment_view *view, const GArray *candidates, const GArray *members, guint k,
                        guint before, guint bound, gboolean open)
{
    guint line = member_at(candidates, members, k)->line;
    float boundary = numbers_boundary(view, before, line);
    if (boundary <= (open ? NUMBERS_BELOW_HEADING : NUMBERS_IN_DRAFT))
        return TRUE;
    return (boundary <= NUMBERS_BELOW_HEADING || numbers_follow_colon(view, line)) &&
           numbers_are_texts(view, candidates, members, k, end_of_list(candidates, members, k), bound);
}

static void take_nested(const segment_view *view, GArray *candidates, guint from, guint to, int *runs)
{
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint));
    if (numbers_nested(candidates, from, to, NUMBERS_IN_DRAFT, members) <= 0)
        return;
    guint before = g_array_index(candidates, numbers_candidate, from).line,
          bound = g_array_index(candidates, numbers_candidate, to).line;
    gboolean open = FALSE;
    for (guint k = 0; k < members->len; k++) {
        numbers_candidate *c = member_at(candidates, members, k);
        if (c->value == 1) {
            open = is_part(view, candidates, members, k, before, bound, open);
            if (open)
                (*runs)++;
        }
        c->run = *runs;
        c->item = !open;
        before = c->line;
    }
}

/* The run that goes on with a number behind a draft: that of the number before the draft. */
static int outer_run(const GArray *candidates, const numbers_candidate *c)
{
    const numbers_candidate *inner = &g_array_index(candidates, numbers_candidate, c->previous);
    return g_array_index(candidates, numbers_candidate, inner->outer).run;
}

static void take_chain(const segment_view *view, GArray *candidates, const GArray *chain)
{
    int runs = 0, run = 0;
    gboolean any = FALSE;
    for (guint k = 0; k < chain->len; k++) {
        guint at = g_array_index(chain, guint, k);
        numbers_candidate *c = &g_array_index(candidates, numbers_candidate, at);
        if (c->weight <= 0)
            continue;
        if (c->back)
            run = outer_run(candidates, c);
        else if (any && c->restart)
            run = ++runs;
        c->run = run;
        any = TRUE;
        guint next = k + 1 < chain->len ? g_array_index(chain, guint, k + 1) : 0;
        if (next && !g_array_index(candidates, numbers_candidate, next).restart)
            take_nested(view, candidates, at, next, &runs);
    }
}

static void accept(segment_view *view, GArray *numbers, const numbers_candidate *c)
{
    segment_number number = {.line = c->line,
                             .value = c->value,
                             .run = c->run,
                             .label_bytes = c->label_bytes,
                             .item = c->item,
                             .origin = UNDEX_LABEL_PRINTED};
    g_strlcpy(number.label, c->label, sizeof number.label);
    segment_line *line = segment_line_at(view, c->line);
    line->verdict.role = ROLE_BODY;
    line->verdict.number = (int)numbers->len;
    line->verdict.label_bytes = c->label_bytes;
    g_array_append_val(numbers, number);
}

GArray *segment_numbers(segment_view *view)
{
    g_autofree char *section = numbers_find_section(view);
    g_autoptr(GArray) candidates = numbers_find_candidates(view, section);
    g_autoptr(GArray) chain = numbers_find_chain(candidates, &costs);
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(segment_number));
    take_chain(view, candidates, chain);
    numbers_judge_runs(view, candidates);
    numbers_fill_gaps(view, candidates);
    for (guint i = 0; i < candidates->len; i++)
        if (g_array_index(candidates, numbers_candidate, i).run >= 0)
            accept(view, numbers, &g_array_index(candidates, numbers_candidate, i));
    if (!section)
        numbers_infer_damaged(view, numbers);
    return numbers;
}
