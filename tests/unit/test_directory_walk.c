// SPDX-License-Identifier: GPL-3.0-or-later
/* Folders to a list of files: which are taken, and in which order. */
#include "ingest/directory_walk.h"
#include "ingest/open_path.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { LEVELS = 300 };

static void write_file(const char *path, const char *content)
{
    assert_true(g_file_set_contents(path, content, -1, NULL));
}

/* A chain of folders longer than PATH_MAX with a file at its end. */
static void make_deep(void)
{
    static const char name[] = "dddddddddddddddddddd";
    assert_int_equal(mkdir("deep", 0700), 0);
    int at = open("deep", O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < LEVELS; i++) {
        assert_int_equal(mkdirat(at, name, 0700), 0);
        int next = openat(at, name, O_RDONLY | O_DIRECTORY);
        assert_true(next >= 0);
        close(at);
        at = next;
    }
    int leaf = openat(at, "leaf.txt", O_CREAT | O_WRONLY, 0600);
    assert_int_equal(write(leaf, "text\n", 5), 5);
    close(leaf);
    close(at);
}

static int set_up(void **state)
{
    char *folder = g_dir_make_tmp("undex-walk-XXXXXX", NULL);
    assert_non_null(folder);
    assert_int_equal(chdir(folder), 0);
    *state = folder;
    g_mkdir("t", 0700);
    g_mkdir("t/sub", 0700);
    g_mkdir("t/.hidden", 0700);
    g_mkdir("t/dir.pdf", 0700);
    write_file("t/b.txt", "b");
    write_file("t/a.PDF", "a");
    write_file("t/noext", "%PDF-1.4");
    write_file("t/script.c", "int");
    write_file("t/.txt", "hidden");
    write_file("t/.hidden/x.txt", "hidden");
    write_file("t/sub/new\nline.md", "x");
    write_file("t/sub/bad\xff.txt", "x");
    assert_int_equal(mkfifo("t/fifo.pdf", 0600), 0);
    assert_int_equal(symlink("b.txt", "t/link.txt"), 0);
    assert_int_equal(symlink(".", "t/loop"), 0);
    assert_int_equal(symlink("t", "named"), 0);
    assert_int_equal(symlink("self", "self"), 0);
    return 0;
}

static int tear_down(void **state)
{
    char *argv[] = {"rm", "-rf", *state, NULL};
    assert_int_equal(chdir("/"), 0);
    assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
    g_free(*state);
    return 0;
}

static char *shown(const undex_walk *walk)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < walk->files->len; i++)
        g_string_append_printf(list, "%s|", ((undex_found *)g_ptr_array_index(walk->files, i))->shown);
    return g_string_free(list, FALSE);
}

static void test_folder(void **state)
{
    (void)state;
    static const char *const paths[] = {"t/", NULL};
    g_autoptr(undex_walk) walk = undex_walk_run(paths, NULL, NULL);
    g_autofree char *list = shown(walk);
    assert_string_equal(list, "t/a.PDF|t/b.txt|t/noext|t/sub/bad\xff.txt|t/sub/new\nline.md|");
    assert_int_equal(walk->left_out->len, 1);
    assert_int_equal(walk->failures->len, 0);
    assert_true(g_path_is_absolute(((undex_found *)g_ptr_array_index(walk->files, 0))->path));
}

static void test_named(void **state)
{
    (void)state;
    static const struct {
        const char *paths[4];
        const char *list;
        guint failures;
    } rows[] = {
        {{"t/script.c"}, "t/script.c|", 0},
        {{"t/.txt"}, "t/.txt|", 0},
        {{"t/link.txt", "t/b.txt"}, "t/link.txt|", 0}, /* the same file: taken once */
        {{"t/b.txt", "t/sub", "t/sub/"}, "t/b.txt|t/sub/bad\xff.txt|t/sub/new\nline.md|", 0},
        {{"named/sub"}, "named/sub/bad\xff.txt|named/sub/new\nline.md|", 0},
        {{"nowhere"}, "", 1},
        {{"t/b.txt/x"}, "", 1},
        {{"self"}, "", 1},
        {{"t/fifo.pdf"}, "t/fifo.pdf|", 0}, /* named: listed, and refused when it is opened */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(undex_walk) walk = undex_walk_run(rows[i].paths, NULL, NULL);
        g_autofree char *list = shown(walk);
        assert_string_equal(list, rows[i].list);
        assert_int_equal(walk->failures->len, rows[i].failures);
    }
}

static void test_missing(void **state)
{
    (void)state;
    static const char *const paths[] = {"nowhere", "self", NULL};
    g_autoptr(undex_walk) walk = undex_walk_run(paths, NULL, NULL);
    const undex_walk_failure *gone = g_ptr_array_index(walk->failures, 0),
                             *loop = g_ptr_array_index(walk->failures, 1);
    assert_true(gone->missing);
    assert_false(loop->missing);
}

static void test_long_paths(void **state)
{
    (void)state;
    static const char *const paths[] = {"deep", NULL};
    make_deep();
    g_autoptr(undex_walk) walk = undex_walk_run(paths, NULL, NULL);
    assert_int_equal(walk->files->len, 1);
    const undex_found *found = g_ptr_array_index(walk->files, 0);
    assert_true(strlen(found->path) > PATH_MAX);
    int fd = undex_path_open(found->path, O_RDONLY);
    char bytes[8];
    assert_true(fd >= 0);
    assert_int_equal(read(fd, bytes, sizeof bytes), 5);
    close(fd);
}

static void test_stop(void **state)
{
    (void)state;
    static const char *const paths[] = {"t", NULL};
    volatile int stop = 1;
    g_autoptr(undex_walk) walk = undex_walk_run(paths, NULL, &stop);
    assert_int_equal(walk->files->len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder), cmocka_unit_test(test_named),      cmocka_unit_test(test_missing),
        cmocka_unit_test(test_stop),   cmocka_unit_test(test_long_paths),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
