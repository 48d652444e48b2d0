// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether a text layer is damaged, told by its words, and which of two readings of a page is better. */
#include "extract/ocr/layer_score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The glyphs of a text, so many times. */
static GArray *page_of(const char *text, int times)
{
    GArray *glyphs = g_array_new(FALSE, TRUE, sizeof(undex_glyph));
    for (int i = 0; i < times; i++) {
        gboolean spaced = TRUE;
        for (const char *p = text; *p; p = g_utf8_next_char(p)) {
            undex_glyph glyph = {.ch = g_utf8_get_char(p), .spaced = spaced, .line = (guint16)i};
            spaced = *p == ' ';
            if (!spaced)
                g_array_append_val(glyphs, glyph);
        }
    }
    return glyphs;
}

static void test_strange_words(void **state)
{
    static const struct {
        const char *text;
        guint words, strange, rtl, lone;
    } cases[] = {
        {"The barley of the north, 12 sacks", 6, 0, 0, 0},
        {"sacks12 A/AC.901/2026/3 Co-operation d'un U.N. UNHCR 3rd 1990s", 8, 0, 0, 0},
        {"consulEation expLore", 2, 2, 0, 0},
        {"s€venth ba|ley th1rty", 3, 3, 0, 0},
        {"sckls strngth rhythm", 3, 2, 0, 0},
        {"зеpна зерна", 2, 1, 0, 0},
        {"س ؤ الشعير و", 4, 0, 4, 3},
        {"粮食种子", 1, 0, 0, 0},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) glyphs = page_of(cases[i].text, 1);
        undex_layer_signs signs;
        undex_layer_look(glyphs, &signs);
        assert_int_equal(signs.words, cases[i].words);
        assert_int_equal(signs.strange, cases[i].strange);
        assert_int_equal(signs.rtl, cases[i].rtl);
        assert_int_equal(signs.lone, cases[i].lone);
    }
}

static void test_damage(void **state)
{
    static const struct {
        const char *text;
        gboolean damaged;
    } cases[] = {
        {"The sacks of barley that were lent came back", FALSE},
        {"Bx|rlx lxn}t sxck}s wxr thx bxrlxy", TRUE},
        {"انطلاقا من مسؤولياتها في حماية البذور", FALSE},
        {"ان ط لا ق ا م ن م س ؤ ول ي ا ت ه ا", TRUE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) much = page_of(cases[i].text, 30), little = page_of(cases[i].text, 1);
        undex_layer_signs signs;
        undex_layer_look(much, &signs);
        assert_int_equal(undex_layer_is_damaged(&signs), cases[i].damaged);
        undex_layer_look(little, &signs);
        assert_false(undex_layer_is_damaged(&signs)); /* too little to tell */
    }
}

/* A table with odd words makes no bad layer of a document; most of its pages do. */
static void test_most_pages_tell(void **state)
{
    static const undex_layer_signs good = {200, 1, 0, 0}, odd = {200, 40, 0, 0}, few = {5, 5, 0, 0};
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(undex_layer_signs));
    (void)state;
    assert_int_equal(undex_layer_strangeness(pages), 0);
    g_array_append_val(pages, few);
    assert_int_equal(undex_layer_strangeness(pages), 0);
    g_array_append_val(pages, good);
    g_array_append_val(pages, good);
    g_array_append_val(pages, odd);
    assert_int_equal(undex_layer_strangeness(pages), 5);
    g_array_append_val(pages, odd);
    g_array_append_val(pages, odd);
    assert_int_equal(undex_layer_strangeness(pages), 200);
}

static void test_the_better_reading(void **state)
{
    static const struct {
        const char *layer, *read;
        gboolean better;
    } cases[] = {
        {"t1e sacks o{ barley t|at were lent", "the sacks of barley that were lent", TRUE},
        {"the sacks of barley that were lent", "the sacks of barley that were lent", FALSE},
        {"the sacks of barley that were lent", "the sacks of ba|ley", FALSE},
        {"the sacks of barley that were lent", "the sacks of barley that were lent q z k", FALSE},
        {"le blé de la vallée est rendu", "the sacks of barley that were lent", FALSE},
        {"م ن ا ل ب ذ و ر ف ي ا ل و ا د ي", "من البذور في الوادي", TRUE},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) layer = page_of(cases[i].layer, 20), read = page_of(cases[i].read, 20);
        assert_int_equal(undex_layer_is_better(layer, read), cases[i].better);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strange_words),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_most_pages_tell),
        cmocka_unit_test(test_the_better_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
