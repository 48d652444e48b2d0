// SPDX-License-Identifier: GPL-3.0-or-later
/* Which part of an archive contents fall to: each to one, about as many to each, and to the same for ever. */
#include "undex/ingest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void parts(void **state)
{
    enum { CONTENTS = 2000, MOST = 9 };
    int had[MOST + 1][MOST + 1] = {{0}};
    (void)state;
    for (int i = 0; i < CONTENTS; i++) {
        g_autofree char *text = g_strdup_printf("contents %d", i);
        g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
        for (int count = 1; count <= MOST; count++) {
            int in = 0;
            for (int number = 1; number <= count; number++)
                if (undex_shard_has(&(undex_shard){number, count}, digest)) {
                    in++;
                    had[count][number]++;
                }
            assert_int_equal(in, 1);
        }
        assert_true(undex_shard_has(&(undex_shard){0, 0}, digest));
    }
    for (int count = 1; count <= MOST; count++)
        for (int number = 1; number <= count; number++) {
            assert_true(had[count][number] > CONTENTS / count * 3 / 4);
            assert_true(had[count][number] < CONTENTS / count * 5 / 4 + 1);
        }
}

static void places(void **state)
{
    static const struct {
        const char *digest;
        int number, count;
    } cases[] = {
        {"0000000000000000ffffffffffffffffffffffffffffffffffffffffffffffff", 1, 8},
        {"000000000000007fffffffffffffffffffffffffffffffffffffffffffffffff", 8, 8},
        {"0000000000000100000000000000000000000000000000000000000000000000", 17, 250},
        {"fffffffffffffff0000000000000000000000000000000000000000000000000", 1, 63},
        {"ef4016cde0f504a68e2a88467d05c151a2ae5b421c29faec663e44d52bd8b938", 9, 10},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        for (int number = 1; number <= cases[i].count; number++) {
            gboolean has = undex_shard_has(&(undex_shard){number, cases[i].count}, cases[i].digest);
            if (has && number != cases[i].number)
                print_message("%s: %d\n", cases[i].digest, number);
            assert_int_equal(has, number == cases[i].number);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(parts), cmocka_unit_test(places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
