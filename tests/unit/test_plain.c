// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain texts to passages: small texts of every manner, and what must become of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "segment/segment.h"

/* The record of a text given whole; its lines as extraction would hand them over. */
static undex_document *take(const char *text)
{
    g_autoptr(undex_source) source = undex_source_new(UNDEX_FORMAT_TEXT, "folder/some text.txt");
    source->text = g_strdup(text);
    for (const char *p = source->text; *p;) {
        gboolean fed = *p == '\f';
        p += fed;
        gsize n = strcspn(p, "\n");
        undex_source_line line = {.text = p, .bytes = (int)n, .start = p - source->text, .page_break = fed};
        line.end = line.start + (gint64)n;
        g_array_append_val(source->lines, line);
        p += n + (p[n] == '\n');
    }
    return undex_segment(source);
}

/* "paragraph 1|heading|block": the kinds and labels of the passages in order. */
static char *outline(const undex_document *document)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *p = g_ptr_array_index(document->passages, i);
        g_string_append_printf(out, "%s%s%s%s%s", i ? "|" : "", undex_kind_name(p->kind), p->label ? " " : "",
                               p->label ? p->label : "", p->label_origin == UNDEX_LABEL_INFERRED ? "?" : "");
    }
    return g_string_free(out, FALSE);
}

#define LONG                                                                                                 \
    " and the keepers of the nine valleys agreed on it after a talk that went on until the lamps were lit"

static const struct {
    const char *guards, *text, *outline;
} cases[] = {
    {"numbers with and without a dash",
     "- 1. The well" LONG ".\n- 2. The card" LONG ".\n\n3. The seed" LONG ".\n",
     "paragraph 1|paragraph 2|paragraph 3"},
    {"a lost number", "- 1. The well" LONG ".\n- The card" LONG ".\n - 3. The seed" LONG ".\n",
     "paragraph 1|paragraph 2?|paragraph 3"},
    {"the first number cut off", "The well" LONG ".\n2.\tThe card" LONG ".\n3.\tThe seed" LONG ".\n",
     "paragraph 1?|paragraph 2|paragraph 3"},
    {"a damaged number where it is due",
     "7. The well" LONG ".\n8, The card" LONG ".\n9. The seed" LONG ".\n10.. The jar" LONG ".\n",
     "paragraph 7|paragraph 8|paragraph 9|paragraph 10"},
    {"a list that a colon announces",
     "The keepers asked" LONG
     " for:\n\n  1. Water for the well.\n  2. Paper for the cards.\n\nThat was all" LONG ".\n",
     "block|list_item|list_item|block"},
    {"short numbered lines are headings", "1. Wells\n\nThe well" LONG ".\n\n2. Cards\n\nThe card" LONG ".\n",
     "heading|block|heading|block"},
    {"headings by their sequence",
     "I. Wells\n\n1. The well" LONG ".\n\nA. Covers\n\n2. The cover" LONG ".\n\nB. Ropes\n\n3. The rope" LONG
     ".\n\nII. Cards\n\n4. The card" LONG ".\n",
     "heading|paragraph 1|heading|paragraph 2|heading|paragraph 3|heading|paragraph 4"},
    {"a series of articles",
     "Artikkel 1.\nThe well" LONG ".\n\nArtikkel 2.\nThe card" LONG ".\n\nArtikkel 3.\nThe seed" LONG ".\n",
     "heading|block|heading|block|heading|block"},
    {"a paragraph over a page's end, notes between",
     "1. The well is deep.¹ It was dug by the\n\n¹ See the well-book.\n\nHarbour keepers" LONG
     ".\n\n2. The card" LONG ".\n\n3. The seed" LONG ".\n",
     "paragraph 1|footnote 1|paragraph 2|paragraph 3"},
    {"a note whose mark is lost",
     "1. The well is deep.¹ It was dug by the\n\n¹ See the well-book.\n\nkeepers of old" LONG
     ".\n\n2. The card" LONG
     ".\n\nCards are kept in boxes of tin.\n\n³ See the card-book.\n\n3. The seed.³ It is dry" LONG ".\n",
     "paragraph 1|footnote 1|paragraph 2|paragraph 3|footnote 2?|footnote 3"},
    {"endnotes",
     "The well is deep.^{i} The card is long^v enough.\n\nEndnotes\n\n- ^{i} See the well-book.\n- ^v See "
     "the "
     "card-book.\n",
     "block|endnote i|endnote v|heading"},
    {"a web page's own words",
     "The well" LONG
     ".\n\nLeave a Reply\n\nYou are commenting using your account. Log Out\n\nShare this page\n",
     "block|boilerplate"},
    {"page numbers that count upwards, by eight at most",
     "The well" LONG ".\n\n- 4 -\n\nThe card" LONG ".\n\n- 12 -\n\nThe seed" LONG
     ".\n\n- 20 -\n\nThe rope" LONG ".\n",
     "block|block|block|block"},
    {"dashed numbers that leap are a list",
     "The well" LONG ".\n\n- 4 -\n\nThe card" LONG ".\n\n- 12 -\n\nThe seed" LONG
     ".\n\n- 21 -\n\nThe rope" LONG ".\n",
     "block|list_item|list_item|list_item"},
    {"and so are some that go down",
     "The well" LONG ".\n\n- 6 -\n\nThe card" LONG ".\n\n- 5 -\n\nThe seed" LONG ".\n\n- 4 -\n\nThe rope" LONG
     ".\n",
     "block|list_item|list_item|list_item"},
    {"and two alone", "The well" LONG ".\n\n- 4 -\n\nThe card" LONG ".\n\n- 5 -\n\nThe seed" LONG ".\n",
     "block|list_item|list_item"},
    {"digits alone between long lines", "The well" LONG LONG ".\n1234\nThe card" LONG LONG ".\n",
     "block|block"},
    {"digits alone between short ones", "The well" LONG ".\n1234\nThe card" LONG ".\n", "block"},
    {"too many digits for a page's number", "The well" LONG LONG ".\n12345\nThe card" LONG LONG ".\n",
     "block|block|block"},
    {"a head that only two lines of a text bear",
     "The well" LONG ".\n\nEnglish\n\nThe card" LONG ".\n\nEnglish\n\nThe seed" LONG ".\n", "masthead|block"},
    {"a running head stands three times",
     "The well" LONG ".\n\nEnglish\n\nThe card" LONG ".\n\nEnglish\n\nThe seed" LONG
     ".\n\nEnglish\n\nThe rope" LONG ".\n",
     "masthead|block|block|block"},
    {"heads of pages that form feeds part",
     "\fGroup on Stores 1\nThe well" LONG ".\n\fGroup on Stores 2\nThe card" LONG
     ".\n\fGroup on Stores 3\nThe seed" LONG ".\n\fGroup on Stores 4\nThe rope" LONG ".\n",
     "title|block|block|block|block"},
    {"a head of Markdown", "---\ntitle: Wells\nlang: en\n---\n\nThe well" LONG ".\n", "masthead|block"},
    {"a head that does not end", "---\ntitle: Wells\n\nThe well" LONG ".\n", "block|block"},
    {"what printers add",
     "The well" LONG ".\n\nPlease recycle\n\nThe card" LONG ".\n\n*1816895*\n\nThe seed" LONG ".\n\n/...\n",
     "block|block|block"},
    {"links to other languages", "Wells of the valley [E | F | S]\n\nThe well" LONG ".\n", "title|block"},
    {"labels of links that are lost",
     "The well" LONG ".\n\nOpen letter\n\nOther documents:\n\nMore:\n\nThe card" LONG ".\n",
     "block|boilerplate|block|block|block"},
    {"two words of a web page are none", "The well" LONG ".\n\nLeave a Reply\n\nShare this page\n",
     "block|heading|block"},
    {"old notes with strokes",
     "1. The well" LONG ".\n\n1/ See the well-book.\n\n2. The card" LONG
     ".\n\n2/ See the card-book.\n\n3. The seed" LONG ".\n",
     "paragraph 1|paragraph 2|paragraph 3|footnote 1|footnote 2"},
    {"notes under their heading",
     "The well" LONG ".\n\nNotes\n\n1. See the well-book.\n\n2. See the card-book.\n",
     "block|heading|endnote 1|endnote 2"},
    {"no mark is lost where paragraphs have no numbers",
     "The well¹" LONG
     ".\n\n¹ See the well-book.\n\nCards are kept in tin.\n\n³ See the card-book.\n\nThe seed³" LONG ".\n",
     "block|footnote 1|block|block|footnote 3"},
    {"numbers begin anew in an annex",
     "1. The well" LONG ".\n\n2. The card" LONG ".\n\nAnnex\n\n1. The seed" LONG ".\n\n2. The rope" LONG
     ".\n",
     "paragraph 1|paragraph 2|heading|paragraph 1|paragraph 2"},
    {"numbers that are left out",
     "1. The well" LONG ".\n\n2. The card" LONG ".\n\n5. The seed" LONG ".\n\n6. The rope" LONG ".\n",
     "paragraph 1|paragraph 2|paragraph 5|paragraph 6"},
    {"a year is no number of a paragraph",
     "1. The well" LONG ".\n\n1998. That was" LONG ".\n\n2. The card" LONG ".\n", "paragraph 1|paragraph 2"},
    {"a number between two", "1. The well" LONG ".\n\n1 bis. The lid" LONG ".\n\n2. The card" LONG ".\n",
     "paragraph 1|paragraph 1 bis|paragraph 2"},
    {"a paragraph that is quoted",
     "1. The well" LONG ".\n\n\"2. The card" LONG ".\"\n\n3. The seed" LONG ".\n",
     "paragraph 1|paragraph 2|paragraph 3"},
    {"roman numbers and letters",
     "I. Wells\n\nThe well" LONG ".\n\nA. Covers\n\nThe cover" LONG ".\n\nB. Ropes\n\nThe rope" LONG
     ".\n\nC. Lids\n\nThe lid" LONG ".\n\nII. Cards\n\nA. Boxes\n\nThe box" LONG ".\n",
     "heading|block|heading|block|heading|block|heading|block|heading|heading|block"},
    {"numbers of two parts",
     "1. Wells\n\nThe well" LONG ".\n\n1.1 Covers\n\nThe cover" LONG ".\n\n1.2 Ropes\n\nThe rope" LONG
     ".\n\n2. Cards\n\nThe card" LONG ".\n",
     "heading|block|heading|block|heading|block|heading|block"},
    {"short lines with capitals",
     "Wells of the valley\n\nThe well" LONG ".\n\nCards of the harbour\n\nThe card" LONG ".\n",
     "title|block|heading|block"},
    {"chapters",
     "Chapter I\nThe well" LONG ".\n\nChapter II\nThe card" LONG ".\n\nChapter III\nThe seed" LONG ".\n",
     "heading|block|heading|block|heading|block"},
    {"a speech", "Mr. Orrin (Low Tarrow): I thank the keepers" LONG ".\n", "speech Mr. Orrin (Low Tarrow)"},
};

static void kinds(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_document) document = take(cases[i].text);
        g_autofree char *found = outline(document);
        if (strcmp(found, cases[i].outline) != 0)
            fail_msg("%s: %s", cases[i].guards, found);
    }
}

static const undex_passage *passage(const undex_document *document, undex_kind kind, const char *label)
{
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *p = g_ptr_array_index(document->passages, i);
        if (p->kind == kind && g_strcmp0(p->label, label) == 0)
            return p;
    }
    fail_msg("no %s %s", undex_kind_name(kind), label ? label : "");
    return NULL;
}

/* Every way to write a mark, and that it is cut out of the text at its place. */
static void marks(void **state)
{
    static const char *const written[] = {"¹", "$^{1}$", "$^{^1}$", "^{1}",        "^1",
                                          "1", " 1",     "[^1]",    "<sup>1</sup>"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(written); i++) {
        g_autofree char *text = g_strdup_printf("1. The well is deep.%s It is old" LONG
                                                ".\n\n%s See the well-book.\n\n2. The card" LONG ".\n",
                                                written[i], strcmp(written[i], "[^1]") == 0 ? "[^1]:" : "¹");
        g_autoptr(undex_document) document = take(text);
        const undex_passage *p = passage(document, UNDEX_KIND_PARAGRAPH, "1");
        if (p->notes->len != 1)
            fail_msg("%s is not tied: %s", written[i], p->text);
        const undex_mark *mark = &g_array_index(p->notes, undex_mark, 0);
        assert_int_equal(mark->offset, 17);
        assert_true(g_str_has_prefix(p->text, "The well is deep. It is old"));
        assert_string_equal(mark->id, passage(document, UNDEX_KIND_FOOTNOTE, "1")->id);
    }
}

/* Lines of 60 columns, a page's start amid a paragraph, a heading close below, an item by wrapping. */
static void wrapped(void **state)
{
    (void)state;
    g_autoptr(undex_document) document = take(" I. Wells\n\n\n"
                                              "1. The first well of the valley was dug by the keepers of\n"
                                              "old, who had neither pumps nor ropes. Its cover is of hard-\n"
                                              " wood, and it holds (i) the water of the spring and\n"
                                              "(ii) whatever falls into it when the cover is left open.\n"
                                              " 2. The second well was dug by their children, who had both\n"
                                              "of these and used neither.\n"
                                              " A. Covers of the wells\n\n\n"
                                              "3. Covers are made in three kinds, which are kept apart:\n\n"
                                              "    (a) Covers of wood, which are the oldest, the heaviest\n"
                                              "and the best;\n\n"
                                              "    (b) Covers of tin.\n\n"
                                              "Annex\n\n\n"
                                              "  List of the wells of the valley and of\n"
                                              "those of the harbour towns\n\n\n"
                                              "10.15 a.m. The first well is opened for all who wish it.\n");
    g_autofree char *found = outline(document);
    assert_string_equal(found, "heading|paragraph 1|paragraph 2|heading|paragraph 3|heading|block");
    const undex_passage *first = passage(document, UNDEX_KIND_PARAGRAPH, "1");
    assert_string_equal(first->text,
                        "The first well of the valley was dug by the keepers of old, who had neither "
                        "pumps nor ropes. Its cover is of hard-wood, and it holds (i) the water of the "
                        "spring and (ii) whatever falls into it when the cover is left open.");
    const undex_passage *third = passage(document, UNDEX_KIND_PARAGRAPH, "3");
    assert_int_equal(third->items->len, 2);
    assert_string_equal(g_array_index(third->items, undex_sub_paragraph, 1).label, "(b)");
    assert_int_equal(third->headings->len, 2);
    assert_string_equal(g_ptr_array_index(third->headings, 1), "A. Covers of the wells");
    assert_string_equal(((undex_passage *)g_ptr_array_index(document->passages, 6))->component, "annex");
}

static void spans(void **state)
{
    (void)state;
    const char *text = "1. The well" LONG ".\n\n2. The card" LONG ".\n";
    g_autoptr(undex_document) document = take(text);
    const undex_passage *p = passage(document, UNDEX_KIND_PARAGRAPH, "2");
    assert_int_equal(p->spans->len, 1);
    const undex_span *span = &g_array_index(p->spans, undex_span, 0);
    assert_int_equal(span->start, strstr(text, "2. The") - text);
    assert_int_equal(span->end, strlen(text) - 1);
}

/* Numbers on furniture give the pages; a page's notes end one that has no number. */
static void pages(void **state)
{
    (void)state;
    g_autoptr(undex_document) document = take(
        "1. The well¹ is deep" LONG ".\n\n99-12345 5\n\n¹ See the well-book.\n\n2. The card² is long" LONG
        ".\n\n² See the card-book.\n\n3. The seed³ is dry" LONG
        ".\n\n99-12345 **7**\n\n³ See the jar.\n\n4. The rope" LONG ".\n");
    static const int expected[] = {5, 6, 7, 8};
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *label = g_strdup_printf("%u", i + 1);
        assert_int_equal(passage(document, UNDEX_KIND_PARAGRAPH, label)->page_first, expected[i]);
    }
    assert_string_equal(document->job_number, "99-12345");
}

static void markdown(void **state)
{
    (void)state;
    g_autoptr(undex_document) document = take(
        "# Wells of the valley\n\n**Every well** is *deep*, see http://wells.example/a_b_c/---x_y_z*q*.\n\n"
        "2 * 3 is six, and so is 3 * 2.\n");
    assert_string_equal(document->title, "Wells of the valley");
    const undex_passage *p = g_ptr_array_index(document->passages, 1);
    assert_string_equal(p->text, "Every well is deep, see http://wells.example/a_b_c/---x_y_z*q*.");
    p = g_ptr_array_index(document->passages, 2);
    assert_string_equal(p->text, "2 * 3 is six, and so is 3 * 2.");
}

static void head(void **state)
{
    (void)state;
    g_autoptr(undex_document) document =
        take("Group on Stores                      A/AC.901/2026/CRP.2\n17 April 2026\nOriginal: French\n\n\n"
             "   Report of the workshop on wells and seed\n\n\n\n1. The well" LONG ".\n\n2. The card" LONG
             " on 3 May 2027.\n");
    assert_string_equal(document->symbol, "A/AC.901/2026/CRP.2");
    assert_string_equal(document->date, "2026-04-17");
    assert_string_equal(document->original_language, "fr");
    assert_string_equal(document->title, "Report of the workshop on wells and seed");
}

static void languages(void **state)
{
    static const struct {
        const char *text, *language;
    } known[] = {
        {"The keepers of the wells have agreed that this is to be done by all.", "en"},
        {"THE KEEPERS OF THE WELLS HAVE AGREED THAT THIS IS TO BE DONE BY ALL.", "en"},
        {"Les gardiens des puits ont d\u00E9cid\u00E9 que la pluie est dans les jarres.", "fr"},
        {"(Les), (des): (dans); la, que. \"Wells\"", "fr"},
        {"Los guardianes de los pozos han decidido que el agua es de las vasijas.", "es"},
        {"\u0425\u0440\u0430\u043D\u0438\u0442\u0435\u043B\u0438 "
         "\u043A\u043E\u043B\u043E\u0434\u0446\u0435\u0432",
         "ru"},
        {"\u062D\u0631\u0627\u0633 \u0627\u0644\u0622\u0628\u0627\u0631", "ar"},
        {"\u4E95\u7684\u5B88\u62A4\u4EBA\u540C\u610F\u4E86\u4E95\u7684\u5B88\u62A4\u4EBA\u540C\u610F\u4E86"
         "\u4E95\u7684\u5B88\u62A4\u4EBA",
         "zh"},
        {"The keepers of the wells call it \u4E95\u7684\u5B88\u62A4\u4EBA", "en"},
        {"Zorblik", "und"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        g_autofree char *text = g_strconcat(known[i].text, "\n", NULL);
        g_autoptr(undex_document) document = take(text);
        if (g_strcmp0(document->language, known[i].language) != 0)
            fail_msg("%s: %s", known[i].text, document->language);
    }
}

static void nothing(void **state)
{
    static const char *const texts[] = {"",   "\n\n", " ",  "-",      "- ", "**",
                                        "1.", "¹",    "^{", "_\n_\n", "#",  "---\n"};
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(undex_document) document = take(texts[i]);
        assert_non_null(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds), cmocka_unit_test(marks),     cmocka_unit_test(wrapped),
        cmocka_unit_test(spans), cmocka_unit_test(pages),     cmocka_unit_test(markdown),
        cmocka_unit_test(head),  cmocka_unit_test(languages), cmocka_unit_test(nothing),
    };
    return cmocka_run_group_tests_name("plain", tests, NULL, NULL);
}
