// SPDX-License-Identifier: GPL-3.0-or-later
/* What can be typed as a query, as rows: help, undex-query(7) and completion of filters are made of them. */
#pragma once

#include "cli/cli.h"

typedef struct {
    const char *typed, *means;
    const char *filters; /* the names of the filters that the row tells of, spaces between them; NULL: none */
} undex_query_row;

typedef struct {
    const char *title;
    const undex_query_row *rows; /* ends with a row of NULL */
} undex_query_topic;

/* Ends with a NULL title. */
extern const undex_query_topic undex_query_topics[];
/* What becomes of all else: a sentence. */
extern const char undex_query_refused[];

/* "symbol", "organ": the names of the filters, as the rows have them. Free with g_strfreev. */
char **undex_query_filters(void);

/* Prints all of it. */
void undex_help_query(undex_output *out);
