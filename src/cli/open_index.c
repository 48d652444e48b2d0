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

/* What somebody said; NULL: nothing. */
static const char *named_folder(const undex_cli *cli)
{
    const char *said = g_getenv("UNDEX_INDEX");
    return cli->common.index ? cli->common.index : said && *said ? said : NULL;
}

char *undex_open_index_folder(const undex_cli *cli)
{
    const char *named = named_folder(cli);
    if (named)
        return g_strdup(named);
    return g_file_test(HERE, G_FILE_TEST_IS_DIR)
               ? g_strdup(HERE)
               : g_build_filename(g_get_user_data_dir(), "undex", "index", NULL);
}

/* FALSE after it has said so: the index was found, not named, and is another user's. */
static gboolean is_trusted(const undex_cli *cli, const char *folder)
{
    g_autofree char *complaint =
        named_folder(cli) || strcmp(folder, HERE) != 0 ? NULL : undex_index_owner_complaint(folder);
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
 * of a batch, and a twentieth of that of one search. */
static void keep_memory(void)
{
#ifdef M_TRIM_THRESHOLD
    enum { KEPT = 64 << 20 };
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, KEPT);
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

undex_index *undex_cli_open(const undex_cli *cli, undex_index_mode mode)
{
    enum { READING_SECONDS = 60, WRITING_SECONDS = 600 };
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = undex_cli_find_index(cli, mode),
                    *shown = folder ? undex_display_path(folder) : NULL;
    if (!folder)
        return NULL;
    if (!writes(mode))
        keep_memory();
    undex_index_guard(shown, writes(mode) ? WRITING_SECONDS : READING_SECONDS);
    g_strlcpy(opened, shown, sizeof opened);
    xc_on_terminate(say_last);
    undex_index *store = undex_index_open(folder, mode, &error);
    if (!store)
        undex_cli_message("index %s: %s", shown, error->message);
    return store;
}

int undex_cli_stop(const undex_cli *cli, const GError *error)
{
    g_autofree char *folder = undex_open_index_folder(cli), *shown = undex_display_path(folder);
    if (error->code == UNDEX_ERROR_QUERY)
        undex_cli_message("%s", error->message);
    else
        undex_cli_message("index %s: %s", shown, error->message);
    return UNDEX_EXIT_ERROR;
}
