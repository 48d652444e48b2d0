// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/compared.h"

#include "cli/formats/verified.h"
#include "cli/terminal/wrapped_text.h"

enum { INDENT = 4 };

static const char *citation_of(const undex_passage *passage)
{
    return passage->citation ? passage->citation : passage->id;
}

/* "A/68/1, para. 3 + A/68/1, para. 4" */
static void append_side(GString *message, const undex_passage *passage, const GPtrArray *whole)
{
    for (guint i = 0; whole && i < whole->len; i++)
        g_string_append_printf(message, "%s%s", i ? " + " : "", citation_of(whole->pdata[i]));
    if (!whole && passage)
        g_string_append(message, citation_of(passage));
}

char *undex_compared_message(const undex_compared *c)
{
    GString *message = g_string_new(NULL);
    append_side(message, c->old, c->merged);
    g_string_append(message, c->old && c->new ? " -> " : "");
    append_side(message, c->new, c->split);
    g_string_append_printf(message, ": %s%s%s%s%s", undex_change_name(c->change), c->moved ? ", moved" : "",
                           c->renumbered ? ", renumbered" : "", c->merged ? ", merged" : "",
                           c->split ? ", split" : "");
    return g_string_free(message, FALSE);
}

static void put_line(undex_output *out, const char *text, undex_style style)
{
    g_autoptr(undex_wrapped_text) line = undex_wrapped_text_new();
    undex_wrapped_text_add(line, text, style);
    undex_wrapped_text_print(line, out, 0, INDENT);
}

/* All of a passage that one document has alone. */
static void put_whole(undex_output *out, const undex_passage *passage, undex_diff_side_name side)
{
    g_autoptr(GArray) pieces = undex_diff_pieces_new();
    undex_diff_piece piece = {side, FALSE, g_strdelimit(g_strdup(passage->text), "\n\t", ' ')};
    g_array_append_val(pieces, piece);
    undex_text_put_diff(out, pieces, INDENT);
}

static void put_item(undex_output *out, const undex_compared *c)
{
    g_autofree char *message = undex_compared_message(c);
    put_line(out, message, UNDEX_STYLE_MARK);
    if (c->diff)
        undex_text_put_diff(out, c->diff, INDENT);
    else if (!c->old || !c->new)
        put_whole(out, c->old ? c->old : c->new, c->old ? UNDEX_DIFF_OLD : UNDEX_DIFF_NEW);
}

static void put_document(undex_output *out, const char *sign, const undex_document *document)
{
    g_autofree char *line = g_strdup_printf("%s %s%s%s", sign, document->key, document->title ? "  " : "",
                                            document->title ? document->title : "");
    put_line(out, line, UNDEX_STYLE_BOLD);
}

/* What is the same stays unsaid. */
void undex_text_compared(undex_output *out, const undex_comparison *comparison)
{
    if (comparison->is_same)
        return;
    put_document(out, "---", comparison->old);
    put_document(out, "+++", comparison->new);
    for (guint i = 0; i < comparison->items->len && !out->error; i++) {
        const undex_compared *c = g_ptr_array_index(comparison->items, i);
        if (c->change != UNDEX_CHANGE_NONE || c->moved || c->renumbered || c->merged || c->split)
            put_item(out, c);
    }
}
