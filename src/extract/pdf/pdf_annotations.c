// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Text that a page shows and that is not part of its contents: the values of form fields, and comments that
 * are written on the page. Poppler's text of a page leaves both out. Their characters are set into the boxes
 * that the fields have, so that a value stands in the line of the question that it answers.
 *
 * Comments that show as a mark only (a highlighted passage, a note to be opened) are counted for a warning.
 */
#include "extract/pdf/pdf_annotations.h"

#include <string.h>

enum { MOST_FIELDS = 5000, MOST_CHARS = 20000 }; /* of a page; of one field */
static const float USUAL_SIZE = 10, LEAST_SIZE = 4;
static const float ADVANCE = 0.5F; /* of a character, in sizes: about that of running text */
static const float BLANK = 0.25F;
static const float PITCH = 1.2F; /* from line to line, in sizes */
static const float INSET = 2;    /* points from the box to its text */

/* Where the text of a field goes. */
typedef struct {
    undex_source_page *page;
    float x0, y0, x1, y1;
    float size;
    guint16 line;
    gboolean many_lines;
} field_box;

/* The size of most of the page's glyphs, for fields that leave theirs to the reader. */
static float usual_size(const undex_source_page *page)
{
    enum { STEPS = 100 };
    guint counts[STEPS] = {0};
    int best = 0;
    for (guint i = 0; i < page->glyphs->len; i++)
        counts[CLAMP((int)(g_array_index(page->glyphs, undex_glyph, i).size * 2), 0, STEPS - 1)]++;
    for (int step = 1; step < STEPS; step++)
        if (counts[step] > counts[best])
            best = step;
    return best ? (float)best / 2 : USUAL_SIZE;
}

/* The characters up to the end of the line or to `room` of them, cut at a blank where there is one. */
static glong line_length(const char *text, glong room)
{
    glong n = 0, blank = 0;
    for (const char *p = text; *p && *p != '\n' && *p != '\r'; p = g_utf8_next_char(p), n++) {
        if (n >= room)
            return blank ? blank : n;
        if (*p == ' ')
            blank = n + 1;
    }
    return n;
}

/* Sets one line; returns where the next begins. */
static const char *set_line(const field_box *box, const char *text, glong count, float y0)
{
    float x = box->x0 + INSET;
    gboolean spaced = TRUE;
    for (glong i = 0; i < count; i++, text = g_utf8_next_char(text)) {
        gunichar ch = g_utf8_get_char(text);
        if (g_unichar_isspace(ch) || g_unichar_iscntrl(ch)) {
            spaced = TRUE;
            x += BLANK * box->size;
            continue;
        }
        undex_glyph glyph = {.ch = ch,
                             .x0 = x,
                             .y0 = y0,
                             .x1 = x + ADVANCE * box->size,
                             .y1 = y0 + box->size,
                             .size = box->size,
                             .spaced = spaced,
                             .line = box->line};
        spaced = FALSE;
        x = glyph.x1;
        g_array_append_val(box->page->glyphs, glyph);
    }
    return text;
}

/* Sets a text into its box, smaller where it does not fit. */
static void set_text(field_box *box, const char *text)
{
    float width = MAX(box->x1 - box->x0 - 2 * INSET, 1), height = box->y1 - box->y0;
    glong length = g_utf8_strlen(text, MOST_CHARS);
    box->many_lines |= strchr(text, '\n') != NULL || height > 3 * box->size;
    if (!box->many_lines) {
        box->size = MAX(MIN(box->size, width / (ADVANCE * (float)length)), LEAST_SIZE);
        set_line(box, text, length, (box->y0 + box->y1 - box->size) / 2);
        return;
    }
    glong room = MAX((glong)(width / (ADVANCE * box->size)), 1);
    float y = box->y0 + INSET;
    for (const char *p = text, *end = g_utf8_offset_to_pointer(text, length); *p && p < end;) {
        p = set_line(box, p, line_length(p, room), y);
        while (*p == '\n' || *p == '\r')
            p++;
        y += PITCH * box->size;
        box->line += box->line < G_MAXUINT16;
    }
}

/* The glyphs of a page may not grow beyond what the document may have. */
static void place(undex_source_page *page, const PopplerRectangle *area, double size, const char *text)
{
    const GArray *glyphs = page->glyphs;
    guint16 last = glyphs->len ? g_array_index(glyphs, undex_glyph, glyphs->len - 1).line : 0;
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    field_box box = {.page = page,
                     .x0 = (float)MIN(area->x1, area->x2),
                     .x1 = (float)MAX(area->x1, area->x2),
                     .y0 = (float)(page->height - MAX(area->y1, area->y2)),
                     .y1 = (float)(page->height - MIN(area->y1, area->y2)),
                     .line = (guint16)MIN(last + 1, G_MAXUINT16)};
    box.size = size > 0 ? (float)size : MIN(usual_size(page), MAX(0.8F * (box.y1 - box.y0), LEAST_SIZE));
    if (*g_strstrip(valid))
        set_text(&box, valid);
}

static char *chosen_items(PopplerFormField *field)
{
    GString *items = g_string_new(NULL);
    int count = MIN(poppler_form_field_choice_get_n_items(field), MOST_FIELDS);
    for (int i = 0; i < count; i++) {
        if (!poppler_form_field_choice_is_item_selected(field, i))
            continue;
        g_autofree char *item = poppler_form_field_choice_get_item(field, i);
        g_string_append_printf(items, "%s%s", items->len ? ", " : "", item ? item : "");
    }
    return g_string_free(items, FALSE);
}

/* What a field shows; NULL: nothing. Caller frees. */
static char *value_of(PopplerFormField *field)
{
    static const char checked[] = "\u2612"; /* a box with a cross */
    char *text;
    switch (poppler_form_field_get_field_type(field)) {
    case POPPLER_FORM_FIELD_TEXT:
        return poppler_form_field_text_is_password(field) ? NULL : poppler_form_field_text_get_text(field);
    case POPPLER_FORM_FIELD_CHOICE:
        text =
            poppler_form_field_choice_is_editable(field) ? poppler_form_field_choice_get_text(field) : NULL;
        return text ? text : chosen_items(field);
    case POPPLER_FORM_FIELD_BUTTON:
        return poppler_form_field_button_get_button_type(field) != POPPLER_FORM_BUTTON_PUSH &&
                       poppler_form_field_button_get_state(field)
                   ? g_strdup(checked)
                   : NULL;
    default:
        return NULL;
    }
}

static void read_fields(PopplerPage *from, undex_source_page *page)
{
    GList *mappings = poppler_page_get_form_field_mapping(from);
    int count = 0;
    for (GList *m = mappings; m && count < MOST_FIELDS; m = m->next, count++) {
        const PopplerFormFieldMapping *mapping = m->data;
        g_autofree char *text = value_of(mapping->field);
        if (text && *text)
            place(page, &mapping->area, poppler_form_field_get_font_size(mapping->field), text);
    }
    poppler_page_free_form_field_mapping(mappings);
}

static gboolean is_hidden(PopplerAnnot *annotation)
{
    return (poppler_annot_get_flags(annotation) & (POPPLER_ANNOT_FLAG_HIDDEN | POPPLER_ANNOT_FLAG_NO_VIEW)) !=
           0;
}

static void read_comments(PopplerPage *from, undex_source_page *page, undex_annotations *besides)
{
    GList *mappings = poppler_page_get_annot_mapping(from);
    int count = 0;
    for (GList *m = mappings; m && count < MOST_FIELDS; m = m->next, count++) {
        const PopplerAnnotMapping *mapping = m->data;
        PopplerAnnotType type = poppler_annot_get_annot_type(mapping->annot);
        besides->attachments += type == POPPLER_ANNOT_FILE_ATTACHMENT;
        if (type == POPPLER_ANNOT_LINK || type == POPPLER_ANNOT_WIDGET || type == POPPLER_ANNOT_POPUP ||
            type == POPPLER_ANNOT_FILE_ATTACHMENT || is_hidden(mapping->annot))
            continue;
        g_autofree char *text = poppler_annot_get_contents(mapping->annot);
        if (!text || !*text)
            continue;
        if (type == POPPLER_ANNOT_FREE_TEXT)
            place(page, &mapping->area, 0, text);
        else
            besides->unread++;
    }
    poppler_page_free_annot_mapping(mappings);
}

void undex_annotations_read(PopplerPage *from, undex_source_page *page, undex_annotations *besides)
{
    read_fields(from, page);
    read_comments(from, page, besides);
}

void undex_pdf_link_read(PopplerDocument *pdf, undex_source_page *page, const PopplerLinkMapping *mapping)
{
    const PopplerAction *action = mapping->action;
    undex_link link = {.x0 = MIN(mapping->area.x1, mapping->area.x2),
                       .x1 = MAX(mapping->area.x1, mapping->area.x2),
                       .y0 = page->height - MAX(mapping->area.y1, mapping->area.y2),
                       .y1 = page->height - MIN(mapping->area.y1, mapping->area.y2)};
    if (action && action->type == POPPLER_ACTION_URI && action->uri.uri) {
        link.uri = g_utf8_make_valid(action->uri.uri, (gssize)MIN(strlen(action->uri.uri), 2000));
    } else if (action && action->type == POPPLER_ACTION_GOTO_DEST && action->goto_dest.dest) {
        const PopplerDest *dest = action->goto_dest.dest;
        PopplerDest *named = NULL;
        if (dest->type == POPPLER_DEST_NAMED && dest->named_dest)
            dest = named = poppler_document_find_dest(pdf, dest->named_dest);
        if (dest && dest->page_num > 0) {
            link.dest_page = dest->page_num;
            link.dest_top = page->height - dest->top;
        }
        if (named)
            poppler_dest_free(named);
    }
    if (link.uri || link.dest_page)
        g_array_append_val(page->links, link);
}
