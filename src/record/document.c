// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/document.h"

#include "record/record_fields.h"

static const char *const kinds[UNDEX_KIND_COUNT] = {
    [UNDEX_KIND_MASTHEAD] = "masthead",     [UNDEX_KIND_TITLE] = "title",
    [UNDEX_KIND_HEADING] = "heading",       [UNDEX_KIND_PARAGRAPH] = "paragraph",
    [UNDEX_KIND_PREAMBULAR] = "preambular", [UNDEX_KIND_OPERATIVE] = "operative",
    [UNDEX_KIND_BLOCK] = "block",           [UNDEX_KIND_LIST_ITEM] = "list_item",
    [UNDEX_KIND_SPEECH] = "speech",         [UNDEX_KIND_TABLE] = "table",
    [UNDEX_KIND_FOOTNOTE] = "footnote",     [UNDEX_KIND_ENDNOTE] = "endnote",
    [UNDEX_KIND_SUMMARY] = "summary",       [UNDEX_KIND_BOILERPLATE] = "boilerplate",
    [UNDEX_KIND_CAPTION] = "caption",
};

const char *undex_kind_name(undex_kind kind)
{
    return (guint)kind < UNDEX_KIND_COUNT ? kinds[kind] : "block";
}

int undex_kind_find(const char *name)
{
    for (int i = 0; i < UNDEX_KIND_COUNT; i++)
        if (g_strcmp0(name, kinds[i]) == 0)
            return i;
    return -1;
}

const char *undex_label_origin_name(undex_label_origin origin)
{
    static const char *const names[] = {"none", "printed", "inferred"};
    return (guint)origin < G_N_ELEMENTS(names) ? names[origin] : "none";
}

const char *undex_mark_origin_name(undex_mark_origin tie)
{
    static const char *const names[] = {"link", "mark", "sequence", "page"};
    return (guint)tie < G_N_ELEMENTS(names) ? names[tie] : "page";
}

const char *undex_cite_origin_name(undex_cite_origin origin)
{
    static const char *const names[] = {"text", "link", "heading", "ibid"};
    return (guint)origin < G_N_ELEMENTS(names) ? names[origin] : "text";
}

int undex_passage_ocr_percent(const undex_passage *passage)
{
    return passage->ocr > 0 ? (passage->ocr - 1) * 100 / (UNDEX_OCR_SURE - 1) : -1;
}

const char *undex_text_layer_name(undex_text_layer layer)
{
    static const char *const names[] = {"full", "partial", "none", "damaged", "ocr"};
    return (guint)layer < G_N_ELEMENTS(names) ? names[layer] : "none";
}

static void clear_item(gpointer p)
{
    g_free(((undex_sub_paragraph *)p)->label);
}

static void clear_mark(gpointer p)
{
    undex_mark *mark = p;
    g_free(mark->mark);
    g_free(mark->id);
}

static void clear_cite(gpointer p)
{
    undex_cite *cite = p;
    g_free(cite->symbol);
    g_free(cite->para);
    g_free(cite->place);
}

static GArray *owned_array(guint element, GDestroyNotify clear)
{
    GArray *array = g_array_new(FALSE, FALSE, element);
    g_array_set_clear_func(array, clear);
    return array;
}

undex_passage *undex_passage_new(undex_kind kind)
{
    undex_passage *passage = g_new0(undex_passage, 1);
    passage->kind = kind;
    passage->headings = g_ptr_array_new_with_free_func(g_free);
    passage->items = owned_array(sizeof(undex_sub_paragraph), clear_item);
    passage->notes = owned_array(sizeof(undex_mark), clear_mark);
    passage->cites = owned_array(sizeof(undex_cite), clear_cite);
    passage->boxes = g_array_new(FALSE, FALSE, sizeof(undex_box));
    passage->spans = g_array_new(FALSE, FALSE, sizeof(undex_span));
    passage->anchors = g_ptr_array_new_with_free_func(g_free);
    return passage;
}

gboolean undex_passage_is_note(const undex_passage *passage)
{
    return passage->kind == UNDEX_KIND_FOOTNOTE || passage->kind == UNDEX_KIND_ENDNOTE;
}

GHashTable *undex_document_notes(const undex_document *document)
{
    GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->passages->len; i++) {
        undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (passage->id && undex_passage_is_note(passage))
            g_hash_table_insert(notes, passage->id, passage);
    }
    return notes;
}

GPtrArray *undex_passage_notes(const undex_passage *passage, GHashTable *notes)
{
    GPtrArray *carried = g_ptr_array_new();
    for (guint i = 0; i < passage->notes->len; i++) {
        const char *id = g_array_index(passage->notes, undex_mark, i).id;
        undex_passage *note = id ? g_hash_table_lookup(notes, id) : NULL;
        if (note && !g_ptr_array_find(carried, note, NULL))
            g_ptr_array_add(carried, note);
    }
    return carried;
}

static void free_fields(gpointer record, const undex_string_field *fields)
{
    for (; fields->key; fields++)
        g_free(G_STRUCT_MEMBER(char *, record, fields->offset));
}

void undex_passage_free(undex_passage *passage)
{
    if (!passage)
        return;
    g_free(passage->id);
    g_free(passage->label);
    free_fields(passage, undex_passage_fields);
    g_ptr_array_unref(passage->headings);
    g_ptr_array_unref(passage->anchors);
    g_array_unref(passage->items);
    g_array_unref(passage->notes);
    g_array_unref(passage->cites);
    g_array_unref(passage->boxes);
    g_array_unref(passage->spans);
    g_free(passage);
}

void undex_passage_add_sub_paragraph(undex_passage *passage, const char *label, int offset)
{
    g_array_append_vals(passage->items, &(undex_sub_paragraph){g_strdup(label), offset}, 1);
}

void undex_passage_add_mark(undex_passage *passage, const char *mark, int offset, const char *id,
                            undex_mark_origin origin)
{
    g_array_append_vals(passage->notes, &(undex_mark){g_strdup(mark), offset, g_strdup(id), origin}, 1);
}

void undex_passage_add_cite(undex_passage *passage, const char *symbol, const char *para, int offset,
                            int length)
{
    undex_passage_append_cite(
        passage,
        &(undex_cite){.symbol = (char *)symbol, .para = (char *)para, .offset = offset, .length = length});
}

void undex_passage_append_cite(undex_passage *passage, const undex_cite *cite)
{
    undex_cite own = *cite;
    own.symbol = g_strdup(cite->symbol);
    own.para = g_strdup(cite->para);
    own.place = g_strdup(cite->place);
    g_array_append_val(passage->cites, own);
}

undex_document *undex_document_new(void)
{
    undex_document *document = g_new0(undex_document, 1);
    document->quality = -1;
    document->symbols = g_ptr_array_new_with_free_func(g_free);
    document->warnings = g_ptr_array_new_with_free_func(g_free);
    document->attachments = g_ptr_array_new_with_free_func(g_free);
    document->passages = g_ptr_array_new_with_free_func((GDestroyNotify)undex_passage_free);
    return document;
}

const char *undex_document_cited_date(const undex_document *document)
{
    return document->date_adopted ? document->date_adopted : document->date;
}

void undex_document_free(undex_document *document)
{
    if (!document)
        return;
    free_fields(document, undex_document_fields);
    g_ptr_array_unref(document->symbols);
    g_ptr_array_unref(document->warnings);
    g_ptr_array_unref(document->attachments);
    g_ptr_array_unref(document->passages);
    g_clear_pointer(&document->superseded_by, g_ptr_array_unref);
    g_clear_pointer(&document->corrected_by, g_ptr_array_unref);
    g_free(document);
}

enum { MOST_FILLED = 64 }; /* cells that a row is filled up to: no page of type has more columns */

GPtrArray *undex_passage_cells(const undex_passage *passage)
{
    if (passage->kind != UNDEX_KIND_TABLE || !passage->text)
        return NULL;
    GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    guint columns = 0;
    g_auto(GStrv) lines = g_strsplit(passage->text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        char **cells = g_strsplit(lines[i], "\t", -1);
        columns = MAX(columns, g_strv_length(cells));
        g_ptr_array_add(rows, cells);
    }
    columns = MIN(columns, MOST_FILLED);
    for (guint i = 0; i < rows->len; i++) {
        char **cells = g_ptr_array_index(rows, i);
        guint n = g_strv_length(cells);
        if (n >= columns)
            continue;
        cells = g_renew(char *, cells, columns + 1);
        for (; n < columns; n++)
            cells[n] = g_strdup("");
        cells[n] = NULL;
        g_ptr_array_index(rows, i) = cells;
    }
    return rows;
}
