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

/* Fields of a place, in their order, with a separator between them. */
enum { ID, LOCATOR, LABEL, PLACE, PASSAGE };
static const char separator[] = "\037";

/* A place as the items of a citation have it. A processor writes the label itself ("para."); a place that is
 * more than a number is all in the locator. */
static char *cite_csl(const undex_reference *reference)
{
    static const citation_words bare = {
        .before = ", ", .para = {"", ""}, .preambular = {"", ""}, .footnote = {"", ""}, .page = {"", ""}};
    static const struct {
        const char *word, *label;
    } labels[] = {{"para", "paragraph"}, {"p. ", "page"}, {"pp. ", "page"}, {"footnote", "note"}};
    const undex_passage *passage = reference->passage;
    g_autofree char *place = style_place(reference, &citation_words_usual),
                    *number = style_place(reference, &bare), *key = style_key(reference->document);
    const char *label = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(labels) && !label; i++)
        if (g_str_has_prefix(place, labels[i].word) && g_ascii_isdigit(*number))
            label = labels[i].label;
    if (!*place)
        return NULL;
    return g_strjoin(separator, key, label ? number : place, label ? label : "", place,
                     passage && passage->id ? passage->id : "", NULL);
}

static char *format_csl(const undex_reference *reference)
{
    const undex_document *document = reference->document;
    g_autofree char *key = style_key(document), *title = style_title(document), *name = style_name(document);
    g_autofree char *address = undex_citation_address(document);
    GString *out = g_string_new("{");
    put(out, "id", key);
    put(out, "type", "report");
    put_author(out, document);
    put(out, "title", title ? title : name);
    put(out, "number", document->symbol ? name : NULL);
    put(out, "publisher", document->symbol ? "United Nations" : NULL);
    put_date(out, document);
    put(out, "language", document->language);
    put(out, "URL", address);
    return g_string_free(out, FALSE);
}

static void put_cite(GString *out, const char *cite)
{
    g_auto(GStrv) fields = g_strsplit(cite, separator, -1);
    undex_json_open_object(out, NULL);
    put(out, "id", fields[ID]);
    put(out, "locator", fields[LOCATOR]);
    put(out, "label", fields[LABEL]);
    undex_json_close_object(out);
}

/* What an item has no field for stands in "custom", such as the items of citations. One place stands in the
 * item, too. */
static void finish_csl(GString *entry, const GPtrArray *cites)
{
    g_auto(GStrv) only = cites->len == 1 ? g_strsplit(cites->pdata[0], separator, -1) : NULL;
    if (only)
        put(entry, "locator", only[LOCATOR]);
    if (cites->len) {
        undex_json_open_object(entry, "custom");
        if (only) {
            put(entry, "label", only[LABEL]);
            put(entry, "place", only[PLACE]);
            put(entry, "passage", only[PASSAGE]);
        }
        undex_json_open_array(entry, "citationItems");
        for (guint i = 0; i < cites->len; i++)
            put_cite(entry, cites->pdata[i]);
        undex_json_close_array(entry);
        undex_json_close_object(entry);
    }
    undex_json_close_object(entry);
}

const undex_citation_style undex_citation_style_csl_json = {"csl-json", format_csl, cite_csl, finish_csl,
                                                            "[\n",      ",\n",      "\n]\n"};
