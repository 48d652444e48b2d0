// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/reading_queue.h"

/* Of outcomes that wait for a document that takes long. */
enum { AHEAD_BYTES = 48 << 20 };

void undex_reading_clear(undex_reading *reading)
{
    g_clear_error(&reading->failure);
    g_clear_pointer(&reading->outcome, undex_outcome_free);
}

gboolean undex_reading_queue_has_room(const undex_reading_queue *queue)
{
    return queue->files.length < queue->most && queue->bytes < AHEAD_BYTES &&
           (!queue->workers || undex_pool_has_room(queue->workers));
}

void undex_reading_queue_add(undex_reading_queue *queue, undex_reading *reading, int place)
{
    g_queue_push_nth(&queue->files, reading, place);
}

undex_reading *undex_reading_queue_head(const undex_reading_queue *queue)
{
    return g_queue_peek_head((GQueue *)&queue->files);
}

void undex_reading_queue_take(undex_reading_queue *queue)
{
    const undex_reading *head = undex_reading_queue_head(queue);
    queue->bytes -= head->outcome ? head->outcome->bytes : 0;
}

gboolean undex_reading_queue_gather(undex_reading_queue *queue, gboolean wait, GError **error)
{
    while (queue->workers && undex_pool_waiting(queue->workers)) {
        undex_outcome *outcome = NULL;
        if (!undex_pool_collect(queue->workers, wait, &outcome, error))
            return FALSE;
        if (!outcome)
            break;
        undex_reading *reading = outcome->owner;
        queue->bytes += outcome->bytes;
        reading->outcome = outcome;
        reading->waiting = FALSE;
        wait = FALSE;
    }
    return TRUE;
}
