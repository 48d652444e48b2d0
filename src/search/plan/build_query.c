// SPDX-License-Identifier: GPL-3.0-or-later
/* The tree of what was typed as one of what is looked for. Words side by side are ranked together: any of
 * them matches, and the more and the rarer of them a passage has, the better. Phrases, NEAR, parentheses and
 * what has a + must match; filters narrow, alone or grouped; what has a - is left out. */
#include "search/plan/search_plan.h"

#include "base/budget.h"
#include "index/schema.h"
#include "search/expand/expand_query.h"
#include "search/match/boolean_query.h"
#include "search/match/candidate_query.h"
#include "search/match/document_filter.h"
#include "search/match/match_words.h"
#include "search/parse/query_error.h"
#include "search/rank/passage_score.h"
#include "search/words/query_tokens.h"
#include "search/words/query_words.h"
#include "search/words/word_family.h"
#include "undex/citation.h"

#include <string.h>

/* What a symbol among other words counts against one of them. */
static const double symbol_weight = 2.0;

/* ---- lists ---- */

static boolean_query *build(query_builder *b, const query_node *n, GError **error);
static boolean_query *build_once(query_builder *b, const query_node *n, gboolean strict, GError **error);

/* Caller frees; NULL: it is no symbol. */
static char *symbol_of(const query_node *n)
{
    gboolean maybe = n->kind == NODE_WORD && strchr(n->text, '/') && strpbrk(n->text, "0123456789");
    return maybe ? undex_symbol_parse(n->text) : NULL;
}

/* A symbol among words: the document itself, what cites it, and where it is printed as typed. */
static boolean_query *build_symbol(query_builder *b, const query_node *word, const char *symbol,
                                   GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    if (!undex_search_parts_add(parts, undex_search_documents(b, UNDEX_TERM_SYMBOL, symbol, error)) ||
        !undex_search_parts_add(parts, undex_candidate_query_mention(b, symbol, symbol_weight)) ||
        !undex_search_parts_add(
            parts, undex_proximity_phrase_query(b, word->text, word->at, UNDEX_WORD_TEXT, error)))
        return NULL;
    return undex_search_scaled(undex_search_combine(QUERY_OR, parts), symbol_weight);
}

/* Any of the words, without weights, in the text. */
static boolean_query *any_word(query_builder *b, const GArray *words, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < words->len; i++) {
        const query_word *word = &g_array_index(words, query_word, i);
        g_autoptr(GPtrArray) family = word->bare ? NULL : undex_word_family(b, word->stems, error);
        if ((!family && !word->bare) ||
            !undex_search_parts_add(
                parts, undex_search_stems(family ? family : word->stems, UNDEX_WORD_TEXT, QUERY_OR)))
            return NULL;
        for (guint k = 0; k < word->runs->len; k++)
            if (!undex_search_parts_add(parts, undex_proximity_query(b, word->runs->pdata[k], FALSE, error)))
                return NULL;
    }
    return undex_search_combine(QUERY_OR, parts);
}

/* A word that must be there, or must not. */
static boolean_query *build_strict(query_builder *b, const query_node *n, GError **error)
{
    g_autofree char *symbol = symbol_of(n);
    if (symbol)
        return build_symbol(b, n, symbol, error);
    g_autoptr(GArray) words = undex_query_words_new();
    if (!undex_search_add_words(b, words, n, DEMAND_ALL, error) ||
        !undex_search_add_variants(b, words, error))
        return NULL;
    return b->negative ? any_word(b, words, error) : undex_passage_score_query(b, words, DEMAND_ALL, error);
}

/* What a list is made of, sorted by the part it plays. */
typedef struct {
    GPtrArray *optional, *required, *filters, *excluded; /* boolean_query * */
    GPtrArray *weighing;                                 /* likewise: filters that give weight */
    GPtrArray *fields;                                   /* const query_filter *, beside each of `filters` */
    GArray *words;                                       /* query_word: plain words */
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
static void add_filter(roles *r, const query_filter *f, boolean_query *query)
{
    for (guint i = 0; f && f->alternatives && i < r->fields->len; i++)
        if (r->fields->pdata[i] == f) {
            r->filters->pdata[i] = undex_search_joined(QUERY_OR, r->filters->pdata[i], query);
            return;
        }
    g_ptr_array_add(r->filters, query);
    g_ptr_array_add(r->fields, (gpointer)f);
}

static gboolean is_word(const query_node *n)
{
    return n->kind == NODE_WORD;
}

/* Filters alone, or grouped. */
static gboolean is_filter(const query_node *n)
{
    return undex_search_narrows(n) && !undex_search_weighs(n);
}

/* Whether there is anything to go by but stop words. */
static gboolean has_content(const query_builder *b, const query_node *list)
{
    for (guint i = 0; i < list->children->len; i++) {
        const query_node *n = list->children->pdata[i];
        gboolean plain = n->kind == NODE_WORD && !n->sign;
        if (n->sign != '-' && !is_filter(n) && (!plain || !undex_search_is_stopword(b, n)))
            return TRUE;
    }
    return FALSE;
}

/* A word without a sign is weighed together with the others. */
static gboolean add_plain(query_builder *b, roles *r, const query_node *n, gboolean content, GError **error)
{
    g_autofree char *symbol = symbol_of(n);
    if (symbol)
        return undex_search_parts_add(r->optional, build_symbol(b, n, symbol, error));
    return undex_search_add_words(b, r->words, n, content ? DEMAND_ANY : DEMAND_EVEN, error);
}

static gboolean add_item(query_builder *b, roles *r, const query_node *n, gboolean content, GError **error)
{
    if (is_word(n) && !n->sign)
        return add_plain(b, r, n, content, error);
    gboolean negative = b->negative;
    b->negative ^= n->sign == '-';
    b->excludes |= b->negative;
    boolean_query *query = build_once(b, n, is_word(n), error);
    b->negative = negative;
    if (!query)
        return FALSE;
    if (undex_search_is_nothing(query)) /* no word in it: "-", "..." */
        undex_search_unref(query);
    else if (n->sign == '-')
        g_ptr_array_add(r->excluded, query);
    else if (is_filter(n))
        add_filter(r, n->field, query);
    else
        g_ptr_array_add(undex_search_narrows(n) ? r->weighing : r->required, query);
    return TRUE;
}

/* Joins to the query what the parts are together; takes all of them. NULL: error, or the query is. */
static boolean_query *join_parts(boolean_op op, boolean_query *query, boolean_op among, GPtrArray *parts)
{
    return query ? undex_search_joined(op, query, undex_search_combine(among, parts)) : NULL;
}

static boolean_query *combine_roles(roles *r)
{
    boolean_query *query = undex_search_combine(QUERY_AND, r->required);
    query = join_parts(QUERY_AND_MAYBE, query, QUERY_OR, r->optional);
    query = join_parts(QUERY_AND, query, QUERY_AND, r->weighing);
    query = join_parts(QUERY_FILTER, query, QUERY_AND, r->filters);
    if (query && r->excluded->len && undex_search_is_nothing(query)) {
        undex_search_unref(query);
        query = undex_search_passages();
    }
    return join_parts(QUERY_AND_NOT, query, QUERY_OR, r->excluded);
}

static boolean_query *build_list(query_builder *b, const query_node *list, GError **error)
{
    g_auto(roles)
        r = {undex_search_parts(), undex_search_parts(), undex_search_parts(),   undex_search_parts(),
             undex_search_parts(), g_ptr_array_new(),    undex_query_words_new()};
    gboolean content = has_content(b, list);
    for (guint i = 0; i < list->children->len; i++)
        if (!add_item(b, &r, list->children->pdata[i], content, error))
            return NULL;
    if (!undex_search_add_variants(b, r.words, error))
        return NULL;
    undex_search_add_concepts(b, r.words);
    undex_search_widen(b, r.words);
    if (!undex_search_parts_add(r.optional, undex_passage_score_query(b, r.words, DEMAND_ANY, error)))
        return NULL;
    return combine_roles(&r);
}

/* ---- the rest of the tree ---- */

/* What stands between AND must be there; filters among it narrow the rest. */
static boolean_query *build_and(query_builder *b, const query_node *n, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts(), filters = undex_search_parts();
    for (guint i = 0; i < n->children->len; i++) {
        const query_node *child = n->children->pdata[i];
        boolean_query *part = build_once(b, child, is_word(child), error);
        if (!undex_search_parts_add(is_filter(child) ? filters : parts, part))
            return NULL;
    }
    return join_parts(QUERY_FILTER, undex_search_combine(QUERY_AND, parts), QUERY_AND, filters);
}

/* What stands between OR weighs each by itself. */
static boolean_query *build_or(query_builder *b, const query_node *n, GError **error)
{
    g_autoptr(GPtrArray) parts = undex_search_parts();
    for (guint i = 0; i < n->children->len; i++) {
        if (!undex_search_parts_add(parts, build_once(b, n->children->pdata[i], FALSE, error)))
            return NULL;
    }
    return undex_search_combine(QUERY_OR, parts);
}

/* One word alone is a list of one. */
static boolean_query *build_single(query_builder *b, const query_node *word, GError **error)
{
    g_autofree char *symbol = symbol_of(word);
    if (symbol)
        return build_symbol(b, word, symbol, error);
    g_autoptr(GArray) words = undex_query_words_new();
    gboolean little = undex_search_is_stopword(b, word);
    if (!undex_search_add_words(b, words, word, little ? DEMAND_EVEN : DEMAND_ANY, error) ||
        !undex_search_add_variants(b, words, error))
        return NULL;
    undex_search_add_concepts(b, words);
    return undex_passage_score_query(b, words, DEMAND_ANY, error);
}

/* A word that only weighs: no sign, no symbol. */
static gboolean only_weighs(const query_node *n)
{
    g_autofree char *symbol = symbol_of(n);
    return is_word(n) && !n->sign && !symbol;
}

gboolean undex_search_is_words(const query_node *tree)
{
    gboolean words = tree->kind == NODE_LIST || only_weighs(tree);
    for (guint i = 0; words && tree->kind == NODE_LIST && i < tree->children->len; i++)
        words = only_weighs(tree->children->pdata[i]);
    return words;
}

gboolean undex_search_build_scores(query_builder *b, const query_node *tree, search_stage *st, GError **error)
{
    gboolean list = tree->kind == NODE_LIST;
    guint count = list ? tree->children->len : 1;
    if (!undex_search_is_words(tree))
        return TRUE;
    gboolean content =
        list ? has_content(b, tree) : tree->kind != NODE_WORD || !undex_search_is_stopword(b, tree);
    g_autoptr(GArray) words = undex_query_words_new();
    for (guint i = 0; i < count; i++)
        if (!undex_search_add_words(b, words, list ? tree->children->pdata[i] : tree,
                                    content ? DEMAND_ANY : DEMAND_EVEN, error))
            return FALSE;
    if (!undex_search_add_variants(b, words, error))
        return FALSE;
    undex_search_add_concepts(b, words);
    if (list)
        undex_search_widen(b, words);
    if (words->len)
        st->scores = undex_passage_scores(b, words, &st->name, &st->met, &st->about, error);
    return words->len == 0 || st->scores;
}

static boolean_query *build_phrase(query_builder *b, const query_node *n, GError **error)
{
    boolean_query *query = undex_proximity_phrase_query(b, n->text, n->at, UNDEX_WORD_TEXT, error);
    if (!query || !undex_search_is_nothing(query))
        return query;
    undex_search_unref(query);
    return undex_search_null(b->query, n->at, "there is no word between the quotation marks", error);
}

static boolean_query *build(query_builder *b, const query_node *n, GError **error)
{
    switch (n->kind) {
    case NODE_WORD:
        return build_single(b, n, error);
    case NODE_PHRASE:
        return build_phrase(b, n, error);
    case NODE_FILTER:
        return undex_filter_query(b, n, error);
    case NODE_NEAR:
        return undex_proximity_near_query(b, n, error);
    case NODE_LIST:
        return build_list(b, n, error);
    case NODE_AND:
        return build_and(b, n, error);
    case NODE_OR:
        return build_or(b, n, error);
    }
    return NULL;
}

static void unref(gpointer query)
{
    undex_search_unref(query);
}

/* Filters find the same, whatever documents are looked at. */
static gboolean is_lasting(const query_node *n)
{
    return n->kind == NODE_FILTER && !n->quoted;
}

enum { LASTING = '=' }; /* the first sign of their keys */

static gboolean is_of_documents(gpointer key, G_GNUC_UNUSED gpointer query, G_GNUC_UNUSED gpointer closure)
{
    return *(const char *)key != LASTING;
}

static void build_again(query_builder *b)
{
    if (b->built)
        g_hash_table_foreach_remove(b->built, is_of_documents, NULL);
    g_clear_pointer(&b->documents, g_array_unref);
}

/* What stands in several places of the query is made once; `strict`: a word that must be there, or not. */
static boolean_query *build_once(query_builder *b, const query_node *n, gboolean strict, GError **error)
{
    static const char *const prefixes[][2] = {{"", "-"}, {"+", "!"}, {"=", "=-"}};
    g_autofree char *key = undex_repeated_clauses_key(n, prefixes[is_lasting(n) ? 2
                                                                  : strict      ? 1
                                                                                : 0][b->negative ? 1 : 0]);
    if (!b->built)
        b->built = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref);
    gboolean kept = !b->sought || is_lasting(n);
    const boolean_query *known = kept ? g_hash_table_lookup(b->built, key) : NULL;
    if (known)
        return undex_search_ref(known);
    boolean_query *query = strict ? build_strict(b, n, error) : build(b, n, error);
    if (query && n->times && !is_filter(n))
        query = undex_search_scaled(query, 1 + n->times);
    if (query && kept)
        g_hash_table_insert(b->built, g_steal_pointer(&key), undex_search_ref(query));
    return query;
}

boolean_query *undex_search_build(query_builder *b, const query_node *tree, GError **error)
{
    boolean_query *query = build(b, tree, error);
    if (query && b->excludes && !undex_budget_go_on(0)) { /* nobody knows all that must not be there */
        undex_search_unref(query);
        g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(docid_score));
        return undex_search_scores(none, "stopped");
    }
    if (!query)
        return NULL;
    if (undex_search_is_nothing(query)) {
        undex_search_unref(query);
        return undex_search_null(b->query, tree->at, "there is no word in this to search for", error);
    }
    if (!b->any_kind)
        query = undex_search_joined(QUERY_AND_NOT, query, undex_search_kind(UNDEX_KIND_BOILERPLATE));
    return b->documents ? undex_search_joined(QUERY_FILTER, query, undex_search_within(b, error)) : query;
}

boolean_query *undex_search_build_within(query_builder *b, const query_node *tree, guint wanted,
                                         const GArray *documents, GError **error)
{
    g_ptr_array_set_size(b->wants, (gint)MIN(wanted, b->wants->len));
    build_again(b);
    b->documents = documents ? g_array_ref((GArray *)documents) : NULL;
    return undex_search_build(b, tree, error);
}
