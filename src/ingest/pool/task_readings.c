// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages that OCR has read go from a worker to whoever keeps them, and back to the one that reads the file
 * again. Nobody here looks into them: they are given to readers of the same bytes alone. */
#include "ingest/pool/pool_private.h"

#include "base/binary.h"

void pool_send_readings(const worker_handle *member, const pool_task *task)
{
    GBytes *(*find)(const char *, gpointer) = task->ocr ? task->wanted.find_readings : NULL;
    g_autoptr(GBytes) kept =
        find && task->copy->sha256 ? find(task->copy->sha256, task->wanted.closure) : NULL;
    g_autoptr(undex_snapshot) copy = kept ? undex_snapshot_new(FALSE, NULL) : NULL;
    if (copy && undex_snapshot_append(copy, g_bytes_get_data(kept, NULL), g_bytes_get_size(kept), NULL) &&
        undex_snapshot_seal(copy, NULL))
        undex_message_send(member->tasks, "", 1, copy->fd);
}

gboolean pool_take_reading(const worker_handle *member, const undex_message_part *frame)
{
    undex_outcome *outcome = member->outcome;
    if (!member->ocr || outcome->prepared || !frame->length)
        return FALSE;
    if (!outcome->readings)
        outcome->readings = g_byte_array_new();
    undex_binary_write_bytes(outcome->readings, frame->bytes, frame->length);
    return TRUE;
}
