// SPDX-License-Identifier: GPL-3.0-or-later
/* Completions of the command line for shells, made of the tables that the help is made of. */
#pragma once

#include "cli/cli.h"

/* Each prints a script: share/bash-completion/completions/undex, share/zsh/site-functions/_undex,
 * share/fish/vendor_completions.d/undex.fish. */
void undex_completion_bash(undex_output *out);
void undex_completion_zsh(undex_output *out);
void undex_completion_fish(undex_output *out);

/* The topics of the help that are no commands; ends with NULL. */
extern const char *const undex_completion_topics[];
/* "list get set unset index format ...": what is done with settings, and their names. Caller frees. */
char *undex_completion_settings(void);
/* "footnote endnote ...": the kinds of passages. Caller frees. */
char *undex_completion_kinds(void);
/* The filters of the query language, each with its colon and with `separator` between them. Caller frees. */
char *undex_completion_filters(const char *separator);
/* The choices of a value, spaces between them; NULL: it is no choice. Caller frees. */
char *undex_completion_choices(const undex_option *row, const undex_command *command);
/* The text with a backslash before each character of `special`. Caller frees. */
char *undex_completion_escape(const char *text, const char *special);
/* The text within single quotes, `quote` in the place of one that it has. Caller frees. */
char *undex_completion_quote(const char *text, const char *quote);
