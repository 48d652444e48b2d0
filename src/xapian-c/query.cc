// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/private.h"

static const Xapian::Query::op operations[] = {
    Xapian::Query::OP_AND,  Xapian::Query::OP_OR,        Xapian::Query::OP_AND_NOT,
    Xapian::Query::OP_XOR,  Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_FILTER,
    Xapian::Query::OP_NEAR, Xapian::Query::OP_PHRASE,    Xapian::Query::OP_SYNONYM,
    Xapian::Query::OP_MAX,  Xapian::Query::OP_ELITE_SET,
};

static Xapian::Query::op operation(xc_op op)
{
    if (static_cast<size_t>(op) >= sizeof operations / sizeof *operations)
        throw Xapian::InvalidArgumentError("unknown query operator");
    return operations[op];
}

template <typename Body> static xc_query *make(xc_error *error, Body &&body)
{
    return xc::make(error, [&] { return new xc_query{body()}; });
}

xc_query *xc_query_new_term(const char *term, uint32_t wqf, uint32_t position, xc_error *error)
{
    return make(error, [&] { return Xapian::Query(xc::text(term), wqf, position); });
}

xc_query *xc_query_combine(xc_op op, const xc_query *const *queries, size_t count, uint32_t parameter,
                           xc_error *error)
{
    return make(error, [&] {
        std::vector<Xapian::Query> parts;
        parts.reserve(count);
        for (size_t i = 0; i < count; i++)
            if (queries[i])
                parts.push_back(queries[i]->query);
        return Xapian::Query(operation(op), parts.begin(), parts.end(), parameter);
    });
}

xc_query *xc_query_scale(const xc_query *query, double factor, xc_error *error)
{
    return make(error, [&] { return Xapian::Query(factor, query->query); });
}

xc_query *xc_query_new_value_range(uint32_t slot, const void *from, size_t from_length, const void *to,
                                   size_t to_length, xc_error *error)
{
    return make(error, [&] {
        return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, xc::bytes(from, from_length),
                             xc::bytes(to, to_length));
    });
}

xc_query *xc_query_copy(const xc_query *query, xc_error *error)
{
    return make(error, [&] { return query->query; });
}

bool xc_query_is_empty(const xc_query *query)
{
    return query->query.empty();
}

char *xc_query_description(const xc_query *query, xc_error *error)
{
    return xc::make(error, [&] { return xc::copy(query->query.get_description(), nullptr); });
}

void xc_query_free(xc_query *query)
{
    delete query;
}
