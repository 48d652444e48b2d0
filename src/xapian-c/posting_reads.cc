// SPDX-License-Identifier: GPL-3.0-or-later
/* For programs that weigh documents themselves: postings, and who has a value, many at once. */
#include "xapian-c/private.h"

#include <algorithm>

namespace
{

struct postings_read {
    xc_posting *const into;
    const size_t room;
    size_t got = 0;

    bool is_full() const
    {
        return got >= room;
    }
    void put(Xapian::docid docid, Xapian::termcount wdf)
    {
        into[got++] = xc_posting{docid, wdf};
    }
};

void read_near(const xc::shard &one, const std::string &name, postings_read *into)
{
    /* A look into the table costs less than a cursor that finds nothing. */
    if (!one.near.term_exists(name))
        return;
    Xapian::PostingIterator end = one.near.postlist_end(name);
    for (Xapian::PostingIterator i = one.near.postlist_begin(name); i != end && !into->is_full(); ++i)
        into->put(one.base + *i, i.get_wdf());
}

void read_near_within(const xc::shard &one, const std::string &name, const xc_range *within, size_t count,
                      postings_read *into)
{
    Xapian::PostingIterator end = one.near.postlist_end(name), i = one.near.postlist_begin(name);
    for (const xc_range *range = within; range != within + count && i != end; range++) {
        if (range->last <= one.base)
            continue;
        if (range->first > one.base && *i < range->first - one.base)
            i.skip_to(range->first - one.base);
        for (; i != end && *i <= range->last - one.base && !into->is_full(); ++i)
            into->put(one.base + *i, i.get_wdf());
    }
}

void read_far(const xc::shard &one, const xc::posting_list &list, const xc_range *within, size_t count,
              postings_read *into)
{
    auto i = list.begin();
    for (const xc_range *range = within; range != within + count && i != list.end(); range++) {
        if (range->last <= one.base)
            continue;
        i = std::lower_bound(i, list.end(), range->first, [&](const xc_posting &posting, uint32_t first) {
            return one.base + posting.docid < first;
        });
        for (; i != list.end() && one.base + i->docid <= range->last && !into->is_full(); ++i)
            into->put(one.base + i->docid, i->wdf);
    }
}

/* `within` NULL: all of them. */
int64_t read_all(const xc_database *database, const char *term, const xc_range *within, size_t count,
                 postings_read into)
{
    static const xc_range everything = {1, UINT32_MAX};
    const std::string name = xc::text(term);
    const xc::shard_list &shards = *database->shards;
    const xc::list_per_shard lists = xc::read_far_lists(shards, name);
    for (size_t i = 0; i < shards.size(); i++) {
        xc::shard_at_work = shards[i].number;
        if (lists[i])
            read_far(shards[i], *lists[i], within ? within : &everything, within ? count : 1, &into);
        else if (shards[i].dropped)
            continue;
        else if (within)
            read_near_within(shards[i], name, within, count, &into);
        else
            read_near(shards[i], name, &into);
    }
    return static_cast<int64_t>(into.got);
}

} // namespace

int64_t xc_database_read_postings(const xc_database *database, const char *term, xc_posting *into,
                                  size_t room, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        return read_all(database, term, nullptr, 0, postings_read{into, room});
    });
}

int64_t xc_database_read_postings_within(const xc_database *database, const char *term,
                                         const xc_range *within, size_t count, xc_posting *into, size_t room,
                                         xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        static const xc_range nowhere = {0, 0};
        return read_all(database, term, within ? within : &nowhere, count, postings_read{into, room});
    });
}

int64_t xc_database_read_valued(const xc_database *database, uint32_t slot, uint32_t *into, size_t room,
                                xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        size_t count = 0;
        int64_t all = 0;
        if (xc_database_is_remote(database)) /* all at once, and kept */
            xc::each_shard(*database->shards, [&](const xc::shard &one, std::size_t) {
                if (one.far)
                    one.far->column(slot);
            });
        for (const xc::shard &one : *database->shards) {
            xc::shard_at_work = one.number;
            if (one.dropped)
                continue;
            if (one.far) {
                const auto column = one.far->column(slot);
                all += static_cast<int64_t>(column->docids.size());
                for (std::size_t i = 0; i < column->docids.size() && count < room; i++)
                    into[count++] = one.base + column->docids[i];
                continue;
            }
            all += int64_t{one.near.get_value_freq(slot)};
            Xapian::ValueIterator end = one.near.valuestream_end(slot);
            for (Xapian::ValueIterator i = one.near.valuestream_begin(slot); i != end && count < room; ++i)
                into[count++] = one.base + i.get_docid();
        }
        return std::max(static_cast<int64_t>(count), all);
    });
}
