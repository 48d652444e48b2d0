// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading the file that a draft is in. */
#pragma once

#include "cli/cli.h"

#include "undex/verify.h"

/* `path` "-" is standard input; a PDF is read in the sandbox. `markup`: "auto", "markdown" or "latex". */
undex_draft *undex_cli_read_draft(const undex_cli *cli, const char *path, const char *markup, GError **error);
