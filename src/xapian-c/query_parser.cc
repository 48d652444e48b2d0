// SPDX-License-Identifier: GPL-3.0-or-later
#include "xapian-c/private.h"

xc_parser *xc_parser_new(xc_error *error)
{
    return xc::guard(error, static_cast<xc_parser *>(nullptr), [&] { return new xc_parser(); });
}

void xc_parser_free(xc_parser *parser)
{
    delete parser;
}

bool xc_parser_set_stemmer(xc_parser *parser, const xc_stemmer *stemmer, xc_error *error)
{
    return xc::change(error, [&] { parser->parser.set_stemmer(stemmer ? stemmer->stem : Xapian::Stem()); });
}

bool xc_parser_set_strategy(xc_parser *parser, xc_stem_strategy strategy, xc_error *error)
{
    return xc::change(
        error, [&] { parser->parser.set_stemming_strategy(xc::strategy<Xapian::QueryParser>(strategy)); });
}

bool xc_parser_set_stopwords(xc_parser *parser, const char *const *words, xc_error *error)
{
    return xc::change(error, [&] { parser->parser.set_stopper(xc::stopper(words)); });
}

bool xc_parser_set_database(xc_parser *parser, const xc_database *database, xc_error *error)
{
    return xc::change(error, [&] { parser->parser.set_database(database->read); });
}

bool xc_parser_set_default_op(xc_parser *parser, xc_op op, xc_error *error)
{
    return xc::change(error, [&] { parser->parser.set_default_op(xc::operation(op)); });
}

bool xc_parser_set_max_wildcard(xc_parser *parser, uint32_t max, xc_wildcard_limit limit, xc_error *error)
{
    return xc::change(error, [&] { parser->parser.set_max_expansion(max, xc::wildcard_limit(limit)); });
}

bool xc_parser_add_prefix(xc_parser *parser, const char *field, const char *prefix, xc_error *error)
{
    return xc::change(error, [&] { parser->parser.add_prefix(xc::text(field), xc::text(prefix)); });
}

bool xc_parser_add_boolean_prefix(xc_parser *parser, const char *field, const char *prefix, bool exclusive,
                                  xc_error *error)
{
    return xc::change(
        error, [&] { parser->parser.add_boolean_prefix(xc::text(field), xc::text(prefix), exclusive); });
}

bool xc_parser_add_number_range(xc_parser *parser, uint32_t slot, const char *field, xc_error *error)
{
    return xc::change(error, [&] {
        std::unique_ptr<Xapian::RangeProcessor> range(
            new Xapian::NumberRangeProcessor(slot, xc::text(field)));
        parser->parser.add_rangeprocessor(range.release()->release());
    });
}

xc_query *xc_parser_parse(xc_parser *parser, const char *text, size_t length, unsigned flags,
                          const char *default_prefix, xc_error *error)
{
    return xc::guard(error, static_cast<xc_query *>(nullptr), [&] {
        return new xc_query{
            parser->parser.parse_query(xc::bytes(text, length), flags, xc::text(default_prefix))};
    });
}

char *xc_parser_corrected(const xc_parser *parser, xc_error *error)
{
    return xc::guard(error, static_cast<char *>(nullptr),
                     [&] { return xc::copy(parser->parser.get_corrected_query_string(), nullptr); });
}

xc_terms *xc_parser_unstem(const xc_parser *parser, const char *term, xc_error *error)
{
    return xc::guard(error, static_cast<xc_terms *>(nullptr), [&] {
        std::string name = xc::text(term);
        return new xc_terms(parser->parser.unstem_begin(name), parser->parser.unstem_end(name));
    });
}
