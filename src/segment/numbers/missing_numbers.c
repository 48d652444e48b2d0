// SPDX-License-Identifier: GPL-3.0-or-later
/* Some paragraph numbers stand at another place of the line than the others, or were damaged by a scan;
 * this file finds them where they are missing. */
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/numbers/number_sequence.h"
#include "segment/numbers/paragraph_numbers.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

enum { LABEL_BYTES = 6 };          /* of a damaged number, at most */
static const float SAME_TEXT = 10; /* points between two texts behind their numbers that begin at one place */

#define SAME_PLACE 4 /* points between two that begin at one place */

/* In the type of the text, and apart from what stands above. */
static gboolean is_set_as_text(const segment_view *view, const numbers_candidate *c)
{
    const segment_line *line = segment_line_at(view, c->line);
    return !c->heading && line->verdict.role == ROLE_BODY && segment_is_body_size(view, line) &&
           numbers_gap_above(view, c->line);
}

/* The only candidate between two that has this value; NULL: none, or several. */
static numbers_candidate *only_between(const segment_view *view, GArray *candidates, guint from, guint to,
                                       int value)
{
    numbers_candidate *found = NULL;
    for (guint k = from + 1; k < to; k++) {
        numbers_candidate *c = &g_array_index(candidates, numbers_candidate, k);
        if (c->value != value || c->run >= 0 || !is_set_as_text(view, c))
            continue;
        if (found)
            return NULL;
        found = c;
    }
    return found;
}

/* One of two neighbours' number printed again by mistake: both stand alike, and no list has come as far
 * between the neighbours. */
static numbers_candidate *same_again(const segment_view *view, GArray *candidates, guint from, guint to,
                                     guint like)
{
    const numbers_candidate *p = &g_array_index(candidates, numbers_candidate, like);
    for (guint k = from + 1; k < to && is_set_as_text(view, p); k++) {
        numbers_candidate *c = &g_array_index(candidates, numbers_candidate, k);
        if (c->value == p->value - 1 || c->run >= 0)
            return NULL;
        float shift = segment_line_at(view, c->line)->x0 - segment_line_at(view, p->line)->x0;
        if (c->value == p->value && fabsf(shift) < SAME_PLACE && is_set_as_text(view, c))
            return c;
    }
    return NULL;
}

void numbers_fill_gaps(const segment_view *view, GArray *candidates)
{
    int before = -1;
    for (guint i = 0; i < candidates->len; i++) {
        const numbers_candidate *c = &g_array_index(candidates, numbers_candidate, i);
        if (c->run < 0 || c->item)
            continue;
        const numbers_candidate *p =
            before < 0 ? NULL : &g_array_index(candidates, numbers_candidate, before);
        numbers_candidate *found = NULL;
        if (p && p->run == c->run && p->part == c->part && c->value == p->value + 2)
            found = only_between(view, candidates, (guint)before, i, p->value + 1);
        else if (p && p->run == c->run && p->part == c->part && c->value == p->value + 1 && p->value > 1)
            if (!(found = same_again(view, candidates, (guint)before, i, (guint)before)))
                found = same_again(view, candidates, (guint)before, i, i);
        if (found && found->part == p->part)
            found->run = p->run;
        before = (int)i;
    }
}

/* Whether a text begins with a number between two, without a stop: "44 With that". */
static gboolean lacks_stop(const char *text, int before, int next)
{
    int n = segment_line_value(text);
    return n > before && n < next && segment_matches(PATTERN_BARE_NUMBER, text, NULL);
}

/* A number that a scan has damaged, or that lacks its stop: a short first piece at the numbers' place, the
 * text where theirs begins. */
static gboolean is_damaged(const segment_view *view, guint index, int before, const segment_number *next,
                           int *bytes)
{
    const segment_line *like = segment_line_at(view, next->line);
    const segment_line *line = segment_line_at(view, index);
    gsize piece = strcspn(line->text, "\t ");
    if (line->verdict.role != ROLE_BODY || line->verdict.number >= 0 || !piece || piece > LABEL_BYTES ||
        !line->text[piece] || line->bold || fabsf(line->x0 - like->x0) > PLACE_MARGIN ||
        !segment_is_body_size(view, line) || !numbers_gap_above(view, index))
        return FALSE;
    if (g_unichar_isalpha(g_utf8_get_char(line->text)) && !strpbrk(line->text, ".>*:-\t"))
        return FALSE;
    gboolean tab = line->text[piece] == '\t';
    if (like->second > 0 && tab && fabsf(line->second - like->second) > SAME_TEXT)
        return FALSE;
    if (!tab && !strchr(".>*-:;", line->text[piece - 1]) && !lacks_stop(line->text, before, next->value))
        return FALSE;
    *bytes = (int)piece + 1;
    return g_unichar_isupper(g_utf8_get_char(line->text + piece + 1)) != 0;
}

static int by_line(gconstpointer a, gconstpointer b)
{
    guint x = ((const segment_number *)a)->line, y = ((const segment_number *)b)->line;
    return (x > y) - (x < y);
}

enum { MAX_INFERRED = 3 };

void numbers_infer_damaged(segment_view *view, GArray *numbers)
{
    guint count = numbers->len;
    for (guint k = 0; k < count; k++) {
        segment_number next = g_array_index(numbers, segment_number, k);
        gboolean first = k == 0;
        segment_number before = {.value = 0};
        if (!first)
            before = g_array_index(numbers, segment_number, k - 1);
        int missing = next.value - before.value - 1;
        if (next.item || missing < 1 || missing > MAX_INFERRED ||
            (!first && (before.run != next.run || before.item)))
            continue;
        guint found[MAX_INFERRED] = {0}, from = first ? 0 : before.line + 1;
        int bytes[MAX_INFERRED] = {0}, n = 0;
        for (guint i = from; i < next.line; i++) {
            int label = 0;
            if (!is_damaged(view, i, before.value, &next, &label))
                continue;
            if (n < MAX_INFERRED)
                found[n] = i, bytes[n] = label;
            n++;
        }
        for (int m = 0; n == missing && m < n; m++) {
            segment_number number = {.line = found[m],
                                     .value = before.value + m + 1,
                                     .run = next.run,
                                     .label_bytes = bytes[m],
                                     .origin = UNDEX_LABEL_INFERRED};
            if (segment_line_value(segment_line_at(view, found[m])->text) == number.value)
                number.origin = UNDEX_LABEL_PRINTED;
            g_snprintf(number.label, sizeof number.label, "%d", number.value);
            g_array_append_val(numbers, number);
        }
    }
    g_array_sort(numbers, by_line);
    for (guint k = 0; k < numbers->len; k++) {
        const segment_number *number = &g_array_index(numbers, segment_number, k);
        segment_line_at(view, number->line)->verdict.number = (int)k;
        segment_line_at(view, number->line)->verdict.label_bytes = number->label_bytes;
    }
}
