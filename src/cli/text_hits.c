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
    g_autofree char *said = g_strdup_printf(", p. %d", passage->page_first);
    if (passage->page_first <= 0)
        return NULL;
    if (passage->page_last <= passage->page_first && passage->citation &&
        g_str_has_suffix(passage->citation, said))
        return NULL; /* the citation says so already */
    if (passage->page_last > passage->page_first)
        return g_strdup_printf("pp. %d-%d", passage->page_first, passage->page_last);
    return g_strdup_printf("p. %d", passage->page_first);
}

/* "A/68/190, para. 12  2013-07-25  en  p. 5", the citation in bold. */
static void put_citation(undex_output *out, int used, const undex_document *document,
                         const undex_passage *passage, const char *item, const char *score)
{
    g_autoptr(undex_rich) line = undex_rich_new();
    g_autofree char *pages = pages_of(passage);
    const char *facts[] = {document->date, document->language, pages, score};
    g_autofree char *link = undex_text_link(document, passage->page_first);
    undex_rich_add(line,
                   passage->citation ? passage->citation
                   : passage->id     ? passage->id
                                     : "?",
                   UNDEX_STYLE_BOLD);
    undex_rich_add(line, item ? " " : "", UNDEX_STYLE_BOLD);
    undex_rich_add(line, item ? item : "", UNDEX_STYLE_BOLD);
    if (link)
        undex_rich_link(line, 0, undex_rich_length(line), link);
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

static void put_around(undex_output *out, const GPtrArray *passages)
{
    for (guint i = 0; i < passages->len; i++)
        undex_text_put_passage(out, g_ptr_array_index(passages, i));
}

/* Whole, between its neighbours. */
static void put_hit_around(undex_output *out, const undex_hit *hit, const undex_around *around)
{
    g_autoptr(undex_rich) text = undex_text_passage(hit->passage, 0, -1, hit->highlights);
    put_around(out, around->before);
    undex_output_text(out, around->before->len ? "\n" : "");
    undex_text_put_rich(out, hit->passage, text);
    put_notes(out, hit->passage, hit->notes, (extent){0, G_MAXINT}, TRUE);
    undex_output_text(out, around->after->len ? "\n" : "");
    put_around(out, around->after);
}

static void put_hit(undex_output *out, const undex_hit *hit, const undex_around *around, gboolean full)
{
    extent shown;
    gboolean whole;
    g_autofree char *rank = g_strdup_printf("%2d. ", hit->rank);
    g_autofree char *score = out->verbose ? g_strdup_printf("score %.2f", hit->score) : NULL;
    g_autoptr(undex_rich) text = shown_text(hit, full, &shown, &whole);
    undex_output_text(out, rank);
    put_citation(out, (int)strlen(rank), hit->document, hit->passage, NULL, score);
    put_path(out, hit->document, hit->passage);
    if (around) {
        put_hit_around(out, hit, around);
        return;
    }
    undex_output_format(out, "%*s", INDENT, "");
    undex_rich_print(text, out, INDENT, INDENT);
    put_notes(out, hit->passage, hit->notes, shown, whole);
}

/* "organ: A 120, S 31" */
static void put_facet(undex_output *out, const undex_facet *facet)
{
    g_autoptr(undex_rich) line = undex_rich_new();
    undex_rich_add(line, facet->name, UNDEX_STYLE_BOLD);
    undex_rich_add(line, facet->exact ? ":" : " (about):", UNDEX_STYLE_PLAIN);
    for (guint i = 0; i < facet->counts->len; i++) {
        const undex_facet_count *count = &g_array_index(facet->counts, undex_facet_count, i);
        g_autofree char *number = undex_number(count->hits);
        g_autofree char *part = g_strdup_printf("%s %s ", i ? "," : "", count->value);
        undex_rich_add(line, part, UNDEX_STYLE_PLAIN);
        undex_rich_add(line, number, UNDEX_STYLE_DIM);
    }
    undex_rich_print(line, out, 0, INDENT);
}

void undex_text_results(undex_output *out, const undex_found *found)
{
    const GPtrArray *hits = found->results->hits;
    if (found->name) {
        g_autofree char *head =
            g_strdup_printf("%s== %s: %s\n", out->items ? "\n" : "", found->name, found->results->query);
        undex_output_styled(out, UNDEX_STYLE_BOLD, head);
        out->items = 0;
    }
    for (guint i = 0; i < hits->len && !out->error; i++) {
        if (out->items++)
            undex_output_text(out, "\n");
        put_hit(out, g_ptr_array_index(hits, i), found->around ? g_ptr_array_index(found->around, i) : NULL,
                found->full);
    }
    for (guint i = 0; found->facets && i < found->facets->len; i++) {
        if (!i && hits->len)
            undex_output_text(out, "\n");
        put_facet(out, g_ptr_array_index(found->facets, i));
    }
    out->items += found->name != NULL;
}

/* "Cites A/RES/79/1, para. 12; A/68/190" */
static void put_cites(undex_output *out, const undex_passage *passage)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(undex_rich) line = undex_rich_new();
    undex_rich_add(line, "Cites", UNDEX_STYLE_DIM);
    for (guint i = 0; i < passage->cites->len; i++) {
        const undex_cite *cite = &g_array_index(passage->cites, undex_cite, i);
        char *name =
            cite->para ? g_strdup_printf("%s, para. %s", cite->symbol, cite->para) : g_strdup(cite->symbol);
        g_autofree char *part = g_strdup_printf("%s %s", g_hash_table_size(seen) ? ";" : "", name);
        if (g_hash_table_add(seen, name))
            undex_rich_add(line, part, UNDEX_STYLE_PLAIN);
    }
    if (!g_hash_table_size(seen))
        return;
    undex_output_format(out, "%*s", INDENT, "");
    undex_rich_print(line, out, INDENT, INDENT + 2);
}

/* The sub-paragraph that was asked for stands behind a sign in the margin, so that it is seen without colours
 * too. */
static void put_item(undex_output *out, const undex_shown *shown)
{
    const undex_passage *passage = shown->passage;
    const struct {
        int start, end;
        gboolean meant;
    } parts[] = {{0, shown->item->offset, FALSE},
                 {shown->item->offset, shown->item_end, TRUE},
                 {shown->item_end, -1, FALSE}};
    int length = (int)g_utf8_strlen(passage->text, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        int end = parts[i].end < 0 ? length : parts[i].end;
        if (end <= parts[i].start)
            continue;
        g_autoptr(undex_rich) text = undex_text_passage(passage, parts[i].start, end, NULL);
        if (parts[i].meant)
            undex_rich_mark(text, 0, undex_rich_length(text), UNDEX_STYLE_BOLD);
        if (i == 0)
            undex_text_put_rich(out, passage, text);
        else
            undex_text_put_part(out, parts[i].meant ? "  >" : "", text);
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
        put_citation(out, 0, shown->document, passage, shown->item ? shown->item->label : NULL, NULL);
        put_path(out, shown->document, passage);
    }
    if (shown->item)
        put_item(out, shown);
    else
        undex_text_put_passage(out, passage);
    put_notes(out, passage, shown->notes, all, TRUE);
    if (!shown->context)
        put_cites(out, passage);
}

void undex_text_table(undex_output *out, const undex_table *table)
{
    table->text(out, table);
}
