// SPDX-License-Identifier: GPL-3.0-or-later
/* The one user of poppler: a PDF's bytes become pages of placed glyphs. */
#include "extract/formats.h"
#include "extract/pdf/pdf_annotations.h"
#include "extract/pdf/pdf_attachments.h"

#include <string.h>

enum {
    DEFAULT_MAX_PAGES = 20000,
    MAX_WARNINGS = 20,
    MAX_FONTS = 4000,
    MAX_LINKS_PER_PAGE = 20000,
    MAX_RULES = 2000000, /* of all pages; after them tables are found by their text alone */
    LISTED_ATTACHMENTS = 5
};
static const gint64 DEFAULT_MAX_BYTES = 512 * 1024 * 1024;
static const gint64 DEFAULT_MAX_GLYPHS = 50 * 1000 * 1000;

typedef struct {
    PopplerDocument *pdf;
    undex_source *source;
    GHashTable *fonts; /* name -> index + 1 */
    gint64 glyphs, max_glyphs, rules;
    undex_annotations besides;
} reader;

static void note_complaint(G_GNUC_UNUSED const char *domain, G_GNUC_UNUSED GLogLevelFlags level,
                           const char *message, gpointer closure)
{
    undex_source *source = closure;
    g_autofree char *line = g_utf8_make_valid(message, -1);
    g_strdelimit(line, "\n\r", ' ');
    /* The same complaint once; it may come with every page. */
    if (source->warnings->len < MAX_WARNINGS &&
        !g_ptr_array_find_with_equal_func(source->warnings, line, g_str_equal, NULL))
        g_ptr_array_add(source->warnings, g_steal_pointer(&line));
}

static guint16 find_font(reader *r, const char *name)
{
    const char *known = name ? name : "";
    gpointer found = g_hash_table_lookup(r->fonts, known);
    if (found)
        return (guint16)(GPOINTER_TO_UINT(found) - 1);
    if (r->source->fonts->len >= MAX_FONTS)
        return 0;
    undex_font *font = g_new0(undex_font, 1);
    font->name = g_utf8_make_valid(known, -1);
    g_autofree char *lower = g_ascii_strdown(font->name, -1);
    font->bold =
        strstr(lower, "bold") || strstr(lower, "black") || strstr(lower, "heavy") || strstr(lower, "-bd");
    font->italic = strstr(lower, "italic") || strstr(lower, "oblique") || g_str_has_suffix(lower, "-it");
    font->fixed = strstr(lower, "courier") || strstr(lower, "mono") || strstr(lower, "lettergothic");
    g_ptr_array_add(r->source->fonts, font);
    g_hash_table_insert(r->fonts, g_strdup(known), GUINT_TO_POINTER(r->source->fonts->len));
    return (guint16)(r->source->fonts->len - 1);
}

/* Marks of direction that the text carries but the layout does not count. */
static gboolean is_direction_mark(gunichar ch)
{
    return (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2066 && ch <= 0x2069);
}

static gboolean is_blank(gunichar ch)
{
    return ch <= 0x20 || ch == 0x7F || ch == 0xA0 || ch == 0x3000 || (ch >= 0x2000 && ch <= 0x200B) ||
           ch == 0xFEFF;
}

/* Puts text, rectangles and attributes together, one glyph each. The three run in step, direction marks
 * apart; where a page's text is longer than its layout, what has no place is left out by the caller's count
 * (see read_page). */
static void place_glyphs(reader *r, undex_source_page *page, const char *text, const PopplerRectangle *boxes,
                         guint count, GList *attributes)
{
    guint at = 0;
    gboolean spaced = FALSE;
    g_array_set_size(page->glyphs, count); /* room for all at once */
    g_array_set_size(page->glyphs, 0);
    guint16 line = 0, font = 0;
    float size = 0;
    GList *run = attributes;
    for (const char *p = text; *p && at < count; p = g_utf8_next_char(p)) {
        gunichar ch = (guchar)*p < 0x80 ? (gunichar)*p : g_utf8_get_char(p);
        if (is_direction_mark(ch))
            continue;
        while (run && (int)at > ((PopplerTextAttributes *)run->data)->end_index)
            run = run->next;
        if (run) {
            const PopplerTextAttributes *now = run->data;
            if ((int)at == now->start_index || size == 0) {
                font = find_font(r, now->font_name);
                size = (float)now->font_size;
            }
        }
        const PopplerRectangle *box = &boxes[at++];
        if (ch == '\n' && line < G_MAXUINT16)
            line++;
        if (is_blank(ch)) {
            spaced = TRUE;
            continue;
        }
        undex_glyph glyph = {.ch = ch,
                             .x0 = (float)MIN(box->x1, box->x2),
                             .y0 = (float)MIN(box->y1, box->y2),
                             .x1 = (float)MAX(box->x1, box->x2),
                             .y1 = (float)MAX(box->y1, box->y2),
                             .size = size,
                             .font = font,
                             .spaced = spaced,
                             .line = line};
        spaced = FALSE;
        g_array_append_val(page->glyphs, glyph);
    }
}

static void add_link(reader *r, undex_source_page *page, const PopplerLinkMapping *mapping)
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
            dest = named = poppler_document_find_dest(r->pdf, dest->named_dest);
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

static gboolean read_page(reader *r, int index, GError **error)
{
    PopplerPage *from = poppler_document_get_page(r->pdf, index);
    undex_source_page *page = undex_source_page_new(index + 1);
    g_ptr_array_add(r->source->pages, page);
    if (!from) {
        g_ptr_array_add(r->source->warnings, g_strdup_printf("page %d cannot be read", index + 1));
        return TRUE;
    }
    poppler_page_get_size(from, &page->width, &page->height);
    g_autofree char *label = poppler_page_get_label(from);
    if (label && *label)
        page->label = g_utf8_make_valid(label, -1);
    /* On a blank page the layout call leaves its results unset. */
    PopplerRectangle *boxes = NULL;
    guint count = 0;
    undex_pdf_rules_take(r->rules < MAX_RULES ? page->rules : NULL);
    g_autofree char *text = poppler_page_get_text(from);
    undex_pdf_rules_take(NULL);
    r->rules += page->rules->len;
    if (text && *text && poppler_page_get_text_layout(from, &boxes, &count) && count) {
        r->glyphs += count;
        if (r->glyphs <= r->max_glyphs) {
            GList *attributes = poppler_page_get_text_attributes(from);
            place_glyphs(r, page, text, boxes, count, attributes);
            poppler_page_free_text_attributes(attributes);
        }
    }
    g_free(boxes);
    guint own = page->glyphs->len, attachments = r->besides.attachments;
    undex_annotations_read(from, page, &r->besides);
    r->glyphs += page->glyphs->len - own;
    for (guint i = own; i < page->glyphs->len; i++)
        g_array_index(page->glyphs, undex_glyph, i).font = find_font(r, "form field");
    if (r->besides.attachments > attachments)
        undex_attachments_of_page(from, r->source);
    GList *mappings = poppler_page_get_link_mapping(from);
    int links = 0;
    for (GList *m = mappings; m && links < MAX_LINKS_PER_PAGE; m = m->next, links++)
        add_link(r, page, m->data);
    poppler_page_free_link_mapping(mappings);
    g_object_unref(from);
    if (r->glyphs <= r->max_glyphs)
        return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_LIMIT, "more than %" G_GINT64_FORMAT " characters by page %d",
                            r->max_glyphs, index + 1);
}

static PopplerDocument *open_document(GBytes *bytes, GError **error)
{
    g_autoptr(GError) why = NULL;
    PopplerDocument *pdf = poppler_document_new_from_bytes(bytes, NULL, &why);
    if (pdf)
        return pdf;
    if (g_error_matches(why, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        return undex_error_null(error, UNDEX_ERROR_ENCRYPTED,
                                "encrypted, needs a password; remove it and try again");
    return undex_error_null(error, UNDEX_ERROR_DAMAGED, "damaged PDF: %s",
                            why ? g_strdelimit(why->message, "\n\r", ' ') : "cannot be opened");
}

static gboolean read_pages(reader *r, int max_pages, GError **error)
{
    int pages = poppler_document_get_n_pages(r->pdf);
    if (pages <= 0)
        return undex_error_fail(error, UNDEX_ERROR_EMPTY, "a PDF without pages, or too damaged to find them");
    if (pages > max_pages)
        return undex_error_fail(error, UNDEX_ERROR_LIMIT, "%d pages, more than the limit of %d", pages,
                                max_pages);
    for (int i = 0; i < pages; i++)
        if (!read_page(r, i, error))
            return FALSE;
    for (guint i = 0; i < r->source->pages->len; i++)
        if (((undex_source_page *)g_ptr_array_index(r->source->pages, i))->glyphs->len)
            return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_NO_TEXT,
                            "no text layer on any of its %d page%s; run OCR on it first", pages,
                            pages == 1 ? "" : "s");
}

/* What the text does not hold is said. */
static void warn(const reader *r)
{
    const GPtrArray *names = r->source->attachments;
    if (r->besides.unread)
        g_ptr_array_add(r->source->warnings,
                        g_strdup_printf("%u comment%s that the pages do not show %s not taken",
                                        r->besides.unread, r->besides.unread == 1 ? "" : "s",
                                        r->besides.unread == 1 ? "is" : "are"));
    if (!names->len)
        return;
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < MIN(names->len, LISTED_ATTACHMENTS); i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", (char *)g_ptr_array_index(names, i));
    g_ptr_array_add(r->source->warnings,
                    g_strdup_printf("the PDF carries %u attached file%s, which --attachments takes: %s%s",
                                    names->len, names->len == 1 ? "" : "s", list->str,
                                    names->len > LISTED_ATTACHMENTS ? " ..." : ""));
    g_string_free(list, TRUE);
}

undex_source *undex_extract_pdf(GBytes *bytes, const char *path, const undex_extract_limits *limits,
                                GError **error)
{
    gint64 max_bytes = limits && limits->max_bytes ? limits->max_bytes : DEFAULT_MAX_BYTES;
    if ((gint64)g_bytes_get_size(bytes) > max_bytes)
        return undex_error_null(error, UNDEX_ERROR_LIMIT,
                                "larger than the limit of %" G_GINT64_FORMAT " bytes", max_bytes);
    g_autoptr(undex_source) source = undex_source_new(UNDEX_FORMAT_PDF, path);
    reader r = {.source = source,
                .max_glyphs = limits && limits->max_glyphs ? limits->max_glyphs : DEFAULT_MAX_GLYPHS};
    /* poppler complains through the log: what it says belongs to this document, not to the terminal. */
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, note_complaint, source);
    gboolean done = FALSE;
    undex_pdf_colour_shortcut(FALSE);
    r.pdf = open_document(bytes, error);
    if (r.pdf) {
        r.fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        undex_attachments_of_document(r.pdf, source);
        source->producer = poppler_document_get_producer(r.pdf);
        done = read_pages(&r, limits && limits->max_pages ? limits->max_pages : DEFAULT_MAX_PAGES, error);
        if (done)
            warn(&r);
        g_hash_table_unref(r.fonts);
        g_object_unref(r.pdf);
    }
    undex_pdf_colour_shortcut(TRUE);
    g_log_remove_handler("Poppler", handler);
    return done ? g_steal_pointer(&source) : NULL;
}

static void be_silent(G_GNUC_UNUSED const char *domain, G_GNUC_UNUSED GLogLevelFlags level,
                      G_GNUC_UNUSED const char *message, G_GNUC_UNUSED gpointer closure)
{
}

GBytes *undex_extract_attachment(GBytes *bytes, int ordinal, GError **error)
{
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, be_silent, NULL);
    PopplerDocument *pdf = open_document(bytes, error);
    GBytes *attachment = pdf ? undex_attachment_bytes(pdf, ordinal, error) : NULL;
    if (pdf)
        g_object_unref(pdf);
    g_log_remove_handler("Poppler", handler);
    return attachment;
}

/* Repaired on opening, which loads more of the library than a sound one would. */
static const char smallest[] =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 "
    "R>>>>>>endobj\n"
    "4 0 obj<</Length 33>>stream\nBT /F 9 Tf 9 9 Td (warm \\351) Tj ET\nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
    "trailer<</Root 1 0 R>>\n";

void undex_extract_preload_pdf(void)
{
    static PopplerDocument *kept; /* poppler forgets its tables with the last document */
    if (kept)
        return;
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, be_silent, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new_static(smallest, strlen(smallest));
    kept = poppler_document_new_from_bytes(bytes, NULL, NULL);
    PopplerPage *page = kept ? poppler_document_get_page(kept, 0) : NULL;
    if (page)
        g_free(poppler_page_get_text(page));
    g_clear_object(&page);
    g_log_remove_handler("Poppler", handler);
}
