// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/text/alphabets.h"

#include <string.h>

/* Whether a list of words parted by spaces has this one. */
static gboolean has_word(const char *list, const char *word, gsize length)
{
    for (const char *p = list; *p;) {
        gsize n = strcspn(p, " ");
        if (n == length && g_ascii_strncasecmp(p, word, n) == 0)
            return TRUE;
        p += n + strspn(p + n, " ");
    }
    return FALSE;
}

/* Words that a byte beyond ASCII is part of are left out: nobody knows yet what they are. */
void undex_alphabets_vote(undex_alphabet_votes *votes, const char *bytes, gsize length)
{
    static const double unsure = 2; /* as many hits speak half for a language */
    guint hits[UNDEX_ALPHABETS_CEILING] = {0}, most = 0;
    for (gsize i = 0; i < length;) {
        gsize from = i;
        gboolean plain = TRUE;
        for (; i < length && (g_ascii_isalpha(bytes[i]) || (guint8)bytes[i] >= 0x80); i++)
            plain = plain && (guint8)bytes[i] < 0x80;
        for (guint l = 0; plain && i > from && undex_data_alphabets[l].language; l++)
            hits[l] += has_word(undex_data_alphabets[l].words, bytes + from, i - from);
        i += i == from;
    }
    for (guint l = 0; undex_data_alphabets[l].language; l++)
        most = MAX(most, hits[l]);
    votes->most = most / (most + unsure);
    for (guint l = 0; undex_data_alphabets[l].language; l++)
        votes->share[l] = hits[l] / (most + unsure);
}

double undex_alphabets_fit(const undex_alphabet_votes *votes, const gunichar *chars, gsize count)
{
    enum { FIRST = 0xC0, KINDS = 0x250 - FIRST }; /* letters of Latin scripts */
    static const double words_weigh = 0.5, missed = 0.1;
    gsize letters[KINDS] = {0}, all = 0;
    for (gsize i = 0; i < count; i++) {
        gunichar ch = chars[i] >= FIRST && g_unichar_isalpha(chars[i]) ? g_unichar_tolower(chars[i]) : 0;
        all += ch != 0;
        if (ch >= FIRST && ch - FIRST < KINDS)
            letters[ch - FIRST]++;
    }
    /* The better a language is known, the more its letters are missed where a reading has none. */
    double best = 0, no_letters = 1 - missed * votes->most;
    for (guint l = 0; undex_data_alphabets[l].language; l++) {
        gsize own = 0;
        for (const char *p = undex_data_alphabets[l].letters; *p; p = g_utf8_next_char(p)) {
            gunichar ch = g_utf8_get_char(p);
            own += ch >= FIRST && ch - FIRST < KINDS ? letters[ch - FIRST] : 0;
        }
        best = MAX(best, (all ? (double)own / (double)all : no_letters) + words_weigh * votes->share[l]);
    }
    return best;
}
