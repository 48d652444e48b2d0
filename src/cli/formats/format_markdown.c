// SPDX-License-Identifier: GPL-3.0-or-later
/* Markdown: for notes and drafts. Passages are quotations with their citation, notes are footnotes. */
#include "cli/formats/printer.h"

#include "undex/citation_style.h"

#include <string.h>

/* Letters that would be marks of Markdown. */
static void put_escaped(GString *out, const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (text[i] && strchr("\\`*_[]<>|#", text[i]))
            g_string_append_c(out, '\\');
        g_string_append_c(out, text[i] == '\t' || text[i] == '\r' ? ' ' : text[i]);
    }
}

/* Code points [start, end) of a text, with the places where matches begin and end, and where marks stand. */
typedef struct {
    const undex_passage *passage;
    const GArray *highlights; /* undex_range in the passage's text; NULL: none */
    const char *prefix;       /* of footnotes' names */
    int start, end;
} quotation;

static void put_marks(GString *out, const quotation *q, int at)
{
    for (guint i = 0; i < q->passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(q->passage->notes, undex_mark, i);
        if (mark->mark && mark->id && mark->offset == at)
            g_string_append_printf(out, "[^%s-%s]", q->prefix, mark->mark);
    }
}

static void put_highlight(GString *out, const quotation *q, int at)
{
    for (guint i = 0; q->highlights && i < q->highlights->len; i++) {
        undex_range range = g_array_index(q->highlights, undex_range, i);
        if (range.start < q->end && range.end > q->start &&
            (MAX(range.start, q->start) == at || MIN(range.end, q->end) == at))
            g_string_append(out, "**");
    }
}

/* Each line begins with "> ". */
static void put_quotation(GString *out, const quotation *q)
{
    const char *text = q->passage->text ? q->passage->text : "";
    int at = 0;
    g_string_append(out, q->start > 0 ? "> … " : "> ");
    for (const char *p = text; *p && at <= q->end; p = g_utf8_next_char(p), at++) {
        if (at >= q->start) {
            put_highlight(out, q, at);
            put_marks(out, q, at);
        }
        if (at < q->start || at == q->end)
            continue;
        if (*p == '\n')
            g_string_append(out, "  \n> ");
        else
            put_escaped(out, p, (gsize)(g_utf8_next_char(p) - p));
    }
    /* Highlights and marks may stand at the end of the text too. */
    if (at <= q->end) {
        put_highlight(out, q, at);
        put_marks(out, q, at);
    }
    g_string_append(out, at < g_utf8_strlen(text, -1) ? " …\n" : "\n");
}

static void put_notes(GString *out, const quotation *q, const GPtrArray *notes)
{
    for (guint i = 0; notes && i < notes->len; i++) {
        const undex_passage *note = g_ptr_array_index(notes, i);
        const undex_mark *mark = undex_passage_mark_of(q->passage, note);
        if (!mark || !mark->mark || mark->offset < q->start || mark->offset > q->end)
            continue;
        g_string_append_printf(out, "\n[^%s-%s]: ", q->prefix, mark->mark);
        g_autofree char *line = g_strdelimit(g_strdup(note->text ? note->text : ""), "\n", ' ');
        put_escaped(out, line, strlen(line));
        if (note->citation) {
            g_string_append(out, " (");
            put_escaped(out, note->citation, strlen(note->citation));
            g_string_append_c(out, ')');
        }
        g_string_append_c(out, '\n');
    }
}

static void put_path(GString *out, const undex_document *document, const undex_passage *passage)
{
    g_autoptr(GString) path = g_string_new(NULL);
    if (document->title)
        g_string_append(path, document->title);
    for (guint i = 0; i < passage->headings->len; i++)
        g_string_append_printf(path, "%s%s", path->len ? " > " : "",
                               (char *)g_ptr_array_index(passage->headings, i));
    if (!path->len)
        return;
    g_strdelimit(path->str, "\n*", ' ');
    g_strstrip(path->str);
    g_string_append_c(out, '*');
    put_escaped(out, path->str, strlen(path->str));
    g_string_append(out, "*\n\n");
}

static void put_citation(GString *out, const undex_document *document, const undex_passage *passage)
{
    const char *citation = passage->citation ? passage->citation : passage->id ? passage->id : "?";
    g_autofree char *address = undex_citation_address(document);
    g_string_append(out, address ? "[" : "");
    put_escaped(out, citation, strlen(citation));
    if (address)
        g_string_append_printf(out, "](<%s>)", address);
    if (undex_document_cited_date(document))
        g_string_append_printf(out, ", %s", undex_document_cited_date(document));
    g_autofree char *page = passage->page_label ? g_strconcat(", p. ", passage->page_label, NULL)
                                                : g_strdup_printf(", p. %d", passage->page_first);
    if (passage->page_first > 0 && !g_str_has_suffix(citation, page))
        g_string_append(out, page);
    if (passage->ocr)
        g_string_append_printf(out, ", OCR %d %%", undex_passage_ocr_percent(passage));
}

/* Footnotes of one output have names of their own: the number of the passage, then the mark. */
static void put_passage(undex_output *out, const undex_document *document, const undex_passage *passage,
                        const GPtrArray *notes, const quotation *part, const char *lead)
{
    g_autofree char *prefix = g_strdup_printf("%d", ++out->items);
    g_autoptr(GString) text = g_string_new(out->items > 1 ? "\n" : NULL);
    quotation q = *part;
    q.prefix = prefix;
    if (lead) {
        g_string_append_printf(text, "%s", lead);
        put_citation(text, document, passage);
        g_string_append(text, "\n\n");
        put_path(text, document, passage);
    }
    put_quotation(text, &q);
    put_notes(text, &q, notes);
    undex_output_text(out, text->str);
}

static void put_hit(undex_output *out, const undex_hit *hit, gboolean full)
{
    g_autofree char *lead = g_strdup_printf("### %d. ", hit->rank);
    int length = hit->passage->text ? (int)g_utf8_strlen(hit->passage->text, -1) : 0;
    quotation part = {hit->passage, hit->highlights, NULL, 0, length};
    if (!full && hit->snippet && hit->snippet_offset >= 0) {
        part.start = MIN(hit->snippet_offset, length);
        part.end = MIN(part.start + (int)g_utf8_strlen(hit->snippet, -1), length);
    }
    put_passage(out, hit->document, hit->passage, hit->notes, &part, lead);
}

static void results(undex_output *out, const undex_found *found)
{
    if (found->name) {
        g_autoptr(GString) head = g_string_new(out->items ? "\n## " : "## ");
        put_escaped(head, found->results->query, strlen(found->results->query));
        g_string_append(head, "\n\n");
        undex_output_text(out, head->str);
    }
    for (guint i = 0; i < found->results->hits->len; i++)
        put_hit(out, g_ptr_array_index(found->results->hits, i), found->full);
}

static void shown(undex_output *out, const undex_shown *what)
{
    quotation part = {what->passage, NULL, NULL, 0, G_MAXINT};
    put_passage(out, what->document, what->passage, what->notes, &part, what->context ? NULL : "### ");
}

static void table(undex_output *out, const undex_table *rows)
{
    g_autoptr(GString) text = g_string_new("|");
    for (int i = 0; rows->columns[i].name; i++)
        g_string_append_printf(text, " %s |", rows->columns[i].name);
    g_string_append(text, "\n|");
    for (int i = 0; rows->columns[i].name; i++)
        g_string_append(text, rows->columns[i].number ? " ---: |" : " --- |");
    for (guint r = 0; r < rows->rows->len; r++) {
        char **row = g_ptr_array_index(rows->rows, r);
        g_string_append(text, "\n|");
        for (int i = 0; row[i]; i++) {
            g_autofree char *line = g_strdelimit(g_strdup(row[i]), "\n", ' ');
            g_string_append_c(text, ' ');
            put_escaped(text, line, strlen(line));
            g_string_append(text, " |");
        }
    }
    g_string_append_c(text, '\n');
    undex_output_text(out, text->str);
}

const undex_printer undex_printer_markdown = {
    .name = "markdown", .results = results, .shown = shown, .table = table, .references = table};
