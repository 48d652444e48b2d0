// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A reader that lies: what honest reading gave is changed, or told in another way, before the parent hears
 * it. Each lie is a row of a table; a file asks for one by its last line, "%lie NAME".
 */
#pragma once

#include "base/message.h"
#include "index/index_private.h"

/* The document that is lied about is A/RES/99/901 of corpus/; this is another one of the same index. */
#define LIES_OTHER_KEY "A/AC.901/2026/CRP.2"

typedef struct {
    const char *name;
    void (*change)(undex_prepared *document);           /* NULL: what is said stays as it was */
    void (*say)(int results, undex_prepared *document); /* NULL: in the order of the protocol */
    gboolean harmless; /* it may be taken: the lie is about the document itself, or it is not believed */
} lie;

extern const lie lies_of_entries[], lies_of_records[],
    lies_of_order[]; /* each ends with a row without a name */

/* What the parent would know of the other document; "" where the test did not say it. */
const char *lies_other_digest(void);
const char *lies_other_path(void);

/* Writes a frame as it is, whatever its tag. */
void lies_send(int results, char tag, const void *bytes, gsize length);
/* All frames of a document but the last. */
void lies_send_parts(int results, const undex_prepared *document);

xc_document *lies_entry(const undex_prepared *document, guint i);
/* Takes the entry. */
void lies_put_entry(undex_prepared *document, guint i, xc_document *entry);
