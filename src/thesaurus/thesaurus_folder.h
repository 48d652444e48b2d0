// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the user's thesauri lie, a file each: in the data folder, for they widen queries over any index, also
 * over one on another machine. */
#pragma once

#include "thesaurus/thesaurus_read.h"

typedef struct {
    char *name;
    undex_thesaurus *thesaurus;
} undex_named_thesaurus;

/* All of them (undex_named_thesaurus *), by name; mostly there are none. NULL and an error that names the one
 * that cannot be read. */
GPtrArray *undex_thesaurus_list(GError **error);
/* Whether it can be a name: letters, digits, - and _, at most 64. */
gboolean undex_thesaurus_is_name(const char *name);
/* Its file; caller frees. */
char *undex_thesaurus_path(const char *name);
/* Puts it in the place of the one of that name, whole or not at all. FALSE and UNDEX_ERROR_IO. */
gboolean undex_thesaurus_put(const char *name, GBytes *bytes, GError **error);
/* `*was`: there was one. FALSE and UNDEX_ERROR_IO. */
gboolean undex_thesaurus_remove(const char *name, gboolean *was, GError **error);
