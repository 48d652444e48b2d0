// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers in groups of three digits, 33 287 and 33.287: indexed as 33287 too, which 33,287 is anyway. */
#pragma once

#include "analysis/analyser.h"

/* The number that begins with the `i`th token, closed up; NULL: there is none in groups. Caller frees. */
char *undex_digit_groups_at(const GArray *tokens, guint i);
