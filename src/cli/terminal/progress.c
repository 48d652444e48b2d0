// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_COLUMNS = 80 };

struct undex_progress {
    undex_progress_way way; /* never AUTO */
    gint64 began, drawn;    /* monotonic microseconds */
    gint64 ocr_began;       /* the same; 0: not yet */
    gboolean on_screen;
};

/* Between two drawings, by way. */
static const gint64 pauses[] = {
    [UNDEX_PROGRESS_BAR] = G_USEC_PER_SEC / 10, [UNDEX_PROGRESS_JSON] = G_USEC_PER_SEC / 2};

/* A terminal that cannot take a line back. */
static gboolean is_dumb(void)
{
    const char *kind = g_getenv("TERM");
    return kind && strcmp(kind, "dumb") == 0;
}

undex_progress *undex_progress_new(undex_progress_way way, gboolean quiet)
{
    undex_progress *progress = g_new0(undex_progress, 1);
    progress->began = g_get_monotonic_time();
    progress->way = way;
    if (way == UNDEX_PROGRESS_AUTO)
        progress->way =
            !quiet && isatty(STDERR_FILENO) == 1 && !is_dumb() ? UNDEX_PROGRESS_BAR : UNDEX_PROGRESS_NONE;
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

/* Asked each time: windows are made wider and narrower. */
static int columns(void)
{
    struct winsize size = {0};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : USUAL_COLUMNS;
}

static void draw_bar(undex_progress *progress, const undex_progress_state *state, double elapsed, double left,
                     const char *name)
{
    g_autofree char *file = g_path_get_basename(name);
    /* one column is left free: a terminal that has filled its last one may go to the next line */
    g_autofree char *line = undex_progress_line(state, elapsed, left, file, columns() - 1);
    fprintf(stderr, "\r\033[K%s", line);
    fflush(stderr);
    progress->on_screen = TRUE;
}

static void print_json(const undex_progress_state *state, double elapsed, double left)
{
    fprintf(stderr,
            "{\"type\":\"progress\",\"done\":%d,\"total\":%d,\"pages\":%d,\"failed\":%d,\"seconds\":%.1f,"
            "\"pages_per_second\":%.1f,\"seconds_left\":%.1f",
            state->done, state->total, state->pages, state->failed, elapsed,
            elapsed > 0 ? state->pages / elapsed : 0, left);
    if (state->ocr_total)
        fprintf(stderr, ",\"ocr_pages\":%d,\"ocr_total\":%d", state->ocr_done, state->ocr_total);
    fputs("}\n", stderr);
}

void undex_progress_show(undex_progress *progress, const undex_progress_state *state, const char *name)
{
    gint64 now = g_get_monotonic_time();
    if (progress->way == UNDEX_PROGRESS_NONE ||
        (now - progress->drawn < pauses[progress->way] &&
         (state->done < state->total || state->ocr_done < state->ocr_total)))
        return;
    if (state->ocr_total && !progress->ocr_began)
        progress->ocr_began = now;
    double elapsed = (double)(now - progress->began) / G_USEC_PER_SEC;
    double left = state->done ? elapsed / state->done * (state->total - state->done) : 0;
    double ocr = (double)(now - progress->ocr_began) / G_USEC_PER_SEC;
    if (state->ocr_total)
        left = state->ocr_done ? ocr / state->ocr_done * (state->ocr_total - state->ocr_done) : 0;
    progress->drawn = now;
    if (progress->way == UNDEX_PROGRESS_BAR)
        draw_bar(progress, state, elapsed, left, name);
    else
        print_json(state, elapsed, left);
}
