// SPDX-License-Identifier: GPL-3.0-or-later
/* Families of words that no stemmer brings together: Morocco, Moroccan. */
#ifndef UNDEX_SEARCH_EXPAND_DEMONYMS_H
#define UNDEX_SEARCH_EXPAND_DEMONYMS_H

#include "analysis/analyser.h"

/* Adds the stems (char *) of words of the same family. English, and so is the analyser. */
void undex_demonyms(undex_analyser *english, const char *stem, GPtrArray *stems);

#endif
