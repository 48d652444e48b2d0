// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/open_index.h"

#include "cli/index_guard.h"
#include "cli/index_owner.h"

#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <string.h>
#include <unistd.h>

/* In the current folder. */
#define HERE "index"

/* What somebody said (NULL-terminated; free with g_strfreev); NULL: nothing. */
static char **named_locations(const undex_cli *cli)
{
    const char *variable = g_getenv("UNDEX_INDEX");
    const char *one = cli->common.index                                ? cli->common.index
                      : cli->common.indexes || !variable || !*variable ? NULL
                                                                       : variable;
    const char *const named[] = {one, NULL};
    return one ? g_strdupv((char **)named) : g_strdupv(cli->common.indexes);
}

/* These, or where an index is found. Free with g_strfreev. */
static char **locations_of(const undex_cli *cli)
{
    char **named = named_locations(cli);
    if (named)
        return named;
    g_autoptr(GStrvBuilder) found = g_strv_builder_new();
    g_autofree char *own = g_build_filename(g_get_user_data_dir(), "undex", "index", NULL);
    g_strv_builder_add(found, g_file_test(HERE, G_FILE_TEST_IS_DIR) ? HERE : own);
    return g_strv_builder_end(found);
}

/* There is one, and it is a folder, or may become one. */
static gboolean is_folder(char *const *locations)
{
    return !locations[1] && undex_location_kind_of(locations[0]) == UNDEX_LOCATION_FOLDER;
}

char *undex_open_index_folder(const undex_cli *cli)
{
    g_auto(GStrv) locations = locations_of(cli);
    return g_strdup(locations[0]);
}

char *undex_open_index_shown(const undex_cli *cli)
{
    enum { SHOWN = 3 };
    g_auto(GStrv) locations = locations_of(cli);
    g_autoptr(GString) shown = g_string_new(NULL);
    guint count = g_strv_length(locations);
    for (guint i = 0; i < MIN(count, SHOWN); i++) {
        g_autofree char *one = undex_display_path(locations[i]);
        g_string_append_printf(shown, "%s%s", i ? ", " : "", one);
    }
    if (count > SHOWN)
        g_string_append_printf(shown, " and %u more", count - SHOWN);
    return g_string_free(g_steal_pointer(&shown), FALSE);
}

gboolean undex_open_index_fits(const undex_cli *cli)
{
    g_auto(GStrv) locations = locations_of(cli);
    if ((cli->command->takes & UNDEX_TAKES_SHARDS) || is_folder(locations))
        return TRUE;
    g_autofree char *shown = undex_display_path(locations[0]);
    if (locations[1])
        return undex_usage_false(cli, "it works on one index, in a folder: give --index once");
    return undex_usage_false(cli, "it works on one index, in a folder: '%s' is %s", shown,
                             undex_location_kind_of(locations[0]) == UNDEX_LOCATION_LIST ? "a list of indexes"
                                                                                         : "a server");
}

/* FALSE after it has said so: the index was found, not named, and is another user's. */
static gboolean is_trusted(const undex_cli *cli, const char *folder)
{
    g_auto(GStrv) named = named_locations(cli);
    g_autofree char *complaint =
        named || strcmp(folder, HERE) != 0 ? NULL : undex_index_owner_complaint(folder);
    if (complaint)
        undex_cli_message("%s", complaint);
    return complaint == NULL;
}

static gboolean writes(undex_index_mode mode)
{
    return mode == UNDEX_INDEX_WRITE || mode == UNDEX_INDEX_UPGRADE;
}

/* Xapian takes an index that may not be written for one that is being written. FALSE after it has said so. */
static gboolean is_allowed(const char *folder, undex_index_mode mode, const char *shown)
{
    if (writes(mode) && access(folder, W_OK) != 0 && errno != ENOENT && errno != ENOTDIR) {
        undex_cli_message(
            "index %s: cannot be written to: %s; searching it goes on; name another with --index", shown,
            g_strerror(errno));
        return FALSE;
    }
    if (access(folder, X_OK) != 0 && errno == EACCES) {
        undex_cli_message("index %s: cannot be read: %s", shown, g_strerror(errno));
        return FALSE;
    }
    return TRUE;
}

/* A search takes memory and leaves it several times over: to give it back in between took a tenth of the time
 * of a batch, and a twentieth of that of one search. What is larger than LARGE has a byte or more for each of
 * millions of passages, of which few are touched: it is taken by itself, so that only these take memory. */
static void keep_memory(void)
{
#ifdef M_TRIM_THRESHOLD
    enum { KEPT = 64 << 20, LARGE = 3 << 20 };
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
}

/* The index that was opened last, for the message of a program that is being ended. */
static char opened[PATH_MAX];

static void say_last(const char *function, const char *reason)
{
    undex_cli_message("index %s: %s: %s; nothing after the last commit was kept", opened, function, reason);
    _exit(UNDEX_EXIT_ERROR);
}

char *undex_cli_find_index(const undex_cli *cli, undex_index_mode mode)
{
    g_autofree char *folder = undex_open_index_folder(cli), *shown = undex_display_path(folder);
    if (!is_trusted(cli, folder) || !is_allowed(folder, mode, shown))
        return NULL;
    if (mode != UNDEX_INDEX_WRITE && !undex_index_exists(folder)) {
        undex_cli_message(
            "there is no index in %s; make one with 'undex index PATH', or name another with --index", shown);
        return NULL;
    }
    if (mode == UNDEX_INDEX_WRITE) {
        g_autofree char *parent = g_path_get_dirname(folder);
        if (g_mkdir_with_parents(parent, 0700) != 0) {
            undex_cli_message("cannot make the folder for the index, %s: %s", shown, g_strerror(errno));
            return NULL;
        }
    }
    return g_steal_pointer(&folder);
}

/* ---- shards ---- */

static guint left_out; /* of all that were opened */

static void say_left_out(const char *name, const char *reason)
{
    g_autofree char *shown = undex_display_path(name);
    left_out++;
    undex_cli_message("shard %s: %s; it is left out", shown, reason);
}

int undex_cli_shards_end(int code)
{
    return left_out && (code == UNDEX_EXIT_DONE || code == UNDEX_EXIT_NOTHING) ? UNDEX_EXIT_SOME : code;
}

static undex_index *open_shards(const undex_cli *cli, char *const *said, undex_index_mode mode,
                                GError **error)
{
    undex_shard_options options = {cli->common.shard_timeout, cli->common.all_shards, say_left_out};
    g_autoptr(GPtrArray) locations = undex_locations_read((const char *const *)said, error);
    return locations ? undex_index_open_shards(locations, mode, &options, error) : NULL;
}

static void prepare(undex_index_mode mode, const char *shown)
{
    enum { READING_SECONDS = 60, WRITING_SECONDS = 600 };
    if (!writes(mode))
        keep_memory();
    undex_index_guard(shown, writes(mode) ? WRITING_SECONDS : READING_SECONDS);
    g_strlcpy(opened, shown, sizeof opened);
    xc_on_terminate(say_last);
}

undex_index *undex_cli_open(const undex_cli *cli, undex_index_mode mode)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) said = locations_of(cli);
    g_autofree char *shown = undex_open_index_shown(cli);
    gboolean one = is_folder(said);
    if (!undex_open_index_fits(cli))
        return NULL;
    g_autofree char *folder = one ? undex_cli_find_index(cli, mode) : NULL;
    if (one && !folder)
        return NULL;
    prepare(mode, shown);
    undex_index *store = one ? undex_index_open(folder, mode, &error) : open_shards(cli, said, mode, &error);
    if (!store && error->code == UNDEX_ERROR_USAGE)
        undex_usage(cli, "%s", error->message);
    else if (!store)
        undex_cli_message("index %s: %s", shown, error->message);
    return store;
}

int undex_cli_stop(const undex_cli *cli, const GError *error)
{
    g_autofree char *shown = undex_open_index_shown(cli);
    if (error->code == UNDEX_ERROR_QUERY)
        undex_cli_message("%s", error->message);
    else
        undex_cli_message("index %s: %s", shown, error->message);
    return UNDEX_EXIT_ERROR;
}
