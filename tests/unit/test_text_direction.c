// SPDX-License-Identifier: GPL-3.0-or-later
/* Text that is read from the right: which box belongs to which letter, and in which order a line is read.
 * Letters stand here as they are seen, from left to right. */
#include "extract/pdf/text_direction.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 10, GAP = 4, PAGE = 600 };

/* Sets what is seen, one glyph of 10 points a letter; "^" before a letter: it is of another font. */
static undex_source_page *page_of(const char *seen)
{
    undex_source_page *page = undex_source_page_new(1);
    page->width = PAGE;
    float x = 100;
    guint16 font = 0;
    for (const char *p = seen; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (ch == '^') {
            font = !font;
            continue;
        }
        if (ch != ' ') {
            undex_glyph glyph = {
                .ch = ch, .x0 = x, .x1 = x + WIDTH, .y0 = 90, .y1 = 104, .size = 12, .font = font};
            g_array_append_val(page->glyphs, glyph);
        }
        x += ch == ' ' ? GAP : WIDTH;
    }
    return page;
}

static int by_x(gconstpointer a, gconstpointer b)
{
    const undex_glyph *p = a, *q = b;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

/* The page's only line, from small x to large, a space for every gap. */
static char *read_line(const undex_source_page *page)
{
    g_autoptr(GArray) glyphs = g_array_copy(page->glyphs);
    g_array_sort(glyphs, by_x);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        if (i && g->x0 - (g - 1)->x1 > GAP / 2)
            g_string_append_c(text, ' ');
        g_string_append_unichar(text, g->ch);
    }
    return g_string_free(text, FALSE);
}

static const struct {
    const char *guards, *seen, *read;
    gboolean mirrored;
} lines[] = {
    {"a line is read from the right", "بلق راد", "دار قلب", TRUE},
    {"a number is read from the left", "ناوخإ 2015 يف راد", "دار في 2015 إخوان", TRUE},
    {"two numbers stand one after the other from the right", "راد )2013( 2117 رارق", "قرار 2117 (2013) دار",
     TRUE},
    {"years with a dash are two numbers", "2015-2014 نامز لوط", "طول زمان 2014-2015", TRUE},
    {"a number with strokes and points is one", "69/999 رارق 8.3 لوط", "طول 8.3 قرار 69/999", TRUE},
    {"a symbol is read from the left", "ةمكحملا A/RES/70/1 رارق", "قرار A/RES/70/1 المحكمة", TRUE},
    {"words of Latin letters too", "ةمكحملا Rule of Law رارق", "قرار Rule of Law المحكمة", TRUE},
    {"a number of another font beside a month is not of its words", "March 2015 ^12 ^ملاسلا باب",
     "باب السالم 12 March 2015", TRUE},
    {"brackets that are mirrored part what is beside them", "120315 )A( 15-03210 ملاسلا باب",
     "باب السالم 03210-15 (A) 120315", TRUE},
    {"Arabic words on a page of Latin letters", "the word ملاس of many letters",
     "the word سالم of many letters", FALSE},
    {"a page of Latin letters alone is left as it is", "March 2015", "March 2015", FALSE},
};

static void test_lines(void **state)
{
    (void)state;
    int wrong = 0;
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        undex_source_page *page = page_of(lines[i].seen);
        undex_page_direct(page, NULL);
        g_autofree char *read = read_line(page);
        if (strcmp(read, lines[i].read) != 0 || page->mirrored != lines[i].mirrored) {
            print_error("%s: \"%s\"\n", lines[i].guards, read);
            wrong++;
        }
        undex_source_page_free(page);
    }
    assert_int_equal(wrong, 0);
}

/* What is mirrored lies where it lay, counted from the other edge. */
static void test_mirror(void **state)
{
    (void)state;
    undex_source_page *page = page_of("بلق");
    g_array_append_vals(page->rules, &(undex_rule){50, 20, 150, 20}, 1);
    g_array_append_vals(page->links, &(undex_link){.x0 = 100, .x1 = 110, .y0 = 90, .y1 = 100}, 1);
    undex_page_direct(page, NULL);
    const undex_rule *rule = &g_array_index(page->rules, undex_rule, 0);
    const undex_link *link = &g_array_index(page->links, undex_link, 0);
    const undex_glyph *last = &g_array_index(page->glyphs, undex_glyph, 0);
    assert_float_equal(rule->x0, 450, 0.01);
    assert_float_equal(rule->x1, 550, 0.01);
    assert_float_equal(link->x0, 490, 0.01);
    assert_float_equal(link->x1, 500, 0.01);
    assert_float_equal(last->x0, 490, 0.01);
    undex_source_page_free(page);
}

/* What a page draws, with the boxes that the library makes of it: none for blanks, signs and what is drawn
 * twice. */
static undex_source_page *page_that_draws(const undex_drawn *drawn, guint count, GArray *all)
{
    undex_source_page *page = undex_source_page_new(1);
    page->width = PAGE, page->height = PAGE;
    for (guint i = 0; i < count; i++) {
        undex_glyph glyph = {
            .ch = '?', .x0 = drawn[i].x0, .x1 = drawn[i].x1, .y0 = 90, .y1 = 104, .size = 12};
        g_array_append_val(all, drawn[i]);
        gboolean again = i > 0 && drawn[i].ch == drawn[i - 1].ch && drawn[i].x0 < drawn[i - 1].x0 + 1;
        if (drawn[i].ch != ' ' && !undex_is_vowel_sign(drawn[i].ch) && !again)
            g_array_append_val(page->glyphs, glyph);
    }
    undex_page_from_drawn(page, all);
    undex_page_direct(page, all);
    return page;
}

enum { MOST_DRAWN = 12 };
static const struct {
    const char *guards, *read;
    undex_drawn drawn[MOST_DRAWN];
} pages[] = {
    {"a vowel sign belongs to the letter on its right, where that is drawn before it",
     "\u064A\u064F\u062A",
     {{0x064A, 124, 134, 100, 0}, {0x064F, 122, 122, 99, 0}, {0x062A, 114, 124, 100, 0}}},
    {"and where that is drawn after it",
     "\u064A\u064F\u062A",
     {{0x062A, 114, 124, 100, 0}, {0x064F, 125, 125, 99, 0}, {0x064A, 124, 134, 100, 0}}},
    {"signs of one letter stand in Unicode's order",
     "\u062F\u064E\u0651",
     {{0x0651, 112, 112, 99, 0}, {0x064E, 113, 113, 97, 0}, {0x062F, 110, 120, 100, 0}}},
    {"letters that overlap are read in the order in which they are drawn, from the right",
     "\u0627\u0644\u062C\u0645",
     {{0x0627, 130, 134, 100, 0},
      {0x0644, 124, 130, 100, 0},
      {0x062C, 125, 129, 100, 0},
      {0x0645, 118, 126, 100, 0}}},
    {"and from the left",
     "\u0627\u0644\u062C\u0645",
     {{0x0645, 118, 126, 100, 0},
      {0x062C, 125, 129, 100, 0},
      {0x0644, 124, 130, 100, 0},
      {0x0627, 130, 134, 100, 0}}},
    {"the letters of a ligature stand from left to right",
     "\u0645\u0644\u0627",
     {{0x0645, 120, 130, 100, 0}, {0x0627, 114, 117, 100, 0}, {0x0644, 117, 120, 100, 1}}},
    {"blanks part words and gaps do not",
     "\u0628\u0627\u0628 \u062F",
     {{0x0628, 150, 160, 100, 0},
      {0x0627, 140, 144, 100, 0},
      {0x0628, 130, 140, 100, 0},
      {' ', 129, 131, 100, 0},
      {0x062F, 120, 129, 100, 0}}},
    {"a blank that a letter covers parts nothing",
     "\u0628\u0627\u0628 \u062F",
     {{0x0628, 150, 160, 100, 0},
      {' ', 150, 152, 100, 0},
      {0x0627, 146, 150, 100, 0},
      {0x0628, 136, 146, 100, 0},
      {' ', 133, 136, 100, 0},
      {0x062F, 120, 133, 100, 0}}},
    {"a glyph without a character stretches a word",
     "\u0628\xC2\x97\u062F",
     {{0x0628, 150, 160, 100, 0}, {UNDEX_UNNAMED + '<', 140, 150, 100, 0}, {0x062F, 130, 140, 100, 0}}},
    {"and is what the library takes it for at a word's end",
     "\u0628.",
     {{0x0628, 150, 160, 100, 0}, {UNDEX_UNNAMED + '.', 146, 150, 100, 0}}},
    {"a letter drawn twice for boldness is one",
     "\u0628\u062F",
     {{0x0628, 150, 160, 100, 0}, {0x0628, 150.3F, 160.3F, 100, 0}, {0x062F, 140, 150, 100, 0}}},
};

static void test_drawn(void **state)
{
    (void)state;
    int wrong = 0;
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(undex_drawn));
        guint count = 0;
        while (count < MOST_DRAWN && pages[i].drawn[count].ch)
            count++;
        undex_source_page *page = page_that_draws(pages[i].drawn, count, all);
        g_autofree char *read = read_line(page);
        if (strcmp(read, pages[i].read) != 0) {
            print_error("%s: \"%s\"\n", pages[i].guards, read);
            wrong++;
        }
        undex_source_page_free(page);
    }
    assert_int_equal(wrong, 0);
}

/* Reading order is given, boxes run from the left: the first letter of a word has the last box. */
static void test_place(void **state)
{
    (void)state;
    g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(undex_placed));
    const char *text = "\u202B\u0642\u202A70/1\u202C\u0644\u202C rest";
    const char *end = undex_text_place(text, 5, placed);
    static const undex_placed expected[] = {{0x0642, 10}, {'7', 6}, {'0', 7},
                                            {'/', 8},     {'1', 9}, {0x0644, 5}};
    assert_string_equal(end, " rest");
    assert_int_equal(placed->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < placed->len; i++) {
        assert_int_equal(g_array_index(placed, undex_placed, i).ch, expected[i].ch);
        assert_int_equal(g_array_index(placed, undex_placed, i).box, expected[i].box);
    }
}

/* Marks that do not fit one another lead nowhere else than to the end of the text. */
static void test_hostile_marks(void **state)
{
    (void)state;
    static const char *const texts[] = {"\u202B\u202B\u202Aab", "\u202C\u202B", "\u202A\u202A\u202B\u0642",
                                        "\u202E\u0642\u2067", "\u202B\u202A\u202C\u202A\u202C"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(undex_placed));
        const char *end = undex_text_place(texts[i], 0, placed);
        assert_true(end > texts[i] && end <= texts[i] + strlen(texts[i]));
        assert_true(placed->len <= 2);
    }
}

static void test_rtl(void **state)
{
    (void)state;
    assert_true(undex_text_is_rtl("\u202B\u0642\u202C \u202B\u202A12\u202C\u202C\n"));
    assert_false(undex_text_is_rtl("\u202B\u0642\u202C and more"));
    assert_false(undex_text_is_rtl(" \n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines), cmocka_unit_test(test_mirror),        cmocka_unit_test(test_drawn),
        cmocka_unit_test(test_place), cmocka_unit_test(test_hostile_marks), cmocka_unit_test(test_rtl),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
