// SPDX-License-Identifier: GPL-3.0-or-later
/* Which lines are headings, and of how many lines a heading is. */
#include "pages.h"

/* The second page of a document: where no line of it is bold, a document is taken for a typewriter's. */
static pen pen_second_page(void)
{
    pen p = pen_new();
    pen_head(&p);
    pen_next_page(&p, "A/99/950");
    return p;
}

static void heading_that_ends_in_a_semicolon(void **state)
{
    (void)state;
    pen p = pen_second_page();
    pen_heading(&p, "I. Trade");
    pen_filler(&p, "1.\t", 3);
    pen_heading_in(&p, 10, BOLD_ITALIC, "Salt of the upper valley and what the ferries\nbrought of it;");
    pen_filler(&p, "2.\t", 3);
    pen_paragraph(&p, "{b (a)\tA bold item of a list;}");
    pen_filler(&p, "3.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 I. Trade; 2 Salt of the upper valley and what the ferries brought of it;");
}

/* "Ferries ...", in italics nearly as wide as the text. */
static void italic_heading_of_full_lines(void **state)
{
    (void)state;
    static const char *const headings[] = {
        "Dialogue of the keepers of the lanterns with the ferrymen of the lower harbour basin",
        "Dialogue of the keepers of the lanterns with the ferrymen of the lower harbour basin\nand the "
        "carters",
    };
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
        pen p = pen_second_page();
        pen_heading(&p, "I. Trade");
        pen_filler(&p, "1.\t", 3);
        pen_heading_in(&p, 10, ITALIC, headings[i]);
        pen_filler(&p, "2.\t", 3);
        /* A text in italics is none. */
        pen_heading_in(&p, 10, ITALIC,
                       "Nobody had counted the lanterns along the quay until the bridge keepers did.");
        pen_filler(&p, "3.\t", 3);
        g_autoptr(undex_document) document = pen_segment(&p);
        g_autofree char *flat = g_strdelimit(g_strdup(headings[i]), "\n", ' ');
        g_autofree char *path = g_strconcat("I. Trade / ", flat, NULL);
        assert_headings(passage(document, "para.2"), path);
        assert_headings(passage(document, "para.3"), path);
    }
}

static void long_title_below_a_label(void **state)
{
    (void)state;
    pen p = pen_second_page();
    pen_filler(&p, "1.\t", 3);
    pen_heading(&p,
                "Draft decision I\nMeeting of the keepers on the theme of lanterns\nof the quay, the bridge "
                "and the tower and those\nof the mill in times of fog, with a view to the\nferries of "
                "the lower harbour");
    pen_filler(&p, "", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document,
                  "1 Draft decision I – Meeting of the keepers on the theme of lanterns of the quay, "
                  "the bridge and the tower and those of the mill in times of fog, with a view to "
                  "the ferries of the lower harbour");
}

static void remark_in_brackets_belongs_to_the_heading(void **state)
{
    (void)state;
    pen p = pen_second_page();
    pen_heading_in(&p, 12, BOLD, "I. Summary");
    pen_filler(&p, "1.\t", 3);
    p.y += p.pitch;
    pen_paragraph(&p, "{b A. Dialogue of the keepers} [agenda item 2]");
    p.y += 0.5F * p.pitch;
    pen_filler(&p, "2.\t", 3);
    p.y += p.pitch;
    pen_paragraph(&p, "{b B. Lanterns of the quay, the bridge and the tower}\n[agenda item 3]");
    p.y += 0.5F * p.pitch;
    pen_filler(&p, "3.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 I. Summary; 2 A. Dialogue of the keepers [agenda item 2]; "
                            "2 B. Lanterns of the quay, the bridge and the tower [agenda item 3]");
}

static void source_of_a_table_is_no_heading(void **state)
{
    (void)state;
    static const char *const sources[] = {"Data source: books of the harbour", "Source: the keeper"};
    for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
        pen p = pen_second_page();
        pen_heading(&p, "I. Trade");
        pen_filler(&p, "1.\t", 3);
        p.y += p.pitch;
        pen_heading_in(&p, 10, ITALIC, sources[i]);
        pen_filler(&p, "2.\t", 3);
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_levels(document, "1 I. Trade");
        assert_headings(passage(document, "para.2"), "I. Trade");
    }
}

static void words_in_the_type_of_a_charts_figures(void **state)
{
    (void)state;
    static const char *const figures[] = {"56%", "52%", "47%", "43%", "38%", "24%"};
    pen p = pen_second_page();
    pen_heading(&p, "I. Trade");
    pen_filler(&p, "1.\t", 3);
    for (guint i = 0; i < G_N_ELEMENTS(figures); i++)
        pen_at(&p, 120 + 40 * (float)i, p.y + 30 + 14 * (float)i, 11, PLAIN, figures[i]);
    p.y += 130;
    pen_at(&p, 200, p.y, 11, PLAIN, "Fully dry");
    pen_at(&p, 200, p.y + 18, 11, PLAIN, "Damp in places");
    p.y += 50;
    pen_filler(&p, "2.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 I. Trade");
}

/* Two drafts that a meeting takes up together: a line each, apart. */
static void drafts_one_below_the_other(void **state)
{
    (void)state;
    pen p = pen_second_page();
    pen_heading_in(&p, 12, BOLD, "I. Trade");
    pen_filler(&p, "", 3);
    p.y += 18;
    pen_write(&p, "{b Draft decision (A/99/L.72)}");
    p.y += 7;
    pen_write(&p, "{b Draft amendment (A/99/L.77)}");
    p.y += 7;
    pen_filler(&p, "", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 I. Trade; 2 Draft decision (A/99/L.72); "
                            "2 Draft amendment (A/99/L.77)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heading_that_ends_in_a_semicolon),
        cmocka_unit_test(italic_heading_of_full_lines),
        cmocka_unit_test(long_title_below_a_label),
        cmocka_unit_test(remark_in_brackets_belongs_to_the_heading),
        cmocka_unit_test(source_of_a_table_is_no_heading),
        cmocka_unit_test(words_in_the_type_of_a_charts_figures),
        cmocka_unit_test(drafts_one_below_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
