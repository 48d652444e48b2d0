// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A document that Xapian cannot hold though nothing was wrong with it before, for tests: loaded by LD_PRELOAD
 * into a program, it gives every document that has the term $FAULT_TERM another that is too long, at the
 * moment when it is put into a database.
 */
#include <dlfcn.h>
#include <xapian.h>

#include <cstdlib>
#include <string>

Xapian::docid Xapian::WritableDatabase::add_document(const Xapian::Document &document)
{
    using function = Xapian::docid (*)(Xapian::WritableDatabase *, const Xapian::Document &);
    static const auto real = reinterpret_cast<function>(
        dlsym(RTLD_NEXT, "_ZN6Xapian16WritableDatabase12add_documentERKNS_8DocumentE"));
    const char *term = std::getenv("FAULT_TERM");
    Xapian::TermIterator at = document.termlist_begin();
    if (term)
        at.skip_to(term);
    if (!term || at == document.termlist_end() || *at != term)
        return real(this, document);
    Xapian::Document longer = document;
    longer.add_term(std::string(300, 'x'));
    return real(this, longer);
}
