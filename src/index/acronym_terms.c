// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/acronym_terms.h"

#include "analysis/acronym_letters.h"
#include "index/schema.h"

#include <string.h>

enum {
    VALUE_CEILING = 200,  /* bytes of a term */
    BEFORE_CEILING = 240, /* bytes looked at before a bracket */
    INSIDE_CEILING = 160, /* bytes looked at within one */
};

/* ---- what is an acronym ---- */

static gboolean is_quote(gunichar ch)
{
    return ch == '"' || ch == '\'' || ch == ' ' || (ch >= 0x2018 && ch <= 0x201E) || ch == 0xAB || ch == 0xBB;
}

/* An acronym in the piece from `from` on, which ends with `length`, alone but for quotation marks; its
 * letters folded, without the s of a plural. NULL: there is none. */
static char *acronym_of(const char *from, gsize length)
{
    g_autoptr(GString) letters = g_string_new(NULL);
    const char *end = from + length;
    int capitals = 0, all = 0;
    while (from < end && is_quote(g_utf8_get_char(from)))
        from = g_utf8_next_char(from);
    while (end > from && is_quote(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    gboolean plural = end - from > UNDEX_ACRONYM_LEAST && end[-1] == 's';
    for (const char *p = from; p < end - plural; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (!g_unichar_isalpha(ch) || ++all > UNDEX_ACRONYM_CEILING)
            return NULL;
        capitals += g_unichar_isupper(ch) != 0;
        g_string_append_unichar(letters, ch);
    }
    gboolean first = from < end && g_unichar_isupper(g_utf8_get_char(from));
    if (!first || capitals < UNDEX_ACRONYM_LEAST || 2 * capitals < all)
        return NULL;
    return undex_analyser_fold(letters->str);
}

static void add(GHashTable *terms, const char *prefix, const char *acronym, const undex_acronym_letters *c)
{
    g_autoptr(GString) term = g_string_new(prefix);
    g_string_append(term, acronym);
    for (int i = 0; i < c->word_count; i++)
        g_string_append_printf(term, " %s", c->words[i]);
    if (term->len <= VALUE_CEILING)
        g_hash_table_add(terms, g_strdup(term->str));
}

/* ---- words before a bracket with an acronym ---- */

/* Where the sentence or the clause begins in which `at` stands. */
static const char *clause_before(const char *text, const char *at)
{
    const char *from = at - text > BEFORE_CEILING ? at - BEFORE_CEILING : text;
    while ((*from & 0xC0) == 0x80)
        from++;
    for (const char *p = at; p > from; p--)
        if (strchr(";:()\n", p[-1]) || (p[-1] == ' ' && p - 1 > from && strchr(".!?", p[-2])))
            return p;
    return from;
}

/* An article that begins a name's surroundings: "So the United Nations"; not that within one, "of the". */
static gboolean is_outer_article(const GArray *tokens, int i, int first)
{
    return undex_word_list_has(undex_data_acronym_articles, g_array_index(tokens, undex_token, i).word) &&
           (i == first || !undex_acronym_letters_is_small(g_array_index(tokens, undex_token, i - 1).word));
}

/* The first word of a name that ends with the last word: words with capitals, and small ones between; -1:
 * there is none of two words. */
static int name_before(const GArray *tokens, int first)
{
    int start = -1, count = 0;
    for (int i = (int)tokens->len - 1; i >= first && !is_outer_article(tokens, i, first); i--) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        if (token->flags & UNDEX_TOKEN_UPPER) {
            start = i;
            count++;
        } else if (!undex_acronym_letters_is_small(token->word) || start < 0) {
            break;
        }
    }
    return count > 1 ? start : -1;
}

static void find_before(undex_analyser *analyser, const char *text, const char *bracket, const char *acronym,
                        GHashTable *terms)
{
    const char *from = clause_before(text, bracket);
    const GArray *tokens = undex_analyser_run(analyser, from, bracket - from);
    int first = MAX(0, (int)tokens->len - UNDEX_MEANING_CEILING);
    undex_acronym_letters c = {.word_count = (int)tokens->len - first};
    for (int i = 0; i < c.word_count; i++)
        c.words[i] = g_array_index(tokens, undex_token, first + i).word;
    undex_acronym_letters_set_letters(&c, acronym);
    undex_acronym_letters best;
    int name = c.letter_count > UNDEX_ACRONYM_LEAST ? name_before(tokens, first) : -1;
    if (undex_acronym_letters_find(&c, c.word_count, &best)) {
        add(terms, UNDEX_TERM_ACRONYM, acronym, &best);
    } else if (name >= 0) {
        best = undex_acronym_letters_part(&c, name - first, c.word_count);
        add(terms, UNDEX_TERM_BYNAME, acronym, &best);
    }
}

/* ---- words after an acronym: in a bracket, or to the end ---- */

static void find_after(undex_analyser *analyser, const char *acronym, const char *from, gsize length,
                       GHashTable *terms)
{
    const GArray *tokens = undex_analyser_run(analyser, from, (gssize)length);
    undex_acronym_letters c = {0};
    if (tokens->len > UNDEX_MEANING_CEILING)
        return;
    for (guint i = 0; i < tokens->len; i++) {
        const char *word = g_array_index(tokens, undex_token, i).word;
        if (c.word_count > 0 || !undex_acronym_letters_is_small(word))
            c.words[c.word_count++] = word;
    }
    undex_acronym_letters_set_letters(&c, acronym);
    undex_acronym_letters best;
    if (undex_acronym_letters_find(&c, 0, &best))
        add(terms, UNDEX_TERM_ACRONYM, acronym, &best);
}

/* The acronym that ends where `end` is, with a space between. Caller frees. */
static char *acronym_before(const char *text, const char *end)
{
    while (end > text && end[-1] == ' ')
        end--;
    const char *from = end;
    while (from > text && !strchr(" \n(", from[-1]))
        from--;
    return from < end ? acronym_of(from, (gsize)(end - from)) : NULL;
}

/* "LDC least developed country", as in lists of abbreviations. */
static void find_listed(undex_analyser *analyser, const char *text, GHashTable *terms)
{
    gsize length = strcspn(text, " \t:");
    if (!g_unichar_isupper(g_utf8_get_char(text)) || strlen(text) > INSIDE_CEILING || !text[length])
        return;
    g_autofree char *acronym = acronym_of(text, length);
    if (acronym)
        find_after(analyser, acronym, text + length, strlen(text + length), terms);
}

void undex_acronym_terms_find(undex_analyser *analyser, const char *text, GHashTable *terms)
{
    find_listed(analyser, text, terms);
    for (const char *at = text; (at = strchr(at, '(')) != NULL; at++) {
        gsize length = strcspn(at + 1, "()"), alone = strcspn(at + 1, "(),;");
        if (length > INSIDE_CEILING || at[1 + length] != ')')
            continue;
        g_autofree char *acronym = acronym_of(at + 1, alone);
        g_autofree char *before = acronym ? NULL : acronym_before(text, at);
        if (acronym)
            find_before(analyser, text, at, acronym, terms);
        else if (before)
            find_after(analyser, before, at + 1, length, terms);
    }
}

/* ---- what others have found ---- */

gboolean undex_acronym_terms_accept(const char *value, gboolean verified)
{
    g_auto(GStrv) parts = g_strsplit(value, " ", UNDEX_MEANING_CEILING + 2);
    guint count = g_strv_length(parts);
    undex_acronym_letters c = {.word_count = (int)count - 1};
    if (strlen(value) > VALUE_CEILING || !g_utf8_validate(value, -1, NULL) || count < 3 ||
        count > UNDEX_MEANING_CEILING + 1 || g_utf8_strlen(parts[0], -1) > UNDEX_ACRONYM_CEILING)
        return FALSE;
    for (guint i = 1; i < count; i++)
        c.words[i - 1] = parts[i];
    undex_acronym_letters_set_letters(&c, parts[0]);
    undex_acronym_letters best;
    return c.letter_count >= UNDEX_ACRONYM_LEAST &&
           (!verified || (undex_acronym_letters_find(&c, 0, &best) && best.word_count == c.word_count));
}
