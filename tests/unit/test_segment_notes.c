// SPDX-License-Identifier: GPL-3.0-or-later
/* Notes: where they are, and which mark in the text means which of them. */
#include "pages.h"

static char *text_of(const undex_passage *p, glong from, glong to)
{
    return g_utf8_substring(p->text, from, to);
}

static void tied_by_link(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    pen_filler(&p, "1.\t", 4);
    pen_paragraph(&p, "2.\tThe mill{^1} turned.");
    float foot = p.y - p.pitch;
    pen_filler(&p, "3.\t", 4);
    pen_notes(&p, 690);
    page_link(p.page, 172, foot - 12, 178, foot - 2, 1, p.y - 10);
    pen_note(&p, "{^1} Of the upper valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 footnote.1 paragraph.3");
    assert_string_equal(passage(document, "para.2")->text, "The mill turned.");
    assert_marks(passage(document, "para.2"), "1@8 link fn.1");
    const undex_passage *note = passage(document, "fn.1");
    assert_string_equal(note->text, "Of the upper valley.");
    assert_string_equal(note->id, "A/99/950#fn.1");
    assert_string_equal(note->citation, "A/99/950, footnote 1");
    assert_int_equal(note->anchors->len, 1);
    assert_string_equal(g_ptr_array_index(note->anchors, 0), "A/99/950#para.2");
    assert_int_equal(note->page_first, 1);
    assert_int_equal(note->label_origin, UNDEX_LABEL_PRINTED);
}

static void link_to_another_note_is_not_believed(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 4);
    pen_paragraph(&p, "2.\tThe mill{^2} turned.");
    float foot = p.y - p.pitch;
    pen_filler(&p, "3.\t", 4);
    pen_notes(&p, 690);
    page_link(p.page, 172, foot - 12, 178, foot - 2, 1, p.y - 10);
    pen_note(&p, "{^1} Of the upper valley.");
    pen_note(&p, "\n\n{^2} Of the lower valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_marks(passage(document, "para.2"), "2@8 mark fn.2");
    assert_int_equal(passage(document, "fn.1")->anchors->len, 0);
}

static void tied_by_mark(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(
        &p, "1.\tThe mill{^1} turned because its wheel had been mended;{^2} nobody had thought that it would "
            "turn again in this century or in any other.");
    pen_filler(&p, "2.\t", 4);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley, where the miller lived with his dog and with a number of hens "
                 "that laid no "
                 "eggs in winter.");
    pen_note(&p, "{^2} With soft wood.");
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *first = passage(document, "para.1");
    assert_marks(first, "1@8 mark fn.1; 2@50 mark fn.2");
    g_autofree char *before = text_of(first, 0, 50);
    assert_string_equal(before, "The mill turned because its wheel had been mended;");
    assert_string_equal(
        passage(document, "fn.1")->text,
        "Of the upper valley, where the miller lived with his dog and with a number of hens that laid "
        "no eggs in winter.");
}

static void mark_before_the_punctuation(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(
        &p, "1.\tLe moulin{^1}, dit-on, tourne encore dans la haute vallée avec les roues que le meunier a "
            "mises en bois tendre pour le village.");
    pen_filler(&p, "2.\t", 4);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Celui de la vallée.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_marks(passage(document, "para.1"), "1@9 mark fn.1");
    assert_true(g_str_has_prefix(passage(document, "para.1")->text, "Le moulin, dit-on,"));
}

static void notes_without_a_rule(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned.");
    pen_filler(&p, "2.\t", 5);
    p.y = 700;
    pen_note(&p, "{^1} Of the upper valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 paragraph.2");
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1");
}

static void stroke_in_the_text(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(
        &p, "1.\tThe mill 1/ turned because its wheel had been mended, 2/ and nobody had thought that it "
            "would turn again in this century or in any other.");
    pen_filler(&p, "2.\t", 5);
    p.y = 690;
    pen_at(&p, 100, p.y, 10, PLAIN, "__________________");
    p.y += 16;
    pen_write(&p, "1/\tOf the upper valley.");
    pen_write(&p, "2/\tWith soft wood.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 footnote.2 paragraph.2");
    assert_string_equal(
        passage(document, "para.1")->text,
        "The mill turned because its wheel had been mended, and nobody had thought that it would turn "
        "again in this century or in any other.");
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1; 2@50 mark fn.2");
    assert_string_equal(passage(document, "fn.2")->text, "With soft wood.");
}

static void repeated_indicator_means_one_note(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley.");
    pen_page(&p);
    pen_filler(&p, "3.\t", 3);
    pen_paragraph(&p, "4.\tAgain the mill{^1} turned.");
    pen_filler(&p, "5.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_marks(passage(document, "para.4"), "1@14 mark fn.1");
    assert_int_equal(passage(document, "fn.1")->anchors->len, 2);
    assert_string_equal(g_ptr_array_index(passage(document, "fn.1")->anchors, 1), "some-paper#para.4");
}

static void note_text_repeated_is_no_furniture(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 0; page < 6; page++) {
        g_autofree char *beginning = g_strdup_printf("%d.\tThe mill{^%d} turned. ", page + 1, page + 1);
        g_autofree char *note = g_strdup_printf("{^%d} Ibid.", page + 1);
        if (page)
            pen_next_page(&p, "A/99/950");
        pen_filler(&p, beginning, 5);
        pen_notes(&p, 700);
        pen_note(&p, note);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(
        document,
        "paragraph.1 footnote.1 paragraph.2 footnote.2 paragraph.3 footnote.3 paragraph.4 footnote.4 "
        "paragraph.5 footnote.5 paragraph.6 footnote.6");
    assert_string_equal(passage(document, "fn.6")->text, "Ibid.");
}

static void asterisk_on_the_first_page(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    p.size = 16, p.pitch = 20, p.font = BOLD, p.y = 240;
    pen_write(&p, "What the keeper counted*");
    p.size = 10, p.pitch = 12, p.font = PLAIN;
    pen_filler(&p, "1.\t", 4);
    pen_filler(&p, "2.\t", 4);
    pen_notes(&p, 690);
    pen_note(&p, "* Counted at night.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "title footnote.* paragraph.1 paragraph.2");
    assert_string_equal(passage(document, "fn.*")->text, "Counted at night.");
    assert_marks(passage_at(document, 1), "*@23 mark fn.*");
    assert_string_equal(passage_at(document, 1)->text, "What the keeper counted");
}

static void letters_below_a_table(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    p.y += 12;
    pen_write(&p, "Place\t\t\tLanterns\t\t\tCarts");
    pen_write(&p, "Harbour\t\t\t10{^a}\t\t\t20");
    pen_write(&p, "Mill\t\t\t11\t\t\t21{^b}");
    pen_write(&p, "Tower\t\t\t12\t\t\t22");
    p.y += 4;
    pen_note(&p, "{^a} By night only.");
    pen_note(&p, "{^b} Of two wheels.");
    p.y += 6;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 table footnote.a footnote.b paragraph.2");
    const undex_passage *table = passage_at(document, 1);
    assert_string_equal(table->text, "Place\tLanterns\tCarts\nHarbour\t10\t20\nMill\t11\t21\nTower\t12\t22");
    assert_marks(table, "a@31 mark fn.a; b@45 mark fn.b");
    assert_string_equal(passage(document, "fn.b")->text, "Of two wheels.");
}

static void note_runs_over_to_the_next_page(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p,
             "{^1} Of the upper valley, where the miller lived with his dog and with a number of hens which");
    pen_page(&p);
    pen_filler(&p, "3.\t", 3);
    pen_paragraph(&p, "4.\tThe tower{^2} stood.");
    pen_notes(&p, 690);
    pen_note(&p, "laid no eggs in winter.");
    pen_note(&p, "{^2} Of the lower valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *note = passage(document, "fn.1");
    assert_string_equal(note->text,
                        "Of the upper valley, where the miller lived with his dog and with a number of hens "
                        "which laid no eggs in winter.");
    assert_int_equal(note->page_first, 1);
    assert_int_equal(note->page_last, 2);
    assert_string_equal(passage(document, "fn.2")->text, "Of the lower valley.");
    assert_marks(passage(document, "para.4"), "2@9 mark fn.2");
}

static void note_line_that_begins_with_a_date(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, and the tower{^2} stood.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} The miller wrote this in a letter that was found behind the wheel in the summer of "
                 "the year, on\n"
                 "17 March to be exact.");
    pen_note(&p, "{^2} Of the lower valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 footnote.2 paragraph.2");
    assert_true(g_str_has_suffix(passage(document, "fn.1")->text, "of the year, on 17 March to be exact."));
}

static void note_without_a_raised_mark(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, the tower{^2} stood, and the quay{^3} lay.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley.");
    pen_note(&p, "2 Of the lower valley.");
    pen_note(&p, "{^3} Of the harbour.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 footnote.2 footnote.3 paragraph.2");
    assert_string_equal(passage(document, "fn.2")->text, "Of the lower valley.");
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1; 2@26 mark fn.2; 3@46 mark fn.3");
}

static void glued_digit_is_tied_by_the_sequence(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, the tower stood.2 The quay{^3} lay.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley.");
    pen_note(&p, "{^2} Of the lower valley.");
    pen_note(&p, "{^3} Of the harbour.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.1")->text, "The mill turned, the tower stood. The quay lay.");
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1; 2@33 sequence fn.2; 3@42 mark fn.3");
}

static void mark_in_a_heading(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 4);
    pen_heading(&p, "A.\tThe mill{^1}");
    pen_filler(&p, "2.\t", 4);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 heading footnote.1 paragraph.2");
    assert_string_equal(passage_at(document, 1)->text, "A. The mill");
    assert_marks(passage_at(document, 1), "1@11 mark fn.1");
    assert_headings(passage(document, "para.2"), "A. The mill");
}

static void notes_that_start_again_have_ids_of_their_own(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 0; page < 3; page++) {
        g_autofree char *beginning = g_strdup_printf("%d.\tThe mill{^1} turned. ", page + 1);
        if (page)
            pen_page(&p);
        pen_filler(&p, beginning, 5);
        pen_notes(&p, 690);
        pen_note(&p, page == 0 ? "{^1} One." : page == 1 ? "{^1} Two." : "{^1} Three.");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1");
    assert_marks(passage(document, "para.2"), "1@8 mark fn.1~2");
    assert_marks(passage(document, "para.3"), "1@8 mark fn.1~3");
    assert_string_equal(passage(document, "fn.1~3")->text, "Three.");
}

static void many_notes_end_soon(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 0; page < 300; page++) {
        if (page)
            pen_page(&p);
        pen_filler(&p, "", 3);
        pen_notes(&p, 200);
        for (int i = 0; i < 50; i++) {
            g_autofree char *note = g_strdup_printf("{^%d} Ibid.", page * 50 + i + 1);
            pen_note(&p, note);
        }
    }
    gint64 begun = g_get_monotonic_time();
    g_autoptr(undex_document) document = pen_segment(&p);
    double seconds = (double)(g_get_monotonic_time() - begun) / 1e6;
    assert_true(document->passages->len > 15000);
    if (seconds > 60)
        fail_msg("15,000 notes without a mark took %.1f s", seconds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tied_by_link),
        cmocka_unit_test(link_to_another_note_is_not_believed),
        cmocka_unit_test(tied_by_mark),
        cmocka_unit_test(mark_before_the_punctuation),
        cmocka_unit_test(notes_without_a_rule),
        cmocka_unit_test(stroke_in_the_text),
        cmocka_unit_test(repeated_indicator_means_one_note),
        cmocka_unit_test(note_text_repeated_is_no_furniture),
        cmocka_unit_test(asterisk_on_the_first_page),
        cmocka_unit_test(letters_below_a_table),
        cmocka_unit_test(note_runs_over_to_the_next_page),
        cmocka_unit_test(note_line_that_begins_with_a_date),
        cmocka_unit_test(note_without_a_raised_mark),
        cmocka_unit_test(glued_digit_is_tied_by_the_sequence),
        cmocka_unit_test(mark_in_a_heading),
        cmocka_unit_test(notes_that_start_again_have_ids_of_their_own),
        cmocka_unit_test(many_notes_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
