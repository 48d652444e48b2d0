// SPDX-License-Identifier: GPL-3.0-or-later
/* The index a command works on, and the passages that a citation means there. */
#pragma once

#include "cli/cli.h"

#include "undex/shards.h"

/* The folder that --index, the environment and the current folder name; of several locations the first.
 * Caller frees. */
char *undex_open_index_folder(const undex_cli *cli);
/* All of them, for messages. Caller frees. */
char *undex_open_index_shown(const undex_cli *cli);
/* FALSE after it has said so: the command works on one folder, and something else is named. */
gboolean undex_open_index_fits(const undex_cli *cli);

/* The same where it may be opened, and where there is one, or one may be made. NULL after it has said why
 * not. Caller frees. */
char *undex_cli_find_index(const undex_cli *cli, undex_index_mode mode);

/* Opens it, or several as one; NULL after it has said what is wrong and how to mend it. */
undex_index *undex_cli_open(const undex_cli *cli, undex_index_mode mode);

/* The exit code of a command that would end with `code`: where a shard was left out, its answer is partial.
 */
int undex_cli_shards_end(int code);

/* Says what stopped the work on the index. Returns UNDEX_EXIT_ERROR. */
int undex_cli_stop(const undex_cli *cli, const GError *error);
