// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/language.h"

#include "base/word_list.h"

#include <string.h>

const undex_language *undex_language_find(const char *code)
{
    for (const undex_language *language = undex_data_languages; code && language->code; language++)
        if (g_ascii_strncasecmp(language->code, code, 2) == 0)
            return language;
    return NULL;
}

const undex_language *undex_language_tagged(const char *tag)
{
    gsize length = strcspn(tag, "-_");
    for (const undex_language *language = undex_data_languages; language->code; language++) {
        const char *code = length == 3 ? language->pack : language->code;
        if ((length == 2 || length == 3) && g_ascii_strncasecmp(code, tag, length) == 0)
            return language;
    }
    return NULL;
}

const undex_language *undex_language_named(const char *name)
{
    for (const undex_language *language = undex_data_languages; language->code; language++)
        if (language->official && g_ascii_strcasecmp(language->name, name) == 0)
            return language;
    return NULL;
}

const undex_language *undex_language_printed(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    for (const undex_language *language = undex_data_languages; language->code; language++)
        if (undex_words_begin(language->printed, lower))
            return language;
    return NULL;
}
