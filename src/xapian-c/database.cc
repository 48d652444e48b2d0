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

bool xc_database_close(xc_database *database, xc_error *error)
{
    return xc::change(error, [&] {
        xc::each_shard(*database->shards, [](const xc::shard &one, std::size_t) {
            Xapian::Database near = one.near;
            one.far ? one.far->close() : near.close();
        });
    });
}

/* While a transaction is open, closing commits nothing; where one is open, beginning another fails. */
void xc_database_abandon(xc_database *database)
{
    xc::change(nullptr, [&] { database->writable().begin_transaction(false); });
    xc::change(nullptr, [&] { database->writable().close(); });
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

/* Of a remote shard: as it was sent, once. */
static xc_document *far_document(const xc::shard &one, Xapian::docid docid, bool must_be)
{
    auto sent = one.far->document(docid);
    if (must_be && !sent->is_there)
        throw Xapian::DocNotFoundError("document " + std::to_string(docid) + " not found");
    auto result = std::make_unique<xc_document>();
    result->document.set_data(sent->data);
    for (const auto &value : sent->values)
        result->document.add_value(value.first, value.second);
    result->far = one.far;
    result->docid = docid;
    result->shard = one.number;
    return result.release();
}

static xc_document *document_at(const xc_database *database, Xapian::docid docid, bool must_be)
{
    if (docid == 0)
        throw Xapian::InvalidArgumentError("no document has the id 0");
    const Xapian::docid asked = docid;
    const xc::shard *one = xc::find_shard(*database->shards, &docid);
    if (!one && must_be)
        throw Xapian::DocNotFoundError("document " + std::to_string(asked) + " not found");
    if (!one)
        return new xc_document();
    if (one->far)
        return far_document(*one, docid, must_be);
    return new xc_document{one->near.get_document(docid, must_be ? 0 : Xapian::DOC_ASSUME_VALID)};
}

xc_document *xc_database_document(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::make(error, [&] { return document_at(database, docid, true); });
}

xc_document *xc_database_document_known(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::make(error, [&] { return document_at(database, docid, false); });
}

char *xc_database_value(const xc_database *database, uint32_t docid, uint32_t slot, size_t *length,
                        xc_error *error)
{
    return xc::make(error, [&] {
        Xapian::docid there = docid, found = 0;
        const xc::shard *one = docid ? xc::find_shard(*database->shards, &there) : nullptr;
        auto kept = one && one->far ? one->far->kept_value(slot, &(found = there)) : nullptr;
        if (kept && found == there)
            return xc::copy(*kept, length);
        const std::unique_ptr<xc_document> document(document_at(database, docid, false));
        return xc::copy(document->document.get_value(slot), length);
    });
}

bool xc_database_set_metadata(xc_database *database, const char *key, const void *bytes, size_t length,
                              xc_error *error)
{
    return xc::change(error,
                      [&] { database->writable().set_metadata(xc::text(key), xc::bytes(bytes, length)); });
}
