// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables and contents pages, set apart before any number is read: their rows begin like paragraphs. */
#include "patterns.h"
#include "table.h"

#include <math.h>
#include <string.h>

/* A number and its text are two cells, and so are a letter or a roman heading: no table yet. */
static gboolean is_label(const char *text)
{
    const char *tab = strchr(text, '\t');
    gsize n = tab ? (gsize)(tab - text) : strlen(text);
    if (n > 8)
        return FALSE;
    g_autofree char *label = g_strndup(text, n);
    g_autofree char *probe = g_strconcat(label, " X", NULL);
    return segment_matches(PATTERN_NUMBER, probe, NULL) || segment_matches(PATTERN_ITEM, probe, NULL) ||
           segment_matches(PATTERN_SECTION_NUMBER, probe, NULL) ||
           segment_matches(PATTERN_ROMAN, probe, NULL) || segment_matches(PATTERN_LETTER, probe, NULL) ||
           segment_matches(PATTERN_NOTE_STAR, probe, NULL) ||
           segment_matches(PATTERN_ARABIC_HEADING, probe, NULL) ||
           segment_matches(PATTERN_NOTE_SLASH, probe, NULL);
}

static int cells_of(const segment_line *line)
{
    return line->cells - (line->cells > 1 && is_label(line->text));
}

static gboolean is_row(const segment_view *view, const segment_line *line)
{
    (void)view;
    return line->role == ROLE_BODY && cells_of(line) >= 2;
}

/*
 * A cell that runs on alone in its row: at the pitch of its type below the row, where a cell of the row
 * begins, and no further than where the next one does.
 */
static gboolean is_rest_of_cell(const segment_line *row, const segment_line *line)
{
    if (line->page != row->page || line->column != row->column || line->cells > 2 ||
        line->role == ROLE_FURNITURE || line->bold != row->bold || fabsf(line->size - row->size) > 0.6F ||
        segment_matches(PATTERN_NOTE_STAR, line->text, NULL) ||
        (line->marks && g_array_index(line->marks, segment_mark, 0).at == 0))
        return FALSE;
    for (int c = 0; c < MIN(row->cells, LINE_CELLS); c++) {
        float begins = c ? row->cell[c] : row->x0;
        float ends = c + 1 < MIN(row->cells, LINE_CELLS) ? row->cell[c + 1] : row->x1 + 30;
        if (fabsf(line->x0 - begins) < 4 && line->x1 < ends + 2)
            return TRUE;
    }
    return FALSE;
}

/* The name of a table, or of a part of the document: none of its rows. */
static gboolean is_name(const segment_line *line)
{
    return segment_matches(PATTERN_CAPTION, line->text, NULL) ||
           segment_matches(PATTERN_COMPONENT, line->text, NULL);
}

/* Between two rows: a cell that runs on, a heading of columns, a row of one cell. */
static gboolean may_lie_between(const segment_view *view, const segment_line *line)
{
    if (line->role == ROLE_FURNITURE)
        return TRUE;
    if (line->role != ROLE_BODY || is_name(line))
        return FALSE;
    /* Running text fills its lines, in the body's size, from the body's margin. */
    gboolean full = line->x1 - line->x0 > 0.75F * (view->right - view->left);
    if (line->size > 1.08F * view->body)
        return FALSE;
    /* "Subprogramme 2" between two tables in small type: the heading of the second. */
    if (line->bold && line->cells <= 1 && segment_is_body_size(view, line) &&
        (line - 1)->size < 0.93F * line->size && segment_matches(PATTERN_SERIES, line->text, NULL))
        return FALSE;
    return !(full && segment_is_body_size(view, line)) &&
           !segment_matches(PATTERN_NUMBER, line->text, NULL) &&
           !(segment_is_body_size(view, line) && segment_matches(PATTERN_SECTION_NUMBER, line->text, NULL));
}

static void mark(segment_view *view, guint first, guint last, segment_role role)
{
    for (guint i = first; i <= last; i++)
        if (segment_line_at(view, i)->role == ROLE_BODY)
            segment_line_at(view, i)->role = role;
}

enum { REACH = 5 }; /* lines that may lie between two rows of one table */

static void find_tables(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        if (!is_row(view, segment_line_at(view, i)))
            continue;
        guint last = i, rows = 1, strong = cells_of(segment_line_at(view, i)) >= 3;
        guint row = i; /* the last with cells, whose cells may run on */
        for (guint j = i + 1; j < view->lines->len && j <= last + REACH; j++) {
            const segment_line *line = segment_line_at(view, j);
            gboolean close = line->y1 - (line - 1)->y1 < 1.35F * line->size && line->y1 > (line - 1)->y1;
            if (!is_row(view, line) && close && j == last + 1 && line->role == ROLE_BODY &&
                is_rest_of_cell(segment_line_at(view, row), line)) {
                last = j;
                continue;
            }
            if (is_row(view, line))
                row = j;
            if (is_row(view, line)) {
                strong += cells_of(line) >= 3;
                last = j;
                rows++;
            } else if (!may_lie_between(view, line)) {
                break;
            }
        }
        if (rows >= 3 || (rows >= 2 && strong))
            mark(view, i, last, ROLE_TABLE);
        i = last;
    }
}

/*
 * Type smaller than the text's, above the note area, with a row near by: the rest of a table whose cells
 * happened to stand alone (a long first column, a heading of columns).
 */
static void extend_tables(segment_view *view)
{
    for (int pass = 0; pass < 2; pass++)
        for (guint k = 1; k + 1 < view->lines->len; k++) {
            guint i = pass ? view->lines->len - 1 - k : k;
            segment_line *line = segment_line_at(view, i);
            const segment_line *beside = segment_line_at(view, pass ? i + 1 : i - 1);
            gboolean note = line->marks && g_array_index(line->marks, segment_mark, 0).at == 0;
            if (line->role != ROLE_BODY || beside->role != ROLE_TABLE || note || is_name(line) ||
                line->size > 0.97F * view->body || beside->page != line->page ||
                segment_matches(PATTERN_NOTE_STAR, line->text, NULL) ||
                segment_matches(PATTERN_RULE, line->text, NULL))
                continue;
            if (line->y0 - beside->y1 < 2.2F * line->size && beside->y0 - line->y1 < 2.2F * line->size)
                line->role = ROLE_TABLE;
        }
}

/* Lines between entries of a contents page, where no running text is among them: titles without a leader. */
static void fill_contents(segment_view *view)
{
    guint last = 0;
    gboolean seen = FALSE;
    for (guint i = 0; i < view->lines->len; i++) {
        if (segment_line_at(view, i)->role != ROLE_CONTENTS)
            continue;
        gboolean fill =
            seen && i - last <= 12 && segment_line_at(view, i)->page - segment_line_at(view, last)->page <= 1;
        guint full = 0;
        for (guint j = last + 1; fill && j < i; j++) {
            const segment_line *line = segment_line_at(view, j);
            /* An entry may fill its line; three full lines are running text. */
            gboolean full_line = line->x1 - line->x0 > 0.9F * (view->right - view->left) && !line->bold;
            full = line->role == ROLE_FURNITURE ? full : full_line ? full + 1 : 0;
            fill = full < 3;
        }
        gboolean notes = FALSE; /* below the rule at a page's foot */
        for (guint j = last + 1; fill && j < i; j++) {
            segment_line *line = segment_line_at(view, j);
            notes = line->page == (line - 1)->page ? notes : FALSE;
            notes |= segment_matches(PATTERN_RULE, line->text, NULL) ||
                     segment_matches(PATTERN_NOTE_STAR, line->text, NULL);
            if (line->role != ROLE_FURNITURE && !notes)
                line->role = ROLE_CONTENTS;
        }
        seen = TRUE;
        last = i;
    }
}

static void find_contents(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        if ((line->role == ROLE_BODY || line->role == ROLE_TABLE) &&
            segment_matches(PATTERN_LEADER, line->text, NULL)) {
            line->role = ROLE_CONTENTS;
            /* A title of two lines has its leader on the second. */
            for (guint j = i; j-- > 0 && i - j <= 3;) {
                segment_line *above = segment_line_at(view, j);
                if (above->role == ROLE_FURNITURE)
                    continue;
                if (above->page != line->page || above->role == ROLE_CONTENTS ||
                    line->y0 - above->y1 > 1.0F * line->size)
                    break;
                if (strlen(above->text) > 30 && above->role != ROLE_NOTE)
                    above->role = ROLE_CONTENTS;
                else
                    break;
            }
        }
    }
}

/* Below the heading "Contents": entries that end with a page or a range of paragraphs, and what lies between
 * them. */
static void find_contents_page(segment_view *view)
{
    for (guint i = 0; i < view->lines->len; i++) {
        if (!segment_matches(PATTERN_CONTENTS, segment_line_at(view, i)->text, NULL))
            continue;
        guint last = i, entries = 0;
        for (guint j = i + 1; j < view->lines->len && j < last + 6; j++) {
            const segment_line *line = segment_line_at(view, j);
            if (line->role == ROLE_FURNITURE)
                continue;
            if (line->role == ROLE_CONTENTS || segment_matches(PATTERN_CONTENTS_LINE, line->text, NULL))
                last = j, entries++;
            else if (line->page > segment_line_at(view, last)->page)
                break;
        }
        for (guint j = i + 1; entries >= 3 && j <= last; j++)
            if (segment_line_at(view, j)->role == ROLE_BODY || segment_line_at(view, j)->role == ROLE_TABLE)
                segment_line_at(view, j)->role = ROLE_CONTENTS;
        i = last;
    }
}

/* Rows */

static void chunk_free(gpointer p)
{
    table_chunk *chunk = p;
    g_array_unref(chunk->lines);
    g_array_unref(chunk->gutters);
    g_array_unref(chunk->begins);
    g_free(chunk);
}

/* The lines of a table that stand together on one page. */
static GPtrArray *find_chunks(const segment_view *view)
{
    GPtrArray *chunks = g_ptr_array_new_with_free_func(chunk_free);
    table_chunk *chunk = NULL;
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE)
            continue;
        if (line->role != ROLE_TABLE) {
            chunk = NULL;
            continue;
        }
        if (chunk) {
            const segment_line *above =
                segment_line_at(view, g_array_index(chunk->lines, guint, chunk->lines->len - 1));
            if (above->page != line->page || above->column != line->column || above->aside != line->aside ||
                above->turned != line->turned || line->y1 < above->y1 - 1)
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

/* Growth: what stands in a table's columns close above or below it belongs to it. */

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
        if (piece->spans && (fabsf(piece->x0 - begins[0]) > 4 || piece->x1 > begins[1] - 4))
            return OUTSIDE;
    }
    if (!pieces->len || line->x0 < chunk->left - 6 || (line->cells < 2 && line->x1 > chunk->right + 6))
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
    return line->role == ROLE_BODY && line->page == edge->page && line->column == edge->column &&
           line->aside == edge->aside && line->size <= 1.08F * view->body &&
           !(line->marks && g_array_index(line->marks, segment_mark, 0).at == 0) &&
           !segment_matches(PATTERN_NOTE_STAR, line->text, NULL) &&
           !segment_matches(PATTERN_RULE, line->text, NULL) && !is_name(line);
}

static gboolean grow(segment_view *view, const table_chunk *chunk, int step, GArray *pieces)
{
    guint at = g_array_index(chunk->lines, guint, step > 0 ? chunk->lines->len - 1 : 0);
    const segment_line *edge = segment_line_at(view, at);
    guint taken = at, before = at, since = 0; /* `before`: what was taken before lines that stand close */
    for (guint i = at + (guint)step; i < view->lines->len; i += (guint)step) {
        const segment_line *line = segment_line_at(view, i);
        float size = MAX(line->size, edge->size), gap = fabsf(line->y1 - edge->y1);
        if (line->role == ROLE_FURNITURE)
            continue;
        gboolean close = gap < 1.35F * size && fabsf(line->size - edge->size) < 0.3F;
        if (!close)
            before = taken;
        if (!may_grow(view, edge, line) || gap > NEAR * size)
            break;
        standing s = stands(view, chunk, i, pieces);
        if (line->x0 < chunk->left + 8 && segment_is_body_size(view, line) &&
            segment_matches(PATTERN_NUMBER, line->text, NULL))
            s = OUTSIDE;
        if (s == OUTSIDE) {
            /* The lines close by are of its text. */
            if (close && line->role == ROLE_BODY && since)
                taken = before;
            break;
        }
        edge = line;
        since++;
        if (s == IN_COLUMNS)
            taken = i;
        else if (i > taken ? i - taken > REACH : taken - i > REACH)
            break;
    }
    if (taken == at)
        return FALSE;
    mark(view, MIN(at, taken), MAX(at, taken), ROLE_TABLE);
    return TRUE;
}

/* Full lines of running text at a chunk's ends, whose wide gaps are those of justified lines. */
static void trim(segment_view *view, table_chunk *chunk, GArray *pieces)
{
    for (int end = 0; end < 2; end++)
        while (chunk->lines->len > 1) {
            guint i = end ? chunk->lines->len - 1 : 0, index = g_array_index(chunk->lines, guint, i);
            segment_line *line = segment_line_at(view, index);
            if (line->x1 - line->x0 < 0.85F * (view->right - view->left) ||
                !segment_is_body_size(view, line) || stands(view, chunk, index, pieces) != OUTSIDE)
                break;
            line->role = ROLE_BODY;
            g_array_remove_index(chunk->lines, i);
        }
}

enum { ROUNDS = 4 }; /* lines taken show columns that let others be taken */

static void grow_tables(segment_view *view)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(table_piece));
    gboolean more = TRUE;
    for (int round = 0; more && round < ROUNDS; round++) {
        g_autoptr(GPtrArray) chunks = find_chunks(view);
        more = FALSE;
        for (guint c = 0; c < chunks->len; c++) {
            table_chunk *chunk = g_ptr_array_index(chunks, c);
            if (!chunk->gutters->len)
                continue;
            measure_chunk(view, chunk, pieces);
            trim(view, chunk, pieces);
            more |= grow(view, chunk, 1, pieces);
            more |= grow(view, chunk, -1, pieces);
        }
    }
}

static const segment_line *chunk_line(const segment_view *view, const table_chunk *chunk, guint i)
{
    return segment_line_at(view, g_array_index(chunk->lines, guint, i));
}

enum { MOST_HEAD = 14 }; /* lines of a table's head */

static gboolean same_type(const segment_line *a, const segment_line *b)
{
    return fabsf(a->size - b->size) < 0.3F && a->bold == b->bold && a->italic == b->italic;
}

static gboolean is_year(const char *cell)
{
    gsize digits = strspn(cell, "0123456789");
    return digits == 4 && (cell[0] == '1' || cell[0] == '2') && !g_ascii_isdigit(cell[4]) && cell[4] != ',';
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
    if (head > MOST_HEAD || same > head + (chunk->lines->len - head) / 3 || head == chunk->lines->len)
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
    if (b->page > a->page + 1 || b->aside != a->aside || b->turned != a->turned)
        return FALSE;
    for (guint i = last + 1; i < first; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->role == ROLE_FURNITURE)
            continue;
        /* Notes of the page, which are not known yet. */
        if (line->page != a->page || a->page == b->page || line->size > 0.97F * view->body)
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
    g_autoptr(GPtrArray) chunks = find_chunks(view);
    for (guint c = 0; c < chunks->len; c++) {
        const table_chunk *chunk = g_ptr_array_index(chunks, c);
        for (guint i = 0; chunk->list && i < chunk->lines->len; i++)
            segment_line_at(view, g_array_index(chunk->lines, guint, i))->role = ROLE_BODY;
    }
}

static void find_rows(segment_view *view)
{
    grow_tables(view);
    drop_lists(view);
    g_autoptr(GPtrArray) chunks = find_chunks(view);
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
                segment_line_at(view, g_array_index(chunk->lines, guint, i))->role = ROLE_FURNITURE;
            g_array_remove_range(chunk->lines, 0, repeated);
            chunk->head = 0;
        }
        take_table(view, chunks, c, end);
        c = end;
    }
}

void segment_tables(segment_view *view)
{
    table_measure_gaps(view);
    find_tables(view);
    extend_tables(view);
    find_contents(view);
    find_contents_page(view);
    fill_contents(view);
    find_rows(view);
}
