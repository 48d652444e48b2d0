// SPDX-License-Identifier: GPL-3.0-or-later
/* Records in the form that is kept: written and read in place, member by member. */
#include "undex/record.h"

#include "model/fields.h"
#include "undex/error.h"

#include <math.h>

/* Members, in their order. */
enum { DOCUMENT_STRINGS, DOCUMENT_SYMBOLS, DOCUMENT_WARNINGS, DOCUMENT_PAGES, DOCUMENT_LAYER, DOCUMENT_END };
enum {
    PASSAGE_STRINGS, /* id and label first */
    PASSAGE_HEADINGS,
    PASSAGE_ANCHORS,
    PASSAGE_KIND,
    PASSAGE_LABEL_ORIGIN,
    PASSAGE_LEVEL,
    PASSAGE_PAGE_FIRST,
    PASSAGE_PAGE_LAST,
    PASSAGE_ITEMS,
    PASSAGE_NOTES,
    PASSAGE_CITES,
    PASSAGE_BOXES,
    PASSAGE_SPANS,
    PASSAGE_END
};
enum { STRING_ID, STRING_LABEL, STRING_FIELDS };

/* As they lie in an array of fixed size. A quarter of a point is finer than any use of a box. */
typedef struct {
    gint32 page, sides[4]; /* in quarters of a point */
} kept_box;
typedef struct {
    gint64 start, end;
} kept_span;

#define ROW_ITEM "(msi)"
#define ROW_NOTE "(msimsy)"
#define ROW_CITE "(msmsii)"
#define ROW_BOX  "(iiiii)"
#define ROW_SPAN "(xx)"

/* ---- writing ---- */

static GVariant *valid_text(const char *text)
{
    return g_utf8_validate(text, -1, NULL) ? g_variant_new_string(text)
                                           : g_variant_new_take_string(g_utf8_make_valid(text, -1));
}

static GVariant *maybe_text(const char *text)
{
    return g_variant_new_maybe(G_VARIANT_TYPE_STRING, text ? valid_text(text) : NULL);
}

static GVariant *list_of(const GPtrArray *texts)
{
    g_autofree GVariant **all = g_new(GVariant *, texts->len);
    for (guint i = 0; i < texts->len; i++)
        all[i] = valid_text(texts->pdata[i]);
    return g_variant_new_array(G_VARIANT_TYPE_STRING, all, texts->len);
}

/* The texts of `first`, and the record's fields after them. */
static GVariant *strings_of(const char *const *first, gsize count, gconstpointer record,
                            const undex_string_field *fields)
{
    enum { STRINGS_CEILING = 32 };
    GVariant *all[STRINGS_CEILING];
    gsize length = 0;
    for (; length < count; length++)
        all[length] = maybe_text(first[length]);
    for (; fields->key && length < STRINGS_CEILING; fields++)
        all[length++] = maybe_text(G_STRUCT_MEMBER(char *, record, fields->offset));
    return g_variant_new_array(G_VARIANT_TYPE("ms"), all, length);
}

static GVariant *row_of(GVariant *const *cells, gsize count)
{
    return g_variant_new_tuple(cells, count);
}

static GVariant *item_row(const GArray *items, guint i)
{
    const undex_item *item = &g_array_index(items, undex_item, i);
    GVariant *cells[] = {maybe_text(item->label), g_variant_new_int32(item->offset)};
    return row_of(cells, G_N_ELEMENTS(cells));
}

static GVariant *note_row(const GArray *notes, guint i)
{
    const undex_mark *mark = &g_array_index(notes, undex_mark, i);
    GVariant *cells[] = {maybe_text(mark->mark), g_variant_new_int32(mark->offset), maybe_text(mark->id),
                         g_variant_new_byte((guint8)mark->origin)};
    return row_of(cells, G_N_ELEMENTS(cells));
}

static GVariant *cite_row(const GArray *cites, guint i)
{
    const undex_cite *cite = &g_array_index(cites, undex_cite, i);
    GVariant *cells[] = {maybe_text(cite->symbol), maybe_text(cite->para), g_variant_new_int32(cite->offset),
                         g_variant_new_int32(cite->length)};
    return row_of(cells, G_N_ELEMENTS(cells));
}

static GVariant *rows_of(const char *type, const GArray *rows, GVariant *(*row)(const GArray *rows, guint i))
{
    g_autofree GVariant **all = g_new(GVariant *, rows->len);
    for (guint i = 0; i < rows->len; i++)
        all[i] = row(rows, i);
    return g_variant_new_array(G_VARIANT_TYPE(type), all, rows->len);
}

static gint32 quarters(double points)
{
    enum { FURTHEST = 1000000 };
    double all = round(points * 4);
    return all >= -4.0 * FURTHEST && all <= 4.0 * FURTHEST ? (gint32)all : 0;
}

static GVariant *boxes_of(const GArray *boxes)
{
    g_autofree kept_box *kept = g_new(kept_box, boxes->len);
    for (guint i = 0; i < boxes->len; i++) {
        const undex_box *box = &g_array_index(boxes, undex_box, i);
        kept[i] = (kept_box){box->page,
                             {quarters(box->x0), quarters(box->y0), quarters(box->x1), quarters(box->y1)}};
    }
    return g_variant_new_fixed_array(G_VARIANT_TYPE(ROW_BOX), kept, boxes->len, sizeof *kept);
}

static GVariant *spans_of(const GArray *spans)
{
    g_autofree kept_span *kept = g_new(kept_span, spans->len);
    for (guint i = 0; i < spans->len; i++) {
        const undex_span *span = &g_array_index(spans, undex_span, i);
        kept[i] = (kept_span){span->start, span->end};
    }
    return g_variant_new_fixed_array(G_VARIANT_TYPE(ROW_SPAN), kept, spans->len, sizeof *kept);
}

GVariant *undex_document_to_variant(const undex_document *document)
{
    GVariant *members[DOCUMENT_END] = {
        [DOCUMENT_STRINGS] = strings_of(NULL, 0, document, undex_document_fields),
        [DOCUMENT_SYMBOLS] = list_of(document->symbols),
        [DOCUMENT_WARNINGS] = list_of(document->warnings),
        [DOCUMENT_PAGES] = g_variant_new_int32(document->pages),
        [DOCUMENT_LAYER] = g_variant_new_byte((guint8)document->text_layer),
    };
    return g_variant_ref_sink(g_variant_new_tuple(members, DOCUMENT_END));
}

GVariant *undex_passage_to_variant(const undex_passage *passage)
{
    const char *const first[STRING_FIELDS] = {[STRING_ID] = passage->id, [STRING_LABEL] = passage->label};
    GVariant *members[PASSAGE_END] = {
        [PASSAGE_STRINGS] = strings_of(first, STRING_FIELDS, passage, undex_passage_fields),
        [PASSAGE_HEADINGS] = list_of(passage->headings),
        [PASSAGE_ANCHORS] = list_of(passage->anchors),
        [PASSAGE_KIND] = g_variant_new_byte((guint8)passage->kind),
        [PASSAGE_LABEL_ORIGIN] = g_variant_new_byte((guint8)passage->label_origin),
        [PASSAGE_LEVEL] = g_variant_new_int32(passage->level),
        [PASSAGE_PAGE_FIRST] = g_variant_new_int32(passage->page_first),
        [PASSAGE_PAGE_LAST] = g_variant_new_int32(passage->page_last),
        [PASSAGE_ITEMS] = rows_of(ROW_ITEM, passage->items, item_row),
        [PASSAGE_NOTES] = rows_of(ROW_NOTE, passage->notes, note_row),
        [PASSAGE_CITES] = rows_of(ROW_CITE, passage->cites, cite_row),
        [PASSAGE_BOXES] = boxes_of(passage->boxes),
        [PASSAGE_SPANS] = spans_of(passage->spans),
    };
    return g_variant_ref_sink(g_variant_new_tuple(members, PASSAGE_END));
}

GBytes *undex_variant_to_bytes(GVariant *variant)
{
    g_autoptr(GVariant) kept =
        G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_variant_ref(variant) : g_variant_byteswap(variant);
    return g_variant_get_data_as_bytes(kept);
}

/* ---- reading ---- */

GVariant *undex_variant_from_bytes(const char *type, GBytes *bytes)
{
    g_autoptr(GVariant) kept =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(type), bytes, FALSE));
    return G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_steal_pointer(&kept) : g_variant_byteswap(kept);
}

/* Members of what is not in normal form read as something, but not as what was written. */
static gboolean is_whole(GVariant *record, const char *type, GError **error)
{
    if (record && g_variant_is_of_type(record, G_VARIANT_TYPE(type)) && g_variant_is_normal_form(record))
        return TRUE;
    g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED, "a record cannot be read: it is damaged");
    return FALSE;
}

static char *text_at(GVariant *row, gsize i)
{
    g_autoptr(GVariant) cell = g_variant_get_child_value(row, i);
    g_autoptr(GVariant) text = g_variant_get_maybe(cell);
    return text ? g_variant_dup_string(text, NULL) : NULL;
}

static gint32 int_at(GVariant *row, gsize i)
{
    g_autoptr(GVariant) cell = g_variant_get_child_value(row, i);
    return g_variant_get_int32(cell);
}

/* A value of an enumeration that has `count`; 0 where it is none. */
static int choice_at(GVariant *row, gsize i, int count)
{
    g_autoptr(GVariant) cell = g_variant_get_child_value(row, i);
    int value = g_variant_get_byte(cell);
    return value < count ? value : 0;
}

static void read_list(GVariant *record, gsize i, GPtrArray *texts)
{
    g_autoptr(GVariant) list = g_variant_get_child_value(record, i);
    gsize count = g_variant_n_children(list);
    for (gsize k = 0; k < count; k++) {
        g_autoptr(GVariant) text = g_variant_get_child_value(list, k);
        g_ptr_array_add(texts, g_variant_dup_string(text, NULL));
    }
}

/* The fields of the table, from the `first`th string on. A record of an older build may have fewer. */
static void read_fields(GVariant *strings, gsize first, gpointer record, const undex_string_field *fields)
{
    gsize count = g_variant_n_children(strings);
    for (gsize i = first; fields->key && i < count; fields++, i++)
        G_STRUCT_MEMBER(char *, record, fields->offset) = text_at(strings, i);
}

undex_document *undex_document_from_variant(GVariant *record, GError **error)
{
    if (!is_whole(record, UNDEX_DOCUMENT_VARIANT, error))
        return NULL;
    g_autoptr(GVariant) strings = g_variant_get_child_value(record, DOCUMENT_STRINGS);
    undex_document *document = undex_document_new();
    read_fields(strings, 0, document, undex_document_fields);
    read_list(record, DOCUMENT_SYMBOLS, document->symbols);
    read_list(record, DOCUMENT_WARNINGS, document->warnings);
    document->pages = int_at(record, DOCUMENT_PAGES);
    document->text_layer = (undex_text_layer)choice_at(record, DOCUMENT_LAYER, UNDEX_TEXT_NONE + 1);
    return document;
}

/* No place lies outside the text: whoever prints it goes there. */
static void read_items(GVariant *record, undex_passage *passage, int end)
{
    g_autoptr(GVariant) rows = g_variant_get_child_value(record, PASSAGE_ITEMS);
    gsize count = g_variant_n_children(rows);
    for (gsize i = 0, least = 0; i < count; i++) {
        g_autoptr(GVariant) row = g_variant_get_child_value(rows, i);
        undex_item item = {text_at(row, 0), CLAMP(int_at(row, 1), (int)least, end)};
        g_array_append_val(passage->items, item);
        least = (gsize)item.offset;
    }
}

static void read_notes(GVariant *record, undex_passage *passage, int end)
{
    g_autoptr(GVariant) rows = g_variant_get_child_value(record, PASSAGE_NOTES);
    gsize count = g_variant_n_children(rows);
    for (gsize i = 0; i < count; i++) {
        g_autoptr(GVariant) row = g_variant_get_child_value(rows, i);
        undex_mark mark = {text_at(row, 0), CLAMP(int_at(row, 1), -1, end), text_at(row, 2),
                           (undex_tie)choice_at(row, 3, UNDEX_TIE_PAGE + 1)};
        g_array_append_val(passage->notes, mark);
    }
}

static void read_cites(GVariant *record, undex_passage *passage, int end)
{
    g_autoptr(GVariant) rows = g_variant_get_child_value(record, PASSAGE_CITES);
    gsize count = g_variant_n_children(rows);
    for (gsize i = 0; i < count; i++) {
        g_autoptr(GVariant) row = g_variant_get_child_value(rows, i);
        undex_cite cite = {text_at(row, 0), text_at(row, 1), CLAMP(int_at(row, 2), 0, end), int_at(row, 3)};
        cite.length = CLAMP(cite.length, 0, end - cite.offset);
        g_array_append_val(passage->cites, cite);
    }
}

static void read_boxes(GVariant *record, undex_passage *passage)
{
    g_autoptr(GVariant) rows = g_variant_get_child_value(record, PASSAGE_BOXES);
    gsize count = 0;
    const kept_box *kept = g_variant_get_fixed_array(rows, &count, sizeof *kept);
    for (gsize i = 0; i < count; i++) {
        const gint32 *sides = kept[i].sides;
        undex_box box = {kept[i].page, sides[0] / 4.0, sides[1] / 4.0, sides[2] / 4.0, sides[3] / 4.0};
        g_array_append_val(passage->boxes, box);
    }
}

static void read_spans(GVariant *record, undex_passage *passage)
{
    g_autoptr(GVariant) rows = g_variant_get_child_value(record, PASSAGE_SPANS);
    gsize count = 0;
    const kept_span *kept = g_variant_get_fixed_array(rows, &count, sizeof *kept);
    for (gsize i = 0; i < count; i++) {
        undex_span span = {kept[i].start, kept[i].end};
        g_array_append_val(passage->spans, span);
    }
}

undex_passage *undex_passage_from_variant(GVariant *record, GError **error)
{
    if (!is_whole(record, UNDEX_PASSAGE_VARIANT, error))
        return NULL;
    g_autoptr(GVariant) strings = g_variant_get_child_value(record, PASSAGE_STRINGS);
    gsize count = g_variant_n_children(strings);
    int kind = choice_at(record, PASSAGE_KIND, UNDEX_KIND_COUNT);
    undex_passage *passage = undex_passage_new((undex_kind)kind);
    passage->id = count > STRING_ID ? text_at(strings, STRING_ID) : NULL;
    passage->label = count > STRING_LABEL ? text_at(strings, STRING_LABEL) : NULL;
    read_fields(strings, STRING_FIELDS, passage, undex_passage_fields);
    read_list(record, PASSAGE_HEADINGS, passage->headings);
    read_list(record, PASSAGE_ANCHORS, passage->anchors);
    passage->label_origin =
        (undex_label_origin)choice_at(record, PASSAGE_LABEL_ORIGIN, UNDEX_LABEL_INFERRED + 1);
    passage->level = int_at(record, PASSAGE_LEVEL);
    passage->page_first = int_at(record, PASSAGE_PAGE_FIRST);
    passage->page_last = int_at(record, PASSAGE_PAGE_LAST);
    int end = passage->text ? (int)g_utf8_strlen(passage->text, -1) : 0;
    read_items(record, passage, end);
    read_notes(record, passage, end);
    read_cites(record, passage, end);
    read_boxes(record, passage);
    read_spans(record, passage);
    return passage;
}

char *undex_passage_variant_id(GVariant *record)
{
    g_autoptr(GVariant) strings = g_variant_get_child_value(record, PASSAGE_STRINGS);
    return g_variant_n_children(strings) > STRING_ID ? text_at(strings, STRING_ID) : NULL;
}
