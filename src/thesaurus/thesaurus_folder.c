// SPDX-License-Identifier: GPL-3.0-or-later
#include "thesaurus/thesaurus_folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define ENDING ".thesaurus"

enum { NAME_CEILING = 64, THESAURI_CEILING = 32 };

static void named_free(gpointer p)
{
    undex_named_thesaurus *one = p;
    undex_thesaurus_free(one->thesaurus);
    g_free(one->name);
    g_free(one);
}

static char *folder_path(void)
{
    return g_build_filename(g_get_user_data_dir(), "undex", "thesaurus", NULL);
}

gboolean undex_thesaurus_is_name(const char *name)
{
    gsize length = strspn(name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_");
    return length > 0 && length <= NAME_CEILING && name[length] == '\0' && *name != '-';
}

char *undex_thesaurus_path(const char *name)
{
    g_autofree char *folder = folder_path(), *file = g_strconcat(name, ENDING, NULL);
    return g_build_filename(folder, file, NULL);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the files in the folder; empty where there is none. */
static GPtrArray *list_names(void)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = folder_path();
    GDir *files = g_dir_open(folder, 0, NULL);
    for (const char *file; files && (file = g_dir_read_name(files)) != NULL;) {
        g_autofree char *name =
            g_str_has_suffix(file, ENDING) ? g_strndup(file, strlen(file) - strlen(ENDING)) : NULL;
        if (name && undex_thesaurus_is_name(name))
            g_ptr_array_add(names, g_steal_pointer(&name));
    }
    if (files)
        g_dir_close(files);
    g_ptr_array_sort(names, by_name);
    g_ptr_array_set_size(names, (gint)MIN(names->len, THESAURI_CEILING));
    return names;
}

GPtrArray *undex_thesaurus_list(GError **error)
{
    g_autoptr(GPtrArray) names = list_names();
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(named_free);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autoptr(GError) why = NULL;
        g_autofree char *path = undex_thesaurus_path(name);
        undex_thesaurus *thesaurus = undex_thesaurus_open(path, &why);
        if (!thesaurus)
            return undex_error_null(error, (undex_error)why->code,
                                    "thesaurus %s: %s; add it again, or take it out with 'undex thesaurus "
                                    "remove %s'",
                                    name, why->message, name);
        undex_named_thesaurus *one = g_new(undex_named_thesaurus, 1);
        *one = (undex_named_thesaurus){g_strdup(name), thesaurus};
        g_ptr_array_add(all, one);
    }
    return g_steal_pointer(&all);
}

gboolean undex_thesaurus_put(const char *name, GBytes *bytes, GError **error)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *folder = folder_path(), *path = undex_thesaurus_path(name);
    g_autoptr(GError) why = NULL;
    if (g_mkdir_with_parents(folder, 0700) != 0)
        return undex_error_fail(error, UNDEX_ERROR_IO, "cannot make the folder %s: %s", folder,
                                g_strerror(errno));
    return g_file_set_contents_full(path, data, (gssize)size,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                    &why) ||
           undex_error_fail(error, UNDEX_ERROR_IO, "%s", why->message);
}

gboolean undex_thesaurus_remove(const char *name, gboolean *was, GError **error)
{
    g_autofree char *path = undex_thesaurus_path(name);
    *was = g_unlink(path) == 0;
    return *was || errno == ENOENT ||
           undex_error_fail(error, UNDEX_ERROR_IO, "cannot remove %s: %s", path, g_strerror(errno));
}
