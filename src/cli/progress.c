// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include "cli/cli.h"
#include "cli/text.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

typedef enum { WAY_NONE, WAY_BAR, WAY_JSON } way;

enum { BAR_WIDTH = 24, USUAL_COLUMNS = 80 };

struct undex_progress {
    way how;
    gint64 began, drawn; /* monotonic microseconds */
    gboolean on_screen;
};

/* Between two drawings, by way. */
static const gint64 pauses[] = {[WAY_BAR] = G_USEC_PER_SEC / 10, [WAY_JSON] = G_USEC_PER_SEC / 2};

undex_progress *undex_progress_new(const char *how, gboolean quiet)
{
    undex_progress *progress = g_new0(undex_progress, 1);
    progress->began = g_get_monotonic_time();
    if (!how || strcmp(how, "auto") == 0)
        progress->how = !quiet && isatty(STDERR_FILENO) == 1 ? WAY_BAR : WAY_NONE;
    else if (strcmp(how, "none") != 0)
        progress->how = strcmp(how, "json") == 0 ? WAY_JSON : WAY_BAR;
    return progress;
}

void undex_progress_clear(undex_progress *progress)
{
    if (progress->on_screen)
        fputs("\r\033[K", stderr);
    progress->on_screen = FALSE;
}

void undex_progress_free(undex_progress *progress)
{
    if (!progress)
        return;
    undex_progress_clear(progress);
    g_free(progress);
}

static int columns(void)
{
    struct winsize size = {0};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : USUAL_COLUMNS;
}

static char *time_left(double seconds)
{
    int s = (int)CLAMP(seconds + 0.5, 0, 359999);
    if (s >= 3600)
        return g_strdup_printf("%d h %d min left", s / 3600, s / 60 % 60);
    return s >= 60 ? g_strdup_printf("%d min %d s left", s / 60, s % 60) : g_strdup_printf("%d s left", s);
}

static void draw_bar(undex_progress *progress, const undex_progress_state *state, double elapsed, double left,
                     const char *name)
{
    int filled = state->total ? (int)((gint64)BAR_WIDTH * state->done / state->total) : 0;
    g_autoptr(GString) line = g_string_new("[");
    g_autofree char *remaining = time_left(left), *file = g_path_get_basename(name);
    g_autofree char *shown = undex_display_path(file);
    for (int i = 0; i < BAR_WIDTH; i++)
        g_string_append_c(line, i < filled ? '#' : '.');
    g_string_append_printf(line, "] %d of %d", state->done, state->total);
    if (state->pages)
        g_string_append_printf(line, ", %d pages (%.0f/s)", state->pages, state->pages / MAX(elapsed, 0.01));
    if (state->failed)
        g_string_append_printf(line, ", %d failed", state->failed);
    g_string_append_printf(line, ", %s  ", remaining);
    g_autofree char *fitting = undex_text_shorten(shown, MAX(columns() - (int)line->len - 1, 0));
    fprintf(stderr, "\r\033[K%s%s", line->str, fitting);
    fflush(stderr);
    progress->on_screen = TRUE;
}

static void print_json(const undex_progress_state *state, double elapsed, double left)
{
    fprintf(stderr,
            "{\"type\":\"progress\",\"done\":%d,\"total\":%d,\"pages\":%d,\"failed\":%d,\"seconds\":%.1f,"
            "\"pages_per_second\":%.1f,\"seconds_left\":%.1f}\n",
            state->done, state->total, state->pages, state->failed, elapsed,
            elapsed > 0 ? state->pages / elapsed : 0, left);
}

void undex_progress_show(undex_progress *progress, const undex_progress_state *state, const char *name)
{
    gint64 now = g_get_monotonic_time();
    if (progress->how == WAY_NONE ||
        (now - progress->drawn < pauses[progress->how] && state->done < state->total))
        return;
    double elapsed = (double)(now - progress->began) / G_USEC_PER_SEC;
    double left = state->done ? elapsed / state->done * (state->total - state->done) : 0;
    progress->drawn = now;
    if (progress->how == WAY_BAR)
        draw_bar(progress, state, elapsed, left, name);
    else
        print_json(state, elapsed, left);
}
