// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Symbols and citations: how UN documents are named, read and written (docs/un-documents.md). Knows text
 * only: no passages, no index.
 *
 * A canonical symbol is upper case where the UN prints it so, without spaces round slashes, its year or
 * session in parentheses after one space (S/RES/1440 (2002)), without the trailing asterisk of a reissue:
 * A/RES/70/1, A/C.3/68/SR.27, A/68/6/Add.1, CRC/C/GC/25, A/CONF.230/2025/INF/1, E/1994/24.
 */
#ifndef UNDEX_CITATION_H
#define UNDEX_CITATION_H

#include "undex/document.h"

#include <glib.h>

/* Makes ready what reading symbols in running text needs: for processes that are forked later. */
void undex_citation_warm(void);

/* The canonical form of a symbol typed or printed in any of the usual ways (A_RES_70_1, a/res/70/1, A/80/62*,
 * "A /80/91", S/RES/2532(2020), "resolution 70/1", "General Assembly resolution 3362 (S-VII)",
 * "Security Council resolution 1325 (2000)"); of a double symbol the first. NULL where `text` as a whole is
 * not a symbol. Caller frees. */
char *undex_symbol_parse(const char *text);

/* The symbols of one masthead line or token, canonical: "A/80/62-E/2025/12" gives two, "A/68/6 and Corr.1-2"
 * three, "A/C.3/68/SR.27, 28 and 35-38" all that are meant (at most 50). Repairs scans where it is sure
 * (A/39/36I -> A/39/361, E/l994/24 -> E/1994/24). An empty array where there is none. */
GPtrArray *undex_symbol_parse_all(const char *text);

/* The same of a line that may say nothing else: `*rest` is what it says besides (to be freed; NULL where
 * `text` is no UTF-8). Where the line is one symbol from end to end its root may be any that the grammar
 * knows, as QUAY/19/1: no list has all of them. */
GPtrArray *undex_symbol_parse_line(const char *text, char **rest);

/* A short name of the organ that issued a symbol: "A", "S", "E", "ST", "CRC": what `organ:` filters by. */
char *undex_symbol_organ(const char *symbol);

/* Other symbols (char *) by which a resolution is cited: of a part with a letter, A/RES/217 A (III), the
 * whole, A/RES/217 (III); of the whole its first parts. Empty where there are none. */
GPtrArray *undex_symbol_aliases(const char *symbol);

/* The document that this one corrects, adds to, revises or amends: A/68/190 of A/68/190/Corr.1, and
 * A/68/190/Add.2 of A/68/190/Add.2/Corr.1. `*relation` is "corrigendum", "addendum", "revision" or
 * "amendment", what this one is to it; static. NULL: the symbol ends in none of these. Caller frees. */
char *undex_symbol_base(const char *symbol, const char **relation);
/* How the symbols go on that are related so, NULL-terminated: "/Corr.", "/Add.", "/Rev.", "/Amend." */
extern const char *const undex_symbol_suffixes[];
/* The body that issued a symbol, by its grammar: the organ and what follows it up to the session, the year or
 * the kind of document. "A/68/190" -> "A", "A/HRC/43/15" -> "A/HRC", "A/AC.109/2023/L.2" -> "A/AC.109",
 * "E/CN.4/Sub.2/2003/12" -> "E/CN.4/Sub.2", "CEDAW/C/SLV/CO/8" -> "CEDAW", "S/PV.9000" -> "S". Of a canonical
 * symbol; caller frees. */
char *undex_symbol_body(const char *symbol);
/* The same form of a body as it is typed ("a/hrc", "E/CN.4/SUB.2"); NULL: it cannot be one. Caller frees. */
char *undex_symbol_body_parse(const char *typed);

/* One mention of another document in running text. Offsets and lengths are in code points and span the name
 * alone ("A/68/190", "resolution 70/1", the "61/16" of a list), without organ and paragraph. */
typedef struct {
    char *symbol; /* canonical, owned */
    char *para;   /* "12", NULL: none */
    int offset, length;
    char *place; /* "annex II, paras. 12–14 (b)": all that is said of where; owned; NULL: nothing */
} undex_mention;

/* All mentions in `text`, in order, not overlapping (undex_mention, freed with the array). At most 1,000. */
GArray *undex_mention_find(const char *text);

/* Fills `cites` of all passages of a document, which have none: beside their words it counts what the
 * headings above say, whose document it is, and what was named before ("ibid."). */
void undex_document_find_cites(undex_document *document);

/* Places in a document are named by the number of a paragraph, the mark of a note, or a page. */
typedef enum {
    UNDEX_LOCATOR_PARA,
    UNDEX_LOCATOR_PREAMBLE, /* all of it; has no number */
    UNDEX_LOCATOR_NOTE,
    UNDEX_LOCATOR_PAGE,  /* by its label, or its number in print */
    UNDEX_LOCATOR_SHEET, /* by its ordinal in the file, as ids and viewers have it */
} undex_locator_kind;

/* One place, or all from one to another. Strings are owned; NULL where not said. */
typedef struct {
    undex_locator_kind kind;
    char *first; /* "12", "12 bis", "21.14", "PP3"; "7", "*"; "3", "iv" */
    char *last;  /* "14" of paras. 12-14, "PP5" of PP3-5, "3.I.7" of 3.I.4-3.I.7; NULL: one place */
    char *item;  /* "(b)", "(b) (ii)" of a paragraph */
    char *more;  /* ", (c) and (d)" beside it, as it is printed; NULL: there are none */
} undex_locator;

/* A citation taken apart. Strings are owned; NULL where not said. */
typedef struct {
    char *symbol;     /* canonical; or NULL where `document` is a slug or a file's name */
    char *language;   /* "fr" of A/80/62@fr */
    char *document;   /* what ids begin with, when the text was an id: "A/80/62@fr" */
    char *component;  /* "main", "annex", "annex.II", "appendix", "annex.I.section.III.B" */
    GArray *locators; /* undex_locator, in the order of the text; empty: none is said */
} undex_citation;

/* Reads a citation as people write it: "A/68/190, para. 12", "A/RES/70/1, annex, para. 3 (b)", "footnote 7 of
 * A/68/190", "A/68/190, paras. 12, 14-16", "UNGA Res 70/1 (25 September 2015) UN Doc A/RES/70/1, para 3",
 * "S/RES/1325 (2000), OP 3", a link to undocs.org, "letter.txt, p. 3", or a passage's id "A/80/62#para.12".
 * src/citation/locator_patterns.c has the grammar. NULL where it is none, also where words that belong to no
 * citation stand after the document's name, or other documents are cited too. */
undex_citation *undex_citation_parse(const char *text);
void undex_citation_free(undex_citation *citation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_citation, undex_citation_free)

/* The places (char *) that a citation names, "SYMBOL#12" for each paragraph of it, "SYMBOL#annex.II#3" where
 * it stands in a part of the document, and before them "SYMBOL#annex.II" for the part; at most 50. */
GPtrArray *undex_cite_places(const undex_cite *cite);
/* The same of a citation that was parsed; at most 1,000. */
GPtrArray *undex_citation_places(const undex_citation *citation);

/* The first of the citation's locators of that kind; NULL: none. */
const undex_locator *undex_citation_locator(const undex_citation *citation, undex_locator_kind kind);

/* The citation as a reader checks it: "A/68/190, annex II, para. 3 (b)", "A/68/190, footnote 7", "A/68/190,
 * p. 3". `document` (a symbol, or a title or file name where there is none) comes first; `component` may be
 * NULL. Caller frees. */
char *undex_citation_format(const char *document, const char *component, const undex_locator *locators,
                            guint count);

/* What undex_citation_format() made, in the words of another official language: "A/68/190, párr. 12". In
 * English where the language is not known. Caller frees; NULL of NULL. */
char *undex_citation_in(const char *citation, const char *language);

#endif
