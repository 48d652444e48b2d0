// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/citation_lookup.h"

#include "base/budget.h"
#include "search/lookup/citation_passages.h"

#include <string.h>

/* Steps of the budget for a document that is read whole. */
enum { DOCUMENT_STEPS = 1 << 14 };

/* Forgets what was asked for. */
static void clear_choice(undex_cited *cited)
{
    g_array_set_size(cited->ordinals, 0);
    g_clear_pointer(&cited->locators, g_array_unref);
    g_clear_pointer(&cited->section, g_free);
    g_clear_pointer(&cited->item, g_free);
    g_clear_pointer(&cited->page_label, g_free);
    cited->page = 0;
    cited->whole = FALSE;
}

static void cited_free(gpointer data)
{
    undex_cited *cited = data;
    undex_document_free(cited->document);
    clear_choice(cited);
    g_array_unref(cited->ordinals);
    g_free(cited);
}

void undex_cited_again(undex_cited *cited, const undex_citation *citation)
{
    clear_choice(cited);
    undex_cited_choose(cited, citation);
}

undex_passage *undex_cited_passage(const undex_cited *cited)
{
    return g_ptr_array_index(cited->document->passages, (guint)g_array_index(cited->ordinals, int, 0));
}

const undex_cited *undex_cited_first(const GPtrArray *places)
{
    for (guint i = 0; i < places->len; i++) {
        const undex_cited *cited = g_ptr_array_index(places, i);
        if (cited->ordinals->len)
            return cited;
    }
    return NULL;
}

/* Documents with their passages; nothing is chosen of them yet. Takes `documents`. */
static GPtrArray *with_passages(undex_index *store, GPtrArray *documents, GError **error)
{
    g_autoptr(GPtrArray) owned = documents;
    g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(cited_free);
    while (owned && owned->len && undex_budget_go_on(DOCUMENT_STEPS)) {
        g_autoptr(undex_document) document = g_ptr_array_steal_index(owned, 0);
        GPtrArray *passages = undex_index_list_passages(store, document->key, 0, -1, error);
        if (!passages)
            return NULL;
        g_ptr_array_unref(document->passages);
        document->passages = passages;
        undex_cited *cited = g_new(undex_cited, 1);
        *cited = (undex_cited){.document = g_steal_pointer(&document),
                               .ordinals = g_array_new(FALSE, FALSE, sizeof(int))};
        g_ptr_array_add(places, cited);
    }
    return owned ? g_steal_pointer(&places) : NULL;
}

static const char *version_of(const undex_document *document)
{
    const char *date = document->date_reissued ? document->date_reissued : document->date;
    return date ? date : "";
}

/* Of documents of one symbol and language the one that was issued last stands before the others. */
static GPtrArray *latest_first(GPtrArray *documents)
{
    for (guint i = 0; documents && i < documents->len; i++)
        for (guint k = i + 1; k < documents->len; k++) {
            const undex_document *one = g_ptr_array_index(documents, i),
                                 *other = g_ptr_array_index(documents, k);
            gboolean same = one->symbol && g_strcmp0(one->symbol, other->symbol) == 0 &&
                            g_strcmp0(one->language, other->language) == 0;
            if (!same || strcmp(version_of(one), version_of(other)) >= 0)
                continue;
            documents->pdata[i] = (gpointer)other;
            documents->pdata[k] = (gpointer)one;
        }
    return documents;
}

/* Documents of that name. */
static GPtrArray *places_of(undex_index *store, const char *name, GError **error)
{
    return with_passages(store, latest_first(undex_index_find_documents(store, name, error)), error);
}

/* `place`: what stands in the id after the document, "#para.12". */
static void choose_id(undex_cited *cited, const char *place)
{
    for (guint i = 0; i < cited->document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(cited->document->passages, i);
        const char *own = passage->id ? strchr(passage->id, '#') : NULL;
        int ordinal = (int)i;
        if (g_strcmp0(own, place) == 0)
            g_array_append_val(cited->ordinals, ordinal);
    }
}

/* Whether the document has that key; or had or would have it, when there are fewer or more of its name: a key
 * has a suffix where others have the name (src/index/schema.h), the first digits of the file's SHA-256. */
static gboolean goes_by(const undex_document *document, const char *key)
{
    gsize n = strcspn(key, "~");
    const char *own = document->key ? document->key : "", *suffix = key[n] ? key + n + 1 : NULL;
    if (strcspn(own, "~") != n || strncmp(own, key, n) != 0)
        return FALSE;
    return !suffix || strcmp(own, key) == 0 ||
           (document->sha256 && *suffix && strncmp(document->sha256, suffix, strcspn(suffix, "-")) == 0);
}

/* Documents of that key, or of that name: see goes_by(). */
static GPtrArray *places_of_key(undex_index *store, const char *key, GError **error)
{
    g_autofree char *name = g_strndup(key, strcspn(key, "~"));
    g_autoptr(GPtrArray) documents = undex_index_find_named(store, name, error);
    for (guint i = documents ? documents->len : 0; i-- > 0;)
        if (!goes_by(documents->pdata[i], key))
            g_ptr_array_remove_index(documents, i);
    return with_passages(store, g_steal_pointer(&documents), error);
}

GPtrArray *undex_locate_id(undex_index *store, const char *id, GError **error)
{
    const char *hash = strchr(id, '#');
    g_autofree char *key = g_strndup(id, (gsize)(hash - id));
    GPtrArray *places = places_of_key(store, key, error);
    for (guint i = 0; places && i < places->len; i++)
        choose_id(g_ptr_array_index(places, i), hash);
    return places;
}

/* Documents of the symbol; none has it: its parts, as A/81/6 (Sect. 3) of A/81/6, or the whole, as A/RES/217
 * (III) of A/RES/217 A (III). */
static GPtrArray *places_of_symbol(undex_index *store, const char *symbol, GError **error)
{
    g_autoptr(GPtrArray) places = places_of(store, symbol, error);
    if (!places || places->len)
        return g_steal_pointer(&places);
    g_clear_pointer(&places, g_ptr_array_unref);
    places = with_passages(store, undex_index_find_parts(store, symbol, error), error);
    g_autoptr(GPtrArray) aliases = undex_symbol_aliases(symbol);
    for (guint i = 0; places && !places->len && i < aliases->len; i++) {
        g_ptr_array_unref(places);
        places = places_of(store, aliases->pdata[i], error);
    }
    return g_steal_pointer(&places);
}

/* Documents of a file's name; none is called so: of what follows a title before it. */
static GPtrArray *places_of_file(undex_index *store, const char *name, GError **error)
{
    GPtrArray *places = places_of(store, name, error);
    for (const char *rest = name; places && !places->len && (rest = strpbrk(rest, ",)’"));) {
        rest += strcspn(rest, " ");
        rest += strspn(rest, " ");
        g_ptr_array_unref(places);
        places = *rest ? places_of(store, rest, error) : g_ptr_array_new_with_free_func(cited_free);
    }
    return places;
}

gboolean undex_cited_is_of(const undex_document *document, const char *symbol)
{
    return g_ptr_array_find_with_equal_func(document->symbols, symbol, g_str_equal, NULL);
}

GPtrArray *undex_locate_citation(undex_index *store, const undex_citation *citation, GError **error)
{
    g_autoptr(GPtrArray) places = citation->document ? places_of_file(store, citation->document, error)
                                                     : places_of_symbol(store, citation->symbol, error);
    for (guint i = places ? places->len : 0; i-- > 0;) {
        undex_cited *cited = g_ptr_array_index(places, i);
        if (citation->language && g_strcmp0(cited->document->language, citation->language) != 0)
            g_ptr_array_remove_index(places, i);
        else
            undex_cited_choose(cited, citation);
    }
    return g_steal_pointer(&places);
}

GPtrArray *undex_locate(undex_index *store, const char *text, GError **error)
{
    g_autoptr(GPtrArray) places = NULL;
    g_autoptr(undex_citation) citation = undex_citation_parse(text);
    if (strchr(text, '#')) {
        places = undex_locate_id(store, text, error);
        if (!places || undex_cited_first(places) || !citation)
            return g_steal_pointer(&places);
        g_clear_pointer(&places, g_ptr_array_unref);
    }
    if (citation) {
        places = undex_locate_citation(store, citation, error);
        if (!places || places->len)
            return g_steal_pointer(&places);
        g_clear_pointer(&places, g_ptr_array_unref);
    }
    places = places_of(store, text, error);
    for (guint i = 0; places && i < places->len; i++)
        undex_cited_choose_all(g_ptr_array_index(places, i));
    return g_steal_pointer(&places);
}
