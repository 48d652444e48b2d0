// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that are written with a hyphen or an apostrophe, so that who writes them as one word finds them:
 * policy-maker and policymaker, Da'esh and Daesh. A term (UNDEX_TERM_COMPOUND) is the stem of the word closed
 * up, a space, and the two parts, all folded: "XWpolicymak policy maker". */
#pragma once

#include "analysis/analyser.h"

/* Adds the compounds among the tokens of a text, "policy maker", to the set `parts`, which frees its keys. */
void undex_compound_terms_gather(const GArray *tokens, GHashTable *parts);
/* Adds their terms (char *) to the set `terms`, which frees its keys; to no more than `ceiling`. */
void undex_compound_terms_name(undex_analyser *analyser, GHashTable *parts, GHashTable *terms, guint ceiling);

/* FALSE: `value` is none that follows UNDEX_TERM_COMPOUND. */
gboolean undex_compound_terms_accept(const char *value);
