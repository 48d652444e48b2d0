// SPDX-License-Identifier: GPL-3.0-or-later
/* Manual pages in mdoc(7): what all pages have, and text made safe for roff. */
#pragma once

#include "cli/terminal/output.h"

/* The head of the page NAME(SECTION), and its first section: NAME - SUMMARY. */
void undex_mdoc_begin(undex_output *out, const char *name, int section, const char *summary);
void undex_mdoc_section(undex_output *out, const char *title);

/* Text filled to lines that roff takes as they are, a sentence beginning a line. A blank line in `text`
 * begins a paragraph, lines that are indented become the points of a list. */
void undex_mdoc_text(undex_output *out, const char *text);
/* The same as one sentence or several: with a full stop at the end where there is none, and with a capital
 * letter but where it begins with what is typed (`typed`). */
void undex_mdoc_sentence(undex_output *out, const char *text, gboolean typed);

/* A list of what is typed and what it means. */
void undex_mdoc_list_begin(undex_output *out);
void undex_mdoc_list_item(undex_output *out, const char *typed);
void undex_mdoc_list_end(undex_output *out);

/* A line to type, set apart. */
void undex_mdoc_literal(undex_output *out, const char *line);

/* The sections of pages that are to be read, too: pairs of a name and a number as text; ends with NULL. */
void undex_mdoc_see_also(undex_output *out, const char *const *pages);

/* The text as an argument of a macro, in quotation marks. Caller frees. */
char *undex_mdoc_argument(const char *text);
