// SPDX-License-Identifier: GPL-3.0-or-later
/* What becomes of the files of data/ in the program: an entry of each table, and what is none. */
#include "analysis/acronym_letters.h"
#include "analysis/fold_diacritics.h"
#include "base/common_words.h"
#include "base/language.h"
#include "base/month.h"
#include "base/number_words.h"
#include "citation/organ.h"
#include "citation/styles/headline_case.h"
#include "citation/symbol_words.h"
#include "ingest/directory_walk.h"
#include "record/component_words.h"
#include "search/expand/expand_query.h"
#include "search/expand/thesaurus.h"
#include "search/parse/lexer.h"
#include "segment/segment_patterns.h"
#include "segment/title_page/masthead.h"

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
        {undex_data_word_endings, "es", "miento", TRUE},
        {undex_data_word_endings, "en", "miento", FALSE},
        {undex_data_common_words, "de", "nicht", TRUE},
        {undex_data_common_words, "it", "nicht", FALSE},
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

static void known_languages(void **state)
{
    (void)state;
    static const struct {
        const char *code, *name;
        gboolean official, stemmed;
    } cases[] = {
        {"en", "English", TRUE, TRUE},
        {"ZH", "Chinese", TRUE, FALSE},
        {"ar-EG", "Arabic", TRUE, TRUE},
        {"pt", "Portuguese", FALSE, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const undex_language *language = undex_language_find(cases[i].code);
        assert_non_null(language);
        assert_string_equal(language->name, cases[i].name);
        assert_int_equal(language->official, cases[i].official);
        assert_int_equal(language->stemmed, cases[i].stemmed);
    }
    assert_null(undex_language_find("xx"));
    assert_null(undex_language_find(""));
    assert_null(undex_language_find(NULL));
    assert_string_equal(undex_language_named("FRENCH")->code, "fr");
    assert_null(undex_language_named("Portuguese")); /* none of the six */
    assert_string_equal(undex_language_printed("Inglés")->code, "en");
    assert_string_equal(undex_language_printed("ÁRABE")->code, "ar");
    assert_null(undex_language_printed("Portugués"));
    for (const undex_language *language = undex_data_languages; language->code; language++) {
        assert_int_equal(language->rank, language - undex_data_languages + 1);
        assert_true(language->rank <= UNDEX_LANGUAGE_CEILING);
        assert_true(undex_word_list_has(undex_data_language_codes, language->code));
    }
    assert_false(undex_word_list_has(undex_data_language_codes, "xx"));
    assert_false(undex_word_list_has(undex_data_language_codes, "en; eo"));
}

/* Every name of a month that the table has is one in dates, and means that month. */
static void months(void **state)
{
    (void)state;
    undex_pattern *pattern = &segment_patterns[PATTERN_DATE];
    for (const undex_month *month = undex_data_months; month->number; month++) {
        const char *const all[] = {month->english, month->french, month->spanish, month->russian};
        assert_int_equal(month->number, month - undex_data_months + 1);
        assert_string_equal(undex_month_name(month->number), month->english);
        for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
            g_auto(GStrv) names = g_strsplit(all[i], " ", -1);
            for (char **name = names; *name; name++) {
                g_autofree char *date = g_strdup_printf("22 %s 2025", *name);
                undex_match match;
                assert_true(undex_pattern_match(pattern, date, -1, 0, &match));
                assert_int_equal(undex_match_length(&match, undex_pattern_group(pattern, "m")),
                                 strlen(*name));
                assert_int_equal(undex_month_named(*name), month->number);
            }
        }
    }
    assert_int_equal(undex_month_named("août"), 8);
    assert_int_equal(undex_month_named("сентября"), 9);
    assert_int_equal(undex_month_named("Januar"), 0);
    assert_int_equal(undex_month_named("Jan"), 0);
    assert_string_equal(undex_month_name(0), "");
    assert_string_equal(undex_month_name(13), "");
}

/* The other way round: all that the pattern takes for a month is in the table. */
static void months_of_pattern(void **state)
{
    (void)state;
    const char *begin = strstr(segment_patterns[PATTERN_MONTH_LINE].pattern, "(?<m> ");
    assert_non_null(begin);
    begin += strlen("(?<m> ");
    g_autofree char *text = g_strndup(begin, strcspn(begin, " "));
    g_auto(GStrv) names = g_strsplit(text, "|", -1);
    assert_int_equal(g_strv_length(names), 66);
    for (char **name = names; *name; name++)
        if (!undex_month_named(*name))
            fail_msg("%s", *name);
}

static void filter_names(void **state)
{
    (void)state;
    guint words = 0, filters = 0;
    for (const undex_filter_name *other = undex_data_filter_names; other->name; other++) {
        words += !*other->written;
        filters += strcmp(other->name, "before") == 0 && strcmp(other->written, "date:..%s") == 0;
        assert_string_not_equal(other->name, "symbol"); /* what is a filter here */
    }
    assert_int_equal(filters, 1);
    assert_int_equal(words, 11);
}

static void organs(void **state)
{
    (void)state;
    static const struct {
        const char *symbol, *abbreviation;
    } cases[] = {
        {"A/68/190", "UNGA"},
        {"A/HRC/31/2", "UNHRC"},
        {"A/HRCX/2", "UNGA"},
        {"E/CN.4/2005/1", "UNCHR"},
        {"E/2005/1", "ECOSOC"},
        {"CCPR/C/GC/34", "HRC"},
        {"A", NULL},
        {"ISBA/1", NULL},
        {"", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const undex_organ *organ = undex_organ_find(cases[i].symbol);
        if (g_strcmp0(organ ? organ->abbreviation : NULL, cases[i].abbreviation) != 0)
            fail_msg("%s", cases[i].symbol);
    }
    assert_string_equal(undex_organ_typed("UNSC")->symbol, "S");
    assert_string_equal(undex_organ_typed("HRC")->symbol, "A/HRC"); /* not the committee of the Covenant */
    assert_null(undex_organ_typed("UN"));
    assert_null(undex_organ_typed(""));
}

static void numbers(void **state)
{
    (void)state;
    assert_int_equal(undex_number_of_ordinal("nineteenth"), 19);
    assert_int_equal(undex_number_of_ordinal("sixième"), 6);
    assert_int_equal(undex_number_of_ordinal("четвертый"), 4);
    assert_int_equal(undex_number_of_ordinal("twentieth"), 0);
    assert_int_equal(undex_number_of_ordinal("one"), 0);
    assert_int_equal(undex_number_counted("one"), 1);
    assert_int_equal(undex_number_counted("première"), 1);
    assert_int_equal(undex_number_counted("décima"), 10);
    assert_int_equal(undex_number_counted("first"), 0);
    assert_int_equal(undex_number_counted("eleventh"), 0);
}

static void components(void **state)
{
    (void)state;
    assert_string_equal(undex_component_cited("annexe"), "annex");
    assert_string_equal(undex_component_cited("app"), "appendix");
    assert_null(undex_component_cited("part"));
    assert_string_equal(undex_component_printed("draft resolution iii"), "draft-resolution");
    assert_string_equal(undex_component_printed("pièce jointe"), "enclosure");
    assert_string_equal(undex_component_printed("附件一"), "annex");
    assert_null(undex_component_printed("app"));
    assert_null(undex_component_printed("resolution"));
}

static void cells(void **state)
{
    (void)state;
    assert_true(undex_words_begin("février fevrier", "fevriers"));
    assert_false(undex_words_begin("février fevrier", "fev"));
    assert_false(undex_words_begin("", "fev"));
    assert_true(undex_words_have("février fevrier", "fevrier"));
    assert_false(undex_words_have("février fevrier", "fevriers"));
    assert_false(undex_words_have("février fevrier", "février fevrier"));
    assert_false(undex_words_have("", ""));
}

/* Each list has languages that are known. */
static void lists_of_known_languages(void **state)
{
    (void)state;
    const undex_word_list *const all[] = {undex_data_thesaurus, undex_data_irregular_plurals,
                                          undex_data_light_words, undex_data_stopwords,
                                          undex_data_word_endings};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        for (const undex_word_list *list = all[i]; list->language; list++)
            if (!undex_language_find(list->language))
                fail_msg("%s", list->language);
    static const char *const longer[] = {"ast", "lad", "pcm", "sco",
                                         NULL}; /* they have no code of two letters */
    for (const undex_word_list *list = undex_data_common_words; list->language; list++)
        if (!undex_word_list_has(undex_data_language_codes, list->language) &&
            !g_strv_contains(longer, list->language))
            fail_msg("%s", list->language);
}

static void taking(void **state)
{
    (void)state;
    const char *rest = " one; two three;", *entry;
    gsize length = 0;
    entry = undex_word_list_take(&rest, &length);
    assert_memory_equal(entry, "one", length);
    assert_int_equal(length, 3);
    entry = undex_word_list_take(&rest, &length);
    assert_int_equal(length, 9);
    assert_memory_equal(entry, "two three", length);
    assert_null(undex_word_list_take(&rest, &length));
}

static void single_words(void **state)
{
    (void)state;
    static const struct {
        const char *list, *word;
        gboolean expected;
    } cases[] = {
        {undex_data_acronym_small_words, "для", TRUE},  {undex_data_acronym_small_words, "food", FALSE},
        {undex_data_acronym_articles, "los", TRUE},     {undex_data_acronym_articles, "of", FALSE},
        {undex_data_body_words, "comité", TRUE},        {undex_data_body_words, "Comité", FALSE},
        {undex_data_document_words, "Доклад", TRUE},    {undex_data_document_words, "Council", FALSE},
        {undex_data_title_small_words, "sobre", TRUE},  {undex_data_title_small_words, "Of", FALSE},
        {undex_data_numbered_bodies, "Sub", TRUE},      {undex_data_numbered_bodies, "SUB", FALSE},
        {undex_data_document_kinds, "PRST", TRUE},      {undex_data_document_kinds, "HRC", FALSE},
        {undex_data_headline_small_words, "of", TRUE},  {undex_data_headline_small_words, "water", FALSE},
        {undex_data_headline_acronyms, "UNICEF", TRUE}, {undex_data_headline_acronyms, "FOOD", FALSE},
        {undex_data_other_endings, ".tiff", TRUE},      {undex_data_other_endings, ".pdf", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if (undex_word_list_has(cases[i].list, cases[i].word) != cases[i].expected)
            fail_msg("%s", cases[i].word);
}

static void countries(void **state)
{
    (void)state;
    assert_true(undex_word_list_has(undex_data_countries, "morocco moroccan"));
    assert_true(undex_word_list_has(undex_data_countries, "kyiv kiev"));
    assert_false(undex_word_list_has(undex_data_countries, "morocco algerian"));
    assert_false(undex_word_list_has(undex_data_countries, "name others")); /* the columns' names */
}

static void parts_of_words(void **state)
{
    (void)state;
    assert_true(undex_word_list_has_part(" AC; CN;", "CN.4", 2));
    assert_false(undex_word_list_has_part(" AC; CN;", "CN.4", 4));
    assert_false(undex_word_list_has_part(" AC; CN;", "CN", 1));
    assert_false(undex_word_list_has_part(" AC; CN;", "CN", 0));
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
    guint32 seconds[256] = {['j'] = 1U << ('a' & 0x1F), ['e'] = 1U << ('m' & 0x1F)};
    undex_spelling_beginnings(seconds);
    assert_int_equal(seconds['g'], 1U << ('a' & 0x1F)); /* gaol */
    assert_true(seconds['a'] & 1U << ('e' & 0x1F));     /* aemia is emia */
    assert_false(seconds['k']);                         /* kerb is curb */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries),         cmocka_unit_test(languages),
        cmocka_unit_test(known_languages), cmocka_unit_test(lists_of_known_languages),
        cmocka_unit_test(months),          cmocka_unit_test(months_of_pattern),
        cmocka_unit_test(filter_names),    cmocka_unit_test(organs),
        cmocka_unit_test(numbers),         cmocka_unit_test(components),
        cmocka_unit_test(cells),           cmocka_unit_test(taking),
        cmocka_unit_test(single_words),    cmocka_unit_test(countries),
        cmocka_unit_test(parts_of_words),  cmocka_unit_test(spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
