// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/styles/style.h"

#include "base/language.h"
#include "citation/styles/headline_case.h"
#include "record/metadata.h"

#include <string.h>

const undex_citation_style *const undex_citation_styles[] = {
    &undex_citation_style_un,
    &undex_citation_style_chicago,
    &undex_citation_style_oscola,
    &undex_citation_style_bibtex,
    &undex_citation_style_ris,
    &undex_citation_style_csl_json,
    NULL,
};

const undex_citation_style *undex_citation_style_find(const char *name)
{
    for (int i = 0; undex_citation_styles[i]; i++)
        if (strcmp(undex_citation_styles[i]->name, name) == 0)
            return undex_citation_styles[i];
    return NULL;
}

const undex_organ *style_organ_of(const undex_document *document)
{
    const undex_organ *organ = undex_organ_find(document->symbol ? document->symbol : "");
    for (guint i = 1; organ && i < document->symbols->len; i++) {
        const undex_organ *within = undex_organ_find(document->symbols->pdata[i]);
        if (within && g_str_has_prefix(within->symbol, organ->symbol) &&
            within->symbol[strlen(organ->symbol)] == '/')
            organ = within;
    }
    return organ;
}

char *style_author(const undex_document *document, const char *between)
{
    const undex_organ *organ = style_organ_of(document);
    if (organ && strstr(organ->name, "United Nations"))
        return g_strdup(organ->name);
    return organ              ? g_strconcat("United Nations", between, organ->name, NULL)
           : document->symbol ? g_strdup("United Nations")
                              : NULL;
}

char *style_resolution(const undex_document *document, const char **kind)
{
    static const struct {
        const char *sign, *kind;
    } signs[] = {{"/RES/", "resolution"}, {"/DEC/", "decision"}};
    const char *symbol = document->symbol ? document->symbol : "";
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        const char *at = strstr(symbol, signs[i].sign);
        if (!at || !style_organ_of(document))
            continue;
        *kind = signs[i].kind;
        return g_strdup(at + strlen(signs[i].sign));
    }
    return NULL;
}

char *style_title(const undex_document *document)
{
    if (!document->title)
        return NULL;
    char *title = g_strdup(document->title);
    gsize n = strlen(title);
    while (n && strchr(" *.,;", title[n - 1]))
        title[--n] = '\0';
    char *headline = n ? headline_case(title) : NULL;
    if (n && !headline)
        return title;
    g_free(title);
    return headline;
}

/* What stands below another symbol of the document, as its corrigenda do, is no second half of it. */
static gboolean is_double(const undex_document *document, guint i)
{
    const char *symbol = document->symbols->pdata[i];
    for (guint k = 0; k < i; k++)
        if (g_str_has_prefix(symbol, document->symbols->pdata[k]))
            return FALSE;
    return TRUE;
}

char *style_name(const undex_document *document)
{
    if (document->symbol) {
        GString *name = g_string_new(document->symbol);
        for (guint i = 1; i < document->symbols->len; i++)
            if (is_double(document, i))
                g_string_append_printf(name, "-%s", (char *)document->symbols->pdata[i]);
        return g_string_free(name, FALSE);
    }
    g_autofree char *base = document->path ? g_path_get_basename(document->path) : NULL;
    return base ? g_utf8_make_valid(base, -1) : g_strdup(document->key ? document->key : "");
}

char *style_without_year(const char *name)
{
    gsize length = strlen(name);
    gboolean year = length > 7 && strncmp(name + length - 7, " (", 2) == 0 && name[length - 1] == ')' &&
                    strspn(name + length - 5, "0123456789") == 4;
    return g_strndup(name, year ? length - 7 : length);
}

int style_supplement(const undex_document *document)
{
    enum { TITLE_PAGES = 12 };
    static const char word[] = "Supplement No. ";
    for (guint i = 0; i < MIN(document->passages->len, TITLE_PAGES); i++) {
        const undex_passage *passage = document->passages->pdata[i];
        const char *records = passage->kind == UNDEX_KIND_MASTHEAD && passage->text
                                  ? strstr(passage->text, "Official Records")
                                  : NULL;
        const char *at = records ? strstr(records, word) : NULL;
        if (at)
            return (int)g_ascii_strtoll(at + strlen(word), NULL, 10);
    }
    return 0;
}

char *undex_citation_address(const undex_document *document)
{
    if (document->url && undex_metadata_is_web_address(document->url))
        return g_uri_escape_string(document->url, ":/?#[]@!$&'()*+,;=%", TRUE);
    if (!document->symbol)
        return NULL;
    g_autofree char *path = g_uri_escape_string(document->symbol, "/()", FALSE);
    const undex_language *language = undex_language_find(document->language);
    return g_strconcat("https://undocs.org/", language ? document->language : "en", "/", path, NULL);
}

gboolean style_date_of(const undex_document *document, style_date *date)
{
    const char *cited = undex_document_cited_date(document), *p = cited ? cited : "";
    int *const parts[] = {&date->year, &date->month, &date->day};
    *date = (style_date){0, 0, 0};
    for (gsize i = 0; i < G_N_ELEMENTS(parts) && g_ascii_isdigit(*p); i++) {
        char *end;
        *parts[i] = (int)CLAMP(g_ascii_strtoll(p, &end, 10), 0, 9999);
        p = *end == '-' ? end + 1 : "";
    }
    if (date->month > 12)
        date->month = date->day = 0;
    return date->year > 0;
}

char *style_page(const undex_passage *passage)
{
    if (passage->page_first <= 0)
        return NULL;
    return passage->page_label ? g_strdup(passage->page_label) : g_strdup_printf("%d", passage->page_first);
}

static gboolean is_numbered(const undex_passage *passage)
{
    return passage->label && passage->label_origin != UNDEX_LABEL_NONE &&
           (passage->kind == UNDEX_KIND_PARAGRAPH || passage->kind == UNDEX_KIND_OPERATIVE ||
            passage->kind == UNDEX_KIND_PREAMBULAR || passage->kind == UNDEX_KIND_LIST_ITEM);
}

/* The paragraph, the note or the page that the passage is, or begins on. */
static void append_passage(GString *out, const undex_reference *reference, const citation_words *words)
{
    const undex_passage *passage = reference->passage;
    gboolean note = undex_passage_is_note(passage) && passage->label, numbered = is_numbered(passage);
    g_autofree char *page = style_page(passage);
    /* an item of a list says in its id of which paragraph */
    g_autoptr(undex_citation) id =
        passage->kind == UNDEX_KIND_LIST_ITEM && passage->id ? undex_citation_parse(passage->id) : NULL;
    const undex_locator *listed = id ? undex_citation_locator(id, UNDEX_LOCATOR_PARA) : NULL;
    undex_locator number = {note ? UNDEX_LOCATOR_NOTE : UNDEX_LOCATOR_PARA, passage->label, NULL,
                            (char *)reference->item};
    undex_locator on_page = {UNDEX_LOCATOR_PAGE, page, NULL, NULL};
    undex_locator both[] = {listed && numbered ? *listed : number, on_page};
    /* a number that comes twice is told apart by its page */
    gboolean twice = passage->id && strchr(passage->id, '~') && page;
    if (note || numbered)
        citation_append_locators(out, both, twice ? 2 : 1, words);
    else if (page)
        citation_append_locators(out, &on_page, 1, words);
}

void style_append_place(GString *out, const undex_reference *reference, const citation_words *words)
{
    if (!reference->passage)
        return;
    citation_append_component(out, reference->passage->component, words);
    citation_append_component(out, reference->section, words);
    if (reference->count)
        citation_append_locators(out, reference->locators, reference->count, words);
    else if (!reference->section)
        append_passage(out, reference, words);
}

char *style_place(const undex_reference *reference, const citation_words *words)
{
    GString *out = g_string_new(NULL);
    style_append_place(out, reference, words);
    if (g_str_has_prefix(out->str, words->before))
        g_string_erase(out, 0, (gssize)strlen(words->before));
    return g_string_free(out, FALSE);
}

char *style_key(const undex_document *document)
{
    GString *key = g_string_new(NULL);
    for (const char *p = document->key ? document->key : "document"; *p; p++) {
        if (g_ascii_isalnum(*p) || *p == '.')
            g_string_append_c(key, *p == '.' ? '-' : *p);
        else if (key->len && key->str[key->len - 1] != '-')
            g_string_append_c(key, '-');
    }
    while (key->len && key->str[key->len - 1] == '-')
        g_string_truncate(key, key->len - 1);
    if (!key->len)
        g_string_append(key, "document");
    return g_string_free(key, FALSE);
}
