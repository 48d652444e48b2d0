// SPDX-License-Identifier: GPL-3.0-or-later
/* Postings counted window by window, against all of them counted at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "search/match/posting_tally.h"

enum { ENTRIES = 300 };

static void append(gpointer closure, guint32 docid, float count)
{
    g_string_append_printf(closure, "%u:%g ", docid, (double)count);
}

static void windows(void **state)
{
    (void)state;
    xc_error e;
    xc_database *database = xc_database_new_memory(&e);
    for (guint n = 1; n <= ENTRIES; n++) {
        xc_document *entry = xc_document_new(&e);
        assert_true(n % 3 || xc_document_add_term(entry, "Nseed", 1 + n % 4, &e));
        assert_true(n % 5 || xc_document_add_term(entry, "Nstore", 1, &e));
        assert_int_equal(xc_database_add_document(database, entry, &e), n);
        xc_document_free(entry);
    }
    g_autoptr(GArray) words = undex_query_words_new();
    query_word *word = undex_query_words_add(words, 1);
    g_ptr_array_add(word->stems, g_strdup("seed"));
    g_ptr_array_add(word->stems, g_strdup("store"));
    g_autoptr(GString) whole = g_string_new(NULL);
    posting_tally all = undex_posting_tally_new(ENTRIES + 1, NULL);
    assert_true(undex_posting_tally_add_place(database, &all, PLACE_NOTE, word, &e));
    assert_int_equal(undex_posting_tally_count(&all), 140);
    undex_posting_tally_take(&all, append, whole);
    undex_posting_tally_clear(&all);
    for (guint32 width = 1; width < 2 * ENTRIES; width += 37) {
        g_autoptr(GString) parts = g_string_new(NULL);
        posting_tally t = undex_posting_tally_new_window(width);
        for (guint32 first = 1; first <= ENTRIES; first += width) {
            undex_posting_tally_move(&t, first, MIN(first + width, ENTRIES + 1));
            assert_true(undex_posting_tally_add_place(database, &t, PLACE_NOTE, word, &e));
            undex_posting_tally_take(&t, append, parts);
        }
        assert_string_equal(parts->str, whole->str);
        undex_posting_tally_clear(&t);
    }
    xc_database_free(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(windows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
