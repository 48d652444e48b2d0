// SPDX-License-Identifier: GPL-3.0-or-later
/* Text on a terminal: how it is wrapped, shortened and freed of control characters. */
#include "cli/cli.h"
#include "cli/formats/text_parts.h"
#include "cli/terminal/output.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static void test_safe(void **state)
{
    (void)state;
    static const struct {
        const char *text, *safe, *path;
    } rows[] = {
        {"plain", "plain", "plain"},
        {"a\nb\tc", "a\nb\tc", "a\\nb\\tc"},
        {"\033[31mred", "\uFFFD[31mred", "\\x1b[31mred"},
        {"bell\007", "bell\uFFFD", "bell\\x07"},
        {"c1\xc2\x9b"
         "2J",
         "c1\uFFFD2J", "c1\\x9b2J"},
        {"rtl\u202efdp.exe", "rtlfdp.exe", "rtl\\u202efdp.exe"},
        {"\u2066iso\u2069", "iso", "\\u2066iso\\u2069"},
        {"bad\xff\xc3", "bad\uFFFD\uFFFD", "bad\\xff\\xc3"},
        {"\u0639\u0631\u200f\u061c\u200e.", "\u0639\u0631.", "\u0639\u0631\\u200f\\u061c\\u200e."},
        {"seen\U000E0041\U000E007F", "seen", "seen\\ue0041\\ue007f"},
        {"\u200b\U000E0080", "\u200b\U000E0080", "\u200b\U000E0080"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *safe = undex_text_safe(rows[i].text), *path = undex_display_path(rows[i].text);
        assert_string_equal(safe, rows[i].safe);
        assert_string_equal(path, rows[i].path);
    }
}

static void test_columns(void **state)
{
    (void)state;
    assert_int_equal(undex_text_columns("abc"), 3);
    assert_int_equal(undex_text_columns("\u79fb\u6c11"), 4);
    assert_int_equal(undex_text_columns("e\u0301"), 1);
    assert_int_equal(undex_text_columns(""), 0);
}

static void test_number(void **state)
{
    (void)state;
    static const struct {
        gint64 number;
        const char *text;
    } rows[] = {{0, "0"}, {999, "999"}, {1000, "1,000"}, {12345678, "12,345,678"}, {-1234, "-1,234"}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = undex_number(rows[i].number);
        assert_string_equal(text, rows[i].text);
    }
}

static void test_suggest(void **state)
{
    (void)state;
    static const char *const names[] = {"index", "search", "show", "list", NULL};
    static const struct {
        const char *said, *meant;
    } rows[] = {{"serach", "search"}, {"indx", "index"},
                {"ls", NULL},         {"lsit", "list"},
                {"sear", "search"},   {"zzzz", NULL},
                {"", NULL},           {"a-very-long-word-that-is-no-command-at-all-of-ours", NULL}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *meant = undex_command_suggest(rows[i].said, names);
        if (rows[i].meant)
            assert_string_equal(meant, rows[i].meant);
        else
            assert_null(meant);
    }
}

/* What `rich` prints like at `width`. */
static char *printed(const undex_wrapped_text *rich, int width, int first, int indent)
{
    char name[] = "/tmp/undex-rich-XXXXXX";
    char *text = NULL;
    int file = mkstemp(name), kept = dup(STDOUT_FILENO);
    undex_output out = {.width = width};
    assert_true(file >= 0 && kept >= 0);
    fflush(stdout);
    dup2(file, STDOUT_FILENO);
    undex_wrapped_text_print(rich, &out, first, indent);
    assert_true(undex_output_flush(&out));
    dup2(kept, STDOUT_FILENO);
    close(kept);
    close(file);
    assert_true(g_file_get_contents(name, &text, NULL, NULL));
    unlink(name);
    return text;
}

static void test_wrap(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width, first, indent;
        const char *lines;
    } rows[] = {
        {"", 20, 0, 0, "\n"},
        {"one two three", 40, 0, 0, "one two three\n"},
        {"one two three four", 12, 0, 2, "one two\n  three four\n"},
        {"one two", 12, 9, 0, "one two\n"}, /* never narrower than ten columns */
        {"a\nb c", 20, 0, 1, "a\n b c\n"},
        {"a\n\nb", 20, 0, 2, "a\n\n  b\n"},
        {"see abcdefghijklmno, p", 10, 0, 1, "see\n abcdefghijklmno,\n p\n"}, /* a word that fits no line */
        {"\u79fb\u6c11\u554f\u984c\u79fb\u6c11", 10, 0, 0, "\u79fb\u6c11\u554f\u984c\u79fb\n\u6c11\n"},
        {"trailing   ", 20, 0, 0, "trailing\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(undex_wrapped_text) rich = undex_wrapped_text_new();
        undex_wrapped_text_add(rich, rows[i].text, UNDEX_STYLE_PLAIN);
        g_autofree char *lines = printed(rich, rows[i].width, rows[i].first, rows[i].indent);
        assert_string_equal(lines, rows[i].lines);
    }
}

static void test_shorten(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int columns;
        const char *shown;
    } rows[] = {
        {"short", 10, "short"},
        {"one two three", 13, "one two three"},
        {"one two three", 12, "one two..."},
        {"abcdefghijklmnopqrstuvwxyz", 10, "abcdefg..."},
        {"\u79fb\u6c11\u554f\u984c", 7, "\u79fb\u6c11..."},
        {"", 3, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *shown = undex_text_shorten(rows[i].text, rows[i].columns);
        assert_string_equal(shown, rows[i].shown);
    }
}

static void test_join_path(void **state)
{
    (void)state;
    char *parts[] = {"Report of the Committee on the Wells of the Valleys", "...", "III. Seed"};
    g_autoptr(GPtrArray) path = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        g_ptr_array_add(path, parts[i]);
    g_autofree char *wide = undex_text_join_path(path, 80), *narrow = undex_text_join_path(path, 47);
    assert_string_equal(wide, "Report of the Committee on the Wells of the Valleys > ... > III. Seed");
    assert_string_equal(narrow, "Report of the Committee on... > ... > III. Seed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_safe),      cmocka_unit_test(test_columns), cmocka_unit_test(test_number),
        cmocka_unit_test(test_suggest),   cmocka_unit_test(test_wrap),    cmocka_unit_test(test_shorten),
        cmocka_unit_test(test_join_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
