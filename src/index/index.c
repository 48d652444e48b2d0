// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening and closing: the folder, the lock, the version of the schema. */
#include "index/glass_header.h"
#include "index/index_folder.h"
#include "index/index_shards.h"

#include <string.h>
#include <unistd.h>

static char *database_path(const char *folder)
{
    return g_build_filename(folder, UNDEX_INDEX_DATABASE, NULL);
}

gboolean undex_index_exists(const char *folder)
{
    g_autofree char *mark = g_build_filename(folder, UNDEX_INDEX_DATABASE, "iamglass", NULL);
    return g_file_test(mark, G_FILE_TEST_IS_REGULAR);
}

gboolean undex_index_is_locked(const char *folder)
{
    g_autofree char *path = database_path(folder);
    undex_glass_header header;
    xc_database *database =
        undex_glass_header_read(path, &header, NULL) ? xc_database_open(path, NULL) : NULL;
    gboolean locked = database && xc_database_is_locked(database, NULL) == 1;
    xc_database_free(database);
    return locked;
}

/* Xapian's file, locked while one writes. */
#define LOCK "flintlock"

/* What Xapian says of a lock that could not be tried, and its reason after that. */
#define NO_LOCK "Couldn't open lockfile: "

static gboolean fail_locked(const char *folder, GError **error)
{
    int pid = undex_index_folder_writer(folder);
    g_autofree char *who =
        pid ? g_strdup_printf("process %d is writing", pid) : g_strdup("another process is writing");
    return undex_error_fail(
        error, UNDEX_ERROR_INDEX,
        "%s to this index; wait until it is done, or stop it (searching goes on meanwhile)", who);
}

static gboolean fail_to_open(undex_index *store, const xc_error *failure, GError **error)
{
    const char *unlockable = strstr(failure->message, NO_LOCK);
    if (failure->code == XC_ERROR_LOCKED)
        return fail_locked(store->folder, error);
    if (unlockable)
        return undex_error_fail(error, UNDEX_ERROR_IO, "%s/%s in it cannot be written to: %s",
                                UNDEX_INDEX_DATABASE, LOCK, unlockable + strlen(NO_LOCK));
    if (failure->code == XC_ERROR_NOT_FOUND)
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "no index in '%s'; make one with `undex index PATH...`", store->folder);
    return undex_index_fail(store, failure, error);
}

/* Xapian gets no database whose header makes no sense. */
static gboolean open_database(undex_index *store, undex_glass_header *header, GError **error)
{
    xc_error failure;
    gboolean made = store->writable && !undex_index_exists(store->folder);
    if (store->writable && !undex_index_folder_prepare(store, error))
        return FALSE;
    if (undex_index_exists(store->folder) && !undex_glass_header_read(store->path, header, error))
        return FALSE;
    store->database = store->writable ? xc_database_open_writable(store->path, XC_CREATE_OR_OPEN, 0, &failure)
                                      : undex_index_open_tables(store->path, &failure);
    if (!store->database)
        return fail_to_open(store, &failure, error);
    /* The names of a new database are brought to the disk before anything is written into it. */
    return !made || undex_index_sync(store->path, FALSE, error);
}

gboolean undex_index_check_version(undex_index *store, GError **error)
{
    xc_error failure;
    size_t length = 0;
    char *stored = xc_database_metadata(store->database, UNDEX_META_SCHEMA, &length, &failure);
    int64_t count = stored ? xc_database_doc_count(store->database, &failure) : -1;
    gint64 version = stored ? g_ascii_strtoll(stored, NULL, 10) : 0;
    xc_string_free(stored);
    if (count < 0)
        return undex_index_fail(store, &failure, error);
    store->version = length ? (int)version : UNDEX_SCHEMA_VERSION;
    if (version == UNDEX_SCHEMA_VERSION || (length > 0 && store->any) ||
        (length == 0 && count == 0 && !store->writable))
        return TRUE;
    if (length > 0 || count > 0)
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "it was written by another version of undex (schema %d, this one has "
                                "%d); " UNDEX_INDEX_ADVICE_UPGRADE,
                                (int)version, UNDEX_SCHEMA_VERSION);
    g_autofree char *ours = g_strdup_printf("%d", UNDEX_SCHEMA_VERSION);
    if (!undex_index_begin(store, error))
        return FALSE;
    return xc_database_set_metadata(store->database, UNDEX_META_SCHEMA, ours, strlen(ours), &failure) ||
           undex_index_fail(store, &failure, error);
}

/* `*seen`: the header that was found; left alone where none could be read. */
static undex_index *open_once(const char *folder, undex_index_mode mode, undex_glass_header *seen,
                              GError **error)
{
    g_autoptr(undex_index) store = g_new0(undex_index, 1);
    store->folder = g_strdup(folder);
    store->path = database_path(folder);
    store->writable = mode == UNDEX_INDEX_WRITE || mode == UNDEX_INDEX_UPGRADE;
    store->any = mode == UNDEX_INDEX_READ_ANY || mode == UNDEX_INDEX_UPGRADE;
    if (!open_database(store, seen, error) || !undex_index_check_version(store, error))
        return NULL;
    return g_steal_pointer(&store);
}

/* What was opened may be of two databases, where a compacted one took the place of the other in between; and
 * what fails while a writer moves on says nothing of the index. Both are tried again. */
static undex_index *open_settled(const char *folder, undex_index_mode mode, GError **error)
{
    enum { TRIES = 8, PAUSE_MICROSECONDS = 20000 };
    g_autofree char *path = database_path(folder);
    for (int i = 1;; i++) {
        g_autoptr(GError) failed = NULL;
        undex_glass_header seen = {0}, now = {0};
        undex_index_place before, after;
        gboolean there = undex_index_look_at(path, &before);
        g_autoptr(undex_index) store = open_once(folder, mode, &seen, &failed);
        undex_index_look_at(path, &after);
        gboolean same = !there || memcmp(&before, &after, sizeof after) == 0;
        if (store && same)
            return g_steal_pointer(&store);
        if (store && i == TRIES)
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                        "the index changes too fast to be opened; try again");
        /* What fails again on the same state fails for good, if the header is still the same too. */
        if (failed && same && i > 1)
            undex_glass_header_read(path, &now, NULL);
        if (failed && (failed->code == UNDEX_ERROR_IO || i == TRIES ||
                       (same && i > 1 && undex_glass_header_is_same(&seen, &now))))
            g_propagate_error(error, g_steal_pointer(&failed));
        if (i == TRIES || (!store && !failed))
            return NULL;
        g_usleep(PAUSE_MICROSECONDS);
    }
}

undex_index *undex_index_open(const char *folder, undex_index_mode mode, GError **error)
{
    g_autoptr(undex_index) store = open_settled(folder, mode, error);
    if (!store)
        return NULL;
    if (store->writable)
        undex_index_folder_claim(store);
    return undex_index_settle_home(store, error) ? g_steal_pointer(&store) : NULL;
}

/* What is to be kept was committed. Where a write has failed, Xapian may crash over what it has of it in
 * memory (a damaged table makes it free a block twice): it stays open until the process ends. */
static void close_database(undex_index *store)
{
    static xc_database *volatile left_open G_GNUC_UNUSED; /* no leak */
    if (store->broken && store->pending) {
        left_open = store->database;
        return;
    }
    if (store->database && store->writable)
        xc_database_abandon(store->database);
    xc_database_free(store->database);
}

void undex_index_free(undex_index *store)
{
    if (!store)
        return;
    if (store->folder)
        undex_index_folder_release(store);
    close_database(store);
    if (store->companion)
        store->companion_free(store->companion);
    undex_shards_free(store->shards);
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

int undex_index_version(const undex_index *store)
{
    return store->version;
}

int undex_index_current_version(void)
{
    return UNDEX_SCHEMA_VERSION;
}

xc_database *undex_index_database(undex_index *store)
{
    return store->database;
}

gboolean undex_index_reopen(undex_index *store, GError **error)
{
    xc_error failure;
    return store->writable || undex_index_refresh(store, &failure) ||
           undex_index_fail(store, &failure, error);
}
