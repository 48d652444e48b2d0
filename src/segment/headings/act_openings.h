// SPDX-License-Identifier: GPL-3.0-or-later
/* The words with which the paragraphs of resolutions and decisions begin. */
#pragma once

#include "base/word_list.h"

/* Of languages that the patterns of segment_patterns.c do not know; each entry begins a paragraph. */
extern const undex_word_list undex_data_preambular_openings[];
extern const undex_word_list undex_data_operative_openings[];

/* Whether a text begins as a preambular paragraph does: "Recalling", "ссылаясь". */
gboolean segment_opens_preambular(const char *text);

/* Whether it begins as an operative paragraph does: "Decides", "постановляет". Some words of some languages
 * begin either; where no number stands before them, they are taken for preambular. */
gboolean segment_opens_operative(const char *text, gboolean numbered);
