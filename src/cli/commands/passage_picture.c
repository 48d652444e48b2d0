// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/passage_picture.h"

#include "cli/formats/printer.h"
#include "cli/options/options_worker.h"
#include "cli/terminal/output_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static void add_boxes(GArray *marks, const undex_passage *passage, undex_picture_layer layer, int page)
{
    for (guint i = 0; i < passage->boxes->len; i++) {
        undex_picture_mark mark = {g_array_index(passage->boxes, undex_box, i), layer};
        if (!page || mark.box.page == page)
            g_array_append_val(marks, mark);
    }
}

static gboolean carries(const undex_passage *passage, const char *id)
{
    for (guint i = 0; id && i < passage->notes->len; i++)
        if (g_strcmp0(g_array_index(passage->notes, undex_mark, i).id, id) == 0)
            return TRUE;
    return FALSE;
}

/* What is meant, then the notes whose marks stand in it. */
static GArray *marks_of(const undex_cited *place)
{
    const GPtrArray *passages = place->document->passages;
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(undex_picture_mark));
    g_autoptr(GHashTable) meant = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < place->ordinals->len; i++) {
        const undex_passage *passage =
            g_ptr_array_index(passages, (guint)g_array_index(place->ordinals, int, i));
        add_boxes(marks, passage, undex_passage_is_note(passage) ? UNDEX_PICTURE_NOTE : UNDEX_PICTURE_PASSAGE,
                  place->page);
        g_hash_table_add(meant, (gpointer)passage);
    }
    for (guint n = 0; n < passages->len; n++) {
        const undex_passage *note = g_ptr_array_index(passages, n);
        gboolean carried = FALSE;
        if (!undex_passage_is_note(note) || g_hash_table_contains(meant, note))
            continue;
        for (guint i = 0; i < place->ordinals->len && !carried; i++)
            carried =
                carries(g_ptr_array_index(passages, (guint)g_array_index(place->ordinals, int, i)), note->id);
        if (carried)
            add_boxes(marks, note, UNDEX_PICTURE_NOTE, place->page);
    }
    return marks;
}

/* Read and not mapped: a file that is cut short meanwhile must not end the program. */
static char *digest_of(int fd)
{
    enum { AT_ONCE = 1 << 16 };
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guint8 *bytes = g_malloc(AT_ONCE);
    off_t at = 0;
    for (ssize_t n; (n = pread(fd, bytes, AT_ONCE, at)) > 0; at += n)
        g_checksum_update(sum, bytes, n);
    return g_strdup(g_checksum_get_string(sum));
}

/* The file system says the same as when it was indexed, or it has the same bytes. */
static gboolean is_unchanged(undex_index *store, const undex_document *document, const undex_file *now,
                             int fd)
{
    g_autoptr(undex_file) known = NULL;
    if (undex_index_find_file(store, document->path, &known, NULL) && known &&
        undex_file_looks_same(known, now))
        return TRUE;
    g_autofree char *sum = digest_of(fd);
    return g_strcmp0(sum, document->sha256) == 0;
}

/* A descriptor; -1 after it has said what is wrong. */
static int open_document(undex_index *store, const undex_document *document)
{
    g_autoptr(GError) error = NULL;
    undex_file now = {0};
    g_autofree char *shown = undex_display_path(document->path ? document->path : "?");
    if (!document->path) {
        undex_cli_message("%s: its path is not known", shown);
        return -1;
    }
    int fd = undex_open_file(document->path, &now, &error);
    int why = fd < 0 && access(document->path, F_OK) != 0 ? errno : 0;
    if (fd >= 0 && is_unchanged(store, document, &now, fd))
        return fd;
    if (fd >= 0)
        undex_cli_message("%s has changed since it was indexed; run 'undex index' on it and try again",
                          shown);
    else if (why == ENOTDIR)
        undex_cli_message("%s is attached to a PDF; take it out of it to draw its pages", shown);
    else if (why == ENOENT)
        undex_cli_say_gone(store, shown);
    else
        undex_cli_message("%s: %s", shown, error->message);
    if (fd >= 0)
        close(fd);
    return -1;
}

GBytes *undex_cli_draw(const char *path, int fd, const undex_picture *picture, undex_workers_options *limits,
                       undex_picture_drawn *drawn)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *shown = undex_display_path(path);
    limits->draws = TRUE;
    g_autoptr(undex_workers) workers = undex_workers_new(limits, &error);
    GBytes *png = workers ? undex_ingest_draw(workers, path, fd, picture, drawn, &error) : NULL;
    if (!workers)
        close(fd);
    if (!png && workers)
        undex_cli_message("%s: %s", shown, error->message);
    else if (!png)
        undex_cli_message("%s", error->message);
    return png;
}

int undex_cli_write_png(undex_cli *cli, undex_index *store, GBytes *png, const char *file, const char *key,
                        const undex_picture_drawn *drawn)
{
    g_autoptr(GError) error = NULL;
    gsize size;
    const char *bytes = g_bytes_get_data(png, &size);
    g_autofree char *shown = undex_display_path(file);
    if (strcmp(file, "-") == 0) {
        undex_output_bytes(cli->out, bytes, size);
        return UNDEX_EXIT_DONE;
    }
    if (!undex_output_file(store, file, bytes, size, &error))
        return undex_cli_fail("cannot write %s: %s", shown, error->message);
    if (!cli->common.quiet)
        undex_cli_message("%s: %s, %d x %d pixels, %d page%s", shown, key, drawn->width, drawn->height,
                          drawn->pages, drawn->pages == 1 ? "" : "s");
    return UNDEX_EXIT_DONE;
}

int undex_cli_image(undex_cli *cli, undex_index *store, const undex_cited *place, const char *file,
                    const undex_picture_options *options)
{
    g_autofree char *shown = undex_display_path(place->document->path ? place->document->path : "?");
    undex_picture_drawn drawn;
    if (strcmp(file, "-") == 0 && cli->out->terminal)
        return undex_usage(cli, "a picture is not written to a terminal; name a file: --image FILE.png");
    if (place->whole)
        return undex_usage(cli, "--image draws a passage or a page; name one: '%s, p. 1'",
                           place->document->key);
    undex_picture picture = {.options = *options};
    g_autoptr(GArray) marks = picture.marks = marks_of(place);
    int fd = open_document(store, place->document);
    if (fd < 0)
        return UNDEX_EXIT_ERROR;
    if (!marks->len) {
        close(fd);
        return undex_cli_fail("%s has no pages to draw: it is a plain text", shown);
    }
    undex_workers_options limits = undex_options_workers(cli);
    limits.jobs = 1;
    g_autoptr(GBytes) png = undex_cli_draw(place->document->path, fd, &picture, &limits, &drawn);
    return png ? undex_cli_write_png(cli, store, png, file, place->document->key, &drawn) : UNDEX_EXIT_ERROR;
}
