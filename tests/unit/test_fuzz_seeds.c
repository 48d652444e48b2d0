// SPDX-License-Identifier: GPL-3.0-or-later
/* The targets of `make fuzz` over their seeds: that they go on compiling, and that the seeds are borne. */
#include "files.h"

#define LLVMFuzzerTestOneInput fuzz_draft
#include "../fuzz/fuzz_draft.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_index_slots
#include "../fuzz/fuzz_index_slots.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_query
#include "../fuzz/fuzz_query.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_record
#include "../fuzz/fuzz_record.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_segment
#include "../fuzz/fuzz_segment.c"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzz_text
#include "../fuzz/fuzz_text.c"
#undef LLVMFuzzerTestOneInput

/* Each seed whole, and what is left of it when it is cut short. */
static void run_seeds(const char *name, int (*target)(const guint8 *data, gsize size))
{
    g_autofree char *seeds_of = g_build_filename("tests", "fuzz", "seeds", name, NULL);
    g_autoptr(GDir) dir = g_dir_open(seeds_of, 0, NULL);
    int seeds = 0;
    assert_non_null(dir);
    for (const char *file; (file = g_dir_read_name(dir)) != NULL; seeds++) {
        g_autofree char *path = g_build_filename(seeds_of, file, NULL);
        g_autoptr(GBytes) bytes = file_bytes(path);
        gsize length = 0;
        const guint8 *data = g_bytes_get_data(bytes, &length);
        for (gsize size = length; size > 0; size = size * 3 / 4)
            assert_int_equal(target(data, size), 0);
    }
    assert_true(seeds > 0);
}

static void drafts(void **state)
{
    (void)state;
    run_seeds("draft", fuzz_draft);
}

static void index_slots(void **state)
{
    (void)state;
    run_seeds("index_slots", fuzz_index_slots);
}

static void queries(void **state)
{
    (void)state;
    run_seeds("query", fuzz_query);
    undex_index_free(store);
    wipe(folder);
    g_free(folder);
}

static void records(void **state)
{
    (void)state;
    run_seeds("record", fuzz_record);
}

static void segments(void **state)
{
    (void)state;
    run_seeds("segment", fuzz_segment);
}

static void texts(void **state)
{
    (void)state;
    run_seeds("text", fuzz_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drafts),  cmocka_unit_test(index_slots), cmocka_unit_test(queries),
        cmocka_unit_test(records), cmocka_unit_test(segments),    cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
