// SPDX-License-Identifier: GPL-3.0-or-later
/* What thesauri know of a word. */
#pragma once

#include "cli/cli.h"

/* Prints the concepts that the words, joined, are a label of: the labels, the preferred ones of concepts
 * beside them, and how many passages of the index have each. The exit code. */
int undex_cli_show_concepts(undex_cli *cli, char **words);
