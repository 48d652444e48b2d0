// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening what a path names: a regular file of a bearable size, and nothing else. */
#include "files.h"

#include "ingest/open_file.h"
#include "reader/read_document.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static int set_up(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("undex-take-XXXXXX", NULL);
    return folder ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    wipe(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}

static void regular_file(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(folder, "a.txt", NULL);
    undex_file file = {0};
    assert_true(g_file_set_contents(path, "one\ntwo\n", -1, NULL));
    int fd = undex_open_file(path, &file, NULL);
    assert_true(fd >= 0);
    assert_int_equal(file.size, 8);
    assert_true(file.mtime_ns != 0 && file.inode != 0);
    assert_int_equal(truncate(path, 5), 0); /* it shrinks meanwhile */
    g_autoptr(GBytes) bytes = undex_read_document_bytes(fd, NULL);
    close(fd);
    assert_int_equal(g_bytes_get_size(bytes), 5);
    assert_memory_equal(g_bytes_get_data(bytes, NULL), "one\nt", 5);
}

static void what_is_no_file(void **state)
{
    (void)state;
    g_autofree char *pipe = g_build_filename(folder, "pipe", NULL);
    g_autofree char *none = g_build_filename(folder, "none", NULL);
    const struct {
        const char *path;
        undex_error code;
        const char *message;
    } cases[] = {
        {folder, UNDEX_ERROR_UNSUPPORTED, "a folder, not a file"},
        {pipe, UNDEX_ERROR_UNSUPPORTED, "a named pipe, not a file"},
        {"/dev/null", UNDEX_ERROR_UNSUPPORTED, "a device, not a file"},
        {none, UNDEX_ERROR_IO, "cannot open it: No such file or directory"},
    };
    assert_int_equal(mkfifo(pipe, 0600), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        undex_file file = {0};
        assert_int_equal(undex_open_file(cases[i].path, &file, &error), -1);
        assert_true(g_error_matches(error, UNDEX_ERROR, (int)cases[i].code));
        assert_string_equal(error->message, cases[i].message);
    }
}

static void too_large(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(folder, "sparse", NULL);
    g_autoptr(GError) error = NULL;
    undex_file file = {0};
    int fd = open(path, O_CREAT | O_WRONLY, 0600);
    assert_int_equal(ftruncate(fd, UNDEX_OPEN_FILE_MOST_BYTES + 1), 0);
    close(fd);
    assert_int_equal(undex_open_file(path, &file, &error), -1);
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regular_file),
        cmocka_unit_test(what_is_no_file),
        cmocka_unit_test(too_large),
    };
    return cmocka_run_group_tests_name("take", tests, set_up, tear_down);
}
