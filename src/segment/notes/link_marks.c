// SPDX-License-Identifier: GPL-3.0-or-later
/* A link mark in the text belongs to a note. The links of the PDF are followed first, then a raised mark is
 * linked to the note of its page; then link_marks_text.c looks for marks in the text itself. */
#include "segment/notes/link_marks.h"

#include <math.h>
#include <string.h>

/* Points: how far a link leads from its note, and a mark stands above or below its link, at most. */
static const double LINK_LEADS = 14, LINK_AROUND = 3;

enum { LATER_PAGES = 3 }; /* from a table's mark to its note */

/* The note that begins where a link leads; -1: none. */
static int note_of_link(const segment_view *view, GArray *notes, const undex_link *link, const char *label)
{
    int best = -1;
    double nearest = LINK_LEADS;
    for (guint i = 0; i < notes->len; i++) {
        const segment_note *note = link_marks_note(notes, i);
        const segment_line *line = segment_line_at(view, note->first);
        double away = fabs(link->dest_top - line->y0);
        if (note->page == link->dest_page && strcmp(note->label, label) == 0 && away < nearest)
            nearest = away, best = (int)i;
    }
    return best;
}

static void follow_links(segment_view *view, GArray *notes)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (!line->marks || !link_marks_may_carry(line) || line->turned)
            continue;
        const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
        for (guint m = 0; m < line->marks->len; m++) {
            segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            float x = (mark->x0 + mark->x1) / 2, y = (mark->y0 + mark->y1) / 2;
            for (guint l = 0; l < page->links->len && mark->note < 0; l++) {
                const undex_link *link = &g_array_index(page->links, undex_link, l);
                if (!link->dest_page || x < link->x0 - 1 || x > link->x1 + 1 || y < link->y0 - LINK_AROUND ||
                    y > link->y1 + LINK_AROUND)
                    continue;
                int note = note_of_link(view, notes, link, mark->text);
                if (note >= 0)
                    link_marks_add(notes, mark, note, UNDEX_MARK_ORIGIN_LINK);
            }
        }
    }
}

/* The note of a page with this label that a mark means: the first below its line, for letters begin again
 * below each table; else the first of the page, one that no mark means yet before others. */
static int note_on_page(GArray *notes, const char *label, int page, guint line)
{
    int found = -1;
    for (guint i = 0; i < notes->len; i++) {
        const segment_note *note = link_marks_note(notes, i);
        if (note->page != page || strcmp(note->label, label) != 0)
            continue;
        if (note->first > line && !g_ascii_isdigit(label[0]))
            return (int)i;
        if (found < 0 || (link_marks_note(notes, (guint)found)->marks_linked && !note->marks_linked))
            found = (int)i;
    }
    return found;
}

/* The note that a mark means where its page has none: of the next page, where the page had no room for it and
 * no mark there means it; an endnote; an earlier one, which an older document does not print again; or, for
 * letters, that of a table which runs over a page or two. */
static int note_elsewhere(GArray *notes, const char *label, int page, guint line)
{
    gboolean number = g_ascii_isdigit(label[0]) != 0;
    int note = note_on_page(notes, label, page + 1, line);
    if (note >= 0 && !link_marks_note(notes, (guint)note)->marks_linked)
        return note;
    for (guint i = 0; i < notes->len; i++)
        if (link_marks_note(notes, i)->endnote && link_marks_note(notes, i)->page >= page &&
            strcmp(link_marks_note(notes, i)->label, label) == 0)
            return (int)i;
    for (guint i = notes->len; number && i-- > 0;)
        if (link_marks_note(notes, i)->page < page && !link_marks_note(notes, i)->table &&
            strcmp(link_marks_note(notes, i)->label, label) == 0)
            return (int)i;
    for (int later = 1; note < 0 && later <= (number ? 1 : LATER_PAGES); later++)
        note = note_on_page(notes, label, page + later, line);
    return note;
}

/* Marks of one page first, so that it is known which notes are left for those of other pages. */
static void link_raised(segment_view *view, GArray *notes, gboolean same_page)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if (!line->marks || !link_marks_may_carry(line))
            continue;
        for (guint m = 0; m < line->marks->len; m++) {
            segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            if (mark->note >= 0)
                continue;
            int note = same_page ? note_on_page(notes, mark->text, line->page, i)
                                 : note_elsewhere(notes, mark->text, line->page, i);
            if (note >= 0)
                link_marks_add(notes, mark, note, UNDEX_MARK_ORIGIN_MARK);
        }
    }
}

/* A table may run over many pages before its notes come: a lettered note is meant by all marks like it that
 * no note was found for, back to the note of the same label before. */
static void link_back(segment_view *view, GArray *notes)
{
    for (guint k = 0; k < notes->len; k++) {
        const segment_note *note = link_marks_note(notes, k);
        guint since = 0;
        if (note->slash || !g_ascii_isalpha(note->label[0]) || note->label[1])
            continue;
        for (guint j = k; j-- > 0 && !since;)
            if (strcmp(link_marks_note(notes, j)->label, note->label) == 0)
                since = link_marks_note(notes, j)->first + 1;
        for (guint i = note->first; i-- > since;) {
            segment_line *line = segment_line_at(view, i);
            for (guint m = 0; line->marks && link_marks_may_carry(line) && m < line->marks->len; m++) {
                segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
                if (mark->note < 0 && strcmp(mark->text, note->label) == 0)
                    link_marks_add(notes, mark, (int)k, UNDEX_MARK_ORIGIN_MARK);
            }
        }
    }
}

static int by_at(gconstpointer a, gconstpointer b)
{
    return ((const segment_mark *)a)->at - ((const segment_mark *)b)->at;
}

void segment_link_marks(segment_view *view, GArray *notes)
{
    if (view->source->format == UNDEX_FORMAT_PDF)
        follow_links(view, notes);
    link_raised(view, notes, TRUE);
    link_raised(view, notes, FALSE);
    link_back(view, notes);
    link_marks_from_text(view, notes);
    for (guint i = 0; i < view->lines->len; i++)
        if (segment_line_at(view, i)->marks)
            g_array_sort(segment_line_at(view, i)->marks, by_at);
}
