// SPDX-License-Identifier: GPL-3.0-or-later
/* The styles that are read: as a footnote says it. */
#include "base/month.h"
#include "citation/styles/style.h"

#include <string.h>

static const citation_words chicago_words = {
    .before = ", ",
    .para = {"para. ", "paras. "},
    .preambular = {"preambular para. ", "preambular paras. "},
    .footnote = {"n. ", "nn. "},
    .page = {"", ""},
};
static const citation_words oscola_words = {
    .before = ", ",
    .para = {"para ", "paras "},
    .preambular = {"preambular para ", "preambular paras "},
    .footnote = {"fn ", "fns "},
    .page = {"", ""},
    .glued = TRUE,
};

/* "General Assembly resolution 70/1, annex, para. 3 (b)"; "A/68/190, para. 12". */
static char *format_un(const undex_reference *reference)
{
    const char *kind = NULL;
    const undex_organ *organ = style_organ_of(reference->document);
    g_autofree char *number = style_resolution(reference->document, &kind);
    g_autofree char *name = style_name(reference->document);
    GString *out = g_string_new(NULL);
    if (number)
        g_string_append_printf(out, "%s %s %s", organ->name, kind, number);
    else
        g_string_append(out, name);
    style_append_place(out, reference, &citation_words_usual);
    return g_string_free(out, FALSE);
}

const undex_citation_style undex_citation_style_un = {"un", format_un, "", "\n", "\n"};

/* "July 25, 2013", "July 2013", "2013" */
static char *american_date(const undex_document *document)
{
    style_date date;
    if (!style_date_of(document, &date))
        return NULL;
    if (date.month && date.day)
        return g_strdup_printf("%s %d, %d", undex_month_name(date.month), date.day, date.year);
    return date.month ? g_strdup_printf("%s %d", undex_month_name(date.month), date.year)
                      : g_strdup_printf("%d", date.year);
}

/* "25 July 2013" */
static char *british_date(const undex_document *document)
{
    style_date date;
    if (!style_date_of(document, &date))
        return NULL;
    if (date.month && date.day)
        return g_strdup_printf("%d %s %d", date.day, undex_month_name(date.month), date.year);
    return date.month ? g_strdup_printf("%s %d", undex_month_name(date.month), date.year)
                      : g_strdup_printf("%d", date.year);
}

static void append_part(GString *out, const char *part)
{
    if (part && *part)
        g_string_append_printf(out, "%s%s", out->len ? ", " : "", part);
}

/* "UN General Assembly, Resolution 70/1, Title, A/RES/70/1 (September 25, 2015), para. 12." */
static char *format_chicago(const undex_reference *reference)
{
    const char *kind = NULL;
    const undex_organ *organ = style_organ_of(reference->document);
    g_autofree char *number = style_resolution(reference->document, &kind);
    g_autofree char *title = style_title(reference->document);
    g_autofree char *name = style_name(reference->document);
    g_autofree char *date = american_date(reference->document);
    GString *out = g_string_new(NULL);
    if (organ)
        g_string_append_printf(out, "%s%s", strstr(organ->name, "United Nations") ? "" : "UN ", organ->name);
    if (number)
        g_string_append_printf(out, ", %c%s %s", g_ascii_toupper(*kind), kind + 1, number);
    if (!number || !title || !g_str_has_suffix(title, number)) /* "Resolution 70/1" is no title */
        append_part(out, title);
    append_part(out, name);
    if (date)
        g_string_append_printf(out, " (%s)", date);
    style_append_place(out, reference, &chicago_words);
    g_string_append_c(out, '.');
    return g_string_free(out, FALSE);
}

const undex_citation_style undex_citation_style_chicago = {"chicago", format_chicago, "", "\n", "\n"};

/* "UNGA Res 70/1 (25 September 2015) UN Doc A/RES/70/1, para 12."; "UNGA 'Title' (25 July 2013) UN Doc
 * A/68/190, para 12." */
static char *format_oscola(const undex_reference *reference)
{
    const char *kind = NULL;
    const undex_organ *organ = style_organ_of(reference->document);
    g_autofree char *number = style_resolution(reference->document, &kind);
    g_autofree char *title = style_title(reference->document);
    g_autofree char *date = british_date(reference->document);
    g_autofree char *name = style_name(reference->document);
    GString *out = g_string_new(organ ? organ->abbreviation : NULL);
    if (number)
        g_string_append_printf(out, " %s %s", *kind == 'r' ? "Res" : "Dec", number);
    else if (title)
        g_string_append_printf(out, "%s‘%s’", out->len ? " " : "", title);
    if (date)
        g_string_append_printf(out, "%s(%s)", out->len ? " " : "", date);
    g_string_append_printf(out, "%s%s%s", out->len ? " " : "", reference->document->symbol ? "UN Doc " : "",
                           name);
    style_append_place(out, reference, &oscola_words);
    g_string_append_c(out, '.');
    return g_string_free(out, FALSE);
}

const undex_citation_style undex_citation_style_oscola = {"oscola", format_oscola, "", "\n", "\n"};
