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
     "UN General Assembly, On Wells, A/99/1 (January 2, 2026), para. 12."},
    {"chicago", "A/99/1", NULL, "2026", WHOLE, NULL, NULL, NULL, 3, "UN General Assembly, A/99/1 (2026)."},
    {"chicago", "A/RES/99/9", "Resolution 99/9", "2026-11", UNDEX_KIND_OPERATIVE, "4", "main", "(a)", 1,
     "UN General Assembly, Resolution 99/9, A/RES/99/9 (November 2026), para. 4 (a)."},
    {"chicago", NULL, "On jars", NULL, UNDEX_KIND_BLOCK, NULL, "main", NULL, 5, "On Jars, notes.txt, 5."},
    {"oscola", "A/99/1", "On wells", "2026-01-02", PARA, "12", "main", "(b) (ii)", 3,
     "UNGA ‘On wells’ (2 January 2026) UN Doc A/99/1, para 12(b) (ii)."},
    {"oscola", "S/RES/2999 (2099)", "T", "2099-05-06", UNDEX_KIND_OPERATIVE, "1", "main", NULL, 1,
     "UNSC Res 2999 (6 May 2099) UN Doc S/RES/2999, para 1."},
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
    char *text = undex_citation_style_format(undex_citation_style_find(style), &reference);
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
        g_autofree char *text =
            undex_citation_style_format(undex_citation_style_find(wanted[i][0]), &reference);
        assert_string_equal(text, wanted[i][1]);
    }
}

static void test_bibtex(void **state)
{
    static const row r = {NULL, "A/99/1", "50% of {wells} & jars_", "2026-01-02", PARA, "12", "main", NULL,
                          3,    NULL};
    (void)state;
    g_autofree char *text = styled(&r, "bibtex");
    assert_true(g_str_has_prefix(text, "@techreport{A-99-1,\n"));
    assert_non_null(
        strstr(text, "title = {{50\\% of \\textbraceleft{}wells\\textbraceright{} \\& jars\\_}}"));
    assert_non_null(strstr(text, "month = jan"));
    assert_non_null(strstr(text, "url = {https://undocs.org/en/A/99/1}"));
    assert_true(g_str_has_suffix(text, "\n}\n% \\cite[para. 12]{A-99-1}"));
}

static void test_ris(void **state)
{
    static const row r = {NULL, "A/99/1", "Two\nlines", "2026-01", UNDEX_KIND_FOOTNOTE,
                          "*",  "main",   NULL,         3,         NULL};
    (void)state;
    g_autofree char *text = styled(&r, "ris");
    assert_true(g_str_has_prefix(text, "TY  - RPRT\nID  - A-99-1\n"));
    assert_non_null(strstr(text, "\nTI  - Two lines\n"));
    assert_non_null(strstr(text, "\nDA  - 2026/01//\n"));
    assert_non_null(strstr(text, "\nN1  - footnote *\n"));
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
    assert_non_null(strstr(
        text, "\"citationItems\":[{\"id\":\"A-99-1\",\"locator\":\"12 (b)\",\"label\":\"paragraph\"}]"));
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
        g_autofree char *cited =
            undex_citation_style_format(undex_citation_style_find(wanted[i][0]), &reference);
        if (!strstr(cited, wanted[i][1]))
            fail_msg("%s: %s", wanted[i][0], cited);
    }
}

/* What the manuals print of documents of each kind, by their rules: OSCOLA's International Law Section ("UNSC
 * Res 1373 (28 September 2001) UN Doc S/RES/1373", "UNGA 'Report ...' UN GAOR 25th Session Supp No 18 UN Doc
 * A/8018 (1970)"), and Chicago's publications of international bodies. */
static const struct {
    const char *symbol, *second, *title, *date, *title_page, *oscola, *chicago;
} manuals[] = {
    {"S/RES/2998 (2098)", NULL, "Resolution 2998 (2098)", "2098-09-28", NULL,
     "UNSC Res 2998 (28 September 2098) UN Doc S/RES/2998.",
     "UN Security Council, Resolution 2998, S/RES/2998 (September 28, 2098)."},
    {"A/RES/151/10", NULL, "Measures against drought", "2096-12-17", NULL,
     "UNGA Res 151/10 (17 December 2096) UN Doc A/RES/151/10.",
     "UN General Assembly, Resolution 151/10, Measures against Drought, A/RES/151/10 (December 17, 2096)."},
    {"A/RES/3314 (XXIX)", NULL, NULL, "1974-12-14", NULL,
     "UNGA Res 3314 (XXIX) (14 December 1974) UN Doc A/RES/3314 (XXIX).",
     "UN General Assembly, Resolution 3314 (XXIX), A/RES/3314 (XXIX) (December 14, 1974)."},
    {"A/99/21", NULL, "Report of the Committee on Wells", "2044-05-30",
     "General Assembly\nOfficial Records\nNinety-ninth Session\nSupplement No. 21",
     "UNGA ‘Report of the Committee on Wells’ UN GAOR 99th Session Supp No 21 UN Doc A/99/21 (2044).",
     "UN General Assembly, 99th Session, Official Records, Supplement 21, Report of the Committee on Wells, "
     "A/99/21 (May 30, 2044)."},
    {"E/2099/26", "E/CN.5/2099/6", "Report on the ninetieth session", "2099-02-28",
     "Economic and Social Council\nOfficial Records, 2099\nSupplement No. 6",
     "CSocD ‘Report on the ninetieth session’ UN ESCOR 2099 Supp No 6 UN Doc E/2099/26-E/CN.5/2099/6 (2099).",
     "UN Commission for Social Development, 2099, Official Records, Supplement 6, Report on the Ninetieth "
     "Session, E/2099/26-E/CN.5/2099/6 (February 28, 2099)."},
    {"A/99/62", "E/2099/12", "Follow-up to the summit: a review", "2099-01-22", NULL,
     "UNGA ‘Follow-up to the summit: a review’ (22 January 2099) UN Doc A/99/62-E/2099/12.",
     "UN General Assembly, Follow-Up to the Summit: A Review, A/99/62-E/2099/12 (January 22, 2099)."},
    {"A/99/68", "A/99/68/Corr.1", "T", NULL, NULL, "UNGA ‘T’ UN Doc A/99/68.",
     "UN General Assembly, T, A/99/68."},
    {"S/PV.9990", NULL, "9990th meeting", "2099-10-28", NULL,
     "UNSC Verbatim Record (28 October 2099) UN Doc S/PV.9990.",
     "UN Security Council, 9990th Meeting, S/PV.9990 (October 28, 2099)."},
    {"A/C.3/99/SR.7", NULL, "Summary record of the 7th meeting", "2044-10-09", NULL,
     "UNGA Third Committee Summary Record (9 October 2044) UN Doc A/C.3/99/SR.7.",
     "UN General Assembly Third Committee, Summary Record of the 7th Meeting, A/C.3/99/SR.7 (October 9, "
     "2044)."},
    {"S/PRST/2099/38", NULL, "Statement by the President", "2099-10-19", NULL,
     "UNSC Presidential Statement 38 (19 October 2099) UN Doc S/PRST/2099/38.",
     "UN Security Council, Statement by the President, S/PRST/2099/38 (October 19, 2099)."},
    {"A/HRC/DEC/99/111", NULL, "Outcome", "2044-03-19", NULL,
     "UNHRC Dec 99/111 (19 March 2044) UN Doc A/HRC/DEC/99/111.",
     "UN Human Rights Council, Decision 99/111, Outcome, A/HRC/DEC/99/111 (March 19, 2044)."},
    {"CRC/C/GC/99", NULL, "General comment No. 99", "2099", NULL,
     "CRC ‘General comment No. 99’ (2099) UN Doc CRC/C/GC/99.",
     "UN Committee on the Rights of the Child, General Comment No. 99, CRC/C/GC/99 (2099)."},
    {"E/ICEF/2099/L.8", NULL, "ANNUAL REPORT OF UNICEF: RULES, PARAGRAPH 15 (A)", "2099-06-11", NULL,
     "UNICEF Executive Board ‘Annual Report of UNICEF: Rules, Paragraph 15 (a)’ (11 June 2099) UN Doc "
     "E/ICEF/2099/L.8.",
     "Executive Board of the United Nations Children's Fund, Annual Report of UNICEF: Rules, Paragraph 15 "
     "(a), "
     "E/ICEF/2099/L.8 (June 11, 2099)."},
    {"A/CONF.998/3", NULL, "Note for participants", "2099-05", NULL,
     "UN ‘Note for participants’ (May 2099) UN Doc A/CONF.998/3.",
     "United Nations, Note for Participants, A/CONF.998/3 (May 2099)."},
    {"S/2099/42", NULL, "Letter dated 16 January 2099 from the Secretary-General", "2099-01-20", NULL,
     "UNSC ‘Letter dated 16 January 2099 from the Secretary-General’ (20 January 2099) UN Doc S/2099/42.",
     "UN Security Council, Letter Dated 16 January 2099 from the Secretary-General, S/2099/42 (January 20, "
     "2099)."},
};

static void test_manuals(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(manuals); i++) {
        row r = {
            .symbol = manuals[i].symbol, .title = manuals[i].title, .date = manuals[i].date, .kind = WHOLE};
        g_autoptr(undex_document) document = document_of(&r);
        g_ptr_array_add(document->symbols, g_strdup(r.symbol));
        if (manuals[i].second)
            g_ptr_array_add(document->symbols, g_strdup(manuals[i].second));
        if (manuals[i].title_page) {
            undex_passage *page = undex_passage_new(UNDEX_KIND_MASTHEAD);
            page->text = g_strdup(manuals[i].title_page);
            g_ptr_array_add(document->passages, page);
        }
        undex_reference reference = {.document = document};
        g_autofree char *oscola =
            undex_citation_style_format(undex_citation_style_find("oscola"), &reference);
        g_autofree char *chicago =
            undex_citation_style_format(undex_citation_style_find("chicago"), &reference);
        assert_string_equal(oscola, manuals[i].oscola);
        assert_string_equal(chicago, manuals[i].chicago);
    }
}

/* Several places of one document have one entry. */
static void test_bibliography(void **state)
{
    static const row places[] = {{.symbol = "A/99/1", .kind = PARA, .label = "12", .component = "main"},
                                 {.symbol = "A/99/2", .kind = WHOLE},
                                 {.symbol = "A/99/1", .kind = PARA, .label = "3", .component = "annex"},
                                 {.symbol = "A/99/1", .kind = PARA, .label = "12", .component = "main"}};
    static const struct {
        const char *style;
        guint entries;
        const char *first;
    } wanted[] = {
        {"un", 4, "A/99/1, para. 12"},
        {"bibtex", 2, "}\n% \\cite[para. 12]{A-99-1}\n% \\cite[annex, para. 3]{A-99-1}"},
        {"ris", 2, "N1  - para. 12\nN1  - annex, para. 3\nER  - "},
        {"csl-json", 2,
         "\"custom\":{\"citationItems\":[{\"id\":\"A-99-1\",\"locator\":\"12\",\"label\":\"paragraph\"},"
         "{\"id\":\"A-99-1\",\"locator\":\"annex, para. 3\"}]}}"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autoptr(undex_bibliography) all =
            undex_bibliography_new(undex_citation_style_find(wanted[i].style));
        for (gsize k = 0; k < G_N_ELEMENTS(places); k++) {
            g_autoptr(undex_document) document = document_of(&places[k]);
            undex_passage *passage = passage_of(&places[k]);
            undex_reference reference = {.document = document, .passage = passage};
            undex_bibliography_add(all, &reference);
            undex_passage_free(passage);
        }
        assert_int_equal(undex_bibliography_length(all), wanted[i].entries);
        g_autofree char *first = undex_bibliography_entry(all, 0);
        assert_true(g_str_has_suffix(first, wanted[i].first));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adopted),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_several_places),
        cmocka_unit_test(test_bibtex),
        cmocka_unit_test(test_ris),
        cmocka_unit_test(test_csl),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_address),
        cmocka_unit_test(test_manuals),
        cmocka_unit_test(test_bibliography),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
