// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/shared_key.h"

#include "index/document_key.h"

#include <string.h>

enum { NAMESAKES_CEILING = 4096 };

/* A file of a name that several shards may know. */
typedef struct {
    undex_file *file; /* its key as it is stored */
    int shard;
    guint32 start; /* of its document's passages; 0: they are not there */
    char *key;     /* among all shards */
    gboolean copy; /* a shard before has the same document */
} namesake;

static void namesake_free(gpointer p)
{
    namesake *one = p;
    undex_file_free(one->file);
    g_free(one->key);
    g_free(one);
}

static gboolean is_one(xc_database *database)
{
    return xc_database_shards(database) < 2;
}

/* The postings of PREFIX + value, at most NAMESAKES_CEILING; NULL: failure. */
static GArray *postings_of(xc_database *database, const char *prefix, const char *value, xc_error *failure)
{
    g_autofree char *term = undex_schema_term(prefix, value);
    int64_t count = xc_database_term_freq(database, term, failure);
    if (count < 0)
        return NULL;
    GArray *postings = g_array_sized_new(FALSE, FALSE, sizeof(xc_posting), 1);
    g_array_set_size(postings, (guint)MIN(count, NAMESAKES_CEILING));
    if (count > 0)
        count = xc_database_read_postings(database, term, (xc_posting *)(gpointer)postings->data,
                                          postings->len, failure);
    if (count >= 0)
        return postings;
    g_array_unref(postings);
    return NULL;
}

static gboolean add_namesake(xc_database *database, guint32 docid, GPtrArray *all, xc_error *failure)
{
    size_t length = 0;
    g_autoptr(xc_document) entry = xc_database_document_known(database, docid, failure);
    char *data = entry ? xc_document_data(entry, &length, failure) : NULL;
    if (!data)
        return FALSE;
    g_autoptr(GBytes) bytes = g_bytes_new_with_free_func(data, length, (GDestroyNotify)xc_string_free, data);
    undex_file *file = undex_entry_read_file(bytes, NULL);
    namesake *one = g_new0(namesake, 1);
    *one = (namesake){.file = file, .shard = xc_database_shard_of(database, docid)};
    if (file && file->key)
        g_ptr_array_add(all, one);
    else
        namesake_free(one);
    return TRUE;
}

/* Where the documents of the files begin: each shard has one of a key. */
static gboolean find_starts(xc_database *database, GPtrArray *all, xc_error *failure)
{
    for (guint i = 0; i < all->len; i++) {
        namesake *one = g_ptr_array_index(all, i);
        g_autoptr(GArray) starts = postings_of(database, UNDEX_TERM_KEY, one->file->key, failure);
        if (!starts)
            return FALSE;
        for (guint k = 0; k < starts->len; k++) {
            guint32 start = g_array_index(starts, xc_posting, k).docid;
            if (xc_database_shard_of(database, start) == one->shard)
                one->start = start;
        }
    }
    return TRUE;
}

static void choose_keys(const char *name, GPtrArray *all)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++)
        g_ptr_array_add(files, ((namesake *)g_ptr_array_index(all, i))->file);
    int digits = undex_document_key_digits(name, files);
    for (guint i = 0; i < all->len; i++) {
        namesake *one = g_ptr_array_index(all, i);
        one->key = undex_document_key_with(name, one->file, digits);
        for (guint k = 0; k < i && !one->copy; k++) {
            const namesake *before = g_ptr_array_index(all, k);
            one->copy = before->shard != one->shard && strcmp(before->key, one->key) == 0;
        }
    }
}

/* The files of that name (namesake *), where there are several; none: what is stored holds. NULL: failure. */
static GPtrArray *namesakes(xc_database *database, const char *name, xc_error *failure)
{
    g_autoptr(GArray) entries = postings_of(database, UNDEX_TERM_FILE_NAME, name, failure);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(namesake_free);
    if (!entries)
        return NULL;
    for (guint i = 0; entries->len > 1 && i < entries->len; i++)
        if (!add_namesake(database, g_array_index(entries, xc_posting, i).docid, all, failure))
            return NULL;
    if (!find_starts(database, all, failure))
        return NULL;
    choose_keys(name, all);
    return g_steal_pointer(&all);
}

char *undex_shared_key(xc_database *database, guint32 start, const char *stored, gboolean *copy,
                       xc_error *failure)
{
    if (copy)
        *copy = FALSE;
    if (is_one(database))
        return g_strdup(stored);
    g_autofree char *name = undex_document_key_name_of(stored);
    g_autoptr(GPtrArray) all = namesakes(database, name, failure);
    for (guint i = 0; all && i < all->len; i++) {
        const namesake *one = g_ptr_array_index(all, i);
        if (one->start != start)
            continue;
        if (copy)
            *copy = one->copy;
        return g_strdup(one->key);
    }
    return all ? g_strdup(stored) : NULL;
}

char *undex_shared_key_of_file(xc_database *database, const undex_file *file, xc_error *failure)
{
    if (is_one(database))
        return g_strdup(file->key);
    g_autofree char *name = undex_document_key_name_of(file->key);
    g_autoptr(GPtrArray) all = namesakes(database, name, failure), files = g_ptr_array_new();
    for (guint i = 0; all && i < all->len; i++)
        g_ptr_array_add(files, ((namesake *)g_ptr_array_index(all, i))->file);
    if (!all)
        return NULL;
    int digits = undex_document_key_digits(name, files);
    return all->len ? undex_document_key_with(name, file, digits) : g_strdup(file->key);
}

gboolean undex_shared_key_choose(const GPtrArray *documents, const GPtrArray *entries, GError **error)
{
    g_autoptr(GHashTable) by_name =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)undex_file_free);
    for (guint i = 0; i < entries->len; i++) {
        undex_file *file = undex_entry_read_file(g_ptr_array_index(entries, i), error);
        if (!file)
            return FALSE;
        g_ptr_array_add(files, file);
        char *name = undex_document_key_name_of(file->key ? file->key : "");
        GPtrArray *namesakes_of = g_hash_table_lookup(by_name, name);
        if (!namesakes_of)
            g_hash_table_insert(by_name, g_strdup(name), namesakes_of = g_ptr_array_new());
        g_ptr_array_add(namesakes_of, file);
        g_free(name);
    }
    for (guint i = 0; i < documents->len; i++) {
        undex_document *document = g_ptr_array_index(documents, i);
        const undex_file *file = g_ptr_array_index(files, i);
        g_autofree char *name = undex_document_key_name_of(file->key ? file->key : "");
        const GPtrArray *of_name = g_hash_table_lookup(by_name, name);
        int digits = of_name->len > 1 ? undex_document_key_digits(name, of_name) : 0;
        g_free(document->key);
        document->key = undex_document_key_with(name, file, digits);
    }
    return TRUE;
}

guint32 undex_shared_key_start(xc_database *database, const char *key, xc_error *failure)
{
    g_autofree char *name = undex_document_key_name_of(key), *term = undex_schema_term(UNDEX_TERM_KEY, key);
    xc_posting first;
    g_autoptr(GPtrArray) all = is_one(database) ? g_ptr_array_new() : namesakes(database, name, failure);
    for (guint i = 0; all && i < all->len; i++) {
        const namesake *one = g_ptr_array_index(all, i);
        if (one->start && strcmp(one->key, key) == 0)
            return one->start;
    }
    if (!all || all->len)
        return 0;
    return xc_database_read_postings(database, term, &first, 1, failure) > 0 ? first.docid : 0;
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Appends the keys of the documents that are called so. */
static gboolean append_keys(xc_database *database, const char *name, GPtrArray *keys, xc_error *failure)
{
    guint first = keys->len;
    g_autoptr(GPtrArray) all = namesakes(database, name, failure);
    for (guint i = 0; all && i < all->len; i++) {
        const namesake *one = g_ptr_array_index(all, i);
        if (!g_ptr_array_find_with_equal_func(keys, one->key, g_str_equal, NULL))
            g_ptr_array_add(keys, g_strdup(one->key));
    }
    qsort(keys->pdata + first, keys->len - first, sizeof *keys->pdata, by_bytes);
    return all != NULL;
}

/* To the first name after that of the key. */
static xc_step skip_beyond(xc_terms *names, const char *key, xc_error *failure)
{
    g_autofree char *name = undex_document_key_name_of(key),
                    *term = undex_schema_term(UNDEX_TERM_FILE_NAME, name);
    xc_step step = xc_terms_skip(names, term, failure);
    return step == XC_ITEM && strcmp(xc_terms_term(names, NULL), term) == 0 ? xc_terms_next(names, failure)
                                                                            : step;
}

gboolean undex_shared_key_list(xc_database *database, const char *after, guint count, GPtrArray *keys,
                               xc_error *failure)
{
    g_autoptr(xc_terms) names = xc_database_terms(database, UNDEX_TERM_FILE_NAME, failure);
    xc_step step = !names  ? XC_FAILED
                   : after ? skip_beyond(names, after, failure)
                           : xc_terms_next(names, failure);
    for (; step == XC_ITEM && keys->len < count; step = xc_terms_next(names, failure)) {
        const char *name = xc_terms_term(names, NULL) + strlen(UNDEX_TERM_FILE_NAME);
        if (xc_terms_freq(names, failure) == 1 || undex_schema_may_be_short(UNDEX_TERM_FILE_NAME, name))
            g_ptr_array_add(keys, g_strdup(name));
        else if (!append_keys(database, name, keys, failure))
            return FALSE;
    }
    return step != XC_FAILED;
}
