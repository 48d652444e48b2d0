// SPDX-License-Identifier: GPL-3.0-or-later
/* chapeau.c finds the line of a resolution or a decision that names the organ which acts. */
#pragma once

#include "segment/line.h"

gboolean segment_is_chapeau(const segment_view *view, guint index);
