// SPDX-License-Identifier: GPL-3.0-or-later
/* "Did you mean": a word of the query that no passage has is likely misspelt, and the index knows how words
 * are spelt. */
#include "query/private.h"

#include "undex/edits.h"

#include <string.h>

/* Shorter words are near too many others; words looked at, all of one first letter. */
enum { SHORTEST = 4, WORDS_CEILING = 200000 };

typedef struct {
    const builder *b;
    const char *word; /* folded */
    glong length;     /* of it */
    gboolean known;   /* some passage has it, in whatever form */
    char *nearest;
    int edits;
    gint64 passages; /* that have the nearest */
} search;

/* Edits that a slip of the pen takes. */
static int slips(const char *word)
{
    return g_utf8_strlen(word, -1) < 6 ? 1 : 2;
}

static void compare(search *s, const char *word, gint64 passages)
{
    glong apart = g_utf8_strlen(word, -1) - s->length;
    if (ABS(apart) > s->edits)
        return;
    int edits = undex_edits(s->word, word);
    if (edits > s->edits || (edits == s->edits && passages <= s->passages))
        return;
    g_free(s->nearest);
    s->nearest = g_strdup(word);
    s->edits = edits;
    s->passages = passages;
}

static gboolean is_letters(const char *word)
{
    for (const char *p = word; *p; p = g_utf8_next_char(p))
        if (!g_unichar_isalpha(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

/* Whether any passage has a word with one of the token's stems. -1: failed. */
static int has_family(xc_database *database, const undex_token *token, xc_error *failure)
{
    g_autoptr(GPtrArray) stems = g_ptr_array_new();
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(stems, (char *)token->stem);
    if (!undex_query_words_of(database, stems, words, failure))
        return -1;
    int has = 0;
    for (guint i = 0; i < words->len && has == 0; i++)
        has = xc_database_has_term(database, words->pdata[i], failure);
    return has;
}

/* -1: failed. */
static int is_known(xc_database *database, const search *s, xc_error *failure)
{
    int typed = xc_database_has_term(database, s->word, failure);
    if (typed != 0)
        return typed;
    for (guint i = 0; i < s->b->analysers->len; i++) {
        const GArray *tokens = undex_analyser_run(s->b->analysers->pdata[i], s->word, -1);
        for (guint k = 0; k < tokens->len; k++) {
            int has = has_family(database, &g_array_index(tokens, undex_token, k), failure);
            if (has != 0)
                return has;
        }
    }
    return 0;
}

static gboolean attempt(xc_database *database, gpointer closure, xc_error *failure)
{
    search *s = closure;
    g_autofree char *start = g_strndup(s->word, (gsize)(g_utf8_next_char(s->word) - s->word));
    g_clear_pointer(&s->nearest, g_free);
    s->edits = slips(s->word);
    s->passages = 0;
    int known = is_known(database, s, failure);
    s->known = known > 0;
    if (known != 0)
        return known > 0;
    xc_terms *terms = xc_database_terms(database, start, failure);
    xc_step step = XC_FAILED;
    for (int i = 0; terms && i < WORDS_CEILING && (step = xc_terms_next(terms, failure)) == XC_ITEM; i++) {
        const char *word = xc_terms_term(terms, NULL);
        if (is_letters(word))
            compare(s, word, xc_terms_freq(terms, failure));
    }
    xc_terms_free(terms);
    return terms && step != XC_FAILED;
}

/* What the word should have been; NULL: it is well as it is, or nothing is near. */
static char *better(const builder *b, const char *word, GError **error)
{
    g_autofree char *folded = undex_terms_fold(word);
    search s = {.b = b, .word = folded, .length = g_utf8_strlen(folded, -1)};
    if (s.length < SHORTEST || !is_letters(folded) || !undex_store_try(b->store, attempt, &s, error) ||
        s.known) {
        g_free(s.nearest);
        return NULL;
    }
    return s.nearest;
}

static void gather(const node *n, GPtrArray *words)
{
    if (n->kind == NODE_WORD && n->sign != '-')
        g_ptr_array_add(words, (gpointer)n);
    for (guint i = 0; n->sign != '-' && i < n->children->len; i++)
        gather(n->children->pdata[i], words);
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    const node *x = *(node *const *)a, *y = *(node *const *)b;
    return x->at - y->at;
}

char *undex_query_suggest(const builder *b, const node *tree, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GString) text = g_string_new(b->query);
    gboolean changed = FALSE;
    gather(tree, words);
    g_ptr_array_sort(words, by_place);
    for (guint i = words->len; i-- > 0;) { /* from the last, so that the places of the others stay true */
        const node *n = words->pdata[i];
        g_autofree char *word = better(b, n->text, error);
        if (*error)
            return NULL;
        gssize at = g_utf8_offset_to_pointer(b->query, n->at) - b->query;
        if (!word || strncmp(b->query + at, n->text, strlen(n->text)) != 0)
            continue;
        g_string_erase(text, at, (gssize)strlen(n->text));
        g_string_insert(text, at, word);
        changed = TRUE;
    }
    return changed ? g_strdup(text->str) : NULL;
}
