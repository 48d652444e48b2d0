// SPDX-License-Identifier: GPL-3.0-or-later
/* Which body issued a symbol. A symbol begins with its organ; what follows names, one within the other, the
 * bodies under it, then the session or the year, then the kind of document and its number (SER.B/5). */
#include "citation/scanner.h"
#include "citation/symbol_words.h"
#include "undex/citation.h"

#include <string.h>

/* AC.109, WG.II, Sub.2: a body's letters, a stop, its number. */
static gboolean is_numbered_body(const char *part, gsize length)
{
    const char *stop = memchr(part, '.', length);
    return stop && stop + 1 < part + length &&
           undex_word_list_has_part(undex_data_numbered_bodies, part, (gsize)(stop - part));
}

/* HRC, ICEF, B: letters alone, and no kind of document. */
static gboolean is_named_body(const char *part, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isalpha(part[i]))
            return FALSE;
    return length > 0 && !undex_word_list_has_part(undex_data_document_kinds, part, length);
}

/* Only the first part after the organ is a name: later ones are countries and the like (E/C.12/SLV). */
char *undex_symbol_body(const char *symbol)
{
    gsize end = strcspn(symbol, "/ ");
    for (int i = 0; symbol[end] == '/'; i++) {
        const char *part = symbol + end + 1;
        gsize length = strcspn(part, "/ ");
        /* The last part is the number of the document, and no part of its body. */
        gboolean last = part[length] != '/';
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
