// SPDX-License-Identifier: GPL-3.0-or-later
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include <pcre2.h>

/* Generous for our patterns (some hundred steps a match), small enough to end a runaway in milliseconds. */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 10000, HEAP_LIMIT_KIB = 4096 };

/* Making machine code of a pattern takes as long as some hundred matches by the interpreter, and a search
 * asks a pattern once. */
enum { MATCHES_BEFORE_JIT = 50 };

struct undex_regex {
    pcre2_code *code;
    pcre2_match_data *data;
    guint matches; /* so far, up to MATCHES_BEFORE_JIT */
};

static pcre2_match_context *limits(void)
{
    static pcre2_match_context *context;
    if (!context) {
        context = pcre2_match_context_create(NULL);
        g_assert(context);
        pcre2_set_match_limit(context, MATCH_LIMIT);
        pcre2_set_depth_limit(context, DEPTH_LIMIT);
        pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
    }
    return context;
}

static undex_regex *compile(undex_pattern *pattern)
{
    int error;
    PCRE2_SIZE where;
    if (pattern->compiled)
        return pattern->compiled;
    undex_regex *regex = g_new0(undex_regex, 1);
    regex->code =
        pcre2_compile((PCRE2_SPTR)pattern->pattern, PCRE2_ZERO_TERMINATED,
                      PCRE2_UTF | PCRE2_UCP | PCRE2_EXTENDED | PCRE2_NO_UTF_CHECK, &error, &where, NULL);
    if (!regex->code) {
        PCRE2_UCHAR why[120];
        pcre2_get_error_message(error, why, sizeof why);
        g_error("pattern %s is wrong at %d: %s", pattern->name, (int)where, (char *)why);
    }
    regex->data = pcre2_match_data_create(UNDEX_MATCH_GROUPS, NULL);
    pattern->compiled = regex;
    return regex;
}

static gboolean gave_up(int rc)
{
    return rc == PCRE2_ERROR_MATCHLIMIT || rc == PCRE2_ERROR_DEPTHLIMIT || rc == PCRE2_ERROR_HEAPLIMIT ||
           rc == PCRE2_ERROR_JIT_STACKLIMIT;
}

static void make_machine_code(undex_regex *regex)
{
    regex->matches = MATCHES_BEFORE_JIT;
    pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); /* where it fails, the interpreter serves */
}

/* Where one way gives up, the other has a try: what matches does not hang on how many were before. */
static int match_once(undex_regex *regex, const char *text, gsize length, gsize from)
{
    gboolean fast = regex->matches == MATCHES_BEFORE_JIT;
    for (int way = 0;; way++, fast = !fast) {
        guint32 options = PCRE2_NO_UTF_CHECK | (fast ? 0 : PCRE2_NO_JIT);
        int rc = pcre2_match(regex->code, (PCRE2_SPTR)text, length, from, options, regex->data, limits());
        if (!gave_up(rc) || way == 1)
            return rc;
        if (!fast)
            make_machine_code(regex);
    }
}

gboolean undex_pattern_match(undex_pattern *pattern, const char *text, gssize length, gsize from,
                             undex_match *match)
{
    undex_regex *regex = compile(pattern);
    gsize n = length < 0 ? strlen(text) : (gsize)length;
    if (from > n)
        return FALSE;
    if (regex->matches < MATCHES_BEFORE_JIT && ++regex->matches == MATCHES_BEFORE_JIT)
        make_machine_code(regex);
    int rc = match_once(regex, text, n, from);
    if (rc < 0)
        return FALSE;
    if (match) {
        const PCRE2_SIZE *at = pcre2_get_ovector_pointer(regex->data);
        match->count = rc ? rc : UNDEX_MATCH_GROUPS;
        for (int i = 0; i < UNDEX_MATCH_GROUPS; i++) {
            gboolean set = i < match->count && at[2 * i] != PCRE2_UNSET;
            match->start[i] = set ? (int)at[2 * i] : -1;
            match->end[i] = set ? (int)at[2 * i + 1] : -1;
        }
    }
    return TRUE;
}

void undex_pattern_warm(undex_pattern *patterns, gsize count)
{
    limits();
    for (gsize i = 0; i < count; i++)
        make_machine_code(compile(&patterns[i]));
}

int undex_pattern_group(undex_pattern *pattern, const char *name)
{
    int group = pcre2_substring_number_from_name(compile(pattern)->code, (PCRE2_SPTR)name);
    return group < 0 ? -1 : group;
}
