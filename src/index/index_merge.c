// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Putting what one index holds into another: file by file, each document from its record, as if it had just
 * been read. So the other becomes what one run over all files would have made of it.
 */
#include "index/document_key.h"
#include "index/index_folder.h"

#include "record/metadata.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- an index that is there as a whole or not at all ---- */

/* Where it is made: beside its place, out of sight. */
static char *workshop_of(const char *folder)
{
    g_autofree char *parent = g_path_get_dirname(folder), *name = g_path_get_basename(folder);
    return g_strdup_printf("%s/.%s.undex-new", parent, name);
}

static gboolean set_home(undex_index *store, const char *folder, GError **error)
{
    xc_error failure;
    g_autofree char *parent = g_path_get_dirname(folder), *name = g_path_get_basename(folder);
    char *real = realpath(parent, NULL);
    g_autofree char *home = g_build_filename(real ? real : parent, name, NULL);
    free(real);
    return undex_index_begin(store, error) &&
           (xc_database_set_metadata(store->database, UNDEX_META_HOME, home, strlen(home), &failure) ||
            undex_index_fail(store, &failure, error));
}

static void remove_workshop(const char *workshop)
{
    g_autofree char *database = g_build_filename(workshop, UNDEX_INDEX_DATABASE, NULL);
    undex_index_folder_remove(database);
    rmdir(workshop);
}

undex_index *undex_index_begin_new(const char *folder, GError **error)
{
    g_autofree char *workshop = workshop_of(folder);
    if (!undex_index_is_locked(workshop)) /* else opening it fails, and says why */
        remove_workshop(workshop);        /* of a run that was cut short */
    g_autoptr(undex_index) store = undex_index_open(workshop, UNDEX_INDEX_WRITE, error);
    return store && set_home(store, folder, error) ? g_steal_pointer(&store) : NULL;
}

static gboolean fail_io(const char *folder, GError **error)
{
    return undex_error_fail(error, UNDEX_ERROR_IO, "%s cannot be put in its place: %s", folder,
                            g_strerror(errno));
}

/* Nothing that has come to be there meanwhile is replaced. */
static gboolean put_in_place(const char *workshop, const char *folder, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(folder);
#ifdef RENAME_NOREPLACE
    if (renameat2(AT_FDCWD, workshop, AT_FDCWD, folder, RENAME_NOREPLACE) == 0)
        return undex_index_sync(parent, FALSE, error);
    if (errno != EINVAL && errno != ENOSYS) /* what a file system says that does not know it */
        return fail_io(folder, error);
#endif
    return rename(workshop, folder) == 0 ? undex_index_sync(parent, FALSE, error) : fail_io(folder, error);
}

gboolean undex_index_end_new(undex_index *fresh, const char *folder, gboolean take, GError **error)
{
    g_autofree char *workshop = workshop_of(folder);
    gboolean begun = fresh != NULL;
    gboolean done =
        begun && take && undex_index_commit(fresh, error) && undex_index_sync(fresh->path, TRUE, error);
    undex_index_free(fresh);
    done = done && put_in_place(workshop, folder, error);
    if (begun && !done)
        remove_workshop(workshop);
    return done || !take;
}

/* ---- merging ---- */

/* The document of a file with its passages, under the key that it has where no other has its name. */
static undex_document *read_document(undex_index *from, const char *key, GError **error)
{
    g_autoptr(undex_document) document = NULL;
    if (!undex_index_find_document(from, key, &document, error))
        return NULL;
    GPtrArray *passages = document ? undex_index_list_passages(from, key, 0, -1, error) : NULL;
    if (!passages) {
        if (error && !*error)
            undex_error_fail(error, UNDEX_ERROR_INDEX,
                             "%s: its document is missing; "
                             "%s",
                             key, UNDEX_INDEX_ADVICE_CHECK);
        return NULL;
    }
    g_ptr_array_unref(document->passages);
    document->passages = passages;
    g_autofree char *name = undex_document_key_name_of(key);
    undex_document_set_key(document, name);
    return g_steal_pointer(&document);
}

/* The same contents, with the same said of them, were read by the same. */
static gboolean is_same(const undex_file *one, const undex_file *other)
{
    return one->key && other->key && one->sha256 && g_strcmp0(one->sha256, other->sha256) == 0 &&
           g_strcmp0(one->said, other->said) == 0 && one->segmenter == other->segmenter;
}

static gboolean find_twin(undex_index *into, const undex_file *file, undex_file **twin, GError **error)
{
    g_autoptr(GPtrArray) files = undex_index_find_by_size(into, file->size, error);
    *twin = NULL;
    for (guint i = 0; files && !*twin && i < files->len; i++)
        if (is_same(g_ptr_array_index(files, i), file))
            *twin = g_ptr_array_steal_index(files, i);
    return files != NULL;
}

static gboolean merge_file(undex_index *into, undex_index *from, undex_file *file, GError **error)
{
    g_autoptr(undex_file) there = NULL, twin = NULL;
    if (!undex_index_find_file(into, file->path, &there, error))
        return FALSE;
    if (there && (there->when > file->when || (there->when == file->when && is_same(there, file))))
        return TRUE;
    if (!file->key)
        return undex_index_put_failure(into, file, error);
    if (!find_twin(into, file, &twin, error))
        return FALSE;
    if (twin)
        return undex_index_put_same(into, twin, file, error);
    g_autoptr(undex_document) document = read_document(from, file->key, error);
    return document && undex_index_put(into, document, file, error);
}

/* By the rest of its term. NULL and no error: it is gone. */
static undex_file *read_file(undex_index *from, const char *path, GError **error)
{
    g_autofree char *term = g_strconcat(UNDEX_TERM_PATH, path, NULL);
    g_autoptr(GPtrArray) found = undex_index_read(from, term, 0, 1, error);
    return found && found->len ? undex_index_file_of(from, g_ptr_array_index(found, 0), error) : NULL;
}

/* Whom the one is kept from may not read the other. */
static gboolean narrow(undex_index *into, const undex_index *from, GError **error)
{
    struct stat facts = {0};
    gboolean narrowed = FALSE;
    return stat(from->path, &facts) == 0
               ? undex_index_narrow(into, facts.st_mode & (S_IRGRP | S_IROTH), facts.st_gid, &narrowed, error)
               : fail_io(from->path, error);
}

gboolean undex_index_merge(undex_index *into, undex_index *from, const volatile int *stop, GError **error)
{
    enum { PORTION = 500 };
    g_autofree char *after = NULL;
    if (!narrow(into, from, error))
        return FALSE;
    for (;;) {
        g_autoptr(GPtrArray) paths =
            undex_index_read_terms_after(from, UNDEX_TERM_PATH, after, PORTION, error);
        if (!paths || !paths->len)
            return paths != NULL;
        for (guint i = 0; i < paths->len && !*stop; i++) {
            g_autoptr(GError) why = NULL;
            g_autoptr(undex_file) file = read_file(from, g_ptr_array_index(paths, i), &why);
            if (!why && file && !merge_file(into, from, file, &why) && !why)
                return FALSE;
            if (why) {
                g_propagate_error(error, g_steal_pointer(&why));
                return FALSE;
            }
        }
        if (*stop)
            return TRUE;
        if (!undex_index_commit(into, error))
            return FALSE;
        g_free(after);
        after = g_strdup(g_ptr_array_index(paths, paths->len - 1));
    }
}
