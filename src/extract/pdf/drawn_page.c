// SPDX-License-Identifier: GPL-3.0-or-later
/* A page with letters of a right-to-left script is put together from what it draws: the library swaps letters
 * that overlap, parts words at vowel signs and loses ends of lines. It is asked for fonts and sizes alone. */
#include "base/utf8.h"
#include "extract/pdf/text_direction.h"

#include <math.h>

/* Points. */
static const float SIGN_REACH = 16; /* a vowel sign stands no further from its letter */
static const float SIGN_RISE = 12;  /* nor higher or lower */
static const float ONE_PLACE = 0.6F;
static const float STEP = 0.02F; /* what stands after another letter begins so much after it at the least */

/* Shares of the type size. */
static const float OVERLAP = 1;     /* letters that overlap in the wrong order do so by no more */
static const float LINE = 0.5F;     /* what stands no lower is of one line: raised marks are */
static const float REPEATED = 0.1F; /* a letter that is drawn again for boldness stands no further off */

gboolean undex_is_vowel_sign(gunichar ch)
{
    return undex_utf8_is_rtl(ch) && g_unichar_type(ch) == G_UNICODE_NON_SPACING_MARK;
}

static gboolean is_blank(gunichar ch)
{
    return g_unichar_isspace(ch) || g_unichar_iscntrl(ch);
}

/* A glyph of the new page. */
typedef struct {
    undex_glyph glyph;
    float y;
    guint order;
    GArray *signs; /* gunichar; NULL: none */
} letter;

typedef struct {
    const undex_source_page *page;
    const GArray *drawn;
    GArray *boxes;           /* guint: the library's glyphs from left to right */
    gunichar *taken;         /* of each of these what it became; 0: nothing yet */
    GArray *letters;         /* letter */
    int *made;               /* of each drawn character its letter; -1: none */
    const undex_glyph *last; /* whose font and size hold for what the library has lost; NULL: none */
    float last_y;
} builder;

static int by_x(gconstpointer a, gconstpointer b, gpointer glyphs)
{
    const undex_glyph *p = &g_array_index((GArray *)glyphs, undex_glyph, *(const guint *)a);
    const undex_glyph *q = &g_array_index((GArray *)glyphs, undex_glyph, *(const guint *)b);
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

static guint first_from(const builder *b, float x)
{
    guint low = 0, high = b->boxes->len;
    while (low < high) {
        guint middle = (low + high) / 2, box = g_array_index(b->boxes, guint, middle);
        if (g_array_index(b->page->glyphs, undex_glyph, box).x0 < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The library's glyph at a place that has not become anything yet; *again: the character was drawn before. */
static const undex_glyph *take_box(builder *b, const undex_drawn *d, gboolean *again)
{
    *again = FALSE;
    for (guint i = first_from(b, d->x0 - ONE_PLACE); i < b->boxes->len; i++) {
        guint box = g_array_index(b->boxes, guint, i);
        const undex_glyph *g = &g_array_index(b->page->glyphs, undex_glyph, box);
        if (g->x0 > d->x0 + ONE_PLACE)
            break;
        if (d->y <= g->y0 || d->y >= g->y1)
            continue;
        if (!b->taken[box]) {
            b->taken[box] = d->ch;
            return g;
        }
        *again |= b->taken[box] == d->ch && fabsf(g->x0 - d->x0) < REPEATED * g->size;
    }
    return NULL;
}

static gboolean is_on_page(const builder *b, const undex_drawn *d)
{
    return d->x1 > 0 && d->x0 < b->page->width && d->y > 0 && d->y < b->page->height;
}

static void add_letter(builder *b, guint i, gboolean spaced)
{
    const undex_drawn *d = &g_array_index(b->drawn, undex_drawn, i);
    gboolean again;
    const undex_glyph *box = take_box(b, d, &again);
    if (!box && (again || !b->last || !is_on_page(b, d)))
        return;
    if (box)
        b->last = box, b->last_y = d->y;
    letter made = {.glyph = *b->last, .y = d->y, .order = i};
    made.glyph.ch = d->ch, made.glyph.spaced = spaced;
    made.glyph.x0 = d->x0, made.glyph.x1 = d->x1;
    made.glyph.y0 += d->y - b->last_y, made.glyph.y1 += d->y - b->last_y;
    b->made[i] = (int)b->letters->len;
    g_array_append_val(b->letters, made);
}

static letter *letter_at(const builder *b, int drawn)
{
    return b->made[drawn] < 0 ? NULL : &g_array_index(b->letters, letter, b->made[drawn]);
}

/* The letter drawn next before (-1) or after (1) a sign, of those that stand near it; -1: none. Of a ligature
 * it is the letter that is read last, which stands first here. */
static int neighbour(const builder *b, guint sign, int step)
{
    const undex_drawn *s = &g_array_index(b->drawn, undex_drawn, sign);
    for (gint64 i = (gint64)sign + step; i >= 0 && i < b->drawn->len; i += step) {
        const undex_drawn *d = &g_array_index(b->drawn, undex_drawn, i);
        if (undex_is_vowel_sign(d->ch))
            continue;
        i -= d->part, d -= d->part;
        gboolean near = fabsf(d->y - s->y) < SIGN_RISE && MAX(d->x0 - s->x0, s->x0 - d->x1) < SIGN_REACH;
        return near && undex_utf8_is_rtl(d->ch) ? (int)i : -1;
    }
    return -1;
}

/* A vowel sign belongs to the right one of the two letters that are drawn before and after it, for it is read
 * first. Signs of one letter stand in the order of Unicode's normal forms. */
static void add_sign(builder *b, guint i)
{
    int before = neighbour(b, i, -1), after = neighbour(b, i, 1);
    gboolean later = before < 0 || (after >= 0 && g_array_index(b->drawn, undex_drawn, after).x0 >
                                                      g_array_index(b->drawn, undex_drawn, before).x0);
    int chosen = later ? after : before;
    letter *to = chosen < 0 ? NULL : letter_at(b, chosen);
    if (!to)
        return;
    if (!to->signs)
        to->signs = g_array_new(FALSE, FALSE, sizeof(gunichar));
    gunichar sign = g_array_index(b->drawn, undex_drawn, i).ch;
    guint at = to->signs->len;
    while (at > 0 && g_unichar_combining_class(sign) <
                         g_unichar_combining_class(g_array_index(to->signs, gunichar, at - 1)))
        at--;
    g_array_insert_val(to->signs, at, sign);
}

/* Moves the sides of a letter that do not stand left, or right, of those of the one before. */
static void put_after(undex_glyph *at, const undex_glyph *before, gboolean leftwards)
{
    if (leftwards) {
        at->x0 = MIN(at->x0, before->x0 - STEP);
        at->x1 = MAX(at->x0, MIN(at->x1, before->x1 - STEP));
    } else {
        at->x0 = MAX(at->x0, before->x0 + STEP);
        at->x1 = MAX(MAX(at->x0, at->x1), before->x1 + STEP);
    }
}

/* Letters that are drawn one after another and lean over each other are put into the order in which they are
 * drawn, which on most pages is the one from right to left or the one from left to right. */
static void order_overlaps(builder *b)
{
    int leftwards = 0;
    for (int pass = 0; pass < 2; pass++) {
        letter *before = NULL;
        for (guint i = 0; i < b->drawn->len; i++) {
            const undex_drawn *d = &g_array_index(b->drawn, undex_drawn, i);
            letter *at = letter_at(b, (int)i);
            if (!at || !undex_utf8_is_rtl(d->ch) || g_unichar_isdigit(d->ch)) {
                before = undex_is_vowel_sign(d->ch) ? before : NULL;
                continue;
            }
            float step = before ? at->glyph.x0 - before->glyph.x0 : 0;
            gboolean beside = before && !d->part && fabsf(at->y - before->y) < LINE &&
                              fabsf(step) < OVERLAP * at->glyph.size;
            if (beside && !pass)
                leftwards += step < 0 ? 1 : -1;
            else if (beside)
                put_after(&at->glyph, &before->glyph, leftwards > 0);
            before = d->part && leftwards > 0 ? before : at;
        }
    }
}

static int by_y(gconstpointer a, gconstpointer b)
{
    const letter *p = a, *q = b;
    return p->y != q->y ? (p->y > q->y ? 1 : -1) : 0;
}

static int by_order(gconstpointer a, gconstpointer b)
{
    const letter *p = a, *q = b;
    if (p->glyph.line != q->glyph.line)
        return p->glyph.line < q->glyph.line ? -1 : 1;
    return p->order < q->order ? -1 : 1;
}

static void number_lines(GArray *letters)
{
    guint16 line = 0;
    float from = 0;
    g_array_sort(letters, by_y);
    for (guint i = 0; i < letters->len; i++) {
        letter *at = &g_array_index(letters, letter, i);
        if (i == 0)
            from = at->y;
        if (at->y - from > LINE * at->glyph.size) {
            from = at->y;
            line += line < G_MAXUINT16;
        }
        at->glyph.line = line;
    }
    g_array_sort(letters, by_order);
}

static GArray *glyphs_of(const GArray *letters)
{
    GArray *glyphs = g_array_sized_new(FALSE, FALSE, sizeof(undex_glyph), letters->len);
    for (guint i = 0; i < letters->len; i++) {
        letter *at = &g_array_index(letters, letter, i);
        undex_glyph glyph = at->glyph;
        g_array_append_val(glyphs, glyph);
        glyph.spaced = FALSE;
        for (guint s = 0; at->signs && s < at->signs->len; s++) {
            glyph.ch = g_array_index(at->signs, gunichar, s);
            g_array_append_val(glyphs, glyph);
        }
        g_clear_pointer(&at->signs, g_array_unref);
    }
    return glyphs;
}

void undex_page_from_drawn(undex_source_page *page, const GArray *drawn)
{
    g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) letters = g_array_new(FALSE, FALSE, sizeof(letter));
    for (guint i = 0; i < page->glyphs->len; i++)
        g_array_append_val(boxes, i);
    g_array_sort_with_data(boxes, by_x, page->glyphs);
    g_autofree gunichar *taken = g_new0(gunichar, page->glyphs->len);
    g_autofree int *made = g_new(int, drawn->len);
    builder b = {page, drawn, boxes, taken, letters, made, NULL, 0};
    gboolean spaced = FALSE;
    for (guint i = 0; i < drawn->len; i++) {
        const undex_drawn *d = &g_array_index(drawn, undex_drawn, i);
        gboolean blank = is_blank(d->ch);
        made[i] = -1;
        if (!blank && !undex_is_vowel_sign(d->ch))
            add_letter(&b, i, spaced);
        spaced = blank;
    }
    for (guint i = 0; i < drawn->len; i++)
        if (undex_is_vowel_sign(g_array_index(drawn, undex_drawn, i).ch))
            add_sign(&b, i);
    order_overlaps(&b);
    number_lines(letters);
    g_array_unref(page->glyphs);
    page->glyphs = glyphs_of(letters);
}
