// SPDX-License-Identifier: GPL-3.0-or-later
/* Signs that OCR takes for others, where only one of the two makes sense. */
#include "extract/ocr/ocr_lines.h"

enum {
    OPENING = 0xAB,
    CLOSING = 0xBB,
    COMMA = 0x060C,
    ZERO = 0x0660,
    BULLET = 0x2022,
    DIGITS = 3,  /* of the number of a paragraph */
    LETTERS = 6, /* that the mark of a page that goes on ("/...") is read as */
    UNSURE = 75  /* confidence, of a hundred */
};
static const float RIGHT = 0.6F; /* of the page's width: such a mark stands further on */
static const float APART = 2;    /* times the type size, from what stands before it in its line */

/* In Arabic, a comma as a closing quotation mark, and the dot of an item as a zero. */
static void mend_arabic(GArray *glyphs)
{
    gboolean open = FALSE;
    for (guint i = 0; i < glyphs->len; i++) {
        undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        gboolean ends = i + 1 == glyphs->len || g[1].spaced || g[1].line != g->line;
        gboolean closes = g->ch == CLOSING && open;
        if (g->ch == CLOSING && !open)
            g->ch = COMMA;
        open = g->ch == OPENING || (open && !closes);
        if (g->ch == ZERO && ends && (!i || g[-1].line != g->line))
            g->ch = BULLET;
    }
}

/* The stop behind a paragraph's number as a comma. */
static void mend_number(GArray *glyphs, const undex_ocr_line *line)
{
    const undex_glyph *g = &g_array_index(glyphs, undex_glyph, line->first);
    guint digits = 0, count = line->end - line->first;
    while (digits < count && digits <= DIGITS && g_unichar_isdigit(g[digits].ch))
        digits++;
    if (digits && digits <= DIGITS && digits + 1 < count && g[digits].ch == ',' && g[digits + 1].spaced &&
        g_unichar_isupper(g[digits + 1].ch))
        g_array_index(glyphs, undex_glyph, line->first + digits).ch = '.';
}

/* The last word of a page's last line, where it is the mark that says that the page goes on, which is read as
 * some word; else where the line ends. */
static guint find_going_on(const GArray *glyphs, const undex_ocr_line *line, float width)
{
    guint sum = 0, at = line->end;
    const undex_glyph *g;
    do {
        g = &g_array_index(glyphs, undex_glyph, --at);
        sum += g->confidence;
    } while (at > line->first && !g->spaced);
    guint count = line->end - at;
    gboolean apart = at == line->first || g->x0 - g[-1].x1 > APART * g->size;
    return apart && count <= LETTERS && g->x0 > RIGHT * width && sum < (UNSURE + 1) * count ? at : line->end;
}

void undex_ocr_mend_signs(undex_ocr_page *page, const GArray *lines, float width)
{
    if (page->mirrored)
        mend_arabic(page->glyphs);
    for (guint i = 0; i < lines->len; i++) {
        undex_ocr_line *line = &g_array_index(lines, undex_ocr_line, i);
        if (line->end <= line->first)
            continue;
        mend_number(page->glyphs, line);
        if (line->end == page->glyphs->len && !page->mirrored)
            g_array_set_size(page->glyphs, line->end = find_going_on(page->glyphs, line, width));
    }
}
