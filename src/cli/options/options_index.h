// SPDX-License-Identifier: GPL-3.0-or-later
/* What `undex index` can be told: its options, and the paths that a list names. */
#pragma once

#include "cli/cli.h"

#include "undex/ingest.h"

typedef struct {
    gboolean force, checksum, retry_failed, strict, keep_mode, dry_run, null_separated, wait, upgrade,
        no_compact;
    int prune; /* a place in the list of its choices; -1: not given */
    char *files_from, *shard;
    char **include, **exclude, **set;
} undex_options_index;

extern const undex_option undex_options_index_rows[];
extern const undex_options_index undex_options_index_defaults;

/* FALSE after it has said what is wrong with the values of the options. */
gboolean undex_options_index_check(const undex_cli *cli, const undex_options_index *given);

undex_ingest_prune undex_options_index_prune(const undex_options_index *given);

/* The parts that --shard names; none where it was not given, or is wrong. */
undex_shard undex_options_index_shard(const undex_options_index *given);

/* The operands, then the paths that --files-from lists (one a line, or with --null ended by NULs). NULL after
 * it has said what is wrong. */
char **undex_options_index_paths(const undex_cli *cli, const undex_options_index *given, char **operands);
