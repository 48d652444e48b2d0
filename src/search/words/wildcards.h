// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that fit a pattern: * stands for any letters or none, ? for one. */
#pragma once

#include "search/words/query_builder.h"

/* Whether a folded word fits a pattern. */
gboolean undex_wildcard_matches(const char *pattern, const char *word);
/* The words of the index (char *) that fit it. NULL and an error, with the place `at`, where they are too
 * many. */
GPtrArray *undex_wildcard_expand(query_builder *b, const char *pattern, int at, GError **error);
