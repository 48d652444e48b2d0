// SPDX-License-Identifier: GPL-3.0-or-later
/* Every pattern of every table matches its example and leaves its counter-example alone. A new table is one
 * more row of `tables`. */
#include "citation/citation_patterns.h"
#include "citation/locator_patterns.h"
#include "citation/mention_patterns.h"
#include "extract/formats.h"
#include "search/parse/lexer.h"
#include "segment/segment_patterns.h"
#include "verify/draft_patterns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct {
    const char *room;
    undex_pattern *rows;
    int count;
} pattern_table;

static pattern_table tables[] = {
    {"segment", segment_patterns, PATTERN_COUNT},
    {"cite", undex_cite_patterns, CITE_PATTERN_COUNT},
    {"draft", undex_draft_patterns, DRAFT_PATTERN_COUNT},
    {"mentions", undex_mention_patterns, MENTION_PATTERN_COUNT},
    {"locators", undex_cite_locators, LOCATOR_PATTERN_COUNT},
    {"extract", undex_extract_absent, ABSENT_PATTERN_COUNT},
    {"query", undex_search_foreign, FOREIGN_COUNT},
};

/* What is wrong with one row, NULL: nothing. */
static const char *defect(undex_pattern *row)
{
    if (!row->name || !row->pattern)
        return "the row is empty";
    if (!row->example || !row->counter)
        return "the example or the counter-example is missing";
    if (!undex_pattern_match(row, row->example, -1, 0, NULL))
        return "the example does not match";
    if (undex_pattern_match(row, row->counter, -1, 0, NULL))
        return "the counter-example matches";
    return NULL;
}

static void test_table(void **state)
{
    const pattern_table *table = *state;
    int defects = 0;
    for (int i = 0; i < table->count; i++) {
        undex_pattern *row = &table->rows[i];
        const char *why = defect(row);
        if (why) {
            print_error("%s: row %d, \"%s\": %s\n", table->room, i, row->name ? row->name : "", why);
            defects++;
        }
    }
    assert_int_equal(defects, 0);
}

int main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(tables)];
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
        tests[i] = (struct CMUnitTest){tables[i].room, test_table, NULL, NULL, &tables[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
