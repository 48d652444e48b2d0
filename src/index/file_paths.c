// SPDX-License-Identifier: GPL-3.0-or-later
/* The paths of the files in the index, and those that a name or a pattern means. */
#include "index/index_private.h"

#include "base/budget.h"
#include "base/path_text.h"

#include <string.h>

/* Steps of the budget for a path that is compared. */
enum { PATH_STEPS = 1 << 6 };

/* A path of more bytes than a term has is read where it stands whole. NULL: another has removed it. */
static gboolean whole_path(undex_index *store, const char *path, char **whole, GError **error)
{
    *whole = NULL;
    if (!undex_schema_may_be_short(UNDEX_TERM_PATH, path)) {
        *whole = undex_index_locate(store, path);
        return TRUE;
    }
    g_autofree char *term = g_strconcat(UNDEX_TERM_PATH, path, NULL);
    g_autoptr(GPtrArray) found = undex_index_read(store, term, 0, 1, error);
    g_autoptr(undex_file) file =
        found && found->len ? undex_index_file_of(store, g_ptr_array_index(found, 0), error) : NULL;
    *whole = file ? g_steal_pointer(&file->path) : NULL;
    return file || (found && !found->len);
}

GPtrArray *undex_index_list_paths(undex_index *store, GError **error)
{
    g_autoptr(GPtrArray) paths = undex_index_read_terms(store, UNDEX_TERM_PATH, 0, error);
    for (guint i = 0; paths && i < paths->len; i++) {
        char *path = NULL;
        if (!whole_path(store, paths->pdata[i], &path, error))
            return NULL;
        if (!path)
            continue;
        g_free(paths->pdata[i]);
        paths->pdata[i] = path;
    }
    return g_steal_pointer(&paths);
}

/* Two spellings of a name are one, and so are capitals and small letters. */
static char *fold(const char *name)
{
    g_autofree char *text = undex_path_text(name);
    return g_utf8_strdown(text, -1);
}

static char last_of(const char *text)
{
    return *text ? text[strlen(text) - 1] : '\0';
}

gboolean undex_index_path_ends(const char *path, const char *end)
{
    char last = last_of(path), wanted = last_of(end);
    /* Paths whose last letters differ end differently; no text need be made of them. */
    if (g_ascii_isalnum(last) && g_ascii_isalnum(wanted) && last != wanted)
        return FALSE;
    g_autofree char *whole = undex_path_text(path), *tail = undex_path_text(end);
    gsize n = strlen(whole), m = strlen(tail);
    return m && n > m && strcmp(whole + n - m, tail) == 0 && whole[n - m - 1] == '/';
}

/* `*` and `?` only where the user typed one; else the pattern may stand anywhere in the path. */
static GPatternSpec *path_pattern(const char *pattern)
{
    g_autofree char *lower = fold(pattern);
    g_autofree char *wide = g_strconcat("*", lower, "*", NULL);
    return g_pattern_spec_new(wide);
}

static gboolean path_matches(GPatternSpec *pattern, const char *path)
{
    g_autofree char *lower = fold(path);
    return g_pattern_spec_match_string(pattern, lower);
}

GPtrArray *undex_index_match_paths(undex_index *store, const char *pattern, guint ceiling, GError **error)
{
    g_autoptr(GPtrArray) paths = undex_index_list_paths(store, error);
    if (!paths)
        return NULL;
    g_autoptr(GTree) keys = g_tree_new_full((GCompareDataFunc)(void (*)(void))strcmp, NULL, g_free, NULL);
    g_autoptr(GPatternSpec) spec = path_pattern(pattern);
    for (guint i = 0; i < paths->len && undex_budget_go_on(PATH_STEPS); i++) {
        if (!path_matches(spec, g_ptr_array_index(paths, i)))
            continue;
        g_autoptr(undex_file) file = NULL;
        if (!undex_index_find_file(store, g_ptr_array_index(paths, i), &file, error))
            return NULL;
        if (file && file->key)
            g_tree_insert(keys, g_strdup(file->key), NULL);
        if ((guint)g_tree_nnodes(keys) > ceiling)
            return undex_error_null(error, UNDEX_ERROR_LIMIT,
                                    "more than %u documents lie at such a path; say more of it", ceiling);
    }
    GPtrArray *result = g_ptr_array_new_with_free_func(g_free);
    for (GTreeNode *node = g_tree_node_first(keys); node; node = g_tree_node_next(node))
        g_ptr_array_add(result, g_strdup(g_tree_node_key(node)));
    return result;
}
