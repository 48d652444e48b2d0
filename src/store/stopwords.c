// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Words that say little, by language: articles, pronouns, prepositions, forms of "be" and "have", question
 * words. Folded, as the analyser makes them. They are indexed (phrases need them); a query in plain words
 * passes them over where other words are left.
 */
#include "store/fold.h"

#include <string.h>

static const struct {
    const char *language, *words; /* each with a space before and after it */
} lists[] = {
    {"en", " a about after all also am an and any are as at be because been before being between both but by "
           "can could "
           "did do does doing done during each few for from further had has have having he her here hers him "
           "his how i if "
           "in into is it its itself just many may me might more most much must my no nor not of off on once "
           "only or other "
           "our out over own same shall she should since so some such than that the their them then there "
           "these they this "
           "those through thus to too under until up upon us was we were what when where whether which while "
           "who whom "
           "whose why will with within without would you your "},
    {"fr",
     " a ai ainsi au aucun aussi autre aux avec avoir c ce cela ces cet cette ceux chaque comme comment "
     "d dans de des "
     "dont du elle elles en entre est et etaient etait ete etre eu fait faire il ils j je l la le les "
     "leur leurs lors "
     "lui m mais meme n ne ni nos notre nous on ont ou par pas plus pour pourquoi qu quand que quel "
     "quelle quelles "
     "quels qui quoi s sa sans se selon ses si son sont sous sur t tant tous tout toute toutes tres un "
     "une vers vos "
     "votre vous y "},
    {"es", " a al algo ante antes asi aun aunque cada como con contra cual cuales cuando cuanto de del desde "
           "donde dos e el "
           "ella ellas ellos en entre era eran es esa esas ese eso esos esta estan estas este esto estos fue "
           "fueron ha han "
           "hasta hay la las le les lo los mas me mi mientras muy ni no nos o otra otras otro otros para "
           "pero por porque que "
           "quien quienes se segun ser si sido sin sobre son su sus tal tambien te tiene todo todos tras tu "
           "un una uno unos "
           "y ya "},
    {"ru", " а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для "
           "до его ее если "
           "есть еще же за здесь и из или им их к как какая какие какой ко когда кто ли либо между меня мне "
           "может мы на "
           "над надо нас не него нее нет ни них но о об однако он она они оно от по под при про с со так "
           "также такой там "
           "те тем то того тоже той только том тот ту ты у уже хотя чего чей чем что чтобы эта эти это этого "
           "этой этом этот "
           "я "},
    {"ar", " في من الي علي عن مع هذا هذه ذلك تلك التي الذي الذين ان او ثم كان كانت قد لا ما لم لن هو هي هم "
           "بين بعد قبل عند "
           "كل كما حيث اذا و "},
};

/* NULL: none are known. */
static const char *words_of(const char *language)
{
    for (gsize i = 0; language && i < G_N_ELEMENTS(lists); i++)
        if (strncmp(lists[i].language, language, 2) == 0)
            return lists[i].words;
    return NULL;
}

gboolean undex_stopwords_known(const char *language)
{
    return words_of(language) != NULL;
}

gboolean undex_stopword(const char *language, const char *word)
{
    enum { LONGEST = 40 };
    char spaced[LONGEST + 3];
    const char *words = words_of(language);
    if (!words || strlen(word) > LONGEST)
        return FALSE;
    g_snprintf(spaced, sizeof spaced, " %s ", word);
    return strstr(words, spaced) != NULL;
}

gboolean undex_stopword_anywhere(const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        if (undex_stopword(lists[i].language, word))
            return TRUE;
    return FALSE;
}
