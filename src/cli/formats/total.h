// SPDX-License-Identifier: GPL-3.0-or-later
/* How much there is, under an answer that may show a part of it: "10 of 2,381 passages in 305 documents". */
#pragma once

#include "cli/cli.h"
#include "cli/formats/printer.h"

/* "2,381 passages", "1 passage", "about 12,000 passages"; and where only so many are `shown`, "10 of 2,381
 * passages". Caller frees. */
char *undex_total_part(int shown, int all, gboolean exact, const char *one, const char *many);
/* "10 of 2,381 passages in 305 documents". */
char *undex_total_passages(int shown, const undex_results *results);

/* On a terminal the last line of the answer, so that it stands in the pager; else said on stderr, so that
 * what is piped is the answer alone. Nothing with -q. */
void undex_total_say(const undex_cli *cli, const char *total);
