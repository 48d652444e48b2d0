// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a whole text stands on one line, its line ends lost, it is cut again where its articles begin, if
 * one word with the numbers 1, 2, 3 ... runs through it. */
#include "segment/plain/plain.h"

enum { MOST_CUTS = 5000, TRIES = 20 }; /* of one line; places that are tried */

enum { LONG = 6000, LEAST = 5, TITLE = 160 }; /* bytes of such a line; articles; bytes of a title before */

typedef struct {
    int at, end; /* bytes of the line */
    int number;
    gboolean after_stop;
    char *word;
} article;

static void clear_article(gpointer p)
{
    g_free(((article *)p)->word);
}

static gboolean follows_stop(const char *text, int at)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == ')'))
        at--;
    return at == 0 || strchr(".;:?!", text[at - 1]) != NULL;
}

static GArray *find_articles(const char *text, gsize bytes)
{
    undex_pattern *pattern = &segment_patterns[PATTERN_PLAIN_INLINE];
    int w = undex_pattern_group(pattern, "w"), d = undex_pattern_group(pattern, "d");
    GArray *found = g_array_new(FALSE, FALSE, sizeof(article));
    undex_match match;
    g_array_set_clear_func(found, clear_article);
    for (gsize from = 0;
         found->len < MOST_CUTS && undex_pattern_match(pattern, text, (gssize)bytes, from, &match);
         from = (gsize)match.end[0]) {
        article a = {
            .at = match.start[0], .end = match.end[0], .number = segment_line_value(text + match.start[d])};
        a.after_stop = follows_stop(text, a.at);
        g_autofree char *word = g_strndup(text + match.start[w], (gsize)undex_match_length(&match, w));
        a.word = g_utf8_strdown(word, -1);
        g_array_append_val(found, a);
    }
    return found;
}

/* The next of this word and number: one after a stop rather than one within a sentence; -1: none. */
static int find_next(const GArray *found, guint from, const char *word, int number)
{
    int within = -1;
    for (guint i = from; i < found->len; i++) {
        const article *a = &g_array_index(found, article, i);
        if (strcmp(a->word, word) != 0)
            continue;
        if (a->number == number && a->after_stop)
            return (int)i;
        if (a->number == number && within < 0)
            within = (int)i;
        /* The one after it has begun: it was the one without a stop. */
        if (a->number == number + 1 && a->after_stop && within >= 0)
            return within;
    }
    return within;
}

static void add_cut(GArray *cuts, int at)
{
    if (!cuts->len || g_array_index(cuts, int, cuts->len - 1) < at)
        g_array_append_val(cuts, at);
}

/* A chapter's title between the last full stop and the article. */
static int title_before(const char *text, int from, int at)
{
    int low = MAX(from, at - TITLE);
    for (int i = at - 2; i > low; i--)
        if (strchr(".;", text[i]) && text[i + 1] == ' ')
            return i + 2;
    return at;
}

GArray *plain_cuts(const char *text, gsize bytes)
{
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(int)), *best = NULL;
    if (bytes < LONG)
        return cuts;
    g_autoptr(GArray) found = find_articles(text, bytes);
    for (guint i = 0, tries = 0; i < found->len && tries < TRIES; i++) {
        const article *first = &g_array_index(found, article, i);
        GArray *chain = NULL;
        if (first->number != 1)
            continue;
        tries++;
        chain = g_array_new(FALSE, FALSE, sizeof(int));
        for (int k = (int)i, n = 1; k >= 0; n++) {
            g_array_append_val(chain, k);
            k = find_next(found, (guint)k + 1, first->word, n + 1);
        }
        if (chain->len >= LEAST && (!best || chain->len > best->len)) {
            g_clear_pointer(&best, g_array_unref);
            best = g_array_ref(chain);
        }
        g_array_unref(chain);
    }
    for (guint i = 0, from = 0; best && i < best->len; i++) {
        const article *a = &g_array_index(found, article, g_array_index(best, int, i));
        add_cut(cuts, title_before(text, (int)from, a->at));
        add_cut(cuts, a->at);
        add_cut(cuts, a->end);
        from = (guint)a->end;
    }
    if (best)
        g_array_unref(best);
    return cuts;
}
