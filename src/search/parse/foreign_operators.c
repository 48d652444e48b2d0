// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/parse/lexer.h"

#include "search/parse/query_error.h"

undex_pattern undex_search_foreign[FOREIGN_COUNT] = {
    [FOREIGN_SLOP] = {"slop", "\\A[\"\\p{Pi}\\p{Pf}](.+)[\"\\p{Pi}\\p{Pf}]~(\\d*+)\\z", "\"a b\"~3",
                      "\"a b\"", NULL},
    [FOREIGN_FUZZY] = {"fuzzy", "\\A([\\p{L}\\p{N}'\\x{2019}-]++)~[\\d.]*+\\z", "human~1", "~50", NULL},
    [FOREIGN_BOOST] = {"boost", "\\A(.+)\\^[\\d.]++\\z", "human^2", "10^", NULL},
    [FOREIGN_AND] = {"and", "&&", "a&&b", "R&D", NULL},
    [FOREIGN_OR] = {"or", "\\|", "a||b", "a/b", NULL},
    [FOREIGN_NOT] = {"not", "\\A!([\\p{L}\\p{N}\"].*)\\z", "!human", "Vote!", NULL},
    [FOREIGN_NEAR] = {"near", "\\A(?i:near|adj|within|pre|w|n)/(\\d{1,4}+)\\z", "w/5", "near", NULL},
    [FOREIGN_SYMBOL] = {"symbol", "\\A(\\p{Lu}[\\p{L}\\d./()-]*+(?<=/))\\*\\z", "A/68/*", "A/68/190*", NULL},
};

/* What is wrong, and what to write: \1 and \2 stand for groups of the pattern; `between` goes between the
 * words of \1, where it is not NULL. */
static const struct {
    const char *why, *write, *between;
} answers[FOREIGN_COUNT] = {
    [FOREIGN_SLOP] = {"a phrase takes no ~", "\\1", " NEAR/\\2 "},
    [FOREIGN_FUZZY] = {"a word takes no ~, and is found in all its forms", "\\1, or \\1*"},
    [FOREIGN_BOOST] = {"a word takes no ^", "+\\1 for what must be there"},
    [FOREIGN_AND] = {"&& is no operator", "AND"},
    [FOREIGN_OR] = {"| is no operator", "OR"},
    [FOREIGN_NOT] = {"! is no operator", "-\\1"},
    [FOREIGN_NEAR] = {"operators are written in capitals, as NEAR, or ADJ for words in order", "NEAR/\\1"},
    [FOREIGN_SYMBOL] = {"the beginning of a symbol is no word", "symbol:\\1*"},
};

/* Caller frees. */
static char *fill_in(const char *form, const char *word, const undex_match *match)
{
    GString *text = g_string_new(NULL);
    for (const char *p = form; *p; p++) {
        int group = p[0] == '\\' ? p[1] - '0' : 0;
        if (group > 0 && group < match->count)
            g_string_append_len(text, word + match->start[group], undex_match_length(match, group));
        else if (group == 0)
            g_string_append_c(text, *p);
        p += group > 0;
    }
    return g_string_free(text, FALSE);
}

static char *write_instead(int i, const char *word, const undex_match *match)
{
    g_autofree char *instead = fill_in(answers[i].write, word, match);
    g_autofree char *between = fill_in(answers[i].between ? answers[i].between : " ", word, match);
    g_auto(GStrv) words = g_strsplit(instead, " ", -1);
    return g_strjoinv(between, words);
}

gboolean undex_search_check_foreign(const char *query, const char *word, int at, GError **error)
{
    if (!strpbrk(word, "~^&|!/"))
        return TRUE;
    for (int i = 0; i < FOREIGN_COUNT; i++) {
        undex_match match;
        if (!undex_pattern_match(&undex_search_foreign[i], word, -1, 0, &match))
            continue;
        g_autofree char *instead = write_instead(i, word, &match);
        g_autofree char *message = g_strdup_printf("%s; write %s", answers[i].why, instead);
        return undex_search_fail(query, at, message, error);
    }
    return TRUE;
}
