// SPDX-License-Identifier: GPL-3.0-or-later
/* What segmentation saw on a page, as it is drawn: each kind with its place and its label. */
#include "pages.h"

#include "segment/evidence/evidence.h"

/* A heading, a table of three rows and three columns, an annex on the second page where paragraph 2 is lost.
 */
static undex_source *specimen(void)
{
    static const char *const rows[][3] = {
        {"Harbour", "Lanterns", "Bells"}, {"Quay", "734", "12"}, {"Mill", "91", "3"}, {"Bridge", "57", "8"}};
    pen p = pen_new();
    pen_heading(&p, "I.\tThe harbour");
    pen_filler(&p, "1.\t", 4);
    p.y += 12;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++, p.y += 14)
        for (int k = 0; k < 3; k++)
            pen_at(&p, 100 + 150 * (float)k, p.y, 9, PLAIN, rows[i][k]);
    p.y += 12;
    pen_filler(&p, "2.\t", 4);
    pen_page(&p);
    pen_filler(&p, "4.\t", 4);
    pen_heading(&p, "Annex");
    pen_filler(&p, "", 3);
    return p.source;
}

static guint count(const GArray *evidence, undex_evidence_kind kind)
{
    guint n = 0;
    for (guint i = 0; i < evidence->len; i++)
        n += g_array_index(evidence, undex_evidence, i).kind == kind;
    return n;
}

/* The n-th of a kind, from 0. */
static const undex_evidence *row_of(const GArray *evidence, undex_evidence_kind kind, guint n)
{
    for (guint i = 0; i < evidence->len; i++) {
        const undex_evidence *row = &g_array_index(evidence, undex_evidence, i);
        if (row->kind == kind && !n--)
            return row;
    }
    fail_msg("there is no row %u of kind %d", n, kind);
    return NULL;
}

static void a_table_has_its_grid(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = specimen();
    g_autoptr(GArray) evidence = undex_segment_evidence(source, 1);
    assert_int_equal(count(evidence, UNDEX_EVIDENCE_GRID), 1);
    const undex_box *grid = &row_of(evidence, UNDEX_EVIDENCE_GRID, 0)->box;
    assert_true(fabs(grid->x0 - 100) < 1 && grid->x1 > 400 && grid->y1 - grid->y0 > 40);
    assert_int_equal(count(evidence, UNDEX_EVIDENCE_DIVISION), 2 + 3);
    for (guint i = 0; i < 2; i++) {
        const undex_box *column = &row_of(evidence, UNDEX_EVIDENCE_DIVISION, i)->box;
        assert_true(fabs(column->x0 - column->x1) < 0.01);
        assert_true(column->x0 > 120 + 150 * i && column->x0 < 250 + 150 * i);
    }
    for (guint i = 2; i < 5; i++) {
        const undex_box *row = &row_of(evidence, UNDEX_EVIDENCE_DIVISION, i)->box;
        assert_true(fabs(row->y0 - row->y1) < 0.01 && row->y0 > grid->y0 && row->y0 < grid->y1);
    }
    g_autoptr(GArray) next = undex_segment_evidence(source, 2);
    assert_int_equal(count(next, UNDEX_EVIDENCE_GRID), 0);
}

static void headings_have_levels(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = specimen();
    g_autoptr(GArray) evidence = undex_segment_evidence(source, 1);
    assert_int_equal(count(evidence, UNDEX_EVIDENCE_HEADING), 1);
    assert_string_equal(row_of(evidence, UNDEX_EVIDENCE_HEADING, 0)->label, "H1");
}

static void components_begin_and_go_on(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = specimen();
    g_autoptr(GArray) first = undex_segment_evidence(source, 1), second = undex_segment_evidence(source, 2);
    assert_int_equal(count(first, UNDEX_EVIDENCE_COMPONENT), 1);
    assert_string_equal(row_of(first, UNDEX_EVIDENCE_COMPONENT, 0)->label, "main");
    assert_int_equal(count(second, UNDEX_EVIDENCE_COMPONENT), 2);
    const undex_evidence *main = row_of(second, UNDEX_EVIDENCE_COMPONENT, 0);
    const undex_evidence *annex = row_of(second, UNDEX_EVIDENCE_COMPONENT, 1);
    assert_string_equal(main->label, "+ main");
    assert_string_equal(annex->label, "annex");
    assert_true(main->box.y1 <= annex->box.y0);
    assert_true(annex->to.y0 >= annex->box.y0);
}

static void warnings_point_at_their_page(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = specimen();
    g_autoptr(GArray) first = undex_segment_evidence(source, 1), second = undex_segment_evidence(source, 2);
    assert_int_equal(count(first, UNDEX_EVIDENCE_WARNING), 0);
    assert_int_equal(count(second, UNDEX_EVIDENCE_WARNING), 1);
    const undex_evidence *doubt = row_of(second, UNDEX_EVIDENCE_WARNING, 0);
    assert_string_equal(doubt->label, "1");
    assert_string_equal(doubt->remark, "paragraph 3 is missing before paragraph 4 on page 2");
    assert_true(fabs(doubt->box.y0 - row_of(second, UNDEX_EVIDENCE_NUMBER, 0)->box.y0) < 1);
}

static void no_page_no_evidence(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = specimen();
    static const int pages[] = {0, -1, 3, G_MAXINT};
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_autoptr(GArray) evidence = undex_segment_evidence(source, pages[i]);
        assert_int_equal(evidence->len, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_has_its_grid),       cmocka_unit_test(headings_have_levels),
        cmocka_unit_test(components_begin_and_go_on), cmocka_unit_test(warnings_point_at_their_page),
        cmocka_unit_test(no_page_no_evidence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
