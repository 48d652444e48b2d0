// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/layout/page_measures.h"

#include "segment/layout/typography.h"
#include "segment/segment_patterns.h"

#include <math.h>
#include <string.h>

enum { LARGER_TENTHS = 4, BOLD_TENTHS = 9, BOLD_PAGES = 3 }; /* of ten, of ten, and one page of so many */

/* A text's type is told from that of notes by this share of the size and these points: print rounds. */
static const float BODY_SHARE = 0.045F, BODY_POINTS = 0.05F;
/* Of the size of the text: the pitch lies between these, and is this where nothing tells. */
static const float LEAST_PITCH = 0.8F, MOST_PITCH = 2.4F, USUAL_PITCH = 1.2F;
/* Points: values no further apart are counted together. */
static const float PITCH_STEP = 0.4F, MARGIN_STEP = 3;
/* Points: the margins of a page where nothing tells, an inch and what is left of 8.5 inches. */
static const float USUAL_LEFT = 72, USUAL_RIGHT = 540;
enum {
    USUAL_SIZE = 10,   /* points */
    TITLE_BYTES = 20,  /* fewer in a line tell nothing of the size of the text */
    LINE_BYTES = 30,   /* fewer in a line tell nothing of the margins */
    PAGE_LINES = 10,   /* fewer on a page tell nothing of its type */
    NUMBERS = 5,       /* of paragraphs in bold: their type says nothing */
    BOLD_LINES = 200,  /* of so many one is bold, where bold says something */
    COLUMN_LINES = 40, /* above and below a line that tell where its column ends */
};

enum { SIZES = 200 }; /* in steps of a quarter of a point */
#define LABEL  60     /* points from a number to the text behind it, at most */
#define RAGGED 45     /* points by which the full lines of a text end unevenly */
/* Running text: so many bytes fill a line, so many such lines are a text, so many bytes of it are enough. */
enum { FULL_BYTES = 50, FULL_LINES = 3, ENOUGH_TEXT = 600, HARDLY_ANY = 20 };
enum { FEW_BYTES = 200 }; /* of one size are no text yet: a masthead's line or two */
enum { SAMPLE = 400 };    /* of many values so many are tried */

static int step_of(float size)
{
    return CLAMP((int)lroundf(size * 4), 0, SIZES - 1);
}

/* Whether a line is of one piece, but for a number or a letter before it. */
static gboolean is_one_piece(const segment_line *line)
{
    return line->cells == 1 || (line->cells == 2 && line->second < line->x0 + LABEL);
}

/* Whether a line goes on below another as running text does: in its type, close, and at about its place. */
static gboolean runs_below(const segment_line *above, const segment_line *line)
{
    return line->page == above->page && line->column == above->column && !line->bold && is_one_piece(line) &&
           fabsf(line->size - above->size) < TYPE_TABLE_SIZE && line->y1 > above->y1 &&
           line->y1 - above->y1 < PITCH_LOOSE * line->size && fabsf(line->x0 - above->x0) < LABEL;
}

/* Bytes of a text that begins with a line and runs on below; nought where its lines are few, short or uneven.
 * Moves `end` behind it. */
static guint text_from(const segment_view *view, guint first, guint *end)
{
    const segment_line *line = segment_line_at(view, first);
    guint bytes = 0, full = 0;
    float right = line->x1;
    for (*end = first + 1; *end < view->lines->len && !line->bold; (*end)++) {
        line = segment_line_at(view, *end);
        if (!runs_below(line - 1, line))
            break;
        right = MAX(right, line->x1);
    }
    for (guint i = first; i < *end; i++) {
        gsize n = strlen(segment_line_at(view, i)->text);
        bytes += (guint)n;
        full += n >= FULL_BYTES && segment_line_at(view, i)->x1 > right - RAGGED;
    }
    return full >= FULL_LINES && full * 2 >= *end - first ? bytes : 0;
}

/* Weighs the sizes by the characters set in them, or with `texts` by running text alone, which tables, titles
 * and lists of names are not. Returns the weight of all. */
static guint weigh_sizes(const segment_view *view, gboolean texts, guint weight[SIZES])
{
    guint total = 0;
    memset(weight, 0, SIZES * sizeof *weight);
    for (guint i = 0, end; i < view->lines->len; i = end) {
        const segment_line *line = segment_line_at(view, i);
        end = i + 1;
        guint n = texts ? text_from(view, i, &end) : (guint)strlen(line->text);
        if (line->cells > 2 || (!texts && n < TITLE_BYTES))
            continue;
        weight[step_of(line->size)] += n;
        total += n;
    }
    return total;
}

/* The heaviest size; where two are common, the larger: notes may outweigh the text. */
static int heaviest(const guint weight[SIZES], guint total)
{
    guint most = 0;
    int best = step_of(USUAL_SIZE);
    for (int s = 0; s < SIZES; s++)
        if (weight[s] > most)
            most = weight[s], best = s;
    for (int s = best + 1; s < SIZES; s++)
        if (weight[s] * 10 >= most * LARGER_TENTHS && weight[s] * 10 > total && weight[s] >= FEW_BYTES)
            best = s;
    return best;
}

/* The size that most characters are set in, unless hardly any running text is: then fifty pages of a table
 * have outweighed it, and the text itself decides. */
static float body_size(const segment_view *view)
{
    guint all[SIZES], texts[SIZES];
    guint total = weigh_sizes(view, FALSE, all);
    int size = heaviest(all, total);
    total = weigh_sizes(view, TRUE, texts);
    if (total >= ENOUGH_TEXT && texts[size] < total / HARDLY_ANY)
        size = heaviest(texts, total);
    return (float)size / 4;
}

static GArray *sorted_of(const GArray *values)
{
    GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(float), values->len);
    for (guint i = 0; i < values->len; i++)
        if (!isnan(g_array_index(values, float, i)))
            g_array_append_vals(sorted, &g_array_index(values, float, i), 1);
    g_array_sort(sorted, segment_by_float);
    return sorted;
}

/* How many of the sorted values lie within `width` of one. */
static guint near_to(const GArray *sorted, float value, float width)
{
    const float *at = (const float *)(gconstpointer)sorted->data;
    guint first = 0, end = sorted->len;
    while (first < end) {
        guint middle = first + (end - first) / 2;
        if (value - at[middle] <= width)
            end = middle;
        else
            first = middle + 1;
    }
    guint low = first;
    end = sorted->len;
    while (low < end) {
        guint middle = low + (end - low) / 2;
        if (at[middle] - value <= width)
            low = middle + 1;
        else
            end = middle;
    }
    return low - first;
}

/* The most frequent value, values at most `width` apart counted together. With `smaller`, a smaller value
 * that is at least half as frequent wins: where paragraphs are short, the step between them outnumbers that
 * between lines. */
static float most_frequent(const GArray *values, float width, gboolean smaller, float fallback)
{
    g_autoptr(GArray) sorted = sorted_of(values);
    float best = fallback;
    guint most = 0;
    for (guint i = 0; i < values->len; i += 1 + values->len / SAMPLE) {
        guint near = near_to(sorted, g_array_index(values, float, i), width);
        if (near > most)
            most = near, best = g_array_index(values, float, i);
    }
    for (guint i = 0; smaller && i < values->len; i += 1 + values->len / SAMPLE) {
        float value = g_array_index(values, float, i);
        if (value < best - 2 * width && near_to(sorted, value, width) * 2 >= most)
            best = value;
    }
    double sum = 0;
    guint count = 0;
    for (guint i = 0; i < values->len; i++)
        if (fabsf(g_array_index(values, float, i) - best) <= width)
            sum += g_array_index(values, float, i), count++;
    return count ? (float)(sum / count) : fallback;
}

gboolean segment_is_body_size(const segment_view *view, const segment_line *line)
{
    return fabsf(line->size - view->body) <= BODY_SHARE * view->body + BODY_POINTS;
}

/* Whether a third of the pages is bold from head to foot, as in some scans: then bold says nothing. */
static gboolean has_bold_pages(const segment_view *view)
{
    guint pages = 0, bold_pages = 0, numbers = 0;
    for (guint i = 0; i < view->lines->len;) {
        guint lines = 0, bold = 0;
        int page = segment_line_at(view, i)->page;
        for (; i < view->lines->len && segment_line_at(view, i)->page == page; i++)
            lines++, bold += segment_line_at(view, i)->bold;
        pages += lines > PAGE_LINES;
        if (lines <= PAGE_LINES || bold * 10 < lines * BOLD_TENTHS)
            continue;
        bold_pages++;
        for (guint k = i - lines; k < i; k++)
            numbers += segment_matches(PATTERN_NUMBER, segment_line_at(view, k)->text, NULL);
    }
    /* A report may set its recommendations in bold page after page, but not its numbered paragraphs. */
    return bold_pages * BOLD_PAGES > pages && numbers >= NUMBERS;
}

void segment_page_measures(segment_view *view)
{
    g_autoptr(GArray) pitches = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) lefts = g_array_new(FALSE, FALSE, sizeof(float));
    g_autoptr(GArray) rights = g_array_new(FALSE, FALSE, sizeof(float));
    view->body = body_size(view);

    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (!segment_is_body_size(view, line) || line->cells > 2 || strlen(line->text) < LINE_BYTES)
            continue;
        g_array_append_val(lefts, line->x0);
        g_array_append_val(rights, line->x1);
        if (i) {
            const segment_line *above = line - 1;
            float pitch = line->y1 - above->y1;
            if (above->page == line->page && above->column == line->column &&
                segment_is_body_size(view, above) && pitch > LEAST_PITCH * view->body &&
                pitch < MOST_PITCH * view->body)
                g_array_append_val(pitches, pitch);
        }
    }
    view->pitch = most_frequent(pitches, PITCH_STEP, TRUE, USUAL_PITCH * view->body);
    view->left = most_frequent(lefts, MARGIN_STEP, FALSE, USUAL_LEFT);
    view->right = most_frequent(rights, MARGIN_STEP, FALSE, USUAL_RIGHT);
    guint bold = 0;
    for (guint i = 0; i < view->lines->len; i++)
        bold += segment_line_at(view, i)->bold && segment_line_at(view, i)->page > 1;
    gboolean all_bold = view->source->format == UNDEX_FORMAT_PDF && has_bold_pages(view);
    for (guint i = 0; all_bold && i < view->lines->len; i++)
        segment_line_at(view, i)->bold = segment_line_at(view, i)->bold_lead =
            segment_line_at(view, i)->bold_tail = FALSE;
    view->typewritten =
        view->source->format == UNDEX_FORMAT_PDF && (all_bold || bold * BOLD_LINES < view->lines->len);
    /* Where lines end, by column: the furthest that many of them reach. */
    for (guint i = 0; i < view->lines->len; i++) {
        segment_line *line = segment_line_at(view, i);
        line->right = line->right > 0 ? line->right : view->right;
        if (line->column) {
            float right = 0;
            for (guint j = i > COLUMN_LINES ? i - COLUMN_LINES : 0;
                 j < MIN(i + COLUMN_LINES, view->lines->len); j++) {
                const segment_line *other = segment_line_at(view, j);
                if (other->page == line->page && other->column == line->column)
                    right = MAX(right, other->x1);
            }
            line->right = right;
        }
    }
}
