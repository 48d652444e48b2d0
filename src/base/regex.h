// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Patterns: the one user of PCRE2.
 *
 * A pattern stands in a table with the text it must match and one it must not (undex_pattern), so that a test
 * can read both. It is compiled once, on first use, with UTF, UCP and extended (`x`) syntax, and to machine
 * code when it is used often; each match runs under a match limit, a depth limit and a heap limit, so that no
 * document can hold it up. Not thread-safe: one pattern belongs to one thread.
 */
#pragma once

#include <glib.h>

/* Groups of one match: byte offsets into the subject; group 0 is the match. -1: a group took no part. */
#define UNDEX_MATCH_GROUPS 16
typedef struct {
    int start[UNDEX_MATCH_GROUPS];
    int end[UNDEX_MATCH_GROUPS];
    int count;
} undex_match;

typedef struct undex_regex undex_regex;

/* A row of a pattern table. `example` is matched by the pattern, `counter` is not; both are tested. */
typedef struct {
    const char *name;
    const char *pattern;
    const char *example;
    const char *counter;
    undex_regex *compiled; /* filled on first use; owned by the table for the life of the program */
} undex_pattern;

/* Matches `pattern` against the `length` bytes of UTF-8 at `text` (-1: up to the NUL) from byte `from`.
 * TRUE and `*match` filled (NULL: not wanted) when it matches. A match that runs into a limit counts as no
 * match. */
gboolean undex_pattern_match(undex_pattern *pattern, const char *text, gssize length, gsize from,
                             undex_match *match);

/* Makes patterns ready to be matched often: for processes that are forked later. */
void undex_pattern_warm(undex_pattern *patterns, gsize count);

/* The number of a named group, -1 where the pattern has none of that name. */
int undex_pattern_group(undex_pattern *pattern, const char *name);

/* Length of group `group` in bytes, 0 where it took no part. */
static inline int undex_match_length(const undex_match *match, int group)
{
    return match->start[group] < 0 ? 0 : match->end[group] - match->start[group];
}
