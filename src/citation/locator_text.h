// SPDX-License-Identifier: GPL-3.0-or-later
/* How places are printed: ", annex II, paras. 3 (b) and 5". */
#pragma once

#include "undex/citation.h"

/* The words of a style, each for one place and for several. */
typedef struct {
    const char *before; /* each part: ", " */
    const char *para[2], *preambular[2], *footnote[2];
    const char *page[2]; /* "": a bare number, where no other place stands before it */
    gboolean glued;      /* the item follows the number at once: 3(b) */
    gboolean in_words;   /* "third preambular paragraph" */
} citation_words;

/* As records and United Nations documents have it. */
extern const citation_words citation_words_usual;

void citation_append_component(GString *out, const char *component, const citation_words *words);
void citation_append_locators(GString *out, const undex_locator *locators, guint count,
                              const citation_words *words);
