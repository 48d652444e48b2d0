// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/options_index.h"

#include "base/content_shard.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

static const char *const prunes[] = {"", "all", NULL};

const undex_options_index undex_options_index_defaults = {.prune = -1};

#define FIELD(name) offsetof(undex_options_index, name)

const undex_option undex_options_index_rows[] = {
    {"force", 0, UNDEX_VALUE_NONE, FIELD(force), NULL, "take unchanged files again, and those that failed"},
    {"checksum", 0, UNDEX_VALUE_NONE, FIELD(checksum), NULL,
     "read all files to see whether they have changed, whatever their times say"},
    {"prune", 0, UNDEX_VALUE_CHOICE, FIELD(prune), "all",
     "drop documents below PATH whose files are gone; all: even where a folder is not there, or has lost "
     "more than half of its files",
     .choices = prunes, .optional = TRUE},
    {"retry-failed", 0, UNDEX_VALUE_NONE, FIELD(retry_failed), NULL,
     "try again what failed, unchanged as it is; without PATH all that failed",
     .operands = UNDEX_OPERANDS_SPARED},
    {"upgrade", 0, UNDEX_VALUE_NONE, FIELD(upgrade), NULL,
     "make an index that another version of undex has written anew, from the files it names",
     .conflicts = "retry-failed dry-run files-from include exclude set", .operands = UNDEX_OPERANDS_REPLACED},
    {"strict", 0, UNDEX_VALUE_NONE, FIELD(strict), NULL,
     "files that failed before count, too: name them, and exit code 3"},
    {"keep-mode", 0, UNDEX_VALUE_NONE, FIELD(keep_mode), NULL,
     "leave who may read the index as it is, though files are taken that fewer may read"},
    {"dry-run", 'n', UNDEX_VALUE_NONE, FIELD(dry_run), NULL, "say what would be done; change nothing"},
    {"files-from", 0, UNDEX_VALUE_FILE, FIELD(files_from), "FILE",
     "take the paths listed in FILE ('-': standard input)", .operands = UNDEX_OPERANDS_SPARED},
    {"null", '0', UNDEX_VALUE_NONE, FIELD(null_separated), NULL,
     "the list's paths end with a zero byte, not a line"},
    {"include", 0, UNDEX_VALUE_PATTERNS, FIELD(include), "GLOB",
     "of folders only files like this ('*.pdf', 'reports/*'); may be repeated"},
    {"exclude", 0, UNDEX_VALUE_PATTERNS, FIELD(exclude), "GLOB", "of folders no files or folders like this"},
    {"set", 0, UNDEX_VALUE_SETTINGS, FIELD(set), "KEY=VALUE",
     "say this of every document: symbol, date, title, language, url, rights"},
    {"shard", 0, UNDEX_VALUE_TEXT, FIELD(shard), "I/N",
     "take the files whose contents fall to part I of N: for N runs that need not know of each other, each "
     "with an index of its own",
     .conflicts = "dry-run upgrade"},
    {"no-compact", 0, UNDEX_VALUE_NONE, FIELD(no_compact), NULL,
     "leave the index as it was written; else it is compacted where half of it is new"},
    {"wait", 0, UNDEX_VALUE_NONE, FIELD(wait), NULL, "wait for another process that writes to the index"},
    {NULL},
};

undex_ingest_prune undex_options_index_prune(const undex_options_index *given)
{
    return (undex_ingest_prune)(given->prune + 1);
}

undex_shard undex_options_index_shard(const undex_options_index *given)
{
    enum { DIGITS = 4 };
    g_auto(GStrv) parts = g_strsplit(given->shard ? given->shard : "", "/", -1);
    undex_shard shard = {0, 0};
    if (g_strv_length(parts) != 2)
        return shard;
    for (int i = 0; i < 2; i++)
        if (!*parts[i] || strlen(parts[i]) > DIGITS || strspn(parts[i], "0123456789") != strlen(parts[i]))
            return shard;
    int number = (int)g_ascii_strtoll(parts[0], NULL, 10), count = (int)g_ascii_strtoll(parts[1], NULL, 10);
    return number >= 1 && number <= count && count <= UNDEX_SHARDS_CEILING ? (undex_shard){number, count}
                                                                           : shard;
}

gboolean undex_options_index_check(const undex_cli *cli, const undex_options_index *given)
{
    g_autoptr(GError) error = NULL;
    for (int i = 0; given->set && given->set[i]; i++)
        if (!undex_ingest_check_set(given->set[i], &error))
            return undex_usage_false(cli, "--set: %s", error->message);
    if (given->shard && !undex_options_index_shard(given).count)
        return undex_usage_false(cli, "--shard wants I/N, a part from 1 to N and how many there are: 3/8");
    return TRUE;
}

/* A path that is not there is a slip of the pen, best said before an index is made for it. */
static gboolean are_there(const undex_cli *cli, char **paths, gboolean prune)
{
    struct stat st;
    for (int i = 0; paths[i]; i++) {
        g_autofree char *shown = undex_display_path(paths[i]);
        if (strcmp(paths[i], "-") == 0)
            return undex_usage_false(
                cli, "standard input cannot be indexed; name files or folders ('./-' for a file "
                     "named '-', --files-from=- for a list)");
        if (!prune && lstat(paths[i], &st) != 0 && (errno == ENOENT || errno == ENOTDIR))
            return undex_usage_false(cli, "there is no file or folder '%s'", shown);
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
    if (!are_there(cli, operands, given->prune >= 0))
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
