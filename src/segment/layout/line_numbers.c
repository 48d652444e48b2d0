// SPDX-License-Identifier: GPL-3.0-or-later
/* Line numbers in the margin, of every line or every fifth, are bare numbers below one another that count
 * on by one step, outside of lines of running text. A list or a table with numbers counts on too, but each
 * of its entries ends, and an entry that takes two lines has one number. */
#include "segment/layout/rows.h"

#include <math.h>

enum { STRAY = 10 };                            /* one number of so many may fit in no count */
enum { LEVEL_TENTHS = 9, NUMBERED_TENTHS = 8 }; /* numbers level with their lines; lines to the numbers */
static const float NEXT_TOKEN = 0.5F; /* of the size: a number further below stands on another line */
static const float MIDDLE = 0.3F;     /* of the size, above its foot: the middle of a small letter */
static const float SLACK = 0.3F;      /* of a number's height: a glyph at its height lies within it */

enum {
    DIGITS = 4,     /* of a number, at most */
    MANY = 1000,    /* numbers at the ends of a page's lines; of more none is a line's */
    EVERY_LINE = 4, /* numbers in succession, where each line has one */
    FEW_LINES = 3,  /* where only some have */
    WAYS = 4,       /* left or right, aligned to the right or the left */
    PLACES = 4      /* on a document's pages */
};
static const float ALIGNED = 2;  /* points by which numbers of one column may differ */
static const float APART = 0.4F; /* of the size: between a number and its line, at least */
static const float FULL = 0.85F; /* of the longest line's length */
static const float LONG = 0.5F;  /* of all that the page has, from edge to edge: its longest line */
static const float INK = 0.6F;   /* of a line's length that is not gap */
static const float DESCENT = 0.22F;
static const float RAISED = 0.1F;   /* of the size: a note's mark stands higher above its line's base */
static const float CLEAR = 0.6F;    /* of the size: between a number and its line, on most lines */
static const float CLUTTER = 0.04F; /* of the glyphs at their height may stand outside of the numbers */

typedef struct {
    guint first, count; /* glyphs */
    float x0, y0, x1, y1;
    float size;
    int value;
    /* the line beside it */
    float from, to, ink;
    float base; /* how far its base is below the number's, in shares of its size */
    gunichar last;
} token;

typedef struct {
    gboolean right;   /* of the text */
    gboolean by_left; /* the numbers' left ends stand below one another, not their right ones */
    float x;
    int step;
} column;

static float key_of(const token *t, const column *c)
{
    return c->by_left ? t->x0 : t->x1;
}

static gboolean is_apart(const undex_glyph *a, const undex_glyph *b)
{
    float size = MAX(a->size, b->size);
    return a->line != b->line || b->x0 - a->x1 > APART * size || b->x0 < a->x0 ||
           fabsf(b->y1 - a->y1) > NEXT_TOKEN * size;
}

/* Bare numbers at the beginning (or the end) of the library's lines. */
static GArray *find_tokens(const GArray *glyphs, gboolean right)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(token));
    const undex_glyph *all = (const undex_glyph *)(gconstpointer)glyphs->data;
    for (guint i = 0, end; i < glyphs->len && tokens->len <= MANY; i = end) {
        end = i + 1;
        if (!g_unichar_isdigit(all[i].ch) || (i > 0 && !is_apart(&all[i - 1], &all[i])))
            continue;
        for (; end < glyphs->len && g_unichar_isdigit(all[end].ch) && !is_apart(&all[end - 1], &all[end]);)
            end++;
        gboolean begins = i == 0 || all[i - 1].line != all[i].line;
        gboolean ends = end == glyphs->len || all[end - 1].line != all[end].line;
        if (end - i > DIGITS || !(right ? ends : begins) || (!ends && !is_apart(&all[end - 1], &all[end])))
            continue;
        token t = {i, end - i, all[i].x0, all[i].y0, all[end - 1].x1, all[i].y1, all[i].size, 0, G_MAXFLOAT,
                   0, 0,       0,         0};
        for (guint k = i; k < end; k++)
            t.value = t.value * 10 + g_unichar_digit_value(all[k].ch);
        if (isfinite(t.x0) && isfinite(t.x1) && isfinite(t.y0) && isfinite(t.y1) && t.y1 > t.y0)
            g_array_append_val(tokens, t);
    }
    return tokens;
}

static int by_key(gconstpointer a, gconstpointer b, gpointer data)
{
    float p = key_of(a, data), q = key_of(b, data);
    return (p > q) - (p < q);
}

static int by_height(gconstpointer a, gconstpointer b)
{
    const token *p = a, *q = b;
    return (p->y1 > q->y1) - (p->y1 < q->y1);
}

/* The outermost numbers that stand below one another, from the top; `c->x` says where. */
static GArray *find_column(const GArray *tokens, column *c, guint least)
{
    GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(token), tokens->len);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(token));
    g_array_append_vals(sorted, tokens->data, tokens->len);
    g_array_sort_with_data(sorted, by_key, c);
    for (guint i = 0, end; i < sorted->len; i = end) {
        const token *t = &g_array_index(sorted, token, i);
        for (end = i + 1; end < sorted->len && key_of(t + (end - i), c) - key_of(t, c) < ALIGNED;)
            end++;
        if (end - i < least)
            continue;
        g_array_set_size(found, 0);
        g_array_append_vals(found, t, end - i);
        c->x = key_of(t, c);
        if (!c->right)
            break;
    }
    g_array_unref(sorted);
    g_array_sort(found, by_height);
    return found;
}

/* The step by which nearly all count on; 0: there is none. They may begin again once. */
static int find_step(const GArray *found)
{
    static const int steps[] = {1, 2, 5, 10};
    const token *t = (const token *)(gconstpointer)found->data;
    for (guint s = 0; s < G_N_ELEMENTS(steps); s++) {
        guint fits = 0;
        for (guint i = 1; i < found->len; i++)
            fits += t[i].value - t[i - 1].value == steps[s] && t[i].value % steps[s] == 0;
        if (found->len >= (s ? FEW_LINES : EVERY_LINE) && fits + 1 + found->len / STRAY >= found->len - 1 &&
            fits * 2 > found->len - 1)
            return steps[s];
    }
    return 0;
}

/* The number at the height of a glyph; NULL: none is. */
static token *beside(GArray *found, const undex_glyph *g)
{
    float y = g->y1 - MIDDLE * g->size;
    guint first = 0, end = found->len;
    while (first < end) {
        guint middle = first + (end - first) / 2;
        token *t = &g_array_index(found, token, middle);
        float slack = SLACK * (t->y1 - t->y0);
        if (y >= t->y0 - slack && y <= t->y1 + slack)
            return t;
        if (y < t->y0)
            end = middle;
        else
            first = middle + 1;
    }
    return NULL;
}

typedef struct {
    guint glyphs, between, outside; /* at the height of the numbers; beside none of them; beyond them */
    float left, right;              /* of all that the page has */
} surroundings;

/* The line that letters stand on: the foot of their boxes is lower. */
static float base_of(float foot, float size)
{
    return foot - DESCENT * size;
}

/* Measures the lines beside the numbers. */
static surroundings look_around(const rows_sheet *sheet, GArray *found, const column *c)
{
    surroundings s = {.left = G_MAXFLOAT};
    const token *top = &g_array_index(found, token, 0), *foot = &g_array_index(found, token, found->len - 1);
    for (guint i = 0; i < sheet->glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(sheet->glyphs, undex_glyph, i);
        s.left = MIN(s.left, g->x0), s.right = MAX(s.right, g->x1);
        if (g->y1 < top->y0 || g->y0 > foot->y1)
            continue;
        s.glyphs++;
        token *t = beside(found, g);
        if (t && i >= t->first && i < t->first + t->count)
            continue;
        s.outside += c->right ? g->x1 > top->x0 : g->x0 < top->x1;
        if (!t) {
            s.between++;
            continue;
        }
        if (g->x1 > t->to)
            t->last = g->ch, t->base = (base_of(g->y1, g->size) - base_of(t->y1, t->size)) / g->size;
        t->from = MIN(t->from, g->x0), t->to = MAX(t->to, g->x1);
        t->ink += g->x1 - g->x0;
    }
    return s;
}

/* Whether the lines beside the numbers are those of running text: long, and many of them do not end there. */
static gboolean is_running(const GArray *found, float page_width)
{
    const token *t = (const token *)(gconstpointer)found->data;
    float longest = 0;
    guint lines = 0, full = 0, open = 0, level = 0;
    for (guint i = 0; i < found->len; i++)
        longest = MAX(longest, t[i].to - t[i].from);
    for (guint i = 0; i < found->len; i++) {
        float width = t[i].to - t[i].from;
        lines += width > 0;
        level += fabsf(t[i].base) < RAISED && (t[i].from - t[i].x1 > CLEAR * t[i].size || t[i].x0 > t[i].to);
        if (width < FULL * longest || t[i].ink < INK * width)
            continue;
        full++;
        open += t[i].last != '.' && t[i].last != ';' && t[i].last != ':';
    }
    return longest > LONG * page_width && full * 2 >= lines && open * 3 >= full &&
           level * 10 >= lines * LEVEL_TENTHS && lines * 10 >= found->len * NUMBERED_TENTHS;
}

static gboolean are_line_numbers(const rows_sheet *sheet, GArray *found, column *c)
{
    c->step = found->len < FEW_LINES ? 0 : find_step(found);
    if (!c->step)
        return FALSE;
    surroundings s = look_around(sheet, found, c);
    if ((float)s.outside > CLUTTER * (float)s.glyphs || !is_running(found, s.right - s.left))
        return FALSE;
    /* Where every line is numbered, hardly any text stands between; else most of it does. */
    return c->step == 1 ? s.between * 4 <= s.glyphs : s.between * 2 >= s.glyphs;
}

static void take(rows_sheet *sheet, const GArray *found)
{
    g_autofree gboolean *gone = g_new0(gboolean, sheet->glyphs->len);
    if (!sheet->numbers)
        sheet->numbers = g_array_new(FALSE, FALSE, sizeof(undex_glyph));
    for (guint i = 0; i < found->len; i++) {
        const token *t = &g_array_index(found, token, i);
        g_array_append_vals(sheet->numbers, &g_array_index(sheet->glyphs, undex_glyph, t->first), t->count);
        for (guint k = t->first; k < t->first + t->count; k++)
            gone[k] = TRUE;
    }
    rows_drop(sheet, gone);
}

static void note_column(GArray *known, column c)
{
    for (guint k = 0; k < known->len; k++) {
        const column *other = &g_array_index(known, column, k);
        if (other->right == c.right && other->by_left == c.by_left && fabsf(other->x - c.x) < ALIGNED)
            return;
    }
    if (known->len < PLACES)
        g_array_append_val(known, c);
}

/* Takes the numbers of a page that shows by itself what they are, and notes where they stand. */
static void take_own(rows_sheet *sheet, GArray *known)
{
    g_autoptr(GArray) best = NULL;
    column where = {0};
    for (int way = 0; way < WAYS; way++) {
        column c = {.right = way / 2, .by_left = way % 2};
        g_autoptr(GArray) tokens = find_tokens(sheet->glyphs, c.right);
        if (tokens->len < FEW_LINES || tokens->len > MANY)
            continue;
        g_autoptr(GArray) found = find_column(tokens, &c, FEW_LINES);
        if (!are_line_numbers(sheet, found, &c) || (best && found->len <= best->len))
            continue;
        g_clear_pointer(&best, g_array_unref);
        best = g_steal_pointer(&found);
        where = c;
    }
    if (!best)
        return;
    take(sheet, best);
    note_column(known, where);
}

/* Where the document's other pages have line numbers, a page of short lines or of few has them too. */
static void take_known(rows_sheet *sheet, column c)
{
    g_autoptr(GArray) tokens = find_tokens(sheet->glyphs, c.right);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(token));
    for (guint i = 0; i < tokens->len && tokens->len <= MANY; i++) {
        const token *t = &g_array_index(tokens, token, i);
        if (fabsf(key_of(t, &c) - c.x) < ALIGNED && t->value % c.step == 0)
            g_array_append_vals(found, t, 1);
    }
    if (!found->len)
        return;
    g_array_sort(found, by_height);
    guint steps = 0;
    for (guint i = 1; i < found->len; i++)
        steps += g_array_index(found, token, i).value - g_array_index(found, token, i - 1).value == c.step;
    surroundings s = look_around(sheet, found, &c);
    if (steps + 1 + found->len / STRAY < found->len || (float)s.outside > CLUTTER * (float)s.glyphs)
        return;
    take(sheet, found);
}

void rows_take_line_numbers(GArray *sheets)
{
    g_autoptr(GArray) known = g_array_new(FALSE, FALSE, sizeof(column));
    for (guint i = 0; i < sheets->len; i++)
        take_own(&g_array_index(sheets, rows_sheet, i), known);
    for (guint i = 0; known->len && i < sheets->len; i++) {
        rows_sheet *sheet = &g_array_index(sheets, rows_sheet, i);
        for (guint k = 0; k < known->len && !sheet->numbers; k++)
            take_known(sheet, g_array_index(known, column, k));
    }
}
