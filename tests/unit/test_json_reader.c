// SPDX-License-Identifier: GPL-3.0-or-later
/* What the program has written as JSON is read back, value by value. */
#include "base/json_reader.h"
#include "base/json_writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void members_come_in_their_order(void **state)
{
    static const struct {
        const char *key;
        undex_json_kind kind;
    } expected[] = {
        {"a", UNDEX_JSON_STRING}, {"b", UNDEX_JSON_INT},     {"c", UNDEX_JSON_DOUBLE},
        {"d", UNDEX_JSON_NULL},   {"e", UNDEX_JSON_ARRAY},   {"f", UNDEX_JSON_OBJECT},
        {"g", UNDEX_JSON_INT},    {"h", UNDEX_JSON_BOOLEAN},
    };
    g_autoptr(GString) out = g_string_new(NULL);
    gsize n = 0;
    (void)state;
    undex_json_open_object(out, NULL);
    undex_json_string(out, "a", "b:,}]");
    undex_json_int(out, "b", -12);
    undex_json_double(out, "c", 2);
    undex_json_null(out, "d");
    undex_json_raw(out, "e", "[[1,\"]\"],{\"x\":[]}]");
    undex_json_raw(out, "f", "{\"y\":{\"z\":\"}\"}}");
    undex_json_int(out, "g", 3);
    undex_json_boolean(out, "h", TRUE);
    undex_json_close_object(out);
    const char *at = out->str;
    for (undex_json_value value; undex_json_next(&at, &value); n++) {
        g_autofree char *key = g_strndup(value.key, (gsize)value.key_length);
        assert_true(n < G_N_ELEMENTS(expected));
        assert_string_equal(key, expected[n].key);
        assert_int_equal(value.kind, expected[n].kind);
        if (n == 1)
            assert_int_equal(undex_json_get_int(&value), -12);
        if (n == 2)
            assert_true(undex_json_get_double(&value) == 2.0);
        if (n == 7)
            assert_true(undex_json_get_boolean(&value));
    }
    assert_int_equal(n, G_N_ELEMENTS(expected));
}

static void elements_are_no_members(void **state)
{
    static const undex_json_kind expected[] = {UNDEX_JSON_STRING, UNDEX_JSON_ARRAY, UNDEX_JSON_INT,
                                               UNDEX_JSON_BOOLEAN};
    const char *at = "[\"x\",[],7,false]";
    gsize n = 0;
    (void)state;
    for (undex_json_value value; undex_json_next(&at, &value); n++) {
        assert_true(n < G_N_ELEMENTS(expected));
        assert_null(value.key);
        assert_int_equal(value.kind, expected[n]);
    }
    assert_int_equal(n, G_N_ELEMENTS(expected));
}

static void nothing_is_in_what_is_empty(void **state)
{
    static const char *const cases[] = {"{}", "[]", ""};
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        undex_json_value value;
        const char *at = cases[i];
        assert_false(undex_json_next(&at, &value));
    }
}

static void strings_come_back(void **state)
{
    static const char *const cases[] = {"",
                                        "plain",
                                        "\"quoted\" \\ back",
                                        "\b\f\n\r\t/",
                                        "\x01\x1b\x7f",
                                        "\u202e",
                                        "\u00e9 \u4e2d \U0001F4DA"};
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        undex_json_string(out, NULL, cases[i]);
        undex_json_value value = undex_json_value_of(out->str);
        assert_int_equal(value.kind, UNDEX_JSON_STRING);
        g_autofree char *read = undex_json_get_string(&value);
        assert_string_equal(read, cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_come_in_their_order),
        cmocka_unit_test(elements_are_no_members),
        cmocka_unit_test(nothing_is_in_what_is_empty),
        cmocka_unit_test(strings_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
