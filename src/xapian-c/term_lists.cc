// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists of terms, of a database, of several shards as one, and of a document. */
#include "xapian-c/private.h"

#include <algorithm>

xc_terms *xc_database_terms(const xc_database *database, const char *prefix, xc_error *error)
{
    return xc::make(error, [&] {
        const std::string beginning = xc::text(prefix);
        const xc::shard_list &shards = *database->shards;
        auto terms = std::make_unique<xc_terms>();
        terms->sources.resize(shards.size());
        xc::each_shard(shards, [&](const xc::shard &one, std::size_t i) {
            xc_terms::source *source = &terms->sources[i];
            source->shard = one.number;
            source->list = one.far ? one.far->kept_terms(beginning) : nullptr;
            if (!source->list)
                one.ask([&](const Xapian::Database &near) { source->here = near.allterms_begin(beginning); });
        });
        return terms.release();
    });
}

/* The least of the terms at which the sources stand; where there is but one source, the term there. */
static xc_step settle(xc_terms *terms)
{
    if (terms->listed) {
        const bool more = terms->index < terms->list.size();
        terms->current = more ? terms->list[terms->index] : std::string();
        return more ? XC_ITEM : XC_END;
    }
    const xc_terms::source *least = nullptr;
    for (xc_terms::source &one : terms->sources) {
        if (one.is_at_end())
            continue;
        xc::shard_at_work = one.shard;
        if (!one.read)
            one.term = one.list ? (*one.list)[one.at].first : *one.here;
        one.read = true;
        if (!least || one.term < least->term)
            least = &one;
    }
    terms->current = least ? least->term : std::string();
    return least ? XC_ITEM : XC_END;
}

/* Whether the source stands at the term that is given out. */
static bool stands(const xc_terms *terms, const xc_terms::source &one)
{
    return terms->started && !one.is_at_end() && one.read && one.term == terms->current;
}

static void step(xc_terms::source *one)
{
    xc::shard_at_work = one->shard;
    one->read = false;
    if (one->list)
        one->at++;
    else
        ++one->here;
}

static void skip(xc_terms::source *one, const std::string &least)
{
    xc::shard_at_work = one->shard;
    one->read = false;
    if (!one->list)
        return one->here.skip_to(least);
    while (!one->is_at_end() && (*one->list)[one->at].first < least)
        one->at++;
}

xc_step xc_terms_next(xc_terms *terms, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (terms->started && terms->listed)
            terms->index = std::min(terms->index + 1, terms->list.size());
        for (xc_terms::source &one : terms->sources)
            if (stands(terms, one))
                step(&one);
        terms->started = true;
        return settle(terms);
    });
}

xc_step xc_terms_skip(xc_terms *terms, const char *term, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (terms->listed)
            throw Xapian::UnimplementedError("this list of terms is not in the order of terms");
        const std::string least = xc::text(term);
        for (xc_terms::source &one : terms->sources)
            if (!one.is_at_end() && !(one.read && one.term >= least))
                skip(&one, least);
        terms->started = true;
        return settle(terms);
    });
}

const char *xc_terms_term(const xc_terms *terms, size_t *length)
{
    if (length)
        *length = terms->current.size();
    return terms->current.c_str();
}

/* The sum over the sources that stand at the term, of what `body` tells of each. */
template <typename Body> static int64_t sum(const xc_terms *terms, Body &&body)
{
    int64_t all = 0;
    bool any = false;
    for (const xc_terms::source &one : terms->sources)
        if (stands(terms, one)) {
            any = true;
            all += int64_t{body(one)};
        }
    if (!any)
        throw Xapian::InvalidOperationError("nothing more is known of this term here");
    return all;
}

int64_t xc_terms_freq(const xc_terms *terms, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        return sum(terms, [](const xc_terms::source &one) {
            return one.list ? (*one.list)[one.at].second : one.here.get_termfreq();
        });
    });
}

int64_t xc_terms_wdf(const xc_terms *terms, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] {
        return sum(terms, [](const xc_terms::source &one) { return one.here.get_wdf(); });
    });
}

void xc_terms_free(xc_terms *terms)
{
    delete terms;
}
