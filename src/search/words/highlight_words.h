// SPDX-License-Identifier: GPL-3.0-or-later
/* What is to be marked where it matched: words in a row (highlight_word), each by one of its texts. */
#pragma once

#include "search/words/query_builder.h"

typedef enum { HIGHLIGHT_STEM, HIGHLIGHT_WORD, HIGHLIGHT_PATTERN } highlight_kind;
typedef struct {
    highlight_kind kind;
    GPtrArray *texts; /* char *, folded */
} highlight_word;
typedef GArray highlight_words;

highlight_words *undex_highlight_words_new(void);
/* A further word; its texts are to be filled in. */
highlight_word *undex_highlight_words_add(highlight_words *w, highlight_kind kind);
/* Takes `w`; it is to be marked, unless it must not be there. */
void undex_highlight_take(query_builder *b, highlight_words *w);
/* A word with any of the stems. */
void undex_highlight_stems(query_builder *b, const GPtrArray *stems);
/* The tokens (query_token) from `from` to `to` - 1 one after another, as written or in any of their forms. */
void undex_highlight_tokens(query_builder *b, const GArray *tokens, guint from, guint to,
                            highlight_kind kind);
