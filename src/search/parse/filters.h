// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of filters: what each is called and how its values are written. What they find is told in
 * plan/filter_queries.c. */
#pragma once

#include <glib.h>

typedef enum {
    FILTER_SYMBOL,
    FILTER_ORGAN,
    FILTER_BODY,
    FILTER_LANGUAGE,
    FILTER_YEAR,
    FILTER_DATE,
    FILTER_KIND,
    FILTER_PARA,
    FILTER_PAGE,
    FILTER_COMPONENT,
    FILTER_TITLE,
    FILTER_HEADING,
    FILTER_NOTE,
    FILTER_CITES,
    FILTER_PATH,
    FILTER_CITED_BY,
    FILTERS,
} filter_id;

typedef struct query_filter {
    filter_id id;
    const char *name;
    gboolean open;         /* its values are symbols, citations or paths: they may have spaces, and a star */
    gboolean alternatives; /* several of this field side by side are alternatives */
    gboolean weighs;       /* searched like text: gives weight */
    const char *wants;     /* what a value looks like, for messages */
} query_filter;

const query_filter *undex_query_filter_find(const char *name, gsize length);
const query_filter *undex_query_filter_at(gsize index); /* NULL beyond the last */

/* The code of a language by its name, else what was given (borrowed). */
const char *undex_query_filter_language(const char *value);
