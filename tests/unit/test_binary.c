// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers and texts as bytes, and what is refused when they are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/binary.h"

static void numbers(void **state)
{
    (void)state;
    static const struct {
        gint64 number;
        gsize bytes;
    } cases[] = {{0, 1},        {1, 1},          {-1, 1},          {63, 1},         {64, 2},
                 {-64, 1},      {-65, 2},        {8191, 2},        {8192, 3},       {G_MAXINT, 5},
                 {G_MININT, 5}, {4000000000, 5}, {G_MAXINT64, 10}, {G_MININT64, 10}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        GByteArray *out = g_byte_array_new();
        undex_binary_write_signed(out, cases[i].number);
        assert_int_equal(out->len, cases[i].bytes);
        undex_binary_write_number(out, (guint64)cases[i].number);
        g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(out);
        undex_binary_reader from = undex_binary_reader_of(bytes);
        assert_true(undex_binary_read_signed(&from) == cases[i].number);
        assert_true(undex_binary_read_number(&from) == (guint64)cases[i].number);
        assert_true(undex_binary_reader_ended(&from));
    }
}

static void texts(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) list = g_ptr_array_new(), back = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(list, (gpointer) "one");
    g_ptr_array_add(list, (gpointer) "");
    GByteArray *out = g_byte_array_new();
    undex_binary_write_text(out, NULL);
    undex_binary_write_text(out, "");
    undex_binary_write_text(out, "a\xff");
    undex_binary_write_texts(out, list);
    undex_binary_write_bytes(out, "\xff\0", 2);
    g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(out);
    undex_binary_reader from = undex_binary_reader_of(bytes);
    assert_null(undex_binary_read_text(&from));
    g_autofree char *empty = undex_binary_read_text(&from);
    g_autofree char *made = undex_binary_read_text(&from);
    assert_string_equal(empty, "");
    assert_string_equal(made, "a\xEF\xBF\xBD");
    undex_binary_read_texts(&from, back);
    assert_int_equal(back->len, 2);
    assert_string_equal(back->pdata[0], "one");
    assert_string_equal(back->pdata[1], "");
    gsize length = 0;
    assert_memory_equal(undex_binary_read_bytes(&from, &length), "\xff\0", 2);
    assert_int_equal(length, 2);
    assert_true(undex_binary_reader_ended(&from));
}

/* What claims more than there is, has no end or is no text: nothing is taken, then or after. */
static void nonsense(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        gsize length;
    } cases[] = {{"", 0},
                 {"\x80", 1},
                 {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 12},
                 {"\x05"
                  "abc",
                  4},
                 {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"
                  "abc",
                  13},
                 {"\x02\xff\x02"
                  "a",
                  4}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new_static(cases[i].bytes, cases[i].length);
        undex_binary_reader from = undex_binary_reader_of(bytes);
        assert_null(undex_binary_read_text(&from));
        assert_true(from.bad);
        assert_false(undex_binary_reader_ended(&from));
        assert_int_equal(undex_binary_read_count(&from, 1), 0);
        assert_null(undex_binary_read_text(&from));
    }
    g_autoptr(GBytes) none = g_bytes_new(NULL, 0);
    undex_binary_reader nowhere = undex_binary_reader_of(none);
    assert_true(undex_binary_reader_ended(&nowhere));
    assert_null(undex_binary_read_text(&nowhere));
    assert_true(nowhere.bad);
    g_autoptr(GBytes) many = g_bytes_new_static("\x7f\0", 2);
    undex_binary_reader from = undex_binary_reader_of(many);
    assert_int_equal(undex_binary_read_count(&from, 1), 0);
    assert_true(from.bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(texts),
        cmocka_unit_test(nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
