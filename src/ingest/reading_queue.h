// SPDX-License-Identifier: GPL-3.0-or-later
/* Files being read, in their order: whoever reads them adds them, the workers have them done in any order,
 * and they are taken from the head again. */
#pragma once

#include "ingest/pool/pool.h"

/* The first member of what stands in a queue, and the owner of its task. */
typedef struct {
    gboolean waiting; /* for a worker */
    GError *failure;  /* it came to no worker */
    undex_outcome *outcome;
} undex_reading;
void undex_reading_clear(undex_reading *reading);

typedef struct {
    undex_workers *workers; /* NULL: there are none, and nothing waits for them */
    guint most;             /* files at a time */
    GQueue files;           /* undex_reading * */
    gsize bytes;            /* of outcomes that wait for those before them */
} undex_reading_queue;

/* Whether another file may be begun: more would only fill the memory. */
gboolean undex_reading_queue_has_room(const undex_reading_queue *queue);
/* At the `place`th place; -1: at the end. */
void undex_reading_queue_add(undex_reading_queue *queue, undex_reading *reading, int place);
/* NULL: it is empty. It stays there. */
undex_reading *undex_reading_queue_head(const undex_reading_queue *queue);
/* Counts what the head has to say as taken. */
void undex_reading_queue_take(undex_reading_queue *queue);
/* Hands out what the workers have done; `wait`: until there is something, or a pause has passed. FALSE where
 * there are no workers any more. */
gboolean undex_reading_queue_gather(undex_reading_queue *queue, gboolean wait, GError **error);
