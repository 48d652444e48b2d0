// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/options_index.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define FIELD(field) UNDEX_FIELD(undex_options_index, field)
#define FLAG         0, 0, G_OPTION_ARG_NONE

const GOptionEntry undex_index_entries[] = {
    {"force", FLAG, FIELD(force), "take unchanged files again, and those that failed", NULL},
    {"checksum", FLAG, FIELD(checksum),
     "read all files to see whether they have changed, whatever their times say", NULL},
    {"prune", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_STRING, FIELD(prune),
     "drop documents below PATH whose files are gone; all: even where a folder is not there, or has lost "
     "more than "
     "half of its files",
     "all"},
    {"retry-failed", FLAG, FIELD(retry_failed),
     "try again what failed, unchanged as it is; without PATH all that failed", NULL},
    {"strict", FLAG, FIELD(strict), "files that failed before count, too: name them, and exit code 3", NULL},
    {"dry-run", 'n', 0, G_OPTION_ARG_NONE, FIELD(dry_run), "say what would be done; change nothing", NULL},
    {"files-from", 0, 0, G_OPTION_ARG_FILENAME, FIELD(files_from),
     "take the paths listed in FILE ('-': standard input)", "FILE"},
    {"null", '0', 0, G_OPTION_ARG_NONE, FIELD(null_separated),
     "the list's paths end with a zero byte, not a line", NULL},
    {"include", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, FIELD(include),
     "of folders only files like this ('*.pdf', 'reports/*'); may be repeated", "GLOB"},
    {"exclude", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, FIELD(exclude), "of folders no files or folders like this",
     "GLOB"},
    {"set", 0, 0, G_OPTION_ARG_STRING_ARRAY, FIELD(set),
     "say this of every document: symbol, date, title, language, url, rights", "KEY=VALUE"},
    {"wait", FLAG, FIELD(wait), "wait for another process that writes to the index", NULL},
    UNDEX_WORKER_ENTRIES(offsetof(undex_options_index, workers)),
    {NULL},
};

undex_ingest_prune undex_options_index_prune(const undex_options_index *given)
{
    return !given->prune ? UNDEX_INGEST_KEEP : *given->prune ? UNDEX_INGEST_PRUNE_ALL : UNDEX_INGEST_PRUNE;
}

gboolean undex_options_index_check(const undex_cli *cli, const undex_options_index *given)
{
    g_autoptr(GError) error = NULL;
    if (given->prune && *given->prune && strcmp(given->prune, "all") != 0) {
        undex_usage(cli, "--prune=%s is unknown; use --prune or --prune=all", given->prune);
        return FALSE;
    }
    for (int i = 0; given->set && given->set[i]; i++)
        if (!undex_ingest_check_set(given->set[i], &error)) {
            undex_usage(cli, "--set: %s", error->message);
            return FALSE;
        }
    return TRUE;
}

/* A path that is not there is a slip of the pen, best said before an index is made for it. */
static gboolean are_there(const undex_cli *cli, char **paths, gboolean prune)
{
    struct stat st;
    for (int i = 0; paths[i]; i++) {
        g_autofree char *shown = undex_display_path(paths[i]);
        if (strcmp(paths[i], "-") == 0) {
            undex_usage(
                cli, "standard input cannot be indexed; name files or folders ('./-' for a file named '-', "
                     "--files-from=- for a list)");
            return FALSE;
        }
        if (!prune && lstat(paths[i], &st) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
            undex_usage(cli, "there is no file or folder '%s'", shown);
            return FALSE;
        }
    }
    return TRUE;
}

/* The list's bytes, at most a gigabyte. NULL and errno. */
static GByteArray *read_list(const char *name)
{
    enum { CHUNK = 1 << 16, CEILING = 1 << 30 };
    FILE *list = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
    if (!list)
        return NULL;
    GByteArray *bytes = g_byte_array_new();
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    for (gsize n; bytes->len < CEILING && (n = fread(chunk, 1, CHUNK, list)) > 0;)
        g_byte_array_append(bytes, chunk, (guint)n);
    int why = ferror(list) ? errno : bytes->len < CEILING ? 0 : EFBIG;
    if (list != stdin)
        fclose(list);
    if (why)
        g_clear_pointer(&bytes, g_byte_array_unref);
    errno = why;
    return bytes;
}

static void add_listed(GStrvBuilder *paths, const GByteArray *bytes, char separator)
{
    for (guint i = 0; i < bytes->len;) {
        const guint8 *from = bytes->data + i, *end = memchr(from, separator, bytes->len - i);
        gsize length = end ? (gsize)(end - from) : bytes->len - i;
        g_autofree char *path = g_strndup((const char *)from, length);
        gsize size = strlen(path);
        if (separator == '\n' && size && path[size - 1] == '\r')
            path[size - 1] = '\0';
        if (*path)
            g_strv_builder_add(paths, path);
        i += (guint)length + 1;
    }
}

char **undex_options_index_paths(const undex_cli *cli, const undex_options_index *given, char **operands)
{
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    if (!operands[0] && !given->files_from && !given->retry_failed) {
        undex_usage(cli, "PATH... is missing: undex index PATH...");
        return NULL;
    }
    if (!are_there(cli, operands, given->prune != NULL))
        return NULL;
    g_strv_builder_addv(paths, (const char **)operands);
    if (!given->files_from)
        return g_strv_builder_end(paths);
    g_autoptr(GByteArray) list = read_list(given->files_from);
    if (!list) {
        g_autofree char *shown = undex_display_path(given->files_from);
        undex_usage(cli, "cannot read the list %s: %s", shown, g_strerror(errno));
        return NULL;
    }
    add_listed(paths, list, given->null_separated ? '\0' : '\n');
    return g_strv_builder_end(paths);
}
