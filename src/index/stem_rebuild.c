// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words have which stem, told anew from the texts that are in the index. What was learnt of documents
 * that are gone goes, and so does what a reader that lied has told an undex that believed it. */
#include "index/index_private.h"
#include "index/stem_words.h"

#include "undex/record.h"

/* As undex_entry_passage() reads it. */
static void gather(undex_stem_dictionary *families, undex_analyser *analyser, const undex_passage *passage)
{
    gboolean running = passage->kind != UNDEX_KIND_HEADING && passage->kind != UNDEX_KIND_TITLE;
    const char *texts[] = {passage->text, passage->kind == UNDEX_KIND_SPEECH ? passage->label : NULL};
    for (gsize k = 0; k < G_N_ELEMENTS(texts); k++) {
        const GArray *tokens = texts[k] ? undex_analyser_run(analyser, texts[k], -1) : NULL;
        for (guint i = 0; tokens && i < tokens->len; i++)
            undex_stem_dictionary_add(families, tokens, i, running);
    }
}

static gboolean tell(undex_index *store, undex_stem_dictionary *families, undex_analyser *analyser,
                     GError **error)
{
    g_autofree char *lines = undex_stem_dictionary_take(families);
    xc_error failure;
    return undex_stem_dictionary_write(families, analyser, store->database, lines, &failure) ||
           undex_index_fail(store, &failure, error);
}

/* Words of one language are told before those of another are gathered. */
static gboolean tell_document(undex_index *store, undex_stem_dictionary *families,
                              const undex_document *document, GError **error)
{
    undex_analyser *analyser = NULL;
    g_autoptr(GPtrArray) records = undex_index_list_records(store, document->key, 0, G_MAXUINT, error);
    for (guint i = 0; records && i < records->len; i++) {
        g_autoptr(undex_passage) passage = undex_passage_read_binary(records->pdata[i], NULL);
        if (!passage)
            continue;
        const char *apart = undex_preparer_apart(document, passage);
        undex_analyser *own = undex_preparer_analyser(store->preparer, apart ? apart : document->language);
        if (analyser && own != analyser && !tell(store, families, analyser, error))
            return FALSE;
        gather(families, own, passage);
        analyser = own;
    }
    return records && (!analyser || tell(store, families, analyser, error));
}

gboolean undex_stem_dictionary_rebuild(undex_index *store, GError **error)
{
    xc_error failure;
    g_autoptr(GPtrArray) documents = undex_index_list_documents(store, error);
    if (!documents)
        return FALSE;
    if (!store->preparer)
        store->preparer = undex_preparer_new();
    undex_stem_dictionary *families = undex_stem_dictionary_new();
    gboolean ok = xc_database_begin(store->database, TRUE, &failure);
    store->pending = ok;
    ok = (ok && undex_stem_words_forget(store->database, &failure)) ||
         undex_index_fail(store, &failure, error);
    for (guint i = 0; ok && i < documents->len; i++)
        ok = tell_document(store, families, documents->pdata[i], error);
    undex_stem_dictionary_free(families);
    return ok && undex_index_commit(store, error);
}
