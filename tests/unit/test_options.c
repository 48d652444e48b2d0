// SPDX-License-Identifier: GPL-3.0-or-later
/* The rows of options: that they are sound, and how values are read into their fields. */
#include "cli/cli.h"
#include "cli/options/options_index.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const undex_option *find(const undex_option *const *rows, const char *name, gsize length)
{
    return undex_option_find(rows, name, length, 0);
}

static void check_names(const undex_option *const *rows, const char *names)
{
    for (const char *name = names; name && *name; name += strspn(name, " ")) {
        gsize length = strcspn(name, " ");
        if (!find(rows, name, length))
            fail_msg("no option is called '%.*s'", (int)length, name);
        name += length;
    }
}

static void check_row(const undex_command *command, const undex_option *const *rows, const undex_option *row)
{
    g_autofree char *help = undex_option_help(row, command);
    g_auto(GStrv) choices = undex_option_choices(row, command);
    gboolean listed = row->kind == UNDEX_VALUE_CHOICE || row->kind == UNDEX_VALUE_CHOICES;
    if (find(rows, row->name, strlen(row->name)) != row)
        fail_msg("%s: two options are called --%s", command->name, row->name);
    if (row->letter && undex_option_find(rows, NULL, 0, row->letter) != row)
        fail_msg("%s: two options have the letter -%c", command->name, row->letter);
    if ((row->kind == UNDEX_VALUE_NONE) != (row->value == NULL))
        fail_msg("%s --%s: a value is named where one is taken", command->name, row->name);
    if (listed != (choices != NULL && choices[0] != NULL))
        fail_msg("%s --%s: choices are listed where the value is one", command->name, row->name);
    if (!*help || g_str_has_suffix(help, "."))
        fail_msg("%s --%s: the help is a sentence without its full stop", command->name, row->name);
    if (row->most && row->most < row->least)
        fail_msg("%s --%s: the range is empty", command->name, row->name);
    check_names(rows, row->needs);
    check_names(rows, row->conflicts);
}

static void test_every_row_is_sound(void **state)
{
    (void)state;
    for (int i = 0; undex_commands[i]; i++) {
        g_autofree const undex_option **rows = undex_options_of(undex_commands[i]);
        for (const undex_option **row = rows; *row; row++)
            check_row(undex_commands[i], rows, *row);
    }
}

typedef struct {
    int number;
    double seconds;
    gint64 size;
    int choice;
    char **choices;
    char *name;
    char **names;
    gboolean on;
} fields;

static const char *const fruits[] = {"apple", "pear", "plum", NULL};
static const char *const ways[] = {"", "all", NULL};

static const undex_option samples[] = {
    {"number", 'n', UNDEX_VALUE_NUMBER, offsetof(fields, number), "N", "", .least = 1, .most = 9},
    {"more", 0, UNDEX_VALUE_NUMBER, offsetof(fields, number), "N", ""},
    {"seconds", 0, UNDEX_VALUE_SECONDS, offsetof(fields, seconds), "N", ""},
    {"size", 0, UNDEX_VALUE_SIZE, offsetof(fields, size), "SIZE", "", .least = 64},
    {"choice", 0, UNDEX_VALUE_CHOICE, offsetof(fields, choice), "FRUIT", "", .choices = fruits},
    {"way", 0, UNDEX_VALUE_CHOICE, offsetof(fields, choice), "all", "", .choices = ways, .optional = TRUE},
    {"choices", 0, UNDEX_VALUE_CHOICES, offsetof(fields, choices), "LIST", "", .choices = fruits},
    {"text", 0, UNDEX_VALUE_TEXT, offsetof(fields, name), "TEXT", ""},
    {"file", 0, UNDEX_VALUE_FILE, offsetof(fields, name), "FILE", ""},
    {"folder", 0, UNDEX_VALUE_LOCATIONS, offsetof(fields, names), "DIR", ""},
    {"setting", 0, UNDEX_VALUE_SETTINGS, offsetof(fields, names), "K=V", ""},
    {"switch", 0, UNDEX_VALUE_NONE, offsetof(fields, on), NULL, ""},
};

static const undex_option *sample(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
        if (strcmp(samples[i].name, name) == 0)
            return &samples[i];
    fail_msg("no sample is called %s", name);
    return NULL;
}

static void test_a_value_that_is_none_is_refused(void **state)
{
    static const struct {
        const char *name, *value, *message;
    } cases[] = {
        {"number", "0", "-n wants a number from 1 to 9"},
        {"number", "10", "-n wants a number from 1 to 9"},
        {"number", "99999999999999999999", "-n wants a number from 1 to 9"},
        {"number", "", "-n wants a number from 1 to 9"},
        {"number", "5x", "-n wants a number from 1 to 9"},
        {"more", "-1", "--more wants a number, 0 or more"},
        {"more", "2147483648", "--more wants a number, 0 or more"},
        {"seconds", "-1", "--seconds wants a number of seconds, 0 or more"},
        {"seconds", "nan", "--seconds wants a number of seconds, 0 or more"},
        {"seconds", "1s", "--seconds wants a number of seconds, 0 or more"},
        {"size", "63M", "--size wants a size of at least 64M, such as 512M or 1G"},
        {"size", "1X", "--size wants a size of at least 64M, such as 512M or 1G"},
        {"choice", "app", "--choice=app is unknown; use one of apple, pear, plum"},
        {"way", "some", "--way=some is unknown; use --way or --way=all"},
        {"choices", "pear,fig", "--choices does not know 'fig'; it takes apple, pear, plum"},
        {"choices", "", "--choices wants a list such as pear,apple"},
        {"text", "\xff", "--text is not valid UTF-8"},
        {"file", "", "--file wants the name of a file"},
        {"folder", "", "--folder wants the name of a folder"},
        {"setting", "a=\xff", "--setting is not valid UTF-8"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        fields kept = {.number = 7, .choice = 2};
        g_autoptr(GError) error = NULL;
        const undex_option *row = sample(cases[i].name);
        assert_false(undex_option_set(row, NULL, &kept, cases[i].value, &error));
        assert_string_equal(error->message, cases[i].message);
        assert_int_equal(kept.number, 7);
        assert_int_equal(kept.choice, 2);
        undex_option_free_value(row, &kept);
    }
}

static void set(fields *kept, const char *name, const char *value)
{
    g_autoptr(GError) error = NULL;
    if (!undex_option_set(sample(name), NULL, kept, value, &error))
        fail_msg("%s", error->message);
}

static void test_a_value_is_kept_as_its_kind(void **state)
{
    fields kept = {0};
    (void)state;
    set(&kept, "number", "9");
    set(&kept, "seconds", "1.5");
    set(&kept, "size", "1.5G");
    set(&kept, "choice", "plum");
    set(&kept, "choices", "pear, apple");
    set(&kept, "file", "a\xff");
    set(&kept, "setting", "a=1");
    set(&kept, "setting", "b=2");
    set(&kept, "switch", NULL);
    assert_int_equal(kept.number, 9);
    assert_true(kept.seconds > 1.4 && kept.seconds < 1.6);
    assert_true(kept.size == (gint64)1536 << 20);
    assert_int_equal(kept.choice, 2);
    assert_string_equal(kept.choices[0], "pear");
    assert_string_equal(kept.choices[1], "apple");
    assert_string_equal(kept.name, "a\xff");
    assert_string_equal(kept.names[0], "a=1");
    assert_string_equal(kept.names[1], "b=2");
    assert_true(kept.on);
    set(&kept, "file", "again");
    set(&kept, "way", "");
    assert_string_equal(kept.name, "again");
    assert_int_equal(kept.choice, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
        undex_option_free_value(&samples[i], &kept);
    assert_null(kept.names);
}

static void test_prune_says_what_ingestion_does(void **state)
{
    static const struct {
        const char *value;
        undex_ingest_prune wanted;
    } cases[] = {{NULL, UNDEX_INGEST_KEEP}, {"", UNDEX_INGEST_PRUNE}, {"all", UNDEX_INGEST_PRUNE_ALL}};
    g_autofree const undex_option **rows = undex_options_of(&undex_command_index);
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        undex_options_index given = undex_options_index_defaults;
        if (cases[i].value)
            assert_true(
                undex_option_set(find(rows, "prune", 5), &undex_command_index, &given, cases[i].value, NULL));
        assert_int_equal(undex_options_index_prune(&given), cases[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_is_sound),
        cmocka_unit_test(test_a_value_that_is_none_is_refused),
        cmocka_unit_test(test_a_value_is_kept_as_its_kind),
        cmocka_unit_test(test_prune_says_what_ingestion_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
