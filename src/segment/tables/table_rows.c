// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The rows of a table. A line begins a row, or goes on with cells of the row above; what decides is how far
 * each of its pieces stands below what is above it in its own column, whether its first word would have had
 * room there, and that a figure never goes on with a figure.
 */
#include "segment/passage/open_passage.h"
#include "segment/tables/table.h"

#include <math.h>
#include <string.h>

/* Shares of the type size. */
static const float TIGHT_MOST = 1.42F; /* no closer set type has a larger pitch */
static const float TIGHT = 1.2F;       /* its usual pitch */
static const float LOOSER = 0.17F;     /* lines of one cell differ by less */
static const float SPACE = 0.3F;       /* between words, when a first word is tried in the line above */

enum { MOST_COLUMNS = 64 };
enum { LONG = 20 }; /* bytes: a line of running text in a cell, no name or date */

/* One line of the table as the rows are made. */
typedef struct {
    guint line;
    guint first, count; /* pieces */
    gboolean head, spans;
} entry;

typedef struct {
    const segment_view *view;
    GArray *entries; /* entry */
    GArray *pieces;  /* table_piece, by entry */
    guint columns;
    float right[MOST_COLUMNS]; /* how far the cells of a column reach */
    float edge;                /* how far any does */
    float pitch;               /* within a cell, as a share of the size */
    gboolean spaced;           /* rows stand further apart than lines */
    gboolean foot;             /* figures stand beside the last line of their row's name */
} table;

static const segment_line *line_of(const table *t, const entry *e)
{
    return segment_line_at(t->view, e->line);
}

static const table_piece *piece_at(const table *t, const entry *e, guint k)
{
    return &g_array_index(t->pieces, table_piece, e->first + k);
}

/* Cells */

/* Figures, dashes for none, years, shares. */
static gboolean is_figure(const table *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text;
    gboolean digits = FALSE, dashes = FALSE;
    for (const char *at = text + p->from; at < text + p->to; at = g_utf8_next_char(at)) {
        gunichar ch = g_utf8_get_char(at);
        if (g_unichar_isdigit(ch))
            digits = TRUE;
        else if (ch == '-' || ch == 0x2013 || ch == 0x2014 || ch == 0x2212 || ch == 0x2026)
            dashes = TRUE;
        else if (!strchr(" .,()%+*$/:'", ch < 0x80 ? (int)ch : 'x') && ch != 0xA0 && ch != 0x2009 &&
                 ch != 0x202F && ch != 0x20AC && ch != 0xA3)
            return FALSE;
    }
    return digits || (dashes && p->to - p->from <= 5);
}

/* A year, or years, that head a column. */
static gboolean is_year(const table *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text + p->from;
    return strspn(text, "0123456789") == 4 && (text[0] == '1' || text[0] == '2') && text[4] != ',' &&
           text[4] != '.';
}

/* "2. Lanterns" */
static gboolean is_numbered(const table *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text + p->from;
    gsize digits = strspn(text, "0123456789");
    return digits && digits < 4 && text[digits] == '.' &&
           (text[digits + 1] == ' ' || text[digits + 1] == '\t');
}

/* Whether a piece's line breaks within a range or a word: what follows goes on whatever it is. */
static gboolean is_broken(const table *t, const table_piece *p)
{
    const char *text = segment_line_at(t->view, p->line)->text;
    if (p->to - p->from < 2)
        return FALSE;
    gunichar last = g_utf8_get_char(g_utf8_find_prev_char(text, text + p->to));
    return last == '-' || last == 0x2013 || last == '/' || last == '(' || last == ',';
}

static float first_word_width(const table *t, const table_piece *p)
{
    const segment_line *line = segment_line_at(t->view, p->line);
    for (guint g = 0; g < line->gap_count; g++) {
        const segment_gap *gap = &g_array_index(t->view->gaps, segment_gap, line->gap_first + g);
        if (gap->x0 > p->x0 + 0.5F && gap->x0 <= p->x1 + 0.5F)
            return gap->x0 - p->x0;
    }
    return p->x1 - p->x0;
}

/* Whether a cell's first word would have had room behind what stands above it: then it begins anew. */
static gboolean had_room(const table *t, const table_piece *above, const table_piece *p)
{
    float size = segment_line_at(t->view, p->line)->size;
    if (is_broken(t, above))
        return FALSE;
    float right = above->spans ? t->edge : t->right[above->column];
    return above->x1 + SPACE * size + first_word_width(t, p) < right - 0.25F * size;
}

static gboolean same_style(const table *t, const table_piece *a, const table_piece *b)
{
    const segment_line *p = segment_line_at(t->view, a->line), *q = segment_line_at(t->view, b->line);
    if (fabsf(p->size - q->size) > 0.6F)
        return FALSE;
    gboolean leads = a->from == 0 && b->from == 0;
    return !leads || (p->bold_lead == q->bold_lead || p->bold == q->bold);
}

static float step(const table *t, const table_piece *above, const table_piece *p)
{
    const segment_line *a = segment_line_at(t->view, above->line), *b = segment_line_at(t->view, p->line);
    return a->page == b->page ? (b->y1 - a->y1) / MAX(b->size, 1) : 99;
}

/* Measures of the whole table */

static int by_value(gconstpointer a, gconstpointer b)
{
    float p = *(const float *)a, q = *(const float *)b;
    return (p > q) - (p < q);
}

static float middle_of(GArray *values, float fallback)
{
    if (!values->len)
        return fallback;
    g_array_sort(values, by_value);
    return g_array_index(values, float, values->len / 2);
}

/*
 * Without figures: spaced where lines stand both close together and apart, and those that stand close are
 * cells that go on: their first words had no room above.
 */
static gboolean is_spaced(const table *t)
{
    guint loose = 0, close = 0, room = 0;
    for (guint i = 1; i < t->entries->len; i++) {
        const entry *e = &g_array_index(t->entries, entry, i), *before = e - 1;
        if (e->head || before->head || line_of(t, e)->page != line_of(t, before)->page)
            continue;
        const table_piece *p = piece_at(t, e, 0), *above = piece_at(t, before, 0);
        if ((line_of(t, e)->y1 - line_of(t, before)->y1) / MAX(line_of(t, e)->size, 1) > t->pitch + LOOSER) {
            loose++;
            continue;
        }
        if (p->column != above->column || e->count < 2 || before->count < 2)
            continue;
        close++;
        gboolean running = FALSE;
        for (guint k = 1; k < e->count && !running; k++)
            for (guint j = 0; j < before->count; j++) {
                const table_piece *q = piece_at(t, e, k), *over = piece_at(t, before, j);
                running |= q->column == over->column && over->to - over->from > LONG && !had_room(t, over, q);
            }
        room += (had_room(t, above, p) && !running) || (is_figure(t, p) && is_figure(t, above));
    }
    return loose && (room < 3 || room * 4 < close);
}

/* Whether a piece stands in one frame with the one above it, and no rule divides them. */
static gboolean follows_unruled(const table *t, const table_piece *above, const table_piece *p)
{
    const segment_line *a = segment_line_at(t->view, above->line), *b = segment_line_at(t->view, p->line);
    return a->verdict.frame && a->verdict.frame == b->verdict.frame && !is_broken(t, above) &&
           !table_is_ruled(t->view, b, a->y1, p->x0, p->x1);
}

/* Steps between pieces of one column, close ones only; and, of figures that follow figures, how many stand
 * further apart than lines of a cell do. */
static void measure(table *t)
{
    enum { FEW = 2 }; /* figures that stand below figures in one cell */
    g_autoptr(GArray) close = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(float));
    guint tight = 0, loose = 0, unruled = 0;
    const table_piece *last[MOST_COLUMNS] = {NULL};
    for (guint i = 0; i < t->entries->len; i++) {
        const entry *e = &g_array_index(t->entries, entry, i);
        gboolean figures = FALSE;
        float nearest = 99;
        for (guint k = 0; k < e->count; k++) {
            const table_piece *p = piece_at(t, e, k), *above = last[p->column];
            t->edge = MAX(t->edge, p->x1);
            if (!p->spans)
                t->right[p->column] = MAX(t->right[p->column], p->x1);
            float s = above ? step(t, above, p) : 99;
            nearest = MIN(nearest, s);
            last[p->column] = p;
            if (!above || e->head || s < 0.5F)
                continue;
            if (is_figure(t, p) && is_figure(t, above))
                figures = TRUE, unruled += follows_unruled(t, above, p);
            if (s < TIGHT_MOST && !is_figure(t, p))
                g_array_append_val(close, s);
        }
        if (figures && nearest < 90)
            g_array_append_val(rows, nearest);
        if (unruled > FEW)
            table_open(t->view, line_of(t, e)), unruled = 0;
    }
    /* The closest lines that are common: within a cell. */
    g_array_sort(close, by_value);
    t->pitch = close->len ? g_array_index(close, float, close->len / 4) : TIGHT;
    for (guint i = 0; i < rows->len; i++) {
        gboolean far = g_array_index(rows, float, i) > t->pitch + LOOSER;
        loose += far, tight += !far;
    }
    if (tight + loose >= 2) {
        t->spaced = loose > 3 * tight;
        if (!t->spaced && tight && middle_of(rows, 0) > t->pitch + LOOSER)
            t->spaced = TRUE;
        return;
    }
    t->spaced = is_spaced(t);
}

/* Rows */

/* What stands lowest so far in each column of the row. */
typedef struct {
    const table_piece *last[MOST_COLUMNS];
    guint lines;
    gboolean head, spans;
    float y1;
    int page;
    guint line;
} row_state;

typedef struct {
    guint tight, wide, fresh; /* pieces close below, far below, or with nothing above them in the row */
    guint figures;            /* that follow figures */
    guint room;               /* close below, though there was room above */
    guint running;            /* close below a long line that left no room */
    guint other;              /* close below in another style */
    guint digits, under;      /* figures; those below what is none */
    gboolean first;           /* the first column has a piece */
    gboolean anew;            /* which had room above */
} witness;

static witness ask(const table *t, const row_state *r, const entry *e)
{
    witness w = {0};
    for (guint k = 0; k < e->count; k++) {
        const table_piece *p = piece_at(t, e, k), *above = r->last[p->column];
        w.first |= p->column == 0;
        w.digits += is_figure(t, p);
        if (!above) {
            w.fresh++;
            continue;
        }
        if (is_figure(t, p) && is_figure(t, above) && !is_broken(t, above)) {
            w.figures++;
            continue;
        }
        w.under += is_figure(t, p) && !is_year(t, p) && !is_figure(t, above) && !is_broken(t, above);
        gboolean over_page =
            segment_line_at(t->view, above->line)->page != segment_line_at(t->view, p->line)->page;
        if (step(t, above, p) > t->pitch + LOOSER && !over_page) {
            w.wide++;
            continue;
        }
        w.tight++;
        gboolean other = !same_style(t, above, p), room = had_room(t, above, p);
        w.other += other, w.room += room;
        w.anew |= room && p->column == 0;
        w.running += !room && above->to - above->from > LONG;
    }
    return w;
}

/* A line of a table whose rows stand as close as its lines do, or the first of another page. */
static gboolean begins_dense(const table *t, const row_state *r, const entry *e, const witness *w)
{
    if (w->first) {
        if (!r->last[0] || (w->other && !w->running))
            return TRUE;
        if (w->room && w->room * 2 >= w->tight && !w->running)
            return TRUE;
        /* All of it might go on. A name that has not had its figures yet waits for them. */
        guint filled = 0;
        for (guint c = 1; c < t->columns; c++)
            filled += r->last[c] != NULL;
        /* Two lines full of cells are two rows sooner than one of which every cell goes on. */
        if (e->count == t->columns && t->columns > 2 && r->lines == 1 && filled + 1 == t->columns)
            return TRUE;
        if (e->count > 1)
            return filled && (w->tight < e->count || w->fresh);
        return FALSE;
    }
    /* Without a name: a cell that goes on, unless most of the row's cells begin anew. */
    return w->tight == 0 && e->count * 2 > t->columns && !w->fresh;
}

/* Whether a drawn rule lies between the row so far and one of the entry's pieces. */
static gboolean is_ruled(const table *t, const row_state *r, const entry *e)
{
    for (guint k = 0; k < e->count; k++)
        if (table_is_ruled(t->view, line_of(t, e), r->y1, piece_at(t, e, k)->x0, piece_at(t, e, k)->x1))
            return TRUE;
    return FALSE;
}

static gboolean begins(const table *t, const row_state *r, const entry *e)
{
    const segment_line *line = line_of(t, e);
    if (!r->lines)
        return TRUE;
    if (line->verdict.frame && line->verdict.frame == segment_line_at(t->view, r->line)->verdict.frame) {
        if (is_ruled(t, r, e))
            return TRUE;
        if (table_is_closed(t->view, line))
            return FALSE;
    }
    if (e->head != r->head)
        return TRUE;
    float gap = r->page == line->page ? (line->y1 - r->y1) / MAX(line->size, 1) : 99;
    if (e->head)
        return e->spans || r->spans;
    witness w = ask(t, r, e);
    /* Where several figures stand below words, the words name their columns. */
    if (w.figures || (w.under >= 2 && w.digits + w.first >= e->count))
        return TRUE;
    if (e->spans && r->spans && e->count == 1 && r->page == line->page)
        return gap > t->pitch + LOOSER || w.room || w.other;
    if (e->spans != r->spans && !(r->spans && gap <= t->pitch + LOOSER && w.tight))
        return TRUE;
    if (r->page != line->page)
        return w.first ? r->lines == 1 || (w.anew && !w.running) || is_numbered(t, piece_at(t, e, 0)) ||
                             (w.tight && w.other == w.tight) || begins_dense(t, r, e, &w)
                       : w.fresh + w.room > 0;
    if (!t->spaced)
        return gap > t->pitch + 0.5F ? TRUE : begins_dense(t, r, e, &w);
    if (w.tight)
        return w.other == w.tight && w.other > 0 && e->count == 1;
    if (gap <= t->pitch + LOOSER)
        return FALSE;
    /* Another paragraph of one cell; a number begins an entry of its own. */
    if (!w.first && e->count == 1 && w.wide && r->last[0])
        return is_numbered(t, piece_at(t, e, 0));
    return TRUE;
}

static void go_on(const table *t, row_state *r, const entry *e, gboolean anew)
{
    const segment_line *line = line_of(t, e);
    if (anew)
        memset(r, 0, sizeof *r);
    for (guint k = 0; k < e->count; k++)
        r->last[piece_at(t, e, k)->column] = piece_at(t, e, k);
    r->lines++;
    r->head = e->head, r->spans = e->spans;
    r->y1 = r->page == line->page ? MAX(r->y1, line->y1) : line->y1;
    r->page = line->page, r->line = e->line;
}

static int by_cell(gconstpointer a, gconstpointer b)
{
    const table_piece *p = a, *q = b;
    if (p->column != q->column)
        return p->column - q->column;
    if (p->line != q->line)
        return p->line < q->line ? -1 : 1;
    return p->from - q->from;
}

static void end_row(segment_table_store *store, guint first)
{
    table_row row = {first, store->pieces->len - first, store->tables->len};
    if (!row.count)
        return;
    qsort(&g_array_index(store->pieces, table_piece, first), row.count, sizeof(table_piece), by_cell);
    g_array_append_val(store->rows, row);
}

/* Where it is known what the cells are, no gap within one divides it, however wide. */
static void close_gaps(segment_view *view, const table_piece *piece)
{
    char *text = segment_line_at(view, piece->line)->text;
    if (!segment_line_at(view, piece->line)->verdict.frame && !segment_line_at(view, piece->line)->in_rows)
        return;
    for (char *at = text + piece->from; at < text + piece->to; at++)
        if (*at == '\t')
            *at = ' ';
}

static void make_rows(segment_view *view, const table *t)
{
    segment_table_store *store = view->tables;
    table_record record = {.columns = t->columns};
    row_state r = {.lines = 0};
    guint first = store->pieces->len;
    for (guint i = 0; i < t->entries->len; i++) {
        const entry *e = &g_array_index(t->entries, entry, i);
        gboolean anew = begins(t, &r, e);
        if (anew) {
            end_row(store, first);
            first = store->pieces->len;
        }
        go_on(t, &r, e, anew);
        for (guint k = 0; k < e->count; k++)
            close_gaps(view, piece_at(t, e, k));
        g_array_append_vals(store->pieces, piece_at(t, e, 0), e->count);
        segment_line_at(view, e->line)->verdict.row = (int)store->rows->len;
    }
    end_row(store, first);
    g_array_append_val(store->tables, record);
}

void table_make_rows(segment_view *view, const GPtrArray *chunks, const GArray *gutters)
{
    table *t = g_new0(table, 1);
    t->view = view;
    t->columns = MIN(gutters->len + 1, MOST_COLUMNS);
    t->entries = g_array_new(FALSE, FALSE, sizeof(entry));
    t->pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
    for (guint c = 0; c < chunks->len; c++) {
        const table_chunk *chunk = g_ptr_array_index(chunks, c);
        for (guint i = 0; i < chunk->lines->len; i++) {
            entry e = {.line = g_array_index(chunk->lines, guint, i), .first = t->pieces->len};
            table_cut_line(view, e.line, gutters, t->pieces);
            e.count = t->pieces->len - e.first;
            e.head = i < chunk->head;
            for (guint k = 0; k < e.count; k++)
                e.spans |= g_array_index(t->pieces, table_piece, e.first + k).spans;
            if (e.count)
                g_array_append_val(t->entries, e);
        }
    }
    measure(t);
    if (!view->tables) {
        view->tables = g_new0(segment_table_store, 1);
        view->tables->pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
        view->tables->rows = g_array_new(FALSE, FALSE, sizeof(table_row));
        view->tables->tables = g_array_new(FALSE, FALSE, sizeof(table_record));
    }
    make_rows(view, t);
    g_array_unref(t->entries);
    g_array_unref(t->pieces);
    g_free(t);
}

void segment_table_store_free(segment_table_store *store)
{
    g_array_unref(store->pieces);
    g_array_unref(store->rows);
    g_array_unref(store->tables);
    g_free(store);
}
