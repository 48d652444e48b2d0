// SPDX-License-Identifier: GPL-3.0-or-later
/* Enquire, match sets, relevance sets. */
#include "xapian-c/private.h"

xc_enquire *xc_enquire_new(const xc_database *database, xc_error *error)
{
    return xc::make(error, [&] { return new xc_enquire{Xapian::Enquire(database->read)}; });
}

void xc_enquire_free(xc_enquire *enquire)
{
    delete enquire;
}

bool xc_enquire_set_query(xc_enquire *enquire, const xc_query *query, xc_error *error)
{
    return xc::change(error, [&] { enquire->enquire.set_query(query->query); });
}

bool xc_enquire_set_bm25(xc_enquire *enquire, const xc_bm25 *parameters, xc_error *error)
{
    return xc::change(error, [&] {
        enquire->enquire.set_weighting_scheme(Xapian::BM25Weight(
            parameters->k1, parameters->k2, parameters->k3, parameters->b, parameters->min_normlen));
    });
}

bool xc_enquire_set_boolean(xc_enquire *enquire, xc_error *error)
{
    return xc::change(error, [&] { enquire->enquire.set_weighting_scheme(Xapian::BoolWeight()); });
}

bool xc_enquire_set_sort(xc_enquire *enquire, xc_sort sort, uint32_t slot, bool reverse, xc_error *error)
{
    return xc::change(error, [&] {
        switch (sort) {
        case XC_SORT_RELEVANCE:
            return enquire->enquire.set_sort_by_relevance();
        case XC_SORT_VALUE:
            return enquire->enquire.set_sort_by_value(slot, reverse);
        case XC_SORT_VALUE_RELEVANCE:
            return enquire->enquire.set_sort_by_value_then_relevance(slot, reverse);
        case XC_SORT_RELEVANCE_VALUE:
            return enquire->enquire.set_sort_by_relevance_then_value(slot, reverse);
        }
        throw Xapian::InvalidArgumentError("unknown way of sorting");
    });
}

bool xc_enquire_set_docid_order(xc_enquire *enquire, xc_docid_order order, xc_error *error)
{
    return xc::change(error, [&] {
        enquire->enquire.set_docid_order(order == XC_DOCID_ASCENDING    ? Xapian::Enquire::ASCENDING
                                         : order == XC_DOCID_DESCENDING ? Xapian::Enquire::DESCENDING
                                                                        : Xapian::Enquire::DONT_CARE);
    });
}

bool xc_enquire_set_collapse(xc_enquire *enquire, uint32_t slot, uint32_t max, xc_error *error)
{
    return xc::change(error,
                      [&] { enquire->enquire.set_collapse_key(max ? slot : Xapian::BAD_VALUENO, max); });
}

bool xc_enquire_set_cutoff(xc_enquire *enquire, int percent, double weight, xc_error *error)
{
    return xc::change(error, [&] { enquire->enquire.set_cutoff(percent, weight); });
}

xc_mset *xc_enquire_run(xc_enquire *enquire, uint32_t first, uint32_t count, uint32_t check_at_least,
                        const xc_rset *relevant, xc_error *error)
{
    return xc::make(error, [&] {
        return new xc_mset{
            enquire->enquire.get_mset(first, count, check_at_least, relevant ? &relevant->rset : nullptr)};
    });
}

xc_terms *xc_enquire_expand(const xc_enquire *enquire, uint32_t count, const xc_rset *relevant,
                            xc_error *error)
{
    return xc::make(error, [&] {
        Xapian::ESet found = enquire->enquire.get_eset(count, relevant->rset);
        std::vector<std::string> terms;
        for (Xapian::ESetIterator i = found.begin(); i != found.end(); ++i)
            terms.push_back(*i);
        return new xc_terms(std::move(terms));
    });
}

xc_rset *xc_rset_new(xc_error *error)
{
    return xc::make(error, [&] { return new xc_rset(); });
}

bool xc_rset_add(xc_rset *rset, uint32_t docid, xc_error *error)
{
    return xc::change(error, [&] { rset->rset.add_document(docid); });
}

void xc_rset_free(xc_rset *rset)
{
    delete rset;
}

uint32_t xc_mset_size(const xc_mset *mset)
{
    return mset->mset.size();
}

uint32_t xc_mset_estimated(const xc_mset *mset)
{
    return mset->mset.get_matches_estimated();
}

double xc_mset_max_attained(const xc_mset *mset)
{
    return mset->mset.get_max_attained();
}

static Xapian::MSetIterator at(const xc_mset *mset, uint32_t index)
{
    if (index >= mset->mset.size())
        throw Xapian::RangeError("the match set has no such hit");
    return mset->mset[index];
}

bool xc_mset_hit(const xc_mset *mset, uint32_t index, xc_hit *hit, xc_error *error)
{
    return xc::change(error, [&] {
        Xapian::MSetIterator i = at(mset, index);
        *hit = xc_hit{*i, i.get_rank(), i.get_collapse_count(), i.get_percent(), i.get_weight()};
    });
}

void xc_mset_free(xc_mset *mset)
{
    delete mset;
}
