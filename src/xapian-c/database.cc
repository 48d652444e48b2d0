// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/private.h"

static const int modes[] = {Xapian::DB_CREATE_OR_OPEN, Xapian::DB_CREATE, Xapian::DB_OPEN,
                            Xapian::DB_CREATE_OR_OVERWRITE};

xc_database *xc_database_open(const char *path, xc_error *error)
{
    return xc::make(error, [&] { return new xc_database(Xapian::Database(xc::text(path))); });
}

xc_database *xc_database_open_writable(const char *path, xc_mode mode, unsigned flags, xc_error *error)
{
    return xc::make(error, [&] {
        if (static_cast<size_t>(mode) >= sizeof modes / sizeof *modes)
            throw Xapian::InvalidArgumentError("unknown mode of opening");
        int how = modes[mode] | (flags & XC_NO_SYNC ? Xapian::DB_NO_SYNC : 0) |
                  (flags & XC_RETRY_LOCK ? Xapian::DB_RETRY_LOCK : 0);
        return new xc_database(Xapian::WritableDatabase(xc::text(path), how));
    });
}

xc_database *xc_database_new_memory(xc_error *error)
{
    return xc::make(error, [&] {
        return new xc_database(Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY));
    });
}

void xc_database_free(xc_database *database)
{
    xc::change(nullptr, [&] { delete database; });
}

xc_step xc_database_reopen(xc_database *database, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] { return database->read.reopen() ? XC_ITEM : XC_END; });
}

bool xc_database_close(xc_database *database, xc_error *error)
{
    return xc::change(error, [&] { database->read.close(); });
}

/* While a transaction is open, closing commits nothing; where one is open, beginning another fails. */
void xc_database_abandon(xc_database *database)
{
    xc::change(nullptr, [&] { database->writable().begin_transaction(false); });
    xc::change(nullptr, [&] { database->read.close(); });
}

bool xc_database_commit(xc_database *database, xc_error *error)
{
    return xc::change(error, [&] { database->writable().commit(); });
}

bool xc_database_begin(xc_database *database, bool flushed, xc_error *error)
{
    return xc::change(error, [&] { database->writable().begin_transaction(flushed); });
}

bool xc_database_commit_transaction(xc_database *database, xc_error *error)
{
    return xc::change(error, [&] { database->writable().commit_transaction(); });
}

bool xc_database_cancel_transaction(xc_database *database, xc_error *error)
{
    return xc::change(error, [&] { database->writable().cancel_transaction(); });
}

uint32_t xc_database_add_document(xc_database *database, const xc_document *document, xc_error *error)
{
    return xc::guard(error, uint32_t{0},
                     [&] { return uint32_t{database->writable().add_document(document->document)}; });
}

bool xc_database_replace_document(xc_database *database, uint32_t docid, const xc_document *document,
                                  xc_error *error)
{
    return xc::change(error, [&] { database->writable().replace_document(docid, document->document); });
}

uint32_t xc_database_replace_document_by_term(xc_database *database, const char *term,
                                              const xc_document *document, xc_error *error)
{
    return xc::guard(error, uint32_t{0}, [&] {
        return uint32_t{database->writable().replace_document(xc::text(term), document->document)};
    });
}

bool xc_database_delete_document(xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::change(error, [&] { database->writable().delete_document(docid); });
}

bool xc_database_delete_document_by_term(xc_database *database, const char *term, xc_error *error)
{
    return xc::change(error, [&] { database->writable().delete_document(xc::text(term)); });
}

xc_document *xc_database_document(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::make(error, [&] { return new xc_document{database->read.get_document(docid)}; });
}

xc_document *xc_database_document_known(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::make(
        error, [&] { return new xc_document{database->read.get_document(docid, Xapian::DOC_ASSUME_VALID)}; });
}

bool xc_database_set_metadata(xc_database *database, const char *key, const void *bytes, size_t length,
                              xc_error *error)
{
    return xc::change(error,
                      [&] { database->writable().set_metadata(xc::text(key), xc::bytes(bytes, length)); });
}

bool xc_database_add_synonym(xc_database *database, const char *term, const char *synonym, xc_error *error)
{
    return xc::change(error, [&] { database->writable().add_synonym(xc::text(term), xc::text(synonym)); });
}

bool xc_database_clear_synonyms(xc_database *database, const char *term, xc_error *error)
{
    return xc::change(error, [&] { database->writable().clear_synonyms(xc::text(term)); });
}
