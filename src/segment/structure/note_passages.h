// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * note_passages.c makes passages of notes: before the text that marks them, filled after it, and set below
 * what carries them.
 */
#pragma once

#include "segment/passage/passage_builder.h"

void note_passages_make(passage_builder *b, const GArray *found);
void note_passages_fill(passage_builder *b, const GArray *found);
/* All passages into the document, each with its notes behind it. */
void note_passages_add_in_order(passage_builder *b);
