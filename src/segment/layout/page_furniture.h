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
