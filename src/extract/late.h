// SPDX-License-Identifier: GPL-3.0-or-later
/* Poppler, loaded with the first PDF. Private to src/extract; to be included instead of the libraries' own
 * headers. */
#ifndef UNDEX_EXTRACT_LATE_H
#define UNDEX_EXTRACT_LATE_H

#include "undex/late.h"

#include <poppler.h>

/* X(name) for each function of poppler that is called here. */
#define UNDEX_EXTRACT_POPPLER(X)                                                                             \
    X(poppler_dest_free)                                                                                     \
    X(poppler_document_find_dest)                                                                            \
    X(poppler_document_get_n_pages)                                                                          \
    X(poppler_document_get_page)                                                                             \
    X(poppler_document_get_producer)                                                                         \
    X(poppler_document_new_from_bytes)                                                                       \
    X(poppler_error_quark)                                                                                   \
    X(poppler_page_free_link_mapping)                                                                        \
    X(poppler_page_free_text_attributes)                                                                     \
    X(poppler_page_get_label)                                                                                \
    X(poppler_page_get_link_mapping)                                                                         \
    X(poppler_page_get_size)                                                                                 \
    X(poppler_page_get_text)                                                                                 \
    X(poppler_page_get_text_attributes)                                                                      \
    X(poppler_page_get_text_layout)

#define UNDEX_LATE_FIELD(name) __typeof__(name) *(name);
extern struct undex_extract_late {
    UNDEX_EXTRACT_POPPLER(UNDEX_LATE_FIELD)
} undex_extract_late;

/* FALSE: a library is not there. Nothing of it may be called before. */
gboolean undex_extract_load(GError **error);

#ifndef UNDEX_LATE_TABLE
#define poppler_dest_free                 (undex_extract_late.poppler_dest_free)
#define poppler_document_find_dest        (undex_extract_late.poppler_document_find_dest)
#define poppler_document_get_n_pages      (undex_extract_late.poppler_document_get_n_pages)
#define poppler_document_get_page         (undex_extract_late.poppler_document_get_page)
#define poppler_document_get_producer     (undex_extract_late.poppler_document_get_producer)
#define poppler_document_new_from_bytes   (undex_extract_late.poppler_document_new_from_bytes)
#define poppler_error_quark               (undex_extract_late.poppler_error_quark)
#define poppler_page_free_link_mapping    (undex_extract_late.poppler_page_free_link_mapping)
#define poppler_page_free_text_attributes (undex_extract_late.poppler_page_free_text_attributes)
#define poppler_page_get_label            (undex_extract_late.poppler_page_get_label)
#define poppler_page_get_link_mapping     (undex_extract_late.poppler_page_get_link_mapping)
#define poppler_page_get_size             (undex_extract_late.poppler_page_get_size)
#define poppler_page_get_text             (undex_extract_late.poppler_page_get_text)
#define poppler_page_get_text_attributes  (undex_extract_late.poppler_page_get_text_attributes)
#define poppler_page_get_text_layout      (undex_extract_late.poppler_page_get_text_layout)
#endif

#endif
