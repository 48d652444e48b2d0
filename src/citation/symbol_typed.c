// SPDX-License-Identifier: GPL-3.0-or-later
/* What people type where they name documents: loose spelling made plain, and the names found in it. */
#include "citation/citation_patterns.h"
#include "citation/organ.h"
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

enum { LONGEST_TYPED = 400, MOST_NAMES = 20 };

/* "%2F" is "/"; the text itself where that gives no UTF-8. */
static char *without_percent(const char *typed)
{
    GString *out = g_string_new(NULL);
    for (const char *p = typed; *p; p++) {
        gboolean escaped = *p == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
        int byte = escaped ? g_ascii_xdigit_value(p[1]) * 16 + g_ascii_xdigit_value(p[2]) : 0;
        g_string_append_c(out, byte ? (char)byte : *p);
        p += byte ? 2 : 0;
    }
    if (g_utf8_validate(out->str, -1, NULL))
        return g_string_free(out, FALSE);
    g_string_free(out, TRUE);
    return g_strdup(typed);
}

/* What matches `row` replaced by `with`, in which %s is the group "kept". */
static char *replaced(const char *text, int row, const char *with)
{
    GString *out = g_string_new(NULL);
    gsize length = strlen(text), at = 0;
    undex_match match;
    while (at < length && citation_match(row, text, length, at, &match) && match.end[0] > match.start[0]) {
        g_autofree char *kept = citation_group(row, "kept", text, &match);
        g_auto(GStrv) around = g_strsplit(with, "%s", 2);
        g_string_append_len(out, text + at, match.start[0] - (gssize)at);
        g_string_append(out, around[0]);
        if (around[1])
            g_string_append_printf(out, "%s%s", kept ? kept : "", around[1]);
        at = (gsize)match.end[0];
    }
    g_string_append(out, text + at);
    return g_string_free(out, FALSE);
}

char *citation_entry(const char *typed)
{
    undex_match match;
    gsize length = strlen(typed);
    if (!strpbrk(typed, "@T[{") || !citation_match(CITE_ENTRY, typed, length, 0, NULL) ||
        !citation_match(CITE_ENTRY_SYMBOL, typed, length, 0, &match))
        return NULL;
    g_autofree char *symbol = citation_group(CITE_ENTRY_SYMBOL, "kept", typed, &match);
    g_autofree char *place = citation_match(CITE_ENTRY_PLACE, typed, length, 0, &match)
                                 ? citation_group(CITE_ENTRY_PLACE, "kept", typed, &match)
                                 : NULL;
    return g_strjoin(place ? ", " : NULL, symbol, place, NULL);
}

char *citation_plain(const char *typed)
{
    static const struct {
        int row;
        /* A pattern that cannot match without its sign is not tried where the sign is missing. */
        const char *sign, *with;
    } loose[] = {
        {CITE_LINK, "](", " ("},
        {CITE_ADDRESS, ".org/", " "},
        {CITE_PARAMETER, "=", " "},
        {CITE_LOOSE_SUFFIX, " ", "%s."},
        {CITE_LOOSE_SECTION, "ec", " (Sect. %s)"},
    };
    g_autofree char *read = without_percent(typed);
    char *plain = citation_fold(read);
    g_autofree char *lower = g_ascii_strdown(plain, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(loose); i++) {
        if (!strstr(lower, loose[i].sign))
            continue;
        char *next = replaced(plain, loose[i].row, loose[i].with);
        g_free(plain);
        plain = next;
    }
    return plain;
}

/* Where the number at text[at] is sure to end, whatever follows it: "2769 (Jan. 16, 2025)", "2769 para 3". */
static gsize number_end(const char *text, gsize length, gsize at)
{
    gsize digits = strspn(text + at, "0123456789");
    return digits >= 3 && digits <= 4 && at + digits < length && text[at + digits] == ' ' ? at + digits : 0;
}

char *citation_typed_resolution(const char *text, gsize length, gsize from, gsize *end)
{
    undex_match match;
    citation_organ organ = CITE_ORGAN_NONE;
    gboolean decision = FALSE;
    gsize at = from;
    if (citation_match(CITE_TYPED_BEFORE, text, length, at, &match)) {
        organ = citation_matched_organ(CITE_TYPED_BEFORE, &match);
        at = (gsize)match.end[0];
    }
    if (organ == CITE_ORGAN_NONE && from == 0 && citation_match(CITE_TYPED_ROMAN, text, length, 0, &match)) {
        at = (gsize)match.end[0];
    } else if (citation_match(CITE_TYPED_WORD, text, length, at, &match)) {
        decision = citation_has_group(CITE_TYPED_WORD, "decision", &match);
        /* A word as short as "r" counts only where an organ is named. */
        if (organ == CITE_ORGAN_NONE && undex_match_length(&match, 0) <= 2)
            return NULL;
        at = (gsize)match.end[0];
    } else if (organ == CITE_ORGAN_NONE || !citation_match(CITE_TYPED_BARE, text, length, at, &match)) {
        return NULL;
    } else {
        at = (gsize)match.end[0];
    }
    g_autofree char *upper = g_ascii_strup(text, (gssize)length);
    if (organ == CITE_ORGAN_NONE && citation_match(CITE_NUMBER, upper, length, at, &match) &&
        citation_match(CITE_ORGAN_AFTER, text, length, (gsize)match.end[0], &match))
        organ = citation_matched_organ(CITE_ORGAN_AFTER, &match);
    char *symbol = citation_resolution_at(upper, length, at, organ, decision, TRUE, end);
    if (!symbol && number_end(text, length, at))
        symbol = citation_resolution_at(upper, number_end(text, length, at), at, organ, decision, TRUE, end);
    if (symbol && citation_match(CITE_ORGAN_AFTER, text, length, *end, &match))
        *end = (gsize)match.end[0];
    return symbol;
}

static gboolean is_root_char(char c)
{
    return g_ascii_isalnum(c) || c == '.' || c == '-';
}

/* Whether a name may begin at `at`: not inside a word or a path. */
static gboolean may_begin(const char *text, gsize at)
{
    if (!at)
        return TRUE;
    gunichar before = g_utf8_get_char(g_utf8_find_prev_char(text, text + at));
    if (before == '-')
        return at >= 2 && (g_ascii_isdigit(text[at - 2]) || strchr("*) ", text[at - 2]));
    return !g_unichar_isalnum(before) && !strchr("_@%&#\\/", before < 128 ? (int)before : ' ');
}

/* "UNGA/RES/70/1": organs by their short names, where a symbol has a letter. */
static char *with_organ(char *symbol)
{
    const char *act = symbol ? strchr(symbol, '/') : NULL;
    if (!act || (!g_str_has_prefix(act, "/RES/") && !g_str_has_prefix(act, "/DEC/")))
        return symbol;
    g_autofree char *typed = g_strndup(symbol, (gsize)(act - symbol));
    const undex_organ *organ = undex_organ_typed(typed);
    if (!organ)
        return symbol;
    g_autofree char *longer = g_strconcat(organ->symbol, act, NULL);
    g_free(symbol);
    return citation_canonical(longer, strlen(longer));
}

/* A symbol whose root no list has, if it stands alone between blanks and commas. */
static char *unknown_root(const char *text, gsize at, gsize *end)
{
    g_autofree char *chunk = g_strndup(text + at, strcspn(text + at, " ,;:[]*#"));
    gsize n = strlen(chunk);
    while (n && strchr(").", chunk[n - 1]) && !strchr(chunk, '('))
        chunk[--n] = '\0';
    *end = at + n;
    return with_organ(citation_by_grammar(chunk));
}

/* The symbol whose first slash is at `slash`; NULL: none. */
static char *symbol_at(const char *text, gsize length, gsize slash, gsize least, gsize *start, gsize *end)
{
    gsize starts[CITATION_ROOT_STARTS];
    gsize count = citation_root_starts(text, slash, least, is_root_char, starts);
    for (gsize i = 0; i < count; i++) {
        gsize at = starts[i];
        undex_match match;
        if (!g_ascii_isalpha(text[at]) || !may_begin(text, at))
            continue;
        *start = at;
        if (citation_match(CITE_SYMBOL_TYPED, text, length, at, &match)) {
            *end = (gsize)match.end[0];
            return with_organ(citation_canonical(text + at, *end - at));
        }
        char *symbol = unknown_root(text, at, end);
        if (symbol)
            return symbol;
    }
    return NULL;
}

static void add_symbols(const char *text, gsize length, GArray *finds)
{
    gsize at = 0;
    const char *slash;
    while (finds->len < MOST_NAMES && at < length && (slash = memchr(text + at, '/', length - at))) {
        gsize where = (gsize)(slash - text);
        citation_find find = {0};
        find.symbol = symbol_at(text, length, where, at, &find.start, &find.end);
        at = find.symbol ? find.end : where + 1;
        if (find.symbol)
            g_array_append_val(finds, find);
    }
}

/* "General Assembly resolution 70/1", "res 70/1", "UNSCR 1325": the whole text, as typed. */
static char *parse_resolution(const char *text)
{
    gsize length = strlen(text), end = 0;
    char *symbol = citation_typed_resolution(text, length, 0, &end);
    if (symbol && end < length)
        g_clear_pointer(&symbol, g_free);
    return symbol;
}

static char *parse_meeting(const char *text)
{
    gsize length = strlen(text), end = 0;
    char *symbol = citation_typed_meeting(text, length, 0, &end);
    if (symbol && end < length)
        g_clear_pointer(&symbol, g_free);
    return symbol;
}

/* Blanks, quotes, brackets and stops round what was typed. */
static char *trimmed(const char *text)
{
    char *folded = citation_fold(text);
    gsize start = strspn(folded, " \"'([<"), end = strlen(folded);
    while (end > start && strchr(" \"'>].,;:*", folded[end - 1]))
        end--;
    /* a closing parenthesis belongs to (2000), a bracket to [Expanded report], where it was opened within */
    if (end > start && folded[end - 1] == ')' && !memchr(folded + start, '(', end - start))
        end--;
    if (folded[end] == ']' && memchr(folded + start, '[', end - start))
        end++;
    memmove(folded, folded + start, end - start);
    folded[end - start] = '\0';
    return folded;
}

char *undex_symbol_parse(const char *text)
{
    if (!text || strlen(text) > LONGEST_TYPED || !g_utf8_validate(text, -1, NULL))
        return NULL;
    g_autofree char *plain = trimmed(text);
    if (!strchr(plain, '/'))
        g_strdelimit(plain, "_", '/'); /* A_RES_70_1: as files are named */
    gsize length = strlen(plain);
    undex_match match;
    /* Every symbol has a stroke. */
    if (strchr(plain, '/') && citation_match(CITE_SYMBOL_TYPED, plain, length, 0, &match)) {
        if ((gsize)match.end[0] == length)
            return citation_canonical(plain, length);
        g_autoptr(GPtrArray) all = undex_symbol_parse_all(plain);
        gsize first = (gsize)match.end[0];
        if (all->len >= 2 && strspn(plain + first, "*-") &&
            citation_match(CITE_SYMBOL_TYPED, plain, length, first + strspn(plain + first, "*-"), &match) &&
            (gsize)match.end[0] == length)
            return g_strdup(all->pdata[0]);
        return NULL;
    }
    char *symbol = parse_resolution(plain);
    symbol = symbol ? symbol : parse_meeting(plain);
    return symbol ? symbol : citation_by_grammar(plain);
}

/* "A_68_190": symbols as files are named. */
static void add_underscored(const char *text, gsize length, GArray *finds)
{
    for (gsize at = 0; at < length; at++) {
        gsize n = strcspn(text + at, " ,;");
        g_autofree char *word = g_strndup(text + at, n);
        citation_find find = {.start = at, .end = at + n};
        find.symbol = strchr(word, '_') ? undex_symbol_parse(word) : NULL;
        if (find.symbol)
            g_array_append_val(finds, find);
        at += n;
    }
}

static void add_resolutions(const char *text, gsize length, GArray *finds)
{
    for (gsize at = 0; at < length && finds->len < MOST_NAMES;) {
        const char *before = at ? g_utf8_find_prev_char(text, text + at) : NULL;
        citation_find find = {.start = at};
        if (!before || !g_unichar_isalnum(g_utf8_get_char(before)))
            find.symbol = text[at] == ' ' ? NULL : citation_typed_resolution(text, length, at, &find.end);
        if (find.symbol)
            g_array_append_val(finds, find);
        at = find.symbol ? find.end : (gsize)(g_utf8_next_char(text + at) - text);
    }
}

/* The first; only where no document is named otherwise. */
static void add_meeting(const char *text, gsize length, GArray *finds)
{
    for (gsize at = 0; at < length && !finds->len; at += strcspn(text + at, " ") + 1) {
        citation_find find = {.start = at};
        find.symbol = citation_typed_meeting(text, length, at, &find.end);
        if (find.symbol)
            g_array_append_val(finds, find);
        if (text[at + strcspn(text + at, " ")] == '\0')
            break;
    }
}

void citation_scan_typed(const char *text, gsize length, GArray *finds)
{
    g_autoptr(GArray) symbols = citation_finds_new();
    add_symbols(text, length, symbols);
    if (!memchr(text, '/', length))
        add_underscored(text, length, symbols);
    /* Behind a symbol "decision 2025/5" is a part of that document. */
    gsize beyond = symbols->len ? g_array_index(symbols, citation_find, 0).start : length;
    add_resolutions(text, beyond, finds);
    g_array_append_vals(finds, symbols->data, symbols->len);
    g_array_set_clear_func(symbols, NULL); /* the finds have the strings now */
    add_meeting(text, length, finds);
}
