// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/late.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define GLIB "libglib-2.0.so.0", "libglib-2.0.0.dylib"

static void test_takes_the_first_that_is_there(void **state)
{
    (void)state;
    static const char *const names[] = {"libundex-nowhere.so.1", GLIB, NULL};
    guint (*hash)(gconstpointer) = NULL;
    const undex_late_symbol symbols[] = {{"g_str_hash", (void **)(void *)&hash}};
    g_autoptr(GError) error = NULL;
    assert_true(undex_late_load(names, symbols, 1, &error));
    assert_null(error);
    assert_int_equal(hash("water"), g_str_hash("water"));
}

static void test_loaded_once(void **state)
{
    (void)state;
    static const char *const nowhere[] = {"libundex-nowhere.so.1", NULL};
    void *place = &place;
    const undex_late_symbol symbols[] = {{"g_str_hash", &place}};
    assert_true(undex_late_load(nowhere, symbols, 1, NULL));
    assert_ptr_equal(place, &place);
}

static void test_missing_library(void **state)
{
    (void)state;
    static const char *const names[] = {"libundex-nowhere.so.1", "libundex-nowhere.1.dylib", NULL};
    void *place = NULL;
    const undex_late_symbol symbols[] = {{"g_str_hash", &place}};
    g_autoptr(GError) error = NULL;
    assert_false(undex_late_load(names, symbols, 1, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_IO));
    assert_true(g_str_has_prefix(error->message, "the library libundex-nowhere.so.1 cannot be used: "));
    assert_null(strchr(error->message, '\n'));
    assert_null(strstr(error->message, "dylib"));
    assert_null(place);
}

/* One function less than there should be: none may be called, and it is no better the second time. */
static void test_missing_function(void **state)
{
    (void)state;
    static const char *const names[] = {GLIB, NULL};
    void *first = NULL, *second = NULL, *last = NULL;
    const undex_late_symbol symbols[] = {
        {"g_str_hash", &first}, {"g_undex_nothing", &second}, {"g_str_equal", &last}};
    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        assert_false(undex_late_load(names, symbols, G_N_ELEMENTS(symbols), &error));
        assert_non_null(strstr(error->message, "g_undex_nothing"));
        assert_null(last);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_takes_the_first_that_is_there),
        cmocka_unit_test(test_loaded_once),
        cmocka_unit_test(test_missing_library),
        cmocka_unit_test(test_missing_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
