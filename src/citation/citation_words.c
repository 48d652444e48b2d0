// SPDX-License-Identifier: GPL-3.0-or-later
/* Citations in the words of another language. */
#include "citation/citation_words.h"

#include "base/language.h"
#include "base/number_words.h"
#include "base/roman.h"
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

static const char *form_of(const undex_citation_words *row, int rank)
{
    return G_STRUCT_MEMBER(const char *, row, (gsize)(rank - 1) * sizeof(const char *));
}

/* How parts are joined in languages that do it otherwise than English. */
typedef struct {
    const char *comma, *and;
    gboolean open; /* "12 b)", not "12 (b)" */
} joints;

static const joints joints_of[] = {
    {", ", " and ", FALSE}, {", ", " et ", TRUE}, {", ", " y ", TRUE},
    {", ", " и ", FALSE},   {"، ", " و", FALSE},  {"，", "和", FALSE},
};

/* ---- as they are printed ---- */

/* The row that a part begins with: "para." of "para. 12"; the longest. `*number` is what follows. */
static const undex_citation_words *row_of(const char *part, const char **number)
{
    const undex_citation_words *best = NULL;
    gsize longest = 0;
    for (const undex_citation_words *row = undex_data_citation_words; row->english; row++) {
        gsize length = strlen(row->english);
        if (length > longest && g_str_has_prefix(part, row->english) && strchr(" ", part[length])) {
            longest = length;
            best = row;
        }
    }
    *number = best ? part + longest + (part[longest] == ' ') : NULL;
    return best;
}

/* "third preambular paragraph" as "preambular para. 3"; else NULL. Caller frees. */
static char *in_figures(const char *part)
{
    gboolean worded = g_str_has_suffix(part, " preambular paragraph");
    int number = worded ? citation_ordinal(part) : 0;
    return number > 0 ? g_strdup_printf("preambular para. %d", number) : NULL;
}

/* A part that goes on with numbers of the part before: "14 and 16" of "paras. 12, 14 and 16". */
static gboolean goes_on(const char *part)
{
    return g_ascii_isdigit(*part) || (g_ascii_isupper(*part) && g_ascii_isdigit(part[1]));
}

static void append_number(GString *out, const char *number, const joints *with)
{
    g_auto(GStrv) parts = g_strsplit(number, " and ", -1);
    g_autofree char *joined = g_strjoinv(with->and, parts);
    for (const char *p = joined; *p; p++)
        if (!(with->open && *p == '('))
            g_string_append_c(out, *p);
}

static void append_part(GString *out, const char *part, int rank)
{
    const joints *with = &joints_of[rank - 1];
    g_autofree char *figures = in_figures(part);
    const char *number = part;
    const undex_citation_words *row = row_of(figures ? figures : part, &number);
    g_string_append(out, with->comma);
    if (!row) { /* numbers alone */
        append_number(out, part, with);
        return;
    }
    g_auto(GStrv) forms = g_strsplit(form_of(row, rank), "|", 2);
    g_auto(GStrv) around = g_strsplit(forms[0], "%", 2);
    if (!*number)
        g_strchomp(around[0]);
    g_string_append(out, around[0]);
    append_number(out, number, with);
    g_string_append(out, around[1] ? around[1] : "");
}

char *undex_citation_in(const char *citation, const char *language)
{
    const undex_language *found = undex_language_find(language);
    if (!citation || !found || !found->official || found->rank == 1)
        return g_strdup(citation);
    g_auto(GStrv) parts = g_strsplit(citation, ", ", -1);
    guint first = g_strv_length(parts), known = first;
    const char *number;
    while (first > 1) { /* the document's name may have commas too */
        g_autofree char *figures = in_figures(parts[first - 1]);
        gboolean named = figures || row_of(parts[first - 1], &number);
        if (!named && !goes_on(parts[first - 1]))
            break;
        first--;
        known = named ? first : known;
    }
    GString *out = g_string_new(parts[0]);
    for (guint i = 1; i < known; i++)
        g_string_append_printf(out, ", %s", parts[i]);
    for (guint i = known; parts[i]; i++)
        append_part(out, parts[i], found->rank);
    return g_string_free(out, FALSE);
}
