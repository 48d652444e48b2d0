// SPDX-License-Identifier: GPL-3.0-or-later
/* Several indexes that are read as one, and what becomes of one that fails. */
#include "index/index_shards.h"
#include "index/shared_key.h"

#include <string.h>

typedef struct {
    char *name;
    undex_index *index; /* NULL: it is left out */
    char *reason;       /* why it is */
    gboolean remote;
} shard;

struct undex_shards {
    GPtrArray *all;    /* shard *, in the order of their locations */
    GPtrArray *joined; /* those that the database was joined of, by their numbers there; they may have failed
                          since */
    guint missing;
    undex_shard_options options;
};

static void shard_free(gpointer p)
{
    shard *one = p;
    undex_index_free(one->index);
    g_free(one->name);
    g_free(one->reason);
    g_free(one);
}

void undex_shards_free(undex_shards *shards)
{
    if (!shards)
        return;
    g_ptr_array_unref(shards->joined);
    g_ptr_array_unref(shards->all);
    g_free(shards);
}

/* ---- failures ---- */

/* What Xapian says of a server, for people. Caller frees. */
static char *network_reason(const xc_error *failure, double timeout)
{
    if (strstr(failure->message, "imeout") || strstr(failure->message, "imed out")) {
        char seconds[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(seconds, sizeof seconds, "%g", timeout);
        return g_strdup_printf("does not answer within %s s", seconds);
    }
    return g_strdup_printf("does not answer: %s", failure->message);
}

/* Leaves it out, and says so. FALSE and an error: all are wanted, or none is left. */
static gboolean leave_out(undex_index *store, shard *one, const char *reason, GError **error)
{
    undex_shards *shards = store->shards;
    guint number;
    if (shards->options.all)
        return undex_error_fail(error, UNDEX_ERROR_INDEX,
                                "shard %s: %s; without --all-shards the others answer", one->name, reason);
    if (shards->all->len == 1)
        return undex_error_fail(error, UNDEX_ERROR_INDEX, "%s", reason);
    shards->missing++;
    store->generation++;
    one->reason = g_strdup(reason);
    if (store->database && g_ptr_array_find(shards->joined, one, &number))
        xc_database_drop_shard(store->database, number, NULL);
    if (shards->options.left_out)
        shards->options.left_out(one->name, reason);
    return shards->missing < shards->all->len ||
           undex_error_fail(error, UNDEX_ERROR_INDEX, "none of its %u shards answers", shards->all->len);
}

/* Of these it can be that one shard alone is concerned. */
static gboolean is_of_shard(const xc_error *failure)
{
    switch (failure->code) {
    case XC_ERROR_NETWORK:
    case XC_ERROR_CORRUPT:
    case XC_ERROR_VERSION:
    case XC_ERROR_CLOSED:
    case XC_ERROR_OPEN:
    case XC_ERROR_IO:
    case XC_ERROR_NOT_FOUND:
    case XC_ERROR_MODIFIED:
        return TRUE;
    default:
        return FALSE;
    }
}

/* Why it failed. Caller frees. */
static char *reason_of(const undex_shards *shards, const xc_error *failure)
{
    g_autoptr(GError) error = NULL;
    if (failure->code == XC_ERROR_NETWORK)
        return network_reason(failure, shards->options.timeout);
    undex_index_fail(NULL, failure, &error);
    return g_strdup(error->message);
}

gboolean undex_shards_leave_out(undex_index *store, const xc_error *failure, GError **error)
{
    undex_shards *shards = store->shards;
    int number = failure->shard;
    if (!shards || number < 0 || number >= (int)shards->joined->len || !is_of_shard(failure))
        return FALSE;
    shard *one = g_ptr_array_index(shards->joined, number);
    g_autofree char *reason = reason_of(shards, failure);
    return !one->reason && leave_out(store, one, reason, error);
}

/* ---- opening ---- */

/* The index of a server's database (taken). NULL: it is none, or of another schema. */
static undex_index *index_of(xc_database *database, undex_index_mode mode, GError **error)
{
    g_autoptr(undex_index) store = g_new0(undex_index, 1);
    store->database = database;
    store->any = mode == UNDEX_INDEX_READ_ANY;
    return undex_index_check_version(store, error) ? g_steal_pointer(&store) : NULL;
}

/* Opens one; NULL and an error. `database`: of a server; NULL: `failure` tells why there is none. */
static undex_index *open_one(const undex_location *location, undex_index_mode mode, xc_database *database,
                             const xc_error *failure, const undex_shards *shards, GError **error)
{
    if (location->folder && !undex_index_exists(location->folder))
        return undex_error_null(error, UNDEX_ERROR_INDEX, "there is no index in that folder");
    if (location->folder)
        return undex_index_open(location->folder, mode, error);
    if (database)
        return index_of(database, mode, error);
    g_autofree char *reason = network_reason(failure, shards->options.timeout);
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX, "%s", reason);
    return NULL;
}

/* FALSE: what is wrong with the shard is no failure that it may be left out for. */
static gboolean take_failed(undex_index *store, shard *one, const GError *failed, GError **error)
{
    if (g_str_has_suffix(failed->message, UNDEX_INDEX_ADVICE_UPGRADE))
        return undex_error_fail(error, UNDEX_ERROR_INDEX, "shard %s: %s", one->name, failed->message);
    return leave_out(store, one, failed->message, error);
}

static void add_all(undex_shards *shards, const GPtrArray *locations)
{
    for (guint i = 0; i < locations->len; i++) {
        const undex_location *location = g_ptr_array_index(locations, i);
        shard *one = g_new0(shard, 1);
        one->name = g_strdup(location->name);
        one->remote = location->host != NULL;
        g_ptr_array_add(shards->all, one);
    }
}

static gboolean open_all(undex_index *store, const GPtrArray *locations, undex_index_mode mode,
                         GError **error)
{
    undex_shards *shards = store->shards;
    g_autofree xc_error *failures = g_new0(xc_error, locations->len);
    g_autofree xc_database **databases =
        undex_shards_connect_all(locations, shards->options.timeout, failures);
    gboolean ok = TRUE;
    add_all(shards, locations);
    for (guint i = 0; i < locations->len; i++) {
        g_autoptr(GError) failed = NULL;
        shard *one = g_ptr_array_index(shards->all, i);
        if (ok)
            one->index =
                open_one(g_ptr_array_index(locations, i), mode, databases[i], &failures[i], shards, &failed);
        else
            xc_database_free(databases[i]);
        if (one->index)
            g_ptr_array_add(shards->joined, one);
        else if (ok)
            ok = take_failed(store, one, failed, error);
    }
    return ok;
}

/* The database that is all of theirs; NULL: failure. */
static xc_database *join(const undex_shards *shards, GError **error)
{
    g_autofree xc_database **databases = g_new(xc_database *, shards->joined->len);
    xc_error failure;
    for (guint i = 0; i < shards->joined->len; i++)
        databases[i] = ((shard *)g_ptr_array_index(shards->joined, i))->index->database;
    xc_database *database = xc_database_join(databases, shards->joined->len, &failure);
    if (!database)
        undex_index_fail(NULL, &failure, error);
    return database;
}

/* The lowest version of their schemas. */
static int version_of(const undex_shards *shards)
{
    int version = G_MAXINT;
    for (guint i = 0; i < shards->joined->len; i++)
        version = MIN(version, ((shard *)g_ptr_array_index(shards->joined, i))->index->version);
    return version;
}

undex_index *undex_index_open_shards(const GPtrArray *locations, undex_index_mode mode,
                                     const undex_shard_options *options, GError **error)
{
    g_autoptr(undex_index) store = g_new0(undex_index, 1);
    const undex_location *first = g_ptr_array_index(locations, 0);
    if (locations->len == 1 && first->folder)
        return undex_index_open(first->folder, mode, error);
    store->any = mode == UNDEX_INDEX_READ_ANY;
    store->shards = g_new0(undex_shards, 1);
    store->shards->options = *options;
    store->shards->all = g_ptr_array_new_with_free_func(shard_free);
    store->shards->joined = g_ptr_array_new();
    if (!open_all(store, locations, mode, error) || !(store->database = join(store->shards, error)))
        return NULL;
    store->version = version_of(store->shards);
    return g_steal_pointer(&store);
}

/* ---- what is known of them ---- */

guint undex_index_shards(const undex_index *store)
{
    return store->shards ? store->shards->all->len : 0;
}

undex_shard_state undex_index_shard(const undex_index *store, guint number)
{
    const shard *one = g_ptr_array_index(store->shards->all, number);
    return (undex_shard_state){one->name, one->reason, one->reason ? NULL : one->index, one->remote};
}

GPtrArray *undex_index_shards_left_out(const undex_index *store)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < undex_index_shards(store); i++) {
        const shard *one = g_ptr_array_index(store->shards->all, i);
        if (one->reason)
            g_ptr_array_add(names, g_strdup(one->name));
    }
    return names;
}

gboolean undex_index_count_shard(undex_index *store, guint number, undex_index_counts *counts, GError **error)
{
    g_autoptr(GError) failed = NULL;
    shard *one = g_ptr_array_index(store->shards->all, number);
    if (undex_index_count(one->index, counts, &failed))
        return TRUE;
    return leave_out(store, one, failed->message, error);
}

typedef struct {
    const char *key;
    int shard;
} place_request;

static gboolean attempt_place(xc_database *database, gpointer closure, xc_error *failure)
{
    place_request *request = closure;
    guint32 start = undex_shared_key_start(database, request->key, failure);
    request->shard = start ? xc_database_shard_of(database, start) : -1;
    return start || failure->code == XC_OK;
}

const char *undex_index_shard_of(undex_index *store, const char *key)
{
    place_request request = {key, -1};
    if (!store->shards || !undex_index_try(store, attempt_place, &request, NULL) || request.shard < 0)
        return NULL;
    return ((const shard *)g_ptr_array_index(store->shards->joined, request.shard))->name;
}

gint64 undex_shards_bytes(undex_index *store, GError **error)
{
    gint64 bytes = 0;
    if (!store->shards)
        return store->path ? undex_index_bytes_of(store->path, error) : 0;
    for (guint i = 0; i < store->shards->all->len; i++) {
        const shard *one = g_ptr_array_index(store->shards->all, i);
        gint64 more = one->reason || one->remote ? 0 : undex_index_bytes_of(one->index->path, error);
        if (more < 0)
            return -1;
        bytes += more;
    }
    return bytes;
}

gint64 undex_index_state(const undex_index *store)
{
    return store->shards ? store->generation : xc_database_revision(store->database, NULL);
}
