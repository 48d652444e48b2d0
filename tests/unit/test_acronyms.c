// SPDX-License-Identifier: GPL-3.0-or-later
/* What documents say that acronyms stand for, and which of it is believed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/digit_groups.h"
#include "index/acronym_terms.h"
#include "index/compound_terms.h"

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is in the set, sorted, with " | " between. */
static char *listed(GHashTable *set)
{
    g_autofree gpointer *keys = g_hash_table_get_keys_as_array(set, NULL);
    guint count = g_hash_table_size(set);
    qsort(keys, count, sizeof *keys, (int (*)(const void *, const void *))by_text);
    return g_strjoinv(" | ", (char **)keys);
}

static void found(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text, *terms;
    } cases[] = {
        {"en", "for the least developed countries (LDCs), which", "XAldc least developed countries"},
        {"en", "to non-governmental organizations (NGOs).", "XAngo non governmental organizations"},
        {"en", "Non-governmental organizations (\xE2\x80\x9CNGOs\xE2\x80\x9D)",
         "XAngo non governmental organizations"},
        {"en", "of information and communications technology (ICT)",
         "XAict information and communications technology"},
        {"en", "the Food and Agriculture Organization of the United Nations (FAO)",
         "XAfao food and agriculture organization"},
        {"en", "Office of the United Nations High Commissioner for Human Rights (OHCHR)",
         "XAohchr office of the united nations high commissioner for human rights"},
        {"en", "the Economic Community of West African States (ECOWAS)",
         "XAecowas economic community of west african states"},
        {"en", "the Ministry of Youth and Sports (MoYS)", "XAmoys ministry of youth and sports"},
        {"en", "of the ILO (International Labour Organization) and",
         "XAilo international labor organization"},
        {"en", "LDC: least developed country", "XAldc least developed country"},
        {"fr", "les pays les moins avanc\xC3\xA9s (PMA)", "XApma pays les moins avances"},
        {"fr", "l\xE2\x80\x99Organisation mondiale de la Sant\xC3\xA9 (OMS)",
         "XAoms organisation mondiale de la sante"},
        {"es", "la Organizaci\xC3\xB3n Mundial de la Salud (OMS)", "XAoms organizacion mundial de la salud"},
        {"ru",
         "\xD0\x9C\xD0\xB5\xD0\xB6\xD0\xB4\xD1\x83\xD0\xBD\xD0\xB0\xD1\x80\xD0\xBE\xD0\xB4\xD0\xBD\xD0\xBE"
         "\xD0\xB9 "
         "\xD0\xBE\xD1\x80\xD0\xB3\xD0\xB0\xD0\xBD\xD0\xB8\xD0\xB7\xD0\xB0\xD1\x86\xD0\xB8\xD0\xB8 "
         "\xD1\x82\xD1\x80\xD1\x83\xD0\xB4\xD0\xB0 (\xD0\x9C\xD0\x9E\xD0\xA2)",
         "XA\xD0\xBC\xD0\xBE\xD1\x82 "
         "\xD0\xBC\xD0\xB5\xD0\xB6\xD0\xB4\xD1\x83\xD0\xBD\xD0\xB0\xD1\x80\xD0\xBE\xD0\xB4\xD0\xBD\xD0\xBE"
         "\xD0\xB9 "
         "\xD0\xBE\xD1\x80\xD0\xB3\xD0\xB0\xD0\xBD\xD0\xB8\xD0\xB7\xD0\xB0\xD1\x86\xD0\xB8\xD0\xB8 "
         "\xD1\x82\xD1\x80\xD1\x83\xD0\xB4\xD0\xB0"},
        /* the letters come from another language: believed where several say so */
        {"en", "with the United Nations Organization Stabilization Mission in Mali (MINUSMA)",
         "XBminusma united nations organization stabilization mission in mali"},
        /* no acronyms */
        {"en", "the Committee (the Third one)", ""},
        {"en", "its resolution 2106 A (XX)", ""},
        {"en", "the plan of the group (AB)", ""},
        {"en", "a report on seeds (see A/99/901)", ""},
        {"en", "least developed countries (", ""},
        {"en", "(LDCs) stand alone", ""},
        {"en", "the rights of the child (annex)", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_analyser) analyser = undex_analyser_new(cases[i].language);
        g_autoptr(GHashTable) terms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        undex_acronym_terms_find(analyser, cases[i].text, terms);
        g_autofree char *got = listed(terms);
        assert_string_equal(got, cases[i].terms);
    }
}

static void accepted(void **state)
{
    (void)state;
    g_autofree char *long_word = g_strnfill(300, 'l');
    g_autofree char *long_value = g_strdup_printf("ld %s developed", long_word);
    const struct {
        const char *value;
        gboolean verified, accepted;
    } cases[] = {
        {"ldc least developed countries", TRUE, TRUE},
        {"who world health organization", TRUE, TRUE},
        {"who buy my seeds", TRUE, FALSE},
        {"who buy my seeds", FALSE, TRUE},
        {"ldc", FALSE, FALSE},
        {"ldc least", FALSE, FALSE},
        {"l least developed", FALSE, FALSE},
        {"ld a b c d e f g h i j k l m n o p q r s", FALSE, FALSE},
        {"ld \xFF least", FALSE, FALSE},
        {long_value, FALSE, FALSE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(undex_acronym_terms_accept(cases[i].value, cases[i].verified), cases[i].accepted);
}

/* No text is so odd that comparing takes long. */
static void bounded(void **state)
{
    (void)state;
    g_autoptr(undex_analyser) analyser = undex_analyser_new("en");
    g_autoptr(GHashTable) terms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 2000; i++)
        g_string_append(text, "aaa aaa a aaa a aaa aaa a aaa aaa a aaa aaa a aaa aaa (AAAAAAAAAAAB) ");
    gint64 start = g_get_monotonic_time();
    undex_acronym_terms_find(analyser, text->str, terms);
    assert_int_equal(g_hash_table_size(terms), 0);
    assert_true(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
}

static void compounds(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text, *terms;
    } cases[] = {
        {"en", "Policy-makers and a policy-maker", "XWpolicymak policy maker | XWpolicymak policy makers"},
        {"en",
         "ISIL (Da\xE2\x80\x99"
         "esh)",
         "XWdaesh da esh"},
        {"en", "fit-for-purpose, A/68/190, www.un.org, 12-page, x-y", ""},
        {"fr",
         "l\xE2\x80\x99"
         "enfant qu'elle",
         ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_analyser) analyser = undex_analyser_new(cases[i].language);
        g_autoptr(GHashTable) parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_autoptr(GHashTable) terms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        undex_compound_terms_gather(undex_analyser_run(analyser, cases[i].text, -1), parts);
        undex_compound_terms_name(analyser, parts, terms, 100);
        g_autofree char *got = listed(terms);
        assert_string_equal(got, cases[i].terms);
    }
    assert_true(undex_compound_terms_accept("policymak policy makers"));
    assert_false(undex_compound_terms_accept("policymak policymakers"));
    assert_false(undex_compound_terms_accept("policymak policy makers too"));
    assert_false(undex_compound_terms_accept("policymak 12 makers"));
}

static void thousands(void **state)
{
    (void)state;
    static const struct {
        const char *text, *closed;
    } cases[] = {
        {"33 287 people", "33287"},
        {"33\xC2\xA0"
         "287",
         "33287"},
        {"1\xE2\x80\xAF"
         "325\xE2\x80\xAF"
         "000",
         "1325000"},
        {"33.287", "33287"},
        {"1.325.000", "1325000"},
        {"33.28", ""},
        {"0.287", ""},
        {"33  287", ""},
        {"33, 287", ""},
        {"2019 287", ""},
        {"012 287", ""},
        {"12/287", ""},
        {"33 28", ""},
        {"1.325.00", ""},
        {"1325.000", ""},
        {"325.", ""},
        {"1 325 000 tonnes", "1325000"},
        {"1 325 0000", "1325"},
        {"1 222 333 444 555 666", "1222333444555"},
        {"325", ""},
        {"x325 000", ""},
    };
    g_autoptr(undex_analyser) analyser = undex_analyser_new("en");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const GArray *tokens = undex_analyser_run(analyser, cases[i].text, -1);
        g_autofree char *closed = undex_digit_groups_at(tokens, 0);
        assert_string_equal(closed ? closed : "", cases[i].closed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found),     cmocka_unit_test(accepted),  cmocka_unit_test(bounded),
        cmocka_unit_test(compounds), cmocka_unit_test(thousands),
    };
    return cmocka_run_group_tests_name("acronyms", tests, NULL, NULL);
}
