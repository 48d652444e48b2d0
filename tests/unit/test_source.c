// SPDX-License-Identifier: GPL-3.0-or-later
/* What pages are called: by their labels where those are numbers. */
#include "record/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void labels(void **state)
{
    (void)state;
    static const struct {
        const char *label, *called; /* the page is the second */
    } cases[] = {
        {NULL, "2"},          {"", "2"},      {"7", "7"},       {"iv", "iv"},   {"XIX", "XIX"},
        {"A-3", "A-3"},       {"A.3", "A.3"}, {"AB12", "AB12"}, {"ABC12", "2"}, {"Cover", "2"},
        {"A-", "2"},          {"3a", "2"},    {"-3", "2"},      {"iV", "2"},    {"1234567890", "1234567890"},
        {"12345678901", "2"}, {"A--3", "2"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_source) source = undex_source_new(UNDEX_FORMAT_PDF, "a.pdf");
        g_ptr_array_add(source->pages, undex_source_page_new(1));
        undex_source_page *page = undex_source_page_new(2);
        page->label = g_strdup(cases[i].label);
        g_ptr_array_add(source->pages, page);
        g_autofree char *called = undex_source_page_label(source, 2);
        assert_string_equal(called, cases[i].called);
    }
}

static void pages_beyond_the_last(void **state)
{
    (void)state;
    g_autoptr(undex_source) source = undex_source_new(UNDEX_FORMAT_PDF, "a.pdf");
    g_autofree char *none = undex_source_page_label(source, 0), *beyond = undex_source_page_label(source, 9);
    assert_string_equal(none, "0");
    assert_string_equal(beyond, "9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels),
        cmocka_unit_test(pages_beyond_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
