// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/structure/link_cites.h"

#include "undex/citation.h"

#include <string.h>

enum { LONGEST_ADDRESS = 500, MOST_CITES = 1000 };

static gboolean is_of_the_sites(const char *uri)
{
    return uri && strlen(uri) < LONGEST_ADDRESS && g_utf8_validate(uri, -1, NULL) &&
           (strstr(uri, "undocs.org/") || strstr(uri, "docs.un.org/") ||
            (strstr(uri, "un.org/") && strstr(uri, "symbol=")));
}

/* The smallest passage that the middle of the link lies on. */
static undex_passage *passage_at(const undex_document *document, int page, double x, double y)
{
    undex_passage *best = NULL;
    double least = 0;
    for (guint i = 0; i < document->passages->len; i++) {
        undex_passage *passage = document->passages->pdata[i];
        for (guint b = 0;
             page >= passage->page_first && page <= passage->page_last && b < passage->boxes->len; b++) {
            const undex_box *box = &g_array_index(passage->boxes, undex_box, b);
            double area = (box->x1 - box->x0) * (box->y1 - box->y0);
            if (box->page == page && x >= box->x0 && x <= box->x1 && y >= box->y0 && y <= box->y1 &&
                (!best || area < least)) {
                best = passage;
                least = area;
            }
        }
    }
    return best;
}

/* "43/4" of A/HRC/RES/43/4; of others their last part. */
static const char *tail_of(const char *symbol)
{
    const char *act = strstr(symbol, "/RES/");
    act = act ? act : strstr(symbol, "/DEC/");
    const char *last = strrchr(symbol, '/');
    return act ? act + strlen("/RES/") : last ? last + 1 : symbol;
}

/* Addresses leave out what stands behind a number: A/RES/2200 (XXI) for A/RES/2200 A (XXI). */
static gboolean are_alike(const char *cited, const char *symbol)
{
    gsize length = cited ? strcspn(cited, " ") : 0;
    return length && length == strcspn(symbol, " ") && strncmp(cited, symbol, length) == 0;
}

/* Addresses are typed by hand: E/ICEF/2025/L.1 behind the printed E/ICEF/2025/P/L.1 is no other document. */
static gboolean is_mistyped(const char *cited, const char *symbol)
{
    const char *one = cited ? strrchr(cited, '/') : NULL, *other = strrchr(symbol, '/');
    gsize root = other ? strcspn(symbol, "/") : 0;
    const char *second = other ? strchr(symbol + root + 1, '/') : NULL;
    return one && second && strcmp(one, other) == 0 && strstr(cited, "/L.") &&
           strncmp(cited, symbol, (gsize)(second - symbol) + 1) == 0;
}

/* Whether the passage cites it already; a number of which the words do not say whose it is becomes the
 * link's. */
static gboolean is_known(const undex_passage *passage, const char *symbol)
{
    const char *tail = tail_of(symbol);
    for (guint i = 0; i < passage->cites->len; i++)
        if (are_alike(g_array_index(passage->cites, undex_cite, i).symbol, symbol) ||
            is_mistyped(g_array_index(passage->cites, undex_cite, i).symbol, symbol))
            return TRUE;
    for (guint i = 0; i < passage->cites->len && strchr(tail, '/'); i++) {
        undex_cite *cite = &g_array_index(passage->cites, undex_cite, i);
        if (!cite->symbol || strcmp(tail_of(cite->symbol), tail) != 0)
            continue;
        if (!g_str_has_prefix(cite->symbol, "E/CN.4/")) { /* else its words said so */
            g_free(cite->symbol);
            cite->symbol = g_strdup(symbol);
            cite->origin = UNDEX_CITE_LINK;
        }
        return TRUE;
    }
    return FALSE;
}

/* Where the symbol, or the end of it, stands in the text, apart from longer numbers; NULL: it does not. */
static const char *find_words(const char *text, const char *symbol, gsize *length)
{
    const char *const wanted[] = {symbol, tail_of(symbol)};
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        *length = strlen(wanted[i]);
        for (const char *at = text; (at = strstr(at, wanted[i])); at += *length)
            if ((at == text || !g_ascii_isalnum(at[-1])) && !g_ascii_isalnum(at[*length]))
                return at;
    }
    return NULL;
}

static void add_cite(undex_passage *passage, const char *symbol)
{
    gsize length = 0;
    const char *text = passage->text ? passage->text : "", *words = find_words(text, symbol, &length);
    undex_cite cite = {.symbol = g_strdup(symbol), .origin = UNDEX_CITE_LINK};
    if (words) {
        cite.offset = (int)g_utf8_pointer_to_offset(text, words);
        cite.length = (int)g_utf8_pointer_to_offset(words, words + length);
    }
    guint at = 0;
    while (at < passage->cites->len && g_array_index(passage->cites, undex_cite, at).offset <= cite.offset)
        at++;
    g_array_insert_val(passage->cites, at, cite);
}

static void follow(undex_document *document, int page, const undex_link *link)
{
    if (!is_of_the_sites(link->uri))
        return;
    g_autoptr(undex_citation) citation = undex_citation_parse(link->uri);
    const char *symbol = citation ? citation->symbol : NULL;
    undex_passage *passage =
        symbol ? passage_at(document, page, (link->x0 + link->x1) / 2, (link->y0 + link->y1) / 2) : NULL;
    if (!passage || passage->cites->len >= MOST_CITES || is_known(passage, symbol) ||
        (passage->kind == UNDEX_KIND_MASTHEAD &&
         g_ptr_array_find_with_equal_func(document->symbols, symbol, g_str_equal, NULL)))
        return;
    add_cite(passage, symbol);
}

void segment_link_cites(const undex_source *source, undex_document *document)
{
    for (guint i = 0; i < source->pages->len; i++) {
        const undex_source_page *page = g_ptr_array_index(source->pages, i);
        for (guint k = 0; !page->mirrored && k < page->links->len; k++)
            follow(document, (int)i + 1, &g_array_index(page->links, undex_link, k));
    }
}
