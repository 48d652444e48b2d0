// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words of a text matched: the text is split again, and its tokens compared with what the query wants.
 */
#include "query/private.h"

#include <string.h>

typedef struct {
    undex_range range;
    guint group;
} found;

static gboolean is_word(const undex_token *token, const char *word)
{
    return strcmp(token->word, word) == 0;
}

/* How many tokens from `at` on fulfil the want; 0: it is not fulfilled here. */
static guint fulfilled(undex_analyser *analyser, const want *w, const GArray *tokens, guint at)
{
    const undex_token *token = &g_array_index(tokens, undex_token, at);
    if (w->kind == WANT_STEM)
        return undex_analyser_has_stem(analyser, token, w->text) ? 1 : 0;
    if (w->kind == WANT_PREFIX)
        return g_str_has_prefix(token->word, w->text) || g_str_has_prefix(token->typed, w->text) ? 1 : 0;
    if (w->run->len == 0 || at + w->run->len > tokens->len)
        return 0;
    for (guint i = 0; i < w->run->len; i++)
        if (!is_word(token + i, w->run->pdata[i]))
            return 0;
    return w->run->len;
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const found *x = a, *y = b;
    if (x->range.start != y->range.start)
        return x->range.start < y->range.start ? -1 : 1;
    return x->range.end > y->range.end ? -1 : x->range.end < y->range.end;
}

/* Of marks that overlap one is left, from the first start to the last end. */
static GArray *merged(GArray *all, GArray *groups)
{
    GArray *ranges = g_array_new(FALSE, FALSE, sizeof(undex_range));
    g_array_sort(all, by_start);
    for (guint i = 0; i < all->len; i++) {
        const found *f = &g_array_index(all, found, i);
        undex_range *last = ranges->len ? &g_array_index(ranges, undex_range, ranges->len - 1) : NULL;
        if (last && f->range.start < last->end) {
            last->end = MAX(last->end, f->range.end);
            continue;
        }
        g_array_append_val(ranges, f->range);
        if (groups)
            g_array_append_val(groups, f->group);
    }
    return ranges;
}

/* What the first byte of a word must be that fulfils the want, or begins to; 0: any. */
static guint8 initial_of(const undex_analyser *analyser, const want *w)
{
    if (w->kind == WANT_STEM)
        return undex_analyser_keeps_initials(analyser) ? (guint8)*w->text : 0;
    return w->kind != WANT_PREFIX && w->run->len ? (guint8) * (const char *)w->run->pdata[0] : 0;
}

/* Bytes that words may begin with which fulfil a want, or a part of it. */
static void add_initials(const want *w, guint8 initial, guint8 initials[256])
{
    if (w->kind == WANT_STEM && !initial)
        memset(initials, 1, 256);
    else if (w->kind == WANT_STEM || w->kind == WANT_PREFIX)
        initials[(guint8)*w->text] = 1;
    else
        for (guint i = 0; i < w->run->len; i++)
            initials[(guint8) * (const char *)w->run->pdata[i]] = 1;
}

/* A query has few wants, and most words begin with another letter than any of them. */
static void mark_wants(const builder *b, undex_analyser *analyser, const char *text, GArray *all)
{
    enum { MARKS_CEILING = 5000 };
    guint8 any[256] = {0};
    g_autofree guint8 *initials = g_new(guint8, b->wants->len);
    for (guint w = 0; w < b->wants->len; w++) {
        initials[w] = initial_of(analyser, &g_array_index(b->wants, want, w));
        add_initials(&g_array_index(b->wants, want, w), initials[w], any);
    }
    const GArray *tokens = undex_analyser_split(analyser, text, -1, any);
    for (guint i = 0; i < tokens->len && all->len < MARKS_CEILING; i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        for (guint w = 0; *token->word && w < b->wants->len; w++) {
            if (initials[w] && initials[w] != (guint8)*token->word)
                continue;
            guint count = fulfilled(analyser, &g_array_index(b->wants, want, w), tokens, i);
            if (count == 0)
                continue;
            found f = {{token->start, g_array_index(tokens, undex_token, i + count - 1).end}, w};
            g_array_append_val(all, f);
        }
    }
}

GArray *undex_query_mark(const builder *b, const char *language, const char *text, GArray *groups)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(found));
    undex_analyser *analyser = NULL;
    for (guint i = 0; i < b->analysers->len; i++)
        if (language && strcmp(undex_analyser_language(b->analysers->pdata[i]), language) == 0)
            analyser = b->analysers->pdata[i];
    if (!analyser)
        analyser = b->analysers->pdata[0];
    if (text)
        mark_wants(b, analyser, text, all);
    return merged(all, groups);
}
