// SPDX-License-Identifier: GPL-3.0-or-later
#include "undex/evidence.h"

#include "steps.h"

static undex_evidence_kind kind_of(const segment_line *line)
{
    static const undex_evidence_kind kinds[] = {
        [ROLE_BODY] = UNDEX_EVIDENCE_TEXT,         [ROLE_FURNITURE] = UNDEX_EVIDENCE_FURNITURE,
        [ROLE_RULE] = UNDEX_EVIDENCE_FURNITURE,    [ROLE_NOTE] = UNDEX_EVIDENCE_NOTE,
        [ROLE_TABLE] = UNDEX_EVIDENCE_TABLE,       [ROLE_CONTENTS] = UNDEX_EVIDENCE_TABLE,
        [ROLE_MASTHEAD] = UNDEX_EVIDENCE_MASTHEAD, [ROLE_BOILERPLATE] = UNDEX_EVIDENCE_FURNITURE,
    };
    return line->number >= 0 ? UNDEX_EVIDENCE_NUMBER : kinds[line->role];
}

static void add_passages(const undex_document *document, int page, GArray *out)
{
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        for (guint k = 0; k < passage->boxes->len; k++) {
            undex_evidence row = {.kind = UNDEX_EVIDENCE_PASSAGE,
                                  .box = g_array_index(passage->boxes, undex_box, k)};
            if (row.box.page != page)
                continue;
            if (passage->label && k == 0)
                g_strlcpy(row.label, passage->label, sizeof row.label);
            g_array_append_val(out, row);
        }
    }
}

static void add_lines(const segment_view *view, int page, GArray *out)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        undex_evidence row = {.kind = kind_of(line), .box = segment_box_of(view, line)};
        if (line->page == page)
            g_array_append_val(out, row);
    }
}

static void add_ties(const segment_view *view, const GArray *notes, int page, GArray *out)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->page == page && line->marks && m < line->marks->len; m++) {
            const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            if (mark->note < 0 || (guint)mark->note >= notes->len)
                continue;
            const segment_note *note = &g_array_index(notes, segment_note, mark->note);
            undex_evidence row = {.kind = UNDEX_EVIDENCE_TIE, .origin = mark->origin};
            row.box = (undex_box){page, mark->x0, mark->y0, mark->x1, mark->y1};
            if (!mark->raised || line->turned) /* its place is not kept: the line's */
                row.box = segment_box_of(view, line);
            row.to = segment_box_of(view, segment_line_at(view, note->first));
            g_array_append_val(out, row);
        }
    }
}

GArray *undex_segment_evidence(const undex_source *source, int page)
{
    GArray *out = g_array_new(FALSE, TRUE, sizeof(undex_evidence));
    if (source->format != UNDEX_FORMAT_PDF)
        return out;
    segment_view view = {.lines = g_array_new(FALSE, FALSE, sizeof(segment_line)), .source = source};
    g_autoptr(GArray) notes = NULL;
    g_autoptr(undex_document) document = segment_run(source, &view, &notes);
    add_passages(document, page, out);
    add_lines(&view, page, out);
    add_ties(&view, notes, page, out);
    segment_view_clear(&view);
    return out;
}
