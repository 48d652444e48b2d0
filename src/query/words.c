// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain words: what a passage is ranked by. */
#include "query/seen.h"

#include <string.h>

/* Numbers of a compound that stand together as typed, on top of what each counts. */
static const double compound_weight = 0.5;

gboolean undex_query_is_stopword(const builder *b, const node *word)
{
    g_autoptr(GArray) tokens = undex_query_see(b, word->text);
    const char *second = word->text[0] ? g_utf8_next_char(word->text) : "";
    gboolean acronym = *second && g_unichar_isupper(g_utf8_get_char(second)); /* WHO is not who */
    return !acronym && !undex_query_tells(tokens);
}

static void rank_word_clear(gpointer p)
{
    rank_word *word = p;
    g_ptr_array_unref(word->stems);
    g_ptr_array_unref(word->kin);
}

GArray *undex_query_words_new(void)
{
    GArray *words = g_array_new(FALSE, TRUE, sizeof(rank_word));
    g_array_set_clear_func(words, rank_word_clear);
    return words;
}

rank_word *undex_query_add_word(GArray *words, double share)
{
    rank_word word = {.stems = g_ptr_array_new_with_free_func(g_free),
                      .kin = g_ptr_array_new_with_free_func(g_free),
                      .share = share};
    g_array_append_val(words, word);
    return &g_array_index(words, rank_word, words->len - 1);
}

/* Chinese: two characters that stand side by side. */
static void add_pair(builder *b, GArray *words, const seen *first, const seen *second)
{
    rank_word *word = undex_query_add_word(words, 1);
    GPtrArray *run = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(run, g_strdup(first->words->pdata[0]));
    g_ptr_array_add(run, g_strdup(second->words->pdata[0]));
    g_ptr_array_add(word->stems, g_strconcat(UNDEX_WORD_PAIR, run->pdata[0], run->pdata[1], NULL));
    word->bare = TRUE;
    undex_query_want_run(b, run);
}

static void add_kin(const builder *b, rank_word *word)
{
    undex_analyser *english = undex_query_english(b);
    g_autoptr(GPtrArray) kin = g_ptr_array_new_with_free_func(g_free);
    if (english && word->stems->len)
        undex_query_kin(english, word->stems->pdata[0], kin);
    for (guint i = 0; i < kin->len; i++)
        if (!g_ptr_array_find_with_equal_func(word->stems, kin->pdata[i], g_str_equal, NULL))
            undex_query_add_unique(word->kin, kin->pdata[i]);
}

static void add_token(builder *b, GArray *words, const seen *s, double share, rank_demand demand)
{
    rank_word *word = undex_query_add_word(words, share);
    for (guint i = 0; i < s->stems->len; i++)
        undex_query_add_unique(word->stems, s->stems->pdata[i]);
    if (demand != RANK_ALL)
        add_kin(b, word);
    undex_query_want_stems(b, word->stems);
    undex_query_want_stems(b, word->kin);
}

/* Parts of a compound share what one word counts. Words that say little are passed over where others are
 * left. */
static void add_tokens(builder *b, GArray *words, const GArray *tokens, gboolean stopword, rank_demand demand)
{
    gboolean content = undex_query_tells(tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const seen *s = &g_array_index(tokens, seen, i);
        gboolean after_pair = i > 0 && undex_query_is_pair(tokens, i - 1);
        gboolean little = (s->flags & UNDEX_TOKEN_STOP) && (content || stopword) && demand != RANK_EVEN;
        if (undex_query_is_pair(tokens, i))
            add_pair(b, words, s, s + 1);
        else if (!after_pair && !little)
            add_token(b, words, s, 1.0 / tokens->len, demand);
    }
}

gboolean undex_query_add_words(builder *b, GArray *words, const node *n, rank_demand demand, GError **error)
{
    if (n->kind == NODE_PREFIX)
        return undex_query_add_beginning(b, words, n, error);
    g_autoptr(GArray) tokens = undex_query_see(b, n->text);
    add_tokens(b, words, tokens, demand == RANK_ANY && undex_query_is_stopword(b, n), demand);
    return TRUE;
}

gboolean undex_query_is_compound(const builder *b, const node *word)
{
    if (!strpbrk(word->text, "0123456789"))
        return FALSE;
    g_autoptr(GArray) tokens = undex_query_see(b, word->text);
    return tokens->len > 1 && !undex_query_is_pair(tokens, 0);
}

xc_query *undex_query_compound(builder *b, const node *word, GError **error)
{
    if (!undex_query_is_compound(b, word))
        return NULL;
    return undex_query_scaled(undex_query_phrase(b, word->text, UNDEX_WORD_TEXT, error), compound_weight,
                              error);
}

xc_query *undex_query_any_word(builder *b, const GArray *words, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_query_parts();
    for (guint i = 0; i < words->len; i++) {
        const rank_word *word = &g_array_index(words, rank_word, i);
        g_autoptr(GPtrArray) family = word->bare ? NULL : undex_query_family(b, word->stems, error);
        if (!family && !word->bare)
            return NULL;
        g_ptr_array_add(parts,
                        undex_query_stems(family ? family : word->stems, UNDEX_WORD_TEXT, XC_OR, error));
    }
    return undex_query_combine(XC_OR, parts, 0, error);
}

xc_query *undex_query_all_words(builder *b, const char *text, const char *prefix, GError **error)
{
    g_autoptr(GArray) tokens = undex_query_see(b, text);
    g_autoptr(GPtrArray) parts = undex_query_parts();
    gboolean content = undex_query_tells(tokens);
    for (guint i = 0; i < tokens->len; i++)
        if (!content || !(g_array_index(tokens, seen, i).flags & UNDEX_TOKEN_STOP)) {
            const GPtrArray *stems = g_array_index(tokens, seen, i).stems;
            g_ptr_array_add(parts, undex_query_stems(stems, prefix, XC_SYNONYM, error));
            if (strcmp(prefix, UNDEX_WORD_HEADING) == 0)
                parts->pdata[parts->len - 1] = undex_query_joined(XC_OR, parts->pdata[parts->len - 1],
                                                                  undex_query_under(b, stems, error), error);
            if (strcmp(prefix, UNDEX_WORD_NOTE) == 0) /* titles and headings are not marked */
                undex_query_want_stems(b, stems);
        }
    return undex_query_combine(XC_AND, parts, 0, error);
}
