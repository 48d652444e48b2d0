// SPDX-License-Identifier: GPL-3.0-or-later
/* What an index still tells of its files when it is to be made anew: their paths, and what was said of them.
 */
#include "files.h"

#include "index/schema.h"
#include "ingest/sidecar_metadata.h"
#include "record/metadata.h"
#include "undex/ingest.h"

enum { CHOICES = 1 << UNDEX_METADATA_KEYS };

static undex_document *make(guint number)
{
    undex_document *document = undex_document_new();
    undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
    document->symbol = g_strdup_printf("A/80/%u", number + 1);
    document->key = g_strconcat(document->symbol, "@fr", NULL);
    document->date = g_strdup("2030-01-02");
    document->title = g_strdup("Règles = retour");
    document->language = g_strdup("fr");
    document->url = g_strdup("https://docs.example/a");
    document->rights = g_strdup("none");
    g_ptr_array_add(document->symbols, g_strdup(document->symbol));
    passage->id = g_strconcat(document->key, "#para.1", NULL);
    passage->label = g_strdup("1");
    passage->component = g_strdup("main");
    passage->text = g_strdup("Il y a des cuillères.");
    passage->citation = g_strconcat(document->symbol, ", para. 1", NULL);
    g_ptr_array_add(document->passages, passage);
    return document;
}

/* `said`: the digest of what was said of it. */
static void put(undex_index *store, const undex_document *document, const char *path, char *said)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    undex_file file = {.path = (char *)path, .size = 10, .sha256 = digest, .said = said};
    if (!undex_index_put(store, document, &file, &error))
        print_message("%s\n", error->message);
    assert_null(error);
}

static void saying(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("undex-known-XXXXXX", NULL);
    undex_index *store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    (void)state;
    for (guint i = 0; i < CHOICES; i++) {
        g_autoptr(undex_document) document = make(i);
        g_autoptr(GPtrArray) pairs = undex_metadata_pairs(document, i);
        g_autofree char *said = undex_sidecar_digest(pairs), *path = g_strdup_printf("/docs/%02u.txt", i);
        put(store, document, path, said);
    }
    g_autoptr(undex_document) lost = make(CHOICES);
    put(store, lost, "/docs/lost.txt", (char *)"0123456789abcdef");
    g_autoptr(undex_ingest_known) known = undex_ingest_known_new(store, &error);
    assert_non_null(known);
    assert_false(known->unread);
    assert_false(known->attachments);
    assert_int_equal(known->paths->len, CHOICES + 1 + 1);
    assert_null(g_ptr_array_index(known->paths, CHOICES + 1));
    assert_int_equal(known->unsure->len, 1);
    assert_string_equal(g_ptr_array_index(known->unsure, 0), "/docs/lost.txt");
    for (guint i = 0; i < CHOICES; i++) {
        g_autoptr(undex_document) document = make(i);
        g_autoptr(GPtrArray) pairs = undex_metadata_pairs(document, i);
        char **said = g_hash_table_lookup(known->said, g_ptr_array_index(known->paths, i));
        assert_int_equal(g_strv_length(said), pairs->len);
        for (guint k = 0; k < pairs->len; k++)
            assert_string_equal(said[k], g_ptr_array_index(pairs, k));
    }
    undex_index_free(store);
    wipe(folder);
}

/* Entries that are written otherwise than today leave the paths. */
static void unread(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("undex-known-XXXXXX", NULL);
    undex_index *store = undex_index_open(folder, UNDEX_INDEX_WRITE, &error);
    xc_error failure;
    (void)state;
    for (guint i = 0; i < 2; i++) {
        g_autoptr(undex_document) document = make(i);
        g_autofree char *path = g_strdup_printf("/docs/%u.txt", i), *term = NULL;
        put(store, document, path, NULL);
        term = g_strconcat(UNDEX_TERM_PATH, path, NULL);
        xc_postings *postings = xc_database_postings(undex_index_database(store), term, &failure);
        assert_int_equal(xc_postings_next(postings, &failure), XC_ITEM);
        guint32 docid = xc_postings_docid(postings);
        xc_postings_free(postings);
        g_autoptr(xc_document) entry = xc_database_document(undex_index_database(store), docid, &failure);
        assert_true(xc_document_set_data(entry, "{\"path\":", 8, &failure));
        assert_true(xc_database_replace_document(undex_index_database(store), docid, entry, &failure));
    }
    g_autoptr(undex_ingest_known) known = undex_ingest_known_new(store, &error);
    assert_non_null(known);
    assert_true(known->unread);
    assert_int_equal(known->paths->len, 2 + 1);
    assert_string_equal(g_ptr_array_index(known->paths, 1), "/docs/1.txt");
    assert_int_equal(g_hash_table_size(known->said), 2);
    undex_index_free(store);
    wipe(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(saying), cmocka_unit_test(unread)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
