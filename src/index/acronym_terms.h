// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Acronyms and what they stand for, as a document says it: "least developed countries (LDCs)", "FAO (Food and
 * Agriculture Organization)". Where the letters of the acronym agree with the words, a document is believed
 * by itself (UNDEX_TERM_ACRONYM); a name whose acronym comes from another language ("United Nations
 * Children's Fund (UNICEF)") is kept too, for queries to believe where several documents say it
 * (UNDEX_TERM_BYNAME).
 *
 * Both are a prefix, the acronym, a space, and the words, all folded: "XAldc least developed countries".
 */
#pragma once

#include "analysis/analyser.h"

/* Adds the terms (char *) for what `text` says to the set `terms`, which frees its keys. */
void undex_acronym_terms_find(undex_analyser *analyser, const char *text, GHashTable *terms);

/* FALSE: `value` is none that follows UNDEX_TERM_ACRONYM (`verified`) or UNDEX_TERM_BYNAME. */
gboolean undex_acronym_terms_accept(const char *value, gboolean verified);
