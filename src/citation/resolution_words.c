// SPDX-License-Identifier: GPL-3.0-or-later
/* This file finds resolutions and decisions that running text names by words: "resolutions 60/265 and 61/16 A
 * and B". */
#include "citation/citation_patterns.h"
#include "citation/mention_patterns.h"
#include "citation/scanner.h"

#include <string.h>

enum { LONGEST_RANGE = 50, ARABIC = 0xD9, NONE = -1 };

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
    if (citation_match(CITE_ORGAN_WHICH, text, length, end, &match))
        return citation_matched_organ(CITE_ORGAN_WHICH, &match);
    if (says_whose(text, word) && citation_match(CITE_ORGAN_SUBJECT, text, length, end, &match))
        return citation_matched_organ(CITE_ORGAN_SUBJECT, &match);
    return CITE_ORGAN_NONE;
}

/* Whose resolutions are meant by a document of that symbol where it does not say. */
static citation_organ organ_of_document(const char *own)
{
    static const struct {
        const char *root;
        citation_organ organ;
    } rows[] = {
        {"A/HRC/", CITE_ORGAN_RIGHTS},       {"E/CN.4/", CITE_ORGAN_RIGHTS_COMMISSION},
        {"UNEP/EA", CITE_ORGAN_ENVIRONMENT}, {"E/ICEF/", CITE_ORGAN_OTHER},
        {"E/CN.", CITE_ORGAN_NONE},          {"E/", CITE_ORGAN_ECONOMIC},
        {"DP/", CITE_ORGAN_OTHER},           {"UNW/", CITE_ORGAN_OTHER},
        {"WFP/", CITE_ORGAN_OTHER},          {"HSP/", CITE_ORGAN_OTHER},
        {"UNEP/", CITE_ORGAN_OTHER},         {"DP-", CITE_ORGAN_OTHER},
    };
    for (gsize i = 0; own && i < G_N_ELEMENTS(rows); i++)
        if (g_str_has_prefix(own, rows[i].root))
            return rows[i].organ;
    return CITE_ORGAN_NONE;
}

/* A number without an organ, "43/4": its document's own organ took it where that takes such numbers, else one
 * of the Assembly or the Economic and Social Council. */
static char *implied(const char *text, gsize length, gsize at, const citation_series *series, gsize *end)
{
    enum { RIGHTS_SESSIONS = 66, RIGHTS_ITEMS = 60, ASSEMBLY_SOON = 46 };
    undex_match match;
    citation_organ own = organ_of_document(series->own);
    if (!citation_match(CITE_NUMBER, text, length, at, &match) ||
        !citation_has_group(CITE_NUMBER, "first", &match))
        return citation_resolution_at(text, length, at, CITE_ORGAN_NONE, series->decision, FALSE, end);
    int first = citation_group_number(text, &match, "first"),
        second = citation_group_number(text, &match, "second");
    gboolean year = first >= 1946 && first <= 2100;
    if (own == CITE_ORGAN_RIGHTS && (first > RIGHTS_SESSIONS || (second > RIGHTS_ITEMS && !series->decision)))
        own = CITE_ORGAN_NONE;
    if (own == CITE_ORGAN_ECONOMIC && (!year || series->decision))
        own = CITE_ORGAN_NONE;
    if (own == CITE_ORGAN_RIGHTS_COMMISSION && !year)
        own = CITE_ORGAN_NONE;
    if ((own == CITE_ORGAN_OTHER || own == CITE_ORGAN_ENVIRONMENT) && first >= ASSEMBLY_SOON && !year)
        own = CITE_ORGAN_NONE;
    char *symbol = citation_resolution_at(text, length, at, own, series->decision, FALSE, end);
    *end = (gsize)match.end[0];
    return symbol;
}

/* A number of a year in a document of a body whose decisions have no symbols: not even what the document says
 * elsewhere of that number tells whose it is. */
static gboolean is_unknown(const citation_series *series, const char *text, const undex_match *match)
{
    return organ_of_document(series->own) == CITE_ORGAN_OTHER &&
           citation_group_number(text, match, "first") >= 1946;
}

/* One number of a list; what it stands for may not be known, then it has a number alone. FALSE: there is
 * none. */
static gboolean add_one(const char *text, gsize length, gsize start, gsize at, const citation_series *series,
                        GArray *finds, gsize *end)
{
    undex_match match;
    if (!citation_match(CITE_NUMBER, text, length, at, &match))
        return FALSE;
    gboolean slashed = citation_has_group(CITE_NUMBER, "first", &match);
    citation_find find = {.start = start, .end = (gsize)match.end[0]};
    if (series->organ == CITE_ORGAN_NONE)
        find.symbol = implied(text, length, at, series, &find.end);
    else
        find.symbol =
            citation_resolution_at(text, length, at, series->organ, series->decision, FALSE, &find.end);
    if (series->organ == CITE_ORGAN_NONE && slashed)
        find.number = is_unknown(series, text, &match) ? g_strdup("") : g_strndup(text + at, find.end - at);
    if (!find.symbol && !find.number)
        return FALSE;
    *end = find.end;
    g_array_append_val(finds, find);
    return TRUE;
}

static void add_between(GArray *finds, guint first, guint most)
{
    const citation_find *from = &g_array_index(finds, citation_find, first),
                        *to = &g_array_index(finds, citation_find, first + 1);
    const char *low = from->symbol ? strrchr(from->symbol, '/') : NULL,
               *high = to->symbol ? strrchr(to->symbol, '/') : NULL;
    if (!low || !high || low - from->symbol != high - to->symbol ||
        strncmp(from->symbol, to->symbol, (gsize)(low - from->symbol)) != 0 || strchr(low, ' ') ||
        strchr(high, ' '))
        return;
    gint64 n = g_ascii_strtoll(low + 1, NULL, 10) + 1, last = g_ascii_strtoll(high + 1, NULL, 10);
    g_autofree char *stem = g_strndup(from->symbol, (gsize)(low - from->symbol));
    gsize start = to->start, end = to->end;
    for (; last - n < LONGEST_RANGE && n < last && finds->len < most; n++) {
        citation_find find = {
            .symbol = g_strdup_printf("%s/%" G_GINT64_FORMAT, stem, n), .start = start, .end = end};
        g_array_append_val(finds, find);
    }
}

/* " and B", "-D" after "79/93 A". Returns where they end. */
static gsize add_letters(const char *text, gsize length, gsize at, guint most, GArray *finds)
{
    undex_match match;
    while (finds->len && finds->len < most && mention_match(MENTION_LETTER_JOIN, text, length, at, &match)) {
        const char *last = g_array_index(finds, citation_find, finds->len - 1).symbol;
        const char *own = last ? strrchr(last, ' ') : NULL;
        g_autofree char *letter = mention_group(MENTION_LETTER_JOIN, "letter", text, &match);
        g_autofree char *to = mention_group(MENTION_LETTER_JOIN, "to", text, &match);
        if (!own || !g_ascii_isupper(own[1]) || own[2] || *letter <= own[1])
            break;
        g_autofree char *stem = g_strndup(last, (gsize)(own - last));
        for (char c = to ? (char)(own[1] + 1) : *letter; c <= *letter && finds->len < most; c++) {
            citation_find find = {.symbol = g_strdup_printf("%s %c", stem, c),
                                  .start = (gsize)match.end[0] - 1,
                                  .end = (gsize)match.end[0]};
            g_array_append_val(finds, find);
        }
        at = (gsize)match.end[0];
    }
    return at;
}

gsize citation_add_list(const char *text, gsize length, gsize start, gsize at, const citation_series *series,
                        guint most, GArray *finds)
{
    undex_match match;
    gboolean range = FALSE;
    gsize end = at;
    while (finds->len < most && add_one(text, length, start, at, series, finds, &end)) {
        if (range)
            add_between(finds, finds->len - 2, most);
        at = end = add_letters(text, length, end, most, finds);
        if (mention_match(MENTION_LIST_PLACE, text, length, at, &match) &&
            citation_match(CITE_NUMBER_JOIN, text, length, (gsize)match.end[0], NULL))
            at = (gsize)match.end[0];
        range = mention_match(MENTION_NUMBER_RANGE, text, length, at, &match);
        if (!range && !citation_match(CITE_NUMBER_JOIN, text, length, at, &match))
            break;
        start = at = (gsize)match.end[0];
    }
    return end;
}

/* "resolutions 1514 (XV) on ... and 75/123 on ...": numbers further on in the sentence. */
static gsize add_later(const char *text, gsize length, gsize at, const citation_series *series, guint most,
                       GArray *finds)
{
    enum { REACH = 400 };
    undex_match match;
    const char *stop = NULL;
    gsize end = MIN(length, at + REACH);
    for (const char *p = text + at; p + 1 < text + end && !stop; p++)
        if (*p == ';' || (*p == '.' && (p[1] == ' ' || p[1] == '\n')) || strncmp(p, "esolution", 9) == 0 ||
            strncmp(p, "ecision", 7) == 0)
            stop = p;
    end = stop ? (gsize)(stop - text) : end;
    while (end > at && end < length && ((guchar)text[end] & 0xC0) == 0x80)
        end--;
    while (finds->len < most && mention_match(MENTION_LATER_NUMBER, text, end, at, &match)) {
        gsize start = (gsize)match.end[0];
        gsize next = citation_add_list(text, length, start, start, series, most, finds);
        at = next > start ? next : start + 1;
    }
    return at;
}

/* "Council resolutions 2006/4 and 2007/5 and decision 2023/338" are all of one organ. */
static citation_organ organ_of_last(const char *text, gsize word, const citation_find *last)
{
    static const struct {
        const char *root;
        citation_organ organ;
    } rows[] = {{"E/RES/", CITE_ORGAN_ECONOMIC},
                {"E/DEC/", CITE_ORGAN_ECONOMIC},
                {"A/HRC/", CITE_ORGAN_RIGHTS},
                {"A/RES/", CITE_ORGAN_ASSEMBLY},
                {"A/DEC/", CITE_ORGAN_ASSEMBLY}};
    if (!last->symbol || last->number || last->end > word || word - last->end > strlen(" as well as "))
        return CITE_ORGAN_NONE;
    g_autofree char *between = g_strndup(text + last->end, word - last->end);
    static const char *const joints[] = {" and ", ", ", " y ", " et ", " и ", " as well as "};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (g_str_has_prefix(last->symbol, rows[i].root))
            for (gsize k = 0; k < G_N_ELEMENTS(joints); k++)
                if (strcmp(between, joints[k]) == 0)
                    return rows[i].organ;
    return CITE_ORGAN_NONE;
}

static gsize add_word(const char *text, gsize length, gsize word, gsize at, gboolean decision,
                      citation_organ said, const char *own, guint most, GArray *finds)
{
    guint first = finds->len;
    citation_series series = {said ? said : organ_of(text, length, word, at), decision, own};
    if (!series.organ && finds->len)
        series.organ = organ_of_last(text, word, &g_array_index(finds, citation_find, finds->len - 1));
    gsize end = citation_add_list(text, length, word, at, &series, most, finds);
    gboolean several = g_ascii_strncasecmp(text + word + 1, "esolutions", 10) == 0 ||
                       g_ascii_strncasecmp(text + word + 1, "ecisions", 8) == 0;
    if (finds->len > first && several)
        end = add_later(text, length, end, &series, most, finds);
    return end;
}

/* Letters that every word for a resolution or decision has, with how many bytes of the word precede them. */
static const struct {
    const char *needle;
    int before[3];
} needles[] = {
    {"solu", {2, 3, 0}}, {"SOLU", {2, 0, 0}},  {"cisi", {2, 3, 0}},
    {"CISI", {2, 0, 0}}, {"золюц", {4, 0, 0}}, {"قرار", {NONE, 0, 0}},
};

static gsize scan_word(const char *text, gsize length, gsize word, const char *own, guint most, GArray *finds)
{
    undex_match match;
    gboolean prefixed =
        (guchar)text[word] == ARABIC; /* "the", "and", "by" are written in one with the word */
    if (!prefixed && word && g_unichar_isalnum(g_utf8_get_char(g_utf8_find_prev_char(text, text + word))))
        return word;
    if (!citation_match(CITE_DECISION_WORD, text, length, word, &match))
        return word;
    gboolean decision = citation_has_group(CITE_DECISION_WORD, "decision", &match);
    return add_word(text, length, word, (gsize)match.end[0], decision,
                    citation_matched_organ(CITE_DECISION_WORD, &match), own, most, finds);
}

void citation_scan_resolutions(const char *text, gsize length, const char *own, guint most, GArray *finds)
{
    for (gsize i = 0; i < G_N_ELEMENTS(needles); i++) {
        const char *hit;
        gsize n = strlen(needles[i].needle), at = 0;
        while (finds->len < most && at < length &&
               (hit = memmem(text + at, length - at, needles[i].needle, n))) {
            gsize where = (gsize)(hit - text), next = where + n;
            for (const int *before = needles[i].before; *before; before++) {
                gsize lead = *before == NONE ? 0 : (gsize)*before, word = where - lead;
                if (where < lead || ((guchar)text[word] & 0xC0) == 0x80)
                    continue;
                gsize end = scan_word(text, length, word, own, most, finds);
                next = MAX(next, end);
            }
            at = next;
        }
    }
}
