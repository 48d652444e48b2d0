// SPDX-License-Identifier: GPL-3.0-or-later
/* Another document has the key: the entry of a passage, and the records it holds, under another one. */
#include "index/document_key.h"
#include "index/passage_location.h"
#include "index/record_block.h"
#include "index/slot_key.h"
#include "index/slot_sort_key.h"
#include "undex/record.h"

#include <string.h>

/* An id begins with its document's key: `text` with the new key in place of the old, if it begins so. */
static void rewrite(char **text, const char *from, const char *to)
{
    gsize length = strlen(from);
    if (!*text || strncmp(*text, from, length) != 0 || (*text)[length] != '#')
        return;
    char *changed = g_strconcat(to, *text + length, NULL);
    g_free(*text);
    *text = changed;
}

static void rename_ids(undex_passage *passage, const char *from, const char *to)
{
    rewrite(&passage->id, from, to);
    for (guint i = 0; i < passage->notes->len; i++)
        rewrite(&g_array_index(passage->notes, undex_mark, i).id, from, to);
    for (guint i = 0; i < passage->anchors->len; i++)
        rewrite((char **)&g_ptr_array_index(passage->anchors, i), from, to);
}

void undex_passage_rename(undex_passage *passage, const char *key)
{
    gsize length = strcspn(passage->id ? passage->id : "", "#");
    g_autofree char *from = g_strndup(passage->id, length);
    g_autofree char *name = undex_document_key_name_of(from), *wanted = undex_document_key_name_of(key);
    if (strcmp(from, key) != 0 && strcmp(name, wanted) == 0)
        rename_ids(passage, from, key);
}

/* A record of a block under another key; NULL: it is none. */
static GBytes *rename_record(GBytes *record, const char *from, const char *to)
{
    g_autoptr(undex_passage) passage = undex_passage_read_binary(record, NULL);
    if (!passage)
        return NULL;
    rename_ids(passage, from, to);
    return undex_passage_write_binary(passage);
}

/* NULL: it is no block of records. */
static GBytes *rename_block(const void *bytes, gsize length, const char *from, const char *to)
{
    g_autoptr(GPtrArray) records = undex_record_block_unpack(bytes, length);
    for (guint i = 0; records && i < records->len; i++) {
        GBytes *renamed = rename_record(records->pdata[i], from, to);
        if (!renamed)
            return NULL;
        g_bytes_unref(records->pdata[i]);
        records->pdata[i] = renamed;
    }
    return records ? undex_record_block_pack((GBytes *const *)records->pdata, records->len) : NULL;
}

static gboolean rename_records(xc_document *document, const char *from, const char *to, xc_error *failure)
{
    size_t length = 0;
    char *data = xc_document_data(document, &length, failure);
    g_autoptr(GBytes) block = data && length ? rename_block(data, length, from, to) : NULL;
    gboolean ok = data && (length == 0 || (block && undex_entry_set_records(document, block, failure)));
    xc_string_free(data);
    return ok;
}

/* A term that is not there is no failure: what is prepared elsewhere need not be what it says. */
static gboolean drop_key(xc_document *document, const char *key, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_KEY, key);
    return xc_document_remove_term(document, term, failure) || failure->code == XC_ERROR_ARGUMENT;
}

gboolean undex_entry_set_key(xc_document *document, const char *key, xc_error *failure)
{
    g_autofree char *order = key ? undex_slot_sort_key_encode(key) : NULL;
    if (order && *order &&
        !xc_document_set_value(document, UNDEX_SLOT_SORT_KEY, order, strlen(order), failure))
        return FALSE;
    if (!key)
        return TRUE;
    g_autofree char *term = undex_schema_term(UNDEX_TERM_KEY, key);
    g_autoptr(GByteArray) value = undex_slot_key_encode(key);
    return xc_document_add_boolean_term(document, term, failure) &&
           (!value || !value->len ||
            xc_document_set_value(document, UNDEX_SLOT_KEY, value->data, value->len, failure));
}

gboolean undex_entry_rename(xc_document *document, guint ordinal, const char *from, const char *to,
                            xc_error *failure)
{
    gboolean named = from && *from;
    return (!named || ordinal > 0 || drop_key(document, from, failure)) &&
           (!named || rename_records(document, from, to, failure)) &&
           (ordinal > 0 || undex_entry_set_key(document, to, failure));
}
