// SPDX-License-Identifier: GPL-3.0-or-later
/* Words, phrases, NEAR and wildcards. A word is asked for in all languages of the index that it can be in. */
#include "query/private.h"

#include <string.h>

/* Numbers of a compound that stand together as typed, on top of what each counts. */
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

gboolean undex_query_words_of(xc_database *database, const GPtrArray *stems, GPtrArray *words,
                              xc_error *failure)
{
    for (guint i = 0; i < stems->len; i++) {
        add_unique(words, stems->pdata[i]);
        xc_terms *family = xc_database_synonyms(database, stems->pdata[i], failure);
        xc_step step = family ? XC_END : XC_FAILED;
        while (family && (step = xc_terms_next(family, failure)) == XC_ITEM)
            add_unique(words, xc_terms_term(family, NULL));
        xc_terms_free(family);
        if (step == XC_FAILED)
            return FALSE;
    }
    return TRUE;
}

typedef struct {
    const GPtrArray *stems;
    GPtrArray *words;
} family_request;

static gboolean attempt_family(xc_database *database, gpointer closure, xc_error *failure)
{
    family_request *request = closure;
    g_ptr_array_set_size(request->words, 0);
    return undex_query_words_of(database, request->stems, request->words, failure);
}

/* The words of the index that have one of the stems. NULL: failure. */
static GPtrArray *family_of(builder *b, const GPtrArray *stems, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    family_request request = {stems, words};
    return undex_store_try(b->store, attempt_family, &request, error) ? g_steal_pointer(&words) : NULL;
}

/* Stems under one prefix, weighed as one term (or joined by `op`). */
static xc_query *stems_query(const GPtrArray *stems, const char *prefix, xc_op op, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_query_parts();
    for (guint i = 0; i < stems->len; i++)
        g_ptr_array_add(parts, undex_query_term(prefix, stems->pdata[i], error));
    return undex_query_combine(op, parts, 0, error);
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

static rank_word *add_word(GArray *words, double share)
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
    rank_word *word = add_word(words, 1);
    GPtrArray *run = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(run, g_strdup(first->words->pdata[0]));
    g_ptr_array_add(run, g_strdup(second->words->pdata[0]));
    g_ptr_array_add(word->stems, g_strconcat(UNDEX_WORD_PAIR, run->pdata[0], run->pdata[1], NULL));
    word->bare = TRUE;
    want_run(b, run);
}

static void add_kin(const builder *b, rank_word *word)
{
    undex_analyser *english = undex_query_english(b);
    g_autoptr(GPtrArray) kin = g_ptr_array_new_with_free_func(g_free);
    if (english && word->stems->len)
        undex_query_kin(english, word->stems->pdata[0], kin);
    for (guint i = 0; i < kin->len; i++)
        if (!g_ptr_array_find_with_equal_func(word->stems, kin->pdata[i], g_str_equal, NULL))
            add_unique(word->kin, kin->pdata[i]);
}

static void add_token(builder *b, GArray *words, const seen *s, double share, rank_demand demand)
{
    rank_word *word = add_word(words, share);
    for (guint i = 0; i < s->stems->len; i++)
        add_unique(word->stems, s->stems->pdata[i]);
    if (demand != RANK_ALL)
        add_kin(b, word);
    want_stems(b, word->stems);
    want_stems(b, word->kin);
}

/* Parts of a compound share what one word counts. Words that say little are passed over where others are
 * left. */
static void add_tokens(builder *b, GArray *words, const GArray *tokens, gboolean stopword, rank_demand demand)
{
    gboolean content = has_content(tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const seen *s = &g_array_index(tokens, seen, i);
        gboolean after_pair = i > 0 && is_pair(tokens, i - 1);
        gboolean little = (s->flags & UNDEX_TOKEN_STOP) && (content || stopword) && demand != RANK_EVEN;
        if (is_pair(tokens, i))
            add_pair(b, words, s, s + 1);
        else if (!after_pair && !little)
            add_token(b, words, s, 1.0 / tokens->len, demand);
    }
}

static gboolean add_expansion(builder *b, GArray *words, const node *prefix, GError **error);

gboolean undex_query_add_words(builder *b, GArray *words, const node *n, rank_demand demand, GError **error)
{
    if (n->kind == NODE_PREFIX)
        return add_expansion(b, words, n, error);
    g_autoptr(GArray) tokens = see(b, n->text);
    add_tokens(b, words, tokens, demand == RANK_ANY && undex_query_is_stopword(b, n), demand);
    return TRUE;
}

gboolean undex_query_is_compound(const builder *b, const node *word)
{
    if (!strpbrk(word->text, "0123456789"))
        return FALSE;
    g_autoptr(GArray) tokens = see(b, word->text);
    return tokens->len > 1 && !is_pair(tokens, 0);
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
        g_autoptr(GPtrArray) family = word->bare ? NULL : family_of(b, word->stems, error);
        if (!family && !word->bare)
            return NULL;
        g_ptr_array_add(parts, stems_query(family ? family : word->stems, UNDEX_WORD_TEXT, XC_OR, error));
    }
    return undex_query_combine(XC_OR, parts, 0, error);
}

/* What to mark of a phrase: in each language, each word as it is written. */
static void want_phrase(builder *b, const char *text)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(g_free);
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], text, -1);
        if (tokens->len == 0)
            return;
        if (!fits(b->analysers->pdata[a], g_array_index(tokens, undex_token, 0).word) &&
            (known->len || a + 1 < b->analysers->len))
            continue;
        GPtrArray *run = g_ptr_array_new_with_free_func(g_free);
        g_autoptr(GString) spelt = g_string_new(NULL);
        for (guint i = 0; i < tokens->len; i++) {
            const char *word = g_array_index(tokens, undex_token, i).word;
            g_ptr_array_add(run, g_strdup(word));
            g_string_append_printf(spelt, "%s ", word);
        }
        guint before = known->len;
        add_unique(known, spelt->str);
        if (known->len > before)
            want_run(b, run);
        else
            g_ptr_array_unref(run);
    }
}

/* A word of a phrase: as it is written, in the text; where it is found is said by its stem's words, or in
 * notes by its stem. FALSE: failure. */
static gboolean add_phrase_word(builder *b, GPtrArray *side, const seen *s, gboolean in_notes, GError **error)
{
    order_word *word = undex_query_side_add(side);
    g_autoptr(GPtrArray) family = in_notes ? NULL : family_of(b, s->stems, error);
    const GPtrArray *found_by = in_notes ? s->stems : family;
    if (!found_by)
        return FALSE;
    for (guint i = 0; i < found_by->len; i++)
        g_ptr_array_add(word->terms,
                        undex_schema_term(in_notes ? UNDEX_WORD_NOTE : UNDEX_WORD_TEXT, found_by->pdata[i]));
    for (guint i = 0; i < s->words->len; i++)
        undex_query_hash_add(word->hashes, s->words->pdata[i]);
    return TRUE;
}

static GPtrArray *sides_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
}

static gboolean add_phrase_side(builder *b, GPtrArray *sides, const GArray *tokens, gboolean in_notes,
                                GError **error)
{
    GPtrArray *side = undex_query_side_new();
    g_ptr_array_add(sides, side);
    for (guint i = 0; i < tokens->len; i++)
        if (!add_phrase_word(b, side, &g_array_index(tokens, seen, i), in_notes, error))
            return FALSE;
    return TRUE;
}

xc_query *undex_query_phrase(builder *b, const char *text, const char *prefix, GError **error)
{
    g_autoptr(GArray) tokens = see(b, text);
    g_autoptr(GPtrArray) sides = sides_new();
    order o = {.sides = sides, .in_notes = strcmp(prefix, UNDEX_WORD_NOTE) == 0};
    if (tokens->len == 0 || !add_phrase_side(b, sides, tokens, o.in_notes, error))
        return NULL;
    want_phrase(b, text);
    g_autofree char *name = g_strdup_printf("%s\"%s\"", o.in_notes ? "note:" : "", text);
    return undex_query_order(b, &o, name, error);
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
            if (strcmp(prefix, UNDEX_WORD_HEADING) == 0)
                parts->pdata[parts->len - 1] = undex_query_joined(XC_OR, parts->pdata[parts->len - 1],
                                                                  undex_query_under(b, stems, error), error);
            if (strcmp(prefix, UNDEX_WORD_NOTE) == 0) /* titles and headings are not marked */
                want_stems(b, stems);
        }
    return undex_query_combine(XC_AND, parts, 0, error);
}

typedef struct {
    const char *prefix;
    undex_analyser *english; /* NULL: not in play */
    GPtrArray *terms;
} expansion;

/* So many letters stand before what British and American spelling differ in, nearly always. */
enum { COMMON = 3 };

/* Where the terms begin that are looked at. Caller frees. */
static char *beginning_of(const expansion *x)
{
    gsize common = 0;
    while (common < COMMON && g_ascii_isalpha(x->prefix[common]))
        common++;
    return g_strndup(x->prefix, x->english && common == COMMON ? COMMON : strlen(x->prefix));
}

/* labo* and labor* both stand for labour. */
static gboolean begins_so(const expansion *x, const char *term)
{
    if (g_str_has_prefix(term, x->prefix))
        return TRUE;
    const GArray *tokens = undex_analyser_run(x->english, term, -1);
    return tokens->len == 1 && g_str_has_prefix(g_array_index(tokens, undex_token, 0).word, x->prefix);
}

static gboolean attempt_expansion(xc_database *database, gpointer closure, xc_error *failure)
{
    expansion *x = closure;
    g_autofree char *beginning = beginning_of(x);
    g_ptr_array_set_size(x->terms, 0);
    xc_terms *terms = xc_database_terms(database, beginning, failure);
    if (!terms)
        return FALSE;
    xc_step step = XC_END;
    while (x->terms->len <= EXPANSION_CEILING && (step = xc_terms_next(terms, failure)) == XC_ITEM)
        if (begins_so(x, xc_terms_term(terms, NULL)))
            g_ptr_array_add(x->terms, g_strdup(xc_terms_term(terms, NULL)));
    xc_terms_free(terms);
    return step != XC_FAILED;
}

static undex_analyser *english_of(const builder *b)
{
    for (guint i = 0; i < b->analysers->len; i++)
        if (strcmp(undex_analyser_language(b->analysers->pdata[i]), "en") == 0)
            return b->analysers->pdata[i];
    return NULL;
}

/* All words that begin so, as one word. */
static gboolean add_expansion(builder *b, GArray *words, const node *prefix, GError **error)
{
    g_autofree char *folded = undex_terms_fold(prefix->text);
    if (!*folded || strchr(folded, ' '))
        return undex_query_fail(b->query, prefix->at, "a star stands at the end of a single word", error);
    rank_word *word = add_word(words, 1);
    expansion x = {folded, english_of(b), word->stems};
    word->bare = TRUE;
    if (!undex_store_try(b->store, attempt_expansion, &x, error))
        return FALSE;
    if (word->stems->len > EXPANSION_CEILING)
        return undex_query_fail(b->query, prefix->at,
                                "more than 1000 words begin like this; write more of it", error);
    want w = {WANT_PREFIX, g_strdup(folded), NULL};
    if (b->negative)
        g_free(w.text);
    else
        g_array_append_val(b->wants, w);
    return TRUE;
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

/* What a term of the index is as a word, in each language. */
static void add_hashes(const builder *b, GArray *hashes, const char *term)
{
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], term, -1);
        if (tokens->len == 1)
            undex_query_hash_add(hashes, g_array_index(tokens, undex_token, 0).word);
    }
}

/* A word in any of its forms. */
static gboolean add_word_side(builder *b, GPtrArray *sides, const node *words, GError **error)
{
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) family = NULL;
    GPtrArray *side = undex_query_side_new();
    g_ptr_array_add(sides, side);
    if (!gather_stems(b, words, stems, error) || !(family = family_of(b, stems, error)))
        return FALSE;
    order_word *word = undex_query_side_add(side);
    for (guint i = 0; i < family->len; i++) {
        g_ptr_array_add(word->terms, g_strdup(family->pdata[i]));
        add_hashes(b, word->hashes, family->pdata[i]);
    }
    return TRUE;
}

static gboolean add_side(builder *b, GPtrArray *sides, const node *side, GError **error)
{
    g_autoptr(GArray) tokens = see(b, side->text ? side->text : "");
    gboolean chinese = is_pair(tokens, 0); /* a word of several characters, each a token */
    if (side->kind != NODE_PHRASE && !chinese)
        return add_word_side(b, sides, side, error);
    if (tokens->len == 0)
        return undex_query_fail(b->query, side->at, "there is no word in this to search for", error);
    want_phrase(b, side->text);
    return add_phrase_side(b, sides, tokens, FALSE, error);
}

xc_query *undex_query_near(builder *b, const node *near, GError **error)
{
    g_autoptr(GPtrArray) sides = sides_new();
    guint gaps = near->children->len - 1, words = 0;
    for (guint i = 0; i < near->children->len; i++)
        if (!add_side(b, sides, near->children->pdata[i], error))
            return NULL;
    for (guint i = 0; i < sides->len; i++)
        words += ((GPtrArray *)sides->pdata[i])->len;
    order o = {
        .sides = sides, .window = (guint)near->distance * gaps + words - gaps, .ordered = near->ordered};
    g_autofree char *name = g_strdup_printf("%s/%d", near->ordered ? "ADJ" : "NEAR", near->distance);
    return undex_query_order(b, &o, name, error);
}
