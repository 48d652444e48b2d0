// SPDX-License-Identifier: GPL-3.0-or-later
/* Words typed as one are one word: COVID-19, self-determination, Da'esh, ISIL-K, l'enfant, 9,90, 1325 (2000).
 * A text has it where its parts follow each other, with whatever signs or spaces between them, or where it is
 * written as one. */
#include "search/match/match_words.h"

#include "search/words/highlight_words.h"
#include "search/words/proximity.h"
#include "search/words/query_tokens.h"
#include "search/words/unique_strings.h"

/* The parts in quotes, for --explain. */
static char *name_of(const GArray *tokens, guint from, guint to)
{
    GString *name = g_string_new("\"");
    for (guint i = from; i < to; i++) {
        const query_token *s = &g_array_index(tokens, query_token, i);
        g_string_append_printf(name, "%s%s", i > from ? " " : "",
                               s->pattern ? s->pattern : (char *)s->words->pdata[0]);
    }
    g_string_append_c(name, '"');
    return g_string_free(name, FALSE);
}

/* we'll is not well: what an apostrophe joins to a word that says little is no name. */
static gboolean is_contraction(const query_token *left, const query_token *right)
{
    return undex_search_is_apostrophe(g_utf8_get_char(left->end)) &&
           ((left->flags | right->flags) & UNDEX_TOKEN_STOP);
}

static gboolean can_close_up(const GArray *tokens, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const query_token *s = &g_array_index(tokens, query_token, i);
        if (s->pattern ||
            (i > from && (undex_search_bond(tokens, i) != UNDEX_BOND_CLOSE || is_contraction(s - 1, s))))
            return FALSE;
    }
    return TRUE;
}

/* Shorter ones are other words: U.S. is not us. */
enum { CLOSED_LEAST = 3 };

/* As it is where it is written as one. */
static void add_closed_up(query_builder *b, query_word *word, const GArray *tokens, guint from, guint to)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = from; i < to; i++) {
        const query_token *s = &g_array_index(tokens, query_token, i);
        g_string_append_len(text, s->start, s->end - s->start);
    }
    g_autoptr(GArray) closed = undex_query_tokens(b, text->str);
    if (closed->len != 1 || g_utf8_strlen(text->str, -1) < CLOSED_LEAST)
        return;
    const GPtrArray *stems = g_array_index(closed, query_token, 0).stems;
    for (guint i = 0; i < stems->len; i++)
        undex_search_add_unique(word->stems, stems->pdata[i]);
    undex_highlight_stems(b, word->stems);
}

gboolean undex_search_add_compound(query_builder *b, GArray *words, const GArray *tokens, guint from,
                                   guint to, double share, int at, GError **error)
{
    query_word *word = undex_query_words_add(words, share);
    proximity *run = undex_proximity_new(name_of(tokens, from, to));
    GPtrArray *side = undex_proximity_side_add(run);
    g_ptr_array_add(word->runs, run);
    for (guint i = from; i < to; i++)
        if (!undex_proximity_add_forms(b, side, &g_array_index(tokens, query_token, i), at, error))
            return FALSE;
    undex_highlight_tokens(b, tokens, from, to, HIGHLIGHT_STEM);
    if (can_close_up(tokens, from, to))
        add_closed_up(b, word, tokens, from, to);
    return TRUE;
}
