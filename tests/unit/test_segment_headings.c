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

/* Levels */

/* A heading in type of one's own, set apart. */
static void set_heading(pen *p, float size, guint16 font, const char *text)
{
    float before = p->size, pitch = p->pitch;
    p->y += p->pitch + size - before;
    p->size = size, p->pitch = 1.2F * size, p->font = font;
    pen_write(p, text);
    p->size = before, p->pitch = pitch, p->font = PLAIN;
    p->y += 0.5F * p->pitch;
}

/* The head of a document: its symbol and its title. */
static void set_head(pen *p)
{
    pen_symbol(p, "A/99/950");
    pen_at(p, 380, 110, 10, PLAIN, "Distr.: General");
    pen_at(p, 380, 122, 10, PLAIN, "22 January 2099");
    pen_at(p, 100, 190, 10, BOLD, "Ninety-ninth session");
    pen_at(p, 100, 240, 17, BOLD, "What the keeper counted");
    p->y = 280;
}

/* "1 I. Trade; 2 A. Salt": levels and texts of all headings. */
static void assert_levels(const undex_document *document, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *p = passage_at(document, i);
        if (p->kind == UNDEX_KIND_HEADING)
            g_string_append_printf(out, "%s%d %s", out->len ? "; " : "", p->level, p->text);
    }
    assert_string_equal(out->str, expected);
}

typedef struct {
    float size;
    guint16 font;
    const char *text;
    gboolean bare; /* no text follows */
} set_line;

static undex_document *set_lines(const set_line *lines, guint count)
{
    pen p = pen_new();
    set_head(&p);
    for (guint i = 0; i < count; i++) {
        if (p.y > 600)
            pen_next_page(&p, "A/99/950");
        set_heading(&p, lines[i].size, lines[i].font, lines[i].text);
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
    set_head(&p);
    set_heading(&p, 14, BOLD, "I. Trade");
    pen_filler(&p, "", 3);
    for (const char *letter = "ABCDEFGHIJ"; *letter; letter++) {
        g_autofree char *text = g_strdup_printf("%c. Harbour", *letter);
        if (p.y > 600)
            pen_next_page(&p, "A/99/950");
        set_heading(&p, 12, BOLD, text);
        pen_filler(&p, "", 2);
    }
    set_heading(&p, 14, BOLD, "II. Roads");
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

/* Components */

static void heading_of_higher_rank_leaves_a_draft(void **state)
{
    (void)state;
    pen p = pen_new();
    set_head(&p);
    set_heading(&p, 14, BOLD, "Chapter I");
    set_heading(&p, 14, BOLD, "Matters for the Council");
    set_heading(&p, 12, BOLD, "A. Drafts");
    pen_filler(&p, "1.\t", 3);
    set_heading(&p, 10, BOLD, "Draft decision I");
    pen_filler(&p, "", 3);
    set_heading(&p, 12, BOLD, "B. Other matters");
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
    set_head(&p);
    set_heading(&p, 14, BOLD, "I. Drafts");
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    set_heading(&p, 10, BOLD, "Draft resolution I");
    pen_paragraph(&p, "The General Assembly,");
    pen_paragraph(&p, "1.\tDecides to keep the lanterns lit;");
    pen_paragraph(&p, "2.\tRequests the keeper to count them.");
    set_heading(&p, 10, BOLD, "Annex");
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
    set_head(&p);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *text = g_strdup_printf("Part %s", words[i]);
        if (i)
            pen_next_page(&p, "A/99/950");
        set_heading(&p, 14, BOLD, text);
        set_heading(&p, 14, BOLD, "I. Trade");
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
    set_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    set_heading(&p, 14, BOLD, "Annex");
    set_heading(&p, 14, BOLD, "Decisions adopted by the harbour board");
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
    set_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    pen_next_page(&p, "A/99/950");
    set_heading(&p, 14, BOLD, "Annex III");
    set_heading(&p, 14, BOLD, "Decisions adopted by the harbour board");
    set_heading(&p, 10, BOLD, "Interim decision 1");
    pen_act(&p);
    set_heading(&p, 10, BOLD, "Annex I");
    for (guint i = 1; i <= 4; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 1);
    }
    pen_next_page(&p, "A/99/950");
    set_heading(&p, 10, BOLD, "Interim decision 2");
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
    set_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    pen_next_page(&p, "A/99/950");
    set_heading(&p, 14, BOLD, "Annex II");
    set_heading(&p, 14, BOLD, "Draft resolution");
    pen_act(&p);
    set_heading(&p, 14, BOLD, "Annex III");
    pen_filler(&p, "1.\t", 3);
    pen_filler(&p, "2.\t", 3);
    set_heading(&p, 14, BOLD, "Attachment");
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
    set_head(&p);
    for (guint i = 1; i <= 5; i++) {
        g_autofree char *number = g_strdup_printf("%u.\t", i);
        pen_filler(&p, number, 2);
    }
    for (guint k = 0; k < 2; k++) {
        pen_next_page(&p, "A/99/950");
        pen_paragraph(&p, k ? "7.\tThe report of Working Group II reads as follows:"
                            : "6.\tThe report of Working Group I reads as follows:");
        set_heading(&p, 10, BOLD,
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
    set_head(&p);
    set_heading(&p, 12, BOLD, "Report of the keeper of the bridge");
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
    set_head(&p);
    pen_next_page(&p, "A/99/950");
    set_heading(&p, 20, BOLD, "Harbour Board");
    set_heading(&p, 14, BOLD, "Official Records, 2099");
    set_heading(&p, 14, PLAIN, "Printed in the lower town, 2099");
    pen_next_page(&p, "A/99/950");
    set_heading(&p, 14, BOLD, "Chapter I");
    set_heading(&p, 14, BOLD, "Trade");
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
        cmocka_unit_test(heading_of_higher_rank_leaves_a_draft),
        cmocka_unit_test(annex_within_a_draft_keeps_both_names),
        cmocka_unit_test(parts_of_a_document_have_numbers_of_their_own),
        cmocka_unit_test(adopted_decisions_are_no_drafts),
        cmocka_unit_test(counted_decisions_within_an_annex),
        cmocka_unit_test(draft_within_an_annex_keeps_both_names),
        cmocka_unit_test(quoted_reports_are_named_by_their_bodies),
        cmocka_unit_test(meeting_that_prints_a_draft_stays_a_meeting),
        cmocka_unit_test(annex_of_a_decision_within_an_annex),
        cmocka_unit_test(headings_close_to_one_another),
        cmocka_unit_test(heading_between_two_tables),
        cmocka_unit_test(author_stands_above_nothing),
        cmocka_unit_test(covers_bear_no_headings),
        cmocka_unit_test(typewritten_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
