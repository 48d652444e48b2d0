// SPDX-License-Identifier: GPL-3.0-or-later
/* Which passages of the index a citation, an id or a document's name means. A place that its document does
 * not have is not an error: the document is given, with nothing chosen of it. */
#ifndef UNDEX_CITATION_LOOKUP_H
#define UNDEX_CITATION_LOOKUP_H

#include "undex/citation.h"
#include "undex/document.h"
#include "undex/index.h"

/* A document with all its passages, and which of them are meant. */
typedef struct {
    undex_document *document; /* with its passages */
    GArray *ordinals;         /* int, ascending; empty: the document is there, what is asked of it is not */
    GArray *locators; /* undex_locator: the places as they were asked for; NULL: by an id, or as a whole */
    char *section;    /* "section.III.B", the headings asked for; "": a component as such; NULL: neither */
    char *item;       /* the sub-paragraph asked for, "(b)"; NULL: none */
    char *page_label; /* what that page is called; NULL: none is meant */
    int page;         /* the ordinal of the page asked for; 0: none */
    gboolean whole;   /* the document as such was asked for */
} undex_cited;

/* The first of the passages that are meant. */
undex_passage *undex_cited_passage(const undex_cited *cited);

/* An id is taken by its letters; else what the text says as a citation; else it names a document. Elements
 * undex_cited *, freed with the array; empty: no such document is in the index. NULL and an error where it
 * cannot be read. */
GPtrArray *undex_locate(undex_index *store, const char *text, GError **error);

/* The same of a passage's id, "A/68/190#para.12". */
GPtrArray *undex_locate_id(undex_index *store, const char *id, GError **error);

/* The same of a citation. */
GPtrArray *undex_locate_citation(undex_index *store, const undex_citation *citation, GError **error);

/* Chooses anew in a document that was located before: what another citation of it means. */
void undex_cited_again(undex_cited *cited, const undex_citation *citation);

/* The first element of which something is meant; NULL: none. */
const undex_cited *undex_cited_first(const GPtrArray *places);

/* Whether it is one of the document's symbols. */
gboolean undex_cited_is_of(const undex_document *document, const char *symbol);

/* What a document has in the stead of a place that it lacks: "A/68/190 has paras. 1-54, footnotes 1-33,
 * pp. 1-19". Caller frees. */
char *undex_cited_outline(const undex_document *document);

#endif
