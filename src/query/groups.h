// SPDX-License-Identifier: GPL-3.0-or-later
/* Groups of words of like meaning, by language. Everyday words and those of United Nations documents, and
 * words that are derived from one another and that no stemmer brings together. A word may stand in several
 * groups; it is like all of them. Private to thesaurus.c.
 *
 * Each word has a space before it, each group a semicolon at its end. The first three letters of a word have
 * no accents, for so stems begin; the others have theirs, for the stemmer looks at them. */
#ifndef UNDEX_QUERY_GROUPS_H
#define UNDEX_QUERY_GROUPS_H

extern const char undex_query_groups_en[], undex_query_groups_fr[], undex_query_groups_es[],
    undex_query_groups_ru[];

#endif
