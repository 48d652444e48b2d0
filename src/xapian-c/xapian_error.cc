// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/private.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

/* By Xapian's name of the class; what has a subclass in the list and is none of them has its own line. */
static const struct {
    const char *type;
    xc_code code;
} classes[] = {
    {"InvalidArgumentError", XC_ERROR_ARGUMENT},
    {"RangeError", XC_ERROR_ARGUMENT},
    {"InvalidOperationError", XC_ERROR_OPERATION},
    {"UnimplementedError", XC_ERROR_UNSUPPORTED},
    {"FeatureUnavailableError", XC_ERROR_UNSUPPORTED},
    {"DatabaseNotFoundError", XC_ERROR_NOT_FOUND},
    {"DocNotFoundError", XC_ERROR_NO_DOCUMENT},
    {"DatabaseLockError", XC_ERROR_LOCKED},
    {"DatabaseModifiedError", XC_ERROR_MODIFIED},
    {"DatabaseCorruptError", XC_ERROR_CORRUPT},
    {"SerialisationError", XC_ERROR_CORRUPT},
    {"DatabaseVersionError", XC_ERROR_VERSION},
    {"DatabaseClosedError", XC_ERROR_CLOSED},
    {"DatabaseOpeningError", XC_ERROR_OPEN},
    {"DatabaseCreateError", XC_ERROR_OPEN},
    {"DatabaseError", XC_ERROR_IO},
    {"NetworkError", XC_ERROR_NETWORK},
    {"NetworkTimeoutError", XC_ERROR_NETWORK},
};

/* Xapian has one class for a lock that another has and for one that cannot be tried, one for a database that
 * must not be made and for one that cannot; and of the latter it does not tell why. */
static bool is_refused(const Xapian::Error &error)
{
    static const std::string taken = "already locked", there = "a database already exists";
    const bool locks = std::strcmp(error.get_type(), "DatabaseLockError") == 0;
    return (locks || std::strcmp(error.get_type(), "DatabaseCreateError") == 0) &&
           error.get_msg().find(locks ? taken : there) == std::string::npos;
}

static xc_code code_of(const Xapian::Error &error)
{
    const char *type = error.get_type();
    if (type && is_refused(error))
        return XC_ERROR_IO;
    for (const auto &row : classes)
        if (type && std::strcmp(row.type, type) == 0)
            return row.code;
    return XC_ERROR_INTERNAL;
}

/* Xapian tells what the system said as text, apart or at the end of its message. */
static int system_of(const char *message, const char *detail) noexcept
{
    static const int known[] = {EMFILE, ENFILE, ENOSPC, EDQUOT, EACCES, EPERM,  EROFS,  ENOMEM,
                                EIO,    EFBIG,  ESTALE, ENODEV, ENOENT, EISDIR, ENOTDIR};
    for (int number : known) {
        const char *text = std::strerror(number);
        std::size_t length = std::strlen(text), whole = message ? std::strlen(message) : 0;
        if ((detail && std::strcmp(detail, text) == 0) ||
            (whole > length && std::strcmp(message + whole - length, text) == 0))
            return number;
    }
    return 0;
}

/* What is wrong with the question, or here, is not the fault of the shard that was asked. */
static bool is_of_shard(xc_code code)
{
    return code != XC_ERROR_ARGUMENT && code != XC_ERROR_OPERATION && code != XC_ERROR_UNSUPPORTED &&
           code != XC_ERROR_NO_DOCUMENT && code != XC_ERROR_MEMORY;
}

static void fill(xc_error *error, xc_code code, const char *message, const char *detail) noexcept
{
    error->code = code;
    error->shard = is_of_shard(code) ? xc::shard_at_work : -1;
    error->system = system_of(message, detail);
    std::snprintf(error->message, sizeof error->message, "%s%s%s",
                  message && *message ? message : "unknown error", detail && *detail ? ": " : "",
                  detail ? detail : "");
    for (char *p = error->message; *p; p++)
        if (*p == '\n' || *p == '\r')
            *p = ' ';
}

void xc::clear(xc_error *error) noexcept
{
    if (error) {
        error->code = XC_OK;
        error->message[0] = '\0';
        error->system = 0;
        error->shard = -1;
    }
}

/* The one place that knows every exception. Telling what happened may itself run out of memory. */
void xc::report(xc_error *error) noexcept
{
    const int system = errno;
    if (!error)
        return;
    try {
        throw;
    } catch (const Xapian::Error &e) {
        try {
            const char *why = e.get_error_string();
            if (!why && system && is_refused(e) &&
                e.get_msg().find(std::strerror(system)) == std::string::npos)
                why = std::strerror(system);
            fill(error, code_of(e), e.get_msg().c_str(), why);
        } catch (...) {
            fill(error, XC_ERROR_INTERNAL, nullptr, nullptr);
        }
    } catch (const std::bad_alloc &) {
        fill(error, XC_ERROR_MEMORY, "out of memory", nullptr);
    } catch (const std::length_error &) {
        fill(error, XC_ERROR_CORRUPT, "too long to be held in memory", nullptr);
    } catch (const std::exception &e) {
        fill(error, XC_ERROR_INTERNAL, e.what(), nullptr);
    } catch (...) {
        fill(error, XC_ERROR_INTERNAL, nullptr, nullptr);
    }
}

thread_local const char *xc::at_work = "";
thread_local int xc::shard_at_work = -1;

static void (*last_words)(const char *function, const char *reason);

/* An exception that no block has caught is not to be had here, but what the system said mostly is; and one
 * that is may tell of what came after that. */
[[noreturn]] static void terminated() noexcept
{
    xc_error error = {XC_ERROR_IO, ""};
    const int system = errno;
    const char *said = system ? std::strerror(system) : "the reason is not known";
    if (std::current_exception())
        xc::report(&error);
    const std::size_t length = std::strlen(error.message);
    if (length && system && !std::strstr(error.message, said))
        std::snprintf(error.message + length, sizeof error.message - length, ": %s", said);
    if (last_words)
        last_words(xc::at_work, length ? error.message : said);
    std::abort();
}

void xc_on_terminate(void (*last)(const char *function, const char *reason))
{
    last_words = last;
    std::set_terminate(terminated);
}

char *xc::copy(const std::string &text, size_t *length)
{
    char *result = static_cast<char *>(std::malloc(text.size() + 1));
    if (!result)
        throw std::bad_alloc();
    std::memcpy(result, text.c_str(), text.size() + 1);
    if (length)
        *length = text.size();
    return result;
}

void xc_string_free(char *string)
{
    std::free(string);
}
