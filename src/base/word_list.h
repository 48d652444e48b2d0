// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists of words. They are files in data/, and tools/data makes them texts of the program: each entry, a word
 * or a group of words, has a space before it and a semicolon after it. */
#pragma once

#include <glib.h>

/* The entries of a language; a table of such ends with a row of NULLs. */
typedef struct {
    const char *language; /* its code of two letters */
    const char *entries;
} undex_word_list;

/* The entries for a language, of whose code the first two letters count; NULL: there are none. */
const char *undex_word_list_find(const undex_word_list *lists, const char *language);

/* Whether a word, or group of words, is an entry of the list. Of a list of groups the last are found too. */
gboolean undex_word_list_has(const char *entries, const char *word);
gboolean undex_word_list_has_part(const char *entries, const char *word, gsize length);

/* Takes the first entry from `*rest`: where it begins, and its length in bytes. NULL: there are no more. */
const char *undex_word_list_take(const char **rest, gsize *length);

/* ---- words of a cell of a table, separated by spaces ---- */

/* Whether the text begins with one of the words. */
gboolean undex_words_begin(const char *words, const char *text);

/* Whether the text is one of the words. */
gboolean undex_words_have(const char *words, const char *text);
