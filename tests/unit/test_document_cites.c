// SPDX-License-Identifier: GPL-3.0-or-later
/* What the passages of a document cite by its own organ, by headings, and by what was named before. */
#include "undex/citation.h"
#include "undex/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct {
    undex_kind kind;
    const char *heading, *text;
    const char *cites; /* "symbol|place~origin; ..." */
} row;

static void check(const char *symbol, const row *rows, guint count)
{
    g_autoptr(undex_document) document = undex_document_new();
    document->symbol = g_strdup(symbol);
    g_ptr_array_add(document->symbols, g_strdup(symbol));
    for (guint i = 0; i < count; i++) {
        undex_passage *passage = undex_passage_new(rows[i].kind);
        passage->text = g_strdup(rows[i].text);
        if (rows[i].heading)
            g_ptr_array_add(passage->headings, g_strdup(rows[i].heading));
        g_ptr_array_add(document->passages, passage);
    }
    undex_document_find_cites(document);
    for (guint i = 0; i < count; i++) {
        const undex_passage *passage = document->passages->pdata[i];
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint k = 0; k < passage->cites->len; k++) {
            const undex_cite *cite = &g_array_index(passage->cites, undex_cite, k);
            g_string_append_printf(out, "%s%s|%s", k ? "; " : "", cite->symbol,
                                   cite->place ? cite->place : "");
            if (cite->origin != UNDEX_CITE_TEXT)
                g_string_append_printf(out, "~%s", undex_cite_origin_name(cite->origin));
        }
        assert_string_equal(out->str, rows[i].cites);
    }
}
#define CHECK(symbol, rows) check(symbol, rows, G_N_ELEMENTS(rows))

static void test_own_organ(void **state)
{
    (void)state;
    static const row rights[] = {
        {UNDEX_KIND_PARAGRAPH, NULL, "In resolution 43/4 and in decision 43/117",
         "A/HRC/RES/43/4|; A/HRC/DEC/43/117|"},
        {UNDEX_KIND_PARAGRAPH, NULL, "General Assembly resolution 60/25, and resolution 60/25 again",
         "A/RES/60/25|; A/RES/60/25|"},
        {UNDEX_KIND_PARAGRAPH, NULL, "resolution 70/1", "A/RES/70/1|"},
    };
    static const row board[] = {
        {UNDEX_KIND_PARAGRAPH, NULL, "decision 2024/11, resolution 2024/3 and resolution 70/1",
         "A/RES/70/1|"},
        {UNDEX_KIND_PARAGRAPH, NULL, "Economic and Social Council decision 2024/11", "E/DEC/2024/11|"},
    };
    static const row assembly[] = {
        {UNDEX_KIND_PARAGRAPH, NULL, "resolution 43/4", "A/RES/43/4|"},
        {UNDEX_KIND_PARAGRAPH, NULL, "the Human Rights Council, in its resolution 54/22", "A/HRC/RES/54/22|"},
        {UNDEX_KIND_PARAGRAPH, NULL, "as resolution 54/22 has it", "A/HRC/RES/54/22|"},
    };
    CHECK("A/HRC/46/1", rights);
    CHECK("E/ICEF/2025/5", board);
    CHECK("A/80/62", assembly);
}

static void test_headings(void **state)
{
    (void)state;
    static const row rows[] = {
        {UNDEX_KIND_TABLE, "General Assembly resolutions",
         "46/232\tRevitalization of the 24/7 service\t72/262 C\tSpecial subjects\n73/267; 77/17\tLeague\n"
         "Security Council resolutions\t\t\n1325 (2000)\t\t2419 (2018)\nHuman Rights Council "
         "resolutions\t\n5/1\tBuilding",
         "A/RES/46/232|~heading; A/RES/72/262 C|~heading; A/RES/73/267|~heading; A/RES/77/17|~heading; "
         "S/RES/1325 (2000)|; S/RES/2419 (2018)|; A/HRC/RES/5/1|"},
        {UNDEX_KIND_TABLE, "Yields", "46/232\t12/05", ""},
        {UNDEX_KIND_TABLE, "Lists", "Territory\tResolution number\tDate\nGuam\t79/105\t4 December 2024",
         "A/RES/79/105|~heading"},
        {UNDEX_KIND_LIST_ITEM, "General Assembly resolutions", "60/283 Investing in the United Nations",
         "A/RES/60/283|~heading"},
        {UNDEX_KIND_PARAGRAPH, "General Assembly resolutions", "In 46/232 of the cases", ""},
    };
    CHECK("A/81/6", rows);
}

static void test_before(void **state)
{
    (void)state;
    static const row rows[] = {
        {UNDEX_KIND_MASTHEAD, NULL, "A/80/62 General Assembly", ""},
        {UNDEX_KIND_PARAGRAPH, NULL, "See paras. 12-15 above and paragraph 3 of the present report.",
         "A/80/62|paras. 12\xE2\x80\x93"
         "15~ibid; A/80/62|para. 3~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL, "(see paras. 12–15 above)", "A/80/62|paras. 12–15~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL, "Recalling resolution 70/1 and paragraph 5 of the same resolution",
         "A/RES/70/1|; A/RES/70/1|para. 5~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL,
         "resolution 2231 (2015) and paragraphs 2 and 3 of annex B to that resolution",
         "S/RES/2231 (2015)|; S/RES/2231 (2015)|annex B, paras. 2 and 3~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL, "water above the well, and that resolution", ""},
        {UNDEX_KIND_FOOTNOTE, NULL, "A/74/277, annex, para. 3.", "A/74/277|annex, para. 3"},
        {UNDEX_KIND_FOOTNOTE, NULL, "Ibid.", "A/74/277|annex, para. 3~ibid"},
        {UNDEX_KIND_FOOTNOTE, NULL, "Ibid., para. 5.", "A/74/277|para. 5~ibid"},
        {UNDEX_KIND_FOOTNOTE, NULL, "A book on wells.", ""},
        {UNDEX_KIND_FOOTNOTE, NULL, "Ibid., p. 7.", ""},
    };
    CHECK("A/80/62", rows);
}

static void test_places(void **state)
{
    (void)state;
    static const struct {
        const char *place, *places;
    } cases[] = {
        {NULL, ""},
        {"para. 12", "A/1/2#12"},
        {"paras. 12\xE2\x80\x93"
         "14 and 16",
         "A/1/2#12 A/1/2#13 A/1/2#14 A/1/2#16"},
        {"annex II, para. 3 (b)", "A/1/2#annex.II A/1/2#annex.II#3"},
        {"p. 3", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const undex_cite cite = {.symbol = (char *)"A/1/2", .place = (char *)cases[i].place};
        g_autoptr(GPtrArray) places = undex_cite_places(&cite);
        g_ptr_array_add(places, NULL);
        g_autofree char *joined = g_strjoinv(" ", (char **)places->pdata);
        assert_string_equal(joined, cases[i].places);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_organ),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_before),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
