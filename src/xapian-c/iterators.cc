// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/private.h"

#include <algorithm>

xc_terms *xc_database_terms(const xc_database *database, const char *prefix, xc_error *error)
{
    return xc::make(error, [&] {
        return new xc_terms(database->read.allterms_begin(xc::text(prefix)), database->read.allterms_end());
    });
}

static xc_step settle(xc_terms *terms)
{
    bool done = terms->listed ? terms->index >= terms->list.size() : terms->here == terms->end;
    if (done)
        terms->current.clear();
    else
        terms->current = terms->listed ? terms->list[terms->index] : *terms->here;
    return done ? XC_END : XC_ITEM;
}

xc_step xc_terms_next(xc_terms *terms, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (terms->started && terms->listed)
            terms->index = std::min(terms->index + 1, terms->list.size());
        else if (terms->started && terms->here != terms->end)
            ++terms->here;
        terms->started = true;
        return settle(terms);
    });
}

xc_step xc_terms_skip(xc_terms *terms, const char *term, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (terms->listed)
            throw Xapian::UnimplementedError("this list of terms is not in the order of terms");
        if (terms->here != terms->end)
            terms->here.skip_to(xc::text(term));
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

/* The iterator, where it stands on a term that Xapian knows more about. */
static const Xapian::TermIterator &standing(const xc_terms *terms)
{
    if (terms->listed || !terms->started || terms->here == terms->end)
        throw Xapian::InvalidOperationError("nothing more is known of this term here");
    return terms->here;
}

int64_t xc_terms_freq(const xc_terms *terms, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return int64_t{standing(terms).get_termfreq()}; });
}

int64_t xc_terms_wdf(const xc_terms *terms, xc_error *error)
{
    return xc::guard(error, int64_t{-1}, [&] { return int64_t{standing(terms).get_wdf()}; });
}

void xc_terms_free(xc_terms *terms)
{
    delete terms;
}

struct xc_postings {
    Xapian::PostingIterator here, end;
    bool started;
    uint32_t docid;
};

xc_postings *xc_database_postings(const xc_database *database, const char *term, xc_error *error)
{
    return xc::make(error, [&] {
        std::string name = xc::text(term);
        return new xc_postings{database->read.postlist_begin(name), database->read.postlist_end(name), false,
                               0};
    });
}

static xc_step settle(xc_postings *postings)
{
    postings->started = true;
    postings->docid = postings->here == postings->end ? 0 : *postings->here;
    return postings->here == postings->end ? XC_END : XC_ITEM;
}

xc_step xc_postings_next(xc_postings *postings, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (postings->started && postings->here != postings->end)
            ++postings->here;
        return settle(postings);
    });
}

xc_step xc_postings_skip(xc_postings *postings, uint32_t docid, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (postings->here != postings->end && *postings->here < docid)
            postings->here.skip_to(docid);
        return settle(postings);
    });
}

uint32_t xc_postings_docid(const xc_postings *postings)
{
    return postings->docid;
}

int64_t xc_postings_wdf(const xc_postings *postings, xc_error *error)
{
    return xc::guard(error, int64_t{-1},
                     [&] { return postings->docid ? int64_t{postings->here.get_wdf()} : int64_t{0}; });
}

void xc_postings_free(xc_postings *postings)
{
    delete postings;
}

struct xc_values {
    Xapian::ValueIterator here, end;
    bool of_document, started = false;
    uint32_t key = 0;
    std::string value = {};
};

xc_values *xc_database_values(const xc_database *database, uint32_t slot, xc_error *error)
{
    return xc::make(error, [&] {
        return new xc_values{database->read.valuestream_begin(slot), database->read.valuestream_end(slot),
                             false};
    });
}

xc_values *xc_document_values(const xc_document *document, xc_error *error)
{
    return xc::make(error, [&] {
        return new xc_values{document->document.values_begin(), document->document.values_end(), true};
    });
}

static xc_step settle(xc_values *values)
{
    bool done = values->here == values->end;
    values->started = true;
    values->value = done ? std::string() : *values->here;
    values->key = done ? 0 : values->of_document ? values->here.get_valueno() : values->here.get_docid();
    return done ? XC_END : XC_ITEM;
}

xc_step xc_values_next(xc_values *values, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (values->started && values->here != values->end)
            ++values->here;
        return settle(values);
    });
}

xc_step xc_values_skip(xc_values *values, uint32_t docid, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (values->of_document)
            throw Xapian::InvalidOperationError("values of one document are not found by a docid");
        if (values->here != values->end)
            values->here.skip_to(docid);
        return settle(values);
    });
}

uint32_t xc_values_key(const xc_values *values)
{
    return values->key;
}

const char *xc_values_value(const xc_values *values, size_t *length)
{
    if (length)
        *length = values->value.size();
    return values->value.c_str();
}

void xc_values_free(xc_values *values)
{
    delete values;
}
