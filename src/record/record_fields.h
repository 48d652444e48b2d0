// SPDX-License-Identifier: GPL-3.0-or-later
/* The string fields of the records under their keys: read and written by a table. Private to src/record. */
#pragma once

#include "undex/document.h"

typedef struct {
    const char *key;
    gsize offset; /* of a char * */
} undex_string_field;

/* Each ends with a NULL key. */
extern const undex_string_field undex_document_fields[], undex_passage_fields[];

/* A coordinate in quarters of a point, finer than any use of a box; 0 where no page reaches so far. */
gint64 undex_record_quarters(double points);
