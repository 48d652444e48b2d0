// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/late.h"

#include <dlfcn.h>

gboolean undex_late_load(const char *const *names, const undex_late_symbol *symbols, gsize count,
                         GError **error)
{
    void *library = NULL;
    g_autofree char *why = NULL; /* of the first name: the others are other systems' */
    if (count > 0 && *symbols[count - 1].place)
        return TRUE;
    for (const char *const *name = names; *name && !library; name++) {
        library = dlopen(*name, RTLD_NOW | RTLD_GLOBAL); /* never closed */
        if (!library && !why)
            why = g_strdup(dlerror());
    }
    for (gsize i = 0; library && i < count; i++)
        if (!(*symbols[i].place = dlsym(library, symbols[i].name))) {
            why = why ? why : g_strdup(dlerror());
            library = NULL;
        }
    if (!library)
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_IO, "the library %s cannot be used: install it anew (%s)",
                    names[0], why);
    return library != NULL;
}
