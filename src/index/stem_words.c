// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/stem_words.h"

#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* Between words, and between what several shards say. */
#define SPACE "\n"

static gint by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Before the rest of a word that begins with its stem, which is left out. No word begins with it. */
#define STEM '+'

static char *shorten(const char *stem, const char *word)
{
    gsize length = strlen(stem);
    return strncmp(word, stem, length) == 0 ? g_strdup_printf("%c%s", STEM, word + length) : g_strdup(word);
}

static char *lengthen(const char *stem, const char *line, gsize length)
{
    gboolean shortened = length > 0 && *line == STEM;
    return g_strdup_printf("%s%.*s", shortened ? stem : "", (int)length - shortened, line + shortened);
}

/* Each word of the text once. Where `stem` is NULL, they stay as they are kept. */
static GPtrArray *words_of(const char *stem, const char *text)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    for (const char *at = text; *at; at += strspn(at, SPACE)) {
        gsize length = strcspn(at, SPACE);
        g_ptr_array_add(words, stem ? lengthen(stem, at, length) : g_strndup(at, length));
        at += length;
    }
    g_ptr_array_sort(words, by_bytes);
    for (guint i = words->len; i-- > 1;)
        if (strcmp(words->pdata[i], words->pdata[i - 1]) == 0)
            g_ptr_array_remove_index(words, i);
    return words;
}

static char *text_of(const char *stem, const GPtrArray *words)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *line = stem ? shorten(stem, words->pdata[i]) : g_strdup(words->pdata[i]);
        g_string_append_printf(text, "%s%s", i ? SPACE : "", line);
    }
    return g_string_free(text, FALSE);
}

GPtrArray *undex_stem_words(xc_database *database, const char *stem, xc_error *failure)
{
    g_autofree char *key = g_strconcat(UNDEX_META_STEM, stem, NULL);
    char *text = xc_database_metadata_all(database, key, NULL, failure);
    GPtrArray *words = text ? words_of(stem, text) : NULL;
    xc_string_free(text);
    return words;
}

gboolean undex_stem_words_add(xc_database *database, const char *stem, const char *word, xc_error *failure)
{
    g_autofree char *key = g_strconcat(UNDEX_META_STEM, stem, NULL);
    g_autoptr(GPtrArray) words = undex_stem_words(database, stem, failure);
    if (!words || g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
        return words != NULL;
    g_ptr_array_add(words, g_strdup(word));
    g_ptr_array_sort(words, by_bytes);
    g_autofree char *text = text_of(stem, words);
    return xc_database_set_metadata(database, key, text, strlen(text), failure);
}

gboolean undex_stem_words_forget(xc_database *database, xc_error *failure)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    xc_terms *all = xc_database_metadata_keys(database, UNDEX_META_STEM, failure);
    xc_step step = XC_FAILED;
    while (all && (step = xc_terms_next(all, failure)) == XC_ITEM)
        g_ptr_array_add(keys, g_strdup(xc_terms_term(all, NULL)));
    xc_terms_free(all);
    gboolean ok = step != XC_FAILED;
    for (guint i = 0; ok && i < keys->len; i++)
        ok = xc_database_set_metadata(database, keys->pdata[i], "", 0, failure);
    return ok;
}

char *undex_stem_words_unite(const char *key, const xc_text *values, size_t count, size_t *length)
{
    if (!g_str_has_prefix(key, UNDEX_META_STEM))
        return NULL;
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < count; i++) {
        g_string_append_len(all, values[i].bytes, (gssize)values[i].length);
        g_string_append(all, SPACE);
    }
    g_autoptr(GPtrArray) words = words_of(NULL, all->str);
    g_autofree char *text = text_of(NULL, words);
    *length = strlen(text);
    char *answer = malloc(*length + 1);
    return answer ? memcpy(answer, text, *length + 1) : NULL;
}
