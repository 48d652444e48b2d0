// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/acronym_letters.h"

#include <string.h>

#define NEVER 100 /* a cost beyond all */

gboolean undex_acronym_letters_is_small(const char *word)
{
    return undex_word_list_has(undex_data_acronym_small_words, word);
}

/* What may be amiss: words passed over, letters from within a word. Of two or three letters nearly nothing
 * may, for chance makes such. */
static int allowance(int letters)
{
    static const int allowed[] = {0, 0, 0, 1, 2};
    return letters < (int)G_N_ELEMENTS(allowed) ? allowed[letters] : 4;
}

/* What it costs that the words from one on take the letters from another on. */
typedef int costs[UNDEX_MEANING_CEILING + 1][UNDEX_ACRONYM_CEILING + 1];

/* The least cost where the word takes letters from the `letter`th on: those that it begins with, and at a
 * cost one more from within. */
static int cost_of_taking(const undex_acronym_letters *a, costs after, int word, int letter)
{
    int best = NEVER;
    for (const char *at = a->words[word];
         *at && letter < a->letter_count && g_utf8_get_char(at) == a->letters[letter];
         at = g_utf8_next_char(at)) {
        letter++;
        best = MIN(best, after[word + 1][letter]);
        if (letter < a->letter_count && g_utf8_strchr(g_utf8_next_char(at), -1, a->letters[letter]))
            best = MIN(best, after[word + 1][letter + 1] + 1);
    }
    return best;
}

/* For the words up to the `end`th. */
static void find_costs(const undex_acronym_letters *a, int end, costs all)
{
    for (int letter = 0; letter <= a->letter_count; letter++)
        all[end][letter] = letter == a->letter_count ? 0 : NEVER;
    for (int word = end - 1; word >= 0; word--)
        for (int letter = 0; letter <= a->letter_count; letter++) {
            int passed = all[word + 1][letter] + !undex_acronym_letters_is_small(a->words[word]);
            int taken = cost_of_taking(a, all, word, letter);
            all[word][letter] = MIN(NEVER, MIN(passed, taken));
        }
}

void undex_acronym_letters_set_letters(undex_acronym_letters *a, const char *acronym)
{
    a->letter_count = 0;
    for (const char *p = acronym; *p && a->letter_count < UNDEX_ACRONYM_CEILING; p = g_utf8_next_char(p))
        a->letters[a->letter_count++] = g_utf8_get_char(p);
}

undex_acronym_letters undex_acronym_letters_part(const undex_acronym_letters *a, int from, int end)
{
    undex_acronym_letters part = *a;
    part.word_count = end - from;
    memmove(part.words, a->words + from, (gsize)part.word_count * sizeof *a->words);
    return part;
}

/* The best of what ends before the `end`th word and begins with the `last`th or one before it; of equal ones
 * the fewest words. Its cost, less than `least`; else `least`, and `best` stays. */
static int best_until(const undex_acronym_letters *a, int end, int last, int least,
                      undex_acronym_letters *best)
{
    costs all;
    if (undex_acronym_letters_is_small(a->words[end - 1]))
        return least;
    find_costs(a, end, all);
    for (int from = MIN(last, end - 2); from >= 0; from--) {
        int cost = undex_acronym_letters_is_small(a->words[from]) ? NEVER : cost_of_taking(a, all, from, 0);
        if (cost < least) {
            least = cost;
            *best = undex_acronym_letters_part(a, from, end);
        }
    }
    return least;
}

/* What follows a small word may be left out where the rest agrees wholly: "Food and Agriculture Organization"
 * of the United Nations. */
gboolean undex_acronym_letters_find(const undex_acronym_letters *a, int last, undex_acronym_letters *best)
{
    enum { LETTERS_OF_PART = 3, COST_OF_PART = 1 };
    if (a->word_count < 2 || a->letter_count < UNDEX_ACRONYM_LEAST)
        return FALSE;
    int none = allowance(a->letter_count) + 1;
    int least = best_until(a, a->word_count, last, none, best);
    for (int end = a->word_count - 1; end > 1 && least > COST_OF_PART && a->letter_count >= LETTERS_OF_PART;
         end--)
        if (undex_acronym_letters_is_small(a->words[end]) &&
            best_until(a, end, last, COST_OF_PART, best) < COST_OF_PART)
            least = COST_OF_PART;
    return least < none;
}
