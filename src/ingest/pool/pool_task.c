// SPDX-License-Identifier: GPL-3.0-or-later
/* A task before a worker has it: its file is read here, once, and hashed. */
#include "ingest/pool/pool_private.h"

#include "base/content_shard.h"

#include <unistd.h>

void pool_task_free(pool_task *task)
{
    if (task->wanted.fd >= 0)
        close(task->wanted.fd);
    g_byte_array_unref(task->wanted.strings);
    g_clear_pointer(&task->wanted.known, g_ptr_array_unref);
    undex_snapshot_free(task->copy);
    undex_outcome_free(task->first);
    g_free(task);
}

void undex_outcome_free(undex_outcome *outcome)
{
    if (!outcome)
        return;
    g_free(outcome->sha256);
    g_free(outcome->remark);
    undex_prepared_free(outcome->prepared);
    g_clear_pointer(&outcome->picture, g_bytes_unref);
    g_clear_pointer(&outcome->made, g_bytes_unref);
    g_clear_pointer(&outcome->readings, g_byte_array_unref);
    g_clear_error(&outcome->failure);
    g_free(outcome);
}

/* Of a PDF that only carries what is meant, nobody asks the digest. */
static gboolean copy(pool_task *task, GError **error)
{
    if (task->wanted.uncopied) {
        task->copy = undex_snapshot_of(task->wanted.fd, task->size);
        task->wanted.fd = -1;
        return TRUE;
    }
    g_autoptr(undex_snapshot) made = undex_snapshot_new(!task->wanted.attachment, error);
    gboolean copied =
        made && undex_snapshot_append_file(made, task->wanted.fd, error) && undex_snapshot_seal(made, error);
    close(task->wanted.fd);
    task->wanted.fd = -1;
    task->copy = copied ? g_steal_pointer(&made) : NULL;
    task->pdf = copied && undex_snapshot_is_pdf(task->copy);
    return copied;
}

static gboolean is_known(const pool_task *task)
{
    const char *sha256 = task->copy->sha256;
    return task->wanted.known && sha256 && !task->wanted.attachment &&
           g_ptr_array_find_with_equal_func(task->wanted.known, sha256, g_str_equal, NULL);
}

gboolean undex_shard_has(const undex_shard *shard, const char *sha256)
{
    return !shard->count || undex_content_shard(sha256, shard->count) == shard->number - 1;
}

undex_outcome *pool_task_copy(pool_task *task)
{
    gint64 began = g_get_monotonic_time();
    GError *why = NULL;
    gboolean copied = task->copy || copy(task, &why);
    gboolean elsewhere =
        copied && task->copy->sha256 && !undex_shard_has(&task->wanted.shard, task->copy->sha256);
    if (copied && !elsewhere && !is_known(task))
        return NULL;
    undex_outcome *outcome = g_new0(undex_outcome, 1);
    outcome->owner = task->wanted.owner;
    outcome->sha256 = copied ? g_strdup(task->copy->sha256) : NULL;
    outcome->elsewhere = elsewhere;
    outcome->same = copied && !elsewhere;
    outcome->failure = why;
    outcome->micros = g_get_monotonic_time() - began;
    return outcome;
}
