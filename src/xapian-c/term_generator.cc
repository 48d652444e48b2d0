// SPDX-License-Identifier: GPL-3.0-or-later
/* Stemmers and term generators. */
#include "xapian-c/private.h"

#include <cstring>

xc_stemmer *xc_stemmer_new(const char *language, xc_error *error)
{
    return xc::make(error, [&] { return new xc_stemmer{Xapian::Stem(xc::text(language))}; });
}

void xc_stemmer_free(xc_stemmer *stemmer)
{
    delete stemmer;
}

int xc_stemmer_apply_to(const xc_stemmer *stemmer, const char *word, char *stem, size_t size, xc_error *error)
{
    return xc::guard(error, -1, [&] {
        std::string result = stemmer->stem(xc::text(word));
        if (result.size() >= size)
            throw Xapian::RangeError("the stem does not fit");
        std::memcpy(stem, result.c_str(), result.size() + 1);
        return static_cast<int>(result.size());
    });
}

static Xapian::TermGenerator::stem_strategy strategy_of(xc_stem_strategy wanted)
{
    switch (wanted) {
    case XC_STEM_NONE:
        return Xapian::TermGenerator::STEM_NONE;
    case XC_STEM_SOME:
        return Xapian::TermGenerator::STEM_SOME;
    case XC_STEM_ALL:
        return Xapian::TermGenerator::STEM_ALL;
    case XC_STEM_ALL_Z:
        return Xapian::TermGenerator::STEM_ALL_Z;
    case XC_STEM_SOME_FULL_POS:
        return Xapian::TermGenerator::STEM_SOME_FULL_POS;
    }
    throw Xapian::InvalidArgumentError("unknown stemming strategy");
}

xc_generator *xc_generator_new(xc_error *error)
{
    return xc::make(error, [&] { return new xc_generator(); });
}

void xc_generator_free(xc_generator *generator)
{
    delete generator;
}

bool xc_generator_set_stemmer(xc_generator *generator, const xc_stemmer *stemmer, xc_error *error)
{
    return xc::change(error,
                      [&] { generator->generator.set_stemmer(stemmer ? stemmer->stem : Xapian::Stem()); });
}

bool xc_generator_set_strategy(xc_generator *generator, xc_stem_strategy strategy, xc_error *error)
{
    return xc::change(error, [&] { generator->generator.set_stemming_strategy(strategy_of(strategy)); });
}

bool xc_generator_set_document(xc_generator *generator, xc_document *document, xc_error *error)
{
    return xc::change(error, [&] { generator->generator.set_document(document->document); });
}

bool xc_generator_index(xc_generator *generator, const char *text, size_t length, uint32_t wdf,
                        const char *prefix, xc_error *error)
{
    return xc::change(error, [&] {
        generator->generator.index_text(Xapian::Utf8Iterator(text, length), wdf, xc::text(prefix));
    });
}
