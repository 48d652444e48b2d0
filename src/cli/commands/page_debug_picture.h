// SPDX-License-Identifier: GPL-3.0-or-later
/* The picture of a page with what segmentation saw on it. */
#pragma once

#include "cli/cli.h"

#include "undex/ingest.h"

/* Draws page `page` of the PDF at `path` to `file` ("-": stdout), within these limits. An exit code, after
 * having said what is wrong. */
int undex_cli_debug_page(undex_cli *cli, const char *path, int page, const char *file,
                         undex_workers_options *limits);
