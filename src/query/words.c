// SPDX-License-Identifier: GPL-3.0-or-later
/* Words, phrases, NEAR and wildcards. A word is asked for in all languages of the index that it can be in. */
#include "query/private.h"

#include <string.h>

/* What a word counts outside the passage's own text, against 1 within it. */
static const double heading_weight = 0.5, title_weight = 0.5, note_weight = 0.3;
/* Parts of a compound that stand together as typed, on top of what each counts. */
static const double compound_weight = 0.5;

enum { EXPANSION_CEILING = 1000 };

/* The script decides which languages a word can be in. */
static gboolean fits(const undex_analyser *analyser, const char *word)
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

static void add_unique(GPtrArray *strings, const char *string)
{
    for (guint i = 0; i < strings->len; i++)
        if (strcmp(strings->pdata[i], string) == 0)
            return;
    g_ptr_array_add(strings, g_strdup(string));
}

/* One token as all languages see it. */
typedef struct {
    GPtrArray *stems, *words;
    guint flags;
} seen;

static void seen_clear(gpointer p)
{
    g_ptr_array_unref(((seen *)p)->stems);
    g_ptr_array_unref(((seen *)p)->words);
}

/* The tokens of `text`; all analysers part a text alike. */
static GArray *see(const builder *b, const char *text)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(seen));
    g_array_set_clear_func(all, seen_clear);
    for (guint a = 0; a < b->analysers->len; a++) {
        undex_analyser *analyser = b->analysers->pdata[a];
        const GArray *tokens = undex_analyser_run(analyser, text, -1);
        for (guint i = 0; i < tokens->len; i++) {
            const undex_token *token = &g_array_index(tokens, undex_token, i);
            if (i >= all->len) {
                seen fresh = {g_ptr_array_new_with_free_func(g_free), g_ptr_array_new_with_free_func(g_free),
                              token->flags & ~(guint)UNDEX_TOKEN_STOP};
                g_array_append_val(all, fresh);
            }
            seen *s = &g_array_index(all, seen, i);
            if (b->guess == undex_analyser_language(analyser))
                s->flags |= token->flags & UNDEX_TOKEN_STOP;
            if (!fits(analyser, token->word) && (s->stems->len || a + 1 < b->analysers->len))
                continue;
            add_unique(s->stems, token->stem);
            add_unique(s->words, token->word);
        }
    }
    return all;
}

static void want_stems(builder *b, const GPtrArray *stems)
{
    for (guint i = 0; i < stems->len && !b->negative; i++) {
        want w = {WANT_STEM, g_strdup(stems->pdata[i]), NULL};
        g_array_append_val(b->wants, w);
    }
}

static void want_run(builder *b, GPtrArray *words)
{
    want w = {words->len == 1 ? WANT_WORD : WANT_RUN, NULL, words};
    if (b->negative)
        g_ptr_array_unref(words);
    else
        g_array_append_val(b->wants, w);
}

/* Stems under one prefix, weighed as one term (or joined by `op`). */
static xc_query *stems_query(const GPtrArray *stems, const char *prefix, xc_op op, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_query_parts();
    for (guint i = 0; i < stems->len; i++)
        g_ptr_array_add(parts, undex_query_term(prefix, stems->pdata[i], error));
    return undex_query_combine(op, parts, 0, error);
}

/* A token in the text, and for less under its headings, title and notes. */
static xc_query *token_query(builder *b, const seen *s, GError **error)
{
    static const struct {
        const char *prefix;
        const double *weight;
    } places[] = {{UNDEX_WORD_HEADING, &heading_weight},
                  {UNDEX_WORD_TITLE, &title_weight},
                  {UNDEX_WORD_NOTE, &note_weight}};
    want_stems(b, s->stems);
    g_autoptr(GPtrArray) parts = undex_query_parts();
    g_ptr_array_add(parts, stems_query(s->stems, UNDEX_WORD_TEXT, XC_SYNONYM, error));
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
        g_ptr_array_add(parts, undex_query_scaled(stems_query(s->stems, places[i].prefix, XC_SYNONYM, error),
                                                  *places[i].weight, error));
    return undex_query_combine(XC_OR, parts, 0, error);
}

/* Chinese: pairs of characters that stand side by side. */
static xc_query *pair_query(builder *b, const seen *first, const seen *second, GError **error)
{
    g_autofree char *pair = g_strconcat(first->words->pdata[0], second->words->pdata[0], NULL);
    GPtrArray *run = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(run, g_strdup(first->words->pdata[0]));
    g_ptr_array_add(run, g_strdup(second->words->pdata[0]));
    want_run(b, run);
    return undex_query_term(UNDEX_WORD_TEXT, pair, error);
}

static gboolean is_pair(const GArray *tokens, guint i)
{
    return i + 1 < tokens->len && (g_array_index(tokens, seen, i).flags & UNDEX_TOKEN_CJK) &&
           (g_array_index(tokens, seen, i + 1).flags & UNDEX_TOKEN_CJK);
}

/* Whether any token says more than a stop word does. */
static gboolean has_content(const GArray *tokens)
{
    for (guint i = 0; i < tokens->len; i++)
        if (!(g_array_index(tokens, seen, i).flags & UNDEX_TOKEN_STOP))
            return TRUE;
    return FALSE;
}

gboolean undex_query_is_stopword(const builder *b, const node *word)
{
    g_autoptr(GArray) tokens = see(b, word->text);
    const char *second = word->text[0] ? g_utf8_next_char(word->text) : "";
    gboolean acronym = *second && g_unichar_isupper(g_utf8_get_char(second)); /* WHO is not who */
    return !acronym && !has_content(tokens);
}

xc_query *undex_query_word(builder *b, const node *word, GError **error)
{
    g_autoptr(GArray) tokens = see(b, word->text);
    g_autoptr(GPtrArray) parts = undex_query_parts();
    gboolean chinese = FALSE, content = has_content(tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const seen *s = &g_array_index(tokens, seen, i);
        gboolean pair = is_pair(tokens, i), after_pair = i > 0 && is_pair(tokens, i - 1);
        chinese |= pair;
        if (pair)
            g_ptr_array_add(parts, pair_query(b, s, s + 1, error));
        else if (!after_pair && (!content || !(s->flags & UNDEX_TOKEN_STOP)))
            g_ptr_array_add(parts, token_query(b, s, error));
    }
    if (tokens->len > 1 && !chinese)
        g_ptr_array_add(parts, undex_query_scaled(undex_query_phrase(b, word->text, UNDEX_WORD_TEXT, error),
                                                  compound_weight, error));
    return undex_query_combine(XC_OR, parts, 0, error);
}

/* A phrase in one language: the stems one after another, and in the text each word as it is written. */
static xc_query *phrase_in(builder *b, const GArray *tokens, const char *prefix, GError **error)
{
    g_autoptr(GPtrArray) stems = undex_query_parts();
    g_autoptr(GPtrArray) words = undex_query_parts();
    GPtrArray *run = g_ptr_array_new_with_free_func(g_free);
    gboolean exact = *prefix == '\0';
    for (guint i = 0; i < tokens->len; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        g_ptr_array_add(stems, undex_query_term(prefix, token->stem, error));
        if (exact)
            g_ptr_array_add(words, undex_query_term(UNDEX_WORD_EXACT, token->word, error));
        g_ptr_array_add(run, g_strdup(token->word));
    }
    want_run(b, run);
    xc_query *phrase = undex_query_combine(XC_PHRASE, stems, tokens->len, error);
    return undex_query_joined(XC_FILTER, phrase, undex_query_combine(XC_AND, words, 0, error), error);
}

/* What sets a phrase of one language apart from that of another. */
static char *fingerprint(const GArray *tokens)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < tokens->len; i++)
        g_string_append_printf(all, "%s %s ", g_array_index(tokens, undex_token, i).stem,
                               g_array_index(tokens, undex_token, i).word);
    return g_string_free(all, FALSE);
}

xc_query *undex_query_phrase(builder *b, const char *text, const char *prefix, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_query_parts();
    g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(g_free);
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], text, -1);
        if (tokens->len == 0)
            break;
        if (!fits(b->analysers->pdata[a], g_array_index(tokens, undex_token, 0).word) &&
            (parts->len || a + 1 < b->analysers->len))
            continue;
        g_autofree char *mark = fingerprint(tokens);
        guint before = known->len;
        add_unique(known, mark);
        if (known->len > before)
            g_ptr_array_add(parts, phrase_in(b, tokens, prefix, error));
    }
    return undex_query_combine(XC_OR, parts, 0, error);
}

xc_query *undex_query_all_words(builder *b, const char *text, const char *prefix, GError **error)
{
    g_autoptr(GArray) tokens = see(b, text);
    g_autoptr(GPtrArray) parts = undex_query_parts();
    gboolean content = has_content(tokens);
    for (guint i = 0; i < tokens->len; i++)
        if (!content || !(g_array_index(tokens, seen, i).flags & UNDEX_TOKEN_STOP)) {
            const GPtrArray *stems = g_array_index(tokens, seen, i).stems;
            g_ptr_array_add(parts, stems_query(stems, prefix, XC_SYNONYM, error));
            if (strcmp(prefix, UNDEX_WORD_NOTE) == 0) /* titles and headings are not marked */
                want_stems(b, stems);
        }
    return undex_query_combine(XC_AND, parts, 0, error);
}

typedef struct {
    char *prefix;
    GPtrArray *terms;
} expansion;

static gboolean attempt_expansion(xc_database *database, gpointer closure, xc_error *failure)
{
    expansion *x = closure;
    g_ptr_array_set_size(x->terms, 0);
    xc_terms *terms = xc_database_terms(database, x->prefix, failure);
    if (!terms)
        return FALSE;
    xc_step step = XC_END;
    while (x->terms->len <= EXPANSION_CEILING && (step = xc_terms_next(terms, failure)) == XC_ITEM)
        g_ptr_array_add(x->terms, g_strdup(xc_terms_term(terms, NULL)));
    xc_terms_free(terms);
    return step != XC_FAILED;
}

xc_query *undex_query_prefix(builder *b, const node *word, GError **error)
{
    g_autofree char *folded = undex_terms_fold(word->text);
    if (!*folded || strchr(folded, ' ')) {
        undex_query_fail(b->query, word->at, "a star stands at the end of a single word", error);
        return NULL;
    }
    g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *prefix = g_strconcat(UNDEX_WORD_EXACT, folded, NULL);
    expansion x = {prefix, terms};
    if (!undex_store_try(b->store, attempt_expansion, &x, error))
        return NULL;
    if (terms->len > EXPANSION_CEILING) {
        undex_query_fail(b->query, word->at, "more than 1000 words begin like this; write more of it", error);
        return NULL;
    }
    if (!b->negative) {
        want w = {WANT_PREFIX, g_strdup(folded), NULL};
        g_array_append_val(b->wants, w);
    }
    if (terms->len == 0) /* a term that no passage has */
        return undex_query_term(prefix, "*", error);
    return stems_query(terms, "", XC_SYNONYM, error);
}

/* All stems below a node, for NEAR: alternatives at one place. */
static gboolean gather_stems(builder *b, const node *n, GPtrArray *stems, GError **error)
{
    for (guint i = 0; i < n->children->len; i++)
        if (!gather_stems(b, n->children->pdata[i], stems, error))
            return FALSE;
    if (n->kind != NODE_WORD)
        return TRUE;
    g_autoptr(GArray) tokens = see(b, n->text);
    if (tokens->len != 1)
        return undex_query_fail(b->query, n->at, "NEAR and ADJ stand between single words", error);
    want_stems(b, g_array_index(tokens, seen, 0).stems);
    for (guint i = 0; i < g_array_index(tokens, seen, 0).stems->len; i++)
        add_unique(stems, g_array_index(tokens, seen, 0).stems->pdata[i]);
    return TRUE;
}

/* The words of a phrase, each a side of its own; and the phrase as a whole, which must be there too. */
static gboolean add_phrase_sides(builder *b, const node *phrase, GPtrArray *sides, GPtrArray *wholes,
                                 GError **error)
{
    g_autoptr(GArray) tokens = see(b, phrase->text);
    if (tokens->len == 0)
        return undex_query_fail(b->query, phrase->at, "there is no word in this to search for", error);
    for (guint i = 0; i < tokens->len; i++)
        g_ptr_array_add(sides,
                        stems_query(g_array_index(tokens, seen, i).stems, UNDEX_WORD_TEXT, XC_OR, error));
    g_ptr_array_add(wholes, undex_query_phrase(b, phrase->text, UNDEX_WORD_TEXT, error));
    return TRUE;
}

static gboolean add_word_side(builder *b, const node *words, GPtrArray *sides, GError **error)
{
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    if (!gather_stems(b, words, stems, error))
        return FALSE;
    g_ptr_array_add(sides, stems_query(stems, UNDEX_WORD_TEXT, XC_OR, error));
    return TRUE;
}

/* Xapian takes only words side by side, so a phrase counts as its words: they lie in the window with the
 * others, and the phrase is in the passage. */
xc_query *undex_query_near(builder *b, const node *near, GError **error)
{
    g_autoptr(GPtrArray) sides = undex_query_parts();
    g_autoptr(GPtrArray) wholes = undex_query_parts();
    for (guint i = 0; i < near->children->len; i++) {
        const node *side = near->children->pdata[i];
        if (!(side->kind == NODE_PHRASE ? add_phrase_sides(b, side, sides, wholes, error)
                                        : add_word_side(b, side, sides, error)))
            return NULL;
    }
    guint gaps = near->children->len - 1;
    guint32 window = (guint32)near->distance * gaps + sides->len - gaps;
    xc_query *query = undex_query_combine(near->ordered ? XC_PHRASE : XC_NEAR, sides, window, error);
    return undex_query_joined(XC_FILTER, query, undex_query_combine(XC_AND, wholes, 0, error), error);
}

xc_query *undex_query_pair(builder *b, const node *left, const node *right, GError **error)
{
    enum { PAIR_WINDOW = 4 };
    g_autoptr(GArray) first = see(b, left->text), second = see(b, right->text);
    if (first->len != 1 || second->len != 1)
        return NULL;
    g_autoptr(GPtrArray) parts = undex_query_parts();
    g_ptr_array_add(parts, stems_query(g_array_index(first, seen, 0).stems, UNDEX_WORD_TEXT, XC_OR, error));
    g_ptr_array_add(parts, stems_query(g_array_index(second, seen, 0).stems, UNDEX_WORD_TEXT, XC_OR, error));
    return undex_query_combine(XC_NEAR, parts, PAIR_WINDOW, error);
}
