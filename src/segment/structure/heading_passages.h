// SPDX-License-Identifier: GPL-3.0-or-later
/* heading_passages.c makes passages of headings. */
#pragma once

#include "segment/passage/passage_builder.h"

void heading_passages_take(passage_builder *b, guint index, segment_level level);
/* The rest of a heading that by itself does not look like one; FALSE: it is none. */
gboolean heading_passages_takes_rest(passage_builder *b, guint index);
