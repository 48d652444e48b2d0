// SPDX-License-Identifier: GPL-3.0-or-later
/* The piece of a text to show. */
#pragma once

#include "undex/search.h"

/* Where the piece to show lies in the text: about `size` code points round the densest marks. */
undex_range undex_snippet(const char *text, const GArray *marks, const GArray *groups, int size);
