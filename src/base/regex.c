// SPDX-License-Identifier: GPL-3.0-or-later
#define PCRE2_CODE_UNIT_WIDTH 8
#include "undex/regex.h"

#include <pcre2.h>

/* Generous for our patterns (a few hundred steps a match) and small enough to end a runaway in milliseconds.
 */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 10000, HEAP_LIMIT_KIB = 4096 };

struct undex_regex {
    pcre2_code *code;
    pcre2_match_data *data;
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
    pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); /* where it fails, the interpreter serves */
    regex->data = pcre2_match_data_create(UNDEX_MATCH_GROUPS, NULL);
    pattern->compiled = regex;
    return regex;
}

gboolean undex_pattern_match(undex_pattern *pattern, const char *text, gssize length, gsize from,
                             undex_match *match)
{
    undex_regex *regex = compile(pattern);
    gsize n = length < 0 ? strlen(text) : (gsize)length;
    if (from > n)
        return FALSE;
    int rc = pcre2_match(regex->code, (PCRE2_SPTR)text, n, from, PCRE2_NO_UTF_CHECK, regex->data, limits());
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

int undex_pattern_group(undex_pattern *pattern, const char *name)
{
    int group = pcre2_substring_number_from_name(compile(pattern)->code, (PCRE2_SPTR)name);
    return group < 0 ? -1 : group;
}
