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

static void star_below_a_table(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    p.y += 12;
    pen_write(&p, "Place\t\t\tLamps\t\t\tCarts");
    pen_write(&p, "Harbour\t\t\t10*\t\t\t20");
    pen_write(&p, "Mill\t\t\t11\t\t\t21**");
    p.y += 8;
    pen_write(&p, "* By night only, when the quay was lit from the tower and the boats had come home to the "
                  "lower harbour.");
    pen_write(&p, "** Of two wheels.");
    p.y += 12;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 table footnote.* footnote.** paragraph.2");
    assert_string_equal(passage_at(document, 1)->text, "Place\tLamps\tCarts\nHarbour\t10\t20\nMill\t11\t21");
    assert_marks(passage_at(document, 1), "*@28 mark fn.*; **@42 mark fn.**");
    assert_string_equal(passage(document, "fn.*")->text,
                        "By night only, when the quay was lit from the tower and the boats had come home to "
                        "the lower harbour.");
}

static void star_below_a_list_that_runs_over(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    p.y = 640;
    pen_paragraph(&p, "Guild of the millers*");
    pen_paragraph(&p, "Guild of the shepherds");
    pen_next_page(&p, "A/99/950");
    p.y = 96;
    pen_paragraph(&p, "Guild of the mapmakers*");
    pen_paragraph(&p, "Guild of the bridge keepers");
    p.y += 12;
    pen_write(&p, "* Was there in the spring.");
    p.y += 12;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *note = passage(document, "fn.*");
    assert_string_equal(note->text, "Was there in the spring.");
    assert_int_equal(note->anchors->len, 2);
    assert_true(anywhere(document, "Guild of the millers"));
    assert_false(anywhere(document, "millers*"));
}

static void stars_of_a_list_are_no_notes(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe keeper counted, on most* evenings of the year:");
    pen_paragraph(&p, "* lanterns of the quay");
    pen_paragraph(&p, "* carts of the market");
    pen_paragraph(&p, "* dogs of the lower town");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_FOOTNOTE);
}

static void second_set_of_letters_on_a_page(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 3);
    for (int table = 0; table < 2; table++) {
        p.y += 12;
        if (table)
            pen_filler(&p, "2.\t", 3);
        pen_write(&p, "Place\t\t\tLamps\t\t\tCarts");
        pen_write(&p, "Harbour\t\t\t10{^a}\t\t\t20{^a}");
        pen_write(&p, "Mill\t\t\t11\t\t\t21{^b}");
        p.y = table ? 700 : p.y + 4;
        pen_note(&p, table ? "{^a} By day only." : "{^a} By night only.");
        pen_note(&p, table ? "{^b} Of four wheels." : "{^b} Of two wheels.");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 table footnote.a footnote.b paragraph.2 table footnote.a footnote.b");
    assert_marks(passage_at(document, 1), "a@28 mark fn.a; a@31 mark fn.a; b@42 mark fn.b");
    assert_marks(passage_at(document, 5), "a@28 mark fn.a~2; a@31 mark fn.a~2; b@42 mark fn.b~2");
    assert_string_equal(passage(document, "fn.b~2")->text, "Of four wheels.");
}

static void several_letters_behind_a_year(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    p.y += 12;
    pen_write(&p, "Place\t\t\tFirst lit\t\t\tCarts");
    pen_write(&p, "Harbour\t\t\tMarch 2031{^a}\t\t\t20");
    pen_write(&p, "Mill\t\t\tMay 2031{^a,b}\t\t\t21");
    p.y += 4;
    pen_note(&p, "{^a} By night only.");
    pen_note(&p, "{^b} Of two wheels.");
    p.y += 6;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_marks(passage_at(document, 1), "a@40 mark fn.a; a@57 mark fn.a; b@57 mark fn.b");
    assert_true(strstr(passage_at(document, 1)->text, "May 2031\t21") != NULL);
}

static void letters_of_a_table_of_many_pages(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    for (int page = 1; page <= 6; page++) {
        pen_next_page(&p, "A/99/950");
        p.y = 96;
        for (int row = 0; row < 20; row++) {
            static const char *const mills[] = {"Upper", "Lower", "Hill", "Quay", "Bridge", "Tower", "Ford"};
            g_autofree char *mill = g_strdup_printf("%s mill\t\t\ttwelve\t\t\tnone",
                                                    mills[(row * page + page) % G_N_ELEMENTS(mills)]);
            pen_write(&p, row == 3 ? "Harbour\t\t\tten{^a}\t\t\ttwenty" : mill);
        }
    }
    p.y += 4;
    pen_note(&p, "{^a} By night only.");
    g_autoptr(undex_document) document = pen_segment(&p);
    guint marks = 0;
    for (guint i = 0; i < document->passages->len; i++)
        marks += passage_at(document, i)->notes->len;
    assert_int_equal(marks, 6);
}

static void source_of_a_table_is_no_note(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    p.y += 12;
    pen_write(&p, "Place\t\t\tLanterns\t\t\tCarts");
    pen_write(&p, "Harbour\t\t\t10*\t\t\t20");
    pen_write(&p, "Mill\t\t\t11\t\t\t21");
    p.y += 4;
    pen_note(&p, "* By night only.");
    pen_note(&p, "Source: the books of the harbour.");
    p.y += 6;
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "fn.*")->text, "By night only.");
    assert_true(anywhere(document, "Source: the books of the harbour."));
}

static void star_before_a_figure_goes_on(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p,
             "{^1} In the books of the harbour, volumes *3-5, *9 and *11, in those of the tower, volumes\n"
             "*16-21, and nowhere else.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 paragraph.2");
    assert_true(g_str_has_suffix(passage(document, "fn.1")->text, "volumes *16-21, and nowhere else."));
}

static void number_as_large_as_its_note(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, and the tower{^2} stood.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley.");
    pen_at(&p, 100, p.y - 3.5F, 7, PLAIN, "2");
    pen_at(&p, 105, p.y, 8, PLAIN, "Of the lower valley, where the road turns");
    p.y += 9.5F;
    pen_note(&p, "from the river.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 footnote.2 paragraph.2");
    assert_string_equal(passage(document, "fn.2")->text,
                        "Of the lower valley, where the road turns from the river.");
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1; 2@30 mark fn.2");
}

static void mark_with_a_stop(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1.} turned, and the tower{^2.} stood.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1.} Of the upper valley.");
    pen_note(&p, "2. Of the lower valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 footnote.2 paragraph.2");
    assert_string_equal(passage(document, "para.1")->text, "The mill turned, and the tower stood.");
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1; 2@30 mark fn.2");
    assert_string_equal(passage(document, "fn.2")->text, "Of the lower valley.");
}

static void list_within_a_note_is_no_note(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} The miller owned these.");
    pen_note(&p, "2. Ten hens that laid no eggs.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 paragraph.2");
}

static void note_with_larger_lines(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, and the tower{^2} stood.");
    pen_filler(&p, "2.\t", 5);
    p.y = 690;
    pen_note(&p, "{^1} Of the upper valley, as it says above its door:");
    p.y += 3;
    pen_at(&p, 100, p.y, 10, PLAIN, "grind slowly and grind well");
    p.y += 12;
    pen_note(&p, "{^2} Of the lower valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 footnote.1 footnote.2 paragraph.2");
    assert_string_equal(passage(document, "fn.1")->text,
                        "Of the upper valley, as it says above its door: grind slowly and grind well");
}

static void points_of_a_speech_are_no_notes(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_heading(&p, "II.\tWhat the miller wants");
    pen_filler(&p, "2.\t", 5);
    pen_heading(&p, "III.\tHow he says it");
    pen_page(&p);
    pen_heading(&p, "A.\tIn few words");
    pen_paragraph(&p, "1/ We shall mend the wheel with soft wood.");
    pen_paragraph(&p, "2/ We shall keep the birds from the apples.");
    pen_paragraph(&p, "3/ We shall count the lanterns along the quay.");
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_FOOTNOTE);
    assert_true(anywhere(document, "3/ We shall count the lanterns along the quay."));
}

static void endnotes_go_on_below_an_attachment(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, the tower{^2} stood,3 and the quay{^4} lay.");
    pen_filler(&p, "2.\t", 12);
    pen_heading(&p, "Notes");
    pen_note(&p, "{^1} Of the upper valley.");
    pen_note(&p, "Attachment:");
    pen_note(&p, "The miller's own account.");
    pen_note(&p, "{^2} Of the lower valley.");
    pen_note(&p, "{^3} Of the bridge.");
    pen_note(&p, "4 Of the harbour.");
    pen_heading(&p, "Annex");
    pen_paragraph(&p, "1.\tThe keeper{^1} slept.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 700);
    pen_note(&p, "{^1} Of the bridge.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "en.1")->text,
                        "Of the upper valley. Attachment: The miller's own account.");
    assert_marks(passage(document, "para.1"),
                 "1@8 mark en.1; 2@26 mark en.2; 3@33 sequence en.3; 4@46 mark en.4");
    assert_string_equal(passage(document, "en.4")->text, "Of the harbour.");
    assert_string_equal(passage(document, "fn.1")->text, "Of the bridge.");
    assert_marks(passage(document, "annex.para.1"), "1@10 mark fn.1");
}

static void two_stars_behind_one_word(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    p.size = 16, p.pitch = 20, p.font = BOLD, p.y = 240;
    pen_write(&p, "What the keeper counted***");
    p.size = 10, p.pitch = 12, p.font = PLAIN;
    pen_filler(&p, "1.\t", 4);
    pen_filler(&p, "2.\t", 4);
    pen_notes(&p, 690);
    pen_note(&p, "* Counted at night.");
    pen_note(&p, "** Counted again.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_marks(passage_at(document, 1), "*@23 sequence fn.*; **@23 sequence fn.**");
    assert_string_equal(passage_at(document, 1)->text, "What the keeper counted");
}

static void note_that_its_page_has_no_room_for(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p, "1.\tThe mill{^1} turned, and the tower{^2} stood.");
    pen_filler(&p, "2.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the upper valley.");
    pen_note(&p, "{^2} Of the lower valley.");
    pen_page(&p);
    pen_filler(&p, "3.\t", 5);
    pen_paragraph(&p, "4.\tThe bridge{^1} fell, and the quay{^2} lay.");
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of wood.");
    pen_page(&p);
    pen_filler(&p, "5.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^2} Of stone.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_marks(passage(document, "para.1"), "1@8 mark fn.1; 2@30 mark fn.2");
    assert_marks(passage(document, "para.4"), "1@10 mark fn.1~2; 2@29 mark fn.2~2");
}

static void mark_at_the_head_of_a_line_is_no_note(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_heading(&p, "II.\tThe mill");
    pen_page(&p);
    pen_heading(&p, "III.\tThe tower");
    pen_filler(&p, "2.\t", 5);
    pen_paragraph(&p,
                  "The keeper counted all the lanterns along the quay and wrote their number on the door\n"
                  "{^14} before he slept, as he had done in each of the years before the flood came\n"
                  "to the valley.");
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_FOOTNOTE);
    assert_true(anywhere(document, "before he slept, as he had done"));
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
    double begun = processor_seconds();
    g_autoptr(undex_document) document = pen_segment(&p);
    double seconds = processor_seconds() - begun;
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
        cmocka_unit_test(star_below_a_table),
        cmocka_unit_test(star_below_a_list_that_runs_over),
        cmocka_unit_test(stars_of_a_list_are_no_notes),
        cmocka_unit_test(second_set_of_letters_on_a_page),
        cmocka_unit_test(several_letters_behind_a_year),
        cmocka_unit_test(letters_of_a_table_of_many_pages),
        cmocka_unit_test(source_of_a_table_is_no_note),
        cmocka_unit_test(star_before_a_figure_goes_on),
        cmocka_unit_test(number_as_large_as_its_note),
        cmocka_unit_test(mark_with_a_stop),
        cmocka_unit_test(list_within_a_note_is_no_note),
        cmocka_unit_test(note_with_larger_lines),
        cmocka_unit_test(points_of_a_speech_are_no_notes),
        cmocka_unit_test(endnotes_go_on_below_an_attachment),
        cmocka_unit_test(two_stars_behind_one_word),
        cmocka_unit_test(note_that_its_page_has_no_room_for),
        cmocka_unit_test(mark_at_the_head_of_a_line_is_no_note),
        cmocka_unit_test(many_notes_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
