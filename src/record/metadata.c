// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/metadata.h"

#include "base/language.h"
#include "base/path_text.h"

#include <string.h>

static const struct {
    const char *key;
    gsize offset;
} keys[UNDEX_METADATA_KEYS] = {
    {"symbol", G_STRUCT_OFFSET(undex_document, symbol)},
    {"date", G_STRUCT_OFFSET(undex_document, date)},
    {"title", G_STRUCT_OFFSET(undex_document, title)},
    {"language", G_STRUCT_OFFSET(undex_document, language)},
    {"url", G_STRUCT_OFFSET(undex_document, url)},
    {"rights", G_STRUCT_OFFSET(undex_document, rights)},
};

int undex_metadata_key(const char *name, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strlen(keys[i].key) == length && strncmp(keys[i].key, name, length) == 0)
            return (int)i;
    return -1;
}

GPtrArray *undex_metadata_pairs(const undex_document *document, guint wanted)
{
    GPtrArray *pairs = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *value = G_STRUCT_MEMBER(char *, document, keys[i].offset);
        if (value && (wanted >> i & 1))
            g_ptr_array_add(pairs, g_strconcat(keys[i].key, "=", value, NULL));
    }
    return pairs;
}

gboolean undex_metadata_is_web_address(const char *url)
{
    return g_ascii_strncasecmp(url, "https://", strlen("https://")) == 0 ||
           g_ascii_strncasecmp(url, "http://", strlen("http://")) == 0;
}

static void replace_front(char **text, const char *from, const char *to, const char *next)
{
    gsize n = strlen(from);
    if (!*text || strncmp(*text, from, n) != 0 || !strchr(next, (*text)[n]))
        return;
    char *changed = g_strconcat(to, *text + n, NULL);
    g_free(*text);
    *text = changed;
}

void undex_document_set_key(undex_document *document, const char *key)
{
    for (guint i = 0; document->key && i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        replace_front(&passage->id, document->key, key, "#");
        for (guint k = 0; k < passage->notes->len; k++)
            replace_front(&g_array_index(passage->notes, undex_mark, k).id, document->key, key, "#");
        for (guint k = 0; k < passage->anchors->len; k++)
            replace_front((char **)&g_ptr_array_index(passage->anchors, k), document->key, key, "#");
    }
    g_free(document->key);
    document->key = g_strdup(key);
}

char *undex_document_own_key(const undex_document *document, const char *path)
{
    if (!document->symbol)
        return undex_path_slug(path);
    gboolean english = !document->language || strcmp(document->language, UNDEX_LANGUAGE_UNKNOWN) == 0 ||
                       strcmp(document->language, "en") == 0;
    return english ? g_strdup(document->symbol)
                   : g_strconcat(document->symbol, "@", document->language, NULL);
}

static void rename_document(undex_document *document, const char *shown)
{
    if (!document->symbol || !document->key)
        return;
    for (guint i = 0; i < document->passages->len; i++)
        replace_front(&((undex_passage *)g_ptr_array_index(document->passages, i))->citation, shown,
                      document->symbol, ",");
    g_autofree char *key = undex_document_own_key(document, NULL);
    undex_document_set_key(document, key);
}

void undex_metadata_apply(undex_document *document, const char *const *pairs, guint count)
{
    gboolean renamed = FALSE;
    g_autofree char *base = document->path ? g_path_get_basename(document->path) : g_strdup("");
    g_autofree char *shown = document->symbol ? g_strdup(document->symbol) : undex_path_text(base);
    for (guint i = 0; i < count; i++) {
        gsize n = strcspn(pairs[i], "=");
        int key = undex_metadata_key(pairs[i], n);
        if (key < 0 || !pairs[i][n])
            continue;
        char **field = G_STRUCT_MEMBER_P(document, keys[key].offset);
        g_free(*field);
        *field = g_strdup(pairs[i] + n + 1);
        renamed = renamed || key == 0 || key == 3;
        if (key == 0) {
            g_ptr_array_set_size(document->symbols, 0);
            g_ptr_array_add(document->symbols, g_strdup(document->symbol));
        }
    }
    if (renamed)
        rename_document(document, shown);
}
