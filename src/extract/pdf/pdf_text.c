// SPDX-License-Identifier: GPL-3.0-or-later
/* The one user of poppler: a PDF's bytes become pages of placed glyphs. */
#include "extract/formats.h"
#include "extract/ocr/layer_score.h"
#include "extract/pdf/pdf_annotations.h"
#include "extract/pdf/pdf_attachments.h"
#include "extract/pdf/pdf_ocr.h"
#include "extract/pdf/text_direction.h"

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
    GArray *signs; /* undex_layer_signs: of each page */
    GArray *drawn; /* undex_drawn: of the page in hand; NULL: the document is read from the left */
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

static gboolean is_blank(gunichar ch)
{
    return ch <= 0x20 || ch == 0x7F || ch == 0xA0 || ch == 0x3000 || (ch >= 0x2000 && ch <= 0x200B) ||
           ch == 0xFEFF;
}

/* Of a page whose text is put together with its rectangles and attributes. */
typedef struct {
    reader *r;
    undex_source_page *page;
    const PopplerRectangle *boxes;
    GList *run;                        /* of attributes: the one of the last glyph */
    const PopplerTextAttributes *type; /* whose font and size these are; NULL: none yet */
    guint16 font, line;
    float size;
    gboolean spaced, rtl;
    GHashTable *seen; /* glyphs by their places, of a page that is read in several parts; NULL: in one */
} placing;

static void set_type(placing *p, guint at)
{
    while (p->run && (int)at > ((PopplerTextAttributes *)p->run->data)->end_index && p->run->next)
        p->run = p->run->next;
    while (p->run && (int)at < ((PopplerTextAttributes *)p->run->data)->start_index && p->run->prev)
        p->run = p->run->prev;
    if (!p->run)
        return;
    const PopplerTextAttributes *now = p->run->data;
    if (now == p->type || (int)at > now->end_index || ((int)at < now->start_index && p->size != 0))
        return;
    p->font = find_font(p->r, now->font_name);
    p->size = (float)now->font_size;
    p->type = now;
}

/* A glyph that another part of the page has given is not given again. */
static gboolean is_known(const placing *p, const undex_glyph *glyph)
{
    guint32 x, y;
    memcpy(&x, &glyph->x0, sizeof x);
    memcpy(&y, &glyph->y0, sizeof y);
    guint64 key = ((guint64)x << 32 | y) ^ (guint64)glyph->ch << 20;
    return p->seen && !g_hash_table_add(p->seen, (gpointer)(guintptr)key);
}

static void place_glyph(placing *p, gunichar ch, guint at)
{
    set_type(p, at);
    const PopplerRectangle *box = &p->boxes[at];
    if (ch == '\n' && p->line < G_MAXUINT16)
        p->line++;
    if (is_blank(ch)) {
        p->spaced = TRUE;
        return;
    }
    undex_glyph glyph = {.ch = ch,
                         .x0 = (float)MIN(box->x1, box->x2),
                         .y0 = (float)MIN(box->y1, box->y2),
                         .x1 = (float)MAX(box->x1, box->x2),
                         .y1 = (float)MAX(box->y1, box->y2),
                         .size = p->size,
                         .font = p->font,
                         .spaced = p->spaced,
                         .line = p->line};
    p->spaced = FALSE;
    if (!is_known(p, &glyph))
        g_array_append_val(p->page->glyphs, glyph);
}

/* Puts text, rectangles and attributes together, one glyph each. The three run in step, but for marks of
 * direction and what stands between them; where a page's text is longer than its layout, what has no place is
 * left out. */
static void place_glyphs(placing *p, const char *text, guint count)
{
    guint at = 0;
    g_autoptr(GArray) placed = NULL;
    for (const char *c = text; *c && at < count;) {
        gunichar ch = (guchar)*c < 0x80 ? (gunichar)*c : g_utf8_get_char(c);
        if (!undex_is_direction_mark(ch)) {
            place_glyph(p, ch, at++);
            c = g_utf8_next_char(c);
            continue;
        }
        if (!placed)
            placed = g_array_new(FALSE, FALSE, sizeof(undex_placed));
        g_array_set_size(placed, 0);
        c = undex_text_place(c, at, placed);
        for (guint i = 0; i < placed->len; i++) {
            const undex_placed *one = &g_array_index(placed, undex_placed, i);
            if (one->box < count)
                place_glyph(p, one->ch, one->box);
        }
        at += placed->len;
        p->rtl = TRUE;
    }
}

/* Appends the glyphs of a part of the page, or of all of it. */
static void read_part(placing *p, PopplerPage *from, PopplerRectangle *area, const char *text)
{
    /* On a blank page the layout call leaves its results unset. */
    PopplerRectangle *boxes = NULL;
    guint count = 0;
    gboolean found = area ? poppler_page_get_text_layout_for_area(from, area, &boxes, &count)
                          : poppler_page_get_text_layout(from, &boxes, &count);
    if (found && count) {
        p->r->glyphs += count;
        if (p->r->glyphs <= p->r->max_glyphs) {
            GList *attributes = area ? poppler_page_get_text_attributes_for_area(from, area)
                                     : poppler_page_get_text_attributes(from);
            p->boxes = boxes, p->run = attributes, p->type = NULL, p->spaced = FALSE;
            if (!p->page->glyphs->len) { /* room for all at once */
                g_array_set_size(p->page->glyphs, count);
                g_array_set_size(p->page->glyphs, 0);
            }
            place_glyphs(p, text, count);
            poppler_page_free_text_attributes(attributes);
        }
    }
    g_free(boxes);
}

/* On a page that is read from the right the library loses what comes before the place that is nearest to the
 * first corner of an area, and after the one nearest to its other corner: it is asked for several areas. */
static void read_rtl(placing *p, PopplerPage *from)
{
    static const double far = 1e5;
    const double width = p->page->width;
    const PopplerRectangle areas[] = {
        {.x1 = far, .y1 = -far, .x2 = 2 * far, .y2 = far},
        {.x1 = -far, .y1 = -far, .x2 = 0, .y2 = far},
        {.x1 = -far, .y1 = -far, .x2 = width / 4, .y2 = far},
        {.x1 = -far, .y1 = -far, .x2 = width / 2, .y2 = far},
        {.x1 = -far, .y1 = -far, .x2 = width * 3 / 4, .y2 = far},
        {.x1 = -far, .y1 = -far, .x2 = far, .y2 = far},
    };
    p->seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(areas) && p->r->glyphs <= p->r->max_glyphs; i++) {
        PopplerRectangle area = areas[i];
        g_autofree char *text = poppler_page_get_text_for_area(from, &area);
        gint64 glyphs = p->r->glyphs;
        guint own = p->page->glyphs->len;
        if (text && undex_text_is_rtl(text))
            read_part(p, from, &area, text);
        if (p->r->glyphs <= p->r->max_glyphs) /* those that were known are not counted again */
            p->r->glyphs = glyphs + p->page->glyphs->len - own;
        if (p->line < G_MAXUINT16)
            p->line++;
    }
    g_hash_table_unref(p->seen);
}

/* Runs through the page, and notes what it draws where the document has letters that are read from the right:
 * where its first one stands here, the page is opened once more. */
static char *run_page(reader *r, PopplerPage **from, undex_source_page *page)
{
    undex_pdf_rules_take(r->rules < MAX_RULES ? page->rules : NULL);
    undex_pdf_drawn_take(r->drawn);
    undex_pdf_picture_shortcut(FALSE);
    char *text = poppler_page_get_text(*from);
    if (undex_pdf_drawn_rtl() && !r->drawn) {
        r->drawn = g_array_new(FALSE, FALSE, sizeof(undex_drawn));
        int index = poppler_page_get_index(*from);
        g_free(text);
        g_object_unref(*from);
        *from = poppler_document_get_page(r->pdf, index);
        undex_pdf_rules_take(NULL);
        undex_pdf_drawn_take(r->drawn);
        text = poppler_page_get_text(*from);
    }
    undex_pdf_picture_shortcut(TRUE);
    undex_pdf_drawn_take(NULL);
    undex_pdf_rules_take(NULL);
    r->rules += page->rules->len;
    return text;
}

/* Whether any of the text is read from the right. */
static gboolean read_text(reader *r, PopplerPage **from, undex_source_page *page)
{
    placing p = {.r = r, .page = page};
    if (r->drawn)
        g_array_set_size(r->drawn, 0);
    g_autofree char *text = run_page(r, from, page);
    if (!text)
        return FALSE;
    if (!*text || (!g_ascii_isprint(*text) && undex_text_is_rtl(text)))
        read_rtl(&p, *from);
    else
        read_part(&p, *from, NULL, text);
    if (p.rtl && r->drawn && r->drawn->len)
        undex_page_from_drawn(page, r->drawn);
    return p.rtl;
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
    gboolean rtl = read_text(r, &from, page);
    guint own = page->glyphs->len, attachments = r->besides.attachments;
    undex_annotations_read(from, page, &r->besides);
    r->glyphs += page->glyphs->len - own;
    for (guint i = own; i < page->glyphs->len; i++)
        g_array_index(page->glyphs, undex_glyph, i).font = find_font(r, "form field");
    if (r->besides.attachments > attachments)
        undex_attachments_of_page(from, r->source);
    undex_pdf_look_at_page(from, page, r->signs);
    GList *mappings = poppler_page_get_link_mapping(from);
    int links = 0;
    for (GList *m = mappings; m && links < MAX_LINKS_PER_PAGE; m = m->next, links++)
        undex_pdf_link_read(r->pdf, page, m->data);
    poppler_page_free_link_mapping(mappings);
    g_object_unref(from);
    if (rtl)
        undex_page_direct(page, r->drawn);
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

static gboolean read_pages(reader *r, const undex_extract_limits *limits, GError **error)
{
    int max_pages = limits && limits->max_pages ? limits->max_pages : DEFAULT_MAX_PAGES;
    const undex_extract_ocr *ocr = limits ? limits->ocr : NULL;
    int pages = poppler_document_get_n_pages(r->pdf);
    if (pages <= 0)
        return undex_error_fail(error, UNDEX_ERROR_EMPTY, "a PDF without pages, or too damaged to find them");
    if (pages > max_pages)
        return undex_error_fail(error, UNDEX_ERROR_LIMIT, "%d pages, more than the limit of %d", pages,
                                max_pages);
    for (int i = 0; i < pages; i++)
        if (!read_page(r, i, error))
            return FALSE;
    undex_pdf_count_unread(r->pdf, r->source, r->signs);
    return (!ocr || undex_pdf_ocr(r->pdf, r->source, ocr, error)) &&
           undex_pdf_has_text(r->source, ocr != NULL, error);
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
    g_autoptr(GArray) signs = g_array_new(FALSE, FALSE, sizeof(undex_layer_signs));
    reader r = {.source = source,
                .signs = signs,
                .max_glyphs = limits && limits->max_glyphs ? limits->max_glyphs : DEFAULT_MAX_GLYPHS};
    /* poppler complains through the log: what it says belongs to this document, not to the terminal. */
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, note_complaint, source);
    gboolean done = FALSE;
    undex_pdf_colour_shortcut(FALSE);
    undex_pdf_fonts_keep(TRUE);
    r.pdf = open_document(bytes, error);
    if (r.pdf) {
        r.fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        undex_attachments_of_document(r.pdf, source);
        source->producer = poppler_document_get_producer(r.pdf);
        done = read_pages(&r, limits, error);
        if (limits && limits->unread)
            *limits->unread = source->unread;
        if (done)
            warn(&r);
        g_hash_table_unref(r.fonts);
        if (r.drawn)
            g_array_unref(r.drawn);
        undex_pdf_fonts_keep(FALSE);
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
