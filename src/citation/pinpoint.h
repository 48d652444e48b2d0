// SPDX-License-Identifier: GPL-3.0-or-later
/* Where in a document running text points to, right behind its name or before it. */
#pragma once

#include <glib.h>

typedef struct {
    char *para;  /* the first paragraph, "12"; NULL: none */
    char *place; /* "annex II, paras. 12-14 (b)" as citations have it; NULL: the document as a whole */
} citation_pinpoint;
void citation_pinpoint_clear(citation_pinpoint *pinpoint);

/* The place named right behind byte `end` of the text, and right before byte `start`. FALSE: none. */
gboolean citation_pinpoint_after(const char *text, gsize length, gsize end, citation_pinpoint *pinpoint);
gboolean citation_pinpoint_before(const char *text, gsize start, citation_pinpoint *pinpoint);
/* The place that begins at byte `from`; `*end` is where it ends. */
gboolean citation_pinpoint_at(const char *text, gsize length, gsize from, citation_pinpoint *pinpoint,
                              gsize *end);
