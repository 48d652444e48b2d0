// SPDX-License-Identifier: GPL-3.0-or-later
/* A picture that is asked for, as it is said to the program that draws it. */
#include "undex/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static undex_picture sent(const undex_picture *picture)
{
    g_autoptr(GByteArray) strings = g_byte_array_new();
    undex_picture taken = {0};
    undex_picture_append(strings, picture);
    const char *end = (const char *)strings->data + strings->len;
    for (const char *p = (const char *)strings->data; p < end; p += strlen(p) + 1)
        assert_true(undex_picture_take(&taken, p));
    return taken;
}

static void marks_arrive_as_they_were(void **state)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, TRUE, sizeof(undex_picture_mark));
    const undex_picture_mark cases[] = {
        {.box = {1, 70.25, 80.5, 300, 92.75}, .layer = UNDEX_PICTURE_PASSAGE},
        {.box = {12, -3, 1.0 / 3, 1e6, 0}, .layer = UNDEX_PICTURE_NOTE},
        {.box = {20000, 0.1, 0.2, 0.3, 0.4}, .layer = UNDEX_PICTURE_COUNT - 1},
    };
    (void)state;
    g_array_append_vals(marks, cases, G_N_ELEMENTS(cases));
    undex_picture picture = {.marks = marks, .options = {.dpi = 110.5, .crop = TRUE}};
    undex_picture taken = sent(&picture);
    g_autoptr(GArray) found = taken.marks;
    assert_int_equal(taken.evidence, 0);
    assert_true(taken.options.dpi == 110.5 && taken.options.crop && !taken.options.legend);
    assert_int_equal(found->len, marks->len);
    for (guint i = 0; i < found->len; i++)
        assert_memory_equal(&g_array_index(found, undex_picture_mark, i), &cases[i], sizeof cases[i]);
}

static void evidence_wants_no_marks(void **state)
{
    undex_picture picture = {.evidence = 7, .options = {.legend = TRUE}};
    (void)state;
    undex_picture taken = sent(&picture);
    assert_null(taken.marks);
    assert_int_equal(taken.evidence, 7);
    assert_true(taken.options.legend && !taken.options.crop);
}

static void other_strings_are_left_alone(void **state)
{
    static const char *const cases[] = {"",
                                        "title=a",
                                        "#0123",
                                        "!1",
                                        "@",
                                        "@1 2 3",
                                        "@1 2 3 4 5",
                                        "+0 1 2 3 4",
                                        "+0 1 2 3 x 5",
                                        "+-1 1 2 3 4 5",
                                        "+nan 1 2 3 4 5",
                                        "+99 1 2 3 4 5"};
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        undex_picture taken = {0};
        if (undex_picture_take(&taken, cases[i]))
            fail_msg("'%s' was taken", cases[i]);
        assert_null(taken.marks);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_arrive_as_they_were),
        cmocka_unit_test(evidence_wants_no_marks),
        cmocka_unit_test(other_strings_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
