// SPDX-License-Identifier: GPL-3.0-or-later
/* A document made ready for writing: the half that needs no index, and may be done in another process. */
#include "index/index_private.h"

#include "base/language.h"
#include "index/entry_binary.h"
#include "index/record_block.h"
#include "index/slot_outline.h"
#include "undex/record.h"

#include <string.h>

struct undex_preparer {
    GHashTable *analysers; /* language -> undex_analyser */
    undex_stem_dictionary *families;
    GHashTable
        *apart; /* official language -> undex_stem_dictionary: of passages in another than the document's */
};

undex_preparer *undex_preparer_new(void)
{
    undex_preparer *preparer = g_new0(undex_preparer, 1);
    preparer->analysers =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)undex_analyser_free);
    preparer->families = undex_stem_dictionary_new();
    preparer->apart =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)undex_stem_dictionary_free);
    undex_record_block_warm();
    return preparer;
}

void undex_preparer_free(undex_preparer *preparer)
{
    if (!preparer)
        return;
    g_hash_table_unref(preparer->analysers);
    undex_stem_dictionary_free(preparer->families);
    g_hash_table_unref(preparer->apart);
    g_free(preparer);
}

static void free_bytes(gpointer bytes)
{
    /* Where preparing failed, entries after the failure are NULL. */
    if (bytes)
        g_bytes_unref(bytes);
}

undex_prepared *undex_prepared_new(GBytes *record)
{
    undex_prepared *prepared = g_new0(undex_prepared, 1);
    prepared->record = record;
    prepared->passages = g_ptr_array_new_with_free_func(free_bytes);
    return prepared;
}

void undex_prepared_free(undex_prepared *prepared)
{
    if (!prepared)
        return;
    g_bytes_unref(prepared->record);
    g_free(prepared->families);
    g_ptr_array_unref(prepared->passages);
    g_free(prepared);
}

/* The language whose rules words of that language are read by. */
static const char *analysed_as(const char *language)
{
    const undex_language *found = undex_language_find(language);
    return found && found->official ? found->code : "en";
}

const char *undex_preparer_apart(const undex_document *document, const undex_passage *passage)
{
    const char *own = passage->language ? analysed_as(passage->language) : NULL;
    return own && strcmp(own, analysed_as(document->language)) != 0 ? own : NULL;
}

/* One a language; a few dozen at the most, or else a hostile run of files fills the memory. Those of official
 * languages stay while a document is prepared. */
undex_analyser *undex_preparer_analyser(undex_preparer *preparer, const char *language)
{
    enum { MOST_LANGUAGES = 32 };
    const char *name = language ? language : "";
    undex_analyser *analyser = g_hash_table_lookup(preparer->analysers, name);
    if (analyser)
        return analyser;
    const undex_language *found = undex_language_find(language);
    if (g_hash_table_size(preparer->analysers) >= MOST_LANGUAGES && !(found && found->official))
        g_hash_table_remove_all(preparer->analysers);
    analyser = undex_analyser_new(language);
    g_hash_table_insert(preparer->analysers, g_strdup(name), analyser);
    return analyser;
}

/* How far each heading reaches: to the last passage that names it as one above, before it comes again. The
 * table gets heading -> its first place, one more than counted from 0. */
static GArray *covers_of(const undex_document *document, GHashTable *headings)
{
    GArray *covers = g_array_sized_new(FALSE, TRUE, sizeof(guint), document->passages->len);
    g_array_set_size(covers, document->passages->len);
    g_autoptr(GHashTable) last = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        for (guint k = 0; k < passage->headings->len; k++) {
            guint place = GPOINTER_TO_UINT(g_hash_table_lookup(last, passage->headings->pdata[k]));
            if (place)
                g_array_index(covers, guint, place - 1) = i - (place - 1);
        }
        if (passage->kind != UNDEX_KIND_HEADING || !passage->text)
            continue;
        g_hash_table_insert(last, passage->text, GUINT_TO_POINTER(i + 1));
        if (!g_hash_table_contains(headings, passage->text))
            g_hash_table_insert(headings, passage->text, GUINT_TO_POINTER(i + 1));
    }
    return covers;
}

/* The outline but for the words and what they make of it, which is known when they are written. */
static GArray *outline_of(const undex_document *document, const GArray *covers)
{
    GArray *outline = g_array_sized_new(FALSE, TRUE, sizeof(undex_slot_outline_row), document->passages->len);
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        undex_slot_outline_row row = {.under = g_array_index(covers, guint, i), .kind = passage->kind};
        g_array_append_val(outline, row);
    }
    return outline;
}

/* The records of the passages from the `from`th on that lie together. */
static GBytes *block_of(const undex_document *document, guint from)
{
    g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = from; i < document->passages->len && records->len < UNDEX_PASSAGE_LOCATION_BLOCK; i++)
        g_ptr_array_add(records, undex_passage_write_binary(g_ptr_array_index(document->passages, i)));
    return undex_record_block_pack((GBytes *const *)records->pdata, records->len);
}

static gboolean set_records(xc_document *entry, const undex_document *document, guint i, xc_error *failure)
{
    g_autoptr(GBytes) block = i % UNDEX_PASSAGE_LOCATION_BLOCK == 0 ? block_of(document, i) : NULL;
    if (i % UNDEX_PASSAGE_LOCATION_BLOCK != 0)
        return TRUE;
    if (block)
        return undex_entry_set_records(entry, block, failure);
    failure->code = XC_ERROR_MEMORY;
    g_strlcpy(failure->message, "its text is more than the index can hold", sizeof failure->message);
    return FALSE;
}

/* A passage in another language is read by the rules of that. */
static void turn_to(undex_preparer *preparer, undex_entry_context *context, const undex_passage *passage)
{
    const char *apart = undex_preparer_apart(context->document, passage);
    undex_stem_dictionary *families = apart ? g_hash_table_lookup(preparer->apart, apart) : NULL;
    if (apart && !families) {
        families = undex_stem_dictionary_new();
        g_hash_table_insert(preparer->apart, (gpointer)apart, families);
    }
    context->analyser = apart ? undex_preparer_analyser(preparer, apart) : context->of_document;
    context->families = apart ? families : preparer->families;
}

static GBytes *bytes_of(undex_preparer *preparer, undex_entry_context *context, guint i, xc_error *failure)
{
    const undex_passage *passage = g_ptr_array_index(context->document->passages, i);
    turn_to(preparer, context, passage);
    g_autoptr(xc_document) entry = undex_entry_passage(context, passage, i, failure);
    return entry && set_records(entry, context->document, i, failure)
               ? undex_entry_write_binary(entry, failure)
               : NULL;
}

static char *take_families(undex_preparer *preparer)
{
    GHashTableIter iter;
    gpointer language, families;
    g_autofree char *own = undex_stem_dictionary_take(preparer->families);
    GString *lines = g_string_new(own);
    g_hash_table_iter_init(&iter, preparer->apart);
    while (g_hash_table_iter_next(&iter, &language, &families)) {
        g_autofree char *more = undex_stem_dictionary_take(families);
        undex_stem_dictionary_append(lines, language, more);
    }
    return g_string_free(lines, FALSE);
}

undex_prepared *undex_preparer_run(undex_preparer *preparer, const undex_document *document, GError **error)
{
    g_autoptr(undex_prepared) prepared = undex_prepared_new(undex_document_write_binary(document));
    g_autoptr(GHashTable) notes = undex_document_notes(document);
    g_autoptr(GHashTable) headings = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GArray) covers = covers_of(document, headings);
    g_autoptr(GArray) outline = outline_of(document, covers);
    g_autoptr(GHashTable) compounds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) learnt = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    undex_analyser *analyser = undex_preparer_analyser(preparer, document->language);
    undex_entry_context context = {document, analyser, analyser,  notes, preparer->families,
                                   headings, outline,  compounds, learnt};
    g_ptr_array_set_size(prepared->passages, (gint)document->passages->len);
    /* The first entry is made last, for it says how long all passages are. */
    for (guint i = document->passages->len; i-- > 0;) {
        xc_error failure;
        GBytes *bytes = bytes_of(preparer, &context, i, &failure);
        if (!bytes) {
            undex_index_fail(NULL, &failure, error);
            return NULL;
        }
        prepared->passages->pdata[i] = bytes;
    }
    prepared->families = take_families(preparer);
    return g_steal_pointer(&prepared);
}
