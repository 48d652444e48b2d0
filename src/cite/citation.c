// SPDX-License-Identifier: GPL-3.0-or-later
#include "cite/patterns.h"
#include "cite/scan.h"
#include "undex/cite.h"

#include <string.h>

enum { LONGEST_CITATION = 1000 };

void undex_citation_free(undex_citation *citation)
{
    if (!citation)
        return;
    g_free(citation->symbol);
    g_free(citation->language);
    g_free(citation->document);
    g_free(citation->component);
    g_free(citation->para);
    g_free(citation->para_last);
    g_free(citation->item);
    g_free(citation->note);
    g_free(citation->page_label);
    g_free(citation);
}

static void set(char **field, char *value)
{
    if (!value)
        return;
    g_free(*field);
    *field = g_strstrip(value);
}

/* "TWO", not "XII" nor "2025/5". */
static gboolean is_number_word(const char *upper)
{
    gsize letters = strspn(upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return letters > 2 && !upper[letters] && strspn(upper, "IVXLC") < letters;
}

/* "annexe", "anexo" and "annex" are one component; its number stands in upper case. */
static char *component_key(char *name, char *number)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    g_autofree char *upper = number ? g_ascii_strup(number, -1) : NULL;
    const char *key = g_str_has_prefix(lower, "an")    ? "annex"
                      : g_str_has_prefix(lower, "app") ? "appendix"
                                                       : lower;
    if (upper && is_number_word(upper)) /* kept "part.Two" */
        for (char *p = upper + 1; *p; p++)
            *p = g_ascii_tolower(*p);
    return upper ? g_strdup_printf("%s.%s", key, upper) : g_strdup(key);
}

static char *matched_component(int row, const char *name_group, const char *number_group, const char *text,
                               const undex_match *match)
{
    char *name = cite_group(row, name_group, text, match);
    g_autofree char *number = cite_group(row, number_group, text, match);
    char *key = name ? component_key(g_strdelimit(name, " \t", '-'), number) : NULL;
    g_free(name);
    if (key && number) /* "draft resolution III A" */
        g_strdelimit(key, " \t", '.');
    return key;
}

/* ", annex II", ", part two", ", decision 2025/5": each form has groups of its own. */
static char *tail_component(const char *text, const undex_match *match)
{
    static const char *const groups[][2] = {{"name", "number"}, {"counted", "count"}, {"adopted", "act"}};
    for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
        char *component = matched_component(CITE_TAIL_COMPONENT, groups[i][0], groups[i][1], text, match);
        if (component)
            return component;
    }
    return NULL;
}

/* Labels as they are kept: "12", "12 bis", "29B.14", "PP3". */
static char *para_label(char *typed)
{
    if (!typed)
        return NULL;
    char *label = typed;
    for (char *p = label; *p && *p != ' '; p++)
        *p = g_ascii_toupper(*p);
    return g_strchomp(label);
}

/* Takes `last`; NULL unless it ends a range of plain numbers that `first` begins. */
static char *range_end(const char *first, char *last)
{
    guint64 from = 0, to = 0;
    if (last && g_ascii_string_to_unsigned(first, 10, 0, G_MAXINT, &from, NULL) &&
        g_ascii_string_to_unsigned(last, 10, 0, G_MAXINT, &to, NULL) && from < to)
        return last;
    g_free(last);
    return NULL;
}

/* Reads one part of the tail at *at; FALSE where nothing there is understood. */
static gboolean read_tail(undex_citation *citation, const char *text, gsize length, gsize *at)
{
    undex_match match;
    if (cite_match(CITE_TAIL_LANGUAGE, text, length, *at, &match)) {
        set(&citation->language, cite_group(CITE_TAIL_LANGUAGE, "language", text, &match));
    } else if (cite_match(CITE_TAIL_COMPONENT, text, length, *at, &match)) {
        char *component = tail_component(text, &match);
        if (citation->component) { /* "annex II, appendix" */
            char *within = g_strdup_printf("%s.%s", citation->component, component);
            g_free(component);
            component = within;
        }
        set(&citation->component, component);
    } else if (cite_match(CITE_TAIL_PARA, text, length, *at, &match)) {
        set(&citation->para, para_label(cite_group(CITE_TAIL_PARA, "para", text, &match)));
        set(&citation->para_last,
            range_end(citation->para, cite_group(CITE_TAIL_PARA, "last", text, &match)));
    } else if (citation->para && !citation->item && cite_match(CITE_TAIL_ITEM, text, length, *at, &match)) {
        set(&citation->item, cite_group(CITE_TAIL_ITEM, "item", text, &match));
    } else if (cite_match(CITE_TAIL_NOTE, text, length, *at, &match)) {
        set(&citation->note, cite_group(CITE_TAIL_NOTE, "note", text, &match));
        set(&citation->note, cite_group(CITE_TAIL_NOTE, "letter", text, &match));
    } else if (cite_match(CITE_TAIL_PAGE, text, length, *at, &match)) {
        set(&citation->page_label, cite_group(CITE_TAIL_PAGE, "page", text, &match));
    } else {
        return FALSE;
    }
    *at = (gsize)match.end[0];
    return TRUE;
}

/* "footnote 7 of", "para. 12 (b) of the annex to": what may stand before the symbol. Returns where the rest
 * begins. */
static gsize read_lead(undex_citation *citation, const char *text, gsize length)
{
    undex_match match;
    if (!cite_match(CITE_LEAD, text, length, 0, &match))
        return 0;
    g_autofree char *what = cite_group(CITE_LEAD, "what", text, &match);
    g_autofree char *folded = g_utf8_strdown(what, -1);
    g_autofree char *label = cite_group(CITE_LEAD, "label", text, &match);
    if (strstr(folded, "not") || g_str_has_prefix(folded, "fn"))
        citation->note = g_steal_pointer(&label);
    else if (g_str_has_prefix(folded, "page") || g_str_equal(folded, "p."))
        citation->page_label = g_steal_pointer(&label);
    else
        citation->para = para_label(g_steal_pointer(&label));
    set(&citation->item, cite_group(CITE_LEAD, "item", text, &match));
    set(&citation->component, matched_component(CITE_LEAD, "component", "number", text, &match));
    return (gsize)match.end[0];
}

/* "annex.II.para.3" after the "#" of an id; a kind of passage without a label of its own leaves the fields
 * NULL. */
static void read_id(undex_citation *citation, const char *fragment)
{
    undex_match match;
    gsize length = strlen(fragment);
    if (!cite_match(CITE_ID, fragment, length, 0, &match))
        return;
    set(&citation->component, cite_group(CITE_ID, "component", fragment, &match));
    set(&citation->para, cite_group(CITE_ID, "para", fragment, &match));
    if (citation->para)
        g_strdelimit(citation->para, "-", ' '); /* ids have no blanks: "12-bis" */
    set(&citation->note, cite_group(CITE_ID, "note", fragment, &match));
    g_autofree char *page = cite_group(CITE_ID, "page", fragment, &match);
    citation->page = page ? (int)g_ascii_strtoll(page, NULL, 10) : 0;
}

static undex_citation *parse_id(const char *text)
{
    const char *hash = strrchr(text, '#');
    if (!hash || hash == text || !hash[1] || strpbrk(hash, " \n"))
        return NULL;
    undex_citation *citation = g_new0(undex_citation, 1);
    citation->document = g_strndup(text, (gsize)(hash - text));
    const char *at = strrchr(citation->document, '@');
    undex_match match;
    g_autofree char *name = g_strdup(citation->document);
    if (at && cite_match(CITE_TAIL_LANGUAGE, at, strlen(at), 0, &match) &&
        (gsize)match.end[0] == strlen(at)) {
        citation->language = g_strdup(at + 1);
        name[at - citation->document] = '\0';
    }
    if (strchr(name, '/'))
        citation->symbol = undex_symbol_parse(name);
    read_id(citation, hash + 1);
    return citation;
}

static gboolean says_where(const undex_citation *citation)
{
    return citation->component || citation->para || citation->note || citation->page_label ||
           citation->page || citation->language;
}

/* Where the part that names the document ends: at the first of the tails, or at the end. */
static gsize tail_start(const char *text, gsize length, gsize from)
{
    static const int tails[] = {CITE_TAIL_LANGUAGE, CITE_TAIL_COMPONENT, CITE_TAIL_PARA, CITE_TAIL_NOTE,
                                CITE_TAIL_PAGE};
    for (gsize at = from; at < length; at++) {
        if (!strchr(" ,@", text[at]))
            continue;
        for (gsize i = 0; i < G_N_ELEMENTS(tails); i++)
            if (cite_match(tails[i], text, length, at, NULL))
                return at;
    }
    return length;
}

/* A document without a symbol is named by a slug or its file's name: one word that is more than letters, or
 * words with an ending (".pdf"). */
static gboolean is_file_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    gsize ending = dot ? strlen(dot + 1) : 0;
    if (strpbrk(name, "\n\"") || !*name)
        return FALSE;
    return (ending >= 2 && ending <= 4 && !strpbrk(dot, " ,)")) ||
           (!strpbrk(name, " '()") && strpbrk(name, "-_.0123456789"));
}

undex_citation *undex_citation_parse(const char *text)
{
    if (!text || strlen(text) > LONGEST_CITATION || !g_utf8_validate(text, -1, NULL))
        return NULL;
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    undex_citation *id = parse_id(trimmed);
    if (id)
        return id;
    g_autofree char *plain = cite_fold(text);
    gsize length = strlen(plain);
    g_autoptr(undex_citation) citation = g_new0(undex_citation, 1);
    gsize from = read_lead(citation, plain, length);
    gsize at = tail_start(plain, length, from);
    g_autofree char *name = g_strndup(plain + from, at - from);
    citation->symbol = undex_symbol_parse(name);
    while (at < length && read_tail(citation, plain, length, &at))
        ;
    at += strspn(plain + at, " .,;)");
    if (at < length)
        return NULL;
    if (!citation->symbol) {
        if (from || !says_where(citation) || !is_file_name(name))
            return NULL;
        citation->document = g_steal_pointer(&name);
    } else if (from && !says_where(citation)) {
        return NULL;
    }
    return g_steal_pointer(&citation);
}

/* "annex.II" is printed "annex II", "part.Two" "part two"; `main` is not printed. */
static void append_component(GString *out, const char *component)
{
    if (!component || g_str_equal(component, "main"))
        return;
    g_auto(GStrv) parts = g_strsplit(component, ".", -1);
    for (char **part = parts; *part; part++) {
        g_strdelimit(*part, "-", ' '); /* "draft-resolution.I" is printed "draft resolution I" */
        gboolean name = g_ascii_islower((*part)[0]);
        if (!name && g_ascii_islower((*part)[1]))
            (*part)[0] = g_ascii_tolower((*part)[0]);
        g_string_append_printf(out, "%s%s", name ? ", " : " ", *part);
    }
}

char *undex_citation_format(const char *document, const undex_citation *citation)
{
    GString *out = g_string_new(document);
    append_component(out, citation->component);
    if (citation->para) {
        g_string_append_printf(out, ", para%s %s", citation->para_last ? "s." : ".", citation->para);
        if (citation->para_last)
            g_string_append_printf(out, "-%s", citation->para_last);
        if (citation->item)
            g_string_append_printf(out, " %s", citation->item);
    } else if (citation->note) {
        g_string_append_printf(out, ", footnote %s", citation->note);
    } else if (citation->page_label) {
        g_string_append_printf(out, ", p. %s", citation->page_label);
    } else if (citation->page) {
        g_string_append_printf(out, ", p. %d", citation->page);
    }
    return g_string_free(out, FALSE);
}
