// SPDX-License-Identifier: GPL-3.0-or-later
/* undex-reader, but for what it says: $UNDEX_READER of tests/hostile/lies.py. `lying_reader --lies` names the
 * lies. */
#include "lies.h"

#include "index/entry_binary.h"
#include "reader/fork_server.h"
#include "reader/read_document.h"

#include <stdio.h>
#include <string.h>

/* How the last line of a file begins that asks for a lie; at most so long it is. */
#define MARK "%lie "
enum { LAST_LINE = 60 };

static const lie *const tables[] = {lies_of_entries, lies_of_records, lies_of_order};
static const lie *now;       /* NULL: the file is read honestly */
static undex_prepared *held; /* what was to be said of it */

/* The linker gives these names to what the reader calls, and to what it would have called (--wrap). */
GBytes *__real_undex_read_document_bytes(int fd, GError **error);
GBytes *__wrap_undex_read_document_bytes(int fd, GError **error);
gboolean __real_undex_message_write(int fd, undex_message_tag tag, const void *bytes, gsize length);
gboolean __wrap_undex_message_write(int fd, undex_message_tag tag, const void *bytes, gsize length);

const char *lies_other_digest(void)
{
    const char *digest = g_getenv("UNDEX_LIES_DIGEST");
    return digest ? digest : "";
}

const char *lies_other_path(void)
{
    const char *path = g_getenv("UNDEX_LIES_PATH");
    return path ? path : "";
}

void lies_send(int results, char tag, const void *bytes, gsize length)
{
    __real_undex_message_write(results, (undex_message_tag)tag, bytes, length);
}

static void send_bytes(int results, char tag, GBytes *bytes)
{
    gsize length = 0;
    const void *data = g_bytes_get_data(bytes, &length);
    lies_send(results, tag, data, length);
}

void lies_send_parts(int results, const undex_prepared *document)
{
    send_bytes(results, 'D', document->record);
    for (guint i = 0; i < document->passages->len; i++)
        send_bytes(results, 'P', document->passages->pdata[i]);
    if (document->families)
        lies_send(results, 'W', document->families, strlen(document->families));
}

xc_document *lies_entry(const undex_prepared *document, guint i)
{
    return undex_entry_read_binary(document->passages->pdata[i], NULL);
}

void lies_put_entry(undex_prepared *document, guint i, xc_document *entry)
{
    g_bytes_unref(document->passages->pdata[i]);
    document->passages->pdata[i] = undex_entry_write_binary(entry, NULL);
    xc_document_free(entry);
}

static const lie *find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
        for (const lie *row = tables[i]; row->name; row++)
            if (strcmp(row->name, name) == 0)
                return row;
    return NULL;
}

GBytes *__wrap_undex_read_document_bytes(int fd, GError **error)
{
    GBytes *bytes = __real_undex_read_document_bytes(fd, error);
    gsize length = 0;
    const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    gsize tail = MIN(length, LAST_LINE);
    const char *mark = data ? memmem(data + length - tail, tail, MARK, strlen(MARK)) : NULL;
    g_autofree char *name =
        mark ? g_strndup(mark + strlen(MARK), (gsize)(data + length - mark) - strlen(MARK)) : NULL;
    now = name ? find(g_strchomp(name)) : NULL;
    return bytes;
}

static void finish(int results)
{
    if (now->change)
        now->change(held);
    if (now->say) {
        now->say(results, held);
    } else {
        lies_send_parts(results, held);
        lies_send(results, 'E', "", 0);
    }
    g_clear_pointer(&held, undex_prepared_free);
    now = NULL;
}

gboolean __wrap_undex_message_write(int fd, undex_message_tag tag, const void *bytes, gsize length)
{
    const char *ready = tag == FRAME_READY ? g_getenv("UNDEX_LIES_READY") : NULL;
    if (ready)
        return __real_undex_message_write(fd, tag, ready, strlen(ready));
    if (now && tag == FRAME_RECORD)
        held = undex_prepared_new(g_bytes_new(bytes, length));
    else if (now && tag == FRAME_PASSAGE)
        g_ptr_array_add(held->passages, g_bytes_new(bytes, length));
    else if (now && tag == FRAME_WORDS)
        held->families = g_strndup(bytes, length);
    else if (now && tag == FRAME_END)
        finish(fd);
    else
        return __real_undex_message_write(fd, tag, bytes, length);
    return TRUE;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], UNDEX_MESSAGE_SERVE) == 0)
        return undex_fork_server_run(undex_read_document);
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
        for (const lie *row = tables[i]; row->name; row++)
            printf("%s\t%s\n", row->name, row->harmless ? "any" : "failed");
    return 0;
}
