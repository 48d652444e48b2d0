// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"
#include "cli/open_index.h"

#include <string.h>

static GPtrArray *paths_where(const GPtrArray *files, gboolean (*is_meant)(const char *, const char *),
                              const char *name)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < files->len; i++) {
        const undex_file *file = g_ptr_array_index(files, i);
        if (is_meant(file->path, name))
            g_ptr_array_add(paths, g_strdup(file->path));
    }
    return paths;
}

static gboolean is_same(const char *path, const char *name)
{
    return strcmp(path, name) == 0;
}

/* Files of the documents of that name, in all languages. */
static GPtrArray *paths_by_document(undex_index *store, const GPtrArray *files, const char *name,
                                    GError **error)
{
    g_autoptr(GPtrArray) documents = undex_index_find_documents(store, name, error);
    if (!documents)
        return NULL;
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < documents->len; i++)
        for (guint j = 0; j < files->len; j++) {
            const undex_document *document = g_ptr_array_index(documents, i);
            const undex_file *file = g_ptr_array_index(files, j);
            if (g_strcmp0(file->key, document->key) == 0)
                g_ptr_array_add(paths, g_strdup(file->path));
        }
    return paths;
}

static gboolean is_within(const char *path, const char *carrier)
{
    gsize n = strlen(carrier);
    return strncmp(path, carrier, n) == 0 && path[n] == '/';
}

/* What is attached to a file goes with it. */
static void add_attachments(const GPtrArray *files, GPtrArray *paths)
{
    guint named = paths->len;
    for (guint i = 0; i < named; i++) {
        g_autoptr(GPtrArray) within = paths_where(files, is_within, g_ptr_array_index(paths, i));
        for (guint k = 0; k < within->len; k++)
            if (!g_ptr_array_find_with_equal_func(paths, g_ptr_array_index(within, k), g_str_equal, NULL))
                g_ptr_array_add(paths, g_strdup(g_ptr_array_index(within, k)));
    }
}

/* The files that `name` means: a path is that file alone (one that failed, too), else the end of paths, else
 * a document. */
static GPtrArray *paths_of(undex_index *store, const GPtrArray *files, const char *name, GError **error)
{
    g_autofree char *whole = g_canonicalize_filename(name, NULL);
    g_autoptr(GPtrArray) paths = paths_where(files, is_same, whole);
    if (!paths->len) {
        g_ptr_array_unref(paths);
        paths = paths_where(files, undex_index_path_ends, name);
    }
    if (!paths->len) {
        g_ptr_array_unref(paths);
        paths = paths_by_document(store, files, name, error);
    }
    if (paths)
        add_attachments(files, paths);
    return g_steal_pointer(&paths);
}

/* Adds to `gone` the paths that were removed; FALSE on error. */
static gboolean remove_one(undex_index *store, const GPtrArray *files, const char *name, GPtrArray *gone,
                           GError **error)
{
    g_autoptr(GPtrArray) paths = paths_of(store, files, name, error);
    for (guint i = 0; paths && i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        int n = undex_index_remove(store, path, error);
        if (n < 0)
            return FALSE;
        if (n > 0)
            g_ptr_array_add(gone, g_strdup(path));
    }
    return paths != NULL;
}

/* Said when it is true: after the commit. */
static void print_gone(undex_cli *cli, const GPtrArray *gone)
{
    undex_printer_begin(cli->printer, cli->out);
    for (guint i = 0; i < gone->len; i++)
        cli->printer->ingested(cli->out, &(undex_ingest_event){.path = g_ptr_array_index(gone, i),
                                                               .status = UNDEX_INGEST_REMOVED});
    undex_printer_end(cli->printer, cli->out);
}

static int run_remove(undex_cli *cli, G_GNUC_UNUSED const void *options, char **operands)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func(g_free);
    gboolean missing = FALSE;
    g_autofree char *folder = undex_open_index_folder(cli);
    g_autoptr(undex_index) store =
        undex_cli_open(cli, undex_index_exists(folder) ? UNDEX_INDEX_WRITE : UNDEX_INDEX_READ);
    g_autoptr(GPtrArray) files = store ? undex_index_list_files(store, &error) : NULL;
    if (!files)
        return store ? undex_cli_stop(cli, error) : UNDEX_EXIT_ERROR;
    for (int i = 0; operands[i]; i++) {
        guint before = gone->len;
        if (!remove_one(store, files, operands[i], gone, &error))
            return undex_cli_stop(cli, error);
        if (gone->len > before)
            continue;
        g_autofree char *shown = undex_display_path(operands[i]);
        undex_cli_message("'%s' is not in the index; 'undex list' shows what is", shown);
        missing = TRUE;
    }
    if (gone->len && !undex_index_commit(store, &error))
        return undex_cli_stop(cli, error);
    print_gone(cli, gone);
    return missing ? UNDEX_EXIT_ERROR : UNDEX_EXIT_DONE;
}

static const undex_example examples[] = {
    {"remove A/68/190", "takes the document out, in all its languages"},
    {"remove old/report.pdf", "by the end of its path"},
    {NULL},
};

const undex_command undex_command_remove = {
    .name = "remove",
    .operands = "DOC...",
    .summary = "takes documents out of the index; their files stay",
    .least = 1,
    .most = -1,
    .takes = UNDEX_TAKES_INDEX,
    .slot = UNDEX_SLOT(ingested),
    .examples = examples,
    .more = "DOC is a symbol, a key as 'undex list' shows it, or the end of a path.",
    .run = run_remove,
};
