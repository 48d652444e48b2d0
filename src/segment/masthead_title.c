// SPDX-License-Identifier: GPL-3.0-or-later
/* The title: of a resolution, of a meeting's record, of any other document. */
#include "masthead.h"
#include "patterns.h"

#include <math.h>
#include <string.h>

/* "48/246. Financing of the Mission": a resolution's own title, with the lines that go on close below. */
static gboolean find_resolution_title(segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
        gboolean resolution = strstr(symbol, "/RES/") || strstr(symbol, "/DEC/");
        if (line->role != ROLE_BODY || !(line->bold || resolution) ||
            !segment_matches(PATTERN_RESOLUTION_TITLE, line->text, &match))
            continue;
        int group = undex_pattern_group(&segment_patterns[PATTERN_RESOLUTION_TITLE], "t");
        GString *title = g_string_new(line->text + match.start[group]);
        view->title_first = i;
        for (i++; i < view->lines->len; i++) {
            const segment_line *next = segment_line_at(view, i);
            if (next->page > 1 || next->bold != line->bold || fabsf(next->size - line->size) > 0.5F ||
                next->y1 - (next - 1)->y1 > 1.3F * MAX(view->pitch, line->size) || title->len > 300)
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
        if (!segment_matches(PATTERN_MEETING, line->text, &match) || strlen(line->text) > 60)
            continue;
        document->title = g_strndup(line->text + match.start[0], (gsize)undex_match_length(&match, 0));
        return TRUE;
    }
    return FALSE;
}

/* The foot of the last line of the head's own: session, agenda item. The title stands below. */
static float end_of_fields(const segment_view *view)
{
    float foot = 0;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_BODY && masthead_in_reach(view, i) && strlen(line->text) < 120 &&
            (segment_matches(PATTERN_SESSION, line->text, NULL) ||
             segment_matches(PATTERN_AGENDA, line->text, NULL) ||
             segment_matches(PATTERN_DISTR, line->text, NULL)))
            foot = MAX(foot, line->y1);
    }
    return foot;
}

/* A heading with a number is the text's first, not the document's title. */
static gboolean may_be_title(const segment_line *line)
{
    return line->role == ROLE_BODY && line->number < 0 && strlen(line->text) > 6 &&
           !segment_matches(PATTERN_ROMAN, line->text, NULL) &&
           !segment_matches(PATTERN_LETTER, line->text, NULL) &&
           !segment_matches(PATTERN_ORIGINAL, line->text, NULL) &&
           !segment_matches(PATTERN_DISTR, line->text, NULL) &&
           !segment_matches(PATTERN_SUMMARY, line->text, NULL) &&
           !segment_matches(PATTERN_CONTENTS, line->text, NULL);
}

/* The first page's largest bold line below `from`; -1: none. `least`: a share of the text's size. */
static int largest_bold(const segment_view *view, float from, float least)
{
    float size = 0;
    int first = -1;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (may_be_title(line) && line->bold && line->y0 >= from &&
            line->y0 < 0.75F * masthead_page_height(view) && line->size > size * 1.05F &&
            line->size > least * view->body)
            size = line->size, first = (int)i;
    }
    return first;
}

/* "Letter dated 3 March ...", however it is set. */
static int find_letter(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++)
        if (segment_line_at(view, i)->role == ROLE_BODY &&
            segment_matches(PATTERN_LETTER_TITLE, segment_line_at(view, i)->text, NULL))
            return (int)i;
    return -1;
}

/* In a typewritten document, the first line of capitals below the head's fields. */
static int find_capitals(const segment_view *view, float from)
{
    for (guint i = 0; from > 0 && i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        g_autofree char *upper = g_utf8_strup(line->text, -1);
        if (may_be_title(line) && line->y0 >= from && strcmp(upper, line->text) == 0 &&
            strlen(line->text) > 12 && line->y0 < 0.75F * masthead_page_height(view))
            return (int)i;
    }
    return -1;
}

static gboolean goes_on_title(const segment_view *view, guint first, const segment_line *last,
                              const segment_line *line)
{
    const segment_line *head = segment_line_at(view, first);
    return line->page == 1 && line->bold == head->bold && fabsf(line->size - head->size) <= 0.6F &&
           line->y0 - last->y1 <= 1.0F * head->size && may_be_title(line);
}

/* The largest bold type below the head's fields; else a letter's first lines; else the first capitals. */
static void find_report_title(segment_view *view, undex_document *document)
{
    float fields = end_of_fields(view);
    if (view->source->format != UNDEX_FORMAT_PDF)
        return;
    int at = largest_bold(view, MAX(fields, 0.2F * masthead_page_height(view)), 1.15F);
    /* On the cover of Official Records the session stands below the title, which is larger by far. */
    int largest = largest_bold(view, 0.15F * masthead_page_height(view), 1.15F);
    if (at >= 0 && largest >= 0 &&
        segment_line_at(view, (guint)largest)->size > 1.25F * segment_line_at(view, (guint)at)->size)
        at = largest;
    if (at < 0)
        at = find_letter(view);
    if (at < 0)
        at = largest_bold(view, 0.2F * masthead_page_height(view), 1.15F);
    if (at < 0 && fields > 0)
        at = largest_bold(view, fields, 0.95F);
    if (at < 0)
        at = find_capitals(view, fields);
    if (at < 0)
        return;
    guint first = (guint)at;
    GString *title = g_string_new(segment_line_at(view, first)->text);
    view->title_first = first;
    view->title_end = first + 1;
    for (guint i = first + 1; i < view->lines->len && title->len < 600; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE)
            continue;
        if (!goes_on_title(view, first, segment_line_at(view, view->title_end - 1), line))
            break;
        g_string_append_c(title, ' ');
        g_string_append(title, line->text);
        view->title_end = i + 1;
    }
    document->title = g_strdelimit(g_string_free(title, FALSE), "\t", ' ');
}

void masthead_title(segment_view *view, undex_document *document)
{
    const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
    gboolean record = strstr(symbol, "/PV.") || strstr(symbol, "/SR.");
    if (!(record && find_record_title(view, document)) && !find_resolution_title(view, document))
        find_report_title(view, document);
}
