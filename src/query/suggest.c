// SPDX-License-Identifier: GPL-3.0-or-later
/* "Did you mean": a word of the query that no passage has is likely misspelt, and the index knows how words
 * are spelt. */
#include "query/private.h"

#include "undex/edits.h"

#include <string.h>

/* Shorter words are near too many others; words looked at, all of one first letter. */
enum { SHORTEST = 4, WORDS_CEILING = 200000 };

/* What can be told of a word at a glance. */
typedef struct {
    int length;      /* characters */
    guint32 letters; /* those in it, a bit each; some share one */
} shape;

typedef struct {
    const builder *b;
    const char *word; /* folded */
    shape shape;      /* of it */
    gboolean known;   /* some passage has it, in whatever form */
    char *nearest;
    int edits;
    gint64 passages; /* that have the nearest */
} search;

static shape shape_of(const char *word)
{
    shape s = {0, 0};
    for (; *word; word++) {
        guint8 byte = (guint8)*word;
        if ((byte & 0xC0) == 0x80) /* the first byte stands for its character */
            continue;
        s.letters |= 1U << byte % 32;
        s.length++;
    }
    return s;
}

/* An edit takes away or adds one letter at the most. */
static gboolean may_be_near(shape a, shape b, int edits)
{
    return ABS(a.length - b.length) <= edits && __builtin_popcount(a.letters & ~b.letters) <= edits &&
           __builtin_popcount(b.letters & ~a.letters) <= edits;
}

/* Edits that a slip of the pen takes. */
static int slips(const char *word)
{
    return g_utf8_strlen(word, -1) < 6 ? 1 : 2;
}

static gboolean is_letters(const char *word)
{
    for (const char *p = word; *p; p = g_utf8_next_char(p))
        if (!g_unichar_isalpha(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

/* FALSE: failure. */
static gboolean compare(search *s, const xc_terms *terms, xc_error *failure)
{
    const char *word = xc_terms_term(terms, NULL);
    if (!may_be_near(s->shape, shape_of(word), s->edits))
        return TRUE;
    int edits = undex_edits(s->word, word);
    if (edits > s->edits || !is_letters(word))
        return TRUE;
    gint64 passages = xc_terms_freq(terms, failure);
    if (passages < 0 || (edits == s->edits && passages <= s->passages))
        return passages >= 0;
    g_free(s->nearest);
    s->nearest = g_strdup(word);
    s->edits = edits;
    s->passages = passages;
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
    xc_step step = terms ? XC_END : XC_FAILED;
    for (int i = 0; terms && i < WORDS_CEILING && (step = xc_terms_next(terms, failure)) == XC_ITEM; i++)
        if (!compare(s, terms, failure)) {
            step = XC_FAILED;
            break;
        }
    xc_terms_free(terms);
    return step != XC_FAILED;
}

/* What the word should have been; NULL: it is well as it is, or nothing is near. */
static char *better(const builder *b, const char *word, GError **error)
{
    g_autofree char *folded = undex_terms_fold(word);
    search s = {.b = b, .word = folded, .shape = shape_of(folded)};
    if (s.shape.length < SHORTEST || !is_letters(folded) || !undex_store_try(b->store, attempt, &s, error) ||
        s.known) {
        g_free(s.nearest);
        return NULL;
    }
    return s.nearest;
}

static void gather(const node *n, GPtrArray *words)
{
    if (n->kind == NODE_WORD && n->sign != '-' && !strpbrk(n->text, "*?"))
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
