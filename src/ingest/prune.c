// SPDX-License-Identifier: GPL-3.0-or-later
/* Files in the index that are gone. A share that is not mounted looks like a folder whose files were all
 * removed: what a run may drop by itself is at most half of what the index has of a named folder, and nothing
 * of one that is not there, nor of an empty one below that is not the folder that held them. */
#include "ingest/prune.h"

#include "ingest/gone_path.h"
#include "ingest/open_path.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A folder that the user named, or the folder of files that the user named and that are gone. */
typedef struct {
    char *path, *shown;
    gboolean there;  /* with something in it */
    gboolean other;  /* nothing in it has changed since files of it were taken, and yet they are gone */
    guint before;    /* files that the index had of it */
    GPtrArray *gone; /* const char *: paths in the index, in their order */
} folder;

static void folder_free(gpointer data)
{
    folder *f = data;
    g_free(f->path);
    g_free(f->shown);
    g_ptr_array_unref(f->gone);
    g_free(f);
}

/* What `table` (char * -> anything) has of the path or of a folder above it; `*from`: bytes of the path where
 * to begin, then where it was found. NULL: nothing. */
static gpointer look_above(GHashTable *table, const char *path, gsize *from)
{
    g_autofree char *above = g_strndup(path, *from);
    for (;;) {
        gpointer found = g_hash_table_lookup(table, *above ? above : "/");
        *from = strlen(above);
        if (found || !*above)
            return found;
        char *slash = strrchr(above, '/');
        *(slash ? slash : above) = '\0';
    }
}

/* What is gone below the roots: const char *, of `paths`. */
static GPtrArray *gone_of(const ingest_run *run, const undex_walk *walk, const GPtrArray *paths)
{
    g_autoptr(GHashTable) walked = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) roots = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *gone = g_ptr_array_new();
    for (guint i = 0; i < walk->files->len; i++)
        g_hash_table_add(walked, ((undex_found *)g_ptr_array_index(walk->files, i))->path);
    for (guint i = 0; i < walk->roots->len; i++)
        g_hash_table_add(roots, ((undex_found *)g_ptr_array_index(walk->roots, i))->path);
    for (guint i = 0; i < paths->len && !ingest_run_is_stopped(run); i++) {
        char *path = g_ptr_array_index(paths, i);
        gsize from = strlen(path);
        if (!g_hash_table_contains(walked, path) && look_above(roots, path, &from) &&
            undex_path_is_gone(path))
            g_ptr_array_add(gone, path);
    }
    return gone;
}

static gboolean is_empty(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    return dir && !g_dir_read_name(dir);
}

static folder *add_folder(GHashTable *folders, const char *path, const char *shown)
{
    folder *f = g_hash_table_lookup(folders, path);
    if (f)
        return f;
    f = g_new0(folder, 1);
    f->path = g_strdup(path);
    f->shown = g_strdup(shown);
    f->there = !undex_path_is_gone(path) && !is_empty(path);
    f->gone = g_ptr_array_new();
    g_hash_table_insert(folders, f->path, f);
    return f;
}

/* The folder in which the path, or a folder above it, is missing. Caller frees. */
static char *folder_left(const char *path, struct stat *facts)
{
    char *above = g_path_get_dirname(path);
    for (;;) {
        int fd = undex_path_open(above, O_PATH);
        gboolean there = fd >= 0 && fstat(fd, facts) == 0;
        if (fd >= 0)
            close(fd);
        if (there || strcmp(above, "/") == 0)
            return there ? above : (g_free(above), NULL);
        char *next = g_path_get_dirname(above);
        g_free(above);
        above = next;
    }
}

/* Where a share was mounted lies an empty folder, in which nothing was removed since: a folder whose files
 * are removed gets the time of that, which nobody can set back. */
static void add_mount_point(GHashTable *folders, ingest_run *run, const char *path)
{
    struct stat facts;
    g_autofree char *left = folder_left(path, &facts);
    g_autoptr(undex_file) known = NULL;
    if (left && S_ISDIR(facts.st_mode) && facts.st_ctim.tv_sec > 0 && is_empty(left) &&
        undex_index_find_file(run->store, path, &known, NULL) && known && facts.st_ctim.tv_sec < known->when)
        add_folder(folders, left, left)->other = TRUE;
}

/* Path -> folder. A file that was named and is gone is what the user says it is, where its folder is there
 * with anything in it. */
static GHashTable *folders_of(ingest_run *run, const undex_walk *walk, const GPtrArray *gone)
{
    GHashTable *folders = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, folder_free);
    g_autoptr(GHashTable) lost = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < gone->len; i++)
        g_hash_table_add(lost, g_ptr_array_index(gone, i));
    for (guint i = 0; i < walk->roots->len; i++) {
        const undex_found *root = g_ptr_array_index(walk->roots, i);
        if (!g_hash_table_contains(lost, root->path)) {
            add_folder(folders, root->path, root->shown);
            continue;
        }
        g_autofree char *path = g_path_get_dirname(root->path), *shown = g_path_get_dirname(root->shown);
        if (undex_path_is_gone(path) || is_empty(path))
            add_folder(folders, path, shown);
    }
    for (guint i = 0; i < gone->len; i++)
        add_mount_point(folders, run, g_ptr_array_index(gone, i));
    return folders;
}

/* Each path counts for every folder that it lies in. */
static void count(GHashTable *folders, const GPtrArray *paths, gboolean gone)
{
    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);
        gsize from = strlen(path);
        for (folder *f; (f = look_above(folders, path, &from)); from--) {
            if (gone)
                g_ptr_array_add(f->gone, (gpointer)path);
            else
                f->before++;
            if (from == 0)
                break;
        }
    }
}

/* "a.txt, sub/b.txt and 12 more": below the folder. */
static char *names_of(const folder *f)
{
    enum { MOST_NAMES = 5 };
    g_autoptr(GString) names = g_string_new(NULL);
    guint named = MIN(f->gone->len, MOST_NAMES);
    for (guint i = 0; i < named; i++) {
        const char *below = (char *)g_ptr_array_index(f->gone, i) + strlen(f->path);
        g_autofree char *name = g_filename_display_name(below + strspn(below, "/"));
        g_string_append_printf(names, "%s%s", i ? ", " : "", name);
    }
    if (f->gone->len > named)
        g_string_append_printf(names, " and %u more", f->gone->len - named);
    return g_strdup(names->str);
}

/* TRUE: it is, and that was said. */
static gboolean is_refused(ingest_run *run, const folder *f)
{
    if (!f->gone->len || (f->there && !f->other && f->gone->len * 2 <= f->before))
        return FALSE;
    g_autofree char *names = names_of(f);
    const char *what = f->other                    ? "is empty, though nothing was removed from it"
                       : !f->there                 ? "is not there, or empty"
                       : f->gone->len == f->before ? "has none of its files any more"
                                                   : "has lost more than half of its files";
    g_autofree char *message =
        g_strdup_printf("it %s; %u of %u file%s would go from the index (%s); nothing is dropped: see that "
                        "all of it is there (is it mounted?), or say --prune=all",
                        what, f->gone->len, f->before, f->before == 1 ? "" : "s", names);
    ingest_run_report(run, f->shown, UNDEX_INGEST_REFUSED, (undex_ingest_event){.message = message}, 0);
    return TRUE;
}

static gint by_path(gconstpointer a, gconstpointer b)
{
    return strcmp(((const folder *)a)->path, ((const folder *)b)->path);
}

static gboolean is_any_refused(ingest_run *run, const undex_walk *walk, const GPtrArray *before,
                               const GPtrArray *gone)
{
    g_autoptr(GHashTable) folders = folders_of(run, walk, gone);
    gboolean refused = FALSE;
    count(folders, before, FALSE);
    count(folders, gone, TRUE);
    g_autoptr(GList) list = g_list_sort(g_hash_table_get_values(folders), by_path);
    for (const GList *link = list; link; link = link->next)
        refused |= is_refused(run, link->data);
    return refused;
}

static gboolean drop(ingest_run *run, const char *path, GError **error)
{
    if (!run->options->dry_run && undex_index_remove(run->store, path, error) < 0)
        return FALSE;
    ingest_run_report(run, path, UNDEX_INGEST_REMOVED, (undex_ingest_event){0}, 0);
    return run->options->dry_run || (ingest_run_changed(run) && ingest_run_commit_batch(run, error));
}

gboolean ingest_prune(ingest_run *run, const undex_walk *walk, const GPtrArray *before, GError **error)
{
    undex_ingest_prune how = run->options->prune;
    int all = undex_index_count_files(run->store, error);
    if (all < 0)
        return FALSE;
    if (!run->options->dry_run && all == run->done)
        return TRUE; /* the files of the index are those that were just looked at */
    g_autoptr(GPtrArray) paths = undex_index_list_paths(run->store, error);
    if (!paths)
        return FALSE;
    g_autoptr(GPtrArray) gone = gone_of(run, walk, paths);
    if (how == UNDEX_INGEST_KEEP || (how == UNDEX_INGEST_PRUNE && is_any_refused(run, walk, before, gone))) {
        run->summary->gone = (int)gone->len;
        return TRUE;
    }
    for (guint i = 0; i < gone->len && !ingest_run_is_stopped(run); i++)
        if (!drop(run, g_ptr_array_index(gone, i), error))
            return FALSE;
    return TRUE;
}
