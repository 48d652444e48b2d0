// SPDX-License-Identifier: GPL-3.0-or-later
/* paragraphs.c makes passages of the running text: numbered paragraphs with their items, and blocks. */
#pragma once

#include "segment/passage/passage_builder.h"

/* A line with the number of a paragraph, or of an item. */
void paragraphs_take_number(passage_builder *b, guint index);
/* "122.105 Recommendation": an item of paragraph 122 with a number of its own. `sure`: only a full line with
 * the number that comes next, which is no heading however it is set. */
gboolean paragraphs_takes_subnumber(passage_builder *b, guint index, gboolean sure);
/* Another line of a PDF. */
void paragraphs_take_text(passage_builder *b, guint index);
/* Another line of a plain text: how it stands to the text before it is decided already. */
void paragraphs_take_plain(passage_builder *b, guint index);
/* Whether a line that is set as a heading is the next item of the list: "c. With the mill" after "b.". */
gboolean paragraphs_continues_items(const passage_builder *b, const open_passage *open, guint index);
/* Whether the passage is within a list, or ends in a colon: "(c)" is then the next item however it is set. */
gboolean paragraphs_is_listing(const open_passage *open);
