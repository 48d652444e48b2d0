// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/page_debug_picture.h"

#include "cli/commands/passage_picture.h"

#include "extract/extract.h"
#include "extract/pdf/pdf_render.h"
#include "segment/evidence/evidence.h"

static const undex_render_layer layers[UNDEX_EVIDENCE_COUNT] = {
    [UNDEX_EVIDENCE_TEXT] = UNDEX_RENDER_TEXT,         [UNDEX_EVIDENCE_FURNITURE] = UNDEX_RENDER_FURNITURE,
    [UNDEX_EVIDENCE_NOTE] = UNDEX_RENDER_NOTE,         [UNDEX_EVIDENCE_TABLE] = UNDEX_RENDER_TABLE,
    [UNDEX_EVIDENCE_MASTHEAD] = UNDEX_RENDER_MASTHEAD, [UNDEX_EVIDENCE_NUMBER] = UNDEX_RENDER_NUMBER,
    [UNDEX_EVIDENCE_HEADING] = UNDEX_RENDER_HEADING,   [UNDEX_EVIDENCE_CAPTION] = UNDEX_RENDER_CAPTION,
    [UNDEX_EVIDENCE_PASSAGE] = UNDEX_RENDER_FRAME,     [UNDEX_EVIDENCE_GRID] = UNDEX_RENDER_GRID,
    [UNDEX_EVIDENCE_DIVISION] = UNDEX_RENDER_DIVISION, [UNDEX_EVIDENCE_COMPONENT] = UNDEX_RENDER_COMPONENT,
    [UNDEX_EVIDENCE_TIE] = UNDEX_RENDER_TIE,           [UNDEX_EVIDENCE_DOUBT] = UNDEX_RENDER_DOUBT,
};

/* The marks borrow the evidence's strings. */
static GArray *marks_of(const GArray *evidence)
{
    GArray *marks = g_array_new(FALSE, TRUE, sizeof(undex_render_mark));
    for (guint i = 0; i < evidence->len; i++) {
        const undex_evidence *row = &g_array_index(evidence, undex_evidence, i);
        undex_render_mark mark = {row->box, layers[row->kind], row->to, row->label, row->remark};
        g_array_append_val(marks, mark);
    }
    return marks;
}

static GBytes *draw(const char *path, int page, undex_rendered *drawn, GError **error)
{
    g_autofree char *content = NULL;
    gsize length;
    if (!g_file_get_contents(path, &content, &length, error))
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_take(g_steal_pointer(&content), length);
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, path, NULL, error);
    if (!source)
        return NULL;
    g_autoptr(GArray) evidence = undex_segment_evidence(source, page);
    if (!evidence->len) {
        g_set_error(error, UNDEX_ERROR, UNDEX_ERROR_USAGE, "no page %d with text on it to draw", page);
        return NULL;
    }
    g_autoptr(GArray) marks = marks_of(evidence);
    undex_render_options options = {.legend = TRUE};
    return undex_render_png(bytes, marks, &options, drawn, error);
}

int undex_cli_debug_page(undex_cli *cli, const char *path, int page, const char *file)
{
    g_autoptr(GError) error = NULL;
    undex_rendered drawn = {0};
    g_autofree char *shown = undex_display_path(path);
    g_autoptr(GBytes) png = draw(path, page, &drawn, &error);
    if (!png) {
        undex_cli_message("%s: %s", shown, error->message);
        return UNDEX_EXIT_ERROR;
    }
    g_autofree char *shows = g_strdup_printf("page %d of %s", page, shown);
    return undex_cli_write_png(cli, png, file, shows, &drawn);
}
