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

/* vowel_signs.c: puts each vowel sign of a page behind its letter, without a width. */
void undex_attach_vowel_signs(undex_source_page *page);

/* Lays out a page that has letters that are read from the right: sets page->mirrored where most are, and
 * moves glyphs, links and rules. */
void undex_page_direct(undex_source_page *page);
