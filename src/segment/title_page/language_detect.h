// SPDX-License-Identifier: GPL-3.0-or-later
/* language_detect.c tells the language of a document. */
#pragma once

#include "segment/line.h"

/* The language of most of the text, "en" where nothing tells. */
const char *segment_language(const segment_view *view);
