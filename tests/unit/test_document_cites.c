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
        {UNDEX_KIND_PARAGRAPH, NULL, "resolution 56/5, in which the Council decided", "A/HRC/RES/56/5|"},
        {UNDEX_KIND_PARAGRAPH, NULL, "the Court of Justice and in General Assembly resolution ES-10/15",
         "A/RES/ES-10/15|"},
        {UNDEX_KIND_PARAGRAPH, NULL, "Council decisions EC-M-33/DEC.1 and C-SS-4/DEC.3, and case C-402/05",
         "EC-M-33/DEC.1|; C-SS-4/DEC.3|"},
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
        {UNDEX_KIND_TABLE, "General Assembly resolutions and decisions",
         "Decision 79/581\tPacific Islands\t80/4\tEmbargo of the 50/50 kind\n319 A (IV) 428 (V)\tRefugees\n"
         "59/289\tPractices in the 73/281; 77/267\tUnited Nations system 78/275 Human resources\n79/579\tTax",
         "A/DEC/79/581|; A/RES/80/4|~heading; A/RES/319 A (IV)|~heading; A/RES/428 (V)|~heading; "
         "A/RES/59/289|~heading; A/RES/73/281|~heading; A/RES/77/267|~heading; A/RES/78/275|~heading; "
         "A/DEC/79/579|~heading"},
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
        {UNDEX_KIND_PARAGRAPH, NULL,
         "resolution 55/146 (see A/56/61). In paragraph 2 of the resolution, and in paragraph 3 of the "
         "report",
         "A/RES/55/146|; A/56/61|; A/RES/55/146|para. 2~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL,
         "Paragraph 2 of its mandate was to be the annex to the report of that Committee of 1991 "
         "(A/46/634/Rev.1)",
         "A/46/634/Rev.1|annex"},
        {UNDEX_KIND_PARAGRAPH, NULL,
         "FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex, and A/70/49, decision 70/512",
         "FCCC/CP/2015/10/Add.1|decision 1/CP.21, annex; A/70/49|; A/DEC/70/512|"},
        {UNDEX_KIND_PARAGRAPH, NULL,
         "paragraphs 9 (a), (b) and (c) of resolution 1970 (2011); A/HRC/54/77, п. 87 a) и b); A/1/2, chaps. "
         "V, VI and IX",
         "S/RES/1970 (2011)|para. 9 (a), (b) and (c); A/HRC/54/77|para. 87 (a) and (b); A/1/2|chapters V, VI "
         "and IX"},
        {UNDEX_KIND_PARAGRAPH, NULL,
         "Resolution 69/283, annexes I and II, which also appeals; resolution 70/1 asks (para. 5) for it",
         "A/RES/69/283|annexes I and II; A/RES/70/1|para. 5"},
        {UNDEX_KIND_PARAGRAPH, NULL, "as paragraph 28 (a) to (h) of that decision has it", ""},
        {UNDEX_KIND_PARAGRAPH, NULL, "decision 79/548 and resolution 79/1, paragraph 3 of that decision",
         "A/DEC/79/548|; A/RES/79/1|; A/DEC/79/548|para. 3~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL, "In paragraph 8 of the decision, it said so",
         "A/DEC/79/548|para. 8~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL, "上文第 6 和第 7 段", "A/80/62|paras. 6 and 7~ibid"},
        {UNDEX_KIND_PARAGRAPH, NULL,
         "E/CN.4/SR,12, A/RES/l5l4 (XV), A/ 68/190, S/PV. 123, E/ICEF/67O and A / 5 of 7",
         "E/CN.4/SR.12|; A/RES/1514 (XV)|; A/68/190|; S/PV.123|; E/ICEF/670|"},
        {UNDEX_KIND_PARAGRAPH, NULL,
         "E/ICEF/2025/P/L.1 to E/ICEF/2025/P/L.3, and DP/FPA/OPS-ICEF-UNW-WFP/2025/CRP.1",
         "E/ICEF/2025/P/L.1|; E/ICEF/2025/P/L.2|; E/ICEF/2025/P/L.3|; DP/FPA/OPS-ICEF-UNW-WFP/2025/CRP.1|"},
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
