// SPDX-License-Identifier: GPL-3.0-or-later
/* The languages that undex knows: a table, from data/languages.tsv. */
#pragma once

#include <glib.h>

typedef struct {
    int rank;            /* from 1 on, without gaps; where all else is equal, the first is taken */
    const char *code;    /* of ISO 639-1: "en" */
    const char *name;    /* "English" */
    gboolean official;   /* one of the six of the United Nations; words of others are analysed as English */
    gboolean stemmed;    /* words of one family are found by each other */
    const char *printed; /* what documents call it, in several languages: beginnings, in small letters */
    const char *pack;    /* what OCR reads it by: "eng" of eng.traineddata */
} undex_language;

/* Languages in a set of bits, 1 << (rank - 1). */
enum { UNDEX_LANGUAGE_CEILING = 32 };

/* What stands for the language of a text that is certainly of none of them, or of which nothing is certain.
 */
#define UNDEX_LANGUAGE_UNKNOWN "und"

/* By rank; after the last comes a row without a code. */
extern const undex_language undex_data_languages[];

/* All codes of ISO 639-1: a list of words. */
extern const char undex_data_language_codes[];

/* By its code, of which two letters count, large or small; NULL: it is none that we know. */
const undex_language *undex_language_find(const char *code);

/* By a whole tag, as in "pt-BR", "zh-Hans", "eng": "arn" is not Arabic. */
const undex_language *undex_language_tagged(const char *tag);

/* The official language that is so called in English, in large or small letters; NULL: none is. */
const undex_language *undex_language_named(const char *name);

/* The official language whose name, in any of them, the text begins with; NULL: there is none. */
const undex_language *undex_language_printed(const char *text);
