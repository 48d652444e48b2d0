// SPDX-License-Identifier: GPL-3.0-or-later
/* This file takes apart what a user typed as a citation: the document, the component and the places in it. */
#include "undex/citation.h"

#include "citation/citation_patterns.h"
#include "citation/citation_words.h"
#include "citation/locator.h"
#include "citation/locator_text.h"
#include "citation/scanner.h"

#include <string.h>

enum { LONGEST_CITATION = 4000 };

undex_citation *citation_new(void)
{
    undex_citation *citation = g_new0(undex_citation, 1);
    citation->locators = citation_locators_new();
    return citation;
}

void undex_citation_free(undex_citation *citation)
{
    if (!citation)
        return;
    g_free(citation->symbol);
    g_free(citation->language);
    g_free(citation->document);
    g_free(citation->component);
    g_array_unref(citation->locators);
    g_free(citation);
}

const undex_locator *undex_citation_locator(const undex_citation *citation, undex_locator_kind kind)
{
    for (guint i = 0; i < citation->locators->len; i++) {
        const undex_locator *locator = &g_array_index(citation->locators, undex_locator, i);
        if (locator->kind == kind)
            return locator;
    }
    return NULL;
}

/* ---- as people write them ---- */

static gboolean says_where(const undex_citation *citation)
{
    return citation->component || citation->locators->len || citation->language;
}

/* Whether no word goes on over `at`. */
static gboolean at_word(const char *text, gsize at)
{
    return !at || !g_unichar_isalnum(g_utf8_get_char(text + at)) ||
           !g_unichar_isalnum(g_utf8_get_char(g_utf8_find_prev_char(text, text + at)));
}

/* Reads places, and what says none, from `at` to `end`; returns how far that goes. */
static gsize read_places(undex_citation *citation, const char *text, gsize end, gsize at)
{
    while (at < end) {
        gsize inner = at + 1;
        if (at_word(text, at) && citation_read_locator(citation, text, end, &at))
            continue;
        if (strchr("([", text[at]) && citation_read_locator(citation, text, end, &inner))
            at = inner;
        else if (!at_word(text, at) || !citation_skip_between(text, end, &at))
            break;
    }
    return at;
}

/* The places between `from` and `to`, where nothing else is said there; NULL: something is. */
static undex_citation *places_between(const char *text, gsize from, gsize to)
{
    undex_citation *places = citation_new();
    if (read_places(places, text, to, from) == to)
        return places;
    undex_citation_free(places);
    return NULL;
}

/* "para. 12 of the report of the Secretary-General (A/80/62)": places at the very start, and whose they are.
 * NULL: that is not how it starts. */
static undex_citation *places_of_something(const char *text, gsize to)
{
    static const char *const whose[] = {" of ",    " of the ", " to the ", " in the ", " du ",
                                        " de la ", " de l'",   " del ",    " des ",    " der "};
    undex_citation *places = citation_new();
    gsize end = read_places(places, text, to, 0);
    g_autofree char *read = g_strndup(text, end);
    for (gsize i = 0; says_where(places) && i < G_N_ELEMENTS(whose); i++)
        if (g_str_has_suffix(read, whose[i]))
            return places;
    undex_citation_free(places);
    return NULL;
}

/* What stands right before a document's name, behind words that say nothing: "para. 12 of the annex to".
 * `*exact`: there are no other words. */
static undex_citation *places_before(const char *text, gsize to, gboolean *exact)
{
    undex_citation *places = places_between(text, 0, to);
    *exact = places != NULL;
    if (!places && (places = places_of_something(text, to)))
        *exact = TRUE;
    for (gsize from = citation_window(text, to); !places && from < to; from++) {
        if (at_word(text, from) && ((guchar)text[from] & 0xC0) != 0x80)
            places = places_between(text, from, to);
        if (places && !says_where(places))
            g_clear_pointer(&places, undex_citation_free);
    }
    return places;
}

/* Takes places that `from` has into the citation, if it has none yet; frees `from`. */
static void adopt(undex_citation *citation, undex_citation *from)
{
    gboolean sheet = undex_citation_locator(citation, UNDEX_LOCATOR_SHEET) && citation->locators->len == 1;
    if (from && says_where(from)) {
        if (!citation->locators->len || (sheet && from->locators->len)) {
            g_array_unref(citation->locators);
            citation->locators = g_array_ref(from->locators);
        }
        if (!citation->component)
            citation->component = g_steal_pointer(&from->component);
        if (!citation->language)
            citation->language = g_steal_pointer(&from->language);
    }
    undex_citation_free(from);
}

/* The documents named, and which of them is cited: `first` to `last` are names of it. */
typedef struct {
    GArray *finds; /* citation_find */
    guint first, last;
} naming;

static const citation_find *find_at(const naming *names, guint i)
{
    return &g_array_index(names->finds, citation_find, i);
}

/* "A/80/62-E/2025/12": two symbols of one document. */
static gboolean is_double(const char *text, const citation_find *left, const citation_find *right)
{
    gsize gap = right->start - left->end;
    return right->start >= left->end && gap <= 3 && gap > 0 && strspn(text + left->end, "*- ") >= gap &&
           memchr(text + left->end, '-', gap);
}

/* The last document named is cited, by all its names. */
static void choose_document(const char *text, naming *names)
{
    names->last = names->finds->len - 1;
    guint target = names->last;
    while (target > 0 && is_double(text, find_at(names, target - 1), find_at(names, target)))
        target--;
    names->first = target;
    for (guint i = target; i-- > 0;)
        if (strcmp(find_at(names, i)->symbol, find_at(names, target)->symbol) == 0)
            names->first = i;
}

/* Whether places of another document are cited, too. */
static gboolean cites_others(const char *text, const naming *names)
{
    const char *cited = find_at(names, names->first)->symbol;
    for (guint i = 0; i + 1 < names->finds->len; i++) {
        const citation_find *find = find_at(names, i), *next = find + 1;
        if (strcmp(find->symbol, cited) == 0 || is_double(text, find, next))
            continue;
        g_autoptr(undex_citation) places = citation_new();
        read_places(places, text, next->start, find->end);
        if (places->locators->len)
            return TRUE;
    }
    return FALSE;
}

/* The citation of a document that is named by a symbol or a resolution's number; NULL: it is none. */
static undex_citation *read_named(const char *text, naming *names)
{
    gsize length = strlen(text);
    gboolean exact = FALSE, dated = FALSE;
    choose_document(text, names);
    const citation_find *first = find_at(names, names->first), *last = find_at(names, names->last);
    g_autoptr(undex_citation) citation = citation_new();
    citation->symbol = g_strdup(first->symbol);
    if (read_places(citation, text, length, last->end) < length || cites_others(text, names))
        return NULL;
    if (names->first < names->last)
        adopt(citation, places_between(text, first->end, last->start));
    undex_citation *before = places_before(text, first->start, &exact);
    if (exact || !says_where(citation))
        adopt(citation, before);
    else
        undex_citation_free(before);
    dated = last->end < length && strspn(text + last->end, " *") < length - last->end &&
            memchr(text + last->end, '(', length - last->end);
    /* Words that say nothing stand before the names of documents that are cited, not before those that are
     * looked for with other words. */
    if (!exact && !says_where(citation) && !dated && !citation_is_announced(text, last->start))
        return NULL;
    return g_steal_pointer(&citation);
}

/* A document without a symbol is named by a slug or its file's name: one word that is more than letters, or
 * words with an ending (".pdf"). */
static gboolean is_file_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    gsize ending = dot ? strlen(dot + 1) : 0;
    if (strpbrk(name, "\n\"") || !*name || strchr(".,;:", name[strlen(name) - 1]))
        return FALSE;
    return (ending >= 2 && ending <= 4 && !strpbrk(dot, " ,)")) ||
           (!strpbrk(name, " '()") && strpbrk(name, "-_.0123456789"));
}

/* The places that take up all of text[at, length), with only commas between them; NULL: they do not. */
static undex_citation *places_alone(const char *text, gsize length, gsize at)
{
    undex_citation *places = citation_new();
    at += strspn(text + at, " ,");
    while (at < length && citation_read_locator(places, text, length, &at))
        at += strspn(text + at, " ,.;)");
    if (at == length && says_where(places))
        return places;
    undex_citation_free(places);
    return NULL;
}

/* What names a file, without a date in parentheses after it. Takes `name`. */
static char *without_date(char *name)
{
    char *open = strrchr(name, '(');
    gsize length = strlen(name), at = open ? (gsize)(open - name) : length;
    if (open && open > name && open[-1] == ' ' && citation_skip_between(name, length, &at) && at == length)
        open[-1] = '\0';
    return name;
}

/* "notes-2013.txt, para. 12": the places begin where all that follows says where. */
static undex_citation *read_file(const char *text)
{
    gsize length = strlen(text);
    for (gsize at = 1; at < length; at++) {
        g_autofree char *name = strchr(" ,@", text[at]) ? without_date(g_strndup(text, at)) : NULL;
        undex_citation *places = name && is_file_name(name) ? places_alone(text, length, at) : NULL;
        if (!places)
            continue;
        places->document = g_steal_pointer(&name);
        return places;
    }
    return NULL;
}

undex_citation *undex_citation_parse(const char *text)
{
    if (!text || strlen(text) > LONGEST_CITATION || !g_utf8_validate(text, -1, NULL))
        return NULL;
    g_autofree char *trimmed = g_strstrip(citation_in_english(text));
    undex_citation *id = citation_parse_id(trimmed);
    if (id)
        return id;
    g_autofree char *entry = citation_entry(trimmed);
    g_autofree char *plain = citation_plain(entry ? entry : trimmed);
    naming names = {.finds = citation_finds_new()};
    citation_scan_typed(plain, strlen(plain), names.finds);
    undex_citation *citation = names.finds->len ? read_named(plain, &names) : read_file(plain);
    g_array_unref(names.finds);
    return citation;
}

/* ---- as undex prints them ---- */

char *undex_citation_format(const char *document, const char *component, const undex_locator *locators,
                            guint count)
{
    GString *out = g_string_new(document);
    citation_append_component(out, component, &citation_words_usual);
    citation_append_locators(out, locators, count, &citation_words_usual);
    return g_string_free(out, FALSE);
}
