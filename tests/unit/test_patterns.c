// SPDX-License-Identifier: GPL-3.0-or-later
/* Every pattern of every table matches its example and leaves its counter-example alone. A new table is one
 * more row of `tables`. */
#include "cite/patterns.h"
#include "segment/patterns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct {
    const char *room;
    undex_pattern *rows;
    int count;
} pattern_table;

static pattern_table tables[] = {
    {"segment", segment_patterns, PATTERN_COUNT},
    {"cite", undex_cite_patterns, CITE_PATTERN_COUNT},
};

/* What is wrong with one row, NULL: nothing. */
static const char *defect(undex_pattern *row)
{
    if (!row->name || !row->pattern)
        return "the row is empty";
    if (!row->example || !row->counter)
        return "the example or the counter-example is missing";
    if (!undex_pattern_match(row, row->example, -1, 0, NULL))
        return "the example does not match";
    if (undex_pattern_match(row, row->counter, -1, 0, NULL))
        return "the counter-example matches";
    return NULL;
}

static void test_table(void **state)
{
    const pattern_table *table = *state;
    int defects = 0;
    for (int i = 0; i < table->count; i++) {
        undex_pattern *row = &table->rows[i];
        const char *why = defect(row);
        if (why) {
            print_error("%s: row %d, \"%s\": %s\n", table->room, i, row->name ? row->name : "", why);
            defects++;
        }
    }
    assert_int_equal(defects, 0);
}

/* Nested quantifiers must run into the match limit, not into minutes; that counts as no match. */
static void test_runaway(void **state)
{
    (void)state;
    static undex_pattern runaway = {"runaway", "^ (?: a+ )+ $", "aaa", "b", NULL};
    assert_null(defect(&runaway));
    char subject[4096];
    memset(subject, 'a', sizeof subject);
    subject[sizeof subject - 1] = 'b';
    gint64 begun = g_get_monotonic_time();
    assert_false(undex_pattern_match(&runaway, subject, sizeof subject, 0, NULL));
    assert_true(g_get_monotonic_time() - begun < 2 * G_USEC_PER_SEC);
}

static void test_groups(void **state)
{
    (void)state;
    static undex_pattern number = {"number", "(?<n> \\d+ ) (?<bis> \\s bis )?", "12 bis", "x", NULL};
    int n = undex_pattern_group(&number, "n"), bis = undex_pattern_group(&number, "bis");
    undex_match match;
    assert_int_equal(undex_pattern_group(&number, "none"), -1);
    assert_true(undex_pattern_match(&number, "para. 12.", -1, 0, &match));
    assert_int_equal(match.start[n], 6);
    assert_int_equal(undex_match_length(&match, n), 2);
    assert_int_equal(match.start[bis], -1);
    assert_int_equal(undex_match_length(&match, bis), 0);
    assert_false(undex_pattern_match(&number, "para. 12.", -1, 8, &match));
    assert_false(undex_pattern_match(&number, "12", -1, 3, &match)); /* past the end */
    assert_false(undex_pattern_match(&number, "12", 0, 0, &match));  /* only `length` bytes count */
}

int main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(tables) + 2] = {cmocka_unit_test(test_runaway),
                                                         cmocka_unit_test(test_groups)};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
        tests[i + 2] = (struct CMUnitTest){tables[i].room, test_table, NULL, NULL, &tables[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
