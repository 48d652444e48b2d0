// SPDX-License-Identifier: GPL-3.0-or-later
/* Paths that a walk found are opened where they are what they were, and nowhere else: with openat2(), and
 * name by name where the system does not have it. */
#include "files.h"

#include "ingest/open_file.h"
#include "ingest/open_path.h"
#include "ingest/sidecar_metadata.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#endif

static char *folder;

static char *below(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void write_file(const char *name, const char *content)
{
    g_autofree char *path = below(name);
    assert_true(g_file_set_contents(path, content, -1, NULL));
}

static void link_to(const char *target, const char *name)
{
    g_autofree char *path = below(name);
    assert_int_equal(symlink(target, path), 0);
}

static int set_up(void **state)
{
    static const char *const folders[] = {"root", "root/sub", "root/sub/low", "out"};
    g_autofree char *made = g_dir_make_tmp("undex-open-XXXXXX", NULL);
    (void)state;
    folder = realpath(made, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = below(folders[i]);
        assert_int_equal(g_mkdir(path, 0700), 0);
    }
    write_file("root/a.txt", "inside");
    write_file("root/sub/low/b.txt", "inside");
    write_file("out/b.txt", "outside");
    link_to("a.txt", "root/beside");
    link_to("../out/b.txt", "root/up");
    link_to("../out", "root/other");
    link_to("sub", "root/inner");
    link_to("nowhere", "root/none");
    link_to("root", "named");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    wipe(folder);
    free(folder);
    return 0;
}

enum { READING = O_RDONLY | O_NONBLOCK };

static const struct {
    const char *path;
    int flags, why; /* 0: it is opened */
} rows[] = {
    {"root/a.txt", READING, 0},
    {"root/sub/low/b.txt", READING, 0},
    {"root//sub/low/b.txt", READING, 0},
    {"root/sub", READING | O_DIRECTORY, 0},
    {"root/sub/", READING | O_DIRECTORY, 0},
    {"root/none", O_PATH | O_NOFOLLOW, 0},
    {"root/beside", READING, ELOOP},
    {"root/up", READING, ELOOP},
    {"root/none", READING, ELOOP},
    {"root/other/b.txt", READING, ELOOP},
    {"root/other", READING | O_DIRECTORY, ELOOP},
    {"root/inner/low/b.txt", READING, ELOOP},
    {"named/a.txt", READING, ELOOP},
    {"root/absent", READING, ENOENT},
    {"root/absent/b.txt", READING, ENOENT},
    {"root/a.txt/b.txt", READING, ENOTDIR},
};

/* The first row that does not hold, from 1; 0: all do. */
static int first_wrong(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = below(rows[i].path);
        int fd = undex_path_open_found(path, rows[i].flags), why = errno;
        if (fd >= 0)
            close(fd);
        if (rows[i].why ? fd >= 0 || why != rows[i].why : fd < 0)
            return (int)i + 1;
    }
    int root = undex_path_open_found("/", READING | O_DIRECTORY);
    return root >= 0 && close(root) == 0 ? 0 : (int)G_N_ELEMENTS(rows) + 1;
}

static void links_are_not_followed(void **state)
{
    (void)state;
    assert_int_equal(first_wrong(), 0);
    g_autofree char *path = below("root/up");
    int fd = undex_path_open(path, READING);
    assert_true(fd >= 0);
    close(fd);
}

/* As on a system without openat2(), or in a container that forbids what it does not know. */
static void links_are_not_followed_name_by_name(void **state)
{
    (void)state;
#if defined(__linux__) && defined(SYS_openat2)
    static const int answers[] = {ENOSYS, EPERM};
    for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
        pid_t child = fork();
        if (child == 0) {
            struct sock_filter steps[] = {
                BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
                BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)answers[i]),
                BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
            };
            struct sock_fprog program = {G_N_ELEMENTS(steps), steps};
            if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
                prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
                _exit(100);
            _exit(syscall(SYS_openat2, -1, "", NULL, 0) < 0 && errno == answers[i] ? first_wrong() : 101);
        }
        int status = -1;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        if (WEXITSTATUS(status) == 100)
            skip();
        assert_int_equal(WEXITSTATUS(status), 0);
    }
#else
    skip();
#endif
}

/* Between the walk and the opening a file, its sidecar or its folder becomes a link. */
static void what_changes_after_the_walk(void **state)
{
    (void)state;
    static const struct {
        const char *name, *target;
    } swaps[] = {
        {"walked/a.txt", "../out/b.txt"}, {"walked/b.txt.meta", "../out/b.txt"}, {"walked/sub", "../out"}};
    g_autofree char *root = below("walked"), *sub = below("walked/sub");
    g_mkdir(root, 0700);
    g_mkdir(sub, 0700);
    write_file("walked/a.txt", "inside");
    write_file("walked/b.txt", "inside");
    write_file("walked/b.txt.meta", "title=Inside\n");
    write_file("walked/sub/b.txt", "inside");
    const char *const paths[] = {root, NULL};
    g_autoptr(undex_walk) walk = undex_walk_run(paths, NULL, NULL);
    assert_int_equal(walk->files->len, 3);
    for (gsize i = 0; i < G_N_ELEMENTS(swaps); i++) {
        g_autofree char *name = below(swaps[i].name), *aside = g_strconcat(name, ".aside", NULL);
        assert_int_equal(g_rename(name, aside), 0);
        assert_int_equal(symlink(swaps[i].target, name), 0);
    }
    for (guint i = 0; i < walk->files->len; i++) {
        const undex_found *found = g_ptr_array_index(walk->files, i);
        g_autoptr(GError) why = NULL;
        undex_file file = {0};
        mode_t mode = 0777;
        int fd = undex_open_file_found(found, found->path, &file, &why);
        g_autoptr(GPtrArray) pairs = undex_sidecar_read(found, &mode, fd >= 0 ? &why : NULL);
        if (fd >= 0)
            close(fd);
        assert_int_equal(fd >= 0, i == 1);
        assert_true(g_error_matches(why, UNDEX_ERROR, UNDEX_ERROR_IO));
        assert_non_null(strstr(why->message, "symbolic link"));
        assert_true(i != 1 || !pairs);
    }
}

/* What a user names may be a link. What an earlier run found may not. */
static void named_links(void **state)
{
    (void)state;
    static const undex_walk_filter before = {.found_before = TRUE};
    g_autofree char *path = below("root/up");
    const char *const paths[] = {path, NULL};
    g_autoptr(undex_walk) named = undex_walk_run(paths, NULL, NULL),
                          found = undex_walk_run(paths, &before, NULL);
    undex_file file = {0};
    int fd = undex_open_file_found(g_ptr_array_index(named->files, 0),
                                   ((undex_found *)g_ptr_array_index(named->files, 0))->path, &file, NULL);
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(found->files->len, 1);
    assert_int_equal(undex_open_file_found(g_ptr_array_index(found->files, 0), path, &file, NULL), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_are_not_followed),
        cmocka_unit_test(links_are_not_followed_name_by_name),
        cmocka_unit_test(what_changes_after_the_walk),
        cmocka_unit_test(named_links),
    };
    return cmocka_run_group_tests_name("open_path", tests, set_up, tear_down);
}
