// SPDX-License-Identifier: GPL-3.0-or-later
/* What a database can be asked, and work on its files as a whole. */
#include "xapian-c/private.h"

#include <sstream>

bool xc_database_is_writable(const xc_database *database)
{
    return database->write != nullptr;
}

int xc_database_is_locked(const xc_database *database, xc_error *error)
{
    return xc::guard(error, -1, [&] { return database->read.locked() ? 1 : 0; });
}

int64_t xc_database_doc_count(const xc_database *database, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return int64_t{database->read.get_doccount()}; });
}

int64_t xc_database_last_docid(const xc_database *database, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return int64_t{database->read.get_lastdocid()}; });
}

int64_t xc_database_revision(const xc_database *database, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return static_cast<int64_t>(database->read.get_revision()); });
}

double xc_database_average_length(const xc_database *database, xc_error *error)
{
    return xc::guard(error, -1.0, [&] { return database->read.get_average_length(); });
}

char *xc_database_uuid(const xc_database *database, xc_error *error)
{
    return xc::make(error, [&] { return xc::copy(database->read.get_uuid(), nullptr); });
}

int64_t xc_database_term_freq(const xc_database *database, const char *term, xc_error *error)
{
    return xc::guard(error, int64_t{-1},
                     [&] { return int64_t{database->read.get_termfreq(xc::text(term))}; });
}

int64_t xc_database_doc_length(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return int64_t{database->read.get_doclength(docid)}; });
}

int64_t xc_database_unique_terms(const xc_database *database, uint32_t docid, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return int64_t{database->read.get_unique_terms(docid)}; });
}

int xc_database_has_term(const xc_database *database, const char *term, xc_error *error)
{
    return xc::guard(error, -1, [&] { return database->read.term_exists(xc::text(term)) ? 1 : 0; });
}

char *xc_database_metadata(const xc_database *database, const char *key, size_t *length, xc_error *error)
{
    return xc::make(error, [&] { return xc::copy(database->read.get_metadata(xc::text(key)), length); });
}

xc_terms *xc_database_synonyms(const xc_database *database, const char *term, xc_error *error)
{
    return xc::make(error, [&] {
        std::string key = xc::text(term);
        return new xc_terms(database->read.synonyms_begin(key), database->read.synonyms_end(key));
    });
}

xc_terms *xc_database_synonym_keys(const xc_database *database, xc_error *error)
{
    return xc::guard(error, static_cast<xc_terms *>(nullptr), [&] {
        return new xc_terms(database->read.synonym_keys_begin(), database->read.synonym_keys_end());
    });
}

bool xc_database_compact(xc_database *database, const char *target, unsigned flags, xc_error *error)
{
    return xc::change(error, [&] {
        unsigned how = (flags & XC_COMPACT_FULL ? unsigned(Xapian::Compactor::FULL) : 0u) |
                       (flags & XC_COMPACT_KEEP_DOCIDS ? unsigned(Xapian::DBCOMPACT_NO_RENUMBER) : 0u) |
                       (flags & XC_COMPACT_SINGLE_FILE ? unsigned(Xapian::DBCOMPACT_SINGLE_FILE) : 0u);
        database->read.compact(xc::text(target), how);
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
