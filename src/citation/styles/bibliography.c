// SPDX-License-Identifier: GPL-3.0-or-later
/* What is cited together: an entry a reference, or, in styles of entries, a document. */
#include "undex/citation.h"
#include "undex/citation_style.h"

#include <string.h>

typedef struct {
    char *key, *text;
    GPtrArray *cites, *ids, *citations;
} bibliography_entry;

struct undex_bibliography {
    const undex_citation_style *style;
    GPtrArray *entries; /* bibliography_entry * */
    GHashTable *by_key; /* the same, by the documents' keys; borrowed */
};

static void entry_free(gpointer data)
{
    bibliography_entry *entry = data;
    g_free(entry->key);
    g_free(entry->text);
    g_ptr_array_unref(entry->cites);
    g_ptr_array_unref(entry->ids);
    g_ptr_array_unref(entry->citations);
    g_free(entry);
}

undex_bibliography *undex_bibliography_new(const undex_citation_style *style)
{
    undex_bibliography *bibliography = g_new(undex_bibliography, 1);
    bibliography->style = style;
    bibliography->entries = g_ptr_array_new_with_free_func(entry_free);
    bibliography->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    return bibliography;
}

void undex_bibliography_free(undex_bibliography *bibliography)
{
    if (!bibliography)
        return;
    g_hash_table_unref(bibliography->by_key);
    g_ptr_array_unref(bibliography->entries);
    g_free(bibliography);
}

static bibliography_entry *entry_new(undex_bibliography *bibliography, const undex_reference *reference)
{
    bibliography_entry *entry = g_new(bibliography_entry, 1);
    entry->key = g_strdup(reference->document->key ? reference->document->key : "");
    entry->text = bibliography->style->format(reference);
    entry->cites = g_ptr_array_new_with_free_func(g_free);
    entry->ids = g_ptr_array_new_with_free_func(g_free);
    entry->citations = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(bibliography->entries, entry);
    if (bibliography->style->cite)
        g_hash_table_insert(bibliography->by_key, entry->key, entry);
    return entry;
}

static gboolean has(const GPtrArray *strings, const char *string)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)strings, string, g_str_equal, NULL);
}

/* "A/80/62, paras. 12–14": all that is cited. */
static char *citation_of(const undex_reference *reference)
{
    const undex_document *document = reference->document;
    const undex_passage *passage = reference->passage;
    const char *name = document->symbol ? document->symbol : document->key;
    if (reference->count && passage && name)
        return undex_citation_format(name, passage->component, reference->locators, reference->count);
    return g_strdup(passage && passage->citation ? passage->citation : document->key);
}

void undex_bibliography_add(undex_bibliography *bibliography, const undex_reference *reference)
{
    const undex_document *document = reference->document;
    const undex_passage *passage = reference->passage;
    bibliography_entry *entry = g_hash_table_lookup(bibliography->by_key, document->key ? document->key : "");
    entry = entry ? entry : entry_new(bibliography, reference);
    g_autofree char *cite = bibliography->style->cite ? bibliography->style->cite(reference) : NULL;
    if (cite && !has(entry->cites, cite))
        g_ptr_array_add(entry->cites, g_steal_pointer(&cite));
    const char *id = passage && passage->id ? passage->id : entry->key;
    g_ptr_array_add(entry->ids, g_strdup(id));
    g_ptr_array_add(entry->citations, citation_of(reference));
}

guint undex_bibliography_length(const undex_bibliography *bibliography)
{
    return bibliography->entries->len;
}

char *undex_bibliography_entry(const undex_bibliography *bibliography, guint i)
{
    const bibliography_entry *entry = bibliography->entries->pdata[i];
    GString *text = g_string_new(entry->text);
    if (bibliography->style->finish)
        bibliography->style->finish(text, entry->cites);
    return g_string_free(text, FALSE);
}

const GPtrArray *undex_bibliography_ids(const undex_bibliography *bibliography, guint i)
{
    return ((const bibliography_entry *)bibliography->entries->pdata[i])->ids;
}

const GPtrArray *undex_bibliography_citations(const undex_bibliography *bibliography, guint i)
{
    return ((const bibliography_entry *)bibliography->entries->pdata[i])->citations;
}

char *undex_citation_style_format(const undex_citation_style *style, const undex_reference *reference)
{
    g_autoptr(undex_bibliography) one = undex_bibliography_new(style);
    undex_bibliography_add(one, reference);
    return undex_bibliography_entry(one, 0);
}
