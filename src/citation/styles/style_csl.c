// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/styles/style.h"

#include "base/json_writer.h"

static void put(GString *out, const char *key, const char *value)
{
    undex_json_string_if(out, key, value && *value ? value : NULL);
}

static void put_author(GString *out, const undex_document *document)
{
    g_autofree char *literal = style_author(document, ", ");
    if (!literal)
        return;
    undex_json_open_array(out, "author");
    undex_json_open_object(out, NULL);
    undex_json_string(out, "literal", literal);
    undex_json_close_object(out);
    undex_json_close_array(out);
}

static void put_date(GString *out, const undex_document *document)
{
    style_date date;
    if (!style_date_of(document, &date))
        return;
    const int parts[] = {date.year, date.month, date.day};
    undex_json_open_object(out, "issued");
    undex_json_open_array(out, "date-parts");
    undex_json_open_array(out, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(parts) && parts[i]; i++)
        undex_json_int(out, NULL, parts[i]);
    undex_json_close_array(out);
    undex_json_close_array(out);
    undex_json_close_object(out);
}

/* A processor writes the label itself ("para."); a place that is more than a number is all in the locator. */
static void put_locator(GString *out, const undex_reference *reference)
{
    static const citation_words bare = {
        .before = ", ", .para = {"", ""}, .preambular = {"", ""}, .footnote = {"", ""}, .page = {"", ""}};
    const undex_passage *passage = reference->passage;
    g_autofree char *place = style_place(reference, &citation_words_usual),
                    *number = style_place(reference, &bare);
    const char *label = g_str_has_prefix(place, "para. ")      ? "paragraph"
                        : g_str_has_prefix(place, "p. ")       ? "page"
                        : g_str_has_prefix(place, "footnote ") ? "note"
                                                               : NULL;
    put(out, "locator", label ? number : place);
    if (!passage || !passage->id)
        return;
    undex_json_open_object(out, "custom");
    put(out, "label", label);
    put(out, "place", place);
    put(out, "passage", passage->id);
    undex_json_close_object(out);
}

static char *format_csl(const undex_reference *reference)
{
    const undex_document *document = reference->document;
    g_autofree char *key = style_key(reference), *title = style_title(document), *name = style_name(document);
    g_autofree char *address = undex_citation_address(document);
    GString *out = g_string_new("{");
    put(out, "id", key);
    put(out, "type", "report");
    put_author(out, document);
    put(out, "title", title ? title : name);
    put(out, "number", document->symbol);
    put(out, "publisher", document->symbol ? "United Nations" : NULL);
    put_date(out, document);
    put_locator(out, reference);
    put(out, "language", document->language);
    put(out, "URL", address);
    undex_json_close_object(out);
    return g_string_free(out, FALSE);
}

const undex_citation_style undex_citation_style_csl_json = {"csl-json", format_csl, "[\n", ",\n", "\n]\n"};
