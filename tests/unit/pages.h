// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Sets small documents for the tests of src/segment: pages of placed glyphs as extraction would hand them
 * over, and ways to look at the record that comes out. Every character is half its type's size wide; a space
 * is a gap of a quarter, for the library's glyphs hold no spaces.
 *
 * In a text to set:
 *   {^3} a raised mark   {b words} bold   {i words} italic   \t to the next of the tab stops, 36 points apart
 *   ~ a gap of 0.13 em and ` one of 0.17: a space or not    \n ends a line; else lines are filled and
 * justified
 */
#ifndef UNDEX_TESTS_PAGES_H
#define UNDEX_TESTS_PAGES_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "segment/segment.h"

/* Seconds that this process has computed: what else the machine does is not counted. */
__attribute__((unused)) static double processor_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

enum { PLAIN, BOLD, ITALIC, BOLD_ITALIC };

/* Writes on the last page of its source, line below line. `y` is the foot of the line to be set next. */
typedef struct {
    undex_source *source;
    undex_source_page *page;
    float left, right, y;
    float size, pitch;
    guint16 font, line;
} pen;

static inline void pen_page(pen *p)
{
    p->page = undex_source_page_new((int)p->source->pages->len + 1);
    p->page->width = 612, p->page->height = 792;
    g_ptr_array_add(p->source->pages, p->page);
    p->left = 100, p->right = 500, p->y = 130;
    p->size = 10, p->pitch = 12;
    p->font = PLAIN, p->line = 0;
}

/* A source of one empty page; segmented and freed by pen_segment(). */
static inline pen pen_new(void)
{
    static const char *const names[] = {"Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic"};
    pen p = {.source = undex_source_new(UNDEX_FORMAT_PDF, "folder/Some Paper.pdf")};
    for (int i = 0; i < 4; i++) {
        undex_font *font = g_new0(undex_font, 1);
        font->name = g_strdup(names[i]);
        font->bold = i & BOLD, font->italic = (i & ITALIC) != 0;
        g_ptr_array_add(p.source->fonts, font);
    }
    pen_page(&p);
    return p;
}

static inline undex_document *pen_segment(pen *p)
{
    undex_document *document = undex_segment(p->source);
    undex_source_free(p->source);
    p->source = NULL;
    return document;
}

static inline void page_glyph(undex_source_page *page, gunichar ch, float x, float foot, float size,
                              guint font, guint line)
{
    undex_glyph glyph = {
        ch, x, foot - 1.1F * size, x + 0.5F * size, foot, size, (guint16)font, FALSE, (guint16)line};
    g_array_append_val(page->glyphs, glyph);
}

/* Where a line may be broken, and the style that holds there. */
typedef struct {
    const char *text;
    guint glyphs;
    float x;
    guint16 font;
    gboolean raised;
} line_place;

enum { MAX_SPACES = 200 };

/* Sets one line from `at`; moves it to where the next begins. */
static inline void pen_line(pen *p, line_place *at)
{
    GArray *glyphs = p->page->glyphs;
    line_place last = {NULL, 0, 0, 0, FALSE};
    guint spaces[MAX_SPACES], count = 0;
    gboolean full = FALSE;
    at->x = p->left;
    while (*at->text && *at->text != '\n') {
        float size = at->raised ? 0.65F * p->size : p->size;
        gunichar ch = g_utf8_get_char(at->text);
        if (at->x + 0.5F * size > p->right && last.text) {
            full = TRUE;
            break;
        }
        const char *next = g_utf8_next_char(at->text);
        if (ch == '{') {
            at->raised = *next == '^';
            at->font = *next == 'b' ? BOLD : *next == 'i' ? ITALIC : at->font;
            next += at->raised ? 1 : 2;
        } else if (ch == '}') {
            at->raised = FALSE, at->font = p->font;
        } else if (ch == '\t') {
            at->x = p->left + 36 * (floorf((at->x - p->left) / 36) + 1);
            count = 0;
        } else if (ch == '~' || ch == '`') {
            at->x += (ch == '~' ? 0.13F : 0.17F) * size;
        } else if (ch == ' ') {
            at->x += 0.25F * size;
            last = *at, last.text = next, last.glyphs = glyphs->len;
            last.x -= 0.25F * size;
            if (count < MAX_SPACES)
                spaces[count++] = glyphs->len;
        } else {
            page_glyph(p->page, ch, at->x, p->y - (at->raised ? 0.4F * p->size : 0), size, at->font, p->line);
            at->x += 0.5F * size;
        }
        at->text = next;
    }
    if (full) {
        float slack = count > 1 ? (p->right - last.x) / (float)(count - 1) : 0;
        *at = last;
        g_array_set_size(glyphs, last.glyphs);
        for (guint i = 0; i + 1 < count; i++)
            for (guint g = spaces[i]; g < glyphs->len; g++) {
                g_array_index(glyphs, undex_glyph, g).x0 += slack;
                g_array_index(glyphs, undex_glyph, g).x1 += slack;
            }
    } else if (*at->text == '\n') {
        at->text++;
    }
    p->line++;
    p->y += p->pitch;
}

/* Sets a text right below what stands there. */
static inline void pen_write(pen *p, const char *text)
{
    line_place at = {text, 0, 0, p->font, FALSE};
    while (*at.text)
        pen_line(p, &at);
}

/* Sets a text as a paragraph of its own: half a line is left free above. */
static inline void pen_paragraph(pen *p, const char *text)
{
    p->y += 0.5F * p->pitch;
    pen_write(p, text);
}

/* One line anywhere on the page; the pen stays where it is. */
static inline void pen_at(pen *p, float x, float foot, float size, guint font, const char *text)
{
    pen other = *p;
    other.left = x, other.right = 100000, other.y = foot, other.size = size, other.font = (guint16)font;
    pen_write(&other, text);
    p->line = other.line;
}

/* A bold line, set apart above and below. */
static inline void pen_heading(pen *p, const char *text)
{
    p->y += p->pitch;
    p->font = BOLD;
    pen_write(p, text);
    p->font = PLAIN;
    p->y += 0.5F * p->pitch;
}

/* Text that says nothing, of about so many lines. It names no number and no document. */
static inline char *filler(guint lines)
{
    static const char *const sentences[] = {
        "Ferries left the lower harbour each morning and came back with salt and timber.",
        "Nobody had counted the lanterns along the quay until the bridge keeper did so.",
        "Apples were dried on the roofs in autumn while children kept the birds away.",
        "The old mill turned slowly because its wheel had been repaired with soft wood.",
        "Shepherds who knew the valley well told the mapmakers where the springs lay.",
        "On market days the road beside the river was crowded with carts and dogs too.",
        "A clock in the tower had stopped and everyone agreed that it was never wrong.",
    };
    static guint next;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < lines; i++)
        g_string_append_printf(out, "%s%s", i ? " " : "", sentences[next++ % G_N_ELEMENTS(sentences)]);
    return g_string_free(out, FALSE);
}

/* A paragraph of filler behind a beginning of one's own: "3.\t", or "". */
static inline void pen_filler(pen *p, const char *beginning, guint lines)
{
    g_autofree char *rest = filler(lines);
    g_autofree char *text = g_strconcat(beginning, rest, NULL);
    pen_paragraph(p, text);
}

/* The symbol at the head of the first page. */
static inline void pen_symbol(pen *p, const char *symbol)
{
    pen_at(p, 400, 60, 10, PLAIN, symbol);
}

/* A heading in type of one's own, set apart. */
static inline void pen_heading_in(pen *p, float size, guint16 font, const char *text)
{
    float before = p->size, pitch = p->pitch;
    p->y += p->pitch + size - before;
    p->size = size, p->pitch = 1.2F * size, p->font = font;
    pen_write(p, text);
    p->size = before, p->pitch = pitch, p->font = PLAIN;
    p->y += 0.5F * p->pitch;
}

/* The head of a document: its symbol and its title. */
static inline void pen_head(pen *p)
{
    pen_symbol(p, "A/99/950");
    pen_at(p, 380, 110, 10, PLAIN, "Distr.: General");
    pen_at(p, 380, 122, 10, PLAIN, "22 January 2099");
    pen_at(p, 100, 190, 10, BOLD, "Ninety-ninth session");
    pen_at(p, 100, 240, 17, BOLD, "What the keeper counted");
    p->y = 280;
}

/* A new page with the symbol at its head, as on the pages that follow the first. */
static inline void pen_next_page(pen *p, const char *symbol)
{
    g_autofree char *number = NULL;
    pen_page(p);
    number = g_strdup_printf("%u/9", p->source->pages->len);
    pen_at(p, 400, 60, 10, PLAIN, symbol);
    pen_at(p, 480, 760, 10, PLAIN, number);
}

/* The rule above the notes and one note below it, at the foot of the page; more follow with pen_note(). */
static inline void pen_note(pen *p, const char *text)
{
    float size = p->size, pitch = p->pitch;
    p->size = 8, p->pitch = 9.5F;
    pen_write(p, text);
    p->size = size, p->pitch = pitch;
}

static inline void pen_notes(pen *p, float foot)
{
    p->y = foot;
    pen_at(p, p->left, foot, 10, PLAIN, "__________________");
    p->y += 12;
}

static inline void page_link(undex_source_page *page, float x0, float y0, float x1, float y1, int dest_page,
                             float dest_top)
{
    undex_link link = {x0, y0, x1, y1, dest_page, dest_top, NULL};
    g_array_append_val(page->links, link);
}

/* Turns what stands upright on a page of swapped sides by quarter turns clockwise: 1 or 3. */
static inline void page_turn(undex_source_page *page, int turn)
{
    float width = (float)page->height, height = (float)page->width;
    page->width = width, page->height = height;
    for (guint i = 0; i < page->glyphs->len; i++) {
        undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, i), up = *g;
        if (turn == 1) {
            g->x0 = width - up.y1, g->x1 = width - up.y0, g->y0 = up.x0, g->y1 = up.x1;
        } else {
            g->x0 = up.y0, g->x1 = up.y1, g->y0 = height - up.x1, g->y1 = height - up.x0;
        }
    }
}

/* The record */

static inline undex_passage *passage_at(const undex_document *document, guint index)
{
    return index < document->passages->len ? g_ptr_array_index(document->passages, index) : NULL;
}

/* The passage with this id behind the "#"; the test fails where there is none. */
static inline undex_passage *passage(const undex_document *document, const char *id)
{
    for (guint i = 0; i < document->passages->len; i++) {
        const char *mark = strchr(passage_at(document, i)->id, '#');
        if (mark && strcmp(mark + 1, id) == 0)
            return passage_at(document, i);
    }
    fail_msg("no passage %s", id);
    return NULL;
}

/* "paragraph.1 footnote.7 heading": kinds with their labels, in order; the masthead is left out. */
static inline char *outline(const undex_document *document)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *p = passage_at(document, i);
        if (p->kind == UNDEX_KIND_MASTHEAD)
            continue;
        g_string_append_printf(out, "%s%s", out->len ? " " : "", undex_kind_name(p->kind));
        if (p->label)
            g_string_append_printf(out, ".%s", p->label);
    }
    return g_string_free(out, FALSE);
}

static inline void assert_outline(const undex_document *document, const char *expected)
{
    g_autofree char *found = outline(document);
    assert_string_equal(found, expected);
}

/* Marks as "3@17 link fn.3", joined by "; ". */
static inline char *marks_of(const undex_passage *p)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < p->notes->len; i++) {
        const undex_mark *m = &g_array_index(p->notes, undex_mark, i);
        g_string_append_printf(out, "%s%s@%d %s %s", i ? "; " : "", m->mark, m->offset,
                               undex_mark_origin_name(m->origin), strchr(m->id, '#') + 1);
    }
    return g_string_free(out, FALSE);
}

static inline void assert_marks(const undex_passage *p, const char *expected)
{
    g_autofree char *found = marks_of(p);
    assert_string_equal(found, expected);
}

/* Items as "(a)@17", joined by "; ". */
static inline void assert_items(const undex_passage *p, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < p->items->len; i++) {
        const undex_sub_paragraph *item = &g_array_index(p->items, undex_sub_paragraph, i);
        g_string_append_printf(out, "%s%s@%d", i ? "; " : "", item->label, item->offset);
    }
    assert_string_equal(out->str, expected);
}

/* Headings as "I. One / A. Two". */
static inline void assert_headings(const undex_passage *p, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < p->headings->len; i++)
        g_string_append_printf(out, "%s%s", i ? " / " : "", (char *)g_ptr_array_index(p->headings, i));
    assert_string_equal(out->str, expected);
}

/* "1 I. Trade; 2 A. Salt": levels and texts of all headings. */
static inline void assert_levels(const undex_document *document, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *p = passage_at(document, i);
        if (p->kind == UNDEX_KIND_HEADING)
            g_string_append_printf(out, "%s%d %s", out->len ? "; " : "", p->level, p->text);
    }
    assert_string_equal(out->str, expected);
}

/* Whether any passage's text holds these words. */
static inline gboolean anywhere(const undex_document *document, const char *words)
{
    for (guint i = 0; i < document->passages->len; i++)
        if (strstr(passage_at(document, i)->text, words))
            return TRUE;
    return FALSE;
}

#endif
