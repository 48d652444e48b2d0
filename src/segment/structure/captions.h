// SPDX-License-Identifier: GPL-3.0-or-later
/* captions.c makes passages of captions. */
#pragma once

#include "segment/passage/passage_builder.h"

/* Takes a caption, or what goes on with one; FALSE: the line is neither. */
gboolean captions_takes(passage_builder *b, guint index);
