// SPDX-License-Identifier: GPL-3.0-or-later
/* In which year the Security Council took a resolution. */
#include "citation/scanner.h"

/* The last resolution that the Security Council took in each year from 1946; of the last, the last known. */
static const guint16 last_of_year[] = {
    15,   37,   68,   78,   89,   96,   98,   103,  106,  110,  121,  126,  131,  132,  160,  171,
    176,  185,  199,  219,  232,  244,  262,  275,  291,  307,  324,  344,  366,  384,  402,  422,
    443,  461,  484,  499,  528,  545,  559,  580,  593,  606,  626,  646,  683,  725,  799,  892,
    969,  1035, 1092, 1146, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907,
    1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, 2560, 2617, 2671, 2721, 2767, 2803,
};

int citation_security_year(int number)
{
    if (number < 1)
        return 0;
    for (gsize i = 0; i < G_N_ELEMENTS(last_of_year); i++)
        if (number <= last_of_year[i])
            return 1946 + (int)i;
    return 0;
}

gboolean citation_is_security(int number, int year)
{
    enum { SOON = 200, LAST = G_N_ELEMENTS(last_of_year) - 1 };
    int known = citation_security_year(number);
    return known ? known == year || (known == 1946 + LAST && year == known + 1)
                 : year >= 1946 + LAST && year <= 1946 + LAST + 4 && number > 0 &&
                       number <= last_of_year[LAST] + SOON;
}
