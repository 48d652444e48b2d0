// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help_query.h"
#include "cli/terminal/output.h"

static const undex_query_row words[] = {
    {"drought seed", "passages with any of the words, in any form; the more of them, the better"},
    {"COVID-19", "what is typed as one is one word: its parts follow each other, or are written as one; so "
                 "are self-determination, Da'esh, 9,90 and 1325 (2000)"},
    {"\"seed store\"", "these words in this order, as they are written"},
    {"+seed -store", "seed must be there, store must not; NOT store is the same"},
    {"migra*  *ary  gran*ry", "a star stands for any letters, also within a phrase and beside NEAR; it may "
                              "stand for 1,000 words of the index, and whoever asks for more is told so"},
    {"LDCs", "an acronym and what documents say that it stands for; one that is also a small word (WHO, UN) "
             "in capitals"},
    {"policymaker  33,287", "also policy-maker and policy maker, 33 287 and 33.287; Daesh finds Da'esh"},
    {"drougth", "what no passage has is searched as the nearest word of its language, and that is said; in "
                "quotes it is searched as typed"},
    {"wom?n", "a question mark within a word stands for one letter"},
    {NULL, NULL},
};

static const undex_query_row joined[] = {
    {"seed AND drought", "both must be there"},
    {"seed OR grain", "either"},
    {"seed store AND drought", "words side by side belong together more closely than AND joins them, and AND "
                               "joins more closely than OR; parentheses say otherwise: seed (store OR bank)"},
    {"seed NEAR/5 store",
     "at most 5 words apart, in any order; sides may be words, \"phrases\" and (this OR that)"},
    {"seed ADJ/5 store", "the same, in this order"},
    {"and or not", "in lower case these are words like any other"},
    {NULL, NULL},
};

static const undex_query_row filters[] = {
    {"symbol:A/68/190", "a document; symbol:A/68/* all that begin so", "symbol"},
    {"organ:S", "an organ: A, S, E, CRC ...", "organ"},
    {"body:A/HRC", "a body: A/HRC, CEDAW, A/AC.109 ...; body:A/HRC* all that begin so", "body"},
    {"lang:fr", "a language; lang:french is the same", "lang"},
    {"year:2013", "a year; year:2012..2014 several", "year"},
    {"date:2013-07..", "from July 2013 on; date:..2013-07-25 up to a day", "date"},
    {"kind:footnote", "a kind of passage; kind:note is footnotes and endnotes", "kind"},
    {"para:12  page:4..6", "numbers of paragraphs, and what pages are called", "para page"},
    {"component:annex.II", "a part of a document", "component"},
    {"title:seed", "a word of the title; also heading: and note:; title:\"seed stores\" for all of several",
     "title heading note"},
    {"cites:A/RES/70/1", "what cites a document, or with cites:\"A/RES/70/1, para. 12\" a place in it",
     "cites"},
    {"cited-by:A/RES/70/1", "what a document, or a place in it, cites", "cited-by"},
    {"path:folder/", "a part of the path; it may have stars", "path"},
    {"year:2013 seed", "filters narrow what the words find. Filters of one kind side by side are "
                       "alternatives, those of different kinds must all hold: organ:A organ:S year:2013"},
    {"organ:(A, S)", "alternatives of one filter"},
    {"(organ:A OR year:2013) seed",
     "filters joined in any way narrow likewise; so do NOT (organ:A OR organ:S), and -lang:fr"},
    {"cites:A/RES/70/1 OR seed", "a filter beside words with OR is an alternative to them: all that cites "
                                 "the resolution, and all that has the word"},
    {NULL, NULL},
};

static const undex_query_row citations[] = {
    {"A/68/190, para. 12",
     "a symbol or a citation, as people write it: that document or passage, then what cites it"},
    {"\"Note: seed\"",
     "in quotes everything is words; a colon within words, as in 10:30, is one of their signs"},
    {NULL, NULL},
};

const undex_query_topic undex_query_topics[] = {
    {"Words", words}, {"Joining", joined}, {"Filters", filters}, {"Citations", citations}, {NULL, NULL}};

const char undex_query_refused[] =
    "What is none of this is refused, with the place marked and what to write instead.";

char **undex_query_filters(void)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (const undex_query_row *row = filters; row->typed; row++)
        if (row->filters)
            g_string_append_printf(names, "%s%s", names->len ? " " : "", row->filters);
    return g_strsplit(names->str, " ", -1);
}

void undex_help_query(undex_output *out)
{
    enum { COLUMN = 30 };
    for (const undex_query_topic *topic = undex_query_topics; topic->title; topic++) {
        undex_output_styled(out, UNDEX_STYLE_BOLD, topic->title);
        undex_output_text(out, "\n");
        for (const undex_query_row *row = topic->rows; row->typed; row++) {
            g_autofree char *typed = g_strdup_printf("  %s", row->typed);
            undex_help_row(out, typed, COLUMN, row->means);
        }
        undex_output_text(out, "\n");
    }
    undex_output_format(out, "%s\n", undex_query_refused);
}
