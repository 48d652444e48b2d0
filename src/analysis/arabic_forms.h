// SPDX-License-Identifier: GPL-3.0-or-later
/* Arabic words without what is written on to them: the article, conjunctions, prepositions, possessives.
 * Private to the analyser. */
#pragma once

#include <glib.h>

/* Whether a word, or the stem of one, begins with a letter of the Arabic script. */
static inline gboolean undex_arabic_is(const char *word)
{
    return (guint8)*word >= 0xD8 && (guint8)*word <= 0xDB;
}

/* How words begin whose first waw is no "and"; from data/. */
extern const char undex_data_waw_words[];

/* Brings a folded word to what it is without "and" and the article, and teh marbuta to heh, which many type
 * for it; in place. TRUE where it changed. */
gboolean undex_arabic_unify(GString *word);

/* The light stem of such a word. Caller frees. */
char *undex_arabic_stem(const char *word);
