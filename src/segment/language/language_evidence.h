// SPDX-License-Identifier: GPL-3.0-or-later
/* What speaks for the language of a text: its letters tell a script, and in Latin letters the commonest small
 * words of data/common-words tell the language. A language that has such words by chance has a few of them
 * again and again; one that is written in it has nearly all of them sooner or later. */
#pragma once

#include <glib.h>

enum { SEGMENT_WORD_LISTS = 16, SEGMENT_SMALL_WORDS = 640 };

typedef enum {
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
    SCRIPT_HAN,
    SCRIPT_OTHER,
    SCRIPTS
} segment_script;

typedef struct {
    guint letters[SCRIPTS];          /* a Chinese character counts for three */
    guint foreign[SCRIPTS];          /* of them, those that Russian, Arabic, Chinese do not write */
    guint russian;                   /* letters that Bulgarian and Serbian do not write */
    guint digits;                    /* and signs, between two letters: a font shows them as letters */
    guint words;                     /* in Latin letters */
    guint hits[SEGMENT_WORD_LISTS];  /* of the lists in their order */
    guint kinds[SEGMENT_WORD_LISTS]; /* different words among the hits */
    guint8 seen[SEGMENT_SMALL_WORDS / 8];
} segment_language_evidence;

/* Makes the table of small words: for processes that are forked later. */
void segment_language_warm(void);

/* Adds what a text says. */
void segment_language_read(segment_language_evidence *evidence, const char *text);

/* The script of most letters. */
segment_script segment_language_script(const segment_language_evidence *evidence);

/* The code of a language of data/languages.tsv; NULL: nothing is certain. */
const char *segment_language_told(const segment_language_evidence *evidence);

/* Whether the text is written for a font that shows digits and signs as letters: as it stands it makes no
 * words. */
gboolean segment_language_of_font(const segment_language_evidence *evidence);

/* Hits of a language in Latin letters; 0 of any other. */
guint segment_language_hits(const segment_language_evidence *evidence, const char *code);

/* Whether a passage is certainly of another language than its document is (NULL: of none that is known),
 * whose script that is: which, or UNDEX_LANGUAGE_UNKNOWN; NULL: it is not. */
const char *segment_language_apart(const segment_language_evidence *evidence, const char *document,
                                   segment_script script);
