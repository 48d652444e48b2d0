// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/styles/style.h"

static void put(GString *out, const char *tag, const char *value)
{
    if (!value || !*value)
        return;
    g_autofree char *line = g_strdelimit(g_strdup(value), "\n\r\t", ' ');
    g_string_append_printf(out, "%s  - %s\n", tag, line);
}

/* YYYY/MM/DD/, with empty places for what is not known */
static void put_date(GString *out, const undex_document *document)
{
    style_date date;
    if (!style_date_of(document, &date))
        return;
    g_autofree char *month = date.month ? g_strdup_printf("%02d", date.month) : g_strdup("");
    g_autofree char *day = date.day ? g_strdup_printf("%02d", date.day) : g_strdup("");
    g_string_append_printf(out, "PY  - %d\nDA  - %d/%s/%s/\n", date.year, date.year, month, day);
}

static char *format_ris(const undex_reference *reference)
{
    const undex_document *document = reference->document;
    g_autofree char *key = style_key(document), *title = style_title(document), *name = style_name(document);
    g_autofree char *address = undex_citation_address(document);
    g_autofree char *author = style_author(document, ". ");
    GString *out = g_string_new("TY  - RPRT\n");
    put(out, "ID", key);
    put(out, "AU", author);
    put(out, "TI", title ? title : name);
    put(out, "SN", document->symbol ? name : NULL);
    put_date(out, document);
    put(out, "PB", document->symbol ? "United Nations" : NULL);
    put(out, "LA", document->language);
    put(out, "UR", address);
    return g_string_free(out, FALSE);
}

static char *cite_ris(const undex_reference *reference)
{
    g_autofree char *place = style_place(reference, &citation_words_usual);
    return *place ? g_steal_pointer(&place) : NULL;
}

/* A note a place: RIS knows no citations. */
static void finish_ris(GString *entry, const GPtrArray *cites)
{
    for (guint i = 0; i < cites->len; i++)
        put(entry, "N1", cites->pdata[i]);
    g_string_append(entry, "ER  - ");
}

const undex_citation_style undex_citation_style_ris = {"ris", format_ris, cite_ris, finish_ris,
                                                       "",    "\n\n",     "\n"};
