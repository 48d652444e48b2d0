// SPDX-License-Identifier: GPL-3.0-or-later
/* A database that xapian-tcpsrv serves. Each answer costs a round trip, and the protocol sends a posting a
 * message, so what was read is kept, and lists of postings come as the answer to a query, in one message. A
 * connection on which something went wrong may still bring late answers: it is closed, and nothing is asked
 * of this shard until it is opened again. */
#pragma once

#include "xapian-c/bounded_cache.h"
#include "xapian-c/xapian-c.h"

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

namespace xc
{

using posting_list = std::vector<xc_posting>;

/* A document as it was sent. */
struct fetched_document {
    bool is_there = false;
    std::string data;
    std::vector<std::pair<Xapian::valueno, std::string>> values;
};
std::shared_ptr<const fetched_document> read_document(const Xapian::Database &database, Xapian::docid docid);

class remote_shard
{
    const std::string host;
    const unsigned port, timeout_ms, connect_ms;
    Xapian::Database main;
    std::string lost; /* why nothing is asked any more; empty: it is */
    std::vector<std::unique_ptr<Xapian::Database>> further;
    bounded_cache<Xapian::docid, fetched_document> documents{4096, std::size_t{16} << 20};
    bounded_cache<std::string, posting_list> lists{1024, std::size_t{32} << 20};
    bounded_cache<std::string, Xapian::doccount> frequencies{16384, std::size_t{2} << 20};
    bounded_cache<std::string, std::string> facts{4096, std::size_t{2} << 20}; /* metadata */

    Xapian::Database connect() const;
    void keep(Xapian::docid docid, std::shared_ptr<const fetched_document> document);
    void note_failure();
    struct fetching;
    void fetch_apart(fetching *all, std::unique_ptr<Xapian::Database> *connection) const noexcept;

  public:
    remote_shard(const std::string &host, unsigned port, unsigned timeout_ms, unsigned connect_ms);

    /* What `body` gives of the database; Xapian::NetworkError where the connection is, or goes, lost. */
    template <typename Body> auto ask(Body &&body) -> decltype(body(std::declval<const Xapian::Database &>()))
    {
        if (!lost.empty())
            throw Xapian::NetworkError(lost);
        try {
            return body(static_cast<const Xapian::Database &>(main));
        } catch (...) {
            note_failure();
            throw;
        }
    }
    bool reopen();
    void close();
    Xapian::doccount term_freq(const std::string &term);
    std::string metadata(const std::string &key);
    std::shared_ptr<const posting_list> postings(const std::string &term);
    /* Where it is not kept, it is fetched with the `ahead` - 1 that follow it. */
    std::shared_ptr<const fetched_document> document(Xapian::docid docid, std::size_t ahead = 1);
    /* Keeps what these documents hold, over several connections where they are many. */
    void fetch(std::vector<Xapian::docid> wanted);
};

} // namespace xc
