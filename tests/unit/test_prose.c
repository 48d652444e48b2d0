// SPDX-License-Identifier: GPL-3.0-or-later
/* What reads as running text, and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "analysis/analyser.h"
#include "analysis/prose.h"

static guint8 prose_of(const char *language, const char *text)
{
    g_autoptr(undex_analyser) analyser = undex_analyser_new(language);
    return undex_prose(undex_analyser_run(analyser, text, -1), language);
}

static void telling(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text;
        guint8 least, most;
    } cases[] = {
        {"en", "The lenders agreed that the seed of a dry year is returned in the year after it.", 255, 255},
        {"en", "Seed Library of the Upper Valley", 0, 200},
        {"en", "Mr. Aram Keller, Ms. Ines Vidal, Mr. Tomas Brandt, Ms. Oda Lind", 0, 0},
        {"en", "Available at https://docs.un.org/en/library/2026/returns-of-the-valley.html", 0, 30},
        {"en", "1,204 33 871 12 40 5 77", 0, 0},
        {"en", "SEEDS AND THE RETURN OF SEEDS IN THE UPPER VALLEY", 0, 0},
        {"fr",
         "Les semences sont rendues dans l'ann\xC3\xA9"
         "e qui suit, selon la r\xC3\xA8gle de la vall\xC3\xA9"
         "e.",
         255, 255},
        {"fr",
         "Biblioth\xC3\xA8que Semences Vall\xC3\xA9"
         "e Haute",
         0, 0},
        {"ru",
         "\xD0\x94\xD0\xBE\xD0\xB3\xD0\xBE\xD0\xB2\xD0\xBE\xD1\x80 \xD0\xBE "
         "\xD1\x81\xD0\xB5\xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB0\xD1\x85",
         200, 255},
        {"pl", "Nasiona oddaje sie w nastepnym roku.", 255, 255}, /* whose small words are not known */
        {"zh", "\xE5\xA4\xA7\xE4\xBC\x9A\xE5\x86\xB3\xE8\xAE\xAE", 255, 255},
        {"en", "", 0, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint8 prose = prose_of(cases[i].language, cases[i].text);
        if (prose < cases[i].least || prose > cases[i].most)
            print_message("%s\n", cases[i].text);
        assert_in_range(prose, cases[i].least, cases[i].most);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(telling)};
    return cmocka_run_group_tests_name("prose", tests, NULL, NULL);
}
