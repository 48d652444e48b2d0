// SPDX-License-Identifier: GPL-3.0-or-later
/* The zone is where the first page's head ends, and what its fields look like: the title stands below, or
 * beside them. */
#include "segment/segment_patterns.h"
#include "segment/title_page/masthead.h"

#include <math.h>
#include <string.h>

static const float FIELD_BELOW = 3; /* of the size of the type: a field's next line stands closer */

static const float LARGE = 1.3F;     /* share of the text's size from which type is a letterhead's */
static const float SAME_SIZE = 0.6F; /* points */
static const float ALIGNED = 8;      /* points by which lines of one column may begin apart */
static const float SET_IN = 15;      /* points by which a title stands right of the fields */
static const float GAP = 140;        /* points below the letterhead in which the fields begin */
static const float HALF = 0.5F;      /* share of the page above a long text */

enum { FIELD = 90 }; /* bytes that a line of the fields may have */

gboolean masthead_is_field(const segment_view *view, const segment_line *line)
{
    static const segment_pattern fields[] = {PATTERN_SESSION, PATTERN_AGENDA, PATTERN_PLACE_AND_TIME};
    if (line->size > MASTHEAD_LARGER * view->body || strlen(line->text) > FIELD)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        if (segment_matches(fields[i], line->text, NULL))
            return TRUE;
    return FALSE;
}

/* The foot of the column of the distribution, and where it begins; 0: a cover has none. */
static float distribution_foot(const segment_view *view, float *column)
{
    float foot = 0;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_match match;
        if (!masthead_in_reach(view, i))
            continue;
        if (segment_matches(PATTERN_DISTR, line->text, &match)) {
            const char *tab = strchr(line->text, '\t');
            *column = tab && match.start[0] > tab - line->text ? line->second : line->x0;
            foot = MAX(foot, line->y1);
        } else if (foot > 0 && fabsf(line->x0 - *column) < ALIGNED &&
                   line->y0 - foot < FIELD_BELOW * line->size) {
            foot = line->y1;
        }
    }
    return foot;
}

/* The organ's name in large type begins beside the distribution and may go on below it. */
static float letterhead_foot(const segment_view *view, float *begins)
{
    float column = 0, foot = distribution_foot(view, &column);
    const segment_line *name = NULL;
    for (guint i = 0; i < view->lines->len && masthead_in_reach(view, i); i++) {
        const segment_line *line = segment_line_at(view, i);
        if (foot <= 0 && segment_matches(PATTERN_UNITED_NATIONS, line->text, NULL))
            return line->y1;
        gboolean large = line->size > LARGE * view->body && (line->x1 < column || line->cells > 1);
        gboolean goes_on = name && fabsf(line->size - name->size) < SAME_SIZE &&
                           fabsf(line->x0 - name->x0) < ALIGNED && line->y0 - name->y1 < line->size;
        if (large && (line->y0 < foot || goes_on))
            name = line, *begins = line->x0;
    }
    return name ? MAX(foot, name->y1) : foot;
}

/* Where running text begins: nothing from there on belongs to the head. */
gboolean masthead_begins_text(const segment_view *view, const segment_line *line)
{
    return line->verdict.number >= 0 || segment_matches(PATTERN_CHAPEAU, line->text, NULL) ||
           segment_matches(PATTERN_MEETING_OPENS, line->text, NULL) ||
           segment_matches(PATTERN_CONTENTS, line->text, NULL) ||
           (!line->bold && line->cells < 2 && strlen(line->text) > FIELD &&
            line->y0 > HALF * masthead_page_height(view));
}

static gboolean is_large(const segment_view *view, const segment_line *line, float share)
{
    return line->bold && line->size > share * view->body;
}

/* Fields begin at a margin of their own, left of the text's; in typewritten documents at the text's, and
 * there the title is centred. */
static float field_margin(const segment_view *view, masthead_zone *zone)
{
    float from = zone->letterhead;
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->y0 < from - 2 || line->verdict.role == ROLE_PAGE_FURNITURE ||
            line->verdict.role == ROLE_NOTE)
            continue;
        if (masthead_begins_text(view, line) || (from > 0 && is_large(view, line, LARGE)))
            break;
        if (from > 0 && line->x0 < zone->name - SET_IN && line->y0 - from < GAP)
            return line->x0;
        if (masthead_is_field(view, line)) {
            zone->letterhead = MAX(from, line->y0);
            return line->x0;
        }
    }
    return 0;
}

gboolean masthead_is_beside(const masthead_zone *zone, const segment_line *line)
{
    return zone->margin > 0 && (line->x0 < zone->margin + SET_IN / 2 ||
                                (zone->second > 0 && fabsf(line->x0 - zone->second) < ALIGNED));
}

masthead_zone masthead_find_zone(const segment_view *view)
{
    masthead_zone zone = {0};
    zone.letterhead = letterhead_foot(view, &zone.name);
    zone.margin = field_margin(view, &zone);
    for (guint i = 0; i < view->lines->len && segment_line_at(view, i)->page == 1; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->y0 >= zone.letterhead - 2) {
            if (zone.margin <= 0 || masthead_begins_text(view, line) || is_large(view, line, LARGE) ||
                !(masthead_is_beside(&zone, line) || masthead_is_field(view, line)))
                break;
            if (line->cells > 1)
                zone.second = line->second;
        }
        zone.end = i + 1;
    }
    return zone;
}
