// SPDX-License-Identifier: GPL-3.0-or-later
/* What the links of a PDF add to the citations of its passages. */
#include "segment/structure/link_cites.h"

#include "undex/citation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The text of a passage, the address of a link on it, and what it cites then: "symbol@offset+length~origin".
 */
static const struct {
    const char *text, *uri, *cites;
} cases[] = {
    {"80/4 Seeds", "https://undocs.org/en/A/RES/80/4", "A/RES/80/4@0+4~link"},
    {"resolution 43/4", "https://undocs.org/A/HRC/RES/43/4", "A/HRC/RES/43/4@0+15~link"},
    {"resolution 2200 A (XXI)", "https://undocs.org/A/RES/2200(XXI)", "A/RES/2200 A (XXI)@0+23~text"},
    {"See A/80/62.", "https://docs.un.org/en/A/80/62", "A/80/62@4+7~text"},
    {"Here it is", "https://undocs.org/A/80/62", "A/80/62@0+0~link"},
    {"180/4 and 80/42", "https://undocs.org/A/RES/80/4", "A/RES/80/4@0+0~link"},
    {"Here it is", "https://example.org/A/80/62", ""},
    {"Commission on Human Rights resolution 1993/77", "https://undocs.org/E/RES/1993/77",
     "E/CN.4/RES/1993/77@27+18~text"},
};

static void test_links(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) pages = g_ptr_array_new();
        g_autoptr(GArray) links = g_array_new(FALSE, TRUE, sizeof(undex_link));
        undex_link link = {10, 10, 30, 20, 0, 0, (char *)cases[i].uri},
                   beside = {510, 10, 530, 20, 0, 0, (char *)cases[i].uri};
        g_array_append_val(links, link);
        g_array_append_val(links, beside);
        undex_source_page page = {.number = 1, .links = links};
        g_ptr_array_add(pages, &page);
        undex_source source = {.pages = pages};
        g_autoptr(undex_document) document = undex_document_new();
        undex_passage *passage = undex_passage_new(UNDEX_KIND_BLOCK);
        undex_box box = {1, 0, 0, 100, 40};
        passage->page_first = passage->page_last = 1;
        passage->text = g_strdup(cases[i].text);
        g_array_append_val(passage->boxes, box);
        g_ptr_array_add(document->passages, passage);
        undex_document_find_cites(document);
        segment_link_cites(&source, document);
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint k = 0; k < passage->cites->len; k++) {
            const undex_cite *cite = &g_array_index(passage->cites, undex_cite, k);
            g_string_append_printf(out, "%s%s@%d+%d~%s", k ? " " : "", cite->symbol, cite->offset,
                                   cite->length, undex_cite_origin_name(cite->origin));
        }
        assert_string_equal(out->str, cases[i].cites);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_links)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
