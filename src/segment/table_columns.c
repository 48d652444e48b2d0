// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The columns of a table, decided over all its lines at once: a gutter is a strip that the lines leave free.
 * Within one line a gap says little: the words of a justified cell stand further apart than some columns do.
 */
#include "table.h"

#include <math.h>
#include <string.h>

/* Shares of the type size. */
static const float WIDE = 0.9F;   /* a wider gap is none between words, unless they are justified */
static const float NARROW = 0.3F; /* no strip between columns is narrower */

static const float STICKS = 0.15F; /* of its width a cell may stick out to the left of its column */

enum { BINS = 2400 };       /* half points, or larger where a page is wider */
enum { MOST_GUTTERS = 60 }; /* no page of type has more columns */
enum { MOST_LINES = 4000 }; /* of a table are looked at for its columns */

typedef struct {
    float x0, x1;
    guint before, end; /* characters of the line before it and up to its end */
} segment;

enum { MOST_SEGMENTS = 400 };

/* What stands together in a line: words with gaps narrower than `wide` between them. Returns how many. */
static guint cut(const segment_view *view, const segment_line *line, float wide, segment *out)
{
    guint n = 0;
    out[0] = (segment){line->x0, line->x1, 0, G_MAXUINT};
    for (guint g = 0; g < line->gap_count && n + 1 < MOST_SEGMENTS; g++) {
        const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
        if (gap->x1 - gap->x0 < wide * line->size)
            continue;
        out[n].x1 = gap->x0, out[n].end = gap->before;
        out[++n] = (segment){gap->x1, line->x1, gap->before, G_MAXUINT};
    }
    return n + 1;
}

typedef struct {
    float left, scale; /* of the bins */
    float size;        /* of the type */
    guint many;        /* lines with several pieces */
    guint cover[BINS + 1];
    gboolean *spans; /* by line: left out */
} strips;

static guint bin_of(const strips *s, float x)
{
    return (guint)CLAMP((x - s->left) * s->scale, 0, BINS - 1);
}

static gboolean is_many(const segment_view *view, const segment_line *line)
{
    segment parts[MOST_SEGMENTS];
    return cut(view, line, WIDE, parts) > 1;
}

static void cover(const segment_view *view, const GArray *lines, strips *s)
{
    segment parts[MOST_SEGMENTS];
    memset(s->cover, 0, sizeof s->cover);
    s->many = 0;
    for (guint i = 0; i < lines->len && i < MOST_LINES; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        if (s->spans[i] || !is_many(view, line))
            continue;
        s->many++;
        guint n = cut(view, line, view->word_gap, parts);
        for (guint k = 0; k < n; k++) {
            s->cover[bin_of(s, parts[k].x0)]++;
            s->cover[MAX(bin_of(s, parts[k].x1), bin_of(s, parts[k].x0) + 1)]--;
        }
    }
    for (guint b = 1; b <= BINS; b++)
        s->cover[b] += s->cover[b - 1];
}

static gboolean crosses(const segment *part, float x)
{
    return part->x0 < x - 1 && part->x1 > x + 1;
}

/* How the lines stand to a strip at x. */
typedef struct {
    guint gaps, wide;     /* lines with something on both sides of it; with a wide gap there */
    guint crossed;        /* lines with several pieces that cross it */
    guint crossed_single; /* lines of one piece that do */
    guint single;
} witness;

static witness ask(const segment_view *view, const GArray *lines, float x, const gboolean *spans)
{
    segment parts[MOST_SEGMENTS];
    witness w = {0};
    for (guint i = 0; i < lines->len && i < MOST_LINES; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        guint n = cut(view, line, view->word_gap, parts);
        gboolean crossed = FALSE, many = is_many(view, line);
        w.single += !many;
        for (guint k = 0; k < n; k++) {
            crossed |= crosses(&parts[k], x);
            if (k && parts[k - 1].x1 <= x + 1 && parts[k].x0 >= x - 1) {
                w.gaps++;
                w.wide += parts[k].x0 - parts[k - 1].x1 > WIDE * line->size;
            }
        }
        if (crossed && many && !spans[i])
            w.crossed++;
        w.crossed_single += crossed && !many;
    }
    return w;
}

/* Lines that agree on a narrow strip are no chance when they are so many. */
enum { AGREED = 6 };

static gboolean holds(const witness *w, guint lines)
{
    if (!w->gaps || (w->gaps < 2 && lines > 3) || (!w->wide && (w->crossed || w->gaps < AGREED)))
        return FALSE;
    if (w->crossed > (w->gaps >= 3) + w->gaps / 12)
        return FALSE;
    /* Headings of groups of rows cross it, not the most of what stands alone. */
    if (w->crossed_single > 2 && w->crossed_single * 3 > lines)
        return FALSE;
    return w->wide * 4 >= w->gaps || w->gaps >= AGREED;
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
        witness w = ask(view, lines, x, s->spans);
        if (holds(&w, MIN(lines->len, MOST_LINES)))
            g_array_append_val(gutters, x);
    }
}

static void note_spans(const segment_view *view, const GArray *lines, const GArray *gutters, strips *s)
{
    segment parts[MOST_SEGMENTS];
    for (guint i = 0; i < lines->len && i < MOST_LINES; i++) {
        guint n = cut(view, segment_line_at(view, g_array_index(lines, guint, i)), view->word_gap, parts);
        for (guint g = 0; g < gutters->len; g++)
            for (guint k = 0; k < n; k++)
                s->spans[i] |= crosses(&parts[k], g_array_index(gutters, float, g));
    }
}

/* "1.", "(a)", "iv.", a dash or a bullet: what stands before the text of an entry. */
static gboolean is_label(const char *text, guint before, guint end)
{
    guint seen = 0, letters = 0;
    gunichar last = 0;
    const char *p = text;
    for (; *p && seen < end; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (g_unichar_isspace(ch))
            continue;
        if (seen++ < before)
            continue;
        letters += g_unichar_isalnum(ch) != 0;
        last = ch;
    }
    guint n = seen - MIN(seen, before);
    if (n == 1)
        return !g_unichar_isalnum(last) && last != '-' && (last < 0x2012 || last > 0x2015);
    return n <= 6 && letters && letters + 2 >= n && (last == '.' || last == ')');
}

/*
 * A column of labels without a head of its own belongs to the column of the texts behind them: what else
 * begins there, the head of both, a text that goes on below its label, reaches over.
 */
static gboolean divides_labels(const segment_view *view, const GArray *lines, const GArray *gutters, guint g)
{
    segment parts[MOST_SEGMENTS];
    float x = g_array_index(gutters, float, g), left = g ? g_array_index(gutters, float, g - 1) : -1e6F;
    guint labels = 0, others = 0;
    for (guint i = 0; i < lines->len && i < MOST_LINES; i++) {
        const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
        guint n = cut(view, line, view->word_gap, parts);
        for (guint k = 0; k < n; k++) {
            if (parts[k].x0 < left || parts[k].x1 > x + 1)
                continue;
            if (is_label(line->text, parts[k].before, MIN(parts[k].end, parts[k].before + 8)))
                labels++;
            else
                others++;
        }
    }
    return labels >= 2 && others * 8 <= labels;
}

static void join_labels(const segment_view *view, const GArray *lines, GArray *gutters)
{
    for (guint g = gutters->len; g-- > 0;)
        if (divides_labels(view, lines, gutters, g))
            g_array_remove_index(gutters, g);
}

/* Headings of groups of columns: what a table's first lines, before the first with the most cells, set over
 * both of two cells in most of the lines with so many. */
static void leave_out_groups(const segment_view *view, const GArray *lines, strips *s)
{
    enum { MOST_FIRST = 8 };
    segment parts[MOST_SEGMENTS], heads[MOST_SEGMENTS];
    guint most = 0, first = 0, n = MIN(lines->len, MOST_LINES);
    for (guint i = 0; i < n; i++) {
        guint count = cut(view, segment_line_at(view, g_array_index(lines, guint, i)), WIDE, parts);
        if (count > most)
            most = count, first = i;
    }
    for (guint h = 0; most >= 4 && h < MIN(first, MOST_FIRST); h++) {
        const segment_line *head = segment_line_at(view, g_array_index(lines, guint, h));
        guint pieces = cut(view, head, view->word_gap, heads), full = 0, over = 0;
        for (guint i = first; i < n; i++) {
            const segment_line *line = segment_line_at(view, g_array_index(lines, guint, i));
            if (cut(view, line, WIDE, parts) < most)
                continue;
            gboolean across = FALSE;
            guint text = 1 + is_label(line->text, 0, MIN(parts[0].end, 8));
            for (guint k = text; k < most; k++)
                for (guint p = 0; p < pieces; p++)
                    across |= heads[p].x0 < parts[k - 1].x1 && heads[p].x1 > parts[k].x0;
            full++, over += across;
        }
        s->spans[h] = full >= 3 && over * 4 >= full * 3;
    }
}

/* Which columns have a piece, by line. */
static GArray *find_filled(const segment_view *view, const GArray *lines, const GArray *gutters)
{
    GArray *filled = g_array_new(FALSE, FALSE, sizeof(guint64));
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
    for (guint i = 0; i < lines->len && i < MOST_LINES; i++) {
        guint64 columns = 0;
        g_array_set_size(pieces, 0);
        table_cut_line(view, g_array_index(lines, guint, i), gutters, pieces);
        for (guint k = 0; k < pieces->len; k++)
            columns |= G_GUINT64_CONSTANT(1) << g_array_index(pieces, table_piece, k).column;
        g_array_append_val(filled, columns);
    }
    return filled;
}

/* Whether a gutter divides a column that hardly any line fills from one that these lines leave empty: what
 * stands there is set out of its place, a heading over the middle of others. */
static gboolean divides_nothing(const GArray *filled, guint g)
{
    enum { HARDLY = 2 };
    guint64 left = G_GUINT64_CONSTANT(1) << g, right = left << 1;
    guint lefts = 0, rights = 0;
    for (guint i = 0; i < filled->len; i++) {
        guint64 columns = g_array_index(filled, guint64, i);
        if ((columns & left) && (columns & right))
            return FALSE;
        lefts += (columns & left) != 0, rights += (columns & right) != 0;
    }
    return MIN(lefts, rights) <= HARDLY && MAX(lefts, rights) > HARDLY;
}

static void join_empty(const segment_view *view, const GArray *lines, GArray *gutters)
{
    if (gutters->len < 3)
        return;
    g_autoptr(GArray) filled = find_filled(view, lines, gutters);
    for (guint g = gutters->len; g-- > 0;) {
        if (!divides_nothing(filled, g))
            continue;
        g_array_remove_index(gutters, g);
        guint64 below = (G_GUINT64_CONSTANT(1) << (g + 1)) - 1;
        for (guint i = 0; i < filled->len; i++) {
            guint64 *columns = &g_array_index(filled, guint64, i);
            *columns = (*columns & below) | ((*columns & ~below) >> 1);
        }
    }
}

GArray *table_find_gutters(const segment_view *view, const GArray *lines, gboolean *labels)
{
    GArray *gutters = g_array_new(FALSE, FALSE, sizeof(float));
    float left = G_MAXFLOAT, right = 0, size = 0;
    if (labels)
        *labels = FALSE;
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
    leave_out_groups(view, lines, s);
    cover(view, lines, s);
    /* First with what a few lines cross, headings of several columns; then, without these lines, also for
     * columns that hold little. */
    find_strips(view, lines, s, s->many >= 4 ? 1 + s->many / 16 : 0, gutters);
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
    g_free(s);
    guint found = gutters->len;
    join_labels(view, lines, gutters);
    join_empty(view, lines, gutters);
    if (labels)
        *labels = found && !gutters->len;
    return gutters;
}

/* A narrower gap is one between words: somewhat more than the document's words stand apart, twice as far in
 * typewriting as in print. */
void table_measure_gaps(segment_view *view)
{
    enum { STEPS = 100, NONE = 34, MOST = 80 }; /* hundredths of the type size */
    guint count[STEPS] = {0}, all = 0, sum = 0;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint g = 0; g < line->gap_count && line->cells == 1; g++) {
            const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
            count[CLAMP((int)(100 * (gap->x1 - gap->x0) / MAX(line->size, 1)), 0, STEPS - 1)]++;
            all++;
        }
    }
    int middle = 0;
    while (middle < STEPS - 1 && (sum += count[middle]) * 2 < all)
        middle++;
    view->word_gap = (float)CLAMP(middle * 5 / 4, NONE, MOST) / 100;
}

/* Lines by columns */

static int column_at(const GArray *gutters, float x)
{
    int c = 0;
    while (c < (int)gutters->len && x > g_array_index(gutters, float, c))
        c++;
    return c;
}

/* The column that a segment belongs to: where it begins, unless it only sticks out to the left. */
static int column_of(const segment *part, const GArray *gutters, gboolean *spans)
{
    int c = column_at(gutters, part->x0 + 1);
    *spans = FALSE;
    if (c < (int)gutters->len) {
        float gutter = g_array_index(gutters, float, c);
        if (part->x1 <= gutter + 1)
            return c;
        if (gutter - part->x0 < STICKS * (part->x1 - part->x0) &&
            (c + 1 == (int)gutters->len || part->x1 <= g_array_index(gutters, float, c + 1) + 1))
            return c + 1;
        *spans = TRUE;
    }
    return c;
}

/* The byte of a text before which so many characters stand, spaces not counted; the spaces after them left
 * out. */
static const char *skip(const char *p, guint *seen, guint count)
{
    while (*p && *seen < count) {
        *seen += !g_unichar_isspace(g_utf8_get_char(p));
        p = g_utf8_next_char(p);
    }
    while (*p == ' ' || *p == '\t')
        p++;
    return p;
}

/* A segment cut at the small gaps that a gutter goes through. */
static guint cut_at_gutters(const segment_view *view, const segment_line *line, const GArray *gutters,
                            segment *out)
{
    gboolean many = is_many(view, line);
    guint n = 0;
    out[0] = (segment){line->x0, line->x1, 0, G_MAXUINT};
    for (guint g = 0; g < line->gap_count && n + 1 < MOST_SEGMENTS; g++) {
        const segment_gap *gap = &g_array_index(view->gaps, segment_gap, line->gap_first + g);
        gboolean wide = gap->x1 - gap->x0 >= view->word_gap * line->size;
        if (!wide && !many)
            continue;
        int c = column_at(gutters, gap->x0 - 1);
        if (!wide && (c == (int)gutters->len || g_array_index(gutters, float, c) > gap->x1 + 1))
            continue;
        out[n].x1 = gap->x0, out[n].end = gap->before;
        out[++n] = (segment){gap->x1, line->x1, gap->before, G_MAXUINT};
    }
    return n + 1;
}

void table_cut_line(const segment_view *view, guint index, const GArray *gutters, GArray *pieces)
{
    segment parts[MOST_SEGMENTS];
    const segment_line *line = segment_line_at(view, index);
    guint first = pieces->len, n = cut_at_gutters(view, line, gutters, parts), seen = 0;
    const char *at = line->text;
    for (guint k = 0; k < n; k++) {
        gboolean spans;
        int column = column_of(&parts[k], gutters, &spans);
        int from = (int)(at - line->text);
        at = parts[k].end == G_MAXUINT ? at + strlen(at) : skip(at, &seen, parts[k].end);
        int to = (int)(at - line->text);
        while (to > from && (line->text[to - 1] == ' ' || line->text[to - 1] == '\t'))
            to--;
        table_piece *last = pieces->len > first ? &g_array_index(pieces, table_piece, pieces->len - 1) : NULL;
        if (last && (last->column >= column)) {
            last->to = to, last->x1 = parts[k].x1, last->spans |= spans;
            continue;
        }
        table_piece piece = {index, from, to, parts[k].x0, parts[k].x1, column, spans};
        g_array_append_val(pieces, piece);
    }
}
