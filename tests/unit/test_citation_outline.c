// SPDX-License-Identifier: GPL-3.0-or-later
/* What places a document has, as those are told who asked for one that it lacks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "undex/citation_lookup.h"

/* "kind component label" of each passage, parted by semicolons; "-" is none, "@4" is what its page is called.
 */
static undex_document *document_of(const char *symbol, const char *places)
{
    undex_document *document = undex_document_new();
    document->key = g_strdup("some-report");
    document->symbol = g_strdup(symbol);
    g_auto(GStrv) rows = g_strsplit(places, "; ", -1);
    for (char **row = rows; *row && **row; row++) {
        g_auto(GStrv) fields = g_strsplit(*row, " ", -1);
        undex_passage *passage = undex_passage_new(undex_kind_find(fields[0]));
        passage->id = g_strconcat("some-report#para.", fields[2], NULL);
        passage->component = strcmp(fields[1], "-") ? g_strdup(fields[1]) : NULL;
        passage->label = strcmp(fields[2], "-") ? g_strdup(fields[2]) : NULL;
        passage->page_label = fields[3] ? g_strdup(fields[3] + 1) : NULL;
        g_ptr_array_add(document->passages, passage);
    }
    return document;
}

static void outlines(void **state)
{
    static const struct {
        const char *symbol, *places, *outline;
    } cases[] = {
        {"A/99/901", "", "A/99/901 has no numbered places"},
        {NULL, "", "some-report has no numbered places"},
        {"A/99/901", "heading main I; block main -", "A/99/901 has no numbered places"},
        {"A/99/901", "paragraph main 4", "A/99/901 has para. 4"},
        {"A/99/901", "paragraph - 1; paragraph main 2; paragraph main 54", "A/99/901 has paras. 1-54"},
        {"A/99/901", "operative main 1; operative main 2", "A/99/901 has paras. 1-2"},
        {"A/99/901", "preambular main PP1; preambular main PP12; operative main 1",
         "A/99/901 has preambular paras. 1-12, para. 1"},
        {"A/99/901", "preambular main 3", "A/99/901 has no numbered places"},
        {"A/99/901", "paragraph main 1; footnote main 1; paragraph main 2; footnote main 9; endnote main 11",
         "A/99/901 has paras. 1-2, footnotes 1-11"},
        {"A/99/901", "footnote main *; footnote main **; footnote main 1; footnote main 2; footnote main *",
         "A/99/901 has footnotes 1-2"},
        {"A/99/901", "footnote main *; footnote main **", "A/99/901 has footnotes *-**"},
        {"A/99/901", "paragraph main 1; paragraph annex.II 1; paragraph annex.II 7",
         "A/99/901 has para. 1, annex II paras. 1-7"},
        {"A/99/901", "list_item main 1; list_item main 2; list_item main a", "A/99/901 has paras. 1-2"},
        {"A/99/901", "block main - @3; paragraph main 1 @4; footnote main 1 @9",
         "A/99/901 has para. 1, footnote 1, pp. 3-4"},
        {"A/99/901", "block main - @iv", "A/99/901 has p. iv"},
        {"A/99/901",
         "paragraph annex.1 1; paragraph annex.2 1; paragraph annex.3 1; paragraph annex.4 1; paragraph "
         "annex.5 1; "
         "paragraph annex.6 1; paragraph annex.7 1; paragraph annex.8 1; paragraph annex.9 1",
         "A/99/901 has annex 1 para. 1, annex 2 para. 1, annex 3 para. 1, annex 4 para. 1, annex 5 para. 1, "
         "annex 6 "
         "para. 1, annex 7 para. 1, annex 8 para. 1 and others"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_document) document = document_of(cases[i].symbol, cases[i].places);
        g_autofree char *outline = undex_cited_outline(document);
        if (strcmp(outline, cases[i].outline) != 0)
            print_error("%s: \"%s\"\n", cases[i].places, outline);
        assert_string_equal(outline, cases[i].outline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(outlines)};
    return cmocka_run_group_tests_name("citation_outline", tests, NULL, NULL);
}
