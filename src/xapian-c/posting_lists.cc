// SPDX-License-Identifier: GPL-3.0-or-later
/* Postings, one after another and many at once. Of a remote shard they are a list that was read whole. */
#include "xapian-c/private.h"

#include <algorithm>

struct xc_postings {
    std::shared_ptr<const xc::shard_list> shards;
    std::string term;
    xc::list_per_shard lists; /* a remote shard's; empty: it is in files here */
    size_t at = 0;            /* the shard */
    Xapian::PostingIterator here, end;
    size_t index = 0; /* in the list */
    bool started = false;
    uint32_t docid = 0;

    const xc::shard &shard() const
    {
        return (*shards)[at];
    }
};

static void enter(xc_postings *postings)
{
    const xc::shard &one = postings->shard();
    postings->index = 0;
    postings->here = postings->end = Xapian::PostingIterator();
    xc::shard_at_work = one.number;
    if (!one.far && !one.dropped) {
        postings->here = one.near.postlist_begin(postings->term);
        postings->end = one.near.postlist_end(postings->term);
    }
}

xc_postings *xc_database_postings(const xc_database *database, const char *term, xc_error *error)
{
    return xc::make(error, [&] {
        auto postings = std::make_unique<xc_postings>();
        postings->shards = database->shards;
        postings->term = xc::text(term);
        postings->lists = xc::read_far_lists(*database->shards, postings->term);
        enter(postings.get());
        return postings.release();
    });
}

/* Whether the shard has one where it stands. */
static bool is_there(const xc_postings *postings)
{
    const auto &list = postings->lists[postings->at];
    return list ? postings->index < list->size() : postings->here != postings->end;
}

/* Goes on to the shards that follow, where the one at hand has no more. */
static xc_step settle(xc_postings *postings)
{
    postings->started = true;
    while (!is_there(postings) && postings->at + 1 < postings->shards->size()) {
        postings->at++;
        enter(postings);
    }
    const auto &list = postings->lists[postings->at];
    if (!is_there(postings)) {
        postings->docid = 0;
        return XC_END;
    }
    postings->docid = postings->shard().base + (list ? (*list)[postings->index].docid : *postings->here);
    return XC_ITEM;
}

xc_step xc_postings_next(xc_postings *postings, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        xc::shard_at_work = postings->shard().number;
        if (postings->started && is_there(postings)) {
            if (postings->lists[postings->at])
                postings->index++;
            else
                ++postings->here;
        }
        return settle(postings);
    });
}

/* The first of a list, from `index` on, that is not below `docid`. */
static size_t find(const xc::posting_list &list, size_t index, Xapian::docid docid)
{
    auto found =
        std::lower_bound(list.begin() + static_cast<std::ptrdiff_t>(index), list.end(), docid,
                         [](const xc_posting &one, Xapian::docid wanted) { return one.docid < wanted; });
    return static_cast<size_t>(found - list.begin());
}

xc_step xc_postings_skip(xc_postings *postings, uint32_t docid, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        while (postings->at + 1 < postings->shards->size() &&
               (*postings->shards)[postings->at + 1].base < docid) {
            postings->at++;
            enter(postings);
        }
        const xc::shard &one = postings->shard();
        xc::shard_at_work = one.number;
        if (is_there(postings) && docid > one.base) {
            if (const auto &list = postings->lists[postings->at])
                postings->index = find(*list, postings->index, docid - one.base);
            else if (*postings->here < docid - one.base)
                postings->here.skip_to(docid - one.base);
        }
        return settle(postings);
    });
}

uint32_t xc_postings_docid(const xc_postings *postings)
{
    return postings->docid;
}

int64_t xc_postings_wdf(const xc_postings *postings, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        if (postings->docid == 0)
            return int64_t{0};
        const auto &list = postings->lists[postings->at];
        return list ? int64_t{(*list)[postings->index].wdf} : int64_t{postings->here.get_wdf()};
    });
}

void xc_postings_free(xc_postings *postings)
{
    delete postings;
}
