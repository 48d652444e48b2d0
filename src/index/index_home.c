// SPDX-License-Identifier: GPL-3.0-or-later
/* An index that was moved or copied together with its files: /media/a/index beside /media/a/docs becomes
 * /mnt/index beside /mnt/docs. Both places of the index end alike; what stands before that is where the files
 * moved, too, as far as they are there now. An index that was moved alone finds none there, and its paths
 * stay as they are. */
#include "index/index_shards.h"
#include "index/shared_key.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A path of an attachment goes on below its PDF. Too long a path cannot be looked at so, and stays. */
static gboolean is_there(const char *path)
{
    return access(path, F_OK) == 0 || errno == ENOTDIR || errno == EACCES;
}

/* The path with `to` in place of `from` before it; NULL: it does not lie below `from`. */
static char *carried(const char *path, const char *from, const char *to)
{
    gsize n = strlen(from);
    gboolean below = n && strncmp(path, from, n) == 0 && (path[n] == '/' || from[n - 1] == '/');
    return below ? g_strconcat(to, path + n, NULL) : NULL;
}

/* NULL: it was not moved, or is not there. */
static char *moved_to(const undex_index *store, const char *path)
{
    char *now = store->from ? carried(path, store->from, store->to) : NULL;
    if (!now || is_there(now))
        return now;
    g_free(now);
    return NULL;
}

/* Of several shards the first finds it that was moved together with such a file. */
char *undex_index_locate(const undex_index *store, const char *path)
{
    char *now = moved_to(store, path);
    for (guint i = 0; !now && i < undex_index_shards(store); i++) {
        undex_shard_state one = undex_index_shard(store, i);
        now = one.index ? moved_to(one.index, path) : NULL;
    }
    return now ? now : g_strdup(path);
}

static gboolean is_stored(undex_index *store, const char *path)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_PATH, path);
    return undex_index_frequency(store, term, NULL) > 0;
}

/* NULL: it was not moved, or `all` knows no such file. */
static char *moved_from(undex_index *all, const undex_index *store, const char *path)
{
    char *before = store->from ? carried(path, store->to, store->from) : NULL;
    if (!before || is_stored(all, before))
        return before;
    g_free(before);
    return NULL;
}

char *undex_index_stored_path(undex_index *store, const char *path)
{
    char *before = moved_from(store, store, path);
    for (guint i = 0; !before && i < undex_index_shards(store); i++) {
        undex_shard_state one = undex_index_shard(store, i);
        before = one.index ? moved_from(store, one.index, path) : NULL;
    }
    return before ? before : g_strdup(path);
}

static gboolean may_have_moved(const undex_index *store)
{
    return store->from || store->shards;
}

undex_file *undex_index_file_of(const undex_index *store, GBytes *data, GError **error)
{
    undex_file *file = undex_entry_read_file(data, error);
    if (file && may_have_moved(store)) {
        char *now = undex_index_locate(store, file->path);
        g_free(file->path);
        file->path = now;
    }
    return file;
}

gboolean undex_index_stored_document_of(const undex_index *store, GBytes *data, undex_document **document,
                                        GError **error)
{
    if (!undex_entry_read_document(data, document, error))
        return FALSE;
    if (*document && may_have_moved(store)) {
        char *now = undex_index_locate(store, (*document)->path);
        g_free((*document)->path);
        (*document)->path = now;
    }
    return TRUE;
}

typedef struct {
    const undex_file *file;
    char *key;
} key_request;

static gboolean attempt_key(xc_database *database, gpointer closure, xc_error *failure)
{
    key_request *request = closure;
    request->key = undex_shared_key_of_file(database, request->file, failure);
    return request->key != NULL;
}

/* The key that the document of that file has among all shards. */
static gboolean settle_key(undex_index *store, GBytes *data, undex_document *document, GError **error)
{
    g_autoptr(undex_file) file = undex_entry_read_file(data, error);
    key_request request = {file, NULL};
    if (!file || (file->key && !undex_index_try(store, attempt_key, &request, error)))
        return FALSE;
    if (!request.key)
        return TRUE;
    g_free(document->key);
    document->key = request.key;
    return TRUE;
}

gboolean undex_index_document_of(undex_index *store, GBytes *data, undex_document **document, GError **error)
{
    if (!undex_index_stored_document_of(store, data, document, error))
        return FALSE;
    if (!*document || !store->shards || settle_key(store, data, *document, error))
        return TRUE;
    g_clear_pointer(document, undex_document_free);
    return FALSE;
}

/* What both places of the index begin with: the names at their ends that are the same taken off. */
static void split(const char *before, const char *now, char **from, char **to)
{
    gsize n = strlen(before), m = strlen(now), same = 0;
    for (gsize i = 1; i <= MIN(n, m) && before[n - i] == now[m - i]; i++)
        if (before[n - i] == '/')
            same = i;
    /* All of the old path is the end of the new one: what was the root is a folder now. */
    gboolean root = same == n;
    *from = root ? g_strdup("/") : g_strndup(before, n - same);
    *to = root ? g_strdup_printf("%.*s/", (int)(m - same), now) : g_strndup(now, m - same);
}

/* The file's entry under another path. */
static gboolean bring(undex_index *store, const undex_file *file, char *path, GError **error)
{
    undex_file moved = *file;
    moved.path = path;
    moved.key = NULL;
    gboolean put = file->key ? undex_index_put_same(store, file, &moved, error)
                             : undex_index_put_failure(store, &moved, error);
    g_free(moved.key);
    return put && undex_index_remove(store, file->path, error) >= 0;
}

/* Where the file is now, or would be: its folder has moved, or it is not where it was either. Caller frees;
 * NULL: it has stayed. */
static char *new_place(const char *path, const char *from, const char *to)
{
    char *now = carried(path, from, to);
    g_autofree char *folder = now ? g_path_get_dirname(now) : NULL;
    if (now && (is_there(now) || is_there(folder) || !is_there(path)))
        return now;
    g_free(now);
    return NULL;
}

/* Nothing has moved where no file is found to have. */
static gboolean bring_all(undex_index *store, const char *from, const char *to, GError **error)
{
    g_autoptr(GPtrArray) files = undex_index_list_files(store, error);
    gboolean any = FALSE;
    for (guint i = 0; files && i < files->len && !any; i++) {
        g_autofree char *now = carried(((undex_file *)g_ptr_array_index(files, i))->path, from, to);
        any = now && is_there(now);
    }
    for (guint i = 0; any && i < files->len; i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        g_autofree char *now = new_place(file->path, from, to);
        if (now && !bring(store, file, now, error))
            return FALSE;
    }
    return files != NULL;
}

gboolean undex_index_settle_home(undex_index *store, GError **error)
{
    xc_error failure;
    char *real = realpath(store->folder, NULL);
    g_autofree char *here = g_strdup(real ? real : store->folder);
    free(real);
    char *stored = xc_database_metadata(store->database, UNDEX_META_HOME, NULL, &failure);
    if (!stored)
        return undex_index_fail(store, &failure, error);
    g_autofree char *before = g_strdup(stored), *from = NULL, *to = NULL;
    xc_string_free(stored);
    if (strcmp(before, here) == 0)
        return TRUE;
    if (*before)
        split(before, here, &from, &to);
    if (!store->writable || store->version != UNDEX_SCHEMA_VERSION) {
        store->from = g_steal_pointer(&from);
        store->to = g_steal_pointer(&to);
        return TRUE;
    }
    if (from && !bring_all(store, from, to, error))
        return FALSE;
    if (!undex_index_begin(store, error))
        return FALSE;
    if (!xc_database_set_metadata(store->database, UNDEX_META_HOME, here, strlen(here), &failure))
        return undex_index_fail(store, &failure, error);
    return undex_index_commit(store, error);
}
