// SPDX-License-Identifier: GPL-3.0-or-later
/* Glyphs become lines, page by page: glyphs that follow one another make runs, runs on one baseline make
 * rows, and small high runs join the row that they rise from. */
#include "segment/layout/rows.h"
#include "segment/letters.h"

#include <math.h>

/* Shares of the size of the type: how glyphs of one run, and runs of one row, lie to one another. */
static const float RUN_SIZE = 0.93F; /* the smaller of two glyphs of a run has no smaller share of its size */
static const float RUN_LEVEL = 0.15F;   /* their heads or feet differ by no more in height */
static const float RUN_OVERLAP = 0.3F;  /* they overlap by no more */
static const float RUN_SIZES = 0.02F;   /* points: sizes that differ by less are one */
static const float ROW_RAISED = 0.45F;  /* what a row reaches above its head for marks */
static const float ROW_TOUCHES = 0.15F; /* a run that overlaps a row much may touch it */
static const float ROW_LEVEL = 0.28F;   /* feet of one row differ by less ... */
static const float ROW_SIZE = 0.6F;     /* ... where the run's type has a larger share of the row's */
static const float ROW_NEARLY = 0.45F;  /* or by less, where nearly all of the run overlaps the row */
static const float MARK_LEFT = 1.2F, MARK_RIGHT = 2.5F; /* a mark stands closer to the runs beside it */
/* Shares of a run's height that overlap its row. */
static const float LEAST_OVERLAP = 0.4F, MUCH_OVERLAP = 0.7F, NEARLY_ALL = 0.75F;
static const float LEAST_HEIGHT = 0.1F; /* points */

typedef struct {
    float x0, y0, x1, y1, size;
    int last; /* the run that joined it last */
} row;

/* A page of type has far fewer rows, and runs in a row; more are not compared: no page takes for ever. */
enum { MANY = 1000 };
enum { MARK_GLYPHS = 16 }; /* of a mark or of several in one run; more are words in small type */
enum { TABLE_ROWS = 4 };   /* of a turned table on an upright page, at least */

/* Runs */

static gboolean goes_on(const undex_glyph *a, const undex_glyph *b)
{
    float size = MAX(a->size, b->size);
    if (a->line != b->line || MIN(a->size, b->size) < RUN_SIZE * size)
        return FALSE;
    if (fabsf(a->y1 - b->y1) > RUN_LEVEL * size && fabsf(a->y0 - b->y0) > RUN_LEVEL * size)
        return FALSE;
    return b->x0 - a->x1 < ROWS_RUN_GAP * size && b->x0 >= a->x0 - RUN_OVERLAP * size;
}

static GArray *find_runs(const GArray *glyphs)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(rows_run));
    for (guint i = 0; i < glyphs->len; i++) {
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, i);
        if (runs->len && goes_on(g - 1, g)) {
            rows_run *last = &g_array_index(runs, rows_run, runs->len - 1);
            last->count++;
            last->x0 = MIN(last->x0, g->x0), last->x1 = MAX(last->x1, g->x1);
            last->y0 = MIN(last->y0, g->y0), last->y1 = MAX(last->y1, g->y1);
            continue;
        }
        g_array_append_vals(runs, &(rows_run){i, 1, g->x0, g->y0, g->x1, g->y1, g->size, -1, -1}, 1);
    }
    return runs;
}

/* Rows */

static int by_size(gconstpointer a, gconstpointer b, gpointer runs)
{
    const rows_run *p = &g_array_index((GArray *)runs, rows_run, *(const guint *)a);
    const rows_run *q = &g_array_index((GArray *)runs, rows_run, *(const guint *)b);
    if (fabsf(p->size - q->size) > RUN_SIZES)
        return p->size > q->size ? -1 : 1;
    return (int)*(const guint *)a - (int)*(const guint *)b;
}

/* Whether something of the row ends at most `after` before the run, or begins at most `before` after it. */
static gboolean touches(const rows_run *r, const GArray *runs, const row *to, float after, float before)
{
    int compared = 0;
    for (int i = to->last; i >= 0 && compared < MANY; compared++) {
        const rows_run *other = &g_array_index(runs, rows_run, i);
        if (r->x0 < other->x1 + after && r->x1 > other->x0 - before)
            return TRUE;
        i = other->before;
    }
    return FALSE;
}

/* How well a run fits a row: the overlap of their heights, more where they share a baseline; 0: not. */
static float fit(const rows_run *r, const row *to, const GArray *runs)
{
    float top = MAX(r->y0, to->y0 - ROW_RAISED * to->size), foot = MIN(r->y1, to->y1);
    float overlap = (foot - top) / MAX(r->y1 - r->y0, LEAST_HEIGHT);
    if (overlap < LEAST_OVERLAP)
        return 0;
    if (overlap > MUCH_OVERLAP && touches(r, runs, to, ROW_TOUCHES * r->size, ROW_TOUCHES * r->size))
        return 2 + overlap;
    if (fabsf(r->y1 - to->y1) < ROW_LEVEL * r->size && r->size > ROW_SIZE * to->size)
        return 1 + overlap;
    if (r->size > ROWS_RAISED_SIZE * to->size)
        return overlap > NEARLY_ALL && fabsf(r->y1 - to->y1) < ROW_NEARLY * r->size ? overlap : 0;
    /* A mark rises from a word: something of the row ends, or begins, right beside it. It is short. */
    return r->count <= MARK_GLYPHS && touches(r, runs, to, MARK_LEFT * to->size, MARK_RIGHT * to->size)
               ? overlap
               : 0;
}

static GArray *find_rows(GArray *runs)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(row));
    g_autofree guint *order = g_new(guint, runs->len);
    for (guint i = 0; i < runs->len; i++)
        order[i] = i;
    g_qsort_with_data(order, (int)runs->len, sizeof *order, by_size, runs);
    for (guint i = 0; i < runs->len; i++) {
        rows_run *r = &g_array_index(runs, rows_run, order[i]);
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
        g_array_append_vals(rows, &(row){r->x0, r->y0, r->x1, r->y1, r->size, (int)order[i]}, 1);
        r->row = (int)rows->len - 1;
    }
    return rows;
}

/* Lines from runs */

static int by_left(gconstpointer a, gconstpointer b)
{
    const rows_run *p = a, *q = b;
    return p->row != q->row ? p->row - q->row : (p->x0 > q->x0) - (p->x0 < q->x0);
}

static void count_letters(rows_piece *piece, const rows_run *r, const GArray *glyphs)
{
    piece->glyphs += r->count;
    for (guint i = r->first; i < r->first + r->count; i++)
        piece->letters += segment_is_letter(g_array_index(glyphs, undex_glyph, i).ch);
}

/* Runs, sorted by rows and from left to right, that no wide gap sets apart make a piece. */
static GArray *find_pieces(const GArray *runs, const GArray *rows, const GArray *glyphs)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(rows_piece));
    for (guint i = 0; i < runs->len; i++) {
        const rows_run *r = &g_array_index(runs, rows_run, i);
        rows_piece *last = pieces->len ? &g_array_index(pieces, rows_piece, pieces->len - 1) : NULL;
        const row *on = &g_array_index(rows, row, r->row);
        if (last && last->row == r->row && r->x0 - last->x1 < ROWS_RUN_GAP * on->size) {
            last->count++;
            last->x1 = MAX(last->x1, r->x1);
            count_letters(last, r, glyphs);
            continue;
        }
        const undex_glyph *g = &g_array_index(glyphs, undex_glyph, r->first);
        rows_piece next = {.row = r->row,
                           .order = g->confidence ? g->line : 0,
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
    return pieces;
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
        rows_make_line(view, page, &g_array_index(runs, rows_run, p->first), count, p->column, glyphs, turn);
        segment_line_at(view, view->lines->len - 1)->right = p->right;
        segment_line_at(view, view->lines->len - 1)->in_rows = p->in_rows;
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
    g_autoptr(GArray) pieces = find_pieces(runs, rows, glyphs);
    g_autoptr(GArray) panels = rows_take_panels(pieces, runs);
    g_autoptr(GArray) margin = rows_take_margin(pieces);
    g_array_append_vals(margin, panels->data, panels->len);
    rows_order(pieces, (float)(turn ? page->height : page->width),
               (float)(turn ? page->width : page->height));
    make_lines(view, page, pieces, runs, glyphs, turn);
    guint own = view->lines->len;
    make_lines(view, page, margin, runs, glyphs, turn);
    for (guint i = own; i < view->lines->len; i++)
        segment_line_at(view, i)->margin = TRUE;
}

/* What lies over the page is kept once, apart from its text: a watermark says the same on every page. */
static void read_overlays(segment_view *view, const rows_sheet *sheet, GHashTable *known)
{
    for (guint i = 0; sheet->overlays && i < sheet->overlays->len; i++) {
        const rows_overlay *overlay = g_ptr_array_index(sheet->overlays, i);
        guint first = view->lines->len;
        read_turned(view, sheet->page, overlay->glyphs, 0);
        for (guint k = first; k < view->lines->len; k++) {
            segment_line *line = segment_line_at(view, k);
            line->aside = TRUE;
            line->x0 = (float)overlay->box.x0, line->x1 = (float)overlay->box.x1;
            line->y0 = (float)overlay->box.y0, line->y1 = (float)overlay->box.y1;
            if (!g_hash_table_add(known, g_strdup(line->text)))
                line->verdict.role = ROLE_PAGE_FURNITURE;
        }
    }
}

/* Line numbers are page furniture: kept to be seen, in no passage. */
static void read_numbers(segment_view *view, const rows_sheet *sheet)
{
    guint first = view->lines->len;
    if (sheet->numbers)
        read_turned(view, sheet->page, sheet->numbers, 0);
    for (guint i = first; i < view->lines->len; i++) {
        segment_line_at(view, i)->aside = TRUE;
        segment_line_at(view, i)->verdict.role = ROLE_PAGE_FURNITURE;
    }
}

/* Whether most of the lines from `first` on have cells: a table that is turned, to be read as any is. */
static gboolean is_table(const segment_view *view, guint first)
{
    guint rows = 0;
    for (guint i = first; i < view->lines->len; i++)
        rows += segment_line_at(view, i)->cells >= 2;
    return rows >= TABLE_ROWS && rows * 2 > view->lines->len - first;
}

/* A page's own lines first; what stands turned in its margins is read by itself, never across the others. */
static void read_page(segment_view *view, const rows_sheet *sheet, GHashTable *known)
{
    GArray *turned[ROWS_TURNS];
    int main_turn = rows_text_turn(sheet->glyphs);
    for (int turn = 0; turn < ROWS_TURNS; turn++)
        turned[turn] = g_array_sized_new(FALSE, FALSE, sizeof(undex_glyph), turn ? 0 : sheet->glyphs->len);
    rows_sort_by_turn(sheet, turned);
    read_turned(view, sheet->page, turned[main_turn], main_turn);
    for (int turn = 0; turn < ROWS_TURNS; turn++) {
        guint first = view->lines->len;
        if (turn == main_turn)
            continue;
        read_turned(view, sheet->page, turned[turn], turn);
        gboolean aside = !is_table(view, first);
        for (guint i = first; i < view->lines->len; i++)
            segment_line_at(view, i)->aside = aside;
    }
    for (int turn = 0; turn < ROWS_TURNS; turn++)
        g_array_unref(turned[turn]);
    read_overlays(view, sheet, known);
    read_numbers(view, sheet);
}

static void clear_sheet(gpointer data)
{
    rows_sheet *sheet = data;
    g_clear_pointer(&sheet->own, g_array_unref);
    g_clear_pointer(&sheet->overlays, g_ptr_array_unref);
    g_clear_pointer(&sheet->numbers, g_array_unref);
}

static GArray *make_sheets(const undex_source *source)
{
    GArray *sheets = g_array_sized_new(FALSE, TRUE, sizeof(rows_sheet), source->pages->len);
    g_array_set_clear_func(sheets, clear_sheet);
    for (guint i = 0; i < source->pages->len; i++) {
        const undex_source_page *page = g_ptr_array_index(source->pages, i);
        rows_sheet sheet = {.page = page, .glyphs = page->glyphs, .common = rows_common_size(page->glyphs)};
        g_array_append_val(sheets, sheet);
    }
    return sheets;
}

/* Takes what lies over the pages; they are looked at again when any has shown what it is. */
static void take_overlays(GArray *sheets)
{
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    for (int again = 0; again < 2 && (!again || g_hash_table_size(known)); again++)
        for (guint i = 0; i < sheets->len; i++) {
            rows_sheet *sheet = &g_array_index(sheets, rows_sheet, i);
            if (!sheet->overlays)
                sheet->overlays = rows_take_overlays(sheet, known);
        }
}

void segment_rows(segment_view *view, undex_document *document)
{
    view->gaps = g_array_new(FALSE, FALSE, sizeof(segment_gap));
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) sheets = make_sheets(view->source);
    int doubled = rows_part_layers(sheets);
    if (doubled)
        g_ptr_array_add(
            document->warnings,
            g_strdup_printf("two text layers lie one over the other from page %d on: the words of "
                            "one are left out",
                            doubled));
    take_overlays(sheets);
    rows_take_line_numbers(sheets);
    for (guint i = 0; i < sheets->len; i++) {
        rows_sheet *sheet = &g_array_index(sheets, rows_sheet, i);
        rows_set_initials(sheet, sheet->common);
        read_page(view, sheet, known);
    }
    rows_settle_word_gaps(view);
}
