// SPDX-License-Identifier: GPL-3.0-or-later
/* Operators of other search languages, each with an example and a counter-example that a test reads. */
#pragma once

#include "base/regex.h"

typedef enum {
    FOREIGN_SLOP,
    FOREIGN_FUZZY,
    FOREIGN_BOOST,
    FOREIGN_AND,
    FOREIGN_OR,
    FOREIGN_NOT,
    FOREIGN_NEAR,
    FOREIGN_SYMBOL,
    FOREIGN_COUNT,
} undex_foreign;

extern undex_pattern undex_search_foreign[FOREIGN_COUNT];

/* A word as typed, what stands before it without a space included. FALSE: it is such an operator, and said
 * with what to write instead. */
gboolean undex_search_check_foreign(const char *query, const char *word, int at, GError **error);
