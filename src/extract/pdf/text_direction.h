// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Text that is read from the right, Arabic and Hebrew. The library gives its letters in reading order and its
 * boxes from left to right; here each letter gets its own box, and then the page is laid out so that every
 * line begins at a small x and runs forward, whichever way it is read. Private to src/extract.
 */
#pragma once

#include "record/source.h"

/* A character of the library's text and the box that belongs to it. */
typedef struct {
    gunichar ch;
    guint box;
} undex_placed;

/* A character as a page draws it, in the order in which it does. */
typedef struct {
    gunichar ch;
    float x0, x1, y; /* y: of the line that letters stand on */
    guint part;      /* of a ligature: its letters before this one, from left to right */
} undex_drawn;

/* A glyph without a character of its own is one of these, by what the library takes it for. */
enum { UNDEX_UNNAMED = 0xF0000 };

gboolean undex_is_vowel_sign(gunichar ch);

/* Marks of direction that the text carries but the layout does not count. */
static inline gboolean undex_is_direction_mark(gunichar ch)
{
    return (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2066 && ch <= 0x2069);
}

/* Whether the library takes the page for one that is read from the right: then every word of its text stands
 * between marks of direction. */
gboolean undex_text_is_rtl(const char *text);

/* Reads what stands between the mark of direction that `text` begins with and the one that ends it; the boxes
 * of these characters are those from `box` on. Appends undex_placed in reading order; returns where it ends.
 */
const char *undex_text_place(const char *text, guint box, GArray *placed);

/* drawn_page.c: puts the page together from what it draws, with the fonts, sizes and heights that its glyphs
 * have so far. Each vowel sign stands behind its letter, in the same box. */
void undex_page_from_drawn(undex_source_page *page, const GArray *drawn);

/* rtl_gaps.c: the blanks that a page draws, from left to right (undex_drawn); empty where it does not draw
 * them. */
GArray *undex_blanks_of(const GArray *drawn);
/* Makes the gap between two neighbours of a line narrow where no blank is drawn in it, and wide where one is.
 */
void undex_gap_settle(const GArray *blanks, undex_glyph *left, undex_glyph *right);

/* Counts x from the other edge. */
void undex_page_mirror(undex_source_page *page);
/* Lays out a page that has letters that are read from the right: sets page->mirrored where most are, and
 * moves glyphs, links and rules. `drawn`: what the page draws; NULL: not known. */
void undex_page_direct(undex_source_page *page, const GArray *drawn);
