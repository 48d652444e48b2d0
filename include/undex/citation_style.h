// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Citation styles: a passage as it is cited in a paper or kept in a reference manager. Knows records and
 * symbols; what is not known of a document is left out, never guessed.
 *
 * `un`       what stands in footnotes of United Nations documents (United Nations Editorial Manual): the
 *            symbol, or the resolution by its name and number, and the paragraph
 * `chicago`  a note of the Chicago Manual of Style
 * `oscola`   a footnote of the Oxford University Standard for the Citation of Legal Authorities
 * `bibtex`, `ris`, `csl-json`  entries for BibTeX, RIS and CSL processors: one a document, and with it a
 *            citation for each place in it
 */
#ifndef UNDEX_CITATION_STYLE_H
#define UNDEX_CITATION_STYLE_H

#include "undex/citation.h"
#include "undex/document.h"

typedef struct {
    const undex_document *document; /* where its passages are there, its title page is read */
    const undex_passage *passage;   /* NULL: the document as a whole */
    const char *item;               /* "(b)" of the passage; NULL: all of it */
    const undex_locator *locators;  /* what is cited of the document, in its component; NULL: the passage */
    guint count;                    /* of the locators */
    const char *section; /* "section.III.B" of the component, or "", cited as such; NULL: neither is */
} undex_reference;

typedef struct {
    const char *name;
    /* A style that is read: all of it. Another: what the entry says of the document. Without a newline at its
     * end; caller frees. */
    char *(*format)(const undex_reference *reference);
    /* NULL in styles that are read. The place as a citation has it; NULL: the document as a whole is meant.
     * Caller frees. */
    char *(*cite)(const undex_reference *reference);
    /* Ends an entry, with such citations (char *). */
    void (*finish)(GString *entry, const GPtrArray *cites);
    const char *head, *between, *tail; /* around and between the entries of a list */
} undex_citation_style;

/* One reference alone, as it stands among others. Caller frees. */
char *undex_citation_style_format(const undex_citation_style *style, const undex_reference *reference);

/* What is cited together: the references in their order, in styles of entries one entry a document. */
typedef struct undex_bibliography undex_bibliography;
undex_bibliography *undex_bibliography_new(const undex_citation_style *style);
void undex_bibliography_free(undex_bibliography *bibliography);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_bibliography, undex_bibliography_free)
/* Keeps nothing of the reference. */
void undex_bibliography_add(undex_bibliography *bibliography, const undex_reference *reference);
guint undex_bibliography_length(const undex_bibliography *bibliography);
/* An entry whole; caller frees. And what was cited of it (char *): ids of passages or of the document, and
 * citations. */
char *undex_bibliography_entry(const undex_bibliography *bibliography, guint i);
const GPtrArray *undex_bibliography_ids(const undex_bibliography *bibliography, guint i);
const GPtrArray *undex_bibliography_citations(const undex_bibliography *bibliography, guint i);

/* Where a reader finds the document: what was said of it from outside (undex_document.url), else the United
 * Nations' site. It holds no blanks, braces or angle brackets. NULL: not known. Caller frees. */
char *undex_citation_address(const undex_document *document);

/* NULL for an unknown name. */
const undex_citation_style *undex_citation_style_find(const char *name);
/* All of them, the usual one first; ends with NULL. */
extern const undex_citation_style *const undex_citation_styles[];

#endif
