// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/passage_picture.h"

int undex_cli_debug_page(undex_cli *cli, const char *path, int page, const char *file,
                         undex_workers_options *limits)
{
    g_autoptr(GError) error = NULL;
    undex_picture_drawn drawn;
    undex_file facts = {0};
    undex_picture picture = {.evidence = page, .options = {.legend = TRUE}};
    g_autofree char *shown = undex_display_path(path);
    int fd = undex_open_file(path, &facts, &error);
    if (fd < 0)
        return undex_cli_fail("%s: %s", shown, error->message);
    g_autoptr(GBytes) png = undex_cli_draw(path, fd, &picture, limits, &drawn);
    if (!png)
        return UNDEX_EXIT_ERROR;
    g_autofree char *shows = g_strdup_printf("page %d of %s", page, shown);
    return undex_cli_write_png(cli, NULL, png, file, shows, &drawn);
}
