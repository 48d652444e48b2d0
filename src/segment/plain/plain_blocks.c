// SPDX-License-Identifier: GPL-3.0-or-later
/* This file decides where chunks of a plain text begin, and which of them go on over a page's end. */
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

enum {
    SPACED_WIDTH = 75,    /* per cent of a full line: where a line ends earlier the next begins anew, where */
    WRAPPED_WIDTH = 88,   /* blank lines stand between paragraphs and where none do */
    LONGEST_WORD = 20,    /* columns: what is longer is an address and breaks where it likes */
    BROKEN_OFF = 100,     /* bytes of a numbered paragraph that goes on over a page's end */
    BROKEN_OFF_ANY = 120, /* ... and of one without a number */
};
/* Columns by which a first line is set in, a line of an item, and a block. */
static const float FIRST_LINE = 0.5F, ITEM = 1.5F, BLOCK = 3;

static gboolean has_dash(const char *text)
{
    return (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ' && text[2];
}

static void strip_dash(segment_line *line)
{
    memmove(line->text, line->text + 2, strlen(line->text + 2) + 1);
    line->verdict.dash = TRUE;
}

static gboolean is_heading_form(const segment_line *line)
{
    undex_match match;
    if (line->verdict.level)
        return TRUE;
    if (segment_matches(PATTERN_COMPONENT, line->text, &match) && match.end[0] >= (int)strlen(line->text))
        return TRUE;
    if (!segment_matches(PATTERN_PLAIN_HEADING, line->text, &match))
        return FALSE;
    undex_pattern *pattern = &segment_patterns[PATTERN_PLAIN_HEADING];
    return match.start[undex_pattern_group(pattern, "d")] < 0;
}

/* Whether the next line's first word would have fitted where the line before ends. */
static gboolean ends_early(const segment_line *above, const segment_line *line, const plain_manner *manner)
{
    int word = (int)strcspn(line->text, " \t");
    int used = (int)(above->x1 / PLAIN_COLUMN);
    int width = manner->width * (manner->spaced ? SPACED_WIDTH : WRAPPED_WIDTH) / 100;
    return used + 1 + MIN(word, LONGEST_WORD) <= width;
}

static segment_flow flow_in_wrapped(const segment_line *above, segment_line *line, const plain_manner *manner)
{
    gboolean finished = plain_is_finished(above->text);
    gboolean early = ends_early(above, line, manner);
    float in = line->x0 - above->x0;
    if (above->verdict.level ||
        (finished && (is_heading_form(line) || segment_matches(PATTERN_SPEAKER, line->text, NULL))))
        return FLOW_BEGINS;
    if (has_dash(line->text) && (finished || above->verdict.dash || early)) {
        strip_dash(line);
        gboolean labelled = segment_matches(PATTERN_NUMBER, line->text, NULL) || is_heading_form(line);
        return labelled ? FLOW_BEGINS : FLOW_ITEM;
    }
    if (segment_matches(PATTERN_PLAIN_NOTE, line->text, NULL) &&
        (finished || g_str_has_prefix(line->text, "[^")))
        return FLOW_BEGINS;
    if (segment_matches(PATTERN_NUMBER, line->text, NULL))
        return finished && (early || in > FIRST_LINE * PLAIN_COLUMN) ? FLOW_BEGINS : FLOW_MAYBE;
    if (segment_matches(PATTERN_PLAIN_ITEM, line->text, NULL) &&
        (early || (finished && in > ITEM * PLAIN_COLUMN) || (finished && above->verdict.flow == FLOW_ITEM)))
        return FLOW_ITEM;
    if (!finished)
        return FLOW_GOES_ON;
    if (in >= BLOCK * PLAIN_COLUMN || (!manner->spaced && in >= FIRST_LINE * PLAIN_COLUMN) || early)
        return FLOW_BEGINS;
    return FLOW_GOES_ON;
}

static segment_flow flow_of(segment_view *view, guint i, const plain_manner *manner)
{
    segment_line *line = segment_line_at(view, i);
    const segment_line *above = i ? segment_line_at(view, i - 1) : NULL;
    gboolean apart = !above || above->verdict.role != ROLE_BODY || line->break_before;
    if (!apart && manner->wrapped)
        return flow_in_wrapped(above, line, manner);
    if (!apart && above->bold && line->bold && !plain_is_finished(above->text))
        return FLOW_GOES_ON;
    if (has_dash(line->text))
        strip_dash(line);
    if (segment_matches(PATTERN_NUMBER, line->text, NULL) || is_heading_form(line))
        return FLOW_BEGINS;
    if (line->verdict.dash || segment_matches(PATTERN_PLAIN_ITEM, line->text, NULL))
        return FLOW_ITEM;
    return FLOW_BEGINS;
}

/* Bold that runs over several lines of a chunk. */
static void strip_bold(segment_view *view)
{
    plain_block chunk;
    for (guint i = 0; plain_next_block(view, i, &chunk); i = chunk.last + 1) {
        guint signs = 0;
        for (guint k = chunk.first; k <= chunk.last; k++)
            for (const char *p = strstr(segment_line_at(view, k)->text, "**"); p; p = strstr(p + 2, "**"))
                signs++;
        for (guint k = chunk.first; signs && signs % 2 == 0 && k <= chunk.last; k++) {
            char *text = segment_line_at(view, k)->text;
            for (char *p = strstr(text, "**"); p; p = strstr(p, "**"))
                memmove(p, p + 2, strlen(p + 2) + 1);
        }
    }
}

void plain_blocks(segment_view *view, plain_manner manner)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        line->verdict.flow = line->verdict.role == ROLE_BODY ? flow_of(view, i, &manner) : FLOW_BEGINS;
    }
    if (manner.markdown)
        strip_bold(view);
}

/* Over breaks */

static gboolean same_first_word(const char *a, const char *b)
{
    gsize n = strcspn(a, " \t"), m = strcspn(b, " \t");
    return n == m && n && g_ascii_strncasecmp(a, b, n) == 0;
}

/* A page's end between two chunks: notes, page furniture, a form feed. */
static gboolean page_between(const segment_view *view, plain_block before, guint first)
{
    if (segment_line_at(view, before.last)->page != segment_line_at(view, first)->page)
        return TRUE;
    for (guint i = before.last + 1; i < first; i++) {
        segment_role role = segment_line_at(view, i)->verdict.role;
        if (role == ROLE_NOTE || role == ROLE_PAGE_FURNITURE)
            return TRUE;
    }
    return FALSE;
}

/* One of several alike: a list whose members carry no label. */
static gboolean is_sibling(const segment_view *view, plain_block before, plain_block chunk)
{
    plain_block next;
    const char *text = segment_line_at(view, chunk.first)->text;
    if (same_first_word(segment_line_at(view, before.first)->text, text))
        return TRUE;
    return plain_next_block(view, chunk.last + 1, &next) &&
           same_first_word(text, segment_line_at(view, next.first)->text);
}

static gboolean goes_on(const segment_view *view, plain_block before, plain_block chunk)
{
    const segment_line *line = segment_line_at(view, chunk.first);
    if (segment_line_at(view, before.first)->verdict.level)
        return FALSE;
    for (guint i = before.last + 1; i < chunk.first; i++) {
        segment_role role = segment_line_at(view, i)->verdict.role;
        if (role != ROLE_NOTE && role != ROLE_PAGE_FURNITURE && role != ROLE_RULE)
            return FALSE;
    }
    const char *tail = plain_block_tail(view, before);
    if (g_str_has_suffix(tail, ":") && segment_matches(PATTERN_PLAIN_QUOTED, line->text, NULL))
        return TRUE;
    if (plain_is_finished(tail))
        return FALSE;
    if (page_between(view, before, chunk.first))
        return TRUE;
    /* A numbered paragraph that breaks off, in a text that numbers its paragraphs. */
    const char *end = tail + strlen(tail);
    if (segment_line_at(view, before.first)->verdict.number >= 0 && tail < end &&
        plain_block_bytes(view, before) > BROKEN_OFF &&
        g_unichar_isalpha(g_utf8_get_char(g_utf8_find_prev_char(tail, end))))
        return TRUE;
    if (is_sibling(view, before, chunk))
        return FALSE;
    if (plain_begins_small(line->text) || plain_wants_more(tail))
        return TRUE;
    gunichar first = g_utf8_get_char(line->text);
    return plain_block_bytes(view, before) > BROKEN_OFF_ANY && !g_unichar_isupper(first) &&
           !g_unichar_isalpha(first);
}

void plain_flow(segment_view *view)
{
    plain_block chunk, before = {0, 0};
    gboolean any = FALSE;
    for (guint i = 0; plain_next_block(view, i, &chunk); i = chunk.last + 1) {
        segment_line *line = segment_line_at(view, chunk.first);
        if (line->verdict.number < 0 && !line->verdict.level) {
            if (line->verdict.flow == FLOW_MAYBE)
                line->verdict.flow = FLOW_GOES_ON;
            else if (segment_matches(PATTERN_NUMBER, line->text, NULL))
                line->verdict.flow = FLOW_ITEM;
            else if (line->verdict.flow == FLOW_BEGINS && any && goes_on(view, before, chunk))
                line->verdict.flow = FLOW_GOES_ON;
        }
        before.first = line->verdict.flow == FLOW_GOES_ON ? before.first : chunk.first;
        before.last = chunk.last;
        any = TRUE;
    }
}
