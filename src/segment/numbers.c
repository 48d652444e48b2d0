// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Paragraph numbers by their sequence. Every line that begins like a numbered paragraph is a candidate with a
 * weight for its place and form; the best chain of candidates is found by dynamic programming: a number that
 * follows the one before costs nothing, a gap costs, starting again costs much unless a heading between them
 * says why.
 */
#include "patterns.h"
#include "steps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Weights, in units of one well-placed candidate. */
static const float GAP_COST = 0.9F;          /* each number that is missing */
static const float RESTART_OPEN = 7.0F;      /* starting again without a reason */
static const float RESTART_HEADING = 3.0F;   /* below a heading, or on a new page */
static const float RESTART_COMPONENT = 0.6F; /* below an annex's heading, or a part's */
static const float SHIFT = 1.5F;             /* going on at another place of the line */
static const float PART = 0.3F;              /* another part of a section */
static const float LATE_START = 0.6F;        /* each number that the first is above one */
enum { WINDOW = 400, MAX_GAP = 6, NESTED_WINDOW = 80, PLACES = 800 };

typedef struct {
    guint line;
    int value;
    guint part; /* of a section's number, what stands before the last stop; 0: none */
    int label_bytes;
    char label[16];
    float weight;
    /* the best chain that ends here */
    float total;
    int previous;
    gboolean restart;
    float boundary; /* cost of starting again right before this candidate, from the previous candidate on */
} candidate;

static void set_label(candidate *c, const char *text, const undex_match *match, int from, int to)
{
    (void)match;
    g_autofree char *label = g_strndup(text + from, (gsize)(to - from));
    g_strlcpy(c->label, label, sizeof c->label);
}

/* 12. or 12 bis. */
static gboolean read_plain(const char *text, candidate *c)
{
    undex_match match;
    if (!segment_matches(PATTERN_NUMBER, text, &match))
        return FALSE;
    int n = undex_pattern_group(&segment_patterns[PATTERN_NUMBER], "n");
    int bis = undex_pattern_group(&segment_patterns[PATTERN_NUMBER], "bis");
    set_label(c, text, &match, match.start[n], match.start[bis] < 0 ? match.end[n] : match.end[bis]);
    c->value = segment_line_value(text + match.start[n]);
    c->label_bytes = match.end[0];
    return TRUE;
}

/* 21.1 of a budget, with the section's number before the point. */
static gboolean read_section(const char *text, const char *section, candidate *c)
{
    undex_match match;
    if (!segment_matches(PATTERN_SECTION_NUMBER, text, &match))
        return FALSE;
    int p = undex_pattern_group(&segment_patterns[PATTERN_SECTION_NUMBER], "p");
    int s = undex_pattern_group(&segment_patterns[PATTERN_SECTION_NUMBER], "s");
    int n = undex_pattern_group(&segment_patterns[PATTERN_SECTION_NUMBER], "n");
    if (section && (strlen(section) != (gsize)undex_match_length(&match, s) ||
                    strncmp(section, text + match.start[s], strlen(section)) != 0))
        return FALSE;
    set_label(c, text, &match, match.start[p], match.end[n]);
    /* 8.I.7 and 8.II.7 are of two parts, each of which begins at one. */
    g_autofree char *part = g_strndup(c->label, (gsize)(strrchr(c->label, '.') - c->label));
    c->part = g_str_hash(part);
    c->value = segment_line_value(text + match.start[n]);
    c->label_bytes = match.end[0];
    return TRUE;
}

/* The section whose number most lines of the form 21.1 begin with, where there are enough of them in order;
 * else NULL. */
static char *find_section(const segment_view *view)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    char *best = NULL;
    guint most = 0, plain = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        candidate c;
        if (line->role != ROLE_BODY || line->bold || !segment_is_body_size(view, line))
            continue;
        if (read_plain(line->text, &c))
            plain++;
        if (!read_section(line->text, NULL, &c))
            continue;
        char *section = g_strndup(c.label, (gsize)(strchr(c.label, '.') - c.label));
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, section)) + 1;
        if (n > most) {
            most = n;
            g_free(best);
            best = g_strdup(section);
        }
        g_hash_table_insert(counts, section, GUINT_TO_POINTER(n));
    }
    if (most >= 5 && most > plain)
        return best;
    g_free(best);
    return NULL;
}

static gboolean gap_above(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (line->break_before)
        return TRUE;
    for (guint i = index; i-- > 0;) {
        const segment_line *above = segment_line_at(view, i);
        if (above->role == ROLE_FURNITURE)
            continue;
        if (above->page != line->page || above->column != line->column)
            return TRUE;
        return line->y1 - above->y1 > 1.18F * view->pitch || above->role != ROLE_BODY || above->bold;
    }
    return TRUE;
}

static gboolean looks_like_heading(const segment_view *view, const segment_line *line)
{
    gboolean full = line->x1 > line->right - 0.12F * (line->right - view->left);
    gsize n = strlen(line->text);
    gboolean ends = n && strchr(".:;,", line->text[n - 1]);
    return line->bold && !full && !ends;
}

/* One line that ends without a stop, well before the margin, with nothing close below: a title, not a
 * paragraph. */
static gboolean is_short_title(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    gsize n = strlen(line->text);
    if (line->x1 > line->right - 0.12F * (line->right - view->left) ||
        (n && strchr(".:;,?!)", line->text[n - 1])) || view->source->format != UNDEX_FORMAT_PDF)
        return FALSE;
    for (guint i = index + 1; i < view->lines->len; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->role == ROLE_FURNITURE)
            continue;
        return next->page != line->page || next->column != line->column || next->role != ROLE_BODY ||
               next->y1 - line->y1 > 1.18F * view->pitch;
    }
    return TRUE;
}

static float weigh(const segment_view *view, guint index, gboolean usual_place)
{
    const segment_line *line = segment_line_at(view, index);
    float weight = 1;
    if (view->source->format == UNDEX_FORMAT_PDF) {
        weight += segment_is_body_size(view, line) ? 0.5F : -1.5F;
        weight += usual_place ? 0.5F : -1.0F;
    }
    weight += gap_above(view, index) ? 0.4F : -0.4F;
    if (looks_like_heading(view, line) || is_short_title(view, index))
        weight -= 2.0F;
    else if (line->bold)
        weight -= 0.3F;
    if (line->cells > 2)
        weight -= 1.0F;
    return weight;
}

/* What it costs to start numbers again between two lines: the strongest reason that stands between them. */
static float boundary_between(const segment_view *view, guint from, guint to)
{
    float cost = RESTART_OPEN;
    for (guint i = from + 1; i <= to && cost > RESTART_COMPONENT; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE || line->role == ROLE_NOTE)
            continue;
        gboolean heads = i < to && (line->role == ROLE_BODY || line->role == ROLE_TABLE);
        segment_level level = heads ? segment_heading_level(view, i) : LEVEL_NONE;
        if (level == LEVEL_COMPONENT)
            cost = RESTART_COMPONENT;
        else if (i < to && line->role == ROLE_BODY && segment_matches(PATTERN_CHAPEAU, line->text, NULL))
            cost = MIN(cost, 2 * RESTART_COMPONENT);
        else if (line->role == ROLE_BODY && level != LEVEL_NONE)
            cost = MIN(cost, RESTART_HEADING);
        else if (line->page != (line - 1)->page)
            cost = MIN(cost, RESTART_HEADING + 1.5F);
    }
    return cost;
}

/* How many candidates in the text's type begin at about this place of the line. */
static guint beginning_at(const GArray *candidates, const segment_view *view, float x)
{
    guint near = 0;
    for (guint j = 0; j < candidates->len && j < PLACES; j++) {
        const segment_line *line = segment_line_at(view, g_array_index(candidates, candidate, j).line);
        near += segment_is_body_size(view, line) && fabsf(line->x0 - x) < 6;
    }
    return near;
}

static GArray *find_candidates(segment_view *view, const char *section)
{
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(candidate));
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        candidate c = {.line = i, .previous = -1};
        if (line->role != ROLE_BODY && line->role != ROLE_TABLE)
            continue;
        gboolean found = section ? read_section(line->text, section, &c) : read_plain(line->text, &c);
        if (!found || c.value < 1 || c.value > 2500)
            continue;
        g_array_append_val(candidates, c);
    }
    for (guint i = 0; i < candidates->len; i++) {
        candidate *c = &g_array_index(candidates, candidate, i);
        guint places = beginning_at(candidates, view, segment_line_at(view, c->line)->x0);
        c->weight = weigh(view, c->line, places * 8 >= MIN(candidates->len, PLACES));
        if (segment_line_at(view, c->line)->role == ROLE_TABLE)
            c->weight -= 2.0F;
        c->boundary =
            boundary_between(view, i ? g_array_index(candidates, candidate, i - 1).line : 0, c->line);
    }
    return candidates;
}

/*
 * A list within a paragraph: candidates between two numbers that follow one another which count from 1 at one
 * place. Their weight speaks for the numbers around them: the outer sequence goes on afterwards.
 */
static float nested(const GArray *candidates, guint from, guint to, const segment_view *view, GArray *members)
{
    int expected = 1;
    const candidate *outer = &g_array_index(candidates, candidate, from);
    const float margin = segment_line_at(view, outer->line)->x0 + 8;
    float total = 0, x = 0;
    gboolean longest = FALSE;
    if (outer->weight < 1 || g_array_index(candidates, candidate, to).weight < 1)
        return 0;
    for (guint k = from + 1; k < to; k++) {
        const candidate *c = &g_array_index(candidates, candidate, k);
        const segment_line *line = segment_line_at(view, c->line);
        if (c->value == 1 && expected > 2)
            expected = 1; /* another list */
        if (c->value != expected || (expected > 1 && fabsf(line->x0 - x) > 9))
            continue;
        if (expected == 1) {
            /* Set in from the outer numbers, or below a heading that lets numbers start again. */
            if (line->x0 < margin && c->boundary > 2 * RESTART_COMPONENT)
                continue;
            x = line->x0;
        }
        expected++;
        longest |= expected > 2;
        total += MAX(c->weight, 0.3F);
        if (members)
            g_array_append_val(members, k);
    }
    return longest ? 0.9F * total : 0;
}

/* The best chain; returns the index of its last candidate, -1 where there is none. */
static int find_chain(GArray *candidates, const segment_view *view)
{
    int last = -1;
    float best = 0;
    for (guint i = 0; i < candidates->len; i++) {
        candidate *c = &g_array_index(candidates, candidate, i);
        c->total = c->weight - MIN(4.0F, LATE_START * (float)(c->value - 1));
        c->previous = -1;
        float restart = c->boundary;
        for (guint j = i; j-- > 0 && i - j < WINDOW;) {
            const candidate *p = &g_array_index(candidates, candidate, j);
            float cost;
            int step = c->value - p->value;
            gboolean again = FALSE;
            if (c->part != p->part) {
                cost = PART + MIN(4.0F, LATE_START * (float)(c->value - 1));
                again = TRUE;
            } else if (step >= 1 && step <= MAX_GAP) {
                cost = GAP_COST * (float)(step - 1);
                if (fabsf(segment_line_at(view, c->line)->x0 - segment_line_at(view, p->line)->x0) > 14)
                    cost += SHIFT;
                if (step == 1 && i - j > 2 && i - j < NESTED_WINDOW)
                    cost -= nested(candidates, j, i, view, NULL);
            } else if (step == 0 && strchr(c->label, ' ')) {
                cost = 0; /* 12 bis */
            } else {
                cost = restart + MIN(4.0F, LATE_START * (float)(c->value - 1));
                again = TRUE;
            }
            /* The same step may also be a fresh start: two annexes of one paragraph each. */
            if (p->total + c->weight - cost > c->total) {
                c->total = p->total + c->weight - cost;
                c->previous = (int)j;
                c->restart = again;
            }
            restart = MIN(restart, p->boundary);
        }
        if (c->total > best)
            best = c->total, last = (int)i;
    }
    return last;
}

static void accept(segment_view *view, GArray *numbers, const candidate *c, int run)
{
    segment_number number = {.line = c->line,
                             .value = c->value,
                             .run = run,
                             .label_bytes = c->label_bytes,
                             .origin = UNDEX_LABEL_PRINTED};
    g_strlcpy(number.label, c->label, sizeof number.label);
    segment_line *line = segment_line_at(view, c->line);
    line->role = ROLE_BODY;
    line->number = (int)numbers->len;
    line->label_bytes = c->label_bytes;
    g_array_append_val(numbers, number);
}

/* Numbers within the numbers: those of a draft resolution are paragraphs of their own, those of a list are
 * not. */
static void accept_nested(segment_view *view, GArray *numbers, const GArray *candidates, guint from, guint to,
                          int *runs)
{
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint));
    if (nested(candidates, from, to, view, members) <= 0)
        return;
    gboolean open = FALSE;
    for (guint k = 0; k < members->len; k++) {
        const candidate *c = &g_array_index(candidates, candidate, g_array_index(members, guint, k));
        if (c->value == 1) {
            const candidate *before =
                k ? &g_array_index(candidates, candidate, g_array_index(members, guint, k - 1))
                  : &g_array_index(candidates, candidate, from);
            open = boundary_between(view, before->line, c->line) <=
                   (open ? RESTART_HEADING : 2 * RESTART_COMPONENT);
            if (open)
                (*runs)++;
        }
        accept(view, numbers, c, *runs);
        g_array_index(numbers, segment_number, numbers->len - 1).item = !open;
    }
}

/* A number that a scan has damaged: a short first piece at the numbers' place, the text where theirs begins.
 */
static gboolean is_damaged(const segment_view *view, guint index, const segment_line *like, int *bytes)
{
    const segment_line *line = segment_line_at(view, index);
    gsize piece = strcspn(line->text, "\t ");
    if (line->role != ROLE_BODY || line->number >= 0 || !piece || piece > 6 || !line->text[piece] ||
        line->bold || fabsf(line->x0 - like->x0) > 8 || !segment_is_body_size(view, line) ||
        !gap_above(view, index))
        return FALSE;
    if (g_unichar_isalpha(g_utf8_get_char(line->text)) && !strpbrk(line->text, ".>*:-\t"))
        return FALSE;
    gboolean tab = line->text[piece] == '\t';
    if (like->second > 0 && tab && fabsf(line->second - like->second) > 10)
        return FALSE;
    if (!tab && !strchr(".>*-:;", line->text[piece - 1]))
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

/* Where numbers are missing and as many lines begin with something damaged in their place, these are the
 * numbers. */
static void infer_damaged(segment_view *view, GArray *numbers)
{
    guint count = numbers->len;
    for (guint k = 0; k < count; k++) {
        segment_number next = g_array_index(numbers, segment_number, k);
        gboolean first = k == 0;
        segment_number before =
            first ? (segment_number){.value = 0} : g_array_index(numbers, segment_number, k - 1);
        int missing = next.value - before.value - 1;
        if (next.item || missing < 1 || missing > MAX_INFERRED ||
            (!first && (before.run != next.run || before.item)))
            continue;
        guint found[MAX_INFERRED] = {0}, from = first ? 0 : before.line + 1;
        int bytes[MAX_INFERRED] = {0}, n = 0;
        for (guint i = from; i < next.line; i++) {
            int label = 0;
            if (!is_damaged(view, i, segment_line_at(view, next.line), &label))
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
            g_snprintf(number.label, sizeof number.label, "%d", number.value);
            g_array_append_val(numbers, number);
        }
    }
    g_array_sort(numbers, by_line);
    for (guint k = 0; k < numbers->len; k++) {
        const segment_number *number = &g_array_index(numbers, segment_number, k);
        segment_line_at(view, number->line)->number = (int)k;
        segment_line_at(view, number->line)->label_bytes = number->label_bytes;
    }
}

GArray *segment_numbers(segment_view *view)
{
    g_autofree char *section = find_section(view);
    g_autoptr(GArray) candidates = find_candidates(view, section);
    g_autoptr(GArray) chain = g_array_new(FALSE, FALSE, sizeof(guint));
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(segment_number));
    for (int i = find_chain(candidates, view); i >= 0; i = g_array_index(candidates, candidate, i).previous)
        g_array_append_val(chain, i);
    int runs = 0, run = 0;
    for (guint k = chain->len; k-- > 0;) {
        guint at = g_array_index(chain, guint, k);
        const candidate *c = &g_array_index(candidates, candidate, at);
        if (c->weight <= 0)
            continue;
        if (numbers->len && c->restart)
            run = ++runs;
        accept(view, numbers, c, run);
        if (k && !g_array_index(candidates, candidate, g_array_index(chain, guint, k - 1)).restart)
            accept_nested(view, numbers, candidates, at, g_array_index(chain, guint, k - 1), &runs);
    }
    if (!section && view->source->format == UNDEX_FORMAT_PDF)
        infer_damaged(view, numbers);
    return numbers;
}
