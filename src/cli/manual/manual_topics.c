// SPDX-License-Identifier: GPL-3.0-or-later
/* undex-query(7) and undex-records(5). */
#include "cli/help_query.h"
#include "cli/json_records.h"
#include "cli/manual/manual.h"
#include "cli/manual/mdoc.h"

void undex_manual_query(undex_output *out)
{
    static const char *const pages[] = {"undex", "1", "undex-search", "1", NULL, NULL};
    undex_mdoc_begin(out, "undex-query", 7, "what can be typed as a query");
    undex_mdoc_section(out, "DESCRIPTION");
    undex_mdoc_text(out,
                    "This is how queries are written for the commands search, list, concordance and trend.");
    for (const undex_query_topic *topic = undex_query_topics; topic->title; topic++) {
        undex_output_format(out, ".Ss %s\n", topic->title);
        undex_mdoc_list_begin(out);
        for (const undex_query_row *row = topic->rows; row->typed; row++) {
            undex_mdoc_list_item(out, row->typed);
            undex_mdoc_sentence(out, row->means, FALSE);
        }
        undex_mdoc_list_end(out);
    }
    undex_output_text(out, ".Pp\n");
    undex_mdoc_sentence(out, undex_query_refused, FALSE);
    undex_mdoc_see_also(out, pages);
}

static void print_record(undex_output *out, const undex_json_record *record)
{
    undex_output_format(out, ".Ss %s\n", record->name);
    if (record->means)
        undex_mdoc_sentence(out, record->means, FALSE);
    if (record->bases) {
        g_autofree char *bases = g_strdup_printf("It has all keys of %s.", record->bases);
        undex_mdoc_sentence(out, bases, FALSE);
    }
    if (record->keys->len)
        undex_mdoc_list_begin(out);
    for (guint i = 0; i < record->keys->len; i++) {
        const undex_json_key *key = g_ptr_array_index(record->keys, i);
        undex_mdoc_list_item(out, key->name);
        undex_mdoc_sentence(out, key->means, TRUE);
    }
    if (record->keys->len)
        undex_mdoc_list_end(out);
}

void undex_manual_records(undex_output *out)
{
    static const char *const pages[] = {"undex", "1", "undex-schema", "1", NULL, NULL};
    g_autoptr(GPtrArray) records = undex_json_records();
    undex_mdoc_begin(out, "undex-records", 5, "what undex prints as JSON");
    undex_mdoc_section(out, "DESCRIPTION");
    undex_mdoc_text(out, undex_json_records_about);
    undex_mdoc_section(out, "JSON RECORDS");
    for (guint i = 0; i < records->len; i++)
        print_record(out, g_ptr_array_index(records, i));
    undex_mdoc_see_also(out, pages);
}
