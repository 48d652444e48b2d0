// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the binding share: the structs behind the opaque types and the one place where C++
 * exceptions end. Every function of the C face is `return xc::guard(error, FAILED, [&] { ... });`: the lambda
 * may throw anything, the guard turns it into a status. */
#pragma once

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

template <typename Result, typename Body>
Result guard(xc_error *error, Result failed, Body &&body,
             const char *function = __builtin_FUNCTION()) noexcept
{
    at_work = function;
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

/* `read` shares its inside with `write`, which is empty for a database opened for reading. */
struct xc_database {
    Xapian::Database read;
    std::unique_ptr<Xapian::WritableDatabase> write;

    explicit xc_database(const Xapian::Database &database) : read(database)
    {
    }
    explicit xc_database(const Xapian::WritableDatabase &database)
        : read(database), write(new Xapian::WritableDatabase(database))
    {
    }
    Xapian::WritableDatabase &writable() const
    {
        if (!write)
            throw Xapian::InvalidOperationError("the database is open for reading only");
        return *write;
    }
};

struct xc_document {
    Xapian::Document document;
};

/* Runs over what Xapian iterates, or over a list that was made beforehand. */
struct xc_terms {
    Xapian::TermIterator here, end;
    std::vector<std::string> list;
    size_t index = 0;
    bool listed = false, started = false;
    std::string current;

    xc_terms(const Xapian::TermIterator &from, const Xapian::TermIterator &to) : here(from), end(to)
    {
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
