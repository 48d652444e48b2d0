// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/kept_page.h"

#include "base/binary.h"

#include <math.h>
#include <string.h>

enum {
    VERSION = 1,          /* raise it where pages are read otherwise, or otherwise written */
    PARTS = 100,          /* of a point */
    GLYPH = 9,            /* bytes that one takes at the least */
    FARTHEST = 100000000, /* parts: no glyph stands further off */
    MIRRORED = 1          /* flag of a page */
};

static void write_length(GByteArray *out, float length)
{
    undex_binary_write_signed(out, lroundf(CLAMP(length, -1e5F, 1e5F) * PARTS));
}

static float read_length(undex_binary_reader *from)
{
    gint64 parts = undex_binary_read_signed(from);
    from->bad |= parts > FARTHEST || parts < -FARTHEST;
    return from->bad ? 0 : (float)parts / PARTS;
}

/* Between the two, or the bytes are bad. */
static guint64 read_number(undex_binary_reader *from, guint64 least, guint64 most)
{
    guint64 number = undex_binary_read_number(from);
    from->bad |= number < least || number > most;
    return from->bad ? least : number;
}

GBytes *undex_kept_page_write(const undex_ocr_page *page, int number, const undex_language *language)
{
    GByteArray *out = g_byte_array_new();
    float x = 0;
    undex_binary_write_number(out, VERSION);
    undex_binary_write_number(out, (guint64)number);
    undex_binary_write_text(out, language->code);
    undex_binary_write_number(out, page->mirrored ? MIRRORED : 0);
    undex_binary_write_number(out, (guint64)(page->confidence * PARTS * PARTS));
    undex_binary_write_number(out, page->glyphs->len);
    for (guint i = 0; i < page->glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, i);
        undex_binary_write_number(out, g->ch);
        write_length(out, g->x0 - x);
        write_length(out, g->x1 - g->x0);
        write_length(out, g->y0);
        write_length(out, g->y1 - g->y0);
        write_length(out, g->size);
        undex_binary_write_number(out, g->spaced ? 1 : 0);
        undex_binary_write_number(out, g->line);
        undex_binary_write_number(out, g->confidence);
        x = roundf(g->x0 * PARTS) / PARTS;
    }
    return g_byte_array_free_to_bytes(out);
}

static undex_glyph read_glyph(undex_binary_reader *from, float *x)
{
    enum { SURE = 101 };
    undex_glyph g = {.ch = (gunichar)read_number(from, 1, 0x10FFFF)};
    g.x0 = *x += read_length(from);
    g.x1 = g.x0 + read_length(from);
    g.y0 = read_length(from);
    g.y1 = g.y0 + read_length(from);
    g.size = read_length(from);
    g.spaced = read_number(from, 0, 1);
    g.line = (guint16)read_number(from, 0, G_MAXUINT16);
    g.confidence = (guint8)read_number(from, 1, SURE);
    from->bad |= !g_unichar_validate(g.ch) || g.x1 < g.x0 || g.y1 < g.y0 || g.size < 0;
    return g;
}

/* NULL where it makes no sense. */
static undex_ocr_page *read_rest(undex_binary_reader *from)
{
    undex_ocr_page *page = g_new0(undex_ocr_page, 1);
    float x = 0;
    page->glyphs = g_array_new(FALSE, FALSE, sizeof(undex_glyph));
    page->rules = g_array_new(FALSE, FALSE, sizeof(undex_rule));
    page->mirrored = read_number(from, 0, MIRRORED);
    page->confidence = (double)read_number(from, 0, PARTS * PARTS) / (PARTS * PARTS);
    for (gsize left = undex_binary_read_count(from, GLYPH); left && !from->bad; left--) {
        undex_glyph glyph = read_glyph(from, &x);
        g_array_append_val(page->glyphs, glyph);
    }
    if (!from->bad && undex_binary_reader_ended(from))
        return page;
    undex_ocr_page_free(page);
    return NULL;
}

undex_ocr_page *undex_kept_page_find(GBytes *kept, int number, const undex_language *wanted, GBytes **bytes)
{
    undex_binary_reader all = undex_binary_reader_of(kept);
    *bytes = NULL;
    while (!all.bad && !undex_binary_reader_ended(&all)) {
        gsize length = 0;
        const guint8 *here = undex_binary_read_bytes(&all, &length);
        g_autoptr(GBytes) one = g_bytes_new(all.bad ? NULL : here, all.bad ? 0 : length);
        undex_binary_reader from = undex_binary_reader_of(one);
        gboolean fits = undex_binary_read_number(&from) == VERSION;
        fits &= undex_binary_read_number(&from) == (guint64)number;
        g_autofree char *code = undex_binary_read_text(&from);
        if (from.bad || !fits || (wanted && g_strcmp0(wanted->code, code) != 0))
            continue;
        undex_ocr_page *page = read_rest(&from);
        *bytes = page ? g_steal_pointer(&one) : NULL;
        return page;
    }
    return NULL;
}
