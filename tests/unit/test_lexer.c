// SPDX-License-Identifier: GPL-3.0-or-later
/* Queries to lexemes, each with its place, and how much a query may hold: the most that is taken, and one
 * more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "search/parse/lexer.h"
#include "search/parse/parser.h"
#include "undex/error.h"

static const char *const names[] = {"word", "phrase", "filter", "(",    ")",   "AND", "OR",
                                    "NOT",  "+",      "-",      "NEAR", "ADJ", "end"};

/* "word seed@0 | NEAR/5@5 ...": kind, text and place. */
static char *lexed(const char *query)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) lexemes = undex_search_lex(query, &error);
    if (!lexemes)
        return g_strdup(error->message);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < lexemes->len; i++) {
        const lexeme *x = &g_array_index(lexemes, lexeme, i);
        g_string_append_printf(out, "%s%s", i ? " | " : "", names[x->kind]);
        if (x->field)
            g_string_append_printf(out, " %s%s%s", x->field->name, x->quoted ? " quoted" : "",
                                   x->grouped ? " grouped" : "");
        if (x->text)
            g_string_append_printf(out, " %s", x->text);
        if (x->kind == LEX_NEAR || x->kind == LEX_ADJ)
            g_string_append_printf(out, "/%d", x->distance);
        g_string_append_printf(out, "@%d", x->at);
    }
    return g_string_free(out, FALSE);
}

static void lexemes(void **state)
{
    static const struct {
        const char *query, *lexemes;
    } rows[] = {
        {"", "end@0"},
        {" seed  store ", "word seed@1 | word store@7 | end@13"},
        {"caf\u00E9 pot", "word caf\u00E9@0 | word pot@5 | end@8"},
        {"\"seed store\" pot", "phrase seed store@0 | word pot@13 | end@16"},
        {"\u00ABseed\u00BB\u201Cpot\u201D\uFF02jar\uFF02",
         "phrase seed@0 | phrase pot@6 | phrase jar@11 | end@16"},
        {"a\"b c\"d", "word a@0 | phrase b c@1 | word d@6 | end@7"},
        {"(a (b)) c", "(@0 | word a@1 | (@3 | word b@4 | )@5 | )@6 | word c@8 | end@9"},
        {"+a -b - c -", "+@0 | word a@1 | -@3 | word b@4 | word -@6 | word c@8 | word -@10 | end@11"},
        {"a-b a+b -(c) +\"d\"",
         "word a-b@0 | word a+b@4 | -@8 | (@9 | word c@10 | )@11 | +@13 | phrase d@14 | end@17"},
        {"--a +-b -)", "word --a@0 | word +-b@4 | word -@8 | )@9 | end@10"},
        {"a AND b OR c NOT d",
         "word a@0 | AND@2 | word b@6 | OR@8 | word c@11 | NOT@13 | word d@17 | end@18"},
        {"and AND/2 ANDY ORB", "word and@0 | word AND/2@4 | word ANDY@10 | word ORB@15 | end@18"},
        {"a NEAR b ADJ c", "word a@0 | NEAR/10@2 | word b@7 | ADJ/10@9 | word c@13 | end@14"},
        {"a NEAR/1 b ADJ/1000 c", "word a@0 | NEAR/1@2 | word b@9 | ADJ/1000@11 | word c@20 | end@21"},
        {"year:2026 kind:(note, table)x",
         "filter year 2026@0 | filter kind grouped note, table@10 | word x@28 | end@29"},
        {"note:\"a b\" title:a(b)c d",
         "filter note quoted a b@0 | filter title a(b)c@11 | word d@23 | end@24"},
        {"(year:2026)", "(@0 | filter year 2026@1 | )@10 | end@11"},
        {"note:(a (b) c) d", "filter note grouped a (b) c@0 | word d@15 | end@16"},
        {"-kind:note +year:2026", "-@0 | filter kind note@1 | +@11 | filter year 2026@12 | end@21"},
        {"xyear:2026x", NULL}, /* is no filter, and said so */
        {"1440 (2002) x", "word 1440 (2002)@0 | word x@12 | end@13"},
        {"S/RES/1440(2002)", "word S/RES/1440 (2002)@0 | end@16"},
        {"14405 (2002)", "word 14405@0 | (@6 | word 2002@7 | )@11 | end@12"},
        {"word (2002)", "word word@0 | (@5 | word 2002@6 | )@10 | end@11"},
        {"1440 (200)", "word 1440@0 | (@5 | word 200@6 | )@9 | end@10"},
        {"1440 (20023)", "word 1440@0 | (@5 | word 20023@6 | )@11 | end@12"},
        {"1440  (2002)", "word 1440@0 | (@6 | word 2002@7 | )@11 | end@12"},
        {"symbol:S/RES/1440 (2002) x", "filter symbol S/RES/1440 (2002)@0 | word x@25 | end@26"},
        {"symbol:\"S/RES/1440\" (2002)",
         "filter symbol quoted S/RES/1440@0 | (@20 | word 2002@21 | )@25 | end@26"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *found = lexed(rows[i].query);
        if (rows[i].lexemes ? strcmp(found, rows[i].lexemes) != 0
                            : !strstr(found, "there is no filter xyear:"))
            fail_msg("%s: %s", rows[i].query, found);
    }
}

/* `count` times `what` between a beginning and an end. */
static char *many(const char *before, const char *what, guint count, const char *after)
{
    GString *out = g_string_new(before);
    for (guint i = 0; i < count; i++)
        g_string_append(out, what);
    return g_string_free(g_string_append(out, after), FALSE);
}

static void ceilings(void **state)
{
    enum { BYTES = 8000, LEXEMES = 1000, DEPTH = 50, SIDES = 64 };
    static const struct {
        const char *before, *what, *after;
        guint most; /* times */
        const char *message;
    } rows[] = {
        {"", "q", "", BYTES, "the query is longer than 8000 bytes"},
        {"", "a ", "", LEXEMES, "the query has too many words"},
        {"", "(", "seed", DEPTH, "parentheses lie too deep within each other"},
        {"a", " NEAR/2 b", "", SIDES - 1, "at most 64"},
        {"a NEAR/", "", "1000 b", 0, NULL},
        {"a NEAR/1", "0", " b", 3, "want a number of words from 1 to 1000"},
    };
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        for (guint more = 0; more < (rows[i].message ? 2 : 1); more++) {
            g_autoptr(GError) error = NULL;
            g_autofree char *query = many(rows[i].before, rows[i].what, rows[i].most + more, rows[i].after);
            g_autofree char *closed =
                *rows[i].what == '(' ? many(query, ")", rows[i].most + more, "") : g_strdup(query);
            g_autoptr(query_node) tree = undex_search_parse(closed, &error);
            if (more == 0 && !tree)
                fail_msg("%s%s: %s", rows[i].before, rows[i].what, error->message);
            if (more == 1 && (tree || !strstr(error->message, rows[i].message)))
                fail_msg("%s%s: %s", rows[i].before, rows[i].what, tree ? "taken" : error->message);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lexemes), cmocka_unit_test(ceilings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
