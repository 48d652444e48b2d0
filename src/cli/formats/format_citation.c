// SPDX-License-Identifier: GPL-3.0-or-later
/* bibtex, ris and csl-json: what hits and passages are of, an entry a document, for reference managers. */
#include "cli/formats/printer.h"

#include "undex/citation_style.h"

static void put_entry(undex_output *out, const undex_citation_style *style, const char *entry)
{
    if (out->items++)
        undex_output_text(out, style->between);
    /* Printing as JSON does makes control characters safe, and is right in BibTeX, RIS and CSL alike. */
    undex_output_json(out, entry);
}

static void put_head(undex_output *out, const undex_citation_style *style)
{
    undex_output_text(out, style->head);
}

static void put_entries(undex_output *out, const undex_citation_style *style,
                        const undex_bibliography *bibliography)
{
    for (guint i = 0; i < undex_bibliography_length(bibliography); i++) {
        g_autofree char *entry = undex_bibliography_entry(bibliography, i);
        put_entry(out, style, entry);
    }
}

static void free_kept(gpointer kept)
{
    undex_bibliography_free(kept);
}

/* What a run of items cites, until its end: several of them may be of one document. */
static undex_bibliography *kept(undex_output *out, const undex_citation_style *style)
{
    if (!out->kept) {
        out->kept = undex_bibliography_new(style);
        out->free_kept = free_kept;
    }
    return out->kept;
}

static void put_tail(undex_output *out, const undex_citation_style *style)
{
    if (out->kept)
        put_entries(out, style, out->kept);
    if (out->items || *style->head)
        undex_output_text(out, style->tail);
}

static void put_results(undex_output *out, const undex_citation_style *style, const undex_found *found)
{
    if (!found->name)
        put_head(out, style);
    for (guint i = 0; i < found->results->hits->len; i++) {
        const undex_hit *hit = g_ptr_array_index(found->results->hits, i);
        undex_reference reference = {.document = hit->document, .passage = hit->passage};
        undex_bibliography_add(kept(out, style), &reference);
    }
    if (!found->name)
        put_tail(out, style);
}

static void put_shown(undex_output *out, const undex_citation_style *style, const undex_shown *shown)
{
    undex_reference reference = {.document = shown->document,
                                 .passage = shown->passage,
                                 .item = shown->item ? shown->item->label : NULL};
    if (!shown->context)
        undex_bibliography_add(kept(out, style), &reference);
}

static void put_listed(undex_output *out, const undex_citation_style *style, const undex_document *document)
{
    undex_reference reference = {.document = document};
    g_autofree char *entry = undex_citation_style_format(style, &reference);
    put_entry(out, style, entry);
}

#define PRINTER(id, style_name)                                                                              \
    static void id##_begin(undex_output *out)                                                                \
    {                                                                                                        \
        put_head(out, undex_citation_style_find(style_name));                                                \
    }                                                                                                        \
    static void id##_end(undex_output *out)                                                                  \
    {                                                                                                        \
        put_tail(out, undex_citation_style_find(style_name));                                                \
    }                                                                                                        \
    static void id##_results(undex_output *out, const undex_found *found)                                    \
    {                                                                                                        \
        put_results(out, undex_citation_style_find(style_name), found);                                      \
    }                                                                                                        \
    static void id##_shown(undex_output *out, const undex_shown *shown)                                      \
    {                                                                                                        \
        put_shown(out, undex_citation_style_find(style_name), shown);                                        \
    }                                                                                                        \
    static void id##_listed(undex_output *out, const undex_document *document)                               \
    {                                                                                                        \
        put_listed(out, undex_citation_style_find(style_name), document);                                    \
    }                                                                                                        \
    const undex_printer undex_printer_##id = {.name = (style_name),                                          \
                                              .begin = id##_begin,                                           \
                                              .end = id##_end,                                               \
                                              .results = id##_results,                                       \
                                              .shown = id##_shown,                                           \
                                              .listed = id##_listed}

PRINTER(bibtex, "bibtex");
PRINTER(ris, "ris");
PRINTER(csl_json, "csl-json");
