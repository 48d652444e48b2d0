// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/path_text.h"

#include <string.h>

char *undex_path_text(const char *name)
{
    if (g_str_is_ascii(name))
        return g_strdup(name);
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    return g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
}

char *undex_path_slug(const char *path)
{
    enum { EXTENSION_CEILING = 5, SLUG_CEILING = 100 };
    g_autofree char *base = g_path_get_basename(path);
    g_autofree char *name = undex_path_text(base);
    char *dot = strrchr(name, '.');
    if (dot && dot > name && strlen(dot) <= EXTENSION_CEILING)
        *dot = '\0';
    GString *slug = g_string_new(NULL);
    for (const char *p = name; *p && slug->len < SLUG_CEILING; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (g_unichar_isalnum(ch))
            g_string_append_unichar(slug, g_unichar_tolower(ch));
        else if (slug->len && slug->str[slug->len - 1] != '-')
            g_string_append_c(slug, '-');
    }
    while (slug->len && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    if (!slug->len)
        g_string_append(slug, "document");
    return g_string_free(slug, FALSE);
}
