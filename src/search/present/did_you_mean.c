// SPDX-License-Identifier: GPL-3.0-or-later
/* "Did you mean": a word of the query that no passage has is likely misspelt. It is searched as what is
 * nearest to it in its language, or as the two words that it is made of; and two words that are one are
 * suggested so. */
#include "search/present/did_you_mean.h"

#include "base/budget.h"
#include "base/edit_distance.h"
#include "search/expand/expand_query.h"
#include "search/match/postings.h"
#include "search/match/proximity_search.h"
#include "search/words/named_concepts.h"
#include "search/words/proximity.h"
#include "search/words/query_tokens.h"

#include <string.h>

enum {
    PART_LEAST = 3,    /* bytes of each of two words that are one */
    WORD_CEILING = 40, /* bytes of a word that is looked at */
    OFTENER = 4,       /* so many times as often as apart, words are suggested as one */
    ONE_EDIT = 1,
    WORD_STEPS = 1024, /* of the budget, for a word that is looked up */
};

/* ---- the index ---- */

/* -1: error. */
static int frequency_of(const query_builder *b, const char *term, GError **error)
{
    return strlen(term) > XC_TERM_MAX ? 0 : undex_index_frequency(b->store, term, error);
}

typedef struct {
    const proximity *o;
    guint count;
} adjacency;

static gboolean attempt_adjacency(xc_database *database, gpointer closure, xc_error *failure)
{
    adjacency *a = closure;
    g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(word_spot));
    gboolean ok = undex_proximity_spots(database, a->o, FALSE, spots, NULL, failure);
    a->count = spots->len;
    return ok;
}

/* Passages that have the two words of `text` side by side, or `most` of them (0: all); -1: error. */
static gint64 count_together(query_builder *b, const char *text, guint most, GError **error)
{
    g_autofree char *key = g_strdup_printf("%u %s", most, text);
    gint64 *known = g_hash_table_lookup(b->side_by_side, key);
    if (known)
        return *known;
    g_autoptr(proximity) o = undex_proximity_new(g_strdup(text));
    o->most = most;
    g_autoptr(GArray) tokens = undex_query_tokens(b, text);
    GPtrArray *side = undex_proximity_side_add(o);
    for (guint i = 0; i < tokens->len; i++)
        if (!undex_proximity_add_forms(b, side, &g_array_index(tokens, query_token, i), 0, error))
            return -1;
    adjacency a = {o, 0};
    if (!undex_index_try(b->store, attempt_adjacency, &a, error))
        return -1;
    known = g_new(gint64, 1);
    *known = a.count;
    g_hash_table_insert(b->side_by_side, g_steal_pointer(&key), known);
    return a.count;
}

/* ---- a word ---- */

/* A word of the query with what is to stand in its place; NULL: itself. */
typedef struct {
    query_node *n;
    char *folded;
    gboolean known;
    char *said;     /* in the suggestion; "": nothing, for it is joined to the word before */
    char *searched; /* and in the search */
} looked_at;

static void looked_at_clear(gpointer p)
{
    looked_at *w = p;
    g_free(w->folded);
    g_free(w->said);
    g_free(w->searched);
}

/* Passages that have the two words side by side, where both are words of the index; -1: error. */
static gint64 count_parts(query_builder *b, const char *left, const char *right, const char *both,
                          GError **error)
{
    gint64 some = frequency_of(b, left, error);
    if (some > 0)
        some = frequency_of(b, right, error);
    return some > 0 ? count_together(b, both, 0, error) : some;
}

/* Two words of the index that stand side by side somewhere; `*parts` is NULL where there are none. */
static gboolean split(query_builder *b, const char *word, char **parts, GError **error)
{
    g_autofree char *best = NULL;
    gint64 most = 0;
    *parts = NULL;
    for (gsize at = PART_LEAST; at + PART_LEAST <= strlen(word) && undex_budget_go_on(WORD_STEPS); at++) {
        if ((word[at] & 0xC0) == 0x80)
            continue;
        g_autofree char *left = g_strndup(word, at), *both = g_strdup_printf("%s %s", left, word + at);
        gint64 together = count_parts(b, left, word + at, both, error);
        if (together < 0)
            return FALSE;
        if (together > most) {
            most = together;
            g_free(best);
            best = g_steal_pointer(&both);
        }
    }
    *parts = g_steal_pointer(&best);
    return TRUE;
}

static void replace(looked_at *w, char *with)
{
    w->said = with;
    w->searched = g_strdelimit(g_strdup(with), " ", '-'); /* the parts of what was typed as one */
}

/* The same as for a word before it that was typed so. */
static gboolean look_before(GArray *words, guint number)
{
    looked_at *w = &g_array_index(words, looked_at, number);
    for (guint i = 0; i < number; i++) {
        const looked_at *before = &g_array_index(words, looked_at, i);
        if (before->known || strcmp(before->n->text, w->n->text) != 0)
            continue;
        w->said = g_strdup(before->said);
        w->searched = g_strdup(before->searched);
        return TRUE;
    }
    return FALSE;
}

/* What the word should have been, if anything. FALSE: error. */
static gboolean look(query_builder *b, looked_at *w, guint languages, GError **error)
{
    g_autofree char *near = NULL, *parts = NULL;
    if (!undex_search_nearest(b, w->folded, languages, &near, error))
        return FALSE;
    if (!(near && undex_edit_distance(w->folded, near) <= ONE_EDIT) && !split(b, w->folded, &parts, error))
        return FALSE;
    if (parts || near)
        replace(w, parts ? g_steal_pointer(&parts) : g_steal_pointer(&near));
    return TRUE;
}

/* ---- the language of the query ---- */

typedef struct {
    const GArray *words;
    guint languages;
} common;

static gboolean attempt_common(xc_database *database, gpointer closure, xc_error *failure)
{
    common *c = closure;
    guint all = ~0U, some;
    for (guint i = 0; i < c->words->len; i++) {
        const char *word = g_array_index(c->words, looked_at, i).folded;
        if (!undex_search_languages_of(database, word, &some, failure))
            return FALSE;
        if (some)
            all &= some;
    }
    c->languages = all == ~0U ? 0 : all;
    return TRUE;
}

static gboolean has_stopword(const query_builder *b, const GArray *words)
{
    for (guint i = 0; i < words->len; i++)
        if (undex_search_is_stopword(b, g_array_index(words, looked_at, i).n))
            return TRUE;
    return FALSE;
}

/* Of which the word is to be: the language that the query was asked in, or that its small words are of, or
 * that all its other words are of; else the one that the word ends like. 0: any. */
static gboolean languages_for(query_builder *b, const GArray *words, const looked_at *w, guint *languages,
                              GError **error)
{
    common c = {words, 0};
    gboolean told = b->analysers->len == 1 || has_stopword(b, words);
    if (!told && !undex_index_try(b->store, attempt_common, &c, error))
        return FALSE;
    gboolean name = g_unichar_isupper(g_utf8_get_char(w->n->text));
    *languages = told          ? undex_search_language_bit(b->guess)
                 : c.languages ? c.languages
                 : name        ? 0
                               : undex_search_language_by_ending(b, w->folded);
    return TRUE;
}

/* ---- two words ---- */

static gboolean is_side_by_side(const query_builder *b, const query_node *left, const query_node *right)
{
    const char *from = g_utf8_offset_to_pointer(b->query, left->at);
    const char *to = g_utf8_offset_to_pointer(b->query, right->at);
    gsize length = strlen(left->text);
    return strncmp(from, left->text, length) == 0 && from + length < to &&
           strspn(from + length, " ") == (gsize)(to - from) - length;
}

/* Where the two are one word in the index, and as that commoner, or one of them is none, says so. */
static gboolean look_at_two(query_builder *b, looked_at *left, looked_at *right, GError **error)
{
    if (left->said || right->said || strlen(left->folded) < PART_LEAST ||
        strlen(right->folded) < PART_LEAST || !is_side_by_side(b, left->n, right->n))
        return TRUE;
    g_autofree char *closed = g_strconcat(left->folded, right->folded, NULL);
    gint64 as_one = frequency_of(b, closed, error);
    if (as_one <= 0)
        return as_one == 0;
    g_autofree char *both = g_strdup_printf("%s %s", left->folded, right->folded);
    guint enough = (guint)MIN(as_one / OFTENER + 1, G_MAXINT);
    gint64 apart = left->known && right->known ? count_together(b, both, enough, error) : 0;
    if (apart >= 0 && as_one > apart * OFTENER) {
        left->said = g_steal_pointer(&closed);
        right->said = g_strdup("");
        /* Both count as known, since they were found written as one. */
        left->known = right->known = TRUE;
    }
    return apart >= 0;
}

/* ---- the query ---- */

static void gather(query_node *n, GArray *words)
{
    g_autofree char *folded = n->kind == NODE_WORD ? undex_analyser_fold(n->text) : NULL;
    if (folded && n->sign != '-' && !strpbrk(n->text, "*?") && !strchr(folded, ' ') &&
        strlen(folded) <= WORD_CEILING) {
        looked_at w = {.n = n, .folded = g_steal_pointer(&folded), .known = TRUE};
        g_array_append_val(words, w);
    }
    for (guint i = 0; n->sign != '-' && i < n->children->len; i++)
        gather(n->children->pdata[i], words);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    return ((const looked_at *)a)->n->at - ((const looked_at *)b)->n->at;
}

static gboolean look_at_all(query_builder *b, GArray *words, GError **error)
{
    for (guint i = 0; i < words->len && undex_budget_go_on(WORD_STEPS); i++) {
        looked_at *w = &g_array_index(words, looked_at, i);
        if (!undex_search_is_known(b, w->folded, &w->known, error))
            return FALSE;
        w->known |= (b->cache->across || b->told) && undex_named_concepts_have(b, w->n->at);
    }
    for (guint i = 0; i + 1 < words->len && undex_budget_go_on(WORD_STEPS); i++)
        if (!look_at_two(b, &g_array_index(words, looked_at, i), &g_array_index(words, looked_at, i + 1),
                         error))
            return FALSE;
    for (guint i = 0; i < words->len && undex_budget_go_on(1); i++) {
        looked_at *w = &g_array_index(words, looked_at, i);
        guint languages = 0;
        if (!w->known && !look_before(words, i) &&
            (!languages_for(b, words, w, &languages, error) || !look(b, w, languages, error)))
            return FALSE;
    }
    return TRUE;
}

/* Puts what is said in the place of each word. */
static char *say(const query_builder *b, const GArray *words)
{
    g_autoptr(GString) text = g_string_new(b->query);
    gboolean changed = FALSE;
    for (guint i = words->len; i-- > 0;) { /* from the last, so that the places of the others stay true */
        const looked_at *w = &g_array_index(words, looked_at, i);
        gssize at = g_utf8_offset_to_pointer(b->query, w->n->at) - b->query;
        gsize length = strlen(w->n->text);
        if (!w->said || strncmp(b->query + at, w->n->text, length) != 0)
            continue;
        if (!*w->said)
            while (at > 0 && b->query[at - 1] == ' ') {
                at--;
                length++;
            }
        g_string_erase(text, at, (gssize)length);
        g_string_insert(text, at, w->said);
        changed = TRUE;
    }
    return changed ? g_strdup(text->str) : NULL;
}

gboolean undex_did_you_mean(query_builder *b, query_node *tree, char **suggestion, gboolean *corrected,
                            GError **error)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(looked_at));
    g_array_set_clear_func(words, looked_at_clear);
    gather(tree, words);
    g_array_sort(words, by_place);
    if (!look_at_all(b, words, error))
        return FALSE;
    *suggestion = say(b, words);
    for (guint i = 0; i < words->len; i++) {
        looked_at *w = &g_array_index(words, looked_at, i);
        if (!w->searched)
            continue;
        g_free(w->n->text);
        w->n->text = g_steal_pointer(&w->searched);
        *corrected = TRUE;
    }
    return TRUE;
}
