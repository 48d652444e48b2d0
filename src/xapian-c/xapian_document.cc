// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/private.h"

#include <cstring>

xc_document *xc_document_new(xc_error *error)
{
    return xc::make(error, [&] { return new xc_document(); });
}

void xc_document_free(xc_document *document)
{
    delete document;
}

bool xc_document_set_data(xc_document *document, const void *bytes, size_t length, xc_error *error)
{
    return xc::change(error, [&] { document->document.set_data(xc::bytes(bytes, length)); });
}

char *xc_document_data(const xc_document *document, size_t *length, xc_error *error)
{
    return xc::make(error, [&] { return xc::copy(document->document.get_data(), length); });
}

bool xc_document_add_term(xc_document *document, const char *term, uint32_t wdf, xc_error *error)
{
    return xc::change(error, [&] { document->document.add_term(xc::text(term), wdf); });
}

bool xc_document_add_boolean_term(xc_document *document, const char *term, xc_error *error)
{
    return xc::change(error, [&] { document->document.add_boolean_term(xc::text(term)); });
}

bool xc_document_remove_term(xc_document *document, const char *term, xc_error *error)
{
    return xc::change(error, [&] { document->document.remove_term(xc::text(term)); });
}

bool xc_document_set_value(xc_document *document, uint32_t slot, const void *bytes, size_t length,
                           xc_error *error)
{
    return xc::change(error, [&] { document->document.add_value(slot, xc::bytes(bytes, length)); });
}

char *xc_document_value(const xc_document *document, uint32_t slot, size_t *length, xc_error *error)
{
    return xc::make(error, [&] { return xc::copy(document->document.get_value(slot), length); });
}

xc_terms *xc_document_terms(const xc_document *document, xc_error *error)
{
    return xc::make(error, [&] {
        if (!document->far)
            return new xc_terms(document->document.termlist_begin(), document->document.termlist_end());
        xc::shard_at_work = document->shard;
        return document->far->ask([&](const Xapian::Database &database) {
            return new xc_terms(database.termlist_begin(document->docid), Xapian::TermIterator());
        });
    });
}
