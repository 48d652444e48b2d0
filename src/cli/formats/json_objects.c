// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/json_objects.h"

#include <string.h>

/* Parts */

static void put_passages(GString *out, const char *key, const GPtrArray *passages)
{
    undex_json_open_array(out, key);
    for (guint i = 0; i < passages->len; i++)
        undex_json_passage(out, g_ptr_array_index(passages, i));
    undex_json_close_array(out);
}

static void put_head(GString *out, const undex_document *document)
{
    undex_json_string(out, "key", document->key);
    undex_json_string(out, "path", document->path);
    undex_json_path_bytes(out, document->path);
    undex_json_string(out, "symbol", document->symbol);
    undex_json_string(out, "title", document->title);
    undex_json_string(out, "date", document->date);
    undex_json_string_if(out, "date_adopted", document->date_adopted);
    undex_json_string(out, "language", document->language);
    undex_document_append_versions(out, document);
}

static void put_document(GString *out, const undex_document *document)
{
    undex_json_open_object(out, "document");
    put_head(out, document);
    undex_json_close_object(out);
}

/* Where nearly the same text stands; nothing where nowhere. */
static void put_copies(GString *out, const GPtrArray *copies)
{
    if (copies->len == 0)
        return;
    undex_json_open_array(out, "also_in");
    for (guint i = 0; i < copies->len; i++) {
        const undex_copy *copy = g_ptr_array_index(copies, i);
        undex_json_open_object(out, NULL);
        undex_json_string(out, "id", copy->passage->id);
        undex_json_string(out, "citation", copy->passage->citation);
        put_document(out, copy->document);
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
}

/* `ranges` (undex_range) may be NULL. */
static void put_ranges(GString *out, const char *key, const GArray *ranges)
{
    undex_json_open_array(out, key);
    for (guint i = 0; ranges && i < ranges->len; i++) {
        undex_range range = g_array_index(ranges, undex_range, i);
        undex_json_open_array(out, NULL);
        undex_json_int(out, NULL, range.start);
        undex_json_int(out, NULL, range.end);
        undex_json_close_array(out);
    }
    undex_json_close_array(out);
}

/* A note under its mark in `passage`. */
static void put_note(GString *out, const undex_passage *passage, const undex_passage *note)
{
    const undex_mark *mark = undex_passage_mark_of(passage, note);
    undex_json_string(out, "mark", mark && mark->mark ? mark->mark : note->label);
    if (mark && mark->offset >= 0)
        undex_json_int(out, "offset", mark->offset);
    else
        undex_json_null(out, "offset");
    undex_json_string(out, "id", note->id);
    undex_json_string(out, "text", note->text);
    undex_json_string(out, "citation", note->citation);
}

/* The members of a passage's record, `notes` (undex_passage *, may be NULL) in place of its marks;
 * `highlights` (GArray of undex_range, beside each of them) may be NULL. */
static void put_record(GString *out, const undex_passage *passage, const GPtrArray *notes,
                       const GPtrArray *highlights)
{
    g_autoptr(GString) list = g_string_new(NULL);
    undex_json_open_array(list, NULL);
    for (guint i = 0; notes && i < notes->len; i++) {
        undex_json_open_object(list, NULL);
        put_note(list, passage, g_ptr_array_index(notes, i));
        if (highlights)
            put_ranges(list, "highlights", g_ptr_array_index(highlights, i));
        undex_json_close_object(list);
    }
    undex_json_close_array(list);
    undex_passage_append_json(out, passage, list->str);
}

static gboolean was_before(const GPtrArray *facets, guint index)
{
    const undex_facet *facet = g_ptr_array_index(facets, index);
    for (guint i = 0; i < index; i++)
        if (strcmp(((const undex_facet *)g_ptr_array_index(facets, i))->name, facet->name) == 0)
            return TRUE;
    return FALSE;
}

static void put_counts(GString *out, const undex_facet *facet)
{
    undex_json_open_array(out, "counts");
    for (guint i = 0; i < facet->counts->len; i++) {
        const undex_facet_count *count = &g_array_index(facet->counts, undex_facet_count, i);
        if (!count->hits)
            continue;
        undex_json_open_object(out, NULL);
        undex_json_string(out, "value", count->value);
        undex_json_int(out, "hits", count->hits);
        undex_json_int(out, "passages", count->passages);
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
}

/* One asked for twice is a member once. */
static void put_facets(GString *out, const GPtrArray *facets)
{
    undex_json_open_object(out, "facets");
    for (guint i = 0; i < facets->len; i++) {
        const undex_facet *facet = g_ptr_array_index(facets, i);
        if (was_before(facets, i))
            continue;
        undex_json_open_object(out, facet->name);
        undex_json_boolean(out, "exact", facet->exact);
        put_counts(out, facet);
        undex_json_close_object(out);
    }
    undex_json_close_object(out);
}

/* Documents and passages */

void undex_json_listed(GString *out, const undex_document *document)
{
    undex_json_open_object(out, NULL);
    undex_document_append_json(out, document);
    undex_json_close_object(out);
}

void undex_json_passage(GString *out, const undex_passage *passage)
{
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "passage");
    undex_passage_append_json(out, passage, NULL);
    undex_json_close_object(out);
}

void undex_json_document(GString *out, const undex_document *document)
{
    undex_json_open_object(out, NULL);
    undex_document_append_json(out, document);
    put_passages(out, "passages", document->passages);
    undex_json_close_object(out);
}

void undex_json_shards(GString *out, guint asked, const GPtrArray *missing)
{
    if (asked < 2)
        return;
    undex_json_open_object(out, "shards");
    undex_json_int(out, "asked", asked);
    undex_json_int(out, "answered", asked - missing->len);
    if (missing->len)
        undex_json_strings(out, "missing", missing);
    undex_json_close_object(out);
}

void undex_json_found_head(GString *out, const undex_found *found)
{
    undex_json_int(out, "schema", UNDEX_JSON_SCHEMA);
    undex_json_string_if(out, "name", found->name);
    undex_json_string(out, "query", found->results->query);
    undex_json_int(out, "matches_estimated", found->results->matches_estimated);
    undex_json_int(out, "documents_estimated", found->results->documents_estimated);
    undex_json_boolean(out, "matches_exact", found->results->matches_exact);
    undex_json_string(out, "suggestion", found->results->suggestion);
    undex_json_boolean(out, "corrected", found->results->corrected);
    if (found->results->partial) {
        undex_json_boolean(out, "partial", TRUE);
        undex_json_string(out, "partial_reason", found->results->partial);
    }
    if (found->results->shards)
        undex_json_shards(out, found->results->shards, found->results->shards_missing);
    if (found->facets)
        put_facets(out, found->facets);
}

/* A line by itself has its type (NULL: it is none), and in a batch says which query it belongs to. */
static void put_line_head(GString *out, const undex_found *found, const char *type)
{
    if (!type)
        return;
    undex_json_string(out, "type", type);
    undex_json_string_if(out, "name", found->name);
    undex_json_string_if(out, "query", found->name ? found->results->query : NULL);
}

void undex_json_found_document(GString *out, const undex_found *found, guint index, gboolean typed)
{
    const undex_hit *hit = g_ptr_array_index(found->results->hits, index);
    undex_json_open_object(out, NULL);
    put_line_head(out, found, typed ? "found" : NULL);
    undex_json_int(out, "rank", hit->rank);
    put_head(out, hit->document);
    undex_json_close_object(out);
}

void undex_json_found_count(GString *out, const undex_found *found)
{
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "count");
    undex_json_found_head(out, found);
    undex_json_close_object(out);
}

void undex_json_found_hit(GString *out, const undex_found *found, guint index, gboolean typed)
{
    const undex_hit *hit = g_ptr_array_index(found->results->hits, index);
    const undex_around *around = found->around ? g_ptr_array_index(found->around, index) : NULL;
    undex_json_open_object(out, NULL);
    put_line_head(out, found, typed ? "hit" : NULL);
    undex_json_int(out, "rank", hit->rank);
    undex_json_rounded(out, "score", hit->score, 4);
    if (hit->cited >= 0) {
        undex_json_int(out, "cited", hit->cited);
        undex_json_int(out, "cited_place", hit->cited_place);
    }
    put_document(out, hit->document);
    put_record(out, hit->passage, hit->notes, hit->note_highlights);
    undex_json_string(out, "through", hit->through);
    put_copies(out, hit->also);
    undex_json_string(out, "snippet", hit->snippet);
    undex_json_int(out, "snippet_offset", hit->snippet_offset);
    put_ranges(out, "snippet_highlights", hit->snippet_highlights);
    put_ranges(out, "highlights", hit->highlights);
    if (around) {
        put_passages(out, "before", around->before);
        put_passages(out, "after", around->after);
    }
    undex_json_close_object(out);
}

void undex_json_shown(GString *out, const undex_shown *shown)
{
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "passage");
    put_record(out, shown->passage, shown->notes, NULL);
    undex_json_boolean(out, "context", shown->context);
    if (shown->item) {
        undex_json_open_object(out, "item");
        undex_json_string(out, "label", shown->item->label);
        undex_json_int(out, "start", shown->item->offset);
        undex_json_int(out, "end", shown->item_end);
        undex_json_close_object(out);
    }
    put_document(out, shown->document);
    undex_json_close_object(out);
}

/* Rows and files */

void undex_json_row(GString *out, const undex_table *table, guint index)
{
    char **row = g_ptr_array_index(table->rows, index);
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", table->type);
    for (int i = 0; table->columns[i].name; i++) {
        if (!table->columns[i].number)
            undex_json_string(out, table->columns[i].name, row[i]);
        else if (*row[i])
            undex_json_int(out, table->columns[i].name, g_ascii_strtoll(row[i], NULL, 10));
        else
            undex_json_null(out, table->columns[i].name);
    }
    undex_json_close_object(out);
}

const char *undex_ingest_status_name(undex_ingest_status status)
{
    static const char *const names[] = {
        [UNDEX_INGEST_TAKEN] = "taken",
        [UNDEX_INGEST_UNCHANGED] = "unchanged",
        [UNDEX_INGEST_FAILED] = "failed",
        [UNDEX_INGEST_REMOVED] = "removed",
        [UNDEX_INGEST_LEFT_OUT] = "left-out",
        [UNDEX_INGEST_MOVED] = "moved",
        [UNDEX_INGEST_REFUSED] = "refused",
        [UNDEX_INGEST_WOULD] = "would-read",
        [UNDEX_INGEST_FAILED_BEFORE] = "failed-before",
    };
    return (gsize)status < G_N_ELEMENTS(names) ? names[status] : "unknown";
}

void undex_json_event(GString *out, const undex_ingest_event *event)
{
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "file");
    undex_json_string(out, "path", event->path);
    undex_json_path_bytes(out, event->path);
    undex_json_string(out, "status", undex_ingest_status_name(event->status));
    undex_json_string_if(out, "reason", event->reason);
    undex_json_string_if(out, "message", event->message);
    if (event->status == UNDEX_INGEST_TAKEN || event->status == UNDEX_INGEST_UNCHANGED ||
        event->status == UNDEX_INGEST_MOVED) {
        undex_json_int(out, "passages", event->passages);
        undex_json_int(out, "pages", event->pages);
        undex_json_int(out, "warnings", event->warnings);
    }
    if (event->status != UNDEX_INGEST_REMOVED)
        undex_json_rounded(out, "milliseconds", event->milliseconds, 1);
    undex_json_close_object(out);
}

void undex_json_summary(GString *out, const undex_ingest_summary *summary)
{
    const struct {
        const char *key;
        int value;
    } rows[] = {
        {"taken", summary->taken},
        {"unchanged", summary->unchanged},
        {"failed", summary->failed},
        {"removed", summary->removed},
        {"left_out", summary->left_out},
        {"passages", summary->passages},
        {"pages", summary->pages},
        {"moved", summary->moved},
        {"would_read", summary->would},
        {"failed_before", summary->failed_before},
        {"gone", summary->gone},
        {"refused", summary->refused},
        {"with_warnings", summary->doubted},
        {"same", summary->same},
        {"elsewhere", summary->elsewhere},
    };
    undex_json_open_object(out, NULL);
    undex_json_string(out, "type", "summary");
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        undex_json_int(out, rows[i].key, rows[i].value);
    undex_json_close_object(out);
}

void undex_json_facts(undex_output *out, const char *facts)
{
    undex_output_format(out, "%s\n", facts);
}
