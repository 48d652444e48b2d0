// SPDX-License-Identifier: GPL-3.0-or-later
/* Paragraph numbers: which lines begin numbered paragraphs, and what the paragraphs are called. */
#include "pages.h"

/* Paragraphs `first` to `last` of filler, three lines each. */
static void numbered(pen *p, int first, int last)
{
    for (int n = first; n <= last; n++) {
        g_autofree char *beginning = g_strdup_printf("%d.\t", n);
        pen_filler(p, beginning, 3);
    }
}

static void sequence_from_one(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    numbered(&p, 1, 2);
    pen_paragraph(&p,
                  "3.\tThe bridge keeper counted again and came to another number than before, which nobody "
                  "had thought possible.");
    numbered(&p, 4, 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 paragraph.6");
    const undex_passage *third = passage(document, "para.3");
    assert_string_equal(third->id, "A/99/950#para.3");
    assert_string_equal(third->citation, "A/99/950, para. 3");
    assert_int_equal(third->label_origin, UNDEX_LABEL_PRINTED);
    assert_string_equal(third->component, "main");
    assert_string_equal(third->text,
                        "The bridge keeper counted again and came to another number than before, which "
                        "nobody had thought possible.");
    assert_string_equal(document->key, "A/99/950");
}

static void wrapped_line_that_begins_with_a_number(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    pen_paragraph(&p,
                  "4.\tThe keeper of the bridge wrote letters about the lanterns to each one of the many\n"
                  "194 Member States of the old league, and to the towns that had met on page\n"
                  "12. The letters were answered in spring by all but one of the towns in the valley, in\n"
                  "5. That was the end of it.");
    numbered(&p, 5, 7);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 paragraph.6 paragraph.7");
    assert_string_equal(
        passage(document, "para.4")->text,
        "The keeper of the bridge wrote letters about the lanterns to each one of the many "
        "194 Member States of the old league, and to the towns that had met on page "
        "12. The letters were answered in spring by all but one of the towns in the valley, in "
        "5. That was the end of it.");
}

static void hours_and_decimals_are_no_numbers(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    pen_paragraph(
        &p, "10.15 a.m. was the hour at which the ferry left, in summer and in winter, whatever weather\n"
            "there was on the lake.");
    pen_paragraph(&p,
                  "3.5 carts came on an ordinary day, as the keeper of the bridge worked out from his lists\n"
                  "and from what the miller told him.");
    numbered(&p, 4, 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 block block paragraph.4 paragraph.5");
}

static void list_within_a_paragraph(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    pen_paragraph(&p,
                  "4.\tThe keeper asked for the following things, without which he would not count again:");
    p.left = 136;
    pen_paragraph(&p, "1.\tA lantern that burns all night;");
    pen_paragraph(&p, "2.\tA coat against the wind from the lake;");
    pen_paragraph(&p, "3.\tA dog.");
    p.left = 100;
    numbered(&p, 5, 7);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 paragraph.3 paragraph.4 list_item.1 list_item.2 list_item.3 "
                   "paragraph.5 paragraph.6 paragraph.7");
    assert_string_equal(passage_at(document, 5)->text, "A coat against the wind from the lake;");
    assert_string_equal(passage(document, "para.5")->id, "some-paper#para.5");
}

static void short_list_within_an_item(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int n = 1; n <= 3; n++) {
        g_autofree char *title = g_strdup_printf("%d.\tThe matters of the bank", n);
        p.left = 100, p.font = BOLD;
        pen_paragraph(&p, title);
        p.left = 128, p.font = PLAIN;
        pen_paragraph(&p, "(a)\tLanterns that were lent in the valley (for approval)");
        p.left = 164;
        pen_paragraph(&p, "1.\tUpper bank (1924-1928)");
        pen_paragraph(&p, "2.\tLower bank (1924-1927)");
        pen_paragraph(&p, "3.\tThe islands (1924-1928)");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_PARAGRAPH);
}

static void list_goes_on_in_the_next_paragraph(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int n = 1; n <= 4; n++) {
        numbered(&p, n, n);
        p.left = 136;
        for (int i = 3 * n - 2; i <= 3 * n && n > 1; i++) {
            g_autofree char *entry = g_strdup_printf("%d.\tA lantern of the bank;", i - 3);
            pen_paragraph(&p, entry);
        }
        p.left = 100;
    }
    numbered(&p, 5, 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 list_item.1 list_item.2 list_item.3 paragraph.3 list_item.4 "
                   "list_item.5 list_item.6 paragraph.4 list_item.7 list_item.8 list_item.9 paragraph.5 "
                   "paragraph.6");
}

static void report_quoted_within_a_paragraph(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    pen_paragraph(&p, "4.\tThe report of the keepers, which the bridge master has read out, is this one:");
    p.left = 136;
    numbered(&p, 1, 4);
    p.left = 100;
    numbered(&p, 5, 7);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.1 paragraph.2 paragraph.3 "
                   "paragraph.4 paragraph.5 paragraph.6 paragraph.7");
    assert_int_equal(document->warnings->len, 0);
}

static void numbers_start_again_in_an_annex(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    numbered(&p, 1, 5);
    pen_next_page(&p, "A/99/950");
    pen_heading(&p, "Annex I");
    pen_heading(&p, "What was counted");
    numbered(&p, 1, 4);
    pen_next_page(&p, "A/99/950");
    pen_heading(&p, "Annex II");
    pen_heading(&p, "What was not counted");
    numbered(&p, 1, 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *first = passage(document, "annex.II.para.1");
    assert_string_equal(first->id, "A/99/950#annex.II.para.1");
    assert_string_equal(first->component, "annex.II");
    assert_string_equal(first->citation, "A/99/950, annex II, para. 1");
    assert_int_equal(first->page_first, 3);
    assert_headings(first, "Annex II – What was not counted");
    assert_string_equal(passage(document, "annex.I.para.4")->component, "annex.I");
    assert_string_equal(passage(document, "para.5")->component, "main");
}

static void annex_without_a_number(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    numbered(&p, 1, 4);
    pen_next_page(&p, "A/99/950");
    pen_heading(&p, "Annex");
    numbered(&p, 1, 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "annex.para.2")->citation, "A/99/950, annex, para. 2");
}

static void sentence_about_an_annex_opens_none(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    pen_paragraph(&p,
                  "Annex II to the list was lost when the roof of the mill let in the rain, and nobody has\n"
                  "written it anew.");
    numbered(&p, 4, 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.5")->component, "main");
}

static void budget_numbers(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/6 (Sect. 21)");
    for (int n = 1; n <= 8; n++) {
        g_autofree char *beginning = g_strdup_printf("21.%d\t", n);
        pen_filler(&p, beginning, 3);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.21.1 paragraph.21.2 paragraph.21.3 paragraph.21.4 paragraph.21.5 "
                             "paragraph.21.6 paragraph.21.7 paragraph.21.8");
    assert_string_equal(passage_at(document, document->passages->len - 1)->citation,
                        "A/99/6 (Sect. 21), para. 21.8");
}

/* Behind a budget's own numbers its annex counts "A.1", "A.2". */
static void numbers_of_an_annex_with_a_letter(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    for (int n = 1; n <= 6; n++) {
        g_autofree char *beginning = g_strdup_printf("29B.%d\t", n);
        pen_filler(&p, beginning, 3);
    }
    pen_filler(&p, "A.1 Lind kept the bridge. ", 3);
    pen_next_page(&p, "A/99/950");
    pen_heading_in(&p, 14, BOLD, "Annex");
    pen_filler(&p, "A.1\t", 3);
    pen_filler(&p, "A.2\t", 3);
    pen_filler(&p, "A.9\tis no number of this annex: ", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.29B.1 paragraph.29B.2 paragraph.29B.3 paragraph.29B.4 paragraph.29B.5 "
                   "paragraph.29B.6 block heading list_item.A.1 list_item.A.2 block");
    assert_string_equal(passage(document, "annex.para.A.2")->citation, "A/99/950, annex, para. A.2");
}

static void bis_follows_its_number(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    pen_filler(&p, "3 bis.\t", 2);
    numbered(&p, 4, 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 paragraph.3 bis paragraph.4 paragraph.5");
    assert_string_equal(passage_at(document, 3)->id, "some-paper#para.3-bis");
}

static void misprinted_number_is_no_end_of_the_sequence(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 4);
    numbered(&p, 6, 9);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.6 paragraph.7 paragraph.8 "
                   "paragraph.9");
}

static void lost_number_is_inferred(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 4);
    pen_paragraph(
        &p, "S.\tThe fifth thing was a lantern, and it was lost when the old bridge was taken down by the\n"
            "people of the other bank.");
    numbered(&p, 6, 8);
    g_autoptr(undex_document) document = pen_segment(&p);
    const undex_passage *fifth = passage(document, "para.5");
    assert_int_equal(fifth->label_origin, UNDEX_LABEL_INFERRED);
    assert_string_equal(fifth->text,
                        "The fifth thing was a lantern, and it was lost when the old bridge was taken "
                        "down by the people of the other bank.");
}

static void number_without_its_stop(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    pen_filler(&p, "4 ", 2);
    numbered(&p, 5, 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 paragraph.6");
    assert_int_equal(passage(document, "para.4")->label_origin, UNDEX_LABEL_PRINTED);
}

static void bold_numbered_paragraphs_are_paragraphs(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    p.font = BOLD;
    numbered(&p, 4, 5);
    p.font = PLAIN;
    numbered(&p, 6, 8);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 paragraph.6 paragraph.7 "
                   "paragraph.8");
}

static void bold_short_numbered_lines_are_headings(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 2);
    pen_heading(&p, "1.\tThe lanterns");
    numbered(&p, 3, 4);
    pen_heading(&p, "2.\tThe bridge");
    numbered(&p, 5, 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 heading paragraph.3 paragraph.4 heading paragraph.5 paragraph.6");
    assert_string_equal(passage_at(document, 2)->text, "1. The lanterns");
    assert_headings(passage(document, "para.6"), "2. The bridge");
}

static void runs_of_headings_are_no_paragraphs(void **state)
{
    static const char *const titles[] = {"1.\tThe lanterns", "2.\tThe bridge and those who keep it",
                                         "3.\tThe mill", "4.\tWhat is still to be counted"};
    for (guint font = BOLD; font <= ITALIC; font++) {
        pen p = pen_new();
        for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
            p.font = (guint16)font;
            pen_paragraph(&p, titles[i]);
            p.font = PLAIN;
            pen_filler(&p, "", 3);
        }
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_outline(document, "heading block heading block heading block heading block");
    }
    (void)state;
}

static void headings_of_two_lines_are_no_paragraphs(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int n = 1; n <= 4; n++) {
        g_autofree char *title = g_strdup_printf("%d.\tWhat the keeper of the bridge found when he counted "
                                                 "the lanterns on the other bank in the autumn",
                                                 n);
        p.font = BOLD;
        pen_paragraph(&p, title);
        p.font = PLAIN;
        pen_filler(&p, "", 3);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    for (guint i = 0; i < document->passages->len; i++)
        assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_PARAGRAPH);
}

static void number_set_in_fills_a_gap_of_one(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 4);
    p.left = 136;
    pen_paragraph(&p, "5.\tThe list of all lanterns stands in the table.");
    p.left = 100;
    numbered(&p, 6, 8);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 paragraph.6 "
                             "paragraph.7 paragraph.8");
}

static void number_printed_twice_is_both(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 3);
    numbered(&p, 3, 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3 paragraph.3 paragraph.4 paragraph.5");
}

static void outer_numbers_go_on_after_long_drafts(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    numbered(&p, 1, 4);
    for (int draft = 1; draft <= 3; draft++) {
        g_autofree char *title = g_strdup_printf("Draft resolution %s", draft == 1   ? "I"
                                                                        : draft == 2 ? "II"
                                                                                     : "III");
        pen_next_page(&p, "A/99/950");
        pen_heading(&p, title);
        pen_paragraph(&p, "{i The General Assembly},");
        pen_paragraph(&p, "{i Recalling} the lanterns of the quay,");
        for (int n = 1; n <= 40; n++) {
            if (n % 15 == 0)
                pen_next_page(&p, "A/99/950");
            g_autofree char *text =
                g_strdup_printf("%d.\t{i Requests} the keeper to count once more what has "
                                "been counted before him;",
                                n);
            pen_paragraph(&p, text);
        }
    }
    pen_next_page(&p, "A/99/950");
    pen_heading(&p, "What was done then");
    numbered(&p, 5, 8);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.5")->component, "main");
    assert_string_equal(passage(document, "para.8")->citation, "A/99/950, para. 8");
    assert_string_equal(passage(document, "draft-resolution.III.para.40")->component, "draft-resolution.III");
}

/* An organ that no list names, with and without a comma, over a preamble or right over what it decides. */
static void any_organ_begins_a_decision(void **state)
{
    static const char *const organs[] = {"{i The Meeting of the Keepers},", "The Seven Guilds,",
                                         "{i The Executive Bench}"};
    static const char *const firsts[] = {"{i Recalling} the lanterns of the quay,",
                                         "Recalling the lanterns of the quay,", NULL};
    for (guint i = 0; i < G_N_ELEMENTS(organs); i++) {
        pen p = pen_new();
        pen_symbol(&p, "A/99/950");
        numbered(&p, 1, 3);
        for (int decision = 1; decision <= 2; decision++) {
            pen_heading(&p, decision == 1 ? "Lanterns" : "Bridges");
            pen_paragraph(&p, organs[i]);
            if (firsts[i])
                pen_paragraph(&p, firsts[i]);
            pen_paragraph(&p, "1.\t{i Decides} to count what there is to be counted;");
            pen_paragraph(&p, "2.\t{i Requests} the keeper of the bridge to count it.");
        }
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_outline(document, firsts[i]
                                     ? "paragraph.1 paragraph.2 paragraph.3 heading block preambular.PP1 "
                                       "operative.1 operative.2 heading block preambular.PP1 operative.1 "
                                       "operative.2"
                                     : "paragraph.1 paragraph.2 paragraph.3 heading block operative.1 "
                                       "operative.2 heading block operative.1 operative.2");
    }
    (void)state;
}

static void organ_of_two_lines(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 2);
    for (int decision = 1; decision <= 2; decision++) {
        pen_heading(&p, decision == 1 ? "Lanterns" : "Bridges");
        pen_paragraph(
            &p, "{i The Conference of the Keepers of the upper valley that serves as the meeting of all who "
                "live beside the river},");
        pen_paragraph(&p, "1.\t{i Decides} to count what there is to be counted;");
        pen_paragraph(&p, "2.\t{i Requests} the keeper of the bridge to count it.");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 heading block operative.1 operative.2 heading block "
                             "operative.1 operative.2");
}

static void articles_have_numbers_of_their_own(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int article = 1; article <= 4; article++) {
        g_autofree char *title = g_strdup_printf("Article %d", article);
        p.left = 280, p.y += p.pitch;
        pen_paragraph(&p, title);
        p.left = 100;
        numbered(&p, 1, article % 2 ? 2 : 1);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(
        document,
        "heading paragraph.1 paragraph.2 heading paragraph.1 heading paragraph.1 paragraph.2 heading "
        "paragraph.1");
}

static void italic_title_over_a_text_is_a_heading(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 2);
    pen_paragraph(&p, "{i The Executive Bench}");
    pen_filler(&p, "", 3);
    numbered(&p, 3, 4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 heading block paragraph.3 paragraph.4");
}

/* The draft ends with the number before the next one of the report: only its operative paragraphs begin with
 * a verb. */
static void report_goes_on_after_a_draft_of_as_many_paragraphs(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    numbered(&p, 1, 3);
    pen_heading(&p, "Draft resolution I");
    pen_paragraph(&p, "{i The General Assembly},");
    for (int n = 1; n <= 3; n++) {
        g_autofree char *text =
            g_strdup_printf("%d.\t{i Requests} the keeper to count once more what there is;", n);
        pen_paragraph(&p, text);
    }
    numbered(&p, 4, 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "draft-resolution.I.para.3")->component, "draft-resolution.I");
    assert_string_equal(passage(document, "para.4")->component, "main");
    assert_string_equal(passage(document, "para.6")->component, "main");
}

/* Two decisions of unlike length are two runs, not one within the other. */
static void decisions_follow_one_another(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    numbered(&p, 1, 5);
    for (int decision = 1; decision <= 2; decision++) {
        pen_heading(&p, decision == 1 ? "Draft resolution I" : "Draft resolution II");
        pen_paragraph(&p, "{i The General Assembly},");
        for (int n = 1; n <= 2 + 2 * decision; n++) {
            g_autofree char *text =
                g_strdup_printf("%d.\t{i Requests} the keeper to count once more what there is;", n);
            pen_paragraph(&p, text);
        }
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "draft-resolution.II.para.6")->component, "draft-resolution.II");
    assert_string_equal(passage(document, "draft-resolution.I.para.4")->component, "draft-resolution.I");
}

static void long_table_in_smaller_type_is_not_the_text(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 4);
    for (int page = 0; page < 8; page++) {
        pen_page(&p);
        p.size = 8, p.pitch = 14;
        for (int row = 0; row < 40; row++)
            pen_write(&p, "The lanterns of the bank\tcounted in the spring");
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "para.1")->label, "1");
    assert_string_equal(passage(document, "para.4")->label, "4");
    for (guint i = 0; i < document->passages->len; i++)
        assert_int_not_equal(passage_at(document, i)->kind, UNDEX_KIND_HEADING);
}

static void rows_of_a_table_are_no_paragraphs(void **state)
{
    (void)state;
    pen p = pen_new();
    numbered(&p, 1, 2);
    p.y += 12;
    for (int i = 3; i <= 7; i++) {
        g_autofree char *row = g_strdup_printf("%d.\tLantern\t\t\t%d\t\t%d", i, 10 + i, 20 + i);
        pen_write(&p, row);
    }
    numbered(&p, 3, 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 table paragraph.3 paragraph.4 paragraph.5");
}

static void contents_are_no_paragraphs(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_heading(&p, "Contents");
    pen_write(&p, "1.\tThe lanterns of the quay ................................................ 2");
    pen_write(&p, "2.\tThe bridge and its keeper .............................................. 3");
    pen_write(&p, "3.\tThe end of the matter .................................................. 4");
    numbered(&p, 1, 4);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "heading boilerplate paragraph.1 paragraph.2 paragraph.3 paragraph.4");
}

static void draft_resolution_within_a_report(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    numbered(&p, 1, 4);
    pen_heading(&p, "Draft resolution I");
    pen_paragraph(&p, "{i The General Assembly},");
    pen_paragraph(&p, "{i Recalling} the lanterns of the quay,");
    numbered(&p, 1, 3);
    numbered(&p, 5, 8);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 paragraph.3 paragraph.4 heading block preambular.PP1 "
                   "operative.1 operative.2 operative.3 paragraph.5 paragraph.6 paragraph.7 paragraph.8");
    assert_string_equal(passage(document, "draft-resolution.I.para.2")->citation,
                        "A/99/950, draft resolution I, para. 2");
    assert_string_equal(passage(document, "para.5")->component, "main");
}

static void twenty_thousand_candidates_end_soon(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int page = 0; page < 400; page++) {
        if (page)
            pen_page(&p);
        for (int i = 0; i < 50; i++) {
            g_autofree char *line = g_strdup_printf("%d.\tA lantern", 1 + (page * 50 + i) * 7919 % 2400);
            pen_write(&p, line);
        }
    }
    double begun = processor_seconds();
    g_autoptr(undex_document) document = pen_segment(&p);
    double seconds = processor_seconds() - begun;
    assert_int_equal(document->pages, 400);
    if (seconds > 60)
        fail_msg("20,000 lines that begin like paragraphs took %.1f s", seconds);
}

/* An organ named in italics without a comma, over an act that has no number. */
static void organ_over_a_lone_act_is_no_heading(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "", 6);
    p.y += 12;
    pen_at(&p, 120, p.y, 10, ITALIC, "The Harbour Board");
    p.y += 18;
    pen_paragraph(&p, "{i Takes note} of the report on the lanterns along the quay, which the keeper of the "
                      "bridge has made.");
    p.y += 18;
    pen_filler(&p, "", 6);
    g_autoptr(undex_document) document = pen_segment(&p);
    guint acts = 0;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = passage_at(document, i);
        if (passage->kind == UNDEX_KIND_HEADING)
            fail_msg("a heading: %s", passage->text);
        assert_int_not_equal(passage->kind, UNDEX_KIND_PREAMBULAR);
        acts += passage->kind == UNDEX_KIND_OPERATIVE &&
                g_str_has_prefix(passage->text, "Takes note of the report");
    }
    assert_int_equal(acts, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sequence_from_one),
        cmocka_unit_test(wrapped_line_that_begins_with_a_number),
        cmocka_unit_test(hours_and_decimals_are_no_numbers),
        cmocka_unit_test(list_within_a_paragraph),
        cmocka_unit_test(short_list_within_an_item),
        cmocka_unit_test(list_goes_on_in_the_next_paragraph),
        cmocka_unit_test(report_quoted_within_a_paragraph),
        cmocka_unit_test(numbers_start_again_in_an_annex),
        cmocka_unit_test(annex_without_a_number),
        cmocka_unit_test(sentence_about_an_annex_opens_none),
        cmocka_unit_test(budget_numbers),
        cmocka_unit_test(numbers_of_an_annex_with_a_letter),
        cmocka_unit_test(bis_follows_its_number),
        cmocka_unit_test(misprinted_number_is_no_end_of_the_sequence),
        cmocka_unit_test(lost_number_is_inferred),
        cmocka_unit_test(number_without_its_stop),
        cmocka_unit_test(bold_numbered_paragraphs_are_paragraphs),
        cmocka_unit_test(bold_short_numbered_lines_are_headings),
        cmocka_unit_test(runs_of_headings_are_no_paragraphs),
        cmocka_unit_test(headings_of_two_lines_are_no_paragraphs),
        cmocka_unit_test(number_set_in_fills_a_gap_of_one),
        cmocka_unit_test(number_printed_twice_is_both),
        cmocka_unit_test(outer_numbers_go_on_after_long_drafts),
        cmocka_unit_test(any_organ_begins_a_decision),
        cmocka_unit_test(organ_of_two_lines),
        cmocka_unit_test(articles_have_numbers_of_their_own),
        cmocka_unit_test(italic_title_over_a_text_is_a_heading),
        cmocka_unit_test(report_goes_on_after_a_draft_of_as_many_paragraphs),
        cmocka_unit_test(decisions_follow_one_another),
        cmocka_unit_test(long_table_in_smaller_type_is_not_the_text),
        cmocka_unit_test(rows_of_a_table_are_no_paragraphs),
        cmocka_unit_test(contents_are_no_paragraphs),
        cmocka_unit_test(draft_resolution_within_a_report),
        cmocka_unit_test(organ_over_a_lone_act_is_no_heading),
        cmocka_unit_test(twenty_thousand_candidates_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
