// SPDX-License-Identifier: GPL-3.0-or-later
/* This file writes the text of the line that shows progress, as wide as the terminal lets it be. */
#include "cli/terminal/progress.h"

#include "cli/cli.h"
#include "cli/terminal/wrapped_text.h"

/* Of the bar between its brackets, and of the beginning of a name that still tells something. */
enum { SHORTEST_BAR = 8, LONGEST_BAR = 24, SHORTEST_NAME = 8 };

static char *time_left(double seconds)
{
    int s = (int)CLAMP(seconds + 0.5, 0, 359999);
    if (s >= 3600)
        return g_strdup_printf("%d h %d min left", s / 3600, s / 60 % 60);
    return s >= 60 ? g_strdup_printf("%d min %d s left", s / 60, s % 60) : g_strdup_printf("%d s left", s);
}

static int done_of(const undex_progress_state *state)
{
    return state->ocr_total ? state->ocr_done : state->done;
}

static int total_of(const undex_progress_state *state)
{
    return state->ocr_total ? state->ocr_total : state->total;
}

static char *count_of(const undex_progress_state *state, int columns)
{
    char *whole = state->ocr_total
                      ? g_strdup_printf("page %d of %d by OCR", state->ocr_done, state->ocr_total)
                      : g_strdup_printf("%d of %d", state->done, state->total);
    if (undex_text_columns(whole) <= columns)
        return whole;
    g_free(whole);
    g_autofree char *percent =
        g_strdup_printf("%d%%", (int)(100LL * done_of(state) / MAX(total_of(state), 1)));
    return g_strdup(undex_text_columns(percent) <= columns ? percent : "");
}

static char *bar_of(const undex_progress_state *state, int length)
{
    int filled = (int)((gint64)length * done_of(state) / MAX(total_of(state), 1));
    GString *bar = g_string_new("[");
    for (int i = 0; i < length; i++)
        g_string_append_c(bar, i < filled ? '#' : '.');
    g_string_append(bar, "] ");
    return g_string_free(bar, FALSE);
}

/* Appends ", part" where it fits; FALSE: it does not, and nothing less important is to follow. */
static gboolean append(GString *line, const char *part, int *room)
{
    int columns = undex_text_columns(part) + 2;
    if (columns > *room)
        return FALSE;
    *room -= columns;
    g_string_append_printf(line, ", %s", part);
    return TRUE;
}

char *undex_progress_line(const undex_progress_state *state, double elapsed, double left, const char *name,
                          int columns)
{
    enum { BRACKETS = 3, GAP = 2 };
    g_autofree char *count = count_of(state, columns), *remaining = time_left(left);
    g_autofree char *failed = g_strdup_printf("%d failed", state->failed);
    g_autofree char *pages =
        g_strdup_printf("%d pages (%.0f/s)", state->pages, state->pages / MAX(elapsed, 0.01));
    g_autoptr(GString) line = g_string_new(count);
    int room = columns - undex_text_columns(count);
    int bar = CLAMP(columns / 5, SHORTEST_BAR, LONGEST_BAR); /* of the width alone: it does not jump about */
    if ((state->failed && !append(line, failed, &room)) || room < bar + BRACKETS)
        return g_strdup(line->str);
    room -= bar + BRACKETS;
    gboolean fits = append(line, remaining, &room) && (!state->pages || append(line, pages, &room));
    if (fits && room >= GAP + SHORTEST_NAME) {
        g_autofree char *shown = undex_display_path(name), *start = undex_text_shorten(shown, room - GAP);
        g_string_append_printf(line, "  %s", start);
    }
    g_autofree char *drawn = bar_of(state, bar);
    return g_strconcat(drawn, line->str, NULL);
}
