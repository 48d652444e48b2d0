// SPDX-License-Identifier: GPL-3.0-or-later
/* What is doubted points at its place, what is whole is not doubted, and the quality is what is left. */
#include "pages.h"

/* All warnings of a document, joined by lines. Caller frees. */
static char *warnings_of(const undex_document *document)
{
    g_ptr_array_add(document->warnings, NULL);
    char *all = g_strjoinv("\n", (char **)document->warnings->pdata);
    g_ptr_array_remove_index(document->warnings, document->warnings->len - 1);
    return all;
}

#define LONG                                                                                                 \
    "Lanterns are hung along the quay at dusk by the youngest of all the ferrymen, and the dogs of the "     \
    "bridge are fed at noon by its keeper, who writes down in his book which of the lanterns were lost."

/* A document as blocks, each set as a paragraph of its own; "#" begins a page, "!" a heading. */
static const struct {
    const char *blocks[8];
    const char *warnings;
    double quality;
} cases[] = {
    /* nothing to doubt */
    {{"1.\t" LONG, "2.\t" LONG, "3.\t" LONG}, "", 1},
    /* missing over a page's end; on one page a document may leave a number out */
    {{"1.\t" LONG, "2.\t" LONG, "#", "4.\t" LONG},
     "paragraph 3 is missing before paragraph 4 on page 2",
     0.5},
    {{"1.\t" LONG, "2.\t" LONG, "4.\t" LONG, "5.\t" LONG}, "", 1},
    {{"1.\t" LONG, "2.\t" LONG, "#", "5.\t" LONG, "6.\t" LONG},
     "paragraphs 3 to 4 are missing before paragraph 5 on page 2",
     0.5},
    {{"1.\t" LONG, "2.\t" LONG, "!Annex", "1.\t" LONG, "2.\t" LONG, "#", "4.\t" LONG},
     "paragraph 3 is missing before paragraph 4 on page 2",
     0.5},
    /* an item that is numbered within its paragraph, where several others follow one another */
    {{"5.\tThe keeper says:", "5.1\tThe quay;", "5.2\tThe mill;", "5.3\tThe tower;", "5.5\tThe well;",
      "6.\t" LONG},
     "paragraphs 1 to 4 are missing before paragraph 5 on page 1\n"
     "item 5.4 is missing before item 5.5 on page 1",
     0},
    {{"5.\tThe keeper says:", "5.1\tThe quay;", "5.2\tThe mill;", "5.4\tThe tower;", "5.5\tThe well;",
      "6.\t" LONG},
     "paragraphs 1 to 4 are missing before paragraph 5 on page 1",
     0},
    /* a preamble to nothing */
    {{"!Resolution 5", "The Council,", "Recalling the letter of the keeper,",
      "Noting that the lanterns were counted by him,"},
     "the preamble on page 1 has no operative paragraph",
     0},
    /* a star without a note */
    {{"1.\t" LONG, "2.\tThe keeper* of the bridge wrote to him in the winter of that year.", "3.\t" LONG},
     "mark * on page 1 has no note",
     0},
    /* unnumbered text right below a numbered paragraph */
    {{"1.\t" LONG, "2.\t" LONG, LONG, "3.\t" LONG, "4.\t" LONG},
     "the text on page 1 between paragraphs 2 and 3 has no number: it may belong to 2",
     0},
    /* not where a heading stands above it */
    {{"1.\t" LONG, "2.\t" LONG, "!The bridge", LONG, "3.\t" LONG, "4.\t" LONG}, "", 1},
    /* a number that begins a text in no sequence */
    {{"1.\t" LONG, "2.\t" LONG, "3.\t" LONG, "!The bridge", "77.\t" LONG},
     "number 77 on page 1 begins a text that stands in no sequence",
     0},
    /* the words of a preamble */
    {{"Recalling the letter of the keeper,", "Noting that the lanterns were counted by him,", LONG},
     "the text on page 1 has the words of a preamble but belongs to no resolution",
     0},
    /* a mark whose note is lost */
    {{"1.\tThe keeper{^1} wrote.", "2.\tThe ferry{^2} came.", "3.\t" LONG},
     "mark 2 on page 1 has no note",
     0},
    /* but no mark is the power of a unit */
    {{"1.\tThe keeper{^1} wrote.", "2.\tThe quay has 40 m {^2} of roof.", "3.\t" LONG}, "", 1},
};

static void warnings_point(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        pen p = pen_new();
        for (guint b = 0; b < G_N_ELEMENTS(cases[i].blocks) && cases[i].blocks[b]; b++) {
            if (cases[i].blocks[b][0] == '#')
                pen_page(&p);
            else if (cases[i].blocks[b][0] == '!')
                pen_heading(&p, cases[i].blocks[b] + 1);
            else
                pen_paragraph(&p, cases[i].blocks[b]);
        }
        g_autoptr(undex_document) document = pen_segment(&p);
        g_autofree char *warnings = warnings_of(document);
        assert_string_equal(warnings, cases[i].warnings);
        assert_true(fabs(document->quality - cases[i].quality) < 0.001);
    }
}

/* A page whose notes have these numbers, each with its mark. */
static undex_document *with_notes(const int *numbers)
{
    pen p = pen_new();
    pen_filler(&p, "1.\t", 2);
    for (guint i = 0; numbers[i]; i++) {
        g_autofree char *text =
            g_strdup_printf("%u.\tThe keeper of the bridge{^%d} wrote.", i + 2, numbers[i]);
        pen_paragraph(&p, text);
    }
    pen_notes(&p, 600);
    for (guint i = 0; numbers[i]; i++) {
        g_autofree char *note = g_strdup_printf("{^%d} Book of lanterns, page %u.", numbers[i], i + 7);
        pen_note(&p, note);
    }
    return pen_segment(&p);
}

static void notes_are_missed_by_their_numbers(void **state)
{
    (void)state;
    static const struct {
        int numbers[6];
        const char *warnings;
    } rows[] = {
        {{1, 2, 3}, ""},
        {{3, 4, 5}, ""},
        {{1, 2, 4}, "note 3 is missing before note 4 on page 1"},
        {{1, 2, 5}, "notes 3 to 4 are missing before note 5 on page 1"},
        {{1, 2, 6, 7}, "notes 3 to 5 are missing before note 6 on page 1"},
        {{1, 3, 5}, "note 2 is missing before note 3 on page 1\nnote 4 is missing before note 5 on page 1"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(undex_document) document = with_notes(rows[i].numbers);
        g_autofree char *warnings = warnings_of(document);
        assert_string_equal(warnings, rows[i].warnings);
    }
}

/* A list within a paragraph, whose second entry is given. */
static char *warnings_with_entry(const char *entry)
{
    pen p = pen_new();
    pen_paragraph(&p, "1.\t" LONG);
    pen_paragraph(&p, "2.\t" LONG);
    pen_paragraph(&p, "3.\tThe keeper asked for these things, without which he would not count again:");
    p.left = 136;
    pen_paragraph(&p, "1.\tA lantern that burns all night;");
    pen_paragraph(&p, entry);
    pen_paragraph(&p, "3.\tA dog.");
    p.left = 100;
    pen_paragraph(&p, "4.\t" LONG);
    pen_paragraph(&p, "5.\t" LONG);
    g_autoptr(undex_document) document = pen_segment(&p);
    return warnings_of(document);
}

static void entry_as_long_as_a_paragraph(void **state)
{
    (void)state;
    g_autofree char *none = warnings_with_entry("2.\tA coat against the wind;");
    assert_string_equal(none, "");
    g_autofree char *one = warnings_with_entry("2.\t" LONG " He counts them again.");
    assert_string_equal(one, "item 2 on page 1 is as long as a paragraph: it may be one");
}

/* Of a hundred doubts of one kind fifty are said. */
static void warnings_have_a_ceiling(void **state)
{
    (void)state;
    pen p = pen_new();
    for (int i = 1; i <= 100; i++) {
        g_autofree char *number = g_strdup_printf("%d.\t" LONG, 2 * i);
        pen_page(&p);
        pen_paragraph(&p, number);
        pen_paragraph(&p, LONG);
    }
    g_autoptr(undex_document) document = pen_segment(&p);
    guint missing = 0, more = 0;
    for (guint i = 0; i < document->warnings->len; i++) {
        missing += strstr(g_ptr_array_index(document->warnings, i), "missing before") != NULL;
        more += strcmp(g_ptr_array_index(document->warnings, i), "more of the kind are left out") == 0;
    }
    assert_int_equal(missing, 50);
    assert_true(more >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(warnings_point),
        cmocka_unit_test(notes_are_missed_by_their_numbers),
        cmocka_unit_test(entry_as_long_as_a_paragraph),
        cmocka_unit_test(warnings_have_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
