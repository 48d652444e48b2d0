// SPDX-License-Identifier: GPL-3.0-or-later
/* The text format of hits: citation, headings, snippet with its marked words, and notes. */
#include "cli/formats/text_parts.h"

#include <string.h>

enum { INDENT = 4, NOTE_INDENT = 6, NOTE_MOST = 400 };

/* The part of a passage's text that is shown, in code points. */
typedef struct {
    int start, end;
} extent;

/* NULL where the citation says it already. */
static char *pages_of(const undex_passage *passage)
{
    if (passage->page_first <= 0)
        return NULL;
    const char *label = passage->page_label ? passage->page_label : "";
    int number = (int)g_ascii_strtoll(label, NULL, 10); /* pages are counted on from a label that is one */
    int first = number > 0 ? number : passage->page_first;
    if (passage->page_last > passage->page_first && (number > 0 || !*label))
        return g_strdup_printf("pp. %d-%d", first, first + passage->page_last - passage->page_first);
    g_autofree char *page = *label ? g_strconcat("p. ", label, NULL) : g_strdup_printf("p. %d", first);
    g_autofree char *end = g_strconcat(", ", page, NULL);
    return passage->citation && g_str_has_suffix(passage->citation, end) ? NULL : g_steal_pointer(&page);
}

/* "A/68/190, para. 12  2013-07-25  en  p. 5", the citation in bold. */
void undex_text_put_citation(undex_output *out, int used, const undex_document *document,
                             const undex_passage *passage, const char *item, const char *worth)
{
    g_autoptr(undex_wrapped_text) line = undex_wrapped_text_new();
    g_autofree char *pages = pages_of(passage);
    g_autofree char *ocr =
        passage->ocr ? g_strdup_printf("OCR %d %%", undex_passage_ocr_percent(passage)) : NULL;
    const char *language = passage->language ? passage->language : document->language;
    const char *facts[] = {undex_document_cited_date(document), language, pages, ocr, worth};
    g_autofree char *link = undex_text_link(document, passage->page_first);
    undex_wrapped_text_add(line,
                           passage->citation ? passage->citation
                           : passage->id     ? passage->id
                                             : "?",
                           UNDEX_STYLE_BOLD);
    undex_wrapped_text_add(line, item ? " " : "", UNDEX_STYLE_BOLD);
    undex_wrapped_text_add(line, item ? item : "", UNDEX_STYLE_BOLD);
    if (link)
        undex_wrapped_text_link(line, 0, undex_wrapped_text_length(line), link);
    for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
        if (facts[i]) {
            undex_wrapped_text_add(line, "  ", UNDEX_STYLE_PLAIN);
            undex_wrapped_text_add(line, facts[i], UNDEX_STYLE_DIM);
        }
    undex_wrapped_text_print(line, out, used, INDENT);
}

/* Title and headings; one that repeats what stands before it is left out. */
static GPtrArray *path_of(const undex_document *document, const undex_passage *passage)
{
    GPtrArray *parts = g_ptr_array_new();
    if (document->title)
        g_ptr_array_add(parts, document->title);
    for (guint i = 0; i < passage->headings->len; i++) {
        const char *heading = g_ptr_array_index(passage->headings, i);
        if (!parts->len || g_strcmp0(g_ptr_array_index(parts, parts->len - 1), heading) != 0)
            g_ptr_array_add(parts, (gpointer)heading);
    }
    return parts;
}

/* "Title > I. Heading > A. Heading" */
void undex_text_put_path(undex_output *out, const undex_document *document, const undex_passage *passage)
{
    g_autoptr(GPtrArray) parts = path_of(document, passage);
    g_autoptr(undex_wrapped_text) line = undex_wrapped_text_new();
    for (guint i = 0; i < parts->len; i++) {
        undex_wrapped_text_add(line, i ? " > " : "", UNDEX_STYLE_DIM);
        undex_wrapped_text_add(line, g_ptr_array_index(parts, i), UNDEX_STYLE_DIM);
    }
    if (!parts->len)
        return;
    undex_output_format(out, "%*s", INDENT, "");
    undex_wrapped_text_print(line, out, INDENT, INDENT + 2);
}

static void put_dim_line(undex_output *out, const char *text)
{
    undex_output_format(out, "%*s", INDENT, "");
    undex_output_styled(out, UNDEX_STYLE_DIM, text);
    undex_output_text(out, "\n");
}

/* The title in one line, the two nearest headings in another. */
static void put_short_path(undex_output *out, const undex_document *document, const undex_passage *passage)
{
    enum { NEAREST = 2 };
    g_autoptr(GPtrArray) parts = path_of(document, passage);
    if (document->title) {
        g_autofree char *title = undex_text_shorten(document->title, out->width - INDENT);
        g_ptr_array_remove_index(parts, 0);
        put_dim_line(out, title);
    }
    if (!parts->len)
        return;
    if (parts->len > NEAREST) {
        g_ptr_array_remove_range(parts, 0, parts->len - NEAREST);
        g_ptr_array_insert(parts, 0, (gpointer) "...");
    }
    g_autofree char *path = undex_text_join_path(parts, out->width - INDENT);
    put_dim_line(out, path);
}

/* TRUE where the mark stands in what is shown. One whose place is not known belongs to the whole passage. */
static gboolean is_in(const undex_mark *mark, extent shown, gboolean whole)
{
    return mark->offset < 0 ? whole : mark->offset >= shown.start && mark->offset <= shown.end;
}

static const undex_mark *mark_in(const undex_passage *passage, const undex_passage *note, extent shown,
                                 gboolean whole)
{
    for (guint i = 0; i < passage->notes->len; i++) {
        const undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        if (g_strcmp0(mark->id, note->id) == 0 && is_in(mark, shown, whole))
            return mark;
    }
    return NULL;
}

/* A note that stands further up already is only pointed to. `told`: id -> rank of the hit it stands with. */
static void put_hit_notes(undex_output *out, const undex_hit *hit, extent shown, gboolean whole,
                          gboolean full, GHashTable *told)
{
    for (guint i = 0; i < hit->notes->len; i++) {
        const undex_passage *note = g_ptr_array_index(hit->notes, i);
        const undex_mark *mark = mark_in(hit->passage, note, shown, whole);
        if (!mark)
            continue;
        int rank = GPOINTER_TO_INT(g_hash_table_lookup(told, note->id));
        if (rank) {
            g_autofree char *pointer = g_strdup_printf("[%s]", mark->mark ? mark->mark : note->label);
            undex_output_format(out, "%*s", NOTE_INDENT, "");
            undex_output_styled(out, UNDEX_STYLE_MARK, pointer);
            undex_output_format(out, " see %d. above\n", rank);
            continue;
        }
        g_hash_table_insert(told, note->id, GINT_TO_POINTER(hit->rank));
        undex_note_line line = {mark->mark, note,
                                hit->note_highlights ? g_ptr_array_index(hit->note_highlights, i) : NULL,
                                full ? 0 : NOTE_MOST, TRUE};
        undex_text_put_note(out, &line, NOTE_INDENT);
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

static undex_wrapped_text *shown_text(const undex_hit *hit, gboolean full, extent *shown, gboolean *whole)
{
    int length = hit->passage->text ? (int)g_utf8_strlen(hit->passage->text, -1) : 0;
    *shown = (extent){0, length};
    *whole = full || !hit->snippet;
    if (!*whole && !snippet_extent(hit, shown)) {
        undex_wrapped_text *rich = undex_wrapped_text_new();
        undex_wrapped_text_add(rich, hit->snippet, UNDEX_STYLE_PLAIN);
        for (guint i = 0; hit->snippet_highlights && i < hit->snippet_highlights->len; i++) {
            undex_range range = g_array_index(hit->snippet_highlights, undex_range, i);
            undex_wrapped_text_mark(rich, range.start, range.end, UNDEX_STYLE_MATCH);
        }
        return rich;
    }
    undex_wrapped_text *rich = undex_text_passage(hit->passage, shown->start, shown->end, hit->highlights);
    if (shown->end < length)
        undex_wrapped_text_add(rich, " ...", UNDEX_STYLE_DIM);
    if (shown->start > 0)
        undex_wrapped_text_insert(rich, 0, "... ", UNDEX_STYLE_DIM);
    *whole = shown->start == 0 && shown->end == length;
    return rich;
}

/* "also in A/C.5/99/L.3, para. 2; A/RES/99/3, para. 2" */
static void put_copies(undex_output *out, const GPtrArray *copies)
{
    g_autoptr(undex_wrapped_text) line = undex_wrapped_text_new();
    for (guint i = 0; i < copies->len; i++) {
        const undex_copy *copy = g_ptr_array_index(copies, i);
        undex_wrapped_text_add(line, i ? "; " : "also in ", UNDEX_STYLE_DIM);
        undex_wrapped_text_add(line, copy->passage->citation ? copy->passage->citation : copy->passage->id,
                               UNDEX_STYLE_DIM);
    }
    if (copies->len == 0)
        return;
    undex_output_format(out, "%*s", INDENT, "");
    undex_wrapped_text_print(line, out, INDENT, INDENT);
}

static void put_around(undex_output *out, const GPtrArray *passages)
{
    for (guint i = 0; i < passages->len; i++)
        undex_text_put_passage(out, g_ptr_array_index(passages, i));
}

/* Whole, between its neighbours. */
static void put_hit_around(undex_output *out, const undex_hit *hit, const undex_around *around,
                           GHashTable *told)
{
    g_autoptr(undex_wrapped_text) text = undex_text_passage(hit->passage, 0, -1, hit->highlights);
    put_around(out, around->before);
    undex_output_text(out, around->before->len ? "\n" : "");
    undex_text_put_rich(out, hit->passage, text);
    put_hit_notes(out, hit, (extent){0, G_MAXINT}, TRUE, TRUE, told);
    undex_output_text(out, around->after->len ? "\n" : "");
    put_around(out, around->after);
}

/* "score 12.30", "cited by 12, here by 3"; NULL: nothing. Caller frees. */
static char *worth_of(const undex_output *out, const undex_hit *hit)
{
    g_autoptr(GString) worth = g_string_new(NULL);
    if (hit->cited >= 0)
        g_string_printf(worth, "cited by %d", hit->cited);
    if (hit->cited_place > 0)
        g_string_append_printf(worth, ", here by %d", hit->cited_place);
    if (out->verbose)
        g_string_append_printf(worth, "%sscore %.2f", worth->len ? "  " : "", hit->score);
    return worth->len ? g_string_free(g_steal_pointer(&worth), FALSE) : NULL;
}

static void put_hit(undex_output *out, const undex_hit *hit, const undex_around *around, gboolean full,
                    GHashTable *told)
{
    extent shown;
    gboolean whole;
    g_autofree char *rank = g_strdup_printf("%2d. ", hit->rank);
    g_autofree char *worth = worth_of(out, hit);
    g_autoptr(undex_wrapped_text) text = shown_text(hit, full, &shown, &whole);
    undex_output_text(out, rank);
    undex_text_put_citation(out, (int)strlen(rank), hit->document, hit->passage, NULL, worth);
    if (full)
        undex_text_put_path(out, hit->document, hit->passage);
    else
        put_short_path(out, hit->document, hit->passage);
    if (around) {
        put_hit_around(out, hit, around, told);
        put_copies(out, hit->also);
        return;
    }
    undex_output_format(out, "%*s", INDENT, "");
    int above = hit->passage->id ? GPOINTER_TO_INT(g_hash_table_lookup(told, hit->passage->id)) : 0;
    if (above) {
        undex_output_format(out, "(see %d. above)\n", above);
        return;
    }
    undex_wrapped_text_print(text, out, INDENT, INDENT);
    put_hit_notes(out, hit, shown, whole, full, told);
    put_copies(out, hit->also);
    if (hit->passage->id)
        g_hash_table_insert(told, hit->passage->id, GINT_TO_POINTER(hit->rank));
}

/* "organ: A 120, S 31" */
static void put_facet(undex_output *out, const undex_facet *facet)
{
    g_autoptr(undex_wrapped_text) line = undex_wrapped_text_new();
    undex_wrapped_text_add(line, facet->name, UNDEX_STYLE_BOLD);
    undex_wrapped_text_add(line, facet->exact ? ":" : " (about):", UNDEX_STYLE_PLAIN);
    gboolean any = FALSE;
    for (guint i = 0; i < facet->counts->len; i++) {
        const undex_facet_count *count = &g_array_index(facet->counts, undex_facet_count, i);
        if (!count->hits)
            continue;
        g_autofree char *number = undex_number(count->hits);
        g_autofree char *part = g_strdup_printf("%s %s ", any ? "," : "", count->value);
        any = TRUE;
        undex_wrapped_text_add(line, part, UNDEX_STYLE_PLAIN);
        undex_wrapped_text_add(line, number, UNDEX_STYLE_DIM);
    }
    undex_wrapped_text_print(line, out, 0, INDENT);
}

void undex_text_results(undex_output *out, const undex_found *found)
{
    const GPtrArray *hits = found->results->hits;
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
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
                found->full, told);
    }
    for (guint i = 0; found->facets && i < found->facets->len; i++) {
        if (!i && hits->len)
            undex_output_text(out, "\n");
        put_facet(out, g_ptr_array_index(found->facets, i));
    }
    out->items += found->name != NULL;
}
