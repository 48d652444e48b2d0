// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/index_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define DATABASE "db"
#define WRITER   "writer.pid"

/* Databases beside the one in use, while they are made and done away with. */
static const char *const temporary[] = {DATABASE ".new", DATABASE ".old"};

static gboolean fail_io(const char *what, GError **error)
{
    return undex_error_fail(error, UNDEX_ERROR_IO, "%s: %s", what, g_strerror(errno));
}

gboolean undex_index_open_folder(const char *folder, GDir **dir, GError **error)
{
    g_autoptr(GError) why = NULL;
    *dir = g_dir_open(folder, 0, &why);
    if (*dir || g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_IO, "%s", why->message);
}

/* A folder where an index may be made: empty but for parts of one, notes for readers and hidden files. */
static gboolean is_free(const char *folder, GError **error)
{
    g_autoptr(GDir) dir = NULL;
    if (!undex_index_open_folder(folder, &dir, error))
        return FALSE;
    for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;)
        if (name[0] != '.' && !g_str_has_prefix(name, "README") && strcmp(name, DATABASE) != 0 &&
            strcmp(name, WRITER) != 0)
            return undex_error_fail(
                error, UNDEX_ERROR_INDEX,
                "is a folder with other files in it, not an index; name a new or an empty folder "
                "with --index");
    return TRUE;
}

static gboolean make(const char *folder, GError **error)
{
    if (g_file_test(folder, G_FILE_TEST_EXISTS) && !g_file_test(folder, G_FILE_TEST_IS_DIR))
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "is a file, not an index; name a folder with --index");
    return is_free(folder, error) &&
           (g_mkdir_with_parents(folder, 0777) == 0 || fail_io("cannot be made", error));
}

/* What is to be as it is in `like`: its owner and group, as far as this process may give things away. */
static void give(int at, const char *name, const struct stat *facts, const struct stat *like)
{
    uid_t owner = geteuid() == 0 ? like->st_uid : facts->st_uid;
    if (owner != facts->st_uid || like->st_gid != facts->st_gid)
        (void)!fchownat(at, name, owner, like->st_gid, AT_SYMLINK_NOFOLLOW);
}

/* In the folder of another user the superuser makes what that one would have made. */
static gboolean make_database(const char *folder, const char *path, gboolean *fresh, GError **error)
{
    struct stat facts, like;
    *fresh = mkdir(path, 0777) == 0;
    if (!*fresh)
        return errno == EEXIST || fail_io("the database in it cannot be made", error);
    if (geteuid() != 0 || stat(folder, &like) != 0 || like.st_uid == 0 || lstat(path, &facts) != 0)
        return TRUE;
    give(AT_FDCWD, path, &facts, &like);
    return ((facts.st_mode ^ like.st_mode) & 07777) == 0 || chmod(path, like.st_mode & 07777) == 0 ||
           fail_io("the database in it cannot be made", error);
}

/* Calls `each` with the entries of a database; FALSE where it did. */
static gboolean look_through(int database,
                             gboolean (*each)(int, const char *, const struct stat *, GError **),
                             GError **error)
{
    int fd = openat(database, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    gboolean ok = dir || fail_io("the database in it cannot be read", error);
    if (!dir && fd >= 0)
        close(fd);
    for (struct dirent *entry; ok && dir && (entry = readdir(dir));) {
        struct stat facts;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            fstatat(fd, entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0)
            ok = each(fd, entry->d_name, &facts, error);
    }
    if (dir)
        closedir(dir);
    return ok;
}

/* While the first file of a database is missing, nothing was ever in it, and Xapian neither opens nor makes
 * it where there are tables: those that a run left which could not even begin. */
static gboolean remove_stillborn(int database, const char *name, const struct stat *facts, GError **error)
{
    (void)error;
    if (g_str_has_suffix(name, ".glass") && S_ISREG(facts->st_mode) && facts->st_size == 0)
        unlinkat(database, name, 0);
    return TRUE;
}

/* Xapian opens its files by name, to write to them. */
static gboolean is_file(int database, const char *name, const struct stat *facts, GError **error)
{
    (void)database;
    if (S_ISREG(facts->st_mode))
        return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_INDEX,
                            "%s/%s in it is not a regular file; see what it is, and remove it", DATABASE,
                            name);
}

static gboolean own(int database, const char *name, const struct stat *facts, GError **error)
{
    struct stat like;
    (void)error;
    if (!S_ISREG(facts->st_mode) || fstat(database, &like) != 0)
        return TRUE;
    give(database, name, facts, &like);
    mode_t readers = like.st_mode & 0444;
    if ((facts->st_mode & readers) != readers)
        (void)!fchmodat(database, name, (facts->st_mode | readers) & 0777, 0);
    return TRUE;
}

void undex_index_folder_own(const char *path)
{
    int database = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (database < 0)
        return;
    look_through(database, own, NULL);
    close(database);
}

gboolean undex_index_folder_prepare(undex_index *store, GError **error)
{
    gboolean fresh = FALSE;
    if (!undex_index_exists(store->folder) &&
        (!make(store->folder, error) || !make_database(store->folder, store->path, &fresh, error)))
        return FALSE;
    if (!undex_index_mode_begin(store, fresh, error))
        return FALSE;
    int database = open(store->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (database < 0)
        return fail_io("the database in it cannot be read", error);
    gboolean ok = look_through(database, is_file, error);
    if (ok && !undex_index_exists(store->folder))
        look_through(database, remove_stillborn, NULL);
    close(database);
    mode_t before = umask(~(store->mode | 0444) & 0777);
    if (!store->umask_set)
        store->umask_before = before;
    store->umask_set = TRUE;
    return ok;
}

static gboolean remove_file(int database, const char *name, const struct stat *facts, GError **error)
{
    /* Changes are what Xapian writes down for replicas, where XAPIAN_MAX_CHANGESETS asks for that. */
    gboolean ours = g_str_has_suffix(name, ".glass") || g_str_has_suffix(name, ".tmp") ||
                    strcmp(name, "iamglass") == 0 || strcmp(name, "flintlock") == 0 ||
                    g_str_has_prefix(name, "changes");
    (void)error;
    if (ours && !S_ISDIR(facts->st_mode))
        unlinkat(database, name, 0);
    return TRUE;
}

void undex_index_folder_empty(int database)
{
    look_through(database, remove_file, NULL);
}

void undex_index_folder_remove(const char *path)
{
    struct stat facts;
    if (lstat(path, &facts) != 0)
        return;
    int database = S_ISLNK(facts.st_mode) ? -1 : open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (S_ISLNK(facts.st_mode))
        unlink(path);
    if (database < 0)
        return;
    undex_index_folder_empty(database);
    close(database);
    rmdir(path);
}

gboolean undex_index_folder_make_like(const char *path, const char *like, GError **error)
{
    struct stat facts, wanted;
    if (mkdir(path, 0700) != 0) {
        g_autofree char *name = g_path_get_basename(path);
        g_autofree char *what =
            g_strdup_printf("%s cannot be made in it (see what is there, and remove it)", name);
        return fail_io(what, error);
    }
    if (stat(like, &wanted) != 0 || lstat(path, &facts) != 0)
        return fail_io("its database cannot be looked at", error);
    give(AT_FDCWD, path, &facts, &wanted);
    return ((facts.st_mode ^ wanted.st_mode) & 07777) == 0 || chmod(path, wanted.st_mode & 07777) == 0 ||
           fail_io("the mode of its database cannot be set", error);
}

/* ---- who writes ---- */

static void sign(const char *folder)
{
    struct stat facts, like;
    g_autofree char *path = g_build_filename(folder, WRITER, NULL);
    g_autofree char *text = g_strdup_printf("%d\n", (int)getpid());
    unlink(path);
    /* The file is only for the message of another writer; that it cannot be made is no failure. */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return;
    if (stat(folder, &like) == 0 && fstat(fd, &facts) == 0)
        give(AT_FDCWD, path, &facts, &like);
    (void)!write(fd, text, strlen(text));
    close(fd);
}

/* Earlier versions wrote to WRITER.XXXXXX first. */
static void remove_left_over(const char *folder)
{
    for (gsize i = 0; i < G_N_ELEMENTS(temporary); i++) {
        g_autofree char *path = g_build_filename(folder, temporary[i], NULL);
        undex_index_folder_remove(path);
    }
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_str_has_prefix(name, WRITER ".") && strlen(name) == strlen(WRITER) + 7)
            unlink(path);
    }
}

void undex_index_folder_claim(const undex_index *store)
{
    remove_left_over(store->folder);
    sign(store->folder);
    undex_index_folder_own(store->path);
}

void undex_index_folder_release(undex_index *store)
{
    g_autofree char *path = g_build_filename(store->folder, WRITER, NULL);
    if (store->database && store->writable)
        unlink(path);
    undex_index_mode_settle(store);
    if (store->umask_set)
        umask(store->umask_before);
    store->umask_set = FALSE;
}

int undex_index_folder_writer(const char *folder)
{
    char text[24] = "";
    g_autofree char *path = g_build_filename(folder, WRITER, NULL);
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    gssize n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    gint64 pid = n > 0 ? g_ascii_strtoll(text, NULL, 10) : 0;
    return pid > 0 && pid < G_MAXINT && kill((pid_t)pid, 0) == 0 ? (int)pid : 0;
}
