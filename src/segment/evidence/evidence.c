// SPDX-License-Identifier: GPL-3.0-or-later
/* This file gathers the evidence of a page's lines and link marks, and calls the others for the rest. */
#include "segment/evidence/evidence.h"

#include "segment/evidence/evidence_private.h"
#include "segment/layout/line_places.h"
#include "segment/pipeline.h"

static undex_evidence_kind kind_of(const segment_line *line)
{
    static const undex_evidence_kind kinds[] = {
        [ROLE_BODY] = UNDEX_EVIDENCE_TEXT,           [ROLE_PAGE_FURNITURE] = UNDEX_EVIDENCE_PAGE_FURNITURE,
        [ROLE_RULE] = UNDEX_EVIDENCE_PAGE_FURNITURE, [ROLE_NOTE] = UNDEX_EVIDENCE_NOTE,
        [ROLE_TABLE] = UNDEX_EVIDENCE_TABLE,         [ROLE_CONTENTS] = UNDEX_EVIDENCE_TABLE,
        [ROLE_MASTHEAD] = UNDEX_EVIDENCE_MASTHEAD,   [ROLE_BOILERPLATE] = UNDEX_EVIDENCE_PAGE_FURNITURE,
    };
    return line->verdict.number >= 0 ? UNDEX_EVIDENCE_NUMBER : kinds[line->verdict.role];
}

static void add_passages(const undex_document *document, int page, GArray *out)
{
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        for (guint k = 0; k < passage->boxes->len; k++) {
            undex_evidence row = {.kind = UNDEX_EVIDENCE_PASSAGE,
                                  .box = g_array_index(passage->boxes, undex_box, k)};
            if (row.box.page == page)
                g_array_append_val(out, row);
        }
    }
}

/* A place of a heading, a caption or a title, whose lines lie within it. */
typedef struct {
    undex_box box;
    undex_evidence_kind kind;
    int level; /* of a heading, until its first line has it; else 0 */
} named_place;

enum { MOST_NAMED = 500 }; /* such places of a page */

static const struct {
    undex_kind of;
    undex_evidence_kind kind;
} named[] = {{UNDEX_KIND_HEADING, UNDEX_EVIDENCE_HEADING},
             {UNDEX_KIND_CAPTION, UNDEX_EVIDENCE_CAPTION},
             {UNDEX_KIND_TITLE, UNDEX_EVIDENCE_MASTHEAD}};

static void add_named(const undex_passage *passage, undex_evidence_kind kind, int page, GArray *places)
{
    for (guint k = 0; k < passage->boxes->len && places->len < MOST_NAMED; k++) {
        named_place place = {g_array_index(passage->boxes, undex_box, k), kind, k ? 0 : passage->level};
        if (place.box.page == page)
            g_array_append_val(places, place);
    }
}

static GArray *named_places(const undex_document *document, int page)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(named_place));
    for (guint i = 0; i < document->passages->len; i++) {
        const undex_passage *passage = g_ptr_array_index(document->passages, i);
        for (guint k = 0; k < G_N_ELEMENTS(named); k++)
            if (named[k].of == passage->kind)
                add_named(passage, named[k].kind, page, places);
    }
    return places;
}

static named_place *place_around(GArray *places, const undex_box *box)
{
    double x = (box->x0 + box->x1) / 2, y = (box->y0 + box->y1) / 2;
    for (guint i = 0; i < places->len; i++) {
        named_place *place = &g_array_index(places, named_place, i);
        if (place->box.x0 <= x && x <= place->box.x1 && place->box.y0 <= y && y <= place->box.y1)
            return place;
    }
    return NULL;
}

static void add_lines(const segment_view *view, const undex_document *document, int page, GArray *out)
{
    g_autoptr(GArray) places = named_places(document, page);
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        if (line->page != page)
            continue;
        undex_evidence row = {.kind = kind_of(line), .box = segment_box_of(view, line)};
        named_place *place =
            line->verdict.role == ROLE_PAGE_FURNITURE ? NULL : place_around(places, &row.box);
        if (place) {
            row.kind = place->kind;
            row.label = place->level ? g_strdup_printf("H%d", place->level) : NULL;
            place->level = 0;
        }
        g_array_append_val(out, row);
    }
}

static void add_link_marks(const segment_view *view, const GArray *notes, int page, GArray *out)
{
    for (guint i = 0; i < view->lines->len; i++) {
        const segment_line *line = segment_line_at(view, i);
        for (guint m = 0; line->page == page && line->marks && m < line->marks->len; m++) {
            const segment_mark *mark = &g_array_index(line->marks, segment_mark, m);
            if (mark->note < 0 || (guint)mark->note >= notes->len)
                continue;
            const segment_note *note = &g_array_index(notes, segment_note, mark->note);
            undex_evidence row = {.kind = UNDEX_EVIDENCE_LINK_MARK, .origin = mark->origin};
            row.box = segment_box_on_page(view, (undex_box){page, mark->x0, mark->y0, mark->x1, mark->y1});
            /* The place of such a mark is not kept, so that of its line is shown. */
            if (!mark->raised || line->turned)
                row.box = segment_box_of(view, line);
            row.to = segment_box_of(view, segment_line_at(view, note->first));
            g_array_append_val(out, row);
        }
    }
}

static void row_clear(gpointer data)
{
    undex_evidence *row = data;
    g_free(row->label);
    g_free(row->remark);
}

GArray *undex_segment_evidence(const undex_source *source, int page)
{
    GArray *out = g_array_new(FALSE, TRUE, sizeof(undex_evidence));
    g_array_set_clear_func(out, row_clear);
    if (source->format != UNDEX_FORMAT_PDF)
        return out;
    segment_view view = {.lines = g_array_new(FALSE, FALSE, sizeof(segment_line)), .source = source};
    g_autoptr(GArray) notes = NULL;
    g_autoptr(undex_document) document = segment_run(source, &view, &notes);
    add_passages(document, page, out);
    add_lines(&view, document, page, out);
    evidence_add_tables(&view, page, out);
    if (out->len) /* a page without text has no picture */
        evidence_add_components(document, page, out);
    add_link_marks(&view, notes, page, out);
    if (out->len)
        evidence_add_warnings(&view, document, page, out);
    segment_view_clear(&view);
    return out;
}
