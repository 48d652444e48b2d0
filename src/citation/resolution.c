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

static int group_number(const char *text, const undex_match *match, const char *name)
{
    int group = undex_pattern_group(&undex_cite_patterns[CITE_NUMBER], name);
    return (int)g_ascii_strtoll(text + match->start[group], NULL, 10);
}

char *citation_resolution_at(const char *text, gsize length, gsize from, citation_organ organ,
                             gboolean decision, gboolean typed, gsize *end)
{
    undex_match match;
    if (organ == CITE_ORGAN_OTHER || !citation_match(CITE_NUMBER, text, length, from, &match))
        return NULL;
    *end = (gsize)match.end[0];
    g_autofree char *letter = citation_group(CITE_NUMBER, "letter", text, &match);
    g_autofree char *before = citation_group(CITE_NUMBER, "before", text, &match);
    g_autofree char *after = citation_group(CITE_NUMBER, "after", text, &match);
    g_autofree char *number = citation_group(CITE_NUMBER, "number", text, &match);
    g_autofree char *year = citation_group(CITE_NUMBER, "year", text, &match);
    g_autofree char *session = citation_group(CITE_NUMBER, "roman", text, &match);
    if (citation_has_group(CITE_NUMBER, "first", &match))
        return slashed(organ, decision, group_number(text, &match, "first"),
                       group_number(text, &match, "second"), letter ? g_strstrip(letter) : NULL);
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

static gboolean says_whose(const char *text, gsize word)
{
    static const char *const its[] = {"its ", "its\n", " sa ", " su ", " by ", "ugh "};
    for (gsize i = 0; i < G_N_ELEMENTS(its); i++)
        if (word >= 4 && strncmp(text + word - 4, its[i], 4) == 0)
            return TRUE;
    return FALSE;
}

/* The organ said after the number, before the word, or after it as the one whose resolution it is. */
static citation_organ organ_of(const char *text, gsize length, gsize word, gsize number)
{
    undex_match match;
    gsize from = citation_window(text, word);
    if (!citation_match(CITE_NUMBER, text, length, number, &match))
        return CITE_ORGAN_NONE;
    gsize end = (gsize)match.end[0];
    if (citation_match(CITE_ORGAN_AFTER, text, length, end, &match))
        return citation_matched_organ(CITE_ORGAN_AFTER, &match);
    if (citation_match(CITE_ORGAN_BEFORE, text + from, word - from, 0, &match))
        return citation_matched_organ(CITE_ORGAN_BEFORE, &match);
    if (says_whose(text, word) && citation_match(CITE_ORGAN_SUBJECT, text, length, end, &match))
        return citation_matched_organ(CITE_ORGAN_SUBJECT, &match);
    return CITE_ORGAN_NONE;
}

/* All numbers after one word: "resolutions 60/265 and 61/16". Returns where to go on. */
static gsize add_list(const char *text, gsize length, gsize word, gsize at, gboolean decision, guint most,
                      GArray *finds)
{
    undex_match match;
    gsize start = word;
    citation_organ organ = organ_of(text, length, word, at);
    g_autofree char *para = citation_para_before(text, word);
    while (finds->len < most && citation_match(CITE_NUMBER, text, length, at, NULL)) {
        gsize end = at;
        char *symbol = citation_resolution_at(text, length, at, organ, decision, FALSE, &end);
        if (!symbol)
            break;
        citation_find find = {.symbol = symbol, .start = start, .end = end};
        find.para = citation_para_after(text, length, end);
        if (!find.para)
            find.para = g_steal_pointer(&para);
        g_array_append_val(finds, find);
        at = end;
        if (!citation_match(CITE_NUMBER_JOIN, text, length, at, &match))
            break;
        start = at = (gsize)match.end[0];
    }
    return at;
}

/* Letters that every word for a resolution or decision has, with how many bytes of the word precede them. */
static const struct {
    const char *needle;
    int before[3];
} needles[] = {
    {"solu", {2, 3, 0}}, {"SOLU", {2, 0, 0}}, {"cisi", {2, 3, 0}}, {"CISI", {2, 0, 0}}, {"золюц", {4, 0, 0}},
};

static gsize scan_word(const char *text, gsize length, gsize word, guint most, GArray *finds)
{
    undex_match match;
    if (word && g_unichar_isalnum(g_utf8_get_char(g_utf8_find_prev_char(text, text + word))))
        return word;
    if (!citation_match(CITE_DECISION_WORD, text, length, word, &match))
        return word;
    gboolean decision = citation_has_group(CITE_DECISION_WORD, "decision", &match);
    return add_list(text, length, word, (gsize)match.end[0], decision, most, finds);
}

void citation_scan_resolutions(const char *text, gsize length, guint most, GArray *finds)
{
    for (gsize i = 0; i < G_N_ELEMENTS(needles); i++) {
        const char *hit;
        gsize n = strlen(needles[i].needle), at = 0;
        while (finds->len < most && at < length &&
               (hit = memmem(text + at, length - at, needles[i].needle, n))) {
            gsize where = (gsize)(hit - text), next = where + n;
            for (const int *before = needles[i].before; *before; before++) {
                gsize word = where - (gsize)*before;
                if (where < (gsize)*before || ((guchar)text[word] & 0xC0) == 0x80)
                    continue;
                next = MAX(next, scan_word(text, length, word, most, finds));
            }
            at = next;
        }
    }
}
