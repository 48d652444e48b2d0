// SPDX-License-Identifier: GPL-3.0-or-later
/* Which words of a text matched: the text is split again, its tokens compared with what the query wants. */
#include "search/present/hits.h"

#include "base/budget.h"
#include "search/words/highlight_words.h"
#include "search/words/word_family.h"
#include "undex/citation.h"

#include <string.h>

typedef struct {
    undex_range range;
    guint group;
} found;

static gboolean is_one_of(undex_analyser *analyser, const highlight_word *part, const undex_token *token)
{
    for (guint i = 0; i < part->texts->len; i++) {
        const char *text = part->texts->pdata[i];
        if (part->kind == HIGHLIGHT_STEM
                ? undex_analyser_has_stem(analyser, token, text) || strcmp(token->word, text) == 0
            : part->kind == HIGHLIGHT_WORD
                ? strcmp(token->word, text) == 0
                : undex_wildcard_matches(text, token->word) || undex_wildcard_matches(text, token->typed))
            return TRUE;
    }
    return FALSE;
}

/* Whether the tokens from `at` on fulfil the want. */
static gboolean fulfilled(undex_analyser *analyser, const highlight_words *w, const GArray *tokens, guint at)
{
    if (at + w->len > tokens->len)
        return FALSE;
    for (guint i = 0; i < w->len; i++)
        if (!is_one_of(analyser, &g_array_index(w, highlight_word, i),
                       &g_array_index(tokens, undex_token, at + i)))
            return FALSE;
    return TRUE;
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

/* How words may begin that are one of the part's texts. */
static void add_beginnings(const highlight_word *part, undex_beginnings *wanted)
{
    for (guint i = 0; i < part->texts->len; i++) {
        const char *text = part->texts->pdata[i];
        gsize literal = part->kind == HIGHLIGHT_PATTERN ? strcspn(text, "*?") : strlen(text);
        if (part->kind == HIGHLIGHT_STEM)
            undex_beginnings_add_stem(wanted, text);
        else if (part->kind == HIGHLIGHT_PATTERN && literal == 0)
            undex_beginnings_add_all(wanted);
        else if (literal == 1 && text[1])
            wanted->seconds[(guint8)*text] = G_MAXUINT32;
        else
            undex_beginnings_add(wanted, text);
    }
}

/* The byte with which words begin that are the part; 0: not one alone. */
static guint8 initial_of(const highlight_word *part)
{
    guint8 initial = 0;
    for (guint i = 0; i < part->texts->len; i++) {
        const char *text = part->texts->pdata[i];
        if (part->kind == HIGHLIGHT_STEM && !undex_analyser_keeps_initials(text))
            return 0;
        guint8 own = (guint8)*text;
        if ((part->kind == HIGHLIGHT_PATTERN && own && strchr("*?", own)) ||
            (initial && own && own != initial))
            return 0;
        initial = own ? own : initial;
    }
    return initial;
}

/* Wants by the byte with which their first word begins: a query has few, and most words begin with another
 * letter than any of them. */
typedef struct {
    undex_beginnings any; /* of words of all wants */
    guint first[257];     /* where those of a byte begin in `numbers`, and where the last ones end */
    guint *numbers;       /* of wants, in order */
} by_initial;

static void sort_wants(const query_builder *b, by_initial *sorted)
{
    g_autofree guint8 *initials = g_new(guint8, b->wants->len);
    guint counts[256] = {0}, all = 0, taken = 0;
    for (guint w = 0; w < b->wants->len; w++) {
        const highlight_words *wanted = b->wants->pdata[w];
        initials[w] = initial_of(&g_array_index(wanted, highlight_word, 0));
        counts[initials[w]]++;
        for (guint i = 0; i < wanted->len; i++)
            add_beginnings(&g_array_index(wanted, highlight_word, i), &sorted->any);
    }
    all = b->wants->len + 255 * counts[0];
    sorted->numbers = g_new(guint, all);
    for (guint byte = 0; byte < 256; byte++) {
        sorted->first[byte] = taken;
        for (guint w = 0; (counts[byte] || counts[0]) && w < b->wants->len; w++)
            if (!initials[w] || initials[w] == byte)
                sorted->numbers[taken++] = w;
    }
    sorted->first[256] = taken;
}

static void mark_wants(const query_builder *b, undex_analyser *analyser, const char *text, GArray *all)
{
    enum { MARKS_CEILING = 5000 };
    by_initial sorted = {0};
    sort_wants(b, &sorted);
    const GArray *tokens = undex_analyser_split(analyser, text, -1, &sorted.any);
    for (guint i = 0; i < tokens->len && all->len < MARKS_CEILING && undex_budget_go_on(1); i++) {
        const undex_token *token = &g_array_index(tokens, undex_token, i);
        guint8 byte = (guint8)*token->word;
        for (guint k = sorted.first[byte]; byte && k < sorted.first[byte + 1]; k++) {
            guint w = sorted.numbers[k];
            const highlight_words *wanted = b->wants->pdata[w];
            undex_budget_go_on(1);
            if (!fulfilled(analyser, wanted, tokens, i))
                continue;
            found f = {{token->start, g_array_index(tokens, undex_token, i + wanted->len - 1).end}, w};
            g_array_append_val(all, f);
        }
    }
    g_free(sorted.numbers);
}

static gboolean is_sought(const query_builder *b, const undex_cite *cite)
{
    g_autoptr(GPtrArray) places = undex_cite_places(cite);
    gboolean sought = g_hash_table_contains(b->cited, cite->symbol);
    for (guint i = 0; i < places->len && !sought; i++)
        sought = g_hash_table_contains(b->cited, places->pdata[i]);
    return sought;
}

/* The words that cite what a filter asks for. */
static void mark_cites(const query_builder *b, const GArray *cites, GArray *all)
{
    for (guint i = 0; i < cites->len && g_hash_table_size(b->cited); i++) {
        const undex_cite *cite = &g_array_index(cites, undex_cite, i);
        if (!cite->symbol || !is_sought(b, cite))
            continue;
        found f = {{cite->offset, cite->offset + cite->length}, b->wants->len};
        g_array_append_val(all, f);
    }
}

GArray *undex_highlight(const query_builder *b, const char *language, const undex_passage *passage,
                        GArray *groups)
{
    const char *text = passage->text;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(found));
    undex_analyser *analyser = NULL;
    for (guint i = 0; i < b->analysers->len; i++)
        if (language && strcmp(undex_analyser_language(b->analysers->pdata[i]), language) == 0)
            analyser = b->analysers->pdata[i];
    if (!analyser)
        analyser = b->analysers->pdata[0];
    if (text)
        mark_wants(b, analyser, text, all);
    mark_cites(b, passage->cites, all);
    return merged(all, groups);
}
