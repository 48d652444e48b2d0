// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/lookup/citation_passages.h"

#include "record/sub_paragraph.h"

#include <string.h>

enum { NO_PAGE = G_MAXINT };

/* What is asked of a document's passages. */
typedef struct {
    const undex_citation *citation;
    const char *component;   /* that they stand in; NULL: any */
    char *const *section;    /* numbers of headings that they stand under, outermost first; NULL: any */
    undex_locator_kind kind; /* which of the locators count; by pages also sheets */
    GArray *pages;           /* int: ordinals of the pages asked for */
    gboolean by_page;        /* numbers count on those pages only */
    gboolean lettered;       /* "12B" is sub-paragraph (b) of 12 */
} demand;

/* ---- numbers and pages ---- */

static gboolean same_label(const char *printed, const char *asked)
{
    return printed && g_ascii_strcasecmp(printed, asked) == 0;
}

/* Where the number that is counted begins: 14 of 29B.14, 3 of PP3. */
static gsize counted(const char *label)
{
    const char *stop = strrchr(label, '.');
    return stop ? (gsize)(stop + 1 - label) : g_str_has_prefix(label, "PP") ? 2 : 0;
}

/* paras. 12-14: 12 bis and 13A lie between, too; PP3-PP5 and 29B.14-29B.16 are counted likewise. */
static gboolean is_between(const char *label, const undex_locator *locator)
{
    if (!locator->last || !label)
        return FALSE;
    gsize stem = counted(locator->first);
    if (counted(label) != stem || g_ascii_strncasecmp(label, locator->first, stem) != 0 ||
        !g_ascii_isdigit(label[stem]))
        return FALSE;
    gint64 number = g_ascii_strtoll(label + stem, NULL, 10);
    return g_ascii_strtoll(locator->first + stem, NULL, 10) <= number &&
           number <= g_ascii_strtoll(locator->last + stem, NULL, 10);
}

/* "5" of the id "para.7.item.5": an item of a paragraph that is a passage of its own. */
static gboolean is_listed(const undex_passage *passage, const undex_locator *locator)
{
    g_autofree char *bare = locator->item ? g_strdup(locator->item + 1) : NULL;
    if (!bare || !passage->id)
        return FALSE;
    bare[strcspn(bare, ")")] = '\0';
    g_autofree char *para = g_strdelimit(g_strdup(locator->first), " ", '-');
    g_autofree char *end = g_strdup_printf("para.%s.item.%s", para, bare);
    g_autofree char *id = g_strndup(passage->id, strcspn(passage->id, "~"));
    return g_str_has_suffix(id, end) && strchr("#.", id[strlen(id) - strlen(end) - 1]);
}

/* "12" of "12B", and "(b)" of it, to be freed both; NULL where the label is none such. */
static char *split_letter(const char *label, char **item)
{
    gsize digits = strspn(label, "0123456789");
    if (!digits || !g_ascii_isalpha(label[digits]) || label[digits + 1])
        return NULL;
    g_free(*item);
    *item = g_strdup_printf("(%c)", g_ascii_tolower(label[digits]));
    return g_strndup(label, digits);
}

static gboolean is_lettered(const undex_passage *passage, const undex_locator *locator)
{
    int end;
    g_autofree char *item = NULL;
    g_autofree char *label = split_letter(locator->first, &item);
    return label && same_label(passage->label, label) && undex_sub_paragraph_find(passage, item, &end);
}

static gboolean is_paragraph(const undex_passage *passage, const undex_locator *locator, gboolean lettered)
{
    int end;
    if (passage->kind == UNDEX_KIND_LIST_ITEM && passage->id && strstr(passage->id, ".item."))
        return is_listed(passage, locator);
    if (passage->kind != UNDEX_KIND_PARAGRAPH && passage->kind != UNDEX_KIND_OPERATIVE &&
        passage->kind != UNDEX_KIND_PREAMBULAR && passage->kind != UNDEX_KIND_LIST_ITEM)
        return FALSE;
    if (lettered)
        return is_lettered(passage, locator);
    if (!same_label(passage->label, locator->first) && !is_between(passage->label, locator))
        return FALSE;
    return !locator->item || undex_sub_paragraph_find(passage, locator->item, &end);
}

static gboolean is_note(const undex_passage *passage, const undex_locator *locator)
{
    return undex_passage_is_note(passage) &&
           (same_label(passage->label, locator->first) || is_between(passage->label, locator));
}

static gboolean is_on_pages(const undex_passage *passage, const GArray *pages)
{
    for (guint i = 0; i < pages->len; i++) {
        int page = g_array_index(pages, int, i);
        if (passage->page_first <= page && page <= passage->page_last)
            return TRUE;
    }
    return FALSE;
}

static gboolean is_at(const undex_passage *passage, const undex_locator *locator, gboolean lettered)
{
    return locator->kind == UNDEX_LOCATOR_PREAMBLE ? passage->kind == UNDEX_KIND_PREAMBULAR
           : locator->kind == UNDEX_LOCATOR_NOTE   ? is_note(passage, locator)
                                                   : is_paragraph(passage, locator, lettered);
}

/* What a citation asks of a passage. */
static gboolean is_meant(const undex_passage *passage, const demand *d)
{
    if (d->component && !cited_is_in_component(passage, d->component))
        return FALSE;
    if (d->section && !cited_stands_under(passage, d->section))
        return FALSE;
    if (d->by_page && !is_on_pages(passage, d->pages))
        return FALSE;
    if (d->kind == UNDEX_LOCATOR_PAGE)
        return !d->pages->len || is_on_pages(passage, d->pages);
    for (guint i = 0; i < d->citation->locators->len; i++) {
        const undex_locator *locator = &g_array_index(d->citation->locators, undex_locator, i);
        gboolean counts = locator->kind == d->kind ||
                          (d->kind == UNDEX_LOCATOR_PARA && locator->kind == UNDEX_LOCATOR_PREAMBLE);
        if (counts && is_at(passage, locator, d->lettered))
            return TRUE;
    }
    return FALSE;
}

static gboolean choose_by(undex_cited *cited, const demand *d)
{
    for (guint i = 0; i < cited->document->passages->len; i++) {
        int ordinal = (int)i;
        if (is_meant(g_ptr_array_index(cited->document->passages, i), d))
            g_array_append_val(cited->ordinals, ordinal);
    }
    return cited->ordinals->len > 0;
}

/* The ordinal of the page of that label; no page has it: that which its number says, counted from the
 * labelled page before, or NO_PAGE. */
static int page_of(const undex_document *document, const char *label)
{
    int wanted = (int)g_ascii_strtoll(label, NULL, 10), last = 0;
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (!passage->page_label)
            continue;
        if (g_ascii_strcasecmp(passage->page_label, label) == 0)
            return passage->page_first;
        int number = (int)g_ascii_strtoll(passage->page_label, NULL, 10);
        if (number > 0 && number < wanted)
            last = passage->page_first + wanted - number;
    }
    return last > 0 ? last : wanted > 0 ? wanted : NO_PAGE;
}

/* The pages that the citation names, each by its ordinal. */
static GArray *pages_of(const undex_document *document, const undex_citation *citation)
{
    enum { MOST_PAGES = 100 };
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < citation->locators->len; i++) {
        const undex_locator *locator = &g_array_index(citation->locators, undex_locator, i);
        if (locator->kind != UNDEX_LOCATOR_PAGE && locator->kind != UNDEX_LOCATOR_SHEET)
            continue;
        int first = locator->kind == UNDEX_LOCATOR_PAGE ? page_of(document, locator->first)
                                                        : (int)g_ascii_strtoll(locator->first, NULL, 10);
        int last = locator->last ? page_of(document, locator->last) : first;
        for (int page = first; page <= last && pages->len < MOST_PAGES; page++)
            g_array_append_val(pages, page);
    }
    return pages;
}

/* ---- choosing ---- */

/* Places without their component are the main text's; only where that has none, an annex's. */
static gboolean choose_in(undex_cited *cited, demand *d)
{
    if (d->component)
        return choose_by(cited, d);
    d->component = d->kind == UNDEX_LOCATOR_PAGE ? NULL : "main";
    if (choose_by(cited, d))
        return TRUE;
    d->component = NULL;
    return choose_by(cited, d);
}

/* A number that comes twice is told apart by its page; one that no such page has is looked for on all. */
static gboolean choose_numbers(undex_cited *cited, demand *d, undex_locator_kind kind)
{
    const char *component = d->component;
    d->kind = kind;
    if (kind != UNDEX_LOCATOR_PAGE && d->pages->len) {
        d->by_page = TRUE;
        if (choose_in(cited, d))
            return TRUE;
        d->by_page = FALSE;
        d->component = component;
    }
    gboolean chosen = choose_in(cited, d);
    d->component = component;
    return chosen;
}

/* Of notes and paragraphs those that were said last, "para. 30, note 40" and "(n 5) para. 12"; else pages. */
static gboolean choose_places(undex_cited *cited, demand *d)
{
    for (guint i = d->citation->locators->len; i-- > 0;) {
        undex_locator_kind kind = g_array_index(d->citation->locators, undex_locator, i).kind;
        if (kind == UNDEX_LOCATOR_PAGE || kind == UNDEX_LOCATOR_SHEET)
            continue;
        return choose_numbers(cited, d, kind == UNDEX_LOCATOR_NOTE ? kind : UNDEX_LOCATOR_PARA) ||
               (d->pages->len && choose_numbers(cited, d, UNDEX_LOCATOR_PAGE));
    }
    return choose_numbers(cited, d, UNDEX_LOCATOR_PAGE);
}

static void choose(undex_cited *cited, demand *d)
{
    const char *component = d->citation->component;
    g_autofree char *within = NULL;
    g_auto(GStrv) section = NULL;
    d->component = component;
    g_free(cited->section);
    cited->section = component && !d->citation->locators->len ? g_strdup("") : NULL;
    if (component && !cited_has_component(cited->document, component)) {
        section = cited_split_section(component, &within);
        d->component = section[0] ? within : component;
        d->section = section[0] ? section : NULL;
        if (d->section) {
            g_free(cited->section);
            cited->section = g_strdup(component + (within ? strlen(within) + 1 : 0));
        }
    }
    if (choose_places(cited, d) || !d->section || !d->citation->locators->len)
        return;
    d->section = NULL; /* numbers that run through the document stand under whatever heading */
    choose_places(cited, d);
}

/* What the page of that ordinal is called. Caller frees. */
static char *label_of(const undex_document *document, int page)
{
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        if (passage->page_first == page && passage->page_label)
            return g_strdup(passage->page_label);
    }
    return g_strdup_printf("%d", page);
}

static void take_facts(undex_cited *cited, const undex_citation *citation, const GArray *pages)
{
    const undex_locator *para = undex_citation_locator(citation, UNDEX_LOCATOR_PARA);
    const undex_locator *page = undex_citation_locator(citation, UNDEX_LOCATOR_PAGE);
    gboolean numbered = para || undex_citation_locator(citation, UNDEX_LOCATOR_NOTE) ||
                        undex_citation_locator(citation, UNDEX_LOCATOR_PREAMBLE);
    if (citation->locators->len && !undex_citation_locator(citation, UNDEX_LOCATOR_SHEET))
        cited->locators = g_array_ref(citation->locators);
    cited->item = para ? g_strdup(para->item) : NULL;
    cited->page = pages->len && !numbered ? g_array_index(pages, int, 0) : 0;
    if (cited->page)
        cited->page_label = page ? g_strdup(page->first) : label_of(cited->document, cited->page);
    cited->whole = !numbered && !cited->page && !citation->component;
}

void undex_cited_choose(undex_cited *cited, const undex_citation *citation)
{
    g_autoptr(GArray) pages = pages_of(cited->document, citation);
    const undex_locator *para = undex_citation_locator(citation, UNDEX_LOCATOR_PARA);
    demand d = {.citation = citation, .pages = pages};
    take_facts(cited, citation, pages);
    choose(cited, &d);
    if (cited->ordinals->len || !para)
        return;
    demand lettered = {.citation = citation, .pages = pages, .lettered = TRUE};
    choose(cited, &lettered);
    if (!cited->ordinals->len)
        return;
    g_free(split_letter(para->first, &cited->item));
    g_clear_pointer(&cited->locators, g_array_unref);
}

void undex_cited_choose_all(undex_cited *cited)
{
    cited->whole = TRUE;
    for (int i = 0; i < (int)cited->document->passages->len; i++)
        g_array_append_val(cited->ordinals, i);
}
