// SPDX-License-Identifier: GPL-3.0-or-later
/* The places that a citation names, one by one, as the index has them. */
#include "undex/citation.h"

#include <string.h>

enum { MOST_PLACES = 1000, MOST_OF_CITE = 50 };

static void add_place(GPtrArray *places, const char *document, const char *label)
{
    if (places->len < MOST_PLACES)
        g_ptr_array_add(places, g_strconcat(document, "#", label, NULL));
}

/* Each paragraph from the first to the last where these are numbers; "29B.14" is counted after its stop. */
static void add_paras(GPtrArray *places, const char *document, const undex_locator *para)
{
    gsize stem = strlen(para->first);
    while (stem && g_ascii_isdigit(para->first[stem - 1]))
        stem--;
    gint64 first = g_ascii_strtoll(para->first + stem, NULL, 10);
    gboolean range = para->last && para->first[stem] && strlen(para->last) > stem &&
                     strncmp(para->first, para->last, stem) == 0;
    gint64 last = range ? g_ascii_strtoll(para->last + stem, NULL, 10) : first;
    add_place(places, document, para->first);
    for (gint64 n = first + 1; n <= last && places->len < MOST_PLACES; n++) {
        g_autofree char *label = g_strdup_printf("%.*s%" G_GINT64_FORMAT, (int)stem, para->first, n);
        add_place(places, document, label);
    }
}

GPtrArray *undex_citation_places(const undex_citation *citation)
{
    GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
    if (!citation->symbol)
        return places;
    gboolean part = citation->component && strcmp(citation->component, "main") != 0;
    g_autofree char *within =
        part ? g_strconcat(citation->symbol, "#", citation->component, NULL) : g_strdup(citation->symbol);
    if (part)
        add_place(places, citation->symbol, citation->component);
    for (guint i = 0; i < citation->locators->len; i++) {
        const undex_locator *locator = &g_array_index(citation->locators, undex_locator, i);
        if (locator->kind == UNDEX_LOCATOR_PARA)
            add_paras(places, within, locator);
    }
    return places;
}

GPtrArray *undex_cite_places(const undex_cite *cite)
{
    g_autofree char *text = cite->place ? g_strconcat(cite->symbol, ", ", cite->place, NULL) : NULL;
    g_autoptr(undex_citation) citation = text ? undex_citation_parse(text) : NULL;
    if (citation && g_strcmp0(citation->symbol, cite->symbol) == 0) {
        GPtrArray *all = undex_citation_places(citation);
        g_ptr_array_set_size(all, (int)MIN(all->len, MOST_OF_CITE));
        return all;
    }
    GPtrArray *places = g_ptr_array_new_with_free_func(g_free);
    if (cite->para)
        add_place(places, cite->symbol, cite->para);
    return places;
}
