// SPDX-License-Identifier: GPL-3.0-or-later
/* Poppler, loaded with the first PDF, and libuchardet, with the first text in an old encoding. Private to
 * src/extract; to be included instead of the libraries' own headers. */
#ifndef UNDEX_EXTRACT_LATE_H
#define UNDEX_EXTRACT_LATE_H

#include "base/late.h"

#include <poppler.h>
#include <uchardet/uchardet.h>

/* X(name) for each function of poppler that is called here, and what lets go of its objects. */
#define UNDEX_EXTRACT_POPPLER(X)                                                                             \
    X(g_object_unref)                                                                                        \
    X(poppler_annot_file_attachment_get_attachment)                                                          \
    X(poppler_annot_get_annot_type)                                                                          \
    X(poppler_annot_get_contents)                                                                            \
    X(poppler_annot_get_flags)                                                                               \
    X(poppler_attachment_get_name)                                                                           \
    X(poppler_attachment_save_to_callback)                                                                   \
    X(poppler_dest_free)                                                                                     \
    X(poppler_document_find_dest)                                                                            \
    X(poppler_document_get_attachments)                                                                      \
    X(poppler_document_get_n_pages)                                                                          \
    X(poppler_document_get_page)                                                                             \
    X(poppler_document_get_producer)                                                                         \
    X(poppler_document_has_attachments)                                                                      \
    X(poppler_document_new_from_bytes)                                                                       \
    X(poppler_error_quark)                                                                                   \
    X(poppler_form_field_button_get_button_type)                                                             \
    X(poppler_form_field_button_get_state)                                                                   \
    X(poppler_form_field_choice_get_item)                                                                    \
    X(poppler_form_field_choice_get_n_items)                                                                 \
    X(poppler_form_field_choice_get_text)                                                                    \
    X(poppler_form_field_choice_is_editable)                                                                 \
    X(poppler_form_field_choice_is_item_selected)                                                            \
    X(poppler_form_field_get_field_type)                                                                     \
    X(poppler_form_field_get_font_size)                                                                      \
    X(poppler_form_field_text_get_text)                                                                      \
    X(poppler_form_field_text_is_password)                                                                   \
    X(poppler_page_free_annot_mapping)                                                                       \
    X(poppler_page_free_form_field_mapping)                                                                  \
    X(poppler_page_free_link_mapping)                                                                        \
    X(poppler_page_free_text_attributes)                                                                     \
    X(poppler_page_get_annot_mapping)                                                                        \
    X(poppler_page_get_form_field_mapping)                                                                   \
    X(poppler_page_get_label)                                                                                \
    X(poppler_page_get_link_mapping)                                                                         \
    X(poppler_page_get_size)                                                                                 \
    X(poppler_page_get_text)                                                                                 \
    X(poppler_page_get_text_attributes)                                                                      \
    X(poppler_page_get_text_layout)

/* The same of libuchardet. */
#define UNDEX_EXTRACT_UCHARDET(X)                                                                            \
    X(uchardet_data_end)                                                                                     \
    X(uchardet_delete)                                                                                       \
    X(uchardet_get_charset)                                                                                  \
    X(uchardet_handle_data)                                                                                  \
    X(uchardet_new)

#define UNDEX_LATE_FIELD(name) __typeof__(name) *(name);
extern struct undex_extract_late {
    UNDEX_EXTRACT_POPPLER(UNDEX_LATE_FIELD)
    UNDEX_EXTRACT_UCHARDET(UNDEX_LATE_FIELD)
} undex_extract_late;

/* FALSE: the library is not there. Nothing of it may be called before. */
gboolean undex_extract_load_poppler(GError **error);
gboolean undex_extract_load_uchardet(GError **error);

#ifndef UNDEX_LATE_TABLE
#define g_object_unref (undex_extract_late.g_object_unref)
#define poppler_annot_file_attachment_get_attachment                                                         \
    (undex_extract_late.poppler_annot_file_attachment_get_attachment)
#define poppler_annot_get_annot_type        (undex_extract_late.poppler_annot_get_annot_type)
#define poppler_annot_get_contents          (undex_extract_late.poppler_annot_get_contents)
#define poppler_annot_get_flags             (undex_extract_late.poppler_annot_get_flags)
#define poppler_attachment_get_name         (undex_extract_late.poppler_attachment_get_name)
#define poppler_attachment_save_to_callback (undex_extract_late.poppler_attachment_save_to_callback)
#define poppler_dest_free                   (undex_extract_late.poppler_dest_free)
#define poppler_document_find_dest          (undex_extract_late.poppler_document_find_dest)
#define poppler_document_get_attachments    (undex_extract_late.poppler_document_get_attachments)
#define poppler_document_get_n_pages        (undex_extract_late.poppler_document_get_n_pages)
#define poppler_document_get_page           (undex_extract_late.poppler_document_get_page)
#define poppler_document_get_producer       (undex_extract_late.poppler_document_get_producer)
#define poppler_document_has_attachments    (undex_extract_late.poppler_document_has_attachments)
#define poppler_document_new_from_bytes     (undex_extract_late.poppler_document_new_from_bytes)
#define poppler_error_quark                 (undex_extract_late.poppler_error_quark)
#define poppler_form_field_button_get_button_type                                                            \
    (undex_extract_late.poppler_form_field_button_get_button_type)
#define poppler_form_field_button_get_state   (undex_extract_late.poppler_form_field_button_get_state)
#define poppler_form_field_choice_get_item    (undex_extract_late.poppler_form_field_choice_get_item)
#define poppler_form_field_choice_get_n_items (undex_extract_late.poppler_form_field_choice_get_n_items)
#define poppler_form_field_choice_get_text    (undex_extract_late.poppler_form_field_choice_get_text)
#define poppler_form_field_choice_is_editable (undex_extract_late.poppler_form_field_choice_is_editable)
#define poppler_form_field_choice_is_item_selected                                                           \
    (undex_extract_late.poppler_form_field_choice_is_item_selected)
#define poppler_form_field_get_field_type    (undex_extract_late.poppler_form_field_get_field_type)
#define poppler_form_field_get_font_size     (undex_extract_late.poppler_form_field_get_font_size)
#define poppler_form_field_text_get_text     (undex_extract_late.poppler_form_field_text_get_text)
#define poppler_form_field_text_is_password  (undex_extract_late.poppler_form_field_text_is_password)
#define poppler_page_free_annot_mapping      (undex_extract_late.poppler_page_free_annot_mapping)
#define poppler_page_free_form_field_mapping (undex_extract_late.poppler_page_free_form_field_mapping)
#define poppler_page_free_link_mapping       (undex_extract_late.poppler_page_free_link_mapping)
#define poppler_page_free_text_attributes    (undex_extract_late.poppler_page_free_text_attributes)
#define poppler_page_get_annot_mapping       (undex_extract_late.poppler_page_get_annot_mapping)
#define poppler_page_get_form_field_mapping  (undex_extract_late.poppler_page_get_form_field_mapping)
#define poppler_page_get_label               (undex_extract_late.poppler_page_get_label)
#define poppler_page_get_link_mapping        (undex_extract_late.poppler_page_get_link_mapping)
#define poppler_page_get_size                (undex_extract_late.poppler_page_get_size)
#define poppler_page_get_text                (undex_extract_late.poppler_page_get_text)
#define poppler_page_get_text_attributes     (undex_extract_late.poppler_page_get_text_attributes)
#define poppler_page_get_text_layout         (undex_extract_late.poppler_page_get_text_layout)
#define uchardet_data_end                    (undex_extract_late.uchardet_data_end)
#define uchardet_delete                      (undex_extract_late.uchardet_delete)
#define uchardet_get_charset                 (undex_extract_late.uchardet_get_charset)
#define uchardet_handle_data                 (undex_extract_late.uchardet_handle_data)
#define uchardet_new                         (undex_extract_late.uchardet_new)
#endif

#endif
