// SPDX-License-Identifier: GPL-3.0-or-later
/* Several indexes read as one: a shard that fails is left out, once, and what is asked is asked again. */
#include "files.h"

#include "undex/shards.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static char *place; /* with the indexes a, b, c */
static GString *told;

static void tell(const char *name, const char *reason)
{
    g_autofree char *base = g_path_get_basename(name);
    g_string_append_printf(told, "%s: %s\n", base, reason);
}

static void put(undex_index *store, const char *key, const char *text, const char *digest)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = undex_document_new();
    undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    g_autofree char *path = g_strdup_printf("/docs/%s", digest);
    undex_file file = {.path = path, .size = 1, .sha256 = (char *)digest, .segmenter = 1};
    document->key = g_strdup(key);
    document->sha256 = g_strdup(digest);
    document->language = g_strdup("en");
    passage->id = g_strdup_printf("%s#para.1", key);
    passage->text = g_strdup(text);
    g_ptr_array_add(document->passages, passage);
    assert_true(undex_index_put(store, document, &file, &error));
}

static int set_up(void **state)
{
    static const struct {
        const char *index, *key, *text, *digest;
    } documents[] = {
        {"a", "one", "A barge.", "aaaaaaaa11"},   {"a", "same", "A quay.", "bbbbbbbb22"},
        {"b", "two", "A sluice.", "cccccccc33"},  {"b", "same", "A quay.", "bbbbbbbb22"},
        {"b", "one", "A ferry.", "dddddddd44"},   {"c", "three", "A crane.", "eeeeeeee55"},
        {"c", "one", "A lighter.", "ffffffff66"},
    };
    (void)state;
    place = g_dir_make_tmp("undex-shards.XXXXXX", NULL);
    told = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autofree char *folder = g_build_filename(place, documents[i].index, NULL);
        g_autoptr(undex_index) store = undex_index_open(folder, UNDEX_INDEX_WRITE, NULL);
        put(store, documents[i].key, documents[i].text, documents[i].digest);
        assert_true(undex_index_commit(store, NULL));
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    wipe(place);
    g_free(place);
    g_string_free(told, TRUE);
    return 0;
}

/* Opens those that `names` names, with spaces between them. */
static undex_index *open_them(const char *names, double timeout, gboolean all, GError **error)
{
    g_auto(GStrv) said = g_strsplit(names, " ", -1);
    for (char **one = said; *one; one++)
        if (!strchr(*one, ':')) {
            char *whole = g_build_filename(place, *one, NULL);
            g_free(*one);
            *one = whole;
        }
    undex_shard_options options = {timeout, all, tell};
    g_autoptr(GPtrArray) locations = undex_locations_read((const char *const *)said, error);
    g_string_truncate(told, 0);
    return undex_index_open_shards(locations, UNDEX_INDEX_READ, &options, error);
}

static void check_missing(const undex_index *store, guint count, const char *name)
{
    g_autoptr(GPtrArray) missing = undex_index_shards_left_out(store);
    assert_int_equal(missing->len, count);
    if (count)
        assert_true(g_str_has_suffix(g_ptr_array_index(missing, 0), name));
}

typedef struct {
    int calls, failing; /* so many calls fail, */
    int shard;          /* for this shard, */
    xc_code code;       /* with this */
    int64_t documents;
} trial;

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    trial *t = closure;
    if (t->calls++ < t->failing) {
        *failure = (xc_error){.code = t->code, .message = "Spoilt", .shard = t->shard};
        return FALSE;
    }
    t->documents = xc_database_doc_count(database, failure);
    return t->documents >= 0;
}

static void a_shard_fails(void **state)
{
    static const struct {
        xc_code code;
        int shard;
        const char *told, *message; /* NULL: it is left out; else the error */
    } cases[] = {
        {XC_ERROR_CORRUPT, 1, "b: Spoilt; the index may be damaged: run 'undex check' to learn more\n", NULL},
        {XC_ERROR_NETWORK, 2, "c: does not answer: Spoilt\n", NULL},
        {XC_ERROR_CORRUPT, -1, "", "Spoilt"},
        {XC_ERROR_MEMORY, 0, "", "Spoilt"},
        {XC_ERROR_CORRUPT, 3, "", "Spoilt"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(undex_index) store = open_them("a b c", 1, FALSE, &error);
        trial t = {0, 1, cases[i].shard, cases[i].code, 0};
        gint64 before = undex_index_state(store);
        gboolean done = undex_index_try(store, attempt, &t, &error);
        assert_string_equal(told->str, cases[i].told);
        assert_int_equal(done, cases[i].message == NULL);
        assert_int_equal(undex_index_state(store) == before, !done);
        check_missing(store, done ? 1 : 0, cases[i].shard == 1 ? "/b" : "/c");
        if (!done)
            assert_non_null(strstr(error->message, cases[i].message));
        else
            assert_int_equal(t.documents,
                             cases[i].shard == 1 ? 8 : 10); /* passages and files of the others */
    }
}

static void all_fail(void **state)
{
    g_autoptr(GError) error = NULL, strict = NULL;
    g_autoptr(undex_index) store = open_them("a b", 1, FALSE, &error),
                           whole = open_them("a b", 1, TRUE, &error);
    trial t = {0, 1, 0, XC_ERROR_CORRUPT, 0}, next = {0, 1, 1, XC_ERROR_CORRUPT, 0}, one = t;
    (void)state;
    assert_true(undex_index_try(store, attempt, &t, &error));
    assert_false(undex_index_try(store, attempt, &next, &error));
    assert_non_null(strstr(error->message, "none of its 2 shards answers"));
    g_string_truncate(told, 0);
    assert_false(undex_index_try(whole, attempt, &one, &strict));
    assert_non_null(strstr(strict->message, "/a: Spoilt"));
    assert_string_equal(told->str, "");
}

/* Who listens and says nothing. */
static void no_answer(void **state)
{
    g_autoptr(GError) error = NULL, alone = NULL;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listening = socket(AF_INET, SOCK_STREAM, 0);
    (void)state;
    assert_int_equal(bind(listening, (struct sockaddr *)&address, length), 0);
    assert_int_equal(listen(listening, 8), 0);
    assert_int_equal(getsockname(listening, (struct sockaddr *)&address, &length), 0);
    g_autofree char *server = g_strdup_printf("127.0.0.1:%d", ntohs(address.sin_port)),
                    *names = g_strconcat("a ", server, " c", NULL),
                    *reason = g_strconcat(server, ": does not answer within 0.3 s\n", NULL);
    gint64 begun = g_get_monotonic_time();
    g_autoptr(undex_index) store = open_them(names, 0.3, FALSE, &error);
    assert_true(g_get_monotonic_time() - begun < G_USEC_PER_SEC);
    assert_non_null(store);
    assert_string_equal(told->str, reason);
    check_missing(store, 1, server);
    assert_null(open_them(server, 0.3, FALSE, &alone));
    assert_string_equal(alone->message, "does not answer within 0.3 s");
    close(listening);
}

/* What is one in several shards, and what only is called alike. */
static void keys(void **state)
{
    static const char *const wanted[] = {"one~aaaaaaaa", "one~dddddddd", "one~ffffffff",
                                         "same",         "three",        "two"};
    static const char *const texts[] = {"A barge.", "A ferry.", "A lighter.",
                                        "A quay.",  "A crane.", "A sluice."};
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = open_them("a b c", 1, FALSE, &error);
    g_autoptr(GPtrArray) documents = undex_index_list_documents(store, &error),
                         listed = undex_index_list_keys(store, NULL, 100, &error),
                         rest = undex_index_list_keys(store, "one~ffffffff", 2, &error);
    undex_passage *none = NULL;
    (void)state;
    assert_int_equal(documents->len, G_N_ELEMENTS(wanted));
    assert_int_equal(listed->len, G_N_ELEMENTS(wanted));
    assert_int_equal(rest->len, 2);
    assert_string_equal(g_ptr_array_index(rest, 0), "same");
    for (guint i = 0; i < documents->len; i++) {
        g_autofree char *id = g_strconcat(wanted[i], "#para.1", NULL);
        g_autoptr(undex_document) document = NULL;
        g_autoptr(undex_passage) passage = NULL;
        assert_string_equal(((undex_document *)g_ptr_array_index(documents, i))->key, wanted[i]);
        assert_string_equal(g_ptr_array_index(listed, i), wanted[i]);
        assert_true(undex_index_find_document(store, wanted[i], &document, &error));
        assert_string_equal(document->key, wanted[i]);
        assert_true(undex_index_find_passage(store, id, &passage, &error));
        assert_string_equal(passage->id, id);
        assert_string_equal(passage->text, texts[i]);
    }
    assert_true(undex_index_find_passage(store, "one#para.1", &none, &error));
    assert_null(none);
    undex_index_counts counts;
    assert_true(undex_index_count(store, &counts, &error));
    assert_int_equal(counts.documents, 6);
    assert_true(g_str_has_suffix(undex_index_shard_of(store, "three"), "/c"));
    assert_true(g_str_has_suffix(undex_index_shard_of(store, "one~dddddddd"), "/b"));
    assert_true(g_str_has_suffix(undex_index_shard_of(store, "same"), "/a"));
    assert_null(undex_index_shard_of(store, "one"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_shard_fails), cmocka_unit_test(all_fail),
                                       cmocka_unit_test(no_answer), cmocka_unit_test(keys)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
