// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/printer.h"

#include <string.h>

static const undex_printer *const printers[] = {
    &undex_printer_text,     &undex_printer_json,     &undex_printer_jsonl,      &undex_printer_csv,
    &undex_printer_tsv,      &undex_printer_markdown, &undex_printer_bibtex,     &undex_printer_ris,
    &undex_printer_csl_json, &undex_printer_trec,     &undex_printer_opensearch, &undex_printer_graphml,
    &undex_printer_dot,      &undex_printer_tmx,      &undex_printer_sarif,      &undex_printer_html,
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

const undex_printer *undex_printer_nth(gsize slot, int place)
{
    for (gsize i = 0; slot && i < G_N_ELEMENTS(printers); i++)
        if (G_STRUCT_MEMBER(gpointer, printers[i], slot) && place-- == 0)
            return printers[i];
    return &undex_printer_text;
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

const undex_mark *undex_passage_mark_of(const undex_passage *passage, const undex_passage *note)
{
    for (guint i = 0; note->id && i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        if (mark->id && strcmp(mark->id, note->id) == 0)
            return mark;
    }
    return NULL;
}

undex_table undex_table_new(const char *type, const undex_column *columns,
                            void (*text)(undex_output *out, const undex_table *table))
{
    return (undex_table){type, columns, g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev), text,
                         NULL};
}

void undex_table_add(undex_table *table, char *first, ...)
{
    int count = 0;
    while (table->columns[count].name)
        count++;
    char **row = g_new0(char *, (gsize)count + 1);
    va_list args;
    va_start(args, first);
    for (int i = 0; i < count; i++) {
        char *value = i ? va_arg(args, char *) : first;
        row[i] = value ? value : g_strdup("");
    }
    va_end(args);
    g_ptr_array_add(table->rows, row);
}

void undex_table_clear(undex_table *table)
{
    g_clear_pointer(&table->rows, g_ptr_array_unref);
}
