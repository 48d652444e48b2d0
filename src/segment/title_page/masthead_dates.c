// SPDX-License-Identifier: GPL-3.0-or-later
/* The dates of the first page say when a document was distributed, printed, adopted or reissued. */
#include "base/month.h"
#include "segment/segment_patterns.h"
#include "segment/title_page/masthead.h"

#include <math.h>
#include <string.h>

enum {
    LEAVES = 15,  /* pages on which a report's front matter may end */
    IMPRINT = 4,  /* pages on which an imprint stands */
    ADOPTION = 3, /* lines that say who adopted a resolution, at which meeting, and when */
};

static const float COLUMN = 20; /* points by which lines of one column may begin apart */

/* The number that some characters write; a scan takes 1 for l or I and breaks "19 84". */
static int read_digits(const char *text, int length)
{
    int value = 0;
    for (int i = 0; i < length; i++)
        if (g_ascii_isdigit(text[i]) || text[i] == 'l' || text[i] == 'I')
            value = value * 10 + (g_ascii_isdigit(text[i]) ? text[i] - '0' : 1);
    return value;
}

/* The first date in a text in the form of one pattern, ISO 8601; NULL: none. */
static char *date_like(segment_pattern which, const char *text)
{
    undex_match match;
    if (!segment_matches(which, text, &match))
        return NULL;
    undex_pattern *pattern = &segment_patterns[which];
    int d = undex_pattern_group(pattern, "d"), m = undex_pattern_group(pattern, "m"),
        y = undex_pattern_group(pattern, "y");
    g_autofree char *name = g_strndup(text + match.start[m], (gsize)undex_match_length(&match, m));
    int day = d < 0 ? 0 : read_digits(text + match.start[d], undex_match_length(&match, d));
    int month = g_ascii_isdigit(*name) ? (int)g_ascii_strtoll(name, NULL, 10) : undex_month_named(name);
    int year = read_digits(text + match.start[y], undex_match_length(&match, y));
    if (month < 1 || month > 12 || day > 31 || (d >= 0 && day < 1))
        return NULL;
    return day ? g_strdup_printf("%04d-%02d-%02d", year, month, day)
               : g_strdup_printf("%04d-%02d", year, month);
}

static char *date_in(const char *text)
{
    char *date = date_like(PATTERN_DATE, text);
    return date ? date : date_like(PATTERN_DATE_CHINESE, text);
}

/* A line's text with what was taken for marks put back: a scan raises the digits of "25 July 1984". */
static char *with_marks(const segment_line *line)
{
    GString *text = g_string_new(line->text);
    for (guint m = line->marks ? line->marks->len : 0; m-- > 0;) {
        const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
        if (mark->at > 0 && (gsize)mark->at <= text->len && g_ascii_isdigit(mark->text[0])) {
            g_string_insert(text, mark->at, mark->text);
            g_string_insert_c(text, mark->at, ' ');
        }
    }
    return g_string_free(text, FALSE);
}

static gboolean is_date_line(const char *text)
{
    return segment_matches(PATTERN_DATE_LINE, text, NULL) ||
           segment_matches(PATTERN_DATE_CHINESE, text, NULL);
}

/* The date of distribution: it stands below the line that says how the document is distributed. Where there
 * is no such line, the first that is a date; not one in parentheses, which is a session's, nor one that a
 * line mentions. */
static char *find_distributed(const segment_view *view)
{
    char *found = NULL;
    float column = -1; /* where the column begins that says how the document is distributed */
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        if (!masthead_in_reach(view, i))
            continue;
        if (segment_matches(PATTERN_DISTR, line->text, &match)) {
            const char *tab = strchr(line->text, '\t');
            column = tab && match.start[0] > tab - line->text ? line->second : line->x0;
        }
        g_autofree char *whole = with_marks(line);
        g_autofree char *date = whole[0] != '(' && is_date_line(whole) ? date_in(whole) : NULL;
        if (!date)
            continue;
        gboolean under = column >= 0 && fabsf(line->x0 - column) < COLUMN;
        if (!under && found)
            continue;
        g_free(found);
        found = g_steal_pointer(&date);
        if (under)
            break;
    }
    return found;
}

/* A plain text's head may only mention its date. */
static char *find_mentioned(const segment_view *view)
{
    for (guint i = 0; view->source->format == UNDEX_FORMAT_TEXT && i < view->lines->len; i++) {
        char *date = masthead_in_reach(view, i) ? date_in(segment_line_at(view, i)->text) : NULL;
        if (date)
            return date;
    }
    return NULL;
}

/* "[17 June 2025]" alone on a line of the front matter. */
static char *find_bracketed(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page <= LEAVES; i++) {
        const char *text = segment_line_at(view, i)->text;
        if (text[0] == '[' && g_str_has_suffix(text, "]") && is_date_line(text))
            return date_in(text);
    }
    return NULL;
}

/* "United Nations • New York, 2025"; "Official Records, 2025". */
static char *find_imprint(const segment_view *view)
{
    static const segment_pattern places[] = {PATTERN_IMPRINT_YEAR, PATTERN_RECORDS_YEAR};
    undex_match match;
    for (gsize p = 0; p < G_N_ELEMENTS(places); p++) {
        int group = undex_pattern_group(&segment_patterns[places[p]], "y");
        for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page <= IMPRINT; i++) {
            const char *text = segment_line_at(view, i)->text;
            if (segment_matches(places[p], text, &match))
                return g_strndup(text + match.start[group], (gsize)undex_match_length(&match, group));
        }
    }
    return NULL;
}

/* "March 2023" alone on a line of the head. */
static char *find_month(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        char *date =
            masthead_in_reach(view, i) ? date_like(PATTERN_MONTH_LINE, segment_line_at(view, i)->text) : NULL;
        if (date)
            return date;
    }
    return NULL;
}

static gboolean is_resolution(const undex_document *document)
{
    static const char *const natures[] = {"/RES/", "/DEC/", "/Res.", "/Dec."};
    const char *symbol = document->symbols->len ? g_ptr_array_index(document->symbols, 0) : "";
    for (gsize i = 0; i < G_N_ELEMENTS(natures); i++)
        if (strstr(symbol, natures[i]))
            return TRUE;
    return FALSE;
}

/* The first date in a line and those after it. */
static char *date_from(const segment_view *view, guint first)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = first; i < MIN(view->lines->len, first + ADOPTION); i++) {
        g_string_append_printf(text, " %s", segment_line_at(view, i)->text);
        char *date = date_in(text->str);
        if (date)
            return date;
    }
    return NULL;
}

/* "Resolution adopted by the General Assembly on 10 October 2018" above the text; else below it, "95th
 * plenary meeting" and the date. */
static char *find_adopted(const segment_view *view)
{
    static const segment_pattern places[] = {PATTERN_ADOPTED_BY, PATTERN_ADOPTED};
    for (gsize p = 0; p < G_N_ELEMENTS(places); p++)
        for (guint i = 0; i < view->lines->len && (p || segment_line_at(view, i)->page == 1); i++) {
            char *date =
                segment_matches(places[p], segment_line_at(view, i)->text, NULL) ? date_from(view, i) : NULL;
            if (date)
                return date;
        }
    return NULL;
}

/* "* Reissued for technical reasons on 22 July 2025." below the first page's text. */
static char *find_reissued(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const char *text = segment_line_at(view, i)->text;
        char *date = segment_matches(PATTERN_REISSUED, text, NULL) ? date_from(view, i) : NULL;
        if (date)
            return date;
    }
    return NULL;
}

void masthead_dates(const segment_view *view, undex_document *document)
{
    static char *(*const places[])(const segment_view *) = {find_distributed, find_mentioned, find_bracketed,
                                                            find_imprint, find_month};
    for (gsize i = 0; i < G_N_ELEMENTS(places) && !document->date; i++)
        document->date = places[i](view);
    if (is_resolution(document))
        document->date_adopted = find_adopted(view);
    document->date_reissued = find_reissued(view);
}
