// SPDX-License-Identifier: GPL-3.0-or-later
/* Which languages words are of: a bit for each language; 0: not known. */
#pragma once

#include "search/words/query_builder.h"

gboolean undex_search_languages_of(xc_database *database, const char *term, guint *languages,
                                   xc_error *failure);
guint undex_search_language_by_ending(const query_builder *b, const char *word);
guint undex_search_language_bit(const char *code);
