// SPDX-License-Identifier: GPL-3.0-or-later
/* Records in the form that is kept: members in the order of the functions below. */
#include "undex/record.h"

#include "base/binary.h"
#include "record/record_fields.h"
#include "undex/error.h"

#include <math.h>

/* ---- writing ---- */

static void pack_fields(GByteArray *out, gconstpointer record, const undex_string_field *fields)
{
    for (; fields->key; fields++)
        undex_binary_write_text(out, G_STRUCT_MEMBER(char *, record, fields->offset));
}

static void pack_items(GByteArray *out, const GArray *items)
{
    undex_binary_write_number(out, items->len);
    for (guint i = 0; i < items->len; i++) {
        const undex_sub_paragraph *item = &g_array_index(items, undex_sub_paragraph, i);
        undex_binary_write_text(out, item->label);
        undex_binary_write_signed(out, item->offset);
    }
}

static void pack_notes(GByteArray *out, const GArray *notes)
{
    undex_binary_write_number(out, notes->len);
    for (guint i = 0; i < notes->len; i++) {
        const undex_mark *mark = &g_array_index(notes, undex_mark, i);
        undex_binary_write_text(out, mark->mark);
        undex_binary_write_signed(out, mark->offset);
        undex_binary_write_text(out, mark->id);
        undex_binary_write_signed(out, mark->origin);
    }
}

static void pack_cites(GByteArray *out, const GArray *cites)
{
    undex_binary_write_number(out, cites->len);
    for (guint i = 0; i < cites->len; i++) {
        const undex_cite *cite = &g_array_index(cites, undex_cite, i);
        undex_binary_write_text(out, cite->symbol);
        undex_binary_write_text(out, cite->para);
        undex_binary_write_signed(out, cite->offset);
        undex_binary_write_signed(out, cite->length);
        undex_binary_write_text(out, cite->place);
        undex_binary_write_signed(out, cite->origin);
    }
}

gint64 undex_record_quarters(double points)
{
    enum { FURTHEST = 1000000 };
    double all = round(points * 4);
    return all >= -4.0 * FURTHEST && all <= 4.0 * FURTHEST ? (gint64)all : 0;
}

/* Each box is written by what it differs in from the one before: boxes mostly stand below each other. */
typedef struct {
    gint64 page, x0, y0, x1, y1;
} box_quarters;

/* `page`: on which the passage begins. */
static void pack_boxes(GByteArray *out, const GArray *boxes, int page)
{
    box_quarters last = {.page = page};
    undex_binary_write_number(out, boxes->len);
    for (guint i = 0; i < boxes->len; i++) {
        const undex_box *box = &g_array_index(boxes, undex_box, i);
        box_quarters q = {box->page, undex_record_quarters(box->x0), undex_record_quarters(box->y0),
                          undex_record_quarters(box->x1), undex_record_quarters(box->y1)};
        undex_binary_write_signed(out, q.page - last.page);
        undex_binary_write_signed(out, q.x0 - last.x0);
        undex_binary_write_signed(out, q.x1 - last.x1);
        undex_binary_write_signed(out, q.y0 - last.y1);
        undex_binary_write_signed(out, q.y1 - q.y0);
        last = q;
    }
}

static void pack_spans(GByteArray *out, const GArray *spans)
{
    undex_binary_write_number(out, spans->len);
    for (guint i = 0; i < spans->len; i++) {
        const undex_span *span = &g_array_index(spans, undex_span, i);
        undex_binary_write_signed(out, span->start);
        undex_binary_write_signed(out, span->end);
    }
}

/* A quality in whole numbers; -1: not known. */
static gint64 thousandths(double quality)
{
    return quality >= 0 && quality <= 1 ? (gint64)round(quality * 1000) : -1;
}

GBytes *undex_document_write_binary(const undex_document *document)
{
    GByteArray *out = g_byte_array_new();
    pack_fields(out, document, undex_document_fields);
    undex_binary_write_texts(out, document->symbols);
    undex_binary_write_texts(out, document->warnings);
    undex_binary_write_texts(out, document->attachments);
    undex_binary_write_signed(out, document->pages);
    undex_binary_write_signed(out, document->text_layer);
    undex_binary_write_signed(out, thousandths(document->quality));
    return g_byte_array_free_to_bytes(out);
}

GBytes *undex_passage_write_binary(const undex_passage *passage)
{
    GByteArray *out = g_byte_array_sized_new(1024);
    /* The id comes first, so that it can be read alone. */
    undex_binary_write_text(out, passage->id);
    undex_binary_write_text(out, passage->label);
    pack_fields(out, passage, undex_passage_fields);
    undex_binary_write_texts(out, passage->headings);
    undex_binary_write_texts(out, passage->anchors);
    undex_binary_write_signed(out, passage->kind);
    undex_binary_write_signed(out, passage->label_origin);
    undex_binary_write_signed(out, passage->level);
    undex_binary_write_signed(out, passage->page_first);
    undex_binary_write_signed(out, passage->page_last);
    pack_items(out, passage->items);
    pack_notes(out, passage->notes);
    pack_cites(out, passage->cites);
    pack_boxes(out, passage->boxes, passage->page_first);
    pack_spans(out, passage->spans);
    if (passage->ocr > 0) /* few have it */
        undex_binary_write_signed(out, passage->ocr);
    return g_byte_array_free_to_bytes(out);
}

/* ---- reading ---- */

/* Bytes that the shortest take, a byte a member: so a count makes little more memory than there are bytes. */
enum { ITEM_LEAST = 2, MARK_LEAST = 4, CITE_LEAST = 6, BOX_LEAST = 5, SPAN_LEAST = 2 };

/* Nothing comes of a record that is too long. */
static undex_binary_reader reader_of(GBytes *record)
{
    undex_binary_reader from = undex_binary_reader_of(record);
    from.bad = g_bytes_get_size(record) > UNDEX_RECORD_CEILING;
    if (from.bad)
        from.at = from.end;
    return from;
}

static void unpack_fields(undex_binary_reader *from, gpointer record, const undex_string_field *fields)
{
    for (; fields->key; fields++)
        G_STRUCT_MEMBER(char *, record, fields->offset) = undex_binary_read_text(from);
}

/* A value of an enumeration that has `count`; 0 where it is none. */
static int unpack_choice(undex_binary_reader *from, int count)
{
    gint64 value = undex_binary_read_signed(from);
    return value >= 0 && value < count ? (int)value : 0;
}

/* No place lies outside the text: whoever prints it goes there. */
static void unpack_items(undex_binary_reader *from, undex_passage *passage, int end)
{
    gsize count = undex_binary_read_count(from, ITEM_LEAST);
    for (gsize i = 0, least = 0; i < count && !from->bad; i++) {
        undex_sub_paragraph item = {.label = undex_binary_read_text(from)};
        item.offset = undex_binary_read_int(from, (int)least, end);
        least = (gsize)item.offset;
        g_array_append_val(passage->items, item);
    }
}

static void unpack_notes(undex_binary_reader *from, undex_passage *passage, int end)
{
    gsize count = undex_binary_read_count(from, MARK_LEAST);
    for (gsize i = 0; i < count && !from->bad; i++) {
        undex_mark mark = {.mark = undex_binary_read_text(from)};
        mark.offset = undex_binary_read_int(from, -1, end);
        mark.id = undex_binary_read_text(from);
        mark.origin = (undex_mark_origin)unpack_choice(from, UNDEX_MARK_ORIGIN_PAGE + 1);
        g_array_append_val(passage->notes, mark);
    }
}

static void unpack_cites(undex_binary_reader *from, undex_passage *passage, int end)
{
    gsize count = undex_binary_read_count(from, CITE_LEAST);
    for (gsize i = 0; i < count && !from->bad; i++) {
        undex_cite cite = {.symbol = undex_binary_read_text(from)};
        cite.para = undex_binary_read_text(from);
        cite.offset = undex_binary_read_int(from, 0, end);
        cite.length = undex_binary_read_int(from, 0, end - cite.offset);
        cite.place = undex_binary_read_text(from);
        cite.origin = (undex_cite_origin)unpack_choice(from, UNDEX_CITE_IBID + 1);
        g_array_append_val(passage->cites, cite);
    }
}

/* No sum of these is beyond 64 bits: a record has too few bytes for that. */
static gint64 unpack_difference(undex_binary_reader *from)
{
    return undex_binary_read_int(from, G_MININT, G_MAXINT);
}

static double side_of(gint64 quarters)
{
    return (double)quarters / 4;
}

static void unpack_boxes(undex_binary_reader *from, undex_passage *passage)
{
    gsize count = undex_binary_read_count(from, BOX_LEAST);
    box_quarters q = {.page = passage->page_first};
    for (gsize i = 0; i < count && !from->bad; i++) {
        q.page += unpack_difference(from);
        q.x0 += unpack_difference(from);
        q.x1 += unpack_difference(from);
        q.y0 = q.y1 + unpack_difference(from);
        q.y1 = q.y0 + unpack_difference(from);
        undex_box box = {(int)CLAMP(q.page, G_MININT, G_MAXINT), side_of(q.x0), side_of(q.y0), side_of(q.x1),
                         side_of(q.y1)};
        g_array_append_val(passage->boxes, box);
    }
}

static void unpack_spans(undex_binary_reader *from, undex_passage *passage)
{
    gsize count = undex_binary_read_count(from, SPAN_LEAST);
    for (gsize i = 0; i < count && !from->bad; i++) {
        undex_span span = {.start = undex_binary_read_signed(from)};
        span.end = undex_binary_read_signed(from);
        g_array_append_val(passage->spans, span);
    }
}

static gboolean is_whole(const undex_binary_reader *from, GError **error)
{
    if (!undex_binary_reader_ended(from))
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "a record cannot be read: it is damaged");
    return undex_binary_reader_ended(from);
}

undex_document *undex_document_read_binary(GBytes *record, GError **error)
{
    undex_binary_reader from = reader_of(record);
    g_autoptr(undex_document) document = undex_document_new();
    unpack_fields(&from, document, undex_document_fields);
    undex_binary_read_texts(&from, document->symbols);
    undex_binary_read_texts(&from, document->warnings);
    undex_binary_read_texts(&from, document->attachments);
    document->pages = undex_binary_read_int(&from, 0, G_MAXINT);
    document->text_layer = (undex_text_layer)unpack_choice(&from, UNDEX_TEXT_OCR + 1);
    int quality = undex_binary_read_int(&from, -1, 1000);
    document->quality = quality < 0 ? -1 : quality / 1000.0;
    return is_whole(&from, error) ? g_steal_pointer(&document) : NULL;
}

undex_passage *undex_passage_read_binary(GBytes *record, GError **error)
{
    undex_binary_reader from = reader_of(record);
    g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_BLOCK);
    passage->id = undex_binary_read_text(&from);
    passage->label = undex_binary_read_text(&from);
    unpack_fields(&from, passage, undex_passage_fields);
    undex_binary_read_texts(&from, passage->headings);
    undex_binary_read_texts(&from, passage->anchors);
    passage->kind = (undex_kind)unpack_choice(&from, UNDEX_KIND_COUNT);
    passage->label_origin = (undex_label_origin)unpack_choice(&from, UNDEX_LABEL_INFERRED + 1);
    passage->level = undex_binary_read_int(&from, G_MININT, G_MAXINT);
    passage->page_first = undex_binary_read_int(&from, G_MININT, G_MAXINT);
    passage->page_last = undex_binary_read_int(&from, G_MININT, G_MAXINT);
    int end = passage->text ? (int)g_utf8_strlen(passage->text, -1) : 0;
    unpack_items(&from, passage, end);
    unpack_notes(&from, passage, end);
    unpack_cites(&from, passage, end);
    unpack_boxes(&from, passage);
    unpack_spans(&from, passage);
    if (from.at < from.end) {
        passage->ocr = undex_binary_read_int(&from, 0, UNDEX_OCR_SURE);
        from.bad |= passage->ocr == 0; /* is not written */
    }
    return is_whole(&from, error) ? g_steal_pointer(&passage) : NULL;
}

char *undex_passage_read_binary_id(GBytes *record)
{
    undex_binary_reader from = reader_of(record);
    return undex_binary_read_text(&from);
}
