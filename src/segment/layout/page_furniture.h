// SPDX-License-Identifier: GPL-3.0-or-later
/* These declarations are shared by page_furniture.c, running_heads.c, counted_heads.c and notices.c. */
#pragma once

#include "segment/line.h"

#include "undex/document.h"

/* Running headers and footers, page numbers and job numbers become ROLE_PAGE_FURNITURE. */
void segment_furniture(segment_view *view, undex_document *document);

/* running_heads.c: page furniture is what stands at one height on page after page, from the edge of the page
 * inwards, and what makes one group with it. */
void furniture_mark_running(segment_view *view);

/* counted_heads.c: whether a number in lines that are alike, each of another page, counts on its own: neither
 * is it the same on most of these pages nor does it count with them. */
gboolean furniture_counts_alone(const segment_view *view, const guint *lines, guint count);

/* notices.c: boilerplate is what a record says of itself at its foot, and a resolution of its adoption. */
void furniture_mark_notices(segment_view *view);

/* page_bands.c says what stands in the bands at the head and the foot of a page. */
/* Share of a page's height at its head and foot where page furniture lives. */
static const float FURNITURE_BAND = 0.13F;

/* The height of a line's page, in the direction in which the line is read. */
float furniture_page_height(const segment_view *view, const segment_line *line);
gboolean furniture_in_head(const segment_view *view, const segment_line *line);
gboolean furniture_in_foot(const segment_view *view, const segment_line *line);

/* Whether a note's raised mark stands before a line: then it is no page furniture, whatever its form. */
gboolean furniture_begins_note(const segment_line *line);

/* furniture_forms.c knows the forms of lines that are page furniture in a margin band. */
enum { FURNITURE_CELLS = 8 }; /* cells of a line that are looked at; the last holds the rest */

/* Whether each cell of a line has the form of furniture. A number that stands alone needs its place, too, and
 * a row of numbers is a table's. */
gboolean furniture_has_form(const segment_view *view, const segment_line *line);
/* Whether a line is a number alone in a margin band: a page's, where nothing stands beyond it. */
gboolean furniture_is_page_number(const segment_view *view, const segment_line *line);

/* page_labels.c finds what pages are called, from the running heads and feet. */
void segment_page_labels(segment_view *view);
/* "12", "iv". Caller frees. */
char *segment_page_label(const segment_view *view, int page);
