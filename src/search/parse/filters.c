// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/parse/filters.h"

#include "base/language.h"

#include <string.h>

static const query_filter fields[FILTERS] = {
    {FILTER_SYMBOL, "symbol", TRUE, TRUE, FALSE, "a document symbol, as A/68/190 or A/68/*"},
    {FILTER_ORGAN, "organ", FALSE, TRUE, FALSE, "an organ, as A, S, E or CRC"},
    {FILTER_BODY, "body", TRUE, TRUE, FALSE, "a body, as A/HRC, CEDAW or A/AC.109"},
    {FILTER_LANGUAGE, "lang", FALSE, TRUE, FALSE, "a language, as en or french"},
    {FILTER_YEAR, "year", FALSE, TRUE, FALSE, "a year or a range, as 2013 or 2012..2014"},
    {FILTER_DATE, "date", FALSE, TRUE, FALSE, "a date or a range, as 2013-07-25, 2013 or 2012..2014"},
    {FILTER_KIND, "kind", FALSE, TRUE, FALSE, "a kind of passage, as paragraph or footnote"},
    {FILTER_PARA, "para", FALSE, TRUE, FALSE, "a paragraph number or a range, as 12 or 12..15"},
    {FILTER_PAGE, "page", FALSE, TRUE, FALSE, "a page or a range, as 4 or 4..6"},
    {FILTER_COMPONENT, "component", FALSE, TRUE, FALSE, "a part of a document, as main or annex.II"},
    {FILTER_TITLE, "title", FALSE, FALSE, TRUE, "words of a title"},
    {FILTER_HEADING, "heading", FALSE, FALSE, TRUE, "words of a heading"},
    {FILTER_NOTE, "note", FALSE, FALSE, TRUE, "words of a footnote or an endnote"},
    {FILTER_CITES, "cites", TRUE, FALSE, FALSE, "a document symbol or a citation, as A/68/190, para. 12"},
    {FILTER_CITED_BY, "cited-by", TRUE, FALSE, FALSE,
     "a document symbol or a citation, as A/68/190, para. 12"},
    {FILTER_PATH, "path", TRUE, TRUE, FALSE, "a part of a path"},
};

const query_filter *undex_query_filter_find(const char *name, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        if (strlen(fields[i].name) == length && strncmp(fields[i].name, name, length) == 0)
            return &fields[i];
    return NULL;
}

const query_filter *undex_query_filter_at(gsize index)
{
    return index < G_N_ELEMENTS(fields) ? &fields[index] : NULL;
}

const char *undex_query_filter_language(const char *value)
{
    const undex_language *language = undex_language_named(value);
    return language ? language->code : value;
}
