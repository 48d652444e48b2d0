// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/verified.h"

#include "cli/terminal/wrapped_text.h"

#include <string.h>

enum { INDENT = 4, QUOTED = 160 };

void undex_text_put_diff(undex_output *out, const GArray *pieces, int indent)
{
    static const struct {
        undex_style style;
        const char *open, *close;
    } looks[] = {[UNDEX_DIFF_SAME] = {UNDEX_STYLE_PLAIN, "", ""},
                 [UNDEX_DIFF_OLD] = {UNDEX_STYLE_OLD, "[-", "-]"},
                 [UNDEX_DIFF_NEW] = {UNDEX_STYLE_NEW, "{+", "+}"}};
    g_autoptr(undex_wrapped_text) text = undex_wrapped_text_new();
    gboolean changed = FALSE;
    for (guint i = 0; i < pieces->len; i++) {
        const undex_diff_piece *piece = &g_array_index(pieces, undex_diff_piece, i);
        gboolean beside = changed && piece->side == UNDEX_DIFF_NEW && !out->color;
        changed = piece->side == UNDEX_DIFF_OLD;
        if (i && !piece->glued && !beside)
            undex_wrapped_text_add(text, " ", UNDEX_STYLE_PLAIN);
        if (!out->color)
            undex_wrapped_text_add(text, looks[piece->side].open, UNDEX_STYLE_PLAIN);
        undex_wrapped_text_add(text, piece->text, looks[piece->side].style);
        if (!out->color)
            undex_wrapped_text_add(text, looks[piece->side].close, UNDEX_STYLE_PLAIN);
    }
    undex_output_format(out, "%*s", indent, "");
    undex_wrapped_text_print(text, out, indent, indent);
}

char *undex_verified_message(const undex_verified *v)
{
    const char *cited = v->cited ? v->cited : "", *where = v->where ? v->where : "";
    const char *because = v->reason ? "; " : "", *reason = v->reason ? v->reason : "";
    switch (v->verdict) {
    case UNDEX_VERDICT_VERBATIM:
        return g_strdup_printf("verbatim in %s", where);
    case UNDEX_VERDICT_UNCITED:
        return g_strdup_printf("nothing is cited; verbatim in %s", where);
    case UNDEX_VERDICT_CITED:
        return g_strdup_printf("cited, not quoted: %s is there", cited);
    case UNDEX_VERDICT_ALTERED:
        return g_strdup_printf("altered: %s, in %s", reason, where);
    case UNDEX_VERDICT_ELSEWHERE:
        return g_strdup_printf("elsewhere: not in %s, but verbatim in %s%s%s", cited, where, because, reason);
    case UNDEX_VERDICT_NEARLY:
        return g_strdup_printf("nearly: some words differ from %s%s%s", where, because, reason);
    case UNDEX_VERDICT_NOT_FOUND:
        return *cited ? g_strdup_printf("not found, neither in %s nor elsewhere%s%s", cited, because, reason)
                      : g_strdup("not found, and nothing is cited");
    case UNDEX_VERDICT_NO_PLACE:
        return g_strdup_printf("no such place: %s; %s", cited, reason);
    default:
        return g_strdup_printf("not in the index: %s%s%s", cited, *where ? "; the words stand in " : "",
                               where);
    }
}

char *undex_verified_place(const undex_verified *verified)
{
    const undex_draft_place *at = &verified->start;
    return at->page        ? g_strdup_printf("p. %d", at->page)
           : at->paragraph ? g_strdup_printf("paragraph %d", at->paragraph)
           : at->note      ? g_strdup_printf("note %d", at->note)
                           : g_strdup_printf("%d:%d", at->line, at->column);
}

static void put_item(undex_output *out, const undex_verified *v)
{
    g_autofree char *place = undex_verified_place(v), *message = undex_verified_message(v);
    const char *colon = strpbrk(message, ":;,");
    gboolean holds = undex_verdict_is_true(v->verdict);
    g_autoptr(undex_wrapped_text) head = undex_wrapped_text_new();
    undex_wrapped_text_add(head, place, UNDEX_STYLE_MARK);
    undex_wrapped_text_add(head, "  ", UNDEX_STYLE_PLAIN);
    int from = undex_wrapped_text_length(head);
    undex_wrapped_text_add(head, message, UNDEX_STYLE_PLAIN);
    int to = colon ? from + (int)g_utf8_pointer_to_offset(message, colon) : undex_wrapped_text_length(head);
    undex_wrapped_text_mark(head, from, to, holds ? UNDEX_STYLE_NEW : UNDEX_STYLE_OLD);
    undex_wrapped_text_print(head, out, 0, INDENT);
    if (v->diff && v->verdict != UNDEX_VERDICT_VERBATIM) {
        undex_text_put_diff(out, v->diff, INDENT);
    } else if (v->quotation) {
        g_autofree char *flat = g_strdelimit(g_strdup(v->quotation), "\n\t", ' ');
        g_autofree char *shown = undex_text_shorten(flat, holds ? out->width - INDENT : QUOTED);
        g_autoptr(undex_wrapped_text) text = undex_wrapped_text_new();
        undex_wrapped_text_add(text, shown, UNDEX_STYLE_DIM);
        undex_output_format(out, "%*s", INDENT, "");
        undex_wrapped_text_print(text, out, INDENT, INDENT);
    }
}

void undex_text_verified(undex_output *out, const undex_verification *verification)
{
    for (guint i = 0; i < verification->items->len && !out->error; i++)
        put_item(out, g_ptr_array_index(verification->items, i));
}
