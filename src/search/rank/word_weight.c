// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/rank/word_weight.h"

#include <math.h>

static const double document_weight = 0.4, document_saturation = 2, document_length_part = 0.7;

/* A word is as rare as it is by itself, where any passage has it: words of its family and of like meaning may
 * be common. */
static double passage_weight(const corpus_outline *f, const query_word *word, const word_facts *facts)
{
    guint text = facts->own && word->kin->len ? facts->own : facts->text;
    guint some = text ? text : facts->beside;
    if (!some && *word->year)
        some = facts->titled; /* documents of that year */
    return some ? word->share * undex_term_rarity(f->passages, some) : 0;
}

word_weight undex_word_weight(const corpus_outline *f, const query_word *word, const word_facts *facts)
{
    double documents = f->documents, some = facts->documents;
    double document = some > 0 ? word->share * log(1 + (documents - some + 0.5) / (some + 0.5)) : 0;
    return (word_weight){passage_weight(f, word, facts), document};
}

double undex_word_document_worth(const corpus_outline *f, guint32 width, double count, double share)
{
    double usual = f->passages / MAX(1, f->documents);
    double k = document_saturation * (1 - document_length_part + document_length_part * width / usual);
    return document_weight * share * count * (document_saturation + 1) / (count + k);
}
