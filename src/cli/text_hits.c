// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text.h"

#include <string.h>

enum { INDENT = 4, NOTE_INDENT = 6 };

/* The part of a passage's text that is shown, in code points. */
typedef struct {
    int start, end;
} extent;

static char *pages_of(const undex_passage *passage)
{
    if (passage->page_first <= 0)
        return NULL;
    if (passage->page_last > passage->page_first)
        return g_strdup_printf("pp. %d-%d", passage->page_first, passage->page_last);
    return g_strdup_printf("p. %d", passage->page_first);
}

/* "A/68/190, para. 12  2013-07-25  en  p. 5", the citation in bold. */
static void put_citation(undex_output *out, int used, const undex_document *document,
                         const undex_passage *passage, const char *score)
{
    g_autoptr(undex_rich) line = undex_rich_new();
    g_autofree char *pages = pages_of(passage);
    const char *facts[] = {document->date, document->language, pages, score};
    undex_rich_add(line,
                   passage->citation ? passage->citation
                   : passage->id     ? passage->id
                                     : "?",
                   UNDEX_STYLE_BOLD);
    for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
        if (facts[i]) {
            undex_rich_add(line, "  ", UNDEX_STYLE_PLAIN);
            undex_rich_add(line, facts[i], UNDEX_STYLE_DIM);
        }
    undex_rich_print(line, out, used, INDENT);
}

/* "Title > I. Heading > A. Heading" */
static void put_path(undex_output *out, const undex_document *document, const undex_passage *passage)
{
    g_autoptr(undex_rich) line = undex_rich_new();
    if (document->title)
        undex_rich_add(line, document->title, UNDEX_STYLE_DIM);
    for (guint i = 0; i < passage->headings->len; i++) {
        if (undex_rich_length(line))
            undex_rich_add(line, " > ", UNDEX_STYLE_DIM);
        undex_rich_add(line, g_ptr_array_index(passage->headings, i), UNDEX_STYLE_DIM);
    }
    if (!undex_rich_length(line))
        return;
    undex_output_format(out, "%*s", INDENT, "");
    undex_rich_print(line, out, INDENT, INDENT + 2);
}

/* TRUE where the mark stands in what is shown. One whose place is not known belongs to the whole passage. */
static gboolean is_in(const undex_mark *mark, extent shown, gboolean whole)
{
    return mark->offset < 0 ? whole : mark->offset >= shown.start && mark->offset <= shown.end;
}

static void put_notes(undex_output *out, const undex_passage *passage, const GPtrArray *notes, extent shown,
                      gboolean whole)
{
    for (guint i = 0; notes && i < notes->len; i++) {
        const undex_passage *note = g_ptr_array_index(notes, i);
        for (guint j = 0; j < passage->notes->len; j++) {
            const undex_mark *mark = &g_array_index(passage->notes, undex_mark, j);
            if (g_strcmp0(mark->id, note->id) != 0 || !is_in(mark, shown, whole))
                continue;
            undex_text_put_note(out, mark->mark, note, TRUE, NOTE_INDENT);
            break;
        }
    }
}

/* Where the snippet lies in the passage's text; FALSE where it is no part of it, letter by letter. */
static gboolean snippet_extent(const undex_hit *hit, extent *shown)
{
    const char *text = hit->passage->text, *snippet = hit->snippet;
    if (!text || !snippet || hit->snippet_offset < 0 || hit->snippet_offset > g_utf8_strlen(text, -1))
        return FALSE;
    if (!g_str_has_prefix(g_utf8_offset_to_pointer(text, hit->snippet_offset), snippet))
        return FALSE;
    *shown = (extent){hit->snippet_offset, hit->snippet_offset + (int)g_utf8_strlen(snippet, -1)};
    return TRUE;
}

static undex_rich *shown_text(const undex_hit *hit, gboolean full, extent *shown, gboolean *whole)
{
    int length = hit->passage->text ? (int)g_utf8_strlen(hit->passage->text, -1) : 0;
    *shown = (extent){0, length};
    *whole = full || !hit->snippet;
    if (!*whole && !snippet_extent(hit, shown)) {
        undex_rich *rich = undex_rich_new();
        undex_rich_add(rich, hit->snippet, UNDEX_STYLE_PLAIN);
        for (guint i = 0; hit->snippet_highlights && i < hit->snippet_highlights->len; i++) {
            undex_range range = g_array_index(hit->snippet_highlights, undex_range, i);
            undex_rich_mark(rich, range.start, range.end, UNDEX_STYLE_MATCH);
        }
        return rich;
    }
    undex_rich *rich = undex_text_passage(hit->passage, shown->start, shown->end, hit->highlights);
    if (shown->end < length)
        undex_rich_add(rich, " ...", UNDEX_STYLE_DIM);
    if (shown->start > 0)
        undex_rich_insert(rich, 0, "... ", UNDEX_STYLE_DIM);
    *whole = shown->start == 0 && shown->end == length;
    return rich;
}

static void put_hit(undex_output *out, const undex_hit *hit, gboolean full)
{
    extent shown;
    gboolean whole;
    g_autofree char *rank = g_strdup_printf("%2d. ", hit->rank);
    g_autofree char *score = out->verbose ? g_strdup_printf("score %.2f", hit->score) : NULL;
    g_autoptr(undex_rich) text = shown_text(hit, full, &shown, &whole);
    undex_output_text(out, rank);
    put_citation(out, (int)strlen(rank), hit->document, hit->passage, score);
    put_path(out, hit->document, hit->passage);
    undex_output_format(out, "%*s", INDENT, "");
    undex_rich_print(text, out, INDENT, INDENT);
    put_notes(out, hit->passage, hit->notes, shown, whole);
}

void undex_text_results(undex_output *out, const undex_results *results, gboolean full)
{
    for (guint i = 0; i < results->hits->len; i++) {
        if (out->items++)
            undex_output_text(out, "\n");
        put_hit(out, g_ptr_array_index(results->hits, i), full);
    }
}

/* Context is set without a head, so that what was asked for stands out. */
void undex_text_shown(undex_output *out, const undex_shown *shown)
{
    const undex_passage *passage = shown->passage;
    extent all = {0, G_MAXINT};
    if (out->items++)
        undex_output_text(out, "\n");
    if (!shown->context) {
        put_citation(out, 0, shown->document, passage, NULL);
        put_path(out, shown->document, passage);
    }
    undex_text_put_passage(out, passage);
    put_notes(out, passage, shown->notes, all, TRUE);
}
