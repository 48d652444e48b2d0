// SPDX-License-Identifier: GPL-3.0-or-later
/* Where indexes are: what is a folder, a server, a list; and which of them a list stands for. */
#include "files.h"

#include "undex/shards.h"

#include <string.h>
#include <unistd.h>

static char *place; /* a folder of this test's own, and the current one */

static int set_up(void **state)
{
    (void)state;
    place = g_dir_make_tmp("undex-location.XXXXXX", NULL);
    return place && chdir(place) == 0 && g_mkdir("a", 0700) == 0 && g_mkdir("b", 0700) == 0 &&
                   g_mkdir("lists", 0700) == 0 && g_mkdir("host:80", 0700) == 0 &&
                   g_mkdir("odd.shards", 0700) == 0
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    wipe(place);
    g_free(place);
    return 0;
}

static void kinds(void **state)
{
    static const struct {
        const char *said;
        undex_location_kind kind;
    } cases[] = {
        {"a", UNDEX_LOCATION_FOLDER},
        {"nowhere", UNDEX_LOCATION_FOLDER},
        {"nowhere.shards", UNDEX_LOCATION_FOLDER},
        {"odd.shards", UNDEX_LOCATION_FOLDER},
        {"host:80", UNDEX_LOCATION_FOLDER}, /* there is such a folder */
        {"./other:80", UNDEX_LOCATION_FOLDER},
        {"other:80", UNDEX_LOCATION_SERVER},
        {"un-host.example.org:7001", UNDEX_LOCATION_SERVER},
        {"192.0.2.7:65535", UNDEX_LOCATION_SERVER},
        {"[2001:db8::7]:7001", UNDEX_LOCATION_SERVER},
        {"[fe80::1%eth0]:7001", UNDEX_LOCATION_SERVER},
        {"2001:db8::7:7001", UNDEX_LOCATION_FOLDER}, /* which part is the port? */
        {"other:0", UNDEX_LOCATION_FOLDER},
        {"other:65536", UNDEX_LOCATION_FOLDER},
        {"other:-1", UNDEX_LOCATION_FOLDER},
        {"other:", UNDEX_LOCATION_FOLDER},
        {":80", UNDEX_LOCATION_FOLDER},
        {"[]:80", UNDEX_LOCATION_FOLDER},
        {"[other]:80", UNDEX_LOCATION_FOLDER},
        {"A 12: 3", UNDEX_LOCATION_FOLDER},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if (undex_location_kind_of(cases[i].said) != cases[i].kind)
            fail_msg("%s: %d", cases[i].said, undex_location_kind_of(cases[i].said));
    assert_true(g_file_set_contents("real.shards", "a\n", -1, NULL));
    assert_int_equal(undex_location_kind_of("real.shards"), UNDEX_LOCATION_LIST);
}

/* The names of the locations, with spaces between them; of servers their hosts and ports. NULL: an error. */
static char *read_one(const char *said, const char *more, GError **error)
{
    const char *const all[] = {said, more, NULL};
    g_autoptr(GPtrArray) found = undex_locations_read(all, error);
    if (!found)
        return NULL;
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++) {
        const undex_location *one = g_ptr_array_index(found, i);
        const char *space = i ? " " : "";
        if (one->host)
            g_string_append_printf(names, "%s%s|%u", space, one->host, one->port);
        else
            g_string_append_printf(names, "%s%s", space, one->folder);
    }
    return g_string_free(names, FALSE);
}

static void check_list(const char *text, gssize length, const char *wanted)
{
    g_autoptr(GError) error = NULL;
    assert_true(g_file_set_contents("lists/x.shards", text, length, NULL));
    g_autofree char *names = read_one("lists/x.shards", NULL, &error);
    if (error ? !strstr(error->message, wanted) : g_strcmp0(names, wanted) != 0)
        fail_msg("'%s' gives '%s', not '%s'", text, error ? error->message : names, wanted);
    if (error)
        assert_int_equal(error->code, UNDEX_ERROR_USAGE);
}

static void lists(void **state)
{
    static const struct {
        const char *text, *wanted; /* the locations, or what the error holds */
    } cases[] = {
        {"../a\n../b\n", "lists/../a lists/../b"},
        {"# two\n\n  ../a \r\n\t../b", "lists/../a lists/../b"},
        {"\xef\xbb\xbf../a\n", "lists/../a"},
        {"other:7001\n[::1]:7002\nOTHER:7001\n", "other|7001 ::1|7002"},
        {"../a\n../b/../a\n../a/\n", "lists/../a"},
        {"gone\ngone\n", "lists/gone"},
        {"inner.shards\n../a\n", "lists/../b lists/../a"},
        {"inner.shards\ninner.shards\n", "lists/../b"},
        {"", "names no index"},
        {"# nothing\n", "names no index"},
        {"../a\nnone.shards\n", "none.shards: the list cannot be read"},
        {"x.shards\n", "in a circle: lists/x.shards names lists/x.shards"},
        {"round.shards\n", "in a circle: lists/x.shards names lists/round.shards names lists/x.shards"},
        {"../a\xff\n", "not valid UTF-8"},
    };
    (void)state;
    assert_true(g_file_set_contents("lists/inner.shards", "../b\n", -1, NULL));
    assert_true(g_file_set_contents("lists/round.shards", "../a\nx.shards\n", -1, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        check_list(cases[i].text, -1, cases[i].wanted);
    g_autofree char *whole = g_strconcat(place, "/a\n", NULL), *wanted = g_strconcat(place, "/a", NULL);
    check_list(whole, -1, wanted);
    check_list("../a\0b\n", 7, "not valid UTF-8");
}

static void several(void **state)
{
    g_autoptr(GError) error = NULL;
    (void)state;
    assert_true(g_file_set_contents("both.shards", "a\nb\n", -1, NULL));
    assert_int_equal(symlink("a", "same"), 0);
    g_autofree char *names = read_one("a", "both.shards", &error), *same = read_one("same", "a", &error);
    assert_string_equal(names, "a b");
    assert_string_equal(same, "same");
}

/* What a list may hold at the most. */
static void ceilings(void **state)
{
    (void)state;
    g_autoptr(GString) many = g_string_new(NULL);
    for (int i = 0; i < 4096; i++)
        g_string_append_printf(many, "f%d\n", i);
    g_string_append(many, "one more\n");
    check_list(many->str, -1, "more than 4096 shards");
    g_autofree char *large = g_strnfill((1 << 20) + 1, '\n');
    check_list(large, -1, "more than 1048576 bytes");
    for (int i = 0; i < 40; i++) {
        g_autofree char *name = g_strdup_printf("lists/deep%d.shards", i),
                        *text = g_strdup_printf("deep%d.shards\n", i + 1);
        assert_true(g_file_set_contents(name, text, -1, NULL));
    }
    check_list("deep0.shards\n", -1, "more than 32 lists");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(kinds), cmocka_unit_test(lists),
                                       cmocka_unit_test(several), cmocka_unit_test(ceilings)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
