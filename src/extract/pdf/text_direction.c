// SPDX-License-Identifier: GPL-3.0-or-later
/* The runs of a line that are read the other way than the page are found by their letters, as the Unicode
 * Bidirectional Algorithm orders them, but backwards: from what is seen to what was written. */
#include "extract/pdf/text_direction.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

enum { NO_CHARACTER = 0x97 }; /* a control character: no text */
enum { MARK_BEGINS_RTL = 0x202B, MARK_BEGINS_LTR = 0x202A, MARK_ENDS = 0x202C };

/* Shares of the type size. */
static const float PIECE_GAP = 1.2F;   /* a wider gap parts what is read by itself: cells, columns */
static const float NUMBER_GAP = 0.15F; /* a wider gap ends a number */
static const float SAME_SIZE = 0.84F;  /* digits that are smaller than what they touch are a note's mark */

gboolean undex_text_is_rtl(const char *text)
{
    int depth = 0;
    gboolean any = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (ch == MARK_BEGINS_LTR || ch == MARK_BEGINS_RTL) {
            any = TRUE;
            depth++;
        } else if (ch == MARK_ENDS) {
            depth--;
        } else if (depth <= 0 && !g_unichar_isspace(ch)) {
            return FALSE;
        }
    }
    return any;
}

static const char *end_of_marked(const char *text, guint *count)
{
    int depth = 0;
    const char *p = text;
    *count = 0;
    for (; *p; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (ch == MARK_BEGINS_LTR || ch == MARK_BEGINS_RTL)
            depth++;
        else if (ch == MARK_ENDS && --depth == 0)
            return g_utf8_next_char(p);
        else if (!undex_is_direction_mark(ch))
            ++*count;
    }
    return p;
}

const char *undex_text_place(const char *text, guint box, GArray *placed)
{
    guint count, inner;
    const char *end = end_of_marked(text, &count);
    gboolean backwards = g_utf8_get_char(text) == MARK_BEGINS_RTL;
    guint next = backwards ? box + count : box;
    for (const char *p = g_utf8_next_char(text); p < end; p = g_utf8_next_char(p)) {
        gunichar ch = g_utf8_get_char(p);
        if (backwards && ch == MARK_BEGINS_LTR) {
            const char *stop = end_of_marked(p, &inner);
            next -= MIN(inner, next - box);
            for (guint at = next; p < stop && p < end; p = g_utf8_next_char(p)) {
                ch = g_utf8_get_char(p);
                if (!undex_is_direction_mark(ch))
                    g_array_append_vals(placed, &(undex_placed){ch, at++}, 1);
            }
            p = g_utf8_prev_char(p);
        } else if (!undex_is_direction_mark(ch)) {
            guint at = backwards ? (next > box ? --next : box) : next++;
            g_array_append_vals(placed, &(undex_placed){ch, at}, 1);
        }
    }
    return end;
}

/* Runs */

typedef enum { RTL, LTR, DIGIT, OTHER, BRACKET } glyph_class; /* BRACKET: read from the right */

typedef struct {
    undex_glyph *glyph;
    glyph_class class;
} item;

static glyph_class class_of(gunichar ch)
{
    if (g_unichar_isdigit(ch))
        return DIGIT;
    if (undex_utf8_is_rtl(ch))
        return g_unichar_ispunct(ch) ? OTHER : RTL;
    return g_unichar_isalpha(ch) ? LTR : OTHER;
}

static int by_x(gconstpointer a, gconstpointer b)
{
    const undex_glyph *p = ((const item *)a)->glyph, *q = ((const item *)b)->glyph;
    if (p->x0 != q->x0)
        return p->x0 < q->x0 ? -1 : 1;
    return p < q ? 1 : -1; /* a vowel sign stands behind its letter */
}

/* Turns a run round within its own place. */
static void turn_round(item *items, guint count)
{
    if (!count)
        return;
    float left = items[0].glyph->x0, right = items[0].glyph->x1;
    for (guint i = 1; i < count; i++)
        left = MIN(left, items[i].glyph->x0), right = MAX(right, items[i].glyph->x1);
    for (guint i = 0; i < count; i++) {
        undex_glyph *g = items[i].glyph;
        float x0 = g->x0;
        g->x0 = left + right - g->x1, g->x1 = left + right - x0;
    }
}

static float gap_before(const item *items, guint i)
{
    const undex_glyph *a = items[i - 1].glyph, *b = items[i].glyph;
    return (b->x0 - a->x1) / MAX(MAX(a->size, b->size), 1);
}

/* Whether digits go on over the sign at i: 1,000, 70/1; a dash between years parts them behind Arabic. */
static gboolean joins_digits(const item *items, guint count, guint i, gboolean in_rtl)
{
    gunichar ch = items[i].glyph->ch;
    return i > 0 && i + 1 < count && items[i - 1].class == DIGIT && items[i + 1].class == DIGIT &&
           gap_before(items, i) < NUMBER_GAP && gap_before(items, i + 1) < NUMBER_GAP &&
           (ch == '/' || ch == '.' || ch == ',' || ch == ':' || ch == 0x066B || ch == 0x066C ||
            (ch == '-' && !in_rtl));
}

static gboolean is_smaller(const item *a, const item *b)
{
    return a->glyph->size < SAME_SIZE * b->glyph->size;
}

/* The end of the number that begins at i. */
static guint number_end(const item *items, guint count, guint i, gboolean in_rtl)
{
    guint end = i + 1;
    while (end < count && gap_before(items, end) < NUMBER_GAP && !is_smaller(&items[end], &items[end - 1]) &&
           !is_smaller(&items[end - 1], &items[end]) &&
           (items[end].class == DIGIT || joins_digits(items, count, end, in_rtl)))
        end++;
    return end;
}

/* Whether the digits at an end of a run are not of it: a note's mark, or a number that was written in the
 * other script, and so in another font. */
static gboolean is_apart(const item *digits, guint count, const item *beside, const item *letter)
{
    const undex_glyph *g = digits->glyph, *by = beside->glyph;
    gboolean touches = MAX(g->x0 - by->x1, by->x0 - digits[count - 1].glyph->x1) < NUMBER_GAP * g->size;
    return is_smaller(digits, beside) ||
           (!touches && beside->class != OTHER && g->font != letter->glyph->font);
}

/* Takes digits that are not of a run of Latin letters from its ends; the run has such letters. */
static void trim_digits(const item *items, guint *from, guint *end)
{
    guint first = *from, last = *end - 1, digits = *from;
    while (items[first].class != LTR)
        first++;
    while (items[last].class != LTR)
        last--;
    while (items[digits].class == DIGIT && (digits == *from || gap_before(items, digits) < NUMBER_GAP))
        digits++;
    if (digits > *from && is_apart(&items[*from], digits - *from, &items[digits], &items[first]))
        *from = digits;
    for (digits = *end;
         items[digits - 1].class == DIGIT && (digits == *end || gap_before(items, digits) < NUMBER_GAP);)
        digits--;
    if (digits < *end && is_apart(&items[digits], *end - digits, &items[digits - 1], &items[last]))
        *end = digits;
}

/* Signs at the ends of a Latin run are of what surrounds it. */
static void trim_signs(const item *items, guint *from, guint *end)
{
    while (*from < *end && items[*from].class == OTHER)
        ++*from;
    while (*end > *from && items[*end - 1].class == OTHER)
        --*end;
}

static void turn_numbers(item *items, guint count, gboolean in_rtl)
{
    for (guint i = 0, end; i < count; i = end) {
        end = i + 1;
        if (items[i].class != DIGIT)
            continue;
        end = number_end(items, count, i, in_rtl);
        turn_round(&items[i], end - i);
    }
}

/* Turns round what is read from the left in a piece that is read from the right: numbers, and Latin words
 * with all that stands between them. */
static void turn_ltr_runs(item *items, guint count, gboolean in_rtl)
{
    for (guint i = 0, end; i < count; i = end) {
        guint from = i, until = i, letters = 0;
        for (end = i; end < count && items[end].class != RTL && items[end].class != BRACKET; end++)
            letters += items[end].class == LTR;
        if (letters) {
            until = end;
            trim_signs(items, &from, &until);
            trim_digits(items, &from, &until);
            trim_signs(items, &from, &until);
            turn_round(&items[from], until - from);
        }
        turn_numbers(&items[i], from - i, in_rtl);
        turn_numbers(&items[until], end - until, in_rtl);
        end = MAX(end, i + 1);
    }
}

/* Turns round the words that are read from the right in a piece that is read from the left. */
static void turn_rtl_runs(item *items, guint count)
{
    for (guint i = 0; i < count; i++) {
        guint last = i;
        if (items[i].class != RTL)
            continue;
        for (guint end = i; end < count && items[end].class != LTR; end++)
            if (items[end].class == RTL)
                last = end;
        turn_ltr_runs(&items[i], last + 1 - i, TRUE);
        turn_round(&items[i], last + 1 - i);
        i = last;
    }
}

/* Brackets are known by the side on which they open: a pair that closes before it opens is read from the
 * right, whatever stands in it. Whether there is one. */
static gboolean find_brackets(item *items, guint count)
{
    gboolean any = FALSE;
    guint closing = count;
    for (guint i = 0; i < count; i++) {
        gunichar ch = items[i].glyph->ch;
        if (ch == ')' || ch == ']') {
            closing = i;
        } else if ((ch == '(' || ch == '[') && closing < count) {
            items[closing].class = items[i].class = BRACKET;
            closing = count;
            any = TRUE;
        } else if (ch == '(' || ch == '[') { /* opens on the left: up to where it closes */
            while (i + 1 < count && items[i].glyph->ch != ')' && items[i].glyph->ch != ']')
                i++;
        }
    }
    return any;
}

/* A piece without right-to-left letters on a page that is read from the right is turned round as a whole, but
 * for stops at its left end: those end a sentence that was set from the right. */
static void turn_foreign_piece(item *items, guint count)
{
    guint from = 0, until = count, letters = 0;
    for (guint i = 0; i < count; i++)
        letters += items[i].class == LTR;
    while (from < count && strchr(".,;:-", items[from].glyph->ch < 0x80 ? (int)items[from].glyph->ch : ' '))
        from++;
    if (letters) {
        trim_digits(items, &from, &until);
        turn_round(&items[from], until - from);
        turn_numbers(items, from, FALSE);
        turn_numbers(&items[until], count - until, FALSE);
    } else {
        turn_numbers(items, count, FALSE);
    }
}

static void direct_piece(item *items, guint count, gboolean mirrored)
{
    guint rtl = 0, ltr = 0;
    for (guint i = 0; i < count; i++)
        rtl += items[i].class == RTL, ltr += items[i].class == LTR;
    gboolean brackets = (mirrored || rtl > ltr) && find_brackets(items, count);
    if (mirrored && !rtl && !brackets)
        turn_foreign_piece(items, count);
    else if (mirrored || rtl > ltr)
        turn_ltr_runs(items, count, rtl > 0);
    else if (rtl)
        turn_rtl_runs(items, count);
    if (!mirrored && rtl > ltr)
        turn_round(items, count);
}

/* What stands for a glyph without a character: nothing where it stretches a word, else what the library takes
 * it for. */
static void name_glyph(item *items, guint count, guint i)
{
    undex_glyph *g = items[i].glyph;
    gboolean within = i > 0 && i + 1 < count && items[i - 1].class == RTL &&
                      gap_before(items, i) < NUMBER_GAP && gap_before(items, i + 1) < NUMBER_GAP &&
                      (items[i + 1].class == RTL || items[i + 1].glyph->ch >= UNDEX_UNNAMED);
    g->ch = within ? NO_CHARACTER : g->ch - UNDEX_UNNAMED;
    items[i].class = within ? RTL : class_of(g->ch);
}

/* The glyphs of a line from left to right, with the gaps that are seen between words. */
static void sort_line(undex_glyph *glyphs, guint count, const GArray *blanks, GArray *items)
{
    item *before = NULL;
    g_array_set_size(items, 0);
    for (guint i = 0; i < count; i++)
        g_array_append_vals(items, &(item){&glyphs[i], class_of(glyphs[i].ch)}, 1);
    g_array_sort(items, by_x);
    for (guint i = 0; i < count; i++) {
        item *at = &g_array_index(items, item, i);
        if (at->glyph->ch >= UNDEX_UNNAMED)
            name_glyph(&g_array_index(items, item, 0), count, i);
        if (undex_is_vowel_sign(at->glyph->ch))
            continue;
        if (before)
            undex_gap_settle(blanks, before->glyph, at->glyph);
        before = at;
    }
    for (guint i = 1; i < count; i++) /* a vowel sign is where its letter is */
        if (undex_is_vowel_sign(glyphs[i].ch))
            glyphs[i].x0 = glyphs[i - 1].x0, glyphs[i].x1 = glyphs[i - 1].x1;
}

static void direct_line(undex_glyph *glyphs, guint count, gboolean mirrored, const GArray *blanks,
                        GArray *items)
{
    sort_line(glyphs, count, blanks, items);
    item *all = (item *)(void *)items->data;
    float right = count ? all[0].glyph->x1 : 0;
    guint first = 0;
    for (guint i = 1; i <= count; i++) {
        if (i < count && all[i].glyph->x0 - right < PIECE_GAP * all[i].glyph->size) {
            right = MAX(right, all[i].glyph->x1);
            continue;
        }
        direct_piece(&all[first], i - first, mirrored);
        first = i;
        if (i < count)
            right = all[i].glyph->x1;
    }
}

void undex_page_mirror(undex_source_page *page)
{
    float width = (float)page->width;
    for (guint i = 0; i < page->glyphs->len; i++) {
        undex_glyph *g = &g_array_index(page->glyphs, undex_glyph, i);
        float x0 = g->x0;
        g->x0 = width - g->x1, g->x1 = width - x0;
    }
    for (guint i = 0; i < page->links->len; i++) {
        undex_link *link = &g_array_index(page->links, undex_link, i);
        double x0 = link->x0;
        link->x0 = page->width - link->x1, link->x1 = page->width - x0;
    }
    for (guint i = 0; i < page->rules->len; i++) {
        undex_rule *rule = &g_array_index(page->rules, undex_rule, i);
        float x0 = rule->x0;
        rule->x0 = width - rule->x1, rule->x1 = width - x0;
    }
    page->mirrored = !page->mirrored;
}

static int by_line(gconstpointer a, gconstpointer b)
{
    const undex_glyph *p = a, *q = b;
    if (p->line != q->line || p->x0 == q->x0)
        return (int)p->line - (int)q->line;
    return p->x0 < q->x0 ? -1 : 1;
}

void undex_page_direct(undex_source_page *page, const GArray *drawn)
{
    guint rtl = 0, ltr = 0;
    for (guint i = 0; i < page->glyphs->len; i++) {
        glyph_class class = class_of(g_array_index(page->glyphs, undex_glyph, i).ch);
        rtl += class == RTL, ltr += class == LTR;
    }
    if (!rtl)
        return;
    g_autoptr(GArray) blanks = undex_blanks_of(drawn);
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(item));
    undex_glyph *glyphs = (undex_glyph *)(void *)page->glyphs->data;
    for (guint i = 0, end; i < page->glyphs->len; i = end) {
        for (end = i + 1; end < page->glyphs->len && glyphs[end].line == glyphs[i].line; end++)
            ;
        direct_line(&glyphs[i], end - i, rtl > ltr, blanks, items);
    }
    if (rtl > ltr)
        undex_page_mirror(page);
    if (drawn &&
        drawn->len) /* the lines stand in their order, their glyphs in that in which they are drawn */
        g_array_sort(page->glyphs, by_line);
}
