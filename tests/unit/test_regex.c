// SPDX-License-Identifier: GPL-3.0-or-later
/* Patterns: what they match, their groups and their limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/regex.h"

static undex_pattern dated = {
    "date", "(?<day>\\d{1,2}) \\h (?<month>\\p{Lu}\\p{L}+) (?:\\h (?<year>\\d{4}))?", "7 May", "7 may"};
static undex_pattern runaway = {"runaway", "^(a+)+$", "aaa", "aab"};
static undex_pattern here = {"here", "\\G b", "b", "ab"};
static undex_pattern many = {"many", "(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)",
                             "aaaaaaaaaaaaaaaaaa", "aaa"};

static void test_whole_match_and_groups(void **state)
{
    (void)state;
    const char *text = "on 12 Août 1999 and later";
    undex_match match;
    assert_true(undex_pattern_match(&dated, text, -1, 0, &match));
    assert_int_equal(match.start[0], 3);
    assert_int_equal(match.end[0], 16); /* û is two bytes */
    int year = undex_pattern_group(&dated, "year");
    assert_int_equal(year, 3);
    assert_int_equal(undex_match_length(&match, year), 4);
    assert_memory_equal(text + match.start[year], "1999", 4);
}

static void test_group_that_took_no_part(void **state)
{
    (void)state;
    undex_match match;
    assert_true(undex_pattern_match(&dated, "12 May", -1, 0, &match));
    int year = undex_pattern_group(&dated, "year");
    assert_int_equal(match.start[year], -1);
    assert_int_equal(match.end[year], -1);
    assert_int_equal(undex_match_length(&match, year), 0);
    assert_int_equal(match.start[UNDEX_MATCH_GROUPS - 1], -1);
}

static void test_unknown_group(void **state)
{
    (void)state;
    assert_int_equal(undex_pattern_group(&dated, "hour"), -1);
}

static void test_length_and_start_bound_the_match(void **state)
{
    (void)state;
    const char *text = "1 May 2 June";
    undex_match match;
    assert_true(undex_pattern_match(&dated, text, 5, 0, NULL));
    assert_false(undex_pattern_match(&dated, text, 3, 0, NULL));
    assert_true(undex_pattern_match(&dated, text, -1, 5, &match));
    assert_int_equal(match.start[0], 6);
    assert_false(undex_pattern_match(&dated, text, -1, 13, NULL)); /* past the end */
    assert_false(undex_pattern_match(&dated, text, -1, 12, NULL)); /* at the end */
    assert_true(undex_pattern_match(&here, "aab", -1, 2, NULL));
    assert_false(undex_pattern_match(&here, "aab", -1, 1, NULL));
}

static void test_nul_bytes_are_text(void **state)
{
    (void)state;
    static const char text[] = "x\0"
                               "3 May";
    assert_true(undex_pattern_match(&dated, text, sizeof text - 1, 0, NULL));
}

static void test_more_groups_than_kept(void **state)
{
    (void)state;
    undex_match match;
    assert_true(undex_pattern_match(&many, many.example, -1, 0, &match));
    assert_int_equal(match.count, UNDEX_MATCH_GROUPS);
    assert_int_equal(match.end[0], 18);
    assert_int_equal(match.start[UNDEX_MATCH_GROUPS - 1], 14);
}

/* A hundred thousand steps at the most: what would take ages is no match, soon. */
static void test_runaway_ends(void **state)
{
    (void)state;
    g_autofree char *text = g_strnfill(60, 'a');
    assert_true(undex_pattern_match(&runaway, text, -1, 0, NULL));
    text[59] = 'b';
    clock_t start = clock();
    assert_false(undex_pattern_match(&runaway, text, -1, 0, NULL));
    assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_match_and_groups),
        cmocka_unit_test(test_group_that_took_no_part),
        cmocka_unit_test(test_unknown_group),
        cmocka_unit_test(test_length_and_start_bound_the_match),
        cmocka_unit_test(test_nul_bytes_are_text),
        cmocka_unit_test(test_more_groups_than_kept),
        cmocka_unit_test(test_runaway_ends),
    };
    return cmocka_run_group_tests_name("regex", tests, NULL, NULL);
}
