// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/meta.h"

#include "ingest/take.h"
#include "ingest/walk.h"
#include "undex/cite.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { META_CEILING = 64 * 1024, VALUE_CEILING = 4096 };

static const struct {
    const char *key;
    gsize offset;
} keys[] = {
    {"symbol", G_STRUCT_OFFSET(undex_document, symbol)},
    {"date", G_STRUCT_OFFSET(undex_document, date)},
    {"title", G_STRUCT_OFFSET(undex_document, title)},
    {"language", G_STRUCT_OFFSET(undex_document, language)},
    {"url", G_STRUCT_OFFSET(undex_document, url)},
    {"rights", G_STRUCT_OFFSET(undex_document, rights)},
};

static int find_key(const char *name, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strlen(keys[i].key) == length && strncmp(keys[i].key, name, length) == 0)
            return (int)i;
    return -1;
}

static gboolean is_date(const char *text)
{
    gsize n = strspn(text, "0123456789-");
    return !text[n] &&
           (n == 4 || (n == 7 && text[4] == '-') || (n == 10 && text[4] == '-' && text[7] == '-'));
}

static gboolean is_language(const char *text)
{
    return g_ascii_islower(text[0]) && g_ascii_islower(text[1]) && !text[2];
}

/* The value as the record has it; NULL where it cannot be one. */
static char *settle(const char *key, const char *value)
{
    if (!*value || strlen(value) > VALUE_CEILING || !g_utf8_validate(value, -1, NULL))
        return NULL;
    if (strcmp(key, "symbol") == 0)
        return undex_symbol_parse(value);
    if ((strcmp(key, "date") == 0 && !is_date(value)) ||
        (strcmp(key, "language") == 0 && !is_language(value)))
        return NULL;
    return g_utf8_normalize(value, -1, G_NORMALIZE_NFC);
}

char *undex_meta_pair(const char *text, GError **error)
{
    const char *equals = strchr(text, '=');
    g_autofree char *name = equals ? g_strstrip(g_strndup(text, (gsize)(equals - text))) : NULL;
    int key = name ? find_key(name, strlen(name)) : -1;
    if (key < 0) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_USAGE,
                    "wants KEY=VALUE, KEY one of symbol, date, title, language, url, rights");
        return NULL;
    }
    g_autofree char *said = g_strstrip(g_strdup(equals + 1));
    g_autofree char *value = settle(name, said);
    if (value)
        return g_strconcat(name, "=", value, NULL);
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_USAGE, "'%.200s' is no %s%s", said, name,
                key == 1   ? "; write 2025-01-22"
                : key == 3 ? "; write en, fr, es, ar, ru or zh"
                           : "");
    return NULL;
}

static gboolean add_lines(GPtrArray *pairs, char *text, GError **error)
{
    int number = 0;
    for (char *line = text; line;) {
        char *end = strpbrk(line, "\r\n");
        number++;
        if (end)
            *end++ = '\0';
        line = g_strstrip(line);
        g_autoptr(GError) why = NULL;
        char *pair = *line && *line != '#' ? undex_meta_pair(line, &why) : NULL;
        if (pair)
            g_ptr_array_add(pairs, pair);
        if (why) {
            g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_USAGE, "its .meta file, line %d: %s", number,
                        why->message);
            return FALSE;
        }
        line = end;
    }
    return TRUE;
}

GPtrArray *undex_meta_read(const char *path, GError **error)
{
    g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *beside = g_strconcat(path, ".meta", NULL);
    g_autofree char *text = g_malloc0(META_CEILING + 2);
    int fd = undex_path_open(beside, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 && (errno == ENOENT || errno == ENAMETOOLONG))
        return g_steal_pointer(&pairs);
    ssize_t n = fd < 0 ? -1 : read(fd, text, META_CEILING + 1);
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (n < 0 || n > META_CEILING) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "cannot read its .meta file: %s",
                    n < 0 ? g_strerror(why) : "it is larger than 64 kB");
        return NULL;
    }
    return add_lines(pairs, text, error) ? g_steal_pointer(&pairs) : NULL;
}

char *undex_meta_digest(const GPtrArray *pairs)
{
    const char *last[G_N_ELEMENTS(keys)] = {NULL};
    if (!pairs || !pairs->len)
        return NULL;
    for (guint i = 0; i < pairs->len; i++) {
        const char *pair = g_ptr_array_index(pairs, i);
        last[find_key(pair, strcspn(pair, "="))] = pair;
    }
    g_autoptr(GString) all = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        g_string_append_printf(all, "%s\n", last[i] ? last[i] : "");
    char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all->str, (gssize)all->len);
    digest[16] = '\0';
    return digest;
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

static void rename_passage(undex_passage *passage, const char *from, const char *to, const char *shown,
                           const char *symbol)
{
    replace_front(&passage->id, from, to, "#");
    replace_front(&passage->citation, shown, symbol, ",");
    for (guint i = 0; i < passage->notes->len; i++)
        replace_front(&g_array_index(passage->notes, undex_mark, i).id, from, to, "#");
    for (guint i = 0; i < passage->anchors->len; i++)
        replace_front((char **)&g_ptr_array_index(passage->anchors, i), from, to, "#");
}

/* The key as segmentation makes it: the symbol, and the language where that is not English. */
static void rename_document(undex_document *document, const char *shown)
{
    if (!document->symbol || !document->key)
        return;
    gboolean english = !document->language || strcmp(document->language, "en") == 0;
    char *key =
        english ? g_strdup(document->symbol) : g_strconcat(document->symbol, "@", document->language, NULL);
    for (guint i = 0; i < document->passages->len; i++)
        rename_passage(g_ptr_array_index(document->passages, i), document->key, key, shown, document->symbol);
    g_free(document->key);
    document->key = key;
}

void undex_meta_apply(undex_document *document, const char *const *pairs, guint count)
{
    gboolean renamed = FALSE;
    g_autofree char *shown = document->symbol ? g_strdup(document->symbol)
                             : document->path ? g_filename_display_basename(document->path)
                                              : g_strdup("");
    for (guint i = 0; i < count; i++) {
        gsize n = strcspn(pairs[i], "=");
        int key = find_key(pairs[i], n);
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
