// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/ocr_lines.h"

#include <math.h>
#include <string.h>

/* Shares of the type size. */
static const float ASCENT = 0.9F, DESCENT = 0.22F; /* a glyph's box, from the foot of its line */
static const float WORD_GAP = 0.28F;               /* between words, at least: see row_to_line.c */
static const float HAN_GAP = 0.6F;        /* between Chinese characters, at most: no words are parted */
static const float RAISED_BY = 0.2F;      /* the foot of a note's mark, at least */
static const float RAISED_HEIGHT = 0.55F; /* its digit is not higher */
static const float RAISED_SIZE = 0.65F;   /* what it is set in */
static const float CAPITAL = 0.67F, SMALL = 0.46F; /* letters, without what goes below the foot */
static const float HAN = 0.9F, ARABIC = 0.5F;
static const float NEARLY = 0.13F;  /* sizes that differ by less are one size */
static const float USUAL_SIZE = 10; /* points, where nothing tells */
static const float DOUBTFUL = 35;   /* confidence of a word, of a hundred: less, and it may be no text */
enum { POINTS = 72, SIGNS_AT_MOST = 2 /* characters of what may be no word */ };

struct undex_ocr_lines {
    undex_ocr_page *page;
    float scale;         /* points a pixel */
    GArray *sizes;       /* float, points: what each letter of the line in hand tells of its type */
    guint word;          /* glyph that the word in hand begins with */
    guint word_sizes;    /* sizes before it */
    guint chained;       /* of its symbols, those that begin in the last column of the one before */
    float end, size;     /* pixels: of the symbol before; points: of the line before */
    GArray *lines;       /* undex_ocr_line; the last is in hand */
    float width, height; /* of the page, points */
};

undex_ocr_lines *undex_ocr_lines_new(const undex_ocr_image *image, gboolean mirrored)
{
    undex_ocr_lines *lines = g_new0(undex_ocr_lines, 1);
    lines->page = g_new0(undex_ocr_page, 1);
    lines->page->glyphs = g_array_new(FALSE, FALSE, sizeof(undex_glyph));
    lines->page->mirrored = mirrored;
    lines->page->rules = g_array_new(FALSE, FALSE, sizeof(undex_rule));
    lines->scale = (float)(POINTS / image->dpi);
    lines->width = (float)image->width * lines->scale;
    lines->height = (float)image->height * lines->scale;
    lines->size = USUAL_SIZE;
    lines->sizes = g_array_new(FALSE, FALSE, sizeof(float));
    lines->lines = g_array_new(FALSE, FALSE, sizeof(undex_ocr_line));
    return lines;
}

void undex_ocr_page_free(undex_ocr_page *page)
{
    if (!page)
        return;
    g_array_unref(page->glyphs);
    g_array_unref(page->rules);
    g_free(page);
}

static gboolean is_han(gunichar ch)
{
    return (ch >= 0x2E80 && ch < 0xA000) || (ch >= 0xF900 && ch < 0xFB00) || (ch >= 0xFF00 && ch < 0xFFF0);
}

/* A glyph and the next of its line: within a word they touch in the middle; words stand apart. Where text
 * runs to the left, `right` is the one that was read first. */
static void part(undex_glyph *left, undex_glyph *right, gboolean apart, float size)
{
    float gap = right->x0 - left->x1;
    if (!apart) {
        left->x1 = right->x0 = (left->x1 + right->x0) / 2;
    } else if (gap < WORD_GAP * size) {
        float middle = left->x1 + gap / 2, half = WORD_GAP * size / 2;
        left->x1 = MAX(middle - half, left->x0);
        right->x0 = MIN(middle + half, right->x1);
    }
}

/* What is no text is mostly read as a sign or two, and with doubt. */
static void drop_signs(undex_ocr_lines *lines)
{
    GArray *glyphs = lines->page->glyphs;
    gboolean doubted = glyphs->len > lines->word && glyphs->len - lines->word <= SIGNS_AT_MOST;
    for (guint i = lines->word; i < glyphs->len && doubted; i++)
        doubted = g_array_index(glyphs, undex_glyph, i).confidence <= DOUBTFUL;
    if (doubted)
        g_array_set_size(glyphs, lines->word);
}

/* Where letters are joined by a line under them, the library knows where they stand, but not how high they
 * are, and cuts the word into boxes of one height; that of the line goes to one of them. */
static void end_word(undex_ocr_lines *lines)
{
    enum { LETTERS = 3 };
    GArray *glyphs = lines->page->glyphs;
    drop_signs(lines);
    guint count = glyphs->len - MIN(lines->word, glyphs->len);
    if (count >= LETTERS && 2 * lines->chained >= count - 1) {
        g_array_set_size(lines->sizes, lines->word_sizes);
        undex_ocr_word_spread(glyphs, lines->word, glyphs->len);
    }
    lines->word = glyphs->len;
    lines->word_sizes = lines->sizes->len;
    lines->chained = 0;
}

static int by_size(gconstpointer a, gconstpointer b)
{
    float p = *(const float *)a, q = *(const float *)b;
    return (p > q) - (p < q);
}

/* The size of the line's type is what half of its letters do not exceed. */
static float size_of_line(GArray *sizes)
{
    if (!sizes->len)
        return 0;
    g_array_sort(sizes, by_size);
    return MAX(g_array_index(sizes, float, sizes->len / 2), 1);
}

static void place(undex_glyph *glyph, float foot, float size)
{
    glyph->size = size;
    glyph->y0 = foot - ASCENT * size;
    glyph->y1 = foot + DESCENT * size;
}

/* Until its line has ended, a glyph has the height of its ink above and below the foot of the line. A digit
 * that is small and high is a note's mark. */
static void settle(undex_glyph *glyph, float foot, float size)
{
    float top = glyph->y0, bottom = glyph->y1;
    place(glyph, foot, size);
    if (!g_unichar_isdigit(glyph->ch) || -bottom < RAISED_BY * size || bottom - top > RAISED_HEIGHT * size)
        return;
    glyph->size = RAISED_SIZE * size;
    glyph->y1 = foot + bottom;
    glyph->y0 = glyph->y1 - glyph->size;
}

static float foot_at(const undex_ocr_line *line, float x)
{
    float run = line->x1 - line->x0;
    return run > 0 ? line->y0 + (line->y1 - line->y0) * (x - line->x0) / run : line->y0;
}

static void end_line(undex_ocr_lines *lines)
{
    GArray *glyphs = lines->page->glyphs;
    if (!lines->lines->len)
        return;
    end_word(lines);
    undex_ocr_line *line = &g_array_index(lines->lines, undex_ocr_line, lines->lines->len - 1);
    line->end = glyphs->len;
    float size = size_of_line(lines->sizes), told = 0;
    g_array_set_size(lines->sizes, 0);
    lines->word_sizes = 0;
    if (lines->page->mirrored) {
        told = undex_ocr_rtl_foot(glyphs, line);
        undex_ocr_rtl_direct(glyphs, line);
        size = told > 1 ? told : size;
    }
    size = lines->size = size > 0 ? size : lines->size;
    for (guint i = line->first; i < glyphs->len; i++) {
        undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        settle(g, foot_at(line, (g->x0 + g->x1) / 2), size);
    }
    for (guint i = line->first + 1; i < glyphs->len; i++) {
        undex_glyph *a = &g_array_index(glyphs, undex_glyph, i - 1), *b = a + 1;
        gboolean leftwards = b->x0 + b->x1 < a->x0 + a->x1;
        undex_glyph *left = leftwards ? b : a, *right = leftwards ? a : b;
        if (b->spaced && is_han(a->ch) && is_han(b->ch) && right->x0 - left->x1 < HAN_GAP * size)
            b->spaced = FALSE;
        part(left, right, b->spaced, size);
    }
}

void undex_ocr_lines_begin(undex_ocr_lines *lines, float x0, float y0, float x1, float y1)
{
    end_line(lines);
    lines->word = lines->page->glyphs->len;
    float scale = lines->scale;
    undex_ocr_line line = {lines->word, lines->word, x0 * scale, y0 * scale, x1 * scale, y1 * scale};
    g_array_append_val(lines->lines, line);
}

/* What a letter of such a height above the foot of its line tells of the size of its type; 0: nothing. */
static float size_told(gunichar ch, float height)
{
    if (is_han(ch))
        return height / HAN;
    if (ch >= 0x590 && ch < 0x900)
        return height / ARABIC;
    if (g_unichar_isdigit(ch) || g_unichar_isupper(ch))
        return height / CAPITAL;
    return !g_unichar_isalpha(ch)                      ? 0
           : ch < 0x80 && strchr("bdfhijklt", (int)ch) ? height / CAPITAL
                                                       : height / SMALL;
}

void undex_ocr_lines_add(undex_ocr_lines *lines, const undex_ocr_symbol *symbol)
{
    glong count = g_utf8_strlen(symbol->text, -1), at = 0;
    const undex_ocr_line *line = &g_array_index(lines->lines, undex_ocr_line, lines->lines->len - 1);
    float foot = foot_at(line, (symbol->x0 + symbol->x1) / 2 * lines->scale);
    float told = size_told(g_utf8_get_char(symbol->text), foot - symbol->y0 * lines->scale);
    if (symbol->begins)
        end_word(lines);
    lines->chained += !symbol->begins && symbol->x0 == lines->end - 1;
    lines->end = symbol->x1;
    if (told > 0)
        g_array_append_val(lines->sizes, told);
    for (const char *p = symbol->text; *p; p = g_utf8_next_char(p), at++) {
        float width = (symbol->x1 - symbol->x0) * lines->scale / (float)count;
        undex_glyph glyph = {.ch = g_utf8_get_char(p),
                             .y0 = symbol->y0 * lines->scale - foot,
                             .y1 = symbol->y1 * lines->scale - foot,
                             .spaced = symbol->begins && !at,
                             .line = (guint16)MIN(lines->lines->len, G_MAXUINT16),
                             .confidence = (guint8)(CLAMP(symbol->confidence, 0, 100) + 1)};
        glyph.x0 = symbol->x0 * lines->scale + (float)at * width;
        glyph.x1 = glyph.x0 + width;
        if (!g_unichar_isspace(glyph.ch) && g_unichar_type(glyph.ch) != G_UNICODE_FORMAT)
            g_array_append_val(lines->page->glyphs, glyph);
    }
}

undex_ocr_page *undex_ocr_lines_end(undex_ocr_lines *lines)
{
    undex_ocr_page *page = lines->page;
    double sum = 0;
    end_line(lines);
    for (guint i = 0; i < page->glyphs->len; i++)
        sum += g_array_index(page->glyphs, undex_glyph, i).confidence - 1;
    page->confidence = page->glyphs->len ? sum / page->glyphs->len / 100 : 0;
    undex_ocr_mend_signs(page, lines->lines, lines->width);
    undex_ocr_page_straighten(page->glyphs, lines->lines, lines->width, lines->height);
    g_array_unref(lines->lines);
    g_array_unref(lines->sizes);
    g_free(lines);
    return page;
}

void undex_ocr_lines_even(GPtrArray *pages)
{
    enum { STEPS = 4, LARGEST = 100 }; /* of a point; points */
    guint counts[STEPS * LARGEST] = {0}, usual = 0;
    for (guint i = 0; i < pages->len; i++) {
        const GArray *glyphs = g_ptr_array_index(pages, i);
        for (guint k = 0; k < glyphs->len; k++)
            counts[(guint)CLAMP(g_array_index(glyphs, undex_glyph, k).size * STEPS, 0,
                                (float)(G_N_ELEMENTS(counts) - 1))]++;
    }
    for (guint i = 1; i < G_N_ELEMENTS(counts); i++)
        if (counts[i] > counts[usual])
            usual = i;
    float size = (float)usual / STEPS;
    for (guint i = 0; i < pages->len; i++) {
        GArray *glyphs = g_ptr_array_index(pages, i);
        for (guint k = 0; k < glyphs->len; k++) {
            undex_glyph *g = &g_array_index(glyphs, undex_glyph, k);
            if (fabsf(g->size - size) < NEARLY * size)
                place(g, g->y1 - DESCENT * g->size, size);
        }
    }
}
