// SPDX-License-Identifier: GPL-3.0-or-later
/* What masthead.c asks of its parts: each looks at the first page's head for one thing. */
#ifndef UNDEX_SEGMENT_MASTHEAD_H
#define UNDEX_SEGMENT_MASTHEAD_H

#include "line.h"

#include "undex/document.h"

/* Height of the first page. */
float masthead_page_height(const segment_view *view);
/* Lines that may belong to the head: of the first page; in a plain text those that plain.c has set apart. */
gboolean masthead_in_reach(const segment_view *view, guint index);

/* masthead_symbols.c: document->symbols, and a warning where the file's name says another one. */
void masthead_symbols(const segment_view *view, undex_document *document);
/* masthead_dates.c: document->date. */
void masthead_dates(const segment_view *view, undex_document *document);
/* masthead_fields.c: distribution, original language, session, agenda item. */
void masthead_fields(const segment_view *view, undex_document *document);
/* The language that stands alone on a line of the head; NULL: none. Caller frees. */
char *masthead_language(const segment_view *view);
/* masthead_title.c: document->title, and which lines it takes. */
void masthead_title(segment_view *view, undex_document *document);

#endif
