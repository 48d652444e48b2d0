// SPDX-License-Identifier: GPL-3.0-or-later
#define UNDEX_LATE_TABLE /* the names stand for themselves here */
#include "extract/pdf/late.h"

struct undex_render_late undex_render_late;

#define SYMBOL(name) {#name, (void **)(void *)&undex_render_late.name},

gboolean undex_render_load(GError **error)
{
    static const char *const cairo[] = {"libcairo.so.2", "libcairo.2.dylib", NULL};
    static const undex_late_symbol of_cairo[] = {UNDEX_RENDER_CAIRO(SYMBOL)};
    static const char *const poppler[] = {"libpoppler-glib.so.8", "libpoppler-glib.8.dylib", NULL};
    static const undex_late_symbol of_poppler[] = {UNDEX_RENDER_POPPLER(SYMBOL)};
    return undex_late_load(cairo, of_cairo, G_N_ELEMENTS(of_cairo), error) &&
           undex_late_load(poppler, of_poppler, G_N_ELEMENTS(of_poppler), error);
}
