// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The files of an index that is to be made anew. What was said of each (--set, NAME.meta) is kept there as a
 * digest alone; but its document says the same, among what it says of itself. So of all that it says, the
 * part is sought that has the digest: there are 64.
 */
#include "ingest/gone_path.h"
#include "ingest/sidecar_metadata.h"
#include "record/metadata.h"
#include "undex/ingest.h"

#include <string.h>

/* What was said of a document, as pairs. NULL: it is not to be found out. */
static char **find_said(const undex_document *document, const char *digest)
{
    for (guint choice = 1; document && choice < 1U << UNDEX_METADATA_KEYS; choice++) {
        g_autoptr(GPtrArray) pairs = undex_metadata_pairs(document, choice);
        g_autofree char *found = undex_sidecar_digest(pairs);
        if (g_strcmp0(found, digest) == 0) {
            g_ptr_array_add(pairs, NULL);
            g_ptr_array_set_free_func(pairs, NULL);
            return (char **)g_ptr_array_free(g_steal_pointer(&pairs), FALSE);
        }
    }
    return NULL;
}

/* A path that goes on below a file is that of an attachment. */
static void add_path(undex_ingest_known *known, const char *path, char **said)
{
    g_autofree char *carrier = undex_path_carrier(path);
    if (carrier)
        known->attachments = TRUE;
    else
        g_ptr_array_add(known->paths, g_strdup(path));
    g_hash_table_insert(known->said, g_strdup(path), said ? said : g_new0(char *, 1));
}

static void add_file(undex_ingest_known *known, undex_index *old, const undex_file *file)
{
    g_autoptr(undex_document) document = NULL;
    if (file->said && file->key) /* a record that cannot be read says nothing */
        undex_index_find_document(old, file->key, &document, NULL);
    char **said = file->said ? find_said(document, file->said) : NULL;
    if (file->said && !said)
        g_ptr_array_add(known->unsure, g_strdup(file->path));
    add_path(known, file->path, said);
}

undex_ingest_known *undex_ingest_known_new(undex_index *old, GError **error)
{
    g_autoptr(undex_ingest_known) known = g_new0(undex_ingest_known, 1);
    known->paths = g_ptr_array_new_with_free_func(g_free);
    known->unsure = g_ptr_array_new_with_free_func(g_free);
    known->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
    g_autoptr(GPtrArray) files = undex_index_list_files(old, NULL);
    g_autoptr(GPtrArray) paths = files ? NULL : undex_index_list_paths(old, error);
    known->unread = !files;
    for (guint i = 0; files && i < files->len; i++)
        add_file(known, old, g_ptr_array_index(files, i));
    for (guint i = 0; paths && i < paths->len; i++)
        add_path(known, g_ptr_array_index(paths, i), NULL);
    g_ptr_array_add(known->paths, NULL);
    return files || paths ? g_steal_pointer(&known) : NULL;
}

void undex_ingest_known_free(undex_ingest_known *known)
{
    if (!known)
        return;
    g_ptr_array_unref(known->paths);
    g_ptr_array_unref(known->unsure);
    g_hash_table_unref(known->said);
    g_free(known);
}
