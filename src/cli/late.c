// SPDX-License-Identifier: GPL-3.0-or-later
#define UNDEX_LATE_TABLE /* the names stand for themselves here */
#include "cli/late.h"

#include "cli/cli.h"

struct undex_cli_late undex_cli_late;

#define SYMBOL(name) {#name, (void **)(void *)&undex_cli_late.name},

gboolean undex_cli_load(void)
{
    static const char *const json_glib[] = {"libjson-glib-1.0.so.0", "libjson-glib-1.0.0.dylib", NULL};
    static const undex_late_symbol of_json_glib[] = {UNDEX_CLI_JSON_GLIB(SYMBOL)};
    g_autoptr(GError) error = NULL;
    gboolean loaded = undex_late_load(json_glib, of_json_glib, G_N_ELEMENTS(of_json_glib), &error);
    if (!loaded)
        undex_cli_message("%s", error->message);
    return loaded;
}
