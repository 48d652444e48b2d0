// SPDX-License-Identifier: GPL-3.0-or-later
/* The columns of a table are decided over all its lines at once: a gutter is a strip that the lines leave
 * free. Within one line a gap says little: the words of a justified cell stand further apart than some
 * columns do. */
#include "segment/tables/table.h"

#include <math.h>
#include <string.h>

/* Of the lines at a gutter one of so many may cross it, one of so many that stand alone may, and where one of
 * so many has a wide gap there, it is sure. */
enum { CROSSING = 12, CROSSING_SINGLE = 3, WIDE_SHARE = 4 };
enum { FEW = 3 }; /* gaps of which one may be crossed; lines that need but one gap */
enum { MANY_LINES = 4, CROSSING_MANY = 16 }; /* from so many lines on one may cross, one more of so many */

/* A share of the type size. */
static const float NARROW = 0.3F; /* no strip between columns is narrower */

enum { BINS = 2400 };       /* half points, or larger where a page is wider */
enum { MOST_GUTTERS = 60 }; /* no page of type has more columns */

typedef struct {
    float left, scale; /* of the bins */
    float size;        /* of the type */
    guint many;        /* lines with several pieces */
    guint cover[BINS + 1];
    gboolean *spans; /* by line: left out */
    GArray *starts;  /* float: where many words behind wide gaps begin */
} strips;

static guint bin_of(const strips *s, float x)
{
    return (guint)CLAMP((x - s->left) * s->scale, 0, BINS - 1);
}

/* Where words begin behind wide gaps in many of the lines. */
static void find_starts(const segment_view *view, const GArray *lines, strips *s)
{
    enum { FEWEST = 8, SHARE = 10 };
    g_autofree guint *count = g_new0(guint, BINS + 1);
    for (guint i = 0; i < lines->len && i < TABLE_LINES; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        for (guint g = 0; g < line->gap_count; g++) {
            const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
            if (gap->x1 - gap->x0 > TABLE_WIDE * line->size)
                count[bin_of(s, gap->x1)]++;
        }
    }
    for (guint b = 1; b < BINS; b++) {
        guint near = count[b - 1] + count[b] + count[b + 1];
        if (near >= FEWEST && near * SHARE >= lines->len && count[b] >= count[b - 1] &&
            count[b] > count[b + 1]) {
            float x = s->left + ((float)b + 0.5F) / s->scale;
            g_array_append_val(s->starts, x);
        }
    }
}

static gboolean is_start(const strips *s, float x)
{
    static const float NEAR = 0.8F; /* points */
    for (guint i = 0; i < s->starts->len; i++)
        if (fabsf(g_array_index(s->starts, float, i) - x) < NEAR)
            return TRUE;
    return FALSE;
}

/* What stands together in a line: cut at gaps wider than between words, and where columns begin. */
static guint cut(const segment_view *view, const segment_line *line, const strips *s, table_segment *out)
{
    guint n = 0;
    out[0] = (table_segment){line->x0, line->x1, 0, G_MAXUINT};
    for (guint g = 0; g < line->gap_count && n + 1 < TABLE_SEGMENTS; g++) {
        const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
        if (gap->x1 - gap->x0 < view->word_gap * line->size && !is_start(s, gap->x1))
            continue;
        out[n].x1 = gap->x0, out[n].end = gap->before;
        out[++n] = (table_segment){gap->x1, line->x1, gap->before, G_MAXUINT};
    }
    return n + 1;
}

static void cover(const segment_view *view, const GArray *lines, strips *s)
{
    table_segment parts[TABLE_SEGMENTS];
    memset(s->cover, 0, sizeof s->cover);
    s->many = 0;
    for (guint i = 0; i < lines->len && i < TABLE_LINES; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        if (s->spans[i] || !table_is_many(view, line))
            continue;
        s->many++;
        guint n = cut(view, line, s, parts);
        for (guint k = 0; k < n; k++) {
            s->cover[bin_of(s, parts[k].x0)]++;
            s->cover[MAX(bin_of(s, parts[k].x1), bin_of(s, parts[k].x0) + 1)]--;
        }
    }
    for (guint b = 1; b <= BINS; b++)
        s->cover[b] += s->cover[b - 1];
}

/* How the lines stand to a strip at x. */
typedef struct {
    guint gaps, wide;     /* lines with something on both sides of it; with a wide gap there */
    guint crossed;        /* lines with several pieces that cross it */
    guint crossed_single; /* lines of one piece that do */
    guint single;
} witness;

static witness ask(const segment_view *view, const GArray *lines, float x, const strips *s)
{
    table_segment parts[TABLE_SEGMENTS];
    witness w = {0};
    for (guint i = 0; i < lines->len && i < TABLE_LINES; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        guint n = cut(view, line, s, parts);
        gboolean crossed = FALSE, many = table_is_many(view, line);
        w.single += !many;
        for (guint k = 0; k < n; k++) {
            crossed |= table_crosses(&parts[k], x);
            if (k && parts[k - 1].x1 <= x + 1 && parts[k].x0 >= x - 1) {
                w.gaps++;
                w.wide += parts[k].x0 - parts[k - 1].x1 > TABLE_WIDE * line->size;
            }
        }
        if (crossed && many && !s->spans[i])
            w.crossed++;
        w.crossed_single += crossed && !many;
    }
    return w;
}

/* Lines that agree on a narrow strip are no chance when they are so many. */
enum { AGREED = 6 };

static gboolean holds(const witness *w, guint lines)
{
    if (!w->gaps || (w->gaps < 2 && lines > FEW) || (!w->wide && (w->crossed || w->gaps < AGREED)))
        return FALSE;
    if (w->crossed > (w->gaps >= FEW) + w->gaps / CROSSING)
        return FALSE;
    /* Headings of groups of rows cross it, not the most of what stands alone. */
    if (w->crossed_single > 2 && w->crossed_single * CROSSING_SINGLE > lines)
        return FALSE;
    return w->wide * WIDE_SHARE >= w->gaps || w->gaps >= AGREED;
}

/* Strips that no more than `most` lines cross, at the places where the fewest do. */
static void find_strips(const segment_view *view, const GArray *lines, strips *s, guint most, GArray *gutters)
{
    const guint narrow = (guint)MAX(1, NARROW * s->size * s->scale);
    g_array_set_size(gutters, 0);
    guint b = 0;
    while (b < BINS && s->cover[b] <= most)
        b++;
    while (b < BINS && gutters->len < MOST_GUTTERS) {
        while (b < BINS && s->cover[b] > most)
            b++;
        guint from = b, least = G_MAXUINT, best = 0, width = 0;
        while (b < BINS && s->cover[b] <= most)
            least = MIN(least, s->cover[b]), b++;
        if (b >= BINS)
            break;
        for (guint k = from; k < b;) {
            guint run = k;
            while (run < b && s->cover[run] == least)
                run++;
            if (run - k > width)
                width = run - k, best = k;
            k = MAX(run, k + 1);
        }
        if (width < narrow)
            continue;
        float x = s->left + ((float)best + (float)width / 2) / s->scale;
        witness w = ask(view, lines, x, s);
        if (holds(&w, MIN(lines->len, TABLE_LINES)))
            g_array_append_val(gutters, x);
    }
}

static void note_spans(const segment_view *view, const GArray *lines, const GArray *gutters, strips *s)
{
    table_segment parts[TABLE_SEGMENTS];
    for (guint i = 0; i < lines->len && i < TABLE_LINES; i++) {
        guint n = cut(view, segment_line_at(view, g_array_index(lines, guint, i)), s, parts);
        for (guint g = 0; g < gutters->len; g++)
            for (guint k = 0; k < n; k++)
                s->spans[i] |= table_crosses(&parts[k], g_array_index(gutters, float, g));
    }
}

GArray *table_find_gutters(const segment_view *view, const GArray *lines, gboolean *labels)
{
    float left = G_MAXFLOAT, right = 0, size = 0;
    if (labels)
        *labels = FALSE;
    GArray *gutters = table_frame_gutters(view, lines);
    if (gutters)
        return gutters;
    gutters = g_array_new(FALSE, FALSE, sizeof(float));
    if (!lines->len)
        return gutters;
    for (guint i = 0; i < lines->len; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        left = MIN(left, line->x0), right = MAX(right, line->x1), size += line->size;
    }
    strips *s = g_new0(strips, 1);
    s->left = left - 1, s->scale = MIN(2, (BINS - 4) / MAX(right - left + 2, 1));
    s->size = size / (float)lines->len;
    s->spans = g_new0(gboolean, lines->len);
    s->starts = g_array_new(FALSE, FALSE, sizeof(float));
    find_starts(view, lines, s);
    table_leave_out_groups(view, lines, s->spans);
    cover(view, lines, s);
    /* First with what a few lines cross, headings of several columns; then, without these lines, also for
     * columns that hold little. */
    find_strips(view, lines, s, s->many >= MANY_LINES ? 1 + s->many / CROSSING_MANY : 0, gutters);
    if (gutters->len) {
        note_spans(view, lines, gutters, s);
        cover(view, lines, s);
        g_autoptr(GArray) again = g_array_new(FALSE, FALSE, sizeof(float));
        find_strips(view, lines, s, 0, again);
        if (again->len >= gutters->len) {
            g_array_set_size(gutters, 0);
            g_array_append_vals(gutters, again->data, again->len);
        }
    }
    g_free(s->spans);
    g_array_unref(s->starts);
    g_free(s);
    guint found = gutters->len;
    table_join_labels(view, lines, gutters);
    table_join_empty(view, lines, gutters);
    if (labels)
        *labels = found && !gutters->len;
    return gutters;
}
