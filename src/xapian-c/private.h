// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the binding share: the structs behind the opaque types and the one place where C++
 * exceptions end. Every function of the C face is `return xc::guard(error, FAILED, [&] { ... });`: the lambda
 * may throw anything, the guard turns it into a status. */
#pragma once

#include "xapian-c/shard_list.h"
#include "xapian-c/xapian-c.h"

#include <xapian.h>

#include <cerrno>
#include <memory>
#include <string>
#include <vector>

namespace xc
{

void clear(xc_error *error) noexcept;

/* Tells `error` about the exception in flight; only to be called from a catch block. */
void report(xc_error *error) noexcept;

/* The function of the C face that is at work; see xc_on_terminate(). */
extern thread_local const char *at_work;
/* The shard of a joined database that is being asked; -1: none. */
extern thread_local int shard_at_work;

template <typename Result, typename Body>
Result guard(xc_error *error, Result failed, Body &&body,
             const char *function = __builtin_FUNCTION()) noexcept
{
    at_work = function;
    shard_at_work = -1;
    errno = 0;
    try {
        Result result = body();
        clear(error);
        return result;
    } catch (...) {
        report(error);
        return failed;
    }
}

/* The same for what makes an object, or bytes; nullptr: it failed. */
template <typename Body> auto make(xc_error *error, Body &&body) noexcept -> decltype(body())
{
    return guard(error, decltype(body())(nullptr), body);
}

/* The same for what answers with nothing but success. */
template <typename Body>
bool change(xc_error *error, Body &&body, const char *function = __builtin_FUNCTION()) noexcept
{
    return guard(
        error, false,
        [&] {
            body();
            return true;
        },
        function);
}

/* A copy for the C side, released by xc_string_free(). */
char *copy(const std::string &text, size_t *length);

inline std::string bytes(const void *data, size_t length)
{
    return data ? std::string(static_cast<const char *>(data), length) : std::string();
}

inline std::string text(const char *string)
{
    return string ? std::string(string) : std::string();
}

} // namespace xc

/* A database opened for reading or writing has one shard, and `write` where it is writable. */
struct xc_database {
    std::shared_ptr<const xc::shard_list> shards;
    std::unique_ptr<Xapian::WritableDatabase> write;
    bool joined = false;

    explicit xc_database(const Xapian::Database &database) : shards(xc::one_shard(database))
    {
    }
    explicit xc_database(const Xapian::WritableDatabase &database)
        : shards(xc::one_shard(database)), write(new Xapian::WritableDatabase(database))
    {
    }
    explicit xc_database(std::shared_ptr<const xc::shard_list> given, bool are_joined)
        : shards(std::move(given)), joined(are_joined)
    {
    }
    Xapian::WritableDatabase &writable() const
    {
        if (!write)
            throw Xapian::InvalidOperationError("the database is open for reading only");
        return *write;
    }
    /* For what is done with one database that is in files here. */
    Xapian::Database plain() const
    {
        if (joined || shards->front().far)
            throw Xapian::UnimplementedError("this is not done with shards that are joined or remote");
        return shards->front().near;
    }
    /* The sum of what `body` says of each shard. */
    template <typename Value, typename Body> Value sum(Body &&body) const
    {
        if (!joined)
            return body(shards->front());
        std::vector<Value> parts(shards->size());
        xc::each_shard(
            *shards, [&](const xc::shard &one, std::size_t i) { parts[i] = static_cast<Value>(body(one)); });
        Value all = 0;
        for (Value part : parts)
            all += part;
        return all;
    }
};

/* Of a document of a remote shard it is kept where its terms are asked for. */
struct xc_document {
    Xapian::Document document;
    std::shared_ptr<xc::remote_shard> far = nullptr;
    Xapian::docid docid = 0;
    int shard = -1;
};

/* Runs over what Xapian iterates, over the terms of several shards, merged, or over a list that was made
 * beforehand. */
struct xc_terms {
    struct source {
        Xapian::TermIterator here, end;
        int shard = -1;
        bool read = false; /* `term` is the one where it stands */
        std::string term = {};
        std::shared_ptr<const xc::term_list> list = {}; /* in the place of the iterators */
        size_t at = 0;

        bool is_at_end() const
        {
            return list ? at >= list->size() : here == end;
        }
    };
    std::vector<source> sources;
    std::vector<std::string> list;
    size_t index = 0;
    bool listed = false, started = false;
    std::string current;

    xc_terms() = default;
    xc_terms(const Xapian::TermIterator &from, const Xapian::TermIterator &to)
    {
        sources.push_back(source{from, to});
    }
    explicit xc_terms(std::vector<std::string> &&terms) : list(std::move(terms)), listed(true)
    {
    }
};

struct xc_stemmer {
    Xapian::Stem stem;
};

struct xc_generator {
    Xapian::TermGenerator generator;
};
