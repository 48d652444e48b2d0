// SPDX-License-Identifier: GPL-3.0-or-later
/* Connections to servers are made side by side, each by a thread of its own: what does not answer delays
 * nobody, and a name that is not resolved in time is given up with its thread. */
#include "index/index_shards.h"

#include <string.h>

enum { AT_ONCE = 64, MILLISECONDS = 1000 };

/* One connection, owned by its thread and by who waits for it. */
typedef struct {
    GMutex mutex;
    GCond changed;
    char *host;
    guint port, milliseconds;
    gboolean done;
    gatomicrefcount owners;
    xc_database *database;
    xc_error failure;
} connection;

static void release(connection *c)
{
    if (!g_atomic_ref_count_dec(&c->owners))
        return;
    xc_database_free(c->database);
    g_mutex_clear(&c->mutex);
    g_cond_clear(&c->changed);
    g_free(c->host);
    g_free(c);
}

static gpointer connect_to(gpointer p)
{
    connection *c = p;
    xc_error failure = {.code = XC_OK};
    xc_database *database =
        xc_database_open_remote(c->host, c->port, c->milliseconds, c->milliseconds, &failure);
    g_mutex_lock(&c->mutex);
    c->database = database;
    c->failure = failure;
    c->done = TRUE;
    g_cond_signal(&c->changed);
    g_mutex_unlock(&c->mutex);
    release(c);
    return NULL;
}

static connection *begin(const undex_location *location, double timeout)
{
    connection *c = g_new0(connection, 1);
    g_mutex_init(&c->mutex);
    g_cond_init(&c->changed);
    g_atomic_ref_count_init(&c->owners);
    g_atomic_ref_count_inc(&c->owners);
    c->host = g_strdup(location->host);
    c->port = location->port;
    c->milliseconds = (guint)CLAMP(timeout * MILLISECONDS, 0, G_MAXINT);
    GThread *thread = g_thread_try_new("shard", connect_to, c, NULL);
    if (thread)
        g_thread_unref(thread);
    else
        connect_to(c);
    return c;
}

/* Takes what came of it. */
static xc_database *end(connection *c, gint64 until, xc_error *failure)
{
    g_mutex_lock(&c->mutex);
    gboolean more = TRUE;
    while (!c->done && more)
        if (until)
            more = g_cond_wait_until(&c->changed, &c->mutex, until);
        else
            g_cond_wait(&c->changed, &c->mutex);
    xc_database *database = g_steal_pointer(&c->database);
    *failure = c->failure;
    if (!c->done)
        *failure = (xc_error){.code = XC_ERROR_NETWORK, .message = "Timeout expired"};
    g_mutex_unlock(&c->mutex);
    release(c);
    return database;
}

xc_database **undex_shards_connect_all(const GPtrArray *locations, double timeout, xc_error *failures)
{
    xc_database **databases = g_new0(xc_database *, MAX(locations->len, 1));
    for (guint from = 0; from < locations->len; from += AT_ONCE) {
        guint beyond = MIN(from + AT_ONCE, locations->len);
        connection *begun[AT_ONCE] = {NULL};
        for (guint i = from; i < beyond; i++) {
            const undex_location *location = g_ptr_array_index(locations, i);
            begun[i - from] = location->host ? begin(location, timeout) : NULL;
        }
        gint64 until = timeout > 0 ? g_get_monotonic_time() + (gint64)(timeout * G_USEC_PER_SEC) : 0;
        for (guint i = from; i < beyond; i++)
            if (begun[i - from])
                databases[i] = end(begun[i - from], until, &failures[i]);
    }
    return databases;
}
