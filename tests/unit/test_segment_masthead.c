// SPDX-License-Identifier: GPL-3.0-or-later
/* The first page's head: what it says about the document. */
#include "pages.h"

/* The facts of a document whose head is set by `head`, above two numbered paragraphs. */
static undex_document *with_head(void (*head)(pen *p))
{
    pen p = pen_new();
    head(&p);
    p.y = 420;
    pen_filler(&p, "1.\tThe keeper of the bridge and of the lanterns had to count. ", 4);
    pen_filler(&p, "2.\tThe mayor is the one for whom he counted them. ", 4);
    return pen_segment(&p);
}

static void report_head(pen *p)
{
    pen_at(p, 100, 60, 12, PLAIN, "United Nations");
    pen_at(p, 380, 60, 20, PLAIN, "A");
    pen_at(p, 390, 60, 10, PLAIN, "/99/950");
    pen_at(p, 100, 110, 16, BOLD, "General Assembly");
    pen_at(p, 380, 110, 10, PLAIN, "Distr.: General");
    pen_at(p, 380, 122, 10, PLAIN, "22 January 2099");
    pen_at(p, 380, 146, 10, PLAIN, "Original: French");
    pen_at(p, 100, 190, 10, BOLD, "Ninety-ninth session");
    pen_at(p, 100, 202, 10, PLAIN, "Agenda item 66 (b)");
    pen_at(p, 100, 214, 10, BOLD, "Lanterns of the quay");
    pen_at(p, 100, 260, 17, BOLD, "What the keeper of the");
    pen_at(p, 100, 280, 17, BOLD, "bridge counted");
    pen_at(p, 100, 320, 14, BOLD, "Report of the mayor");
    pen_at(p, 100, 745, 8, PLAIN, "99-54321 (E) 010299");
}

static void report(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(report_head);
    assert_string_equal(d->symbol, "A/99/950");
    assert_int_equal(d->symbols->len, 1);
    assert_string_equal(d->key, "A/99/950");
    assert_string_equal(d->date, "2099-01-22");
    assert_string_equal(d->distribution, "General");
    assert_string_equal(d->original_language, "fr");
    assert_string_equal(d->language, "en");
    assert_string_equal(d->session, "Ninety-ninth session");
    assert_string_equal(d->agenda_item, "Agenda item 66 (b)");
    assert_string_equal(d->job_number, "99-54321");
    assert_string_equal(d->title, "What the keeper of the bridge counted");
    assert_int_equal(d->pages, 1);
    assert_int_equal(d->text_layer, UNDEX_TEXT_FULL);
    assert_outline(d, "title heading paragraph.1 paragraph.2");
    assert_string_equal(passage_at(d, 0)->id, "A/99/950#p1.masthead.1");
    assert_int_equal(passage_at(d, 0)->kind, UNDEX_KIND_MASTHEAD);
    assert_string_equal(passage_at(d, 1)->text, "What the keeper of the bridge counted");
    assert_headings(passage(d, "para.1"), ""); /* the author stands above no text */
}

static void double_head(pen *p)
{
    pen_at(p, 380, 60, 10, PLAIN, "A/99/62-E/2099/12");
}

static void two_symbols(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(double_head);
    assert_int_equal(d->symbols->len, 2);
    assert_string_equal(d->symbol, "A/99/62");
    assert_string_equal(g_ptr_array_index(d->symbols, 1), "E/2099/12");
    assert_string_equal(passage(d, "para.1")->id, "A/99/62#para.1");
}

static void broken_head(pen *p)
{
    pen_at(p, 380, 60, 10, PLAIN, "A/99/62-");
    pen_at(p, 380, 72, 10, PLAIN, "E/2099/12");
}

static void two_symbols_on_two_lines(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(broken_head);
    assert_int_equal(d->symbols->len, 2);
    assert_string_equal(g_ptr_array_index(d->symbols, 0), "A/99/62");
    assert_string_equal(g_ptr_array_index(d->symbols, 1), "E/2099/12");
}

static void own_lines_head(pen *p)
{
    pen_at(p, 380, 60, 10, PLAIN, "A/99/62");
    pen_at(p, 380, 72, 10, PLAIN, "S/2099/12*");
    pen_at(p, 380, 84, 10, PLAIN, "9 December 2099");
}

static void two_symbols_each_on_a_line(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(own_lines_head);
    assert_int_equal(d->symbols->len, 2);
    assert_string_equal(g_ptr_array_index(d->symbols, 0), "A/99/62");
    assert_string_equal(g_ptr_array_index(d->symbols, 1), "S/2099/12");
}

/* The facts of a document whose symbol is printed as `symbol`. */
static undex_document *with_symbol(const char *symbol)
{
    pen p = pen_new();
    pen_at(&p, 380, 60, 10, PLAIN, symbol);
    p.y = 420;
    pen_filler(&p, "1.\tThe keeper of the bridge and of the lanterns had to count. ", 4);
    return pen_segment(&p);
}

static void symbols_are_whole(void **state)
{
    (void)state;
    static const struct {
        const char *printed, *symbol, *citation;
    } cases[] = {
        {"A/99/6 (Sect. 3)/Part A*", "A/99/6 (Sect. 3)/Part A", "A/99/6 (Sect. 3)/Part A, para. 1"},
        {"JIU/REP/2099/1 [Expanded report]", "JIU/REP/2099/1 [Expanded report]",
         "JIU/REP/2099/1 [Expanded report], para. 1"},
        {"DP/2099/4 (Part I/Add.1)", "DP/2099/4 (Part I/Add.1)", "DP/2099/4 (Part I/Add.1), para. 1"},
        {"E/ICEF/672 (Première partie)", "E/ICEF/672 (Première partie)",
         "E/ICEF/672 (Première partie), para. 1"},
        {"ICCD/COP(8)/16/Add.1", "ICCD/COP(8)/16/Add.1", "ICCD/COP(8)/16/Add.1, para. 1"},
        {"QUAY/19/1", "QUAY/19/1", "QUAY/19/1, para. 1"},
        {"A/99/62, paragraph 4", NULL, "Some Paper.pdf, para. 1"},
        {"A/99/62.", NULL, "Some Paper.pdf, para. 1"},
        {"(A/99/62)", NULL, "Some Paper.pdf, para. 1"},
        {"and/or 24/7", NULL, "Some Paper.pdf, para. 1"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_document) d = with_symbol(cases[i].printed);
        if (g_strcmp0(d->symbol, cases[i].symbol) != 0)
            fail_msg("'%s' gives %s", cases[i].printed, d->symbol);
        assert_string_equal(passage(d, "para.1")->citation, cases[i].citation);
    }
}

/* A document without a masthead that cites others, one of them at a line's end. */
static void cited_symbols_are_not_the_document_s(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_paragraph(&p,
                  "The mayor and the keeper of the bridge had asked for this account of the lanterns, as the "
                  "town had wanted it ever since the flood, and they had it from the account of the year "
                  "before, which everybody knew as the one that is kept in the drawer and is called\n"
                  "A/99/62");
    pen_page(&p);
    pen_filler(&p, "1.\t", 5);
    pen_at(&p, 100, 740, 8, PLAIN, "A/99/63, paragraph 47.");
    g_autoptr(undex_document) d = pen_segment(&p);
    assert_null(d->symbol);
}

static void symbol_by_the_job_number(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_at(&p, 100, 700, 8, PLAIN, "A/99/62, paragraph 47.");
    pen_at(&p, 60, 725, 10, BOLD, "QUAY/2099/MISC.14");
    pen_at(&p, 60, 750, 10, PLAIN, "GE.99-64419");
    g_autoptr(undex_document) d = pen_segment(&p);
    assert_string_equal(d->symbol, "QUAY/2099/MISC.14");
}

/* The file's name is never the source of a symbol, but a doubt, and helps to read a damaged one. */
static void file_names_are_doubts(void **state)
{
    (void)state;
    static const struct {
        const char *path, *printed, *symbol, *warning;
    } cases[] = {
        {"A_99_62.en.pdf", "A/99/62*", "A/99/62", NULL},
        {"A_99_6 (SECT. 3).pdf", "A/99/6 (Sect. 3)/Part A", "A/99/6 (Sect. 3)/Part A", NULL},
        {"S_2099_145.en.pdf", "A/99/62", "A/99/62",
         "page 1: the symbol printed is A/99/62, the file's name says S/2099/145"},
        {"A_99_62_Add.1-EN.pdf", "A/99/62", "A/99/62",
         "page 1: the symbol printed is A/99/62, the file's name says A/99/62/Add.1"},
        {"E_CN.4_109.pdf", "E/C N A/109", "E/CN.4/109",
         "page 1: the symbol is damaged (\"E/C N A/109\"); with the file's name it is read as E/CN.4/109"},
        {"A_99_62.en.pdf", "Lanterns", NULL,
         "page 1: no symbol is printed in the head, the file's name says A/99/62"},
        {"lanterns.pdf", "A/99/62", "A/99/62", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        pen p = pen_new();
        g_free(p.source->path);
        p.source->path = g_strconcat("folder/", cases[i].path, NULL);
        pen_at(&p, 380, 60, 10, PLAIN, cases[i].printed);
        pen_filler(&p, "1.\t", 5);
        g_autoptr(undex_document) d = pen_segment(&p);
        assert_true(g_strcmp0(d->symbol, cases[i].symbol) == 0);
        assert_int_equal(d->warnings->len, cases[i].warning ? 1 : 0);
        if (cases[i].warning)
            assert_string_equal(g_ptr_array_index(d->warnings, 0), cases[i].warning);
    }
}

static void starred_head(pen *p)
{
    pen_at(p, 380, 60, 10, PLAIN, "A/99/950/Rev.1*");
}

static void symbol_issued_again(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(starred_head);
    assert_string_equal(d->symbol, "A/99/950/Rev.1");
}

static void sentence_head(pen *p)
{
    pen_at(p, 100, 200, 10, PLAIN, "The committee took note of document A/99/62 and went home.");
}

static void symbol_in_a_sentence_is_not_the_document_s(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(sentence_head);
    assert_null(d->symbol);
    assert_int_equal(d->symbols->len, 0);
    assert_string_equal(d->key, "some-paper");
    assert_string_equal(passage(d, "para.1")->id, "some-paper#para.1");
    assert_string_equal(passage(d, "para.1")->citation, "Some Paper.pdf, para. 1");
}

static void no_head(pen *p)
{
    (void)p;
}

static void nothing_is_made_up(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(no_head);
    assert_null(d->symbol);
    assert_null(d->title);
    assert_null(d->date);
    assert_null(d->session);
    assert_null(d->agenda_item);
    assert_null(d->job_number);
    assert_null(d->distribution);
    assert_null(d->original_language);
    assert_string_equal(d->language, "en");
    assert_string_equal(d->path, "folder/Some Paper.pdf");
}

static void symbol_only_on_later_pages(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_next_page(&p, "A/99/950");
    pen_filler(&p, "2.\t", 5);
    pen_next_page(&p, "A/99/950");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) d = pen_segment(&p);
    assert_string_equal(d->symbol, "A/99/950");
}

static void french_head(pen *p)
{
    pen_at(p, 380, 60, 10, PLAIN, "A/99/950");
    pen_at(p, 380, 110, 10, PLAIN, "Distr. générale");
    pen_at(p, 380, 122, 10, PLAIN, "1er août 2099");
    pen_at(p, 380, 134, 10, PLAIN, "Français");
    pen_at(p, 380, 146, 10, PLAIN, "Original : anglais");
}

static void french(void **state)
{
    (void)state;
    pen p = pen_new();
    french_head(&p);
    p.y = 420;
    for (int n = 1; n <= 3; n++) {
        g_autofree char *text =
            g_strdup_printf("%d.\tLe gardien du pont compte les lanternes du quai et les charrettes "
                            "de la vallée, pour le maire et pour les gens du moulin, avec une "
                            "patience que les enfants admirent dans toute la ville.",
                            n);
        pen_paragraph(&p, text);
    }
    g_autoptr(undex_document) d = pen_segment(&p);
    assert_string_equal(d->language, "fr");
    assert_string_equal(d->original_language, "en");
    assert_string_equal(d->date, "2099-08-01");
    assert_string_equal(d->distribution, "générale");
    assert_string_equal(d->key, "A/99/950@fr");
    assert_string_equal(passage(d, "para.2")->id, "A/99/950@fr#para.2");
    assert_string_equal(passage(d, "para.2")->citation, "A/99/950, para. 2");
}

static void dates_head(pen *p)
{
    pen_at(p, 100, 180, 10, PLAIN, "Quay, 3-14 March 2098");
    pen_at(p, 380, 60, 10, PLAIN, "A/99/950");
    pen_at(p, 380, 110, 10, PLAIN, "Distr.: Limited");
    pen_at(p, 380, 122, 10, PLAIN, "9 December 2099");
}

static void date_below_the_distribution_counts(void **state)
{
    (void)state;
    g_autoptr(undex_document) d = with_head(dates_head);
    assert_string_equal(d->date, "2099-12-09");
    assert_string_equal(d->distribution, "Limited");
}

/* A page's lines as a table; the first of size 0 ends them. */
typedef struct {
    float x, y, size;
    int type;
    const char *text;
} set_line;

enum { MOST_SET = 16 };

static undex_document *with_lines(const set_line *lines, float text_from)
{
    pen p = pen_new();
    for (guint i = 0; i < MOST_SET && lines[i].size > 0; i++)
        pen_at(&p, lines[i].x, lines[i].y, lines[i].size, lines[i].type, lines[i].text);
    p.y = text_from;
    pen_filler(&p, "1.\tThe keeper of the bridge and of the lanterns had to count. ", 4);
    pen_filler(&p, "2.\tThe mayor is the one for whom he counted them. ", 4);
    return pen_segment(&p);
}

#define MODERN_HEAD                                                                                          \
    {380, 60, 10, PLAIN, "A/99/950"}, {100, 80, 17, BOLD, "General Assembly"},                               \
        {380, 80, 10, PLAIN, "Distr.: General"},                                                             \
    {                                                                                                        \
        380, 92, 10, PLAIN, "22 January 2099"                                                                \
    }

static void titles(void **state)
{
    (void)state;
    static const struct {
        const char *what, *title;
        set_line lines[MOST_SET];
    } cases[] = {
        {"an organ's name of four lines below the distribution",
         "Report of the first regular session 2099",
         {{380, 60, 10, PLAIN, "DP/2099/8"},
          {100, 80, 17, BOLD, "Executive Board of the"},
          {380, 80, 10, PLAIN, "Distr.: General"},
          {100, 99, 17, BOLD, "Lanterns Programme and the"},
          {100, 118, 17, BOLD, "Bridges Fund"},
          {50, 180, 10, BOLD, "Annual session 2099"},
          {50, 192, 10, PLAIN, "2 to 5 June 2099, Quay"},
          {100, 240, 14, BOLD, "Report of the first regular session 2099"},
          {100, 262, 12, BOLD, "(27 to 31 January 2099, Quay)"}}},
        {"a title whose second line ends like a session",
         "Report of the Forum on Sustainable Lanterns on its eleventh session",
         {MODERN_HEAD,
          {50, 180, 10, BOLD, "High-level forum on lanterns"},
          {50, 192, 10, PLAIN, "Quay, 14\u201318 July 2099"},
          {50, 204, 10, PLAIN, "Item 2 of the provisional agenda*"},
          {50, 216, 10, BOLD, "Lanterns for leaving no one in the dark"},
          {100, 250, 14, BOLD, "Report of the Forum on Sustainable"},
          {100, 266, 14, BOLD, "Lanterns on its eleventh session*"},
          {100, 294, 12, BOLD, "Note by the Secretariat"}}},
        {"when and where it convenes",
         "Provisional agenda of the ninety-ninth regular session of the Assembly",
         {MODERN_HEAD,
          {50, 180, 10, BOLD, "Ninety-ninth session"},
          {100, 220, 14, BOLD, "Provisional agenda of the ninety-ninth"},
          {100, 236, 14, BOLD, "regular session of the Assembly*"},
          {100, 264, 12, BOLD, "To convene at the quay on Tuesday,"},
          {100, 278, 12, BOLD, "9 September 2099, at 3 p.m."}}},
        {"a budget's part and section",
         "Proposed lantern budget for 2099: Part IV, Light for development, Section 11, Support for lanterns",
         {MODERN_HEAD,
          {50, 180, 10, BOLD, "Ninety-ninth session"},
          {50, 192, 10, BOLD, "Proposed lantern budget for 2099"},
          {100, 220, 14, BOLD, "Proposed lantern budget for 2099"},
          {100, 248, 12, BOLD, "Part IV"},
          {100, 261, 12, BOLD, "Light for development"},
          {100, 290, 14, BOLD, "Section 11"},
          {100, 305, 14, BOLD, "Support for lanterns"},
          {100, 330, 10, BOLD, "Programme 9"},
          {100, 342, 10, BOLD, "Support for lanterns"}}},
        {"an organ's name on a cover",
         "Report on the first and second regular sessions",
         {{450, 60, 10, PLAIN, "E/2099/36"},
          {100, 140, 20, BOLD, "United Nations"},
          {100, 200, 28, BOLD, "Executive Board of the"},
          {100, 228, 28, BOLD, "World Lantern Programme"},
          {100, 275, 20, BOLD, "Report on the first and second"},
          {100, 296, 20, BOLD, "regular sessions"},
          {100, 317, 20, BOLD, "(14 February 2098 and 10 February 2099)"},
          {100, 360, 14, BOLD, "Official Records, 2099"}}},
        {"a title in two parts on a cover",
         "Lanterns Report: Light for all",
         {{100, 30, 9, BOLD, "CONFERENCE ON LANTERNS"},
          {100, 140, 44, BOLD, "Lanterns Report"},
          {100, 180, 20, PLAIN, "Light for all"},
          {400, 370, 9, PLAIN, "Quay, 2099"}}},
        {"a request that an item be taken up",
         "Observer status for the lantern bank",
         {MODERN_HEAD,
          {50, 180, 10, BOLD, "Ninety-ninth session"},
          {100, 220, 14, BOLD, "Request for the inclusion of an item in the"},
          {100, 235, 14, BOLD, "agenda of the ninety-ninth session"},
          {100, 262, 14, BOLD, "Observer status for the lantern bank"},
          {100, 290, 12, BOLD, "Letter dated 4 June 2099 from the mayor"}}},
        {"those who report below a title in smaller type",
         "Special decision of 20 June 2098 on the quay",
         {MODERN_HEAD,
          {50, 180, 12, BOLD, "Special Committee on the quay"},
          {50, 194, 12, BOLD, "and its lanterns"},
          {100, 230, 10, BOLD, "Special decision of 20 June 2098 on the quay"},
          {100, 256, 12, BOLD, "Report prepared by the Rapporteur of the"},
          {100, 270, 12, BOLD, "Special Committee, Ada Lind"}}},
        {"a short bold line below a title of capitals",
         "SUMMARY PREPARED BY THE KEEPER OF THE BRIDGE IN ACCORDANCE WITH THE ANNEX TO HIS LETTER",
         {{400, 60, 10, PLAIN, "A/99/950"},
          {400, 90, 10, PLAIN, "Distr.: General"},
          {180, 90, 17, PLAIN, "General Assembly"},
          {100, 200, 10, PLAIN, "QUAY COUNCIL"},
          {100, 212, 10, PLAIN, "Seventh session"},
          {100, 224, 10, PLAIN, "Quay, 8-19 February 2099"},
          {130, 270, 10, PLAIN, "SUMMARY PREPARED BY THE KEEPER OF THE BRIDGE"},
          {130, 282, 10, PLAIN, "IN ACCORDANCE WITH THE"},
          {130, 294, 10, PLAIN, "ANNEX TO HIS LETTER"},
          {290, 330, 10, BOLD, "Slovenia*"}}},
        {"a letter in the type of the text",
         "Letter dated 4 June 2099 from the mayor addressed to the keeper of the bridge",
         {MODERN_HEAD,
          {50, 180, 10, BOLD, "Ninety-ninth session"},
          {50, 192, 10, PLAIN, "Item 2 of the provisional agenda"},
          {50, 240, 10, PLAIN, "Letter dated 4 June 2099 from the mayor"},
          {50, 252, 10, PLAIN, "addressed to the keeper of the bridge"}}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_document) d = with_lines(cases[i].lines, 420);
        if (g_strcmp0(d->title, cases[i].title) != 0)
            fail_msg("%s: %s", cases[i].what, d->title);
    }
}

static void dates(void **state)
{
    (void)state;
    static const struct {
        const char *what, *date, *adopted;
        set_line lines[MOST_SET];
    } cases[] = {
        {"a session's dates are none",
         NULL,
         NULL,
         {{380, 60, 10, PLAIN, "A/99/42"},
          {100, 180, 20, BOLD, "Report on the lanterns of the quay"},
          {100, 202, 20, BOLD, "(14 February 2098 and 10\u201314 March 2099)"},
          {100, 240, 10, PLAIN, "Quay, 8-19 February 2099"}}},
        {"front matter in brackets",
         "2099-06-17",
         NULL,
         {{380, 60, 10, PLAIN, "A/99/42"},
          {100, 180, 20, BOLD, "Report on the lanterns of the quay"},
          {100, 202, 20, BOLD, "(14 February 2098 and 10\u201314 March 2099)"},
          {400, 350, 10, PLAIN, "[17 June 2099]"}}},
        {"the year of the imprint",
         "2099",
         NULL,
         {{380, 60, 10, PLAIN, "A/99/42"},
          {100, 180, 20, BOLD, "Report on the lanterns of the quay"},
          {100, 390, 14, PLAIN, "United Nations \u2022 New York, 2099"}}},
        {"a month",
         "2099-03",
         NULL,
         {{380, 60, 10, PLAIN, "A/99/42"},
          {380, 72, 10, PLAIN, "March 2099"},
          {100, 180, 20, BOLD, "Report on the lanterns of the quay"}}},
        {"adopted on",
         "2099-01-22",
         "2098-10-10",
         {{380, 60, 10, PLAIN, "A/RES/99/3"},
          {380, 80, 10, PLAIN, "Distr.: General"},
          {380, 92, 10, PLAIN, "22 January 2099"},
          {100, 200, 14, BOLD, "Resolution adopted by the Assembly"},
          {100, 215, 14, BOLD, "on 10 October 2098"},
          {60, 260, 12, BOLD, "99/3.\tLanterns of the quay"}}},
        {"adopted by the council",
         "2099-01-22",
         "2099-01-15",
         {{380, 60, 10, PLAIN, "S/RES/2999 (2099)"},
          {380, 80, 10, PLAIN, "Distr.: General"},
          {380, 92, 10, PLAIN, "22 January 2099"},
          {100, 200, 14, BOLD, "Resolution 2999 (2099)"},
          {100, 230, 12, BOLD, "Adopted by the Council at its 9836th meeting,"},
          {100, 244, 12, BOLD, "on 15 January 2099"}}},
        {"принята",
         "2099-01-22",
         "2098-12-05",
         {{380, 60, 10, PLAIN, "S/RES/2999 (2099)"},
          {380, 80, 10, PLAIN, "Distr.: General"},
          {380, 92, 10, PLAIN, "22 January 2099"},
          {100, 230, 12, BOLD, "принятая Советом на его 9500-м заседании"},
          {100, 244, 12, BOLD, "5 декабря 2098 года"}}},
        {"what is no resolution is not adopted",
         "2099-01-22",
         NULL,
         {{380, 60, 10, PLAIN, "A/99/42"},
          {380, 80, 10, PLAIN, "Distr.: General"},
          {380, 92, 10, PLAIN, "22 January 2099"},
          {100, 230, 12, BOLD, "Adopted by the Council on 15 January 2099"}}},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_document) d = with_lines(cases[i].lines, 420);
        if (g_strcmp0(d->date, cases[i].date) != 0 || g_strcmp0(d->date_adopted, cases[i].adopted) != 0)
            fail_msg("%s: %s, %s", cases[i].what, d->date, d->date_adopted);
    }
}

static void date_of_adoption_below_the_text(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_at(&p, 380, 60, 10, PLAIN, "A/RES/99/246");
    pen_at(&p, 380, 80, 10, PLAIN, "Distr. GENERAL");
    pen_at(&p, 380, 92, 10, PLAIN, "11 May 2099");
    pen_at(&p, 150, 200, 10, PLAIN, "RESOLUTION ADOPTED BY THE ASSEMBLY");
    pen_at(&p, 100, 240, 10, PLAIN, "99/246. Lanterns of the quay and of the bridge");
    p.y = 300;
    pen_filler(&p, "1.\tDecides to count. ", 4);
    p.y += 20;
    pen_at(&p, 400, p.y, 10, PLAIN, "95th plenary meeting");
    pen_at(&p, 420, p.y + 12, 10, PLAIN, "5 April 2099");
    g_autoptr(undex_document) d = pen_segment(&p);
    assert_string_equal(d->date, "2099-05-11");
    assert_string_equal(d->date_adopted, "2099-04-05");
    assert_string_equal(d->title, "Lanterns of the quay and of the bridge");
}

static void date_of_a_reissue(void **state)
{
    static const struct {
        const char *line, *date;
    } cases[] = {
        {"* Reissued for technical reasons on 22 July 2099.", "2099-07-22"},
        {"* Nouveau tirage pour raisons techniques (22 juillet 2099).", "2099-07-22"},
        {"* Publicado nuevamente por razones técnicas el 22 de julio de 2099.", "2099-07-22"},
        {"* Переиздано по техническим причинам 22 июля 2099 года.", "2099-07-22"},
        {"* The report was reissued on 22 July 2099.", NULL},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        pen p = pen_new();
        pen_at(&p, 380, 60, 10, PLAIN, "A/99/42*");
        pen_at(&p, 380, 80, 10, PLAIN, "Distr.: General");
        pen_at(&p, 380, 92, 10, PLAIN, "11 May 2099");
        p.y = 300;
        pen_filler(&p, "1.\tDecides to count. ", 4);
        pen_at(&p, 100, 740, 8, PLAIN, cases[i].line);
        g_autoptr(undex_document) d = pen_segment(&p);
        if (g_strcmp0(d->date_reissued, cases[i].date) != 0 || g_strcmp0(d->date, "2099-05-11") != 0)
            fail_msg("%s: %s, %s", cases[i].line, d->date_reissued, d->date);
    }
}

static void page_labels(void **state)
{
    (void)state;
    pen p = pen_new();
    p.page->label = g_strdup("iii");
    pen_filler(&p, "1.\t", 5);
    pen_page(&p);
    pen_filler(&p, "2.\t", 5);
    g_autoptr(undex_document) d = pen_segment(&p);
    assert_string_equal(passage(d, "para.1")->page_label, "iii");
    assert_string_equal(passage(d, "para.2")->page_label, "2");
}

static void cited_documents(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_symbol(&p, "A/99/950");
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tSee A/99/62, para. 12, on the lanterns.");
    g_autoptr(undex_document) d = pen_segment(&p);
    const undex_passage *second = passage(d, "para.2");
    assert_int_equal(second->cites->len, 1);
    const undex_cite *cite = &g_array_index(second->cites, undex_cite, 0);
    assert_string_equal(cite->symbol, "A/99/62");
    assert_string_equal(cite->para, "12");
    assert_int_equal(cite->offset, 4);
}

static void warnings_are_handed_on(void **state)
{
    (void)state;
    pen p = pen_new();
    g_ptr_array_add(p.source->warnings, g_strdup("page 3 cannot be read"));
    pen_filler(&p, "1.\t", 5);
    g_autoptr(undex_document) d = pen_segment(&p);
    assert_int_equal(d->warnings->len, 1);
    assert_string_equal(g_ptr_array_index(d->warnings, 0), "page 3 cannot be read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report),
        cmocka_unit_test(two_symbols),
        cmocka_unit_test(two_symbols_on_two_lines),
        cmocka_unit_test(two_symbols_each_on_a_line),
        cmocka_unit_test(symbols_are_whole),
        cmocka_unit_test(cited_symbols_are_not_the_document_s),
        cmocka_unit_test(symbol_by_the_job_number),
        cmocka_unit_test(file_names_are_doubts),
        cmocka_unit_test(symbol_issued_again),
        cmocka_unit_test(symbol_in_a_sentence_is_not_the_document_s),
        cmocka_unit_test(nothing_is_made_up),
        cmocka_unit_test(symbol_only_on_later_pages),
        cmocka_unit_test(french),
        cmocka_unit_test(date_below_the_distribution_counts),
        cmocka_unit_test(titles),
        cmocka_unit_test(dates),
        cmocka_unit_test(date_of_adoption_below_the_text),
        cmocka_unit_test(date_of_a_reissue),
        cmocka_unit_test(page_labels),
        cmocka_unit_test(cited_documents),
        cmocka_unit_test(warnings_are_handed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
