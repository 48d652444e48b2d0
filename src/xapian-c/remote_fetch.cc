// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents of a remote shard ahead, over several connections. Xapian's objects count their references
 * without a lock: a thread touches none but those of its own connection, and what it read is put into the
 * cache after it has ended. */
#include "xapian-c/remote_shard.h"
#include "xapian-c/workers.h"

#include <algorithm>
#include <atomic>

/* So many connections at most, and one for so many documents. */
static const std::size_t connections = 4, documents_each = 8;

struct xc::remote_shard::fetching {
    std::vector<Xapian::docid> wanted;
    std::vector<std::shared_ptr<const fetched_document>> got;
    std::atomic<std::size_t> next{0};
    std::string state;

    explicit fetching(std::vector<Xapian::docid> &&docids) : wanted(std::move(docids)), got(wanted.size())
    {
    }
    void read(const Xapian::Database &database)
    {
        for (std::size_t i; (i = next++) < wanted.size();)
            got[i] = read_document(database, wanted[i]);
    }
};

/* What a connection says of the state that it shows; it was told so when it was opened. */
static std::string state_of(const Xapian::Database &database)
{
    return database.get_uuid() + ' ' + std::to_string(database.get_doccount()) + ' ' +
           std::to_string(database.get_lastdocid()) + ' ' + std::to_string(database.get_total_length());
}

/* What is not read here is read when it is asked for, over the first connection, which says what is wrong. */
void xc::remote_shard::fetch_apart(fetching *all,
                                   std::unique_ptr<Xapian::Database> *connection) const noexcept
{
    try {
        if (!*connection)
            connection->reset(new Xapian::Database(connect()));
        if (state_of(**connection) == all->state)
            return all->read(**connection);
    } catch (...) {
    }
    connection->reset();
}

void xc::remote_shard::fetch(std::vector<Xapian::docid> docids)
{
    std::sort(docids.begin(), docids.end());
    docids.erase(std::unique(docids.begin(), docids.end()), docids.end());
    docids.erase(std::remove_if(docids.begin(), docids.end(),
                                [&](Xapian::docid docid) { return documents.find(docid) != nullptr; }),
                 docids.end());
    docids.resize(std::min(docids.size(), documents.room()));
    if (docids.empty())
        return;
    fetching all(std::move(docids));
    all.state = ask(state_of);
    auto lent = std::move(further); /* where the first connection is lost, these go with it */
    lent.resize(connections - 1);
    {
        workers apart;
        for (std::size_t i = 0; i < lent.size() && all.wanted.size() > (i + 1) * documents_each; i++)
            apart.run([&, i] { fetch_apart(&all, &lent[i]); });
        ask([&](const Xapian::Database &database) { all.read(database); });
    }
    further = std::move(lent);
    for (std::size_t i = 0; i < all.wanted.size(); i++)
        if (all.got[i])
            keep(all.wanted[i], all.got[i]);
}
