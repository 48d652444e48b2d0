// SPDX-License-Identifier: GPL-3.0-or-later
/* The best of many scores, against all of them sorted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "search/rank/top_scores.h"

/* Scores of docids 2, 4, 6 ... */
static GArray *scores_of(const double *weights, guint count)
{
    GArray *scores = g_array_new(FALSE, FALSE, sizeof(docid_score));
    for (guint i = 0; i < count; i++) {
        docid_score one = {.docid = 2 * (i + 1), .weight = weights[i]};
        g_array_append_val(scores, one);
    }
    return scores;
}

static void few(void **state)
{
    static const struct {
        double weights[6];
        guint count, wanted;
        const char *docids;
    } rows[] = {
        {{1, 3, 2}, 3, 1, "4"},
        {{1, 3, 2}, 3, 2, "4 6"},
        {{1, 3, 2}, 3, 3, "4 6 2"},
        {{1, 3, 2}, 3, 9, "4 6 2"},
        {{1, 3, 2}, 3, 0, "4 6 2"}, /* all of them */
        {{1}, 0, 5, ""},
        {{5, 5, 5, 1}, 4, 1, "2 4 6"}, /* all that equal the last */
        {{5, 5, 5, 1}, 4, 2, "2 4 6"},
        {{1, 2, 2, 3, 2, 1}, 6, 2, "8 4 6 10"},
        {{1, 2, 2, 3, 2, 1}, 6, 5, "8 4 6 10 2 12"},
        {{6, 5, 4, 3, 2, 1}, 6, 3, "2 4 6"},
        {{1, 2, 3, 4, 5, 6}, 6, 3, "12 10 8"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GArray) scores = scores_of(rows[i].weights, rows[i].count);
        g_autoptr(GArray) best = undex_top_scores(scores, rows[i].wanted);
        g_autoptr(GString) docids = g_string_new(NULL);
        for (guint k = 0; k < best->len; k++)
            g_string_append_printf(docids, "%s%u", k ? " " : "", g_array_index(best, docid_score, k).docid);
        if (strcmp(docids->str, rows[i].docids) != 0)
            fail_msg("row %u: %s", i, docids->str);
    }
}

static gint downwards(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x > y ? -1 : x < y;
}

/* Whatever the order in which they come. */
static void many(void **state)
{
    enum { MOST = 70 };
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (guint count = 1; count <= MOST; count++)
        for (guint wanted = 1; wanted <= count; wanted += 1 + wanted / 4) {
            double weights[MOST], sorted[MOST];
            for (guint i = 0; i < count; i++)
                weights[i] = sorted[i] = g_rand_int_range(random, 0, 40);
            qsort(sorted, count, sizeof *sorted, downwards);
            guint all = wanted;
            while (all < count && sorted[all] >= sorted[wanted - 1])
                all++;
            g_autoptr(GArray) scores = scores_of(weights, count);
            g_autoptr(GArray) best = undex_top_scores(scores, wanted);
            assert_int_equal(best->len, all);
            for (guint i = 0; i < best->len; i++) {
                const docid_score *one = &g_array_index(best, docid_score, i), *next = one + 1;
                assert_true(one->weight >= sorted[i] && one->weight <= sorted[i]);
                assert_true(one->weight >= weights[one->docid / 2 - 1] &&
                            one->weight <= weights[one->docid / 2 - 1]);
                if (i + 1 < best->len && next->weight >= one->weight)
                    assert_true(next->docid > one->docid);
            }
        }
}

static void found_by_docid(void **state)
{
    enum { MOST = 9 };
    static const double weights[MOST] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    (void)state;
    for (guint count = 0; count <= MOST; count++) {
        g_autoptr(GArray) scores = scores_of(weights, count);
        for (guint docid = 0; docid <= 2 * MOST + 2; docid++) {
            const docid_score *found = undex_search_find_score(scores, docid);
            gboolean there = docid && docid % 2 == 0 && docid / 2 <= count;
            assert_int_equal(found != NULL, there);
            if (there)
                assert_ptr_equal(found, &g_array_index(scores, docid_score, docid / 2 - 1));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(few), cmocka_unit_test(many),
                                       cmocka_unit_test(found_by_docid)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
