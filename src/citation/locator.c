// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/locator.h"

#include "citation/locator_patterns.h"
#include "citation/scanner.h"

#include <string.h>

enum { MOST_LOCATORS = 50, ANNOUNCEMENT = 48 };

static void clear_locator(gpointer data)
{
    undex_locator *locator = data;
    g_free(locator->first);
    g_free(locator->last);
    g_free(locator->item);
    g_free(locator->more);
}

GArray *citation_locators_new(void)
{
    GArray *locators = g_array_new(FALSE, FALSE, sizeof(undex_locator));
    g_array_set_clear_func(locators, clear_locator);
    return locators;
}

typedef struct {
    undex_citation *citation;
    const char *text;
    gsize length, at;
    undex_match match;
} reader;

/* What a row's match begins with, where that is no letter: a pattern is compiled when it is first tried, and
 * most citations need few of them. NULL: a letter, or any sign beyond ASCII. */
static const struct {
    int row;
    const char *begins;
} starts[] = {
    {LOCATOR_LANGUAGE, "@"},       {LOCATOR_SHEET, "#?&"},         {LOCATOR_BRACKET, "[aA"},
    {LOCATOR_BARE, ","},           {LOCATOR_ASIDE, "(["},          {LOCATOR_AT, "aA"},
    {LOCATOR_PREAMBLE_GLUED, "p"}, {LOCATOR_COMPONENT, NULL},      {LOCATOR_SECTION, NULL},
    {LOCATOR_PREAMBLE, NULL},      {LOCATOR_WHOLE_PREAMBLE, NULL}, {LOCATOR_PARA, NULL},
    {LOCATOR_NOTE, NULL},          {LOCATOR_PAGE, NULL},           {LOCATOR_DOCUMENT, NULL},
    {LOCATOR_JOINING, NULL},       {LOCATOR_FOLLOWING, NULL},
};

static gboolean may_start(int row, char c)
{
    for (gsize i = 0; i < G_N_ELEMENTS(starts); i++)
        if (starts[i].row == row)
            return starts[i].begins ? c && strchr(starts[i].begins, c)
                                    : g_ascii_isalpha(c) || (guchar)c >= 0x80;
    return TRUE;
}

/* The row at the reader's place; a match is taken. */
static gboolean take(reader *r, int row)
{
    if (r->at >= r->length || !may_start(row, r->text[r->at]))
        return FALSE;
    if (!undex_pattern_match(&undex_cite_locators[row], r->text, (gssize)r->length, r->at, &r->match))
        return FALSE;
    r->at = (gsize)r->match.end[0];
    return TRUE;
}

/* What a group of the last match took; NULL: nothing. Caller frees. */
static char *group(const reader *r, int row, const char *name)
{
    int n = undex_pattern_group(&undex_cite_locators[row], name);
    if (n < 0 || n >= UNDEX_MATCH_GROUPS || r->match.start[n] < 0)
        return NULL;
    return g_strndup(r->text + r->match.start[n], (gsize)undex_match_length(&r->match, n));
}

/* ---- components and sections ---- */

static gboolean read_component(reader *r)
{
    if (!take(r, LOCATOR_COMPONENT))
        return FALSE;
    g_autofree char *name = group(r, LOCATOR_COMPONENT, "name");
    g_autofree char *number = group(r, LOCATOR_COMPONENT, "number");
    g_autofree char *act = group(r, LOCATOR_COMPONENT, "act");
    g_autofree char *adopted = group(r, LOCATOR_COMPONENT, "adopted");
    citation_add_component(r->citation, name ? name : adopted, number ? number : act);
    return TRUE;
}

static gboolean read_section(reader *r)
{
    static const char *const groups[][2] = {{"name", "section"}, {"chapter", "chapter"}, {"part", "part"}};
    if (!take(r, LOCATOR_SECTION))
        return FALSE;
    g_autofree char *number = group(r, LOCATOR_SECTION, "number");
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
        g_autofree char *word = group(r, LOCATOR_SECTION, groups[i][0]);
        if (word)
            citation_add_component(r->citation, groups[i][1], number);
    }
    return TRUE;
}

static gboolean read_language(reader *r)
{
    if (!take(r, LOCATOR_LANGUAGE))
        return FALSE;
    g_free(r->citation->language);
    r->citation->language = group(r, LOCATOR_LANGUAGE, "language");
    return TRUE;
}

/* ---- numbers ---- */

/* Labels as they are kept: "12", "12 bis", "29B.14", "PP3". */
static char *para_label(char *typed)
{
    GString *label = g_string_new(NULL);
    for (const char *p = typed; *p; p++) {
        gboolean latin = strncmp(p, "bis", 3) == 0 || strncmp(p, "ter", 3) == 0 || strncmp(p, "qua", 3) == 0;
        if (latin && label->len && p[-1] != ' ')
            g_string_append_c(label, ' ');
        if (latin || *p == ' ') {
            g_string_append(label, p);
            break;
        }
        g_string_append_c(label, g_ascii_toupper(*p));
    }
    g_free(typed);
    return g_string_free(label, FALSE);
}

/* "(b)(ii)", "b) ii)" are "(b) (ii)". */
static char *item_label(char *typed)
{
    GString *label = g_string_new(NULL);
    g_auto(GStrv) parts = g_strsplit_set(typed ? typed : "", "() ", -1);
    for (char **part = parts; *part; part++)
        if (**part) {
            g_autofree char *lower = g_ascii_strdown(*part, -1);
            g_string_append_printf(label, "%s(%s)", label->len ? " " : "", lower);
        }
    g_free(typed);
    return g_string_free(label, FALSE);
}

/* Where the number that is counted begins in a label: 14 of 29B.14, 3 of PP3. */
static gsize counted(const char *label)
{
    gsize at = strlen(label);
    while (at && g_ascii_isdigit(label[at - 1]))
        at--;
    return at;
}

/* Takes `last`, as typed: "14", "29B.14", or the last digits alone of "112-14". NULL unless it ends a range
 * that `first` begins. */
static char *range_end(const char *first, char *last)
{
    gsize stem = counted(first), own = counted(last);
    gboolean same = own == stem && strncmp(first, last, own) == 0;
    gint64 from = g_ascii_strtoll(first + stem, NULL, 10), to = g_ascii_strtoll(last + own, NULL, 10),
           tens = 10;
    while (tens <= to)
        tens *= 10;
    if (to < from && from / tens * tens + to > from)
        to = from / tens * tens + to;
    gboolean counts = first[stem] && last[own] && (own == 0 || same) && from < to;
    g_free(last);
    return counts ? g_strdup_printf("%.*s%" G_GINT64_FORMAT, (int)stem, first, to) : NULL;
}

/* ", c) y d)", "-(d)" are ", (c) and (d)", "–(d)"; NULL: there are none. */
static char *more_items(char *typed)
{
    g_autoptr(GString) label = g_string_new(NULL);
    g_autofree char *text = typed;
    for (const char *p = text, *close; p && (close = strchr(p, ')')); p = close + 1) {
        const char *first = close;
        while (first > p && g_ascii_isalpha(first[-1]))
            first--;
        g_autofree char *joint = g_strndup(p, (gsize)(first - p));
        const char *printed = strpbrk(joint, "-") || strstr(joint, "to") ? "–"
                              : strspn(joint, " ,(") == strlen(joint)    ? ", "
                                                                         : " and ";
        g_string_append_printf(label, "%s(%.*s)", printed, (int)(close - first), first);
    }
    return label->len ? g_strdup(label->str) : NULL;
}

static void read_items(reader *r, undex_locator *locator)
{
    locator->item = item_label(group(r, LOCATOR_ITEM, "item"));
    locator->more = more_items(group(r, LOCATOR_ITEM, "more"));
}

static const int numbers[] = {
    [UNDEX_LOCATOR_PARA] = LOCATOR_PARA_NUMBER,
    [UNDEX_LOCATOR_NOTE] = LOCATOR_NOTE_NUMBER,
    [UNDEX_LOCATOR_PAGE] = LOCATOR_PAGE_NUMBER,
};

static char *take_number(reader *r, undex_locator_kind kind)
{
    if (!take(r, numbers[kind]))
        return NULL;
    char *number = group(r, numbers[kind], "number");
    return kind == UNDEX_LOCATOR_PARA ? para_label(number) : number;
}

/* The number that `joint` joins to those before; NULL, and nothing is taken, where there is none. */
static char *take_joined(reader *r, int joint, undex_locator_kind kind)
{
    gsize start = r->at;
    char *number = take(r, joint) ? take_number(r, kind) : NULL;
    if (!number)
        r->at = start;
    return number;
}

/* The numbers of one kind at the reader's place: "12 (b), 14 and 16-18". FALSE: there is none. */
static gboolean read_numbers(reader *r, undex_locator_kind kind)
{
    GArray *locators = r->citation->locators;
    char *number = take_number(r, kind);
    if (!number)
        return FALSE;
    while (number) {
        undex_locator locator = {.kind = kind, .first = number};
        if (kind == UNDEX_LOCATOR_PARA && take(r, LOCATOR_ITEM))
            read_items(r, &locator);
        char *last = take_joined(r, LOCATOR_RANGE, kind);
        locator.last = last ? range_end(locator.first, last) : NULL;
        g_array_append_val(locators, locator);
        number = locators->len < MOST_LOCATORS ? take_joined(r, LOCATOR_LIST, kind) : NULL;
    }
    return TRUE;
}

/* Paragraphs from the index `first` on are of the preamble. */
static void make_preambular(GArray *locators, guint first)
{
    for (guint i = first; i < locators->len; i++) {
        undex_locator *locator = &g_array_index(locators, undex_locator, i);
        char **const labels[] = {&locator->first, &locator->last};
        for (gsize k = 0; k < G_N_ELEMENTS(labels); k++) {
            char *plain = *labels[k];
            if (!plain || !g_ascii_isdigit(*plain))
                continue;
            *labels[k] = g_strconcat("PP", plain, NULL);
            g_free(plain);
        }
    }
}

static gboolean read_paras(reader *r, gboolean preambular)
{
    guint first = r->citation->locators->len;
    if (!read_numbers(r, UNDEX_LOCATOR_PARA))
        return FALSE;
    if (preambular || take(r, LOCATOR_OF_PREAMBLE))
        make_preambular(r->citation->locators, first);
    return TRUE;
}

static gboolean read_ordinal(reader *r)
{
    gsize start = r->at;
    if (g_ascii_ispunct(r->text[start]) || r->text[start] == ' ' || !take(r, LOCATOR_ORDINAL))
        return FALSE;
    g_autofree char *ordinal = group(r, LOCATOR_ORDINAL, "ordinal");
    g_autofree char *operative = group(r, LOCATOR_ORDINAL, "operative");
    int number = citation_ordinal(ordinal);
    if (number < 1) {
        r->at = start;
        return FALSE;
    }
    undex_locator locator = {UNDEX_LOCATOR_PARA, g_strdup_printf("%s%d", operative ? "" : "PP", number), NULL,
                             NULL, NULL};
    g_array_append_val(r->citation->locators, locator);
    return TRUE;
}

static gboolean read_bracket(reader *r)
{
    if (!take(r, LOCATOR_BRACKET))
        return FALSE;
    undex_locator locator = {UNDEX_LOCATOR_PARA, group(r, LOCATOR_BRACKET, "first"), NULL, NULL, NULL};
    char *last = group(r, LOCATOR_BRACKET, "last");
    locator.last = last ? range_end(locator.first, last) : NULL;
    g_array_append_val(r->citation->locators, locator);
    return TRUE;
}

static gboolean read_preamble(reader *r)
{
    if (!take(r, LOCATOR_WHOLE_PREAMBLE))
        return FALSE;
    g_array_append_vals(r->citation->locators,
                        &(undex_locator){UNDEX_LOCATOR_PREAMBLE, NULL, NULL, NULL, NULL}, 1);
    return TRUE;
}

static gboolean read_sheet(reader *r)
{
    if (!take(r, LOCATOR_SHEET))
        return FALSE;
    undex_locator locator = {UNDEX_LOCATOR_SHEET, group(r, LOCATOR_SHEET, "sheet"), NULL, NULL, NULL};
    g_array_append_val(r->citation->locators, locator);
    return TRUE;
}

static gboolean read_numbered(reader *r)
{
    static const struct {
        int row;
        undex_locator_kind kind;
    } words[] = {
        {LOCATOR_NOTE, UNDEX_LOCATOR_NOTE},
        {LOCATOR_PAGE, UNDEX_LOCATOR_PAGE},
        {LOCATOR_AT, UNDEX_LOCATOR_PAGE},
        {LOCATOR_BARE, UNDEX_LOCATOR_PAGE},
    };
    gsize start = r->at;
    if (take(r, LOCATOR_PREAMBLE) && read_paras(r, TRUE))
        return TRUE;
    r->at = start;
    if (r->citation->symbol && strstr(r->citation->symbol, "/RES/") && take(r, LOCATOR_PREAMBLE_GLUED) &&
        read_paras(r, TRUE))
        return TRUE;
    r->at = start;
    if (take(r, LOCATOR_PARA) && read_paras(r, FALSE))
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        r->at = start;
        if (take(r, words[i].row) && read_numbers(r, words[i].kind))
            return TRUE;
    }
    r->at = start;
    return FALSE;
}

gboolean citation_read_locator(undex_citation *citation, const char *text, gsize length, gsize *at)
{
    reader r = {.citation = citation, .text = text, .length = length, .at = *at};
    if (!read_language(&r) && !read_sheet(&r) && !read_ordinal(&r) && !read_bracket(&r) &&
        !read_numbered(&r) && !read_preamble(&r) && !read_component(&r) && !read_section(&r))
        return FALSE;
    *at = r.at;
    return TRUE;
}

gboolean citation_skip_between(const char *text, gsize length, gsize *at)
{
    static const int rows[] = {LOCATOR_DATE,  LOCATOR_QUOTED,  LOCATOR_DOCUMENT, LOCATOR_FOLLOWING,
                               LOCATOR_ASIDE, LOCATOR_JOINING, LOCATOR_STOP};
    reader r = {.text = text, .length = length, .at = *at};
    /* No row of the table begins with one of these signs. */
    if (*at < length && text[*at] && strchr(" ,;:.)", text[*at])) {
        ++*at;
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (take(&r, rows[i])) {
            *at = r.at;
            return TRUE;
        }
    return FALSE;
}

gboolean citation_is_announced(const char *text, gsize at)
{
    gsize end = at;
    while (end && strchr(" (:", text[end - 1]))
        end--;
    for (gsize from = at > ANNOUNCEMENT ? at - ANNOUNCEMENT : 0; from < end; from++) {
        reader r = {.text = text, .length = at, .at = from};
        if (((guchar)text[from] & 0xC0) != 0x80 && (!from || text[from - 1] == ' ') &&
            take(&r, LOCATOR_DOCUMENT) && r.at == end)
            return TRUE;
    }
    return FALSE;
}
