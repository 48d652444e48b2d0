// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/match/postings.h"

#include <glib.h>
#include <math.h>

double undex_term_rarity(double all, double some)
{
    return log(MAX(1.0001, (all - some + 0.5) / (some + 0.5)));
}
