// SPDX-License-Identifier: GPL-3.0-or-later
/* Citation styles: what each makes of a place in a document. */
#include "undex/citation_style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    const char *style;
    const char *symbol, *title, *date;
    undex_kind kind; /* UNDEX_KIND_COUNT: the document as a whole */
    const char *label, *component, *item;
    int page;
    const char *wanted;
} row;

#define WHOLE UNDEX_KIND_COUNT
#define PARA  UNDEX_KIND_PARAGRAPH

static const row rows[] = {
    {"un", "A/99/1", "T", "2026-01-02", PARA, "12", "main", NULL, 3, "A/99/1, para. 12"},
    {"un", "A/99/1", "T", NULL, PARA, "3", "annex.II", "(b)", 3, "A/99/1, annex II, para. 3 (b)"},
    {"un", "A/99/1", "T", NULL, PARA, "3", "annex.II.appendix", NULL, 3,
     "A/99/1, annex II, appendix, para. 3"},
    {"un", "A/99/1", "T", NULL, UNDEX_KIND_FOOTNOTE, "7", "main", NULL, 3, "A/99/1, footnote 7"},
    {"un", "A/99/1", "T", NULL, UNDEX_KIND_BLOCK, NULL, "main", NULL, 3, "A/99/1, p. 3"},
    {"un", "A/99/1", "T", NULL, UNDEX_KIND_BLOCK, NULL, "main", NULL, 0, "A/99/1"},
    {"un", "A/99/1", "T", NULL, WHOLE, NULL, NULL, NULL, 0, "A/99/1"},
    {"un", NULL, "T", NULL, PARA, "2", "main", NULL, 1, "notes.txt, para. 2"},
    {"un", "A/RES/99/9", "T", NULL, UNDEX_KIND_OPERATIVE, "4", "main", NULL, 1,
     "General Assembly resolution 99/9, para. 4"},
    {"un", "S/RES/2999 (2099)", "T", NULL, UNDEX_KIND_PREAMBULAR, "PP2", "main", NULL, 1,
     "Security Council resolution 2999 (2099), second preambular paragraph"},
    {"un", "S/RES/2999 (2099)", "T", NULL, UNDEX_KIND_PREAMBULAR, "PP14", "main", NULL, 1,
     "Security Council resolution 2999 (2099), preambular para. 14"},
    {"un", "A/HRC/RES/99/3", "T", NULL, UNDEX_KIND_OPERATIVE, "4", "annex", NULL, 1,
     "Human Rights Council resolution 99/3, annex, para. 4"},
    {"un", "A/HRC/99/15", "T", NULL, UNDEX_KIND_LIST_ITEM, "122.107", "main", NULL, 20,
     "A/HRC/99/15, para. 122.107"},
    {"un", "A/DEC/99/401", "T", NULL, WHOLE, NULL, NULL, NULL, 1, "General Assembly decision 99/401"},
    {"chicago", "A/99/1", "On wells*", "2026-01-02", PARA, "12", "main", NULL, 3,
     "UN General Assembly, On wells, A/99/1 (January 2, 2026), para. 12."},
    {"chicago", "A/99/1", NULL, "2026", WHOLE, NULL, NULL, NULL, 3, "UN General Assembly, A/99/1 (2026)."},
    {"chicago", "A/RES/99/9", "Resolution 99/9", "2026-11", UNDEX_KIND_OPERATIVE, "4", "main", "(a)", 1,
     "UN General Assembly, Resolution 99/9, A/RES/99/9 (November 2026), para. 4 (a)."},
    {"chicago", NULL, "On jars", NULL, UNDEX_KIND_BLOCK, NULL, "main", NULL, 5, "On jars, notes.txt, 5."},
    {"oscola", "A/99/1", "On wells", "2026-01-02", PARA, "12", "main", "(b) (ii)", 3,
     "UNGA ‘On wells’ (2 January 2026) UN Doc A/99/1, para 12(b) (ii)."},
    {"oscola", "S/RES/2999 (2099)", "T", "2099-05-06", UNDEX_KIND_OPERATIVE, "1", "main", NULL, 1,
     "UNSC Res 2999 (2099) (6 May 2099) UN Doc S/RES/2999 (2099), para 1."},
    {"oscola", "A/99/1", "On wells", "2026-01", WHOLE, NULL, NULL, NULL, 0,
     "UNGA ‘On wells’ (January 2026) UN Doc A/99/1."},
    {"oscola", "A/99/1", "On wells", "2026", WHOLE, NULL, NULL, NULL, 0,
     "UNGA ‘On wells’ (2026) UN Doc A/99/1."},
    {"oscola", "A/99/1",
     "SITUATION IN SOUTHERN AFRICA: THE CHILDREN'S FUND, PART II OF THE SECRETARY-GENERAL'S REPORT ON", NULL,
     WHOLE, NULL, NULL, NULL, 0,
     "UNGA ‘Situation in Southern Africa: The Children's Fund, Part II of the Secretary-General's Report On’ "
     "UN Doc A/99/1."},
    {"chicago", "E/ICEF/2099/4", "UNICEF AND HIV/AIDS, 2090-2099", NULL, WHOLE, NULL, NULL, NULL, 0,
     "Executive Board of the United Nations Children's Fund, UNICEF and HIV/AIDS, 2090-2099, E/ICEF/2099/4."},
    {"oscola", "A/99/1", "On WELLS", NULL, WHOLE, NULL, NULL, NULL, 0, "UNGA ‘On WELLS’ UN Doc A/99/1."},
    {"oscola", "CRC/C/GC/99", NULL, NULL, WHOLE, NULL, NULL, NULL, 0, "CRC UN Doc CRC/C/GC/99."},
};

static undex_document *document_of(const row *r)
{
    undex_document *document = undex_document_new();
    document->symbol = g_strdup(r->symbol);
    document->key = g_strdup(r->symbol ? r->symbol : "notes");
    document->title = g_strdup(r->title);
    document->date = g_strdup(r->date);
    document->path = g_strdup("/some/where/notes.txt");
    document->language = g_strdup("en");
    return document;
}

static undex_passage *passage_of(const row *r)
{
    if (r->kind == WHOLE)
        return NULL;
    undex_passage *passage = undex_passage_new(r->kind);
    passage->label = g_strdup(r->label);
    passage->label_origin = r->label ? UNDEX_LABEL_PRINTED : UNDEX_LABEL_NONE;
    passage->component = g_strdup(r->component);
    passage->page_first = passage->page_last = r->page;
    passage->id = g_strdup_printf("%s#x.%s", r->symbol ? r->symbol : "notes", r->label ? r->label : "y");
    return passage;
}

static char *styled(const row *r, const char *style)
{
    g_autoptr(undex_document) document = document_of(r);
    undex_passage *passage = passage_of(r);
    undex_reference reference = {.document = document, .passage = passage, .item = r->item};
    char *text = undex_citation_style_find(style)->format(&reference);
    undex_passage_free(passage);
    return text;
}

static void test_notes(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = styled(&rows[i], rows[i].style);
        assert_string_equal(text, rows[i].wanted);
    }
}

/* What was asked for is cited as such, not the passage that it begins with. */
static void test_several_places(void **state)
{
    static const row r = {"", "A/99/1", NULL, NULL, PARA, "12", "annex.II", NULL, 3, NULL};
    static const char *const wanted[][2] = {
        {"un", "A/99/1, annex II, paras. 12, 14 (b) and 16–18, footnote 7"},
        {"chicago", "UN General Assembly, A/99/1, annex II, paras. 12, 14 (b) and 16–18, n. 7."},
        {"oscola", "UNGA UN Doc A/99/1, annex II, paras 12, 14(b) and 16–18, fn 7."},
    };
    undex_locator locators[] = {{UNDEX_LOCATOR_PARA, "12", NULL, NULL},
                                {UNDEX_LOCATOR_PARA, "14", NULL, "(b)"},
                                {UNDEX_LOCATOR_PARA, "16", "18", NULL},
                                {UNDEX_LOCATOR_NOTE, "7", NULL, NULL}};
    (void)state;
    g_autoptr(undex_document) document = document_of(&r);
    g_autoptr(undex_passage) passage = passage_of(&r);
    undex_reference reference = {
        .document = document, .passage = passage, .locators = locators, .count = G_N_ELEMENTS(locators)};
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *text = undex_citation_style_find(wanted[i][0])->format(&reference);
        assert_string_equal(text, wanted[i][1]);
    }
}

static void test_bibtex(void **state)
{
    static const row r = {NULL, "A/99/1", "50% of {wells} & jars_", "2026-01-02", PARA, "12", "main", NULL,
                          3,    NULL};
    (void)state;
    g_autofree char *text = styled(&r, "bibtex");
    assert_true(g_str_has_prefix(text, "@techreport{A-99-1-x-12,\n"));
    assert_non_null(
        strstr(text, "title = {{50\\% of \\textbraceleft{}wells\\textbraceright{} \\& jars\\_}}"));
    assert_non_null(strstr(text, "month = jan"));
    assert_non_null(strstr(text, "note = {para. 12}"));
    assert_non_null(strstr(text, "url = {https://undocs.org/en/A/99/1}"));
    assert_true(g_str_has_suffix(text, "\n}"));
}

static void test_ris(void **state)
{
    static const row r = {NULL, "A/99/1", "Two\nlines", "2026-01", UNDEX_KIND_FOOTNOTE,
                          "*",  "main",   NULL,         3,         NULL};
    (void)state;
    g_autofree char *text = styled(&r, "ris");
    assert_true(g_str_has_prefix(text, "TY  - RPRT\nID  - A-99-1-x\n"));
    assert_non_null(strstr(text, "\nTI  - Two lines\n"));
    assert_non_null(strstr(text, "\nDA  - 2026/01//\n"));
    assert_non_null(strstr(text, "\nSE  - footnote *\n"));
    assert_true(g_str_has_suffix(text, "\nER  - "));
}

static void test_csl(void **state)
{
    static const row plain = {NULL, "A/99/1", "T", "2026-01-02", PARA, "12", "main", "(b)", 3, NULL};
    static const row annexed = {NULL, "A/99/1", "T", NULL, PARA, "12", "annex", NULL, 3, NULL};
    (void)state;
    g_autofree char *text = styled(&plain, "csl-json");
    assert_non_null(strstr(text, "\"date-parts\":[[2026,1,2]]"));
    assert_non_null(strstr(text, "\"locator\":\"12 (b)\""));
    assert_non_null(strstr(text, "\"label\":\"paragraph\""));
    g_autofree char *other = styled(&annexed, "csl-json");
    assert_non_null(strstr(other, "\"locator\":\"annex, para. 12\""));
    assert_null(strstr(other, "\"issued\""));
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(undex_citation_styles[0]->name, "un");
    for (int i = 0; undex_citation_styles[i]; i++)
        assert_ptr_equal(undex_citation_style_find(undex_citation_styles[i]->name), undex_citation_styles[i]);
    assert_null(undex_citation_style_find("apa"));
}

static void test_address(void **state)
{
    static const row r = {NULL, "S/RES/2999 (2099)", NULL, NULL, WHOLE, NULL, NULL, NULL, 0, NULL};
    (void)state;
    g_autoptr(undex_document) document = document_of(&r);
    g_autofree char *address = undex_citation_address(document);
    assert_string_equal(address, "https://undocs.org/en/S/RES/2999%20(2099)");
    g_clear_pointer(&document->symbol, g_free);
    assert_null(undex_citation_address(document));
    document->url = g_strdup("https://docs.example/a%20b?c={d e}#<f>");
    g_autofree char *said = undex_citation_address(document);
    assert_string_equal(said, "https://docs.example/a%20b?c=%7Bd%20e%7D#%3Cf%3E");
}

/* A resolution is cited by the day it was adopted, not distributed. */
static void adopted(void **state)
{
    (void)state;
    static const char *const wanted[][2] = {{"chicago", "(December 30, 2098)"},
                                            {"oscola", "(30 December 2098)"},
                                            {"bibtex", "date = {2098-12-30}"},
                                            {"ris", "DA  - 2098/12/30/"},
                                            {"csl-json", "[2098,12,30]"}};
    g_autoptr(undex_document) document = undex_document_new();
    document->symbol = g_strdup("A/RES/99/9");
    document->date = g_strdup("2099-01-15");
    document->date_adopted = g_strdup("2098-12-30");
    undex_reference reference = {.document = document};
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *cited = undex_citation_style_find(wanted[i][0])->format(&reference);
        if (!strstr(cited, wanted[i][1]))
            fail_msg("%s: %s", wanted[i][0], cited);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adopted),     cmocka_unit_test(test_notes),   cmocka_unit_test(test_several_places),
        cmocka_unit_test(test_bibtex), cmocka_unit_test(test_ris),     cmocka_unit_test(test_csl),
        cmocka_unit_test(test_names),  cmocka_unit_test(test_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
