// SPDX-License-Identifier: GPL-3.0-or-later
/* Sub-paragraphs, lines of a concordance, charts, progress, ids for OpenSearch, where lines are broken. */
#include "cli/formats/concordance.h"
#include "cli/formats/opensearch.h"
#include "cli/terminal/bar_chart.h"
#include "cli/terminal/output.h"
#include "cli/terminal/progress.h"
#include "cli/terminal/wrapped_text.h"
#include "record/sub_paragraph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static undex_passage *with_items(const char *const *labels)
{
    undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    GString *text = g_string_new("Decides:");
    for (int i = 0; labels[i]; i++) {
        g_string_append_c(text, '\n');
        undex_passage_add_sub_paragraph(passage, labels[i], (int)text->len);
        g_string_append_printf(text, "%s part %d", labels[i], i);
    }
    passage->text = g_string_free(text, FALSE);
    return passage;
}

static void test_items(void **state)
{
    static const char *const nested[] = {"(a)", "(b)", "(i)", "(ii)", "(iii)", "(c)", "(d)", "(e)", NULL};
    static const char *const long_list[] = {"(g)", "(h)", "(i)", "(j)", "(k)", NULL};
    static const char *const french[] = {"a)", "b)", "c)", NULL};
    static const struct {
        const char *const *labels;
        const char *asked;
        int first, last; /* of the parts that it reaches over; -1: there is none */
    } cases[] = {
        {nested, "(a)", 0, 0},       {nested, "(b)", 1, 4},     {nested, "(b) (i)", 2, 2},
        {nested, "(b) (iii)", 4, 4}, {nested, "(b)(ii)", 3, 3}, {nested, "(e)", 7, 7},
        {nested, "(c) (i)", -1, 0},  {nested, "(z)", -1, 0},    {long_list, "(h)", 1, 1},
        {long_list, "(i)", 2, 2},    {french, "(b)", 1, 1},     {french, "b", 1, 1},
        {french, "()", -1, 0},       {french, "", -1, 0},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_passage) passage = with_items(cases[i].labels);
        int end = 0;
        const undex_sub_paragraph *item = undex_sub_paragraph_find(passage, cases[i].asked, &end);
        assert_true((item == NULL) == (cases[i].first < 0));
        if (!item)
            continue;
        assert_ptr_equal(item, &g_array_index(passage->items, undex_sub_paragraph, cases[i].first));
        int next = cases[i].last + 1;
        int wanted = next < (int)passage->items->len
                         ? g_array_index(passage->items, undex_sub_paragraph, next).offset
                         : (int)strlen(passage->text);
        assert_int_equal(end, wanted);
    }
}

static undex_hit *hit_of(const char *text, const int *places)
{
    undex_hit *hit = g_new0(undex_hit, 1);
    hit->passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    hit->passage->text = g_strdup(text);
    hit->passage->id = g_strdup("A/99/1#para.1");
    hit->highlights = g_array_new(FALSE, FALSE, sizeof(undex_range));
    for (; places[0] < places[1]; places += 2) {
        undex_range range = {places[0], places[1]};
        g_array_append_val(hit->highlights, range);
    }
    return hit;
}

static void hit_free(gpointer p)
{
    undex_hit *hit = p;
    undex_passage_free(hit->passage);
    g_array_unref(hit->highlights);
    g_free(hit);
}

static void test_kwic(void **state)
{
    static const int places[] = {4, 8, 27, 31, 99, 120, 0, 0}; /* the last lies beyond the text */
    (void)state;
    g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func(hit_free);
    g_ptr_array_add(hits, hit_of("Old seed is\nno good; fresh seed may be better.", places));
    g_autoptr(GArray) lines = undex_kwic_lines(hits, 10, 12);
    assert_int_equal(lines->len, 2);
    const undex_kwic_line *line = &g_array_index(lines, undex_kwic_line, 0);
    assert_string_equal(line->left, "Old ");
    assert_string_equal(line->match, "seed");
    assert_string_equal(line->right, " is no good;");
    assert_string_equal(line->citation, "A/99/1#para.1");
    undex_kwic_sort(lines, UNDEX_KWIC_LEFT); /* fresh, old */
    assert_string_equal(g_array_index(lines, undex_kwic_line, 0).right, " may be bett");
    undex_kwic_sort(lines, UNDEX_KWIC_RIGHT); /* is, may */
    assert_string_equal(g_array_index(lines, undex_kwic_line, 0).left, "Old ");
    g_autoptr(GArray) first = undex_kwic_lines(hits, 1, 12);
    assert_int_equal(first->len, 1);
}

static void kwic_has_single_spaces(void **state)
{
    static const int places[] = {3, 7, 0, 0};
    (void)state;
    g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func(hit_free);
    g_ptr_array_add(hits, hit_of("A  seed\n\n \tof a \u00a0 bean", places));
    g_autoptr(GArray) lines = undex_kwic_lines(hits, 10, 30);
    assert_int_equal(lines->len, 1);
    assert_string_equal(g_array_index(lines, undex_kwic_line, 0).left, "A ");
    assert_string_equal(g_array_index(lines, undex_kwic_line, 0).right, " of a bean");
}

static void test_columns(void **state)
{
    (void)state;
    g_autofree char *tail = undex_kwic_tail("one two", 3), *head = undex_kwic_head("one two", 3);
    assert_string_equal(tail, "two");
    assert_string_equal(head, "one");
    g_autofree char *wide = undex_kwic_tail("种子库", 5), *all = undex_kwic_head("ab", 9);
    assert_string_equal(wide, "子库"); /* two columns each */
    assert_string_equal(all, "ab");
    g_autofree char *accent = undex_kwic_tail("re\xcc\x81", 0);
    assert_string_equal(accent, "");
}

static void test_svg(void **state)
{
    (void)state;
    g_autoptr(GArray) bars = g_array_new(FALSE, FALSE, sizeof(undex_bar));
    undex_bar one = {UNDEX_BAR_COUNT, (char *)"2001", 5, (char *)"5"};
    undex_bar gap = {UNDEX_BAR_GAP, (char *)"2002", 0, (char *)"0"};
    undex_bar two = {UNDEX_BAR_COUNT, (char *)"<&>", 10, (char *)"10"};
    g_array_append_val(bars, one);
    g_array_append_val(bars, gap);
    g_array_append_val(bars, two);
    g_autofree char *svg = undex_chart_svg(bars, "a < b");
    assert_non_null(strstr(svg, "a &lt; b"));
    assert_non_null(strstr(svg, "&lt;&amp;&gt;: 10"));
    assert_non_null(strstr(svg, "height=\"240\" fill"));
    assert_non_null(strstr(svg, "height=\"120\" fill"));
    assert_non_null(strstr(svg, "<title>2002: no documents</title>"));
    assert_null(strstr(svg, "2002: 0"));
    g_array_set_size(bars, 0);
    g_autofree char *nothing = undex_chart_svg(bars, "");
    assert_true(g_str_has_suffix(nothing, "</svg>\n"));
}

static void test_progress_line(void **state)
{
    static const undex_progress_state far = {2140, 3000, 41234, 12, 0, 0}, begun = {0, 3, 0, 0, 0, 0},
                                      reads = {140, 147, 2045, 0, 30, 60};
    static const struct {
        const undex_progress_state *at;
        int columns;
        const char *line;
    } cases[] = {
        {&far, 120,
         "[#################.......] 2140 of 3000, 12 failed, 1 min 5 s left, 41234 pages (412/s)  "
         "a_long_name_of_a_report.pdf"},
        {&far, 100,
         "[##############......] 2140 of 3000, 12 failed, 1 min 5 s left, 41234 pages (412/s)  "
         "a_long_name_..."},
        {&far, 79, "[##########.....] 2140 of 3000, 12 failed, 1 min 5 s left, 41234 pages (412/s)"},
        {&far, 59, "[#######....] 2140 of 3000, 12 failed, 1 min 5 s left"},
        {&far, 40, "[#####...] 2140 of 3000, 12 failed"},
        {&far, 30, "2140 of 3000, 12 failed"},
        {&far, 20, "2140 of 3000"},
        {&far, 10, "71%"},
        {&far, 2, ""},
        {&reads, 60, "[######......] page 30 of 60 by OCR, 1 min 5 s left"},
        {&reads, 10, "50%"},
        {&begun, 79, "[...............] 0 of 3, 1 min 5 s left  a_long_name_of_a_report.pdf"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *line =
            undex_progress_line(cases[i].at, 100, 65, "a_long_name_of_a_report.pdf", cases[i].columns);
        assert_string_equal(line, cases[i].line);
    }
    for (int columns = 0; columns < 200; columns++) {
        g_autofree char *line = undex_progress_line(&far, 100, 65, "种子库 report.pdf", columns);
        assert_true(undex_text_columns(line) <= columns);
    }
}

/* An _id has at most 512 bytes, is valid, and is another for another id. */
static void test_opensearch_ids(void **state)
{
    enum { SHORT = 511, LONG = 4000, UNITS = 4 };
    (void)state;
    static const char *const units[UNITS] = {"a", "é", "种", "🌾"};
    g_autofree char *exact = g_strnfill(SHORT + 1, 'x'), *same = undex_opensearch_id(exact);
    assert_string_equal(same, exact);
    for (gsize i = 0; i < UNITS; i++)
        for (int shift = 0; shift < UNITS; shift++) {
            g_autoptr(GString) id = g_string_new(NULL);
            for (int k = 0; k < shift; k++)
                g_string_append_c(id, '-');
            while (id->len < LONG)
                g_string_append(id, units[i]);
            g_autofree char *one = undex_opensearch_id(id->str);
            g_string_append_c(id, '1');
            g_autofree char *other = undex_opensearch_id(id->str);
            gsize length = strlen(one);
            assert_true(length <= SHORT + 1 && length > SHORT + 1 - UNITS);
            assert_true(g_utf8_validate(one, -1, NULL));
            assert_memory_equal(one, id->str, 400);
            assert_string_not_equal(one, other);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_kwic),
        cmocka_unit_test(kwic_has_single_spaces),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_svg),
        cmocka_unit_test(test_progress_line),
        cmocka_unit_test(test_opensearch_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
