// SPDX-License-Identifier: GPL-3.0-or-later
/* The entry of a file: its facts and its document's record. */
#include "index/document_key.h"

#include "base/binary.h"
#include "undex/record.h"

#include <string.h>

enum { NANOSECONDS = 1000000000 };

/* Unsigned: times after 2262 wrap, and are told apart all the same. */
static gint64 nanoseconds_of(const struct timespec *time)
{
    return (gint64)((guint64)time->tv_sec * NANOSECONDS + (guint64)time->tv_nsec);
}

/* A clock of whole seconds is that of an old or foreign file system; others tick a hundred times a second. */
static gboolean is_young(gint64 ctime_ns)
{
    enum { TICK = 20000000 };
    gint64 tick = ctime_ns % NANOSECONDS ? TICK : 2LL * NANOSECONDS;
    return ctime_ns > g_get_real_time() * 1000 - tick;
}

void undex_file_look(undex_file *file, const struct stat *facts)
{
    gint64 changed = nanoseconds_of(&facts->st_ctim);
    file->size = facts->st_size;
    file->mtime_ns = nanoseconds_of(&facts->st_mtim);
    file->ctime_ns = is_young(changed) ? UNDEX_CTIME_UNSURE : changed;
    file->inode = facts->st_ino;
    file->mode = facts->st_mode & 0777;
    file->group = facts->st_gid;
}

gboolean undex_file_looks_same(const undex_file *known, const undex_file *now)
{
    return known->size == now->size && known->mtime_ns == now->mtime_ns && known->inode == now->inode &&
           known->ctime_ns == now->ctime_ns && now->ctime_ns != UNDEX_CTIME_UNSURE;
}

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

static void pack_facts(GByteArray *out, const undex_file *file, const char *key)
{
    undex_binary_write_bytes(out, file->path, strlen(file->path));
    undex_binary_write_text(out, file->sha256);
    undex_binary_write_text(out, file->said);
    undex_binary_write_text(out, key ? key : file->key);
    undex_binary_write_text(out, file->reason);
    undex_binary_write_text(out, file->message);
    undex_binary_write_signed(out, file->size);
    undex_binary_write_signed(out, file->mtime_ns);
    undex_binary_write_signed(out, file->ctime_ns);
    undex_binary_write_number(out, file->inode);
    undex_binary_write_signed(out, file->segmenter);
    undex_binary_write_signed(out, file->passages);
    undex_binary_write_signed(out, file->pages);
    undex_binary_write_signed(out, file->warnings);
    undex_binary_write_signed(out, file->when);
}

static GBytes *keep_as(const undex_document *document, const char *key)
{
    /* The copy shares all that it points to, and is only read. */
    undex_document shallow = *document;
    shallow.key = (char *)key;
    return undex_document_write_binary(&shallow);
}

/* The facts, and the document's record where there is one. */
static GBytes *data_of(const undex_document *document, const char *key, const undex_file *file)
{
    GByteArray *out = g_byte_array_new();
    pack_facts(out, file, key);
    if (document) {
        g_autoptr(GBytes) record = keep_as(document, key);
        gsize length = 0;
        const void *bytes = g_bytes_get_data(record, &length);
        undex_binary_write_bytes(out, bytes, length);
    } else {
        undex_binary_write_text(out, NULL);
    }
    if (file->unread > 0) /* of few files */
        undex_binary_write_signed(out, file->unread);
    return g_byte_array_free_to_bytes(out);
}

static gboolean add(xc_document *entry, const char *prefix, const char *value, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    return xc_document_add_boolean_term(entry, term, failure);
}

static gboolean add_key(xc_document *entry, const char *key, xc_error *failure)
{
    g_autofree char *name = undex_document_key_name_of(key);
    return add(entry, UNDEX_TERM_FILE_KEY, key, failure) && add(entry, UNDEX_TERM_FILE_NAME, name, failure);
}

static gboolean fill(xc_document *entry, const undex_document *document, const char *key,
                     const undex_file *file, xc_error *failure)
{
    g_autoptr(GBytes) data = data_of(document, key, file);
    gsize length = 0;
    const void *bytes = g_bytes_get_data(data, &length);
    gboolean ok = xc_document_set_data(entry, bytes, length, failure) &&
                  add(entry, UNDEX_TERM_TYPE, "file", failure) &&
                  (!document || add(entry, UNDEX_TERM_TYPE, "document", failure)) &&
                  (!file->reason || add(entry, UNDEX_TERM_TYPE, "failure", failure)) &&
                  add(entry, UNDEX_TERM_PATH, file->path, failure) && (!key || add_key(entry, key, failure));
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
    g_autoptr(xc_document) entry = xc_document_new(failure);
    return entry && fill(entry, document, key, file, failure) ? g_steal_pointer(&entry) : NULL;
}

/* Reading */

static char *unpack_path(undex_binary_reader *from)
{
    gsize length = 0;
    const guint8 *path = undex_binary_read_bytes(from, &length);
    return path ? g_strndup((const char *)path, length) : NULL;
}

static undex_file *unpack_facts(undex_binary_reader *from)
{
    undex_file *file = g_new0(undex_file, 1);
    file->path = unpack_path(from);
    file->sha256 = undex_binary_read_text(from);
    file->said = undex_binary_read_text(from);
    file->key = undex_binary_read_text(from);
    file->reason = undex_binary_read_text(from);
    file->message = undex_binary_read_text(from);
    file->size = undex_binary_read_signed(from);
    file->mtime_ns = undex_binary_read_signed(from);
    file->ctime_ns = undex_binary_read_signed(from);
    file->inode = undex_binary_read_number(from);
    file->segmenter = undex_binary_read_int(from, G_MININT, G_MAXINT);
    file->passages = undex_binary_read_int(from, G_MININT, G_MAXINT);
    file->pages = undex_binary_read_int(from, G_MININT, G_MAXINT);
    file->warnings = undex_binary_read_int(from, G_MININT, G_MAXINT);
    file->when = undex_binary_read_signed(from);
    return file;
}

/* `*record`: where the document's lies in the data; NULL: there is none. NULL: it is no entry of a file. */
static undex_file *unpack_entry(GBytes *data, GBytes **record, GError **error)
{
    undex_binary_reader from = undex_binary_reader_of(data);
    const guint8 *start = from.at;
    g_autoptr(undex_file) file = unpack_facts(&from);
    gsize length = 0;
    const guint8 *bytes = undex_binary_read_bytes(&from, &length);
    *record = NULL;
    if (from.at < from.end) {
        file->unread = undex_binary_read_int(&from, 0, G_MAXINT);
        from.bad |= file->unread == 0; /* is not written */
    }
    if (!undex_binary_reader_ended(&from) || !file->path)
        return undex_error_null(
            error, UNDEX_ERROR_INDEX,
            "an entry of a file cannot be read; where another version of undex has written it, `undex index "
            "--upgrade` takes the files anew; else remove the index's folder and index again");
    if (bytes)
        *record = g_bytes_new_from_bytes(data, (gsize)(bytes - start), length);
    return g_steal_pointer(&file);
}

undex_file *undex_entry_read_file(GBytes *data, GError **error)
{
    g_autoptr(GBytes) record = NULL;
    return unpack_entry(data, &record, error);
}

gboolean undex_entry_read_document(GBytes *data, undex_document **document, GError **error)
{
    g_autoptr(GBytes) record = NULL;
    g_autoptr(undex_file) file = unpack_entry(data, &record, error);
    *document = record ? undex_document_read_binary(record, error) : NULL;
    /* The record has the path as text, the facts of the file have its bytes. */
    if (*document) {
        g_free((*document)->path);
        (*document)->path = g_steal_pointer(&file->path);
    }
    return file && (*document || !record);
}
