// SPDX-License-Identifier: GPL-3.0-or-later
/* expression = conjunction { OR conjunction }
 * conjunction = list { AND list }
 * list = item { item }            words side by side belong together more closely than AND and OR bind
 * item = [ + | - | NOT ] near
 * near = primary { NEAR/n primary }      each a word, a phrase, or words joined by OR
 * primary = word | phrase | filter | ( expression ) */
#include "search/parse/parser.h"

#include "search/parse/lexer.h"
#include "search/parse/query_error.h"

enum { DEPTH_CEILING = 50 };

void undex_query_node_free(query_node *tree)
{
    if (!tree)
        return;
    g_free(tree->text);
    g_ptr_array_unref(tree->children);
    g_free(tree);
}

typedef struct {
    const char *query;
    const lexeme *here;
    int depth;
} parser;

static query_node *node_new(query_node_kind kind, int at)
{
    query_node *n = g_new0(query_node, 1);
    n->kind = kind;
    n->at = at;
    n->children = g_ptr_array_new_with_free_func((GDestroyNotify)undex_query_node_free);
    return n;
}

static query_node *take_expression(parser *p, GError **error);

static query_node *fail(const parser *p, int at, const char *message, GError **error)
{
    return undex_search_null(p->query, at, message, error);
}

static const char *name_of(lexeme_kind kind)
{
    static const char *const names[] = {
        [LEX_AND] = "AND",
        [LEX_OR] = "OR",
        [LEX_NOT] = "NOT",
        [LEX_PLUS] = "+",
        [LEX_MINUS] = "-",
        [LEX_NEAR] = "NEAR",
        [LEX_ADJ] = "ADJ",
        [LEX_OPEN] = "an opening parenthesis",
        [LEX_CLOSE] = "a closing parenthesis",
    };
    return (gsize)kind < G_N_ELEMENTS(names) && names[kind] ? names[kind] : "it";
}

/* Something to search for is missing after the lexeme before `here`, or before `here` itself. */
static query_node *fail_missing(const parser *p, const lexeme *before, GError **error)
{
    g_autofree char *message = NULL;
    if (before)
        message = g_strdup_printf("%s has nothing after it", name_of(before->kind));
    else
        message = g_strdup_printf("%s has nothing before it", name_of(p->here->kind));
    return fail(p, before ? before->at : p->here->at, message, error);
}

static query_node *take_group(parser *p, GError **error)
{
    const lexeme *open = p->here++;
    if (++p->depth > DEPTH_CEILING)
        return fail(p, open->at, "parentheses lie too deep within each other", error);
    if (p->here->kind == LEX_CLOSE)
        return fail(p, open->at, "there is nothing between the parentheses", error);
    if (p->here->kind == LEX_END)
        return fail(p, open->at, "a parenthesis is not closed", error);
    g_autoptr(query_node) inner = take_expression(p, error);
    if (!inner)
        return NULL;
    if (p->here->kind != LEX_CLOSE)
        return fail(p, open->at, "a parenthesis is not closed", error);
    p->here++;
    p->depth--;
    return g_steal_pointer(&inner);
}

static query_node *take_primary(parser *p, const lexeme *before, GError **error)
{
    const lexeme *x = p->here;
    if (x->kind == LEX_OPEN)
        return take_group(p, error);
    if (x->kind != LEX_WORD && x->kind != LEX_PHRASE && x->kind != LEX_FILTER)
        return fail_missing(p, before, error);
    query_node *n = node_new(x->kind == LEX_PHRASE   ? NODE_PHRASE
                             : x->kind == LEX_FILTER ? NODE_FILTER
                                                     : NODE_WORD,
                             x->at);
    n->text = g_strdup(x->text);
    n->field = x->field;
    n->quoted = x->quoted;
    n->grouped = x->grouped;
    p->here++;
    return n;
}

static gboolean is_near(const lexeme *x)
{
    return x->kind == LEX_NEAR || x->kind == LEX_ADJ;
}

/* Words, and words in parentheses joined by OR. */
static gboolean is_wordy(const query_node *n)
{
    if (n->kind == NODE_WORD)
        return TRUE;
    gboolean wordy = n->kind == NODE_OR || n->kind == NODE_LIST;
    for (guint i = 0; wordy && i < n->children->len; i++)
        wordy = is_wordy(g_ptr_array_index(n->children, i)) &&
                !((query_node *)g_ptr_array_index(n->children, i))->sign;
    return wordy;
}

/* What NEAR can have at its sides. */
static gboolean check_sides(const parser *p, const query_node *near, GError **error)
{
    for (guint i = 0; i < near->children->len; i++) {
        const query_node *side = g_ptr_array_index(near->children, i);
        if (side->kind != NODE_PHRASE && !is_wordy(side))
            return undex_search_fail(p->query, side->at,
                                     "NEAR and ADJ stand between words, \"phrases\" and (this OR that)",
                                     error);
    }
    return TRUE;
}

static query_node *take_near(parser *p, const lexeme *before, GError **error)
{
    g_autoptr(query_node) left = take_primary(p, before, error);
    if (!left || !is_near(p->here))
        return g_steal_pointer(&left);
    g_autoptr(query_node) near = node_new(NODE_NEAR, p->here->at);
    near->ordered = p->here->kind == LEX_ADJ;
    g_ptr_array_add(near->children, g_steal_pointer(&left));
    while (is_near(p->here)) {
        const lexeme *op = p->here++;
        if ((op->kind == LEX_ADJ) != near->ordered)
            return fail(p, op->at, "NEAR and ADJ do not mix; use parentheses and AND", error);
        near->distance = MAX(near->distance, op->distance);
        query_node *right = take_primary(p, op, error);
        if (!right)
            return NULL;
        g_ptr_array_add(near->children, right);
        if (near->children->len > UNDEX_NEAR_CEILING)
            return fail(p, right->at, "NEAR and ADJ join at most 64 words", error);
    }
    return check_sides(p, near, error) ? g_steal_pointer(&near) : NULL;
}

static gboolean starts_item(lexeme_kind kind)
{
    return kind == LEX_WORD || kind == LEX_PHRASE || kind == LEX_FILTER || kind == LEX_OPEN ||
           kind == LEX_PLUS || kind == LEX_MINUS || kind == LEX_NOT;
}

static query_node *take_item(parser *p, const lexeme *before, GError **error)
{
    char sign = 0;
    while (p->here->kind == LEX_PLUS || p->here->kind == LEX_MINUS || p->here->kind == LEX_NOT) {
        if (sign)
            return fail(p, p->here->at, "one sign is enough: +, - or NOT", error);
        sign = p->here->kind == LEX_PLUS ? '+' : '-';
        before = p->here++;
    }
    query_node *n = take_near(p, before, error);
    if (n)
        n->sign = sign; /* what comes from within parentheses has none of its own */
    return n;
}

static query_node *take_list(parser *p, const lexeme *before, GError **error)
{
    g_autoptr(query_node) list = node_new(NODE_LIST, p->here->at);
    do {
        query_node *item = take_item(p, before, error);
        if (!item)
            return NULL;
        g_ptr_array_add(list->children, item);
        before = NULL;
    } while (starts_item(p->here->kind));
    if (list->children->len > 1 || ((query_node *)list->children->pdata[0])->sign)
        return g_steal_pointer(&list);
    return g_ptr_array_steal_index(list->children, 0);
}

gboolean undex_search_narrows(const query_node *tree)
{
    gboolean all = tree->kind == NODE_LIST || tree->kind == NODE_AND || tree->kind == NODE_OR;
    for (guint i = 0; all && i < tree->children->len; i++)
        all = undex_search_narrows(tree->children->pdata[i]);
    return all || tree->kind == NODE_FILTER;
}

gboolean undex_search_weighs(const query_node *tree)
{
    gboolean any = tree->kind == NODE_FILTER && tree->field->weighs;
    for (guint i = 0; !any && i < tree->children->len; i++)
        any = undex_search_weighs(tree->children->pdata[i]);
    return any;
}

/* "climate year:2024 OR year:2025" would find all of 2025. FALSE: it is so, and said. */
static gboolean check_or(const parser *p, const lexeme *op, const query_node *left, const query_node *right,
                         GError **error)
{
    if (op[-1].kind != LEX_FILTER || op[1].kind != LEX_FILTER ||
        (undex_search_narrows(left) && undex_search_narrows(right)))
        return TRUE;
    g_autofree char *message = g_strdup_printf(
        "OR joins all that stands on either side, the words too; to join the two filters write "
        "(%s:%s OR %s:%s)",
        op[-1].field->name, op[-1].text, op[1].field->name, op[1].text);
    return undex_search_fail(p->query, op->at, message, error);
}

/* `take` parts joined by the operator `kind`. */
static query_node *take_joined(parser *p, lexeme_kind kind, query_node_kind joined, const lexeme *before,
                               query_node *(*part)(parser *, const lexeme *, GError **), GError **error)
{
    g_autoptr(query_node) all = node_new(joined, p->here->at);
    for (;;) {
        query_node *one = part(p, before, error);
        if (!one)
            return NULL;
        g_ptr_array_add(all->children, one);
        guint count = all->children->len;
        if (kind == LEX_OR && count > 1 && !check_or(p, before, all->children->pdata[count - 2], one, error))
            return NULL;
        if (p->here->kind != kind)
            break;
        before = p->here++;
    }
    return all->children->len > 1 ? g_steal_pointer(&all) : g_ptr_array_steal_index(all->children, 0);
}

static query_node *take_conjunction(parser *p, const lexeme *before, GError **error)
{
    return take_joined(p, LEX_AND, NODE_AND, before, take_list, error);
}

static query_node *take_expression(parser *p, GError **error)
{
    return take_joined(p, LEX_OR, NODE_OR, NULL, take_conjunction, error);
}

query_node *undex_search_parse(const char *query, GError **error)
{
    g_autoptr(GArray) lexemes = undex_search_lex(query, error);
    if (!lexemes)
        return NULL;
    parser p = {query, &g_array_index(lexemes, lexeme, 0), 0};
    if (p.here->kind == LEX_END)
        return fail(&p, 0, "the query is empty", error);
    g_autoptr(query_node) tree = take_expression(&p, error);
    if (!tree)
        return NULL;
    if (p.here->kind == LEX_CLOSE)
        return fail(&p, p.here->at, "a parenthesis is closed that was not opened", error);
    if (p.here->kind != LEX_END)
        return fail(&p, p.here->at, "this cannot stand here", error);
    return g_steal_pointer(&tree);
}
