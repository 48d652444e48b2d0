// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening and closing: the folder, the lock, the version of the schema. */
#include "index/index_private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* In the index's folder: the database, and who writes to it. */
#define DATABASE "db"
#define WRITER   "writer.pid"

static char *database_path(const char *folder)
{
    return g_build_filename(folder, DATABASE, NULL);
}

gboolean undex_index_exists(const char *folder)
{
    g_autofree char *mark = g_build_filename(folder, DATABASE, "iamglass", NULL);
    return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

gboolean undex_index_is_locked(const char *folder)
{
    g_autofree char *path = database_path(folder);
    xc_database *database = xc_database_open(path, NULL);
    gboolean locked = database && xc_database_is_locked(database, NULL) == 1;
    xc_database_free(database);
    return locked;
}

/* A folder where an index may be made: empty but for parts of one, notes for readers and hidden files. */
static gboolean is_free(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    if (!dir)
        return TRUE;
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;)
        if (name[0] != '.' && !g_str_has_prefix(name, "README") && strcmp(name, DATABASE) != 0 &&
            strcmp(name, WRITER) != 0)
            return FALSE;
    return TRUE;
}

static gboolean prepare(const char *folder, GError **error)
{
    if (undex_index_exists(folder))
        return TRUE;
    if (g_file_test(folder, G_FILE_TEST_EXISTS) && !g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                    "is a file, not an index; name a folder with --index");
        return FALSE;
    }
    if (!is_free(folder)) {
        g_set_error(
            error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
            "is a folder with other files in it, not an index; name a new or an empty folder with --index");
        return FALSE;
    }
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot be made: %s", g_strerror(errno));
        return FALSE;
    }
    return TRUE;
}

/* The process that said it writes here, 0 where it is gone or unknown. */
static int find_writer(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, WRITER, NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    gint64 pid = g_ascii_strtoll(text, NULL, 10);
    return pid > 0 && pid < G_MAXINT && kill((pid_t)pid, 0) == 0 ? (int)pid : 0;
}

static void sign_writer(const char *folder, gboolean present)
{
    g_autofree char *path = g_build_filename(folder, WRITER, NULL);
    if (!present) {
        g_unlink(path);
        return;
    }
    g_autofree char *text = g_strdup_printf("%d\n", (int)getpid());
    g_file_set_contents(path, text, -1, NULL); /* only for the message of another writer */
}

/* Xapian's file, locked while one writes. */
#define LOCK "flintlock"

/* Where the lock may not be taken at all, Xapian says the same as where another has it. */
static gboolean fail_locked(const char *folder, GError **error)
{
    g_autofree char *lock = g_build_filename(folder, DATABASE, LOCK, NULL);
    if (access(lock, W_OK) != 0) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "%s/%s in it cannot be written to: %s", DATABASE,
                    LOCK, g_strerror(errno));
        return FALSE;
    }
    int pid = find_writer(folder);
    g_autofree char *who =
        pid ? g_strdup_printf("process %d is writing", pid) : g_strdup("another process is writing");
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                "%s to this index; wait until it is done, or stop it (searching goes on meanwhile)", who);
    return FALSE;
}

static gboolean open_database(undex_index *store, GError **error)
{
    xc_error failure;
    if (!store->writable) {
        store->database = xc_database_open(store->path, &failure);
    } else {
        if (!prepare(store->folder, error))
            return FALSE;
        store->database = xc_database_open_writable(store->path, XC_CREATE_OR_OPEN, 0, &failure);
    }
    if (store->database)
        return TRUE;
    if (failure.code == XC_ERROR_LOCKED)
        return fail_locked(store->folder, error);
    if (failure.code == XC_ERROR_NOT_FOUND) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                    "no index in '%s'; make one with `undex index PATH...`", store->folder);
        return FALSE;
    }
    return undex_index_fail(store, &failure, error);
}

/* A new database gets the version of the schema, any other must have ours. */
static gboolean check_version(undex_index *store, GError **error)
{
    xc_error failure;
    size_t length = 0;
    char *stored = xc_database_metadata(store->database, UNDEX_META_SCHEMA, &length, &failure);
    int64_t count = stored ? xc_database_doc_count(store->database, &failure) : -1;
    gint64 version = stored ? g_ascii_strtoll(stored, NULL, 10) : 0;
    xc_string_free(stored);
    if (count < 0)
        return undex_index_fail(store, &failure, error);
    if (version == UNDEX_SCHEMA_VERSION || (length == 0 && count == 0 && !store->writable))
        return TRUE;
    if (length > 0 || count > 0) {
        g_set_error(
            error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
            "'%s' was written by another version of undex (schema %d, this one has %d); remove the folder "
            "and index again",
            store->folder, (int)version, UNDEX_SCHEMA_VERSION);
        return FALSE;
    }
    g_autofree char *ours = g_strdup_printf("%d", UNDEX_SCHEMA_VERSION);
    if (xc_database_set_metadata(store->database, UNDEX_META_SCHEMA, ours, strlen(ours), &failure) &&
        xc_database_commit(store->database, &failure))
        return TRUE;
    return undex_index_fail(store, &failure, error);
}

undex_index *undex_index_open(const char *folder, undex_index_mode mode, GError **error)
{
    g_autoptr(undex_index) store = g_new0(undex_index, 1);
    store->folder = g_strdup(folder);
    store->path = database_path(folder);
    store->writable = mode == UNDEX_INDEX_WRITE;
    if (!open_database(store, error) || !check_version(store, error))
        return NULL;
    if (store->writable)
        sign_writer(store->folder, TRUE);
    if (!undex_index_settle_home(store, error))
        return NULL;
    return g_steal_pointer(&store);
}

void undex_index_free(undex_index *store)
{
    if (!store)
        return;
    if (store->database && store->writable) {
        if (store->pending)
            xc_database_cancel_transaction(store->database, NULL);
        sign_writer(store->folder, FALSE);
        xc_database_close(store->database, NULL);
    }
    xc_database_free(store->database);
    if (store->companion)
        store->companion_free(store->companion);
    undex_preparer_free(store->preparer);
    undex_stem_dictionary_free(store->families);
    g_free(store->folder);
    g_free(store->path);
    g_free(store->from);
    g_free(store->to);
    g_free(store);
}

gpointer undex_index_companion(undex_index *store, gpointer (*make)(void), GDestroyNotify companion_free)
{
    if (!store->companion) {
        store->companion = make();
        store->companion_free = companion_free;
    }
    return store->companion;
}

xc_database *undex_index_database(undex_index *store)
{
    return store->database;
}

gboolean undex_index_reopen(undex_index *store, GError **error)
{
    xc_error failure;
    if (store->writable || xc_database_reopen(store->database, &failure) != XC_FAILED)
        return TRUE;
    return undex_index_fail(store, &failure, error);
}
