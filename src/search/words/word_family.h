// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of the index that have a stem. */
#pragma once

#include "search/words/query_builder.h"

/* Appends (char *, each once) the words of the index that have one of the stems. FALSE: failure. */
gboolean undex_word_family_read(xc_database *database, const GPtrArray *stems, GPtrArray *words,
                                xc_error *failure);
/* The same as an array of its own. NULL: failure. */
GPtrArray *undex_word_family(query_builder *b, const GPtrArray *stems, GError **error);

/* own_stems.c: the stems of a word that the index was told of, or where it does not have the word, all. */
typedef struct {
    GPtrArray *stems; /* char *: one at least */
    gboolean is_word; /* some document writes it small: it is no name alone */
} own_stems;
GHashTable *undex_search_own_stems_new(void);
const own_stems *undex_search_own_stems(const query_builder *b, const char *word, const GPtrArray *stems);

/* wildcards.c: whether a folded word fits a pattern: * stands for any letters or none, ? for one. */
gboolean undex_wildcard_matches(const char *pattern, const char *word);
/* The words of the index (char *) that fit it. NULL and an error, with the place `at`: they are too many. */
GPtrArray *undex_wildcard_expand(query_builder *b, const char *pattern, int at, GError **error);
