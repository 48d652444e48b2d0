// SPDX-License-Identifier: GPL-3.0-or-later
/* The head of a plain text holds symbol, date and session, each alone on a line, and the title. */
#include "segment/plain/plain.h"
#include "segment/segment_patterns.h"

enum {
    DATE_AT = 25,      /* byte of its line where a date begins, at most */
    FIELD_BYTES = 160, /* of a line of the head */
    FIELD_CELLS = 8,   /* of it that are looked at; the last holds the rest */
    TITLE_BYTES = 8,   /* of a title, at least */
};

enum { REACH = 30, PROSE = 220 }; /* lines that a head may take; bytes of a chunk that is text already */

static const segment_pattern fields[] = {PATTERN_DISTR,  PATTERN_ORIGINAL,    PATTERN_SESSION,
                                         PATTERN_AGENDA, PATTERN_SYMBOL_LINE, PATTERN_LANGUAGE_LINE};

static gboolean is_date(const char *text)
{
    undex_match match;
    return segment_matches(PATTERN_DATE, text, &match) && match.start[0] < DATE_AT &&
           match.end[0] >= (int)strlen(text) - 1;
}

static gboolean is_field(const segment_line *line)
{
    if (strlen(line->text) > FIELD_BYTES || plain_is_finished(line->text))
        return FALSE;
    g_auto(GStrv) cells = g_strsplit(line->text, "\t", FIELD_CELLS);
    for (guint c = 0; cells[c]; c++) {
        if (is_date(cells[c]))
            return TRUE;
        for (guint f = 0; f < G_N_ELEMENTS(fields); f++)
            if (segment_matches(fields[f], cells[c], NULL))
                return TRUE;
    }
    return FALSE;
}

/* Where the text begins: a numbered line, a numbered heading, a long chunk. */
static guint head_end(const segment_view *view)
{
    plain_block chunk;
    for (guint i = 0; plain_next_block(view, i, &chunk); i = chunk.last + 1) {
        const segment_line *line = segment_line_at(view, chunk.first);
        gboolean heading = line->verdict.level && line->verdict.level != LEVEL_PLAIN &&
                           line->verdict.level != LEVEL_COMPONENT;
        if (chunk.first >= REACH || line->verdict.number >= 0 || heading || line->verdict.flow == FLOW_ITEM ||
            (!line->verdict.level && plain_block_bytes(view, chunk) > PROSE) ||
            segment_matches(PATTERN_SUMMARY, line->text, NULL) ||
            segment_matches(PATTERN_CHAPEAU, line->text, NULL))
            return chunk.first;
    }
    return MIN(view->lines->len, REACH);
}

static void set_title(segment_view *view, undex_document *document, plain_block chunk)
{
    GString *title = g_string_new(NULL);
    for (guint i = chunk.first; i <= chunk.last; i++) {
        if (title->len)
            g_string_append_c(title, ' ');
        g_string_append(title, segment_line_at(view, i)->text);
    }
    document->title = g_strdelimit(g_string_free(title, FALSE), "\t", ' ');
    view->title_first = chunk.first;
    view->title_end = chunk.last + 1;
}

void plain_masthead(segment_view *view, undex_document *document)
{
    guint end = head_end(view), last = 0;
    for (guint i = 0; i < end; i++)
        if (segment_line_at(view, i)->verdict.role == ROLE_BODY && is_field(segment_line_at(view, i)))
            last = i + 1;
    for (guint i = 0; i < last; i++)
        if (segment_line_at(view, i)->verdict.role == ROLE_BODY &&
            segment_line_at(view, i)->verdict.level != LEVEL_COMPONENT)
            segment_line_at(view, i)->verdict.role = ROLE_MASTHEAD;
    plain_block chunk;
    for (guint i = last; plain_next_block(view, i, &chunk) && chunk.first < end; i = chunk.last + 1) {
        const segment_line *line = segment_line_at(view, chunk.first);
        if (!line->verdict.level && plain_is_finished(plain_block_tail(view, chunk)))
            return;
        if (line->verdict.level != LEVEL_PLAIN || strlen(line->text) < TITLE_BYTES)
            continue;
        set_title(view, document, chunk);
        return;
    }
}
