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

/* What one pattern matches in each of the six languages, and beside it what it does not. */
static void test_languages(void **state)
{
    static const struct {
        segment_pattern which;
        const char *example, *counter;
    } rows[] = {
        {PATTERN_COMPONENT, "Дополнение II", "Дополнение к докладу"},
        {PATTERN_COMPONENT, "Documento adjunto", "Documento adjuntado"},
        {PATTERN_COMPONENT, "附件二", "附件中的表格"},
        {PATTERN_COMPONENT, "附件 II", "附件所载"},
        {PATTERN_COMPONENT, "附录", "附录音"},
        {PATTERN_COMPONENT, "附文三", "附文所列"},
        {PATTERN_COMPONENT, "المرفق الثاني", "المرفق بهذه الرسالة"},
        {PATTERN_COMPONENT, "التذييل", "التذييلات"},
        {PATTERN_SPEAKER, "Г-н Иванов (Российская Федерация):", "Г-н Иванов сказал"},
        {PATTERN_SPEAKER, "Председатель:", "Председатель сказал"},
        {PATTERN_SPEAKER, "La Présidente :", "La Présidente du Conseil"},
        {PATTERN_SPEAKER, "El Presidente:", "El Presidente dice"},
        {PATTERN_SPEAKER, "王先生(中国)：", "王先生说"},
        {PATTERN_SPEAKER, "主席：", "主席先生：我"},
        {PATTERN_SPEAKER, "السيد علي (السودان):", "السيد علي قال"},
        {PATTERN_DATE, "12 آذار/مارس 2015", "12 محرم 2015"},
        {PATTERN_DATE, "3 مايو 2015", "3 مايوات 2015"},
        {PATTERN_DATE_LINE, "12 تشرين الثاني/نوفمبر 2015", "في 12 تشرين الثاني/نوفمبر 2015"},
        {PATTERN_ADOPTED_BY, "قرار اتخذته الجمعية العامة", "القرار الذي اتخذته الجمعية"},
        {PATTERN_LANGUAGE_LINE, "Español solamente", "Español y francés"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        undex_pattern *pattern = &segment_patterns[rows[i].which];
        if (!undex_pattern_match(pattern, rows[i].example, -1, 0, NULL))
            fail_msg("%s: %s does not match", pattern->name, rows[i].example);
        if (undex_pattern_match(pattern, rows[i].counter, -1, 0, NULL))
            fail_msg("%s: %s matches", pattern->name, rows[i].counter);
    }
}

int main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(tables) + 1];
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
        tests[i] = (struct CMUnitTest){tables[i].room, test_table, NULL, NULL, &tables[i]};
    tests[G_N_ELEMENTS(tables)] = (struct CMUnitTest)cmocka_unit_test(test_languages);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
