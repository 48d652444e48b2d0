// SPDX-License-Identifier: GPL-3.0-or-later
/* Files that a PDF carries. They are of two kinds: those of the document as a whole, and those that a mark
 * on a page leads to. Both are counted together, the document's own first, then those of the pages. */
#include "extract/pdf/pdf_attachments.h"

#include "extract/extract.h"

#include <string.h>

enum { MOST_BYTES = 512 << 20 }; /* of one attachment; no larger file is read either */

/* The last part of a name, as one line: some programs store the whole path of their own machine. */
static char *plain_name(PopplerAttachment *attachment, guint ordinal)
{
    const char *stored = poppler_attachment_get_name(attachment);
    g_autofree char *valid = g_utf8_make_valid(stored ? stored : "", -1);
    const char *last = valid;
    for (const char *p = valid; *p; p++)
        if (*p == '/' || *p == '\\')
            last = p + 1;
    GString *name = g_string_new(NULL);
    for (const char *p = last; *p && name->len < 200; p = g_utf8_next_char(p))
        if (g_unichar_isprint(g_utf8_get_char(p)))
            g_string_append_unichar(name, g_utf8_get_char(p));
    g_strstrip(name->str);
    if (!*name->str || strcmp(name->str, ".") == 0 || strcmp(name->str, "..") == 0)
        g_string_printf(name, "attachment-%u", ordinal);
    return g_string_free(name, FALSE);
}

/* Takes each attachment in turn; returns TRUE to stop. */
typedef gboolean (*visitor)(PopplerAttachment *attachment, gpointer closure);

static gboolean visit_document(PopplerDocument *pdf, visitor visit, gpointer closure)
{
    gboolean stop = FALSE;
    GList *all = poppler_document_has_attachments(pdf) ? poppler_document_get_attachments(pdf) : NULL;
    for (GList *a = all; a; a = a->next) {
        stop = stop || visit(a->data, closure);
        g_object_unref(a->data);
    }
    g_list_free(all);
    return stop;
}

static gboolean visit_page(PopplerPage *page, visitor visit, gpointer closure)
{
    gboolean stop = FALSE;
    GList *mappings = poppler_page_get_annot_mapping(page);
    for (GList *m = mappings; m && !stop; m = m->next) {
        PopplerAnnot *annotation = ((PopplerAnnotMapping *)m->data)->annot;
        if (poppler_annot_get_annot_type(annotation) != POPPLER_ANNOT_FILE_ATTACHMENT)
            continue;
        PopplerAttachment *attachment =
            poppler_annot_file_attachment_get_attachment((PopplerAnnotFileAttachment *)annotation);
        if (!attachment)
            continue;
        stop = visit(attachment, closure);
        g_object_unref(attachment);
    }
    poppler_page_free_annot_mapping(mappings);
    return stop;
}

static gboolean add_name(PopplerAttachment *attachment, gpointer closure)
{
    undex_source *source = closure;
    if (source->attachments->len >= UNDEX_MOST_ATTACHMENTS)
        return TRUE;
    char *name = plain_name(attachment, source->attachments->len + 1);
    /* Two of one name could not be told apart. */
    if (g_ptr_array_find_with_equal_func(source->attachments, name, g_str_equal, NULL)) {
        char *other = g_strdup_printf("%u-%s", source->attachments->len + 1, name);
        g_free(name);
        name = other;
    }
    g_ptr_array_add(source->attachments, name);
    return FALSE;
}

void undex_attachments_of_document(PopplerDocument *pdf, undex_source *source)
{
    visit_document(pdf, add_name, source);
}

void undex_attachments_of_page(PopplerPage *page, undex_source *source)
{
    visit_page(page, add_name, source);
}

/* Looking for one of them, and its bytes. */
typedef struct {
    int left; /* attachments before it, and itself */
    GByteArray *bytes;
    gboolean found, large;
} search;

static gboolean add_bytes(const gchar *bytes, gsize count, gpointer closure, GError **error)
{
    search *s = closure;
    s->large = s->large || s->bytes->len + count > MOST_BYTES;
    if (s->large)
        return undex_error_fail(error, UNDEX_ERROR_LIMIT, "too large");
    g_byte_array_append(s->bytes, (const guint8 *)bytes, (guint)count);
    return TRUE;
}

static gboolean take_bytes(PopplerAttachment *attachment, gpointer closure)
{
    search *s = closure;
    if (--s->left > 0)
        return FALSE;
    s->found = poppler_attachment_save_to_callback(attachment, add_bytes, s, NULL);
    return TRUE;
}

GBytes *undex_attachment_bytes(PopplerDocument *pdf, int ordinal, GError **error)
{
    search s = {.left = ordinal, .bytes = g_byte_array_new()};
    int pages = poppler_document_get_n_pages(pdf);
    gboolean done = visit_document(pdf, take_bytes, &s);
    for (int i = 0; i < pages && !done; i++) {
        PopplerPage *page = poppler_document_get_page(pdf, i);
        if (!page)
            continue;
        done = visit_page(page, take_bytes, &s);
        g_object_unref(page);
    }
    if (s.found)
        return g_byte_array_free_to_bytes(s.bytes);
    g_byte_array_unref(s.bytes);
    if (s.large)
        return undex_error_null(error, UNDEX_ERROR_LIMIT, "this attachment is larger than %d bytes",
                                MOST_BYTES);
    return undex_error_null(error, UNDEX_ERROR_DAMAGED, "attachment %d cannot be taken out of the PDF",
                            ordinal);
}
