// SPDX-License-Identifier: GPL-3.0-or-later
/* Headings, their levels and what stands below them; captions, which stand above nothing. */
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

/* Levels */

typedef struct {
    float size;
    guint16 font;
    const char *text;
    gboolean bare; /* no text follows */
} set_line;

static undex_document *set_lines(const set_line *lines, guint count)
{
    pen p = pen_new();
    pen_head(&p);
    for (guint i = 0; i < count; i++) {
        if (p.y > 600)
            pen_next_page(&p, "A/99/950");
        pen_heading_in(&p, lines[i].size, lines[i].font, lines[i].text);
        if (!lines[i].bare)
            pen_filler(&p, "", 4);
    }
    return pen_segment(&p);
}

static void type_tells_the_level(void **state)
{
    (void)state;
    static const set_line lines[] = {
        {14, BOLD, "I. Trade", FALSE},    {12, BOLD, "A. Salt", FALSE},   {10, BOLD, "Mines", FALSE},
        {10, ITALIC, "Old mines", FALSE}, {10, BOLD, "Pans", FALSE},      {12, BOLD, "B. Timber", FALSE},
        {10, ITALIC, "Rafts", FALSE},     {14, BOLD, "II. Roads", FALSE}, {12, BOLD, "Bridges", FALSE},
    };
    g_autoptr(undex_document) document = set_lines(lines, G_N_ELEMENTS(lines));
    assert_levels(document, "1 I. Trade; 2 A. Salt; 3 Mines; 4 Old mines; 3 Pans; 2 B. Timber; 3 Rafts; "
                            "1 II. Roads; 2 Bridges");
}

static void sequence_tells_letters_from_numerals(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    pen_heading_in(&p, 14, BOLD, "I. Trade");
    pen_filler(&p, "", 3);
    for (const char *letter = "ABCDEFGHIJ"; *letter; letter++) {
        g_autofree char *text = g_strdup_printf("%c. Harbour", *letter);
        if (p.y > 600)
            pen_next_page(&p, "A/99/950");
        pen_heading_in(&p, 12, BOLD, text);
        pen_filler(&p, "", 2);
    }
    pen_heading_in(&p, 14, BOLD, "II. Roads");
    pen_filler(&p, "", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    guint second = 0, first = 0;
    for (guint i = 0; i < document->passages->len; i++) {
        second += passage_at(document, i)->level == 2;
        first += passage_at(document, i)->level == 1;
    }
    assert_int_equal(second, 10);
    assert_int_equal(first, 2);
}

static void words_tell_the_level(void **state)
{
    (void)state;
    static const set_line lines[] = {
        {12, BOLD, "Part II", TRUE},
        {14, BOLD, "Section 3", TRUE},
        {10, BOLD, "Programme 2", TRUE},
        {14, BOLD, "A. Plan", TRUE},
        {14, BOLD, "Orientation", FALSE},
        {12, BOLD, "Subprogramme 1", TRUE},
        {12, BOLD, "Objective", FALSE},
        {12, BOLD, "Results", TRUE},
        {10, BOLD, "Result 1: dry cellars", TRUE},
        {10, BOLD, "Target of the year", FALSE},
        {10, BOLD, "Result 2: fewer leaks", TRUE},
        {10, BOLD, "Target of the year", FALSE},
        {12, BOLD, "Subprogramme 2", TRUE},
        {12, BOLD, "Objective", FALSE},
    };
    g_autoptr(undex_document) document = set_lines(lines, G_N_ELEMENTS(lines));
    assert_levels(document,
                  "1 Part II; 2 Section 3; 3 Programme 2; 4 A. Plan; 5 Orientation; 6 Subprogramme 1; "
                  "7 Objective; 7 Results; 8 Result 1: dry cellars; 9 Target of the year; "
                  "8 Result 2: fewer leaks; 9 Target of the year; 6 Subprogramme 2; 7 Objective");
}

static void label_and_title_are_one_heading(void **state)
{
    (void)state;
    static const set_line lines[] = {
        {14, BOLD, "Chapter I", TRUE},  {14, BOLD, "Trade", FALSE},     {12, BOLD, "A. Salt", FALSE},
        {14, BOLD, "Chapter II", TRUE}, {14, BOLD, "Roads", FALSE},     {14, BOLD, "Annex I", TRUE},
        {14, BOLD, "Bridges", FALSE},   {12, BOLD, "A. Wooden", FALSE}, {14, BOLD, "Annex II", TRUE},
        {12, BOLD, "A. Fords", FALSE},
    };
    g_autoptr(undex_document) document = set_lines(lines, G_N_ELEMENTS(lines));
    assert_levels(document, "1 Chapter I – Trade; 2 A. Salt; 1 Chapter II – Roads; 1 Annex I – Bridges; "
                            "2 A. Wooden; 1 Annex II; 2 A. Fords");
}

static void heading_whose_first_line_ends_in_a_comma(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_heading(&p, "A. Counting the lanterns of the quay, the bridge and the tower,\nand those of the mill");
    pen_filler(&p, "1.\t", 4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_headings(passage(document, "para.1"),
                    "A. Counting the lanterns of the quay, the bridge and the tower, and those of the mill");
}

static void annex_of_a_decision_within_an_annex(void **state)
{
    (void)state;
    static const set_line lines[] = {
        {14, BOLD, "Annex I", TRUE},
        {14, BOLD, "Salt", FALSE},
        {14, BOLD, "Annex II", TRUE},
        {14, BOLD, "Timber", FALSE},
        {10, BOLD, "Decision on rafts", FALSE},
        {14, BOLD, "Annex I", TRUE},
        {10, BOLD, "Rafts", FALSE},
        {14, BOLD, "Annex III", TRUE},
        {14, BOLD, "Ferries", FALSE},
    };
    g_autoptr(undex_document) document = set_lines(lines, G_N_ELEMENTS(lines));
    assert_levels(document, "1 Annex I – Salt; 1 Annex II – Timber; 2 Decision on rafts; 2 Annex I – Rafts; "
                            "1 Annex III – Ferries");
}

/* Two headings in one type, one close below the other. */
static void headings_close_to_one_another(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 3);
    pen_heading(&p, "What was done\nReport of the keeper of the bridge on the lanterns of the quay");
    pen_filler(&p, "2.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document,
                  "1 What was done; 1 Report of the keeper of the bridge on the lanterns of the quay");
}

static void heading_between_two_tables(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 4);
    pen_filler(&p, "2.\t", 4);
    for (guint table = 1; table <= 2; table++) {
        g_autofree char *label = g_strdup_printf("{b Ferry %u}", table);
        p.y += p.pitch;
        pen_write(&p, label);
        p.size = 8;
        for (guint row = 0; row < 4; row++)
            pen_write(&p, "salt\t\ttimber\t\tropes\t\tapples\n");
        p.size = 10;
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 heading table heading table");
}

/* Covers, old layouts */

static void author_stands_above_nothing(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    pen_heading_in(&p, 12, BOLD, "Report of the keeper of the bridge");
    pen_filler(&p, "1.\t", 4);
    pen_filler(&p, "2.\t", 4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 Report of the keeper of the bridge");
    assert_headings(passage(document, "para.2"), "");
}

static void covers_bear_no_headings(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    pen_next_page(&p, "A/99/950");
    pen_heading_in(&p, 20, BOLD, "Harbour Board");
    pen_heading_in(&p, 14, BOLD, "Official Records, 2099");
    pen_heading_in(&p, 14, PLAIN, "Printed in the lower town, 2099");
    pen_next_page(&p, "A/99/950");
    pen_heading_in(&p, 14, BOLD, "Chapter I");
    pen_heading_in(&p, 14, BOLD, "Trade");
    pen_filler(&p, "1.\t", 4);
    pen_filler(&p, "2.\t", 4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 Chapter I – Trade");
    assert_headings(passage(document, "para.2"), "Chapter I – Trade");
}

/* As a typewriter sets it: one type, headings told by capitals, by their place, by what follows. */
static void typewritten_headings(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    pen_at(&p, 175, 120, 10, PLAIN, "I. LANTERNS OF THE UPPER AND THE");
    pen_at(&p, 205, 132, 10, PLAIN, "LOWER HARBOUR");
    p.y = 156;
    pen_filler(&p, "1.\t", 3);
    p.y += p.pitch;
    pen_write(&p, "What the keeper counted");
    p.y += p.pitch;
    pen_filler(&p, "2.\t", 3);
    p.y += p.pitch;
    pen_write(&p, "How the lanterns were lit");
    p.y += p.pitch;
    pen_filler(&p, "3.\t", 3);
    p.y += p.pitch;
    pen_at(&p, 180, p.y, 10, PLAIN, "II. BRIDGES");
    p.y += 2 * p.pitch;
    pen_filler(&p, "4.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 I. LANTERNS OF THE UPPER AND THE LOWER HARBOUR; 2 What the keeper counted; "
                            "2 How the lanterns were lit; 1 II. BRIDGES");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(captions_are_in_no_path),
        cmocka_unit_test(sentences_about_a_table_are_no_captions),
        cmocka_unit_test(type_tells_the_level),
        cmocka_unit_test(sequence_tells_letters_from_numerals),
        cmocka_unit_test(words_tell_the_level),
        cmocka_unit_test(label_and_title_are_one_heading),
        cmocka_unit_test(heading_whose_first_line_ends_in_a_comma),
        cmocka_unit_test(annex_of_a_decision_within_an_annex),
        cmocka_unit_test(headings_close_to_one_another),
        cmocka_unit_test(heading_between_two_tables),
        cmocka_unit_test(author_stands_above_nothing),
        cmocka_unit_test(covers_bear_no_headings),
        cmocka_unit_test(typewritten_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
