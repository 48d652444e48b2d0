// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/formats/text_parts.h"

#include "cli/cli.h"

enum { INDENT = 5, DEEPEST = 4 };

static char *document_facts(const undex_document *document)
{
    g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func(g_free);
    if (undex_document_cited_date(document))
        g_ptr_array_add(facts, g_strdup(undex_document_cited_date(document)));
    if (document->language)
        g_ptr_array_add(facts, g_strdup(document->language));
    if (document->pages)
        g_ptr_array_add(facts,
                        g_strdup_printf("%d page%s", document->pages, document->pages == 1 ? "" : "s"));
    if (document->text_layer != UNDEX_TEXT_FULL)
        g_ptr_array_add(facts,
                        g_strdup_printf("text layer: %s", undex_text_layer_name(document->text_layer)));
    if (document->path)
        g_ptr_array_add(facts, undex_display_path(document->path));
    g_ptr_array_add(facts, NULL);
    return g_strjoinv(", ", (char **)facts->pdata);
}

void undex_text_put_head(undex_output *out, const undex_document *document)
{
    g_autoptr(undex_wrapped_text) name = undex_wrapped_text_new();
    for (guint i = 0; i < document->symbols->len; i++) {
        undex_wrapped_text_add(name, i ? ", " : "", UNDEX_STYLE_BOLD);
        undex_wrapped_text_add(name, g_ptr_array_index(document->symbols, i), UNDEX_STYLE_BOLD);
    }
    if (!document->symbols->len)
        undex_wrapped_text_add(name, document->key ? document->key : "(no symbol)", UNDEX_STYLE_BOLD);
    if (document->title) {
        undex_wrapped_text_add(name, "  ", UNDEX_STYLE_PLAIN);
        undex_wrapped_text_add(name, document->title, UNDEX_STYLE_PLAIN);
    }
    undex_wrapped_text_print(name, out, 0, 2);
    g_autofree char *facts = document_facts(document);
    undex_output_styled(out, UNDEX_STYLE_DIM, facts);
    undex_output_text(out, "\n");
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const undex_mark *x = *(undex_mark *const *)a, *y = *(undex_mark *const *)b;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* From the last to the first, so that the places of the others stay true. */
static void insert_marks(undex_wrapped_text *rich, const undex_passage *passage, int start, int end)
{
    g_autoptr(GPtrArray) marks = g_ptr_array_new();
    for (guint i = 0; i < passage->notes->len; i++) {
        undex_mark *mark = &g_array_index(passage->notes, undex_mark, i);
        if (mark->mark && mark->offset >= start && mark->offset <= end)
            g_ptr_array_add(marks, mark);
    }
    g_ptr_array_sort(marks, by_place);
    for (guint i = marks->len; i-- > 0;) {
        const undex_mark *mark = g_ptr_array_index(marks, i);
        g_autofree char *shown = g_strdup_printf("[%s]", mark->mark);
        undex_wrapped_text_insert(rich, mark->offset - start, shown, UNDEX_STYLE_MARK);
    }
}

undex_wrapped_text *undex_text_passage(const undex_passage *passage, int start, int end,
                                       const GArray *highlights)
{
    undex_wrapped_text *rich = undex_wrapped_text_new();
    const char *text = passage->text ? passage->text : "";
    int length = (int)g_utf8_strlen(text, -1);
    end = end < 0 ? length : MIN(end, length);
    start = CLAMP(start, 0, end);
    g_autofree char *part = g_utf8_substring(text, start, end);
    undex_wrapped_text_add(rich, part, UNDEX_STYLE_PLAIN);
    for (guint i = 0; highlights && i < highlights->len; i++) {
        undex_range range = g_array_index(highlights, undex_range, i);
        undex_wrapped_text_mark(rich, range.start - start, range.end - start, UNDEX_STYLE_MATCH);
    }
    insert_marks(rich, passage, start, end);
    return rich;
}

static void put_heading(undex_output *out, const undex_passage *passage)
{
    int indent = 2 * (CLAMP(passage->level, 1, DEEPEST) - 1);
    g_autoptr(undex_wrapped_text) rich = undex_text_passage(passage, 0, -1, NULL);
    undex_wrapped_text_mark(rich, 0, undex_wrapped_text_length(rich), UNDEX_STYLE_BOLD);
    undex_output_format(out, "%*s", indent, "");
    undex_wrapped_text_print(rich, out, indent, indent + 2);
}

void undex_text_put_part(undex_output *out, const char *sign, const undex_wrapped_text *text)
{
    int used = undex_text_columns(sign);
    undex_output_styled(out, UNDEX_STYLE_BOLD, sign);
    undex_output_format(out, "%*s", MAX(INDENT - used, 1), "");
    undex_wrapped_text_print(text, out, MAX(INDENT, used + 1), INDENT);
}

void undex_text_put_rich(undex_output *out, const undex_passage *passage, const undex_wrapped_text *text)
{
    gboolean numbered = passage->label && passage->label_origin != UNDEX_LABEL_NONE;
    gboolean dotted = passage->kind == UNDEX_KIND_PARAGRAPH || passage->kind == UNDEX_KIND_OPERATIVE;
    g_autofree char *label =
        numbered ? g_strdup_printf("%s%s", passage->label, dotted ? "." : "") : g_strdup("");
    undex_text_put_part(out, label, text);
}

void undex_text_put_passage(undex_output *out, const undex_passage *passage)
{
    if (passage->kind == UNDEX_KIND_HEADING || passage->kind == UNDEX_KIND_TITLE) {
        put_heading(out, passage);
        return;
    }
    g_autoptr(undex_wrapped_text) rich = undex_text_passage(passage, 0, -1, NULL);
    undex_text_put_rich(out, passage, rich);
}

char *undex_text_link(const undex_document *document, int page)
{
    g_autofree char *uri = document->path ? g_filename_to_uri(document->path, g_get_host_name(), NULL) : NULL;
    if (!uri)
        return NULL;
    return page > 0 ? g_strdup_printf("%s#page=%d", uri, page) : g_steal_pointer(&uri);
}

/* The nearest place at or before `at` where a word begins, or the text ends; `at` where none is near. */
static int word_start(const char *text, int at)
{
    enum { REACH = 24 };
    const char *p = g_utf8_offset_to_pointer(text, at);
    for (int back = 0; *p && back < MIN(at, REACH); back++, p = g_utf8_prev_char(p))
        if (g_utf8_prev_char(p)[0] == ' ')
            return at - back;
    return at;
}

/* The part of a note to show: all, or so many characters with the first highlight among them. */
static undex_range note_extent(const undex_note_line *line)
{
    enum { AHEAD = 80 };
    int length = line->note->text ? (int)g_utf8_strlen(line->note->text, -1) : 0;
    if (line->most <= 0 || length <= line->most)
        return (undex_range){0, length};
    gboolean marked = line->highlights && line->highlights->len;
    undex_range first = marked ? g_array_index(line->highlights, undex_range, 0) : (undex_range){0, 0};
    int start = first.end > line->most ? MAX(0, first.start - AHEAD) : 0;
    int end = MIN(length, start + line->most);
    return (undex_range){word_start(line->note->text, start), word_start(line->note->text, end)};
}

void undex_text_put_note(undex_output *out, const undex_note_line *line, int indent)
{
    const undex_passage *note = line->note;
    g_autofree char *sign = g_strdup_printf("[%s] ", line->mark    ? line->mark
                                                     : note->label ? note->label
                                                                   : "?");
    undex_range shown = note_extent(line);
    g_autoptr(undex_wrapped_text) rich = undex_text_passage(note, shown.start, shown.end, line->highlights);
    if (note->text && shown.end < g_utf8_strlen(note->text, -1))
        undex_wrapped_text_add(rich, " ...", UNDEX_STYLE_DIM);
    if (shown.start > 0)
        undex_wrapped_text_insert(rich, 0, "... ", UNDEX_STYLE_DIM);
    undex_wrapped_text_insert(rich, 0, sign, UNDEX_STYLE_MARK);
    if (line->cited && note->citation) {
        g_autofree char *citation = g_strdup_printf(" (%s)", note->citation);
        undex_wrapped_text_add(rich, citation, UNDEX_STYLE_DIM);
    }
    undex_output_format(out, "%*s", indent, "");
    undex_wrapped_text_print(rich, out, indent, indent + undex_text_columns(sign));
}

static char *join_path(const GPtrArray *parts, int longest)
{
    GString *path = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++) {
        g_autofree char *part = undex_text_shorten(parts->pdata[i], longest);
        g_string_append_printf(path, "%s%s", i ? " > " : "", part);
    }
    return g_string_free(path, FALSE);
}

char *undex_text_join_path(const GPtrArray *parts, int columns)
{
    enum { SHORTEST = 8 };
    for (int longest = columns;; longest--) {
        char *path = join_path(parts, longest);
        if (longest <= SHORTEST || undex_text_columns(path) <= columns)
            return path;
        g_free(path);
    }
}
