// SPDX-License-Identifier: GPL-3.0-or-later
/* Text with styles and links that is printed in lines of the width of the terminal. */
#pragma once

#include "cli/terminal/output.h"

/* Wrapped text: characters with styles, printed in lines of so many columns. Wide (East Asian) characters
 * take two columns, combining ones none. */
typedef struct undex_wrapped_text undex_wrapped_text;
undex_wrapped_text *undex_wrapped_text_new(void);
void undex_wrapped_text_free(undex_wrapped_text *rich);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(undex_wrapped_text, undex_wrapped_text_free)

void undex_wrapped_text_add(undex_wrapped_text *rich, const char *text, undex_style style);
/* Styles the characters [start, end) of what has been added. */
void undex_wrapped_text_mark(undex_wrapped_text *rich, int start, int end, undex_style style);
/* Puts text before the character at `at`; do this from the last place to the first. */
void undex_wrapped_text_insert(undex_wrapped_text *rich, int at, const char *text, undex_style style);
/* Makes the characters [start, end) a hyperlink where the terminal wants such; a text has one. */
void undex_wrapped_text_link(undex_wrapped_text *rich, int start, int end, const char *uri);
/* Prints it wrapped: the first line begins `first` columns in (they are filled), the others `indent`. */
void undex_wrapped_text_print(const undex_wrapped_text *rich, undex_output *out, int first, int indent);
int undex_wrapped_text_length(const undex_wrapped_text *rich);

/* Columns that a character, a text takes. */
int undex_char_columns(gunichar ch);
int undex_text_columns(const char *text);

/* The lines of a text of at most so many columns; a word that is longer is cut. Elements char *, freed with
 * it. */
GPtrArray *undex_text_lines(const char *text, int columns);

/* What fits in `columns`, cut between words, with "..." for the rest. Caller frees. */
char *undex_text_shorten(const char *text, int columns);
