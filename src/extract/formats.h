// SPDX-License-Identifier: GPL-3.0-or-later
/* The formats undex reads: one function each, told apart by undex_extract_bytes(). Private to src/extract. */
#pragma once

#include "base/regex.h"
#include "extract/extract.h"

undex_source *undex_extract_pdf(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                GError **error);

/* Opens a small document and keeps it open: what poppler loads for its first one stays. */
void undex_extract_preload_pdf(void);

/* FALSE: poppler gets no colours, and no tables are computed for them. */
void undex_pdf_colour_shortcut(gboolean wanted);
/* How many tables poppler has asked for in vain so far. */
guint undex_pdf_colour_saved(void);

/* FALSE: what a page's pictures look like is not worked out. */
void undex_pdf_picture_shortcut(gboolean wanted);
/* TRUE: fonts that a page of a document is done with are kept for its next one; else none is kept any longer.
 */
void undex_pdf_fonts_keep(gboolean wanted);
/* Whether this is a poppler whose fonts can be kept, and how many were read once more from what is kept. */
gboolean undex_pdf_fonts_are_kept(void);
guint undex_pdf_fonts_reused(void);

/* pdf_rules.c: where what poppler's next page draws is noted (undex_rule); NULL: nowhere. The array stays the
 * caller's and must live until the next call. */
void undex_pdf_rules_take(GArray *rules);
/* The matrix from the coordinates of the page's program to points, of an interpreter's state; NULL: unknown.
 */
const double *undex_pdf_state_matrix(const void *state);

/* Looks for the library's own function of a name, unless `real` (a function pointer) has it. FALSE: none. */
gboolean undex_pdf_find_real(void *real, const char *name);
/* For a function that stands in front of the library's of that name, which is `real` afterwards. */
#define FIND_REAL(own, name)                                                                                 \
    static __typeof__(&(own)) real;                                                                          \
    if (!undex_pdf_find_real((void *)&real, name))                                                           \
    return

/* pdf_drawn.c: where the characters of poppler's next page are noted (undex_drawn), whose vowel signs poppler
 * then does not see; NULL: nowhere. */
void undex_pdf_drawn_take(GArray *drawn);
/* Whether any that is read from the right was drawn since. */
gboolean undex_pdf_drawn_rtl(void);

undex_source *undex_extract_text(const guint8 *bytes, gsize length, const char *path,
                                 const undex_extract_limits *limits, GError **error);

/* error_page.c: whether this is no document, but what a document service says where it has none. */
gboolean undex_extract_is_absence(const undex_source *source);
enum { ABSENT_SAID, ABSENT_MASTHEAD, ABSENT_PATTERN_COUNT };
extern undex_pattern undex_extract_absent[ABSENT_PATTERN_COUNT];
