// SPDX-License-Identifier: GPL-3.0-or-later
/* Words typed as one, and wildcards: what they find and what is marked. */
#include "files.h"

#include <string.h>

#include "index/slot_word_order.h"
#include "undex/search.h"

static char *folder;
static undex_index *store;

/* Paragraphs 1, 2 ... of one document a language. */
static const char *const english[] = {
    "The COVID-19 pandemic, then COVID 19, and covid19 vaccines.",
    "The 19 covid wards were closed.",
    "Da\xE2\x80\x99"
    "esh and ISIL-K were named.",
    "Daesh was named. K is a letter, and ISIL comes before it.",
    "Peoples have the right to self-determination.",
    "The self and its determination; selfdetermination.",
    "Resolution 1325 (2000) was recalled.",
    "Paragraph 1325 is of the year 2000.",
    "The granary and the seed stores; granting of a grant.",
    "It costs 9,90.",
    "It costs 990, or 9 times 90.",
    "A seed, stored; the summary of a women's group and of one woman.",
    "Policy-makers met at 10:30, and/or later.",
    "The policy of the makers\xE2\x80\x94makers of law.",
    "The U.S.-led mission; the US alone.",
    "The labour market.",
    "They told us: all is well, and we'll come.",
};
static const char *const french[] = {
    "Les droits de l\xE2\x80\x99"
    "enfant sont connus.",
    "Les enfants connaissent leurs droits; l'ami d'un enfant.",
};

static void put(const char *key, const char *language, const char *const *texts, gsize count)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = undex_document_new();
    document->key = g_strdup(key);
    document->sha256 = g_strdup(key);
    document->language = g_strdup(language);
    document->title = g_strdup("COVID-19 and the granaries");
    for (gsize i = 0; i < count; i++) {
        undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
        passage->id = g_strdup_printf("%s#%d", key, (int)i + 1);
        passage->text = g_strdup(texts[i]);
        g_ptr_array_add(document->passages, passage);
    }
    undex_file file = {.path = (char *)key, .sha256 = document->sha256, .passages = (int)count};
    assert_true(undex_index_put(store, document, &file, &error));
}

/* A word that begins otherwise than zz1, but has the hash of one that zz1* stands for. */
static char *find_double(void)
{
    for (int i = 0;; i++) {
        char *word = g_strdup_printf("yy%dq", i);
        for (int k = 100; k < 200; k++) {
            g_autofree char *other = g_strdup_printf("zz%dq", k);
            if (undex_slot_word_order_hash(word) == undex_slot_word_order_hash(other))
                return word;
        }
        g_free(word);
    }
}

/* Texts of more words that begin alike than a star can stand for. */
static void put_many(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *twin = find_double();
    g_autofree char *apart = g_strdup_printf("A heap %s, and zz999q, zz1q.", twin);
    for (int i = 0; i < 1001; i++)
        g_string_append_printf(text, "zz%dq ", i);
    const char *const many[] = {text->str, apart, "A heap zz101q."};
    put("zz", "en", many, G_N_ELEMENTS(many));
}

/* A paragraph whose note alone has a compound. */
static void put_noted(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = undex_document_new();
    document->key = g_strdup("nn");
    document->sha256 = g_strdup("nn");
    document->language = g_strdup("en");
    undex_passage *carrier = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    undex_passage *note = undex_passage_new(UNDEX_KIND_FOOTNOTE);
    carrier->id = g_strdup("nn#1");
    carrier->text = g_strdup("Reconstruction went on in the north.");
    note->id = g_strdup("nn#fn.1");
    note->text = g_strdup("The Zeta-9 plan of the Government.");
    undex_passage_add_mark(carrier, "1", 20, note->id, UNDEX_MARK_ORIGIN_LINK);
    g_ptr_array_add(note->anchors, g_strdup(carrier->id));
    g_ptr_array_add(document->passages, carrier);
    g_ptr_array_add(document->passages, note);
    undex_file file = {.path = (char *)"nn", .sha256 = document->sha256, .passages = 2};
    assert_true(undex_index_put(store, document, &file, &error));
}

static int set_up(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    folder = g_dir_make_tmp("undex-compound-XXXXXX", NULL);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    assert_non_null(store);
    put("en", "en", english, G_N_ELEMENTS(english));
    put("fr", "fr", french, G_N_ELEMENTS(french));
    put_many();
    put_noted();
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

static undex_results *run(const char *query)
{
    g_autoptr(GError) error = NULL;
    undex_search_options options = {.count = 50};
    undex_results *results = undex_search_run(store, query, &options, &error);
    if (error)
        print_message("%s: %s\n", query, error->message);
    assert_non_null(results);
    return results;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
    return (gint)(g_ascii_strtoll(*(char *const *)a, NULL, 10) -
                  g_ascii_strtoll(*(char *const *)b, NULL, 10));
}

/* The numbers of the paragraphs found, in order; those of the French document after an f. */
static char *found(const char *query)
{
    g_autoptr(undex_results) results = run(query);
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < results->hits->len; i++) {
        const char *id = ((undex_hit *)results->hits->pdata[i])->passage->id;
        g_ptr_array_add(numbers, g_strdup_printf("%s%s", id + strlen("en#"), *id == 'f' ? "f" : ""));
    }
    g_ptr_array_sort(numbers, by_number);
    g_ptr_array_add(numbers, NULL);
    return g_strjoinv(" ", (char **)numbers->pdata);
}

static void assert_found(const char *query, const char *expected)
{
    g_autofree char *got = found(query);
    if (strcmp(got, expected) != 0)
        print_message("%s\n", query);
    assert_string_equal(got, expected);
}

static void compounds(void **state)
{
    (void)state;
    static const struct {
        const char *query, *expected;
    } cases[] = {
        {"COVID-19", "1"},
        {"covid\xE2\x80\x91"
         "19",
         "1"}, /* with a hyphen that does not break */
        {"+COVID-19", "1"},
        {"COVID-19 AND vaccines", "1"},
        {"covid -COVID-19", "2"},
        {"wards OR COVID-19", "1 2"},
        {"COVID-19 NEAR/5 vaccines", "1"},
        {"COVID-19 ADJ/1 pandemic", "1"},
        {"pandemic ADJ/1 COVID-19", ""},
        {"title:COVID-19 named", "3 4"},
        {"title:COVID-20", ""},
        {"Da'esh", "3 4"},
        {"da\xE2\x80\x99"
         "esh",
         "3 4"},
        {"ISIL-K", "3"},
        {"self-determination", "5 6"},
        {"self-determinations", "5 6"}, /* in any form, like other words */
        {"\"self-determinations\"", ""},
        {"9,90", "10"},
        {"9.90", ""},
        {"1325 (2000)", "7"},
        {"1325(2000)", "7"},
        {"recalled 1325 (2000)", "7"},
        {"(1325) (2000)", "7 8"}, /* groups are groups */
        {"policy-maker", "13"},
        {"makers\xE2\x80\x94makers", "13 14"}, /* a dash parts words */
        {"10:30", "13"},
        {"10:31", ""},
        {"U.S.-led", "15"},
        {"U.S.", "15"}, /* not us */
        {"we'll", "17"},
        {"we'll lang:en", "17"},
        {"they'll", ""},
        {"N'Djamena", ""},
        {"l'enfant lang:fr", "1f"},
        {"l'enfants lang:fr", "1f"},
        {"d'enfant lang:fr", ""},
        {"wards,vaccines", "1 2"},          /* a comma parts words */
        {"reconstruction AND Zeta-9", "1"}, /* what a note says, the passage that carries it says */
        {"reconstruction AND Zeta-8", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_found(cases[i].query, cases[i].expected);
}

static void wildcards(void **state)
{
    (void)state;
    static const struct {
        const char *query, *expected;
    } cases[] = {
        {"gran*ry", "9"},
        {"gran*y", "9"},
        {"gran*z", ""},
        {"*ary", "9 12"},
        {"*ranar*", "9"},
        {"13*5", "7 8"},
        {"9?0", "11"},
        {"gr*n*g", "9"},
        {"**granary**", "9"},
        {"w?man", "12"},
        {"wom?n", "12"},
        {"woman?", "12"}, /* at a word's end it asks */
        {"+gran*ry +seed", "9"},
        {"seed -gran*ry", "12"},
        {"\"seed stor*\"", "9 12"},
        {"\"seed *es\"", "9"},
        {"\"s*d stores\"", "9"},
        {"\"seed xyz*\"", ""},
        {"seed ADJ/1 stor*", "9 12"},
        {"(gran* OR summar*) NEAR/9 seed", "9 12"},
        {"self-determin*", "5"},
        {"policy-*s", "13"},
        {"labo*r*", "16"},
        {"labor*", "16"},
        {"\"labor* market\"", "16"},
        {"* granary", "9"},
        {"* granary *", "9"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_found(cases[i].query, cases[i].expected);
}

static void ceiling(void **state)
{
    (void)state;
    static const char *const queries[] = {
        "zz*", "+zz*", "-zz*", "zz*q", "\"seed zz*\"", "seed NEAR/3 zz*", "self-zz*"};
    for (gsize i = 0; i < G_N_ELEMENTS(queries); i++) {
        g_autoptr(GError) error = NULL;
        undex_search_options options = {.count = 50};
        g_autoptr(undex_results) results = undex_search_run(store, queries[i], &options, &error);
        assert_null(results);
        assert_non_null(strstr(error->message, "more than 1000 words are like zz*"));
        assert_non_null(strstr(error->message, "write more of its letters, at character "));
    }
    assert_found("zz10*", "1 3");
    assert_found("\"heap zz1*\"", "3"); /* not what happens to look like one of them */
    assert_found("heap NEAR/1 zz1*", "3");
}

/* How often something is marked in the best hit, and what first. */
static void marking(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        guint marks;
        const char *first;
    } cases[] = {
        {"COVID-19", 3, "COVID-19"},
        {"COVID-19 vaccines", 4, "COVID-19"},
        {"\"covid 19\"", 2, "COVID-19"},
        {"self-determination lang:en", 1, "self-determination"},
        {"1325 (2000)", 1, "1325 (2000"},
        {"l'enfant lang:fr", 1,
         "l\xE2\x80\x99"
         "enfant"},
        {"gran*ry", 1, "granary"},
        {"*ary kind:paragraph -summary", 1, "granary"},
        {"\"seed stor*s\"", 1, "seed stores"},
        {"policy-m*", 1, "Policy-makers"},
        {"COVID-19 NEAR/3 vaccines", 3, "COVID-19"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(undex_results) results = run(cases[i].query);
        assert_true(results->hits->len > 0);
        const undex_hit *hit = results->hits->pdata[0];
        undex_range range =
            hit->highlights->len ? g_array_index(hit->highlights, undex_range, 0) : (undex_range){0, 0};
        g_autofree char *first = g_utf8_substring(hit->passage->text, range.start, range.end);
        if (hit->highlights->len != cases[i].marks || strcmp(first, cases[i].first) != 0)
            print_message("%s: %u, %s\n", cases[i].query, hit->highlights->len, first);
        assert_string_equal(first, cases[i].first);
        assert_int_equal(hit->highlights->len, cases[i].marks);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compounds),
        cmocka_unit_test(wildcards),
        cmocka_unit_test(ceiling),
        cmocka_unit_test(marking),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
