// SPDX-License-Identifier: GPL-3.0-or-later
/* What becomes of the files of data/ in the program: an entry of each table, and what is none. */
#include "analysis/fold_diacritics.h"
#include "search/expand/light_words.h"
#include "search/expand/thesaurus_groups.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void entries(void **state)
{
    (void)state;
    static const struct {
        const undex_word_list *lists;
        const char *language, *entry;
        gboolean expected;
    } cases[] = {
        {undex_data_thesaurus, "en", "abandon relinquish desert", TRUE},
        {undex_data_thesaurus, "en", "abandon", FALSE},
        {undex_data_thesaurus, "fr", "autochtone indigène", TRUE},
        {undex_data_thesaurus, "es", "autochtone indigène", FALSE},
        {undex_data_irregular_plurals, "en", "child children", TRUE},
        {undex_data_irregular_plurals, "en", "boy boys", FALSE},
        {undex_data_light_words, "en", "alongside", TRUE},
        {undex_data_light_words, "en", "the", FALSE},
        {undex_data_stopwords, "en", "the", TRUE},
        {undex_data_stopwords, "en", "drought", FALSE},
        {undex_data_stopwords, "en-GB", "the", TRUE},
        {undex_data_stopwords, "ru", "the", FALSE},
        {undex_data_stopwords, "ru", "чтобы", TRUE},
        {undex_data_stopwords, "ar", "من", TRUE},
        {undex_data_stopwords, "en", "th", FALSE},
        {undex_data_stopwords, "en", "he the", FALSE},
        {undex_data_stopwords, "en", "", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *list = undex_word_list_find(cases[i].lists, cases[i].language);
        assert_non_null(list);
        if (undex_word_list_has(list, cases[i].entry) != cases[i].expected)
            fail_msg("%s: %s", cases[i].language, cases[i].entry);
    }
}

static void languages(void **state)
{
    (void)state;
    assert_null(undex_word_list_find(undex_data_stopwords, "zh"));
    assert_null(undex_word_list_find(undex_data_stopwords, ""));
    assert_null(undex_word_list_find(undex_data_stopwords, NULL));
    assert_null(undex_word_list_find(undex_data_irregular_plurals, "fr"));
}

static void countries(void **state)
{
    (void)state;
    assert_true(undex_word_list_has(undex_data_countries, "morocco moroccan"));
    assert_true(undex_word_list_has(undex_data_countries, "kyiv kiev"));
    assert_false(undex_word_list_has(undex_data_countries, "morocco algerian"));
    assert_false(undex_word_list_has(undex_data_countries, "name others")); /* the columns' names */
}

static void spelling(void **state)
{
    (void)state;
    static const struct {
        const char *british, *american;
    } cases[] = {{"gaol", "jail"}, {"instalments", "installments"}, {"tyre", "tire"}, {"drought", "drought"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) word = g_string_new(cases[i].british);
        gboolean changed = undex_spelling_unify(word);
        assert_int_equal(changed, strcmp(cases[i].american, cases[i].british) != 0);
        assert_string_equal(word->str, cases[i].american);
    }
    guint8 initials[256] = {['j'] = 1};
    undex_spelling_initials(initials);
    assert_true(initials['g']);  /* gaol */
    assert_false(initials['k']); /* kerb is curb */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries),
        cmocka_unit_test(languages),
        cmocka_unit_test(countries),
        cmocka_unit_test(spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
