// SPDX-License-Identifier: GPL-3.0-or-later
/* Symbols in running text whose letters or blanks a scan has damaged: "A/RES/l5l4 (XV)", "E/CN.4/SR,12",
 * "S/PV. 123". They count where what is mended is a whole symbol of two strokes at least. */
#include "citation/citation_patterns.h"
#include "citation/scanner.h"

#include <string.h>

enum { LONGEST = 60 };

/* Letters that scans put for digits, and digits' places they can be put back in. */
gboolean citation_repair_segment(char *segment)
{
    gsize n = strlen(segment), digits = 0, odd = 0;
    for (gsize i = 0; i < n; i++) {
        digits += (gsize)g_ascii_isdigit(segment[i]);
        odd += strchr("IlOo|", segment[i]) != NULL;
    }
    if (!odd)
        return FALSE;
    if (digits + odd == n && (digits || strcmp(segment, "l") == 0)) {
        for (gsize i = 0; i < n; i++)
            if (strchr("Il|", segment[i]))
                segment[i] = '1';
            else if (strchr("Oo", segment[i]))
                segment[i] = '0';
        return TRUE;
    }
    gboolean changed = FALSE; /* E/lCEF */
    for (gsize i = 0; i + 1 < n; i++)
        if (segment[i] == 'l' && g_ascii_isupper(segment[i + 1]))
            segment[i] = 'I', changed = TRUE;
    return changed;
}

/* "L.l2": behind a code with its stop. */
static gboolean repair(char *segment)
{
    char *stop = strrchr(segment, '.');
    return citation_repair_segment(stop && stop > segment ? stop + 1 : segment);
}

/* Whether a part's code has just been read: "/SR", "/L". */
static gboolean is_code(const GString *word)
{
    gsize at = word->len;
    while (at && g_ascii_isupper(word->str[at - 1]))
        at--;
    return at && at < word->len && word->str[at - 1] == '/' && word->len - at <= 4;
}

static gboolean is_odd_blank(const GString *word, const char *next)
{
    gsize n = word->len;
    gboolean digit = g_ascii_isdigit(*next) || *next == 'l';
    if (*next == '/' || (n && word->str[n - 1] == '/'))
        return *next != ' ';
    if (n < 2 || word->str[n - 1] != '.' || !digit)
        return FALSE;
    g_autoptr(GString) code = g_string_new_len(word->str, (gssize)n - 1);
    return is_code(code);
}

/* The word at `start` without odd blanks, and with stops for commas behind codes; how far it reaches is
 * `end`. */
static char *word_at(const char *text, gsize length, gsize start, gsize *end)
{
    GString *word = g_string_new(NULL);
    gsize at = start;
    for (; at < MIN(length, start + LONGEST); at++) {
        char c = text[at];
        const char *next = at + 1 < length ? text + at + 1 : "";
        if (g_ascii_isalnum(c) || strchr("./-|", c))
            g_string_append_c(word, c);
        else if (c == ',' && is_code(word) && (g_ascii_isdigit(*next) || *next == 'l'))
            g_string_append_c(word, '.');
        else if (c != ' ' || !is_odd_blank(word, next))
            break;
    }
    while (word->len && strchr(".-/", word->str[word->len - 1])) {
        g_string_truncate(word, word->len - 1);
        at--;
    }
    *end = at;
    return g_string_free(word, FALSE);
}

char *citation_damaged_at(const char *text, gsize length, gsize start, gsize *end)
{
    undex_match match;
    gsize reach = 0;
    g_autofree char *word = word_at(text, length, start, &reach);
    gboolean changed = strlen(word) != reach - start || strncmp(word, text + start, reach - start) != 0;
    g_auto(GStrv) segments = g_strsplit(word, "/", -1);
    for (guint i = 1; segments[0] && segments[i]; i++)
        changed = repair(segments[i]) || changed;
    guint parts = g_strv_length(segments);
    if (!changed || parts < 2 || (parts == 2 && !strchr(segments[1], '.')) || text[reach - 1] == ' ')
        return NULL;
    g_autofree char *mended = g_strjoinv("/", segments);
    g_autofree char *behind = g_strndup(text + reach, MIN(length - reach, strlen(" (XXVIII)")));
    g_autofree char *whole = g_strconcat(mended, behind, NULL);
    gsize n = strlen(mended);
    if (!g_utf8_validate(whole, -1, NULL))
        whole[n] = '\0';
    if (!citation_match(CITE_SYMBOL, whole, strlen(whole), 0, &match) || (gsize)match.end[0] < n)
        return NULL;
    *end = reach + (gsize)match.end[0] - n;
    return citation_canonical(whole, (gsize)match.end[0]);
}
