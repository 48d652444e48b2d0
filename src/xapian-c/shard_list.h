// SPDX-License-Identifier: GPL-3.0-or-later
/* What a database consists of: shards, each a database in files here or a remote one, whose docids follow
 * those of the shard before. A list of shards is never changed: a database that is reopened, or loses a
 * shard, gets another one, and iterators keep theirs. */
#pragma once

#include "xapian-c/remote_shard.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace xc
{

struct shard {
    Xapian::Database near;
    std::shared_ptr<remote_shard> far; /* empty: it is `near` */
    Xapian::docid base, last;          /* its docids are base + 1 to base + last */
    int number;                        /* in a joined database; -1: in none */
    bool dropped;

    template <typename Body>
    auto ask(Body &&body) const -> decltype(body(std::declval<const Xapian::Database &>()))
    {
        return far ? far->ask(body) : body(near);
    }
    Xapian::doccount term_freq(const std::string &term) const
    {
        return far ? far->term_freq(term) : near.get_termfreq(term);
    }
};
using shard_list = std::vector<shard>;

/* Of a database that is not joined with others: all docids may be its own. */
std::shared_ptr<const shard_list> one_shard(const Xapian::Database &database);

/* Calls `body` for each shard that is not dropped; those that are remote are asked at once, on threads.
 * Throws what the first shard that failed has thrown, when all are done. */
void each_shard(const shard_list &shards, const std::function<void(const shard &, std::size_t)> &body);

/* The postings of a term in remote shards, for each shard; empty for those in files here. */
using list_per_shard = std::vector<std::shared_ptr<const posting_list>>;
list_per_shard read_far_lists(const shard_list &shards, const std::string &term);

/* Where a docid of the database lies, with `*docid` made one of that shard; NULL: in none. */
const shard *find_shard(const shard_list &shards, Xapian::docid *docid);

} // namespace xc
