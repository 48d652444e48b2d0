// SPDX-License-Identifier: GPL-3.0-or-later
/* html: a page by itself, in which words that were taken out and put in are <del> and <ins>. */
#include "cli/formats/compared.h"

static void put_escaped(GString *html, const char *text)
{
    g_autofree char *safe = undex_text_safe(text ? text : "");
    g_autofree char *escaped = g_markup_escape_text(safe, -1);
    g_string_append(html, escaped);
}

static void put_name(GString *html, const undex_document *document)
{
    put_escaped(html, document->symbol ? document->symbol : document->key);
}

static void put_piece(GString *html, undex_diff_side_name side, const char *text)
{
    static const char *const tags[] = {[UNDEX_DIFF_OLD] = "del", [UNDEX_DIFF_NEW] = "ins"};
    if (side != UNDEX_DIFF_SAME)
        g_string_append_printf(html, "<%s>", tags[side]);
    put_escaped(html, text);
    if (side != UNDEX_DIFF_SAME)
        g_string_append_printf(html, "</%s>", tags[side]);
}

static void put_words(GString *html, const undex_compared *c)
{
    if (!c->diff) {
        undex_diff_side_name side = !c->old ? UNDEX_DIFF_NEW : !c->new ? UNDEX_DIFF_OLD : UNDEX_DIFF_SAME;
        const undex_passage *passage = c->new ? c->new : c->old;
        guint count = c->split ? c->split->len : 1;
        for (guint i = 0; passage && i < count; i++) {
            const undex_passage *piece = c->split ? c->split->pdata[i] : passage;
            g_string_append(html, i ? "\n" : "");
            put_piece(html, side, piece->text ? piece->text : "");
        }
        return;
    }
    for (guint i = 0; i < c->diff->len; i++) {
        const undex_diff_piece *piece = &g_array_index(c->diff, undex_diff_piece, i);
        if (i && !piece->glued)
            g_string_append_c(html, ' ');
        put_piece(html, piece->side, piece->text);
    }
}

static void put_item(GString *html, const undex_compared *c)
{
    g_autofree char *message = undex_compared_message(c);
    g_string_append_printf(html, "<section class=\"%s%s\">\n<h2>", undex_change_name(c->change),
                           c->moved ? " moved" : "");
    put_escaped(html, message);
    g_string_append(html, "</h2>\n<p>");
    put_words(html, c);
    g_string_append(html, "</p>\n</section>\n");
}

static void put_head(GString *html, const undex_comparison *comparison)
{
    g_string_append(html, "<!DOCTYPE html>\n<html lang=\"");
    put_escaped(html, comparison->new->language ? comparison->new->language : "en");
    g_string_append(html, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    put_name(html, comparison->old);
    g_string_append(html, ", ");
    put_name(html, comparison->new);
    g_string_append(html, "</title>\n<style>\n"
                          "body { font: 1em/1.5 serif; max-width: 45em; margin: 2em auto; padding: 0 1em }\n"
                          "h2 { font: .8em sans-serif; color: #555; margin: 1.5em 0 0 }\n"
                          "p { margin: .2em 0; white-space: pre-line }\n"
                          "del { background: #fdd; color: #900 }\n"
                          "ins { background: #dfd; color: #060; text-decoration: none }\n"
                          ".same p { color: #777 }\n</style>\n</head>\n<body>\n<h1>");
    put_name(html, comparison->old);
    g_string_append(html, " &#8594; ");
    put_name(html, comparison->new);
    g_string_append(html, "</h1>\n");
}

static void compared(undex_output *out, const undex_comparison *comparison)
{
    g_autoptr(GString) html = g_string_new(NULL);
    put_head(html, comparison);
    for (guint i = 0; i < comparison->items->len; i++)
        put_item(html, g_ptr_array_index(comparison->items, i));
    g_string_append(html, "</body>\n</html>\n");
    undex_output_bytes(out, html->str, html->len);
}

const undex_printer undex_printer_html = {.name = "html", .compared = compared};
