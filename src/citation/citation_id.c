// SPDX-License-Identifier: GPL-3.0-or-later
/* Citations by the ids of passages: "A/80/62@fr#annex.II.para.3". */
#include "citation/citation_patterns.h"
#include "citation/locator.h"

#include <string.h>

static void add_locator(undex_citation *citation, undex_locator_kind kind, char *first, char *item)
{
    undex_locator locator = {kind, first, NULL, item};
    if (first)
        g_array_append_val(citation->locators, locator);
    else
        g_free(item);
}

/* "annex.II.para.3" after the "#" of an id; a kind of passage without a label of its own gives no place. */
static void read_id(undex_citation *citation, const char *fragment)
{
    undex_match match;
    gsize length = strlen(fragment);
    if (!citation_match(CITE_ID, fragment, length, 0, &match))
        return;
    citation->component = citation_group(CITE_ID, "component", fragment, &match);
    g_autofree char *item = citation_group(CITE_ID, "item", fragment, &match);
    char *para = citation_group(CITE_ID, "para", fragment, &match);
    if (para)
        g_strdelimit(para, "-", ' '); /* ids have no blanks: "12-bis" */
    add_locator(citation, UNDEX_LOCATOR_PARA, para, item ? g_strdup_printf("(%s)", item) : NULL);
    add_locator(citation, UNDEX_LOCATOR_NOTE, citation_group(CITE_ID, "note", fragment, &match), NULL);
    add_locator(citation, UNDEX_LOCATOR_SHEET, citation_group(CITE_ID, "page", fragment, &match), NULL);
}

undex_citation *citation_parse_id(const char *text)
{
    const char *hash = strrchr(text, '#');
    if (!hash || hash == text || !hash[1] || strpbrk(hash, " \n=") || strstr(text, "://"))
        return NULL;
    undex_citation *citation = citation_new();
    citation->document = g_strndup(text, (gsize)(hash - text));
    const char *at = strrchr(citation->document, '@');
    g_autofree char *name = g_strdup(citation->document);
    if (at && strlen(at) >= 3 && strlen(at) <= 4 &&
        strspn(at + 1, "abcdefghijklmnopqrstuvwxyz") + 1 == strlen(at)) {
        citation->language = g_strdup(at + 1);
        name[at - citation->document] = '\0';
    }
    if (strchr(name, '/'))
        citation->symbol = undex_symbol_parse(name);
    read_id(citation, hash + 1);
    return citation;
}
