// SPDX-License-Identifier: GPL-3.0-or-later
/* Furniture: what is set aside at the heads and feet of pages, and what only looks like it. */
#include "pages.h"

/* Pages of filler with a line of one's own as the first of the text, in this type. */
static void pen_page_with_top(pen *p, int page, guint font, const char *top)
{
    if (page > 1)
        pen_next_page(p, "A/99/950");
    p->y = 96;
    if (top)
        pen_at(p, p->left, p->y, 10, font, top);
    p->y += top ? 12 : -6; /* paragraphs leave half a line free above */
}

static void formula_at_the_head_of_pages_is_text(void **state)
{
    (void)state;
    pen p = pen_new();
    int number = 1;
    for (int page = 1; page <= 8; page++) {
        gboolean formula = page == 3 || page == 6;
        g_autofree char *top =
            formula ? g_strdup_printf("%d.\tThe keeper advises that the village:", number++) : NULL;
        pen_page_with_top(&p, page, PLAIN, top);
        if (formula)
            pen_filler(&p, "(a)\t", 2);
        for (int i = 0; i < 4; i++) {
            g_autofree char *beginning = g_strdup_printf("%d.\t", number++);
            pen_filler(&p, beginning, 4);
        }
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_true(g_str_has_prefix(passage(document, "para.9")->text, "The keeper advises that the village:"));
    assert_items(passage(document, "para.9"), "(a)@37");
    assert_true(g_str_has_prefix(passage(document, "para.22")->text, "The keeper advises that the village:"));
    assert_int_equal(document->warnings->len, 0);
}

static void heading_at_the_head_of_pages_is_text(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 1; page <= 12; page++) {
        g_autofree char *top = page % 2 ? g_strdup_printf("Harvest %d.%d", page, page + 3) : NULL;
        pen_page_with_top(&p, page, BOLD, top);
        for (int i = 0; i < 4; i++)
            pen_filler(&p, "", 5);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    guint headings = 0;
    for (guint i = 0; i < document->passages->len; i++)
        headings += g_str_has_prefix(passage_at(document, i)->text, "Harvest");
    assert_int_equal(headings, 6);
    assert_false(anywhere(document, "A/99/950"));
}

/* "Rule 2" and "Rule 5" open two pages: their numbers count otherwise than the pages do. */
static void counted_headings_at_the_head_of_pages_are_text(void **state)
{
    (void)state;
    pen p = pen_new();
    int rule = 1;
    pen_head(&p);
    for (int page = 2; page <= 3; page++) {
        pen_next_page(&p, "A/99/950");
        p.y = 88;
        for (int i = 0; i < 3; i++) {
            g_autofree char *label = g_strdup_printf("{b Rule %d}", rule++);
            pen_write(&p, label);
            p.y += 0.5F * p.pitch;
            pen_filler(&p, "", 4);
            p.y += p.pitch;
        }
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 Rule 1; 1 Rule 2; 1 Rule 3; 1 Rule 4; 1 Rule 5; 1 Rule 6");
    assert_false(anywhere(document, "2/9"));
}

static void head_of_several_lines_is_furniture(void **state)
{
    (void)state;
    static const char *const head[] = {"Record of the lower harbour and of all that lay below it",
                                       "Volume of the third spring after the flood of the valley",
                                       "Kept by the bridge keeper, who counted all the lanterns",
                                       "Seen by the miller, whose wheel was mended in soft wood"};
    pen p = pen_new();
    for (int page = 1; page <= 8; page++) {
        if (page > 1)
            pen_page(&p);
        p.y = 130;
        for (guint i = 0; i < G_N_ELEMENTS(head); i++)
            pen_at(&p, 100, 40 + 14 * (float)i, 9, PLAIN, head[i]);
        for (int i = 0; i < 4; i++)
            pen_filler(&p, "", 5);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        for (guint k = 0; k < G_N_ELEMENTS(head); k++)
            assert_true(passage_at(document, i)->page_first == 1 ||
                        !strstr(passage_at(document, i)->text, head[k]));
}

static void foot_of_the_first_page_is_furniture_too(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 1; page <= 3; page++) {
        if (page > 1)
            pen_page(&p);
        for (int i = 0; i < 4; i++)
            pen_filler(&p, "", 5);
        pen_at(&p, 100, 775, 12, PLAIN, "Read all of the count");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_false(anywhere(document, "Read all of the count"));
}

static void numbers_of_pages_are_furniture(void **state)
{
    (void)state;
    static const char *const numbers[] = {"i", "ii", "iii", "iv", "1", "2"};
    pen p = pen_new();
    for (guint page = 0; page < G_N_ELEMENTS(numbers); page++) {
        if (page)
            pen_page(&p);
        pen_filler(&p, "", 5);
        pen_at(&p, 300, 760, 9, PLAIN, numbers[page]);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_true(strlen(passage_at(document, i)->text) > 4);
}

static void number_of_a_year_at_the_head_of_a_page_is_text(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 1; page <= 4; page++) {
        pen_page_with_top(&p, page, PLAIN, page == 3 ? "2031" : NULL);
        pen_filler(&p, "", 6);
        pen_filler(&p, "", 6);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_true(anywhere(document, "2031"));
}

static void row_of_numbers_is_no_page_number(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 1; page <= 3; page++) {
        pen_page_with_top(&p, page, PLAIN, page == 2 ? "2031\t\t\t2032\t\t\t2033" : NULL);
        if (page == 2) {
            pen_write(&p, "Carts\t\t\t20\t\t\t30\t\t\t40");
            pen_write(&p, "Mills\t\t\t21\t\t\t31\t\t\t41");
        }
        pen_filler(&p, "", 6);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_true(anywhere(document, "2031\t2032\t2033"));
}

static void head_of_a_table_that_goes_on_is_the_tables(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 1; page <= 10; page++) {
        gboolean table = page > 3 && page < 8;
        pen_page_with_top(&p, page, PLAIN, table ? "Place\t\t\tCarts\t\t\tDogs" : NULL);
        if (table) {
            pen_write(&p, "Mill\t\t\tnone\t\t\tsome");
            pen_write(&p, "Tower\t\t\tsome\t\t\tnone");
        }
        pen_filler(&p, "", 6);
        pen_filler(&p, "", 6);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    guint heads = 0;
    for (guint i = 0; i < document->passages->len; i++)
        heads += strstr(passage_at(document, i)->text, "Place\tCarts\tDogs") != NULL;
    assert_int_equal(heads, 4);
}

static void note_at_the_head_of_a_page_is_no_symbol(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, the tower{^2} stood, and the quay{^3} lay.");
    pen_filler(&p, "2.\t", 5);
    pen_heading(&p, "Notes");
    pen_note(&p, "{^1} Of the upper valley.");
    pen_next_page(&p, "A/99/950");
    p.y = 82;
    pen_note(&p, "{^2} CRPD/C/XYZ/CO/1, para. 25.");
    pen_note(&p, "{^3} Of the harbour.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 endnote.1 endnote.2 endnote.3 paragraph.2 heading");
    assert_string_equal(passage(document, "en.2")->text, "CRPD/C/XYZ/CO/1, para. 25.");
}

static void meeting_named_within_a_sentence_is_text(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 4);
    pen_paragraph(
        &p, "2.\tThe keepers met in the tower above the harbour on the morning after the flood, at the\n"
            "third and at the fourth of their gatherings the miller spoke of the wheel, and at the\n"
            "281st plenary meeting\n"
            "3 March 2031");
    pen_filler(&p, "3.\t", 4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
    assert_true(strstr(passage(document, "para.2")->text, "and at the 281st plenary meeting") != NULL);
}

static void place_of_adoption_is_set_aside(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 4);
    pen_filler(&p, "2.\t", 4);
    pen_filler(&p, "3.\t", 20);
    p.y += 20;
    pen_at(&p, 380, p.y, 10, ITALIC, "281st plenary meeting");
    pen_at(&p, 380, p.y + 12, 10, ITALIC, "3 March 2031");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_false(g_str_has_suffix(passage(document, "para.3")->text, "2031"));
}

/* Pages with a number at the foot, from the `first` on, which is called 1. */
static undex_document *pages_numbered_from(int first)
{
    pen p = pen_new();
    for (int page = 1; page <= 7; page++) {
        g_autofree char *number = g_strdup_printf("%d/5", page - first + 1);
        if (page > 1)
            pen_page(&p);
        pen_filler(&p, "", 4);
        if (page >= first)
            pen_at(&p, 300, 760, 9, PLAIN, number);
    }
    return pen_segment(&p);
}

static void pages_go_by_the_numbers_printed_on_them(void **state)
{
    (void)state;
    g_autoptr(undex_document) behind_cover = pages_numbered_from(3);
    static const char *const labels[] = {"i", "ii", "1", "2", "3", "4", "5"};
    for (guint i = 0; i < behind_cover->passages->len; i++) {
        const undex_passage *p = passage_at(behind_cover, i);
        const char *label = labels[p->page_first - 1];
        g_autofree char *end = g_strconcat(", p. ", label, NULL);
        assert_string_equal(p->page_label, label);
        if (p->kind == UNDEX_KIND_BLOCK)
            assert_true(g_str_has_suffix(p->citation, end));
    }
    g_autoptr(undex_document) plain = pages_numbered_from(1);
    assert_string_equal(passage_at(plain, plain->passages->len - 1)->page_label, "7");
}

/* Numbers of up to four digits count pages, as far as 2,000 from where they are in the file. */
static void numbers_of_pages_have_four_digits(void **state)
{
    (void)state;
    static const struct {
        int first;
        const char *of, *label;
    } cases[] = {
        {1231, "", "1237"}, {1231, "/1240", "1237"}, {1231, "/1230", "7"}, {1231, "/12400", "7"},
        {1231, "/x", "7"},  {1995, "", "2001"},      {2002, "", "7"},      {12310, "", "7"},
        {995, "", "1001"},  {97, "/103", "103"},     {97, "/103-1", "7"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        pen p = pen_new();
        for (int page = 0; page < 7; page++) {
            g_autofree char *number = g_strdup_printf("%d%s", cases[i].first + page, cases[i].of);
            if (page)
                pen_page(&p);
            pen_filler(&p, "", 4);
            pen_at(&p, 300, 760, 9, PLAIN, number);
        }
        g_autoptr(undex_document) document = pen_segment(&p);
        const char *label = passage_at(document, document->passages->len - 1)->page_label;
        if (g_strcmp0(label, cases[i].label))
            fail_msg("%d%s: the last page is called %s", cases[i].first, cases[i].of, label);
    }
}

static void roman_numbers_are_those_printed(void **state)
{
    (void)state;
    static const char *const printed[] = {NULL, NULL, NULL, "ii", "iii", "iv", "1", "2", "3", "4", "5", "6"};
    static const char *const labels[] = {"i", "ii", "i", "ii", "iii", "iv", "1", "2", "3", "4", "5", "6"};
    pen p = pen_new();
    for (guint page = 0; page < G_N_ELEMENTS(printed); page++) {
        if (page)
            pen_page(&p);
        pen_filler(&p, "", 4);
        if (printed[page])
            pen_at(&p, 300, 760, 9, PLAIN, printed[page]);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_true(document->passages->len >= G_N_ELEMENTS(printed));
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = passage_at(document, i);
        assert_string_equal(passage->page_label, labels[passage->page_first - 1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formula_at_the_head_of_pages_is_text),
        cmocka_unit_test(pages_go_by_the_numbers_printed_on_them),
        cmocka_unit_test(numbers_of_pages_have_four_digits),
        cmocka_unit_test(roman_numbers_are_those_printed),
        cmocka_unit_test(heading_at_the_head_of_pages_is_text),
        cmocka_unit_test(counted_headings_at_the_head_of_pages_are_text),
        cmocka_unit_test(head_of_several_lines_is_furniture),
        cmocka_unit_test(foot_of_the_first_page_is_furniture_too),
        cmocka_unit_test(numbers_of_pages_are_furniture),
        cmocka_unit_test(number_of_a_year_at_the_head_of_a_page_is_text),
        cmocka_unit_test(row_of_numbers_is_no_page_number),
        cmocka_unit_test(head_of_a_table_that_goes_on_is_the_tables),
        cmocka_unit_test(note_at_the_head_of_a_page_is_no_symbol),
        cmocka_unit_test(meeting_named_within_a_sentence_is_text),
        cmocka_unit_test(place_of_adoption_is_set_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
