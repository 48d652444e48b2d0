// SPDX-License-Identifier: GPL-3.0-or-later
/* text_damage.c decides whether the characters of a PDF are those that its pages show. */
#pragma once

#include "segment/line.h"

/* Whether the characters are not those that the pages show. */
gboolean segment_is_damaged(const segment_view *view);
