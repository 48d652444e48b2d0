// SPDX-License-Identifier: GPL-3.0-or-later
/* For programs that weigh documents: postings in bulk, weights and stretches of docids as a query. */
#include "xapian-c/private.h"

#include <algorithm>

static bool (*watch)(unsigned steps) = nullptr;

void xc_query_watch(bool (*go_on)(unsigned steps))
{
    watch = go_on;
}

int64_t xc_database_read_postings(const xc_database *database, const char *term, xc_posting *into,
                                  size_t room, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        std::string name = xc::text(term);
        /* A look into the table costs less than a cursor that finds nothing. */
        if (!database->read.term_exists(name))
            return int64_t{0};
        Xapian::PostingIterator end = database->read.postlist_end(name);
        size_t count = 0;
        for (Xapian::PostingIterator i = database->read.postlist_begin(name); i != end && count < room; ++i)
            into[count++] = xc_posting{*i, i.get_wdf()};
        return static_cast<int64_t>(count);
    });
}

int64_t xc_database_read_postings_within(const xc_database *database, const char *term,
                                         const xc_range *within, size_t count, xc_posting *into, size_t room,
                                         xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        std::string name = xc::text(term);
        Xapian::PostingIterator end = database->read.postlist_end(name),
                                i = database->read.postlist_begin(name);
        size_t got = 0;
        for (const xc_range *one = within; one != within + count && i != end; one++) {
            if (*i < one->first)
                i.skip_to(one->first);
            for (; i != end && *i <= one->last && got < room; ++i)
                into[got++] = xc_posting{*i, i.get_wdf()};
        }
        return static_cast<int64_t>(got);
    });
}

int64_t xc_database_read_valued(const xc_database *database, uint32_t slot, uint32_t *into, size_t room,
                                xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        Xapian::ValueIterator end = database->read.valuestream_end(slot);
        size_t count = 0;
        for (Xapian::ValueIterator i = database->read.valuestream_begin(slot); i != end && count < room; ++i)
            into[count++] = i.get_docid();
        return std::max(static_cast<int64_t>(count), int64_t{database->read.get_value_freq(slot)});
    });
}

namespace
{

/* Whether to look at another document. */
bool goes_on()
{
    return !watch || watch(1);
}

/* What the sources below have in common: a name, how many documents there are, and the one looked at. */
class counted_source : public Xapian::PostingSource
{
  protected:
    std::string name;
    Xapian::doccount count = 0;
    Xapian::docid here = 0;

  public:
    explicit counted_source(const std::string &called) : name(called)
    {
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return count;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return count;
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return count;
    }
    void next(double least) override
    {
        skip_to(here + 1, least);
    }
    Xapian::docid get_docid() const override
    {
        return here;
    }
    std::string get_description() const override
    {
        return name;
    }
};

/* Shared by the clones that Xapian makes, never changed. */
using scores = std::shared_ptr<const std::vector<xc_score>>;

class score_source final : public counted_source
{
    scores all;
    double most = 0;
    size_t at = 0;
    bool started = false;

    void settle(double least)
    {
        while (at < all->size() && (*all)[at].weight < least)
            at++;
        if (!goes_on())
            at = all->size();
    }

  public:
    score_source(scores given, const std::string &called) : score_source(std::move(given), called, 0)
    {
        for (const xc_score &one : *all)
            most = std::max(most, one.weight);
    }
    score_source(scores given, const std::string &called, double known)
        : counted_source(called), all(std::move(given)), most(known)
    {
        count = static_cast<Xapian::doccount>(all->size());
    }
    double get_weight() const override
    {
        return (*all)[at].weight;
    }
    void next(double least) override
    {
        at += started ? 1 : 0;
        started = true;
        settle(least);
    }
    void skip_to(Xapian::docid docid, double least) override
    {
        started = true;
        auto from = all->begin() + static_cast<std::ptrdiff_t>(std::min(at, all->size()));
        at = static_cast<size_t>(
            std::lower_bound(from, all->end(), docid,
                             [](const xc_score &one, Xapian::docid wanted) { return one.docid < wanted; }) -
            all->begin());
        settle(least);
    }
    bool at_end() const override
    {
        return started && at >= all->size();
    }
    Xapian::docid get_docid() const override
    {
        return (*all)[at].docid;
    }
    Xapian::PostingSource *clone() const override
    {
        return new score_source(all, name, most);
    }
    void init(const Xapian::Database &) override
    {
        at = 0;
        started = false;
        set_maxweight(most);
    }
};

using ranges = std::shared_ptr<const std::vector<xc_range>>;

class range_source final : public counted_source
{
    ranges all;
    size_t at = 0;

  public:
    range_source(ranges given, const std::string &called) : counted_source(called), all(std::move(given))
    {
        for (const xc_range &one : *all)
            count += one.last - one.first + 1;
    }
    void skip_to(Xapian::docid docid, double) override
    {
        if (here > 0 && docid <= here)
            return;
        auto from = all->begin() + static_cast<std::ptrdiff_t>(std::min(at, all->size()));
        auto found = std::lower_bound(from, all->end(), docid, [](const xc_range &one, Xapian::docid wanted) {
            return one.last < wanted;
        });
        at = static_cast<size_t>(found - all->begin());
        here = found == all->end() ? docid : std::max(docid, found->first);
        if (!goes_on())
            at = all->size();
    }
    bool at_end() const override
    {
        return here > 0 && at >= all->size();
    }
    Xapian::PostingSource *clone() const override
    {
        return new range_source(all, name);
    }
    void init(const Xapian::Database &) override
    {
        at = 0;
        here = 0;
        set_maxweight(0);
    }
};

/* Every docid, while the watch lets it go on. What a query finds beside it has not been watched since. */
class watched_source final : public counted_source
{
    Xapian::docid last = 0;

  public:
    watched_source() : counted_source("watched")
    {
    }
    void skip_to(Xapian::docid docid, double) override
    {
        here = goes_on() ? std::max(here, docid) : last + 1;
    }
    bool at_end() const override
    {
        return here > last;
    }
    Xapian::PostingSource *clone() const override
    {
        return new watched_source();
    }
    void init(const Xapian::Database &database) override
    {
        count = database.get_doccount();
        last = database.get_lastdocid();
        here = 0;
        set_maxweight(0);
    }
};

} // namespace

xc_query *xc_query_new_watched(const xc_query *query, xc_error *error)
{
    return xc::guard(error, static_cast<xc_query *>(nullptr), [&] {
        Xapian::Query all((new watched_source())->release());
        return new xc_query{watch && !query->query.empty()
                                ? Xapian::Query(Xapian::Query::OP_FILTER, query->query, all)
                                : query->query};
    });
}

xc_query *xc_query_new_ranges(const xc_range *given, size_t count, const char *name, xc_error *error)
{
    return xc::make(error, [&] {
        auto all = std::make_shared<const std::vector<xc_range>>(given, given + count);
        for (size_t i = 0; i < count; i++)
            if (given[i].first == 0 || given[i].last < given[i].first ||
                (i > 0 && given[i].first <= given[i - 1].last))
                throw Xapian::InvalidArgumentError("stretches of docids must ascend and not overlap");
        return new xc_query{Xapian::Query((new range_source(std::move(all), xc::text(name)))->release())};
    });
}

xc_query *xc_query_new_scores(const xc_score *given, size_t count, const char *name, xc_error *error)
{
    return xc::make(error, [&] {
        auto all = std::make_shared<const std::vector<xc_score>>(given, given + count);
        for (size_t i = 0; i < count; i++)
            if ((i > 0 && given[i].docid <= given[i - 1].docid) || !(given[i].weight >= 0))
                throw Xapian::InvalidArgumentError("docids must ascend, and no weight be below 0");
        return new xc_query{Xapian::Query((new score_source(std::move(all), xc::text(name)))->release())};
    });
}
