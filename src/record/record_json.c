// SPDX-License-Identifier: GPL-3.0-or-later
/* Records as JSON. */
#include "undex/record.h"

#include "base/json_writer.h"
#include "record/record_fields.h"

#define FIELD(type, member)                                                                                  \
    {                                                                                                        \
#member, G_STRUCT_OFFSET(type, member)                                                               \
    }
const undex_string_field undex_document_fields[] = {
    FIELD(undex_document, path),
    FIELD(undex_document, sha256),
    FIELD(undex_document, key),
    FIELD(undex_document, symbol),
    FIELD(undex_document, title),
    FIELD(undex_document, date),
    FIELD(undex_document, date_adopted),
    FIELD(undex_document, date_reissued),
    FIELD(undex_document, language),
    FIELD(undex_document, original_language),
    FIELD(undex_document, distribution),
    FIELD(undex_document, session),
    FIELD(undex_document, agenda_item),
    FIELD(undex_document, job_number),
    FIELD(undex_document, url),
    FIELD(undex_document, rights),
    {NULL, 0},
};
const undex_string_field undex_passage_fields[] = {
    FIELD(undex_passage, language),
    FIELD(undex_passage, component),
    FIELD(undex_passage, page_label),
    FIELD(undex_passage, text),
    FIELD(undex_passage, speaker),
    FIELD(undex_passage, citation),
    {NULL, 0},
};

static void put_quarter(GString *out, double points)
{
    undex_json_double(out, NULL, (double)undex_record_quarters(points) / 4);
}

static void put_fields(GString *out, gconstpointer record, const undex_string_field *fields)
{
    for (; fields->key; fields++)
        undex_json_string_if(out, fields->key, G_STRUCT_MEMBER(char *, record, fields->offset));
}

/* An array of rows, each an element of `rows` written by `put`. */
static void put_rows(GString *out, const char *key, const GArray *rows,
                     void (*put)(GString *out, const GArray *rows, guint i))
{
    undex_json_open_array(out, key);
    for (guint i = 0; i < rows->len; i++)
        put(out, rows, i);
    undex_json_close_array(out);
}

/* Rows */

static void put_item(GString *out, const GArray *items, guint i)
{
    const undex_sub_paragraph *item = &g_array_index(items, undex_sub_paragraph, i);
    undex_json_open_object(out, NULL);
    undex_json_string_if(out, "label", item->label);
    undex_json_int(out, "offset", item->offset);
    undex_json_close_object(out);
}

static void put_note(GString *out, const GArray *notes, guint i)
{
    const undex_mark *mark = &g_array_index(notes, undex_mark, i);
    undex_json_open_object(out, NULL);
    undex_json_string_if(out, "mark", mark->mark);
    if (mark->offset < 0)
        undex_json_null(out, "offset");
    else
        undex_json_int(out, "offset", mark->offset);
    undex_json_string_if(out, "id", mark->id);
    undex_json_string(out, "origin", undex_mark_origin_name(mark->origin));
    undex_json_close_object(out);
}

static void put_cites(GString *out, const undex_passage *passage)
{
    const char *text = passage->text ? passage->text : "";
    int at = 0;
    undex_json_open_array(out, "cites");
    for (guint i = 0; i < passage->cites->len; i++) {
        const undex_cite *cite = &g_array_index(passage->cites, undex_cite, i);
        undex_json_open_object(out, NULL);
        undex_json_string_if(out, "symbol", cite->symbol);
        undex_json_string_if(out, "para", cite->para);
        undex_json_string_if(out, "place", cite->place);
        undex_json_int(out, "offset", cite->offset);
        undex_json_int(out, "length", cite->length);
        if (cite->offset >= at) { /* they stand in their order */
            text = g_utf8_offset_to_pointer(text, cite->offset - at);
            at = cite->offset;
            g_autofree char *surface = g_utf8_substring(text, 0, cite->length);
            undex_json_string(out, "surface", surface);
        }
        undex_json_string(out, "origin", undex_cite_origin_name(cite->origin));
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
}

static void put_box(GString *out, const GArray *boxes, guint i)
{
    const undex_box *box = &g_array_index(boxes, undex_box, i);
    const double sides[] = {box->x0, box->y0, box->x1, box->y1};
    undex_json_open_array(out, NULL);
    undex_json_int(out, NULL, box->page);
    for (gsize k = 0; k < G_N_ELEMENTS(sides); k++)
        put_quarter(out, sides[k]);
    undex_json_close_array(out);
}

static void put_span(GString *out, const GArray *spans, guint i)
{
    const undex_span *span = &g_array_index(spans, undex_span, i);
    undex_json_open_array(out, NULL);
    undex_json_int(out, NULL, span->start);
    undex_json_int(out, NULL, span->end);
    undex_json_close_array(out);
}

/* A table's rows of cells, made of its text. */
static void put_cells(GString *out, const undex_passage *passage)
{
    g_autoptr(GPtrArray) rows = undex_passage_cells(passage);
    if (!rows)
        return;
    undex_json_open_array(out, "cells");
    for (guint i = 0; i < rows->len; i++) {
        char **cells = g_ptr_array_index(rows, i);
        undex_json_open_array(out, NULL);
        for (guint c = 0; cells[c]; c++)
            undex_json_string(out, NULL, cells[c]);
        undex_json_close_array(out);
    }
    undex_json_close_array(out);
}

/* Records */

void undex_document_append_versions(GString *out, const undex_document *document)
{
    if (document->superseded_by)
        undex_json_strings(out, "superseded_by", document->superseded_by);
    if (document->corrected_by)
        undex_json_strings(out, "corrected_by", document->corrected_by);
}

void undex_document_append_json(GString *out, const undex_document *document)
{
    undex_json_string(out, "type", "document");
    put_fields(out, document, undex_document_fields);
    undex_json_path_bytes(out, document->path);
    undex_json_strings(out, "symbols", document->symbols);
    undex_json_int(out, "pages", document->pages);
    undex_json_string(out, "text_layer", undex_text_layer_name(document->text_layer));
    undex_json_strings(out, "warnings", document->warnings);
    if (document->quality >= 0)
        undex_json_rounded(out, "quality", document->quality, 3);
    if (document->attachments->len)
        undex_json_strings(out, "attachments", document->attachments);
    undex_document_append_versions(out, document);
}

void undex_passage_append_json(GString *out, const undex_passage *passage, const char *notes)
{
    undex_json_string_if(out, "id", passage->id);
    undex_json_string(out, "kind", undex_kind_name(passage->kind));
    undex_json_string_if(out, "label", passage->label);
    undex_json_string(out, "label_origin", undex_label_origin_name(passage->label_origin));
    undex_json_strings(out, "headings", passage->headings);
    if (passage->level)
        undex_json_int(out, "level", passage->level);
    undex_json_int(out, "page_first", passage->page_first);
    undex_json_int(out, "page_last", passage->page_last);
    put_fields(out, passage, undex_passage_fields);
    put_cells(out, passage);
    put_rows(out, "items", passage->items, put_item);
    if (notes)
        undex_json_raw(out, "notes", notes);
    else
        put_rows(out, "notes", passage->notes, put_note);
    put_cites(out, passage);
    put_rows(out, "boxes", passage->boxes, put_box);
    if (passage->spans->len)
        put_rows(out, "spans", passage->spans, put_span);
    if (passage->ocr)
        undex_json_rounded(out, "ocr", undex_passage_ocr_percent(passage) / 100.0, 2);
    if (passage->anchors->len)
        undex_json_strings(out, "anchors", passage->anchors);
}

char *undex_document_to_json(const undex_document *document)
{
    GString *out = g_string_new("{");
    undex_document_append_json(out, document);
    undex_json_close_object(out);
    return g_string_free(out, FALSE);
}

char *undex_passage_to_json(const undex_passage *passage)
{
    GString *out = g_string_new("{");
    undex_json_string(out, "type", "passage");
    undex_passage_append_json(out, passage, NULL);
    undex_json_close_object(out);
    return g_string_free(out, FALSE);
}
