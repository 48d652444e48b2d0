// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading what a text says about where in a document, at a known place of it. */
#pragma once

#include "undex/citation.h"

/* An array of undex_locator that frees its elements' strings. */
GArray *citation_locators_new(void);

/* A citation that says nothing yet. */
undex_citation *citation_new(void);

/* What the id of a passage says; NULL: it is none. */
undex_citation *citation_parse_id(const char *text);

/* Reads one component, section, language or list of numbers at text[*at]: takes it into the citation and
 * moves *at behind it. FALSE: there is none. */
gboolean citation_read_locator(undex_citation *citation, const char *text, gsize length, gsize *at);

/* Adds "annex.II", "draft-resolution.III.A", "part.Two" to the component that the citation has so far. The
 * name is in any language, `number` may be NULL. */
void citation_add_component(undex_citation *citation, const char *typed, const char *number);

/* Moves *at over what says no place: a date, "see also", "(emphasis added)", a comma. FALSE: none. */
gboolean citation_skip_between(const char *text, gsize length, gsize *at);

/* Whether a document was announced right before text[at]: "UN Doc. ". */
gboolean citation_is_announced(const char *text, gsize at);
