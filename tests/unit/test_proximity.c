// SPDX-License-Identifier: GPL-3.0-or-later
/* The order of answers: what weighs in ranking, ties, sorting. */
#include "files.h"

#include <stdlib.h>
#include <string.h>

#include "index/passage_location.h"
#include "index/record_block.h"
#include "undex/record.h"
#include "undex/search.h"

static char *folder;
static undex_index *store;

/* Texts of one document, up to NULL: its paragraphs 1, 2 ... */
typedef struct {
    const char *symbol, *language, *date, *title;
    const char *texts[6];
} sample;

/* Not in the order of their symbols, nor of their dates. */
static const sample samples[] = {
    {"S/2025/3",
     "en",
     "2025-02-01",
     "The situation in Mali",
     {"The mandate of the mission was extended.", "Peacekeepers left Timbuktu after the vote.",
      "Fuel was scarce."}},
    {"A/68/190",
     "en",
     "2013-07-25",
     "Rights of migrants",
     {"The mandate of the mission was extended.", "Moroccan women spoke of their work in fisheries.",
      "A fishery closed."}},
    {"A/68/20",
     "en",
     "2014-05-05",
     "Outer space",
     {"The mandate of the mission was extended.",
      "A satellite was launched by the children of Malian fishermen.",
      "Zinc zinc zinc zinc zinc zinc and nothing else.", "Zinc is mined with cobalt in Kolwezi."}},
    {"E/2020/5",
     "fr",
     "2020-01-01",
     "Rapport annuel",
     {"Le mandat de la mission est prorog\xC3\xA9 dans les r\xC3\xA9gions o\xC3\xB9 la paix est la plus "
      "fragile.",
      "La p\xC3\xAA"
      "che au Maroc."}},
};

static void put(const sample *s)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = undex_document_new();
    g_autofree char *path = g_strdup_printf("/docs/%s.pdf", s->symbol);
    document->key = g_strdup(s->symbol);
    document->sha256 = g_strdup(s->symbol);
    document->symbol = g_strdup(s->symbol);
    document->language = g_strdup(s->language);
    document->date = g_strdup(s->date);
    document->title = g_strdup(s->title);
    g_ptr_array_add(document->symbols, g_strdup(s->symbol));
    for (int i = 0; s->texts[i]; i++) {
        undex_passage *passage = undex_passage_new(i == 2 ? UNDEX_KIND_BLOCK : UNDEX_KIND_PARAGRAPH);
        passage->id = g_strdup_printf("%s#para.%d", s->symbol, i + 1);
        passage->text = g_strdup(s->texts[i]);
        g_ptr_array_add(document->passages, passage);
    }
    undex_file file = {.path = path, .sha256 = document->sha256, .passages = (int)document->passages->len};
    assert_true(undex_index_put(store, document, &file, &error));
}

static int set_up(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    folder = g_dir_make_tmp("undex-order-XXXXXX", NULL);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    assert_non_null(store);
    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
        put(&samples[i]);
    assert_true(undex_index_commit(store, &error));
    undex_index_free(store);
    store = undex_index_open(folder, UNDEX_INDEX_READ, &error);
    assert_non_null(store);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    undex_index_free(store);
    wipe(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}

static undex_results *run(const char *query, const undex_search_options *options)
{
    g_autoptr(GError) error = NULL;
    undex_results *results = undex_search_run(store, query, options, &error);
    if (error)
        print_message("%s: %s\n", query, error->message);
    assert_non_null(results);
    return results;
}

/* The ids found, separated by spaces, "para." left out. */
static char *ids(const char *query, undex_sort sort, int per_document)
{
    undex_search_options options = {.count = 20, .sort = sort, .per_document = per_document};
    g_autoptr(undex_results) results = run(query, &options);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < results->hits->len; i++)
        g_string_append_printf(all, "%s%s", i ? " " : "",
                               ((undex_hit *)results->hits->pdata[i])->passage->id);
    g_string_replace(all, "#para.", "#", 0);
    return g_string_free(all, FALSE);
}

static void assert_ids(const char *query, undex_sort sort, int per_document, const char *expected)
{
    g_autofree char *found = ids(query, sort, per_document);
    if (strcmp(found, expected) != 0)
        print_message("query: %s\n", query);
    assert_string_equal(found, expected);
}

static void ranking(void **state)
{
    (void)state;
    static const struct {
        const char *query, *ids;
    } cases[] = {
        {"mission extended", "A/68/190#1 S/2025/3#1 A/68/20#1 E/2020/5#1"}, /* more of a shorter document */
        {"zinc cobalt", "A/68/20#4 A/68/20#3"}, /* both words, not one six times */
        {"Morocco", "A/68/190#2"},              /* or who comes from there */
        {"\"Morocco\"", ""},
        {"+Morocco", ""},
        {"Morocco AND women", ""},
        {"Moroccan AND woman", ""},
        {"child", "A/68/20#2"},
        {"Mali vote", "S/2025/3#2 A/68/20#2"},
        {"scarce Mali", "S/2025/3#3 A/68/20#2"},      /* the title tells what it is about */
        {"fish*", "A/68/190#2 A/68/20#2 A/68/190#3"}, /* three words say little */
        {"mission extended 2014",
         "A/68/20#1 A/68/190#1 S/2025/3#1 E/2020/5#1"}, /* its date is what was asked for */
        {"2013", ""},
        {"2025 zinc", "A/68/20#4 A/68/20#3"},
        {"zinc -cobalt", "A/68/20#3"},
        {"zinc NOT cob*", "A/68/20#3"},
        {"+zinc +kolwezi", "A/68/20#4"},
        {"cobalt AND zin*", "A/68/20#4"},
        {"title:mali", "S/2025/3#1 S/2025/3#2 S/2025/3#3"},
        {"title:(the situation) scarce", "S/2025/3#3"}, /* a filter, like any other */
        {"title:nowhere", ""},
        {"scarce -title:mali", ""},
        {"the", "S/2025/3#1 S/2025/3#2 A/68/20#1 A/68/190#1 A/68/20#2"},
        {"\"of the mission\"", "A/68/20#1 A/68/190#1 S/2025/3#1"}, /* alike: by symbol */
        {"\"the mandate of\"", "A/68/20#1 A/68/190#1 S/2025/3#1"},
        {"ballot shortage", ""},                             /* two words mean just these */
        {"ballot shortage rocket", "S/2025/3#2 S/2025/3#3"}, /* a question finds what is like them */
        {"Fuel satellite left zinc",
         "A/68/20#2 S/2025/3#2 A/68/20#4 S/2025/3#3 A/68/20#3"}, /* what only tells counts as well */
        {"la paix", "E/2020/5#1"},                               /* not all that has "la" */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_ids(cases[i].query, UNDEX_SORT_RELEVANCE, 0, cases[i].ids);
}

static void sorting(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        undex_sort sort;
        int per_document;
        const char *ids;
    } cases[] = {
        {"mandate", UNDEX_SORT_DATE, 0, "S/2025/3#1 E/2020/5#1 A/68/20#1 A/68/190#1"},
        {"mandate", UNDEX_SORT_SYMBOL, 0, "A/68/20#1 A/68/190#1 E/2020/5#1 S/2025/3#1"},
        {"organ:A kind:paragraph", UNDEX_SORT_DATE, 0, "A/68/20#1 A/68/20#2 A/68/20#4 A/68/190#1 A/68/190#2"},
        {"kind:paragraph lang:en", UNDEX_SORT_SYMBOL, 1, "A/68/20#1 A/68/190#1 S/2025/3#1"},
        {"zinc cobalt mandate mission extended", UNDEX_SORT_DATE, 0,
         "A/68/20#4 A/68/20#1"}, /* zinc six times over says little */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_ids(cases[i].query, cases[i].sort, cases[i].per_document, cases[i].ids);
}

/* Words near each other: no word is two of them. */
static void near(void **state)
{
    (void)state;
    static const struct {
        const char *query, *ids;
    } cases[] = {
        {"zinc NEAR/5 zinc", "A/68/20#3"},
        {"cobalt NEAR/5 cobalt", ""},
        {"\"zinc zinc\" NEAR/3 \"zinc zinc\"", "A/68/20#3"},
        {"\"nothing else\" NEAR/3 else", ""},
        {"else NEAR/3 \"nothing else\"", ""},
        {"(zinc OR cobalt) NEAR/5 zinc", "A/68/20#3 A/68/20#4"}, /* the first can be either */
        {"(zinc OR cobalt) NEAR/5 (zinc OR kolwezi) NEAR/5 zinc", "A/68/20#3 A/68/20#4"},
        {"(zinc OR cobalt) ADJ/2 kolwezi", "A/68/20#4"},
        {"(zinc OR cobalt) ADJ/1 kolwezi", ""},
        {"zinc ADJ/4 cobalt ADJ/4 kolwezi", "A/68/20#4"},
        {"zinc NEAR/5 zinc NEAR/5 zinc NEAR/5 zinc NEAR/5 zinc NEAR/5 zinc", "A/68/20#3"},
        {"zinc NEAR/5 zinc NEAR/5 zinc NEAR/5 zinc NEAR/5 zinc NEAR/5 zinc NEAR/5 zinc", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_ids(cases[i].query, UNDEX_SORT_RELEVANCE, 0, cases[i].ids);
}

static void near_ceiling(void **state)
{
    (void)state;
    g_autoptr(GString) query = g_string_new("zinc");
    g_autoptr(GError) error = NULL;
    undex_search_options options = {.count = 1};
    for (int i = 1; i < 64; i++)
        g_string_append(query, " NEAR/99 zinc");
    undex_results_free(run(query->str, &options));
    g_string_append(query, " NEAR/99 zinc");
    assert_null(undex_search_run(store, query->str, &options, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_QUERY));
    assert_non_null(strstr(error->message, "NEAR and ADJ join at most 64 words, at character 833"));
}

static void explaining(void **state)
{
    (void)state;
    undex_search_options options = {.count = 1};
    g_autoptr(undex_results) results = run("the Moroccan fishery \"of their work\"", &options);
    assert_non_null(strstr(results->explained, "words(moroccan~morocco fisheri)"));
    assert_non_null(strstr(results->explained, "\"of their work\""));
}

/* A record that cannot be read costs itself: what else is found is shown. */
static void unreadable(void **state)
{
    (void)state;
    undex_search_options options = {.count = 10};
    g_autoptr(GError) error = NULL;
    undex_index_free(store);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    assert_non_null(store);
    xc_database *database = undex_index_database(store);
    xc_error failure;
    guint32 start = 0;
    assert_int_equal(undex_passage_location_span(database, "A/68/190", &start, &failure), 3);
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    assert_true(undex_passage_location_records(database, start, 3, records, &failure));
    g_autoptr(undex_passage) other = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    other->id = g_strdup("A/68/20#para.1");
    g_autoptr(GBytes) nothing = g_bytes_new_static("\1\2\3\4\5", 5);
    GBytes *const wrong[] = {g_bytes_ref(nothing), undex_passage_write_binary(other)};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_bytes_unref(records->pdata[1]);
        records->pdata[1] = wrong[i];
        g_autoptr(GBytes) block = undex_record_block_pack((GBytes *const *)records->pdata, 3);
        gsize length = 0;
        const void *bytes = g_bytes_get_data(block, &length);
        xc_document *entry = xc_database_document(database, start, &failure);
        assert_true(xc_document_set_data(entry, bytes, length, &failure));
        assert_true(xc_database_replace_document(database, start, entry, &failure));
        xc_document_free(entry);
        g_autoptr(undex_results) results = run("fisheries", &options);
        assert_int_equal(results->hits->len, 2);
        for (guint k = 0; k < 2; k++) {
            const undex_passage *passage = ((undex_hit *)results->hits->pdata[k])->passage;
            gboolean whole = strstr(passage->text, "fishery") != NULL;
            assert_true(whole || strstr(passage->text, "cannot be read"));
            assert_string_equal(passage->id, whole ? "A/68/190#para.3" : "A/68/190#?");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranking),      cmocka_unit_test(sorting),    cmocka_unit_test(near),
        cmocka_unit_test(near_ceiling), cmocka_unit_test(explaining), cmocka_unit_test(unreadable),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
