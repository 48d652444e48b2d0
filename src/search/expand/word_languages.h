// SPDX-License-Identifier: GPL-3.0-or-later
/* Which languages words are of: a bit for each language; 0: not known. */
#ifndef UNDEX_SEARCH_EXPAND_WORD_LANGUAGES_H
#define UNDEX_SEARCH_EXPAND_WORD_LANGUAGES_H

#include "search/words/query_builder.h"

gboolean undex_search_languages_of(xc_database *database, const char *term, guint *languages,
                                   xc_error *failure);
guint undex_search_language_by_ending(const query_builder *b, const char *word);
guint undex_search_language_bit(const char *code);

#endif
