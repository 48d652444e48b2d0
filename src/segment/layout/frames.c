// SPDX-License-Identifier: GPL-3.0-or-later
/* A frame is made of rules that a page draws and that touch, with an upright rule inside that divides it. */
#include "segment/layout/frames.h"

#include "segment/layout/rows.h"

#include <math.h>

enum { FEWEST_EDGES = 3 }; /* of a frame that is divided */

enum { MOST_RULES = 400 }; /* level or upright ones of a page, once their pieces are joined */
enum { MOST_EDGES = 64 };  /* of a frame, in each direction */

/* Points. */
static const float SAME = 1.6F;   /* rules no further apart are one */
static const float NARROW = 8.0F; /* no cell is narrower */
static const float LOW = 7.0F;    /* or lower */

typedef struct {
    GArray *levels, *uprights; /* stroke */
} strokes;

void frames_free(gpointer data)
{
    frame *f = data;
    g_array_unref(f->edges);
    g_array_unref(f->levels);
    g_array_unref(f->uprights);
    g_free(f);
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const stroke *p = a, *q = b;
    if (p->at != q->at)
        return p->at > q->at ? 1 : -1;
    return (p->from > q->from) - (p->from < q->from);
}

static int by_start(gconstpointer a, gconstpointer b)
{
    const stroke *p = a, *q = b;
    return (p->from > q->from) - (p->from < q->from);
}

/* Joins the pieces that rules are drawn of, one a cell. */
static GArray *join(GArray *pieces)
{
    GArray *joined = g_array_new(FALSE, FALSE, sizeof(stroke));
    g_array_sort(pieces, by_place);
    for (guint i = 0, end; i < pieces->len; i = end) {
        for (end = i + 1; end < pieces->len; end++)
            if (g_array_index(pieces, stroke, end).at - g_array_index(pieces, stroke, i).at > SAME)
                break;
        qsort(&g_array_index(pieces, stroke, i), end - i, sizeof(stroke), by_start);
        guint own = joined->len;
        for (guint k = i; k < end; k++) {
            stroke *piece = &g_array_index(pieces, stroke, k);
            stroke *last = joined->len > own ? &g_array_index(joined, stroke, joined->len - 1) : NULL;
            if (last && piece->from <= last->to + FRAMES_TOUCH)
                last->to = MAX(last->to, piece->to);
            else
                g_array_append_val(joined, *piece);
        }
    }
    g_array_unref(pieces);
    return joined;
}

/* Whether two rules touch or cross. */
static gboolean touch(const stroke *level, const stroke *upright)
{
    return upright->at >= level->from - FRAMES_TOUCH && upright->at <= level->to + FRAMES_TOUCH &&
           level->at >= upright->from - FRAMES_TOUCH && level->at <= upright->to + FRAMES_TOUCH;
}

static int root_of(int *parent, int i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* Numbers the rules by what they touch. */
static void connect(const strokes *s)
{
    guint levels = s->levels->len, all = levels + s->uprights->len;
    g_autofree int *parent = g_new(int, all);
    for (guint i = 0; i < all; i++)
        parent[i] = (int)i;
    for (guint l = 0; l < levels; l++)
        for (guint u = 0; u < s->uprights->len; u++)
            if (touch(&g_array_index(s->levels, stroke, l), &g_array_index(s->uprights, stroke, u)))
                parent[root_of(parent, (int)l)] = root_of(parent, (int)(levels + u));
    for (guint i = 0; i < all; i++)
        g_array_index(i < levels ? s->levels : s->uprights, stroke, i < levels ? i : i - levels).frame =
            root_of(parent, (int)i);
}

/* The rules of a page, as its lines are read. */
static strokes find_strokes(const undex_source_page *page, int turn)
{
    strokes s = {g_array_new(FALSE, FALSE, sizeof(stroke)), g_array_new(FALSE, FALSE, sizeof(stroke))};
    for (guint i = 0; i < page->rules->len; i++) {
        undex_rule rule = g_array_index(page->rules, undex_rule, i);
        rows_turn_box(turn, page, &rule.x0, &rule.y0, &rule.x1, &rule.y1);
        stroke level = {rule.y0, rule.x0, rule.x1, 0}, upright = {rule.x0, rule.y0, rule.y1, 0};
        if (rule.y0 == rule.y1)
            g_array_append_val(s.levels, level);
        else
            g_array_append_val(s.uprights, upright);
    }
    s.levels = join(s.levels), s.uprights = join(s.uprights);
    if (s.levels->len > MOST_RULES || s.uprights->len > MOST_RULES) /* a drawing */
        g_array_set_size(s.levels, 0), g_array_set_size(s.uprights, 0);
    return s;
}

static void add_edge(frame *f, float x)
{
    const float *last = f->edges->len ? &g_array_index(f->edges, float, f->edges->len - 1) : NULL;
    if ((!last || x - *last > NARROW) && f->edges->len < MOST_EDGES)
        g_array_append_val(f->edges, x);
}

/* How much of a frame's height the upright rules at x take. */
static float height_at(const frame *f, float x)
{
    float height = 0;
    for (guint i = 0; i < f->uprights->len; i++) {
        const stroke *upright = &g_array_index(f->uprights, stroke, i);
        if (fabsf(upright->at - x) <= SAME)
            height += upright->to - upright->from;
    }
    return height / MAX(f->y1 - f->y0, 1);
}

/* Upright rules divide columns where they go through a good part of the height, and are the sides of a frame
 * where they go through nearly all of it. FALSE: it has no sides. */
static gboolean find_edges(frame *f)
{
    static const float PART = 0.25F, SIDE = 0.8F;
    for (guint i = 0; i < f->uprights->len; i++) {
        float at = g_array_index(f->uprights, stroke, i).at;
        if (height_at(f, at) > (f->edges->len ? PART : SIDE))
            add_edge(f, at);
    }
    return f->edges->len && g_array_index(f->edges, float, 0) < f->x0 + NARROW &&
           g_array_index(f->edges, float, f->edges->len - 1) > f->x1 - NARROW &&
           height_at(f, g_array_index(f->edges, float, f->edges->len - 1)) > SIDE;
}

/* Leaves out the level rules that divide no rows: the ticks of an axis. */
static void drop_ticks(frame *f)
{
    static const float PART = 0.15F;
    for (guint i = f->levels->len; i-- > 0;) {
        const stroke *level = &g_array_index(f->levels, stroke, i);
        if (level->to - level->from < PART * (f->x1 - f->x0))
            g_array_remove_index(f->levels, i);
    }
}

/* The frame of the rules of this number; NULL: they make none. */
static frame *make_frame(const strokes *s, int page, int number)
{
    frame *f = g_new0(frame, 1);
    *f = (frame){.page = page, .x0 = G_MAXFLOAT, .y0 = G_MAXFLOAT, .x1 = -1, .y1 = -1};
    f->edges = g_array_new(FALSE, FALSE, sizeof(float));
    f->levels = g_array_new(FALSE, FALSE, sizeof(stroke));
    f->uprights = g_array_new(FALSE, FALSE, sizeof(stroke));
    for (guint i = 0; i < s->levels->len; i++) {
        const stroke *level = &g_array_index(s->levels, stroke, i);
        if (level->frame != number)
            continue;
        g_array_append_val(f->levels, *level);
        f->x0 = MIN(f->x0, level->from), f->x1 = MAX(f->x1, level->to);
        f->y0 = MIN(f->y0, level->at), f->y1 = MAX(f->y1, level->at);
    }
    for (guint i = 0; i < s->uprights->len; i++) {
        const stroke *upright = &g_array_index(s->uprights, stroke, i);
        if (upright->frame != number)
            continue;
        g_array_append_val(f->uprights, *upright);
        f->x0 = MIN(f->x0, upright->at), f->x1 = MAX(f->x1, upright->at);
        f->y0 = MIN(f->y0, upright->from), f->y1 = MAX(f->y1, upright->to);
    }
    drop_ticks(f);
    if (f->levels->len >= 2 && f->y1 - f->y0 > 2 * LOW && find_edges(f) && f->edges->len >= FEWEST_EDGES)
        return f;
    frames_free(f);
    return NULL;
}

GPtrArray *frames_of_page(const undex_source_page *page, int turn)
{
    enum { FEWEST = 4 }; /* rules of a frame that is divided */
    GPtrArray *found = g_ptr_array_new_with_free_func(frames_free);
    if (page->rules->len < FEWEST)
        return found;
    strokes s = find_strokes(page, turn);
    connect(&s);
    for (guint i = 0; i < s.uprights->len; i++) {
        int number = g_array_index(s.uprights, stroke, i).frame;
        gboolean seen = FALSE;
        for (guint k = 0; k < i && !seen; k++)
            seen = g_array_index(s.uprights, stroke, k).frame == number;
        frame *f = seen ? NULL : make_frame(&s, page->number, number);
        if (f)
            g_ptr_array_add(found, f);
    }
    g_array_unref(s.levels);
    g_array_unref(s.uprights);
    return found;
}
