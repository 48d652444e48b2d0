// SPDX-License-Identifier: GPL-3.0-or-later
/* When a document was issued. */
#include "masthead.h"
#include "patterns.h"

#include <math.h>
#include <string.h>

static const char *const months[][3] = {
    {"jan", "enero", "janv"},  {"feb", "févr", "fevr"},  {"mar", "mars", "marzo"}, {"apr", "abril", "avril"},
    {"may", "mayo", "mai"},    {"jun", "juin", "junio"}, {"jul", "juil", "julio"}, {"aug", "agosto", "aoû"},
    {"sep", "setiem", "sept"}, {"oct", "oct", "oct"},    {"nov", "nov", "nov"},    {"dec", "dic", "déc"},
};

static int month_of(const char *name)
{
    g_autofree char *lower = g_utf8_strdown(name, -1);
    for (guint m = 0; m < G_N_ELEMENTS(months); m++)
        for (guint i = 0; i < 3; i++)
            if (g_str_has_prefix(lower, months[m][i]))
                return (int)m + 1;
    return g_str_has_prefix(lower, "aou") ? 8 : 0;
}

/* The number that some characters write; a scan takes 1 for l or I and breaks "19 84". */
static int read_digits(const char *text, int length)
{
    int value = 0;
    for (int i = 0; i < length; i++)
        if (g_ascii_isdigit(text[i]) || text[i] == 'l' || text[i] == 'I')
            value = value * 10 + (g_ascii_isdigit(text[i]) ? text[i] - '0' : 1);
    return value;
}

/* The first date in a text, ISO 8601; NULL: none. */
static char *date_in(const char *text)
{
    undex_match match;
    if (!segment_matches(PATTERN_DATE, text, &match))
        return NULL;
    undex_pattern *pattern = &segment_patterns[PATTERN_DATE];
    int d = undex_pattern_group(pattern, "d"), m = undex_pattern_group(pattern, "m"),
        y = undex_pattern_group(pattern, "y");
    g_autofree char *name = g_strndup(text + match.start[m], (gsize)undex_match_length(&match, m));
    int day = read_digits(text + match.start[d], undex_match_length(&match, d));
    int month = month_of(name), year = read_digits(text + match.start[y], undex_match_length(&match, y));
    if (!month || day < 1 || day > 31)
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", year, month, day);
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

void masthead_dates(const segment_view *view, undex_document *document)
{
    g_autofree char *spare = NULL;
    float distr =
        -1; /* where the column begins that says how the document is distributed: its date stands below */
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (!masthead_in_reach(view, i))
            continue;
        undex_match match;
        if (segment_matches(PATTERN_DISTR, line->text, &match)) {
            const char *tab = strchr(line->text, '\t');
            distr = tab && match.start[0] > tab - line->text ? line->second : line->x0;
        }
        g_autofree char *whole = with_marks(line);
        char *date = date_in(whole);
        if (!date)
            continue;
        if (!segment_matches(PATTERN_DATE_LINE, whole, NULL)) {
            /* Mentioned in a title or a session's span: taken only where nothing better comes. */
            if (!spare)
                spare = date;
            else
                g_free(date);
            continue;
        }
        gboolean under = distr >= 0 && fabsf(line->x0 - distr) < 20;
        if (under || !document->date) {
            g_free(document->date);
            document->date = date;
            if (under)
                return;
        } else {
            g_free(date);
        }
    }
    if (!document->date)
        document->date = g_steal_pointer(&spare);
}
