// SPDX-License-Identifier: GPL-3.0-or-later
/* How much it says that a passage has a word: the more, the fewer passages have it. */
#pragma once

/* That it has what `some` of `all` passages have. */
double undex_term_rarity(double all, double some);
