// SPDX-License-Identifier: GPL-3.0-or-later
/* Characters to lexemes: words, phrases, filters, operators, each with its place. */
#pragma once

#include "base/regex.h"
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

/* filter_names.c: what others call a filter: data/filter-names.tsv. The last row has no name. */
typedef struct {
    const char *name;
    const char *written; /* how it is written here, %s for the value; "": it is no filter, but what stands
                          * before a colon in addresses and numbers, which are words */
} undex_filter_name;
extern const undex_filter_name undex_data_filter_names[];
/* What stands at `here`, after `at` characters. FALSE: it names no filter; what to write is said. */
gboolean undex_search_check_name(const char *query, const char *here, int at, GError **error);

/* foreign_operators.c: operators of other search languages, each with examples and counter-examples. */
typedef enum {
    FOREIGN_SLOP,
    FOREIGN_FUZZY,
    FOREIGN_BOOST,
    FOREIGN_AND,
    FOREIGN_OR,
    FOREIGN_NOT,
    FOREIGN_NEAR,
    FOREIGN_SYMBOL,
    FOREIGN_COUNT,
} undex_foreign;
extern undex_pattern undex_search_foreign[FOREIGN_COUNT];
/* A word as typed, what stands before it without a space included. FALSE: it is such an operator, and said
 * with what to write instead. */
gboolean undex_search_check_foreign(const char *query, const char *word, int at, GError **error);

/* The signs between which a phrase stands, as keyboards of several countries have them. */
static inline gboolean undex_search_is_quote(gunichar ch)
{
    return ch == '"' || (ch >= 0x201C && ch <= 0x201F) || ch == 0x00AB || ch == 0x00BB || ch == 0xFF02;
}
