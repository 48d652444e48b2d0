// SPDX-License-Identifier: GPL-3.0-or-later
/* Values of a remote shard, many in one message: a query that is sorted by a slot brings, with each document
 * that it finds, what that has there. */
#include "xapian-c/remote_shard.h"

#include <numeric>

std::size_t xc::value_column::find(Xapian::docid docid) const
{
    return static_cast<std::size_t>(std::lower_bound(docids.begin(), docids.end(), docid) - docids.begin());
}

/* The values of the documents that the query finds, as far as they have one, of at most `most`. */
static xc::value_column read_values(const Xapian::Database &database, const Xapian::Query &query,
                                    uint32_t slot, Xapian::doccount most)
{
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(slot, false);
    const Xapian::MSet found = enquire.get_mset(0, most);
    std::vector<std::pair<Xapian::docid, std::string>> all;
    for (Xapian::MSetIterator i = found.begin(); i != found.end(); ++i)
        if (!i.get_sort_key().empty())
            all.emplace_back(*i, i.get_sort_key());
    std::sort(all.begin(), all.end());
    xc::value_column column;
    for (auto &one : all) {
        column.docids.push_back(one.first);
        column.values.push_back(std::move(one.second));
    }
    return column;
}

std::shared_ptr<const xc::value_column> xc::remote_shard::column(uint32_t slot)
{
    auto kept = columns.find(slot);
    if (kept != columns.end())
        return kept->second;
    const Xapian::Query any(Xapian::Query::OP_VALUE_GE, slot, std::string(1, '\0'));
    auto read = std::make_shared<value_column>(ask([&](const Xapian::Database &database) {
        return read_values(database, any, slot, database.get_lastdocid());
    }));
    columns[slot] = read;
    return read;
}

static uint64_t place_of(uint32_t slot, Xapian::docid docid)
{
    return uint64_t{slot} << 32 | docid;
}

void xc::remote_shard::fetch_values(uint32_t slot, const xc_any_term *groups, std::size_t count)
{
    if (columns.count(slot)) /* all of them are kept */
        return;
    std::vector<Xapian::Query> all;
    for (std::size_t i = 0; i < count; i++) {
        std::vector<std::string> some;
        for (std::size_t k = 0; k < groups[i].count; k++) {
            auto known = frequencies.find(groups[i].terms[k]);
            if (!known || *known > 0)
                some.push_back(groups[i].terms[k]);
        }
        all.emplace_back(Xapian::Query::OP_OR, some.begin(), some.end());
        if (some.empty())
            return;
    }
    const Xapian::Query query(Xapian::Query::OP_AND, all.begin(), all.end());
    if (!fetched.insert(std::to_string(slot) + query.serialise()).second)
        return;
    const value_column read = ask([&](const Xapian::Database &database) {
        return read_values(database, query, slot, static_cast<Xapian::doccount>(values.room()));
    });
    for (std::size_t i = 0; i < read.docids.size(); i++)
        values.put(place_of(slot, read.docids[i]), std::make_shared<std::string>(read.values[i]),
                   read.values[i].size() + 160);
}

std::shared_ptr<const std::string> xc::remote_shard::kept_value(uint32_t slot, Xapian::docid *docid)
{
    auto whole = columns.find(slot);
    if (whole == columns.end())
        return values.find(place_of(slot, *docid));
    const std::size_t at = whole->second->find(*docid);
    const bool more = at < whole->second->docids.size();
    *docid = more ? whole->second->docids[at] : 0;
    return more ? std::make_shared<std::string>(whole->second->values[at]) : nullptr;
}
