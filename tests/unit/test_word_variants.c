// SPDX-License-Identifier: GPL-3.0-or-later
/* Words in other ways of writing them, acronyms and what they stand for, names. */
#include "files.h"

#include "undex/search.h"

static char *folder;
static undex_index *store;

/* A document of one paragraph a line. */
static const struct {
    const char *key, *language, *text;
} documents[] = {
    {"says", "en", "The least developed countries (LDCs) grow seeds.\nSeeds from the LDCs travel far."},
    {"long", "en",
     "Help for a least developed country came late.\nCountries that are least equal, developed."},
    {"who", "en", "The World Health Organization (WHO) came.\nThose who came stayed.\nThen WHO came again."},
    {"un", "fr", "Un jour, le plan a pris fin.\nLes pays les moins avanc\xC3\xA9s (PMA) sont loin."},
    {"unen", "en", "A car for the UN office.\nThe United Nations (UN) office in Mali.\nIt has left Mali."},
    {"mal", "fr", "Le mal est fait \xC3\xA0 Mali.\nLes maux de Mali."},
    {"fund", "en", "The United Nations Fund for Trees (BOSQUE) met."},
    {"fund2", "en", "The United Nations Fund for Trees (BOSQUE) left."},
    {"trees", "en", "What BOSQUE plants.\nMoney of the United Nations Fund for Trees is short."},
    {"hyphen", "en",
     "A policy-maker of Da\xE2\x80\x99"
     "esh fled.\nPolicymakers fled. Daesh fled.\nA maker of policy fled."},
    {"peace", "en", "For peacekeeping.\nFor peace keeping is hard.\nKeeping quiet is peace."},
    {"number", "en",
     "They were 33,287 people.\nThey were 33 287 people.\nThey were 33.287 people.\nThey were 33 and 287."},
    {"metre", "en", "A field of 40 m\xC2\xB2 each.\nA field of 2 m each."},
    {"posts", "fr", "Des postes vacants."},
    {"schools", "es", "Las escuelas de los maestros."},
    {"mines", "en", "Landmines kill.\nClear the landmines now."},
};

static void put(gsize i)
{
    g_autoptr(GError) error = NULL;
    undex_document *document = undex_document_new();
    g_auto(GStrv) lines = g_strsplit(documents[i].text, "\n", -1);
    document->key = g_strdup(documents[i].key);
    document->sha256 = g_strdup(documents[i].key);
    document->language = g_strdup(documents[i].language);
    for (int k = 0; lines[k]; k++) {
        undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
        passage->id = g_strdup_printf("%s#%d", documents[i].key, k + 1);
        passage->text = g_strdup(lines[k]);
        g_ptr_array_add(document->passages, passage);
    }
    undex_file file = {.path = (char *)documents[i].key,
                       .sha256 = document->sha256,
                       .passages = (int)document->passages->len};
    assert_true(undex_index_put(store, document, &file, &error));
    undex_document_free(document);
}

static void open_store(undex_index_mode mode)
{
    g_autoptr(GError) error = NULL;
    undex_index_free(store);
    store = undex_index_open(folder, mode, &error);
    assert_non_null(store);
}

static int set_up(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    folder = g_dir_make_tmp("undex-variants-XXXXXX", NULL);
    open_store(UNDEX_INDEX_WRITE);
    for (gsize i = 0; i < G_N_ELEMENTS(documents); i++)
        put(i);
    assert_true(undex_index_commit(store, &error));
    open_store(UNDEX_INDEX_READ);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    g_clear_pointer(&store, undex_index_free);
    wipe(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}

static gint by_id(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The ids found, sorted. */
static char *found(const char *query)
{
    g_autoptr(GError) error = NULL;
    undex_search_options options = {.count = 50};
    g_autoptr(undex_results) results = undex_search_run(store, query, &options, &error);
    assert_non_null(results);
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (guint i = 0; i < results->hits->len; i++)
        g_ptr_array_add(ids, ((undex_hit *)results->hits->pdata[i])->passage->id);
    g_ptr_array_sort(ids, by_id);
    g_ptr_array_add(ids, NULL);
    return g_strjoinv(" ", (char **)ids->pdata);
}

static void check(const char *query, const char *expected)
{
    g_autofree char *got = found(query);
    if (strcmp(got, expected) != 0)
        print_message("%s\n", query);
    assert_string_equal(got, expected);
}

static void queries(void **state)
{
    (void)state;
    static const struct {
        const char *query, *ids;
    } cases[] = {
        {"LDCs", "long#1 says#1 says#2"},
        {"LDC", "long#1 says#1 says#2"},
        {"ldcs", "long#1 says#1 says#2"},
        {"least developed countries -grow", "long#1 long#2 says#2"}, /* and its acronym */
        {"world health organization", "who#1 who#3"},
        {"+LDCs +seeds", "says#1 says#2"},
        {"WHO", "who#1 who#3"},
        {"PMA", "un#2"},
        {"UN", "fund#1 fund2#1 trees#2 unen#1 unen#2"}, /* not the French "un" */
        {"Mali", "mal#1 mal#2 unen#2 unen#3"},
        {"mali", "mal#1 mal#2 unen#2 unen#3"},
        {"mal", "mal#1"},                     /* nor is Mali its plural */
        {"BOSQUE", "fund#1 fund2#1 trees#1"}, /* its letters say something else, and two documents are few */
        {"policymaker", "hyphen#1 hyphen#2"},
        {"policymakers", "hyphen#1 hyphen#2"},
        {"Daesh", "hyphen#1 hyphen#2"},
        {"peace keeping", "peace#1 peace#2 peace#3"},
        {"33287", "number#1 number#2 number#3"},
        {"33,287", "number#1 number#2 number#3"},
        {"33.287", "number#1 number#2 number#3"},
        {"33 287", "number#1 number#2 number#3 number#4"},
        {"m2", "metre#1"},
        {"m\xC2\xB2", "metre#1"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        check(cases[i].query, cases[i].ids);
}

static void suggestions(void **state)
{
    (void)state;
    static const struct {
        const char *query, *suggestion;
        gboolean corrected;
        const char *ids;
    } cases[] = {
        {"peacekeping", "peacekeeping", TRUE, "peace#1"},
        {"escuelaz", "escuelas", TRUE, "schools#1"},
        {"vacantas", NULL, FALSE, ""},       /* Spanish by its ending, and only French has "vacants" */
        {"vacunas", NULL, FALSE, ""},        /* two slips are many in a short word */
        {"vacante", NULL, FALSE, "posts#1"}, /* another form of a word is found as it is */
        {"carfor", "car for", TRUE, "unen#1"},
        {"land mines", "landmines", FALSE, "mines#1 mines#2"},
        {"peace keeping", NULL, FALSE, "peace#1 peace#2 peace#3"}, /* as often apart */
        {"travl +Mali", "travel +Mali", TRUE, "mal#1 mal#2 unen#2 unen#3"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        undex_search_options options = {.count = 50};
        g_autoptr(undex_results) results = undex_search_run(store, cases[i].query, &options, &error);
        assert_non_null(results);
        if (g_strcmp0(results->suggestion, cases[i].suggestion) != 0)
            print_message("%s: %s\n", cases[i].query, results->suggestion ? results->suggestion : "nothing");
        assert_int_equal(g_strcmp0(results->suggestion, cases[i].suggestion), 0);
        assert_int_equal(results->corrected, cases[i].corrected);
        check(cases[i].query, cases[i].ids);
    }
}

/* What only a document said goes with it; what several say that letters do not bear out is believed. */
static void documents_come_and_go(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    open_store(UNDEX_INDEX_WRITE);
    assert_int_equal(undex_index_remove(store, "says", &error), 1);
    undex_document *third = undex_document_new();
    undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    undex_file file = {.path = (char *)"fund3", .sha256 = (char *)"fund3", .passages = 1};
    third->key = g_strdup("fund3");
    third->sha256 = g_strdup("fund3");
    third->language = g_strdup("en");
    passage->id = g_strdup("fund3#1");
    passage->text = g_strdup("So the United Nations Fund for Trees (BOSQUE) grew.");
    g_ptr_array_add(third->passages, passage);
    assert_true(undex_index_put(store, third, &file, &error));
    undex_document_free(third);
    assert_true(undex_index_commit(store, &error));
    open_store(UNDEX_INDEX_READ);
    check("LDCs", "");
    check("BOSQUE", "fund#1 fund2#1 fund3#1 trees#1 trees#2");
    open_store(UNDEX_INDEX_WRITE);
    assert_true(undex_index_compact(store, &error));
    open_store(UNDEX_INDEX_READ);
    check("BOSQUE", "fund#1 fund2#1 fund3#1 trees#1 trees#2");
    check("Daesh", "hyphen#1 hyphen#2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queries),
        cmocka_unit_test(suggestions),
        cmocka_unit_test(documents_come_and_go),
    };
    return cmocka_run_group_tests_name("variants", tests, set_up, tear_down);
}
