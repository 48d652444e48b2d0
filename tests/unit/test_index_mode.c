// SPDX-License-Identifier: GPL-3.0-or-later
/* Who may read an index, also where the file system has no modes. */
#include "files.h"

#include "undex/index.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *folder, *database;
static gboolean without_modes;

/* In the place of the C library's. */
int chmod(const char *path, mode_t mode)
{
    if (!without_modes)
        return (int)syscall(SYS_fchmodat, AT_FDCWD, path, mode);
    errno = EPERM;
    return -1;
}

static int set_up(void **state)
{
    (void)state;
    without_modes = FALSE;
    folder = g_dir_make_tmp("undex-mode-XXXXXX", NULL);
    database = g_build_filename(folder, "ix", "db", NULL);
    umask(022);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    wipe(folder);
    g_clear_pointer(&folder, g_free);
    g_clear_pointer(&database, g_free);
    return 0;
}

static undex_index *open_index(void)
{
    g_autofree char *path = g_build_filename(folder, "ix", NULL);
    undex_index *store = undex_index_open(path, UNDEX_INDEX_WRITE, NULL);
    assert_non_null(store);
    return store;
}

static mode_t mode_now(void)
{
    struct stat facts;
    assert_int_equal(stat(database, &facts), 0);
    return facts.st_mode & 0777;
}

static void narrow(undex_index *store, mode_t readers, gboolean expected)
{
    gboolean narrowed = !expected;
    assert_true(undex_index_narrow(store, readers, getegid(), &narrowed, NULL));
    assert_int_equal(narrowed, expected);
}

static void new_index(void **state)
{
    (void)state;
    undex_index *store = open_index();
    assert_int_equal(mode_now(), 0700); /* until the first commit */
    narrow(store, S_IRGRP | S_IROTH, FALSE);
    narrow(store, S_IRGRP, FALSE);
    assert_true(undex_index_commit(store, NULL));
    assert_int_equal(mode_now(), 0750);
    narrow(store, S_IRGRP | S_IROTH, FALSE); /* nothing is widened */
    assert_int_equal(mode_now(), 0750);
    narrow(store, 0, TRUE);
    assert_int_equal(mode_now(), 0700);
    narrow(store, 0, FALSE);
    undex_index_free(store);
    assert_int_equal(mode_now(), 0700);
}

static void file_system_without_modes(void **state)
{
    (void)state;
    without_modes = TRUE;
    undex_index *store = open_index();
    narrow(store, 0, FALSE);
    assert_true(undex_index_commit(store, NULL));
    undex_index_free(store);
    store = open_index();
    narrow(store, 0, FALSE);
    undex_index_free(store);
    assert_int_equal(mode_now(), 0755);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(new_index, set_up, tear_down),
        cmocka_unit_test_setup_teardown(file_system_without_modes, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("index_mode", tests, NULL, NULL);
}
