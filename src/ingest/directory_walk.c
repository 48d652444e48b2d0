// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/directory_walk.h"

#include "ingest/open_path.h"
#include "undex/index.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Deeper trees are made by loops of mounts or by malice. */
enum { DEEPEST = 1000 };

static void found_free(gpointer data)
{
    undex_found *found = data;
    g_free(found->path);
    g_free(found->shown);
    g_free(found);
}

static void failure_free(gpointer data)
{
    undex_walk_failure *failure = data;
    g_free(failure->shown);
    g_free(failure->path);
    g_free(failure->message);
    g_free(failure);
}

void undex_walk_free(undex_walk *walk)
{
    if (!walk)
        return;
    g_ptr_array_unref(walk->files);
    g_ptr_array_unref(walk->roots);
    g_ptr_array_unref(walk->failures);
    g_ptr_array_unref(walk->left_out);
    g_ptr_array_unref(walk->orphans);
    g_free(walk);
}

/* One walk under way. */
typedef struct {
    undex_walk *walk;
    GHashTable *seen; /* paths of walk->files: a file named twice is taken once */
    const undex_walk_filter *filter;
    gsize root;       /* length of the named folder's path */
    gboolean follows; /* the named path could not be freed of its links */
    volatile int *stop;
} walker;

static gboolean matches(const char *const *patterns, const char *below, const char *name)
{
    for (int i = 0; patterns && patterns[i]; i++)
        if (fnmatch(patterns[i], strchr(patterns[i], '/') ? below : name, 0) == 0)
            return TRUE;
    return FALSE;
}

/* `path` is below the named folder. */
static gboolean is_wanted(const walker *w, const char *path, const char *name, gboolean folder)
{
    const undex_walk_filter *filter = w->filter;
    const char *below = path + w->root;
    while (*below == '/')
        below++;
    if (!filter || matches(filter->exclude, below, name))
        return !filter;
    return folder || !filter->include || !filter->include[0] || matches(filter->include, below, name);
}

static void add_file(walker *w, const char *path, const char *shown)
{
    if (g_hash_table_contains(w->seen, path))
        return;
    undex_found *found = g_new(undex_found, 1);
    *found = (undex_found){g_strdup(path), g_strdup(shown), w->follows};
    g_ptr_array_add(w->walk->files, found);
    g_hash_table_add(w->seen, found->path);
}

static void add_failure(walker *w, const char *path, const char *shown, const char *doing, int why)
{
    undex_walk_failure *failure = g_new(undex_walk_failure, 1);
    *failure = (undex_walk_failure){g_strdup(shown), g_strdup(path), why == ENOENT || why == ENOTDIR,
                                    g_strdup_printf("%s: %s", doing, g_strerror(why))};
    g_ptr_array_add(w->walk->failures, failure);
}

/* Names that promise something else than a document. Texts come under any name or none, so all others are
 * tried, and what they hold decides. */
static gboolean is_other_kind(const char *name)
{
    const char *stop = strrchr(name, '.');
    g_autofree char *ending = stop && stop > name ? g_ascii_strdown(stop, -1) : NULL;
    return ending && undex_word_list_has(undex_data_other_endings, ending);
}

static gboolean begins_like_pdf(const char *path)
{
    char head[5];
    int fd = undex_path_open_found(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return FALSE;
    gboolean is = read(fd, head, sizeof head) == sizeof head && memcmp(head, "%PDF-", sizeof head) == 0;
    close(fd);
    return is;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names in the folder with their type ("f", "d") before them; NULL and errno. */
static GPtrArray *list_folder(const char *path)
{
    int fd = undex_path_open_found(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (!folder) {
        int why = errno;
        if (fd >= 0)
            close(fd);
        errno = why;
        return NULL;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    struct dirent *entry;
    while ((entry = readdir(folder))) {
        struct stat st;
        if (entry->d_name[0] == '.')
            continue;
        gboolean file = entry->d_type == DT_REG, sub = entry->d_type == DT_DIR;
        if (entry->d_type == DT_UNKNOWN && fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
            file = S_ISREG(st.st_mode);
            sub = S_ISDIR(st.st_mode);
        }
        if (file || sub)
            g_ptr_array_add(names, g_strdup_printf("%s%c", entry->d_name, sub ? '/' : ' '));
    }
    closedir(folder);
    g_ptr_array_sort(names, by_name);
    return names;
}

static char *join(const char *folder, const char *name)
{
    return g_strconcat(folder, g_str_has_suffix(folder, "/") ? "" : "/", name, NULL);
}

/* What a sidecar of that path is said of is there, whatever it is. */
static gboolean has_file(const char *sidecar)
{
    g_autofree char *path = g_strndup(sidecar, strlen(sidecar) - strlen(UNDEX_WALK_SIDECAR));
    int fd = undex_path_open_found(path, O_PATH | O_NOFOLLOW);
    if (fd >= 0)
        close(fd);
    return fd >= 0 || errno != ENOENT;
}

static void walk_folder(walker *w, const char *path, const char *shown, int depth)
{
    if (depth > DEEPEST) {
        add_failure(w, path, shown, "folders are nested too deeply", ELOOP);
        return;
    }
    g_autoptr(GPtrArray) names = list_folder(path);
    if (!names) {
        add_failure(w, path, shown, "cannot read this folder", errno);
        return;
    }
    for (guint i = 0; i < names->len && !(w->stop && *w->stop); i++) {
        char *name = g_ptr_array_index(names, i);
        char *type = name + strlen(name) - 1;
        gboolean sub = *type == '/';
        *type = '\0';
        g_autofree char *below = join(path, name), *below_shown = join(shown, name);
        if (!is_wanted(w, below, name, sub))
            continue;
        if (!sub && g_str_has_suffix(name, UNDEX_WALK_SIDECAR)) { /* said of another file */
            if (!has_file(below))
                g_ptr_array_add(w->walk->orphans, g_strdup(below_shown));
        } else if (!sub && (!is_other_kind(name) || begins_like_pdf(below)))
            add_file(w, below, below_shown);
        else if (!sub)
            g_ptr_array_add(w->walk->left_out, g_strdup(below_shown));
        else if (!undex_index_exists(below))
            walk_folder(w, below, below_shown, depth + 1);
    }
}

/* The named path, absolute. What it links to counts, so that a folder has one name however it is reached; but
 * a link that has taken the place of a file found before was not named by the user. */
static char *resolve(walker *w, const char *named)
{
    gboolean found = w->filter && w->filter->found_before;
    char *real = found ? NULL : realpath(named, NULL);
    w->follows = !found && !real;
    if (!real)
        return g_canonicalize_filename(named, NULL);
    char *path = g_strdup(real);
    free(real);
    return path;
}

static void walk_named(walker *w, const char *named)
{
    struct stat st;
    char *path = resolve(w, named);
    undex_found *root = g_new(undex_found, 1);
    *root = (undex_found){path, g_strdup(named), w->follows};
    g_ptr_array_add(w->walk->roots, root);
    int fd = w->follows ? undex_path_open(path, O_PATH) : undex_path_open_found(path, O_PATH | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) != 0)
        add_failure(w, path, named, "cannot find it", errno);
    else if (S_ISDIR(st.st_mode) && (w->root = strlen(path))) {
        w->follows = FALSE;
        walk_folder(w, path, named, 0);
    } else
        add_file(w, path, named);
    if (fd >= 0)
        close(fd);
}

undex_walk *undex_walk_run(const char *const *paths, const undex_walk_filter *filter, volatile int *stop)
{
    undex_walk *walk = g_new0(undex_walk, 1);
    walk->files = g_ptr_array_new_with_free_func(found_free);
    walk->roots = g_ptr_array_new_with_free_func(found_free);
    walk->failures = g_ptr_array_new_with_free_func(failure_free);
    walk->left_out = g_ptr_array_new_with_free_func(g_free);
    walk->orphans = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    walker w = {.walk = walk, .seen = seen, .filter = filter, .stop = stop};
    for (int i = 0; paths[i] && !(stop && *stop); i++)
        walk_named(&w, paths[i]);
    return walk;
}
