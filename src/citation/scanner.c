// SPDX-License-Identifier: GPL-3.0-or-later
#include "citation/scanner.h"

#include "citation/citation_patterns.h"
#include "citation/mention_patterns.h"
#include "undex/citation.h"

#include <string.h>

enum { WINDOW = 160, LONGEST_RANGE = 50, MOST_SUFFIXES = 99, LEAST_DIGITS = 3, SOON = 40 };

static void clear_find(gpointer find)
{
    g_free(((citation_find *)find)->symbol);
    g_free(((citation_find *)find)->para);
    g_free(((citation_find *)find)->place);
    g_free(((citation_find *)find)->number);
}

GArray *citation_finds_new(void)
{
    GArray *finds = g_array_new(FALSE, FALSE, sizeof(citation_find));
    g_array_set_clear_func(finds, clear_find);
    return finds;
}

gsize citation_window(const char *text, gsize at)
{
    gsize from = at > WINDOW ? at - WINDOW : 0;
    while (from < at && ((guchar)text[from] & 0xC0) == 0x80)
        from++;
    return from;
}

gsize citation_root_starts(const char *text, gsize slash, gsize least, gboolean (*belongs)(char c),
                           gsize starts[CITATION_ROOT_STARTS])
{
    enum { LONGEST_ROOT = 12 };
    gsize first = slash, after_dash = 0, count = 0;
    while (first > least && slash - first < LONGEST_ROOT && belongs(text[first - 1])) {
        first--;
        if (text[first] == '-' && !after_dash)
            after_dash = first + 1;
    }
    if (first < slash)
        starts[count++] = first;
    if (after_dash && after_dash < slash)
        starts[count++] = after_dash;
    return count;
}

static gboolean root_char(char c)
{
    return g_ascii_isupper(c) || g_ascii_isdigit(c) || c == '.' || c == '-';
}

/* Whether a symbol may begin at `at`: not inside a word, a path or an address other than the UN's own. */
static gboolean may_begin(const char *text, gsize at)
{
    if (!at)
        return TRUE;
    const char *before = g_utf8_find_prev_char(text, text + at);
    gunichar ch = g_utf8_get_char(before);
    if (ch == '/' || ch == '=') {
        gsize from = citation_window(text, at);
        return citation_match(CITE_URL, text + from, at - from, 0, NULL);
    }
    if (ch == ' ' && at >= 4 && g_ascii_isupper(text[at - 2])) {
        gsize from = citation_window(text, at);
        return !citation_match(CITE_FRAGMENT, text + from, at - from, 0, NULL);
    }
    if (ch == '-' && at >= 2)
        return g_ascii_isdigit(text[at - 2]) || strchr("*) ", text[at - 2]) != NULL;
    if (g_unichar_type(ch) == G_UNICODE_OTHER_NUMBER) /* a raised mark */
        return TRUE;
    return !g_unichar_isalnum(ch) && !strchr("_@%&#.\\", ch < 128 ? (int)ch : ' ');
}

/* The symbol whose first slash is at `slash`: its canonical form and place; NULL where there is none. */
static char *symbol_at(const char *text, gsize length, gsize slash, gsize least, gsize *start, gsize *end)
{
    gsize starts[CITATION_ROOT_STARTS];
    gsize count = citation_root_starts(text, slash, least, root_char, starts);
    for (gsize i = 0; i < count; i++) {
        gsize at = starts[i];
        undex_match match;
        if (!g_ascii_isupper(text[at]) || !may_begin(text, at))
            continue;
        if (citation_match(CITE_SYMBOL, text, length, at, &match)) {
            *start = at;
            *end = (gsize)match.end[0];
            if (*end < length && text[*end] == '/' &&
                (*end + 1 == length || !g_ascii_isalpha(text[*end + 1])))
                return NULL; /* "JIU/REP/2024/": its end is missing */
            return citation_canonical(text + at, *end - at);
        }
    }
    gsize first = count ? starts[0] : slash; /* "A / 68/190" */
    if (!count && slash >= 2 && text[slash - 1] == ' ' && strchr("ASET", text[slash - 2]))
        first = slash - 2;
    if (first == slash || first < least || !g_ascii_isupper(text[first]) || !may_begin(text, first))
        return NULL;
    *start = first;
    return citation_damaged_at(text, length, first, end);
}

/* "SR." of A/C.3/68/SR.27: where the number of the last part begins; 0 where it has no code before it. */
static gsize coded_number(const char *symbol)
{
    gsize n = strlen(symbol), at = n;
    while (at && g_ascii_isdigit(symbol[at - 1]))
        at--;
    return at && at < n && symbol[at - 1] == '.' ? at : 0;
}

/* Only records and suffixes are listed by bare numbers; "L.3, 28 States" is another matter. */
static gboolean lists_by_number(const char *symbol)
{
    static const char *const codes[] = {"/SR.", "/PV.", "/Add.", "/Corr.", "/Rev."};
    const char *last = strrchr(symbol, '/');
    for (gsize i = 0; last && i < G_N_ELEMENTS(codes); i++)
        if (g_str_has_prefix(last, codes[i]))
            return TRUE;
    return FALSE;
}

static void append_find(GArray *finds, char *symbol, gsize start, gsize end)
{
    g_array_append_vals(finds, &(citation_find){.symbol = symbol, .start = start, .end = end}, 1);
}

/* "Corr.1" after A/68/6 adds to it, after A/68/6/Corr.2 it takes that one's place. */
static char *with_suffix(const char *base, const char *suffix)
{
    const char *last = strrchr(base, '/');
    gsize code = strcspn(suffix, ".") + 1;
    if (last && strncmp(last + 1, suffix, code) == 0)
        return g_strdup_printf("%.*s/%s", (int)(last - base), base, suffix);
    static const char *const adding[] = {"Add.", "Corr.", "Rev.", "Amend."};
    for (gsize i = 0; i < G_N_ELEMENTS(adding); i++)
        if (g_str_has_prefix(suffix, adding[i]))
            return g_strdup_printf("%s/%s", base, suffix);
    return NULL;
}

static gboolean is_suffix(const char *symbol)
{
    const char *relation = NULL;
    g_autofree char *base = undex_symbol_base(symbol, &relation);
    return base != NULL;
}

typedef struct {
    const char *text;
    gsize length, at;
    gboolean expand;
    guint most;
    GArray *finds;
} elision;

/* Numbers after the last symbol found: ", 28 and 35-38". FALSE where none follows. */
static gboolean add_number(elision *e)
{
    undex_match match;
    const char *last = g_array_index(e->finds, citation_find, e->finds->len - 1).symbol;
    gsize where = coded_number(last);
    if (!where || !lists_by_number(last) ||
        !citation_match(CITE_ELIDED_NUMBER, e->text, e->length, e->at, &match))
        return FALSE;
    int group = undex_pattern_group(&undex_cite_patterns[CITE_ELIDED_NUMBER], "number");
    gint64 from = g_ascii_strtoll(last + where, NULL, 10);
    gint64 to = g_ascii_strtoll(e->text + match.start[group], NULL, 10);
    gboolean range = citation_has_group(CITE_ELIDED_NUMBER, "dash", &match);
    if (to <= from || (range && to - from > LONGEST_RANGE) || (to > MOST_SUFFIXES && is_suffix(last)))
        return FALSE;
    g_autofree char *stem = g_strndup(last, where);
    gint64 next = range && e->expand ? from + 1 : to;
    for (; next <= to && e->finds->len < e->most; next++)
        append_find(e->finds, g_strdup_printf("%s%" G_GINT64_FORMAT, stem, next), (gsize)match.start[group],
                    (gsize)match.end[group]);
    e->at = (gsize)match.end[0];
    return TRUE;
}

static gboolean add_suffix(elision *e, const char *base)
{
    undex_match match;
    if (!citation_match(CITE_ELIDED_SUFFIX, e->text, e->length, e->at, &match))
        return FALSE;
    g_autofree char *suffix = citation_group(CITE_ELIDED_SUFFIX, "suffix", e->text, &match);
    char *symbol = with_suffix(base, suffix);
    if (!symbol)
        return FALSE;
    append_find(e->finds, symbol, (gsize)match.end[0] - strlen(suffix), (gsize)match.end[0]);
    e->at = (gsize)match.end[0];
    return TRUE;
}

/* ", 2014" after A/AC.109/2013/Add.1 counts on where A/AC.109/2013 ends: a number of as many digits, soon
 * after its own. */
static gboolean add_next(elision *e, char **base)
{
    undex_match match;
    const char *stroke = strrchr(*base, '/');
    gsize digits = stroke ? strspn(stroke + 1, "0123456789") : 0;
    if (digits < LEAST_DIGITS || stroke[1 + digits] ||
        !citation_match(CITE_ELIDED_NUMBER, e->text, e->length, e->at, &match))
        return FALSE;
    int group = undex_pattern_group(&undex_cite_patterns[CITE_ELIDED_NUMBER], "number");
    gint64 from = g_ascii_strtoll(stroke + 1, NULL, 10);
    gint64 to = g_ascii_strtoll(e->text + match.start[group], NULL, 10);
    gboolean range = citation_has_group(CITE_ELIDED_NUMBER, "dash", &match);
    if ((gsize)undex_match_length(&match, group) != digits || to <= from || to - from > SOON ||
        (range && to - from > LONGEST_RANGE))
        return FALSE;
    for (gint64 next = range && e->expand ? from + 1 : to; next <= to && e->finds->len < e->most; next++) {
        char *symbol = g_strdup_printf("%.*s/%" G_GINT64_FORMAT, (int)(stroke - *base), *base, next);
        append_find(e->finds, symbol, (gsize)match.start[group], (gsize)match.end[group]);
    }
    g_free(*base);
    *base = g_strdup(g_array_index(e->finds, citation_find, e->finds->len - 1).symbol);
    e->at = (gsize)match.end[0];
    return TRUE;
}

/* "E/ICEF/2025/P/L.1 to E/ICEF/2025/P/L.5": what lies between the last two found, at the place of the last.
 */
static void add_between(const char *text, gboolean expand, guint most, GArray *finds)
{
    if (finds->len < 2 || !expand)
        return;
    const citation_find *to = &g_array_index(finds, citation_find, finds->len - 1), *from = to - 1;
    gsize stem = strlen(from->symbol), other = strlen(to->symbol), start = to->start, end = to->end;
    while (stem && g_ascii_isdigit(from->symbol[stem - 1]))
        stem--;
    while (other && g_ascii_isdigit(to->symbol[other - 1]))
        other--;
    gint64 first = g_ascii_strtoll(from->symbol + stem, NULL, 10),
           last = g_ascii_strtoll(to->symbol + other, NULL, 10);
    if (stem != other || !from->symbol[stem] || strncmp(from->symbol, to->symbol, stem) != 0 ||
        last <= first || last - first > LONGEST_RANGE || start <= from->end ||
        !mention_match(MENTION_SYMBOL_RANGE, text + from->end, start - from->end, 0, NULL))
        return;
    g_autofree char *common = g_strndup(from->symbol, stem);
    for (gint64 next = first + 1; next < last && finds->len < most; next++) {
        citation_find find = {
            .symbol = g_strdup_printf("%s%" G_GINT64_FORMAT, common, next), .start = start, .end = end};
        g_array_insert_val(finds, finds->len - 1, find);
    }
}

void citation_scan_symbols(const char *text, gsize length, gboolean expand, guint most, GArray *finds)
{
    gsize at = 0;
    const char *slash;
    while (finds->len < most && at < length && (slash = memchr(text + at, '/', length - at))) {
        gsize start = 0, end = 0;
        gsize where = (gsize)(slash - text);
        char *symbol = symbol_at(text, length, where, at, &start, &end);
        if (!symbol) {
            at = where + 1;
            continue;
        }
        g_autofree char *base = g_strdup(symbol);
        append_find(finds, symbol, start, end);
        add_between(text, expand, most, finds);
        elision e = {
            .text = text, .length = length, .at = end, .expand = expand, .most = most, .finds = finds};
        while (finds->len < most && (add_number(&e) || add_suffix(&e, base) || add_next(&e, &base)))
            ;
        at = e.at;
    }
}

void undex_citation_warm(void)
{
    undex_pattern_warm(undex_cite_patterns, CITE_PATTERN_COUNT);
    undex_pattern_warm(undex_mention_patterns, MENTION_PATTERN_COUNT);
}
