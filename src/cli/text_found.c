// SPDX-License-Identifier: GPL-3.0-or-later
/* What a search found, without the passages: a line a document (-l), or the number alone (-c). */
#include "cli/cli.h"
#include "cli/text.h"

#include <string.h>

/* In a batch each line says which query it belongs to: "NAME<tab>QUERY<tab>". */
static void put_query(undex_output *out, const undex_found *found)
{
    if (!found->name)
        return;
    g_autofree char *query = g_strdelimit(g_strdup(found->results->query), "\t", ' ');
    undex_output_format(out, "%s\t%s\t", found->name, query);
}

/* For a program that reads up to the NUL a path is written as it is. */
void undex_text_found_documents(undex_output *out, const undex_found *found)
{
    for (guint i = 0; i < found->results->hits->len; i++) {
        const undex_hit *hit = g_ptr_array_index(found->results->hits, i);
        const char *path = hit->document->path ? hit->document->path : "";
        g_autofree char *shown = undex_display_path(path);
        put_query(out, found);
        if (found->null)
            undex_output_bytes(out, path, strlen(path) + 1);
        else
            undex_output_format(out, "%s\n", shown);
    }
}

void undex_text_found_count(undex_output *out, const undex_found *found)
{
    put_query(out, found);
    undex_output_format(out, "%d\n", found->results->matches_estimated);
}
