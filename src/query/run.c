// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/private.h"

#include "undex/record.h"

#include <string.h>

/* Measured on judged queries: passages are short and of a kind, so length says little. */
static const xc_bm25 weighting = {0.8, 0, 1, 0.4, 0.7};

enum { SNIPPET_USUAL = 400, COUNT_AT_LEAST = 200 };

static void hit_free(gpointer p)
{
    undex_hit *hit = p;
    undex_passage_free(hit->passage);
    undex_document_free(hit->document);
    g_free(hit->snippet);
    if (hit->highlights)
        g_array_unref(hit->highlights);
    if (hit->snippet_highlights)
        g_array_unref(hit->snippet_highlights);
    if (hit->notes)
        g_ptr_array_unref(hit->notes);
    g_free(hit);
}

void undex_results_free(undex_results *results)
{
    if (!results)
        return;
    g_free(results->query);
    g_free(results->explained);
    g_free(results->suggestion);
    g_ptr_array_unref(results->hits);
    g_free(results);
}

/* ---- running the stages: everything from one state of the database ---- */

typedef struct {
    double score;
    char *data, *key;
} row;

static void row_clear(gpointer p)
{
    g_free(((row *)p)->data);
    g_free(((row *)p)->key);
}

typedef struct {
    const plan *plan;
    int offset, count, per_document;
    GArray *rows;        /* row; the first `offset` hits are not among them */
    guint taken;         /* hits so far, those before the offset too */
    GHashTable *seen;    /* docids */
    GHashTable *per_key; /* key -> hits of it */
    guint estimated, repeated;
} search;

static void start_again(search *s)
{
    g_array_set_size(s->rows, 0);
    g_hash_table_remove_all(s->seen);
    g_hash_table_remove_all(s->per_key);
    s->taken = s->estimated = s->repeated = 0;
}

/* TRUE where this document may have another hit; counts it. */
static gboolean admit(search *s, const stage *st, const char *key)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(s->per_key, key));
    if ((st->one_each && known > 0) || (s->per_document > 0 && known >= (guint)s->per_document))
        return FALSE;
    g_hash_table_insert(s->per_key, g_strdup(key), GUINT_TO_POINTER(known + 1));
    return TRUE;
}

static gboolean take_hit(search *s, const stage *st, const xc_mset *mset, guint32 index, xc_error *failure)
{
    xc_hit hit;
    if (!xc_mset_hit(mset, index, &hit, failure))
        return FALSE;
    if (!g_hash_table_add(s->seen, GUINT_TO_POINTER(hit.docid))) {
        s->repeated++;
        return TRUE;
    }
    xc_document *document = xc_mset_document(mset, index, failure);
    char *key = document ? xc_document_value(document, UNDEX_SLOT_KEY, NULL, failure) : NULL;
    gboolean wanted = key && admit(s, st, key);
    gboolean ok = key != NULL;
    s->repeated += key && !wanted;
    if (!wanted)
        g_hash_table_remove(s->seen, GUINT_TO_POINTER(hit.docid));
    if (wanted && s->taken++ >= (guint)s->offset) {
        char *data = xc_document_data(document, NULL, failure);
        row r = {hit.weight, g_strdup(data), g_strdup(key)};
        xc_string_free(data);
        ok = r.data != NULL;
        g_array_append_val(s->rows, r);
    }
    xc_string_free(key);
    xc_document_free(document);
    return ok;
}

static xc_enquire *enquire_for(xc_database *database, const search *s, const stage *st, xc_error *failure)
{
    guint32 each = st->one_each ? 1 : (guint32)s->per_document;
    xc_enquire *enquire = xc_enquire_new(database, failure);
    if (enquire && xc_enquire_set_query(enquire, st->query, failure) &&
        (st->ranked ? xc_enquire_set_bm25(enquire, &weighting, failure)
                    : xc_enquire_set_boolean(enquire, failure)) &&
        xc_enquire_set_collapse(enquire, UNDEX_SLOT_KEY, each, failure))
        return enquire;
    xc_enquire_free(enquire);
    return NULL;
}

static gboolean run_stage(xc_database *database, search *s, const stage *st, xc_error *failure)
{
    xc_enquire *enquire = enquire_for(database, s, st, failure);
    guint32 need = (guint32)(s->offset + s->count) + g_hash_table_size(s->seen);
    xc_mset *mset =
        enquire ? xc_enquire_run(enquire, 0, need, MAX(need, COUNT_AT_LEAST), NULL, failure) : NULL;
    gboolean ok = mset != NULL;
    guint before = s->taken;
    for (guint32 i = 0; ok && i < xc_mset_size(mset); i++) {
        if (s->taken >= (guint)(s->offset + s->count) || (st->ceiling && s->taken - before >= st->ceiling))
            break;
        ok = take_hit(s, st, mset, i, failure);
    }
    if (ok)
        s->estimated += xc_mset_estimated(mset);
    xc_mset_free(mset);
    xc_enquire_free(enquire);
    return ok;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    search *s = closure;
    start_again(s);
    for (guint i = 0; i < s->plan->stages->len; i++)
        if (!run_stage(database, s, &g_array_index(s->plan->stages, stage, i), failure))
            return FALSE;
    return TRUE;
}

/* ---- rows become hits ---- */

static undex_document *document_of(undex_store *store, GHashTable *known, const char *key, GError **error)
{
    const char *json = g_hash_table_lookup(known, key);
    if (json)
        return undex_document_from_json(json, error);
    undex_document *document = undex_store_find_document(store, key, error);
    if (!document && !*error) { /* a writer took it out in between */
        document = undex_document_new();
        document->key = g_strdup(key);
    }
    if (document)
        g_hash_table_insert(known, g_strdup(key), undex_document_to_json(document));
    return document;
}

static GPtrArray *notes_of(undex_store *store, const undex_passage *passage, GError **error)
{
    g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func((GDestroyNotify)undex_passage_free);
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        if (!mark->id || !g_hash_table_add(taken, mark->id))
            continue;
        undex_passage *note = undex_store_find_passage(store, mark->id, error);
        if (*error)
            return NULL;
        if (note)
            g_ptr_array_add(notes, note);
    }
    return g_steal_pointer(&notes);
}

static GArray *shifted(const GArray *ranges, undex_range within)
{
    GArray *inner = g_array_new(FALSE, FALSE, sizeof(undex_range));
    for (guint i = 0; i < ranges->len; i++) {
        undex_range r = g_array_index(ranges, undex_range, i);
        if (r.start < within.start || r.end > within.end)
            continue;
        r.start -= within.start;
        r.end -= within.start;
        g_array_append_val(inner, r);
    }
    return inner;
}

static void show(const builder *b, undex_hit *hit, int size)
{
    const char *text = hit->passage->text ? hit->passage->text : "";
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(guint));
    hit->highlights = undex_query_mark(b, hit->document->language, text, groups);
    undex_range part = undex_query_snippet(text, hit->highlights, groups, size > 0 ? size : SNIPPET_USUAL);
    hit->snippet = g_utf8_substring(text, part.start, part.end);
    hit->snippet_offset = part.start;
    hit->snippet_highlights = shifted(hit->highlights, part);
}

static undex_hit *hit_of(undex_store *store, const plan *p, const row *r, GHashTable *known, int size,
                         GError **error)
{
    undex_hit *hit = g_new0(undex_hit, 1);
    hit->score = r->score;
    hit->passage = undex_passage_from_json(r->data, error);
    hit->document = hit->passage ? document_of(store, known, r->key, error) : NULL;
    hit->notes = hit->document ? notes_of(store, hit->passage, error) : NULL;
    if (!hit->notes) {
        hit_free(hit);
        return NULL;
    }
    show(p->b, hit, size);
    return hit;
}

static gboolean run_plan(undex_store *store, const plan *p, const undex_query_options *options,
                         undex_results *results, GError **error)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(row));
    g_array_set_clear_func(rows, row_clear);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) per_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    search s = {
        p, MAX(options->offset, 0), MAX(options->count, 0), options->per_document, rows, 0, seen, per_key, 0,
        0};
    if (!undex_store_try(store, attempt, &s, error))
        return FALSE;
    results->matches_estimated = (int)MAX(s.estimated - MIN(s.repeated, s.estimated), s.taken);
    for (guint i = 0; i < rows->len; i++) {
        undex_hit *hit = hit_of(store, p, &g_array_index(rows, row, i), known, options->snippet, error);
        if (!hit)
            return FALSE;
        hit->rank = s.offset + (int)i + 1;
        g_ptr_array_add(results->hits, hit);
    }
    return TRUE;
}

/* ---- from text to plan ---- */

gboolean undex_query_plan_make(plan *p, undex_store *store, const char *query, GError **error)
{
    if (undex_query_plan_cited(p, store, query, error))
        return TRUE;
    if (*error)
        return FALSE;
    g_autoptr(node) tree = undex_query_parse(query, error);
    if (!tree || !(p->b = undex_query_builder_new(store, query, tree, error)))
        return FALSE;
    xc_query *built = undex_query_build(p->b, tree, error);
    undex_query_plan_add(p, built, TRUE, 0, FALSE);
    return built != NULL;
}

static char *explain(const plan *p)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < p->stages->len; i++) {
        char *one = xc_query_description(g_array_index(p->stages, stage, i).query, NULL);
        g_string_append_printf(text, "%s%s", i ? "\n" : "", one ? one : "");
        xc_string_free(one);
    }
    return g_string_free(text, FALSE);
}

undex_results *undex_query_run(undex_store *store, const char *query, const undex_query_options *options,
                               GError **error)
{
    GError *own = NULL;
    g_autoptr(plan) p = undex_query_plan_new();
    g_autoptr(undex_results) results = g_new0(undex_results, 1);
    results->hits = g_ptr_array_new_with_free_func(hit_free);
    results->query = g_strdup(query);
    if (!g_utf8_validate(query, -1, NULL))
        g_set_error(&own, UNDEX_ERROR, UNDEX_ERROR_QUERY, "the query is not valid UTF-8");
    else if (undex_query_plan_make(p, store, query, &own) && run_plan(store, p, options, results, &own))
        results->explained = explain(p);
    if (!own)
        return g_steal_pointer(&results);
    g_propagate_error(error, own);
    return NULL;
}
