// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/private.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

/* By Xapian's own name of the class; what has a subclass in the list and is none of them falls to its own
 * line. */
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

static xc_code code_of(const Xapian::Error &error)
{
    const char *type = error.get_type();
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

static void fill(xc_error *error, xc_code code, const char *message, const char *detail) noexcept
{
    error->code = code;
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
    }
}

/* The one place that knows every exception. Telling what happened may itself run out of memory. */
void xc::report(xc_error *error) noexcept
{
    if (!error)
        return;
    try {
        throw;
    } catch (const Xapian::Error &e) {
        try {
            fill(error, code_of(e), e.get_msg().c_str(), e.get_error_string());
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
