// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/pdf_ocr.h"

#include "base/ocr_pack.h"
#include "extract/formats.h"
#include "extract/ocr/kept_page.h"
#include "extract/ocr/layer_score.h"
#include "extract/ocr/ocr_language.h"
#include "extract/ocr/ocr_lines.h"
#include "extract/pdf/pdf_raster.h"
#include "extract/pdf/text_direction.h"

enum {
    FEW_GLYPHS = 80, /* of a stamp, a number, an address on a page that is a picture */
    STRANGE = 12     /* of a thousand words, and an old layer is read anew; good ones have 5 */
};
static const double MOST_OF_PAGE = 0.5; /* of its area, that a picture takes */
static const double DOUBTFUL = 0.75;    /* confidence of a page that is said */

typedef struct {
    undex_source *source;
    const undex_extract_ocr *ocr;
    ocr_language language;
    GPtrArray *read;                 /* GArray of undex_glyph, of pages */
    GString *doubted, *anew, *stays; /* numbers of pages */
    int late, large;                 /* pages */
    gint64 until;                    /* monotonic microseconds */
    guint16 font;
} reading;

/* What share of the page pictures take. */
static double picture_share(PopplerPage *from, const undex_source_page *page)
{
    double area = 0;
    undex_pdf_picture_shortcut(FALSE);
    GList *images = poppler_page_get_image_mapping(from);
    undex_pdf_picture_shortcut(TRUE);
    for (const GList *i = images; i; i = i->next) {
        const PopplerRectangle *r = &((PopplerImageMapping *)i->data)->area;
        area += ABS((r->x2 - r->x1) * (r->y2 - r->y1));
    }
    poppler_page_free_image_mapping(images);
    return area / MAX(page->width * page->height, 1);
}

static gboolean is_picture(PopplerPage *from, const undex_source_page *page)
{
    if (page->glyphs->len > FEW_GLYPHS)
        return FALSE;
    double share = picture_share(from, page);
    return share > 0 && (!page->glyphs->len || share > MOST_OF_PAGE);
}

void undex_pdf_look_at_page(PopplerPage *from, undex_source_page *page, GArray *signs)
{
    undex_layer_signs seen;
    undex_layer_look(page->glyphs, &seen);
    g_array_append_val(signs, seen);
    page->need = is_picture(from, page)          ? UNDEX_PAGE_PICTURE
                 : undex_layer_is_damaged(&seen) ? UNDEX_PAGE_DAMAGED
                                                 : UNDEX_PAGE_TEXT;
}

void undex_pdf_count_unread(PopplerDocument *pdf, undex_source *source, const GArray *signs)
{
    gboolean strange = undex_layer_strangeness(signs) >= STRANGE;
    for (guint i = 0; i < source->pages->len; i++) {
        undex_source_page *page = g_ptr_array_index(source->pages, i);
        PopplerPage *from = strange && !page->need ? poppler_document_get_page(pdf, (int)i) : NULL;
        if (from && picture_share(from, page) > MOST_OF_PAGE)
            page->need = UNDEX_PAGE_OLD_LAYER;
        source->unread += page->need != UNDEX_PAGE_TEXT;
        g_clear_object(&from);
    }
}

static guint16 add_font(undex_source *source)
{
    undex_font *font = g_new0(undex_font, 1);
    font->name = g_strdup("OCR");
    g_ptr_array_add(source->fonts, font);
    return (guint16)(source->fonts->len - 1);
}

static void add_number(GString *list, int page)
{
    g_string_append_printf(list, "%s%d", list->len ? ", " : "", page);
}

/* Whether what OCR has read takes the place of what the page's text layer says. */
static gboolean is_better(reading *r, const undex_source_page *page, const undex_ocr_page *text)
{
    if (r->ocr->all || page->need == UNDEX_PAGE_PICTURE)
        return text->glyphs->len > (r->ocr->all ? 0 : page->glyphs->len);
    gboolean better = undex_layer_is_better(page->glyphs, text->glyphs);
    add_number(better ? r->anew : r->stays, page->number);
    return better;
}

static void take(reading *r, undex_source_page *page, undex_ocr_page *text)
{
    if (!is_better(r, page, text))
        return;
    if (page->mirrored != text->mirrored)
        undex_page_mirror(page);
    for (guint i = 0; i < text->glyphs->len; i++)
        g_array_index(text->glyphs, undex_glyph, i).font = r->font;
    g_array_unref(page->glyphs);
    page->glyphs = g_array_ref(text->glyphs);
    g_ptr_array_add(r->read, g_array_ref(text->glyphs));
    r->source->ocr_pages++;
    if (text->confidence < DOUBTFUL)
        add_number(r->doubted, page->number);
}

/* Where a pack is lacking the page is not kept: it may be there the next time. */
static GBytes *bytes_of(const reading *r, const undex_source_page *page, const undex_ocr_page *text)
{
    const undex_language *now = r->language.now;
    return text && now && !r->language.lacking ? undex_kept_page_write(text, page->number, now) : NULL;
}

/* FALSE: no page can be read. */
static gboolean read_page(reading *r, PopplerPage *from, undex_source_page *page, GError **error)
{
    g_autoptr(GError) why = NULL;
    undex_ocr_image image;
    double left = (double)(r->until - g_get_monotonic_time()) / G_USEC_PER_SEC;
    if (left <= 0) {
        r->late++;
        return TRUE;
    }
    if (r->ocr->on_page)
        r->ocr->on_page(page->number, r->ocr->data);
    g_autoptr(GBytes) kept = NULL;
    undex_ocr_page *text =
        r->ocr->kept ? undex_kept_page_find(r->ocr->kept, page->number, r->language.wanted, &kept) : NULL;
    if (!text && !undex_pdf_raster(from, &image)) {
        r->large++;
        return TRUE;
    }
    if (!text) {
        text = ocr_language_read(&r->language, &image, MIN(left, r->ocr->page_seconds), &why);
        undex_pdf_raster_clear(&image);
        kept = bytes_of(r, page, text);
    }
    if (kept && r->ocr->on_read)
        r->ocr->on_read(kept, r->ocr->data);
    if (text)
        take(r, page, text);
    undex_ocr_page_free(text);
    r->late += g_error_matches(why, UNDEX_ERROR, UNDEX_ERROR_TIMEOUT);
    if (!why || g_error_matches(why, UNDEX_ERROR, UNDEX_ERROR_TIMEOUT))
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

G_GNUC_PRINTF(2, 3) static void warn(const reading *r, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_ptr_array_add(r->source->warnings, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

static void say(const reading *r)
{
    if (r->doubted->len)
        warn(r, "OCR is not sure of what it read on page %s", r->doubted->str);
    if (r->anew->len)
        warn(r, "the text layer is damaged, and OCR's reading is taken in its place, on page %s",
             r->anew->str);
    if (r->stays->len)
        warn(r, "the text layer seems to be damaged, but OCR reads it no better, on page %s", r->stays->str);
    if (r->late)
        warn(r, "%d page%s took longer to read by OCR than is allowed (--timeout)", r->late,
             r->late == 1 ? "" : "s");
    if (r->large)
        warn(r, "%d page%s too large for OCR", r->large, r->large == 1 ? " is" : "s are");
    if (r->language.lacking && r->language.now) {
        g_autofree char *package = undex_ocr_pack_package(r->language.lacking);
        warn(r, "the text seems to be in %s, and OCR read it as %s; install %s", r->language.lacking->name,
             r->language.now->name, package);
    }
}

gboolean undex_pdf_ocr(PopplerDocument *pdf, undex_source *source, const undex_extract_ocr *ocr,
                       GError **error)
{
    reading r = {.source = source,
                 .ocr = ocr,
                 .read = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
                 .doubted = g_string_new(NULL),
                 .anew = g_string_new(NULL),
                 .stays = g_string_new(NULL),
                 .until = g_get_monotonic_time() + (gint64)(MIN(ocr->seconds, 1e9) * G_USEC_PER_SEC),
                 .font = add_font(source)};
    gboolean good = TRUE;
    ocr_language_begin(&r.language, ocr->language);
    for (guint i = 0; i < source->pages->len && good; i++) {
        undex_source_page *page = g_ptr_array_index(source->pages, i);
        PopplerPage *from = poppler_document_get_page(pdf, (int)i);
        if (from && (ocr->all || page->need != UNDEX_PAGE_TEXT))
            good = read_page(&r, from, page, error);
        g_clear_object(&from);
    }
    undex_ocr_lines_even(r.read);
    if (good)
        say(&r);
    source->unread = 0;
    g_ptr_array_unref(r.read);
    g_string_free(r.doubted, TRUE);
    g_string_free(r.anew, TRUE);
    g_string_free(r.stays, TRUE);
    return good;
}

gboolean undex_pdf_has_text(const undex_source *source, gboolean tried, GError **error)
{
    guint pages = source->pages->len;
    const char *other = undex_ocr_pack_any() ? "" : ", or install tesseract-ocr-eng, and undex does";
    for (guint i = 0; i < pages; i++)
        if (((undex_source_page *)g_ptr_array_index(source->pages, i))->glyphs->len)
            return TRUE;
    return undex_error_fail(error, UNDEX_ERROR_NO_TEXT, "no text layer on any of its %u page%s; %s%s", pages,
                            pages == 1 ? "" : "s", tried ? "OCR finds no text either" : "run OCR on it first",
                            tried ? "" : other);
}
