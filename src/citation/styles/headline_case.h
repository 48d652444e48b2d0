// SPDX-License-Identifier: GPL-3.0-or-later
/* Titles that are printed in capitals, as papers cite them: with a capital at the beginning of each word that
 * is not a small one. */
#pragma once

#include <glib.h>

extern const char undex_data_headline_small_words[]; /* without a capital, but first and last: "of" */
extern const char undex_data_headline_acronyms[];    /* written in capitals always: "UNICEF" */

/* "SITUATION IN SOUTHERN AFRICA" -> "Situation in Southern Africa". An English title, in UTF-8; NULL: it has
 * small letters already, or no word of two letters. Which words are names is not known; so it is not put in
 * small letters as a whole. Caller frees. */
char *headline_case(const char *title);
