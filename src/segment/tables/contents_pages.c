// SPDX-License-Identifier: GPL-3.0-or-later
/* Contents pages are entries with leaders, and what lies between them. */
#include "segment/segment_patterns.h"
#include "segment/tables/table.h"

#include <string.h>

static const float FULL_LINE = 0.9F; /* of the width of the text: a wider line is full */
static const float CLOSE = 1.0F;     /* of the size of the type: less is free above the rest of a title */
enum {
    BETWEEN = 12,       /* lines between two entries, at most */
    RUNNING = 3,        /* full lines that are running text */
    TITLE_LINES = 3,    /* above the line of a title with its leader */
    TITLE_BYTES = 30,   /* fewer are no line of a title that goes on */
    BETWEEN_PAGED = 6,  /* lines from one entry of a contents page to the next */
    FEWEST_ENTRIES = 3, /* of a contents page */
};

/* Lines between entries of a contents page, where no running text is among them: titles without a leader. */
static void fill_contents(segment_view *view)
{
    guint last = 0;
    gboolean seen = FALSE;
    for (guint i = 0; i < view->lines->len; i++) {
        if (segment_line_at(view, i)->verdict.role != ROLE_CONTENTS)
            continue;
        gboolean fill = seen && i - last <= BETWEEN &&
                        segment_line_at(view, i)->page - segment_line_at(view, last)->page <= 1;
        guint full = 0;
        for (guint j = last + 1; fill && j < i; j++) {
            const segment_line *line = segment_line_at(view, j);
            /* An entry may fill its line; three full lines are running text. */
            gboolean full_line = line->x1 - line->x0 > FULL_LINE * (view->right - view->left) && !line->bold;
            full = line->verdict.role == ROLE_PAGE_FURNITURE ? full : full_line ? full + 1 : 0;
            fill = full < RUNNING;
        }
        gboolean notes = FALSE; /* below the rule at a page's foot */
        for (guint j = last + 1; fill && j < i; j++) {
            segment_line *line = segment_line_at(view, j);
            notes = line->page == (line - 1)->page ? notes : FALSE;
            notes |= segment_matches(PATTERN_RULE, line->text, NULL) ||
                     segment_matches(PATTERN_NOTE_STAR, line->text, NULL);
            if (line->verdict.role != ROLE_PAGE_FURNITURE && !notes)
                line->verdict.role = ROLE_CONTENTS;
        }
        seen = TRUE;
        last = i;
    }
}

static void find_contents(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if ((line->verdict.role == ROLE_BODY || line->verdict.role == ROLE_TABLE) &&
            segment_matches(PATTERN_LEADER, line->text, NULL)) {
            line->verdict.role = ROLE_CONTENTS;
            /* A title of two lines has its leader on the second. */
            for (guint j = i; j-- > 0 && i - j <= TITLE_LINES;) {
                segment_line *above = segment_line_at(view, j);
                if (above->verdict.role == ROLE_PAGE_FURNITURE)
                    continue;
                if (above->page != line->page || above->verdict.role == ROLE_CONTENTS ||
                    line->y0 - above->y1 > CLOSE * line->size)
                    break;
                if (strlen(above->text) > TITLE_BYTES && above->verdict.role != ROLE_NOTE)
                    above->verdict.role = ROLE_CONTENTS;
                else
                    break;
            }
        }
    }
}

/* Below the heading "Contents": entries that end with a page or a range of paragraphs, and what lies between
 * them. */
static void find_contents_page(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        if (!segment_matches(PATTERN_CONTENTS, segment_line_at(view, i)->text, NULL))
            continue;
        guint last = i, entries = 0;
        for (guint j = i + 1; j < view->lines->len && j < last + BETWEEN_PAGED; j++) {
            const segment_line *line = segment_line_at(view, j);
            if (line->verdict.role == ROLE_PAGE_FURNITURE)
                continue;
            if (line->verdict.role == ROLE_CONTENTS ||
                segment_matches(PATTERN_CONTENTS_LINE, line->text, NULL))
                last = j, entries++;
            else if (line->page > segment_line_at(view, last)->page)
                break;
        }
        for (guint j = i + 1; entries >= FEWEST_ENTRIES && j <= last; j++)
            if (segment_line_at(view, j)->verdict.role == ROLE_BODY ||
                segment_line_at(view, j)->verdict.role == ROLE_TABLE)
                segment_line_at(view, j)->verdict.role = ROLE_CONTENTS;
        i = last;
    }
}

void segment_contents(segment_view *view)
{
    find_contents(view);
    find_contents_page(view);
    fill_contents(view);
}
