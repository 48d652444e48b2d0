// SPDX-License-Identifier: GPL-3.0-or-later
/* What a database can be asked, and work on its files as a whole. */
#include "xapian-c/private.h"

#include <algorithm>
#include <sstream>

bool xc_database_is_writable(const xc_database *database)
{
    return database->write != nullptr;
}

int xc_database_is_locked(const xc_database *database, xc_error *error)
{
    return xc::guard(error, -1, [&] { return database->plain().locked() ? 1 : 0; });
}

static int64_t count_of(const xc_database *database)
{
    return database->sum<int64_t>([](const xc::shard &one) {
        return one.ask([](const Xapian::Database &near) { return int64_t{near.get_doccount()}; });
    });
}

int64_t xc_database_doc_count(const xc_database *database, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return count_of(database); });
}

int64_t xc_database_last_docid(const xc_database *database, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        const xc::shard &last = database->shards->back();
        if (database->joined)
            return int64_t{last.base} + last.last;
        return last.ask([](const Xapian::Database &near) { return int64_t{near.get_lastdocid()}; });
    });
}

double xc_database_average_length(const xc_database *database, xc_error *error)
{
    return xc::guard(error, -1.0, [&] {
        const int64_t count = count_of(database), length = database->sum<int64_t>([](const xc::shard &one) {
            return one.ask([](const Xapian::Database &near) { return int64_t(near.get_total_length()); });
        });
        return count ? static_cast<double>(length) / static_cast<double>(count) : 0.0;
    });
}

int64_t xc_database_term_freq(const xc_database *database, const char *term, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        const std::string name = xc::text(term);
        return database->sum<int64_t>([&](const xc::shard &one) { return int64_t{one.term_freq(name)}; });
    });
}

int64_t xc_database_doc_length(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        Xapian::docid there = docid;
        const xc::shard *one = xc::find_shard(*database->shards, &there);
        if (!one)
            throw Xapian::DocNotFoundError("document " + std::to_string(docid) + " not found");
        return one->ask([&](const Xapian::Database &near) { return int64_t{near.get_doclength(there)}; });
    });
}

int64_t xc_database_unique_terms(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        Xapian::docid there = docid;
        const xc::shard *one = xc::find_shard(*database->shards, &there);
        if (!one)
            throw Xapian::DocNotFoundError("document " + std::to_string(docid) + " not found");
        return one->ask([&](const Xapian::Database &near) { return int64_t{near.get_unique_terms(there)}; });
    });
}

int xc_database_has_term(const xc_database *database, const char *term, xc_error *error)
{
    return xc::guard(error, -1, [&] {
        const std::string name = xc::text(term);
        return database->sum<int64_t>([&](const xc::shard &one) {
            return one.far ? one.far->term_freq(name) > 0 : one.near.term_exists(name);
        }) > 0;
    });
}

static std::string metadata_of(const xc::shard &one, const std::string &key)
{
    return one.far ? one.far->metadata(key) : one.near.get_metadata(key);
}

char *xc_database_metadata(const xc_database *database, const char *key, size_t *length, xc_error *error)
{
    return xc::make(error, [&] {
        std::vector<std::string> values(database->shards->size());
        const std::string name = xc::text(key);
        xc::each_shard(*database->shards,
                       [&](const xc::shard &one, std::size_t i) { values[i] = metadata_of(one, name); });
        auto first = std::find_if(values.begin(), values.end(), [](const auto &one) { return !one.empty(); });
        return xc::copy(first == values.end() ? std::string() : *first, length);
    });
}

char *xc_database_shard_metadata(const xc_database *database, size_t number, const char *key, size_t *length,
                                 xc_error *error)
{
    return xc::make(error, [&] {
        if (number >= database->shards->size())
            throw Xapian::InvalidArgumentError("no such shard");
        const xc::shard &one = (*database->shards)[number];
        xc::shard_at_work = one.number;
        return xc::copy(one.dropped ? std::string() : metadata_of(one, xc::text(key)), length);
    });
}

char *xc_database_metadata_all(const xc_database *database, const char *key, size_t *length, xc_error *error)
{
    return xc::make(error, [&] {
        std::vector<std::string> values(database->shards->size());
        const std::string name = xc::text(key);
        xc::each_shard(*database->shards,
                       [&](const xc::shard &one, std::size_t i) { values[i] = metadata_of(one, name); });
        std::string all;
        for (const std::string &one : values)
            all += (all.empty() || one.empty() ? "" : "\n") + one;
        return xc::copy(all, length);
    });
}

xc_terms *xc_database_metadata_keys(const xc_database *database, const char *prefix, xc_error *error)
{
    return xc::make(error, [&] {
        const Xapian::Database near = database->plain();
        const std::string beginning = xc::text(prefix);
        return new xc_terms(near.metadata_keys_begin(beginning), near.metadata_keys_end(beginning));
    });
}

bool xc_database_compact(xc_database *database, const char *target, unsigned flags, xc_error *error)
{
    return xc::change(error, [&] {
        unsigned how = (flags & XC_COMPACT_FULL ? unsigned(Xapian::Compactor::FULL) : 0u) |
                       (flags & XC_COMPACT_KEEP_DOCIDS ? unsigned(Xapian::DBCOMPACT_NO_RENUMBER) : 0u) |
                       (flags & XC_COMPACT_SINGLE_FILE ? unsigned(Xapian::DBCOMPACT_SINGLE_FILE) : 0u);
        database->plain().compact(xc::text(target), how);
    });
}

#ifdef __SANITIZE_ADDRESS__
/* What the sanitizers find in Xapian 1.4 itself: Database::check() tells the allocator a wrong size. */
extern "C" const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}
#endif

int64_t xc_database_check(const char *path, char **report, xc_error *error)
{
    if (report)
        *report = nullptr;
    return xc::guard(error, int64_t{-1}, [&] {
        std::ostringstream out;
        size_t defects = Xapian::Database::check(xc::text(path), 0, &out);
        if (report)
            *report = xc::copy(out.str(), nullptr);
        return static_cast<int64_t>(defects);
    });
}
