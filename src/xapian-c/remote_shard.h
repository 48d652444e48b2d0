// SPDX-License-Identifier: GPL-3.0-or-later
/* A database that xapian-tcpsrv serves. Each answer costs a round trip, and the protocol sends a posting a
 * message, so what was read is kept, and lists of postings come as the answer to a query, in one message. A
 * connection on which something went wrong may still bring late answers: it is closed, and nothing is asked
 * of this shard until it is opened again. */
#pragma once

#include "xapian-c/bounded_cache.h"
#include "xapian-c/xapian-c.h"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace xc
{

using posting_list = std::vector<xc_posting>;
using term_list = std::vector<std::pair<std::string, Xapian::doccount>>; /* with their frequencies */

/* The values of a slot, of all documents that have one. */
struct value_column {
    std::vector<Xapian::docid> docids; /* in order */
    std::vector<std::string> values;

    /* The place of the first that is not below `docid`. */
    std::size_t find(Xapian::docid docid) const;
};

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
    bounded_cache<std::string, term_list> beginnings{1024, std::size_t{4} << 20};
    bounded_cache<uint64_t, std::string> values{16384, std::size_t{16} << 20}; /* by slot and docid */
    std::map<uint32_t, std::shared_ptr<const value_column>> columns;           /* by slot */
    std::set<std::string> fetched; /* what fetch_values() was asked for */
    double least_wait = 1e9;       /* seconds that an answer took */

    using reading = std::function<void(const Xapian::Database &, std::size_t)>;
    Xapian::Database connect(unsigned most_ms) const;
    void count_terms(const std::vector<std::string> &terms);
    void keep(Xapian::docid docid, std::shared_ptr<const fetched_document> document);
    void keep_postings(const std::string &term, const std::shared_ptr<const posting_list> &list);
    void keep_terms(const std::string &beginning, std::shared_ptr<const term_list> list);
    std::shared_ptr<const posting_list> read_postings(const Xapian::Database &database,
                                                      const std::string &term,
                                                      const Xapian::doccount *known) const;
    void note_failure();
    void forget();
    bool is_distant() const;
    void read_apart(std::size_t count, const reading &read);

    /* What `body` gives of one question, whose time is taken. */
    template <typename Body>
    auto ask_once(Body &&body) -> decltype(body(std::declval<const Xapian::Database &>()))
    {
        const auto begun = std::chrono::steady_clock::now();
        auto answer = ask(body);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        least_wait = std::min(least_wait, took.count());
        return answer;
    }

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
    /* Keeps the answers to all of these questions. */
    void ask_ahead(const xc_question *questions, std::size_t count);
    /* The terms that begin so, where they are kept. */
    std::shared_ptr<const term_list> kept_terms(const std::string &beginning);
    /* Which documents have a value in the slot, with these. */
    std::shared_ptr<const value_column> column(uint32_t slot);
    /* Keeps the values of the slot of documents that have a term of each of the groups. */
    void fetch_values(uint32_t slot, const xc_any_term *groups, std::size_t count);
    /* The value that is kept, the first from `*docid` on where all are, which moves it; nullptr: none is, or
     * `*docid` is 0 as there is none. */
    std::shared_ptr<const std::string> kept_value(uint32_t slot, Xapian::docid *docid);
};

} // namespace xc
