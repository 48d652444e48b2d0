// SPDX-License-Identifier: GPL-3.0-or-later
/* Every line that begins like a numbered paragraph is a candidate, with a weight for its place and form. */
#include "segment/headings/act_openings.h"
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/letters.h"
#include "segment/numbers/number_sequence.h"
#include "segment/numbers/paragraph_numbers.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

static const float FULL = 0.12F; /* of the width: a line of a paragraph ends within it of the right margin */
static const float GAP_ABOVE = 1.18F; /* of the pitch: more lies above a numbered paragraph */
static const float ONE_PLACE = 6;     /* points between the numbers that begin at one place of the line */
enum {
    HEADING_LINES = 4,
    PLACES = 800,       /* of many candidates so many are asked where they begin */
    USUAL_SHARE = 8,    /* one in so many begins at a place that is usual */
    FEWEST_SECTION = 5, /* lines that number the paragraphs of a section of the budget */
};

/* What speaks for a candidate and against it, in units of one well-placed candidate. */
static const float OF_BODY_SIZE = 0.5F, OF_OTHER_SIZE = -1.5F;
static const float AT_USUAL_PLACE = 0.5F, ELSEWHERE = -1.0F;
static const float BELOW_GAP = 0.4F, BELOW_NO_GAP = -0.4F;
static const float LIKE_HEADING = 2.6F; /* less than nought is left: a number only where it fills a gap */
static const float SHORT_TITLE = 2.0F, BOLD = 0.3F, OF_CELLS = 1.0F, IN_TABLE = 2.0F;

static void set_label(numbers_candidate *c, const char *text, int from, int to)
{
    g_autoptr(GString) label = g_string_new(NULL);
    for (const char *p = text + from; p < text + to; p = g_utf8_next_char(p)) {
        gunichar ch = segment_char_at(p);
        int digit = ch < 0x80 ? -1 : g_unichar_digit_value(ch);
        segment_append(label, digit < 0 ? ch : (gunichar)('0' + digit));
    }
    g_strlcpy(c->label, label->str, sizeof c->label);
}

/* 12. or 12 bis. */
static gboolean read_plain(const char *text, numbers_candidate *c)
{
    undex_match match;
    if (!segment_matches(PATTERN_NUMBER, text, &match))
        return FALSE;
    int n = undex_pattern_group(&segment_patterns[PATTERN_NUMBER], "n");
    int bis = undex_pattern_group(&segment_patterns[PATTERN_NUMBER], "bis");
    set_label(c, text, match.start[n], match.start[bis] < 0 ? match.end[n] : match.end[bis]);
    c->value = segment_line_value(text + match.start[n]);
    c->bis = strchr(c->label, ' ') != NULL;
    c->label_bytes = match.end[0];
    return TRUE;
}

/* 21.1 of a budget, with the section's number before the point. */
static gboolean read_section(const char *text, const char *section, numbers_candidate *c)
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
    set_label(c, text, match.start[p], match.end[n]);
    /* 8.I.7 and 8.II.7 are of two parts, each of which begins at one. */
    g_autofree char *part = g_strndup(c->label, (gsize)(strrchr(c->label, '.') - c->label));
    c->part = g_str_hash(part);
    c->value = segment_line_value(text + match.start[n]);
    c->bis = strchr(c->label, ' ') != NULL;
    c->label_bytes = match.end[0];
    return TRUE;
}

char *numbers_find_section(const segment_view *view)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    char *best = NULL;
    guint most = 0, plain = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        numbers_candidate c;
        if (line->verdict.role != ROLE_BODY || line->bold || !segment_is_body_size(view, line))
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
    if (most >= FEWEST_SECTION && most > plain)
        return best;
    g_free(best);
    return NULL;
}

gboolean numbers_gap_above(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    for (guint i = index; i-- > 0;) {
        const segment_line *above = segment_line_at(view, i);
        if (above->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        if (above->page != line->page || above->column != line->column)
            return TRUE;
        return line->y1 - above->y1 > GAP_ABOVE * view->pitch || above->verdict.role != ROLE_BODY ||
               above->bold;
    }
    return TRUE;
}

/* Whether a line goes on with the one above in the same type, close below. */
static gboolean goes_on_alike(const segment_view *view, const segment_line *above, const segment_line *line)
{
    return line->page == above->page && line->column == above->column &&
           line->verdict.role == above->verdict.role && line->bold == above->bold &&
           line->italic == above->italic && fabsf(line->size - above->size) < TYPE_SAME_SIZE &&
           line->y1 - above->y1 < PITCH_OF_TEXT * view->pitch * MAX(1, line->size / view->body) &&
           !segment_matches(PATTERN_NUMBER, line->text, NULL);
}

/* Whether a gap and then other type follow a line on its page. */
static gboolean stands_apart(const segment_view *view, guint index)
{
    if (index + 1 >= view->lines->len)
        return FALSE;
    const segment_line *line = segment_line_at(view, index), *next = line + 1;
    return next->page == line->page && next->column == line->column && next->verdict.role == ROLE_BODY &&
           !next->bold_lead && !next->italic_lead && next->y1 - line->y1 > GAP_ABOVE * view->pitch;
}

/* Set like a heading: in bold, in italics or in larger type than the text, of few lines, the last of which
 * ends well before the margin and without a stop. */
static gboolean is_set_like_heading(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    if (!line->bold && !line->italic && line->size < TYPE_LARGER * view->body)
        return FALSE;
    guint last = index;
    while (last + 1 < view->lines->len && last < index + HEADING_LINES &&
           goes_on_alike(view, line, segment_line_at(view, last + 1)))
        line = segment_line_at(view, ++last);
    gsize n = strlen(line->text);
    gboolean full = line->x1 > line->right - FULL * (line->right - view->left);
    return n && !segment_ends_in(line->text, n, ".:;,") && (!full || stands_apart(view, last));
}

/* One line that ends without a stop, well before the margin, with nothing close below: a title. */
static gboolean is_short_title(const segment_view *view, guint index)
{
    const segment_line *line = segment_line_at(view, index);
    gsize n = strlen(line->text);
    if (line->x1 > line->right - FULL * (line->right - view->left) ||
        segment_ends_in(line->text, n, ".:;,?!)"))
        return FALSE;
    for (guint i = index + 1; i < view->lines->len; i++) {
        const segment_line *next = segment_line_at(view, i);
        if (next->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        return next->page != line->page || next->column != line->column || next->verdict.role != ROLE_BODY ||
               next->y1 - line->y1 > GAP_ABOVE * view->pitch;
    }
    return TRUE;
}

static gboolean begins_an_act(const segment_view *view, const numbers_candidate *c)
{
    const segment_line *line = segment_line_at(view, c->line);
    return (line->italic_lead && !line->italic) || segment_opens_operative(line->text + c->label_bytes, TRUE);
}

static float weigh(const segment_view *view, const numbers_candidate *c, gboolean usual_place)
{
    const segment_line *line = segment_line_at(view, c->line);
    float weight = 1;
    weight += segment_is_body_size(view, line) ? OF_BODY_SIZE : OF_OTHER_SIZE;
    weight += usual_place ? AT_USUAL_PLACE : ELSEWHERE;
    weight += numbers_gap_above(view, c->line) ? BELOW_GAP : BELOW_NO_GAP;
    if (c->heading)
        weight -= LIKE_HEADING;
    else if (is_short_title(view, c->line))
        weight -= SHORT_TITLE;
    else if (line->bold)
        weight -= BOLD;
    if (line->cells > 2)
        weight -= OF_CELLS;
    return weight;
}

/* How many candidates in the text's type begin at about this place of the line. */
static guint beginning_at(const GArray *candidates, const segment_view *view, float place)
{
    guint near = 0;
    for (guint j = 0; j < candidates->len && j < PLACES; j++) {
        const segment_line *line =
            segment_line_at(view, g_array_index(candidates, numbers_candidate, j).line);
        near += segment_is_body_size(view, line) && fabsf(line->x0 - place) < ONE_PLACE;
    }
    return near;
}

GArray *numbers_find_candidates(segment_view *view, const char *section)
{
    GArray *candidates = g_array_new(FALSE, FALSE, sizeof(numbers_candidate));
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        numbers_candidate c = {.line = i, .place = line->x0, .previous = -1, .outer = -1, .run = -1};
        if (line->verdict.role != ROLE_BODY && (line->verdict.role != ROLE_TABLE || line->verdict.row >= 0))
            continue;
        gboolean found = section ? read_section(line->text, section, &c) : read_plain(line->text, &c);
        if (!found || c.value < 1 || c.value > NUMBERS_GREATEST)
            continue;
        g_array_append_val(candidates, c);
    }
    for (guint i = 0; i < candidates->len; i++) {
        numbers_candidate *c = &g_array_index(candidates, numbers_candidate, i);
        guint places = beginning_at(candidates, view, c->place);
        c->heading = is_set_like_heading(view, c->line);
        c->act = begins_an_act(view, c);
        c->weight = weigh(view, c, places * USUAL_SHARE >= MIN(candidates->len, PLACES));
        if (segment_line_at(view, c->line)->verdict.role == ROLE_TABLE)
            c->weight -= IN_TABLE;
        c->boundary =
            numbers_boundary(view, i ? g_array_index(candidates, numbers_candidate, i - 1).line : 0, c->line);
    }
    return candidates;
}
