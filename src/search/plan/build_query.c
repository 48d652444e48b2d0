// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The tree as one Xapian query. Words side by side are ranked together: any of them matches, and the more and
 * the rarer of them a passage has, the better. Phrases, NEAR, parentheses and what has a + must match;
 * filters narrow, alone or grouped; what has a - is left out.
 */
#include "search/words/query_tokens.h"

#include "base/language.h"
#include "undex/citation.h"

#include <string.h>

/* What a symbol among other words counts against one of them. */
static const double symbol_weight = 2.0;

void undex_search_builder_free(builder *b)
{
    if (!b)
        return;
    g_ptr_array_unref(b->analysers);
    g_ptr_array_unref(b->wants);
    g_hash_table_unref(b->own);
    if (b->unmet)
        g_string_free(b->unmet, TRUE);
    g_free(b);
}

/* ---- which languages ---- */

/* Of this thread, for all its queries: they remember the words they have met. */
static undex_analyser *analyser_for(const char *language)
{
    static GPrivate kept = G_PRIVATE_INIT((GDestroyNotify)g_hash_table_unref);
    GHashTable *all = g_private_get(&kept);
    if (!all) {
        all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)undex_analyser_free);
        g_private_set(&kept, all);
    }
    undex_analyser *analyser = g_hash_table_lookup(all, language);
    if (!analyser) {
        analyser = undex_analyser_new(language);
        g_hash_table_insert(all, g_strdup(language), analyser);
    }
    return analyser;
}

static void add_analyser(builder *b, const char *language)
{
    const undex_language *found = undex_language_find(language);
    const char *known = found && found->official ? found->code : "en"; /* as others are analysed */
    for (guint i = 0; i < b->analysers->len; i++)
        if (strcmp(undex_analyser_language(b->analysers->pdata[i]), known) == 0)
            return;
    g_ptr_array_add(b->analysers, analyser_for(known));
}

/* Every lang: that holds for the query as a whole. */
static void add_languages(builder *b, const node *n)
{
    if (n->sign == '-')
        return;
    if (n->kind == NODE_FIELD && !n->grouped && strcmp(n->field->name, "lang") == 0)
        add_analyser(b, undex_search_language(n->text));
    if (n->kind == NODE_LIST || n->kind == NODE_AND)
        for (guint i = 0; i < n->children->len; i++)
            add_languages(b, n->children->pdata[i]);
}

/* The languages that documents of the index are in, by rank: English first. */
static gboolean add_languages_present(builder *b, GError **error)
{
    g_autoptr(GPtrArray) present = undex_index_list_languages(b->store, error);
    if (!present)
        return FALSE;
    for (const undex_language *language = undex_data_languages; language->code; language++)
        for (guint k = 0; k < present->len && language->official; k++)
            if (strcmp(present->pdata[k], language->code) == 0)
                add_analyser(b, language->code);
    for (guint k = 0; k < present->len; k++)
        add_analyser(b, present->pdata[k]);
    if (b->analysers->len == 0)
        add_analyser(b, "en");
    return TRUE;
}

static void gather_words(const node *n, GString *words)
{
    if (n->kind == NODE_WORD || n->kind == NODE_PHRASE)
        g_string_append_printf(words, "%s ", n->text);
    for (guint i = 0; i < n->children->len; i++)
        gather_words(n->children->pdata[i], words);
}

/* The language with the most stop words in the query. */
static const char *guess_language(const builder *b, const node *tree)
{
    g_autoptr(GString) words = g_string_new(NULL);
    gather_words(tree, words);
    const char *best = undex_analyser_language(b->analysers->pdata[0]);
    guint most = 0;
    for (guint a = 0; a < b->analysers->len; a++) {
        const GArray *tokens = undex_analyser_run(b->analysers->pdata[a], words->str, -1);
        guint count = 0;
        for (guint i = 0; i < tokens->len; i++)
            count += (g_array_index(tokens, undex_token, i).flags & UNDEX_TOKEN_STOP) != 0;
        if (count > most) {
            most = count;
            best = undex_analyser_language(b->analysers->pdata[a]);
        }
    }
    return best;
}

builder *undex_search_builder_new(undex_index *store, const char *query, const node *tree, GError **error)
{
    g_autoptr(builder) b = g_new0(builder, 1);
    b->store = store;
    b->query = query;
    b->analysers = g_ptr_array_new();
    b->wants = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    b->own = undex_search_own_stems_new();
    if (tree)
        add_languages(b, tree);
    if (b->analysers->len == 0 && !add_languages_present(b, error))
        return NULL;
    b->guess = tree ? guess_language(b, tree) : undex_analyser_language(b->analysers->pdata[0]);
    return g_steal_pointer(&b);
}

/* ---- lists ---- */

static xc_query *build(builder *b, const node *n, GError **error);

/* Caller frees; NULL: it is no symbol. */
static char *symbol_of(const node *n)
{
    gboolean maybe = n->kind == NODE_WORD && strchr(n->text, '/') && strpbrk(n->text, "0123456789");
    return maybe ? undex_symbol_parse(n->text) : NULL;
}

/* A symbol among words: the document itself, what cites it, and where it is printed as typed. */
static xc_query *build_symbol(builder *b, const node *word, const char *symbol, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    g_ptr_array_add(parts, undex_search_documents(b, UNDEX_TERM_SYMBOL, symbol, error));
    g_ptr_array_add(parts, undex_search_term(UNDEX_TERM_CITES, symbol, error));
    g_ptr_array_add(parts, undex_search_phrase(b, word->text, word->at, UNDEX_WORD_TEXT, error));
    return undex_search_scaled(undex_search_combine(XC_OR, parts, 0, error), symbol_weight, error);
}

/* A word that must be there, or must not. */
static xc_query *build_strict(builder *b, const node *n, GError **error)
{
    g_autofree char *symbol = symbol_of(n);
    if (symbol)
        return build_symbol(b, n, symbol, error);
    g_autoptr(GArray) words = undex_search_words_new();
    if (!undex_search_add_words(b, words, n, RANK_ALL, error) || !undex_search_add_variants(b, words, error))
        return NULL;
    return b->negative ? undex_search_any_word(b, words, error)
                       : undex_search_rank(b, words, RANK_ALL, error);
}

/* What a list is made of, sorted by the part it plays. */
typedef struct {
    GPtrArray *optional, *required, *filters, *excluded; /* xc_query * */
    GPtrArray *weighing;                                 /* likewise: filters that give weight */
    GPtrArray *fields;                                   /* const field *, beside each of `filters` */
    GArray *words;                                       /* rank_word: plain words */
} roles;

static void roles_clear(roles *r)
{
    GPtrArray *const all[] = {r->optional, r->required, r->filters, r->excluded, r->weighing, r->fields};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        g_ptr_array_unref(all[i]);
    g_array_unref(r->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(roles, roles_clear)

/* Several filters of one field are alternatives, where it makes sense. `f` is NULL: a group of filters. */
static gboolean add_filter(roles *r, const field *f, xc_query *query, GError **error)
{
    for (guint i = 0; f && f->alternatives && i < r->fields->len; i++)
        if (r->fields->pdata[i] == f) {
            xc_query *both =
                undex_search_joined(XC_OR, xc_query_copy(r->filters->pdata[i], NULL), query, error);
            if (!both)
                return FALSE;
            xc_query_free(r->filters->pdata[i]);
            r->filters->pdata[i] = both;
            return TRUE;
        }
    g_ptr_array_add(r->filters, query);
    g_ptr_array_add(r->fields, (gpointer)f);
    return TRUE;
}

static gboolean is_word(const node *n)
{
    return n->kind == NODE_WORD;
}

/* Filters alone, or grouped. */
static gboolean is_filter(const node *n)
{
    return undex_search_narrows(n) && !undex_search_weighs(n);
}

/* Whether there is anything to go by but stop words. */
static gboolean has_content(const builder *b, const node *list)
{
    for (guint i = 0; i < list->children->len; i++) {
        const node *n = list->children->pdata[i];
        gboolean plain = n->kind == NODE_WORD && !n->sign;
        if (n->sign != '-' && !is_filter(n) && (!plain || !undex_search_is_stopword(b, n)))
            return TRUE;
    }
    return FALSE;
}

/* A word without a sign is weighed together with the others. */
static gboolean add_plain(builder *b, roles *r, const node *n, gboolean content, GError **error)
{
    g_autofree char *symbol = symbol_of(n);
    if (symbol) {
        g_ptr_array_add(r->optional, build_symbol(b, n, symbol, error));
        return *error == NULL;
    }
    return undex_search_add_words(b, r->words, n, content ? RANK_ANY : RANK_EVEN, error);
}

static gboolean add_item(builder *b, roles *r, const node *n, gboolean content, GError **error)
{
    if (is_word(n) && !n->sign)
        return add_plain(b, r, n, content, error);
    gboolean negative = b->negative;
    b->negative ^= n->sign == '-';
    b->excludes |= b->negative;
    xc_query *query = is_word(n) ? build_strict(b, n, error) : build(b, n, error);
    b->negative = negative;
    if (*error) {
        xc_query_free(query);
        return FALSE;
    }
    if (!query)
        return TRUE; /* no word in it: "-", "..." */
    if (n->sign == '-')
        g_ptr_array_add(r->excluded, query);
    else if (is_filter(n))
        return add_filter(r, n->field, query, error);
    else
        g_ptr_array_add(undex_search_narrows(n) ? r->weighing : r->required, query);
    return TRUE;
}

static xc_query *all_passages(GError **error)
{
    return undex_search_term(UNDEX_TERM_PASSAGE, "", error);
}

static xc_query *combine_roles(roles *r, GError **error)
{
    xc_query *required = undex_search_combine(XC_AND, r->required, 0, error);
    xc_query *optional = undex_search_combine(XC_OR, r->optional, 0, error);
    xc_query *query = undex_search_joined(XC_AND_MAYBE, required, optional, error);
    query = undex_search_joined(XC_AND, query, undex_search_combine(XC_AND, r->weighing, 0, error), error);
    query = undex_search_joined(XC_FILTER, query, undex_search_combine(XC_AND, r->filters, 0, error), error);
    xc_query *excluded = undex_search_combine(XC_OR, r->excluded, 0, error);
    if (excluded && !query)
        query = all_passages(error);
    return undex_search_joined(XC_AND_NOT, query, excluded, error);
}

static xc_query *build_list(builder *b, const node *list, GError **error)
{
    g_auto(roles)
        r = {undex_search_parts(), undex_search_parts(), undex_search_parts(),    undex_search_parts(),
             undex_search_parts(), g_ptr_array_new(),    undex_search_words_new()};
    gboolean content = has_content(b, list);
    for (guint i = 0; i < list->children->len; i++)
        if (!add_item(b, &r, list->children->pdata[i], content, error))
            return NULL;
    if (!undex_search_add_variants(b, r.words, error))
        return NULL;
    undex_search_widen(b, r.words);
    g_ptr_array_add(r.optional, undex_search_rank(b, r.words, RANK_ANY, error));
    return *error ? NULL : combine_roles(&r, error);
}

/* ---- the rest of the tree ---- */

/* What stands between AND must be there; filters among it narrow the rest. */
static xc_query *build_and(builder *b, const node *n, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts(), filters = undex_search_parts();
    for (guint i = 0; i < n->children->len; i++) {
        const node *child = n->children->pdata[i];
        xc_query *part = is_word(child) ? build_strict(b, child, error) : build(b, child, error);
        g_ptr_array_add(is_filter(child) ? filters : parts, part);
        if (*error)
            return NULL;
    }
    xc_query *query = undex_search_combine(XC_AND, parts, 0, error);
    return undex_search_joined(XC_FILTER, query, undex_search_combine(XC_AND, filters, 0, error), error);
}

/* What stands between OR weighs each by itself. */
static xc_query *build_or(builder *b, const node *n, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < n->children->len; i++) {
        xc_query *part = build(b, n->children->pdata[i], error);
        g_ptr_array_add(parts, part);
        if (*error)
            return NULL;
    }
    return undex_search_combine(XC_OR, parts, 0, error);
}

/* One word alone is a list of one. */
static xc_query *build_single(builder *b, const node *word, GError **error)
{
    g_autofree char *symbol = symbol_of(word);
    if (symbol)
        return build_symbol(b, word, symbol, error);
    g_autoptr(GArray) words = undex_search_words_new();
    gboolean little = undex_search_is_stopword(b, word);
    if (!undex_search_add_words(b, words, word, little ? RANK_EVEN : RANK_ANY, error) ||
        !undex_search_add_variants(b, words, error))
        return NULL;
    return undex_search_rank(b, words, RANK_ANY, error);
}

/* A word that only weighs: no sign, no symbol. */
static gboolean only_weighs(const node *n)
{
    g_autofree char *symbol = symbol_of(n);
    return is_word(n) && !n->sign && !symbol;
}

GArray *undex_search_build_scores(builder *b, const node *tree, char **name, GArray **met, GError **error)
{
    gboolean list = tree->kind == NODE_LIST;
    guint count = list ? tree->children->len : 1;
    for (guint i = 0; i < count; i++)
        if (!only_weighs(list ? tree->children->pdata[i] : tree))
            return NULL;
    gboolean content =
        list ? has_content(b, tree) : tree->kind != NODE_WORD || !undex_search_is_stopword(b, tree);
    g_autoptr(GArray) words = undex_search_words_new();
    for (guint i = 0; i < count; i++)
        if (!undex_search_add_words(b, words, list ? tree->children->pdata[i] : tree,
                                    content ? RANK_ANY : RANK_EVEN, error))
            return NULL;
    if (!undex_search_add_variants(b, words, error))
        return NULL;
    if (list)
        undex_search_widen(b, words);
    return words->len ? undex_search_rank_scores(b, words, name, met, error) : NULL;
}

static xc_query *build_phrase(builder *b, const node *n, GError **error)
{
    xc_query *query = undex_search_phrase(b, n->text, n->at, UNDEX_WORD_TEXT, error);
    if (!query && !*error)
        undex_search_fail(b->query, n->at, "there is no word between the quotation marks", error);
    return query;
}

static xc_query *build(builder *b, const node *n, GError **error)
{
    switch (n->kind) {
    case NODE_WORD:
        return build_single(b, n, error);
    case NODE_PHRASE:
        return build_phrase(b, n, error);
    case NODE_FIELD:
        return undex_search_field(b, n, error);
    case NODE_NEAR:
        return undex_search_near(b, n, error);
    case NODE_LIST:
        return build_list(b, n, error);
    case NODE_AND:
        return build_and(b, n, error);
    case NODE_OR:
        return build_or(b, n, error);
    }
    return NULL;
}

xc_query *undex_search_build(builder *b, const node *tree, GError **error)
{
    xc_query *query = build(b, tree, error);
    if (*error) {
        xc_query_free(query);
        return NULL;
    }
    if (!query) {
        undex_search_fail(b->query, tree->at, "there is no word in this to search for", error);
        return NULL;
    }
    if (!b->any_kind)
        query =
            undex_search_joined(XC_AND_NOT, query, undex_search_kind(UNDEX_KIND_BOILERPLATE, error), error);
    return query;
}
