// SPDX-License-Identifier: GPL-3.0-or-later
/* tmx: a translation memory of version 1.4, a passage a unit, as translators' programs read it. */
#include "cli/formats/printer.h"

/* Safe for a terminal, so that XML has all of its characters, too. */
static void put_escaped(GString *out, const char *text)
{
    g_autofree char *safe = undex_text_safe(text ? text : "");
    g_autofree char *escaped = g_markup_escape_text(safe, -1);
    g_string_append(out, escaped);
}

static void put_head(undex_output *out)
{
    undex_output_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
                           "<header creationtool=\"undex\" creationtoolversion=\"" UNDEX_VERSION "\" "
                           "segtype=\"paragraph\" o-tmf=\"undex\" adminlang=\"en\" srclang=\"*all*\" "
                           "datatype=\"plaintext\"/>\n<body>\n");
}

static void put_tail(undex_output *out)
{
    undex_output_text(out, "</body>\n</tmx>\n");
}

static void open_unit(GString *out, const char *id)
{
    g_string_append(out, "<tu tuid=\"");
    put_escaped(out, id);
    g_string_append(out, "\">\n");
}

static void put_variant(GString *out, const char *language, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append(out, "<tuv xml:lang=\"");
    put_escaped(out, language ? language : "und");
    g_string_append(out, "\"><seg>");
    put_escaped(out, text);
    g_string_append(out, "</seg></tuv>\n");
}

static void shown(undex_output *out, const undex_shown *shown)
{
    g_autoptr(GString) unit = g_string_new(NULL);
    open_unit(unit, shown->passage->id);
    put_variant(unit, shown->document->language, shown->passage->text);
    g_string_append(unit, "</tu>\n");
    undex_output_text(out, unit->str);
}

static void parallel(undex_output *out, const undex_table *table)
{
    put_head(out);
    for (guint i = 0; i < table->rows->len; i++) {
        char **row = g_ptr_array_index(table->rows, i);
        g_autoptr(GString) unit = g_string_new(NULL);
        open_unit(unit, row[0]);
        if (*row[1]) {
            g_string_append(unit, "<prop type=\"x-doubt\">");
            put_escaped(unit, row[1]);
            g_string_append(unit, "</prop>\n");
        }
        for (int column = 2; table->columns[column].name; column++)
            put_variant(unit, table->columns[column].name, row[column]);
        g_string_append(unit, "</tu>\n");
        undex_output_text(out, unit->str);
    }
    put_tail(out);
}

const undex_printer undex_printer_tmx = {
    .name = "tmx", .begin = put_head, .end = put_tail, .shown = shown, .parallel = parallel};
