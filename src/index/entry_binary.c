// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/entry_binary.h"

#include <string.h>

/* Bytes that the shortest take. */
enum { TERM_LEAST = 3, VALUE_LEAST = 2 };

/* ---- writing ---- */

/* Writes how many there are in front of what was written of them. */
static void write_counted(GByteArray *out, guint count, GByteArray *items)
{
    undex_binary_write_number(out, count);
    g_byte_array_append(out, items->data, items->len);
    g_byte_array_unref(items);
}

static gboolean write_terms(GByteArray *out, const xc_document *entry, xc_error *failure)
{
    xc_terms *terms = xc_document_terms(entry, failure);
    GByteArray *items = g_byte_array_new();
    xc_step step = XC_FAILED;
    guint count = 0;
    for (; terms && (step = xc_terms_next(terms, failure)) == XC_ITEM; count++) {
        size_t length = 0;
        const char *term = xc_terms_term(terms, &length);
        int64_t wdf = xc_terms_wdf(terms, failure);
        undex_binary_write_bytes(items, term, length + 1);
        undex_binary_write_number(items, (guint64)MAX(wdf, 0));
    }
    xc_terms_free(terms);
    write_counted(out, count, items);
    return step == XC_END;
}

static gboolean write_values(GByteArray *out, const xc_document *entry, xc_error *failure)
{
    xc_values *values = xc_document_values(entry, failure);
    GByteArray *items = g_byte_array_new();
    xc_step step = XC_FAILED;
    guint count = 0;
    for (; values && (step = xc_values_next(values, failure)) == XC_ITEM; count++) {
        size_t length = 0;
        const char *value = xc_values_value(values, &length);
        undex_binary_write_number(items, xc_values_key(values));
        undex_binary_write_bytes(items, value, length);
    }
    xc_values_free(values);
    write_counted(out, count, items);
    return step == XC_END;
}

GBytes *undex_entry_write_binary(const xc_document *entry, xc_error *failure)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    size_t length = 0;
    char *data = write_terms(out, entry, failure) && write_values(out, entry, failure)
                     ? xc_document_data(entry, &length, failure)
                     : NULL;
    if (!data)
        return NULL;
    g_byte_array_append(out, (const guint8 *)data, (guint)length);
    xc_string_free(data);
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

/* ---- reading ---- */

undex_entry_reader undex_entry_reader_of(GBytes *bytes)
{
    undex_entry_reader reader = {undex_binary_reader_of(bytes), 0};
    reader.left = undex_binary_read_count(&reader.from, TERM_LEAST);
    return reader;
}

/* Nothing more makes sense. */
static const char *fail(undex_entry_reader *reader)
{
    reader->from.bad = TRUE;
    reader->from.at = reader->from.end;
    reader->left = 0;
    return NULL;
}

const char *undex_entry_reader_term(undex_entry_reader *reader, gsize *length, guint64 *wdf)
{
    *length = 0;
    if (reader->left == 0)
        return NULL;
    reader->left--;
    const char *term = (const char *)undex_binary_read_bytes(&reader->from, length);
    *wdf = undex_binary_read_number(&reader->from);
    if (!term || reader->from.bad || memchr(term, '\0', *length) != term + *length - 1)
        return fail(reader);
    (*length)--;
    return term;
}

void undex_entry_reader_turn(undex_entry_reader *reader)
{
    reader->left = undex_binary_read_count(&reader->from, VALUE_LEAST);
}

const char *undex_entry_reader_value(undex_entry_reader *reader, guint64 *slot, gsize *length)
{
    *length = 0;
    if (reader->left == 0)
        return NULL;
    reader->left--;
    *slot = undex_binary_read_number(&reader->from);
    const char *value = (const char *)undex_binary_read_bytes(&reader->from, length);
    return value && !reader->from.bad ? value : fail(reader);
}

const char *undex_entry_reader_data(undex_entry_reader *reader, gsize *length)
{
    *length = (gsize)(reader->from.end - reader->from.at);
    return (const char *)reader->from.at;
}

static gboolean take_all(xc_document *entry, GBytes *bytes, xc_error *failure)
{
    undex_entry_reader reader = undex_entry_reader_of(bytes);
    gsize length;
    guint64 number;
    for (const char *term; (term = undex_entry_reader_term(&reader, &length, &number));)
        if (!xc_document_add_term(entry, term, (guint32)number, failure))
            return FALSE;
    undex_entry_reader_turn(&reader);
    for (const char *value; (value = undex_entry_reader_value(&reader, &number, &length));)
        if (!xc_document_set_value(entry, (guint32)number, value, length, failure))
            return FALSE;
    const char *data = undex_entry_reader_data(&reader, &length);
    if (!reader.from.bad)
        return xc_document_set_data(entry, data, length, failure);
    if (failure)
        *failure = (xc_error){XC_ERROR_ARGUMENT, "these bytes are no entry"};
    return FALSE;
}

xc_document *undex_entry_read_binary(GBytes *bytes, xc_error *failure)
{
    xc_document *entry = xc_document_new(failure);
    if (entry && take_all(entry, bytes, failure))
        return entry;
    xc_document_free(entry);
    return NULL;
}
