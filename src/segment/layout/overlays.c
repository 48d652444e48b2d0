// SPDX-License-Identifier: GPL-3.0-or-later
/* An overlay is laid over a page: a watermark far larger than the type that it crosses, or words on a
 * slant. It is taken out before rows are made, for one tall letter would draw the lines under it into one
 * row. It is read by itself, along its own direction. */
#include "segment/layout/rows.h"
#include "segment/layout/typography.h"

#include <math.h>
#include <stdlib.h>

static const float SAME_SIZE = 0.03F; /* of the size: letters of one word differ by no more */
/* Of a letter's width and height: what lies nearer to its edges does not lie under it. */
static const float EDGE_ACROSS = 0.05F, EDGE_UP = 0.15F;
static const float FAR_LARGER = 1.2F;     /* a letter over others is larger than LARGE and this factor say */
static const float SLANTED_LENGTH = 1.2F; /* of the size: words on a slant are longer */
enum { FIFTHS = 5, MOST_LEVEL = 2 }; /* of five steps between letters fewer are level in a word on a slant */

enum {
    MANY = 400,     /* glyphs of a page that may lie over it; of more none is an overlay */
    LARGE_WORD = 3, /* letters; one or two may be an initial */
    SMALL_WORD = 5, /* letters on a slant in the size of the text */
    FRAGMENT = 3,   /* glyphs: the library cuts words on a slant into lines of so few */
    CROSSED = 2,    /* glyphs that lie under one letter of a watermark, at least */
    MANY_UNDER = 400000
};
static const float LARGE = 1.8F;      /* times the page's most frequent size */
static const float LARGE_LINK = 1.7F; /* times its size: the next letter of a watermark, or a word's first */
static const float SMALL_LINK = 1.2F;
static const float SLANT = 0.17F;    /* tangent of about ten degrees: less is not straight scanning's */
static const float CROSSES = 0.4F;   /* of its height: what of a glyph lies under a letter */
static const float NEXT_LINE = 0.6F; /* of the size: a letter so far off the others stands on the next line */
static const float STRAY = 0.75F;    /* of the size: how far a letter of a slanted line may lie off it */

typedef struct {
    undex_glyph glyph;
    guint at;   /* in the page's glyphs */
    int group;  /* first of those it hangs together with */
    float x, y; /* centre */
    float off;  /* how far below its group's direction */
} loose;

/* Glyphs far larger than the page's text, and those that stand in the library's lines nearly alone. */
static GArray *find_loose(const GArray *glyphs, float common)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(loose));
    for (guint i = 0, end; i < glyphs->len; i = end) {
        const undex_glyph *first = &g_array_index(glyphs, undex_glyph, i);
        for (end = i + 1; end < glyphs->len && g_array_index(glyphs, undex_glyph, end).line == first->line;)
            end++;
        for (guint k = i; k < end; k++) {
            const undex_glyph *g = &g_array_index(glyphs, undex_glyph, k);
            if (end - i > FRAGMENT && g->size < LARGE * common)
                continue;
            loose next = {*g, k, (int)found->len, (g->x0 + g->x1) / 2, (g->y0 + g->y1) / 2, 0};
            if (isfinite(next.x) && isfinite(next.y) && g->size > 0)
                g_array_append_val(found, next);
            if (found->len > MANY)
                return found;
        }
    }
    return found;
}

static int root_of(const loose *all, int i)
{
    while (all[i].group != i)
        i = all[i].group;
    return i;
}

/* Letters of one type that stand next to one another hang together. */
static void link_loose(GArray *found, float common)
{
    loose *all = (loose *)(gpointer)found->data;
    for (guint i = 0; i < found->len; i++)
        for (guint j = 0; j < i; j++) {
            float size = all[i].glyph.size;
            float reach = (size < LARGE * common ? SMALL_LINK : LARGE_LINK) * size;
            if (fabsf(all[j].glyph.size - size) > SAME_SIZE * size ||
                all[j].glyph.font != all[i].glyph.font || fabsf(all[i].x - all[j].x) > reach ||
                fabsf(all[i].y - all[j].y) > reach ||
                hypotf(all[i].x - all[j].x, all[i].y - all[j].y) > reach)
                continue;
            int a = root_of(all, (int)i), b = root_of(all, (int)j);
            all[MAX(a, b)].group = MIN(a, b);
        }
    for (guint i = 0; i < found->len; i++)
        all[i].group = root_of(all, (int)i);
}

static int by_group(gconstpointer a, gconstpointer b)
{
    const loose *p = a, *q = b;
    return p->group != q->group ? p->group - q->group : p->at < q->at ? -1 : p->at > q->at;
}

/* Line below line, from left to right. */
static int by_place(gconstpointer a, gconstpointer b)
{
    const undex_glyph *p = a, *q = b;
    if (p->y1 != q->y1)
        return p->y1 > q->y1 ? 1 : -1;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

/* The letters of a group that lie over at least CROSSED glyphs of smaller type; few on a whole page do. */
static guint count_crossing(const loose *group, guint count, const GArray *glyphs)
{
    guint crossing = 0;
    if ((guint64)count * glyphs->len > MANY_UNDER)
        return 0;
    for (guint i = 0; i < count; i++) {
        const undex_glyph *over = &group[i].glyph;
        float dx = EDGE_ACROSS * (over->x1 - over->x0), dy = EDGE_UP * (over->y1 - over->y0);
        guint under = 0;
        for (guint k = 0; k < glyphs->len && under < CROSSED; k++) {
            const undex_glyph *g = &g_array_index(glyphs, undex_glyph, k);
            float x = (g->x0 + g->x1) / 2;
            float over_it = MIN(g->y1, over->y1 - dy) - MAX(g->y0, over->y0 + dy);
            under += g->size * LARGE < over->size * FAR_LARGER && x > over->x0 + dx && x < over->x1 - dx &&
                     over_it > CROSSES * (g->y1 - g->y0);
        }
        crossing += under >= CROSSED;
    }
    return crossing;
}

/* The direction in which a group's letters lie, as a unit vector that points right, or up where steep. */
static void find_direction(const loose *group, guint count, float *dx, float *dy)
{
    double mx = 0, my = 0, xx = 0, xy = 0, yy = 0;
    for (guint i = 0; i < count; i++)
        mx += group[i].x / count, my += group[i].y / count;
    for (guint i = 0; i < count; i++) {
        double x = group[i].x - mx, y = group[i].y - my;
        xx += x * x, xy += x * y, yy += y * y;
    }
    double angle = 0.5 * atan2(2 * xy, xx - yy);
    *dx = (float)cos(angle), *dy = (float)sin(angle);
    if (*dx < 0 || (*dx<SLANT && * dy> 0))
        *dx = -*dx, *dy = -*dy;
}

/* Letters that share a base with the one before: of words on a slant few, of figures beside a curve many. */
static guint count_level(const loose *group, guint count)
{
    guint level = 0;
    for (guint i = 1; i < count; i++)
        level += fabsf(group[i].glyph.y1 - group[i - 1].glyph.y1) < GLYPH_ROUNDING ||
                 fabsf(group[i].glyph.x1 - group[i - 1].glyph.x1) < GLYPH_ROUNDING;
    return level;
}

/* Whether the letters lie on one straight line that goes neither across the page nor up nor down. */
static gboolean is_slanted(const loose *group, guint count, float dx, float dy)
{
    double mx = 0, my = 0, off = 0;
    float first = G_MAXFLOAT, last = -G_MAXFLOAT, size = group[0].glyph.size;
    if (fabsf(dy) < SLANT * dx || dx < SLANT * fabsf(dy))
        return FALSE;
    for (guint i = 0; i < count; i++)
        mx += group[i].x / count, my += group[i].y / count;
    for (guint i = 0; i < count; i++) {
        double x = group[i].x - mx, y = group[i].y - my, along = x * dx + y * dy;
        off = MAX(off, fabs(x * dy - y * dx));
        first = MIN(first, (float)along), last = MAX(last, (float)along);
    }
    return off < STRAY * size && last - first > SLANTED_LENGTH * size;
}

static int by_off(gconstpointer a, gconstpointer b)
{
    const loose *p = a, *q = b;
    return (p->off > q->off) - (p->off < q->off);
}

/* Whether the library took the words of a group to go up or down: then letters of one word stand at one x. */
static gboolean is_steep(const loose *group, guint count, float dx, float dy)
{
    int balance = 0;
    for (guint i = 1; i < count; i++) {
        balance += fabsf(group[i].glyph.x1 - group[i - 1].glyph.x1) < GLYPH_ROUNDING;
        balance -= fabsf(group[i].glyph.y1 - group[i - 1].glyph.y1) < GLYPH_ROUNDING;
    }
    return balance ? balance > 0 : fabsf(dy) > dx;
}

/* Lays a group on straight lines across the page, so that it is read as any text is. The library gives
 * letters of one word on a slant one base, so only the axis that the words are nearer to is true; off their
 * line they may stand a little. */
static void lay_straight(loose *group, guint count, float dx, float dy, GArray *out)
{
    gboolean steep = is_steep(group, count, dx, dy);
    for (guint i = 0; i < count; i++)
        group[i].off = group[i].y * dx - group[i].x * dy;
    qsort(group, count, sizeof *group, by_off);
    float foot = group[0].off;
    for (guint i = 0; i < count; i++) {
        undex_glyph g = group[i].glyph;
        if (i && group[i].off - group[i - 1].off > NEXT_LINE * g.size)
            foot += 2 * g.size;
        float from = steep ? (dy < 0 ? -g.y1 : g.y0) / fabsf(dy) : g.x0 / dx;
        float to = steep ? (dy < 0 ? -g.y0 : g.y1) / fabsf(dy) : g.x1 / dx;
        g.x0 = from, g.x1 = to;
        g.y0 = foot - g.size, g.y1 = foot;
        g.line = 0;
        g_array_append_val(out, g);
    }
    g_array_sort(out, by_place);
}

/* Takes a group that lies over the page; FALSE: it does not. */
static gboolean take_group(loose *group, guint count, const GArray *glyphs, float common, gboolean known,
                           GArray *out)
{
    gboolean large = group->glyph.size >= LARGE * common;
    float dx, dy;
    if (count < (large ? LARGE_WORD : SMALL_WORD))
        return FALSE;
    find_direction(group, count, &dx, &dy);
    gboolean slanted = is_slanted(group, count, dx, dy) &&
                       (large || count_level(group, count) * FIFTHS < count * MOST_LEVEL);
    if (!slanted && !known && !(large && count_crossing(group, count, glyphs) * FIFTHS >= count))
        return FALSE;
    if (fabsf(dy) > SLANT * dx) {
        lay_straight(group, count, dx, dy, out);
    } else {
        for (guint i = 0; i < count; i++)
            g_array_append_val(out, group[i].glyph);
    }
    return TRUE;
}

static void free_overlay(gpointer data)
{
    rows_overlay *overlay = data;
    g_array_unref(overlay->glyphs);
    g_free(overlay);
}

static undex_box box_of(const loose *group, guint count)
{
    undex_box box = {0, G_MAXFLOAT, G_MAXFLOAT, -G_MAXFLOAT, -G_MAXFLOAT};
    for (guint i = 0; i < count; i++) {
        box.x0 = MIN(box.x0, group[i].glyph.x0), box.x1 = MAX(box.x1, group[i].glyph.x1);
        box.y0 = MIN(box.y0, group[i].glyph.y0), box.y1 = MAX(box.y1, group[i].glyph.y1);
    }
    return box;
}

/* The letters of a group, whatever their order. */
static guint signature(const loose *group, guint count)
{
    guint sum = (guint)lroundf(group->glyph.size * 4) * 31 + group->glyph.font;
    for (guint i = 0; i < count; i++)
        sum += group[i].glyph.ch * group[i].glyph.ch * 2654435761U;
    return sum;
}

GPtrArray *rows_take_overlays(rows_sheet *sheet, GHashTable *known)
{
    const GArray *glyphs = sheet->glyphs;
    if (glyphs->len < SMALL_WORD)
        return NULL;
    float common = sheet->common;
    g_autoptr(GArray) found = find_loose(glyphs, common);
    if (found->len < LARGE_WORD || found->len > MANY)
        return NULL;
    link_loose(found, common);
    g_array_sort(found, by_group);
    g_autofree gboolean *gone = NULL;
    GPtrArray *overlays = NULL;
    loose *all = (loose *)(gpointer)found->data;
    for (guint i = 0, end; i < found->len; i = end) {
        for (end = i + 1; end < found->len && all[end].group == all[i].group;)
            end++;
        g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(undex_glyph));
        undex_box box = box_of(all + i, end - i);
        gpointer key = GUINT_TO_POINTER(signature(all + i, end - i));
        if (!take_group(all + i, end - i, glyphs, common, g_hash_table_contains(known, key), one))
            continue;
        g_hash_table_add(known, key);
        if (!overlays) {
            overlays = g_ptr_array_new_with_free_func(free_overlay);
            gone = g_new0(gboolean, glyphs->len);
        }
        for (guint k = i; k < end; k++)
            gone[all[k].at] = TRUE;
        rows_overlay *overlay = g_new0(rows_overlay, 1);
        overlay->glyphs = g_steal_pointer(&one), overlay->box = box;
        g_ptr_array_add(overlays, overlay);
    }
    if (overlays)
        rows_drop(sheet, gone);
    return overlays;
}
