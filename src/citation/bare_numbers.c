// SPDX-License-Identifier: GPL-3.0-or-later
/* Resolutions and meetings that are named by their numbers alone, where the number itself, the language's
 * order of words, or a heading says what it is one of. */
#include "citation/citation_patterns.h"
#include "citation/mention_patterns.h"
#include "citation/scanner.h"

#include <string.h>

static void append(GArray *finds, char *symbol, gsize start, gsize end, undex_cite_origin origin)
{
    citation_find find = {.symbol = symbol, .start = start, .end = end, .origin = origin};
    g_array_append_val(finds, find);
}

/* Where the digits before `end` begin, blanks passed over; `end`: there are none, or they belong to more. */
static gsize digits_before(const char *text, gsize end)
{
    static const char *const others[] = {"p. ", "pp. ", "vol. ", "No. ", "Nos. ", "art. ", "c. "};
    gsize last = end, at;
    while (last && text[last - 1] == ' ' && end - last < 2)
        last--;
    for (at = last; at && g_ascii_isdigit(text[at - 1]) && last - at < 5;)
        at--;
    if (at == last || last - at > 4 || last - at < 2)
        return end;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (g_str_has_suffix(others[i], " ") && at >= strlen(others[i]) &&
            strncmp(text + at - strlen(others[i]), others[i], strlen(others[i])) == 0)
            return end;
    gunichar before = at ? g_utf8_get_char(g_utf8_find_prev_char(text, text + at)) : ' ';
    gboolean glued = g_unichar_isalnum(before) && !g_unichar_iswide(before);
    return glued || strchr("/.,$-_", before < 128 ? (int)before : ' ') ? end : at;
}

/* "1591 (2005)": the Security Council took no other resolution of that number. */
static void scan_security(const char *text, gsize length, guint most, GArray *finds)
{
    const char *open;
    for (gsize at = 0; finds->len < most && at < length && (open = memchr(text + at, '(', length - at));) {
        gsize bracket = (gsize)(open - text), year = bracket + 1 + strspn(open + 1, " ");
        at = bracket + 1;
        gsize digits = strspn(text + year, "0123456789"), close = year + digits;
        close += strspn(text + close, " ");
        gsize start = digits == 4 && text[close] == ')' ? digits_before(text, bracket) : bracket;
        if (start == bracket)
            continue;
        int number = (int)g_ascii_strtoll(text + start, NULL, 10),
            when = (int)g_ascii_strtoll(text + year, NULL, 10);
        if (citation_is_security(number, when))
            append(finds, g_strdup_printf("S/RES/%d (%d)", number, when), start, close + 1, UNDEX_CITE_TEXT);
    }
}

static citation_organ chinese_organ(const char *text, gsize at)
{
    static const struct {
        const char *name;
        citation_organ organ;
    } names[] = {{"人权理事会", CITE_ORGAN_RIGHTS},   {"经济及社会理事会", CITE_ORGAN_ECONOMIC},
                 {"经社理事会", CITE_ORGAN_ECONOMIC}, {"安全理事会", CITE_ORGAN_SECURITY},
                 {"安理会", CITE_ORGAN_SECURITY},     {"大会", CITE_ORGAN_ASSEMBLY}};
    gsize from = at > 40 ? at - 40 : 0;
    citation_organ organ = CITE_ORGAN_NONE;
    gsize nearest = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *hit = g_strrstr_len(text + from, (gssize)(at - from), names[i].name);
        if (hit && (gsize)(hit - text) + 1 > nearest) {
            nearest = (gsize)(hit - text) + 1;
            organ = names[i].organ;
        }
    }
    return organ;
}

/* Behind what ends a number: "号决议". */
static gsize word_end(const char *text, gsize at)
{
    static const char *const words[] = {"号", "决议", "决定"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize blanks = strspn(text + at, " ");
        if (g_str_has_prefix(text + at + blanks, words[i]))
            at += blanks + strlen(words[i]);
    }
    return at;
}

/* "第48/161号决议". */
static void scan_chinese(const char *text, gsize length, guint most, GArray *finds)
{
    undex_match match;
    if (!memmem(text, length, "第", strlen("第")) || !memmem(text, length, "号", strlen("号")))
        return;
    for (gsize at = 0; finds->len < most && mention_match(MENTION_CHINESE, text, length, at, &match);) {
        gsize number = (gsize)match.end[0], start = (gsize)match.start[0], end = number;
        citation_organ organ = chinese_organ(text, start);
        at = number + 1;
        if (!citation_match(CITE_NUMBER, text, length, number, &match) ||
            !mention_match(MENTION_CHINESE_WORD, text, length, (gsize)match.end[0], &match))
            continue;
        g_autofree char *decision = mention_group(MENTION_CHINESE_WORD, "decision", text, &match);
        char *symbol = citation_resolution_at(text, length, number, organ, decision != NULL, FALSE, &end);
        if (symbol)
            append(finds, symbol, start, word_end(text, end), UNDEX_CITE_TEXT);
        at = MAX(at, end);
    }
}

/* "9967th meeting": no other organ has met so often. */
static void scan_meetings(const char *text, gsize length, guint most, GArray *finds)
{
    enum { LEAST = 1000 };
    undex_match match;
    if (!memmem(text, length, "meeting", strlen("meeting")))
        return;
    for (gsize at = 0; finds->len < most && mention_match(MENTION_MEETING, text, length, at, &match);
         at = (gsize)match.end[0]) {
        g_autofree char *number = mention_group(MENTION_MEETING, "number", text, &match);
        g_auto(GStrv) parts = g_strsplit(number, ",", 2);
        g_autofree char *plain = g_strjoinv("", parts);
        if (g_ascii_strtoll(plain, NULL, 10) >= LEAST)
            append(finds, g_strconcat("S/PV.", plain, NULL), (gsize)match.start[0], (gsize)match.end[0],
                   UNDEX_CITE_TEXT);
    }
}

void citation_scan_numbers(const char *text, gsize length, guint most, GArray *finds)
{
    scan_security(text, length, most, finds);
    scan_chinese(text, length, most, finds);
    scan_meetings(text, length, most, finds);
}

/* ---- below a heading ---- */

static const struct {
    const char *name;
    citation_organ organ;
} heading_organs[] = {
    {"Human Rights Council", CITE_ORGAN_RIGHTS},
    {"Security Council", CITE_ORGAN_SECURITY},
    {"Economic and Social Council", CITE_ORGAN_ECONOMIC},
    {"Commission on Human Rights", CITE_ORGAN_RIGHTS_COMMISSION},
    {"Environment Assembly", CITE_ORGAN_ENVIRONMENT},
    {"General Assembly", CITE_ORGAN_ASSEMBLY},
    {"Commission", CITE_ORGAN_OTHER},
    {"Committee", CITE_ORGAN_OTHER},
    {"Conference", CITE_ORGAN_OTHER},
    {"Board", CITE_ORGAN_OTHER},
    {"Governing Council", CITE_ORGAN_OTHER},
};

/* FALSE: the heading speaks of no resolutions. */
static gboolean read_heading(const char *heading, citation_series *series)
{
    undex_match match;
    if (!heading || !mention_match(MENTION_LIST_HEADING, heading, strlen(heading), 0, &match))
        return FALSE;
    g_autofree char *decision = mention_group(MENTION_LIST_HEADING, "decision", heading, &match);
    *series = (citation_series){CITE_ORGAN_NONE, decision && !strstr(heading, "esolution"), NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(heading_organs) && !series->organ; i++)
        if (strstr(heading, heading_organs[i].name))
            series->organ = heading_organs[i].organ;
    return TRUE;
}

/* What the Assembly numbers so high where it lists both is a decision. */
static void tell_decisions(GArray *finds, guint first)
{
    enum { LEAST = 400 };
    for (guint i = first; i < finds->len; i++) {
        citation_find *find = &g_array_index(finds, citation_find, i);
        const char *item =
            find->symbol && g_str_has_prefix(find->symbol, "A/RES/") && !strchr(find->symbol, '(')
                ? strrchr(find->symbol, '/')
                : NULL;
        find->origin = UNDEX_CITE_HEADING;
        if (!item || g_ascii_strtoll(item + 1, NULL, 10) < LEAST)
            continue;
        char *decision = g_strconcat("A/DEC/", find->symbol + strlen("A/RES/"), NULL);
        g_free(find->symbol);
        find->symbol = decision;
    }
}

/* Numbers further on in text[at, end), where columns have run together: "... in the 73/281; 77/267". */
static void add_within(const char *text, gsize at, gsize end, const citation_series *series, guint most,
                       GArray *finds)
{
    undex_match match;
    while (finds->len < most && mention_match(MENTION_LISTED_WITHIN, text, end, at, &match)) {
        gsize start = (gsize)match.start[0];
        gsize next = citation_add_list(text, end, start, start, series, most, finds);
        at = next > start ? next : start + 1;
    }
}

/* Numbers at the beginning of text[at, end): "73/267; 77/17; 79/12 Cooperation between ...". */
static void add_listed(const char *text, gsize at, gsize end, const citation_series *series, guint most,
                       GArray *finds)
{
    undex_match match;
    guint first = finds->len;
    gboolean begins = mention_match(MENTION_LISTED, text, end, at, &match);
    at = begins ? (gsize)match.end[0] : at;
    for (guint before = first; begins && finds->len < most; before = finds->len) {
        gsize next = citation_add_list(text, end, at, at, series, most, finds);
        at = next;
        if (finds->len == before || !mention_match(MENTION_LISTED_JOIN, text, end, next, &match))
            break;
        at = (gsize)match.end[0];
    }
    if (series->organ != CITE_ORGAN_NONE && series->organ != CITE_ORGAN_OTHER && strpbrk(text, "\t"))
        add_within(text, at, end, series, most, finds);
    tell_decisions(finds, first);
}

void citation_scan_listed(const char *text, gsize length, const char *heading, guint most, GArray *finds)
{
    citation_series series = {CITE_ORGAN_NONE, FALSE, NULL}, own;
    gboolean listed = read_heading(heading, &series);
    for (gsize at = 0; at < length && finds->len < most;) {
        gsize cell = strcspn(text + at, "\n\t");
        g_autofree char *said = g_strndup(text + at, MIN(cell, 120));
        if (cell < 120 && g_utf8_validate(said, -1, NULL) && !g_ascii_isdigit(*said) && strpbrk(text, "\t") &&
            !mention_match(MENTION_LISTED, said, strlen(said), 0, NULL) && read_heading(said, &own)) {
            series = own; /* a row within a table that is a heading, or the head of a column */
            listed = TRUE;
        } else if (listed) {
            add_listed(text, at, at + cell, &series, most, finds);
        }
        at += cell + 1;
    }
}
