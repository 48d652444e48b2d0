// SPDX-License-Identifier: GPL-3.0-or-later
/* Records as JSON. */
#include "undex/record.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "records.h"

static void test_document(void **state)
{
    (void)state;
    g_autoptr(undex_document) document = full_document();
    g_autofree char *json = undex_document_to_json(document);
    assert_string_equal(
        json,
        "{\"type\":\"document\",\"path\":\"seeds/A_99_901.en.pdf\",\"sha256\":\"00ff\","
        "\"key\":\"A/99/901\",\"symbol\":\"A/99/901\","
        "\"title\":\"Seed \\\"libraries\\\"\\n\u00e9 \U0001F4DA \\\\\","
        "\"date\":\"2026-08-14\",\"language\":\"en\",\"symbols\":[\"A/99/901\",\"E/2026/12\"],"
        "\"pages\":19,\"text_layer\":\"partial\",\"warnings\":[\"page 3 has no text\"],\"quality\":0.875}");
}

static void test_passage(void **state)
{
    (void)state;
    g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_OPERATIVE);
    undex_box box = {4, 103.2, 512.0, 406.8, 560.1};
    passage->id = g_strdup("A/99/901#para.12");
    passage->label = g_strdup("12");
    passage->label_origin = UNDEX_LABEL_PRINTED;
    g_ptr_array_add(passage->headings, g_strdup("I. Wells"));
    passage->page_first = 4;
    passage->page_last = 5;
    passage->text = g_strdup("Two jars:\n(a) one");
    undex_passage_add_sub_paragraph(passage, "(a)", 10);
    undex_passage_add_mark(passage, "*", -1, "A/99/901#fn.*", UNDEX_MARK_ORIGIN_PAGE);
    undex_passage_add_cite(passage, "A/99/900", NULL, 5, 3);
    g_array_append_val(passage->boxes, box);
    g_autofree char *json = undex_passage_to_json(passage);
    assert_string_equal(
        json, "{\"type\":\"passage\",\"id\":\"A/99/901#para.12\",\"kind\":\"operative\",\"label\":\"12\","
              "\"label_origin\":\"printed\",\"headings\":[\"I. Wells\"],\"page_first\":4,\"page_last\":5,"
              "\"text\":\"Two jars:\\n(a) one\",\"items\":[{\"label\":\"(a)\",\"offset\":10}],"
              "\"notes\":[{\"mark\":\"*\",\"offset\":null,\"id\":\"A/99/901#fn.*\",\"origin\":\"page\"}],"
              "\"cites\":[{\"symbol\":\"A/99/"
              "900\",\"offset\":5,\"length\":3,\"surface\":\"ars\",\"origin\":\"text\"}],"
              "\"boxes\":[[4,103.25,512.0,406.75,560.0]]}");
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

/* A parser reads every character back; what is no UTF-8 is made so. */
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
    g_autoptr(JsonNode) node = json_from_string(json, NULL);
    assert_string_equal(json_object_get_string_member(json_node_get_object(node), "speaker"),
                        "a\xEF\xBF\xBD\xEF\xBF\xBD");
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
        {0, "0.0"},        {0.1, "0.0"},      {-0.1, "0.0"},    {72, "72.0"},       {72.13, "72.25"},
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_document),     cmocka_unit_test(test_passage),
        cmocka_unit_test(test_bare_passage), cmocka_unit_test(test_characters),
        cmocka_unit_test(test_boxes),        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
