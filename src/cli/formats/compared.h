// SPDX-License-Identifier: GPL-3.0-or-later
/* What a comparison of two documents is printed as. */
#pragma once

#include "cli/formats/printer.h"

/* compared_text.c; compared_json.c: one object, and a line for each item. */
void undex_text_compared(undex_output *out, const undex_comparison *comparison);
void undex_json_comparison(GString *out, const undex_comparison *comparison);
void undex_json_compared(GString *out, const undex_comparison *comparison, guint i);

/* "A/C.3/68/L.1, para. 3 -> A/RES/68/5, para. 4: moved, renumbered": what became of a passage. Caller frees.
 */
char *undex_compared_message(const undex_compared *compared);
