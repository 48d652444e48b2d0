// SPDX-License-Identifier: GPL-3.0-or-later
/* What the places of a document are called in the six languages: a table, from data/citation-words.tsv. */
#pragma once

#include <glib.h>

/* In the order of the ranks of data/languages.tsv. English is as undex_citation_format() has it; in the
 * others "%" is the number, and the first of several forms, with strokes between them, is printed. */
typedef struct {
    const char *english, *french, *spanish, *russian, *arabic, *chinese;
} undex_citation_words;

/* After the last comes a row of NULLs. */
extern const undex_citation_words undex_data_citation_words[];

/* Citations as they are typed in other languages with the words of these as in English: "第12段" is "para.
 * 12". Caller frees. */
char *citation_in_english(const char *typed);
