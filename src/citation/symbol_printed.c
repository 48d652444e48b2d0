// SPDX-License-Identifier: GPL-3.0-or-later
/* Symbols as mastheads print them: several on a line, damaged by scans, with roots that no list has. */
#include "citation/citation_patterns.h"
#include "citation/scanner.h"
#include "undex/citation.h"

#include <string.h>

enum { MASTHEAD_SYMBOLS = 50 };

/* A line's words with their damaged digits mended, where one has slashes and is no symbol as it stands. */
static char *repaired(const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    for (char **word = words; *word; word++) {
        undex_match match;
        gsize length = strlen(*word);
        if (!strchr(*word, '/') || length > 80)
            continue;
        if (citation_match(CITE_SYMBOL, *word, length, 0, &match))
            continue;
        if (g_ascii_isupper((*word)[0]) && (*word)[1] == '.' && (*word)[2] == '/')
            memmove(*word + 1, *word + 2, length - 1);
        g_auto(GStrv) segments = g_strsplit(*word, "/", -1);
        for (guint i = 1; segments[0] && segments[i]; i++)
            citation_repair_segment(segments[i]);
        char *mended = g_strjoinv("/", segments);
        if (citation_match(CITE_SYMBOL, mended, strlen(mended), 0, &match)) {
            g_free(*word);
            *word = mended;
        } else {
            g_free(mended);
        }
    }
    return g_strjoinv(" ", words);
}

/* The symbols found in a line, and what the line says besides. */
static GPtrArray *split_line(const char *line, GString *rest)
{
    GPtrArray *symbols = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) finds = citation_finds_new();
    gsize at = 0;
    citation_scan_symbols(line, strlen(line), TRUE, MASTHEAD_SYMBOLS, finds);
    for (guint i = 0; i < finds->len; i++) {
        const citation_find *find = &g_array_index(finds, citation_find, i);
        if (!g_ptr_array_find_with_equal_func(symbols, find->symbol, g_str_equal, NULL))
            g_ptr_array_add(symbols, g_strdup(find->symbol));
        if (find->start > at)
            g_string_append_len(rest, line + at, (gssize)(find->start - at));
        at = MAX(at, find->end);
    }
    g_string_append(rest, line + at);
    return symbols;
}

GPtrArray *undex_symbol_parse_all(const char *text)
{
    g_autoptr(GString) rest = g_string_new(NULL);
    if (!text || !g_utf8_validate(text, -1, NULL))
        return g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folded = citation_fold(text);
    g_autofree char *line = repaired(folded);
    return split_line(line, rest);
}

GPtrArray *undex_symbol_parse_line(const char *text, char **rest)
{
    g_autoptr(GString) besides = g_string_new(NULL);
    g_autofree char *line = NULL;
    *rest = NULL;
    if (!text || !g_utf8_validate(text, -1, NULL))
        return g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folded = citation_fold(text);
    line = repaired(folded);
    GPtrArray *symbols = split_line(line, besides);
    if (!symbols->len) {
        g_autofree char *bare = g_strchomp(g_strndup(line, strcspn(line, "*")));
        char *symbol = citation_by_grammar(bare);
        if (symbol) {
            g_ptr_array_add(symbols, symbol);
            g_string_assign(besides, line + strlen(bare));
        }
    }
    *rest = g_strdup(besides->str);
    return symbols;
}
