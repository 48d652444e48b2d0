// SPDX-License-Identifier: GPL-3.0-or-later
/* This file makes symbols of resolutions and decisions that are named by number: "resolution 1325 (2000)". */
#include "citation/citation_patterns.h"
#include "citation/scanner.h"

#include <string.h>

enum { FIRST_ARABIC_SESSION = 31, LAST_SESSION = 150, HIGHEST_ITEM = 999, FIRST_ASSEMBLY_DECISION = 300 };

citation_organ citation_matched_organ(int row, const undex_match *match)
{
    static const struct {
        const char *group;
        citation_organ organ;
    } organs[] = {
        {"ga", CITE_ORGAN_ASSEMBLY},          {"sc", CITE_ORGAN_SECURITY},
        {"es", CITE_ORGAN_ECONOMIC},          {"hrc", CITE_ORGAN_RIGHTS},
        {"cn", CITE_ORGAN_RIGHTS_COMMISSION}, {"ea", CITE_ORGAN_ENVIRONMENT},
        {"council", CITE_ORGAN_COUNCIL},      {"other", CITE_ORGAN_OTHER},
        {"draft", CITE_ORGAN_OTHER},          {"assembly", CITE_ORGAN_ASSEMBLY},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(organs); i++)
        if (citation_has_group(row, organs[i].group, match))
            return organs[i].organ;
    return CITE_ORGAN_NONE;
}

/* "70/1", "2006/4": the first number is a session or a year, and with the organ tells the series. */
static char *slashed(citation_organ organ, gboolean decision, int first, int second, const char *letter)
{
    const char *what = decision ? "DEC" : "RES";
    gboolean year = first >= 1946 && first <= 2100;
    if (!decision &&
        (organ == CITE_ORGAN_NONE || organ == CITE_ORGAN_SECURITY || organ == CITE_ORGAN_COUNCIL) &&
        second > HIGHEST_ITEM && citation_security_year(first) == second) /* 1325/2000 */
        return g_strdup_printf("S/RES/%d (%d)", first, second);
    if (second < 1 || second > HIGHEST_ITEM)
        return NULL;
    if (organ == CITE_ORGAN_COUNCIL)
        organ = year ? CITE_ORGAN_ECONOMIC : CITE_ORGAN_RIGHTS;
    if (organ == CITE_ORGAN_NONE && year && !decision)
        organ = CITE_ORGAN_ECONOMIC;
    if (organ == CITE_ORGAN_NONE && first >= FIRST_ARABIC_SESSION &&
        (!decision || second > FIRST_ASSEMBLY_DECISION))
        organ = CITE_ORGAN_ASSEMBLY;
    switch (organ) {
    case CITE_ORGAN_ASSEMBLY:
        if (first < FIRST_ARABIC_SESSION || first > LAST_SESSION)
            return NULL;
        return g_strdup_printf("A/%s/%d/%d%s%s", what, first, second, letter ? " " : "",
                               letter ? letter : "");
    case CITE_ORGAN_ECONOMIC:
        return year ? g_strdup_printf("E/%s/%d/%d", what, first, second) : NULL;
    case CITE_ORGAN_RIGHTS_COMMISSION:
        return year ? g_strdup_printf("E/CN.4/%s/%d/%d", what, first, second) : NULL;
    case CITE_ORGAN_RIGHTS:
        return first <= LAST_SESSION ? g_strdup_printf("A/HRC/%s/%d/%d", what, first, second) : NULL;
    case CITE_ORGAN_ENVIRONMENT:
        return first < FIRST_ARABIC_SESSION && !decision ? g_strdup_printf("UNEP/EA.%d/Res.%d", first, second)
                                                         : NULL;
    default:
        return NULL;
    }
}

/* "S-27/1", "ES-11/1": special sessions of the Assembly and of the Human Rights Council. */
static char *special(citation_organ organ, gboolean decision, const char *series, const char *session,
                     const char *item)
{
    const char *root = organ == CITE_ORGAN_RIGHTS || organ == CITE_ORGAN_COUNCIL  ? "A/HRC"
                       : organ == CITE_ORGAN_NONE || organ == CITE_ORGAN_ASSEMBLY ? "A"
                                                                                  : NULL;
    return root ? g_strdup_printf("%s/%s/%s-%s/%s", root, decision ? "DEC" : "RES", series, session, item)
                : NULL;
}

/* "1514 (XV)": the Assembly's up to its thirtieth session; the Economic and Social Council's only where it is
 * said. */
static char *roman(citation_organ organ, const char *number, const char *letter, const char *session)
{
    g_autofree char *printed = g_strdup_printf("%s/RES/%s%s%s (%s)", organ == CITE_ORGAN_ECONOMIC ? "E" : "A",
                                               number, letter ? " " : "", letter ? letter : "", session);
    if (organ == CITE_ORGAN_NONE && strspn(session, "IVX") != strlen(session) && session[0] != 'S' &&
        session[0] != 'E')
        return NULL;
    if (organ != CITE_ORGAN_NONE && organ != CITE_ORGAN_ASSEMBLY && organ != CITE_ORGAN_ECONOMIC)
        return NULL;
    return citation_canonical(printed, strlen(printed));
}

static char *security(citation_organ organ, const char *number, const char *year)
{
    if (organ != CITE_ORGAN_NONE && organ != CITE_ORGAN_SECURITY && organ != CITE_ORGAN_COUNCIL)
        return NULL;
    g_autofree char *printed =
        year ? g_strdup_printf("S/RES/%s (%s)", number, year) : g_strdup_printf("S/RES/%s", number);
    return citation_canonical(printed, strlen(printed));
}

int citation_group_number(const char *text, const undex_match *match, const char *name)
{
    int group = undex_pattern_group(&undex_cite_patterns[CITE_NUMBER], name);
    return (int)g_ascii_strtoll(text + match->start[group], NULL, 10);
}

char *citation_resolution_at(const char *text, gsize length, gsize from, citation_organ organ,
                             gboolean decision, gboolean typed, gsize *end)
{
    undex_match match;
    if (!citation_match(CITE_NUMBER, text, length, from, &match))
        return NULL;
    *end = (gsize)match.end[0];
    /* "the Committee pursuant to resolutions 1267 (1999)": no committee takes a resolution of that number. */
    if (organ == CITE_ORGAN_OTHER) {
        if (typed || decision || !citation_has_group(CITE_NUMBER, "year", &match) ||
            !citation_is_security(citation_group_number(text, &match, "number"),
                                  citation_group_number(text, &match, "year")))
            return NULL;
        organ = CITE_ORGAN_SECURITY;
    }
    g_autofree char *letter = citation_group(CITE_NUMBER, "letter", text, &match);
    g_autofree char *before = citation_group(CITE_NUMBER, "before", text, &match);
    g_autofree char *after = citation_group(CITE_NUMBER, "after", text, &match);
    g_autofree char *number = citation_group(CITE_NUMBER, "number", text, &match);
    g_autofree char *year = citation_group(CITE_NUMBER, "year", text, &match);
    g_autofree char *session = citation_group(CITE_NUMBER, "roman", text, &match);
    if (citation_has_group(CITE_NUMBER, "first", &match))
        return slashed(organ, decision, citation_group_number(text, &match, "first"),
                       citation_group_number(text, &match, "second"), letter ? g_strstrip(letter) : NULL);
    if (citation_has_group(CITE_NUMBER, "special", &match)) {
        g_autofree char *series = citation_group(CITE_NUMBER, "special", text, &match);
        g_autofree char *sitting = citation_group(CITE_NUMBER, "session", text, &match);
        g_autofree char *item = citation_group(CITE_NUMBER, "item", text, &match);
        return special(organ, decision, series, sitting, item);
    }
    if (decision)
        return NULL;
    if (year)
        return security(organ, number, year);
    if (session)
        return roman(organ, number, before ? g_strstrip(before) : after ? g_strstrip(after) : NULL, session);
    g_autofree char *bare = citation_group(CITE_NUMBER, "bare", text, &match);
    if (!bare || (organ != CITE_ORGAN_SECURITY && !(typed && organ == CITE_ORGAN_NONE)))
        return NULL;
    return citation_security_year((int)g_ascii_strtoll(bare, NULL, 10)) || organ == CITE_ORGAN_SECURITY
               ? security(organ, bare, NULL)
               : NULL;
}
