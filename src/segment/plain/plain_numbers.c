// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Paragraph numbers of a plain text. Chunks that begin with a number are candidates; the best chain of them
 * is kept (a number that follows costs nothing, a gap or a new start costs). A chain within a gap of one
 * between two numbers of another is a list in that paragraph. Texts whose numbered chunks are the lesser part
 * have lists, not numbered paragraphs.
 */
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

#include <stdlib.h>

static const float APART = 1.4F;     /* weight of a number that begins a chunk for certain */
static const float INLINE = 0.5F;    /* ... of one that may have come to a line's head by wrapping */
static const float GAP = 0.25F;      /* for each number missing, at most ... */
static const float JUMP = 1.2F;      /* ... this below a heading, ... */
static const float WIDE_JUMP = 3.0F; /* ... and this elsewhere */
static const float RESTART = 5.0F, RESTART_HEADING = 0.6F, RESTART_COMPONENT = 0.2F;
enum { WINDOW = 200, LIST = 60, INNER = 1000 }; /* candidates and lines looked back or ahead at */

typedef struct {
    guint line;
    int value, label_bytes;
    char label[16];
    gboolean apart, bis;
    gboolean damaged; /* "156, In", "36 As": a number only where it is due */
    gsize bytes;      /* from here to the next candidate or heading */
    int boundary;     /* level of the strongest heading since the candidate before: 0 none, 1 a component, 2
                         another */
    float total;
    int previous;
    gboolean restart, chosen;
} candidate;

static gboolean read_candidate(const segment_line *line, candidate *c)
{
    undex_pattern *pattern = &segment_patterns[PATTERN_NUMBER];
    undex_match match;
    if (!segment_matches(PATTERN_NUMBER, line->text, &match)) {
        pattern = &segment_patterns[PATTERN_PLAIN_DAMAGED];
        c->damaged = TRUE;
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
    return c->value >= 1 && c->value <= 2500;
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
           above->verdict.role == ROLE_BODY && segment_line_at(view, index)->x0 > above->x0 + 4;
}

static GArray *find_candidates(const segment_view *view)
{
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(candidate));
    int boundary = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        candidate c = {.line = i, .previous = -1};
        candidate *last = candidates->len ? &g_array_index(candidates, candidate, candidates->len - 1) : NULL;
        if (line->verdict.role != ROLE_BODY)
            continue;
        if (line->verdict.level) {
            boundary = line->verdict.level == LEVEL_COMPONENT ? 1 : boundary ? boundary : 2;
            continue;
        }
        if (segment_matches(PATTERN_CHAPEAU, line->text, NULL))
            boundary = 1;
        if (line->verdict.flow != FLOW_GOES_ON && line->verdict.flow != FLOW_ITEM &&
            read_candidate(line, &c) && !is_listed(view, i)) {
            c.apart = line->verdict.flow == FLOW_BEGINS;
            c.boundary = boundary;
            c.bytes = strlen(line->text);
            boundary = 0;
            g_array_append_val(candidates, c);
        } else if (last && !boundary) {
            last->bytes += strlen(line->text);
        }
    }
    return candidates;
}

static float step_cost(const candidate *from, const candidate *to, int boundary, gboolean *restart)
{
    int step = to->value - from->value;
    *restart = FALSE;
    if (step == 1 || (step == 0 && to->bis))
        return 0;
    if (step > 1)
        return MIN(GAP * (float)(step - 1), boundary ? JUMP : WIDE_JUMP);
    *restart = TRUE;
    return (boundary == 1 ? RESTART_COMPONENT
            : boundary    ? RESTART_HEADING
                          : RESTART) +
           (to->value > 1 ? 0.3F : 0);
}

static void find_chain(GArray *candidates)
{
    int last = -1;
    float best = 0;
    for (guint i = 0; i < candidates->len; i++) {
        candidate *c = &g_array_index(candidates, candidate, i);
        float weight = c->apart ? APART : INLINE;
        int boundary = c->boundary;
        c->total = weight - MIN(1.0F, GAP * (float)(c->value - 1));
        if (!c->apart || c->damaged)
            c->total = -100;
        for (guint j = i; j-- > 0 && i - j < WINDOW;) {
            const candidate *p = &g_array_index(candidates, candidate, j);
            gboolean restart;
            float total = p->total + weight - step_cost(p, c, boundary, &restart);
            gboolean due = c->value == p->value + 1;
            if (!(restart && !c->apart) && (due || !c->damaged) && total > c->total) {
                c->total = total;
                c->previous = (int)j;
                c->restart = restart;
            }
            boundary = p->boundary == 1 || boundary == 1 ? 1 : MAX(boundary, p->boundary);
        }
        if (c->total > best)
            best = c->total, last = (int)i;
    }
    for (int i = last; i >= 0; i = g_array_index(candidates, candidate, i).previous)
        g_array_index(candidates, candidate, i).chosen = TRUE;
}

/* Runs that stand between N and N + 1 of another are lists within paragraph N. */
static void drop_inner(GArray *candidates)
{
    for (guint i = 0; i < candidates->len; i++) {
        candidate *c = &g_array_index(candidates, candidate, i);
        int before = -1;
        if (!c->chosen || !c->restart)
            continue;
        for (guint j = i; j-- > 0 && i - j < INNER && before < 0;)
            if (g_array_index(candidates, candidate, j).chosen)
                before = g_array_index(candidates, candidate, j).value;
        for (guint j = i; j < MIN(candidates->len, i + INNER) && before > 0; j++) {
            candidate *d = &g_array_index(candidates, candidate, j);
            if (d->boundary == 1)
                break;
            if (j == i || !d->chosen || d->value != before + 1)
                continue;
            /* The next number of the outer run may also be one of this one. */
            if (d->value == c->value + (int)(j - i) && before < (int)(j - i))
                break;
            for (guint k = i; k < j; k++)
                g_array_index(candidates, candidate, k).chosen = FALSE;
            d->restart = FALSE;
            break;
        }
    }
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
        const candidate *c = &g_array_index(candidates, candidate, i);
        numbered += c->chosen ? c->bytes : 0;
        count += c->chosen;
    }
    return numbered * 10 >= all * 4 || (count >= 12 && numbered * 10 >= all * 2);
}

static void add_number(segment_view *view, GArray *numbers, const candidate *c, int run,
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
static gboolean find_lost(const segment_view *view, guint from, guint to, gboolean plain, candidate *lost)
{
    guint count = 0, bare = 0;
    candidate only = {0};
    for (guint i = from + 1; i < to; i++) {
        const segment_line *line = segment_line_at(view, i);
        candidate c = {.line = i};
        if (line->verdict.role != ROLE_BODY || line->verdict.level || line->verdict.flow == FLOW_GOES_ON)
            continue;
        gboolean misprint = line->verdict.flow == FLOW_BEGINS && read_candidate(line, &c) && !c.damaged;
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
        chosen += g_array_index(candidates, candidate, i).chosen;
    return chosen * 10 >= chunks * 9;
}

/* The paragraph before the second of all, where it is the only text above: its number was cut off. */
static gboolean find_first(const segment_view *view, guint to, candidate *lost)
{
    plain_block chunk;
    guint count = 0;
    for (guint i = 0; plain_next_block(view, i, &chunk) && chunk.first < to; i = chunk.last + 1) {
        const segment_line *line = segment_line_at(view, chunk.first);
        if (line->verdict.level)
            continue;
        *lost = (candidate){.line = chunk.first};
        count++;
    }
    return count == 1 && segment_line_at(view, lost->line)->verdict.flow == FLOW_BEGINS &&
           plain_is_finished(segment_line_at(view, to - 1)->text);
}

GArray *plain_numbers(segment_view *view)
{
    g_autoptr(GArray) candidates = find_candidates(view);
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(segment_number));
    const candidate *before = NULL;
    int run = 0;
    find_chain(candidates);
    drop_inner(candidates);
    if (!are_paragraphs(view, candidates))
        return numbers;
    gboolean plain = all_numbered(view, candidates);
    for (guint i = 0; i < candidates->len; i++) {
        const candidate *c = &g_array_index(candidates, candidate, i);
        candidate lost;
        if (!c->chosen)
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
