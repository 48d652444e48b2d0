// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables go on over their pages, under a head that is repeated or in the same columns. */
#include "segment/layout/typography.h"
#include "segment/tables/table.h"

#include <math.h>
#include <string.h>

enum { SAME_ROWS = 3 }; /* one row of so many below the head may repeat one of another page */

enum { YEAR_DIGITS = 4 };

static const segment_line *chunk_line(const segment_view *view, const table_chunk *chunk, guint i)
{
    return segment_line_at(view, g_array_index(chunk->lines, guint, i));
}

enum { MOST_HEAD = 14 }; /* lines of a table's head */

static gboolean same_type(const segment_line *a, const segment_line *b)
{
    return fabsf(a->size - b->size) < TYPE_TABLE_SIZE && a->bold == b->bold && a->italic == b->italic;
}

static gboolean is_year(const char *cell)
{
    gsize digits = strspn(cell, "0123456789");
    return digits == YEAR_DIGITS && (cell[0] == '1' || cell[0] == '2') &&
           !g_ascii_isdigit(cell[YEAR_DIGITS]) && cell[YEAR_DIGITS] != ',';
}

/* Whether two cells of a line are figures and no years: then it is no head of columns. */
static gboolean has_figures(const segment_line *line)
{
    guint figures = 0;
    for (const char *cell = strchr(line->text, '\t'); cell; cell = strchr(cell, '\t')) {
        cell++;
        gsize n = strspn(cell, "0123456789.,()-%$ ");
        figures += n > 0 && (!cell[n] || cell[n] == '\t') && strpbrk(cell, "0123456789") && !is_year(cell);
    }
    return figures >= 2;
}

/* How many of a chunk's first lines are set in a type of their own: they name the columns. */
static guint head_of(const segment_view *view, const table_chunk *chunk)
{
    const segment_line *first = chunk_line(view, chunk, 0);
    guint same = 0, head = 0;
    for (guint i = 0; i < chunk->lines->len; i++)
        same += same_type(first, chunk_line(view, chunk, i));
    while (head < chunk->lines->len && same_type(first, chunk_line(view, chunk, head)) &&
           !has_figures(chunk_line(view, chunk, head)))
        head++;
    if (head > MOST_HEAD || same > head + (chunk->lines->len - head) / SAME_ROWS || head == chunk->lines->len)
        return 0;
    return head;
}

/* How many of a chunk's first lines repeat the head of another. */
static guint repeated_head(const segment_view *view, const table_chunk *before, const table_chunk *chunk)
{
    guint n = 0, most = MIN(before->lines->len, chunk->lines->len);
    while (n < most && n < MOST_HEAD &&
           strcmp(chunk_line(view, before, n)->text, chunk_line(view, chunk, n)->text) == 0)
        n++;
    n = !before->head ? n : n >= before->head ? before->head : 0;
    return MIN(n, chunk->lines->len - 1);
}

/* Whether the columns of two chunks are the same: together they have as many. */
static gboolean same_columns(const segment_view *view, const table_chunk *a, const table_chunk *b)
{
    if (!a->gutters->len || !b->gutters->len)
        return FALSE;
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(lines, a->lines->data, a->lines->len);
    g_array_append_vals(lines, b->lines->data, b->lines->len);
    g_autoptr(GArray) both = table_find_gutters(view, lines, NULL);
    return both->len >= MAX(a->gutters->len, b->gutters->len);
}

/* Whether nothing but the foot of one page and the head of the next lies between two chunks. */
static gboolean is_next(const segment_view *view, const table_chunk *before, const table_chunk *chunk)
{
    guint last = g_array_index(before->lines, guint, before->lines->len - 1);
    guint first = g_array_index(chunk->lines, guint, 0);
    const segment_line *a = segment_line_at(view, last), *b = segment_line_at(view, first);
    if (b->page > a->page + 1 || b->aside != a->aside || b->turned != a->turned ||
        !b->verdict.frame != !a->verdict.frame)
        return FALSE;
    for (guint i = last + 1; i < first; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        /* Notes of the page, which are not known yet. */
        if (line->page != a->page || a->page == b->page || line->size > TYPE_SMALLER * view->body)
            return FALSE;
    }
    return TRUE;
}

static void take_table(segment_view *view, GPtrArray *all, guint first, guint end)
{
    g_autoptr(GPtrArray) chunks = g_ptr_array_new();
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint c = first; c < end; c++) {
        const table_chunk *chunk = g_ptr_array_index(all, c);
        g_ptr_array_add(chunks, g_ptr_array_index(all, c));
        g_array_append_vals(lines, chunk->lines->data, chunk->lines->len);
    }
    g_autoptr(GArray) gutters = table_find_gutters(view, lines, NULL);
    if (gutters->len)
        table_make_rows(view, chunks, gutters);
}

/* What has no columns but labels and their texts is no table. */
static void drop_lists(segment_view *view)
{
    g_autoptr(GPtrArray) chunks = table_find_chunks(view);
    for (guint c = 0; c < chunks->len; c++) {
        const table_chunk *chunk = g_ptr_array_index(chunks, c);
        for (guint i = 0; chunk->list && i < chunk->lines->len; i++)
            segment_line_at(view, g_array_index(chunk->lines, guint, i))->verdict.role = ROLE_BODY;
    }
}

void table_find_rows(segment_view *view)
{
    drop_lists(view);
    g_autoptr(GPtrArray) chunks = table_find_chunks(view);
    for (guint c = 0; c < chunks->len; c++) {
        table_chunk *chunk = g_ptr_array_index(chunks, c);
        chunk->head = head_of(view, chunk);
    }
    for (guint c = 0; c < chunks->len;) {
        guint end = c + 1;
        for (; end < chunks->len; end++) {
            table_chunk *before = g_ptr_array_index(chunks, c), *chunk = g_ptr_array_index(chunks, end);
            if (!is_next(view, g_ptr_array_index(chunks, end - 1), chunk))
                break;
            guint repeated = repeated_head(view, before, chunk);
            if (!repeated && !same_columns(view, g_ptr_array_index(chunks, end - 1), chunk))
                break;
            for (guint i = 0; i < repeated; i++)
                segment_line_at(view, g_array_index(chunk->lines, guint, i))->verdict.role =
                    ROLE_PAGE_FURNITURE;
            g_array_remove_range(chunk->lines, 0, repeated);
            chunk->head = 0;
        }
        take_table(view, chunks, c, end);
        c = end;
    }
}
