// SPDX-License-Identifier: GPL-3.0-or-later
/* The names of errors, on which scripts rely. */
#include "undex/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Scripts compare these names: they are a promise. */
static const struct {
    undex_error code;
    const char *name;
} names[] = {
    {UNDEX_ERROR_USAGE, "usage"},
    {UNDEX_ERROR_IO, "io"},
    {UNDEX_ERROR_UNSUPPORTED, "unsupported"},
    {UNDEX_ERROR_DAMAGED, "damaged"},
    {UNDEX_ERROR_ENCRYPTED, "encrypted"},
    {UNDEX_ERROR_EMPTY, "empty"},
    {UNDEX_ERROR_NO_TEXT, "no-text"},
    {UNDEX_ERROR_LIMIT, "limit"},
    {UNDEX_ERROR_INDEX, "index"},
    {UNDEX_ERROR_QUERY, "query"},
    {UNDEX_ERROR_TIMEOUT, "timeout"},
    {UNDEX_ERROR_MEMORY, "memory"},
    {UNDEX_ERROR_CRASH, "crash"},
};

static void test_names(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        assert_string_equal(undex_error_name(names[i].code), names[i].name);
}

static void test_unknown_codes(void **state)
{
    (void)state;
    assert_string_equal(undex_error_name((undex_error)-1), "unknown");
    assert_string_equal(undex_error_name((undex_error)(UNDEX_ERROR_CRASH + 1)), "unknown");
}

static void test_domain(void **state)
{
    (void)state;
    g_autoptr(GError) error = g_error_new(UNDEX_ERROR, UNDEX_ERROR_LIMIT, "too many pages");
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_unknown_codes),
        cmocka_unit_test(test_domain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
