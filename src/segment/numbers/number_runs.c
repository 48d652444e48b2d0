// SPDX-License-Identifier: GPL-3.0-or-later
/* A run of numbers is judged as a whole: it is of paragraphs, or of the entries of a list. */
#include "segment/headings/headings.h"
#include "segment/letters.h"
#include "segment/numbers/number_sequence.h"
#include "segment/numbers/paragraph_numbers.h"
#include "segment/segment_patterns.h"

#include <string.h>

#define SET_IN 5 /* points from an item's letter to the numbers within it */
enum { ITEM_LINES = 12, LONG_SHARE = 4 };

static gboolean is_text(const segment_line *line)
{
    return line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE;
}

/* Where the text of a number ends: the line before `bound` that is text. */
static guint last_line_before(const segment_view *view, guint from, guint bound)
{
    guint i = bound;
    while (i > from + 1 && !is_text(segment_line_at(view, i - 1)))
        i--;
    return i - 1;
}

gboolean numbers_are_texts(const segment_view *view, const GArray *candidates, const GArray *members,
                           guint from, guint end, guint bound)
{
    guint count = 0, texts = 0;
    for (guint k = from; k < end; k++) {
        guint line = g_array_index(candidates, numbers_candidate, g_array_index(members, guint, k)).line;
        guint next =
            k + 1 < members->len
                ? g_array_index(candidates, numbers_candidate, g_array_index(members, guint, k + 1)).line
                : bound;
        guint last = last_line_before(view, line, next);
        const char *text = segment_line_at(view, last)->text;
        gsize n = strlen(text);
        count++;
        texts += last > line && segment_ends_in(text, n, ".:");
    }
    return count > 1 && texts * LONG_SHARE >= count * (LONG_SHARE - 1);
}

gboolean numbers_follow_colon(const segment_view *view, guint index)
{
    for (guint i = index; i-- > 0 && i + ITEM_LINES > index;) {
        const segment_line *line = segment_line_at(view, i);
        if (!is_text(line))
            continue;
        gsize n = strlen(line->text);
        return n && line->text[n - 1] == ':';
    }
    return FALSE;
}

/* Whether a number stands within an item "(a)" that begins further left, with only its text between. */
static gboolean is_within_item(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    for (guint i = index; i-- > 0 && i + ITEM_LINES > index;) {
        const segment_line *above = segment_line_at(view, i);
        if (!is_text(above))
            continue;
        if (above->x0 + SET_IN > line->x0 && above->page == line->page)
            return FALSE;
        if (segment_matches(PATTERN_ITEM, above->text, NULL))
            return above->x0 + SET_IN < line->x0;
        if (above->verdict.number >= 0 || segment_matches(PATTERN_NUMBER, above->text, NULL) ||
            segment_heading_level(view, i) != LEVEL_NONE)
            return FALSE;
    }
    return FALSE;
}

void numbers_judge_runs(const segment_view *view, GArray *candidates)
{
    int run = -1;
    gboolean item = FALSE;
    for (guint i = 0; i < candidates->len; i++) {
        numbers_candidate *c = &g_array_index(candidates, numbers_candidate, i);
        if (c->run < 0 || c->item)
            continue;
        if (c->run != run)
            item = c->value == 1 && !c->back && is_within_item(view, c->line);
        run = c->run;
        c->item = item;
    }
}
