// SPDX-License-Identifier: GPL-3.0-or-later
/* What the styles share: who speaks, when, and where in the document. */
#pragma once

#include "citation/locator_text.h"
#include "citation/organ.h"
#include "undex/citation_style.h"

extern const undex_citation_style undex_citation_style_un, undex_citation_style_chicago,
    undex_citation_style_oscola, undex_citation_style_bibtex, undex_citation_style_ris,
    undex_citation_style_csl_json;

/* The organ that issued the document, of several symbols the body within the first one's; NULL: not known. */
const undex_organ *style_organ_of(const undex_document *document);

/* "United Nations, General Assembly", with `between` for the comma; the organ alone where its name says of
 * whom it is; "United Nations" where it is not known; NULL: the document has no symbol. Caller frees. */
char *style_author(const undex_document *document, const char *between);

/* "70/1", "1325 (2000)", "S-13/2" of a resolution's or decision's symbol; NULL: it is neither. `*kind` is
 * "resolution" or "decision". Caller frees. */
char *style_resolution(const undex_document *document, const char **kind);

/* What the document is called: its title without a mark at its end, and not in capitals where it is English;
 * NULL: none. Caller frees. */
char *style_title(const undex_document *document);
/* The symbol, or all of a double one (A/80/62-E/2025/12); else the file's name; else the key. Caller frees.
 */
char *style_name(const undex_document *document);
/* The same but for a year in parentheses at its end, which "S/RES/1373 (2001)" has and journals leave out. Of
 * resolution numbers, too. Caller frees. */
char *style_without_year(const char *name);

/* "Supplement No. 6" of the Official Records, as its title page says; 0: it is none. */
int style_supplement(const undex_document *document);

/* A date as far as it is known: month and day 0 where they are not. FALSE: not even the year. */
typedef struct {
    int year, month, day;
} style_date;
gboolean style_date_of(const undex_document *document, style_date *date);

/* ", annex II, para. 3 (b)": appended; nothing where the document as a whole is meant. */
void style_append_place(GString *out, const undex_reference *reference, const citation_words *words);
/* What the passage's first page is called. Caller frees; NULL: it has none. */
char *style_page(const undex_passage *passage);
/* The same without what stands before the first part; "" for the whole. Caller frees. */
char *style_place(const undex_reference *reference, const citation_words *words);

/* A name for a document's entry: "A-68-190". Caller frees. */
char *style_key(const undex_document *document);
