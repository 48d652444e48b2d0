// SPDX-License-Identifier: GPL-3.0-or-later
/* What is written is what json-glib reads, and the bytes that its generator wrote. */
#include "base/json_writer.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_shape(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) words = g_ptr_array_new(), none = g_ptr_array_new();
    g_ptr_array_add(words, (char *)"[");
    g_ptr_array_add(words, (char *)"{");
    undex_json_open_object(out, NULL);
    undex_json_string(out, "a", "[");
    undex_json_string(out, "b", NULL);
    undex_json_string_if(out, "c", NULL);
    undex_json_string_if(out, "d", "");
    undex_json_open_array(out, "e");
    undex_json_int(out, NULL, -1);
    undex_json_open_object(out, NULL);
    undex_json_close_object(out);
    undex_json_open_array(out, NULL);
    undex_json_close_array(out);
    undex_json_boolean(out, NULL, TRUE);
    undex_json_close_array(out);
    undex_json_strings(out, "f", words);
    undex_json_strings(out, "g", none);
    undex_json_raw(out, "h", "{\"i\":[1]}");
    undex_json_boolean(out, "j", FALSE);
    undex_json_null(out, "k");
    undex_json_close_object(out);
    assert_string_equal(out->str,
                        "{\"a\":\"[\",\"b\":null,\"d\":\"\",\"e\":[-1,{},[],true],\"f\":[\"[\",\"{\"],"
                        "\"g\":[],\"h\":{\"i\":[1]},\"j\":false,\"k\":null}");
}

static void test_strings(void **state)
{
    (void)state;
    static const struct {
        const char *value, *text;
    } cases[] = {
        {"", "\"\""},
        {"plain", "\"plain\""},
        {"\"\\/", "\"\\\"\\\\/\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x01\x1b\x1f\x7f", "\"\\u0001\\u001b\\u001f\\u007f\""},
        {"\xc2\x85\xc2\x9b\u00a0\u00ab", "\"\\u0085\\u009b\u00a0\u00ab\""},
        {"\u2029\u202a\u202e\u202f", "\"\u2029\\u202a\\u202e\u202f\""},
        {"\u061b\u061c\u061d\u200d\u200e\u200f\u2010", "\"\u061b\\u061c\u061d\u200d\\u200e\\u200f\u2010\""},
        {"\u2065\u2066\u2069\u206a", "\"\u2065\\u2066\\u2069\u206a\""},
        {"\u00e9\u4e2d\U0001F4DA", "\"\u00e9\u4e2d\U0001F4DA\""},
        {"a\xff\xc3", "\"a\uFFFD\uFFFD\""},
        {"\xc0\x80\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\""},
        {"\xe2\x80", "\"\uFFFD\uFFFD\""},
        {"\xc2", "\"\uFFFD\""},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        undex_json_string(out, NULL, cases[i].value);
        assert_string_equal(out->str, cases[i].text);
    }
}

/* Every character comes back, and none that steers a terminal stands there as it is. */
static void test_characters(void **state)
{
    (void)state;
    g_autoptr(GString) all = g_string_new(NULL), out = g_string_new(NULL);
    for (gunichar ch = 1; ch < 0x110000; ch += ch < 0x3000 ? 1 : 97)
        if (g_unichar_validate(ch))
            g_string_append_unichar(all, ch);
    undex_json_string(out, NULL, all->str);
    for (const char *p = out->str; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        assert_false(ch < 0x20 || (ch >= 0x7f && ch < 0xa0));
        assert_false((ch >= 0x202a && ch <= 0x202e) || (ch >= 0x2066 && ch <= 0x2069));
    }
    g_autoptr(JsonNode) node = json_from_string(out->str, NULL);
    assert_string_equal(json_node_get_string(node), all->str);
}

static void test_whole_numbers(void **state)
{
    (void)state;
    static const gint64 values[] = {0, 1, -1, 9, 10, 4000000000, G_MAXINT64, G_MININT64, -1234567890123};
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        g_autofree char *expected = g_strdup_printf("%" G_GINT64_FORMAT, values[i]);
        undex_json_int(out, NULL, values[i]);
        assert_string_equal(out->str, expected);
    }
}

static void test_doubles(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *written;
    } rows[] = {
        {0, "0.0"},
        {-0.0, "-0.0"},
        {0.1, "0.1"},
        {0.25, "0.25"},
        {-0.75, "-0.75"},
        {1, "1.0"},
        {-1, "-1.0"},
        {72.13, "72.13"},
        {841.89, "841.89"},
        {1e6, "1000000.0"},
        {1e6 + 1, "1000001.0"},
        {1000000.5, "1000000.5"},
        {-12345678, "-12345678.0"},
        {1e-5, "1e-05"},
        {1e300, "1e+300"},
        {2.5e-17, "2.5e-17"},
        {1.0 / 3, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e15, "1e+15"},
        {1e16 + 2, "10000000000000002.0"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        undex_json_double(out, NULL, rows[i].value);
        assert_string_equal(out->str, rows[i].written);
        g_autoptr(JsonNode) back = json_from_string(out->str, NULL);
        assert_true(json_node_get_value_type(back) == G_TYPE_DOUBLE);
        assert_true(json_node_get_double(back) == rows[i].value);
    }
}

static void test_rounded(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *written;
    } rows[] = {
        {9.625750007200125, 4, "9.6258"},
        {684.06299999999999, 1, "684.1"},
        {2.0 / 3, 3, "0.667"},
        {-0.00001, 4, "0.0"},
        {12, 4, "12.0"},
        {1e308, 4, "1e+308"},
        {NAN, 4, "null"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        undex_json_rounded(out, NULL, rows[i].value, rows[i].decimals);
        assert_string_equal(out->str, rows[i].written);
    }
}

/* JSON has no word for these. */
static void test_no_numbers(void **state)
{
    (void)state;
    const double values[] = {NAN, INFINITY, -INFINITY};
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        undex_json_double(out, NULL, values[i]);
        assert_string_equal(out->str, "null");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shape),      cmocka_unit_test(test_strings),
        cmocka_unit_test(test_characters), cmocka_unit_test(test_whole_numbers),
        cmocka_unit_test(test_doubles),    cmocka_unit_test(test_no_numbers),
        cmocka_unit_test(test_rounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
