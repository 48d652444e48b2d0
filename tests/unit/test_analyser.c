// SPDX-License-Identifier: GPL-3.0-or-later
/* Texts to tokens and stems, in each language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/analyser.h"

/* The tokens of a text, each as `show` prints it, with spaces between. */
static char *run(const char *language, const char *text, char what)
{
    g_autoptr(undex_analyser) analyser = undex_analyser_new(language);
    const GArray *tokens = undex_analyser_run(analyser, text, -1);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < tokens->len; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        if (out->len)
            g_string_append_c(out, ' ');
        if (what == 'o')
            g_string_append_printf(out, "%d-%d", token->start, token->end);
        else
            g_string_append(out, what == 'w' ? token->word : what == 't' ? token->typed : token->stem);
        if (what == 's' && token->plain)
            g_string_append_printf(out, "|%s", token->plain);
        if (what == 'j' && token->flags & UNDEX_TOKEN_JOINED)
            g_string_append_c(out, '+');
        if (what == 'x' && token->flags & UNDEX_TOKEN_STOP)
            g_string_append_c(out, '.');
    }
    return g_string_free(out, FALSE);
}

static void tokens(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        char what;
        const char *text, *expected;
    } cases[] = {
        {"en", 'w', "The Committee", "the committee"},
        {"en", 'w', "fit-for-purpose", "fit for purpose"},
        {"en", 'j', "fit-for-purpose, (now)", "fit for+ purpos+ now"},
        {"en", 'w', "each other's status; Women\xE2\x80\x99s", "each other status women"},
        {"en", 'w', "co-operation Co-ordinated co-author", "cooperation coordinated co author"},
        {"en", 'w', "9,432 people, 1.5 per cent, 1,2,3 and 12,34",
         "9432 people 1.5 per cent 1 2 3 and 12 34"},
        {"en", 'w', "A/RES/70/1", "a res 70 1"},
        {"en", 'w',
         "o\xEF\xAC\x80"
         "er re\xC2\xAD"
         "port",
         "offer report"},
        {"en", 'w', "labour labors programme programs organisation analysed",
         "labor labors program programs "
         "organization analyzed"},
        {"en", 't', "labour", "labour"},
        {"en", 's', "recommendations recommended", "recommend recommend"},
        {"en", 'w',
         "na\xC3\xAFve S\xC3\xA3o \xC5\x81\xC3\xB3"
         "d\xC5\xBA",
         "naive sao lodz"},
        {"en", 'w', "CO\xE2\x82\x82 issue\xC2\xB2\xE2\x81\xB9", "co2 issue"},
        {"fr", 'w', "l\xE2\x80\x99\xC3\xA9quipement", "l equipement"},
        {"fr", 'x', "de l'eau", "de. l. eau"},
        {"es", 's', "migraci\xC3\xB3n migraciones migracion", "migracion migracion migracion"},
        {"ru", 'w', "\xD0\x96\xD0\xB5\xD0\xBD\xD1\x81\xD0\xBA\xD0\xB8\xD0\xB9",
         "\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x81\xD0\xBA\xD0\xB8\xD0\xB9"},
        {"ru", 'w', "\xD1\x91\xD0\xBB\xD0\xBA\xD0\xB0", "\xD0\xB5\xD0\xBB\xD0\xBA\xD0\xB0"},
        {"ar", 'w', "\xD9\xA2\xD9\xA0\xD9\xA1\xD9\xA2", "2012"},
        {"ar", 'w', "والأمم للأمم بالأمم أمم", "امم امم امم امم"},
        {"ar", 't', "والأمم", "والامم"},
        {"ar", 's', "حقوق الحقوق وحقوق وحقوقهم", "حقوق حقوق حقوق حقوق"},
        {"ar", 's', "للجنة وللجنة اللجنة لجنة لجنه", "لجن لجن لجن لجن لجن"},
        {"ar", 's', "الالتزامات التزام والتزام", "تزام تزام تزام"},
        {"ar", 'w', "وثيقة الوثيقة ووثيقة", "وثيقه وثيقه وثيقه"},
        {"ar", 's', "إنسان الانسان اﻹنسان", "انس انس انس"},
        {"ar", 'w', "العـامة مستوى ﻻ", "عامه مستوي لا"},
        {"ar", 'x', "التي في", "التي. في."},
        {"en", 's', "المجموعة العربية", "مجموع عرب"}, /* in a document of another language, too */
        {"zh", 'w', "安全理事會與和平１２ＡＢ", "安 全 理 事 会 与 和 平 12ab"},
        {"en", 'w', "丟 龜", "丢 龟"}, /* from the ends of the table */
        {"zh", 'w',
         "\xE5\x86\xB3\xE8\xAE\xAE"
         "A",
         "\xE5\x86\xB3 \xE8\xAE\xAE a"},
        {"en", 'o', "na\xC3\xAFve co-operation other's", "0-5 6-18 19-26"},
        {"en", 'w', "bad \xFF\xFE bytes\xC3", "bad bytes"},
        {"en", 'w', "", ""},
        {"en", 'w', "-- ... \xE2\x80\x94", ""},
        {"es", 's', "cooperaci\xC3\xB3n cooperacion", "cooper|cooperacion cooperacion"},
        {NULL, 's', "recommendations", "recommend"},
        {"xx", 's', "recommendations", "recommend"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = run(cases[i].language, cases[i].text, cases[i].what);
        assert_string_equal(got, cases[i].expected);
    }
}

static void long_words(void **state)
{
    (void)state;
    g_autofree char *text = g_strnfill(5000, 'x');
    g_autofree char *got = run("en", text, 'w');
    assert_int_equal(strlen(got), 64);
    g_autofree char *spelled = run("en", text, 'o');
    assert_string_equal(spelled, "0-5000");
}

static void folding(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"  Key  Trends: \xC3\x89tat ", "key trends etat"},
        {"", ""},
        {"...", ""},
        {"A/80/62", "a 80 62"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = undex_analyser_fold(cases[i][0]);
        assert_string_equal(got, cases[i][1]);
    }
}

/* Splitting finds the same words, and asked one by one, they have the same stems. */
static void splitting(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text;
    } cases[] = {
        {"en", "The dying skies of the Organisations' labour; nationally, abilities; \u00e9lite caf\u00e9s"},
        {"fr", "Les \u00c9tats conform\u00e9ment aux obligations g\u00e9n\u00e9rales, d\u00e9cid\u00e9es"},
        {"es", "Las obligaciones, desgraciadamente, continuar\u00edan"},
        {"ru", "\u043e\u0431\u044f\u0437\u0430\u0442\u0435\u043b\u044c\u0441\u0442\u0432 "
               "\u043f\u0440\u0430\u0432\u0430\u043c\u0438"},
        {"en", "\u0648\u0627\u0644\u062d\u0642\u0648\u0642 of rights"},
        {"ar", "\u0648\u0627\u0644\u062d\u0642\u0648\u0642 "
               "\u0628\u0627\u0644\u0642\u0627\u0646\u0648\u0646"},
    };
    undex_beginnings any;
    undex_beginnings_add_all(&any);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_analyser) whole = undex_analyser_new(cases[i].language);
        g_autoptr(undex_analyser) part = undex_analyser_new(cases[i].language);
        const GArray *all = undex_analyser_run(whole, cases[i].text, -1);
        const GArray *split = undex_analyser_split(part, cases[i].text, -1, &any);
        assert_int_equal(split->len, all->len);
        for (guint k = 0; k < all->len; k++) {
            const undex_token *token = &g_array_index(split, undex_token, k);
            assert_string_equal(token->word, g_array_index(all, undex_token, k).word);
            assert_string_equal(token->typed, g_array_index(all, undex_token, k).typed);
            assert_null(token->stem);
            for (guint j = 0; j < all->len; j++) {
                const undex_token *here = &g_array_index(all, undex_token, k);
                const char *stem = g_array_index(all, undex_token, j).stem;
                gboolean has = strcmp(here->stem, stem) == 0 || g_strcmp0(here->plain, stem) == 0;
                assert_int_equal(undex_analyser_has_stem(part, token, stem), has);
            }
        }
    }
}

/* Words that begin otherwise are counted, not named; a spelling may bring a word to another first letter. */
static void splitting_few(void **state)
{
    (void)state;
    static const char *const expected[] = {"", "jail", "", "", "jury"};
    g_autoptr(undex_analyser) analyser = undex_analyser_new("en");
    undex_beginnings wanted = {{0}};
    undex_beginnings_add(&wanted, "jail");
    undex_beginnings_add(&wanted, "jury");
    const GArray *split = undex_analyser_split(analyser, "The gaol and a Jury", -1, &wanted);
    assert_int_equal(split->len, G_N_ELEMENTS(expected));
    for (guint i = 0; i < split->len; i++) {
        const undex_token *token = &g_array_index(split, undex_token, i);
        assert_string_equal(token->word, expected[i]);
        assert_int_equal(undex_analyser_has_stem(analyser, token, "jail"), i == 1);
    }
    assert_int_equal(g_array_index(split, undex_token, 4).start, 15);
    assert_string_equal(g_array_index(undex_analyser_run(analyser, "The gaol", -1), undex_token, 0).word,
                        "the");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens),    cmocka_unit_test(long_words),    cmocka_unit_test(folding),
        cmocka_unit_test(splitting), cmocka_unit_test(splitting_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
