// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/query_tokens.h"

#include "search/words/unique_strings.h"
#include "search/words/word_family.h"

#include <string.h>

/* The script decides which languages a word can be in. */
gboolean undex_search_fits(const undex_analyser *analyser, const char *word)
{
    const char *language = undex_analyser_language(analyser);
    switch (g_unichar_get_script(g_utf8_get_char(word))) {
    case G_UNICODE_SCRIPT_CYRILLIC:
        return strcmp(language, "ru") == 0;
    case G_UNICODE_SCRIPT_ARABIC:
        return strcmp(language, "ar") == 0;
    case G_UNICODE_SCRIPT_LATIN:
        return strcmp(language, "ru") != 0 && strcmp(language, "ar") != 0 && strcmp(language, "zh") != 0;
    default:
        return TRUE;
    }
}

static void seen_clear(gpointer p)
{
    query_token *s = p;
    g_ptr_array_unref(s->stems);
    g_ptr_array_unref(s->words);
    g_free(s->pattern);
    g_free(s->typed);
}

static query_token *add_seen(GArray *all, guint flags, const char *start, const char *end)
{
    query_token fresh = {.stems = g_ptr_array_new_with_free_func(g_free),
                         .words = g_ptr_array_new_with_free_func(g_free),
                         .flags = flags,
                         .start = start,
                         .end = end};
    g_array_append_val(all, fresh);
    return &g_array_index(all, query_token, all->len - 1);
}

static void keep_own(const query_builder *b, query_token *s)
{
    const own_stems *own = undex_search_own_stems(b, s->typed, s->stems);
    g_ptr_array_set_size(s->stems, 0);
    for (guint i = 0; i < own->stems->len; i++)
        undex_search_add_unique(s->stems, own->stems->pdata[i]);
}

/* Words without wildcards, `length` bytes. All analysers part a text alike. */
static void see_words(const query_builder *b, const char *text, gsize length, GArray *all)
{
    guint before = all->len;
    for (guint a = 0; a < b->analysers->len; a++) {
        undex_analyser *analyser = b->analysers->pdata[a];
        const GArray *tokens = undex_analyser_run(analyser, text, (gssize)length);
        for (guint i = 0; i < tokens->len; i++) {
            const undex_token *token = &g_array_index(tokens, undex_token, i);
            if (before + i >= all->len)
                add_seen(all, token->flags & ~(guint)UNDEX_TOKEN_STOP,
                         g_utf8_offset_to_pointer(text, token->start),
                         g_utf8_offset_to_pointer(text, token->end));
            query_token *s = &g_array_index(all, query_token, before + i);
            if (!s->typed)
                s->typed = g_strdup(token->typed);
            if (b->guess == undex_analyser_language(analyser))
                s->flags |= token->flags & UNDEX_TOKEN_STOP;
            if (!undex_search_fits(analyser, token->word) && (s->stems->len || a + 1 < b->analysers->len))
                continue;
            undex_search_add_unique(s->stems, token->stem);
            undex_search_add_unique(s->words, token->word);
        }
    }
    for (guint i = before; i < all->len; i++)
        keep_own(b, &g_array_index(all, query_token, i));
}

/* ---- wildcards ---- */

static gboolean is_letter(const char *p)
{
    return g_unichar_isalnum(g_utf8_get_char(p)) || g_unichar_ismark(g_utf8_get_char(p));
}

/* A question mark within a word; that of an address is none. */
static gboolean is_question(const char *text, const char *p)
{
    const char *next = p + 1;
    if (*p != '?' || p == text || !(is_letter(next) || *next == '*') || !is_letter(g_utf8_prev_char(p)))
        return FALSE;
    const char *begin = p, *end = next;
    while (begin > text && !g_ascii_isspace(begin[-1]))
        begin--;
    while (*end && !g_ascii_isspace(*end))
        end++;
    for (const char *c = begin; c < end; c++)
        if (strchr("/=&", *c))
            return FALSE;
    return TRUE;
}

/* Where the run of letters and wildcards at `p` ends; `*wild`: letters and wildcards are both in it. */
static const char *end_of_run(const char *text, const char *p, gboolean *wild)
{
    gboolean letters = FALSE, wildcards = FALSE;
    for (;; p = g_utf8_next_char(p)) {
        gboolean letter = *p && is_letter(p), wildcard = *p == '*' || (*p && is_question(text, p));
        if (!letter && !wildcard)
            break;
        letters |= letter;
        wildcards |= wildcard;
    }
    *wild = letters && wildcards;
    return p;
}

static void see_pattern(const char *start, const char *end, GArray *all)
{
    g_autoptr(GString) pattern = g_string_new(NULL);
    for (const char *p = start; p < end;) {
        gsize literal = strcspn(p, "*?");
        g_autofree char *part = g_strndup(p, MIN(literal, (gsize)(end - p)));
        g_autofree char *folded = undex_analyser_fold(part);
        g_string_append(pattern, folded);
        p += strlen(part);
        if (p < end && (*p != '*' || !g_str_has_suffix(pattern->str, "*")))
            g_string_append_c(pattern, *p);
        p += p < end;
    }
    add_seen(all, 0, start, end)->pattern = g_strdup(pattern->str);
}

GArray *undex_query_tokens(const query_builder *b, const char *text)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(query_token));
    g_array_set_clear_func(all, seen_clear);
    const char *from = text; /* of what has no wildcards */
    for (const char *p = strpbrk(text, "*?") ? text : text + strlen(text); *p;) {
        gboolean wild = FALSE;
        const char *end = end_of_run(text, p, &wild);
        if (wild) {
            see_words(b, from, (gsize)(p - from), all);
            see_pattern(p, end, all);
            from = end;
        }
        p = end > p ? end : g_utf8_next_char(p);
    }
    see_words(b, from, strlen(from), all);
    return all;
}

/* ---- what was typed without a space ---- */

gboolean undex_search_is_apostrophe(gunichar ch)
{
    return ch == '\'' || ch == 0x2018 || ch == 0x2019 || ch == 0x02BC;
}

/* Hyphens, apostrophes and points. */
static gboolean is_closer(gunichar ch)
{
    return ch == '-' || ch == 0x2010 || ch == 0x2011 || ch == '.' || undex_search_is_apostrophe(ch);
}

/* Signs that part words though there is no space: dashes, an ellipsis. */
static gboolean is_parting(gunichar ch)
{
    return g_unichar_isspace(ch) || ch == 0x2014 || ch == 0x2015 || ch == 0x2026 ||
           (ch < 0x80 && strchr(",;:!?()[]{}\"", (int)ch));
}

undex_bond undex_search_bond(const GArray *tokens, guint i)
{
    const query_token *left = &g_array_index(tokens, query_token, i - 1), *right = left + 1;
    gboolean digits = g_ascii_isdigit(left->end[-1]) && g_ascii_isdigit(*right->start);
    glong signs = g_utf8_strlen(left->end, right->start - left->end);
    if (signs == 0)
        return UNDEX_BOND_CLOSE;
    gunichar first = g_utf8_get_char(left->end), second = signs == 2 ? g_utf8_get_char(right->start - 1) : 0;
    if (digits && ((signs == 1 && strchr(",:(", (int)MIN(first, 0x7F))) || (first == ' ' && second == '(')))
        return UNDEX_BOND_TYPED; /* 9,90; 10:30; 1325(2000) and 1325 (2000) */
    if (signs == 2 && is_closer(first) && is_closer(second) && first != second)
        return digits ? UNDEX_BOND_TYPED : UNDEX_BOND_CLOSE; /* U.N.-led */
    if (signs > 1 || is_parting(first))
        return UNDEX_BOND_NONE;
    return is_closer(first) && !digits ? UNDEX_BOND_CLOSE : UNDEX_BOND_TYPED;
}

gboolean undex_search_is_pair(const GArray *tokens, guint i)
{
    return i + 1 < tokens->len && (g_array_index(tokens, query_token, i).flags & UNDEX_TOKEN_CJK) &&
           (g_array_index(tokens, query_token, i + 1).flags & UNDEX_TOKEN_CJK);
}

gboolean undex_search_tells(const GArray *tokens)
{
    for (guint i = 0; i < tokens->len; i++)
        if (!(g_array_index(tokens, query_token, i).flags & UNDEX_TOKEN_STOP))
            return TRUE;
    return FALSE;
}

gboolean undex_search_says_little(const query_node *word, const GArray *tokens)
{
    const char *second = word->text[0] ? g_utf8_next_char(word->text) : "";
    gboolean acronym = *second && g_unichar_isupper(g_utf8_get_char(second)); /* WHO is not who */
    return !acronym && !undex_search_tells(tokens);
}

gboolean undex_search_is_stopword(const query_builder *b, const query_node *word)
{
    g_autoptr(GArray) tokens = undex_query_tokens(b, word->text);
    return undex_search_says_little(word, tokens);
}
