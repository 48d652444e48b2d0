// SPDX-License-Identifier: GPL-3.0-or-later
/* Organs by their symbols: a table, from data/organs.tsv. */
#pragma once

#include <glib.h>

typedef struct {
    const char *symbol;       /* what its symbols begin with, up to a stroke, or to a number ("A/CONF.") */
    const char *name;         /* "General Assembly" */
    const char *abbreviation; /* as lawyers have it: "UNGA" */
    const char *typed;        /* what people type for its symbol before a resolution, with spaces between */
} undex_organ;

/* After the last comes a row without a symbol. */
extern const undex_organ undex_data_organs[];

/* The organ with the longest symbol that this one begins with; NULL: not known. */
const undex_organ *undex_organ_find(const char *symbol);

/* The organ that is so typed in the place of its symbol; NULL: none is. */
const undex_organ *undex_organ_typed(const char *typed);
