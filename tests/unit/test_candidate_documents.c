// SPDX-License-Identifier: GPL-3.0-or-later
/* What is found where only the most promising documents are weighed, beside what is found where all are. */
#include "files.h"

#include <string.h>

#include "search/words/search_cache.h"
#include "undex/search.h"

enum { DOCUMENTS = 300, PASSAGES = 6, WORDS = 14 };

static char *folder;
static undex_index *store;

static const char *const words[] = {
    "alpha",   "bravo", "charlie", "delta",  "echo",     "foxtrot",   "golf",   "hotel",  "india",
    "juliett", "kilo",  "lima",    "mike",   "november", "oscar",     "papa",   "quebec", "romeo",
    "sierra",  "tango", "uniform", "victor", "whiskey",  "xylophone", "yankee", "zulu"};

/* The later a word in the list, the fewer passages have it. */
static const char *draw(GRand *chance)
{
    double share = g_rand_double(chance);
    return words[(guint)(share * share * share * G_N_ELEMENTS(words))];
}

static void put(guint number, GRand *chance)
{
    g_autoptr(undex_document) document = undex_document_new();
    g_autofree char *path = g_strdup_printf("/docs/%u", number);
    document->key = g_strdup_printf("d%u", number);
    document->sha256 = g_strdup(document->key);
    document->language = g_strdup("en");
    document->date = g_strdup(number % 3 ? "1990-05-01" : "2001-05-01");
    document->title = number % 50 == 7 ? g_strdup("On zulu and the xylophone") : NULL;
    for (guint i = 0; i < PASSAGES; i++) {
        undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
        GString *text = g_string_new(NULL);
        for (guint k = 0; k < WORDS; k++)
            g_string_append_printf(text, "%s%s", k ? " " : "", draw(chance));
        passage->id = g_strdup_printf("d%u#para.%u", number, i + 1);
        passage->text = g_string_free(text, FALSE);
        g_ptr_array_add(document->passages, passage);
    }
    undex_file file = {.path = path, .sha256 = document->sha256, .segmenter = 1};
    assert_true(undex_index_put(store, document, &file, NULL));
}

static int set_up(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("undex-candidates-XXXXXX", NULL);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, NULL);
    GRand *chance = g_rand_new_with_seed(14);
    for (guint i = 0; i < DOCUMENTS; i++)
        put(i, chance);
    g_rand_free(chance);
    return undex_index_commit(store, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    undex_index_free(store);
    wipe(folder);
    g_free(folder);
    return 0;
}

static undex_results *ask(const char *query, undex_search_options options, gboolean chosen)
{
    undex_search_cache *cache = undex_search_cache_of(store);
    const candidate_limits all = cache->limits, some = {10, 400, 100, 60};
    cache->limits = chosen ? some : all;
    undex_results *results = undex_search_run(store, query, &options, NULL);
    cache->limits = all;
    assert_non_null(results);
    return results;
}

static const char *id_of(const undex_results *results, guint i)
{
    return ((undex_hit *)results->hits->pdata[i])->passage->id;
}

static gboolean has(const undex_results *results, const char *id)
{
    for (guint i = 0; i < results->hits->len; i++)
        if (strcmp(id_of(results, i), id) == 0)
            return TRUE;
    return FALSE;
}

/* Nine of the ten best, the best of all first, and about as many matches. */
static void same_best(void **state)
{
    (void)state;
    static const char *const queries[] = {"zulu yankee alpha bravo", "xylophone echo delta alpha",
                                          "victor alpha bravo charlie delta echo", "whiskey papa alpha"};
    for (gsize q = 0; q < G_N_ELEMENTS(queries); q++) {
        g_autoptr(undex_results) all = ask(queries[q], (undex_search_options){.count = 10}, FALSE);
        g_autoptr(undex_results) best = ask(queries[q], (undex_search_options){.count = 10}, TRUE);
        guint common = 0;
        assert_int_equal(all->hits->len, 10);
        assert_int_equal(best->hits->len, 10);
        for (guint i = 0; i < 10; i++)
            common += has(best, id_of(all, i));
        assert_in_range(common, 9, 10);
        assert_string_equal(id_of(best, 0), id_of(all, 0));
        assert_true(all->matches_exact);
        assert_false(best->matches_exact);
        assert_in_range(10 * best->matches_estimated, 9 * all->matches_estimated,
                        11 * all->matches_estimated);
        assert_in_range(10 * best->documents_estimated, 9 * all->documents_estimated,
                        11 * all->documents_estimated);
    }
}

static void pages(void **state)
{
    (void)state;
    g_autoptr(undex_results) whole = ask("zulu alpha", (undex_search_options){.count = 10}, TRUE);
    g_autoptr(undex_results) second =
        ask("zulu alpha", (undex_search_options){.offset = 5, .count = 5}, TRUE);
    assert_false(second->matches_exact);
    for (guint i = 0; i < 5; i++)
        assert_string_equal(id_of(second, i), id_of(whole, i + 5));
}

static guint common_of(const undex_results *one, const undex_results *other)
{
    guint common = 0;
    for (guint i = 0; i < one->hits->len; i++)
        common += has(other, id_of(one, i));
    return common;
}

/* What asks for more than the best is given all, and said to be exact. */
static void all_of_it(void **state)
{
    (void)state;
    static const undex_search_options options[] = {
        {.count = 2000}, {.count = 0}, {.offset = 395, .count = 5}};
    for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
        g_autoptr(undex_results) all = ask("zulu alpha", options[i], FALSE);
        g_autoptr(undex_results) best = ask("zulu alpha", options[i], TRUE);
        assert_true(best->matches_exact);
        assert_int_equal(best->matches_estimated, all->matches_estimated);
        assert_int_equal(best->documents_estimated, all->documents_estimated);
        assert_int_equal(best->hits->len, all->hits->len);
        if (!options[i].offset)
            assert_int_equal(common_of(best, all), all->hits->len);
    }
}

/* One hit of a document: those chosen are not enough, and all are weighed. */
static void not_enough(void **state)
{
    (void)state;
    undex_search_options options = {.count = 90, .per_document = 1};
    g_autoptr(undex_results) all = ask("zulu alpha", options, FALSE);
    g_autoptr(undex_results) best = ask("zulu alpha", options, TRUE);
    assert_int_equal(best->hits->len, 90);
    assert_true(best->matches_exact);
    assert_in_range(common_of(best, all), 80, 90);
}

/* By date and by symbol the same are good, but for what is about half as good as the best. */
static void other_orders(void **state)
{
    (void)state;
    static const char *const queries[] = {
        "zulu alpha",    "kilo", "+alpha zulu", "\"alpha bravo\" zulu", "year:2001 zulu yankee",
        "kind:paragraph"};
    for (gsize q = 0; q < G_N_ELEMENTS(queries); q++)
        for (undex_sort sort = UNDEX_SORT_DATE; sort <= UNDEX_SORT_SYMBOL; sort++) {
            undex_search_options options = {.count = 40, .sort = sort};
            g_autoptr(undex_results) best = ask(queries[q], options, TRUE);
            options.count = 2000;
            g_autoptr(undex_results) all = ask(queries[q], options, FALSE);
            assert_in_range(best->hits->len, MIN(all->hits->len, 36), 40);
            assert_in_range(10 * common_of(best, all), 9 * best->hits->len, 400);
            assert_in_range(10 * best->matches_estimated, 9 * all->matches_estimated,
                            11 * all->matches_estimated);
        }
}

/* Page follows page without a gap, and nothing comes twice, in all orders, for all kinds of queries. */
static void page_after_page(void **state)
{
    (void)state;
    enum { PAGE = 17, MOST = 700 };
    static const struct {
        const char *query;
        undex_search_options how;
    } rows[] = {
        {"zulu alpha", {0}},
        {"alpha", {.per_document = 2, .once = TRUE}},
        {"+alpha zulu -echo", {0}},
        {"\"alpha bravo\" zulu", {.per_document = 1}},
        {"year:1990 alpha zulu", {0}},
        {"kind:paragraph", {0}},
        {"alpha OR bravo", {.sort = UNDEX_SORT_DATE}},
        {"zulu alpha", {.sort = UNDEX_SORT_DATE, .per_document = 3}},
        {"\"alpha bravo\" zulu", {.sort = UNDEX_SORT_SYMBOL}},
        {"kind:paragraph", {.sort = UNDEX_SORT_DATE}},
    };
    for (gsize q = 0; q < G_N_ELEMENTS(rows); q++) {
        undex_search_options how = rows[q].how;
        g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        how.count = MOST;
        g_autoptr(undex_results) whole = ask(rows[q].query, how, TRUE);
        how.count = PAGE;
        for (how.offset = 0; how.offset < MOST; how.offset += PAGE) {
            g_autoptr(undex_results) page = ask(rows[q].query, how, TRUE);
            for (guint i = 0; i < page->hits->len; i++) {
                assert_true(g_hash_table_add(met, g_strdup(id_of(page, i))));
                if (how.offset + (int)i < MOST)
                    assert_string_equal(id_of(page, i), id_of(whole, (guint)how.offset + i));
            }
        }
        assert_in_range(g_hash_table_size(met), whole->hits->len, whole->hits->len + PAGE);
    }
}

/* Of few matches all are counted, and so are they in a small index. */
static void few(void **state)
{
    (void)state;
    g_autoptr(undex_results) rare = ask("zulu", (undex_search_options){.count = 10}, TRUE);
    assert_true(rare->matches_exact);
    undex_search_options options = {.count = 10};
    g_autoptr(undex_results) small = ask("alpha bravo charlie", options, FALSE);
    assert_true(small->matches_exact);
}

/* Filters, phrases, signs and operators find nearly the best of what they find where everything is looked at;
 * up to so many matches as are counted their number is exact, and else it is about right. */
static void narrowed(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        gboolean counted;
    } rows[] = {
        {"+zulu alpha -bravo", TRUE},       {"\"zulu yankee\"", TRUE},
        {"year:2001 +zulu yankee", TRUE},   {"year:2001 zulu yankee", FALSE},
        {"year:1990 alpha zulu", FALSE},    {"+alpha zulu", FALSE},
        {"alpha AND zulu", FALSE},          {"zulu OR xylophone", FALSE},
        {"\"alpha bravo\" zulu", FALSE},    {"alpha NEAR/2 zulu +echo", TRUE},
        {"(zulu OR yankee) +alpha", FALSE}, {"kind:paragraph alpha zulu", FALSE},
    };
    for (gsize q = 0; q < G_N_ELEMENTS(rows); q++) {
        g_autoptr(undex_results) all = ask(rows[q].query, (undex_search_options){.count = 10}, FALSE);
        g_autoptr(undex_results) best = ask(rows[q].query, (undex_search_options){.count = 10}, TRUE);
        guint common = 0;
        for (guint i = 0; i < best->hits->len; i++)
            common += has(all, id_of(best, i));
        assert_int_equal(best->hits->len, all->hits->len);
        assert_in_range(10 * common, 9 * all->hits->len, 100);
        assert_int_equal(best->matches_exact, rows[q].counted);
        if (rows[q].counted)
            assert_int_equal(best->matches_estimated, all->matches_estimated);
        assert_in_range(10 * best->matches_estimated, 9 * all->matches_estimated,
                        11 * all->matches_estimated);
    }
}

/* ---- the order in which documents were indexed ---- */

enum { EQUALS = 90 };

static void put_texts(undex_index *into, const char *key, const char *const *texts, guint count)
{
    g_autoptr(undex_document) document = undex_document_new();
    g_autofree char *path = g_strdup_printf("/docs/%s", key);
    document->key = g_strdup(key);
    document->sha256 = g_strdup(key);
    document->language = g_strdup("en");
    for (guint i = 0; i < count; i++) {
        undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
        passage->id = g_strdup_printf("%s#para.%u", key, i + 1);
        passage->text = g_strdup(texts[i]);
        g_ptr_array_add(document->passages, passage);
    }
    undex_file file = {.path = path, .sha256 = document->sha256, .segmenter = 1};
    assert_true(undex_index_put(into, document, &file, NULL));
}

/* Documents that are worth the same, more than are weighed; in the one half two words stand side by side. */
static void put_equal(undex_index *into, guint number)
{
    const char *const texts[] = {number % 3 ? "a zebra quagga and five alpha"
                                            : "a quagga zebra and five alpha",
                                 "alpha bravo",
                                 "charlie alpha",
                                 "alpha delta",
                                 "echo alpha",
                                 "alpha foxtrot"};
    g_autofree char *key = g_strdup_printf("e%02u", number);
    put_texts(into, key, texts, G_N_ELEMENTS(texts));
}

/* Others of many lengths lay between them, and were removed. */
static undex_index *index_of_equals(const char *where, gboolean backwards)
{
    const char *const texts[] = {"golf", "hotel", "india", "juliett", "kilo", "lima", "mike"};
    undex_index *made = undex_index_open(where, UNDEX_INDEX_WRITE, NULL);
    for (guint i = 0; i < EQUALS; i++) {
        g_autofree char *key = g_strdup_printf("gap%u", i);
        put_equal(made, backwards ? EQUALS - 1 - i : i);
        if (backwards)
            put_texts(made, key, texts, 1 + i * 5 % G_N_ELEMENTS(texts));
    }
    assert_true(undex_index_commit(made, NULL));
    for (guint i = 0; backwards && i < EQUALS; i++) {
        g_autofree char *path = g_strdup_printf("/docs/gap%u", i);
        assert_int_equal(undex_index_remove(made, path, NULL), 1);
    }
    assert_true(undex_index_commit(made, NULL));
    return made;
}

static char *describe(const undex_results *results)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < results->hits->len; i++)
        g_string_append_printf(all, "%s %.9g\n", id_of(results, i),
                               ((const undex_hit *)results->hits->pdata[i])->score);
    return g_string_free(all, FALSE);
}

static void any_order(void **state)
{
    static const char *const queries[] = {"zebra quagga alpha", "zebra alpha", "alpha", "alpha quagga bravo"};
    g_autofree char *other = g_dir_make_tmp("undex-candidates-XXXXXX", NULL);
    g_autofree char *forth = g_build_filename(other, "forth", NULL);
    g_autofree char *back = g_build_filename(other, "back", NULL);
    undex_index *own = store, *both[] = {index_of_equals(forth, FALSE), index_of_equals(back, TRUE)};
    (void)state;
    for (gsize q = 0; q < G_N_ELEMENTS(queries); q++)
        for (int chosen = 0; chosen < 2; chosen++) {
            char *said[2];
            for (int i = 0; i < 2; i++) {
                store = both[i];
                g_autoptr(undex_results) best = ask(queries[q], (undex_search_options){.count = 50}, chosen);
                assert_int_equal(best->hits->len, 50);
                assert_int_equal(best->matches_exact, !chosen);
                said[i] = describe(best);
            }
            assert_string_equal(said[0], said[1]);
            g_free(said[0]);
            g_free(said[1]);
        }
    store = own;
    undex_index_free(both[0]);
    undex_index_free(both[1]);
    wipe(other);
}

/* Filters alone, in whatever order more than a thousand documents were indexed. */
static void filters_alone(void **state)
{
    enum { MANY = 1100 };
    static const char *const queries[] = {"kind:paragraph", "lang:en -year:1990"};
    g_autofree char *other = g_dir_make_tmp("undex-candidates-XXXXXX", NULL);
    undex_index *own = store, *both[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        g_autofree char *where = g_strdup_printf("%s/%d", other, i);
        both[i] = undex_index_open(where, UNDEX_INDEX_WRITE, NULL);
        for (guint k = 0; k < MANY; k++) {
            const char *const texts[] = {"alpha", "bravo"};
            g_autofree char *key = g_strdup_printf("m%u", i ? MANY - 1 - k : k);
            put_texts(both[i], key, texts, G_N_ELEMENTS(texts));
        }
        assert_true(undex_index_commit(both[i], NULL));
    }
    for (gsize q = 0; q < G_N_ELEMENTS(queries); q++)
        for (undex_sort sort = UNDEX_SORT_RELEVANCE; sort <= UNDEX_SORT_SYMBOL; sort++) {
            g_autofree char *first = NULL;
            for (int i = 0; i < 4; i++) {
                store = both[i % 2];
                undex_search_options options = {.offset = 30, .count = 40, .sort = sort};
                g_autoptr(undex_results) found = ask(queries[q], options, i / 2);
                g_autofree char *said = describe(found);
                assert_string_equal(id_of(found, 0), "m15#para.1");
                if (!first)
                    first = g_strdup(said);
                assert_string_equal(said, first);
            }
        }
    store = own;
    undex_index_free(both[0]);
    undex_index_free(both[1]);
    wipe(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_best),    cmocka_unit_test(pages),
        cmocka_unit_test(all_of_it),    cmocka_unit_test(not_enough),
        cmocka_unit_test(few),          cmocka_unit_test(narrowed),
        cmocka_unit_test(other_orders), cmocka_unit_test(page_after_page),
        cmocka_unit_test(any_order),    cmocka_unit_test(filters_alone),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
