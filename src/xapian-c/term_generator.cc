// SPDX-License-Identifier: GPL-3.0-or-later
/* Stemmers and term generators. */
#include "xapian-c/private.h"

#include <cstring>

xc_stemmer *xc_stemmer_new(const char *language, xc_error *error)
{
    return xc::guard(error, static_cast<xc_stemmer *>(nullptr),
                     [&] { return new xc_stemmer{Xapian::Stem(xc::text(language))}; });
}

void xc_stemmer_free(xc_stemmer *stemmer)
{
    delete stemmer;
}

char *xc_stemmer_apply(const xc_stemmer *stemmer, const char *word, xc_error *error)
{
    return xc::guard(error, static_cast<char *>(nullptr),
                     [&] { return xc::copy(stemmer->stem(xc::text(word)), nullptr); });
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

char *xc_stemmer_languages(xc_error *error)
{
    return xc::guard(error, static_cast<char *>(nullptr),
                     [&] { return xc::copy(Xapian::Stem::get_available_languages(), nullptr); });
}

Xapian::Stopper *xc::stopper(const char *const *words)
{
    if (!words)
        return nullptr;
    std::unique_ptr<Xapian::SimpleStopper> stopper(new Xapian::SimpleStopper());
    for (; *words; words++)
        stopper->add(*words);
    return stopper.release()->release();
}

xc_generator *xc_generator_new(xc_error *error)
{
    return xc::guard(error, static_cast<xc_generator *>(nullptr), [&] { return new xc_generator(); });
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
    return xc::change(error, [&] {
        generator->generator.set_stemming_strategy(xc::strategy<Xapian::TermGenerator>(strategy));
    });
}

bool xc_generator_set_flags(xc_generator *generator, unsigned flags, xc_error *error)
{
    return xc::change(error, [&] {
        int how = (flags & XC_FLAG_SPELLING ? Xapian::TermGenerator::FLAG_SPELLING : 0) |
                  (flags & XC_FLAG_CJK_NGRAM ? Xapian::TermGenerator::FLAG_CJK_NGRAM : 0);
        generator->generator.set_flags(how);
    });
}

bool xc_generator_set_max_word(xc_generator *generator, unsigned bytes, xc_error *error)
{
    return xc::change(error, [&] { generator->generator.set_max_word_length(bytes); });
}

bool xc_generator_set_stopwords(xc_generator *generator, const char *const *words, xc_error *error)
{
    return xc::change(error, [&] { generator->generator.set_stopper(xc::stopper(words)); });
}

bool xc_generator_set_database(xc_generator *generator, const xc_database *database, xc_error *error)
{
    return xc::change(error, [&] { generator->generator.set_database(database->writable()); });
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

bool xc_generator_index_without_positions(xc_generator *generator, const char *text, size_t length,
                                          uint32_t wdf, const char *prefix, xc_error *error)
{
    return xc::change(error, [&] {
        generator->generator.index_text_without_positions(Xapian::Utf8Iterator(text, length), wdf,
                                                          xc::text(prefix));
    });
}

uint32_t xc_generator_position(const xc_generator *generator)
{
    return xc::guard(nullptr, uint32_t{0}, [&] { return uint32_t{generator->generator.get_termpos()}; });
}

void xc_generator_set_position(xc_generator *generator, uint32_t position)
{
    xc::change(nullptr, [&] { generator->generator.set_termpos(position); });
}

void xc_generator_skip_positions(xc_generator *generator, uint32_t delta)
{
    xc::change(nullptr, [&] { generator->generator.increase_termpos(delta); });
}
