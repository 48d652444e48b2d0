// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which body issued a symbol. A symbol begins with its organ; what follows names, one within the other, the
 * bodies under it, then the session or the year, then the kind of document and its number (ST/LIB/SER.B/5).
 */
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

/* Bodies that are numbered: ad hoc, standing and sessional committees, commissions, conferences,
 * subcommittees, subcommissions, working groups. */
static const char *const numbered[] = {"AC", "C", "CN", "CONF", "SC", "Sub", "WG"};

/* Kinds of documents; and C, the committee that a treaty's name stands for already. */
static const char *const kinds[] = {
    "RES", "DEC", "L", "PV", "SR", "PRST", "INF", "NGO", "PET", "R", "CRP", "WP", "C", "GC", "Agenda", "SER",
};

static gboolean is_among(const char *word, gsize length, const char *const *list, gsize count)
{
    for (gsize i = 0; i < count; i++)
        if (strlen(list[i]) == length && strncmp(list[i], word, length) == 0)
            return TRUE;
    return FALSE;
}

/* AC.109, WG.II, Sub.2: a body's letters, a stop, its number. */
static gboolean is_numbered_body(const char *part, gsize length)
{
    const char *stop = memchr(part, '.', length);
    return stop && stop + 1 < part + length &&
           is_among(part, (gsize)(stop - part), numbered, G_N_ELEMENTS(numbered));
}

/* HRC, ICEF, B: letters alone, and no kind of document. */
static gboolean is_named_body(const char *part, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isalpha(part[i]))
            return FALSE;
    return length > 0 && !is_among(part, length, kinds, G_N_ELEMENTS(kinds));
}

/* Only the first part after the organ is a name: later ones are countries and the like (E/C.12/SLV). */
char *undex_symbol_body(const char *symbol)
{
    gsize end = strcspn(symbol, "/ ");
    for (int i = 0; symbol[end] == '/'; i++) {
        const char *part = symbol + end + 1;
        gsize length = strcspn(part, "/ ");
        gboolean last = part[length] != '/'; /* a number of its own is still to come */
        if (last || !(is_numbered_body(part, length) || (i == 0 && is_named_body(part, length))))
            break;
        end += 1 + length;
    }
    return g_strndup(symbol, end);
}

char *undex_symbol_body_parse(const char *typed)
{
    enum { LONGEST = 60 };
    gsize length = strlen(typed);
    if (length == 0 || length > LONGEST || !g_ascii_isalpha(*typed) || !g_utf8_validate(typed, -1, NULL))
        return NULL;
    g_autofree char *form = g_strdelimit(g_strdup(typed), "_", '/');
    return citation_canonical(form, length);
}
