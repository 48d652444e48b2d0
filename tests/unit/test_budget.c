// SPDX-License-Identifier: GPL-3.0-or-later
/* What a budget lets go on, and what is said when it is spent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/budget.h"

/* Goes on until it may not: how many looks at the clock that took. */
static guint spend(void)
{
    guint looks = 0;
    while (undex_budget_go_on(UNDEX_BUDGET_STEPS))
        looks++;
    return looks;
}

static void assert_reason(const char *beginning)
{
    g_autofree char *reason = undex_budget_reason();
    if (beginning)
        assert_true(g_str_has_prefix(reason, beginning));
    else
        assert_null(reason);
}

static void without(void **state)
{
    (void)state;
    undex_budget_begin(0);
    undex_budget_bound_memory(1);
    for (guint i = 0; i < 1000; i++)
        assert_true(undex_budget_go_on(UNDEX_BUDGET_STEPS));
    assert_true(undex_budget_keep(1 << 20));
    assert_true(undex_budget_is_within(0, UNDEX_BUDGET_STEPS));
    assert_int_equal(undex_budget_spent(), UNDEX_BUDGET_LEFT);
    assert_reason(NULL);
}

static void of_time(void **state)
{
    (void)state;
    undex_budget_begin(0.05);
    assert_true(undex_budget_go_on(1));
    assert_reason(NULL);
    undex_budget_begin_stage(0.5);
    guint first = spend();
    assert_true(first > 0);
    assert_false(undex_budget_go_on(0)); /* nothing goes on in a stage that is over, */
    assert_true(undex_budget_is_within(0.9, UNDEX_BUDGET_STEPS)); /* but what it found is worked on, */
    undex_budget_begin_stage(1);
    assert_true(undex_budget_go_on(0)); /* and the next stage has what is left */
    assert_true(spend() > 0);
    assert_false(undex_budget_is_within(0.9, UNDEX_BUDGET_STEPS));
    assert_int_equal(undex_budget_spent(), UNDEX_BUDGET_TIME_SPENT);
    assert_reason("stopped after 0.");
    undex_budget_begin(0.05);
    assert_true(undex_budget_go_on(0)); /* another query has a budget of its own */
    assert_reason(NULL);
    undex_budget_begin(0);
}

static void of_memory(void **state)
{
    (void)state;
    undex_budget_begin(1000);
    undex_budget_bound_memory(3 << 20);
    assert_true(undex_budget_keep(2 << 20));
    undex_budget_release(1 << 20);
    assert_true(undex_budget_keep(2 << 20)); /* just so much */
    assert_false(undex_budget_keep(1));
    assert_false(undex_budget_go_on(1));
    assert_int_equal(undex_budget_spent(), UNDEX_BUDGET_MEMORY_SPENT);
    assert_reason("stopped with 3 MB of memory in use");
    undex_budget_begin(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(without), cmocka_unit_test(of_time),
                                       cmocka_unit_test(of_memory)};
    return cmocka_run_group_tests_name("budget", tests, NULL, NULL);
}
