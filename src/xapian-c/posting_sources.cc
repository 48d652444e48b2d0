// SPDX-License-Identifier: GPL-3.0-or-later
/* Postings in bulk, for programs that weigh documents. */
#include "xapian-c/private.h"

#include <algorithm>

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
