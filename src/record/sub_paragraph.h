// SPDX-License-Identifier: GPL-3.0-or-later
/* Sub-paragraphs: which part of a passage "(b)" or "(b) (ii)" means. */
#pragma once

#include "undex/document.h"

/* NULL: the passage has no such sub-paragraph. It reaches from its offset to `*end`, in code points. */
const undex_sub_paragraph *undex_sub_paragraph_find(const undex_passage *passage, const char *asked,
                                                    int *end);
