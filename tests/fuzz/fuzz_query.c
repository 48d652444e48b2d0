// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a query, asked of a small index. */
#include "undex/index.h"
#include "undex/search.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static undex_index *store;
static char *folder; /* its index */

static void fill(void)
{
    static const char *const texts[] = {"Migrants' rights and remittances.",
                                        "Safe and orderly migration, see A/RES/73/195.",
                                        "Labour programmes of the 1990s."};
    g_autoptr(undex_index) writer = undex_index_open(folder, UNDEX_INDEX_WRITE, NULL);
    g_autoptr(undex_document) document = undex_document_new();
    document->key = g_strdup("A/99/1");
    document->symbol = g_strdup("A/99/1");
    document->language = g_strdup("en");
    document->date = g_strdup("2025-01-22");
    g_ptr_array_add(document->symbols, g_strdup("A/99/1"));
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        undex_passage *passage = undex_passage_new(UNDEX_KIND_PARAGRAPH);
        passage->id = g_strdup_printf("A/99/1#para.%u", i + 1);
        passage->label = g_strdup_printf("%u", i + 1);
        passage->text = g_strdup(texts[i]);
        passage->page_first = passage->page_last = 1;
        g_ptr_array_add(document->passages, passage);
    }
    undex_file file = {.path = (char *)"/docs/a.pdf", .passages = G_N_ELEMENTS(texts), .segmenter = 1};
    g_assert_true(undex_index_put(writer, document, &file, NULL));
    g_assert_true(undex_index_commit(writer, NULL));
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(GError) error = NULL;
    if (!store) {
        folder = g_dir_make_tmp("undex-fuzz-XXXXXX", NULL);
        fill();
        store = undex_index_open(folder, UNDEX_INDEX_READ, NULL);
    }
    g_autofree char *query = g_strndup((const char *)data, MIN(size, 2000));
    undex_search_options options = {0};
    undex_results *results = undex_search_run(store, query, &options, &error);
    g_assert_true((results != NULL) != (error != NULL));
    g_assert_true(!error || error->domain == UNDEX_ERROR);
    undex_results_free(results);
    return 0;
}
