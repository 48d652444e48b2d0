// SPDX-License-Identifier: GPL-3.0-or-later
/* How many of the docids that match lie within a stretch, for stretches of all lengths and beginnings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search/plan/search_plan.h"

enum { BYTES = 25, DOCIDS = 8 * BYTES, BEYOND = DOCIDS + 70 };

static gboolean is_set(const GByteArray *bits, guint docid)
{
    return docid < 8 * bits->len && bits->data[docid / 8] & 1u << docid % 8;
}

static void within(void **state)
{
    (void)state;
    for (guint way = 0; way < 4; way++) {
        match_count m;
        undex_match_count_init(&m);
        assert_true(m.exact);
        g_byte_array_set_size(m.bits, BYTES);
        for (guint i = 0; i < BYTES; i++)
            m.bits->data[i] = (guint8)(way == 0 ? 0 : way == 1 ? 0xFF : way == 2 ? 0x81 : i * 37 + 11);
        for (guint first = 0; first < BEYOND; first++) {
            guint count = 0;
            assert_int_equal(undex_match_count_has(&m, first), is_set(m.bits, first));
            for (guint last = first; last < BEYOND; last++) {
                count += is_set(m.bits, last);
                guint found = undex_match_count_within(&m, (xc_range){first, last});
                if (found != count)
                    fail_msg("way %u, %u to %u: %u, not %u", way, first, last, found, count);
            }
        }
        undex_match_count_clear(&m);
        assert_null(m.bits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(within)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
