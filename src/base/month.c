// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/month.h"

#include "base/word_list.h"

const char *undex_month_name(int number)
{
    for (const undex_month *month = undex_data_months; month->number; month++)
        if (month->number == number)
            return month->english;
    return "";
}

int undex_month_named(const char *name)
{
    for (const undex_month *month = undex_data_months; month->number; month++) {
        const char *const all[] = {month->english, month->french, month->spanish, month->russian,
                                   month->arabic};
        for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
            if (undex_words_have(all[i], name))
                return month->number;
    }
    return 0;
}
