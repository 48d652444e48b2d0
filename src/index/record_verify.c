// SPDX-License-Identifier: GPL-3.0-or-later
/* The record of a document that was made elsewhere: what it is called must follow from what it says. */
#include "index/document_key.h"

#include "record/metadata.h"
#include "record/source.h"

#include <string.h>

/* An id ends at its first #, and a key with a suffix is given here alone. */
static gboolean is_key(const undex_document *document, const undex_file *file)
{
    g_autofree char *own = undex_document_own_key(document, file->path);
    return g_strcmp0(document->key, own) == 0 && !strchr(own, '#');
}

/* They become parts of paths. */
static gboolean are_names(const GPtrArray *attachments)
{
    for (guint i = 0; i < attachments->len; i++) {
        const char *name = g_ptr_array_index(attachments, i);
        if (!name || !*name || strchr(name, '/') || i >= UNDEX_MOST_ATTACHMENTS)
            return FALSE;
    }
    return TRUE;
}

gboolean undex_record_accept(const undex_document *document, const undex_file *file, GError **error)
{
    if (is_key(document, file) && are_names(document->attachments))
        return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_DAMAGED,
                            "its reader gives it, or what it carries, a name that is not its own");
}
