// SPDX-License-Identifier: GPL-3.0-or-later
/* page_labels.c finds what pages are called, from the running heads and feet. */
#pragma once

#include "segment/line.h"

void segment_page_labels(segment_view *view);
/* "12", "iv". Caller frees. */
char *segment_page_label(const segment_view *view, int page);
