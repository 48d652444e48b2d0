// SPDX-License-Identifier: GPL-3.0-or-later
/* The index: what is written into it, read from it, replaced and refused. */
#include "files.h"

#include <string.h>

#include "index/entry_binary.h"
#include "index/passage_location.h"
#include "index/record_block.h"
#include "index/schema.h"
#include "index/stem_words.h"
#include "undex/index.h"
#include "undex/record.h"

static char *folder;

/* What is looked for and not there is NULL, and no failure. */
#define DEFINE_FIND(thing)                                                                                   \
    static undex_##thing *find_##thing(undex_index *store, const char *name)                                 \
    {                                                                                                        \
        g_autoptr(GError) error = NULL;                                                                      \
        undex_##thing *found = NULL;                                                                         \
        assert_true(undex_index_find_##thing(store, name, &found, &error));                                  \
        assert_null(error);                                                                                  \
        return found;                                                                                        \
    }
DEFINE_FIND(file)
DEFINE_FIND(document)
DEFINE_FIND(passage)

static int set_up(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("undex-store-XXXXXX", NULL);
    return folder ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    wipe(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}

static undex_index *opened(undex_index_mode mode)
{
    g_autoptr(GError) error = NULL;
    undex_index *store = undex_index_open(folder, mode, &error);
    if (error)
        print_message("%s\n", error->message);
    assert_non_null(store);
    return store;
}

/* A document of `count` paragraphs, the first of which carries a note. */
/* Documents of so many paragraphs are the same file. Caller frees. */
static char *digest_of(const char *key, int count)
{
    g_autofree char *bytes = g_strdup_printf("bytes of %s %d", key, count);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, bytes, -1);
}

/* What it is called where others have its key. Caller frees. */
static char *suffixed(const char *key, int count)
{
    g_autofree char *digest = digest_of(key, count);
    return g_strdup_printf("%s~%.8s", key, digest);
}

static undex_document *make(const char *key, const char *symbol, int count)
{
    undex_document *document = undex_document_new();
    document->key = g_strdup(key);
    document->symbol = g_strdup(symbol);
    document->language = g_strdup("en");
    document->title = g_strdup("Report on migration");
    document->date = g_strdup("2013-07-25");
    document->sha256 = digest_of(key, count);
    if (symbol)
        g_ptr_array_add(document->symbols, g_strdup(symbol));
    for (int i = 1; i <= count; i++) {
        undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
        passage->id = g_strdup_printf("%s#para.%d", key, i);
        passage->label = g_strdup_printf("%d", i);
        passage->text = g_strdup_printf("Paragraph %d speaks of remittances and of migrants' rights.", i);
        passage->page_first = passage->page_last = i;
        g_ptr_array_add(passage->headings, g_strdup("I. Key trends"));
        g_ptr_array_add(document->passages, passage);
    }
    undex_passage *note = undex_passage_new(UNDEX_KIND_FOOTNOTE);
    note->id = g_strdup_printf("%s#fn.1", key);
    note->label = g_strdup("1");
    note->text = g_strdup("See the Cascais declaration.");
    undex_passage *first = g_ptr_array_index(document->passages, 0);
    undex_passage_add_mark(first, "1", 9, note->id, UNDEX_MARK_ORIGIN_LINK);
    g_ptr_array_add(note->anchors, g_strdup(first->id));
    g_ptr_array_add(document->passages, note);
    return document;
}

static void put(undex_index *store, const undex_document *document, const char *path)
{
    g_autoptr(GError) error = NULL;
    undex_file file = {.path = (char *)path,
                       .size = 10,
                       .mtime_ns = 1234567890123456789,
                       .inode = G_MAXUINT64,
                       .sha256 = document->sha256,
                       .segmenter = 1,
                       .passages = (int)document->passages->len,
                       .pages = 3,
                       .when = 1700000000};
    if (!undex_index_put(store, document, &file, &error))
        print_message("%s\n", error->message);
    assert_null(error);
}

static void put_new(undex_index *store, const char *key, const char *symbol, int count, const char *path)
{
    g_autoptr(undex_document) document = make(key, symbol, count);
    put(store, document, path);
}

static int passages_of(undex_index *store, const char *key)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) passages = undex_index_list_passages(store, key, 0, -1, &error);
    assert_null(error);
    return (int)passages->len;
}

static void assert_sound(undex_index *store)
{
    g_autoptr(undex_index_report) report = undex_index_report_new();
    assert_true(undex_index_check(store, report, NULL));
    g_ptr_array_extend_and_steal(report->defects, g_steal_pointer(&report->documents));
    report->documents = g_ptr_array_new();
    for (guint i = 0; i < report->defects->len; i++)
        print_message("%s\n", (char *)g_ptr_array_index(report->defects, i));
    assert_int_equal(report->defects->len, 0);
}

/* Records that cannot be read cost their document alone, which is mended by taking it anew. */
static void a_damaged_document(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    put_new(store, "A/1", "A/1", 3, "/docs/one.pdf");
    put_new(store, "A/2", "A/2", 3, "/docs/two.pdf");
    assert_true(undex_index_commit(store, &error));
    xc_error failure;
    xc_database *database = undex_index_database(store);
    guint32 docid = undex_passage_location_find(database, "A/1#para.1", &failure);
    xc_document *entry = xc_database_document(database, docid, &failure);
    assert_true(xc_document_set_data(entry, "rubbish", 7, &failure));
    assert_true(xc_database_replace_document(database, docid, entry, &failure));
    xc_document_free(entry);
    assert_true(undex_index_commit(store, &error));
    g_autoptr(undex_index_report) report = undex_index_report_new();
    assert_true(undex_index_check(store, report, &error));
    assert_int_equal(report->defects->len, 0);
    assert_true(report->documents->len > 0);
    assert_true(g_str_has_prefix(g_ptr_array_index(report->documents, 0), "A/1: "));
    put_new(store, "A/1", "A/1", 3, "/docs/one.pdf");
    assert_true(undex_index_commit(store, &error));
    assert_sound(store);
}

static void putting_and_finding(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_false(undex_index_exists(folder));
    g_autoptr(undex_index) writer = opened(UNDEX_INDEX_WRITE);
    assert_true(undex_index_exists(folder));
    put_new(writer, "A/68/190", "A/68/190", 12, "/docs/a_68_190.pdf");
    put_new(writer, "notes", NULL, 2, "/docs/notes.txt");
    g_autoptr(undex_index) early = opened(UNDEX_INDEX_READ);
    assert_int_equal(passages_of(early, "A/68/190"), 0);
    assert_true(undex_index_commit(writer, &error));

    g_autoptr(undex_index) store = opened(UNDEX_INDEX_READ);
    undex_index_counts counts;
    assert_true(undex_index_count(store, &counts, &error));
    assert_int_equal(counts.documents, 2);
    assert_int_equal(counts.passages, 16);
    assert_int_equal(counts.failures, 0);
    assert_true(counts.bytes > 0 && counts.last_run > 1700000000);
    assert_int_equal(counts.version, UNDEX_SCHEMA_VERSION);

    g_autoptr(undex_passage) passage = find_passage(store, "A/68/190#para.3");
    assert_string_equal(passage->label, "3");
    assert_null(find_passage(store, "A/68/190#para.99"));
    assert_null(error);
    assert_null(error);

    g_autoptr(GPtrArray) some = undex_index_list_passages(store, "A/68/190", 9, 3, &error);
    assert_int_equal(some->len, 3);
    assert_string_equal(((undex_passage *)some->pdata[0])->id, "A/68/190#para.10");
    assert_string_equal(((undex_passage *)some->pdata[2])->id, "A/68/190#para.12");

    g_autoptr(undex_file) file = find_file(store, "/docs/notes.txt");
    assert_string_equal(file->key, "notes");
    assert_true(file->inode == G_MAXUINT64 && file->mtime_ns == 1234567890123456789 &&
                file->when == 1700000000);
    assert_null(find_file(store, "/docs/other.txt"));
    g_autoptr(undex_document) document = find_document(store, "A/68/190");
    assert_string_equal(document->title, "Report on migration");
    assert_int_equal(document->passages->len, 0);
    g_autoptr(GPtrArray) languages = undex_index_list_languages(store, &error);
    assert_int_equal(languages->len, 1);
    assert_sound(store);
}

static void finding_documents(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    put_new(store, "A/80/62", "A/80/62", 1, "/docs/en/a_80_62.pdf");
    put_new(store, "A/80/62@fr", "A/80/62", 1, "/docs/fr/a_80_62.pdf");
    put_new(store, "speech", NULL, 1, "/docs/Speech.txt");
    put_new(store, "plain", NULL, 1, "/texts/A/80/70"); /* a symbol is no end of a path */
    static const struct {
        const char *name;
        guint count;
    } cases[] = {
        {"A/80/62", 2},    {"A_80_62", 2},        {"A/80/62@fr", 1},       {"speech", 1},
        {"Speech.txt", 1}, {"fr/a_80_62.pdf", 1}, {"/docs/Speech.txt", 1}, {"a_80_62.pdf", 2},
        {"nothing", 0},    {"A/80/63", 0},        {"A/80/70", 0},          {"/texts/A/80/70", 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GPtrArray) found = undex_index_find_documents(store, cases[i].name, &error);
        assert_non_null(found);
        if (found->len != cases[i].count)
            print_message("%s: %u\n", cases[i].name, found->len);
        assert_int_equal(found->len, cases[i].count);
    }
    static const struct {
        const char *pattern;
        guint count;
    } paths[] = {{"docs", 3}, {"SPEECH", 1}, {"/fr/", 1}, {"*.pdf", 2}, {"docs/?r/", 1}, {"zzz", 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(GPtrArray) keys = undex_index_match_paths(store, paths[i].pattern, 10, &error);
        assert_int_equal(keys->len, paths[i].count);
    }
    assert_null(undex_index_match_paths(store, "docs", 2, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_LIMIT));
}

/* Portions of any size make up the whole; a key that is longer than a term is no stumbling block. */
static void keys_in_portions(void **state)
{
    (void)state;
    enum { KEYS = 5, LONG = 300 };
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    g_autofree char *beyond = g_strnfill(LONG, 'z');
    const char *const keys[KEYS] = {"A/1", "A/10", "A/2", "a", beyond};
    for (int i = KEYS; i-- > 0;) {
        g_autofree char *path = g_strdup_printf("/docs/%d.txt", i);
        put_new(store, keys[i], NULL, 1, path);
    }
    for (guint count = 1; count <= KEYS + 1; count++) {
        g_autofree char *after = NULL;
        guint n = 0;
        for (guint got = count; got == count;) {
            g_autoptr(GPtrArray) some = undex_index_list_keys(store, after, count, &error);
            assert_non_null(some);
            got = some->len;
            assert_true(got <= count);
            for (guint i = 0; i < got; i++, n++) {
                g_autoptr(undex_document) document = find_document(store, g_ptr_array_index(some, i));
                assert_non_null(document);
                assert_string_equal(document->key, keys[n]);
                g_free(after);
                after = g_strdup(g_ptr_array_index(some, i));
            }
        }
        assert_int_equal(n, KEYS);
    }
    g_autoptr(GPtrArray) rest = undex_index_list_keys(store, "A/11", 1, &error); /* no key itself */
    assert_string_equal(g_ptr_array_index(rest, 0), "A/2");
}

static void replacing_and_removing(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    put_new(store, "A/1", "A/1", 5, "/a.txt");
    assert_true(undex_index_commit(store, &error));
    put_new(store, "A/1", "A/1", 3, "/a.txt");
    assert_true(undex_index_commit(store, &error));
    assert_int_equal(passages_of(store, "A/1"), 4);
    put_new(store, "A/2", "A/2", 2, "/a.txt");
    assert_int_equal(passages_of(store, "A/1"), 0);
    assert_int_equal(passages_of(store, "A/2"), 3);
    assert_int_equal(undex_index_remove(store, "/b.txt", &error), 0);
    assert_int_equal(undex_index_remove(store, "/a.txt", &error), 1);
    assert_true(undex_index_commit(store, &error));
    assert_int_equal(passages_of(store, "A/2"), 0);
    assert_sound(store);
}

static void same_key(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    g_autofree char *first = suffixed("A/1", 2), *second = suffixed("A/1", 4);
    g_autofree char *para = g_strconcat(second, "#para.1", NULL), *fn = g_strconcat(second, "#fn.1", NULL);
    put_new(store, "A/1", "A/1", 2, "/x/one.pdf");
    put_new(store, "A/1", "A/1", 2, "/y/copy.pdf"); /* the same bytes */
    assert_int_equal(passages_of(store, "A/1"), 3);
    put_new(store, "A/1", "A/1", 4, "/x/Other File.pdf");
    assert_true(undex_index_commit(store, &error));
    assert_int_equal(passages_of(store, "A/1"), 0);
    assert_int_equal(passages_of(store, first), 3);
    assert_int_equal(passages_of(store, second), 5);
    g_autoptr(undex_passage) passage = find_passage(store, para);
    assert_string_equal(passage->id, para);
    assert_string_equal(g_array_index(passage->notes, undex_mark, 0).id, fn);
    g_autoptr(undex_passage) note = find_passage(store, fn);
    assert_string_equal(note->anchors->pdata[0], para);
    g_autoptr(GPtrArray) files = undex_index_list_files(store, &error);
    assert_int_equal(files->len, 3);
    assert_string_equal(((undex_file *)files->pdata[0])->path, "/x/Other File.pdf");
    assert_string_equal(((undex_file *)files->pdata[1])->key, first);
    assert_string_equal(((undex_file *)files->pdata[2])->key, first);
    g_autoptr(GPtrArray) documents = undex_index_find_named(store, "A/1", &error);
    assert_int_equal(documents->len, 2);
    assert_sound(store);

    /* The passages go with the last of the files that have them, and then the suffix of the other. */
    assert_int_equal(undex_index_remove(store, "/x/one.pdf", &error), 1);
    assert_int_equal(passages_of(store, first), 3);
    assert_int_equal(undex_index_remove(store, "/y/copy.pdf", &error), 1);
    assert_int_equal(passages_of(store, first), 0);
    assert_int_equal(passages_of(store, second), 0);
    assert_int_equal(passages_of(store, "A/1"), 5);
    assert_true(undex_index_commit(store, &error));
    assert_sound(store);
}

static char *keys_of(undex_index *store)
{
    g_autoptr(GPtrArray) files = undex_index_list_files(store, NULL);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < files->len; i++) {
        const undex_file *file = files->pdata[i];
        g_string_append_printf(all, "%s %s %d\n", file->path, file->key, passages_of(store, file->key));
    }
    return g_string_free(all, FALSE);
}

/* Whatever the order in which files come, go and change, the same files have the same keys. */
static void keys_in_any_order(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int count;
    } rows[] = {{"/a.pdf", 2}, {"/b.pdf", 3}, {"/c.pdf", 4}, {"/d.pdf", 2}};
    static const int orders[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}};
    g_autoptr(GError) error = NULL;
    g_autofree char *expected = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    for (gsize o = 0; o < G_N_ELEMENTS(orders); o++) {
        put_new(store, "A/1", "A/1", 9, "/b.pdf"); /* it had other bytes before */
        for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
            put_new(store, "A/1", "A/1", rows[orders[o][i]].count, rows[orders[o][i]].path);
        assert_int_equal(undex_index_remove(store, "/c.pdf", &error), 1);
        put_new(store, "A/1", "A/1", 4, "/c.pdf");
        assert_true(undex_index_commit(store, &error));
        g_autofree char *keys = keys_of(store);
        if (!expected)
            expected = g_strdup(keys);
        assert_string_equal(keys, expected);
        assert_sound(store);
        for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
            assert_int_equal(undex_index_remove(store, rows[i].path, &error), 1);
    }
    /* Alone, and alone again as both files come to have the same bytes. */
    put_new(store, "A/1", "A/1", 2, "/a.pdf");
    put_new(store, "A/1", "A/1", 3, "/b.pdf");
    put_new(store, "A/1", "A/1", 2, "/b.pdf");
    g_autofree char *keys = keys_of(store);
    assert_string_equal(keys, "/a.pdf A/1 3\n/b.pdf A/1 3\n");
    /* Another symbol: what it leaves is alone. */
    put_new(store, "A/1", "A/1", 4, "/b.pdf");
    put_new(store, "A/2", "A/2", 4, "/b.pdf");
    g_autofree char *others = keys_of(store);
    assert_string_equal(others, "/a.pdf A/1 3\n/b.pdf A/2 5\n");
    assert_true(undex_index_commit(store, &error));
    assert_sound(store);
}

static void failures(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    put_new(store, "A/1", "A/1", 2, "/bad\xFFname.pdf");
    undex_file file = {.path = "/bad\xFFname.pdf", .reason = "damaged", .message = "no pages", .when = 5};
    g_autoptr(undex_file) taken = find_file(store, file.path);
    assert_string_equal(taken->path, file.path);
    assert_true(undex_index_put_failure(store, &file, &error));
    assert_true(undex_index_commit(store, &error));
    assert_int_equal(passages_of(store, "A/1"), 0);
    g_autoptr(undex_file) failed = find_file(store, file.path);
    assert_string_equal(failed->reason, "damaged");
    assert_null(failed->key);
    undex_index_counts counts;
    assert_true(undex_index_count(store, &counts, &error));
    assert_int_equal(counts.failures, 1);
    assert_int_equal(counts.documents, 0);
    assert_int_equal(undex_index_remove(store, file.path, &error), 1);
    assert_sound(store);
}

/* A file that cannot be read for a while: its failure stands beside its document. */
static void failure_beside_a_document(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    put_new(store, "A/1", "A/1", 2, "/a.pdf");
    g_autoptr(undex_file) known = find_file(store, "/a.pdf");
    undex_file failed = *known;
    failed.key = NULL;
    failed.reason = (char *)"io";
    failed.message = (char *)"cannot open it";
    failed.ctime_ns = 77;
    assert_true(undex_index_put_same(store, known, &failed, &error));
    assert_true(undex_index_commit(store, &error));
    g_free(failed.key);
    assert_int_equal(passages_of(store, "A/1"), 3);
    g_autoptr(undex_file) both = find_file(store, "/a.pdf");
    assert_string_equal(both->key, "A/1");
    assert_string_equal(both->reason, "io");
    assert_true(both->ctime_ns == 77);
    undex_index_counts counts;
    assert_true(undex_index_count(store, &counts, &error));
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.failures, 1);
    g_autoptr(GPtrArray) documents = undex_index_list_documents(store, &error);
    assert_int_equal(documents->len, 1);
    undex_file good = *known;
    good.key = NULL;
    assert_true(undex_index_put_same(store, both, &good, &error));
    assert_true(undex_index_commit(store, &error));
    g_free(good.key);
    assert_true(undex_index_count(store, &counts, &error));
    assert_int_equal(counts.failures, 0);
    assert_sound(store);
}

/* What changed within a tick of the clock may change again without another time. */
static void looks(void **state)
{
    (void)state;
    gint64 now = g_get_real_time();
    const struct {
        gint64 before_ms; /* that its record changed */
        gboolean whole_seconds, sure;
    } cases[] = {
        {10000, FALSE, TRUE}, {500, FALSE, TRUE}, {0, FALSE, FALSE}, {10000, TRUE, TRUE}, {500, TRUE, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gint64 micros = now - cases[i].before_ms * 1000;
        struct stat facts = {.st_size = 3, .st_ino = 4};
        facts.st_ctim.tv_sec = micros / G_USEC_PER_SEC;
        facts.st_ctim.tv_nsec = cases[i].whole_seconds ? 0 : micros % G_USEC_PER_SEC * 1000 + 1;
        undex_file file = {0}, same = {0};
        undex_file_look(&file, &facts);
        assert_int_equal(file.ctime_ns != UNDEX_CTIME_UNSURE, cases[i].sure);
        undex_file_look(&same, &facts);
        assert_int_equal(undex_file_looks_same(&file, &same), cases[i].sure);
        same.inode = 5;
        assert_false(undex_file_looks_same(&file, &same));
    }
}

static void locks_and_versions(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(undex_index_open(folder, UNDEX_INDEX_READ, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_INDEX));
    assert_non_null(strstr(error->message, "undex index"));
    g_clear_error(&error);
    undex_index *writer = opened(UNDEX_INDEX_WRITE);
    assert_null(undex_index_open(folder, UNDEX_INDEX_WRITE, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_INDEX));
    assert_non_null(strstr(error->message, "process "));
    g_clear_error(&error);
    g_autoptr(undex_index) reader = opened(UNDEX_INDEX_READ);
    assert_int_equal(undex_index_remove(reader, "/a", &error), -1);
    g_clear_error(&error);
    /* What was not committed is gone. */
    put_new(writer, "A/1", "A/1", 2, "/a.txt");
    undex_index_free(writer);
    assert_true(undex_index_reopen(reader, &error));
    assert_int_equal(passages_of(reader, "A/1"), 0);

    writer = opened(UNDEX_INDEX_WRITE);
    assert_true(xc_database_set_metadata(undex_index_database(writer), UNDEX_META_SCHEMA, "999", 3, NULL));
    assert_true(xc_database_commit(undex_index_database(writer), NULL));
    undex_index_free(writer);
    for (int mode = UNDEX_INDEX_READ; mode <= UNDEX_INDEX_WRITE; mode++) {
        assert_null(undex_index_open(folder, (undex_index_mode)mode, &error));
        assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_INDEX));
        assert_non_null(strstr(error->message, "999"));
        assert_true(g_str_has_suffix(error->message, UNDEX_INDEX_ADVICE_UPGRADE));
        g_clear_error(&error);
    }
    g_autoptr(undex_index) any = opened(UNDEX_INDEX_READ_ANY);
    assert_int_equal(undex_index_version(any), 999);
}

static void other_folders(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autofree char *readme = g_build_filename(folder, "README", NULL);
    g_autofree char *other = g_build_filename(folder, "letters.txt", NULL);
    assert_true(g_file_set_contents(readme, "x", 1, NULL));
    undex_index_free(opened(UNDEX_INDEX_WRITE));
    g_autofree char *inner = g_build_filename(folder, "other", NULL);
    assert_int_equal(g_mkdir(inner, 0777), 0);
    g_autofree char *file = g_build_filename(inner, "letters.txt", NULL);
    assert_true(g_file_set_contents(file, "x", 1, NULL));
    assert_null(undex_index_open(inner, UNDEX_INDEX_WRITE, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_INDEX));
    g_clear_error(&error);
    assert_null(undex_index_open(file, UNDEX_INDEX_WRITE, &error));
    assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_INDEX));
}

/* A reader that writers overtake goes on. */
static void overtaken(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) writer = opened(UNDEX_INDEX_WRITE);
    put_new(writer, "A/1", "A/1", 300, "/a.txt");
    assert_true(undex_index_commit(writer, &error));
    g_autoptr(undex_index) reader = opened(UNDEX_INDEX_READ);
    for (int round = 0; round < 6; round++) {
        for (int i = 0; i < 3; i++) {
            put_new(writer, "A/1", "A/1", 290 + 3 * round + i, "/a.txt");
            assert_true(undex_index_commit(writer, &error));
        }
        int count = passages_of(reader, "A/1");
        assert_true(count >= 291 && count <= 310);
        g_autoptr(undex_passage) passage = find_passage(reader, "A/1#para.7");
        assert_non_null(passage);
    }
}

static void long_values(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autofree char *name = g_strnfill(3000, 'n');
    g_autofree char *one = g_strconcat("/", name, "1", NULL), *two = g_strconcat("/", name, "2", NULL);
    g_autofree char *key = g_strconcat(name, "key", NULL);
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    put_new(store, key, NULL, 2, one);
    put_new(store, "other", NULL, 2, two);
    assert_int_equal(passages_of(store, key), 3);
    g_autoptr(undex_file) file = find_file(store, two);
    assert_string_equal(file->key, "other");
    g_autofree char *term = undex_schema_term("Q", name);
    assert_true(strlen(term) <= 245);
    for (gsize length = 200; length < 260; length++) {
        g_autofree char *value = g_strnfill(length, 'v'), *long_term = undex_schema_term("XPREFIX", value);
        assert_int_equal(strlen(long_term), MIN(length + strlen("XPREFIX"), 240));
    }
    assert_sound(store);
}

/* A table of signs alone may carry a note: the words of the note stand where the text has none. */
static void wordless(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    g_autoptr(undex_document) document = undex_document_new();
    undex_passage *table = undex_passage_new(UNDEX_KIND_TABLE),
                  *note = undex_passage_new(UNDEX_KIND_FOOTNOTE);
    document->key = g_strdup("wordless");
    document->sha256 = g_strdup("wordless");
    table->id = g_strdup("wordless#table.1");
    table->text = g_strdup("... \xE2\x80\x93");
    note->id = g_strdup("wordless#fn.1");
    note->text = g_strdup("Not available.");
    undex_passage_add_mark(table, "1", 0, note->id, UNDEX_MARK_ORIGIN_LINK);
    g_ptr_array_add(note->anchors, g_strdup(table->id));
    g_ptr_array_add(document->passages, table);
    g_ptr_array_add(document->passages, note);
    put(store, document, "/docs/wordless.pdf");
    assert_true(undex_index_commit(store, &error));
    assert_sound(store);
}

/* A document without passages, then with more than two blocks of them under another's key, and back. */
static void growing(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    g_autoptr(undex_document) empty = make("A/68/190", "A/68/190", 1);
    g_ptr_array_set_size(empty->passages, 0);
    put(store, empty, "/docs/one.pdf");
    assert_int_equal(passages_of(store, "A/68/190"), 0);
    put_new(store, "A/68/190", "A/68/190", 2100, "/docs/one.pdf");
    put_new(store, "A/68/190", "A/68/190", 40, "/docs/two.pdf");
    assert_true(undex_index_commit(store, &error));
    assert_sound(store);
    g_autofree char *one = suffixed("A/68/190", 2100), *two = suffixed("A/68/190", 40);
    g_autofree char *last = g_strconcat(one, "#para.2100", NULL), *para = g_strconcat(two, "#para.1", NULL),
                    *fn = g_strconcat(two, "#fn.1", NULL);
    assert_int_equal(passages_of(store, one), 2101);
    assert_int_equal(passages_of(store, two), 41);
    const char *const ids[] = {last, para, fn};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_autoptr(undex_passage) passage = find_passage(store, ids[i]);
        assert_non_null(passage);
        assert_string_equal(passage->id, ids[i]);
    }
    g_autoptr(undex_passage) note = find_passage(store, fn);
    assert_string_equal(note->anchors->pdata[0], para);
    put(store, empty, "/docs/one.pdf");
    assert_int_equal(passages_of(store, "A/68/190"), 0);
    assert_int_equal(undex_index_remove(store, "/docs/two.pdf", &error), 1);
    assert_int_equal(undex_index_remove(store, "/docs/two.pdf", &error), 0);
    assert_true(undex_index_commit(store, &error));
    assert_sound(store);
    undex_index_counts counts;
    assert_true(undex_index_count(store, &counts, &error));
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.passages, 0);
}

/* What reads documents may lie: an entry says nothing but what its passage may say. */
static void forged(void **state)
{
    (void)state;
    static const struct {
        guint passage;
        const char *term; /* added; NULL: the value is set */
        guint32 slot;
        const char *value;
    } forgeries[] = {
        {1, "P/docs/another.pdf", 0, NULL},
        {1, "Tfile", 0, NULL},
        {1, "Danother", 0, NULL},
        {0, "Kanother", 0, NULL},
        {1, "Kforged", 0, NULL},
        {1, "XSA/68/190", 0, NULL},
        {1, NULL, UNDEX_SLOT_OUTLINE, "3"},
        {0, NULL, UNDEX_SLOT_OUTLINE, "4"},
        {0, NULL, UNDEX_SLOT_OUTLINE, ""},
        {0, NULL, UNDEX_SLOT_OUTLINE,
         "\1\1\1\1\1\1\1\1\1\1"}, /* as long as it must be, with too much under */
        {0, NULL, UNDEX_SLOT_KEY, "another"},
        {1, NULL, UNDEX_SLOT_KEY, "forged"},
        {1, NULL, UNDEX_SLOT_LOCATION, "d\x02para.2"},
        {1, NULL, UNDEX_SLOT_LOCATION, ""},
        {1, NULL, UNDEX_SLOT_WORD_ORDER, "odd"},
        {0, NULL, UNDEX_SLOT_SORT_KEY, "ANOTHER"},
        {0, NULL, UNDEX_SLOT_SORT_KEY, ""},
        {1, NULL, UNDEX_SLOT_SORT_KEY, "FORGED"},
        {0, NULL, UNDEX_SLOT_DATE, "\xFF\xFF\xFF"},
        {1, NULL, UNDEX_SLOT_DATE, "\x0F\xD4\x21"},
        {1, NULL, 17, "anything"},
    };
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    undex_preparer *preparer = undex_preparer_new();
    for (gsize i = 0; i < G_N_ELEMENTS(forgeries); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(undex_document) document = make("forged", NULL, 2);
        g_autoptr(undex_prepared) prepared = undex_preparer_run(preparer, document, &error);
        undex_file file = {.path = (char *)"/docs/forged.pdf", .sha256 = document->sha256, .segmenter = 1};
        GBytes **bytes = (GBytes **)&prepared->passages->pdata[forgeries[i].passage];
        xc_document *entry = undex_entry_read_binary(*bytes, NULL);
        if (forgeries[i].term)
            assert_true(xc_document_add_boolean_term(entry, forgeries[i].term, NULL));
        else
            assert_true(xc_document_set_value(entry, forgeries[i].slot, forgeries[i].value,
                                              strlen(forgeries[i].value), NULL));
        g_bytes_unref(*bytes);
        *bytes = undex_entry_write_binary(entry, NULL);
        xc_document_free(entry);
        if (undex_index_put_prepared(store, prepared, &file, &error))
            print_message("taken: forgery %d\n", (int)i);
        assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_CRASH));
        g_free(file.key);
    }
    undex_preparer_free(preparer);
    put_new(store, "honest", NULL, 2, "/docs/honest.pdf");
    assert_sound(store);
}

static GBytes *block_with(const char *const *ids, guint count)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < count; i++) {
        g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_BLOCK);
        passage->id = g_strdup(ids[i]);
        g_ptr_array_add(records, undex_passage_write_binary(passage));
    }
    return undex_record_block_pack((GBytes *const *)records->pdata, count);
}

/* Records and stems from elsewhere: what could not be read again, or is no word. */
static void forged_beside(void **state)
{
    (void)state;
    static const struct {
        const char *families, *ids[3];
        guint count, passage;
    } forgeries[] = {
        {.families = "Tfile"},
        {.families = " peace"},
        {.families = "peace "},
        {.families = "peace\npeac peace\n"},
        {.families = "peace\n\nwar\n"},
        {.families = "=="},
        {.ids = {"forged#para.1"}, .count = 1},
        {.ids = {"forged#1", NULL, "forged#3"}, .count = 3},
        {.ids = {"forged#1", "other#1", "forged#3"}, .count = 3},
        {.ids = {"forged#1"}, .count = 1, .passage = 1},
    };
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    undex_preparer *preparer = undex_preparer_new();
    put_new(store, "before", NULL, 2, "/docs/before.pdf");
    for (gsize i = 0; i < G_N_ELEMENTS(forgeries); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(undex_document) document = make("forged", NULL, 2);
        g_autoptr(undex_prepared) prepared = undex_preparer_run(preparer, document, &error);
        undex_file file = {.path = (char *)"/docs/forged.pdf", .sha256 = document->sha256, .segmenter = 1};
        GBytes **bytes = (GBytes **)&prepared->passages->pdata[forgeries[i].passage];
        xc_document *entry = undex_entry_read_binary(*bytes, NULL);
        if (forgeries[i].count) {
            g_autoptr(GBytes) block = block_with(forgeries[i].ids, forgeries[i].count);
            gsize length = 0;
            const void *data = g_bytes_get_data(block, &length);
            assert_true(xc_document_set_data(entry, data, length, NULL));
        }
        g_bytes_unref(*bytes);
        *bytes = undex_entry_write_binary(entry, NULL);
        xc_document_free(entry);
        if (forgeries[i].families) {
            g_free(prepared->families);
            prepared->families = g_strdup(forgeries[i].families);
        }
        if (undex_index_put_prepared(store, prepared, &file, &error))
            print_message("taken: forgery %d\n", (int)i);
        assert_true(g_error_matches(error, UNDEX_ERROR, UNDEX_ERROR_CRASH));
        g_free(file.key);
    }
    undex_preparer_free(preparer);
    put_new(store, "honest", NULL, 2, "/docs/honest.pdf");
    g_autoptr(GError) error = NULL;
    assert_true(undex_index_commit(store, &error));
    assert_int_equal(passages_of(store, "before"), 3); /* nothing of the run is lost */
    assert_sound(store);
}

static gboolean has_stem(undex_index *store, const char *word, const char *stem)
{
    xc_error failure;
    g_autoptr(GPtrArray) words = undex_stem_words(undex_index_database(store), stem, &failure);
    assert_non_null(words);
    return g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL);
}

/* Which stem a word has is found out here; of those that were believed before none outlives the index being
 * written anew, nor what was learnt of documents that are gone. */
static void stems(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    undex_index *store = opened(UNDEX_INDEX_WRITE);
    undex_preparer *preparer = undex_preparer_new();
    g_autoptr(undex_document) document = make("told", NULL, 1);
    g_autoptr(undex_prepared) prepared = undex_preparer_run(preparer, document, &error);
    undex_file file = {.path = (char *)"/docs/told.pdf", .sha256 = document->sha256, .segmenter = 1};
    g_free(prepared->families);
    prepared->families = g_strdup("=nationalit\xC3\xA9s\n=un\nlabour\nvisiting\n");
    assert_true(undex_index_put_prepared(store, prepared, &file, &error));
    g_free(file.key);
    undex_preparer_free(preparer);
    assert_true(has_stem(store, "un", "un"));
    assert_true(has_stem(store, "labour", "labor"));
    assert_true(has_stem(store, "visiting", "visit"));
    assert_true(has_stem(store, "nationalites", "nationalit"));
    put_new(store, "kept", NULL, 2, "/docs/kept.pdf");
    xc_error failure;
    assert_true(undex_stem_words_add(undex_index_database(store), "migrat", "peace", &failure));
    assert_int_equal(undex_index_remove(store, "/docs/told.pdf", &error), 1);
    assert_true(undex_index_commit(store, &error));
    assert_true(has_stem(store, "peace", "migrat"));
    assert_true(has_stem(store, "visiting", "visit"));
    assert_true(undex_index_compact(store, &error));
    undex_index_free(store);
    store = opened(UNDEX_INDEX_READ);
    assert_false(has_stem(store, "peace", "migrat"));
    assert_false(has_stem(store, "visiting", "visit"));
    assert_true(has_stem(store, "remittances", "remitt"));
    assert_sound(store);
    undex_index_free(store);
}

/* What a document is called, where it lies and what its bytes are is not what its reader says. */
static void forged_identity(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) store = opened(UNDEX_INDEX_WRITE);
    undex_preparer *preparer = undex_preparer_new();
    put_new(store, "A/68/190", "A/68/190", 2, "/docs/honest.pdf");
    g_autofree char *honest = suffixed("A/68/190", 2), *other = suffixed("A/68/190", 7),
                    *sum = digest_of("A/68/190", 7);
    g_autoptr(undex_document) forged =
        make("A/68/190", "A/68/190", 2); /* with the digest of the honest one */
    forged->path = g_strdup("/docs/honest.pdf");
    ((undex_passage *)forged->passages->pdata[0])->text[0] = 'F';
    g_autoptr(undex_prepared) prepared = undex_preparer_run(preparer, forged, &error);
    undex_file file = {.path = (char *)"/docs/forged.pdf", .sha256 = sum, .segmenter = 1};
    assert_true(undex_index_put_prepared(store, prepared, &file, &error));
    assert_string_equal(file.key, other);
    g_free(file.key);
    g_autoptr(undex_document) told = find_document(store, other);
    assert_string_equal(told->path, "/docs/forged.pdf");
    assert_string_equal(told->sha256, sum);
    g_autofree char *id = g_strconcat(honest, "#para.1", NULL);
    g_autoptr(undex_passage) passage = find_passage(store, id);
    assert_true(g_str_has_prefix(passage->text, "Paragraph 1"));
    assert_sound(store);
    assert_int_equal(undex_index_remove(store, "/docs/forged.pdf", &error), 1);
    assert_int_equal(passages_of(store, other), 0);
    assert_int_equal(passages_of(store, "A/68/190"), 3);
    static const struct {
        const char *key, *symbol, *attached;
    } names[] = {
        {"A/68/190", NULL, NULL},          {"A/68/190", "A/68/191", NULL},
        {"A/68/190@fr", "A/68/190", NULL}, {"A/68/190#para.1", "A/68/190#para.1", NULL},
        {"forged", NULL, "a/b"},           {"forged", NULL, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) why = NULL;
        g_autoptr(undex_document) document = make(names[i].key, names[i].symbol, 1);
        if (names[i].attached)
            g_ptr_array_add(document->attachments, g_strdup(names[i].attached));
        g_autoptr(undex_prepared) made = undex_preparer_run(preparer, document, &error);
        if (undex_index_put_prepared(store, made, &file, &why))
            print_message("taken: name %d\n", (int)i);
        assert_true(g_error_matches(why, UNDEX_ERROR, UNDEX_ERROR_DAMAGED));
    }
    undex_preparer_free(preparer);
    assert_sound(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(putting_and_finding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(forged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(forged_beside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stems, set_up, tear_down),
        cmocka_unit_test_setup_teardown(forged_identity, set_up, tear_down),
        cmocka_unit_test_setup_teardown(finding_documents, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_in_portions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replacing_and_removing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(same_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_in_any_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(failures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(failure_beside_a_document, set_up, tear_down),
        cmocka_unit_test(looks),
        cmocka_unit_test_setup_teardown(locks_and_versions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_folders, set_up, tear_down),
        cmocka_unit_test_setup_teardown(overtaken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_document, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wordless, set_up, tear_down),
        cmocka_unit_test_setup_teardown(growing, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
