// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds the title: of a resolution, of a meeting's record, or of any other document. */
#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"
#include "segment/title_page/masthead.h"

#include <math.h>
#include <string.h>

static const float CLEARLY_LARGER = 1.05F;           /* of two sizes one is larger from this factor on */
enum { RESOLUTION_BYTES = 300, MEETING_BYTES = 60 }; /* of a title, and of the line that names a meeting */

static const float FAR_LARGER = 1.6F; /* by which it is one without being bold */

enum { LONGEST = 600 }; /* bytes of a title with its parts */

/* "48/246. Financing of the Mission": a resolution's own title, with the lines that go on close below. */
static gboolean find_resolution_title(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
        gboolean resolution = strstr(symbol, "/RES/") || strstr(symbol, "/DEC/");
        if (line->verdict.role != ROLE_BODY || !(line->bold || resolution) ||
            !segment_matches(PATTERN_RESOLUTION_TITLE, line->text, &match))
            continue;
        int group = undex_pattern_group(&segment_patterns[PATTERN_RESOLUTION_TITLE], "t");
        GString *title = g_string_new(line->text + match.start[group]);
        view->title_first = i;
        for (i++; i < view->lines->len; i++) {
            const segment_line *next = segment_line_at(view, i);
            if (next->page > 1 || next->bold != line->bold ||
                fabsf(next->size - line->size) > TYPE_LIKE_SIZE ||
                next->y1 - (next - 1)->y1 > PITCH_OF_TEXT * MAX(view->pitch, line->size) ||
                title->len > RESOLUTION_BYTES)
                break;
            g_string_append_c(title, ' ');
            g_string_append(title, next->text);
        }
        view->title_end = i;
        document->title = g_strdelimit(g_string_free(title, FALSE), "\t", ' ');
        return TRUE;
    }
    return FALSE;
}

/* "64th plenary meeting" at the head of a record. */
static gboolean find_record_title(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && masthead_in_reach(view, i); i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        if (!segment_matches(PATTERN_MEETING, line->text, &match) || strlen(line->text) > MEETING_BYTES)
            continue;
        document->title = g_strndup(line->text + match.start[0], (gsize)undex_match_length(&match, 0));
        return TRUE;
    }
    return FALSE;
}

/* The first page's largest bold line below the head; type that is larger by far need not be bold. -1: none.
 * `least`: a share of the text's size. */
static int find_largest(const segment_view *view, const masthead_zone *zone, float least)
{
    float size = 0;
    int first = -1;
    for (guint i = zone->end; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        float much = line->bold ? 1 : FAR_LARGER;
        if (!line->column && masthead_may_be_title(view, line) && !masthead_is_beside(zone, line) &&
            line->size > size * much * CLEARLY_LARGER && line->size > least * much * view->body)
            size = line->size, first = (int)i;
    }
    return first;
}

/* "Letter dated 3 March ...", however it is set. */
static int find_letter(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++)
        if (segment_line_at(view, i)->verdict.role == ROLE_BODY &&
            segment_matches(PATTERN_LETTER_TITLE, segment_line_at(view, i)->text, NULL))
            return (int)i;
    return -1;
}

static gboolean is_capital(const char *text)
{
    g_autofree char *upper = g_utf8_strup(text, -1), *lower = g_utf8_strdown(text, -1);
    return strcmp(upper, text) == 0 && strcmp(lower, text) != 0 && strlen(text) > 2 * MASTHEAD_SHORTEST;
}

/* In a typewritten document, the first lines that are set in or centred below the fields; `capitals`:
 * wherever the line begins, if it is all capitals. */
static int find_centred(const segment_view *view, const masthead_zone *zone, gboolean capitals)
{
    for (guint i = zone->end; zone->margin > 0 && i < view->lines->len && segment_line_at(view, i)->page == 1;
         i++) {
        const segment_line *line = segment_line_at(view, i);
        if (masthead_begins_text(view, line))
            break;
        if (!masthead_may_be_title(view, line) || masthead_is_field(view, line))
            continue;
        if (capitals ? is_capital(line->text) : !masthead_is_beside(zone, line))
            return (int)i;
    }
    return -1;
}

static gboolean introduces(const segment_view *view, masthead_block b)
{
    return masthead_block_matches(view, b, PATTERN_REQUEST) || masthead_is_organ_name(view, b);
}

/* What is largest may be the organ's name over its report, the request that an item be taken up, or those who
 * report below a title in smaller type: then the title is the masthead_block below, or above. */
static masthead_block settle(const segment_view *view, const masthead_zone *zone, masthead_block b)
{
    masthead_block below = masthead_block_below(view, b);
    if (below.end && introduces(view, b) && !introduces(view, below) &&
        !masthead_block_matches(view, below, PATTERN_REPORTED_BY) &&
        !masthead_block_matches(view, below, PATTERN_SESSION_ALONE))
        b = below;
    if (!masthead_block_matches(view, b, PATTERN_REPORTED_BY))
        return b;
    for (guint i = zone->end; i < b.first; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->y0 > zone->letterhead && line->bold && masthead_may_be_title(view, line) &&
            !masthead_is_beside(zone, line) && line->size > TYPE_TITLE * view->body)
            return masthead_block_at(view, i);
    }
    return b;
}

/* "Part IV / International cooperation", "Section 11 / Support for ...": which part of the whole it is. */
static void append_divisions(const segment_view *view, masthead_block b, GString *title)
{
    const segment_line *head = segment_line_at(view, b.first);
    for (guint i = b.end;
         i < view->lines->len && segment_line_at(view, i)->page == 1 && title->len < LONGEST;) {
        const segment_line *line = segment_line_at(view, i);
        if (line->bold != head->bold || line->verdict.role != ROLE_BODY ||
            line->size < TYPE_TITLE * view->body || !segment_matches(PATTERN_DIVISION, line->text, NULL))
            return;
        masthead_block division = masthead_block_at(view, i);
        g_autofree char *text = masthead_block_text(view, division);
        gsize label = strlen(line->text);
        gboolean apart = division.end > i + 1 && label < 2 * MASTHEAD_SHORTEST && strlen(text) > label;
        g_string_append_printf(title, "%s%.*s%s%s", i == b.end ? ": " : ", ",
                               (int)(apart ? label : strlen(text)), text, apart ? "," : "",
                               apart ? text + label : "");
        i = division.end;
    }
}

/* On a cover, a title may have a second part in smaller type right below, large nevertheless. */
static void append_subtitle(const segment_view *view, const masthead_zone *zone, masthead_block b,
                            GString *title)
{
    const segment_line *last = segment_line_at(view, b.end - 1), *below = last + 1;
    if (zone->letterhead > 0 || zone->margin > 0 || b.end >= view->lines->len || below->page != 1 ||
        below->column != last->column || below->size < FAR_LARGER * view->body ||
        below->size > last->size - 2 || below->y0 - last->y1 > last->size || below->y0 < last->y0 ||
        g_ascii_isdigit(below->text[0]) || !masthead_may_be_title(view, below) ||
        segment_matches(PATTERN_AUTHOR, below->text, NULL))
        return;
    masthead_block part = masthead_block_at(view, b.end);
    g_autofree char *text = masthead_block_text(view, part);
    if (title->len + strlen(text) < LONGEST)
        g_string_append_printf(title, ": %s", text);
}

static int find_report(const segment_view *view, masthead_zone *zone)
{
    const masthead_zone anywhere = {.letterhead = zone->letterhead, .end = zone->end};
    int at = find_largest(view, zone, MASTHEAD_LARGER);
    if (at < 0)
        at = find_letter(view);
    if (at < 0 && zone->margin > 0)
        at = find_largest(view, zone, TYPE_TITLE);
    /* A short bold line below a title of capitals names its country. */
    int centred = find_centred(view, zone, TRUE);
    if (centred >= 0 &&
        (at < 0 || (centred < at && segment_line_at(view, (guint)at)->size <= MASTHEAD_LARGER * view->body &&
                    !segment_line_at(view, (guint)centred)->bold)))
        at = centred;
    if (at < 0)
        at = find_centred(view, zone, FALSE);
    return at < 0 ? find_largest(view, &anywhere, zone->letterhead > 0 ? TYPE_TITLE : MASTHEAD_LARGER) : at;
}

/* The largest bold type below the head's fields; else a letter's first lines; else what is centred. */
static void find_report_title(segment_view *view, undex_document *document)
{
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    masthead_zone zone = masthead_find_zone(view);
    int at = find_report(view, &zone);
    if (at < 0)
        return;
    masthead_block b = settle(view, &zone, masthead_block_at(view, (guint)at));
    view->title_first = b.first;
    view->title_end = b.end;
    g_autofree char *text = masthead_block_text(view, b);
    GString *title = g_string_new(text);
    append_subtitle(view, &zone, b, title);
    append_divisions(view, b, title);
    document->title = g_string_free(title, FALSE);
}

void masthead_title(segment_view *view, undex_document *document)
{
    const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
    gboolean record = strstr(symbol, "/PV.") || strstr(symbol, "/SR.");
    if (!(record && find_record_title(view, document)) && !find_resolution_title(view, document))
        find_report_title(view, document);
}
