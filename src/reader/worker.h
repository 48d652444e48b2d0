// SPDX-License-Identifier: GPL-3.0-or-later
/* The process that reads untrusted bytes. It gets descriptors and answers with frames; it opens nothing, and
 * ends when its socket does. One document after the other, none of which leaves anything to the next but
 * learnt words. */
#pragma once

#include "base/message.h"
#include "reader/read_document.h"
#include "undex/index.h"

typedef struct {
    undex_message_settings settings;
    undex_read_function read;
    undex_preparer *preparer; /* made before workers are forked; NULL: no entries are made */
    char **fonts;             /* the folders that fonts lie in, where pages are drawn; NULL: none are */
    gboolean ocr;             /* this worker reads pictures of pages */
} undex_worker_setup;

/* Never returns. `tasks`: a SOCK_SEQPACKET socket; `results`: where frames go. */
_Noreturn void undex_worker_run(const undex_worker_setup *own, int tasks, int results);
