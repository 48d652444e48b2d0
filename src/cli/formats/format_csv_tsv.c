// SPDX-License-Identifier: GPL-3.0-or-later
/* csv and tsv: a header, then a row a hit or a document; of tables, a row a row. A cell that a spreadsheet
 * would take for a formula begins with an apostrophe, unless raw cells are wanted. */
#include "cli/formats/printer.h"

#include <string.h>

static const char *const hit_columns[] = {"rank",     "score", "id",    "citation", "kind",       "label",
                                          "symbol",   "title", "date",  "language", "page_first", "page_last",
                                          "headings", "text",  "notes", "path",     "ocr"};

/* "-12.5", "+3", "-1,200.50": what begins like a formula and is none. A sign alone is none, either. */
static gboolean is_plain_number(const char *value)
{
    gsize signs = strspn(value, "+-"), digits = strspn(value + signs, "0123456789.,");
    return signs <= 1 && (!value[signs] || (digits && !value[signs + digits]));
}

/* Excel and LibreOffice compute cells that begin so, with full-width signs too in some of their languages. */
static gboolean is_computed(const char *value)
{
    static const char *const signs[] = {"=",      "+",      "-",      "@",      "\t", "\r",
                                        "\uff1d", "\uff0b", "\uff0d", "\uff20", NULL};
    for (int i = 0; signs[i]; i++)
        if (g_str_has_prefix(value, signs[i]))
            return !is_plain_number(value);
    return FALSE;
}

/* RFC 4180; a line break within a value stays. */
static void put_csv(GString *line, const char *value)
{
    if (!strpbrk(value, "\",\r\n")) {
        g_string_append(line, value);
        return;
    }
    g_string_append_c(line, '"');
    for (const char *p = value; *p; p++) {
        if (*p == '"')
            g_string_append_c(line, '"');
        g_string_append_c(line, *p);
    }
    g_string_append_c(line, '"');
}

/* No tab and no line break stands in a value. */
static void put_tsv(GString *line, const char *value)
{
    for (const char *p = value; *p; p++)
        g_string_append_c(line, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

/* What is not known (NULL) is an empty cell. */
static void put_values(const undex_output *out, GString *line, const char *const *values, gsize count)
{
    for (gsize i = 0; i < count; i++) {
        const char *value = values[i] ? values[i] : "";
        gboolean guarded = !out->raw_cells && is_computed(value);
        g_autofree char *text = guarded ? g_strconcat("'", value, NULL) : NULL;
        (out->separator == ',' ? put_csv : put_tsv)(line, text ? text : value);
        g_string_append_c(line, out->separator);
    }
}

/* `lead`: the columns before the others, `leads` of them. */
static void put_row(undex_output *out, const char *const *lead, gsize leads, const char *const *values,
                    gsize count)
{
    g_autoptr(GString) line = g_string_new(NULL);
    put_values(out, line, lead, leads);
    put_values(out, line, values, count);
    line->str[line->len - 1] = '\n'; /* in place of the last separator */
    undex_output_text(out, line->str);
}

static char *joined(const GPtrArray *values, const char *between)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < values->len; i++)
        g_string_append_printf(all, "%s%s", i ? between : "", (char *)g_ptr_array_index(values, i));
    return g_strdup(all->str);
}

static char *joined_notes(const undex_passage *passage, const GPtrArray *carried)
{
    g_autoptr(GString) notes = g_string_new(NULL);
    for (guint i = 0; carried && i < carried->len; i++) {
        const undex_passage *note = g_ptr_array_index(carried, i);
        const undex_mark *mark = undex_passage_mark_of(passage, note);
        const char *sign = mark && mark->mark ? mark->mark : note->label;
        g_string_append_printf(notes, "%s[%s] %s", i ? "\n" : "", sign ? sign : "?",
                               note->text ? note->text : "");
    }
    return g_strdup(notes->str);
}

/* A passage, below `hit_columns` without the first two. */
static void put_passage(undex_output *out, const char *const *lead, gsize leads,
                        const undex_document *document, const undex_passage *passage, const char *text,
                        const GPtrArray *carried)
{
    char first[16], last[16], ocr[16];
    g_snprintf(ocr, sizeof ocr, "%d", undex_passage_ocr_percent(passage));
    g_snprintf(first, sizeof first, "%d", passage->page_first);
    g_snprintf(last, sizeof last, "%d", passage->page_last);
    g_autofree char *headings = joined(passage->headings, " > "), *notes = joined_notes(passage, carried);
    const char *const values[] = {passage->id,
                                  passage->citation,
                                  undex_kind_name(passage->kind),
                                  passage->label,
                                  document->symbol,
                                  document->title,
                                  document->date,
                                  passage->language ? passage->language : document->language,
                                  passage->page_first > 0 ? first : "",
                                  passage->page_last > 0 ? last : "",
                                  headings,
                                  text,
                                  notes,
                                  document->path,
                                  passage->ocr ? ocr : ""};
    put_row(out, lead, leads, values, G_N_ELEMENTS(values));
}

static void put_hit(undex_output *out, const undex_found *found, const undex_hit *hit)
{
    char rank[16], score[32];
    g_snprintf(rank, sizeof rank, "%d", hit->rank);
    g_ascii_formatd(score, sizeof score, "%.4f", hit->score);
    const char *text = found->full || !hit->snippet ? hit->passage->text : hit->snippet;
    const char *const lead[] = {found->name, found->results->query, rank, score};
    gsize skipped = found->name ? 0 : 2;
    put_passage(out, lead + skipped, G_N_ELEMENTS(lead) - skipped, hit->document, hit->passage, text,
                hit->notes);
}

static void shown(undex_output *out, const undex_shown *shown)
{
    if (!out->items++)
        put_row(out, NULL, 0, hit_columns + 2, G_N_ELEMENTS(hit_columns) - 2);
    put_passage(out, NULL, 0, shown->document, shown->passage, shown->passage->text, shown->notes);
}

static void results(undex_output *out, const undex_found *found)
{
    static const char *const query_columns[] = {"name", "query"};
    if (!out->items++)
        put_row(out, query_columns, found->name ? G_N_ELEMENTS(query_columns) : 0, hit_columns,
                G_N_ELEMENTS(hit_columns));
    for (guint i = 0; i < found->results->hits->len; i++)
        put_hit(out, found, g_ptr_array_index(found->results->hits, i));
}

static void table(undex_output *out, const undex_table *rows)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (int i = 0; rows->columns[i].name; i++)
        g_ptr_array_add(names, (gpointer)rows->columns[i].name);
    put_row(out, NULL, 0, (const char *const *)names->pdata, names->len);
    for (guint i = 0; i < rows->rows->len; i++)
        put_row(out, NULL, 0, g_ptr_array_index(rows->rows, i), names->len);
}

/* The tables of a document: one after another, each row with the table that it is of before its cells. */
static void extracted(undex_output *out, const undex_document *document)
{
    static const char *const columns[] = {"table", "caption", "page_first", "page_last", "row", "cells"};
    const undex_passage *before = NULL;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        g_autoptr(GPtrArray) rows = undex_passage_cells(passage);
        const char *caption = before && before->kind == UNDEX_KIND_CAPTION ? before->text : "";
        before = undex_passage_is_note(passage) ? before : passage;
        for (guint r = 0; rows && r < rows->len; r++) {
            char first[16], last[16], ordinal[16];
            g_snprintf(first, sizeof first, "%d", passage->page_first);
            g_snprintf(last, sizeof last, "%d", passage->page_last);
            g_snprintf(ordinal, sizeof ordinal, "%u", r + 1);
            const char *const lead[] = {passage->id, caption, first, last, ordinal};
            char **cells = g_ptr_array_index(rows, r);
            if (!out->items++)
                put_row(out, NULL, 0, columns, G_N_ELEMENTS(columns));
            put_row(out, lead, G_N_ELEMENTS(lead), (const char *const *)cells, g_strv_length(cells));
        }
    }
}

static const char *const listed_columns[] = {
    "key",          "symbols", "title",       "date",       "date_adopted", "language",   "original_language",
    "distribution", "session", "agenda_item", "job_number", "pages",        "text_layer", "quality",
    "warnings",     "url",     "rights",      "path",       "sha256"};

static void listed(undex_output *out, const undex_document *document)
{
    char pages[16], quality[16] = "";
    g_autofree char *symbols = joined(document->symbols, " "), *warnings = joined(document->warnings, "; ");
    g_snprintf(pages, sizeof pages, "%d", document->pages);
    if (document->quality >= 0)
        g_ascii_formatd(quality, sizeof quality, "%.2f", document->quality);
    const char *const values[] = {document->key,
                                  symbols,
                                  document->title,
                                  document->date,
                                  document->date_adopted,
                                  document->language,
                                  document->original_language,
                                  document->distribution,
                                  document->session,
                                  document->agenda_item,
                                  document->job_number,
                                  pages,
                                  undex_text_layer_name(document->text_layer),
                                  quality,
                                  warnings,
                                  document->url,
                                  document->rights,
                                  document->path,
                                  document->sha256};
    if (!out->items++)
        put_row(out, NULL, 0, listed_columns, G_N_ELEMENTS(listed_columns));
    put_row(out, NULL, 0, values, G_N_ELEMENTS(values));
}

const undex_printer undex_printer_csv = {.name = "csv",
                                         .separator = ',',
                                         .extracted = extracted,
                                         .listed = listed,
                                         .results = results,
                                         .shown = shown,
                                         .table = table,
                                         .references = table};
const undex_printer undex_printer_tsv = {.name = "tsv",
                                         .separator = '\t',
                                         .extracted = extracted,
                                         .listed = listed,
                                         .results = results,
                                         .shown = shown,
                                         .table = table,
                                         .references = table};
