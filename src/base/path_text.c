// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/path_text.h"

char *undex_path_text(const char *name)
{
    if (g_str_is_ascii(name))
        return g_strdup(name);
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    return g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
}
