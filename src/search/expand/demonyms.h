// SPDX-License-Identifier: GPL-3.0-or-later
/* Families of words that no stemmer brings together: Morocco, Moroccan. */
#pragma once

#include "analysis/analyser.h"

/* Adds the stems (char *) of words of the same family. English, and so is the analyser. */
void undex_demonyms(undex_analyser *english, const char *stem, GPtrArray *stems);
