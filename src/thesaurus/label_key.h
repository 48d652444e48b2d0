// SPDX-License-Identifier: GPL-3.0-or-later
/* What a label is found by: its words as the index compares them, without accents, as stems, and without
 * those that say little. */
#pragma once

#include "analysis/analyser.h"

/* The empty key of a language; that of one more word. */
guint64 undex_label_key_begin(const undex_analyser *analyser);
guint64 undex_label_key_add(guint64 key, const undex_token *token);
/* The language whose rules a label of that one is read by. */
const char *undex_label_rules(const char *language);
/* Of a whole label, and of how many words it is. 0 words: it has none, or more than are looked for. */
guint64 undex_label_key(undex_analyser *analyser, const char *text, guint *words);
/* Whether a token counts: it is no stop word, or the label has nothing else. */
gboolean undex_label_counts(const GArray *tokens, guint i);
