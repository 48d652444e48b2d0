// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print.h"

#include <string.h>

static const undex_printer *const printers[] = {
    &undex_printer_text,
    &undex_printer_json,
    &undex_printer_jsonl,
};

const undex_printer *undex_printer_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(printers); i++)
        if (strcmp(printers[i]->name, name) == 0)
            return printers[i];
    return NULL;
}

char **undex_printer_names(gsize slot)
{
    GStrvBuilder *names = g_strv_builder_new();
    for (gsize i = 0; slot && i < G_N_ELEMENTS(printers); i++)
        if (G_STRUCT_MEMBER(gpointer, printers[i], slot))
            g_strv_builder_add(names, printers[i]->name);
    char **list = g_strv_builder_end(names);
    g_strv_builder_unref(names);
    return list;
}

void undex_printer_begin(const undex_printer *printer, undex_output *out)
{
    if (printer->begin)
        printer->begin(out);
}

void undex_printer_end(const undex_printer *printer, undex_output *out)
{
    if (printer->end)
        printer->end(out);
}

gboolean undex_passage_is_note(const undex_passage *passage)
{
    return passage->kind == UNDEX_KIND_FOOTNOTE || passage->kind == UNDEX_KIND_ENDNOTE;
}
