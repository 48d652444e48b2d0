// SPDX-License-Identifier: GPL-3.0-or-later
/* Paragraph numbers of a plain text are found by their sequence. Chunks that begin with a number are
 * candidates, and the best chain of them is kept. A chain within a gap of one between two numbers of
 * another is a list in that paragraph. Texts whose numbered chunks are the lesser part have lists, not
 * numbered paragraphs. */
#include "segment/numbers/number_sequence.h"
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

static const float SET_IN = 4; /* points: a list that a colon announces begins further in by more */
/* Of ten bytes of a text so many are of numbered paragraphs, or so many where the paragraphs are many. */
enum { NUMBERED_TENTHS = 4, MANY = 12, MANY_TENTHS = 2 };
enum { ALL_TENTHS = 9 }; /* of ten chunks so many are numbered where one without a number has lost it */

static const float APART = 1.4F;  /* weight of a number that begins a chunk for certain */
static const float INLINE = 0.5F; /* ... of one that may have come to a line's head by wrapping */

/* What it costs to start numbers again, in the units of the weights. */
#define OPEN 5.0F                        /* without a reason */
static const float BELOW_HEADING = 0.6F; /* below a heading */
static const float IN_COMPONENT = 0.2F;  /* below a component's heading, or a chapeau */

static const numbers_costs costs = {
    .window = 200,
    .start = {.each = 0.25F, .most = 1},
    .restart = {.each = 0.3F, .most = 0.3F},
    .gap = 0.25F,
    .longest_step = NUMBERS_GREATEST,
    .open = OPEN,
    .gaps_below = 1.2F,
    .gaps_within = 3,
    .always_on = TRUE,
    .draft = -1,
};

enum {
    LIST = 60,   /* lines of a list that a colon announces */
    INNER = 1000 /* candidates of a list between two numbers */
};

static gboolean read_candidate(const segment_line *line, numbers_candidate *c)
{
    undex_pattern *pattern = &segment_patterns[PATTERN_NUMBER];
    undex_match match;
    if (!segment_matches(PATTERN_NUMBER, line->text, &match)) {
        pattern = &segment_patterns[PATTERN_PLAIN_DAMAGED];
        c->only_next = TRUE;
        if (!segment_matches(PATTERN_PLAIN_DAMAGED, line->text, &match))
            return FALSE;
    }
    int n = undex_pattern_group(pattern, "n"), bis = undex_pattern_group(pattern, "bis");
    int end = bis < 0 || match.start[bis] < 0 ? match.end[n] : match.end[bis];
    g_autofree char *label = g_strndup(line->text + match.start[n], (gsize)(end - match.start[n]));
    g_strlcpy(c->label, label, sizeof c->label);
    c->value = segment_line_value(label);
    c->bis = bis >= 0 && match.start[bis] >= 0;
    c->label_bytes = match.end[0];
    return c->value >= 1 && c->value <= NUMBERS_GREATEST;
}

/* A list that a colon announces: its lines are set in further than what announces them. */
static gboolean is_listed(const segment_view *view, guint index)
{
    guint first = index;
    while (first > 0 && index - first < LIST &&
           segment_matches(PATTERN_NUMBER, segment_line_at(view, first)->text, NULL) &&
           segment_line_at(view, first)->verdict.role == ROLE_BODY)
        first--;
    const segment_line *above = segment_line_at(view, first);
    gsize n = strlen(above->text);
    return first < index && n && above->text[n - 1] == ':' && !above->verdict.level &&
           above->verdict.role == ROLE_BODY && segment_line_at(view, index)->x0 > above->x0 + SET_IN;
}

static GArray *find_candidates(const segment_view *view)
{
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(numbers_candidate));
    float boundary = OPEN;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        numbers_candidate c = {.line = i, .previous = -1, .outer = -1, .run = -1};
        numbers_candidate *last =
            candidates->len ? &g_array_index(candidates, numbers_candidate, candidates->len - 1) : NULL;
        if (line->verdict.role != ROLE_BODY)
            continue;
        if (line->verdict.level) {
            boundary = MIN(boundary, line->verdict.level == LEVEL_COMPONENT ? IN_COMPONENT : BELOW_HEADING);
            continue;
        }
        if (segment_matches(PATTERN_CHAPEAU, line->text, NULL))
            boundary = IN_COMPONENT;
        if (line->verdict.flow != FLOW_GOES_ON && line->verdict.flow != FLOW_ITEM &&
            read_candidate(line, &c) && !is_listed(view, i)) {
            gboolean apart = line->verdict.flow == FLOW_BEGINS;
            c.weight = apart ? APART : INLINE;
            c.no_start = !apart || c.only_next;
            c.boundary = boundary;
            c.bytes = strlen(line->text);
            boundary = OPEN;
            g_array_append_val(candidates, c);
        } else if (last && boundary >= OPEN) {
            last->bytes += strlen(line->text);
        }
    }
    return candidates;
}

/* The number chosen last before a candidate; -1: there is none. */
static int value_before(const GArray *candidates, guint index)
{
    for (guint j = index; j-- > 0 && index - j < INNER;)
        if (numbers_at(candidates, j)->run >= 0)
            return numbers_at(candidates, j)->value;
    return -1;
}

/* Where a run that begins with a candidate is a list within the paragraph before it, its numbers are none. */
static void drop_list(GArray *candidates, guint first, int before)
{
    const numbers_candidate *c = numbers_at(candidates, first);
    for (guint j = first; j < MIN(candidates->len, first + INNER); j++) {
        numbers_candidate *next = numbers_at(candidates, j);
        if (next->boundary <= IN_COMPONENT)
            return;
        if (j == first || next->run < 0 || next->value != before + 1)
            continue;
        /* The next number of the outer run may also be one of this one. */
        int within = (int)(j - first);
        if (next->value == c->value + within && before < within)
            return;
        for (guint k = first; k < j; k++)
            numbers_at(candidates, k)->run = -1;
        next->restart = FALSE;
        return;
    }
}

/* Runs that stand between N and N + 1 of another are lists within paragraph N. */
static void drop_lists(GArray *candidates)
{
    for (guint i = 0; i < candidates->len; i++) {
        if (numbers_at(candidates, i)->run < 0 || !numbers_at(candidates, i)->restart)
            continue;
        int before = value_before(candidates, i);
        if (before > 0)
            drop_list(candidates, i, before);
    }
}

/* Numbers of the best chain are chosen: their runs are counted later. */
static void choose(GArray *candidates)
{
    g_autoptr(GArray) chain = numbers_find_chain(candidates, &costs);
    for (guint i = 0; i < chain->len; i++)
        numbers_at(candidates, g_array_index(chain, guint, i))->run = 0;
    drop_lists(candidates);
}

static gboolean are_paragraphs(const segment_view *view, const GArray *candidates)
{
    gsize numbered = 0, all = 1;
    guint count = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_BODY && !line->verdict.level)
            all += strlen(line->text);
    }
    for (guint i = 0; i < candidates->len; i++) {
        const numbers_candidate *c = numbers_at(candidates, i);
        numbered += c->run >= 0 ? c->bytes : 0;
        count += c->run >= 0;
    }
    return numbered * 10 >= all * NUMBERED_TENTHS || (count >= MANY && numbered * 10 >= all * MANY_TENTHS);
}

static void add_number(segment_view *view, GArray *numbers, const numbers_candidate *c, int run,
                       undex_label_origin origin)
{
    segment_number number = {
        .line = c->line, .value = c->value, .run = run, .label_bytes = c->label_bytes, .origin = origin};
    segment_line *line = segment_line_at(view, c->line);
    g_strlcpy(number.label, c->label, sizeof number.label);
    line->verdict.number = (int)numbers->len;
    line->verdict.label_bytes = c->label_bytes;
    line->verdict.flow = FLOW_BEGINS;
    line->verdict.level = LEVEL_NONE;
    g_array_append_val(numbers, number);
}

/* The one chunk between two lines that may be the paragraph whose number is lost: one with a list's dash, or
 * a number that does not fit. */
static gboolean find_lost(const segment_view *view, guint from, guint to, gboolean plain,
                          numbers_candidate *lost)
{
    guint count = 0, bare = 0;
    numbers_candidate only = {0};
    for (guint i = from + 1; i < to; i++) {
        const segment_line *line = segment_line_at(view, i);
        numbers_candidate c = {.line = i};
        if (line->verdict.role != ROLE_BODY || line->verdict.level || line->verdict.flow == FLOW_GOES_ON)
            continue;
        gboolean misprint = line->verdict.flow == FLOW_BEGINS && read_candidate(line, &c) && !c.only_next;
        gboolean dashed = line->verdict.dash && !segment_matches(PATTERN_PLAIN_ITEM, line->text, NULL) &&
                          !segment_matches(PATTERN_NUMBER, line->text, NULL);
        if (!misprint && !dashed) {
            bare += !plain_begins_small(line->text);
            only = c;
            continue;
        }
        c.label_bytes = misprint ? c.label_bytes : 0;
        *lost = c;
        count++;
    }
    if (count || bare != 1 || !plain)
        return count == 1;
    *lost = only;
    return segment_line_at(view, only.line)->verdict.flow == FLOW_BEGINS &&
           g_unichar_isupper(g_utf8_get_char(segment_line_at(view, only.line)->text)) &&
           plain_is_finished(segment_line_at(view, only.line - 1)->text);
}

/* Whether nearly every chunk bears a number: one without it has lost it. */
static gboolean all_numbered(const segment_view *view, const GArray *candidates)
{
    plain_block chunk;
    guint chunks = 0, chosen = 0;
    for (guint i = 0; plain_next_block(view, i, &chunk); i = chunk.last + 1)
        chunks += !segment_line_at(view, chunk.first)->verdict.level;
    for (guint i = 0; i < candidates->len; i++)
        chosen += numbers_at(candidates, i)->run >= 0;
    return chosen * 10 >= chunks * ALL_TENTHS;
}

/* The paragraph before the second of all, where it is the only text above: its number was cut off. */
static gboolean find_first(const segment_view *view, guint to, numbers_candidate *lost)
{
    plain_block chunk;
    guint count = 0;
    for (guint i = 0; plain_next_block(view, i, &chunk) && chunk.first < to; i = chunk.last + 1) {
        const segment_line *line = segment_line_at(view, chunk.first);
        if (line->verdict.level)
            continue;
        *lost = (numbers_candidate){.line = chunk.first};
        count++;
    }
    return count == 1 && segment_line_at(view, lost->line)->verdict.flow == FLOW_BEGINS &&
           plain_is_finished(segment_line_at(view, to - 1)->text);
}

GArray *plain_numbers(segment_view *view)
{
    g_autoptr(GArray) candidates = find_candidates(view);
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(segment_number));
    const numbers_candidate *before = NULL;
    int run = 0;
    choose(candidates);
    if (!are_paragraphs(view, candidates))
        return numbers;
    gboolean plain = all_numbered(view, candidates);
    for (guint i = 0; i < candidates->len; i++) {
        const numbers_candidate *c = numbers_at(candidates, i);
        numbers_candidate lost;
        if (c->run < 0)
            continue;
        gboolean missing = before ? !c->restart && c->value == before->value + 2 &&
                                        find_lost(view, before->line, c->line, plain, &lost)
                                  : c->value == 2 && find_first(view, c->line, &lost);
        if (missing) {
            lost.value = c->value - 1;
            g_snprintf(lost.label, sizeof lost.label, "%d", lost.value);
            add_number(view, numbers, &lost, run, UNDEX_LABEL_INFERRED);
        }
        run += before && c->restart;
        add_number(view, numbers, c, run, UNDEX_LABEL_PRINTED);
        before = c;
    }
    return numbers;
}
