// SPDX-License-Identifier: GPL-3.0-or-later
/* Components: annexes, drafts, acts, parts and quoted reports, which have numbers of their own. */
#include "pages.h"

static void heading_of_higher_rank_leaves_a_draft(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    pen_heading_in(&p, 14, BOLD, "Chapter I");
    pen_heading_in(&p, 14, BOLD, "Matters for the Council");
    pen_heading_in(&p, 12, BOLD, "A. Drafts");
    pen_filler(&p, "1.\t", 3);
    pen_heading_in(&p, 10, BOLD, "Draft decision I");
    pen_filler(&p, "", 3);
    pen_heading_in(&p, 12, BOLD, "B. Other matters");
    pen_filler(&p, "2.\t", 3);
    pen_filler(&p, "3.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_headings(passage(document, "para.3"), "Chapter I – Matters for the Council / B. Other matters");
    assert_string_equal(passage(document, "draft-decision.I.p1.block.1")->component, "draft-decision.I");
}

static void annex_within_a_draft_keeps_both_names(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    pen_heading_in(&p, 14, BOLD, "I. Drafts");
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    pen_heading_in(&p, 10, BOLD, "Draft resolution I");
    pen_paragraph(&p, "The General Assembly,");
    pen_paragraph(&p, "1.\tDecides to keep the lanterns lit;");
    pen_paragraph(&p, "2.\tRequests the keeper to count them.");
    pen_heading_in(&p, 10, BOLD, "Annex");
    for (guint i = 1; i <= 4; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "draft-resolution.I.annex.para.2")->citation,
                        "A/99/950, draft resolution I, annex, para. 2");
}

static void parts_of_a_document_have_numbers_of_their_own(void **state)
{
    (void)state;
    static const char *const words[] = {"One", "Two", "Three"};
    pen p = pen_new();
    pen_head(&p);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *text = g_strdup_printf("Part %s", words[i]);
        if (i)
            pen_next_page(&p, "A/99/950");
        pen_heading_in(&p, 14, BOLD, text);
        pen_heading_in(&p, 14, BOLD, "I. Trade");
        for (guint k = 1; k <= 4; k++) {
            g_autofree char *number = g_strdup_printf("%u.\t", k);
            pen_filler(&p, number, 3);
        }
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "part.One.para.3")->citation, "A/99/950, part one, para. 3");
    assert_string_equal(passage(document, "part.Three.para.3")->citation, "A/99/950, part three, para. 3");
    assert_headings(passage(document, "part.Two.para.4"), "Part Two / I. Trade");
}

static void adopted_decisions_are_no_drafts(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    pen_heading_in(&p, 14, BOLD, "Annex");
    pen_heading_in(&p, 14, BOLD, "Decisions adopted by the harbour board");
    for (guint k = 1; k <= 2; k++) {
        g_autofree char *act = g_strdup_printf("2099/%u", k);
        p.y += p.pitch;
        pen_write(&p, act);
        pen_write(&p, "{b Salt for the ferries}");
        pen_paragraph(&p, "{i The General Assembly},");
        for (guint i = 1; i <= 3; i++) {
            g_autofree char *number = g_strdup_printf("%u.\t{i Decides} to keep the lanterns lit;", i);
            pen_paragraph(&p, number);
        }
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "annex.decision.2099/2.para.3")->citation,
                        "A/99/950, annex, decision 2099/2, para. 3");
    assert_headings(passage(document, "annex.decision.2099/2.para.3"),
                    "Annex – Decisions adopted by the harbour board / 2099/2 – Salt for the ferries");
}

/* A chapeau and a few operative paragraphs. */
static void pen_act(pen *p)
{
    pen_paragraph(p, "{i The General Assembly},");
    for (guint i = 1; i <= 3; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t{i Decides} to keep the lanterns lit;", i);
        pen_paragraph(p, number);
    }
}

static void counted_decisions_within_an_annex(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    pen_next_page(&p, "A/99/950");
    pen_heading_in(&p, 14, BOLD, "Annex III");
    pen_heading_in(&p, 14, BOLD, "Decisions adopted by the harbour board");
    pen_heading_in(&p, 10, BOLD, "Interim decision 1");
    pen_act(&p);
    pen_heading_in(&p, 10, BOLD, "Annex I");
    for (guint i = 1; i <= 4; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 1);
    }
    pen_next_page(&p, "A/99/950");
    pen_heading_in(&p, 10, BOLD, "Interim decision 2");
    pen_act(&p);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "annex.III.decision.1.para.3")->citation,
                        "A/99/950, annex III, decision 1, para. 3");
    assert_string_equal(passage(document, "annex.III.decision.1.annex.I.para.2")->citation,
                        "A/99/950, annex III, decision 1, annex I, para. 2");
    assert_headings(passage(document, "annex.III.decision.2.para.3"),
                    "Annex III – Decisions adopted by the harbour board / Interim decision 2");
}

static void draft_within_an_annex_keeps_both_names(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    pen_next_page(&p, "A/99/950");
    pen_heading_in(&p, 14, BOLD, "Annex II");
    pen_heading_in(&p, 14, BOLD, "Draft resolution");
    pen_act(&p);
    pen_heading_in(&p, 14, BOLD, "Annex III");
    pen_filler(&p, "1.\t", 3);
    pen_filler(&p, "2.\t", 3);
    pen_heading_in(&p, 14, BOLD, "Attachment");
    pen_filler(&p, "1.\t", 3);
    pen_filler(&p, "2.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "annex.II.draft-resolution.para.3")->citation,
                        "A/99/950, annex II, draft resolution, para. 3");
    assert_string_equal(passage(document, "annex.III.para.2")->citation, "A/99/950, annex III, para. 2");
    assert_string_equal(passage(document, "annex.III.attachment.para.2")->citation,
                        "A/99/950, annex III, attachment, para. 2");
}

/* The reports of two groups, each quoted in a paragraph, and each with numbers of its own. */
static void quoted_reports_are_named_by_their_bodies(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    for (guint k = 0; k < 2; k++) {
        pen_next_page(&p, "A/99/950");
        pen_paragraph(&p, k ? "7.\tThe report of Working Group II reads as follows:"
                            : "6.\tThe report of Working Group I reads as follows:");
        pen_heading_in(&p, 10, BOLD,
                       k ? "Report of Working Group II on salt" : "Report of Working Group I on boats");
        p.left += 30;
        for (guint i = 1; i <= 4; i++) {
            g_autofree char *number = g_strdup_printf("%u.\t", i);
            pen_filler(&p, number, 3);
        }
        p.left -= 30;
    }
    pen_filler(&p, "8.\t", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "report-of-working-group.I.para.4")->citation,
                        "A/99/950, report of working group I, para. 4");
    assert_string_equal(passage(document, "report-of-working-group.II.para.4")->citation,
                        "A/99/950, report of working group II, para. 4");
    assert_headings(passage(document, "para.7"), "");
    assert_headings(passage(document, "para.8"), "");
}

static void meeting_that_prints_a_draft_stays_a_meeting(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/PV.90");
    p.y = 400;
    pen_paragraph(&p,
                  "{i The meeting was called to order at 10.05 a.m. in the hall above the lower harbour.}");
    pen_paragraph(&p, "{b Agenda item 13} (continued)");
    pen_heading(&p, "Lanterns along the quay");
    pen_heading(&p, "Draft resolution (A/99/L.64)");
    pen_filler(&p, "{b The President}: ", 3);
    pen_filler(&p, "{b Ms. Lind} (Norway): ", 3);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_levels(document, "1 Agenda item 13 (continued) – Lanterns along the quay; "
                            "2 Draft resolution (A/99/L.64)");
    for (guint i = 0; i < document->passages->len; i++)
        assert_string_equal(passage_at(document, i)->component, "main");
}

/* A page that begins with a heading, and has two paragraphs without a number below it. */
static void pen_chapter(pen *p, float size, const char *heading)
{
    pen_next_page(p, "A/99/950");
    pen_heading_in(p, size, BOLD, heading);
    pen_filler(p, "", 3);
    pen_filler(p, "", 3);
}

static void heading_that_goes_on_after_an_annex_ends_it(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    pen_chapter(&p, 14, "SECTION I");
    pen_chapter(&p, 12, "Annex I");
    pen_heading_in(&p, 10, BOLD, "Ferries and lanterns");
    pen_filler(&p, "", 3);
    pen_chapter(&p, 14, "SECTION II");
    pen_chapter(&p, 12, "Annex I");
    pen_chapter(&p, 14, "SECTION III");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_string_equal(passage(document, "annex.I.p3.block.1")->citation, "A/99/950, annex I, p. 3");
    assert_string_equal(passage(document, "p4.block.1")->citation, "A/99/950, p. 4");
    assert_headings(passage(document, "p4.block.1"), "SECTION II");
    assert_headings(passage(document, "annex.I.p5.block.1"), "Annex I");
    assert_headings(passage(document, "p6.block.2"), "SECTION III");
}

static void part_that_goes_on_after_an_annex_ends_it(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_head(&p);
    pen_chapter(&p, 14, "Part One");
    pen_heading_in(&p, 12, BOLD, "I. Ferries");
    pen_filler(&p, "", 3);
    pen_chapter(&p, 14, "Annex");
    pen_chapter(&p, 14, "Part Two");
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_headings(passage(document, "p4.block.1"), "Part Two");
    assert_string_equal(passage(document, "p4.block.1")->component, "main");
}

static void series_of_an_annex_stays_within_it(void **state)
{
    (void)state;
    static const char *const series[][4] = {
        {"Section I", "Section I", "Section II", "Section III"}, /* its own begins with I */
        {"Section IV", "Section II", "Section III", "Section V"},
        {"Section II", "Section IV", "Section V", "Section VI"},
        {"I. Ferries", "I. Lanterns", "II. Salt", "III. Rope"},
        {"I. Ferries", "II. Salt", "III. Rope", "IV. Tar"}, /* no word tells it from the annex's */
    };
    for (guint i = 0; i < G_N_ELEMENTS(series); i++) {
        pen p = pen_new();
        pen_head(&p);
        pen_chapter(&p, 14, series[i][0]);
        pen_chapter(&p, 14, "Annex");
        for (guint k = 1; k < 4; k++)
            pen_chapter(&p, 14, series[i][k]);
        g_autoptr(undex_document) document = pen_segment(&p);
        g_autofree char *path = g_strconcat("Annex / ", series[i][3], NULL);
        assert_headings(passage(document, "annex.p6.block.1"), path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heading_of_higher_rank_leaves_a_draft),
        cmocka_unit_test(annex_within_a_draft_keeps_both_names),
        cmocka_unit_test(parts_of_a_document_have_numbers_of_their_own),
        cmocka_unit_test(adopted_decisions_are_no_drafts),
        cmocka_unit_test(counted_decisions_within_an_annex),
        cmocka_unit_test(draft_within_an_annex_keeps_both_names),
        cmocka_unit_test(quoted_reports_are_named_by_their_bodies),
        cmocka_unit_test(meeting_that_prints_a_draft_stays_a_meeting),
        cmocka_unit_test(heading_that_goes_on_after_an_annex_ends_it),
        cmocka_unit_test(part_that_goes_on_after_an_annex_ends_it),
        cmocka_unit_test(series_of_an_annex_stays_within_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
