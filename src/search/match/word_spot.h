// SPDX-License-Identifier: GPL-3.0-or-later
/* A word, or words in their order, where a passage has them. */
#pragma once

#include <glib.h>

/* `count` is how often, words of its family counted for less. */
typedef struct {
    guint32 docid;
    float count;
} word_spot;
