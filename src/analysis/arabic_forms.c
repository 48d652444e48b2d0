// SPDX-License-Identifier: GPL-3.0-or-later
/* Light stemming, which takes off what stands at both ends of a word and looks for no root, finds more in
 * Arabic than stemming to roots does. Every letter that is dealt with here has two bytes in UTF-8. */
#include "analysis/arabic_forms.h"

#include "analysis/fold_diacritics.h"
#include "base/word_list.h"

#include <string.h>

enum { LETTER = 2 };

/* What stands before a word, and how many letters must be left. The longest come first. */
typedef struct {
    const char *text;
    guint left;
} affix;

static const affix articles[] = {
    {"\u0648\u0628\u0627\u0644", 3},
    {"\u0648\u0643\u0627\u0644", 3},
    {"\u0648\u0627\u0644", 2},
    {"\u0641\u0627\u0644", 3},
    {"\u0628\u0627\u0644", 3},
    {"\u0643\u0627\u0644", 3},
    {"\u0648\u0644\u0644", 3},
    {"\u0641\u0644\u0644", 3},
    {"\u0627\u0644", 2},
    {"\u0644\u0644", 2},
};
static const char conjunction[] = "\u0648";            /* and */
enum { AFTER_CONJUNCTION = 3, LONGEST_BEGINNING = 6 }; /* letters */

/* "For the" drops the first letter of words that begin with lam; these are common. */
static const char *const lost_lam[] = {"\u062C\u0646", "\u062C\u0627\u0646", "\u0627\u062C\u064A",
                                       "\u063A\u0647", "\u063A\u0627\u062A"};

static const affix endings[] = {
    {"\u0647\u0645\u0627", 3},
    {"\u0647\u0627", 3},
    {"\u0647\u0645", 3},
    {"\u0627\u0646", 3},
    {"\u0627\u062A", 3},
    {"\u0648\u0646", 3},
    {"\u064A\u0646", 3},
    {"\u064A\u0647", 3},
    {"\u0647", 2},
    {"\u064A", 2},
};

static gboolean is_left(gsize length, const affix *a)
{
    return length >= strlen(a->text) + a->left * LETTER;
}

static gboolean begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static gboolean take_article(GString *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(articles); i++) {
        if (!begins(word->str, articles[i].text) || !is_left(word->len, &articles[i]))
            continue;
        g_string_erase(word, 0, (gssize)strlen(articles[i].text));
        gboolean elided = g_str_has_suffix(articles[i].text, "\u0644\u0644");
        for (gsize k = 0; elided && k < G_N_ELEMENTS(lost_lam); k++)
            if (begins(word->str, lost_lam[k])) {
                g_string_prepend(word, "\u0644");
                break;
            }
        return TRUE;
    }
    return FALSE;
}

static gboolean has_conjunction(const GString *word)
{
    if (!begins(word->str, conjunction) || word->len < (1 + AFTER_CONJUNCTION) * LETTER)
        return FALSE;
    for (gsize length = 2 * LETTER; length <= word->len && length <= LONGEST_BEGINNING * LETTER;
         length += LETTER)
        if (undex_word_list_has_part(undex_data_waw_words, word->str, length))
            return FALSE;
    return TRUE;
}

gboolean undex_arabic_unify(GString *word)
{
    static const char marbuta[] = "\u0629", heh[] = "\u0647", article[] = "\u0627\u0644";
    if (!undex_arabic_is(word->str) || undex_stopword("ar", word->str))
        return FALSE;
    gboolean changed = g_str_has_suffix(word->str, marbuta);
    if (changed)
        memcpy(word->str + word->len - LETTER, heh, LETTER);
    if (take_article(
            word)) { /* words of their own begin with these two letters, too: with and without the article */
        if (begins(word->str, article) && word->len > 4 * LETTER)
            g_string_erase(word, 0, 2 * LETTER);
        return TRUE;
    }
    if (!has_conjunction(word))
        return changed;
    g_string_erase(word, 0, LETTER);
    return TRUE;
}

char *undex_arabic_stem(const char *word)
{
    g_autoptr(GString) stem = g_string_new(word);
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(stem->str, endings[i].text) && is_left(stem->len, &endings[i]))
            g_string_truncate(stem, stem->len - strlen(endings[i].text));
    return g_strdup(stem->str);
}
