// SPDX-License-Identifier: GPL-3.0-or-later
/* What is printed as JSON, as text. */
#include "cli/cli.h"
#include "cli/json_records.h"
#include "cli/terminal/wrapped_text.h"

static void print_text(undex_output *out, const char *text, int indent)
{
    g_autoptr(undex_wrapped_text) rich = undex_wrapped_text_new();
    undex_wrapped_text_add(rich, text, UNDEX_STYLE_PLAIN);
    undex_output_format(out, "%*s", indent, "");
    undex_wrapped_text_print(rich, out, indent, indent);
}

void undex_help_records(undex_output *out)
{
    enum { INDENT = 2, COLUMN = 26 };
    g_autoptr(GPtrArray) records = undex_json_records();
    print_text(out, undex_json_records_about, 0);
    for (guint i = 0; i < records->len; i++) {
        const undex_json_record *record = g_ptr_array_index(records, i);
        g_autofree char *bases = record->bases ? g_strdup_printf("All keys of %s.", record->bases) : NULL;
        undex_output_text(out, "\n");
        undex_output_styled(out, UNDEX_STYLE_BOLD, record->name);
        undex_output_text(out, "\n");
        if (record->means)
            print_text(out, record->means, INDENT);
        if (bases)
            print_text(out, bases, INDENT);
        for (guint k = 0; k < record->keys->len; k++) {
            const undex_json_key *key = g_ptr_array_index(record->keys, k);
            g_autofree char *name = g_strdup_printf("  %s", key->name);
            undex_help_row(out, name, COLUMN, key->means);
        }
    }
}
