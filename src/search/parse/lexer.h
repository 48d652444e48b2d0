// SPDX-License-Identifier: GPL-3.0-or-later
/* Characters to lexemes: words, phrases, filters, operators, each with its place. */
#pragma once

#include "search/parse/filters.h"

typedef enum {
    LEX_WORD,   /* text: as typed, wildcards included */
    LEX_PHRASE, /* text: between the quotes */
    LEX_FILTER, /* name, text: the value; quoted or grouped say how it was written */
    LEX_OPEN,
    LEX_CLOSE,
    LEX_AND,
    LEX_OR,
    LEX_NOT,
    LEX_PLUS,  /* directly before something */
    LEX_MINUS, /* directly before something */
    LEX_NEAR,  /* distance */
    LEX_ADJ,
    LEX_END,
} lexeme_kind;

typedef struct {
    lexeme_kind kind;
    char *text; /* owned */
    const query_filter *field;
    gboolean quoted, grouped;
    int distance;
    int at; /* code points before it in the query */
} lexeme;

/* An array of lexeme that ends with LEX_END, or NULL and UNDEX_ERROR_QUERY. */
GArray *undex_search_lex(const char *query, GError **error);
