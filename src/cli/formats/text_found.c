// SPDX-License-Identifier: GPL-3.0-or-later
/* What a search found, without the passages: a line a document (-l), or the number alone (-c). */
#include "cli/cli.h"
#include "cli/formats/text_parts.h"

#include <string.h>

/* In a batch each line says which query it belongs to: "NAME<tab>QUERY<tab>". */
static void put_query(undex_output *out, const undex_found *found)
{
    if (!found->name)
        return;
    g_autofree char *query = g_strdelimit(g_strdup(found->results->query), "\t", ' ');
    undex_output_format(out, "%s\t%s\t", found->name, query);
}

/* One line, and nothing in it that could steer a terminal; bytes that are no UTF-8 are borne with. */
static gboolean is_plain(const char *path)
{
    for (const char *p = path; *p;) {
        gunichar ch = g_utf8_get_char_validated(p, -1);
        gboolean invalid = ch == (gunichar)-1 || ch == (gunichar)-2;
        if (!invalid && (ch < ' ' || undex_utf8_is_control(ch) || undex_utf8_is_bidi_control(ch) ||
                         undex_utf8_is_tag(ch)))
            return FALSE;
        p = invalid ? p + 1 : g_utf8_next_char(p);
    }
    return TRUE;
}

/* For a program a path is written as it is: up to the NUL, or in its line where it is plain. */
void undex_text_found_documents(undex_output *out, const undex_found *found)
{
    for (guint i = 0; i < found->results->hits->len; i++) {
        const undex_hit *hit = g_ptr_array_index(found->results->hits, i);
        const char *path = hit->document->path ? hit->document->path : "";
        g_autofree char *shown =
            found->null || (!out->terminal && is_plain(path)) ? g_strdup(path) : undex_display_path(path);
        put_query(out, found);
        undex_output_bytes(out, shown, strlen(shown));
        undex_output_bytes(out, found->null ? "" : "\n", 1);
    }
}

void undex_text_found_count(undex_output *out, const undex_found *found)
{
    put_query(out, found);
    undex_output_format(out, "%d\n", found->results->matches_estimated);
}
