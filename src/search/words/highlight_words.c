// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/words/highlight_words.h"

#include "search/words/query_tokens.h"
#include "search/words/unique_strings.h"

static void part_clear(gpointer p)
{
    g_ptr_array_unref(((highlight_word *)p)->texts);
}

highlight_words *undex_highlight_words_new(void)
{
    highlight_words *w = g_array_new(FALSE, FALSE, sizeof(highlight_word));
    g_array_set_clear_func(w, part_clear);
    return w;
}

highlight_word *undex_highlight_words_add(highlight_words *w, highlight_kind kind)
{
    g_array_append_vals(w, &(highlight_word){kind, g_ptr_array_new_with_free_func(g_free)}, 1);
    return &g_array_index(w, highlight_word, w->len - 1);
}

void undex_highlight_take(query_builder *b, highlight_words *w)
{
    gboolean sound = w->len > 0 && !b->negative && !b->sought;
    for (guint i = 0; sound && i < w->len; i++)
        sound = g_array_index(w, highlight_word, i).texts->len > 0;
    if (sound)
        g_ptr_array_add(b->wants, w);
    else
        g_array_unref(w);
}

void undex_highlight_stems(query_builder *b, const GPtrArray *stems)
{
    highlight_words *w = undex_highlight_words_new();
    highlight_word *part = undex_highlight_words_add(w, HIGHLIGHT_STEM);
    for (guint i = 0; i < stems->len; i++)
        undex_search_add_unique(part->texts, stems->pdata[i]);
    undex_highlight_take(b, w);
}

void undex_highlight_tokens(query_builder *b, const GArray *tokens, guint from, guint to, highlight_kind kind)
{
    highlight_words *w = undex_highlight_words_new();
    for (guint i = from; i < to; i++) {
        const query_token *s = &g_array_index(tokens, query_token, i);
        highlight_word *part = undex_highlight_words_add(w, s->pattern ? HIGHLIGHT_PATTERN : kind);
        const GPtrArray *texts = kind == HIGHLIGHT_STEM ? s->stems : s->words;
        if (s->pattern)
            g_ptr_array_add(part->texts, g_strdup(s->pattern));
        for (guint k = 0; !s->pattern && k < texts->len; k++)
            g_ptr_array_add(part->texts, g_strdup(texts->pdata[k]));
    }
    undex_highlight_take(b, w);
}
