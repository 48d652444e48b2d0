// SPDX-License-Identifier: GPL-3.0-or-later
/* bold_text.c tells paragraphs that are set in bold from headings. */
#ifndef UNDEX_SEGMENT_HEADINGS_BOLD_TEXT_H
#define UNDEX_SEGMENT_HEADINGS_BOLD_TEXT_H

#include "segment/line.h"

/* Whether a bold line is of a paragraph set in bold. */
gboolean headings_is_bold_text(const segment_view *view, guint index);

#endif
