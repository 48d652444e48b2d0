// SPDX-License-Identifier: GPL-3.0-or-later
/* The index a command works on, and the passages that a citation means there. */
#pragma once

#include "cli/cli.h"

#include "undex/index.h"

/* The folder that --index, the environment and the current folder name. Caller frees. */
char *undex_open_index_folder(const undex_cli *cli);

/* The same where it may be opened, and where there is one, or one may be made. NULL after it has said why
 * not. Caller frees. */
char *undex_cli_find_index(const undex_cli *cli, undex_index_mode mode);

/* Opens it; NULL after it has said what is wrong and how to mend it. */
undex_index *undex_cli_open(const undex_cli *cli, undex_index_mode mode);

/* Says what stopped the work on the index. Returns UNDEX_EXIT_ERROR. */
int undex_cli_stop(const undex_cli *cli, const GError *error);
