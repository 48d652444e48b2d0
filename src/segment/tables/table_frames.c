// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawn frames tell tables. A frame with words in most of its cells, through which no rule goes, is a
 * table: a chart's lines stand apart from its words, or go through them. The table's columns are where the
 * frame is divided; its rows begin below a level rule, and nowhere else where each row has one. */
#include "segment/layout/frames.h"
#include "segment/tables/table.h"

/* In a table's frame at least one row of so many has words in several columns; at most one word of so many is
 * crossed by a rule, one line stands beyond, one has words apart within a cell. */
enum { SEVERAL = 4, CROSSED = 20, BEYOND = 5, APART_LINES = 4 };

static gboolean lies_in(const frame *f, const segment_line *line)
{
    float middle = (line->y0 + line->y1) / 2;
    return !line->aside && line->x0 > f->x0 - FRAMES_TOUCH && line->x1 < f->x1 + FRAMES_TOUCH &&
           middle > f->y0 && middle < f->y1;
}

static gboolean goes_through(const frame *f, const segment_line *line, const table_segment *word)
{
    float middle = (line->y0 + line->y1) / 2;
    for (guint i = 0; i < f->uprights->len; i++) {
        const stroke *upright = &g_array_index(f->uprights, stroke, i);
        if (word->x0 < upright->at - FRAMES_TOUCH && word->x1 > upright->at + FRAMES_TOUCH &&
            upright->from < middle && upright->to > middle)
            return TRUE;
    }
    return FALSE;
}

static guint band_of(const frame *f, const segment_line *line)
{
    guint band = 0;
    while (band < f->levels->len && g_array_index(f->levels, stroke, band).at < (line->y0 + line->y1) / 2)
        band++;
    return band;
}

static guint64 columns_of(const frame *f, const table_segment *word)
{
    guint column = 0;
    float middle = (word->x0 + word->x1) / 2;
    while (column + 1 < f->edges->len && g_array_index(f->edges, float, column + 1) < middle)
        column++;
    return G_GUINT64_CONSTANT(1) << column;
}

/* What stands in a frame. */
typedef struct {
    guint lines, beyond;  /* beyond: lines that also stand beside it */
    guint words, crossed; /* crossed: words that an upright rule goes through */
    guint apart;          /* gaps in a cell that no line of text has */
    guint64 *filled;      /* by what lies between two levels: the columns with words */
} content;

static void add_line(const segment_view *view, const frame *f, const segment_line *line, content *c)
{
    static const float APART = 4; /* times the type size: words of a justified line stand closer */
    table_segment words[TABLE_SEGMENTS];
    guint n = table_cut(view, line, 0, words);
    c->lines++;
    for (guint k = 0; k < n; k++) {
        guint64 column = columns_of(f, &words[k]);
        c->words++, c->crossed += goes_through(f, line, &words[k]);
        c->filled[band_of(f, line)] |= column;
        c->apart +=
            k && words[k].x0 - words[k - 1].x1 > APART * line->size && column == columns_of(f, &words[k - 1]);
    }
}

/* Whether words stand in the frame as they do in a table's; `first` to before `end` are the page's lines. */
static gboolean is_table(const segment_view *view, frame *f, guint first, guint end)
{
    guint several = 0;
    g_autofree guint64 *filled = g_new0(guint64, f->levels->len + 1);
    content c = {.filled = filled};
    for (guint i = first; i < end; i++) {
        const segment_line *line = segment_line_at(view, i);
        float middle = (line->y0 + line->y1) / 2;
        if (lies_in(f, line))
            add_line(view, f, line, &c);
        else
            c.beyond +=
                !line->aside && middle > f->y0 && middle < f->y1 && line->x0 < f->x1 && line->x1 > f->x0;
    }
    for (guint b = 0; b <= f->levels->len; b++) {
        f->rows += filled[b] != 0;
        several += (filled[b] & (filled[b] - 1)) != 0;
    }
    return several >= 2 && several * SEVERAL >= f->rows && c.crossed * CROSSED <= c.words &&
           c.beyond * BEYOND <= c.lines && c.apart * APART_LINES <= c.lines;
}

static void find_on_page(segment_view *view, guint first, guint end)
{
    const segment_line *line = segment_line_at(view, first);
    const undex_source_page *page = g_ptr_array_index(view->source->pages, (guint)line->page - 1);
    g_autoptr(GPtrArray) found = frames_of_page(page, line->turned);
    while (found->len) {
        frame *f = g_ptr_array_steal_index(found, 0);
        if (!is_table(view, f, first, end)) {
            frames_free(f);
            continue;
        }
        g_ptr_array_add(view->frames, f);
        for (guint k = first; k < end; k++)
            if (lies_in(f, segment_line_at(view, k)))
                segment_line_at(view, k)->verdict.frame = view->frames->len;
    }
}

void table_find_frames(segment_view *view)
{
    view->frames = g_ptr_array_new_with_free_func(frames_free);
    guint count = view->source->format == UNDEX_FORMAT_PDF ? view->lines->len : 0; /* a text draws none */
    for (guint first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && segment_line_at(view, end)->page == segment_line_at(view, first)->page)
            end++;
        find_on_page(view, first, end);
    }
}
