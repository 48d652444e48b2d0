// SPDX-License-Identifier: GPL-3.0-or-later
/* Where passages lie: blocks of records, ids to docids, what headings reach, which words have a stem. */
#include "files.h"

#include <string.h>

#include "index/passage_location.h"
#include "index/record_block.h"
#include "index/record_cache.h"
#include "index/schema.h"
#include "index/stem_words.h"
#include "undex/index.h"
#include "undex/record.h"

static char *folder;
static undex_index *store;
static xc_error failure;

/* A heading, a paragraph with a note, the note, a heading below, 30 paragraphs; then another document. */
static undex_document *make(const char *key, int paragraphs)
{
    undex_document *document = undex_document_new();
    document->key = g_strdup(key);
    document->language = g_strdup("en");
    document->date = g_strdup("2013-07-25");
    document->sha256 = g_strdup(key);
    for (int i = 0; i < paragraphs + 4; i++) {
        undex_kind kind = i == 0 || i == 3 ? UNDEX_KIND_HEADING
                          : i == 2         ? UNDEX_KIND_FOOTNOTE
                                           : UNDEX_KIND_PARAGRAPH;
        undex_passage *passage = undex_passage_new(kind);
        passage->id = g_strdup_printf("%s#p.%d", key, i);
        passage->text = kind == UNDEX_KIND_HEADING ? g_strdup(i == 0 ? "Grain" : "Silos")
                                                   : g_strdup_printf("Labours of keeping, number %d", i);
        if (i > 0 && kind != UNDEX_KIND_FOOTNOTE)
            g_ptr_array_add(passage->headings, g_strdup("Grain"));
        if (i > 3 && i < paragraphs + 3)
            g_ptr_array_add(passage->headings, g_strdup("Silos"));
        if (i == 1)
            g_ptr_array_add(passage->headings, g_strdup("Running head"));
        g_ptr_array_add(document->passages, passage);
    }
    return document;
}

static void put(const char *key, int paragraphs)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = make(key, paragraphs);
    g_autofree char *path = g_strconcat("/docs/", key, NULL);
    undex_file file = {.path = path, .size = paragraphs, .sha256 = document->sha256, .segmenter = 1};
    assert_true(undex_index_put(store, document, &file, &error));
}

static int set_up(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    folder = g_dir_make_tmp("undex-place-XXXXXX", NULL);
    store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    put("first", 30);
    put("second", 3);
    return undex_index_commit(store, &error) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    undex_index_free(store);
    wipe(folder);
    g_free(folder);
    return 0;
}

/* The records of passages with such texts; all are one's own. */
static GPtrArray *records_with(const char *const *texts, gsize count)
{
    GPtrArray *records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (gsize i = 0; i < count; i++) {
        g_autoptr(undex_passage) passage = undex_passage_new(UNDEX_KIND_BLOCK);
        passage->text = g_strdup(texts[i]);
        g_ptr_array_add(records, undex_passage_write_binary(passage));
    }
    return records;
}

static void blocks(void **state)
{
    (void)state;
    const char *const texts[] = {"one", "", "three"};
    g_autoptr(GPtrArray) records = records_with(texts, 3);
    g_autoptr(GBytes) block = undex_record_block_pack((GBytes *const *)records->pdata, 3);
    gsize length = 0;
    const char *bytes = g_bytes_get_data(block, &length);
    g_autoptr(GPtrArray) all = undex_record_block_unpack(bytes, length);
    assert_int_equal(all->len, 3);
    for (guint i = 0; i < 3; i++) {
        g_autoptr(undex_passage) passage = undex_passage_read_binary(all->pdata[i], NULL);
        assert_string_equal(passage->text, texts[i]);
    }
    assert_null(undex_record_block_unpack(bytes, length - 1));
    assert_null(undex_record_block_unpack("no block at all", 15));
    assert_null(undex_record_block_unpack("", 0));
}

/* Whatever bit is wrong, no other text comes of it. */
static void damaged_blocks(void **state)
{
    (void)state;
    const char *const texts[] = {"a text that says something", "and one that says something else"};
    g_autoptr(GPtrArray) records = records_with(texts, 2);
    g_autoptr(GBytes) block = undex_record_block_pack((GBytes *const *)records->pdata, 2);
    gsize length = 0;
    const char *bytes = g_bytes_get_data(block, &length);
    for (gsize i = 0; i < length * 8; i++) {
        g_autofree char *wrong = g_memdup2(bytes, length);
        wrong[i / 8] = (char)(wrong[i / 8] ^ (1 << i % 8));
        g_autoptr(GPtrArray) found = undex_record_block_unpack(wrong, length);
        for (guint k = 0; found && k < found->len; k++)
            assert_true(g_bytes_equal(found->pdata[k], records->pdata[k]));
    }
}

/* What stands in many documents takes little even where it comes first. */
static void known_phrases(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "General Assembly of the United Nations Sustainable Development Goals"};
    g_autoptr(GPtrArray) records = records_with(texts, 1);
    g_autoptr(GBytes) block = undex_record_block_pack((GBytes *const *)records->pdata, 1);
    assert_in_range(g_bytes_get_size(block), 1, strlen(*texts));
}

/* The shelf gives what was put, never what another block says; more than it holds, and again. */
static void shelved_blocks(void **state)
{
    (void)state;
    enum { BLOCKS = 100 };
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < BLOCKS; i++) {
            g_autofree char *text = g_strdup_printf("text %02d", i);
            const char *const texts[] = {text};
            g_autoptr(GPtrArray) records = records_with(texts, 1);
            g_autoptr(GBytes) block = undex_record_block_pack((GBytes *const *)records->pdata, 1);
            gsize length = 0;
            const void *bytes = g_bytes_get_data(block, &length);
            for (int again = 0; again < 2; again++) {
                g_autoptr(GPtrArray) found = undex_record_cache_unpack(bytes, length);
                g_autoptr(undex_passage) passage = undex_passage_read_binary(found->pdata[0], NULL);
                assert_string_equal(passage->text, text);
            }
        }
    assert_null(undex_record_cache_unpack("no block", 8));
}

static void places(void **state)
{
    (void)state;
    xc_database *database = undex_index_database(store);
    guint32 start = 0;
    assert_int_equal(undex_passage_location_span(database, "second", &start, &failure), 7);
    guint32 docid = undex_passage_location_find(database, "second#p.2", &failure);
    assert_int_equal(docid, start + 2);
    for (guint32 near = 0; near < start + 20; near++) /* whatever is said of where it lies */
        assert_int_equal(undex_passage_location_find_in(database, (xc_range){start, start + 6}, "second#p.2",
                                                        near, &failure),
                         docid);
    undex_passage_location place;
    assert_true(undex_passage_location_read(database, docid, &place, &failure));
    assert_int_equal(place.start, start);
    assert_int_equal(place.ordinal, 2);
    assert_int_equal(place.kind, UNDEX_KIND_FOOTNOTE);
    g_autofree char *key = undex_passage_location_key(database, start, NULL, &failure);
    assert_string_equal(key, "second");
    static const char *const nowhere[] = {"second#p.7", "second#", "second", "third#p.1", "", "#"};
    for (gsize i = 0; i < G_N_ELEMENTS(nowhere); i++) {
        assert_int_equal(undex_passage_location_find(database, nowhere[i], &failure), 0);
        assert_int_equal(failure.code, XC_OK);
    }
    assert_int_equal(undex_passage_location_span(database, "third", &start, &failure), 0);
    assert_int_equal(failure.code, XC_OK);
    /* the entry of a file is no passage */
    assert_false(undex_passage_location_read(database, docid + 5, &place, &failure));
    assert_int_equal(failure.code, XC_ERROR_CORRUPT);
}

static void records(void **state)
{
    (void)state;
    xc_database *database = undex_index_database(store);
    for (int i = 0; i < 34; i += 3) {
        g_autofree char *id = g_strdup_printf("first#p.%d", i);
        g_autoptr(GBytes) record = undex_passage_location_record(
            database, undex_passage_location_find(database, id, &failure), &failure);
        g_autofree char *said = undex_passage_read_binary_id(record);
        assert_string_equal(said, id);
    }
    g_autoptr(GPtrArray) some = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    guint32 start = undex_passage_location_find(database, "first#p.15", &failure);
    assert_true(undex_passage_location_records(database, start, 18, some, &failure));
    assert_int_equal(some->len, 18);
    g_autofree char *first = undex_passage_read_binary_id(some->pdata[0]);
    g_autofree char *last = undex_passage_read_binary_id(some->pdata[17]);
    assert_string_equal(first, "first#p.15");
    assert_string_equal(last, "first#p.32");
    assert_false(
        undex_passage_location_records(database, start, 60, some, &failure)); /* more than there are */
}

static void spans(void **state)
{
    (void)state;
    xc_database *database = undex_index_database(store);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(xc_range));
    g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(xc_range));
    assert_true(undex_passage_location_spans(database, NULL, all, &failure));
    assert_int_equal(all->len, 2);
    assert_int_equal(g_array_index(all, xc_range, 0).last - g_array_index(all, xc_range, 0).first, 33);
    assert_true(undex_passage_location_spans(database, UNDEX_TERM_KEY "second", one, &failure));
    assert_int_equal(one->len, 1);
    assert_memory_equal(one->data, &g_array_index(all, xc_range, 1), sizeof(xc_range));
}

static void headings(void **state)
{
    (void)state;
    xc_database *database = undex_index_database(store);
    guint32 start = 0;
    undex_passage_location_span(database, "first", &start, &failure);
    g_autoptr(GArray) starts = undex_passage_location_starts(database, &failure);
    assert_int_equal(starts->len, 2);
    assert_int_equal(g_array_index(starts, guint32, 0), start);
    guint32 second = g_array_index(starts, guint32, 1);
    undex_outline outline = {0};
    undex_outline_init(&outline, (guint32)xc_database_last_docid(database, &failure) + 1);
    xc_values *values = NULL;
    guint count = undex_passage_location_span(database, "second", &second, &failure);
    assert_int_equal(undex_passage_location_outline(database, start, second, &values, &outline, &failure),
                     count);
    assert_int_equal(outline.words[start], 0); /* of the other document nothing is known */
    assert_int_equal(undex_passage_location_outline(database, 0, start, &values, &outline, &failure), 34);
    assert_int_equal(undex_passage_location_outline(database, start, second, &values, &outline, &failure),
                     count);
    xc_values_free(values);
    static const struct {
        undex_kind kind;
        guint16 words, under;
    } first[] = {
        {UNDEX_KIND_HEADING, 1, 33}, /* to the end, the note too */
        {UNDEX_KIND_PARAGRAPH, 5, 0}, {UNDEX_KIND_FOOTNOTE, 5, 0},
        {UNDEX_KIND_HEADING, 1, 29}, /* to the last but one */
        {UNDEX_KIND_PARAGRAPH, 5, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(first); i++) {
        assert_int_equal(outline.kinds[start + i], first[i].kind);
        assert_int_equal(outline.words[start + i], first[i].words);
        assert_int_equal(outline.under[start + i], first[i].under);
    }
    undex_outline_clear(&outline);
    /* a heading that is no passage stands where it is a heading */
    assert_int_equal(xc_database_term_freq(database, UNDEX_WORD_HEADING "run", &failure), 2);
    assert_int_equal(xc_database_term_freq(database, UNDEX_WORD_HEADING "grain", &failure), 0);
}

/* A heading that stands above a passage before it is one. */
static void early_headings(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = make("early", 3);
    g_ptr_array_add(((undex_passage *)document->passages->pdata[1])->headings, g_strdup("Silos"));
    undex_file file = {.path = (char *)"/docs/early", .sha256 = document->sha256, .segmenter = 1};
    assert_true(undex_index_put(store, document, &file, &error));
    assert_true(undex_index_commit(store, &error));
    assert_int_equal(xc_database_term_freq(undex_index_database(store), UNDEX_WORD_HEADING "silo", &failure),
                     1);
}

static void families(void **state)
{
    (void)state;
    xc_database *database = undex_index_database(store);
    g_autoptr(GPtrArray) words = undex_stem_words(database, "labor", &failure);
    assert_int_equal(words->len, 1);
    assert_string_equal(words->pdata[0], "labours");
    assert_int_equal(xc_database_term_freq(database, "labours", &failure), 37);
    assert_int_equal(xc_database_term_freq(database, "labor", &failure), 0);
}

/* Words are kept without the stem that they begin with, also where databases are written as one. */
static void kept_families(void **state)
{
    static const char *const words[] = {"migrates", "migrating", "migrat", "emigrate"};
    (void)state;
    xc_database *database = xc_database_new_memory(&failure);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        assert_true(undex_stem_words_add(database, "migrat", words[i], &failure));
    size_t length = 0;
    char *kept = xc_database_metadata(database, UNDEX_META_STEM "migrat", &length, &failure);
    assert_string_equal(kept, "emigrate\n+\n+es\n+ing");
    const xc_text shards[] = {{kept, length}, {"migrant\n+ing\n+ion", 18}};
    char *all = undex_stem_words_unite(UNDEX_META_STEM "migrat", shards, 2, &length);
    assert_true(xc_database_set_metadata(database, UNDEX_META_STEM "migrat", all, length, &failure));
    g_autoptr(GPtrArray) family = undex_stem_words(database, "migrat", &failure);
    g_ptr_array_add(family, NULL);
    g_autofree char *text = g_strjoinv(" ", (char **)family->pdata);
    assert_string_equal(text, "emigrate migrant migrat migrates migrating migration");
    xc_string_free(kept);
    free(all);
    xc_database_free(database);
}

static void set_value(guint32 docid, guint32 slot, const char *value)
{
    xc_database *database = undex_index_database(store);
    xc_document *entry = xc_database_document(database, docid, &failure);
    assert_true(xc_document_set_value(entry, slot, value, strlen(value), &failure));
    assert_true(xc_database_replace_document(database, docid, entry, &failure));
    xc_document_free(entry);
}

/* What a damaged index says never leads beyond its last passage. */
static void damaged_counts(void **state)
{
    (void)state;
    xc_database *database = undex_index_database(store);
    guint32 start = 0, same = 0;
    undex_passage_location_span(database, "first", &start, &failure);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(xc_range));
    static const char *const lengths[] = {"", "odd", NULL};
    g_autofree char *endless = g_strnfill(1000, '2');
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        set_value(start, UNDEX_SLOT_OUTLINE, lengths[i] ? lengths[i] : endless);
        assert_int_equal(undex_passage_location_span(database, "first", &same, &failure), 0);
        assert_int_equal(failure.code, XC_ERROR_CORRUPT);
        assert_false(undex_passage_location_spans(database, UNDEX_TERM_KEY "first", found, &failure));
        assert_int_equal(failure.code, XC_ERROR_CORRUPT);
        undex_outline outline = {0};
        undex_outline_init(&outline, (guint32)xc_database_last_docid(database, &failure) + 1);
        xc_values *values = NULL;
        assert_int_equal(undex_passage_location_outline(database, 0, start, &values, &outline, &failure), 0);
        assert_int_equal(failure.code, XC_ERROR_CORRUPT);
        xc_values_free(values);
        undex_outline_clear(&outline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks),
        cmocka_unit_test(damaged_blocks),
        cmocka_unit_test(known_phrases),
        cmocka_unit_test(shelved_blocks),
        cmocka_unit_test_setup_teardown(places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(records, set_up, tear_down),
        cmocka_unit_test_setup_teardown(spans, set_up, tear_down),
        cmocka_unit_test_setup_teardown(headings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(early_headings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(families, set_up, tear_down),
        cmocka_unit_test(kept_families),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
