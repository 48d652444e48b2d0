// SPDX-License-Identifier: GPL-3.0-or-later
/* Running text flows round a panel: a boxed text at one side of the page, with the lines beside it cut
 * short. The text's full lines break off below one another where the panel begins, and reach the edge again
 * below it. The cells of a table's row begin together, and no full line runs on into them. */
#include "segment/layout/rows.h"
#include "segment/layout/typography.h"

#include <math.h>

/* of ten lines, or glyphs */
enum { FULL_TENTHS = 6, REGULAR_TENTHS = 7, LETTER_TENTHS = 7, PANEL_LETTERS = 6 };
static const float FULL = 1.5F; /* times RAGGED: what a full line leaves free at both its ends */

/* Points: full lines of one text begin, and end, within these of one another. */
static const float SAME_START = 3, SAME_END = 12;
static const float REGULAR = 0.15F; /* of the pitch: lines of one text differ by less from it */

enum {
    MANY_PIECES = 2000, /* of a page; no page of text has more, and a chart is not looked at */
    FULL_LINES = 3,     /* of the page, that end at its edge */
    TEXT_LINES = 5,     /* beside a panel, at least */
    PANEL_LINES = 3
};
static const float LONG = 0.55F;  /* of the page's text, from edge to edge: a line of running text */
static const float RAGGED = 0.1F; /* of the text's width: so far from the edge a full line may begin or end */
static const float EDGE = 0.2F;   /* of the same: neither panel nor text beside it is narrower */
static const float APART = 6;     /* points between text and panel, at least */
static const float LEVEL = 0.6F;  /* points by which the baselines of one row of a table may differ */
static const float NEXT = 1.35F;  /* times the distance of lines: the next line of one paragraph */
static const float BREAK = 2.5F;  /* times the size: what stands so far below does not belong together */

/* A piece as it is set itself; its row may be higher. */
typedef struct {
    float x0, x1, y1, size;
    guint letters, glyphs;
    guint index; /* of the piece */
} placed;

/* A line of the text, or of the panel. */
typedef struct {
    float x0, x1, y1, size;
} side_line;

/* What stands on one side. */
typedef struct {
    GArray *lines; /* side_line */
    float x0, x1, pitch;
    guint letters, glyphs;
} side;

/* A page, from the top. */
typedef struct {
    GArray *all; /* placed */
    float left, right;
} leaf;

static int by_height(gconstpointer a, gconstpointer b)
{
    const placed *p = a, *q = b;
    if (fabsf(p->y1 - q->y1) > GLYPH_ROUNDING)
        return p->y1 > q->y1 ? 1 : -1;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

static int by_left(gconstpointer a, gconstpointer b)
{
    const placed *p = a, *q = b;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

static GArray *place(const GArray *pieces, const GArray *runs)
{
    GArray *all = g_array_sized_new(FALSE, FALSE, sizeof(placed), pieces->len);
    for (guint i = 0; i < pieces->len; i++) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        const rows_run *most = &g_array_index(runs, rows_run, p->first);
        for (guint k = 1; k < p->count; k++) {
            const rows_run *r = &g_array_index(runs, rows_run, p->first + k);
            most = r->count > most->count ? r : most;
        }
        g_array_append_vals(all, &(placed){p->x0, p->x1, most->y1, most->size, p->letters, p->glyphs, i}, 1);
    }
    g_array_sort(all, by_height);
    return all;
}

/* The furthest of the values, counted from the first, that FULL_LINES of them are near; 0: none is. */
static float outermost(GArray *values, float near)
{
    g_array_sort(values, segment_by_float);
    for (guint i = 0; i + FULL_LINES <= values->len; i++) {
        const float *v = &g_array_index(values, float, i);
        if (v[FULL_LINES - 1] - v[0] <= near)
            return v[0];
    }
    return 0;
}

/* Where the page's full lines begin and end. */
static gboolean find_edges(leaf *page)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(float));
    float left = G_MAXFLOAT, right = 0;
    for (guint i = 0; i < page->all->len; i++) {
        left = MIN(left, g_array_index(page->all, placed, i).x0);
        right = MAX(right, g_array_index(page->all, placed, i).x1);
    }
    for (guint i = 0; i < page->all->len; i++) {
        const placed *p = &g_array_index(page->all, placed, i);
        float end = -p->x1;
        if (p->x1 - p->x0 < LONG * (right - left))
            continue;
        g_array_append_val(starts, p->x0);
        g_array_append_val(ends, end);
    }
    page->left = outermost(starts, SAME_START);
    page->right = -outermost(ends, SAME_END);
    return page->right > page->left;
}

static float width_of(const leaf *page)
{
    return page->right - page->left;
}

static gboolean is_full(const leaf *page, const placed *p)
{
    return p->x0 < page->left + RAGGED * width_of(page) && p->x1 > page->right - RAGGED * width_of(page);
}

/* Where what stands from `first` to before `last` is divided: the middle of the only strip that it leaves
 * free, but for one behind a bullet or a number; 0: there is none, or there are several as in a table. */
static float find_strip(const leaf *page, guint first, guint last)
{
    g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(placed));
    g_array_append_vals(sorted, &g_array_index(page->all, placed, first), last - first);
    g_array_sort(sorted, by_left);
    float strip = 0, start = g_array_index(sorted, placed, 0).x0, reach = start;
    for (guint i = 0; i < sorted->len; i++) {
        const placed *p = &g_array_index(sorted, placed, i);
        if (p->x0 - reach >= APART && reach - start > 2 * p->size) {
            if (strip > 0)
                return 0;
            strip = (reach + p->x0) / 2, start = p->x0;
        }
        reach = MAX(reach, p->x1);
    }
    return strip > page->left + EDGE * width_of(page) && strip < page->right - EDGE * width_of(page) ? strip
                                                                                                     : 0;
}

/* The distance at which most lines follow one another. */
static float pitch_of(const GArray *lines)
{
    g_autoptr(GArray) away = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint i = 1; i < lines->len; i++) {
        const side_line *line = &g_array_index(lines, side_line, i);
        float step = line->y1 - line[-1].y1;
        g_array_append_val(away, step);
    }
    g_array_sort(away, segment_by_float);
    return away->len ? g_array_index(away, float, (away->len - 1) / 2) : 0;
}

static side look_at(const leaf *page, guint first, guint last, float strip, gboolean right)
{
    side s = {g_array_new(FALSE, FALSE, sizeof(side_line)), G_MAXFLOAT, 0, 0, 0, 0};
    for (guint i = first; i < last; i++) {
        const placed *p = &g_array_index(page->all, placed, i);
        if ((p->x0 > strip) != right)
            continue;
        side_line *line = s.lines->len ? &g_array_index(s.lines, side_line, s.lines->len - 1) : NULL;
        s.x0 = MIN(s.x0, p->x0), s.x1 = MAX(s.x1, p->x1);
        s.letters += p->letters, s.glyphs += p->glyphs;
        if (line && p->y1 - line->y1 < GLYPH_BASELINE * p->size) {
            line->x0 = MIN(line->x0, p->x0), line->x1 = MAX(line->x1, p->x1);
            continue;
        }
        g_array_append_vals(s.lines, &(side_line){p->x0, p->x1, p->y1, p->size}, 1);
    }
    s.pitch = pitch_of(s.lines);
    return s;
}

static side_line *line_at(const side *s, guint index)
{
    return &g_array_index(s->lines, side_line, index);
}

static gboolean fills(const side *s, const side_line *line)
{
    return line->x1 - line->x0 > (1 - FULL * RAGGED) * (s->x1 - s->x0);
}

/* Lines in one type, one below the other, that mostly fill their measure. */
static gboolean is_running_text(const side *s)
{
    guint full = 0, regular = 0;
    for (guint i = 0; i < s->lines->len; i++) {
        const side_line *line = line_at(s, i);
        if (fabsf(line->size - line_at(s, 0)->size) > TYPE_SAME_SHARE * line->size)
            return FALSE;
        full += fills(s, line);
        regular += i && fabsf(line->y1 - line[-1].y1 - s->pitch) < REGULAR * s->pitch;
    }
    return s->lines->len >= TEXT_LINES && full * 10 >= s->lines->len * FULL_TENTHS &&
           regular * 10 >= (s->lines->len - 1) * REGULAR_TENTHS &&
           s->letters * 10 >= s->glyphs * LETTER_TENTHS;
}

/* Whether a full line right above runs on into the text, or the text into one right below. */
static gboolean flows(const side *text, const placed *above, const placed *below)
{
    const side_line *first = line_at(text, 0), *last = line_at(text, text->lines->len - 1);
    if (above && fabsf(above->size - first->size) < TYPE_SAME_SHARE * first->size &&
        first->y1 - above->y1 < NEXT * text->pitch)
        return TRUE;
    return below && fabsf(below->size - last->size) < TYPE_SAME_SHARE * last->size &&
           below->y1 - last->y1 < NEXT * text->pitch && fills(text, last);
}

/* Whether a line begins something: what stands above it is further off, or breaks off. */
static gboolean begins(const side *s, guint index)
{
    const side_line *line = line_at(s, index);
    return !index || line->y1 - line[-1].y1 > NEXT * s->pitch || !fills(s, line - 1);
}

/* Whether both sides begin something on one baseline in one size, as the cells of a row do. */
static gboolean begin_together(const side *text, const side *panel)
{
    if (fabsf(line_at(text, 0)->size - line_at(panel, panel->lines->len / 2)->size) >
        TYPE_SAME_SHARE * line_at(text, 0)->size)
        return FALSE;
    for (guint i = 0, k = 0; k < panel->lines->len; k++) {
        float level = line_at(panel, k)->y1;
        while (i < text->lines->len && line_at(text, i)->y1 < level - LEVEL)
            i++;
        if (i < text->lines->len && line_at(text, i)->y1 < level + LEVEL && begins(text, i) &&
            begins(panel, k))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_panel(const side *panel, const side *text)
{
    if (panel->lines->len < PANEL_LINES || panel->letters * 10 < panel->glyphs * PANEL_LETTERS)
        return FALSE;
    for (guint i = 1; i < panel->lines->len; i++)
        if (line_at(panel, i)->y1 - line_at(panel, i - 1)->y1 > BREAK * line_at(panel, i)->size)
            return FALSE;
    const side_line *first = line_at(text, 0), *last = line_at(text, text->lines->len - 1);
    return line_at(panel, 0)->y1 > first->y1 - text->pitch &&
           line_at(panel, panel->lines->len - 1)->y1 < last->y1 + text->pitch && !begin_together(text, panel);
}

/* The panel's pieces get a band, to be known by; the lines beside it are told where they end. */
static void mark(const leaf *page, GArray *pieces, guint first, guint last, const side *panel,
                 const side *text)
{
    for (guint i = first; i < last; i++) {
        const placed *p = &g_array_index(page->all, placed, i);
        rows_piece *piece = &g_array_index(pieces, rows_piece, p->index);
        if (p->x0 >= panel->x0 && p->x1 <= panel->x1)
            piece->band = 1, piece->y1 = p->y1;
        else
            piece->right = text->x1;
    }
}

/* Looks for a panel in what stands from `first` to before `last`, between two full lines or breaks. */
static void search(const leaf *page, GArray *pieces, guint first, guint last)
{
    if (last < first + TEXT_LINES + PANEL_LINES)
        return;
    float strip = find_strip(page, first, last);
    if (strip <= 0)
        return;
    const placed *above = first ? &g_array_index(page->all, placed, first - 1) : NULL;
    const placed *below = last < page->all->len ? &g_array_index(page->all, placed, last) : NULL;
    above = above && is_full(page, above) ? above : NULL;
    below = below && is_full(page, below) ? below : NULL;
    side sides[2] = {look_at(page, first, last, strip, FALSE), look_at(page, first, last, strip, TRUE)};
    for (int i = 0; i < 2; i++) {
        const side *text = &sides[i], *panel = &sides[1 - i];
        if (!is_running_text(text) || !flows(text, above, below) || !is_panel(panel, text))
            continue;
        mark(page, pieces, first, last, panel, text);
        break;
    }
    g_array_unref(sides[0].lines);
    g_array_unref(sides[1].lines);
}

static int from_the_top(gconstpointer a, gconstpointer b)
{
    const rows_piece *p = a, *q = b;
    if (fabsf(p->y1 - q->y1) > GLYPH_ROUNDING)
        return p->y1 > q->y1 ? 1 : -1;
    return (p->first > q->first) - (p->first < q->first);
}

GArray *rows_take_panels(GArray *pieces, const GArray *runs)
{
    GArray *taken = g_array_new(FALSE, FALSE, sizeof(rows_piece));
    if (pieces->len < FULL_LINES + TEXT_LINES + PANEL_LINES || pieces->len > MANY_PIECES)
        return taken;
    leaf page = {.all = place(pieces, runs)};
    if (find_edges(&page)) {
        guint first = 0;
        for (guint i = 0; i < page.all->len; i++) {
            const placed *p = &g_array_index(page.all, placed, i);
            gboolean full = is_full(&page, p);
            if (!full && !(i > first && p->y1 - p[-1].y1 > BREAK * p->size))
                continue;
            search(&page, pieces, first, i);
            first = full ? i + 1 : i;
        }
        search(&page, pieces, first, page.all->len);
    }
    g_array_unref(page.all);
    guint left = 0;
    for (guint i = 0; i < pieces->len; i++) {
        rows_piece p = g_array_index(pieces, rows_piece, i);
        if (p.band) {
            p.band = 0;
            g_array_append_val(taken, p);
        } else {
            g_array_index(pieces, rows_piece, left++) = p;
        }
    }
    g_array_set_size(pieces, left);
    g_array_sort(taken, from_the_top);
    return taken;
}
