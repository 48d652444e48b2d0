// SPDX-License-Identifier: GPL-3.0-or-later
/* Between the patterns and the room's face: one symbol or one resolution's number at a known place of a text.
 * Texts are valid UTF-8; positions are bytes. */
#pragma once

#include "base/regex.h"
#include "undex/document.h"

/* Something named in a text: [start, end) of its name there. */
typedef struct {
    char *symbol; /* canonical, owned */
    char *para;   /* owned; NULL: none */
    gsize start, end;
    char *place;  /* as undex_mention has it; owned */
    char *number; /* "60/251" where nothing says whose resolution it is; owned; `symbol` may then be NULL */
    undex_cite_origin origin;
} citation_find;

/* An array of citation_find that frees its elements' strings. */
GArray *citation_finds_new(void);

/* The text made plain for reading symbols: all dashes "-", all spaces one blank, none round slashes, no soft
 * hyphens or direction marks, no blanks at either end. Caller frees. */
char *citation_fold(const char *text);

/* The canonical form of the `length` bytes of a symbol as matched. Caller frees. */
char *citation_canonical(const char *matched, gsize length);

/* The canonical form of a text that is one symbol by the grammar alone, whatever its root; NULL: it is none.
 * Caller frees. */
char *citation_by_grammar(const char *text);

/* Appends the symbols found in text[from, length) to `finds`, with what elisions add to them. `expand` gives
 * every number of an elided range (SR.35-38), else only its ends. Stops at `most` finds. */
void citation_scan_symbols(const char *text, gsize length, gboolean expand, guint most, GArray *finds);

/* Puts digits for the letters that scans read in their places, "l5l4". FALSE: nothing was to be mended. */
gboolean citation_repair_segment(char *segment);

/* The canonical form of the symbol that begins at text[start] as a scan has damaged it, and where it ends;
 * NULL: there is none, or none that is beyond doubt. Caller frees. */
char *citation_damaged_at(const char *text, gsize length, gsize start, gsize *end);

/* Who takes resolutions and decisions. */
typedef enum {
    CITE_ORGAN_NONE, /* not said */
    CITE_ORGAN_ASSEMBLY,
    CITE_ORGAN_SECURITY,
    CITE_ORGAN_ECONOMIC,
    CITE_ORGAN_RIGHTS,
    CITE_ORGAN_RIGHTS_COMMISSION,
    CITE_ORGAN_ENVIRONMENT,
    CITE_ORGAN_COUNCIL, /* one of the three councils: the number tells which */
    CITE_ORGAN_OTHER,   /* a body without such symbols */
} citation_organ;

/* The organ of the group that took part in a match of `row`. */

citation_organ citation_matched_organ(int row, const undex_match *match);

/* The canonical symbol of the resolution or decision whose number stands at text[from]; *end is where the
 * number ends. NULL where there is no number, or none that belongs to `organ`. `typed`: a bare number is one
 * of the Security Council. */
char *citation_resolution_at(const char *text, gsize length, gsize from, citation_organ organ,
                             gboolean decision, gboolean typed, gsize *end);

/* The number that a group of CITE_NUMBER took. */
int citation_group_number(const char *text, const undex_match *match, const char *name);

/* The year in which the Security Council took a resolution, 0 where it is not known. */
int citation_security_year(int number);

/* Appends the resolutions and decisions that text[0, length) names by words. `own` is the symbol of the
 * document that the text stands in: its organ's are meant where nothing is said; NULL: it is not known. */
void citation_scan_resolutions(const char *text, gsize length, const char *own, guint most, GArray *finds);
/* The same of those that are named by their number alone: "1591 (2005)", lists in Chinese, meetings. */
void citation_scan_numbers(const char *text, gsize length, guint most, GArray *finds);
/* The same of numbers that stand at the beginning of lines and cells, below a heading that says whose. */
void citation_scan_listed(const char *text, gsize length, const char *heading, guint most, GArray *finds);
/* Appends to `finds` the numbers that follow in the list of a resolution that was found last: ", 71/2 and
 * 75/3 A and B". Returns where the list ends. */
typedef struct {
    citation_organ organ;
    gboolean decision;
    const char *own;
} citation_series;
gsize citation_add_list(const char *text, gsize length, gsize start, gsize at, const citation_series *series,
                        guint most, GArray *finds);

/* All that text[0, length) mentions, in its order. */
GArray *citation_find_all(const char *text, gsize length, const char *own, const char *heading);

/* Whether the Security Council took a resolution of that number in that year, as far as is known. */
gboolean citation_is_security(int number, int year);

/* The text of a citation made plain: citation_fold(), addresses of the United Nations' sites reduced to the
 * symbol that they lead to, what is written in percent read, [links](of Markdown) opened, "Add. 13" closed
 * up. Caller frees. */
char *citation_plain(const char *typed);

/* "A/68/190, para. 12" of an entry in the style of BibTeX, RIS or CSL-JSON as undex prints it; NULL: it is
 * none, or names no symbol. Caller frees. */
char *citation_entry(const char *typed);

/* "third", "twenty-first", "2nd", "troisième"; 0: none. */
int citation_ordinal(const char *text);
/* "first" to "twelfth"; NULL: the number is written in figures. */
const char *citation_ordinal_word(int number);

/* Appends what documents a citation names, in order, not overlapping: symbols in any case, and resolutions
 * and decisions as typed ("UNGA Res 70/1"). citation_find.para is NULL; of a double symbol both are found. */
void citation_scan_typed(const char *text, gsize length, GArray *finds);

/* The record of the meeting that is typed at text[from], "Security Council, 9967th meeting": its canonical
 * symbol, and where it ends; NULL: none, or the words leave another. meeting.c; caller frees. */
char *citation_typed_meeting(const char *text, gsize length, gsize from, gsize *end);

/* The resolution or decision that is typed at text[from], "UNSCR 1325": its canonical symbol, and where it
 * ends. NULL: there is none. */
char *citation_typed_resolution(const char *text, gsize length, gsize from, gsize *end);

/* Where the root of a symbol may begin whose first slash is at `slash`, not before `least`: before all
 * characters that belong to roots, and after the last dash among them. How many such places there are. */
enum { CITATION_ROOT_STARTS = 2 };
gsize citation_root_starts(const char *text, gsize slash, gsize least, gboolean (*belongs)(char c),
                           gsize starts[CITATION_ROOT_STARTS]);

/* The bytes before `at` that a pattern anchored at the end may see: at most 160, from a character's start. */
gsize citation_window(const char *text, gsize at);
