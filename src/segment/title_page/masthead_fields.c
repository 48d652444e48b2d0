// SPDX-License-Identifier: GPL-3.0-or-later
/* The fields of the head say how a document is distributed, its languages, session and agenda item. */
#include "base/language.h"
#include "segment/segment_patterns.h"
#include "segment/title_page/masthead.h"

#include <math.h>
#include <string.h>

static const float FIELD_PLACE = 20; /* points: the lines of one field begin closer to one another */
enum { FIELD_LINES = 4, SESSION_BYTES = 90, AGENDA_BYTES = 200 }; /* of a field, at most */

static char *group_text(segment_pattern which, const char *text, const char *group)
{
    undex_match match;
    if (!segment_matches(which, text, &match))
        return NULL;
    int g = undex_pattern_group(&segment_patterns[which], group);
    return undex_match_length(&match, g)
               ? g_strndup(text + match.start[g], (gsize)undex_match_length(&match, g))
               : NULL;
}

static char *language_code(const char *name)
{
    const undex_language *language = undex_language_printed(name);
    return language ? g_strdup(language->code) : NULL;
}

/* An agenda item goes on where its line ends at a comma or a hyphen. */
static char *agenda_item(const segment_view *view, guint index, const char *cell)
{
    GString *item = g_string_new(cell);
    for (guint i = index + 1; i < view->lines->len && i < index + FIELD_LINES; i++) {
        const segment_line *line = segment_line_at(view, i);
        gboolean open = item->len && strchr(",-", item->str[item->len - 1]);
        if (!open || fabsf(line->x0 - segment_line_at(view, index)->x0) > FIELD_PLACE)
            break;
        g_string_append_c(item, ' ');
        g_string_append_len(item, line->text, (gssize)strcspn(line->text, "\t"));
    }
    return g_string_free(item, FALSE);
}

static char *last_cell(const char *text)
{
    const char *tab = strrchr(text, '\t');
    return g_strdup(tab ? tab + 1 : text);
}

void masthead_fields(const segment_view *view, undex_document *document)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (!masthead_in_reach(view, i))
            continue;
        g_autofree char *flat = g_strdelimit(g_strdup(line->text), "\t", ' ');
        g_autofree char *cell = g_strndup(line->text, strcspn(line->text, "\t"));
        g_autofree char *original = group_text(PATTERN_ORIGINAL, flat, "v");
        if (original && !document->original_language)
            document->original_language = language_code(original);
        if (!document->distribution) {
            document->distribution = group_text(PATTERN_DISTR, flat, "v");
            if (!document->distribution && segment_matches(PATTERN_DISTR, flat, NULL) &&
                i + 1 < view->lines->len)
                document->distribution = last_cell(segment_line_at(view, i + 1)->text);
        }
        gboolean title = i >= view->title_first && i < view->title_end; /* it may name a session too */
        if (!document->session && !title && strlen(flat) < SESSION_BYTES &&
            segment_matches(PATTERN_SESSION, flat, NULL))
            document->session = g_strdup(cell);
        if (!document->agenda_item && strlen(flat) < AGENDA_BYTES &&
            segment_matches(PATTERN_AGENDA, flat, NULL))
            document->agenda_item = agenda_item(view, i, cell);
    }
}

/* "English" alone on a line of the masthead; NULL where it says nothing. */
char *masthead_language(const segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (view->source->format == UNDEX_FORMAT_PDF && masthead_in_reach(view, i) &&
            segment_matches(PATTERN_LANGUAGE_LINE, line->text, NULL))
            return language_code(line->text);
    }
    return NULL;
}
