// SPDX-License-Identifier: GPL-3.0-or-later
/* Words of like meaning: which they are, how they are written down, and what they count. */
#include "search/expand/thesaurus.h"
#include "undex/index.h"
#include "undex/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

static char *stem_of(undex_analyser *analyser, const char *word)
{
    const GArray *tokens = undex_analyser_run(analyser, word, -1);
    assert_int_equal(tokens->len, 1);
    return g_strdup(g_array_index(tokens, undex_token, 0).stem);
}

static gboolean is_like(const char *language, const char *word, const char *other)
{
    g_autoptr(undex_analyser) analyser = undex_analyser_new(language);
    g_autoptr(GPtrArray) like = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *stem = stem_of(analyser, word), *wanted = stem_of(analyser, other);
    undex_search_like_stems(analyser, stem, like);
    return g_ptr_array_find_with_equal_func(like, wanted, g_str_equal, NULL);
}

static void meanings(void **state)
{
    (void)state;
    static const struct {
        const char *language, *word, *like;
        gboolean expected;
    } cases[] = {
        {"en", "jailed", "detention", TRUE},    {"en", "jailed", "harvest", FALSE},
        {"en", "vengeance", "reprisals", TRUE}, {"en", "ratified", "accession", TRUE},
        {"en", "jailed", "jail", FALSE},        {"fr", "villageoises", "rural", TRUE},
        {"fr", "soudanaises", "Soudan", TRUE},  {"fr", "écoles", "enseignement", TRUE},
        {"fr", "États", "pays", TRUE},          {"fr", "villageoises", "pétrole", FALSE},
        {"es", "ciberseguridad", "TIC", TRUE},  {"es", "ejército", "fuerzas", TRUE},
        {"es", "cárceles", "reclusos", TRUE},   {"ru", "тюрьма", "заключение", TRUE},
        {"ru", "итальянской", "Италия", TRUE},  {"ru", "тюрьма", "вода", FALSE},
        {"ar", "تعليم", "مدرسة", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gboolean got = is_like(cases[i].language, cases[i].word, cases[i].like);
        if (got != cases[i].expected)
            print_message("%s: %s, %s\n", cases[i].language, cases[i].word, cases[i].like);
        assert_int_equal(got, cases[i].expected);
    }
}

/* One word of a text of groups, and where it begins. */
static void check_word(undex_analyser *analyser, const char *text, const char *at, gsize length)
{
    g_autofree char *word = g_strndup(at, length);
    g_autofree char *stem = stem_of(analyser, word);
    const char *found = undex_search_find_stem(analyser, text, stem);
    if (!found || found > at)
        print_message("%s is not found by %s\n", word, stem);
    assert_true(found && found <= at);
}

static void writing(void **state)
{
    (void)state;
    for (const undex_word_list *all = undex_data_thesaurus; all->language; all++) {
        g_autoptr(undex_analyser) analyser = undex_analyser_new(all->language);
        const char *text = all->entries;
        assert_true(g_str_has_suffix(text, ";"));
        for (const char *at = text; *at; at += *at == ';') {
            assert_int_equal(*at, ' ');
            gsize length = strcspn(++at, " ;");
            assert_true(length > 0);
            check_word(analyser, text, at, length);
            at += length;
        }
    }
}

/* ---- in an index ---- */

static char *folder;
static undex_index *store;

static void put(const char *key, const char *language, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = undex_document_new();
    undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    document->key = g_strdup(key);
    document->sha256 = g_strdup(key);
    document->language = g_strdup(language);
    passage->id = g_strdup_printf("%s#1", key);
    passage->text = g_strdup(text);
    passage->component = g_strdup("main");
    g_ptr_array_add(document->passages, passage);
    undex_file file = {.path = (char *)key, .sha256 = document->sha256, .passages = 1};
    assert_true(undex_index_put(store, document, &file, &error));
}

static int set_up(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("undex-thesaurus-XXXXXX", NULL);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, NULL);
    assert_non_null(store);
    put("common", "en", "A bishop in custody.");
    put("rare", "en", "A bishop now incarcerated.");
    put("own", "en", "A bishop now jailed.");
    for (int i = 0; i < 12; i++) {
        g_autofree char *key = g_strdup_printf("filler%d", i);
        put(key, "en", "Custody of old things.");
    }
    for (int i = 0; i < 60; i++) {
        g_autofree char *key = g_strdup_printf("other%d", i);
        put(key, "en", "Lemons and oranges.");
    }
    put("fr", "fr", "Les femmes des campagnes ont plus de temps.");
    assert_true(undex_index_commit(store, NULL));
    undex_index_free(store);
    store = undex_index_open(folder, UNDEX_INDEX_READ, NULL);
    assert_non_null(store);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    undex_index_free(store);
    g_autofree char *command = g_strdup_printf("rm -r '%s'", folder);
    assert_true(g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL));
    g_clear_pointer(&folder, g_free);
    return 0;
}

/* The documents found, best first. */
static char *found(const char *query, int count)
{
    g_autoptr(GError) error = NULL;
    undex_search_options options = {.count = count};
    g_autoptr(undex_results) results = undex_search_run(store, query, &options, &error);
    assert_non_null(results);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < results->hits->len; i++) {
        const undex_hit *hit = results->hits->pdata[i];
        g_string_append_printf(all, "%s%s", i ? " " : "", hit->document->key);
    }
    return g_string_free(all, FALSE);
}

/* The word itself before a rare word like it, that before a common one. */
static void counting(void **state)
{
    (void)state;
    g_autofree char *question = found("bishops jailed over tithes", 3);
    assert_string_equal(question, "own rare common");
    g_autofree char *two_words = found("bishops jailed", 9);
    assert_string_equal(two_words, "own common rare");
}

static void languages(void **state)
{
    (void)state;
    g_autofree char *question = found("la vie des villageoises et leurs écoles", 3);
    assert_string_equal(question, "fr");
    g_autofree char *one_word = found("villageoises", 3);
    assert_string_equal(one_word, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meanings),
        cmocka_unit_test(writing),
        cmocka_unit_test(counting),
        cmocka_unit_test(languages),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
