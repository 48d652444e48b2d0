// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/word_list.h"

#include <string.h>

const char *undex_word_list_find(const undex_word_list *lists, const char *language)
{
    for (; language && lists->language; lists++)
        if (strncmp(lists->language, language, 2) == 0)
            return lists->entries;
    return NULL;
}

gboolean undex_word_list_has_part(const char *entries, const char *word, gsize length)
{
    enum { LONGEST = 40 };
    char entry[LONGEST + 3];
    if (length == 0 || length > LONGEST || memchr(word, ';', length))
        return FALSE;
    entry[0] = ' ';
    memcpy(entry + 1, word, length);
    memcpy(entry + 1 + length, ";", 2);
    return strstr(entries, entry) != NULL;
}

gboolean undex_word_list_has(const char *entries, const char *word)
{
    return undex_word_list_has_part(entries, word, strlen(word));
}

const char *undex_word_list_take(const char **rest, gsize *length)
{
    if (!**rest)
        return NULL;
    const char *entry = *rest + 1;
    *length = strcspn(entry, ";");
    *rest = entry + *length + 1;
    return entry;
}

gboolean undex_words_begin(const char *words, const char *text)
{
    for (const char *p = words; *p; p += *p == ' ') {
        gsize length = strcspn(p, " ");
        if (strncmp(text, p, length) == 0)
            return TRUE;
        p += length;
    }
    return FALSE;
}

gboolean undex_words_have(const char *words, const char *text)
{
    gsize size = strlen(text);
    for (const char *p = words; *p; p += *p == ' ') {
        gsize length = strcspn(p, " ");
        if (length == size && strncmp(text, p, length) == 0)
            return TRUE;
        p += length;
    }
    return FALSE;
}
