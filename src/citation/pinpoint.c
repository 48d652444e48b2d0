// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/pinpoint.h"

#include "citation/locator.h"
#include "citation/locator_text.h"
#include "citation/mention_patterns.h"
#include "citation/scanner.h"

#include <string.h>

enum { REACH = 400 }; /* bytes that are looked at on either side of a name */

void citation_pinpoint_clear(citation_pinpoint *pinpoint)
{
    g_clear_pointer(&pinpoint->para, g_free);
    g_clear_pointer(&pinpoint->place, g_free);
}

/* Blanks and dashes as the grammar of locators has them, in the place of the character at `p`; 0: nothing. */
static gunichar flat_char(const char *p)
{
    gunichar ch = g_utf8_get_char(p);
    if (ch == '\n' || ch == 0xA0)
        return ' ';
    if (ch == '\t') /* between cells */
        return '|';
    return (ch >= 0x2010 && ch <= 0x2015) || ch == 0x2212 ? '-' : ch == 0xAD ? 0 : ch;
}

static char *flattened(const char *text, gsize length)
{
    GString *flat = g_string_sized_new(length);
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
        if (flat_char(p))
            g_string_append_unichar(flat, flat_char(p));
    return g_string_free(flat, FALSE);
}

/* How many bytes of the text became so many of the flattened one. */
static gsize unflattened(const char *text, gsize flat)
{
    const char *p = text;
    for (gsize taken = 0; taken < flat && *p; p = g_utf8_next_char(p))
        if (flat_char(p))
            taken += (gsize)g_unichar_to_utf8(flat_char(p), NULL);
    return (gsize)(p - text);
}

/* What a locator may begin with that means another thing in running text. */
static gboolean is_other(const char *text)
{
    static const char *const others[] = {"draft ",     "Draft ",   "at ",      "main", "Main", "resolution",
                                         "Resolution", "decision", "Decision", "in ",  "n "};
    if (!*text || strchr("@#?&[", *text))
        return TRUE;
    if (mention_match(MENTION_PLACE_ADOPTED, text, strlen(text), 0, NULL))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (g_str_has_prefix(text, others[i]))
            return TRUE;
    return FALSE;
}

/* A second annex is not a part of the first. */
static gboolean repeats(const undex_citation *places, const char *text)
{
    static const char *const names[] = {"annex", "appendix", "anex", "прилож"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (places->component && g_ascii_strncasecmp(text, names[i], strlen(names[i])) == 0)
            return g_str_has_prefix(places->component, "annex") ||
                   g_str_has_prefix(places->component, "appendix");
    return FALSE;
}

/* Behind a name a place may be one of what is named next, and what follows a paragraph is no part of it. */
static gboolean is_of_else(const undex_citation *places, const char *text, gsize length, gsize at)
{
    g_autoptr(undex_citation) piece = citation_new();
    return citation_read_locator(piece, text, length, &at) &&
           ((piece->component && places->locators->len) ||
            mention_match(MENTION_PLACE_ELSE, text, length, at, NULL));
}

/* Reads places one behind the other from `at` on; returns where the last of them ends, `at`: there is none.
 * `behind`: a name, else before it. */
static gsize read_places(undex_citation *places, const char *text, gsize length, gsize at, gboolean behind)
{
    gsize end = at;
    undex_match match;
    while (at < length && !is_other(text + at) && !repeats(places, text + at) &&
           !(behind && is_of_else(places, text, length, at)) &&
           citation_read_locator(places, text, length, &at)) {
        end = at;
        gboolean within = !behind && mention_match(MENTION_PLACE_WITHIN, text, length, at, &match);
        gboolean joined = !within && (behind || text[at] != ';') &&
                          mention_match(MENTION_PLACE_JOINS, text, length, at, &match);
        if (!joined && !within)
            break;
        at = (gsize)match.end[0];
    }
    return end;
}

/* What has been read, as citations have it. Frees `places`. FALSE: nothing was read. */
static gboolean settle(undex_citation *places, citation_pinpoint *pinpoint)
{
    g_autoptr(GString) said = g_string_new(NULL);
    const undex_locator *para = undex_citation_locator(places, UNDEX_LOCATOR_PARA);
    citation_append_component(said, places->component, &citation_words_usual);
    citation_append_locators(said, (const undex_locator *)(gconstpointer)places->locators->data,
                             places->locators->len, &citation_words_usual);
    *pinpoint = (citation_pinpoint){NULL, NULL};
    if (said->len > 2)
        *pinpoint = (citation_pinpoint){g_strdup(para ? para->first : NULL), g_strdup(said->str + 2)};
    undex_citation_free(places);
    return pinpoint->place != NULL;
}

/* Languages that have other words and another order. */
static gboolean read_script(const char *text, gsize length, gsize at, citation_pinpoint *pinpoint, gsize *end)
{
    static const int rows[] = {MENTION_PARA_CHINESE, MENTION_PARA_ARABIC};
    undex_match match;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!mention_match(rows[i], text, length, at, &match))
            continue;
        g_autofree char *first = mention_group(rows[i], "first", text, &match);
        g_autofree char *last = mention_group(rows[i], "last", text, &match);
        g_autofree char *next = mention_group(rows[i], "next", text, &match);
        g_autofree char *annex = mention_group(rows[i], "annex", text, &match);
        pinpoint->para = g_strdup(first);
        pinpoint->place =
            g_strdup_printf("%s%s %s%s%s%s%s", annex ? "annex, " : "", last || next ? "paras." : "para.",
                            first, last ? "–" : "", last ? last : "", next ? " and " : "", next ? next : "");
        *end = (gsize)match.end[0];
        return TRUE;
    }
    return FALSE;
}

/* "annexes I and II", "chapters V, VI and IX": more than a component of a citation can be. */
static gboolean read_several(const char *text, gsize length, gsize at, citation_pinpoint *pinpoint,
                             gsize *end)
{
    static const char *const groups[][2] = {
        {"annex", "annexes"}, {"chapter", "chapters"}, {"section", "sections"}, {"part", "parts"}};
    undex_match match;
    if (!mention_match(MENTION_PLACE_SEVERAL, text, length, at, &match))
        return FALSE;
    g_autofree char *list = mention_group(MENTION_PLACE_SEVERAL, "list", text, &match);
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
        g_autofree char *name = mention_group(MENTION_PLACE_SEVERAL, groups[i][0], text, &match);
        if (name)
            pinpoint->place = g_strdup_printf("%s %s", groups[i][1], list);
    }
    *end = (gsize)match.end[0];
    return TRUE;
}

/* `opens`: something may stand before it; `own`: it must not be a place of what is named behind it. */
static gboolean read_behind(const char *text, gsize length, gsize from, gboolean opens, gboolean own,
                            citation_pinpoint *pinpoint, gsize *end)
{
    gsize reach = MIN(length - from, REACH), at = 0;
    undex_match match;
    while (reach && from + reach < length && ((guchar)text[from + reach] & 0xC0) == 0x80)
        reach--;
    g_autofree char *window = flattened(text + from, reach);
    gsize n = strlen(window);
    *end = 0;
    if (!n)
        return FALSE;
    if (read_script(window, n, 0, pinpoint, end))
        return TRUE;
    if (opens && (mention_match(MENTION_PLACE_WHICH, window, n, 0, &match) ||
                  mention_match(MENTION_PLACE_ASIDE, window, n, 0, &match) ||
                  mention_match(MENTION_PLACE_OPENS, window, n, 0, &match)))
        at = (gsize)match.end[0];
    if (opens && read_several(window, n, at, pinpoint, end))
        return TRUE;
    if (mention_match(MENTION_PLACE_STOPS, window, n, at, &match))
        n = (gsize)match.start[0];
    undex_citation *places = citation_new();
    *end = read_places(places, window, n, at, own);
    if (*end > at)
        return settle(places, pinpoint);
    undex_citation_free(places);
    return FALSE;
}

gboolean citation_pinpoint_after(const char *text, gsize length, gsize end, citation_pinpoint *pinpoint)
{
    gsize reached = 0;
    return read_behind(text, length, end, TRUE, TRUE, pinpoint, &reached);
}

gboolean citation_pinpoint_at(const char *text, gsize length, gsize from, citation_pinpoint *pinpoint,
                              gsize *end)
{
    gboolean found = read_behind(text, length, from, FALSE, FALSE, pinpoint, end);
    *end = from + unflattened(text + from, *end);
    return found;
}

/* Whether nothing but the name of the document's kind stands between a place and its symbol. */
static gboolean leads_on(const char *text, gsize length, gsize at)
{
    return mention_match(MENTION_PLACE_FILL, text, length, at, NULL) ||
           (memchr(text + at, '(', length - at) &&
            mention_match(MENTION_PLACE_REPORT, text, length, at, NULL));
}

gboolean citation_pinpoint_before(const char *text, gsize start, citation_pinpoint *pinpoint)
{
    undex_match word;
    gsize from = start > REACH ? start - REACH : 0;
    while (from < start && ((guchar)text[from] & 0xC0) == 0x80)
        from++;
    g_autofree char *window = flattened(text + from, start - from);
    gsize n = strlen(window), at = 0;
    *pinpoint = (citation_pinpoint){NULL, NULL};
    if (!strpbrk(window, "0123456789") && !strstr(window, "nne"))
        return FALSE;
    /* The last place that leads on is the nearest: what stood before it belonged to something else. */
    while (at < n && mention_match(MENTION_PLACE_WORD, window, n, at, &word)) {
        undex_citation *places = citation_new();
        citation_pinpoint here = {NULL, NULL};
        gsize begins = (gsize)word.start[0], end = begins;
        gboolean script =
            read_script(window, n, begins, &here, &end) || read_several(window, n, begins, &here, &end);
        if (!script)
            end = read_places(places, window, n, begins, FALSE);
        gboolean leads = end > begins && leads_on(window, n, end);
        if (leads && !script)
            settle(g_steal_pointer(&places), &here);
        if (leads) {
            citation_pinpoint_clear(pinpoint);
            *pinpoint = here;
        } else {
            citation_pinpoint_clear(&here);
        }
        g_clear_pointer(&places, undex_citation_free);
        at = leads ? end : (gsize)word.end[0];
    }
    return pinpoint->place != NULL;
}
