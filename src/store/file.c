// SPDX-License-Identifier: GPL-3.0-or-later
/* The entry of a file: its facts and its document's record. */
#include "store/private.h"

#include "undex/record.h"

#include <string.h>

void undex_file_free(undex_file *file)
{
    if (!file)
        return;
    g_free(file->path);
    g_free(file->sha256);
    g_free(file->said);
    g_free(file->key);
    g_free(file->reason);
    g_free(file->message);
    g_free(file);
}

/* The path as bytes, texts, numbers, and the document's record where there is one. */
#define FILE_VARIANT "(ayamsaxm" UNDEX_DOCUMENT_VARIANT ")"
enum { FILE_PATH, FILE_TEXTS, FILE_NUMBERS, FILE_DOCUMENT, FILE_END };

/* In the order they are kept. */
static const gsize texts[] = {
    G_STRUCT_OFFSET(undex_file, sha256),  G_STRUCT_OFFSET(undex_file, said),
    G_STRUCT_OFFSET(undex_file, key),     G_STRUCT_OFFSET(undex_file, reason),
    G_STRUCT_OFFSET(undex_file, message),
};
typedef struct {
    gint64 size, mtime_ns, inode, segmenter, passages, pages, when;
} numbers;

static GVariant *texts_of(const undex_file *file, const char *key)
{
    GVariant *all[G_N_ELEMENTS(texts)];
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        const char *text = G_STRUCT_MEMBER(char *, file, texts[i]);
        if (texts[i] == G_STRUCT_OFFSET(undex_file, key) && key)
            text = key;
        GVariant *valid = text ? g_variant_new_take_string(g_utf8_make_valid(text, -1)) : NULL;
        all[i] = g_variant_new_maybe(G_VARIANT_TYPE_STRING, valid);
    }
    return g_variant_new_array(G_VARIANT_TYPE("ms"), all, G_N_ELEMENTS(texts));
}

static GVariant *document_of(const undex_document *document, const char *key)
{
    undex_document shallow = *document; /* only read, and only for the record */
    shallow.key = (char *)key;
    return undex_document_to_variant(&shallow);
}

static GBytes *data_of(const undex_document *document, const char *key, const undex_file *file)
{
    const numbers kept = {file->size,     file->mtime_ns, (gint64)file->inode, file->segmenter,
                          file->passages, file->pages,    file->when};
    g_autoptr(GVariant) record = document ? document_of(document, key) : NULL;
    GVariant *members[FILE_END] = {
        [FILE_PATH] = g_variant_new_bytestring(file->path),
        [FILE_TEXTS] = texts_of(file, key),
        [FILE_NUMBERS] = g_variant_new_fixed_array(G_VARIANT_TYPE_INT64, &kept, sizeof kept / sizeof(gint64),
                                                   sizeof(gint64)),
        [FILE_DOCUMENT] = g_variant_new_maybe(G_VARIANT_TYPE(UNDEX_DOCUMENT_VARIANT), record),
    };
    g_autoptr(GVariant) whole = g_variant_ref_sink(g_variant_new_tuple(members, FILE_END));
    return undex_variant_to_bytes(whole);
}

static gboolean add(xc_document *entry, const char *prefix, const char *value, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    return xc_document_add_boolean_term(entry, term, failure);
}

static gboolean fill(xc_document *entry, const undex_document *document, const char *key,
                     const undex_file *file, xc_error *failure)
{
    g_autoptr(GBytes) data = data_of(document, key, file);
    gsize length = 0;
    const void *bytes = g_bytes_get_data(data, &length);
    gboolean ok = xc_document_set_data(entry, bytes, length, failure) &&
                  add(entry, UNDEX_TERM_TYPE, "file", failure) &&
                  add(entry, UNDEX_TERM_TYPE, document ? "document" : "failure", failure) &&
                  add(entry, UNDEX_TERM_PATH, file->path, failure) &&
                  (!key || add(entry, UNDEX_TERM_FILE_KEY, key, failure));
    if (ok && document) {
        char size[24];
        g_snprintf(size, sizeof size, "%" G_GINT64_FORMAT, file->size);
        ok = add(entry, UNDEX_TERM_FILE_SIZE, size, failure);
    }
    for (guint i = 0; ok && document && i < document->symbols->len; i++)
        ok = add(entry, UNDEX_TERM_FILE_SYMBOL, g_ptr_array_index(document->symbols, i), failure);
    return ok;
}

xc_document *undex_entry_file(const undex_document *document, const char *key, const undex_file *file,
                              xc_error *failure)
{
    xc_document *entry = xc_document_new(failure);
    if (entry && fill(entry, document, key, file, failure))
        return entry;
    xc_document_free(entry);
    return NULL;
}

/* Reading */

/* NULL: it is no entry of a file. */
static GVariant *entry_of(GBytes *data, GError **error)
{
    g_autoptr(GVariant) entry = undex_variant_from_bytes(FILE_VARIANT, data);
    if (g_variant_is_normal_form(entry))
        return g_steal_pointer(&entry);
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_INDEX,
                "an entry of a file cannot be read; remove the index's folder and index again");
    return NULL;
}

static void read_texts(GVariant *entry, undex_file *file)
{
    g_autoptr(GVariant) kept = g_variant_get_child_value(entry, FILE_TEXTS);
    gsize count = MIN(g_variant_n_children(kept), G_N_ELEMENTS(texts));
    for (gsize i = 0; i < count; i++) {
        g_autoptr(GVariant) cell = g_variant_get_child_value(kept, i);
        g_autoptr(GVariant) text = g_variant_get_maybe(cell);
        G_STRUCT_MEMBER(char *, file, texts[i]) = text ? g_variant_dup_string(text, NULL) : NULL;
    }
}

static void read_numbers(GVariant *entry, undex_file *file)
{
    g_autoptr(GVariant) list = g_variant_get_child_value(entry, FILE_NUMBERS);
    gsize count = 0;
    const gint64 *found = g_variant_get_fixed_array(list, &count, sizeof(gint64));
    numbers kept = {0};
    memcpy(&kept, found, MIN(count * sizeof(gint64), sizeof kept));
    file->size = kept.size;
    file->mtime_ns = kept.mtime_ns;
    file->inode = (guint64)kept.inode;
    file->segmenter = (int)kept.segmenter;
    file->passages = (int)kept.passages;
    file->pages = (int)kept.pages;
    file->when = kept.when;
}

undex_file *undex_entry_read_file(GBytes *data, GError **error)
{
    g_autoptr(GVariant) entry = entry_of(data, error);
    if (!entry)
        return NULL;
    g_autoptr(GVariant) path = g_variant_get_child_value(entry, FILE_PATH);
    undex_file *file = g_new0(undex_file, 1);
    file->path = g_variant_dup_bytestring(path, NULL);
    read_texts(entry, file);
    read_numbers(entry, file);
    return file;
}

undex_document *undex_entry_read_document(GBytes *data, GError **error)
{
    g_autoptr(GVariant) entry = entry_of(data, error);
    g_autoptr(GVariant) cell = entry ? g_variant_get_child_value(entry, FILE_DOCUMENT) : NULL;
    g_autoptr(GVariant) record = cell ? g_variant_get_maybe(cell) : NULL;
    return record ? undex_document_from_variant(record, error) : NULL;
}
