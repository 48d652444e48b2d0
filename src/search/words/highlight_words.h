// SPDX-License-Identifier: GPL-3.0-or-later
/* What is to be marked where it matched: words one after another (want_part), each by one of its texts. */
#ifndef UNDEX_SEARCH_WORDS_HIGHLIGHT_WORDS_H
#define UNDEX_SEARCH_WORDS_HIGHLIGHT_WORDS_H

#include "search/words/query_builder.h"

typedef enum { WANT_STEM, WANT_WORD, WANT_PATTERN } want_kind;
typedef struct {
    want_kind kind;
    GPtrArray *texts; /* char *, folded */
} want_part;
typedef GArray want;

want *undex_search_want_new(void);
/* A further word; its texts are to be filled in. */
want_part *undex_search_want_add(want *w, want_kind kind);
/* Takes `w`; it is to be marked, unless it must not be there. */
void undex_search_want(builder *b, want *w);
/* A word with any of the stems. */
void undex_search_want_stems(builder *b, const GPtrArray *stems);
/* The tokens (seen) from `from` to `to` - 1 one after another, as written or in any of their forms. */
void undex_search_want_tokens(builder *b, const GArray *tokens, guint from, guint to, want_kind kind);

#endif
