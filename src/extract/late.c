// SPDX-License-Identifier: GPL-3.0-or-later
#define UNDEX_LATE_TABLE /* the names stand for themselves here */
#include "extract/late.h"

struct undex_extract_late undex_extract_late;

#define SYMBOL(name) {#name, (void **)(void *)&undex_extract_late.name},

gboolean undex_extract_load_poppler(GError **error)
{
    static const char *const poppler[] = {"libpoppler-glib.so.8", "libpoppler-glib.8.dylib", NULL};
    static const undex_late_symbol of_poppler[] = {UNDEX_EXTRACT_POPPLER(SYMBOL)};
    return undex_late_load(poppler, of_poppler, G_N_ELEMENTS(of_poppler), error);
}

gboolean undex_extract_load_uchardet(GError **error)
{
    static const char *const uchardet[] = {"libuchardet.so.0", "libuchardet.0.dylib", NULL};
    static const undex_late_symbol of_uchardet[] = {UNDEX_EXTRACT_UCHARDET(SYMBOL)};
    return undex_late_load(uchardet, of_uchardet, G_N_ELEMENTS(of_uchardet), error);
}
