// SPDX-License-Identifier: GPL-3.0-or-later
/* The operators of a page's program, each looked up once. poppler looks through its table by halves, with six
 * comparisons of strings for every operator of every page. The program's own function stands in front of the
 * library's, as those of pdf_rules.c do, and remembers what it was told. */
#include "extract/formats.h"

enum { LONGEST = 3 /* bytes of a name */, PLACES = 512 };

/* const Operator *Gfx::findOp(const char *), whose answers are entries of a constant table */
const void *undex_pdf_operator(void *interpreter, const char *name) __asm__("_ZN3Gfx6findOpEPKc");
const void *undex_pdf_operator(void *interpreter, const char *name)
{
    static struct {
        guint name;
        const void *entry;
    } known[PLACES];
    FIND_REAL(undex_pdf_operator, "_ZN3Gfx6findOpEPKc") NULL;
    guint key = 0, length = 0;
    while (length <= LONGEST && name[length])
        key = key << 8 | (guchar)name[length++];
    if (!length || length > LONGEST)
        return real(interpreter, name);
    guint place = (key ^ key >> 7 ^ key >> 14) % PLACES;
    if (known[place].name != key) {
        known[place].name = key;
        known[place].entry = real(interpreter, name);
    }
    return known[place].entry;
}
