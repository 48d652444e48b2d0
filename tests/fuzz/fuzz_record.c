// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as records, and as what a worker says. */
#include "base/message.h"
#include "index/entry_binary.h"
#include "undex/record.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(undex_document) document = undex_document_read_binary(bytes, NULL);
    g_autoptr(undex_passage) passage = undex_passage_read_binary(bytes, NULL);
    g_autofree char *id = undex_passage_read_binary_id(bytes);
    g_autofree char *one = document ? undex_document_to_json(document) : NULL;
    g_autofree char *other = passage ? undex_passage_to_json(passage) : NULL;
    xc_document_free(undex_entry_read_binary(bytes, NULL));
    undex_message_buffer frames = {g_byte_array_new(), 0};
    undex_message_part frame;
    g_byte_array_append(frames.bytes, data, (guint)size);
    while (undex_message_buffer_next(&frames, &frame, 1 << 20) > 0)
        g_assert_true(frame.bytes + frame.length <= frames.bytes->data + frames.bytes->len);
    undex_message_buffer_compact(&frames);
    g_byte_array_unref(frames.bytes);
    return 0;
}
