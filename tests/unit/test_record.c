// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/error.h"
#include "undex/record.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static undex_document *full_document(void)
{
    undex_document *document = undex_document_new();
    document->path = g_strdup("seeds/A_99_901.en.pdf");
    document->sha256 = g_strdup("00ff");
    document->key = g_strdup("A/99/901");
    document->symbol = g_strdup("A/99/901");
    g_ptr_array_add(document->symbols, g_strdup("A/99/901"));
    g_ptr_array_add(document->symbols, g_strdup("E/2026/12"));
    document->title = g_strdup("Seed \"libraries\"\n\u00e9 \U0001F4DA \\");
    document->date = g_strdup("2026-08-14");
    document->language = g_strdup("en");
    document->pages = 19;
    document->text_layer = UNDEX_TEXT_PARTIAL;
    g_ptr_array_add(document->warnings, g_strdup("page 3 has no text"));
    return document;
}

static void test_document_round_trip(void **state)
{
    (void)state;
    g_autoptr(undex_document) document = full_document();
    g_autofree char *json = undex_document_to_json(document);
    g_autoptr(GError) error = NULL;
    assert_null(strchr(json, '\n'));
    g_autoptr(undex_document) back = undex_document_from_json(json, &error);
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
    assert_string_equal(g_ptr_array_index(back->warnings, 0), "page 3 has no text");
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
    undex_passage_add_item(passage, "(a)", 10);
    undex_passage_add_mark(passage, "7", 8, "A/99/901#fn.7", UNDEX_TIE_SEQUENCE);
    undex_passage_add_mark(passage, "*", -1, "A/99/901#fn.*", UNDEX_TIE_PAGE);
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

static void test_passage_round_trip(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = full_passage();
    g_autofree char *json = undex_passage_to_json(passage);
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_passage) back = undex_passage_from_json(json, &error);
    assert_null(error);
    assert_int_equal(back->kind, UNDEX_KIND_OPERATIVE);
    assert_int_equal(back->label_origin, UNDEX_LABEL_INFERRED);
    assert_string_equal(back->component, "annex.II");
    assert_string_equal(back->text, passage->text);
    assert_int_equal(back->level, 2);
    assert_int_equal(g_array_index(back->items, undex_item, 0).offset, 10);
    const undex_mark *star = &g_array_index(back->notes, undex_mark, 1);
    assert_int_equal(star->offset, -1);
    assert_int_equal(star->origin, UNDEX_TIE_PAGE);
    assert_string_equal(g_array_index(back->cites, undex_cite, 0).para, "3");
    assert_null(g_array_index(back->cites, undex_cite, 1).para);
    assert_int_equal(g_array_index(back->boxes, undex_box, 0).page, 4);
    assert_int_equal(g_array_index(back->spans, undex_span, 0).end, 4000000000);
    g_autofree char *again = undex_passage_to_json(back);
    assert_string_equal(again, json);
}

/* Bare records print the keys that are promised always. */
static void test_bare_passage(void **state)
{
    (void)state;
    static const char *const keys[] = {"type",  "id",    "kind",  "label_origin", "headings", "page_first",
                                       "notes", "cites", "items", "page_last",    "boxes"};
    g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_BLOCK);
    passage->id = g_strdup("a#block.1");
    g_autofree char *json = undex_passage_to_json(passage);
    g_autoptr(JsonNode) node = json_from_string(json, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        assert_true(json_object_has_member(json_node_get_object(node), keys[i]));
}

/* Every character comes back, by the parser and by the node; what is no UTF-8 is made so. */
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
    g_autofree char *json = undex_passage_to_json(passage);
    g_autoptr(undex_passage) back = undex_passage_from_json(json, NULL);
    assert_string_equal(back->text, all->str);
    assert_string_equal(back->speaker, "a\xEF\xBF\xBD\xEF\xBF\xBD");
    g_autoptr(JsonNode) node = json_from_string(json, NULL);
    assert_string_equal(json_object_get_string_member(json_node_get_object(node), "text"), all->str);
    for (const char *p = json; *p; p++)
        assert_true((guchar)*p >= 0x20 && *p != 0x7F);
}

/* Quarters of a point, and nothing that JSON does not know. */
static void test_boxes(void **state)
{
    (void)state;
    static const struct {
        double side;
        const char *text;
    } cases[] = {
        {0, "0.0"},        {0.1, "0.0"},      {-0.1, "-0.0"},   {72, "72.0"},       {72.13, "72.25"},
        {841.89, "842.0"}, {-3.5, "-3.5"},    {-3.74, "-3.75"}, {9999.5, "9999.5"}, {1e6, "1000000.0"},
        {NAN, "0.0"},      {INFINITY, "0.0"}, {1e30, "0.0"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_BLOCK);
        undex_box box = {1, cases[i].side, 0, 0, 0};
        g_array_append_val(passage->boxes, box);
        g_autofree char *json = undex_passage_to_json(passage);
        g_autofree char *expected = g_strdup_printf("\"boxes\":[[1,%s,0.0,0.0,0.0]]", cases[i].text);
        assert_non_null(strstr(json, expected));
        g_autoptr(JsonNode) node = json_from_string(json, NULL);
        assert_non_null(node);
    }
}

static void test_names(void **state)
{
    (void)state;
    for (int kind = 0; kind < UNDEX_KIND_COUNT; kind++)
        assert_int_equal(undex_kind_find(undex_kind_name((undex_kind)kind)), kind);
    assert_int_equal(undex_kind_find("poem"), -1);
    assert_int_equal(undex_kind_find(NULL), -1);
}

static void assert_damaged(const char *json)
{
    g_autoptr(GError) error = NULL, other = NULL;
    assert_null(undex_document_from_json(json, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_DAMAGED));
    assert_null(undex_passage_from_json(json, &other));
    assert_true(g_error_matches(other, UNDEX_ERROR, UNDEX_ERROR_DAMAGED));
}

static void test_damaged(void **state)
{
    (void)state;
    static const char *const damaged[] = {
        NULL,
        "",
        " ",
        "{",
        "}",
        "[]",
        "null",
        "12",
        "\"document\"",
        "{}",
        "\xff",
        "{\"type\":",
        "{\"type\":1}",
        "{\"type\":{}}",
        "[{\"type\":\"document\"}]",
    };
    for (guint i = 0; i < G_N_ELEMENTS(damaged); i++)
        assert_damaged(damaged[i]);
}

/* Every beginning of a good record is an error, and none is a crash. */
static void test_cut_short(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = full_passage();
    g_autofree char *json = undex_passage_to_json(passage);
    for (gsize length = strlen(json) - 1; length > 0; length--) {
        json[length] = '\0';
        g_autoptr(GError) error = NULL;
        assert_null(undex_passage_from_json(json, &error));
        assert_non_null(error);
    }
}

/* Values of the wrong type stay unset; the rest is read. */
static void test_wrong_types(void **state)
{
    (void)state;
    static const char odd[] =
        "{\"type\":\"passage\",\"id\":7,\"kind\":[],\"label\":null,\"text\":\"kept\",\"items\":{},"
        "\"notes\":[1,{},{\"mark\":[]},null],\"cites\":[[]],\"boxes\":[[1],[1,2,3,4,\"x\"],7,"
        "[1,2,3,4,5]],\"spans\":\"x\",\"headings\":[1,\"A\",{}],\"page_first\":1e99,\"anchors\":[{}],"
        "\"page_last\":9223372036854775807,\"label_origin\":\"?\"}";
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_passage) passage = undex_passage_from_json(odd, &error);
    assert_null(error);
    assert_non_null(passage);
    assert_null(passage->id);
    assert_null(passage->label);
    assert_string_equal(passage->text, "kept");
    assert_int_equal(passage->kind, UNDEX_KIND_BLOCK);
    assert_int_equal(passage->items->len, 0);
    assert_int_equal(passage->boxes->len, 1);
    assert_int_equal(passage->headings->len, 1);
    assert_int_equal(passage->page_first, 0);
    assert_int_equal(passage->page_last, G_MAXINT);
    assert_int_equal(passage->label_origin, UNDEX_LABEL_NONE);
    g_autofree char *json = undex_passage_to_json(passage);
    assert_non_null(json);
}

/* Records may come from a process that has been taken over. */
static void test_hostile(void **state)
{
    (void)state;
    static const char before[] = "{\"type\":\"passage\",\"kind\":\"block\",\"text\":\"abc\",\"items\":";
    g_autoptr(GString) deep = g_string_new(before);
    for (int i = 0; i < 1000000; i++)
        g_string_append_c(deep, '[');
    assert_null(undex_passage_from_json(deep->str, NULL));
    g_autofree char *hidden = g_strdup_printf("/*\"*/%s", deep->str);
    assert_null(undex_passage_from_json(hidden, NULL));
    g_autofree char *wild =
        g_strconcat(before,
                    "[{\"label\":\"(a)\",\"offset\":2000000000},{\"label\":\"(b)\",\"offset\":-9}],"
                    "\"notes\":[{\"mark\":\"1\",\"offset\":99,\"id\":\"x#fn.1\",\"origin\":\"mark\"}],"
                    "\"cites\":[{\"symbol\":\"A/1/1\",\"offset\":2,\"length\":70}]}",
                    NULL);
    g_autoptr(undex_passage) passage = undex_passage_from_json(wild, NULL);
    assert_non_null(passage);
    assert_int_equal(g_array_index(passage->items, undex_item, 0).offset, 3);
    assert_int_equal(g_array_index(passage->items, undex_item, 1).offset, 3);
    assert_int_equal(g_array_index(passage->notes, undex_mark, 0).offset, 3);
    assert_int_equal(g_array_index(passage->cites, undex_cite, 0).length, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_document_round_trip),
        cmocka_unit_test(test_passage_round_trip),
        cmocka_unit_test(test_bare_passage),
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_cut_short),
        cmocka_unit_test(test_wrong_types),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
