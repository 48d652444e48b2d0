// SPDX-License-Identifier: GPL-3.0-or-later
/* The walk through the citation network: from a document to what cites it, to what it cites, and on. */
#include "undex/references.h"

#include "base/budget.h"
#include "index/schema.h"
#include "search/lookup/citing_passages.h"

#include <string.h>

enum {
    REFERENCES_CEILING = 100000,
    NODES_CEILING = 2000, /* documents that a walk goes on from */
    DOCUMENT_STEPS = 1 << 14,
};

typedef struct {
    undex_index *store;
    const undex_refs_options *options;
    undex_refs *refs;
    GHashTable *documents; /* key -> undex_document *, of those that cite */
    GHashTable *reached;   /* names of documents that the walk has come to in this direction */
    GPtrArray *next;       /* char *: those from which it goes on */
    guint most;            /* references wanted by then */
    int depth;
    gboolean incoming;
} walk;

static void ref_free(gpointer p)
{
    undex_ref *ref = p;
    g_free(ref->from);
    g_free(ref->to);
    g_free(ref->para);
    g_free(ref->place);
    g_free(ref->id);
    g_free(ref->citation);
    g_free(ref->text);
    g_free(ref);
}

void undex_refs_free(undex_refs *refs)
{
    if (!refs)
        return;
    g_ptr_array_unref(refs->names);
    g_free(refs->title);
    g_ptr_array_unref(refs->refs);
    g_hash_table_unref(refs->held);
    g_free(refs);
}

static const char *name_of(const undex_document *document)
{
    return document->symbol ? document->symbol : document->key;
}

/* Where the walk goes on from. */
static void reach(walk *w, const char *name)
{
    if (g_hash_table_size(w->reached) < NODES_CEILING && !g_hash_table_contains(w->reached, name)) {
        g_hash_table_add(w->reached, g_strdup(name));
        g_ptr_array_add(w->next, g_strdup(name));
    }
}

/* FALSE: there are as many as are wanted. */
static gboolean add_ref(walk *w, const undex_document *document, const undex_passage *passage,
                        const undex_cite *cite)
{
    if (w->refs->refs->len >= w->most) {
        w->refs->more = TRUE;
        return FALSE;
    }
    undex_ref *ref = g_new0(undex_ref, 1);
    *ref = (undex_ref){.from = g_strdup(name_of(document)),
                       .to = g_strdup(cite->symbol),
                       .para = g_strdup(cite->para),
                       .place = g_strdup(cite->place),
                       .id = g_strdup(passage->id),
                       .citation = g_strdup(passage->citation),
                       .text = g_strdup(passage->text),
                       .offset = cite->offset,
                       .length = cite->length,
                       .depth = w->depth,
                       .origin = cite->origin,
                       .incoming = w->incoming};
    g_ptr_array_add(w->refs->refs, ref);
    reach(w, w->incoming ? ref->from : ref->to);
    return TRUE;
}

static gboolean walk_in(walk *w, const char *symbol, const char *place, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(undex_citing_passage_free);
    guint wanted = w->most > w->refs->refs->len ? w->most - w->refs->refs->len + 1 : 1;
    if (!undex_citing_passages(w->store, symbol, place, wanted, w->documents, found, error))
        return FALSE;
    for (guint i = 0; i < found->len; i++) {
        const citing_passage *citing = found->pdata[i];
        const GArray *cites = citing->passage->cites;
        for (guint k = 0; k < cites->len; k++) {
            const undex_cite *cite = &g_array_index(cites, undex_cite, k);
            if (undex_cite_is_of(cite, symbol, place) && !add_ref(w, citing->document, citing->passage, cite))
                return TRUE;
        }
    }
    return TRUE;
}

/* What a passage cites beside its own document. */
static gboolean add_cited(walk *w, const undex_document *document, const undex_passage *passage)
{
    for (guint i = 0; i < passage->cites->len; i++) {
        const undex_cite *cite = &g_array_index(passage->cites, undex_cite, i);
        if (cite->symbol && !undex_cited_is_of(document, cite->symbol) &&
            !add_ref(w, document, passage, cite))
            return FALSE;
    }
    return TRUE;
}

static void walk_cited(walk *w, const undex_cited *cited)
{
    const undex_document *document = cited->document;
    g_autoptr(GHashTable) notes = undex_document_notes(document);
    for (guint i = 0; i < cited->ordinals->len; i++) {
        const undex_passage *passage =
            document->passages->pdata[(guint)g_array_index(cited->ordinals, int, i)];
        if (!add_cited(w, document, passage))
            return;
        g_autoptr(GPtrArray) own = undex_passage_notes(passage, notes);
        for (guint k = 0; !cited->whole && k < own->len; k++)
            if (!add_cited(w, document, own->pdata[k]))
                return;
    }
}

static gboolean is_held(undex_index *store, const char *symbol, GError **error)
{
    g_autofree char *term = undex_schema_term(UNDEX_TERM_FILE_SYMBOL, symbol);
    return undex_index_frequency(store, term, error) > 0;
}

static gboolean walk_out(walk *w, const char *name, GError **error)
{
    if (!is_held(w->store, name, error))
        return !error || !*error;
    g_autoptr(GPtrArray) places = undex_locate(w->store, name, error);
    const undex_cited *first = places ? undex_cited_first(places) : NULL;
    if (first && undex_budget_go_on(DOCUMENT_STEPS))
        walk_cited(w, first);
    return places != NULL;
}

/* From what was reached one step before to what is one step further. */
static gboolean walk_on(walk *w, GError **error)
{
    gboolean ok = TRUE;
    for (w->depth = 2; ok && w->depth <= w->options->depth && w->next->len; w->depth++) {
        g_autoptr(GPtrArray) from = w->next;
        w->next = g_ptr_array_new_with_free_func(g_free);
        for (guint i = 0; ok && i < from->len && !w->refs->more && undex_budget_go_on(DOCUMENT_STEPS); i++)
            ok = w->incoming ? walk_in(w, from->pdata[i], NULL, error) : walk_out(w, from->pdata[i], error);
    }
    return ok;
}

/* One direction of it; `places` and `first` are what was asked for. */
static gboolean run(walk *w, gboolean incoming, const GPtrArray *places, const undex_cited *first,
                    GError **error)
{
    guint count = w->options->count > 0 ? (guint)w->options->count : REFERENCES_CEILING;
    gboolean ok = TRUE, more = w->refs->more;
    w->refs->more = FALSE;
    w->incoming = incoming;
    w->most = w->refs->refs->len + count;
    w->depth = 1;
    w->reached = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    w->next = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < w->refs->names->len; i++)
        g_hash_table_add(w->reached, g_strdup(w->refs->names->pdata[i]));
    for (guint i = 0; ok && incoming && i < w->refs->names->len; i++)
        ok = places->len || walk_in(w, w->refs->names->pdata[i], NULL, error);
    for (guint i = 0; ok && incoming && i < places->len; i++) {
        const char *place = places->pdata[i];
        g_autofree char *symbol = g_strndup(place, strcspn(place, "#"));
        ok = walk_in(w, symbol, place, error);
    }
    if (!incoming && first)
        walk_cited(w, first);
    ok = ok && walk_on(w, error);
    g_ptr_array_unref(w->next);
    g_hash_table_unref(w->reached);
    w->refs->more |= more;
    return ok;
}

static gboolean find_held(walk *w, GError **error)
{
    GHashTable *held = w->refs->held;
    g_autoptr(GHashTable) asked = g_hash_table_new(g_str_hash, g_str_equal);
    GError *own = NULL;
    for (guint i = 0; i < w->refs->refs->len && !own; i++) {
        const undex_ref *ref = w->refs->refs->pdata[i];
        g_hash_table_add(held, g_strdup(ref->from));
        if (g_hash_table_add(asked, ref->to) && is_held(w->store, ref->to, &own))
            g_hash_table_add(held, g_strdup(ref->to));
    }
    if (own)
        g_propagate_error(error, own);
    return !own;
}

static void add_name(undex_refs *refs, const char *symbol)
{
    if (!g_ptr_array_find_with_equal_func(refs->names, symbol, g_str_equal, NULL))
        g_ptr_array_add(refs->names, g_strdup(symbol));
}

/* Who cites a part of a resolution cites it, and who cites the whole may mean the part. */
static gboolean add_aliases(undex_index *store, undex_refs *refs, GError **error)
{
    GError *own = NULL;
    for (guint i = refs->names->len; !own && i-- > 0;) {
        g_autoptr(GPtrArray) aliases = undex_symbol_aliases(refs->names->pdata[i]);
        for (guint k = 0; !own && k < aliases->len; k++) {
            g_autofree char *term = undex_schema_term(UNDEX_TERM_CITES, aliases->pdata[k]);
            if (undex_index_frequency(store, term, &own) > 0)
                add_name(refs, aliases->pdata[k]);
        }
    }
    if (own)
        g_propagate_error(error, own);
    return !own;
}

static undex_refs *refs_new(const undex_cited *first, const undex_citation *citation)
{
    undex_refs *refs = g_new0(undex_refs, 1);
    refs->names = g_ptr_array_new_with_free_func(g_free);
    refs->refs = g_ptr_array_new_with_free_func(ref_free);
    refs->held = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; first && i < first->document->symbols->len; i++)
        g_ptr_array_add(refs->names, g_strdup(first->document->symbols->pdata[i]));
    if (!refs->names->len)
        g_ptr_array_add(refs->names, g_strdup(first ? first->document->key : citation->symbol));
    for (guint i = 0; first && i < refs->names->len; i++)
        g_hash_table_add(refs->held, g_strdup(refs->names->pdata[i]));
    if (citation && citation->symbol)
        add_name(refs, citation->symbol);
    refs->title = first ? g_strdup(first->document->title) : NULL;
    return refs;
}

/* The places that were asked for; of a paragraph in a part of the document, not the part. */
static GPtrArray *places_of(const undex_citation *citation)
{
    GPtrArray *places = citation ? undex_citation_places(citation) : g_ptr_array_new_with_free_func(g_free);
    if (citation && places->len > 1 && citation->component && strcmp(citation->component, "main") != 0)
        g_ptr_array_remove_index(places, 0);
    return places;
}

undex_refs *undex_refs_find(undex_index *store, const char *text, const undex_refs_options *options,
                            GError **error)
{
    g_autoptr(undex_citation) citation = undex_citation_parse(text);
    g_autoptr(GPtrArray) places = undex_locate(store, text, error);
    const undex_cited *first = places ? undex_cited_first(places) : NULL;
    if (!places || (!first && !(citation && citation->symbol)))
        return NULL;
    g_autoptr(GPtrArray) cited = places_of(citation);
    g_autoptr(undex_refs) refs = refs_new(first, citation);
    walk w = {.store = store, .options = options, .refs = refs};
    w.documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)undex_document_free);
    gboolean ok = !options->in || (add_aliases(store, refs, error) && run(&w, TRUE, cited, first, error));
    ok = ok && (!options->out || run(&w, FALSE, cited, first, error)) && find_held(&w, error);
    g_hash_table_unref(w.documents);
    return ok ? g_steal_pointer(&refs) : NULL;
}

GPtrArray *undex_refs_cited_by(undex_index *store, const char *text, GError **error)
{
    const undex_refs_options all = {.out = TRUE, .depth = 1};
    GPtrArray *symbols = g_ptr_array_new_with_free_func(g_free);
    GError *own = NULL;
    g_autoptr(undex_refs) refs = undex_refs_find(store, text, &all, &own);
    for (guint i = 0; refs && i < refs->refs->len; i++) {
        const undex_ref *ref = refs->refs->pdata[i];
        if (!g_ptr_array_find_with_equal_func(symbols, ref->to, g_str_equal, NULL))
            g_ptr_array_add(symbols, g_strdup(ref->to));
    }
    if (!own)
        return symbols;
    g_ptr_array_unref(symbols);
    g_propagate_error(error, own);
    return NULL;
}
