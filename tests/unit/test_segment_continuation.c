// SPDX-License-Identifier: GPL-3.0-or-later
/* What goes on with the passage before it: bold sentences, texts over a page's end, quotations and what
 * closes them. */
#include "pages.h"

/* Lines that fill their column to the letter: 80 letters of half the type's size, no gaps. */
#define FULL      "Lanternswerehungalongthequayandlitatduskbytheyoungestofallferrymensonsforapples."
#define FULL_OPEN "Lanternswerehungalongthequayandlitatduskbytheyoungestofallferrymensonsforapples"

static void bold_sentence_at_the_head_of_a_line_goes_on(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(
        &p, "2.\tThe keeper wrote of the lanterns.\n" FULL "\n"
            "{b The Guild expects that the keeper will report on the lanterns and on all the dogs in the "
            "next of his letters.}");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
    assert_true(g_str_has_suffix(passage(document, "para.2")->text, "in the next of his letters."));
}

static void bold_line_below_a_short_one_begins_anew(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe keeper wrote of the lanterns.\n"
                      "{b The Guild expects that the keeper will report on the lanterns in the next of}\n"
                      "{b his letters.}");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 block paragraph.3");
}

static const struct {
    const char *last, *first; /* lines before and after the page's end */
    const char *outline;
} turns[] = {
    /* what ends in bold goes on in bold */
    {"2.\tThe keeper wrote of the lanterns at length. {b Everyone in the Guild expects that}\n",
     "{b the keeper will report on the lanterns. He} may also report on the ferries.\n",
     "paragraph.1 paragraph.2 paragraph.3"},
    {"2.\tThe keeper wrote of the lanterns at length. {b Everyone in the Guild expects that}\n",
     "{b the keeper will report on the lanterns.}\n", "paragraph.1 paragraph.2 paragraph.3"},
    /* a bold sentence below a full line */
    {"2.\tThe keeper wrote of the lanterns.\n" FULL "\n", "{b The Guild expects that he will report.}\n",
     "paragraph.1 paragraph.2 paragraph.3"},
    {"2.\tThe keeper wrote of the lanterns and of the\n" FULL_OPEN "\n", "{b boats that came, and when.}\n",
     "paragraph.1 paragraph.2 paragraph.3"},
    /* not below a line that ends short */
    {"2.\tThe keeper wrote of the lanterns.\n", "{b The Guild expects that he will report.}\n",
     "paragraph.1 paragraph.2 block paragraph.3"},
    {"2.\tThe keeper wrote of lanterns\n", "{b The Guild expects that he will report:}\n",
     "paragraph.1 paragraph.2 block paragraph.3"},
};

static void bold_text_over_a_page_end(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(turns); i++) {
        pen p = pen_new();
        pen_filler(&p, "1.\t", 5);
        pen_paragraph(&p, turns[i].last);
        pen_next_page(&p, "A/99/950");
        pen_write(&p, turns[i].first);
        pen_filler(&p, "3.\t", 5);
        g_autoptr(undex_document) document = pen_segment(&p);
        assert_outline(document, turns[i].outline);
    }
}

/* A recommendation with a number of its own, all of it bold, whose first line is the last of its page. */
static void numbered_item_over_a_page_end_is_no_heading(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_filler(&p, "2.\t", 5);
    pen_paragraph(&p, "{b 2.1\tKeep the lanterns along the lower quay in good repair (Ferry Guild);}");
    pen_paragraph(&p,
                  "{b 2.2\tWrite down the name of each one of the boats that come to the lower quay at}\n");
    pen_next_page(&p, "A/99/950");
    pen_write(&p, "{b night (Harbour Guild);}");
    pen_paragraph(&p, "{b 2.3\tFeed the dogs (Ferry Guild).}");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 list_item.2.1 list_item.2.2 list_item.2.3 paragraph.3");
    assert_true(
        g_str_has_suffix(passage(document, "para.2.2")->text, "lower quay at night (Harbour Guild);"));
}

static void text_goes_on_below_its_dash(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tWhoever takes a lantern from the quay, or lends one to a stranger, -");
    pen_paragraph(&p, "     shall bring it back before dusk.");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
    assert_true(g_str_has_suffix(passage(document, "para.2")->text, ", -\nshall bring it back before dusk."));
}

/* Sets lines further in. */
static void pen_set_in(pen *p, float by, const char *text)
{
    p->left += by;
    pen_paragraph(p, text);
    p->left -= by;
}

static void quotation_and_what_closes_it_belong_to_the_paragraph(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_filler(&p, "2.\t", 5);
    pen_paragraph(&p, "3.\tThe Guild decided on a rule, which says:");
    pen_set_in(&p, 40,
               "Lanterns are lit at dusk by the youngest, and they are put out by the oldest of all\n"
               "the ferrymen.");
    pen_set_in(&p, 40,
               "Dogs are fed by the keeper of the bridge at dawn, and they are fed again by him at\n"
               "noon.");
    pen_write(&p, "\nThe same rule holds for all the other quays of the harbour, and has held for many\n"
                  "years.");
    pen_filler(&p, "4.\t", 5);
    pen_paragraph(&p, "5.\tThe Guild decided on another rule, which says:");
    pen_set_in(&p, 40, "Ferries leave at dawn.");
    pen_heading(&p, "The bridge");
    pen_filler(&p, "6.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document,
                   "paragraph.1 paragraph.2 paragraph.3 paragraph.4 paragraph.5 heading paragraph.6");
    assert_true(g_str_has_suffix(passage(document, "para.3")->text, "and has held for many years."));
}

/* A typewriter's quotation is centred by chance: it is no heading below a colon. */
static void quotation_below_a_colon_is_no_heading(void **state)
{
    (void)state;
    pen p = pen_new();
    pen_filler(&p, "1.\t", 5);
    pen_paragraph(&p, "2.\tThe Guild put on its list the matter called:");
    p.y += 12;
    pen_set_in(&p, 40,
               "\"Lanterns which were lost on the lower quay and the means of finding them\n"
               "again before the winter\".");
    pen_filler(&p, "3.\t", 5);
    g_autoptr(undex_document) document = pen_segment(&p);
    assert_outline(document, "paragraph.1 paragraph.2 paragraph.3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bold_sentence_at_the_head_of_a_line_goes_on),
        cmocka_unit_test(bold_line_below_a_short_one_begins_anew),
        cmocka_unit_test(bold_text_over_a_page_end),
        cmocka_unit_test(numbered_item_over_a_page_end_is_no_heading),
        cmocka_unit_test(text_goes_on_below_its_dash),
        cmocka_unit_test(quotation_and_what_closes_it_belong_to_the_paragraph),
        cmocka_unit_test(quotation_below_a_colon_is_no_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
