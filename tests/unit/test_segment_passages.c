// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines to passages: what goes on and what begins, headings, items, resolutions, speeches, furniture. */
#include "pages.h"

/* Furniture */

static void furniture_is_in_no_passage(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    pen_filler(&p, "1.\t", 5);
    pen_at(&p, 100, 745, 8, PLAIN, "99-54321 (E) 010299");
    pen_at(&p, 100, 756, 8, PLAIN, "*9954321*");
    pen_at(&p, 400, 756, 8, PLAIN, "Please recycle");
    for (int page = 2; page <= 6; page++) {
        g_autofree char *beginning = g_strdup_printf("%d.\t", page);
        pen_next_page(&p, "A/99/950");
        pen_at(&p, 100, 60, 10, BOLD, "What the keeper counted");
        pen_at(&p, 100, 760, 8, PLAIN, "99-54321");
        pen_filler(&p, beginning, 5);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 paragraph.6");
    static const char *const furniture[] = {"99-54321", "recycle", "2/9", "keeper counted"};
    for (guint i = 0; i < G_N_ELEMENTS(furniture); i++)
        assert_false(anywhere(document, furniture[i]));
    assert_string_equal(document->job_number, "99-54321");
}

/* Going on */

static void paragraph_runs_on_over_a_page_end(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(
        &p, "2.\tThe keeper of the bridge wrote letters about the lanterns to each one of the towns "
            "which lie in the upper valley and in the lower valley, and the letters were sent with the\n");
    pen_next_page(&p, "A/99/950");
    pen_write(&p,
              "Harbour ferry on the first day of May, for that was the custom then as it had been before.");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *second = passage(document, "para.2");
    assert_string_equal(second->text,
                        "The keeper of the bridge wrote letters about the lanterns to each one of the "
                        "towns which lie in the upper valley and in the lower valley, and the letters "
                        "were sent with the Harbour ferry on the first day of May, for that was the "
                        "custom then as it had been before.");
    assert_int_equal(second->page_first, 1);
    assert_int_equal(second->page_last, 2);
    assert_string_equal(second->page_label, "1");
    assert_int_equal(second->boxes->len, 2);
    assert_int_equal(g_array_index(second->boxes, undex_box, 1).page, 2);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
}

static void paragraph_goes_on_with_a_new_sentence_on_the_next_page(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    p.y += 6;
    g_autofree char *text =
        g_strconcat("2.\tThe lanterns hung along the quay and were lit at dusk by the youngest of "
                    "all the ferrymen's sons, who was paid for it in apples and in salted fish. ",
                    NULL);
    pen_write(&p, text);
    /* The last line is full: justify it by hand to the margin. */
    GArray *glyphs = p.page->glyphs;
    undex_glyph *last = &g_array_index(glyphs, undex_glyph, glyphs->len - 1);
    float shift = 500 - last->x1;
    for (guint i = glyphs->len - 5; i < glyphs->len; i++) {
        g_array_index(glyphs, undex_glyph, i).x0 += shift;
        g_array_index(glyphs, undex_glyph, i).x1 += shift;
    }
    pen_next_page(&p, "A/99/950");
    pen_write(&p, "Nobody else wanted the work, for the quay is a cold place on most evenings of the year,\n"
                  "and the fish was not good.");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
    assert_int_equal(passage(document, "para.2")->page_last, 2);
    assert_true(g_str_has_suffix(passage(document, "para.2")->text, "and the fish was not good."));
}

static void paragraph_runs_on_over_a_note_block(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(
        &p, "2.\tThe keeper{^1} of the bridge wrote letters about the lanterns to each one of the towns "
            "which lie in the upper valley and in the lower valley, and the letters were sent to the\n");
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Of the lower bridge.");
    pen_next_page(&p, "A/99/950");
    pen_write(&p, "mayors by the ferry.");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 footnote.1 paragraph.3");
    assert_true(g_str_has_suffix(passage(document, "para.2")->text, "were sent to the mayors by the ferry."));
    assert_string_equal(passage(document, "fn.1")->text, "Of the lower bridge.");
}

static void heading_on_the_next_page_is_not_swallowed(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe lanterns hung along the quay.");
    pen_next_page(&p, "A/99/950");
    pen_heading(&p, "B.\tThe bridge");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 heading paragraph.3");
    assert_string_equal(passage(document, "para.2")->text, "The lanterns hung along the quay.");
    assert_headings(passage(document, "para.3"), "B. The bridge");
}

static void wide_line_spacing_makes_no_paragraphs(void **state)
{
    (void)state;
    pen p = pen_new();
    p.pitch = 18;
    pen_filler(&p, "1.\t", 6);
    pen_filler(&p, "2.\t", 6);
    pen_filler(&p, "3.\t", 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
}

static void blocks_are_divided_by_gaps(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "", 5);
    pen_filler(&p, "", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "block block");
    assert_string_equal(passage_at(document, 1)->id, "some-paper#p1.block.2");
    assert_int_equal(passage_at(document, 1)->label_origin, UNDEX_LABEL_NONE);
}

static void paragraph_goes_on_below_a_table(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(
        &p, "2.\tThe keeper counted the lanterns and the carts of the four places, which are shown in what "
            "follows here, and he wrote it all down in a\n");
    p.y += 12;
    pen_write(&p, "Harbour\t\t\t10\t\t\t20");
    pen_write(&p, "Mill\t\t\t11\t\t\t21");
    pen_write(&p, "Tower\t\t\t12\t\t\t22");
    p.y += 12;
    pen_write(&p, "book that the mayor keeps under his bed, so that nobody may come and change a figure\n"
                  "in it by night.");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 table paragraph.3");
    assert_true(
        g_str_has_suffix(passage(document, "para.2")->text,
                         "in a book that the mayor keeps under his bed, so that nobody may come and change a "
                         "figure in it by night."));
}

static void notes_in_the_margin_stand_apart(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++) {
        pen p = pen_new();
        pen_filler(&p, "1.\t", 5);
        float top = p.y;
        g_autofree char *text = filler(8);
        pen_paragraph(&p, text);
        pen_filler(&p, "2.\t", 5);
        static const char *const note[] = {"Nobody", "counted", "lanterns"};
        for (guint i = 0; i < G_N_ELEMENTS(note); i++) {
            float x = side ? 85 - 5 * (float)strlen(note[i]) : 520;
            pen_at(&p, x, top + 12 * (float)(i + 2), 10, BOLD, note[i]);
        }
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_outline(document, "paragraph.1 block paragraph.2 block");
        assert_string_equal(passage_at(document, 1)->text, text);
        assert_string_equal(passage_at(document, 3)->text, "Nobody counted lanterns");
    }
}

static void numbers_in_the_margin_are_no_notes(void **state)
{
    (void)state;
    pen p = pen_new();
    p.left = 140;
    for (int n = 1; n <= 6; n++) {
        g_autofree char *number = g_strdup_printf("122.%d", n + 10);
        pen_at(&p, 100, p.y, 10, PLAIN, number);
        pen_write(
            &p, "The keeper should count the lanterns along the quay before the bridge is closed (Mill);\n");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_true(anywhere(document, "122.11"));
    for (guint i = 0; i < document->passages->len; i++)
        assert_null(strstr(passage_at(document, (int)i)->text, "122.11 122.12"));
}

/* Headings */

static void path_of_headings(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    p.y = 240;
    pen_heading(&p, "I.\tThe harbour");
    pen_heading(&p, "A.\tLanterns");
    pen_filler(&p, "1.\t", 5);
    pen_heading(&p, "B.\tFerries");
    pen_filler(&p, "2.\t", 5);
    pen_heading(&p, "II.\tThe valley");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "heading heading paragraph.1 heading paragraph.2 heading paragraph.3");
    assert_headings(passage(document, "para.1"), "I. The harbour / A. Lanterns");
    assert_headings(passage(document, "para.2"), "I. The harbour / B. Ferries");
    assert_headings(passage(document, "para.3"), "II. The valley");
    assert_int_equal(passage_at(document, 1)->level, 1);
    assert_int_equal(passage_at(document, 2)->level, 2);
    assert_int_equal(passage(document, "para.1")->level, 0);
}

static void heading_of_two_lines(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_heading(&p, "A.\tLanterns that were hung along the quay and on the bridge\n\tby the keeper");
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 heading paragraph.2");
    assert_headings(passage(document, "para.2"),
                    "A. Lanterns that were hung along the quay and on the bridge by the keeper");
}

static void summary_is_told_from_the_text(void **state)
{
    (void)state;
    pen p = pen_new();
    p.y = 240;
    pen_heading(&p, "Summary");
    pen_filler(&p, "", 5);
    pen_heading(&p, "I.\tThe harbour");
    pen_filler(&p, "1.\t", 5);
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "heading summary heading paragraph.1 paragraph.2");
}

/* Items */

static void items_stand_on_lines_of_their_own(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe keeper needs:");
    pen_paragraph(
        &p, "\t(a)\tA lantern that burns through all of the night, whatever the weather on the lake may be, "
            "and oil for it;");
    pen_paragraph(&p, "\t(b)\tA coat:");
    pen_paragraph(&p, "\t\t(i)\tOf wool;");
    pen_paragraph(&p, "\t\t(ii)\tOf leather.");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
    const undex_passage *second = passage(document, "para.2");
    assert_string_equal(second->text,
                        "The keeper needs:\n"
                        "(a) A lantern that burns through all of the night, whatever the weather on the "
                        "lake may be, and oil for it;\n"
                        "(b) A coat:\n"
                        "(i) Of wool;\n"
                        "(ii) Of leather.");
    assert_items(second, "(a)@18; (b)@126; (i)@138; (ii)@151");
}

static void items_with_one_bracket(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tLe gardien demande :");
    pen_paragraph(&p, "\ta)\tUne lanterne;");
    pen_paragraph(&p, "\tb)\tUn manteau.");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.2")->text,
                        "Le gardien demande :\na) Une lanterne;\nb) Un manteau.");
    assert_items(passage(document, "para.2"), "a)@21; b)@38");
}

static void items_with_a_stop(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tWhat was done in the period includes;");
    pen_paragraph(&p, "\ta.\tCounting of the lanterns;");
    pen_paragraph(&p, "\tb.\tMending of the mill.");
    pen_filler(&p, "3.\t", 5);
    pen_paragraph(&p, "a. Lind keeps the bridge.");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.2")->text,
                        "What was done in the period includes;\na. Counting of the lanterns;\nb. Mending of "
                        "the mill.");
    assert_items(passage(document, "para.2"), "a.@38; b.@67");
    assert_items(passage(document, "para.3"), "");
}

static void items_set_as_headings(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe keepers asked for lanterns, and met with the following:");
    pen_paragraph(&p, "\ta.\tThe millers of the upper valley.");
    pen_heading_in(&p, 10, BOLD_ITALIC, "\tb.\tWith the harbour board");
    p.left = 172;
    pen_write(&p, "The board was told of the lanterns of the upper valley, and it asked for as many again.");
    p.left = 100;
    pen_heading_in(&p, 10, BOLD_ITALIC, "\tc.\tWith the ferry");
    p.left = 172;
    pen_write(&p, "The ferry was met on the first day of May, and took the lanterns over to the mill.");
    p.left = 100;
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.2")->text,
                        "The keepers asked for lanterns, and met with the following:\n"
                        "a. The millers of the upper valley.\n"
                        "b. With the harbour board\nThe board was told of the lanterns of the upper valley, "
                        "and it asked for as many again.\n"
                        "c. With the ferry\nThe ferry was met on the first day of May, and took the lanterns "
                        "over to the mill.");
    assert_items(passage(document, "para.2"), "a.@60; b.@96; c.@210");
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
}

/* The lists of two paragraphs end where the letters of their headings go on. */
static void lettered_headings_are_no_items(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_heading_in(&p, 10, BOLD, "\tb.\tTimber");
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe keepers met with the following:");
    pen_paragraph(&p, "\ta.\tThe millers of the upper valley;");
    pen_paragraph(&p, "\tb.\tThe harbour board.");
    pen_heading_in(&p, 10, BOLD, "\tc.\tRope");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_items(passage(document, "para.2"), "a.@36; b.@72");
    assert_headings(passage(document, "para.3"), "c. Rope");
}

/* Lists without numbers */

static void officers_belong_to_their_paragraph(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe officers of the ferry were as follows:");
    pen_paragraph(&p, "{i Chair}:");
    pen_write(&p, "\tAda Quay (Harbour)");
    pen_notes(&p, 690);
    pen_note(&p, "{^1} Until May.");
    pen_next_page(&p, "A/99/950");
    pen_write(&p, "{i Vice-Chairs}:");
    pen_write(&p, "\tBert Mill (Upper Valley){^2}");
    pen_write(&p, "\tCora Tower (Lower Valley)");
    pen_paragraph(&p, "{i Rapporteur}:");
    pen_write(&p, "\tDora Bridge (Mill)");
    pen_filler(&p, "3.\t", 5);
    pen_notes(&p, 690);
    pen_note(&p, "{^2} Appointed by the Chair.");
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *second = passage(document, "para.2");
    assert_string_equal(second->text,
                        "The officers of the ferry were as follows:\nChair:\nAda Quay (Harbour)\n"
                        "Vice-Chairs:\nBert Mill (Upper Valley)\nCora Tower (Lower Valley)\n"
                        "Rapporteur:\nDora Bridge (Mill)");
    assert_int_equal(second->page_last, 2);
    assert_int_equal(passage(document, "fn.2")->anchors->len, 1);
    assert_string_equal(g_ptr_array_index(passage(document, "fn.2")->anchors, 0), second->id);
}

static void votes_belong_to_their_paragraph(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(
        &p, "2.\tThe four places put the lanterns to the vote on the first day of May, when the ferry was "
            "late. The voting was as follows:");
    pen_filler(&p, "{i In favour}: ", 3);
    pen_filler(&p, "{i Against}: ", 3);
    pen_paragraph(&p, "{i Abstaining}: The mill.");
    pen_filler(&p, "", 3); /* running text is no entry */
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 block paragraph.3");
    assert_true(g_str_has_suffix(passage(document, "para.2")->text, "\nAbstaining: The mill."));
}

static void what_is_no_list_stays_apart(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe lanterns were counted:");
    pen_paragraph(&p, "(Thousands)");
    pen_write(&p, "Harbour\t\t\t10\t\t\t20");
    pen_write(&p, "Mill\t\t\t11\t\t\t21");
    pen_write(&p, "Tower\t\t\t12\t\t\t22");
    pen_filler(&p, "3.\t", 5);
    pen_paragraph(&p, "4.\tThe keeper signed as follows:");
    pen_paragraph(&p, "\t\t\t\t\t\tAda Quay");
    pen_heading(&p, "B.\tThe bridge");
    pen_filler(&p, "5.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.2")->text, "The lanterns were counted:");
    assert_string_equal(passage(document, "para.4")->text, "The keeper signed as follows:");
    assert_headings(passage(document, "para.5"), "B. The bridge");
}

/* Resolutions */

static void resolution(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/RES/99/950");
    p.y = 200;
    pen_heading(&p, "99/950.\tLanterns of the quay");
    pen_paragraph(&p, "{i The General Assembly},");
    pen_filler(&p, "{i Recalling} the bridge and its keeper, ", 3);
    pen_paragraph(
        &p,
        "{i Noting with concern} that the lanterns were counted by night only, and that those who counted "
        "them had no coats,");
    pen_paragraph(&p, "{i Also recalling} the mill,");
    pen_filler(&p, "1.\t{i Decides} to count again; ", 3);
    pen_filler(&p, "2.\t{i Requests} the keeper to write it down; ", 3);
    pen_paragraph(&p, "3.\t{i Asks} him:");
    pen_paragraph(&p, "\t(a)\tTo hurry;");
    pen_filler(&p, "4.\t{i Decides} to meet again. ", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "heading block preambular.PP1 preambular.PP2 preambular.PP3 operative.1 operative.2 "
                   "operative.3 operative.4");
    assert_string_equal(passage(document, "para.PP2")->text,
                        "Noting with concern that the lanterns were counted by "
                        "night only, and that those who counted them had no "
                        "coats,");
    assert_int_equal(passage(document, "para.PP2")->label_origin, UNDEX_LABEL_INFERRED);
    assert_string_equal(passage(document, "para.3")->text, "Asks him:\n(a) To hurry;");
    assert_string_equal(passage(document, "para.3")->citation, "A/RES/99/950, para. 3");
}

static void resolution_quoted_in_a_report(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe committee adopted the following:");
    p.left = 136;
    pen_paragraph(&p, "\"1.\t{i Decides} to count again;");
    pen_paragraph(&p, "\"2.\t{i Requests} the keeper to write it down.\"");
    p.left = 100;
    pen_filler(&p, "3.\t", 5);
    pen_filler(&p, "4.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 list_item.1 list_item.2 paragraph.3 paragraph.4");
    assert_string_equal(passage(document, "para.3")->citation, "A/99/950, para. 3");
}

/* Speeches */

static void speeches_have_speakers(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/PV.12");
    p.y = 200;
    pen_filler(&p, "{b The President}: ", 4);
    pen_filler(&p, "{b Mr. Quay} (Lower Valley): ", 4);
    pen_filler(&p, "", 3);
    pen_filler(&p, "{b Ms. Bridge} (Upper Valley) (spoke in French): ", 4);
    pen_paragraph(&p, "{i The meeting rose at noon.}");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "speech.The President speech.Mr. Quay (Lower Valley) speech.Ms. Bridge (Upper Valley) "
                   "(spoke in French) block");
    undex_passage *second = passage_at(document, 2);
    assert_string_equal(second->speaker, "Mr. Quay");
    assert_false(g_str_has_prefix(second->text, "Mr."));
    assert_non_null(strchr(second->text, '\n')); /* its second paragraph */
    assert_string_equal(passage_at(document, 1)->speaker, "The President");
    assert_string_equal(second->id, "A/99/PV.12#p1.speech.2");
    assert_string_equal(second->citation, "A/99/PV.12, p. 1");
    assert_string_equal(passage_at(document, 4)->text, "The meeting rose at noon.");
}

/* Harm */

static void line_of_a_hundred_thousand_characters(void **state)
{
    (void)state;
    pen p = pen_new();
    g_autofree char *text = filler(1400);
    p.right = 10000000;
    pen_paragraph(&p, text);
    gint64 begun = g_get_monotonic_time();
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_int_equal(document->passages->len, 1);
    assert_string_equal(passage_at(document, 0)->text, text);
    assert_true(g_get_monotonic_time() - begun < 30 * G_USEC_PER_SEC);
}

static void every_text_is_what_it_says(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    for (int page = 0; page < 4; page++) {
        if (page)
            pen_next_page(&p, "A/99/950");
        for (int n = 1; n <= 6; n++) {
            g_autofree char *beginning = g_strdup_printf("%d.\t", page * 6 + n);
            pen_filler(&p, beginning, 4);
        }
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *one = passage_at(document, i);
        assert_true(g_hash_table_add(ids, one->id));
        assert_true(g_utf8_validate(one->text, -1, NULL));
        assert_true(*one->text && !g_ascii_isspace(*one->text));
        assert_non_null(one->citation);
        assert_true(one->page_first >= 1 && one->page_last >= one->page_first);
        assert_true(one->boxes->len > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(furniture_is_in_no_passage),
        cmocka_unit_test(paragraph_runs_on_over_a_page_end),
        cmocka_unit_test(paragraph_goes_on_with_a_new_sentence_on_the_next_page),
        cmocka_unit_test(paragraph_runs_on_over_a_note_block),
        cmocka_unit_test(heading_on_the_next_page_is_not_swallowed),
        cmocka_unit_test(wide_line_spacing_makes_no_paragraphs),
        cmocka_unit_test(blocks_are_divided_by_gaps),
        cmocka_unit_test(paragraph_goes_on_below_a_table),
        cmocka_unit_test(notes_in_the_margin_stand_apart),
        cmocka_unit_test(numbers_in_the_margin_are_no_notes),
        cmocka_unit_test(path_of_headings),
        cmocka_unit_test(heading_of_two_lines),
        cmocka_unit_test(summary_is_told_from_the_text),
        cmocka_unit_test(items_stand_on_lines_of_their_own),
        cmocka_unit_test(items_with_one_bracket),
        cmocka_unit_test(items_with_a_stop),
        cmocka_unit_test(items_set_as_headings),
        cmocka_unit_test(lettered_headings_are_no_items),
        cmocka_unit_test(officers_belong_to_their_paragraph),
        cmocka_unit_test(votes_belong_to_their_paragraph),
        cmocka_unit_test(what_is_no_list_stays_apart),
        cmocka_unit_test(resolution),
        cmocka_unit_test(resolution_quoted_in_a_report),
        cmocka_unit_test(speeches_have_speakers),
        cmocka_unit_test(line_of_a_hundred_thousand_characters),
        cmocka_unit_test(every_text_is_what_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
