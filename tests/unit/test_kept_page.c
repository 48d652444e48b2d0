// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages that OCR has read come back from the bytes that an index keeps of them; other bytes are no pages. */
#include "extract/ocr/kept_page.h"

#include "base/binary.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static GBytes *page_of(int number, const char *language, gunichar first)
{
    undex_ocr_page page = {.glyphs = g_array_new(FALSE, FALSE, sizeof(undex_glyph)), .confidence = 0.875};
    page.mirrored = number == 2;
    for (guint i = 0; i < 3; i++) {
        undex_glyph glyph = {first + i, 10.5F + (float)i * 7, 20.25F,          16 + (float)i * 7, 31, 10, 0,
                             i == 1,    (guint16)i,           (guint8)(90 + i)};
        g_array_append_val(page.glyphs, glyph);
    }
    GBytes *bytes = undex_kept_page_write(&page, number, undex_language_find(language));
    g_array_unref(page.glyphs);
    return bytes;
}

static GBytes *all(void)
{
    GByteArray *out = g_byte_array_new();
    const struct {
        int number;
        const char *language;
        gunichar first;
    } pages[] = {{1, "en", 'a'}, {2, "ar", 0x627}, {2, "en", 'p'}};
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(GBytes) one = page_of(pages[i].number, pages[i].language, pages[i].first);
        gsize length = 0;
        const void *bytes = g_bytes_get_data(one, &length);
        undex_binary_write_bytes(out, bytes, length);
    }
    return g_byte_array_free_to_bytes(out);
}

static void test_pages_come_back(void **state)
{
    (void)state;
    g_autoptr(GBytes) kept = all();
    g_autoptr(GBytes) bytes = NULL;
    undex_ocr_page *page = undex_kept_page_find(kept, 2, NULL, &bytes);
    assert_non_null(page);
    assert_non_null(bytes);
    assert_true(page->mirrored);
    assert_true(fabs(page->confidence - 0.875) < 0.001);
    assert_int_equal(page->glyphs->len, 3);
    for (guint i = 0; i < 3; i++) {
        const undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, i);
        assert_int_equal(g->ch, 0x627 + i);
        assert_true(fabsf(g->x0 - (10.5F + (float)i * 7)) < 0.02F &&
                    fabsf(g->x1 - (16 + (float)i * 7)) < 0.02F);
        assert_true(fabsf(g->y0 - 20.25F) < 0.02F && fabsf(g->y1 - 31) < 0.02F &&
                    fabsf(g->size - 10) < 0.02F);
        assert_int_equal(g->spaced, i == 1);
        assert_int_equal(g->line, i);
        assert_int_equal(g->confidence, 90 + i);
    }
    undex_ocr_page_free(page);
}

static void test_of_the_language_that_is_wanted(void **state)
{
    (void)state;
    g_autoptr(GBytes) kept = all();
    g_autoptr(GBytes) bytes = NULL, none = NULL;
    undex_ocr_page *page = undex_kept_page_find(kept, 2, undex_language_find("en"), &bytes);
    assert_non_null(page);
    assert_int_equal(g_array_index(page->glyphs, undex_glyph, 0).ch, 'p');
    undex_ocr_page_free(page);
    assert_null(undex_kept_page_find(kept, 1, undex_language_find("fr"), &none));
    assert_null(undex_kept_page_find(kept, 3, NULL, &none));
    assert_null(none);
}

/* Each byte changed, and each end cut off: a page or none, and no crash. */
static void test_other_bytes(void **state)
{
    (void)state;
    g_autoptr(GBytes) kept = all();
    gsize length = 0;
    const guint8 *bytes = g_bytes_get_data(kept, &length);
    for (gsize i = 0; i < length; i++)
        for (int change = 0; change < 3; change++) {
            g_autofree guint8 *other = g_memdup2(bytes, length);
            other[i] ^= change == 1 ? 0xFF : 0x80;
            g_autoptr(GBytes) odd = g_bytes_new(other, change == 2 ? i : length);
            for (int number = 1; number <= 2; number++) {
                g_autoptr(GBytes) own = NULL;
                undex_ocr_page *page = undex_kept_page_find(odd, number, NULL, &own);
                for (guint k = 0; page && k < page->glyphs->len; k++) {
                    const undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, k);
                    assert_true(g_unichar_validate(g->ch) && g->x1 >= g->x0 && g->y1 >= g->y0 &&
                                g->size >= 0);
                }
                undex_ocr_page_free(page);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_come_back),
        cmocka_unit_test(test_of_the_language_that_is_wanted),
        cmocka_unit_test(test_other_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
