// SPDX-License-Identifier: GPL-3.0-or-later
/* How far two words lie apart: for "did you mean". */
#pragma once

/* Longer words are not compared. */
#define UNDEX_EDIT_DISTANCE_LONGEST 32

/* Characters to insert, delete, replace or swap with their neighbour to make `b` of `a` (UTF-8);
 * UNDEX_EDIT_DISTANCE_LONGEST where either is longer than that or not valid UTF-8. */
int undex_edit_distance(const char *a, const char *b);
