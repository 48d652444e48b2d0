// SPDX-License-Identifier: GPL-3.0-or-later
/* The styles that are read: as a footnote says it. */
#include "base/month.h"
#include "citation/styles/headline_case.h"
#include "citation/styles/style.h"
#include "undex/citation.h"

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

const undex_citation_style undex_citation_style_un = {
    .name = "un", .format = format_un, .head = "", .between = "\n", .tail = "\n"};

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

/* "UN General Assembly", "Executive Board of the United Nations Children's Fund" */
static GString *new_chicago(const undex_document *document)
{
    const undex_organ *organ = style_organ_of(document);
    GString *out = g_string_new(NULL);
    if (organ)
        g_string_append_printf(out, "%s%s", strstr(organ->name, "United Nations") ? "" : "UN ", organ->name);
    return out;
}

/* "80", "2025", "S-10": the part of a symbol behind its organ, which Official Records go by. */
static char *records_of(const undex_document *document)
{
    const char *stroke = document->symbol ? strchr(document->symbol, '/') : NULL;
    return stroke ? g_strndup(stroke + 1, strcspn(stroke + 1, "/")) : NULL;
}

static const char *ordinal_ending(int number)
{
    int last = number % 10;
    return number / 10 % 10 == 1 || last < 1 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
}

/* "80th Session", "2025" */
static char *session_of(const undex_document *document)
{
    g_autofree char *records = records_of(document);
    int number = records ? (int)g_ascii_strtoll(records, NULL, 10) : 0;
    return number > 0 && number < 1000 ? g_strdup_printf("%d%s Session", number, ordinal_ending(number))
                                       : g_steal_pointer(&records);
}

static char *chicago_title(const undex_document *document)
{
    g_autofree char *title = style_title(document);
    gboolean english = !document->language || g_str_has_prefix(document->language, "en");
    return title && english ? headline_capitals(title) : g_steal_pointer(&title);
}

/* "UN General Assembly, Resolution 70/1, Title, A/RES/70/1 (September 25, 2015), para. 12."; a supplement:
 * "UN General Assembly, 80th Session, Official Records, Supplement 21, Title, A/80/21 (May 30, 2025)." */
static char *format_chicago(const undex_reference *reference)
{
    const char *kind = NULL;
    const undex_document *document = reference->document;
    int supplement = style_supplement(document);
    g_autofree char *full = style_resolution(document, &kind), *title = chicago_title(document);
    g_autofree char *number = full ? style_without_year(full) : NULL;
    g_autofree char *name = style_name(document), *symbol = full ? style_without_year(name) : g_strdup(name);
    g_autofree char *date = american_date(document), *session = session_of(document);
    GString *out = new_chicago(document);
    if (number)
        g_string_append_printf(out, ", %c%s %s", g_ascii_toupper(*kind), kind + 1, number);
    if (supplement && session)
        g_string_append_printf(out, ", %s, Official Records, Supplement %d", session, supplement);
    if (!full || !title || !g_str_has_suffix(title, full)) /* "Resolution 70/1" is no title */
        append_part(out, title);
    append_part(out, symbol);
    if (date)
        g_string_append_printf(out, " (%s)", date);
    style_append_place(out, reference, &chicago_words);
    g_string_append_c(out, '.');
    return g_string_free(out, FALSE);
}

const undex_citation_style undex_citation_style_chicago = {
    .name = "chicago", .format = format_chicago, .head = "", .between = "\n", .tail = "\n"};

/* What lawyers call documents that need no title: "Verbatim Record", "Presidential Statement 38". NULL: they
 * have a title. Caller frees. */
static char *oscola_kind(const undex_document *document)
{
    static const struct {
        const char *sign, *name;
        gboolean number;
    } kinds[] = {
        {"/PV.", "Verbatim Record", FALSE},
        {"/SR.", "Summary Record", FALSE},
        {"S/PRST/", "Presidential Statement", TRUE},
    };
    const char *symbol = document->symbol ? document->symbol : "", *last = strrchr(symbol, '/');
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strstr(symbol, kinds[i].sign))
            return kinds[i].number ? g_strconcat(kinds[i].name, " ", last + 1, NULL)
                                   : g_strdup(kinds[i].name);
    return NULL;
}

/* "UN GAOR 80th Session Supp No 21", "UN ESCOR 2025 Supp No 6"; NULL: the document is no supplement. */
static char *oscola_records(const undex_document *document)
{
    static const struct {
        const char *organ, *records;
    } series[] = {{"A", "GAOR"}, {"E", "ESCOR"}, {"S", "SCOR"}, {"T", "TCOR"}};
    int supplement = style_supplement(document);
    g_autofree char *session = supplement ? session_of(document) : NULL;
    g_autofree char *organ = session ? undex_symbol_organ(document->symbol) : NULL;
    for (gsize i = 0; organ && i < G_N_ELEMENTS(series); i++)
        if (strcmp(series[i].organ, organ) == 0)
            return g_strdup_printf("UN %s %s Supp No %d", series[i].records, session, supplement);
    return NULL;
}

static void append_word(GString *out, const char *before, const char *word, const char *after)
{
    if (word && *word)
        g_string_append_printf(out, "%s%s%s%s", out->len ? " " : "", before, word, after);
}

/* "UNGA Res 70/1 (25 September 2015) UN Doc A/RES/70/1, para 12."; "UNGA ‘Title’ (25 July 2013) UN Doc
 * A/68/190, para 12."; "UNGA ‘Title’ UN GAOR 80th Session Supp No 21 UN Doc A/80/21 (2025)." */
static char *format_oscola(const undex_reference *reference)
{
    const char *kind = NULL;
    const undex_document *document = reference->document;
    const undex_organ *organ = style_organ_of(document);
    g_autofree char *full = style_resolution(document, &kind), *other = oscola_kind(document);
    g_autofree char *number = full ? style_without_year(full) : NULL;
    g_autofree char *title = style_title(document), *records = oscola_records(document);
    g_autofree char *date = british_date(document), *name = style_name(document);
    g_autofree char *symbol = full ? style_without_year(name) : g_strdup(name);
    GString *out = g_string_new(organ ? organ->abbreviation : NULL);
    style_date when;
    if (number)
        append_word(out, *kind == 'r' ? "Res " : "Dec ", number, "");
    else
        append_word(out, other ? "" : "‘", other ? other : title, other ? "" : "’");
    append_word(out, "", records, "");
    if (!records)
        append_word(out, "(", date, ")");
    append_word(out, document->symbol ? "UN Doc " : "", symbol, "");
    if (records && style_date_of(document, &when))
        g_string_append_printf(out, " (%d)", when.year);
    style_append_place(out, reference, &oscola_words);
    g_string_append_c(out, '.');
    return g_string_free(out, FALSE);
}

const undex_citation_style undex_citation_style_oscola = {
    .name = "oscola", .format = format_oscola, .head = "", .between = "\n", .tail = "\n"};
