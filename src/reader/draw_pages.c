// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/draw_pages.h"

#include "extract/extract.h"
#include "extract/pdf/pdf_render.h"
#include "segment/evidence/evidence.h"

static const undex_picture_layer layers[UNDEX_EVIDENCE_COUNT] = {
    [UNDEX_EVIDENCE_TEXT] = UNDEX_PICTURE_TEXT,
    [UNDEX_EVIDENCE_PAGE_FURNITURE] = UNDEX_PICTURE_FURNITURE,
    [UNDEX_EVIDENCE_NOTE] = UNDEX_PICTURE_NOTE,
    [UNDEX_EVIDENCE_TABLE] = UNDEX_PICTURE_TABLE,
    [UNDEX_EVIDENCE_MASTHEAD] = UNDEX_PICTURE_MASTHEAD,
    [UNDEX_EVIDENCE_NUMBER] = UNDEX_PICTURE_NUMBER,
    [UNDEX_EVIDENCE_HEADING] = UNDEX_PICTURE_HEADING,
    [UNDEX_EVIDENCE_CAPTION] = UNDEX_PICTURE_CAPTION,
    [UNDEX_EVIDENCE_PASSAGE] = UNDEX_PICTURE_FRAME,
    [UNDEX_EVIDENCE_GRID] = UNDEX_PICTURE_GRID,
    [UNDEX_EVIDENCE_DIVISION] = UNDEX_PICTURE_DIVISION,
    [UNDEX_EVIDENCE_COMPONENT] = UNDEX_PICTURE_COMPONENT,
    [UNDEX_EVIDENCE_LINK_MARK] = UNDEX_PICTURE_TIE,
    [UNDEX_EVIDENCE_WARNING] = UNDEX_PICTURE_DOUBT,
};

/* The marks borrow the evidence's strings. */
static GArray *marks_of(const GArray *evidence)
{
    GArray *marks = g_array_new(FALSE, TRUE, sizeof(undex_picture_mark));
    for (guint i = 0; i < evidence->len; i++) {
        const undex_evidence *row = &g_array_index(evidence, undex_evidence, i);
        undex_picture_mark mark = {row->box, layers[row->kind], row->to, row->label, row->remark};
        g_array_append_val(marks, mark);
    }
    return marks;
}

static GBytes *draw_evidence(GBytes *bytes, const char *path, const undex_picture *picture,
                             undex_picture_drawn *drawn, GError **error)
{
    g_autoptr(undex_source) source = undex_extract_bytes(bytes, path, NULL, error);
    if (!source)
        return NULL;
    g_autoptr(GArray) evidence = undex_segment_evidence(source, picture->evidence);
    if (!evidence->len)
        return undex_error_null(error, UNDEX_ERROR_USAGE, "no page %d with text on it to draw",
                                picture->evidence);
    g_autoptr(GArray) marks = marks_of(evidence);
    return undex_render_png(bytes, marks, &picture->options, drawn, error);
}

GBytes *undex_draw_pages(GBytes *bytes, const char *path, const undex_picture *picture,
                         undex_picture_drawn *drawn, GError **error)
{
    if (picture->evidence)
        return draw_evidence(bytes, path, picture, drawn, error);
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(undex_picture_mark));
    return undex_render_png(bytes, picture->marks ? picture->marks : none, &picture->options, drawn, error);
}
