// SPDX-License-Identifier: GPL-3.0-or-later
/* chapeau.c finds the line of a resolution or a decision that names the organ which acts. */
#ifndef UNDEX_SEGMENT_HEADINGS_CHAPEAU_H
#define UNDEX_SEGMENT_HEADINGS_CHAPEAU_H

#include "segment/line.h"

gboolean segment_is_chapeau(const segment_view *view, guint index);

#endif
