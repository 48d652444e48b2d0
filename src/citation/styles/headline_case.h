// SPDX-License-Identifier: GPL-3.0-or-later
/* Titles as papers cite them: with a capital at the beginning of each word that is not a small one. */
#pragma once

#include <glib.h>

extern const char undex_data_headline_small_words[]; /* without a capital, but first and last: "of" */
extern const char undex_data_headline_acronyms[];    /* written in capitals always: "UNICEF" */

/* "SITUATION IN SOUTHERN AFRICA" -> "Situation in Southern Africa", of each part of a title (parts end with a
 * colon) that has no small letters. Which words are names is not known; so it is not put in small letters as
 * a whole. In UTF-8. NULL: no part is in capitals, or none of them has a word of two letters. Caller frees.
 */
char *headline_case(const char *title);

/* The same of a title in English, whatever letters it is in: "Situation in southern Africa" -> "Situation in
 * Southern Africa". Words that have a capital stay as they are. Caller frees. */
char *headline_capitals(const char *title);
