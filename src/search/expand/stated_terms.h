// SPDX-License-Identifier: GPL-3.0-or-later
/* What terms of the index state of a word: what an acronym stands for, how a compound is written. */
#pragma once

#include "search/words/query_builder.h"

typedef struct {
    char *text;
    gint64 documents; /* that say so */
} stated_term;
/* What follows PREFIX, the word and a space in terms (stated_term), that of the most documents first. NULL:
 * error. */
GArray *undex_stated_terms(const query_builder *b, const char *prefix, const char *word, GError **error);
/* Whether terms say anything of words that begin so. FALSE: error. */
gboolean undex_stated_terms_begin(const query_builder *b, const char *prefix, const char *beginning,
                                  gboolean *is, GError **error);
/* Whether any passage has the term. FALSE: error. */
gboolean undex_search_is_present(const query_builder *b, const char *term, gboolean *is, GError **error);
