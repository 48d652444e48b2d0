// SPDX-License-Identifier: GPL-3.0-or-later
/* What queries of one state of the index have in common: kept for that state, and for no other. */
#include "files.h"

#include <string.h>

#include "index/schema.h"
#include "search/match/corpus_outline.h"
#include "undex/index.h"

static char *folder;
static undex_index *writer;
static undex_search_cache *cache;
static xc_error failure;

/* A heading, two paragraphs under it with a note between them, and boilerplate. */
static void put(const char *key)
{
    static const undex_kind kinds[] = {UNDEX_KIND_HEADING, UNDEX_KIND_PARAGRAPH, UNDEX_KIND_FOOTNOTE,
                                       UNDEX_KIND_PARAGRAPH, UNDEX_KIND_BOILERPLATE};
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_document) document = undex_document_new();
    g_autofree char *path = g_strconcat("/docs/", key, NULL);
    document->key = g_strdup(key);
    document->language = g_strdup("en");
    document->sha256 = g_strdup(key);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        undex_passage *passage = undex_passage_new(kinds[i]);
        passage->id = g_strdup_printf("%s#p.%u", key, i);
        passage->text = g_strdup(i == 0 ? "Grain" : "two words");
        if (i == 1 || i == 3)
            g_ptr_array_add(passage->headings, g_strdup("Grain"));
        g_ptr_array_add(document->passages, passage);
    }
    undex_file file = {.path = path, .sha256 = document->sha256, .segmenter = 1};
    assert_true(undex_index_put(writer, document, &file, &error));
    assert_true(undex_index_commit(writer, &error));
}

static int set_up(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("undex-outline-XXXXXX", NULL);
    writer = undex_index_open(folder, UNDEX_INDEX_WRITE, NULL);
    cache = undex_search_cache_new();
    put("first");
    put("second");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    undex_search_cache_free(cache);
    undex_index_free(writer);
    wipe(folder);
    g_free(folder);
    return 0;
}

static void outlines(void **state)
{
    (void)state;
    corpus_outline *f = undex_corpus_outline(cache, undex_index_database(writer), &failure);
    assert_int_equal(f->documents, 2);
    assert_int_equal(f->ends[0], 0); /* not known yet */
    assert_int_equal(undex_corpus_outline_document(f, f->starts[1]), 1);
    assert_int_equal(undex_corpus_outline_document(f, f->starts[1] - 1), 0);
    assert_true(undex_corpus_outline_know_at(f, undex_index_database(writer), f->starts[1] + 2, &failure));
    assert_int_equal(f->ends[0], 0);
    assert_int_equal(f->ends[1] - f->starts[1], 5);
    assert_true(undex_corpus_outline_know_at(f, undex_index_database(writer), f->starts[0], &failure));
    assert_int_equal(f->ends[0] - f->starts[0], 5);
    assert_int_equal(f->starts[2], f->outline.beyond);
    assert_true(f->passages == 10);
    assert_true(f->average == 1.8);
    xc_range under = {0, 0};
    for (guint i = 0; i < f->documents; i++) {
        guint32 start = f->starts[i];
        assert_true(undex_corpus_outline_under(f, start, &under));
        assert_int_equal(under.first, start + 1);
        assert_int_equal(under.last, start + 3);
        assert_false(undex_corpus_outline_under(f, start + 1, &under));
        assert_int_equal(f->outline.kinds[start + 2], UNDEX_KIND_FOOTNOTE);
        assert_int_equal(f->outline.kinds[start + 4], UNDEX_KIND_BOILERPLATE);
        assert_int_equal(f->outline.words[start + 4], 2);
    }
    undex_passage_location place;
    undex_corpus_outline_forget(f, 10); /* no more are known */
    assert_true(undex_corpus_outline_place(f, f->starts[1], &place));
    undex_corpus_outline_forget(f, 9);
    assert_false(undex_corpus_outline_place(f, f->starts[1], &place));
    assert_int_equal(f->outline.words[f->starts[1] + 4], 0);
    assert_true(undex_corpus_outline_know_at(f, undex_index_database(writer), f->starts[1], &failure));
    assert_true(undex_corpus_outline_place(f, f->starts[1], &place));
    assert_false(undex_corpus_outline_place(f, f->starts[0], &place));
    assert_int_equal(f->outline.words[f->starts[1] + 4], 2);
    undex_corpus_outline_unref(f);
}

/* The same frame for the same state, another after a commit, and none kept of what is being written. */
static void states(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(undex_index) reader = undex_index_open(folder, UNDEX_INDEX_READ, &error);
    corpus_outline *before = undex_corpus_outline(cache, undex_index_database(reader), &failure);
    corpus_outline *again = undex_corpus_outline(cache, undex_index_database(reader), &failure);
    assert_ptr_equal(before, again);
    undex_corpus_outline_unref(again);
    put("third");
    assert_true(undex_index_reopen(reader, &error));
    corpus_outline *after = undex_corpus_outline(cache, undex_index_database(reader), &failure);
    assert_int_equal(before->documents, 2); /* who holds it has it still */
    assert_int_equal(after->documents, 3);
    corpus_outline *written = undex_corpus_outline(cache, undex_index_database(writer), &failure);
    assert_ptr_not_equal(written, after);
    assert_int_equal(written->documents, 3);
    undex_corpus_outline_unref(before);
    undex_corpus_outline_unref(after);
    undex_corpus_outline_unref(written);
}

static void same_places(xc_database *database)
{
    gint64 last = xc_database_last_docid(database, &failure);
    for (guint32 docid = 1; docid <= last + 1; docid++) {
        undex_passage_location read = {0}, known = {0};
        gboolean is_passage = undex_passage_location_read(database, docid, &read, &failure);
        assert_int_equal(undex_corpus_outline_find_place(cache, database, docid, &known, &failure),
                         is_passage);
        assert_int_equal(known.start, read.start);
        assert_int_equal(known.ordinal, read.ordinal);
        assert_int_equal(known.kind, read.kind);
        g_autoptr(GBytes) record =
            is_passage ? undex_passage_location_record(database, docid, &failure) : NULL;
        g_autoptr(GBytes) same = undex_corpus_outline_record(cache, database, docid, &failure);
        assert_true(record ? g_bytes_equal(record, same) : !same);
    }
}

/* With a frame and without, of passages, entries of files, and nothing. */
static void places(void **state)
{
    (void)state;
    g_autoptr(undex_index) reader = undex_index_open(folder, UNDEX_INDEX_READ, NULL);
    same_places(undex_index_database(writer));
    corpus_outline *f = undex_corpus_outline(cache, undex_index_database(reader), &failure);
    same_places(undex_index_database(reader));
    assert_true(undex_corpus_outline_know_at(f, undex_index_database(reader), f->starts[0], &failure));
    undex_corpus_outline_unref(f);
    same_places(undex_index_database(reader));
}

/* A damaged outline leads no further than to the last entry, or to none. */
static void damaged(void **state)
{
    (void)state;
    xc_database *database = undex_index_database(writer);
    corpus_outline *f = undex_corpus_outline(cache, database, &failure);
    guint32 start = f->starts[0];
    undex_corpus_outline_unref(f);
    for (int length = 5 * UNDEX_SLOT_OUTLINE_BYTES; length >= 5 * UNDEX_SLOT_OUTLINE_BYTES - 1; length--) {
        xc_document *entry = xc_database_document(database, start, &failure);
        g_autofree char *wrong = g_strnfill((gsize)length, '\xFF');
        assert_true(xc_document_set_value(entry, UNDEX_SLOT_OUTLINE, wrong, (size_t)length, &failure));
        assert_true(xc_database_replace_document(database, start, entry, &failure));
        xc_document_free(entry);
        f = undex_corpus_outline(cache, database, &failure);
        gboolean known = undex_corpus_outline_know_at(f, database, start + 1, &failure);
        assert_int_equal(known, length == 5 * UNDEX_SLOT_OUTLINE_BYTES);
        assert_int_equal(failure.code, known ? XC_OK : XC_ERROR_CORRUPT);
        xc_range under = {0, 0};
        for (guint32 docid = start; known && docid < start + 5; docid++)
            if (undex_corpus_outline_under(f, docid, &under))
                assert_in_range(under.last, docid + 1, f->outline.beyond - 1);
        undex_corpus_outline_unref(f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(outlines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(states, set_up, tear_down),
        cmocka_unit_test_setup_teardown(places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
