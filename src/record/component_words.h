// SPDX-License-Identifier: GPL-3.0-or-later
/* What parts of documents are called in several languages, and what they are kept as: a table, from
 * data/components.tsv. */
#pragma once

#include <glib.h>

typedef struct {
    const char *beginning;   /* of what it is called, in small letters */
    const char *name;        /* "annex" */
    gboolean cited, printed; /* so in citations that people type; so in headings */
} undex_component_word;

/* After the last comes a row without a beginning. */
extern const undex_component_word undex_data_components[];

/* The name of the component that is cited so, or that a heading begins with, in small letters; NULL: none. */
const char *undex_component_cited(const char *lower);
const char *undex_component_printed(const char *lower);
