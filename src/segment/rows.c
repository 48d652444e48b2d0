// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Glyphs to lines, page by page: glyphs that follow one another make runs, runs on one baseline make rows,
 * small high runs join the row they rise from. Words are cut by the gaps between glyph boxes, not by the
 * library's spaces.
 */
#include "rows.h"
#include "letters.h"

#include <math.h>
#include <string.h>

/* Shares of the type size. Gaps measured over Word's files: false breaks up to 0.165 em, true spaces from
 * 0.158. */
static const float RUN_GAP = 0.9F;       /* a wider gap ends a run */
static const float CELL_GAP = 1.6F;      /* a wider gap sets cells apart */
static const float SURE_JOIN = 0.09F;    /* below: within a word */
static const float SURE_SPACE = 0.20F;   /* above: between words */
static const float LIKELY_SPACE = 0.15F; /* in between the document's words decide, else this */
static const float RAISED_SIZE = 0.84F;  /* a mark is smaller than this share of its line's type */
static const float RAISED_BY = 0.12F;    /* and its foot higher by this share */

typedef struct {
    guint first, count; /* glyphs */
    float x0, y0, x1, y1, size;
    int row;
    int before; /* the run that joined the row before this one; -1: none */
} run;

typedef struct {
    float x0, y0, x1, y1, size;
    int last; /* the run that joined it last */
} row;

/* A page of type has far fewer rows, and runs in a row; more are not compared, so that no page takes for
 * ever. */
enum { MANY = 1000 };

enum { TURNS = 4 }; /* quarter turns; nothing stands on its head */

/* Turning a page's glyphs upright */

/* Quarter turns clockwise by which most of the page's text is turned: 0, 1 (reads downwards) or 3 (reads
 * upwards). */
static int text_turn(const undex_source_page *page)
{
    guint across = 0, down = 0, up = 0;
    for (guint i = 1; i < page->glyphs->len; i++) {
        const undex_glyph *a = &g_array_index(page->glyphs, undex_glyph, i - 1);
        const undex_glyph *b = a + 1;
        if (a->line != b->line)
            continue;
        float dx = fabsf(b->x0 - a->x0), dy = b->y0 - a->y0;
        if (dx > fabsf(dy))
            across++;
        else if (dy > 0.2F * a->size)
            down++;
        else if (dy < -0.2F * a->size)
            up++;
    }
    if (across >= down + up)
        return 0;
    return down > up ? 1 : 3;
}

static void turn_box(int turn, const undex_source_page *page, float *x0, float *y0, float *x1, float *y1)
{
    float ax = *x0, ay = *y0, bx = *x1, by = *y1;
    if (turn == 1) {
        *x0 = ay, *x1 = by, *y0 = (float)page->width - bx, *y1 = (float)page->width - ax;
    } else if (turn == 3) {
        *x0 = (float)page->height - by, *x1 = (float)page->height - ay, *y0 = ax, *y1 = bx;
    }
}

/* Runs */

static gboolean is_rtl(gunichar ch)
{
    return (ch >= 0x0590 && ch <= 0x08FF) || (ch >= 0xFB1D && ch <= 0xFDFF) || (ch >= 0xFE70 && ch <= 0xFEFC);
}

static gboolean goes_on(const undex_glyph *a, const undex_glyph *b)
{
    float size = MAX(a->size, b->size);
    if (a->line != b->line || MIN(a->size, b->size) < 0.93F * size)
        return FALSE;
    if (fabsf(a->y1 - b->y1) > 0.15F * size && fabsf(a->y0 - b->y0) > 0.15F * size)
        return FALSE;
    if (is_rtl(a->ch) || is_rtl(b->ch)) /* a word read from the right */
        return is_rtl(a->ch) && is_rtl(b->ch) && a->x0 - b->x1 < RUN_GAP * size &&
               b->x1 <= a->x1 + 0.3F * size;
    return b->x0 - a->x1 < RUN_GAP * size && b->x0 >= a->x0 - 0.3F * size;
}

static GArray *find_runs(const GArray *glyphs)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(run));
    for (guint i = 0; i < glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        if (runs->len && goes_on(g - 1, g)) {
            run *last = &g_array_index(runs, run, runs->len - 1);
            last->count++;
            last->x0 = MIN(last->x0, g->x0), last->x1 = MAX(last->x1, g->x1);
            last->y0 = MIN(last->y0, g->y0), last->y1 = MAX(last->y1, g->y1);
            continue;
        }
        run next = {i, 1, g->x0, g->y0, g->x1, g->y1, g->size, -1, -1};
        g_array_append_val(runs, next);
    }
    return runs;
}

/* Rows */

static int by_size(gconstpointer a, gconstpointer b, gpointer runs)
{
    const run *p = &g_array_index((GArray *)runs, run, *(const guint *)a);
    const run *q = &g_array_index((GArray *)runs, run, *(const guint *)b);
    if (fabsf(p->size - q->size) > 0.02F)
        return p->size > q->size ? -1 : 1;
    return (int)*(const guint *)a - (int)*(const guint *)b;
}

static gboolean is_raised(const run *r, float size, float y1)
{
    return r->size < RAISED_SIZE * size && r->y1 < y1 - RAISED_BY * size;
}

/* Whether something of the row ends at most `after` before the run, or begins at most `before` after it. */
static gboolean touches(const run *r, const GArray *runs, const row *to, float after, float before)
{
    int compared = 0;
    for (int i = to->last; i >= 0 && compared < MANY; compared++) {
        const run *other = &g_array_index(runs, run, i);
        if (r->x0 < other->x1 + after && r->x1 > other->x0 - before)
            return TRUE;
        i = other->before;
    }
    return FALSE;
}

/* How well a run fits a row: the overlap of their heights, more where they share a baseline; 0: not at all.
 */
static float fit(const run *r, const row *to, const GArray *runs)
{
    float top = MAX(r->y0, to->y0 - 0.45F * to->size), foot = MIN(r->y1, to->y1);
    float overlap = (foot - top) / MAX(r->y1 - r->y0, 0.1F);
    if (overlap < 0.4F)
        return 0;
    if (overlap > 0.7F && touches(r, runs, to, 0.15F * r->size, 0.15F * r->size))
        return 2 + overlap;
    if (fabsf(r->y1 - to->y1) < 0.28F * r->size && r->size > 0.6F * to->size)
        return 1 + overlap;
    if (r->size > RAISED_SIZE * to->size)
        return overlap > 0.75F && fabsf(r->y1 - to->y1) < 0.45F * r->size ? overlap : 0;
    /* A mark rises from a word: something of the row ends, or begins, right beside it. */
    return touches(r, runs, to, 1.2F * to->size, 2.5F * to->size) ? overlap : 0;
}

static GArray *find_rows(GArray *runs)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(row));
    g_autofree guint *order = g_new(guint, runs->len);
    for (guint i = 0; i < runs->len; i++)
        order[i] = i;
    g_qsort_with_data(order, (int)runs->len, sizeof *order, by_size, runs);
    for (guint i = 0; i < runs->len; i++) {
        run *r = &g_array_index(runs, run, order[i]);
        float best = 0;
        for (guint j = rows->len > MANY ? rows->len - MANY : 0; j < rows->len; j++) {
            const row *to = &g_array_index(rows, row, j);
            if (r->y0 > to->y1 || r->y1 < to->y0 - to->size)
                continue;
            float f = fit(r, to, runs);
            if (f > best)
                best = f, r->row = (int)j;
        }
        if (best > 0) {
            row *to = &g_array_index(rows, row, r->row);
            to->x0 = MIN(to->x0, r->x0), to->x1 = MAX(to->x1, r->x1);
            r->before = to->last, to->last = (int)order[i];
            continue;
        }
        row next = {r->x0, r->y0, r->x1, r->y1, r->size, (int)order[i]};
        g_array_append_val(rows, next);
        r->row = (int)rows->len - 1;
    }
    return rows;
}

/* Lines from runs */

static int by_left(gconstpointer a, gconstpointer b)
{
    const run *p = a, *q = b;
    if (p->row != q->row)
        return p->row - q->row;
    return (p->x0 > q->x0) - (p->x0 < q->x0);
}

static gboolean is_mark_char(gunichar ch)
{
    return g_unichar_isdigit(ch) || (ch >= 'a' && ch <= 'z') || ch == '*' || ch == 0x2020 || ch == 0x2021 ||
           ch == ',' || ch == 0x00B9 || ch == 0x00B2 || ch == 0x00B3 || (ch >= 0x2070 && ch <= 0x2079);
}

/* A raised run that is a note's mark: "7", "3, 4", "a", "*"; not "st" of 1st, nor the 2 of m². */
static gboolean is_mark_run(const undex_glyph *g, guint count, gunichar before, gunichar before2)
{
    guint letters = 0, digits = 0;
    if (count > 9)
        return FALSE;
    for (guint i = 0; i < count; i++) {
        if (!is_mark_char(g[i].ch))
            return FALSE;
        letters += g[i].ch >= 'a' && g[i].ch <= 'z';
        digits += g_unichar_isdigit(g[i].ch) != 0;
    }
    if (letters && digits)
        return FALSE;
    if (letters > 1 && g_unichar_isdigit(before))
        return FALSE; /* 1st, 2nd, 3eme */
    if (letters > 1)  /* roman endnotes; every other cluster of letters is text */
        for (guint i = 0; i < count; i++)
            if (!strchr("ivxlc,", (int)g[i].ch))
                return FALSE;
    if (letters == 1 && count == 1 && strchr("oae", (int)g->ch) && g_unichar_isdigit(before))
        return FALSE; /* 1o, 2a, 1e */
    if (digits && count == 1 && (g->ch == '2' || g->ch == '3') && before == 'm' &&
        !g_unichar_isalpha(before2 == 'k' || before2 == 'c' || before2 == 'd' ? ' ' : before2))
        return FALSE; /* m2, km2, cm3 */
    return TRUE;
}

typedef struct {
    segment_line line;
    GString *text;
    gunichar last, before_last;
    float last_x1, last_size;
    guint letters, bold, italic;
    gboolean lead, lead_bold, lead_italic;
    gboolean any;
} writer;

static void add_glyph_text(GString *text, gunichar ch)
{
    static const struct {
        gunichar ch;
        const char *text;
    } folded[] = {
        {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"},           {0xFB03, "ffi"},          {0xFB04, "ffl"},
        {0x2010, "-"},  {0x2011, "-"},  {0xF0B7, "\xE2\x80\xA2"}, {0xF0A7, "\xE2\x80\xA2"},
    };
    if (ch >= 0x20 && ch < 0x7F) {
        g_string_append_c(text, (char)ch);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(folded); i++)
        if (folded[i].ch == ch) {
            g_string_append(text, folded[i].text);
            return;
        }
    /* Arabic presentation forms stand for letters; so do their ligatures for several. */
    if ((ch >= 0xFB50 && ch <= 0xFDFF) || (ch >= 0xFE70 && ch <= 0xFEFC)) {
        gunichar letters[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        gsize n = g_unichar_fully_decompose(ch, TRUE, letters, G_N_ELEMENTS(letters));
        for (gsize i = 0; i < n && i < G_N_ELEMENTS(letters); i++)
            if (letters[i] != ' ')
                g_string_append_unichar(text, letters[i]);
        return;
    }
    /* Control characters come through damaged character maps; none of them is text. */
    if (ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || ch == ROWS_MAYBE_JOIN || ch == ROWS_MAYBE_SPACE ||
        !g_unichar_validate(ch))
        return;
    g_string_append_unichar(text, ch);
}

static void write_gap(writer *w, const undex_glyph *g)
{
    if (!w->any)
        return;
    float size = MAX(g->size, w->last_size), gap = (g->x0 - w->last_x1) / size;
    if (gap > CELL_GAP) {
        g_string_append_c(w->text, '\t');
        if (++w->line.cells == 2)
            w->line.second = g->x0;
        if (w->line.cells <= LINE_CELLS)
            w->line.cell[w->line.cells - 1] = g->x0;
    } else if (gap > SURE_SPACE) {
        g_string_append_c(w->text, ' ');
    } else if (gap > SURE_JOIN) {
        g_string_append_unichar(w->text, gap > LIKELY_SPACE ? ROWS_MAYBE_SPACE : ROWS_MAYBE_JOIN);
    }
}

static void write_glyph(writer *w, const undex_glyph *g, const undex_source *source)
{
    const undex_font *font = g_ptr_array_index(source->fonts, g->font);
    write_gap(w, g);
    add_glyph_text(w->text, g->ch);
    if (segment_is_letter(g->ch)) {
        if (!w->lead) {
            w->lead = TRUE;
            w->lead_bold = font->bold, w->lead_italic = font->italic;
        }
        w->letters++;
        w->bold += font->bold;
        w->italic += font->italic;
    }
    w->before_last = w->last;
    w->last = g->ch;
    w->last_x1 = g->x1, w->last_size = g->size;
    w->any = TRUE;
}

/* Splits "3, 4" into two marks. */
static void write_marks(writer *w, const undex_glyph *g, guint count)
{
    for (guint i = 0; i < count;) {
        char text[16] = "";
        int n = 0;
        guint from = i;
        if (g[i].ch == ',') {
            i++;
            continue;
        }
        while (i < count && g[i].ch != ',' && n < 10) {
            gunichar ch = g[i].ch;
            int digit = g_unichar_digit_value(ch);
            if (digit < 0 && ch >= 0x2070 && ch <= 0x2079)
                digit = (int)ch - 0x2070;
            if (ch == 0xB9)
                digit = 1;
            if (ch == 0xB2 || ch == 0xB3)
                digit = (int)ch - 0xB0;
            if (digit >= 0)
                text[n++] = (char)('0' + digit);
            else
                n += g_unichar_to_utf8(ch, text + n);
            text[n] = '\0';
            i++;
        }
        segment_mark *mark = segment_line_add_mark(&w->line, (int)w->text->len, text);
        mark->x0 = g[from].x0, mark->x1 = g[i - 1].x1, mark->y0 = g[from].y0, mark->y1 = g[from].y1;
        mark->raised = TRUE;
    }
    /* The text goes on where the mark ends. */
    w->last_x1 = MAX(w->last_x1, g[count - 1].x1);
    w->any = w->any || FALSE;
}

/* Whether a cell of a table holds a figure so far: a letter behind it is a note's mark, no ordinal. */
static gboolean is_figure(const writer *w)
{
    const char *tab = strrchr(w->text->str, '\t');
    return tab && tab[1] && strspn(tab + 1, "0123456789.,-+()% ") == strlen(tab + 1);
}

static void write_run(writer *w, const run *r, const GArray *glyphs, const undex_source *source, float size,
                      float foot)
{
    const undex_glyph *g = &g_array_index(glyphs, undex_glyph, r->first);
    if (is_raised(r, size, foot) && is_mark_run(g, r->count, is_figure(w) ? 0 : w->last, w->before_last)) {
        write_marks(w, g, r->count);
        if (!w->any) /* a note's own mark: the text begins after it */
            w->line.x0 = MIN(w->line.x0, r->x0);
        return;
    }
    for (guint i = 0; i < r->count; i++)
        write_glyph(w, g + i, source);
}

static gboolean mostly_rtl(const run *runs, guint count, const GArray *glyphs)
{
    guint rtl = 0, all = 0;
    for (guint i = 0; i < count; i++)
        for (guint j = 0; j < runs[i].count; j++) {
            gunichar ch = g_array_index(glyphs, undex_glyph, runs[i].first + j).ch;
            all += segment_is_letter(ch);
            rtl += is_rtl(ch);
        }
    return rtl * 2 > all;
}

/*
 * Right-to-left rows are read run by run from the right; within a run the library's order is the logical one.
 * A number or a foreign word in such a row is a run that is read from the left.
 */
static void write_rtl(writer *w, const run *runs, guint count, const GArray *glyphs,
                      const undex_source *source)
{
    const undex_glyph *before = NULL;
    for (guint i = count; i-- > 0;)
        for (guint j = 0; j < runs[i].count; j++) {
            const undex_glyph *g = &g_array_index(glyphs, undex_glyph, runs[i].first + j);
            undex_glyph at = *g;
            if (before) {
                float gap = g->x0 >= before->x0 ? g->x0 - before->x1 : before->x0 - g->x1;
                /* Letters that are joined may be drawn apart: between them the library's spaces count, not
                 * the gap. */
                if (is_rtl(g->ch) && is_rtl(before->ch) && gap < RUN_GAP * g->size)
                    gap = g->spaced ? 0.5F * g->size : 0;
                at.x0 = w->last_x1 + CLAMP(gap, 0, CELL_GAP * g->size);
                at.x1 = at.x0;
            }
            write_glyph(w, &at, source);
            before = g;
        }
}

static void finish_line(segment_view *view, writer *w)
{
    segment_line *line = &w->line;
    line->text = g_string_free(w->text, FALSE);
    line->bold = w->letters && w->bold * 10 >= w->letters * 9;
    line->italic = w->letters && w->italic * 10 >= w->letters * 9;
    line->bold_lead = w->lead_bold, line->italic_lead = w->lead_italic;
    line->note = line->number = -1;
    g_array_append_vals(view->lines, line, 1);
}

/* One line from runs that stand on one row, sorted from left to right. */
static void make_line(segment_view *view, const undex_source_page *page, const run *runs, guint count,
                      int column, const GArray *glyphs, int turn)
{
    writer w = {.text = g_string_new(NULL)};
    float size = 0, foot = 0;
    guint weight = 0;
    for (guint i = 0; i < count; i++) {
        /* The line's type is that of most of its characters, not that of one large initial. */
        if (runs[i].count > weight)
            weight = runs[i].count, size = runs[i].size, foot = runs[i].y1;
    }
    for (guint i = 0; i < count; i++)
        if (runs[i].size > size * 1.15F && runs[i].count >= 3)
            size = runs[i].size, foot = runs[i].y1;
    w.line = (segment_line){.page = page->number,
                            .column = column,
                            .x0 = runs[0].x0,
                            .y0 = runs[0].y0,
                            .x1 = runs[0].x1,
                            .y1 = runs[0].y1,
                            .size = size,
                            .cells = 1,
                            .turned = turn};
    for (guint i = 0; i < count; i++) {
        w.line.x0 = MIN(w.line.x0, runs[i].x0), w.line.x1 = MAX(w.line.x1, runs[i].x1);
        if (is_raised(&runs[i], size, foot))
            continue;
        w.line.y0 = MIN(w.line.y0, runs[i].y0), w.line.y1 = MAX(w.line.y1, runs[i].y1);
    }
    if (mostly_rtl(runs, count, glyphs))
        write_rtl(&w, runs, count, glyphs, view->source);
    else
        for (guint i = 0; i < count; i++)
            write_run(&w, &runs[i], glyphs, view->source, size, foot);
    finish_line(view, &w);
}

/* Turns each of the library's lines is set in: most of its glyphs' steps go across, down or up. */
static int line_turn(const GArray *glyphs, guint first, guint end)
{
    guint across = 0, down = 0, up = 0;
    for (guint i = first + 1; i < end; i++) {
        const undex_glyph *a = &g_array_index(glyphs, undex_glyph, i - 1), *b = a + 1;
        float dx = fabsf(b->x0 - a->x0), dy = b->y0 - a->y0;
        if (dx > 0.2F * a->size)
            across++;
        else if (dy > 0.2F * a->size)
            down++;
        else if (dy < -0.2F * a->size)
            up++;
    }
    if (down + up < 3 || across * 2 > down + up)
        return 0;
    return down > up ? 1 : 3;
}

/* A page's glyphs by the way their lines are turned, upright. */
static void sort_by_turn(const undex_source_page *page, GArray *turned[TURNS])
{
    const GArray *glyphs = page->glyphs;
    for (guint i = 0, end; i < glyphs->len; i = end) {
        for (end = i + 1; end < glyphs->len; end++)
            if (g_array_index(glyphs, undex_glyph, end).line != g_array_index(glyphs, undex_glyph, i).line)
                break;
        g_array_append_vals(turned[line_turn(glyphs, i, end)], &g_array_index(glyphs, undex_glyph, i),
                            end - i);
    }
    for (int turn = 1; turn < TURNS; turn++)
        for (guint i = 0; i < turned[turn]->len; i++) {
            undex_glyph *g = &g_array_index(turned[turn], undex_glyph, i);
            turn_box(turn, page, &g->x0, &g->y0, &g->x1, &g->y1);
        }
}

static void count_letters(rows_piece *piece, const run *r, const GArray *glyphs)
{
    piece->glyphs += r->count;
    for (guint i = r->first; i < r->first + r->count; i++)
        piece->letters += segment_is_letter(g_array_index(glyphs, undex_glyph, i).ch);
}

/* Pieces in reading order to lines: those that stand side by side in a row of a column are one. */
static void make_lines(segment_view *view, const undex_source_page *page, const GArray *pieces,
                       const GArray *runs, const GArray *glyphs, int turn)
{
    for (guint i = 0; i < pieces->len;) {
        const rows_piece *p = &g_array_index(pieces, rows_piece, i);
        guint count = p->count, next = i + 1;
        while (next < pieces->len && p[next - i].row == p->row && p[next - i].column == p->column &&
               p[next - i].first == p->first + count)
            count += p[next++ - i].count;
        make_line(view, page, &g_array_index(runs, run, p->first), count, p->column, glyphs, turn);
        i = next;
    }
}

/* The lines of a page that are turned one way, from their glyphs. */
static void read_turned(segment_view *view, const undex_source_page *page, const GArray *glyphs, int turn)
{
    if (!glyphs->len)
        return;
    g_autoptr(GArray) runs = find_runs(glyphs);
    g_autoptr(GArray) rows = find_rows(runs);
    g_array_sort(runs, by_left);
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(rows_piece));
    for (guint i = 0; i < runs->len; i++) {
        const run *r = &g_array_index(runs, run, i);
        rows_piece *last = pieces->len ? &g_array_index(pieces, rows_piece, pieces->len - 1) : NULL;
        const row *on = &g_array_index(rows, row, r->row);
        if (last && last->row == r->row && r->x0 - last->x1 < 0.9F * on->size) {
            last->count++;
            last->x1 = MAX(last->x1, r->x1);
            count_letters(last, r, glyphs);
            continue;
        }
        rows_piece next = {.row = r->row,
                           .first = i,
                           .count = 1,
                           .x0 = r->x0,
                           .x1 = r->x1,
                           .y0 = on->y0,
                           .y1 = on->y1,
                           .size = on->size};
        count_letters(&next, r, glyphs);
        g_array_append_val(pieces, next);
    }
    g_autoptr(GArray) margin = rows_take_margin(pieces);
    rows_order(pieces, (float)(turn ? page->height : page->width),
               (float)(turn ? page->width : page->height));
    make_lines(view, page, pieces, runs, glyphs, turn);
    guint own = view->lines->len;
    make_lines(view, page, margin, runs, glyphs, turn);
    for (guint i = own; i < view->lines->len; i++)
        segment_line_at(view, i)->margin = TRUE;
}

/* A page's own lines first; what stands turned in its margins is read by itself, never across the others. */
static void read_page(segment_view *view, const undex_source_page *page)
{
    GArray *turned[TURNS];
    int main_turn = text_turn(page);
    for (int turn = 0; turn < TURNS; turn++)
        turned[turn] = g_array_sized_new(FALSE, FALSE, sizeof(undex_glyph), turn ? 0 : page->glyphs->len);
    sort_by_turn(page, turned);
    read_turned(view, page, turned[main_turn], main_turn);
    guint own = view->lines->len;
    for (int turn = 0; turn < TURNS; turn++)
        if (turn != main_turn)
            read_turned(view, page, turned[turn], turn);
    for (int turn = 0; turn < TURNS; turn++)
        g_array_unref(turned[turn]);
    for (guint i = own; i < view->lines->len; i++)
        segment_line_at(view, i)->aside = TRUE;
}

void segment_rows(segment_view *view)
{
    for (guint i = 0; i < view->source->pages->len; i++)
        read_page(view, g_ptr_array_index(view->source->pages, i));
    rows_settle_words(view);
}
