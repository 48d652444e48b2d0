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

/* Large type that is not bold, as of a leaflet. */
static void headings_of_a_leaflet(void **state)
{
    (void)state;
    pen p = pen_second_page();
    pen_heading_in(&p, 20, PLAIN, "What was found");
    pen_heading_in(&p, 14, PLAIN, "1. Lanterns without a keeper");
    pen_filler(&p, "", 3);
    pen_heading_in(&p, 14, PLAIN, "2. Ferries that were late in fog, rain,\nsnow and at night");
    pen_filler(&p, "", 3);
    /* The third was shrunk to fit its page. */
    pen_heading_in(&p, 13, PLAIN, "3. Carters without a road");
    pen_filler(&p, "", 3);
    /* No headings: a text of two lines, a date, an address. */
    pen_heading_in(&p, 13, PLAIN, "By the rules of the harbour the count was made\nwith lanterns, namely:");
    pen_filler(&p, "", 3);
    pen_heading_in(&p, 13, PLAIN, "March2031");
    pen_heading_in(&p, 13, PLAIN, "All counts: https://bridge.example/counts");
    pen_filler(&p, "", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 What was found; 2 1. Lanterns without a keeper; "
                            "2 2. Ferries that were late in fog, rain, snow and at night; "
                            "2 3. Carters without a road");
}

static void number_of_a_chapter_above_its_title(void **state)
{
    (void)state;
    pen p = pen_second_page();
    for (int n = 1; n <= 2; n++) {
        g_autofree char *number = g_strdup_printf("%d", n);
        p.y += 60;
        pen_heading_in(&p, 50, PLAIN, number);
        p.y -= 56;
        pen_heading_in(&p, 20, BOLD, n == 1 ? "Lanterns" : "Ferries");
        pen_filler(&p, "", 4);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 1 \u2013 Lanterns; 1 2 \u2013 Ferries");
}

/* The first page of a leaflet: its text is smaller than that of the rest. */
static void first_page_with_small_text_is_no_cover(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_at(&p, 150, 60, 20, BOLD, "LANTERNS OF THE QUAY");
    pen_heading_in(&p, 16, PLAIN, "Background");
    p.size = 8, p.pitch = 10;
    for (int i = 0; i < 3; i++)
        pen_filler(&p, "", 6);
    p.size = 10, p.pitch = 12;
    for (int page = 2; page <= 4; page++) {
        pen_next_page(&p, "A/99/950");
        for (int i = 0; i < 4; i++)
            pen_filler(&p, "", 6);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 Background");
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
        cmocka_unit_test(headings_of_a_leaflet),
        cmocka_unit_test(number_of_a_chapter_above_its_title),
        cmocka_unit_test(first_page_with_small_text_is_no_cover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
