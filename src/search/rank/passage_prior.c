// SPDX-License-Identifier: GPL-3.0-or-later
/* What a passage is worth before any word is asked for. A paragraph says something; a masthead, a caption, a
 * list of names or an address mentions many things and says nothing of them. Three things tell: the kind,
 * whether it is running text, and whether it is long enough to say anything. None of them rules a passage
 * out: where nothing else has the words, it is the answer. */
#include "search/rank/passage_score.h"

/* Against a paragraph. A note lends its rank to the paragraph that carries it. */
static const float kinds[UNDEX_KIND_COUNT] = {
    [UNDEX_KIND_MASTHEAD] = 0.45F, [UNDEX_KIND_TITLE] = 0.6F,       [UNDEX_KIND_HEADING] = 0.6F,
    [UNDEX_KIND_PARAGRAPH] = 1,    [UNDEX_KIND_PREAMBULAR] = 0.85F, [UNDEX_KIND_OPERATIVE] = 1,
    [UNDEX_KIND_BLOCK] = 0.9F,     [UNDEX_KIND_LIST_ITEM] = 0.85F,  [UNDEX_KIND_SPEECH] = 0.9F,
    [UNDEX_KIND_TABLE] = 0.6F,     [UNDEX_KIND_FOOTNOTE] = 0.8F,    [UNDEX_KIND_ENDNOTE] = 0.8F,
    [UNDEX_KIND_SUMMARY] = 0.95F,  [UNDEX_KIND_BOILERPLATE] = 0.6F, [UNDEX_KIND_CAPTION] = 0.5F,
};

/* Of the passages that were judged to say much about a subject 98 in 100 have about so many words or more. */
static const float long_enough = PASSAGE_LONG_ENOUGH;
/* What is left to a passage that has no words, or no sentence. */
static const float least_by_length = 0.6F, least_by_prose = 0.6F;

static float share_left(float least, float share)
{
    return least + (1 - least) * MIN(1, share);
}

void undex_passage_priors_init(passage_priors *p)
{
    for (guint i = 0; i < G_N_ELEMENTS(p->by_kind); i++)
        p->by_kind[i] = i < UNDEX_KIND_COUNT ? kinds[i] : 1;
    for (guint i = 0; i < G_N_ELEMENTS(p->by_words); i++)
        p->by_words[i] = share_left(least_by_length, (float)i / long_enough);
    for (guint i = 0; i < G_N_ELEMENTS(p->by_prose); i++)
        p->by_prose[i] = share_left(least_by_prose, (float)i / (float)G_MAXUINT8);
}
