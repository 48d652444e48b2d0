// SPDX-License-Identifier: GPL-3.0-or-later
/* What a file in RDF says, one statement after another: of a subject, that it stands in some way to an
 * object. Text is UTF-8 and lasts for the call. */
#pragma once

#include "undex/error.h"

typedef struct {
    const char
        *text; /* an IRI whole; of what has no name "_:" and a name within the file; of a literal, it */
    const char *language; /* of a literal, as its tag has it; NULL: none */
    gboolean literal;
} undex_rdf_node;

typedef struct {
    const char *subject; /* as the text of a node */
    const char *predicate;
    undex_rdf_node object;
} undex_rdf_statement;

/* FALSE and an error: no more are wanted. */
typedef gboolean (*undex_rdf_taker)(const undex_rdf_statement *statement, gpointer closure, GError **error);
