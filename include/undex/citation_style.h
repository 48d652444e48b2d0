// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Citation styles: a passage as it is cited in a paper or kept in a reference manager, with the paragraph as
 * its locator. Knows records and symbols; what is not known of a document is left out, never guessed.
 *
 * `un`       what stands in footnotes of United Nations documents (United Nations Editorial Manual): the
 * symbol, or the resolution by its name and number, and the paragraph `chicago`  a note of the Chicago Manual
 * of Style `oscola`   a footnote of the Oxford University Standard for the Citation of Legal Authorities
 * `bibtex`, `ris`, `csl-json`  entries for BibTeX, RIS and CSL processors
 */
#ifndef UNDEX_CITATION_STYLE_H
#define UNDEX_CITATION_STYLE_H

#include "undex/citation.h"
#include "undex/document.h"

typedef struct {
    const undex_document *document; /* its passages are not read */
    const undex_passage *passage;   /* NULL: the document as a whole */
    const char *item;               /* "(b)" of the passage; NULL: all of it */
    const undex_locator *locators;  /* what is cited of the document, in its component; NULL: the passage */
    guint count;                    /* of the locators */
    const char *section; /* "section.III.B" of the component, or "", cited as such; NULL: neither is */
} undex_reference;

typedef struct {
    const char *name;
    /* One entry, as it stands among others; without a newline at its end. Caller frees. */
    char *(*format)(const undex_reference *reference);
    const char *head, *between, *tail; /* around and between the entries of a list */
} undex_citation_style;

/* Where a reader finds the document: what was said of it from outside (undex_document.url), else the United
 * Nations' site. It holds no blanks, braces or angle brackets. NULL: not known. Caller frees. */
char *undex_citation_address(const undex_document *document);

/* NULL for an unknown name. */
const undex_citation_style *undex_citation_style_find(const char *name);
/* All of them, the usual one first; ends with NULL. */
extern const undex_citation_style *const undex_citation_styles[];

#endif
