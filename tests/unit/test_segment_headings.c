// SPDX-License-Identifier: GPL-3.0-or-later
/* Headings, their levels and what stands below them; captions, which stand above nothing; components. */
#include "pages.h"

/* Captions */

static void captions_are_in_no_path(void **state)
{
    (void)state;
    static const struct {
        const char *label, *title, *text;
    } cases[] = {
        {"Table 3", "{b Salt sold by the ferries}", "Table 3\nSalt sold by the ferries"},
        {"Figure 2.IV", "{b Lanterns along the quay}", "Figure 2.IV\nLanterns along the quay"},
        {"{b Box 2. What the keeper counted}", NULL, "Box 2. What the keeper counted"},
        {"{b Tableau 1. Sel vendu}", "(En milliers)", "Tableau 1. Sel vendu\n(En milliers)"},
        {"Cuadro 4", "{b Sal vendida}", "Cuadro 4\nSal vendida"},
        {"Таблица 2", "{b Продажа соли}", "Таблица 2\nПродажа соли"},
        {"Map", NULL, "Map"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        pen p = pen_new();
        pen_heading(&p, "I. Trade");
        pen_filler(&p, "1.\t", 4);
        pen_paragraph(&p, cases[i].label);
        if (cases[i].title)
            pen_write(&p, cases[i].title);
        pen_filler(&p, "2.\t", 4);
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_outline(document, "heading paragraph.1 caption paragraph.2");
        assert_string_equal(passage_at(document, 2)->text, cases[i].text);
        assert_int_equal(passage_at(document, 2)->level, 0);
        assert_headings(passage(document, "para.2"), "I. Trade");
    }
}

static void sentences_about_a_table_are_no_captions(void **state)
{
    (void)state;
    static const char *const beginnings[] = {"Table 3 shows that ", "Figures 2 and 3 show that ",
                                             "Table 3. "};
    for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        pen p = pen_new();
        pen_filler(&p, "1.\t", 4);
        pen_filler(&p, beginnings[i], 4);
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_outline(document, "paragraph.1 block");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(captions_are_in_no_path),
        cmocka_unit_test(sentences_about_a_table_are_no_captions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
