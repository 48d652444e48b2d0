// SPDX-License-Identifier: GPL-3.0-or-later
/* A chunk is the lines of a table that stand together on one page. It grows: what stands in a table's
 * columns close above or below it belongs to it. */
#include "segment/layout/page_measures.h"
#include "segment/layout/typography.h"
#include "segment/passage/open_passage.h"
#include "segment/segment_patterns.h"
#include "segment/tables/table.h"

#include <math.h>

static const float ONE_COLUMN = 4; /* points: what spans no columns begins and ends within these of its own */
static const float BESIDE_TABLE = 6; /* points: a line of a table reaches no further beyond it */
static const float SAME_MARGIN = 8; /* points: what begins within these of a table's left edge begins there */
static const float RUNNING = 0.85F; /* of the width of the text: a wider line is running text */

static void chunk_free(gpointer p)
{
    table_chunk *chunk = p;
    g_array_unref(chunk->lines);
    g_array_unref(chunk->gutters);
    g_array_unref(chunk->begins);
    g_free(chunk);
}

GPtrArray *table_find_chunks(const segment_view *view)
{
    GPtrArray *chunks = g_ptr_array_new_with_free_func(chunk_free);
    table_chunk *chunk = NULL;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        if (line->verdict.role != ROLE_TABLE) {
            chunk = NULL;
            continue;
        }
        if (chunk) {
            const segment_line *above =
                segment_line_at(view, g_array_index(chunk->lines, guint, chunk->lines->len - 1));
            if (above->page != line->page || above->column != line->column || above->aside != line->aside ||
                above->turned != line->turned || above->verdict.frame != line->verdict.frame ||
                line->y1 < above->y1 - 1)
                chunk = NULL;
        }
        if (!chunk) {
            chunk = g_new0(table_chunk, 1);
            chunk->lines = g_array_new(FALSE, FALSE, sizeof(guint));
            chunk->begins = g_array_new(FALSE, FALSE, sizeof(float));
            g_ptr_array_add(chunks, chunk);
        }
        g_array_append_val(chunk->lines, i);
    }
    for (guint c = 0; c < chunks->len; c++) {
        chunk = g_ptr_array_index(chunks, c);
        chunk->gutters = table_find_gutters(view, chunk->lines, &chunk->list);
    }
    return chunks;
}

/* How a line stands to the columns of a table. */
typedef enum { OUTSIDE, IN_FIRST, IN_COLUMNS } standing;

static standing stands(const segment_view *view, const table_chunk *chunk, guint index, GArray *pieces)
{
    const segment_line *line = segment_line_at(view, index);
    g_array_set_size(pieces, 0);
    table_cut_line(view, index, chunk->gutters, pieces);
    for (guint k = 0; k < pieces->len; k++) {
        const table_piece *piece = &g_array_index(pieces, table_piece, k);
        const float *begins = &g_array_index(chunk->begins, float, piece->column);
        /* A gutter is the middle of what is free: a cell may reach over it, but not to the next column. */
        if (piece->spans && (fabsf(piece->x0 - begins[0]) > ONE_COLUMN || piece->x1 > begins[1] - ONE_COLUMN))
            return OUTSIDE;
    }
    if (!pieces->len || line->x0 < chunk->left - BESIDE_TABLE ||
        (line->cells < 2 && line->x1 > chunk->right + BESIDE_TABLE))
        return OUTSIDE;
    return g_array_index(pieces, table_piece, pieces->len - 1).column > 0 ? IN_COLUMNS : IN_FIRST;
}

static void measure_chunk(const segment_view *view, table_chunk *chunk, GArray *pieces)
{
    chunk->left = G_MAXFLOAT, chunk->right = 0;
    g_array_set_size(chunk->begins, 0);
    for (guint c = 0; c <= chunk->gutters->len; c++) {
        float none = G_MAXFLOAT;
        g_array_append_val(chunk->begins, none);
    }
    g_array_set_size(pieces, 0);
    for (guint i = 0; i < chunk->lines->len; i++) {
        guint index = g_array_index(chunk->lines, guint, i);
        const segment_line *line = segment_line_at(view, index);
        chunk->left = MIN(chunk->left, line->x0), chunk->right = MAX(chunk->right, line->x1);
        table_cut_line(view, index, chunk->gutters, pieces);
    }
    for (guint k = 0; k < pieces->len; k++) {
        const table_piece *piece = &g_array_index(pieces, table_piece, k);
        float *begins = &g_array_index(chunk->begins, float, piece->column);
        *begins = MIN(*begins, piece->x0);
    }
}

static const float NEAR = 3.2F; /* of the type size: no line of a table is further from the next */

/* Takes lines after the chunk's last (step 1) or before its first (step -1) as long as they stand in its
 * columns; those of the first column only where others follow. Returns whether it took any. */
static gboolean may_grow(const segment_view *view, const segment_line *edge, const segment_line *line)
{
    return line->verdict.role == ROLE_BODY && line->page == edge->page && line->column == edge->column &&
           line->aside == edge->aside && line->size <= TYPE_LARGER * view->body &&
           !(line->marks && g_array_index(line->marks, segment_mark, 0).at == 0) &&
           !segment_matches(PATTERN_NOTE_STAR, line->text, NULL) &&
           !segment_matches(PATTERN_RULE, line->text, NULL) && !table_is_name(line);
}

static gboolean grow(segment_view *view, const table_chunk *chunk, int step, GArray *pieces)
{
    guint at = g_array_index(chunk->lines, guint, step > 0 ? chunk->lines->len - 1 : 0);
    const segment_line *edge = segment_line_at(view, at);
    guint taken = at, before = at, since = 0; /* `before`: what was taken before lines that stand close */
    for (guint i = at + (guint)step; i < view->lines->len; i += (guint)step) {
        const segment_line *line = segment_line_at(view, i);
        float size = MAX(line->size, edge->size), gap = fabsf(line->y1 - edge->y1);
        if (line->verdict.role == ROLE_PAGE_FURNITURE)
            continue;
        gboolean close = gap < PITCH_OF_CELL * size && fabsf(line->size - edge->size) < TYPE_TABLE_SIZE;
        if (!close)
            before = taken;
        if (!may_grow(view, edge, line) || gap > NEAR * size)
            break;
        standing s = stands(view, chunk, i, pieces);
        if (line->x0 < chunk->left + SAME_MARGIN && segment_is_body_size(view, line) &&
            segment_matches(PATTERN_NUMBER, line->text, NULL))
            s = OUTSIDE;
        if (s == OUTSIDE) {
            /* The lines close by are of its text. */
            if (close && line->verdict.role == ROLE_BODY && since)
                taken = before;
            break;
        }
        edge = line;
        since++;
        if (s == IN_COLUMNS)
            taken = i;
        else if (i > taken ? i - taken > TABLE_REACH : taken - i > TABLE_REACH)
            break;
    }
    if (taken == at)
        return FALSE;
    table_mark(view, MIN(at, taken), MAX(at, taken), ROLE_TABLE);
    return TRUE;
}

/* Full lines of running text at a chunk's ends, whose wide gaps are those of justified lines. */
static void trim(segment_view *view, table_chunk *chunk, GArray *pieces)
{
    for (int end = 0; end < 2; end++)
        while (chunk->lines->len > 1) {
            guint i = end ? chunk->lines->len - 1 : 0, index = g_array_index(chunk->lines, guint, i);
            segment_line *line = segment_line_at(view, index);
            if (line->x1 - line->x0 < RUNNING * (view->right - view->left) ||
                !segment_is_body_size(view, line) || stands(view, chunk, index, pieces) != OUTSIDE)
                break;
            line->verdict.role = ROLE_BODY;
            g_array_remove_index(chunk->lines, i);
        }
}

enum { ROUNDS = 4 }; /* lines taken show columns that let others be taken */

void table_grow(segment_view *view)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
    gboolean more = TRUE;
    for (int round = 0; more && round < ROUNDS; round++) {
        g_autoptr(GPtrArray) chunks = table_find_chunks(view);
        more = FALSE;
        for (guint c = 0; c < chunks->len; c++) {
            table_chunk *chunk = g_ptr_array_index(chunks, c);
            if (!chunk->gutters->len)
                continue;
            measure_chunk(view, chunk, pieces);
            if (segment_line_at(view, g_array_index(chunk->lines, guint, 0))
                    ->verdict.frame) /* where it ends is drawn */
                continue;
            trim(view, chunk, pieces);
            more |= grow(view, chunk, 1, pieces);
            more |= grow(view, chunk, -1, pieces);
        }
    }
}
