// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/remote_shard.h"

#include <algorithm>
#include <exception>
#include <numeric>

namespace
{

/* Up to so many postings come as a message each, which takes one round trip where a query takes two. */
const Xapian::doccount few_postings = 32, few_from_afar = 256;
xc::posting_list walk(const Xapian::Database &database, const std::string &term)
{
    xc::posting_list list;
    for (Xapian::PostingIterator i = database.postlist_begin(term), end = database.postlist_end(term);
         i != end; ++i)
        list.push_back(xc_posting{*i, i.get_wdf()});
    return list;
}

/* By a weighting scheme under which a term weighs its wdf. */
xc::posting_list query(const Xapian::Database &database, const std::string &term)
{
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(term));
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    Xapian::MSet found = enquire.get_mset(0, database.get_lastdocid());
    xc::posting_list list;
    list.reserve(found.size());
    for (Xapian::MSetIterator i = found.begin(); i != found.end(); ++i)
        list.push_back(xc_posting{*i, term.empty() ? 1 : static_cast<uint32_t>(i.get_weight())});
    std::sort(list.begin(), list.end(),
              [](const xc_posting &a, const xc_posting &b) { return a.docid < b.docid; });
    return list;
}

} // namespace

std::shared_ptr<const xc::fetched_document> xc::read_document(const Xapian::Database &database,
                                                              Xapian::docid docid)
{
    auto result = std::make_shared<xc::fetched_document>();
    try {
        Xapian::Document document = database.get_document(docid);
        result->data = document.get_data();
        for (Xapian::ValueIterator i = document.values_begin(); i != document.values_end(); ++i)
            result->values.emplace_back(i.get_valueno(), *i);
        result->is_there = true;
    } catch (const Xapian::DocNotFoundError &) {
    }
    return result;
}

xc::remote_shard::remote_shard(const std::string &on, unsigned at, unsigned timeout, unsigned connecting)
    : host(on), port(at), timeout_ms(timeout), connect_ms(connecting), main(connect(0))
{
}

/* `most_ms`: no answer may take longer; 0: than the shard's own limit. */
Xapian::Database xc::remote_shard::connect(unsigned most_ms) const
{
    const auto least = [most_ms](unsigned own) { return !most_ms || (own && own < most_ms) ? own : most_ms; };
    return Xapian::Remote::open(host, port, least(timeout_ms), least(connect_ms));
}

/* Of an exception in flight: whether the next answer can still be told from a late one. What the server
 * itself reports, such as that there is no such document, leaves the connection in order. */
void xc::remote_shard::note_failure()
{
    try {
        throw;
    } catch (const Xapian::NetworkError &e) {
        lost = e.get_msg();
    } catch (const Xapian::DatabaseClosedError &e) {
        lost = e.get_msg();
    } catch (const Xapian::SerialisationError &e) {
        lost = e.get_msg();
    } catch (const Xapian::Error &) {
        return;
    } catch (const std::exception &e) {
        lost = e.what();
    }
    lost = lost.empty() ? "the connection is lost" : lost;
    close();
    throw Xapian::NetworkError(lost);
}

void xc::remote_shard::close()
{
    further.clear();
    main.close();
}

void xc::remote_shard::forget()
{
    further.clear();
    documents.clear();
    lists.clear();
    frequencies.clear();
    facts.clear();
    beginnings.clear();
    values.clear();
    columns.clear();
    fetched.clear();
}

bool xc::remote_shard::reopen()
{
    forget();
    if (lost.empty())
        return ask([](Xapian::Database database) { return database.reopen(); });
    main = connect(0);
    lost.clear();
    return true;
}

Xapian::doccount xc::remote_shard::term_freq(const std::string &term)
{
    if (auto known = frequencies.find(term))
        return *known;
    const Xapian::doccount frequency =
        ask_once([&](const Xapian::Database &database) { return database.get_termfreq(term); });
    frequencies.put(term, std::make_shared<Xapian::doccount>(frequency), term.size() + 64);
    return frequency;
}

std::string xc::remote_shard::metadata(const std::string &key)
{
    if (auto known = facts.find(key))
        return *known;
    std::string value =
        ask_once([&](const Xapian::Database &database) { return database.get_metadata(key); });
    facts.put(key, std::make_shared<std::string>(value), key.size() + value.size() + 128);
    return value;
}

/* `known`: how many there are; nullptr: nobody has asked. */
std::shared_ptr<const xc::posting_list> xc::remote_shard::read_postings(const Xapian::Database &database,
                                                                        const std::string &term,
                                                                        const Xapian::doccount *known) const
{
    const bool few = known && *known <= (is_distant() ? few_from_afar : few_postings);
    auto list = std::make_shared<posting_list>();
    if (!known || *known > 0)
        *list = few ? walk(database, term) : query(database, term);
    Xapian::docid before = 0;
    for (const xc_posting &one : *list) {
        if (one.docid <= before || one.docid > database.get_lastdocid())
            throw Xapian::NetworkError("the server names documents that it does not have");
        before = one.docid;
    }
    return list;
}

void xc::remote_shard::keep_postings(const std::string &term, const std::shared_ptr<const posting_list> &list)
{
    frequencies.put(term, std::make_shared<Xapian::doccount>(list->size()), term.size() + 64);
    lists.put(term, list, list->size() * sizeof(xc_posting) + term.size() + 128);
}

std::shared_ptr<const xc::posting_list> xc::remote_shard::postings(const std::string &term)
{
    if (auto kept = lists.find(term))
        return kept;
    if (is_distant())
        term_freq(term); /* where there are few, their list takes one round trip, else two */
    auto known = frequencies.find(term);
    auto list =
        ask([&](const Xapian::Database &database) { return read_postings(database, term, known.get()); });
    keep_postings(term, list);
    return list;
}

void xc::remote_shard::keep(Xapian::docid docid, std::shared_ptr<const fetched_document> document)
{
    std::size_t bytes = 256 + document->data.size();
    for (const auto &value : document->values)
        bytes += 64 + value.second.size();
    documents.put(docid, std::move(document), bytes);
}

std::shared_ptr<const xc::fetched_document> xc::remote_shard::document(Xapian::docid docid, std::size_t ahead)
{
    if (auto kept = documents.find(docid))
        return kept;
    if (ahead > 1) {
        std::vector<Xapian::docid> following(ahead);
        std::iota(following.begin(), following.end(), docid);
        fetch(std::move(following));
        if (auto kept = documents.find(docid))
            return kept;
    }
    auto read = ask([&](const Xapian::Database &database) { return read_document(database, docid); });
    keep(docid, read);
    return read;
}
