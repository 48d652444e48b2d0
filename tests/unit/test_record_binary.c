// SPDX-License-Identifier: GPL-3.0-or-later
/* Records as bytes: what is written is read again, and what is damaged is refused. */
#include "undex/error.h"
#include "undex/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "records.h"

static void test_document_round_trip(void **state)
{
    (void)state;
    g_autoptr(undex_document) document = full_document();
    g_autoptr(GBytes) record = undex_document_write_binary(document);
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) back = undex_document_read_binary(record, &error);
    assert_null(error);
    assert_string_equal(back->path, document->path);
    assert_string_equal(back->key, document->key);
    assert_string_equal(back->title, document->title);
    assert_string_equal(back->date, document->date);
    assert_null(back->session);
    assert_int_equal(back->symbols->len, 2);
    assert_string_equal(g_ptr_array_index(back->symbols, 1), "E/2026/12");
    assert_int_equal(back->pages, 19);
    assert_int_equal(back->text_layer, UNDEX_TEXT_PARTIAL);
    assert_true(back->quality > 0.8749 && back->quality < 0.8751);
    assert_string_equal(g_ptr_array_index(back->warnings, 0), "page 3 has no text");
    g_autofree char *json = undex_document_to_json(document);
    g_autofree char *again = undex_document_to_json(back);
    assert_string_equal(again, json);
}

static undex_passage *full_passage(void)
{
    undex_passage *passage = undex_passage_new(UNDEX_KIND_OPERATIVE);
    undex_box box = {4, 103.2, 512.0, 406.8, 560.1};
    undex_span span = {10, 4000000000};
    passage->id = g_strdup("A/99/901#para.12");
    passage->label = g_strdup("12");
    passage->label_origin = UNDEX_LABEL_INFERRED;
    passage->component = g_strdup("annex.II");
    g_ptr_array_add(passage->headings, g_strdup("I. Wells"));
    passage->page_first = 4;
    passage->page_last = 5;
    passage->page_label = g_strdup("4");
    passage->text = g_strdup("Two jars:\n(a) one\n(b) two");
    undex_passage_add_sub_paragraph(passage, "(a)", 10);
    undex_passage_add_mark(passage, "7", 8, "A/99/901#fn.7", UNDEX_MARK_ORIGIN_SEQUENCE);
    undex_passage_add_mark(passage, "*", -1, "A/99/901#fn.*", UNDEX_MARK_ORIGIN_PAGE);
    undex_passage_add_cite(passage, "A/RES/99/901", "3", 1, 2);
    undex_passage_add_cite(passage, "A/99/900", NULL, 5, 3);
    g_array_append_val(passage->boxes, box);
    g_array_append_val(passage->spans, span);
    g_ptr_array_add(passage->anchors, g_strdup("A/99/901#para.1"));
    passage->speaker = g_strdup("The President");
    passage->level = 2;
    passage->citation = g_strdup("A/99/901, para. 12");
    return passage;
}

static undex_passage *read_back(const undex_passage *passage)
{
    g_autoptr(GBytes) record = undex_passage_write_binary(passage);
    g_autoptr(GError) error = NULL;
    undex_passage *back = undex_passage_read_binary(record, &error);
    assert_null(error);
    return back;
}

static void test_passage_round_trip(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = full_passage();
    g_autoptr(undex_passage) back = read_back(passage);
    assert_int_equal(back->kind, UNDEX_KIND_OPERATIVE);
    assert_int_equal(back->label_origin, UNDEX_LABEL_INFERRED);
    assert_string_equal(back->component, "annex.II");
    assert_string_equal(back->text, passage->text);
    assert_int_equal(back->level, 2);
    assert_int_equal(g_array_index(back->items, undex_sub_paragraph, 0).offset, 10);
    const undex_mark *star = &g_array_index(back->notes, undex_mark, 1);
    assert_int_equal(star->offset, -1);
    assert_int_equal(star->origin, UNDEX_MARK_ORIGIN_PAGE);
    assert_string_equal(g_array_index(back->cites, undex_cite, 0).para, "3");
    assert_null(g_array_index(back->cites, undex_cite, 1).para);
    assert_int_equal(g_array_index(back->boxes, undex_box, 0).page, 4);
    assert_true(g_array_index(back->boxes, undex_box, 0).x0 == 103.25); /* 103.2, in quarters */
    assert_int_equal(g_array_index(back->spans, undex_span, 0).end, 4000000000);
    g_autofree char *json = undex_passage_to_json(passage);
    g_autofree char *again = undex_passage_to_json(back);
    assert_string_equal(again, json);
}

/* What is not said stays unsaid; an empty text is one. */
static void test_bare(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_BLOCK);
    passage->text = g_strdup("");
    g_autoptr(undex_passage) back = read_back(passage);
    assert_null(back->id);
    assert_null(back->label);
    assert_null(back->citation);
    assert_string_equal(back->text, "");
    assert_int_equal(back->notes->len + back->items->len + back->cites->len + back->boxes->len, 0);
}

/* Every character comes back; what is no UTF-8 is made so. */
static void test_characters(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_BLOCK);
    g_autoptr(GString) all = g_string_new(NULL);
    for (gunichar ch = 1; ch < 0x110000; ch += ch < 0x3000 ? 1 : 97)
        if (g_unichar_validate(ch))
            g_string_append_unichar(all, ch);
    passage->text = g_strdup(all->str);
    passage->speaker = g_strdup("a\xff\xc3");
    g_ptr_array_add(passage->headings, g_strdup("\xff"));
    g_autoptr(undex_passage) back = read_back(passage);
    assert_string_equal(back->text, all->str);
    assert_string_equal(back->speaker, "a\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_string_equal(back->headings->pdata[0], "\xEF\xBF\xBD");
}

/* Whatever the bytes are, they are read as a record or refused. Those of a good one, cut short or too many,
 * are refused. */
static void test_damaged(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = full_passage();
    g_autoptr(GBytes) record = undex_passage_write_binary(passage);
    gsize length = 0;
    const guint8 *bytes = g_bytes_get_data(record, &length);
    g_autofree guint8 *longer = g_malloc0(length + 1);
    memcpy(longer, bytes, length);
    for (gsize cut = 0; cut <= length + 1; cut++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) part = g_bytes_new(longer, cut);
        g_autoptr(undex_passage) back = undex_passage_read_binary(part, &error);
        assert_int_equal(back != NULL, cut == length);
        assert_int_equal(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED), cut != length);
    }
    for (gsize i = 0; i < length * 8; i++) {
        g_autofree guint8 *wrong = g_memdup2(bytes, length);
        wrong[i / 8] ^= (guint8)(1 << i % 8);
        g_autoptr(GBytes) changed = g_bytes_new(wrong, length);
        g_autoptr(undex_passage) back = undex_passage_read_binary(changed, NULL);
        g_autofree char *json = back ? undex_passage_to_json(back) : NULL;
        g_autofree char *id = undex_passage_read_binary_id(changed);
        assert_true(!back || g_str_has_prefix(json, "{\"type\":\"passage\""));
        assert_true(!id || g_utf8_validate(id, -1, NULL));
    }
}

static void test_documents_damaged(void **state)
{
    (void)state;
    g_autoptr(undex_document) document = full_document();
    g_autoptr(GBytes) record = undex_document_write_binary(document);
    for (gsize cut = 0; cut < g_bytes_get_size(record); cut++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(record, 0, cut);
        assert_null(undex_document_read_binary(part, &error));
        assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED));
    }
}

/* Records may come from a process that has been taken over: places lie in the text all the same, and names
 * are of those that there are. */
static void test_hostile(void **state)
{
    (void)state;
    g_autoptr(undex_passage) wild = undex_passage_new((undex_kind)200);
    wild->text = g_strdup("abc");
    wild->label_origin = (undex_label_origin)9;
    undex_passage_add_sub_paragraph(wild, "(a)", 2000000000);
    undex_passage_add_sub_paragraph(wild, "(b)", -9);
    undex_passage_add_mark(wild, "1", 99, "x#fn.1", (undex_mark_origin)77);
    undex_passage_add_cite(wild, "A/1/1", NULL, 2, 70);
    undex_passage_add_cite(wild, "A/1/1", NULL, 2, G_MININT);
    g_autoptr(undex_passage) passage = read_back(wild);
    assert_int_equal(passage->kind, 0);
    assert_int_equal(passage->label_origin, 0);
    assert_int_equal(g_array_index(passage->items, undex_sub_paragraph, 0).offset, 3);
    assert_int_equal(g_array_index(passage->items, undex_sub_paragraph, 1).offset, 3);
    assert_int_equal(g_array_index(passage->notes, undex_mark, 0).offset, 3);
    assert_int_equal(g_array_index(passage->notes, undex_mark, 0).origin, 0);
    assert_int_equal(g_array_index(passage->cites, undex_cite, 0).length, 1);
    assert_int_equal(g_array_index(passage->cites, undex_cite, 1).length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_document_round_trip),
        cmocka_unit_test(test_passage_round_trip),
        cmocka_unit_test(test_bare),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_documents_damaged),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
