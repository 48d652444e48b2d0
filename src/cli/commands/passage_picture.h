// SPDX-License-Identifier: GPL-3.0-or-later
/* The picture of a passage on its page. */
#pragma once

#include "cli/cli.h"
#include "cli/commands/located.h"

#include "undex/ingest.h"

/* Draws what is meant of the place, and the notes it carries, to `file` ("-": stdout). An exit code, after
 * having said what is wrong where it is not 0: a file that is gone or has changed since it was indexed is not
 * drawn, for the places would be wrong. */
int undex_cli_image(undex_cli *cli, undex_index *store, const undex_cited *place, const char *file,
                    const undex_picture_options *options);

/* Has a picture drawn, with these limits; `fd` is closed. NULL after it has said what is wrong. */
GBytes *undex_cli_draw(const char *path, int fd, const undex_picture *picture, undex_workers_options *limits,
                       undex_picture_drawn *drawn);

/* Writes a picture to `file` ("-": stdout), as undex_output_file() does, and says what it shows; an exit
 * code. */
int undex_cli_write_png(undex_cli *cli, undex_index *store, GBytes *png, const char *file, const char *shows,
                        const undex_picture_drawn *drawn);

/* page_debug_picture.c: draws page `page` of the PDF at `path`, with what segmentation saw on it, to `file`
 * ("-": stdout), within these limits. An exit code, after having said what is wrong. */
int undex_cli_debug_page(undex_cli *cli, const char *path, int page, const char *file,
                         undex_workers_options *limits);
