// SPDX-License-Identifier: GPL-3.0-or-later
/* Which passages of one document a citation means. */
#pragma once

#include "undex/citation_lookup.h"

/* Fills what `cited` has besides its document. */
void undex_cited_choose(undex_cited *cited, const undex_citation *citation);
/* The same where the document as a whole is meant. */
void undex_cited_choose_all(undex_cited *cited);

/* Whether it stands in the component: "annex" means any annex where the document numbers them; "annex.3" is
 * "annex.III", too, and "appendix" that of an annex. */
gboolean cited_is_in_component(const undex_passage *passage, const char *component);
gboolean cited_has_component(const undex_document *document, const char *component);

/* "annex.I.section.III.B" where the document has no such component: the headings III and B (free with
 * g_strfreev(); empty: it names no section) within annex I (`*within`, owned; NULL: none). */
char **cited_split_section(const char *component, char **within);
/* Whether it is, or stands under, the last of these headings. */
gboolean cited_stands_under(const undex_passage *passage, char *const *section);
