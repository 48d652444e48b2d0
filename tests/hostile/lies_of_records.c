// SPDX-License-Identifier: GPL-3.0-or-later
/* Lies in records: of a document, of its passages, and of the blocks in which these lie. */
#include "lies.h"

#include "base/binary.h"
#include "index/record_block.h"
#include "undex/record.h"

#include <string.h>
#include <zstd.h>

enum { BOMB = 250 << 20, MANY_TEXTS = 30 * 1000 * 1000, LONG_TEXT = 40 << 20 };

/* ---- blocks ---- */

static GPtrArray *records_of(const undex_prepared *document, guint leader)
{
    xc_document *entry = lies_entry(document, leader);
    size_t length = 0;
    char *data = xc_document_data(entry, &length, NULL);
    GPtrArray *records = undex_record_block_unpack(data, length);
    xc_string_free(data);
    xc_document_free(entry);
    return records;
}

static void set_block(undex_prepared *document, guint leader, GBytes *block)
{
    xc_document *entry = lies_entry(document, leader);
    undex_entry_set_records(entry, block, NULL);
    lies_put_entry(document, leader, entry);
    g_bytes_unref(block);
}

static void set_records(undex_prepared *document, guint leader, GPtrArray *records)
{
    set_block(document, leader, undex_record_block_pack((GBytes *const *)records->pdata, records->len));
    g_ptr_array_unref(records);
}

/* The record of the second passage as these bytes. */
static void set_record(undex_prepared *document, GBytes *record)
{
    GPtrArray *records = records_of(document, 0);
    g_bytes_unref(records->pdata[1]);
    records->pdata[1] = record;
    set_records(document, 0, records);
}

static undex_passage *passage_of(const undex_prepared *document)
{
    g_autoptr(GPtrArray) records = records_of(document, 0);
    return undex_passage_read_binary(records->pdata[1], NULL);
}

static void set_passage(undex_prepared *document, undex_passage *passage)
{
    set_record(document, undex_passage_write_binary(passage));
    undex_passage_free(passage);
}

static GBytes *compressed(const void *bytes, gsize length)
{
    gsize room = ZSTD_compressBound(length);
    char *block = g_malloc(room);
    gsize size = ZSTD_compress(block, room, bytes, length, 3);
    return g_bytes_new_take(block, size);
}

static void block_bomb(undex_prepared *document)
{
    g_autofree char *zeros = g_malloc0(BOMB);
    set_block(document, 0, compressed(zeros, BOMB));
}

/* Twelve records, each as long as it goes, which take 24 kB on disk. */
static void block_bomb_of_records(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_free(passage->text);
    passage->text = g_strnfill(BOMB / 13, 'x');
    set_passage(document, passage);
}

static void block_of_nothing(undex_prepared *document)
{
    set_block(document, 0, compressed("", 0));
}

static void block_not_compressed(undex_prepared *document)
{
    set_block(document, 0, g_bytes_new_static("no block at all", 15));
}

/* A frame that does not tell how much comes out of it. */
static void block_of_no_size(undex_prepared *document)
{
    static const guint8 frame[] = {0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, 0x0b,
                                   0x00, 0x10, 0x00, 0x00, 0xff, 0xff, 0x7f};
    set_block(document, 0, g_bytes_new_static(frame, sizeof frame));
}

static void block_short(undex_prepared *document)
{
    GPtrArray *records = records_of(document, 0);
    g_ptr_array_set_size(records, 3);
    set_records(document, 0, records);
}

static void block_later(undex_prepared *document)
{
    set_records(document, 1, records_of(document, 0));
}

static void block_cut(undex_prepared *document)
{
    xc_document *entry = lies_entry(document, 0);
    size_t length = 0;
    char *data = xc_document_data(entry, &length, NULL);
    xc_document_set_data(entry, data, length / 2, NULL);
    xc_string_free(data);
    lies_put_entry(document, 0, entry);
}

/* ---- records of passages ---- */

static void record_nonsense(undex_prepared *document)
{
    set_record(document, g_bytes_new_static("\x01nonsense", 9));
}

/* A valid id, and nothing behind it that makes sense. */
static void record_count(undex_prepared *document)
{
    GByteArray *record = g_byte_array_new();
    g_autoptr(undex_passage) passage = passage_of(document);
    undex_binary_write_text(record, passage->id);
    for (int i = 0; i < 20; i++)
        undex_binary_write_number(record, G_MAXUINT64 >> 1);
    set_record(document, g_byte_array_free_to_bytes(record));
}

static void record_many_boxes(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_array_set_size(passage->boxes, MANY_TEXTS / 6);
    memset(passage->boxes->data, 0, sizeof(undex_box) * passage->boxes->len);
    set_passage(document, passage);
}

static void record_many_anchors(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_ptr_array_set_free_func(passage->anchors, NULL);
    for (guint i = 0; i < MANY_TEXTS; i++)
        g_ptr_array_add(passage->anchors, (gpointer) "");
    set_passage(document, passage);
}

static void record_long(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_free(passage->text);
    passage->text = g_strnfill(LONG_TEXT, 'x');
    set_passage(document, passage);
}

static void record_id_twice(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_autoptr(GPtrArray) records = records_of(document, 0);
    g_free(passage->id);
    passage->id = undex_passage_read_binary_id(records->pdata[0]);
    set_passage(document, passage);
}

static void record_id_other(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_free(passage->id);
    passage->id = g_strdup(LIES_OTHER_KEY "#para.1");
    set_passage(document, passage);
}

static void record_id_elsewhere(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    char *id = g_strconcat(passage->id, ".nowhere", NULL);
    g_free(passage->id);
    passage->id = id;
    set_passage(document, passage);
}

static void add_note(undex_prepared *document, const char *id)
{
    undex_passage *passage = passage_of(document);
    undex_passage_add_mark(passage, "1", 0, id, UNDEX_MARK_ORIGIN_LINK);
    set_passage(document, passage);
}

static void note_absent(undex_prepared *document)
{
    add_note(document, "A/RES/99/901#note.999");
}

static void note_other(undex_prepared *document)
{
    add_note(document, LIES_OTHER_KEY "#para.1");
}

static void anchor_other(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_ptr_array_add(passage->anchors, g_strdup(LIES_OTHER_KEY "#para.1"));
    set_passage(document, passage);
}

static void numbers_odd(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    const undex_box box = {G_MININT, -1e300, 1e300, 0.0 / 1e-300, 7};
    const undex_span span = {G_MAXINT64, G_MININT64};
    passage->page_first = G_MININT;
    passage->page_last = G_MAXINT;
    passage->level = G_MAXINT;
    g_array_append_val(passage->boxes, box);
    g_array_append_val(passage->spans, span);
    undex_passage_add_sub_paragraph(passage, "(a)", G_MAXINT);
    undex_passage_add_cite(passage, "A/1/1", NULL, G_MAXINT, G_MININT);
    set_passage(document, passage);
}

static void text_of_control(undex_prepared *document)
{
    undex_passage *passage = passage_of(document);
    g_free(passage->text);
    passage->text = g_strdup("\x1b]0;title\x07\x1b[2J\r\n");
    set_passage(document, passage);
}

/* ---- the document's record and its key ---- */

static undex_document *document_of(const undex_prepared *prepared)
{
    return undex_document_read_binary(prepared->record, NULL);
}

static void set_document(undex_prepared *prepared, undex_document *document)
{
    g_bytes_unref(prepared->record);
    prepared->record = undex_document_write_binary(document);
    undex_document_free(document);
}

static void set_field(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}

/* The record and all entries under another key. */
static void rename_to(undex_prepared *prepared, const char *key)
{
    undex_document *document = document_of(prepared);
    for (guint i = 0; i < prepared->passages->len; i++) {
        xc_error failure;
        xc_document *entry = lies_entry(prepared, i);
        undex_entry_rename(entry, i, document->key, key, &failure);
        lies_put_entry(prepared, i, entry);
    }
    set_field(&document->key, key);
    set_document(prepared, document);
}

static void key_other(undex_prepared *prepared)
{
    rename_to(prepared, LIES_OTHER_KEY);
}

static void digest_and_key_other(undex_prepared *prepared)
{
    undex_document *document = document_of(prepared);
    set_field(&document->sha256, lies_other_digest());
    set_field(&document->path, lies_other_path());
    set_document(prepared, document);
    rename_to(prepared, LIES_OTHER_KEY);
}

static void key_suffix(undex_prepared *prepared)
{
    g_autofree char *key = g_strdup_printf("%s~%.8s", LIES_OTHER_KEY, lies_other_digest());
    rename_to(prepared, key);
}

static void key_odd(undex_prepared *prepared)
{
    rename_to(prepared, "A\x1b[31m\nB#para.1");
}

static void key_long(undex_prepared *prepared)
{
    g_autofree char *key = g_strnfill(100000, 'k');
    rename_to(prepared, key);
}

static void key_of_record(undex_prepared *prepared)
{
    undex_document *document = document_of(prepared);
    set_field(&document->key, LIES_OTHER_KEY);
    set_document(prepared, document);
}

static void document_path(undex_prepared *prepared)
{
    undex_document *document = document_of(prepared);
    set_field(&document->path, lies_other_path());
    set_field(&document->sha256, lies_other_digest());
    set_document(prepared, document);
}

static void document_symbols(undex_prepared *prepared)
{
    undex_document *document = document_of(prepared);
    set_field(&document->symbol, LIES_OTHER_KEY);
    for (int i = 0; i < 100000; i++)
        g_ptr_array_add(document->symbols, g_strdup_printf("A/99/%d", i));
    set_document(prepared, document);
}

static void document_texts(undex_prepared *prepared)
{
    undex_document *document = document_of(prepared);
    g_ptr_array_set_free_func(document->warnings, NULL);
    for (guint i = 0; i < MANY_TEXTS; i++)
        g_ptr_array_add(document->warnings, (gpointer) "");
    set_document(prepared, document);
}

static void document_long(undex_prepared *prepared)
{
    undex_document *document = document_of(prepared);
    g_free(document->title);
    document->title = g_strnfill(LONG_TEXT, 't');
    set_document(prepared, document);
}

static void document_nonsense(undex_prepared *prepared)
{
    g_bytes_unref(prepared->record);
    prepared->record = g_bytes_new_static("nonsense", 8);
}

static void document_language(undex_prepared *prepared)
{
    undex_document *document = document_of(prepared);
    set_field(&document->language, "\x1b[31m\n");
    set_field(&document->date, "9999-99-99");
    document->pages = G_MININT;
    set_document(prepared, document);
}

const lie lies_of_records[] = {
    {"block-bomb", block_bomb, NULL, FALSE},
    {"block-bomb-of-records", block_bomb_of_records, NULL, FALSE},
    {"block-of-nothing", block_of_nothing, NULL, FALSE},
    {"block-not-compressed", block_not_compressed, NULL, FALSE},
    {"block-of-no-size", block_of_no_size, NULL, FALSE},
    {"block-short", block_short, NULL, FALSE},
    {"block-later", block_later, NULL, FALSE},
    {"block-cut", block_cut, NULL, FALSE},
    {"record-nonsense", record_nonsense, NULL, FALSE},
    {"record-count", record_count, NULL, FALSE},
    {"record-many-boxes", record_many_boxes, NULL, FALSE},
    {"record-many-anchors", record_many_anchors, NULL, FALSE},
    {"record-long", record_long, NULL, FALSE},
    {"record-id-twice", record_id_twice, NULL, FALSE},
    {"record-id-other", record_id_other, NULL, FALSE},
    {"record-id-elsewhere", record_id_elsewhere, NULL, FALSE},
    {"note-absent", note_absent, NULL, FALSE},
    {"note-other", note_other, NULL, FALSE},
    {"anchor-other", anchor_other, NULL, FALSE},
    {"numbers-odd", numbers_odd, NULL, TRUE},
    {"text-of-control", text_of_control, NULL, TRUE},
    {"key-other", key_other, NULL, TRUE},
    {"digest-and-key-other", digest_and_key_other, NULL, TRUE},
    {"key-suffix", key_suffix, NULL, TRUE},
    {"key-odd", key_odd, NULL, TRUE},
    {"key-long", key_long, NULL, TRUE},
    {"key-of-record", key_of_record, NULL, TRUE},
    {"document-path", document_path, NULL, TRUE},
    {"document-symbols", document_symbols, NULL, TRUE},
    {"document-texts", document_texts, NULL, FALSE},
    {"document-long", document_long, NULL, FALSE},
    {"document-nonsense", document_nonsense, NULL, FALSE},
    {"document-language", document_language, NULL, TRUE},
    {NULL, NULL, NULL, FALSE},
};
