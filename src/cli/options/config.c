// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/config.h"

#include "undex/error.h"
#include "undex/shards.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char all_commands[] = "undex"; /* the group of what holds for all of them */

/* Names that are no options, or that a variable says as well. */
static const struct {
    const char *name, *variable;
    gboolean program;
} variables[] = {
    {"index", "UNDEX_INDEX", FALSE},
    {"pager", "UNDEX_PAGER", TRUE},
    {"viewer", "UNDEX_VIEWER", TRUE},
};

gboolean undex_config_is_program(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(variables); i++)
        if (strcmp(variables[i].name, name) == 0)
            return variables[i].program;
    return FALSE;
}

const char *undex_config_variable(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(variables); i++)
        if (strcmp(variables[i].name, name) == 0)
            return variables[i].variable;
    return NULL;
}

static void entry_free(gpointer p)
{
    undex_config_entry *entry = p;
    g_free(entry->name);
    g_free(entry->value);
    g_free(entry->file);
    g_free(entry);
}

static gboolean fail(GError **error, undex_error code, const char *file, const char *why)
{
    g_autofree char *shown = g_filename_display_name(file);
    return undex_error_fail(error, code, "the settings in %s: %s", shown, why);
}

/* The bytes of a regular file. `*text` is NULL where there is none, and where it is a folder's file that
 * belongs to another user. FALSE: failure. */
static gboolean read_text(const char *file, gboolean own, char **text, gsize *length, GError **error)
{
    struct stat facts;
    *text = NULL;
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR || (own && errno == EACCES) ||
               fail(error, UNDEX_ERROR_IO, file, g_strerror(errno));
    gboolean sound = fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode);
    if (sound && own && facts.st_uid != geteuid()) {
        close(fd);
        return TRUE;
    }
    char *bytes = sound ? g_malloc(UNDEX_CONFIG_BYTES + 1) : NULL;
    gssize got = 0;
    *length = 0;
    while (bytes && *length <= UNDEX_CONFIG_BYTES &&
           (got = read(fd, bytes + *length, UNDEX_CONFIG_BYTES + 1 - *length)) > 0)
        *length += (gsize)got;
    close(fd);
    if (bytes && got >= 0 && *length <= UNDEX_CONFIG_BYTES) {
        *text = bytes;
        return TRUE;
    }
    g_free(bytes);
    return fail(error, UNDEX_ERROR_IO, file, sound ? "it cannot be read, or is too long" : "it is no file");
}

static void add(GPtrArray *entries, const char *group, const char *key, char *value, const char *file)
{
    undex_config_entry *entry = g_new(undex_config_entry, 1);
    entry->name = strcmp(group, all_commands) == 0 ? g_strdup(key) : g_strdup_printf("%s.%s", group, key);
    entry->value = value;
    entry->file = g_strdup(file);
    g_ptr_array_add(entries, entry);
}

static gboolean take(GPtrArray *entries, GKeyFile *keys, const char *file, gboolean own, GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(keys, NULL);
    for (char **group = groups; *group; group++) {
        g_auto(GStrv) names = g_key_file_get_keys(keys, *group, NULL, NULL);
        for (char **name = names; names && *name; name++) {
            if (own && undex_config_is_program(*name)) {
                g_autofree char *why = g_strdup_printf(
                    "'%s' names a program, which only your own settings may do ('undex config set')", *name);
                return fail(error, UNDEX_ERROR_USAGE, file, why);
            }
            g_autoptr(GError) unfit = NULL;
            char *value = g_key_file_get_string(keys, *group, *name, &unfit);
            if (!value)
                return fail(error, UNDEX_ERROR_USAGE, file, unfit->message);
            add(entries, *group, *name, value, file);
        }
    }
    return TRUE;
}

static gboolean read_file(GPtrArray *entries, const char *file, gboolean own, GError **error)
{
    g_autofree char *text = NULL;
    gsize length = 0;
    if (!read_text(file, own, &text, &length, error))
        return FALSE;
    if (!text)
        return TRUE;
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GError) unfit = NULL;
    if (length && !g_key_file_load_from_data(keys, text, length, G_KEY_FILE_NONE, &unfit))
        return fail(error, UNDEX_ERROR_USAGE, file, unfit->message);
    return take(entries, keys, file, own, error);
}

/* The folders from the root, or from the last that is looked through, to the current one. */
static GPtrArray *folders(void)
{
    GPtrArray *upwards = g_ptr_array_new_with_free_func(g_free);
    char *folder = g_get_current_dir();
    for (int i = 0; i < UNDEX_CONFIG_FOLDERS; i++) {
        g_ptr_array_insert(upwards, 0, folder);
        char *parent = g_path_get_dirname(folder);
        if (strcmp(parent, folder) == 0) {
            g_free(parent);
            break;
        }
        folder = parent;
    }
    return upwards;
}

char *undex_config_file(gboolean folder)
{
    if (folder)
        return g_canonicalize_filename(".undex.conf", NULL);
    return g_build_filename(g_get_user_config_dir(), "undex", "config", NULL);
}

GPtrArray *undex_config_read(GError **error)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func(entry_free);
    if (g_getenv("UNDEX_NO_CONFIG"))
        return entries;
    g_autofree char *users = undex_config_file(FALSE);
    g_autoptr(GPtrArray) upwards = folders();
    gboolean fine = read_file(entries, users, FALSE, error);
    for (guint i = 0; fine && i < upwards->len; i++) {
        g_autofree char *file = g_build_filename(g_ptr_array_index(upwards, i), ".undex.conf", NULL);
        fine = read_file(entries, file, TRUE, error);
    }
    if (!fine)
        g_clear_pointer(&entries, g_ptr_array_unref);
    return entries;
}

const undex_config_entry *undex_config_find(const GPtrArray *entries, const char *name)
{
    for (guint i = entries->len; i > 0; i--) {
        const undex_config_entry *entry = g_ptr_array_index(entries, i - 1);
        if (strcmp(entry->name, name) == 0)
            return entry;
    }
    return NULL;
}

char *undex_config_location(const undex_config_entry *entry)
{
    return undex_location_kind_of(entry->value) == UNDEX_LOCATION_SERVER ? g_strdup(entry->value)
                                                                         : undex_config_path(entry);
}

char *undex_config_path(const undex_config_entry *entry)
{
    if (g_str_has_prefix(entry->value, "~/"))
        return g_build_filename(g_get_home_dir(), entry->value + 2, NULL);
    g_autofree char *folder = g_path_get_dirname(entry->file);
    return *entry->value ? g_canonicalize_filename(entry->value, folder) : g_strdup("");
}

gboolean undex_config_write(const char *file, const char *name, const char *value, GError **error)
{
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GError) unfit = NULL;
    g_autofree char *folder = g_path_get_dirname(file);
    const char *dot = strchr(name, '.');
    g_autofree char *group = dot ? g_strndup(name, (gsize)(dot - name)) : g_strdup(all_commands);
    const char *key = dot ? dot + 1 : name;
    if (!g_key_file_load_from_file(keys, file, G_KEY_FILE_KEEP_COMMENTS, &unfit) &&
        !g_error_matches(unfit, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return fail(error, UNDEX_ERROR_USAGE, file, unfit->message);
    g_clear_error(&unfit);
    if (value)
        g_key_file_set_string(keys, group, key, value);
    else if (!g_key_file_remove_key(keys, group, key, NULL))
        return fail(error, UNDEX_ERROR_USAGE, file, "there is no such name in it");
    if (g_mkdir_with_parents(folder, 0700) != 0)
        return fail(error, UNDEX_ERROR_IO, file, g_strerror(errno));
    return g_key_file_save_to_file(keys, file, &unfit) || fail(error, UNDEX_ERROR_IO, file, unfit->message);
}
