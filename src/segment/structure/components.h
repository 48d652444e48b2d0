// SPDX-License-Identifier: GPL-3.0-or-later
/* components.c enters and leaves the body, the annexes, the drafts and the parts of a document. */
#pragma once

#include "segment/passage/passage_builder.h"

/* The headings from the `kept`th on stand above nothing more: what they opened is left. */
void components_leave(passage_builder *b, guint kept);
/* A heading names a component: an annex, or a draft, begins with it; another part where numbers start again
 * below. */
void components_enter(passage_builder *b, guint index, levels_heading *heading);
/* Whether numbers begin again with each part of the document. To be called once, before all lines. */
void components_find_parts(passage_builder *b);
/* Numbers start again, or go on after others: the component that they belong to. */
void components_start_run(passage_builder *b, const segment_number *number);
/* A chapeau below numbered paragraphs opens a draft without a heading of its own: its numbers begin again. */
void components_open_draft(passage_builder *b);
