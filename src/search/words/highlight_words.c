// SPDX-License-Identifier: GPL-3.0-or-later
/* What is to be marked where it matched. */
#include "search/words/highlight_words.h"

#include "search/words/query_tokens.h"
#include "search/words/unique_strings.h"

static void part_clear(gpointer p)
{
    g_ptr_array_unref(((want_part *)p)->texts);
}

want *undex_search_want_new(void)
{
    want *w = g_array_new(FALSE, FALSE, sizeof(want_part));
    g_array_set_clear_func(w, part_clear);
    return w;
}

want_part *undex_search_want_add(want *w, want_kind kind)
{
    want_part part = {kind, g_ptr_array_new_with_free_func(g_free)};
    g_array_append_val(w, part);
    return &g_array_index(w, want_part, w->len - 1);
}

void undex_search_want(builder *b, want *w)
{
    gboolean sound = w->len > 0 && !b->negative;
    for (guint i = 0; sound && i < w->len; i++)
        sound = g_array_index(w, want_part, i).texts->len > 0;
    if (sound)
        g_ptr_array_add(b->wants, w);
    else
        g_array_unref(w);
}

void undex_search_want_stems(builder *b, const GPtrArray *stems)
{
    want *w = undex_search_want_new();
    want_part *part = undex_search_want_add(w, WANT_STEM);
    for (guint i = 0; i < stems->len; i++)
        undex_search_add_unique(part->texts, stems->pdata[i]);
    undex_search_want(b, w);
}

void undex_search_want_tokens(builder *b, const GArray *tokens, guint from, guint to, want_kind kind)
{
    want *w = undex_search_want_new();
    for (guint i = from; i < to; i++) {
        const seen *s = &g_array_index(tokens, seen, i);
        want_part *part = undex_search_want_add(w, s->pattern ? WANT_PATTERN : kind);
        const GPtrArray *texts = kind == WANT_STEM ? s->stems : s->words;
        if (s->pattern)
            g_ptr_array_add(part->texts, g_strdup(s->pattern));
        for (guint k = 0; !s->pattern && k < texts->len; k++)
            g_ptr_array_add(part->texts, g_strdup(texts->pdata[k]));
    }
    undex_search_want(b, w);
}
