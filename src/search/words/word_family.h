// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of the index that have a stem. */
#pragma once

#include "search/words/query_builder.h"

/* Appends (char *, each once) the words of the index that have one of the stems. FALSE: failure. */
gboolean undex_word_family_read(xc_database *database, const GPtrArray *stems, GPtrArray *words,
                                xc_error *failure);
/* The same as an array of its own. NULL: failure. */
GPtrArray *undex_word_family(query_builder *b, const GPtrArray *stems, GError **error);
