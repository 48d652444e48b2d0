// SPDX-License-Identifier: GPL-3.0-or-later
/* Passages of a document that say the same in two languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "undex/parallel.h"

/* The kind and the place of each passage, parted by blanks; one sub-paragraph for each "+" after it. */
static undex_document *document_of(const char *passages)
{
    undex_document *document = undex_document_new();
    g_auto(GStrv) rows = g_strsplit(passages, " ", -1);
    for (char **row = rows; *row && **row; row++) {
        g_auto(GStrv) fields = g_strsplit(*row, ":", 2);
        gsize length = strcspn(fields[1], "+");
        undex_passage *passage = undex_passage_new(undex_kind_find(fields[0]));
        passage->id = g_strdup_printf("A/99/901#%.*s", (int)length, fields[1]);
        for (const char *more = fields[1] + length; *more; more++) {
            undex_sub_paragraph item = {g_strdup("(a)"), 0};
            g_array_append_val(passage->items, item);
        }
        g_ptr_array_add(document->passages, passage);
    }
    return document;
}

/* The ordinals, "-" for none, "?" after what is doubtful. */
static char *aligned(const char *one, const char *other)
{
    g_autoptr(undex_document) document = document_of(one), in = document_of(other);
    g_autoptr(GArray) pairs = undex_parallel_align(document, in);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < pairs->len; i++) {
        const undex_parallel *pair = &g_array_index(pairs, undex_parallel, i);
        g_string_append_printf(out, pair->ordinal < 0 ? " -" : " %d", pair->ordinal);
        g_string_append(out, pair->doubtful ? "?" : "");
    }
    return g_string_free(out, FALSE);
}

static void pairs(void **state)
{
    static const struct {
        const char *one, *other, *wanted;
    } cases[] = {
        {"paragraph:para.1 paragraph:para.2", "paragraph:para.1 paragraph:para.2", " 0 1"},
        /* another order of pages: notes stand elsewhere */
        {"paragraph:para.1 footnote:fn.1 paragraph:para.2", "paragraph:para.1 paragraph:para.2 footnote:fn.1",
         " 0 2 1"},
        {"paragraph:annex.para.1 paragraph:para.1", "paragraph:para.1 paragraph:annex.para.1", " 1 0"},
        {"paragraph:para.1 paragraph:para.3", "paragraph:para.1 paragraph:para.2", " 0 -"},
        /* headings go by their order between numbers, whatever page they stand on */
        {"heading:p1.heading.1 paragraph:para.1 heading:p1.heading.2 paragraph:para.2",
         "heading:p1.heading.1 paragraph:para.1 heading:p2.heading.1 paragraph:para.2", " 0 1 2 3"},
        {"heading:p1.heading.1 block:p1.block.1 heading:p1.heading.2 paragraph:para.1",
         "block:p1.block.1 heading:p1.heading.1 heading:p1.heading.2 paragraph:para.1", " 1 0 2 3"},
        /* one heading more: what is paired is doubtful */
        {"paragraph:para.1 heading:p1.heading.1 paragraph:para.2",
         "paragraph:para.1 heading:p1.heading.1 heading:p1.heading.2 paragraph:para.2", " 0 1? 3"},
        {"paragraph:para.1 heading:p1.heading.1 heading:p1.heading.2",
         "paragraph:para.1 heading:p1.heading.1", " 0 1? -"},
        {"paragraph:para.1+ paragraph:para.2++", "paragraph:para.1+ paragraph:para.2+", " 0 1?"},
        {"paragraph:para.1", "operative:para.1", " 0?"},
        {"paragraph:para.1", "", " -"},
        {"", "paragraph:para.1", ""},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = aligned(cases[i].one, cases[i].other);
        if (strcmp(found, cases[i].wanted) != 0)
            print_error("%s / %s\n", cases[i].one, cases[i].other);
        assert_string_equal(found, cases[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pairs)};
    return cmocka_run_group_tests_name("parallel_passages", tests, NULL, NULL);
}
