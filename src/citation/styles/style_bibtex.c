// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/language.h"
#include "base/month.h"
#include "citation/styles/style.h"

static const struct {
    char sign;
    const char *written;
} escapes[] = {
    {'\\', "\\textbackslash{}"},
    {'{', "\\textbraceleft{}"}, /* BibTeX counts braces, and takes one behind a backslash for one, too */
    {'}', "\\textbraceright{}"},
    {'&', "\\&"},
    {'%', "\\%"},
    {'$', "\\$"},
    {'#', "\\#"},
    {'_', "\\_"},
    {'~', "\\textasciitilde{}"},
    {'^', "\\textasciicircum{}"},
};

static char *escaped(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p; p++) {
        const char *written = NULL;
        for (gsize i = 0; i < G_N_ELEMENTS(escapes) && !written; i++)
            if (escapes[i].sign == *p)
                written = escapes[i].written;
        if (written)
            g_string_append(out, written);
        else
            g_string_append_c(out, *p == '\n' || *p == '\t' ? ' ' : *p);
    }
    return g_string_free(out, FALSE);
}

/* Two pairs of braces keep capitals and names as they are. */
static void put(GString *out, const char *field, const char *value, gboolean whole)
{
    if (!value || !*value)
        return;
    g_autofree char *safe = escaped(value);
    g_string_append_printf(out, ",\n  %s = %s%s%s", field, whole ? "{{" : "{", safe, whole ? "}}" : "}");
}

/* The names that the babel package has for languages. Caller frees; NULL: not known. */
static char *babel(const char *code)
{
    const undex_language *language = undex_language_find(code);
    return language && language->official ? g_ascii_strdown(language->name, -1) : NULL;
}

static void put_date(GString *out, const undex_document *document)
{
    style_date date;
    if (!style_date_of(document, &date))
        return;
    g_autofree char *year = g_strdup_printf("%d", date.year);
    put(out, "year", year, FALSE);
    if (date.month) { /* bibtex's own names: jan, feb ... */
        g_autofree char *month = g_ascii_strdown(undex_month_name(date.month), 3);
        g_string_append_printf(out, ",\n  month = %s", month);
    }
    if (date.day)
        put(out, "date", undex_document_cited_date(document), FALSE);
}

static char *format_bibtex(const undex_reference *reference)
{
    const undex_document *document = reference->document;
    g_autofree char *key = style_key(document), *title = style_title(document), *name = style_name(document);
    g_autofree char *address = undex_citation_address(document), *language = babel(document->language);
    g_autofree char *author = style_author(document, ", ");
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "@techreport{%s", key);
    put(out, "author", author, TRUE);
    put(out, "title", title ? title : name, TRUE);
    put(out, "institution", document->symbol ? "United Nations" : NULL, FALSE);
    put(out, "number", document->symbol ? name : NULL, FALSE);
    put_date(out, document);
    put(out, "langid", language, FALSE);
    if (address)
        g_string_append_printf(out, ",\n  url = {%s}", address);
    g_string_append(out, "\n}");
    return g_string_free(out, FALSE);
}

/* As LaTeX has it. A bracket within the argument wants braces round it. */
static char *cite_bibtex(const undex_reference *reference)
{
    g_autofree char *place = style_place(reference, &citation_words_usual), *safe = escaped(place),
                    *key = style_key(reference->document);
    gboolean guarded = strpbrk(safe, "[]") != NULL;
    return *place ? g_strdup_printf("\\cite[%s%s%s]{%s}", guarded ? "{" : "", safe, guarded ? "}" : "", key)
                  : NULL;
}

/* What stands between entries is no part of any, and biber wants a sign of comment before it. */
static void finish_bibtex(GString *entry, const GPtrArray *cites)
{
    for (guint i = 0; i < cites->len; i++)
        g_string_append_printf(entry, "\n%% %s", (char *)cites->pdata[i]);
}

const undex_citation_style undex_citation_style_bibtex = {"bibtex", format_bibtex, cite_bibtex, finish_bibtex,
                                                          "",       "\n\n",        "\n"};
