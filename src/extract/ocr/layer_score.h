// SPDX-License-Identifier: GPL-3.0-or-later
/* How far the text of a page can be what the page shows: by its words, of which some are of no language. */
#pragma once

#include "record/source.h"

/* What a page's words look like, which costs little to see. */
typedef struct {
    guint words;     /* that have a letter */
    guint strange;   /* of these: no language writes such */
    guint rtl, lone; /* of these: Arabic and Hebrew words; those of a single letter */
} undex_layer_signs;

void undex_layer_look(const GArray *glyphs, undex_layer_signs *signs);

/* Whether the characters of the page cannot be those that it shows, whatever it is. */
gboolean undex_layer_is_damaged(const undex_layer_signs *signs);

/* So many of a thousand words of the pages are strange, as half of the pages that have some words do not
 * exceed; `pages`: undex_layer_signs. */
guint undex_layer_strangeness(const GArray *pages);

/* What two readings of one page are compared by: function words in the language that has most of them, less
 * strange words and single letters that are no words. */
int undex_layer_worth(const GArray *glyphs);
/* Whether the second reading is clearly better than the first. */
gboolean undex_layer_is_better(const GArray *than, const GArray *glyphs);
