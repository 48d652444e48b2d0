// SPDX-License-Identifier: GPL-3.0-or-later
/* What was asked for in other languages: `undex show --lang`, `--parallel`. */
#pragma once

#include "cli/commands/located.h"

/* The places that say in these languages what those say that were asked for; in the stead of them. An exit
 * code, after having said what is not there. */
int undex_cli_versions_in(const undex_cli *cli, undex_located *asked, char *const *languages);

/* Prints what was asked for in all these languages side by side. An exit code. */
int undex_cli_versions_print(undex_cli *cli, const undex_located *asked, char *const *languages);
