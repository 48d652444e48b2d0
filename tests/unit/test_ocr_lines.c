// SPDX-License-Identifier: GPL-3.0-or-later
/* What OCR has read becomes glyphs as a text layer has them: heights, gaps, note marks, columns, a page that
 * lies aslant. */
#include "extract/ocr/ocr_lines.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { DPI = 72 }; /* a pixel is a point */
static const undex_ocr_image image = {.width = 600, .height = 800, .dpi = DPI};

/* Adds text on a line that falls by `slope` from `x` on; letters are 5 wide, 1 apart, words 4. */
static float add(undex_ocr_lines *lines, float x, float y, float slope, const char *text, float sure)
{
    gboolean begins = TRUE;
    float at = x;
    undex_ocr_lines_begin(lines, x, y, x + 300, y + 300 * slope);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        char letter[8] = {0};
        g_utf8_strncpy(letter, p, 1);
        if (*p == ' ') {
            begins = TRUE;
            at += 3;
            continue;
        }
        float foot = y + (at + 2.5F - x) * slope, height = *p == 'x' ? 4.6F : 6.7F;
        undex_ocr_symbol symbol = {letter, at, foot - height, at + 5, foot, sure, begins};
        if (*p == '7' && p[1] != '7') /* a note's mark */
            symbol.y0 = foot - 7, symbol.y1 = foot - 3;
        undex_ocr_lines_add(lines, &symbol);
        begins = FALSE;
        at += 6;
    }
    return at;
}

static const undex_glyph *glyph(const undex_ocr_page *page, guint at)
{
    assert_in_range(at, 0, page->glyphs->len - 1);
    return &g_array_index(page->glyphs, undex_glyph, at);
}

static void test_a_line(void **state)
{
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, FALSE);
    add(lines, 50, 100, 0, "Bxx xB", 90);
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    assert_int_equal(page->glyphs->len, 5);
    for (guint i = 0; i < 5; i++) {
        assert_true(fabsf(glyph(page, i)->size - 10) < 0.2F);
        assert_true(fabsf(glyph(page, i)->y1 - glyph(page, 0)->y1) < 0.01F);
        assert_int_equal(glyph(page, i)->confidence, 91);
        assert_int_equal(glyph(page, i)->spaced, i == 0 || i == 3);
    }
    assert_true(glyph(page, 1)->x0 - glyph(page, 0)->x1 < 0.01F);
    assert_true(glyph(page, 3)->x0 - glyph(page, 2)->x1 > 2.5F);
    assert_true(fabs(page->confidence - 0.9) < 0.001);
    undex_ocr_page_free(page);
}

static void test_a_mark_is_raised(void **state)
{
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, FALSE);
    add(lines, 50, 100, 0, "xxxxx7", 90);
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    assert_true(glyph(page, 5)->size < 0.8F * glyph(page, 4)->size);
    assert_true(glyph(page, 5)->y1 < glyph(page, 4)->y1 - 2);
    undex_ocr_page_free(page);
}

static void test_a_page_aslant_is_made_level(void **state)
{
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, FALSE);
    for (int i = 0; i < 10; i++)
        add(lines, 50 - (float)i * 0.4F, 100 + (float)i * 20, 0.02F, "xxxxxxxx xxxxxxxxxxxxxx xxxxxxxxxxx",
            90);
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    guint letters = page->glyphs->len / 10;
    for (guint i = 0; i < page->glyphs->len; i++) {
        assert_true(fabsf(glyph(page, i)->y1 - glyph(page, i / letters * letters)->y1) < 0.5F);
        assert_true(fabsf(glyph(page, i / letters * letters)->x0 - glyph(page, 0)->x0) < 0.5F);
    }
    undex_ocr_page_free(page);
}

static void test_columns_stand_apart(void **state)
{
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, FALSE);
    float end = add(lines, 50, 100, 0, "xxxx xxxx", 90);
    add(lines, end + 2, 100, 0, "xxxx xxxx", 90);
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    assert_true(glyph(page, 8)->x0 - glyph(page, 7)->x1 >= glyph(page, 0)->size * 0.95F);
    undex_ocr_page_free(page);
}

static void test_doubtful_signs_are_no_text(void **state)
{
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, FALSE);
    add(lines, 50, 100, 0, "| xB x", 20);
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    assert_int_equal(page->glyphs->len, 0);
    assert_true(page->confidence == 0);
    undex_ocr_page_free(page);
}

static void test_nearly_equal_sizes_are_one(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    GArray *glyphs = g_array_new(FALSE, TRUE, sizeof(undex_glyph));
    static const float sizes[] = {10, 10, 10, 10.9F, 9.2F, 14};
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++)
        g_array_append_vals(glyphs, &(undex_glyph){.ch = 'x', .size = sizes[i], .y1 = 100}, 1);
    g_ptr_array_add(pages, glyphs);
    undex_ocr_lines_even(pages);
    for (guint i = 0; i < 5; i++)
        assert_true(g_array_index(glyphs, undex_glyph, i).size == 10);
    assert_true(g_array_index(glyphs, undex_glyph, 5).size == 14);
}

/* Letters of a right-to-left line as the library gives them: some stand alone, some share the box of a word.
 */
static void test_a_line_from_the_right(void **state)
{
    static const struct {
        const char *text;
        float x0, x1, y0, y1;
        gboolean begins;
    } symbols[] = {
        {"ا", 50, 53, 95, 100, TRUE},  {"ل", 54, 58, 95, 100, FALSE}, /* foot at 100, whatever the base */
        {"ح", 58, 70, 95, 104, FALSE}, {"ب", 58, 70, 95, 104, FALSE},  {"ا", 71, 74, 95, 100, TRUE},
        {"ا", 75, 90, 95, 104, FALSE}, {"2", 105, 110, 95, 100, TRUE}, {"0", 100, 105, 95, 100, FALSE},
        {"»", 94, 98, 95, 100, FALSE}, {"ا", 120, 123, 95, 100, TRUE}};
    static const char *const read[] = {"ا", "ل", "ح", "ب", "ا", "ا", "2", "0", "،", "ا"};
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, TRUE);
    undex_ocr_lines_begin(lines, 50, 103, 130, 103);
    for (guint i = 0; i < G_N_ELEMENTS(symbols); i++)
        undex_ocr_lines_add(lines, &(undex_ocr_symbol){symbols[i].text, symbols[i].x0, symbols[i].y0,
                                                       symbols[i].x1, symbols[i].y1, 90, symbols[i].begins});
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    assert_true(page->mirrored);
    assert_int_equal(page->glyphs->len, G_N_ELEMENTS(read));
    for (guint i = 0; i < page->glyphs->len; i++) {
        assert_int_equal(glyph(page, i)->ch, g_utf8_get_char(read[i]));
        assert_true(fabsf(glyph(page, i)->size - 10) < 0.1F);
        assert_true(fabsf(glyph(page, i)->y1 - glyph(page, 0)->y1) < 0.1F);
        assert_true(fabsf(glyph(page, i)->y1 - 102.2F) < 0.1F);
        assert_true(i == 0 || glyph(page, i)->x0 >= glyph(page, i - 1)->x1 - 0.01F);
    }
    undex_ocr_page_free(page);
}

/* Words that were read one after another from the left stand so in a line from the right. */
static void test_foreign_words_in_a_line_from_the_right(void **state)
{
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, TRUE);
    undex_ocr_lines_begin(lines, 50, 100, 300, 100);
    undex_ocr_lines_add(lines, &(undex_ocr_symbol){"ا", 50, 95, 55, 100, 90, TRUE});
    undex_ocr_lines_add(lines, &(undex_ocr_symbol){"B", 100, 95, 110, 100, 90, TRUE});
    undex_ocr_lines_add(lines, &(undex_ocr_symbol){"C", 80, 95, 90, 100, 90, TRUE});
    undex_ocr_lines_add(lines, &(undex_ocr_symbol){"D", 60, 95, 70, 100, 90, TRUE});
    undex_ocr_lines_add(lines, &(undex_ocr_symbol){"ا", 120, 95, 125, 100, 90, TRUE});
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    static const gunichar order[] = {0x627, 'B', 'C', 'D', 0x627};
    for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
        assert_int_equal(glyph(page, i)->ch, order[i]);
        assert_true(i == 0 || glyph(page, i)->x0 > glyph(page, i - 1)->x1);
    }
    undex_ocr_page_free(page);
}

/* Underlined words come in boxes of the height of the line, each of which begins where the last one ends. */
static void test_underlined_words_do_not_tell_a_size(void **state)
{
    (void)state;
    undex_ocr_lines *lines = undex_ocr_lines_new(&image, FALSE);
    add(lines, 50, 100, 0, "Bxx xB", 90);
    undex_ocr_lines_begin(lines, 50, 120, 100, 120);
    for (int i = 0; i < 4; i++)
        undex_ocr_lines_add(
            lines, &(undex_ocr_symbol){"x", 50 + (float)i * 5, 106, 56 + (float)i * 5, 124, 90, i == 0});
    undex_ocr_lines_add(lines, &(undex_ocr_symbol){"x", 50, 106, 75, 124, 90, FALSE}); /* the whole word */
    undex_ocr_page *page = undex_ocr_lines_end(lines);
    assert_int_equal(page->glyphs->len, 10);
    for (guint i = 5; i < 10; i++) {
        assert_true(fabsf(glyph(page, i)->size - glyph(page, 0)->size) < 0.1F);
        assert_true(i == 5 || fabsf(glyph(page, i)->x0 - glyph(page, i - 1)->x1) < 0.01F);
    }
    undex_ocr_page_free(page);
}

static void test_signs_that_are_misread(void **state)
{
    static const struct {
        const char *text, *becomes;
        float x, sure;
    } cases[] = {
        {"12, The", "12.The", 50, 90},
        {"12, the", "12,the", 50, 90},
        {"1990, The", "1990,The", 50, 90},
        {"The 12, The", "The12,The", 50, 90},
        {"Jowe", "", 480, 40},
        {"Jowe", "Jowe", 480, 90},
        {"Jowe", "Jowe", 200, 40},
        {"Jowe Bx", "JoweBx", 480, 40},
        {"Joweries", "Joweries", 480, 40},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        undex_ocr_lines *lines = undex_ocr_lines_new(&image, FALSE);
        add(lines, cases[i].x, 100, 0, cases[i].text, cases[i].sure);
        undex_ocr_page *page = undex_ocr_lines_end(lines);
        g_autoptr(GString) read = g_string_new(NULL);
        for (guint k = 0; k < page->glyphs->len; k++)
            g_string_append_unichar(read, glyph(page, k)->ch);
        assert_string_equal(read->str, cases[i].becomes);
        undex_ocr_page_free(page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_line),
        cmocka_unit_test(test_a_mark_is_raised),
        cmocka_unit_test(test_a_page_aslant_is_made_level),
        cmocka_unit_test(test_columns_stand_apart),
        cmocka_unit_test(test_doubtful_signs_are_no_text),
        cmocka_unit_test(test_nearly_equal_sizes_are_one),
        cmocka_unit_test(test_a_line_from_the_right),
        cmocka_unit_test(test_foreign_words_in_a_line_from_the_right),
        cmocka_unit_test(test_underlined_words_do_not_tell_a_size),
        cmocka_unit_test(test_signs_that_are_misread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
