// SPDX-License-Identifier: GPL-3.0-or-later
/* Small PDFs, written object by object, and ways to look at what is extracted from them. */
#ifndef UNDEX_TESTS_SMALL_PDF_H
#define UNDEX_TESTS_SMALL_PDF_H

#include "files.h"

#include <math.h>
#include <string.h>

#include "record/source.h"

static inline undex_source_page *page_of(const undex_source *source, guint number)
{
    assert_in_range(number, 1, source->pages->len);
    return g_ptr_array_index(source->pages, number - 1);
}

/* The first glyph of a page from which `text` (without spaces) is written; NULL: none. */
static inline const undex_glyph *find_text(const undex_source_page *page, const char *text)
{
    gsize n = strlen(text);
    for (guint i = 0; i + n <= page->glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, i);
        gsize k = 0;
        while (k < n && g[k].ch == (guchar)text[k])
            k++;
        if (k == n)
            return g;
    }
    return NULL;
}

static inline void about(double found, double expected)
{
    if (fabs(found - expected) > 0.3)
        fail_msg("%.3f is not about %.3f", found, expected);
}

typedef struct {
    GString *bytes;
    GArray *offsets; /* gsize */
} writer;

static inline writer writer_new(void)
{
    return (writer){g_string_new("%PDF-1.4\n"), g_array_new(FALSE, FALSE, sizeof(gsize))};
}

static inline void add_object(writer *w, const char *body)
{
    g_array_append_val(w->offsets, w->bytes->len);
    g_string_append_printf(w->bytes, "%u 0 obj\n%s\nendobj\n", w->offsets->len, body);
}

static inline void add_stream(writer *w, const char *stream)
{
    g_autofree char *body =
        g_strdup_printf("<< /Length %zu >>\nstream\n%s\nendstream", strlen(stream), stream);
    add_object(w, body);
}

static inline GBytes *finish(writer *w, const char *trailer)
{
    gsize at = w->bytes->len;
    g_string_append_printf(w->bytes, "xref\n0 %u\n0000000000 65535 f \n", w->offsets->len + 1);
    for (guint i = 0; i < w->offsets->len; i++)
        g_string_append_printf(w->bytes, "%010zu 00000 n \n", g_array_index(w->offsets, gsize, i));
    g_string_append_printf(w->bytes, "trailer\n<< /Size %u /Root 1 0 R %s >>\nstartxref\n%zu\n%%%%EOF\n",
                           w->offsets->len + 1, trailer, at);
    g_array_unref(w->offsets);
    return g_string_free_to_bytes(w->bytes);
}

/* A PDF whose pages have these contents. */
static inline GBytes *small_pdf(const char *const *contents, guint count, const char *trailer)
{
    writer w = writer_new();
    g_autoptr(GString) kids = g_string_new(NULL);
    add_object(&w, "<< /Type /Catalog /Pages 2 0 R >>");
    for (guint i = 0; i < count; i++)
        g_string_append_printf(kids, " %u 0 R", 4 + 2 * i);
    g_autofree char *pages =
        g_strdup_printf("<< /Type /Pages /Kids [%s ] /Count %u /MediaBox [0 0 300 400] >>", kids->str, count);
    add_object(&w, pages);
    add_object(&w, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>");
    for (guint i = 0; i < count; i++) {
        g_autofree char *page = g_strdup_printf(
            "<< /Type /Page /Parent 2 0 R /Contents %u 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            5 + 2 * i);
        add_object(&w, page);
        add_stream(&w, contents[i]);
    }
    return finish(&w, trailer);
}

#endif
