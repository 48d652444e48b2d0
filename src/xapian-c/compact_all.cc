// SPDX-License-Identifier: GPL-3.0-or-later
/* Several databases written as one. */
#include "xapian-c/private.h"

#include <cstdlib>

namespace
{

/* Xapian 1.4 gives keys of metadata as they stand in the table, with what marks them as such. */
std::string without_mark(const std::string &key)
{
    static const std::string mark("\0\xc0", 2);
    return key.compare(0, mark.size(), mark) == 0 ? key.substr(mark.size()) : key;
}

struct resolver : Xapian::Compactor {
    xc_resolve resolve = nullptr;
    std::string resolve_duplicate_metadata(const std::string &key, size_t count,
                                           const std::string values[]) override
    {
        std::vector<xc_text> all;
        for (size_t i = 0; i < count; i++)
            all.push_back({values[i].data(), values[i].size()});
        size_t length = 0;
        std::unique_ptr<char, decltype(&free)> answer(
            resolve ? resolve(without_mark(key).c_str(), all.data(), count, &length) : nullptr, free);
        return answer ? std::string(answer.get(), length) : values[0];
    }
};

} // namespace

bool xc_database_compact_all(xc_database *const *databases, size_t count, const char *target,
                             xc_resolve resolve, xc_error *error)
{
    return xc::change(error, [&] {
        Xapian::Database all;
        for (size_t i = 0; i < count; i++)
            all.add_database(databases[i]->plain());
        resolver compactor;
        compactor.resolve = resolve;
        all.compact(xc::text(target), unsigned(Xapian::Compactor::FULL), 0, compactor);
    });
}
