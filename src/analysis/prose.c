// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences are held together by small words; names, references, addresses and captions do without. Of
 * passages that were judged to say much about a subject 98 in 100 have more than a fifth of such words, less
 * than a third of capital initials and less than a tenth of words joined by signs (www.un.org/ga); references
 * and mastheads have not. The weakest of the three signs decides. */
#include "analysis/prose.h"

#include "analysis/analyser.h"
#include "analysis/fold_diacritics.h"

/* A share that speaks against sentences altogether, and one that no longer does. */
typedef struct {
    double against, sound;
} bounds;

static const bounds small_words = {0.05, 0.22}, capitals = {0.75, 0.35}, joints = {0.45, 0.15};

static double weigh(const bounds *b, guint count, guint all)
{
    return CLAMP(((double)count / all - b->against) / (b->sound - b->against), 0, 1);
}

guint8 undex_prose(const GArray *tokens, const char *language)
{
    guint small = 0, capital = 0, joined = 0;
    for (guint i = 0; i < tokens->len; i++) {
        guint flags = g_array_index(tokens, undex_token, i).flags;
        if (flags & UNDEX_TOKEN_CJK) /* none of the signs is written there */
            return G_MAXUINT8;
        small += (flags & UNDEX_TOKEN_STOP) != 0;
        capital += (flags & UNDEX_TOKEN_UPPER) != 0;
        joined += (flags & UNDEX_TOKEN_JOINED) != 0;
    }
    if (tokens->len == 0)
        return 0;
    double worth = MIN(weigh(&capitals, capital, tokens->len), weigh(&joints, joined, tokens->len));
    if (undex_stopwords_known(language))
        worth = MIN(worth, weigh(&small_words, small, tokens->len));
    return (guint8)(worth * G_MAXUINT8);
}
