// SPDX-License-Identifier: GPL-3.0-or-later
/* bold_text.c tells paragraphs that are set in bold from headings. */
#pragma once

#include "segment/line.h"

/* Whether a bold line is of a paragraph set in bold. */
gboolean headings_is_bold_text(const segment_view *view, guint index);
