// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

JsonNode *undex_json_take(JsonObject *object)
{
    JsonNode *node = json_node_new(JSON_NODE_OBJECT);
    json_node_take_object(node, object);
    return node;
}

static void set_string(JsonObject *object, const char *key, const char *value)
{
    if (value)
        json_object_set_string_member(object, key, value);
    else
        json_object_set_null_member(object, key);
}

JsonNode *undex_json_document(const undex_document *document)
{
    JsonNode *node = undex_document_to_node(document);
    JsonArray *passages = json_array_sized_new(document->passages->len);
    for (guint i = 0; i < document->passages->len; i++)
        json_array_add_element(passages, undex_passage_to_node(g_ptr_array_index(document->passages, i)));
    json_object_set_array_member(json_node_get_object(node), "passages", passages);
    return node;
}

static JsonObject *document_head(const undex_document *document)
{
    JsonObject *head = json_object_new();
    set_string(head, "key", document->key);
    set_string(head, "path", document->path);
    set_string(head, "symbol", document->symbol);
    set_string(head, "title", document->title);
    set_string(head, "date", document->date);
    set_string(head, "language", document->language);
    return head;
}

static JsonArray *ranges_array(const GArray *ranges)
{
    JsonArray *array = json_array_new();
    for (guint i = 0; ranges && i < ranges->len; i++) {
        undex_range range = g_array_index(ranges, undex_range, i);
        JsonArray *row = json_array_sized_new(2);
        json_array_add_int_element(row, range.start);
        json_array_add_int_element(row, range.end);
        json_array_add_array_element(array, row);
    }
    return array;
}

/* `highlights` (GArray of undex_range, beside each of `notes`) may be NULL. */
static JsonArray *notes_array(const undex_passage *passage, const GPtrArray *notes,
                              const GPtrArray *highlights)
{
    JsonArray *array = json_array_new();
    for (guint i = 0; notes && i < notes->len; i++) {
        const undex_passage *note = g_ptr_array_index(notes, i);
        const undex_mark *mark = undex_passage_mark_of(passage, note);
        JsonObject *row = json_object_new();
        set_string(row, "mark", mark && mark->mark ? mark->mark : note->label);
        if (mark && mark->offset >= 0)
            json_object_set_int_member(row, "offset", mark->offset);
        else
            json_object_set_null_member(row, "offset");
        set_string(row, "id", note->id);
        set_string(row, "text", note->text);
        set_string(row, "citation", note->citation);
        if (highlights)
            json_object_set_array_member(row, "highlights", ranges_array(g_ptr_array_index(highlights, i)));
        json_array_add_object_element(array, row);
    }
    return array;
}

/* The passage's record, `notes` (taken) in place of its marks; keys that `object` has already stay. */
static void add_passage(JsonObject *object, const undex_passage *passage, JsonArray *notes)
{
    g_autoptr(JsonNode) record = undex_passage_to_node(passage);
    JsonObjectIter iter;
    const char *key;
    JsonNode *value;
    json_object_iter_init_ordered(&iter, json_node_get_object(record));
    while (json_object_iter_next_ordered(&iter, &key, &value))
        if (!json_object_has_member(object, key))
            json_object_set_member(object, key, json_node_copy(value));
    json_object_set_array_member(object, "notes", notes);
}

static void add_around(JsonObject *object, const char *key, const GPtrArray *passages)
{
    JsonArray *array = json_array_new();
    for (guint i = 0; i < passages->len; i++)
        json_array_add_element(array, undex_passage_to_node(g_ptr_array_index(passages, i)));
    json_object_set_array_member(object, key, array);
}

/* Takes the object. */
static char *text_of(JsonObject *object)
{
    g_autoptr(JsonNode) node = undex_json_take(object);
    return undex_node_to_string(node);
}

static char *head_of(const undex_hit *hit, gboolean typed)
{
    JsonObject *head = json_object_new();
    if (typed)
        json_object_set_string_member(head, "type", "hit");
    json_object_set_int_member(head, "rank", hit->rank);
    json_object_set_double_member(head, "score", hit->score);
    json_object_set_object_member(head, "document", document_head(hit->document));
    return text_of(head);
}

static char *tail_of(const undex_hit *hit, const undex_around *around)
{
    JsonObject *tail = json_object_new();
    set_string(tail, "through", hit->through);
    set_string(tail, "snippet", hit->snippet);
    json_object_set_int_member(tail, "snippet_offset", hit->snippet_offset);
    json_object_set_array_member(tail, "snippet_highlights", ranges_array(hit->snippet_highlights));
    json_object_set_array_member(tail, "highlights", ranges_array(hit->highlights));
    if (around) {
        add_around(tail, "before", around->before);
        add_around(tail, "after", around->after);
    }
    return text_of(tail);
}

static char *notes_of(const undex_hit *hit)
{
    g_autoptr(JsonNode) node = json_node_new(JSON_NODE_ARRAY);
    json_node_take_array(node, notes_array(hit->passage, hit->notes, hit->note_highlights));
    return undex_node_to_string(node);
}

char *undex_json_found_hit(const undex_found *found, guint index, gboolean typed)
{
    const undex_hit *hit = g_ptr_array_index(found->results->hits, index);
    const undex_around *around = found->around ? g_ptr_array_index(found->around, index) : NULL;
    g_autofree char *head = head_of(hit, typed), *notes = notes_of(hit), *tail = tail_of(hit, around);
    GString *text = g_string_new(head);
    g_string_truncate(text, text->len - 1); /* the members of three objects become those of one */
    g_string_append_c(text, ',');
    g_autoptr(GString) record = g_string_new(NULL);
    undex_passage_append_json(record, hit->passage, notes);
    g_string_append_len(text, record->str, (gssize)record->len);
    g_string_append_c(text, ',');
    g_string_append(text, tail + 1);
    return g_string_free(text, FALSE);
}

static JsonObject *facets_object(const GPtrArray *facets)
{
    JsonObject *object = json_object_new();
    for (guint i = 0; i < facets->len; i++) {
        const undex_facet *facet = g_ptr_array_index(facets, i);
        JsonObject *one = json_object_new();
        JsonArray *counts = json_array_new();
        for (guint k = 0; k < facet->counts->len; k++) {
            const undex_facet_count *count = &g_array_index(facet->counts, undex_facet_count, k);
            JsonObject *row = json_object_new();
            set_string(row, "value", count->value);
            json_object_set_int_member(row, "hits", count->hits);
            json_object_set_int_member(row, "passages", count->passages);
            json_array_add_object_element(counts, row);
        }
        json_object_set_boolean_member(one, "exact", facet->exact);
        json_object_set_array_member(one, "counts", counts);
        json_object_set_object_member(object, facet->name, one);
    }
    return object;
}

JsonObject *undex_json_found_head(const undex_found *found)
{
    JsonObject *head = json_object_new();
    json_object_set_int_member(head, "schema", UNDEX_JSON_SCHEMA);
    if (found->name)
        set_string(head, "name", found->name);
    set_string(head, "query", found->results->query);
    json_object_set_int_member(head, "matches_estimated", found->results->matches_estimated);
    set_string(head, "suggestion", found->results->suggestion);
    if (found->facets)
        json_object_set_object_member(head, "facets", facets_object(found->facets));
    return head;
}

JsonNode *undex_json_row(const undex_table *table, guint index)
{
    char **row = g_ptr_array_index(table->rows, index);
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "type", table->type);
    for (int i = 0; table->columns[i].name; i++) {
        if (!table->columns[i].number)
            json_object_set_string_member(object, table->columns[i].name, row[i]);
        else if (*row[i])
            json_object_set_int_member(object, table->columns[i].name, g_ascii_strtoll(row[i], NULL, 10));
        else
            json_object_set_null_member(object, table->columns[i].name);
    }
    return undex_json_take(object);
}

JsonNode *undex_json_shown(const undex_shown *shown)
{
    JsonObject *object = json_object_new();
    add_passage(object, shown->passage, notes_array(shown->passage, shown->notes, NULL));
    json_object_set_boolean_member(object, "context", shown->context);
    if (shown->item) {
        JsonObject *item = json_object_new();
        set_string(item, "label", shown->item->label);
        json_object_set_int_member(item, "start", shown->item->offset);
        json_object_set_int_member(item, "end", shown->item_end);
        json_object_set_object_member(object, "item", item);
    }
    json_object_set_object_member(object, "document", document_head(shown->document));
    return undex_json_take(object);
}

const char *undex_ingest_status_name(undex_ingest_status status)
{
    static const char *const names[] = {
        [UNDEX_INGEST_TAKEN] = "taken",       [UNDEX_INGEST_UNCHANGED] = "unchanged",
        [UNDEX_INGEST_FAILED] = "failed",     [UNDEX_INGEST_REMOVED] = "removed",
        [UNDEX_INGEST_LEFT_OUT] = "left-out", [UNDEX_INGEST_MOVED] = "moved",
        [UNDEX_INGEST_WOULD] = "would-read",
    };
    return (gsize)status < G_N_ELEMENTS(names) ? names[status] : "unknown";
}

JsonNode *undex_json_event(const undex_ingest_event *event)
{
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "type", "file");
    set_string(object, "path", event->path);
    set_string(object, "status", undex_ingest_status_name(event->status));
    if (event->reason)
        set_string(object, "reason", event->reason);
    if (event->message)
        set_string(object, "message", event->message);
    if (event->status == UNDEX_INGEST_TAKEN || event->status == UNDEX_INGEST_UNCHANGED ||
        event->status == UNDEX_INGEST_MOVED) {
        json_object_set_int_member(object, "passages", event->passages);
        json_object_set_int_member(object, "pages", event->pages);
    }
    if (event->status != UNDEX_INGEST_REMOVED)
        json_object_set_double_member(object, "milliseconds", event->milliseconds);
    return undex_json_take(object);
}

JsonNode *undex_json_summary(const undex_ingest_summary *summary)
{
    const struct {
        const char *key;
        int value;
    } rows[] = {
        {"taken", summary->taken},     {"unchanged", summary->unchanged}, {"failed", summary->failed},
        {"removed", summary->removed}, {"left_out", summary->left_out},   {"passages", summary->passages},
        {"pages", summary->pages},     {"moved", summary->moved},         {"would_read", summary->would},
    };
    JsonObject *object = json_object_new();
    json_object_set_string_member(object, "type", "summary");
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        json_object_set_int_member(object, rows[i].key, rows[i].value);
    return undex_json_take(object);
}
