// SPDX-License-Identifier: GPL-3.0-or-later
/* Several databases read as one, and what can be asked of such a one alone. */
#include "xapian-c/private.h"
#include "xapian-c/workers.h"

#include <algorithm>
#include <exception>
#include <limits>

std::shared_ptr<const xc::shard_list> xc::one_shard(const Xapian::Database &database)
{
    return std::make_shared<shard_list>(
        shard_list{{database, nullptr, 0, std::numeric_limits<Xapian::docid>::max(), -1, false}});
}

void xc::each_shard(const shard_list &shards, const std::function<void(const shard &, std::size_t)> &body)
{
    std::vector<std::exception_ptr> failures(shards.size());
    const auto run = [&](std::size_t i) noexcept {
        shard_at_work = shards[i].number;
        try {
            body(shards[i], i);
        } catch (...) {
            failures[i] = std::current_exception();
        }
    };
    const auto is_far = [](const shard &one) { return one.far && !one.dropped; };
    const bool apart = std::count_if(shards.begin(), shards.end(), is_far) > 1;
    {
        workers threads;
        for (std::size_t i = 0; apart && i < shards.size(); i++)
            if (is_far(shards[i]))
                threads.run([&run, i] { run(i); });
        for (std::size_t i = 0; i < shards.size(); i++)
            if (!shards[i].dropped && !(apart && shards[i].far))
                run(i);
    }
    for (std::size_t i = 0; i < shards.size(); i++)
        if (failures[i]) {
            shard_at_work = shards[i].number;
            std::rethrow_exception(failures[i]);
        }
    shard_at_work = -1;
}

const xc::shard *xc::find_shard(const shard_list &shards, Xapian::docid *docid)
{
    auto after = std::upper_bound(shards.begin(), shards.end(), *docid,
                                  [](Xapian::docid wanted, const shard &one) { return wanted <= one.base; });
    if (*docid == 0 || after == shards.begin() || *docid - std::prev(after)->base > std::prev(after)->last)
        return nullptr;
    const shard &found = *std::prev(after);
    *docid -= found.base;
    shard_at_work = found.number;
    return found.dropped ? nullptr : &found;
}

xc::list_per_shard xc::read_far_lists(const shard_list &shards, const std::string &term)
{
    list_per_shard lists(shards.size());
    if (std::any_of(shards.begin(), shards.end(), [](const shard &one) { return one.far != nullptr; }))
        each_shard(shards, [&](const shard &one, std::size_t i) {
            if (one.far)
                lists[i] = one.far->postings(term);
        });
    return lists;
}

/* Docids anew: those of a shard begin after the last one of the shard before. */
static void lay_out(xc::shard_list *shards)
{
    uint64_t base = 0;
    for (xc::shard &one : *shards) {
        one.base = static_cast<Xapian::docid>(base);
        base += one.last;
        if (base >= std::numeric_limits<Xapian::docid>::max())
            throw Xapian::InvalidArgumentError("the shards have more documents than ids");
    }
}

static Xapian::docid last_of(const xc::shard &one)
{
    return one.ask([](const Xapian::Database &database) { return database.get_lastdocid(); });
}

xc_database *xc_database_open_remote(const char *host, unsigned port, unsigned timeout_ms,
                                     unsigned connect_ms, xc_error *error)
{
    return xc::make(error, [&] {
        auto shards = std::make_shared<xc::shard_list>(*xc::one_shard(Xapian::Database()));
        shards->front().far =
            std::make_shared<xc::remote_shard>(xc::text(host), port, timeout_ms, connect_ms);
        return new xc_database(std::move(shards), false);
    });
}

xc_database *xc_database_join(xc_database *const *given, size_t count, xc_error *error)
{
    return xc::make(error, [&] {
        auto all = std::make_shared<xc::shard_list>();
        for (size_t i = 0; i < count; i++)
            for (const xc::shard &one : *given[i]->shards) {
                all->push_back(one);
                all->back().number = static_cast<int>(all->size()) - 1;
            }
        if (all->empty())
            throw Xapian::InvalidArgumentError("no shard to join");
        xc::each_shard(*all, [&](const xc::shard &one, std::size_t i) { (*all)[i].last = last_of(one); });
        lay_out(all.get());
        return new xc_database(std::move(all), true);
    });
}

size_t xc_database_shards(const xc_database *database)
{
    return database->shards->size();
}

bool xc_database_is_remote(const xc_database *database)
{
    return std::any_of(database->shards->begin(), database->shards->end(),
                       [](const xc::shard &one) { return one.far != nullptr; });
}

bool xc_database_drop_shard(xc_database *database, size_t number, xc_error *error)
{
    return xc::change(error, [&] {
        if (!database->joined || number >= database->shards->size())
            throw Xapian::InvalidArgumentError("no such shard of a joined database");
        auto rest = std::make_shared<xc::shard_list>(*database->shards);
        xc::shard &gone = (*rest)[number];
        gone.dropped = true;
        gone.far.reset();
        gone.near = Xapian::Database();
        database->shards = std::move(rest);
    });
}

/* What could be reopened is, and docids are made anew, also where a shard failed. */
xc_step xc_database_reopen(xc_database *database, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        auto all = std::make_shared<xc::shard_list>(*database->shards);
        std::vector<int> moved(all->size());
        const auto reopen = [&](const xc::shard &one, std::size_t i) {
            Xapian::Database near = one.near;
            moved[i] = one.far ? one.far->reopen() : near.reopen();
            if (database->joined)
                (*all)[i].last = last_of(one);
        };
        std::exception_ptr failure;
        try {
            xc::each_shard(*all, reopen);
        } catch (...) {
            failure = std::current_exception();
        }
        const int failed = xc::shard_at_work;
        if (database->joined)
            lay_out(all.get());
        database->shards = std::move(all);
        xc::shard_at_work = failed;
        if (failure)
            std::rethrow_exception(failure);
        return std::any_of(moved.begin(), moved.end(), [](int one) { return one; }) ? XC_ITEM : XC_END;
    });
}

/* What a shard shows: where the database is remote, there is no revision. */
static std::string state_of(const xc::shard &one)
{
    return one.ask([&](const Xapian::Database &database) {
        std::string state = database.get_uuid() + ' ' + std::to_string(database.get_doccount()) + ' ' +
                            std::to_string(database.get_lastdocid()) + ' ' +
                            std::to_string(database.get_total_length());
        try {
            return one.far ? state : state + ' ' + std::to_string(database.get_revision());
        } catch (const Xapian::InvalidOperationError &) {
            return state; /* in memory */
        }
    });
}

int64_t xc_database_revision(const xc_database *database, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        const xc::shard_list &shards = *database->shards;
        if (!database->joined && !shards.front().far)
            return static_cast<int64_t>(shards.front().near.get_revision());
        std::vector<std::string> states(shards.size(), "dropped");
        xc::each_shard(shards, [&](const xc::shard &one, std::size_t i) { states[i] = state_of(one); });
        uint64_t hash = 14695981039346656037u; /* FNV-1a */
        for (const std::string &state : states)
            for (char one : state + '\n')
                hash = (hash ^ static_cast<unsigned char>(one)) * 1099511628211u;
        return static_cast<int64_t>(hash >> 1);
    });
}

char *xc_database_uuid(const xc_database *database, xc_error *error)
{
    return xc::make(error, [&] {
        std::vector<std::string> names(database->shards->size(), "dropped");
        xc::each_shard(*database->shards, [&](const xc::shard &one, std::size_t i) {
            names[i] = one.ask([](const Xapian::Database &near) { return near.get_uuid(); });
        });
        std::string all;
        for (const std::string &name : names)
            all += (all.empty() ? "" : " ") + name;
        return xc::copy(all, nullptr);
    });
}

bool xc_database_fetch(xc_database *database, const uint32_t *docids, size_t count, xc_error *error)
{
    return xc::change(error, [&] {
        std::vector<std::vector<Xapian::docid>> wanted(database->shards->size());
        for (size_t i = 0; i < count; i++) {
            Xapian::docid docid = docids[i];
            const xc::shard *one = xc::find_shard(*database->shards, &docid);
            if (one && one->far)
                wanted[static_cast<size_t>(one - database->shards->data())].push_back(docid);
        }
        xc::each_shard(*database->shards, [&](const xc::shard &one, std::size_t i) {
            if (!wanted[i].empty())
                one.far->fetch(std::move(wanted[i]));
        });
    });
}

/* Calls `body` for each shard that is remote. */
static void each_far(const xc_database *database, const std::function<void(xc::remote_shard *)> &body)
{
    if (xc_database_is_remote(database))
        xc::each_shard(*database->shards, [&](const xc::shard &one, std::size_t) {
            if (one.far)
                body(one.far.get());
        });
}

bool xc_database_ask_ahead(xc_database *database, const xc_question *questions, size_t count, xc_error *error)
{
    return xc::change(
        error, [&] { each_far(database, [&](xc::remote_shard *far) { far->ask_ahead(questions, count); }); });
}

bool xc_database_fetch_values(xc_database *database, uint32_t slot, const xc_any_term *groups, size_t count,
                              xc_error *error)
{
    return xc::change(error, [&] {
        each_far(database, [&](xc::remote_shard *far) { far->fetch_values(slot, groups, count); });
    });
}

int xc_database_shard_of(const xc_database *database, uint32_t docid)
{
    const xc::shard *one = xc::find_shard(*database->shards, &docid);
    xc::shard_at_work = -1;
    return one ? one->number : -1;
}
