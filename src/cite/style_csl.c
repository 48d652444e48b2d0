// SPDX-License-Identifier: GPL-3.0-or-later
#include "cite/style.h"

#include "undex/record.h"

static void put(JsonObject *object, const char *key, const char *value)
{
    if (value && *value)
        json_object_set_string_member(object, key, value);
}

static void put_author(JsonObject *item, const undex_document *document)
{
    const style_organ *organ = style_organ_of(document);
    if (!document->symbol)
        return;
    g_autofree char *literal =
        organ ? g_strdup_printf("United Nations, %s", organ->name) : g_strdup("United Nations");
    JsonArray *authors = json_array_new();
    JsonObject *author = json_object_new();
    json_object_set_string_member(author, "literal", literal);
    json_array_add_object_element(authors, author);
    json_object_set_array_member(item, "author", authors);
}

static void put_date(JsonObject *item, const undex_document *document)
{
    style_date date;
    if (!style_date_of(document, &date))
        return;
    const int parts[] = {date.year, date.month, date.day};
    JsonArray *one = json_array_new(), *all = json_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(parts) && parts[i]; i++)
        json_array_add_int_element(one, parts[i]);
    json_array_add_array_element(all, one);
    JsonObject *issued = json_object_new();
    json_object_set_array_member(issued, "date-parts", all);
    json_object_set_object_member(item, "issued", issued);
}

/* A processor writes the label itself ("para."); where the place is more than a number it is all in the
 * locator. */
static void put_locator(JsonObject *item, const undex_reference *reference)
{
    static const style_words bare = {", ", "", "", "", "", FALSE, FALSE};
    const undex_passage *passage = reference->passage;
    g_autofree char *place = style_place(reference, &style_usual), *number = style_place(reference, &bare);
    const char *label = g_str_has_prefix(place, "para. ")      ? "paragraph"
                        : g_str_has_prefix(place, "p. ")       ? "page"
                        : g_str_has_prefix(place, "footnote ") ? "note"
                                                               : NULL;
    put(item, "locator", label ? number : place);
    if (!passage || !passage->id)
        return;
    JsonObject *custom = json_object_new();
    put(custom, "label", label);
    put(custom, "place", place);
    put(custom, "passage", passage->id);
    json_object_set_object_member(item, "custom", custom);
}

static char *format_csl(const undex_reference *reference)
{
    const undex_document *document = reference->document;
    g_autofree char *key = style_key(reference), *title = style_title(document), *name = style_name(document);
    g_autofree char *address = undex_cite_address(document);
    JsonObject *item = json_object_new();
    put(item, "id", key);
    put(item, "type", "report");
    put_author(item, document);
    put(item, "title", title ? title : name);
    put(item, "number", document->symbol);
    put(item, "publisher", document->symbol ? "United Nations" : NULL);
    put_date(item, document);
    put_locator(item, reference);
    put(item, "language", document->language);
    put(item, "URL", address);
    g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
    json_node_take_object(node, item);
    return undex_node_to_string(node);
}

const undex_cite_style undex_cite_style_csl_json = {"csl-json", format_csl, "[\n", ",\n", "\n]\n"};
